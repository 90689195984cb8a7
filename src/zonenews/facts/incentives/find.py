"""Policy incentives: who gets what, at which rate, up to how much, for how long.

One incentive is one promise of money or relief. `对固定资产投资5亿元以上的项目，按投资额的10%给予补助，最高1亿元` is a grant with a
condition, a rate, the base of the rate, and a cap. Tiers bind in order: `对产值首次突破1亿元、5亿元的企业，分别给予10万元、50万元奖励` is two.
Lists of different lengths give none: nothing is guessed. Titles promise nothing, nor does a report of what was paid out.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator
from operator import itemgetter

from zonenews.discourse.reading import ArticleReading, find_facts
from zonenews.discourse.sentences import Sentence
from zonenews.discourse.triggers import sentences_with
from zonenews.facts.amounts import amount_of
from zonenews.facts.incentives.announced import ITEM, Announced, announced_in, goes_on, label_of, opened_by
from zonenews.facts.incentives.gift_lines import gift_lines
from zonenews.facts.incentives.gift_tables import gift_rows
from zonenews.facts.incentives.outline import Above, outline
from zonenews.facts.incentives.reading import read_sentence
from zonenews.facts.incentives.run import Promise, Run
from zonenews.facts.incentives.whom import is_brought_in
from zonenews.facts.links import linking
from zonenews.facts.records import Incentive
from zonenews.grammar.patterns import pattern
from zonenews.text.published import Published
from zonenews.text.spans import Span

_GIVEN = pattern(
    "{gift_sign}|可申[报请]|标准(?:分别)?(?:[为是：:]|如下)|[%％]的?(?:标准|比例)?(?:{charging}|给予优惠|确定)|(?:{lowering}|免)[前首]?[0-9一二两三四五六七八九十]|分[0-9一二两三四五六七八九十]{1,2}年"
)  # one class, so that the pattern begins with a set of characters and is searched fast
_FIGURES = frozenset(("money", "percent", "percentage_point"))
_GIVES = pattern(
    "{giving_mark}|{relief}|{halving}|标准(?:分别)?(?:[为是：:]|如下)|[%％]的?(?:标准|比例)?(?:{charging}|给予优惠|确定)|(?:元|[%％])的?[^，、0-9]{0,6}(?:支持|配套)|(?:可|再|最高|每(?:{per_unit}))补[0-9]|(?:{lowering}|免)[前首]?[0-9一二两三四五六七八九十]"
)
_RELIEF = pattern(
    "{relief}|{halving}|(?:{lowering}|免)[前首]?[0-9一二两三四五六七八九十]{1,2}个?[年月]|1[:：][0-9][^，。；]{0,10}配套|全额(?:给予|予以)?(?:{reward_noun}|{giving_refund})"
)
_CLAIMED = pattern("{claiming}|拿出[0-9]|(?<!化)建议[，：对]")
"""协议书显示，应按1500元/年的标准给予补偿: a demand, a verdict, a contract of others."""
_TERM = pattern(
    "分[0-9一二两三四五六七八九十]{1,2}个?年[^，。；]{0,12}(?:{paying_out}|到位)|(?:{gift}|{giving_verb})[^，。；0-9]{0,6}(?:{lasting})[^，。；0-9]{0,8}[0-9一二两三四五六七八九十]"
)
"""补贴期限为3年。: how long what was promised before is given."""
_HEADING = pattern(
    "(?:^|(?<![一-鿿])|(?<=[条款力极和是]))(?:{fostering})+(?!类)(?P<who>[^，。、：:]{0,10}?(?:{recipient}))(?!的)"
)
_AUDIENCE = pattern(
    r"(?m)^[ 　]*(?:第[一二三四五六七八九十]{1,3}条[ 　]*|[（(]?[0-9一二三四五六七八九十]{1,3}[)）、.．])?[ 　]*(?:{audience})[：: 　\n]+"
    r"(?:本[^，。\n]{1,8}适用于)?(?P<who>[^。；;：:\n]{2,40})(?=[。；;\n]|$)"
)
_PROMISING_LINE = pattern(
    "(?:^|(?<![一-鿿]))(?:对于?|凡是?|新|首次)[^，,]{3,60}[，,][^。]{0,60}(?:{giving_mark})[^。]{0,12}[0-9]"
    "|(?:^|(?<![一-鿿]))(?:对于?|凡是?|新|首次)[^，,]{3,60}[，,]按[^。]{0,30}[0-9.]+[%‰][^。]{0,8}(?:{giving_mark})"
    "|[^，,]{3,40}分别(?:{giving_mark})[^。]{0,12}[0-9]"
)
"""A line that promises something to somebody, which no title does, though it ends without a stop: 对首次升规的企业，一次性奖励15万元."""
_AIM = pattern(
    "(?:用于|^|[，。；：])(?:{reward_noun})[^，。；：0-9]{0,12}?(?P<doer>{introducer})|(?:以下)?(?:统称|简称)“?(?P<called>{introducer})|对[^，。；：0-9]{0,24}?(?P<who>{introducer})(?:{giving_verb}|进行|实行)[^，。；0-9]{0,6}(?:{reward_noun})"
)
"""用于奖励引进项目的|中介机构|; 以下统称|引荐人|; 对项目|引荐人|给予奖励: whom a text rewards, whatever its articles take a share of."""
_POINTING = ("上述", "前述", "以上")
_BARS = 2
"""Bars in a row of a table at least, which is no title."""
_HEADING_LENGTH = 40
"""Characters of the heading of a paragraph at most."""


def find_incentives(raw: str, *, published: Published = None) -> tuple[Incentive, ...]:
    """Find the policy incentives of a text.

    Args:
        raw: any text, however noisy; spans of the result count in it.
        published: the reference date for year-less times: a date, a datetime or an ISO 8601 string.

    Returns:
        The incentives in text order; empty where nothing is promised.

    Raises:
        PublishedError: `published` is no date.

    >>> [one] = find_incentives("对新引进的研发机构，按设备投资额的20%给予补助，最高300万元。")
    >>> one.instrument, one.rate.value, one.rate_base, one.cap.value
    ('grant', Decimal('20'), '设备投资额', Decimal('3000000'))
    >>> [(one.tier, one.amount.value) for one in find_incentives("对省级、市级示范企业，分别给予20万元、8万元奖励。")]
    [('省级', Decimal('200000')), ('市级', Decimal('80000'))]
    >>> find_incentives("企业获得奖励后备受鼓舞。")
    ()
    """
    return find_facts(raw, published, linking(scan_incentives))


def scan_incentives(reading: ArticleReading) -> tuple[Incentive, ...]:
    """Find the policy incentives of a normal text.

    Args:
        reading: the normal text with its mentions; spans count in it.

    Returns:
        The incentives in text order; empty where nothing is promised.
    """
    if not _may_promise(reading):
        return ()
    out: list[Incentive] = []
    audiences = _audiences(reading.text)
    run, begun, headings = Run(aim=_aim(reading.text)), -1, outline(reading.text)
    items = [match.start() for match in ITEM.finditer(reading.text)]
    gifts = gift_lines(reading.text)
    given = [(match.start(), match[0]) for match in _GIVEN.finditer(reading.text)]
    given = sorted([*given, *((start, "") for start in gifts)]) if gifts else given
    rows = gift_rows(reading)
    for sentence, _ in sentences_with(reading, given):
        if any(row.span.start < sentence.bounds.end and sentence.bounds.start < row.span.end for row in rows):
            continue
        start = _item_of(sentence, items)
        if start != begun:
            out += _records(run.promises)
            run, begun = _next_item(run, sentence.text, (begun, start), headings.get(start)), start
            run.heading, run.gift = _last_audience(audiences, sentence.bounds.start), gifts.get(start)
        run.audience = _last_audience(audiences, sentence.bounds.start)
        if _may_give(sentence, run):
            run.heading = _heading(sentence, start) or run.heading
            read_sentence(sentence, run)
        if not run.goes_on:
            run.announced = announced_in(sentence) or run.announced
        elif (opened := opened_by(sentence, run.promises[-1].who, run.promises[-1].base)) is not None:
            run.announced = opened
    out += _records(run.promises)
    return tuple(sorted([*out, *rows], key=lambda one: one.span.start)) if rows else tuple(out)


def _next_item(run: Run, text: str, items: tuple[int, int], above: Above | None) -> Run:
    """Give what is in force as an item begins: whom the one before it announced, or the heading over it names where that stands between them."""
    before, start = items
    nearer = above is not None and above.start > before
    announced = None if nearer else _still_announced(run, text, start)
    return Run(aim=run.aim, announced=announced or _named_above(above), label=above.label if above else None)


def _aim(text: str) -> str | None:
    """Give whom a text says that it rewards for what they bring."""
    aim = _AIM.search(text)
    return (aim["doer"] or aim["called"] or aim["who"]) if aim else None


def _item_of(sentence: Sentence, items: list[int]) -> int:
    """Give where the paragraph of a sentence starts, or the numbered item that runs into it (…奖励。二、支持…)."""
    start = sentence.text.rfind("\n", 0, sentence.bounds.start) + 1
    place = bisect_right(items, sentence.bounds.start)
    return max(start, items[place - 1]) if place else start


def _still_announced(run: Run, text: str, start: int) -> Announced | None:
    """Give whom the label of an item names, or what the one before announced, where it is an item of that."""
    if (label := label_of(text, start)) is not None:
        return label
    return run.announced if run.announced is not None and goes_on(run.announced, text, start) else None


def _named_above(above: Above | None) -> Announced | None:
    """Give whom the headings above an item name."""
    return Announced(above.who, None, above.mark, above=True, steps=True) if above is not None and above.who else None


def _may_promise(reading: ArticleReading) -> bool:
    """Whether a sentence of the text can be the first to promise something: an amount that is given, or a sum let off."""
    figures = any(quantity.kind in _FIGURES for quantity in reading.quantities)
    return (figures and _GIVES.search(reading.text) is not None) or _RELIEF.search(reading.text) is not None


def _records(promises: Iterable[Promise]) -> Iterator[Incentive]:
    """Make the records of what a paragraph promises; their evidence takes in what a later clause adds (，最长2年)."""
    for promise in promises:
        if promise.rate is not None and promise.rate.value == 0:
            continue  # a line break cut the number
        who, tier = _who_and_tier(promise)
        amount = amount_of(promise.amount.token) if promise.amount else None
        cap = amount_of(promise.cap.token) if promise.cap else None
        told = [one.span for one in (promise.threshold, promise.rate, amount, cap, promise.duration) if one is not None]
        starts, ends = [promise.start, *(span.start for span in told)], [promise.end, *(span.end for span in told)]
        yield Incentive(
            span=Span(min(starts), max(ends)),
            rule="incentive/tier" if promise.listed or tier else "incentive/clause",
            instrument=promise.instrument,
            beneficiary=who,
            tier=tier,
            threshold=promise.threshold,
            rate=promise.rate,
            rate_base=promise.base,
            amount=amount,
            cap=cap,
            per=promise.per,
            duration=promise.duration,
            zone=promise.zone,
        )


def _who_and_tier(promise: Promise) -> tuple[str | None, str | None]:
    """Say who gets what is promised, and what tells it apart: a condition that sets an amount is a tier, and never who gets it.

    Steps that leave out what the one before them measured (投资强度达到200万元的…；|达到300万元的…) keep that as whom they are for.
    """
    who, tier = promise.who, promise.tier
    if who is not None and who.startswith(_POINTING):
        return None, tier  # 对|上述项目|: who that is stands elsewhere
    if who is not None and is_brought_in(who):
        return None, tier or who
    apart = tier and tier != who and (who or "").endswith(tier) and not (who or "").startswith("项目")
    if promise.sets and who is not None and not apart:
        return promise.owner, tier or who
    return (who if len(who or "") > 1 else None), tier


def _may_give(sentence: Sentence, run: Run) -> bool:
    """Whether a sentence has an amount and a word that gives it, or lets off a sum; a title promises nothing.

    Behind a promise of its paragraph an amount is enough: it may be a cap.
    """
    low, high = sentence.bounds.start, sentence.bounds.end
    if any(token.mention.kind in _FIGURES for token in sentence.quantities):
        may = bool(run.promises or run.gift) or _GIVES.search(sentence.text, low, high) is not None
    else:
        may = _RELIEF.search(sentence.text, low, high) is not None
    if not may and run.promises and "duration" in {token.mention.kind for token in sentence.quantities}:
        return _TERM.search(sentence.text, low, high) is not None
    if may and _CLAIMED.search(sentence.text, low, high) is not None:
        return False
    title = sentence.is_title and run.gift is None and sentence.text.count("|", low, high) < _BARS
    return may and not (title and _PROMISING_LINE.search(sentence.text, low, high) is None)


def _audiences(text: str) -> list[tuple[int, str]]:
    """Find the lines that say for whom what follows is: 面向对象：规上工业企业; where each ends, and who it names."""
    if "对象" not in text and "范围" not in text:
        return []
    return [(match.end(), match["who"]) for match in _AUDIENCE.finditer(text)]


def _last_audience(audiences: list[tuple[int, str]], at: int) -> str | None:
    """Give whom the last line before an offset names."""
    place = bisect_right(audiences, at, key=itemgetter(0))
    return audiences[place - 1][1] if place else None


def _heading(sentence: Sentence, start: int) -> str | None:
    """Give who the heading of an item, its first sentence, names: 第八条 支持|规上工业企业|数字化改造."""
    end = min(sentence.bounds.end, start + _HEADING_LENGTH)
    match = _HEADING.search(sentence.text, start, end)
    return match["who"] if match else None
