"""Indicators: what the text states about a place, an industry or a body, in figures."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from datetime import date

from zonenews._patterns import lazy
from zonenews.article import blanked, scan_article
from zonenews.article.items import scan_items
from zonenews.discourse.promising import condition_lists, listed_conditions, sets_bound
from zonenews.discourse.reading import ArticleReading, find_facts, read_items
from zonenews.discourse.sentences import Sentence
from zonenews.discourse.tokens import QuantityToken
from zonenews.discourse.works import opens_counts
from zonenews.facts.amounts import as_amount
from zonenews.facts.indicators.boards import FIGURE, read_boards
from zonenews.facts.indicators.branch_lines import as_branches
from zonenews.facts.indicators.draft import Draft, Note
from zonenews.facts.indicators.duplicates import merged
from zonenews.facts.indicators.look_back import REPORTING, looking_back
from zonenews.facts.indicators.metric_names import closes, counted_behind, is_counted
from zonenews.facts.indicators.metric_rows import read_metric_rows
from zonenews.facts.indicators.reporting import reports
from zonenews.facts.indicators.run import Run
from zonenews.facts.indicators.sentence import read_sentence
from zonenews.facts.indicators.tables import Cell, read_tables
from zonenews.facts.indicators.told import topic_of
from zonenews.facts.indicators.upright_tables import SIGN, read_upright_tables
from zonenews.facts.links import Places, link_indicators
from zonenews.facts.records import Indicator
from zonenews.grammar.patterns import pattern
from zonenews.lexicon.cues import load_cues
from zonenews.mentions.quantities.find import Quantity
from zonenews.mentions.scan import scan_mentions
from zonenews.text.normalize import Diagnostic, normalize
from zonenews.text.published import Published
from zonenews.text.spans import Span


def read_indicators(reading: ArticleReading) -> tuple[tuple[Indicator, ...], tuple[Diagnostic, ...]]:
    """Read indicators, and what was left open (see `scan_indicators`)."""
    found: list[Indicator] = []
    notes: list[Diagnostic] = []
    published = reading.context.published
    known = _places_of_mentions(reading)
    for run in read_runs(reading):
        stated = [_indicator(draft, known) for draft in run.drafts if _states_something(draft)]
        if published is not None and published.month <= REPORTING:
            stated = [looking_back(item, reading.text, published) for item in stated]
        found += stated
        notes += map(_diagnostic, run.notes)
    cells = _of_tables(reading)
    if cells:
        read = {cell.value.span for cell in cells}
        found = [item for item in found if item.value is None or item.value.span not in read]
        found += [_of_cell(cell, known) for cell in cells]
    found = _outside(listed_conditions(reading.text), found, reading.text)
    return tuple(sorted(merged(found), key=lambda item: item.span.start)), tuple(notes)


def _of_tables(reading: ArticleReading) -> list[Cell]:
    """Read the tables of an article: with a line for each place or branch, for each metric, or for each cell."""
    cells: list[Cell] = []
    if "单位" in reading.text or any(map(_is_cell, reading.quantities)):
        cells += read_tables(reading.context, reading.quantities, reading.times)
    if ("指标" in reading.text or "项目" in reading.text) and _METRIC_COLUMN.search(reading.text):
        cells += read_metric_rows(reading.context, reading.times)
    if SIGN.search(reading.text):
        cells += read_upright_tables(reading.context, reading.times)
    if not cells and FIGURE.search(reading.text):
        cells += read_boards(reading.context, reading.quantities, reading.times)
    return cells


def _outside(conditions: Sequence[tuple[int, int]], found: list[Indicator], text: str) -> list[Indicator]:
    """Leave out what stands in a condition of a policy: 须具备下列条件：年纳税180万元以上."""
    if conditions:
        found = [item for item in found if not any(low <= item.span.start < high for low, high in conditions)]
    found = [item for item in found if not _counts_projects(item, text)]
    return [item for item in found if not (_is_bounded(item) and sets_bound(text, *item.span))]


def _counts_projects(item: Indicator, text: str) -> bool:
    """Whether a count is of the projects of a place: 从签约项目总数来看，某县|13个."""
    if item.value is None or item.value.unit not in _OF_PROJECTS:
        return False
    if _NUMBERS.search(item.metric):
        return not any(change.unit in ("%", "1") for change in item.change)  # 工业项目数 | 205项: a group of projects
    if len(item.metric) > _PLACE:
        return False
    at = item.value.span.start
    return opens_counts(text, max(text.rfind(stop, max(0, at - _REACH), at) + 1 for stop in ("。", "\n")))


_OF_PROJECTS = ("个", "项")
_NUMBERS = lazy("项目[总个]?数量?$")
_PLACE = 8
"""Characters of the name of a place at most."""
_REACH = 200


def _is_bounded(item: Indicator) -> bool:
    return item.value is not None and item.value.mod in _BOUNDS


def _is_cell(quantity: Quantity) -> bool:
    return quantity.rule == "quantity/table-cell"


def read_runs(reading: ArticleReading, *, every: bool = False) -> Iterator[Run]:
    """Read the sentences of an article that may state figures.

    Args:
        reading: the article.
        every: whether to read the others too, which gives no more indicators but says why their figures are none.

    Yields:
        What each sentence that was read states, in order.
    """
    ranks = [match.start() for match in _RANK_WORD.finditer(reading.text)]
    reporting = reports(reading)
    told: Sentence | None = None
    before: Run | None = None
    topic = ""
    asked = condition_lists(reading.text)
    for sentence in reading.sentences:
        figures = sentence.quantities
        may_tell = every or (figures and _has_figures(sentence, figures, reporting=reporting))
        if may_tell or (ranks and _may_rank(sentence, ranks)):
            goes_on = told is not None and told.bounds.paragraph == sentence.bounds.paragraph
            closed = _closed_in(sentence, asked) if asked else 0
            so_far = topic or (before if goes_on else None)
            run = read_sentence(sentence, reading.context, told=so_far, reporting=reporting, closed=closed)
            as_branches(run, before, reading.text)
            told, before = sentence, run
            yield run
        topic = "" if figures else topic_of(sentence)


def refusals(raw: str, published: date | None) -> list[tuple[Span, str, str]]:
    """Say of the figures of a raw text why they gave no indicator.

    Args:
        raw: the text.
        published: the reference date for year-less times.

    Returns:
        The raw span of each figure that was refused, the class of the refusal and the reason, in text order.

    >>> refusals("青石湖高新区出口增速高于全市2个百分点。", None)
    [(Span(start=14, end=19), 'comparison', 'it compares with another series')]
    """
    normal = normalize(raw)
    page = scan_article(normal.text)
    text = blanked(normal.text, page.boilerplate)
    items = [
        item._replace(published=item.published or published) for item in scan_items(normal.text, published=published)
    ]
    told = [
        (Span(start + one.start, start + one.end), one.refusal)
        for start, reading in read_items(text, items, scan_mentions(text, items, page=page))
        for run in read_runs(reading, every=True)
        for one in run.refused
    ]
    back = normal.alignment.old_span if normal.alignment is not None else Span._make
    return [(back(span), refusal.name, refusal.why) for span, refusal in told]


def find_indicators(raw: str, *, published: Published = None) -> tuple[Indicator, ...]:
    """Find the indicators of a text.

    Args:
        raw: any text, however noisy; spans of the result count in it.
        published: the date of publication, for year-less times.

    Returns:
        The indicators in text order; empty where there are none.

    >>> [one] = find_indicators("2023年，青石湖高新区实现地区生产总值120亿元，同比增长7.5%。")
    >>> one.metric, one.subject, one.value.value, one.change[0].basis, one.change[0].value
    ('地区生产总值', '青石湖高新区', Decimal('12000000000'), 'yoy', Decimal('7.5'))
    >>> find_indicators("增速高于全市2个百分点。")
    ()
    """
    return find_facts(raw, published, lambda reading: tuple(link_indicators(scan_indicators(reading), Places(reading))))


_BOUNDS = ("at_least", "at_most")
_METRIC_COLUMN = pattern(r"(?:指标(?:名称)?|项目(?:名称)?)[ \t　|｜]+(?:{column_of_metrics}|20[0-9]{2})")
"""What heads a table that has a line for each metric."""
_RANK_WORD = pattern("{rank_sign}|第[一二三四五六七八九十0-9]")
_IN_ORDER = '第(?:[0-9]{1,4}|[一二三四五六七八九十百]{1,5})(?:位|名)?(?=$|[，,。；;、）)”"\\s的和])'
_RANK_HINT = pattern(
    rf"{{rank_sign}}|[列居名在到至排国省市区县州球界洲部北南]{_IN_ORDER}|[列居][^，。；0-9]{{1,16}}{_IN_ORDER}"
)
"""What stands in every sentence with the token of a rank, or with that of 持平."""


def _may_rank(sentence: Sentence, ranks: list[int]) -> bool:
    """Whether a sentence may give a rank, or tells that a figure stayed as it was; `ranks` are the places to look at."""
    start, end, _ = sentence.bounds
    at = bisect_left(ranks, start)
    return at < len(ranks) and ranks[at] < end and _RANK_HINT.search(sentence.text, start, end) is not None


_HELD = pattern("{holding}|{gathering}|{doing}|[增减升降]")
"""A verb that a count with its noun behind it hangs on: 集聚 | 86家企业, 增加 | 12家企业."""
_WORKED = pattern("{working}")
"""What does so where a text reports figures."""
_DONE_BEHIND = pattern("{entitling}|{placing}|完成")
"""What so many became, or what was done with them: 7个区 | 被评为节水型区, 20项 | 民生实事全面完成."""
_CLAUSE_REACH, _BEHIND_REACH = 40, 60
_PARTS = ("percent", "ratio")
_BRINGS = pattern("{bringing}")
"""What a place does with its part of a whole: 贡献了全市30%的工业产值."""
_BRINGS_REACH = 14
_COMPARES = lazy("[比较（(]|分别|依次|各自")
_TIMED = pattern(r"{time_measured}")


def _closed_in(sentence: Sentence, asked: list[tuple[int, int]]) -> int:
    """Give up to where a sentence lists the conditions of a policy, which are figures of nobody; 0 where it lists none."""
    start, end, _ = sentence.bounds
    return max((min(end, high) for low, high in asked if low < end and start < high), default=0)


def _has_figures(sentence: Sentence, figures: Sequence[QuantityToken], *, reporting: bool) -> bool:
    """Whether one of the quantities of a sentence can be a level or a change.

    第一 and 一家 cannot, nor what tells how large one thing is (200公里的) or how much each gets (每千人); nor can a duration
    where nothing tells how long something takes.
    """
    text = sentence.text
    for token in figures:
        kind = token.mention.kind
        if text.startswith("的", token.end):
            if kind in _PARTS and _BRINGS.search(text, max(0, token.start - _BRINGS_REACH), token.start):
                return True
            continue
        if token.text[0] == "每":
            continue
        if kind == "count":
            if (reporting or token.mention.value > 1) and _may_be_told(sentence, token, reporting=reporting):
                return True
        elif kind == "duration":
            if _TIMED.search(text, sentence.bounds.start, sentence.bounds.end):
                return True
        elif kind != "ordinal":
            return True
    return False


def _may_be_told(sentence: Sentence, token: QuantityToken, *, reporting: bool) -> bool:
    """Whether a count can be a figure: no noun stands behind it, or a verb that it hangs on stands before it in its clause.

    Where a text does not report figures, the noun has to be one of bodies, people, or things, unless the count is compared
    with another; where it does, what stands behind may tell what so many became.
    """
    text, start, end = sentence.text, token.start, token.end
    if end == len(text) or not "\u4e00" <= text[end] <= "\u9fff" or text[end] in "和与及以左上并":
        return True
    if closes(text[end : end + _CLAUSE_REACH]):
        return True  # 800万人次 | 大关
    row = sentence.bounds
    clause = max(sentence.clause_start(start, stops="，,；;"), start - _CLAUSE_REACH)
    held = _HELD.search(text, clause, start) is not None
    if not reporting:
        return held and (_may_be_counted(text, end, row.end) or _goes_on(sentence, end))
    return (
        held
        or _WORKED.search(text, clause, start) is not None
        or _goes_on(sentence, end)
        or _DONE_BEHIND.search(text, end, min(row.end, end + _BEHIND_REACH)) is not None
    )


def _may_be_counted(text: str, at: int, end: int) -> bool:
    """Whether the noun behind a count is one of bodies, people or things."""
    counted = counted_behind(text, at, end)
    return counted is not None and (is_counted(counted[0]) or counted[0] == "企业" or len(counted[0]) > 2)


def _goes_on(sentence: Sentence, at: int) -> bool:
    """Whether no noun stands behind a count, but a cue, a time or another figure, or the count is compared with another."""
    text = sentence.text
    if text[at] in "而时后且" or load_cues().pattern.match(text, at) is not None:
        return True
    if any(time.start == at for time in sentence.times) or any(other.start == at for other in sentence.quantities):
        return True
    return _COMPARES.search(text, sentence.bounds.start, sentence.bounds.end) is not None


def scan_indicators(reading: ArticleReading) -> tuple[Indicator, ...]:
    """Find the indicators of a normal text.

    Args:
        reading: the normal text with its mentions; spans count in it.

    Returns:
        The indicators in the order of their values; empty where there are none.
    """
    return read_indicators(reading)[0]


def _states_something(draft: Draft) -> bool:
    return draft.value is not None or bool(draft.changes) or draft.rank is not None


def _places_of_mentions(reading: ArticleReading) -> frozenset[Span]:
    """Where the mentions stand that an indicator can be built from.

    It is built from other words too, such as 全省, 持平 and bare numbers in the cells of tables, which the document holds no mention of.
    """
    kinds = (reading.times, reading.quantities, reading.organizations, reading.regions, reading.zones)
    return frozenset([record.span for records in kinds for record in records])


def _indicator(draft: Draft, known: frozenset[Span]) -> Indicator:
    """Freeze a draft; of its parts those are told that are mentions."""
    start, end = draft.start, draft.end
    parts: set[Span] = set()
    for token in draft.tokens:
        span = Span(token.start, token.end)
        parts.add(span)
        start, end = min(start, span.start), max(end, span.end)
    for token in draft.carried:
        parts.add(Span(token.start, token.end))
    return Indicator(
        span=Span(start, end),
        rule=draft.rule,
        metric=draft.metric,
        subject=draft.subject,
        period=draft.period,
        value=None if draft.value is None else as_amount(draft.value.mention),
        change=tuple(draft.changes),
        share_of=draft.share_of,
        rank=draft.rank,
        status=draft.status,
        mentions=tuple(sorted(parts & known)),
    )


def _of_cell(cell: Cell, known: frozenset[Span]) -> Indicator:
    """Make the indicator of a figure in a table; of its parts those are told that are mentions."""
    return Indicator(
        span=cell.span,
        rule="indicators/table",
        metric=cell.metric,
        subject=cell.subject or None,
        period=cell.period,
        value=cell.value,
        change=cell.changes,
        share_of=cell.share_of or None,
        mentions=tuple([span for span in cell.parts if span in known]),
    )


def _diagnostic(note: Note) -> Diagnostic:
    return Diagnostic(kind=note.kind, message=note.message, span=Span(note.start, note.end))
