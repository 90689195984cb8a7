"""All rewrites of `normalize` at once: whatever stands together, nothing is said twice, and what is normal stays."""

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st
from noise import LEFT_OVERS, wrapped

from zonenews import Span, normalize

PIECES = [
    *("　　今年一季度，高新区完成产值 128.6 亿元，增长 9.4%；新签约项目 23 个，总投资 156 亿元，", "产值 128 亿元 9.4", "开工项目23个", "第 1000 页 共 1234 页"),
    *("**156亿元**", "<p>园区</p>", "<td>产值</td>", "[经开区](https://www.example.cn/)", "# ", "> ", "- ", "\\*", "&nbsp;", "&lt;b&gt;", "経", "國(guó)", "１２"),
    *("\n", "\n", "\n\t", "\t", " ", " " * 15, "　" * 20, "\f", "\r\n", "\u2028", "，", "，，", "）", "（", "1,234", "总 投 资 15 亿 元 ", "?", "\ufffd"),
]  # fmt: skip


@given(
    st.lists(st.sampled_from(PIECES), max_size=40),
    st.none() | st.integers(8, 50),
    st.none() | st.sampled_from(sorted(LEFT_OVERS)),
)
def test_any_mixture(pieces: list[str], width: int | None, style: str | None) -> None:
    """The signs of the normal text stand in the raw text in the same order, and normalising again changes nothing."""
    raw = "".join(pieces)
    raw = LEFT_OVERS[style](raw) if style else raw
    raw = wrapped(raw, width) if width else raw
    normal = normalize(raw)
    assert normalize(normal.text).text == normal.text
    places = [normal.raw_span(Span(at, at + 1)) for at in range(len(normal.text))]
    assert all(one.start < one.end <= len(raw) for one in places)
    assert all(one.start <= other.start and one.end <= other.end for one, other in pairwise(places))


def test_a_tab_behind_spaced_numbers() -> None:
    """What two finders take out is taken out in order."""
    raw = "一季度产值 128 亿元，投资 36 亿元，出口 12 亿元，税收 18 亿元。\n\t园区开工。"
    assert normalize(raw).text == "一季度产值128亿元，投资36亿元，出口12亿元，税收18亿元。\n园区开工。"
