"""What decides by a cheap sign that a sentence is not read loses nothing that reading it would give."""

import json
import tomllib
from collections.abc import Callable, Iterator
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from support import CORPUS, EXAMPLES, ROOT

from zonenews.article import blanked, scan_article
from zonenews.article.items import scan_items
from zonenews.discourse.reading import ArticleReading, read_items
from zonenews.facts.indicators.find import read_runs
from zonenews.mentions.scan import scan_mentions
from zonenews.text.damage import find_damage, find_unreadable
from zonenews.text.markup import find_markup
from zonenews.text.normalize import normalize
from zonenews.text.pinyin import split_pinyin
from zonenews.text.script import simplified
from zonenews.text.signs import SIGNS, has_sign, signs_of
from zonenews.text.web import ENTITY, UNSEEN, decode
from zonenews.text.width import fold_width

SHARED = ROOT.parent / "shared" / "corpus"
WRITTEN = sorted(path.stem for path in CORPUS.glob("*.toml"))


def readings(raw: str) -> Iterator[ArticleReading]:
    """The articles of a text, as facts are read from them."""
    normal = normalize(raw)
    page = scan_article(normal.text)
    text = blanked(normal.text, page.boilerplate)
    items = scan_items(normal.text, published=date(2024, 3, 1))
    for _, reading in read_items(text, items, scan_mentions(text, items, page=page)):
        yield reading


def told(reading: ArticleReading, *, every: bool) -> list[tuple[object, ...]]:
    """The figures and ranks that the sentences of an article state, by all that is told of them."""
    drafts = [one for run in read_runs(reading, every=every) for one in run.drafts]
    return [
        (one.metric, one.subject, one.period, one.status, one.rule, one.start, one.end, one.rank, *one.changes)
        for one in drafts
        if one.value is not None or one.changes or one.rank is not None
    ]


def assert_no_figure_is_lost(texts: list[str]) -> None:
    """Reading the sentences that may state something gives what reading all of them does."""
    for raw in texts:
        for some, whole in zip(readings(raw), readings(raw), strict=True):
            assert told(some, every=False) == told(whole, every=True), raw[:200]


@pytest.mark.parametrize("kind", WRITTEN)
def test_no_figure_of_the_corpus_rows_is_lost(kind: str) -> None:
    """The rows of all kinds: figures, and what only looks like them."""
    table = tomllib.loads((CORPUS / f"{kind}.toml").read_text(encoding="utf-8"))
    rows = [row["text"] for section in ("case", "never", "known") for row in table.get(section, []) if "text" in row]
    assert_no_figure_is_lost([text for row in rows for text in (row if isinstance(row, list) else [row])])


def test_no_figure_of_the_examples_is_lost() -> None:
    assert_no_figure_is_lost([path.read_text(encoding="utf-8") for path in EXAMPLES])


@pytest.mark.skipif(not SHARED.is_dir(), reason="the corpus is not beside the project")
@pytest.mark.parametrize("name", ["broadcast-news", "local-news-and-reports"])
def test_no_figure_of_news_is_lost(name: str) -> None:
    lines = (SHARED / f"{name}.jsonl").read_text(encoding="utf-8").splitlines()
    assert_no_figure_is_lost([json.loads(line)["text"] for line in lines[::10]])


MENDERS: dict[str, tuple[Callable[[str], object], frozenset[str]]] = {
    "entities": (
        lambda text: ENTITY.sub(lambda match: decode(match[0]), text) != text,
        frozenset({"entity", "folded"}),
    ),
    "unseen": (UNSEEN.search, frozenset({"unseen"})),
    "marks": (find_markup, frozenset({"mark"})),
    "width": (lambda text: fold_width(text) != text, frozenset({"folded"})),
    "pinyin": (split_pinyin, frozenset({"reading"})),
    "damage": (find_damage, frozenset({"reading", "asked", "lost"})),
    "unreadable": (lambda text: [*find_unreadable(text)], frozenset({"lost"})),
    "script": (lambda text: simplified(text) != (text, "Hans"), frozenset({"script"})),
}
"""Who mends a text, and by which signs it is decided whether he is asked."""
ODD = [
    *("总投资", "學", "新区", "達阪", "濬縣", "乾", "著", "後", "(xué)", "(xu", " (", "（shì）", "[", "]", "](", "W(xué)", "?", "？", "\ufffd", "锟斤拷", "烫烫", "xué)"),
    *("60?80个", "12", "3.5", "１，２３４", "Ｏ", "〇", "◯", "％", "-", "- ", "+ ", "* ", "**", "__", "_(", "*(", "\\", "#", "<b>", ">", "&nbsp", "&", "＆ａｍｐ;", "&lt;"),
    *("\u200b", "\r", "\xad", "\xa0", "\x0b", "\u2028", "⻄", "\n", " ", "\t", "，", "亿元", "GDP", "a", "ǎ", "\u0301"),
]  # fmt: skip


@pytest.mark.parametrize("mender", MENDERS)
@given(pieces=st.lists(st.sampled_from(ODD), max_size=12))
def test_a_text_shows_what_is_to_be_mended(mender: str, pieces: list[str]) -> None:
    """Whoever would change a text is among those that its signs ask."""
    text = "".join(pieces)
    finds, signs = MENDERS[mender]
    if finds(text):
        assert not signs_of(text).isdisjoint(signs)
        assert has_sign(text)


def test_many_signs_are_all_signs() -> None:
    """Of a text that shows many signs none is ruled out, whatever stands far back."""
    assert signs_of("學" * 100 + "&nbsp;") == SIGNS
