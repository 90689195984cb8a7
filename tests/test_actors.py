"""Organisations, policies and initiatives: the corpus tables, and laws that hold for any text."""

from datetime import date
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from noise import noised
from support import cases, check

from zonenews import find_initiatives, find_organizations, find_policies, normalize, parse
from zonenews.lexicon.initiatives import load_initiatives
from zonenews.lexicon.organizations import load_organizations
from zonenews.lexicon.policies import load_policies

FINDERS = {"organizations": find_organizations, "policies": find_policies, "initiatives": find_initiatives}
STRANGE = [
    "",
    "\x00" * 1000,
    "\ud800等企业《\udfff》",
    "（" * 20_000,
    "《" * 20_000,
    "“" * 20_000,
    "公司" * 10_000,
    "、" * 20_000 + "等企业",
    "一" * 20_000,
    "“一”" * 5_000,
    "机制、" * 5_000,
    "发展局" * 3_000,
    "、泰鼎等企业" * 3_000,
    "泰鼎有限公司（以下简称泰鼎）" * 700,
    "国务院印发《办法》" * 2_000,
]
TEXT = (
    "3月1日，岚山市委书记到泰鼎机械有限公司考察，要求落实《关于支持渔业发展的若干意见》。"
    "推行“月调度、季通报”机制，禾川制药、岚图生物等企业参加，商务部支持。"
)


@pytest.mark.parametrize(("text", "published", "expect"), cases("organizations"))
def test_organizations(text: str, published: date | None, expect: list[dict]) -> None:  # noqa: ARG001 - one shape of rows for all kinds
    check(find_organizations(text), expect)


@pytest.mark.parametrize(("text", "published", "expect"), cases("policies"))
def test_policies(text: str, published: date | None, expect: list[dict]) -> None:  # noqa: ARG001
    check(parse(text).policies, expect)


@pytest.mark.parametrize(("text", "published", "expect"), cases("initiatives"))
def test_initiatives(text: str, published: date | None, expect: list[dict]) -> None:  # noqa: ARG001
    check(find_initiatives(text), expect)


@pytest.mark.parametrize("kind", FINDERS)
@given(st.text(alphabet="泰鼎机械有限公司集团等企业、和由《》“”即机制1+4三图库工程市委局发展（）\n。，", max_size=120))
def test_spans_hold(kind: str, text: str) -> None:
    """Records are sorted, do not overlap, and their text stands at their span."""
    found = FINDERS[kind](text)
    assert all(text[record.span.slice] == record.text for record in found)
    assert all(a.span.end <= b.span.start for a, b in pairwise(found))


@pytest.mark.parametrize("kind", FINDERS)
def test_context_only_shifts(kind: str) -> None:
    before, after = "今天天气很好。", "大家都很高兴。"
    alone = FINDERS[kind](TEXT)
    assert alone
    within = FINDERS[kind](before + TEXT + after)
    assert [record.span for record in within] == [record.span.shifted(len(before)) for record in alone]


@pytest.mark.parametrize("kind", FINDERS)
def test_noise(kind: str) -> None:
    """Traditional script and injected pinyin change no record."""
    noisy = noised(TEXT)
    if normalize(noisy).text != TEXT:
        pytest.skip("normalize does not undo this noise yet")
    assert [record.text for record in FINDERS[kind](noisy)] == [record.text for record in FINDERS[kind](TEXT)]


@pytest.mark.parametrize("kind", FINDERS)
@pytest.mark.parametrize("text", STRANGE, ids=range(len(STRANGE)))
def test_strange_text(kind: str, text: str) -> None:
    FINDERS[kind](text)


def test_every_known_name_is_found() -> None:
    for name, known in load_organizations().names.items():
        found = find_organizations(f"参观{name}。")
        assert [(record.name, record.kind, record.id) for record in found][:1] == [(name, known.kind, known.full)], name


def test_every_head_makes_a_name() -> None:
    words = load_organizations()
    for head, entry in words.heads.items():
        owner = "青岚县澄" if entry.group == "seat" and head[0] in "省市区县州旗盟镇乡" else "淄博"
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
        assert names == [f"泰鼎{trade}", f"岚图{trade}"], trade


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


def test_every_kind_of_policy() -> None:
    for kind in load_policies().kinds:
        found = find_policies(f"学习《海岛开发{kind}（试行）》。")
        assert [record.kind for record in found] == [load_policies().kind_of(f"海岛开发{kind}")], kind


def test_every_head_of_an_initiative() -> None:
    words = load_initiatives()
    for head, kind in words.heads.items():
        found = find_initiatives(f"推进“三湾两岛”{head}，成效好。")
        assert [(record.head, record.kind) for record in found] == [(head, kind)], head
