"""The metric that a phrase names in other words than the table's.

What may be added to a name, or taken off it, and leaves the figure the same: the place or the time as a whole (全市, 年末), a verb of reaching
(完成固定资产投资), marks around a part (“三新”), an abbreviation in brackets, 规上 for 规模以上, a word for number or sum at the end. Everything
else makes another figure: a kind (农户固定资产投资), a part, an increase (新增贷款 is no 贷款余额); it is named only where the table has it.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Final
from weakref import WeakKeyDictionary

from zonenews._patterns import lazy
from zonenews.grammar.patterns import pattern
from zonenews.lexicon.indicators import Metric, MetricTable, default_metrics, metrics_in_use
from zonenews.lexicon.word_classes import kept_by_words

if TYPE_CHECKING:
    from zonenews.lexicon import Lexicon

_MARKS: Final = str.maketrans("", "", "“”‘’\"' 　_")
_NUMBERED: Final = lazy(r"^(?:[①-⑩]|[0-9]{1,2}[、.．])")
_ABBREVIATED: Final = lazy(r"[（(][A-Za-z&0-9.]+[)）]")
_LEAD: Final = pattern(r"^(?:{whole_place}|{whole_time}|{reaching_figure})(?:的|了)?(?=..)")
_INNER: Final = pattern(r"(?P<holder>{inner_holder})(?:{reaching_figure}|的)")
_OF: Final = lazy(r"(?<=..)的(?=..)")
_SHORT: Final = (("规上", "规模以上"), ("限上", "限额以上"), ("规模工业", "规模以上工业"))
_SHORT_FIRSTS: Final = frozenset(short[0] for short, _ in _SHORT)
_ENTERPRISES: Final = (
    ("规模以上工业企业", "规模以上工业"),
    ("规模以上服务业企业", "规模以上服务业"),
    ("限额以上企业", "限额以上单位"),
    ("限额以上法人单位", "限额以上单位"),
)
"""Figures of the enterprises of a trade are those of the trade, in either direction."""
_NUMBER: Final = pattern(r"(?<=.[^数])(?:{number_word})$")
_SUM: Final = pattern(r"(?<=..){sum_word}$")
_GROWTH: Final = pattern(r"(?<=..)(?:的)?{growth_word}$")
_SHARE: Final = pattern(r"(?<=..){share_word}$")
_HOLDER: Final = pattern(r"{size_of_firms}(?:工业|服务业)?(?:企业|单位|法人单位)?$")
_MOST_KEPT: Final = 2048
"""So many phrases are kept with the metric they name."""
_LEADS: Final = 3
"""So many words may lead up to a name: 全市|年末|实有."""


def metric_meant(phrase: str, holder: str | None = None) -> Metric | None:
    """Give the metric of the table in use that a phrase names, in its words or in others that leave the figure the same.

    Args:
        phrase: the name of a metric, in normal text.
        holder: whose figure it is; bodies sorted by size (规上工业企业) are part of the names of metrics.

    Returns:
        The metric; `None` where the phrase names none, or another figure than those of the table.

    >>> metric_meant("完成全社会固定资产投资").name, metric_meant("固定资产投资").name
    ('全社会固定资产投资', '固定资产投资')
    >>> metric_meant("利润", "规上工业企业").name
    '规模以上工业企业利润总额'
    >>> metric_meant("大户固定资产投资") is None
    True
    """
    table = metrics_in_use()
    sorted_by = _HOLDER.search(holder) if holder else None
    joined = _in_words(table, sorted_by[0] + phrase) if sorted_by is not None else None
    return joined or _kept(table, phrase)


def lookup_metric(name: str, *, lexicon: Lexicon | None = None) -> Metric | None:
    """Find a statistical metric by name: its unit, flow or stock, English name, code, and the convention in force.

    Args:
        name: a full name, an alias, or a form of one that leaves the figure the same (规上工业企业增加值, 完成固定资产投资).
        lexicon: the tables to look in; the default ones when `None`.

    Returns:
        The metric; `None` where the table has none. A figure that only resembles one of the table is another figure.

    >>> found = lookup_metric("规上工业企业增加值")
    >>> found.name, found.nature, found.unit, found.since
    ('规模以上工业增加值', 'flow', 'CNY', '2011')
    >>> lookup_metric("生猪出栏").nature, lookup_metric("生猪存栏").nature
    ('flow', 'stock')
    >>> lookup_metric("好心情指标") is None
    True
    """
    table = lexicon.metrics if lexicon is not None and lexicon.metrics is not None else default_metrics()
    return _kept(table, name.strip())


@kept_by_words
def _meant() -> WeakKeyDictionary[MetricTable, dict[str, Metric | None]]:
    """Phrases that have been asked about, and the metric each names in a table; other words take off other leads."""
    return WeakKeyDictionary()


def _kept(table: MetricTable, phrase: str) -> Metric | None:
    kept = _meant().setdefault(table, {})
    if phrase not in kept:
        if len(kept) >= _MOST_KEPT:
            kept.clear()
        kept[phrase] = _named(table, phrase)
    return kept[phrase]


def _named(table: MetricTable, phrase: str) -> Metric | None:
    forms: dict[str, None] = {}
    for form in _forms(phrase):
        if form not in forms and (row := table.get(form)) is not None:
            return row
        forms[form] = None
    for form in forms:
        if (row := _by_ending(table, form)) is not None:
            return row
    return None


def _in_words(table: MetricTable, phrase: str) -> Metric | None:
    """The metric that one of the forms of a phrase is a name of."""
    return next((row for form in _forms(phrase) if (row := table.get(form))), None)


def _forms(phrase: str) -> Iterator[str]:
    """The phrase, and what is left of it as one thing after the other is taken off that changes nothing."""
    yield phrase
    plain = _ABBREVIATED.sub("", _NUMBERED.sub("", phrase.translate(_MARKS)))
    if plain != phrase:
        yield plain
    plain = _in_full(plain)
    yield plain
    for _ in range(_LEADS):
        match = _LEAD.match(plain)
        if match is None:
            break
        plain = _in_full(plain[match.end() :])
        yield plain
    closed = _OF.sub("", _INNER.sub(r"\g<holder>", plain))
    yield closed
    for enterprises, trade in _ENTERPRISES:
        if closed.startswith(enterprises):
            yield trade + closed[len(enterprises) :]
        elif closed.startswith(trade):
            yield enterprises + closed[len(trade) :]


def _in_full(phrase: str) -> str:
    """A phrase whose first word is written out: 规上工业 is 规模以上工业."""
    if phrase[:1] in _SHORT_FIRSTS:
        for short, full in _SHORT:
            if phrase.startswith(short):
                return full + phrase[len(short) :]
    return phrase


def _by_ending(table: MetricTable, form: str) -> Metric | None:
    """The metric of a name without the word for number or sum that ends the form; its growth or its share, where the table has that."""
    for ending, kinds in ((_NUMBER, ("count",)), (_SUM, ("money", "any"))):
        if match := ending.search(form):
            found = table.get(form[: match.start()])
            if found is not None and found.kind in kinds and found.nature in ("flow", "stock"):
                return found
    for ending, word in ((_GROWTH, "增长率"), (_SHARE, "占比")):
        if match := ending.search(form):
            whole = _named(table, form[: match.start()])
            return table.get(whole.name + word) if whole is not None else None
    return None
