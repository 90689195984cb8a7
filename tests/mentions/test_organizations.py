"""Organisations: the corpus table, and every word of theirs reachable."""

from datetime import date

import pytest
from support import cases, check

from zonenews import find_organizations
from zonenews.lexicon.organizations import load_organizations
from zonenews.lexicon.word_classes import words_of


@pytest.mark.parametrize(("text", "published", "expect"), cases("organizations"))
def test_organizations(text: str, published: date | None, expect: list[dict]) -> None:  # noqa: ARG001 - one shape of rows for all kinds
    check(find_organizations(text), text, expect)


def test_every_known_name_is_found() -> None:
    for name, known in load_organizations().names.items():
        found = find_organizations(f"参观{name}。")
        assert [(record.name, record.kind, record.id) for record in found][:1] == [(name, known.kind, known.full)], name


def test_every_head_makes_a_name() -> None:
    words = load_organizations()
    for head, entry in words.heads.items():
        nation = head in words_of("seat_of_nation")
        owner = (
            "法国" if nation else "青岚县澄" if entry.group == "seat" and head[0] in "省市区县州旗盟镇乡" else "淄博"
        )
        text = {"seat": f"由{owner[:2]}{head}发布。", "legal": f"由泰鼎岚图{head}发布。"}.get(
            entry.group, f"由宁波泰鼎{head}发布。"
        )
        assert [record.kind for record in find_organizations(text.replace("青岚", "淄博"))] == [entry.kind], text


def test_every_field_makes_a_body() -> None:
    for field in load_organizations().functions:
        names = [record.name for record in find_organizations(f"由宁波市{field}局发布。")]
        assert names == [f"宁波市{field}局"], field


def test_every_trade_makes_a_company() -> None:
    for trade in load_organizations().trades:
        names = [record.name for record in find_organizations(f"泰鼎{trade}、岚图{trade}等企业落户。")]
        is_line = trade.endswith(load_organizations().works)  # 泰鼎铁路 in a list is a line
        assert names == ([] if is_line else [f"泰鼎{trade}", f"岚图{trade}"]), trade


def test_every_act_of_a_placed_brand_makes_a_company() -> None:
    for act in load_organizations().acts:
        assert [record.name for record in find_organizations(f"近日，宁波泰鼎机电{act}。")] == ["宁波泰鼎机电"], act


def test_every_chief_of_a_placed_brand_makes_a_company() -> None:
    for chief in load_organizations().chiefs:
        assert [record.name for record in find_organizations(f"湖南中锂{chief}出席。")] == ["湖南中锂"], chief


def test_no_end_of_goods_makes_a_company() -> None:
    for end in load_organizations().goods:
        found = find_organizations(f"泰鼎机械、岚图{end}等企业落户。")
        assert [record.name for record in found if record.kind == "company"] == ["泰鼎机械"], end
