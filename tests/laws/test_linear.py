"""The whole parse costs as much for each character of a long text as of a short one, whatever the text."""

import pytest
from support import calls

from zonenews import find_regions, parse

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
    "收购岚雄创29%股权，",
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


def test_regions_of_a_day_cost_the_same() -> None:
    """A name that two districts had on the day is decided by the text once, however often it stands there."""
    short, long = ("重庆发布消息，江北区签约。" * count for count in (300, 1200))

    def read(text: str) -> object:
        return find_regions(text, published="2023-05-08")

    read(short)
    assert calls(read, long) < 5 * calls(read, short)
