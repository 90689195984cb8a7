"""Laws of the text room: alignment, idempotence, safety on any string, equality with OpenCC."""

import json
from decimal import Decimal
from itertools import pairwise
from pathlib import Path

import attrs
import opencc
import pytest
from hypothesis import given
from hypothesis import strategies as st
from noise import pieces

from zonenews import detect_script, fold_width, normalize, strip_pinyin, to_simplified
from zonenews._data import load_tsv
from zonenews.text.alignment import Alignment
from zonenews.text.marks import fold_marks
from zonenews.text.normalize import _rewritten
from zonenews.text.records import Amount, Fact, Mention, anchored
from zonenews.text.script import t2s
from zonenews.text.spans import Span

COLUMNS = ("traditional", "simplified")
CLEAN = (
    "经济技术开发区上半年完成固定资产投资3.5亿元，同比增长12%；乾隆年间的瞭望台（GDP）不变。\n干部关于著名面粉的规划"
)
BITS = """
國(guó) 國 国 (guo) （guó） ( ） ?lián) W(xué) 6?8个 &amp; &nbsp ; &#38; lt; & \u200b , ， 著 乘著 乾 瞭望 於 後 １ ％ ⻄ 金 \ufffd ? \ud800
\x00 锟斤拷 a (a) (lǜ) u\u0308 ó 計畫 覆 麼 𠀀 圞 數(shu) (shu) A股 ？
"""
ODD = st.sampled_from([*BITS.split(), "\r", "\n", "\xa0", " "])
ODD_TEXT = st.lists(ODD | st.characters(), max_size=30).map("".join)


@given(ODD_TEXT)
def test_idempotent(raw: str) -> None:
    """What came out clean stays as it is."""
    once = normalize(raw).text
    assert normalize(once).text == once


@given(st.lists(ODD, max_size=6).map("".join))
def test_nothing_is_passed_over(raw: str) -> None:
    """A text that is given back at a look is one that no step rewrites."""
    assert normalize(raw) == _rewritten(raw)


@given(ODD_TEXT)
def test_alignment_tiles(raw: str) -> None:
    """Characters of the normal text stand in order, each on its own slice, and every slice leads back to it."""
    normal = normalize(raw)
    end = 0
    for place in range(len(normal.text)):
        span = normal.raw_span(Span(place, place + 1))
        assert end <= span.start < span.end <= len(raw) or span.start < end == span.end
        end = span.end
        assert normal.normal_span(span).covers(Span(place, place + 1))
    whole = normal.raw_span(Span(0, len(normal.text)))
    assert normalize(raw[whole.slice]).text == normal.text or normal.script != "Hans"


@given(ODD_TEXT)
def test_all_functions_take_any_text(raw: str) -> None:
    """No function of the room raises, and folding and converting keep the length."""
    assert len(fold_width(raw)) == len(raw)
    assert len(to_simplified(raw)) == len(raw)
    assert len(strip_pinyin(raw)) <= len(raw)
    assert detect_script(raw) in {"Hans", "Hant", "Mixed"}


@given(seed=st.integers(0, 999), pinyin=st.sampled_from(["tone", "plain"]), widen=st.booleans(), data=st.data())
def test_spans_of_noise(*, seed: int, pinyin: str, widen: bool, data: st.DataObject) -> None:
    """A range of clean text is found on exactly its noisy pieces, and back."""
    noisy = pieces(CLEAN, pinyin=pinyin, widen_digits=widen, seed=seed, rate=0.5)
    raw = "".join(noisy)
    normal = normalize(raw)
    assert normal.text == CLEAN
    start = data.draw(st.integers(0, len(CLEAN) - 1))
    end = data.draw(st.integers(start + 1, len(CLEAN)))
    expected = Span(sum(map(len, noisy[:start])), sum(map(len, noisy[: end - 1])) + 1)
    assert normal.raw_span(Span(start, end)) == expected
    assert normal.normal_span(expected) == Span(start, end)


@given(st.lists(st.tuples(st.text("ab", max_size=3), st.text("cd", max_size=2)), max_size=8), st.data())
def test_rewrites_compose(rows: list[tuple[str, str]], data: st.DataObject) -> None:
    """Two rewrites one after the other map spans as their composition does."""
    rows = [(a or b, b if len(b) < 2 else "c" * len(a or b)) for a, b in rows if a or b]
    first = Alignment.of([a for a, _ in rows], [b for _, b in rows])
    middle = "".join(b for _, b in rows)
    cuts = sorted(data.draw(st.sets(st.integers(0, len(middle)), max_size=4)) | {0, len(middle)})
    parts = [middle[a:b] for a, b in pairwise(cuts)]
    last = [data.draw(st.sampled_from([part, "", "x"])) for part in parts]
    second = Alignment.of(parts, last)
    both = first.then(second)
    for place in range(len("".join(last))):
        span = Span(place, place + 1)
        assert both.old_span(span) == first.old_span(second.old_span(span))


@pytest.mark.parametrize(
    "unit",
    ["一", "(", "?", "&", "x(", "國(", "乾", "國(guó)", "&amp;", "?a)", "6?", "乾。", "&#38;", "著", "？\r", ","],
)
def test_megabytes_of_one_thing_come_through(unit: str) -> None:
    """No input makes normalising fail or run away; benchmarks/ measures that the cost is linear."""
    text = unit * (400_000 // len(unit))
    normal = normalize(text)
    assert normalize(normal.text).text == normal.text


PHRASES = [row[0] for row in load_tsv("t2s_phrases.tsv", COLUMNS)]
CHARACTERS = [row[0] for row in load_tsv("t2s_characters.tsv", COLUMNS)]
TRADITIONAL = st.lists(
    st.sampled_from(PHRASES) | st.sampled_from(sorted(set("".join(PHRASES)))) | st.sampled_from(CHARACTERS), max_size=12
).map("".join)


@given(TRADITIONAL, st.integers(0, 2))
def test_equals_opencc_matching(text: str, cut: int) -> None:
    """The table converter gives what OpenCC's own matching (longest phrase first, then characters) gives on the same tables."""
    text = text[cut:]
    phrases, characters = dict(load_tsv("t2s_phrases.tsv", COLUMNS)), dict(load_tsv("t2s_characters.tsv", COLUMNS))
    out, place = "", 0
    while place < len(text):
        size = next((n for n in range(10, 0, -1) if text[place : place + n] in phrases), 0)
        out += phrases[text[place : place + size]] if size else characters.get(text[place], text[place])
        place += size or 1
    assert t2s(text) == out


def test_equals_installed_opencc(shared: Path) -> None:
    """On news, in Traditional script, the installed OpenCC gives the same, whichever package that is."""
    there, back = opencc.OpenCC("s2t"), opencc.OpenCC("t2s")
    for line in (shared / "corpus" / "broadcast-news.jsonl").read_text(encoding="utf-8").split("\n")[:60:4]:
        text = there.convert(json.loads(line)["text"])
        assert t2s(text) == back.convert(text)


@attrs.frozen(kw_only=True)
class Note(Mention):
    amount: Amount | None = None
    parts: tuple[Mention, ...] = ()
    label: str = ""


def test_anchored_moves_all_spans() -> None:
    """Spans of nested records and tuples move, everything else stays, and the records given do not change."""
    normal = normalize("中國(guó)經(jīng)濟(jì)")
    inner = Mention(span=Span(2, 4), text="经济", rule="test/inner")
    amount = Amount(value=Decimal(3), unit="1", span=Span(1, 2))
    note = Note(span=Span(0, 4), text="中国经济", rule="test/outer", amount=amount, parts=(inner, inner), label="x")
    (moved,) = anchored([note], normal)
    assert moved == attrs.evolve(
        note,
        span=Span(0, 15),
        amount=attrs.evolve(amount, span=Span(1, 2)),
        parts=(attrs.evolve(inner, span=Span(7, 15)),) * 2,
    )
    assert note.span == Span(0, 4)
    assert anchored([Fact(span=Span(2, 3), rule="test/fact")], normal)[0].span == Span(7, 8)


def test_anchored_moves_as_many_spans_as_there_are() -> None:
    """More than are remembered at a time, near and far, and again those that were forgotten."""
    normal = normalize("A&nbsp;" * 6000)
    spans = [Span(at, at + 1) for at in (*range(0, 12000, 2), *range(0, 12000, 2000))]
    moved = anchored([Fact(span=span, rule="test/fact") for span in spans], normal)
    assert [fact.span for fact in moved] == [Span(span.start // 2 * 7, span.start // 2 * 7 + 1) for span in spans]


def test_anchored_keeps_records_where_offsets_agree() -> None:
    """Where each character became one character, the records are the same objects."""
    mention = Mention(span=Span(0, 2), text="中国", rule="test/word")
    assert anchored([mention], normalize("中國２０２３"))[0] is mention


@given(st.text(alphabet="，,;:\"'全区0123年x% \n", max_size=40))
def test_western_marks_keep_their_places(raw: str) -> None:
    """Marks are written in place: no character moves, numbers and Latin words keep theirs, and a second look finds no more."""
    folded = fold_marks(raw)
    assert len(folded) == len(raw)
    assert fold_marks(folded) == folded
    for before, after in zip(raw, folded, strict=True):
        assert before == after or (before in ",;:\"'" and after in "，；：“”‘’")
    assert fold_marks(f"1,234{raw}")[1] == ","


@given(st.lists(st.text("高新区产值增长", min_size=0, max_size=120), min_size=1, max_size=4))
def test_straight_quotation_marks_open_and_close_in_turn(quoted: list[str]) -> None:
    """However long what stands in them is: the pair begins where the one before ended."""
    typed, meant = ("他说".join(f"{left}{words}{right}" for words in quoted) for left, right in ('""', "“”"))
    assert fold_marks(f"记者问{typed}") == f"记者问{meant}"
