"""Numerals: corpus, round trips, cn2an where it is right, limits."""

import pickle
from decimal import Decimal
from fractions import Fraction

import cn2an
import pytest
from hypothesis import given
from hypothesis import strategies as st
from support import calls, cases, check

from zonenews import find_numerals, normalize, parse_numeral, render_numeral
from zonenews.errors import NumeralError
from zonenews.grammar.numerals import scan_numerals
from zonenews.grammar.reading import MAX_LENGTH, Reading, characters, leading, read_plain

WHOLE = st.integers(min_value=0, max_value=10**16 - 1) | st.builds(
    lambda digit, zeros, rest: digit * 10**zeros + rest,
    st.integers(min_value=1, max_value=9),
    st.integers(min_value=0, max_value=14),
    st.integers(min_value=0, max_value=9999),
)
HAN = "".join(sorted({*characters().digits, *characters().scales, *characters().tens} - set("億萬兩貳")))
"""The Simplified characters; how the others come out depends on the paragraph they stand in."""


@pytest.mark.parametrize(("text", "published", "expect"), cases("numerals"))
def test_corpus(text: str, published: None, expect: list[dict[str, str]]) -> None:
    """Each row is read as its table says."""
    assert published is None
    check(find_numerals(text), text, expect)


@given(st.integers(min_value=-(10**24) + 1, max_value=10**24 - 1), st.sampled_from(["小写", "大写"]))
def test_written_whole_numbers_are_read_back(value: int, style) -> None:
    """Rendering and reading are inverse."""
    assert parse_numeral(render_numeral(value, style)) == value


@given(st.decimals(min_value=-(10**12), max_value=10**12, places=6), st.sampled_from(["小写", "大写"]))
def test_written_decimals_are_read_back(value: Decimal, style) -> None:
    """No digit behind the point is lost."""
    assert parse_numeral(render_numeral(value, style)) == value


@given(st.fractions(min_value=-99, max_value=99, max_denominator=999))
def test_written_fractions_are_read_back(value: Fraction) -> None:
    """Fractions are read as themselves."""
    assert Fraction(parse_numeral(render_numeral(value))) == value


@given(WHOLE)
def test_cn2an_agrees(value: int) -> None:
    """cn2an reads what is rendered as the same number, and writes the same, but for the 零 it drops after 亿 (一亿零一千)."""
    written = render_numeral(value)
    formal = render_numeral(value, "大写")
    assert cn2an.cn2an(written, "normal") == value
    theirs, theirs_formal = cn2an.an2cn(value), cn2an.an2cn(value, "up")
    assert parse_numeral(theirs) == parse_numeral(theirs_formal) == value
    low = value % 10**8
    if not 0 < low < 10**7:
        assert written == theirs.removeprefix("一") if theirs.startswith("一十") else written == theirs
        assert formal == theirs_formal


@given(st.text(alphabet=HAN + "0123456789.,点余多几数半分之又负 -", max_size=30))
def test_parse_and_find_agree(text: str) -> None:
    """A whole text that is one exact numeral is found as that numeral, where it is found."""
    try:
        value = parse_numeral(text)
    except NumeralError:
        return
    found = find_numerals(text)
    if found and found[0].text == normalize(text).text.strip():
        assert [numeral.value for numeral in found] == [value]


@given(st.text(alphabet=HAN + "0123456789.,点余多几数半分之第是前有个人家%“” \nA是看，", max_size=60))
def test_spans_hold(raw: str) -> None:
    """Numerals are in order, apart, and on their text."""
    end = 0
    for numeral in find_numerals(raw):
        assert end <= numeral.span.start < numeral.span.end
        assert normalize(raw[numeral.span.slice]).text == numeral.text
        end = numeral.span.end


@given(st.text(alphabet=HAN + "0123456789.点余多几数半", min_size=1, max_size=20))
def test_leading_reads_a_prefix(run: str) -> None:
    """What a run begins with reads the same by itself."""
    used, reading = leading(run)
    assert 1 <= used <= len(run)
    assert reading is None or read_plain(run[:used]) == reading


SUFFIXED = {
    "八折": "0.8", "八五折": "0.85", "9.5折": "0.95", "三成": "0.3", "三成半": "0.35", "40%": "0.4", "3‰": "0.003", "2K": "2000", "1.5k": "1500",
    "3M": "3000000", "2e3": "2000", "5e-2": "0.05", "负三成": "-0.3",
}  # fmt: skip


@pytest.mark.parametrize("text", SUFFIXED)
def test_suffixes(text: str) -> None:
    """What stands behind a numeral says what it is worth."""
    assert parse_numeral(text) == Decimal(SUFFIXED[text])


@pytest.mark.parametrize(
    "text",
    [
        "三零亿",
        "",
        "点五",
        "十千",
        "五百零",
        "一万万万二亿三兆五亿",
        "两两",
        "几",
        "三四百",
        "1 234",
        "五分之",
        "零分之三分",
        "1/0",
        "九" * 65,
        "1e999",
    ],
)
def test_what_is_no_numeral_is_refused(text: str) -> None:
    """A clear error, with the place within the text, that survives pickling."""
    with pytest.raises(NumeralError) as caught:
        parse_numeral(text)
    error = caught.value
    assert 0 <= error.span[0] <= error.span[1] <= len(text)
    assert str(pickle.loads(pickle.dumps(error))) == str(error)  # noqa: S301 - our own bytes


def test_hint() -> None:
    """A small slip is mended in the hint."""
    with pytest.raises(NumeralError) as caught:
        parse_numeral("三零亿")
    assert caught.value.hint == "三十亿"


def test_the_largest() -> None:
    """The limits: 64 characters, below 10^64."""
    assert parse_numeral("9" * 64) == 10**64 - 1
    assert isinstance(leading("亿" * MAX_LENGTH)[1], Reading | None)
    assert find_numerals("9" * 65 + "个") == ()


@pytest.mark.parametrize("unit", ["一", "亿", "1,", "(", "三分之", "一二", "十几", "1/", "第一"])
def test_work_is_linear(unit: str) -> None:
    """Ten times the text takes about ten times the work."""
    short, long = (unit * (size // len(unit)) for size in (3_000, 30_000))
    scan_numerals(long)  # what is built or kept at the first use is not counted
    assert calls(scan_numerals, long) < 13 * calls(scan_numerals, short) + 100
