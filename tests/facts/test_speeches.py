"""Speeches of heads of firms."""

import pytest

from zonenews.discourse.speeches import firm_speeches


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("“去年公司产值3.2亿元。”宏达电机公司总经理王平说。", ["去年公司产值3.2亿元。"]),
        ("宏达电机董事长王平告诉记者：“去年销售收入3.2亿元，出口1亿元。”", ["去年销售收入3.2亿元，出口1亿元。"]),
        ("“去年全镇产值3.2亿元。”镇长王平说。", []),
        ("宏达电机董事长王平出席。“去年全镇产值3.2亿元。”镇长李明说。", []),
        ("没有引号的一句话，公司总经理王平说。", []),
    ],
)
def test_speeches_of_firms_are_found(text: str, said: list[str]) -> None:
    """Only a firm's own head makes a speech the firm's, named before it or behind it."""
    assert [text[start:end] for start, end in firm_speeches(text)] == said
