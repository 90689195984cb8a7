"""Initiatives: the corpus table, and every head reachable."""

from datetime import date

import pytest
from support import cases, check

from zonenews import find_initiatives, parse
from zonenews.lexicon.initiatives import load_initiatives


@pytest.mark.parametrize(("text", "published", "expect"), cases("initiatives"))
def test_initiatives(text: str, published: date | None, expect: list[dict]) -> None:  # noqa: ARG001
    check(find_initiatives(text), text, expect)


NOW = date(2026, 3, 1)


@pytest.mark.parametrize(
    ("text", "published", "expect"),
    [
        ("园区落实“两新”政策，推行“链长制”。", NOW, [("两新政策", "两新"), ("链长制", None)]),
        ("园区开展提振消费专项行动。", None, [("提振消费专项行动", "提振消费专项行动")]),
        # older than the programme: something else of the same name
        ("园区实施“双高计划”。", date(2016, 5, 1), [("双高计划", None)]),
        ("园区实施“双高计划”。", NOW, [("双高计划", "双高计划")]),
        # schemes of other places have the name too: the text has to have another name of the programme
        ("青石县实施“百千万工程”。", NOW, [("百千万工程", None)]),
        (
            "青石县推进百县千镇万村高质量发展工程。全县实施“百千万工程”。",
            NOW,
            [("百县千镇万村高质量发展工程", "百千万工程"), ("百千万工程", "百千万工程")],
        ),
        ("青石县实施“三大工程”。", NOW, [("三大工程", None)]),
        # the name with quotation marks inside, and none around it
        ("青石县开展“机器人+”应用行动。", NOW, [("机器人+应用行动", "“机器人+”应用行动")]),
    ],
)
def test_initiatives_of_the_term_table(text: str, published: date | None, expect: list[tuple[str, str | None]]) -> None:
    assert [(found.name, found.term) for found in find_initiatives(text, published=published)] == expect
    assert [(found.name, found.term) for found in parse(text, published=published).initiatives] == expect


def test_terms_go_by_the_day_of_their_own_article() -> None:
    """Of two articles in one text the older one knows no programme put forward behind it."""
    text = (
        "青石县职业学院建设推进会召开\n发布时间：2016-05-01\n5月1日，青石县召开推进会，全县实施“双高计划”。\n\n"
        "青石县职业教育再上台阶\n发布时间：2024-05-01\n5月1日，青石县召开现场会，全县实施“双高计划”。\n"
    )
    assert [found.term for found in parse(text).initiatives] == [None, "双高计划"]


def test_every_head_of_an_initiative() -> None:
    words = load_initiatives()
    for head, kind in words.heads.items():
        found = find_initiatives(f"推进“三湾两岛”{head}，成效好。")
        assert [(record.head, record.kind) for record in found] == [(head, kind)], head
