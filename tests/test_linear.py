"""The whole parse costs as much for each character of a long text as of a short one, whatever the text."""

import time

import pytest

from zonenews import parse

SEEDS = [
    "签约",
    "投产",
    "揭牌",
    "2023年",
    "5月8日",
    "签约项目12个，",
    "增长5%、",
    "鲁西新区",
    "公司",
    "一\n",
    "《",
    "國(guó)",
]


@pytest.mark.parametrize("seed", SEEDS)
def test_time_grows_with_the_text(seed: str) -> None:
    """Four times the text takes not much more than four times the time; a quadratic rule takes sixteen times."""
    short, long = (seconds(seed * (size // len(seed))) for size in (6000, 24_000))
    assert long < 4 * 2.2 * short + 0.05


def seconds(text: str) -> float:
    """Processor time of the faster of two parses."""
    times = []
    for _ in range(2):
        start = time.process_time()
        parse(text)
        times.append(time.process_time() - start)
    return min(times)
