"""Laws of organisations, policies and initiatives: spans, shifts, noise, any text."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from noise import noised

from zonenews import find_initiatives, find_organizations, find_policies, normalize

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
