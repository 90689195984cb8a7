"""Laws of regions and zones: spans, repetition, shifts, any text, noise."""

from collections.abc import Callable
from itertools import pairwise
from typing import Any

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st
from noise import noised

from zonenews import (
    find_regions,
    find_zones,
    normalize,
)
from zonenews.mentions.regions.find import scan_regions
from zonenews.mentions.zones.find import scan_zones

FINDERS: list[Callable[[str], tuple[Any, ...]]] = [find_regions, find_zones]
WORDS = [
    *("山东省", "济南市", "长清区", "常州", "鼓楼区", "淮安", "江山", "安新", "西安", "吉林", "天津", "滨海"),
    *(
        "高新区",
        "常州高新区",
        "新区",
        "自贸试验区",
        "国家级",
        "经济开发区",
        "片区",
        "产业园",
        "光谷",
        "（",
        "）",
        "，",
        "、",
        "和",
        "的",
        "。",
        "11个",
    ),
]
TEXTS = st.lists(st.sampled_from(WORDS), max_size=14).map("".join)


@pytest.mark.parametrize("find", FINDERS)
@given(text=TEXTS)
def test_spans_hold(find: Callable[[str], tuple[Any, ...]], text: str) -> None:
    """Mentions are sorted, do not overlap, and their text is what stands at their span."""
    found = find(text)
    assert [record.text for record in found] == [normalize(text[record.span.slice]).text for record in found]
    assert all(left.span.end <= right.span.start for left, right in pairwise(found))


@pytest.mark.parametrize("find", FINDERS)
@given(text=TEXTS)
def test_finding_is_repeatable(find: Callable[[str], tuple[Any, ...]], text: str) -> None:
    """Equal texts give equal records; the finder and the scanner agree on clean text."""
    scan = scan_regions if find is find_regions else scan_zones
    assert find(text) == find(text) == scan(text)


@pytest.mark.parametrize("find", FINDERS)
@given(text=TEXTS)
def test_a_sentence_before_shifts(find: Callable[[str], tuple[Any, ...]], text: str) -> None:
    """A sentence that names no place only moves the records."""
    before = "今年以来形势良好。"
    moved = [attrs.evolve(record, span=record.span.shifted(len(before))) for record in find(text)]
    assert list(find(before + text)) == moved


@pytest.mark.parametrize("find", FINDERS)
@given(text=st.text(max_size=80))
def test_any_text_is_safe(find: Callable[[str], tuple[Any, ...]], text: str) -> None:
    """No string raises."""
    find(text)


@pytest.mark.parametrize("find", FINDERS)
def test_odd_text_is_safe(find: Callable[[str], tuple[Any, ...]]) -> None:
    """Nor do lone surrogates, NUL, and long runs of what triggers a rule."""
    for text in (
        "\ud800新区\x00常州市",
        "区" * 50_000,
        "（" * 20_000 + "区",
        "高新区" * 10_000,
        "山" * 50_000,
        "江西" * 10_000,
        "、" * 20_000,
    ):
        find(text)


def test_traditional_script_and_pinyin() -> None:
    """Spans count in the raw text, however noisy it is."""
    text = "煙(yān)臺開(kāi)發(fā)區與濟南市簽約"
    zone, region = find_zones(text)[0], find_regions(text)[-1]
    assert (text[zone.span.slice], zone.name, region.code) == ("煙(yān)臺開(kāi)發(fā)區", "烟台开发区", "370100")


NOISY = [
    "山东省济南市长清区与常州高新技术产业开发区签约，常州高新区、滁州经开区参加，开发区再签约。",
    "上海、广东、天津自贸试验区与中国（辽宁）自贸试验区营口片区、淮安市共建，光谷出台新政。",
]


@pytest.mark.parametrize("style", ["tone", "plain", None])
@pytest.mark.parametrize("text", NOISY)
def test_noise_changes_nothing(text: str, style: str | None) -> None:
    """What the web does to a text changes where places stand, not what they are."""
    noisy = noised(text, pinyin=style, widen_digits=True)
    for find in FINDERS:
        clean, dirty = find(text), find(noisy)
        assert [attrs.evolve(record, span=(0, 0)) for record in dirty] == [
            attrs.evolve(record, span=(0, 0)) for record in clean
        ]
        assert [normalize(noisy[record.span.slice]).text for record in dirty] == [record.text for record in clean]
