"""The whole parse costs as much for each character of a long text as of a short one, whatever the text."""

import pytest
from support import calls

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
def test_work_grows_with_the_text(seed: str) -> None:
    """Four times the text takes about four times the work; a quadratic rule takes sixteen times."""
    short, long = (seed * (size // len(seed)) for size in (6000, 24_000))
    parse(short)  # what is built at the first use is not counted
    assert calls(parse, long) < 5 * calls(parse, short)
