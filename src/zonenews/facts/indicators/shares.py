"""Shares: `head 占 whole value`, 贡献了全市30%的工业产值, 完成年度目标的41%."""

from __future__ import annotations

import attrs

from zonenews._patterns import lazy
from zonenews.discourse.tokens import QuantityToken, Token
from zonenews.facts.indicators.bases import change_of, direction_of, phrase_start, read_base
from zonenews.facts.indicators.draft import Draft
from zonenews.facts.indicators.drafting import make_drafts
from zonenews.facts.indicators.level_heads import of_class_told
from zonenews.facts.indicators.metric_names import head_refusal, is_counted, split_list
from zonenews.facts.indicators.noun_phrases import MetricPhrase, bare_phrase, read_metric_phrase
from zonenews.facts.indicators.phrase import PARTS, Phrase, text_of
from zonenews.facts.indicators.refusals import Refusal
from zonenews.facts.indicators.run import Run
from zonenews.facts.indicators.scope import Scope
from zonenews.grammar.patterns import pattern
from zonenews.lexicon.indicators import ending_metric
from zonenews.lexicon.word_classes import word_set, words_of

_RULE = "indicators/share"
_PART_RULE = "indicators/part"
_IN_WHOLE = lazy(r"^(?P<metric>[^的，]{2,20})在(?![园建校孵岗册手])(?:整个)?(?P<whole>[^，]{2,16}?)(?:中|里|内)?所?$")
"""What stands before 占比重 where the whole stands there too: 数字经济在全省经济总量中所."""
_BRINGS = pattern(r"{bringing}(?:了|着|有)?$")
"""What a place does with its part of a whole: 贡献了全市30%的工业产值."""
_NOTHING_ELSE = pattern(r"(?:的?{of_its_land})?[已也更正还共将就，]*", may_be_empty=True)
"""What may stand before that verb where the place itself does it: 以全市3%的土地 | 贡献了."""
_OF_NOUN = lazy(r"的(?P<noun>[^，,。；;、的0-9（(和与及\s]{2,16})(?=$|[，,。；;、和与及])")
_LAND = lazy(r"地(?!区)")
_SHARE_WORDS = pattern(r"(?:的)?{share_named}?{share_adverb}*{share_verb}*$", may_be_empty=True)
"""What stands between the whole and its part: 比重已达到."""
_OF_TOTAL = lazy(r"(?:(?:总量|总数)?的|比重)$")
_WHOLE = pattern(r"(?:完成了?|达到|为|达|占)?((?:全年|年度|年)?{whole_set})的$")
_SHARE_IN = pattern(
    "在(?P<whole>[^，在]{2,20}?)(?:[中里]的?|的|[中里]所占的?){share_named}{share_adverb}*{share_verb}*"
)
_FEW = 3
"""So near the last share of a list of parts stands."""
_IN_ALL = ("合计", "总计", "共计")
"""What stands before 占 where the share is that of a whole list: 分别为18亿元、9亿元，合计 | 占85%."""
_OF_YEAR = ("全年", "年度", "年初")
_REFERS = ("其", "这", "产值")
"""Heads that stand for the figure before them where it has one."""


def share(phrase: Phrase, scope: Scope, run: Run) -> bool:
    """Read 占全省的43%; 占地 is no share."""
    at = phrase.share
    if at < 0:
        return False
    if text_of(phrase.before[:at]).endswith(_IN_ALL) and run.batch > 1:
        run.reason = Refusal("unequal_list")
        return True
    if phrase.rest.startswith("股") or (phrase.before[at + 1 :] and phrase.before[at + 1].text.startswith("股")):
        run.reason = Refusal("particular")  # 占30%股份, 占股49%
        return True
    _share_at(phrase.before, at, phrase, scope, run)
    return True


def share_change(phrase: Phrase, scope: Scope, run: Run) -> bool:
    """Read 占全市的比重提高3个百分点: how a share changed that is not told itself, or was told before."""
    at, turn = phrase.share, phrase.change
    if not 0 <= at < turn or phrase.kind != "percentage_point":
        return False
    cut = phrase_start(phrase.before, turn)
    base = read_base(phrase.before[cut:turn], scope.context.published)
    if base.foreign or cut <= at:
        return False
    base = scope.base if base.basis is None else base
    made = len(run.drafts)
    _share_of(phrase.before[:at], phrase.before[at + 1 : cut], phrase.values, scope, run)
    direction = direction_of(phrase.before[turn])
    for draft, value in zip(run.drafts[made:], phrase.values, strict=False):
        draft.value = None
        draft.changes.append(change_of(value, direction, base))
    return True


def share_reached(phrase: Phrase, stop: int, scope: Scope, run: Run) -> None:
    """Read 占全省的比重由A增至B; `stop` is where 由A stands."""
    before = phrase.before
    at = next(place for place, token in enumerate(before[:stop]) if token.kind == "share")
    _share_at([*before[: at + 1], *_until_from(before[at + 1 : stop])], at, phrase, scope, run)


def equal_share(phrase: Phrase, scope: Scope, run: Run) -> bool:
    """Read 相当于全省的3%."""
    at = phrase.last.get("compare", -1)
    if at < 0 or phrase.kind not in PARTS or phrase.before[at].text != "相当于":
        return False
    if not phrase.before[-1].text.endswith("的"):
        return False
    _share_of(phrase.before[:at], phrase.before[at + 1 :], phrase.values, scope, run)
    return True


def share_in(phrase: Phrase, scope: Scope, run: Run) -> bool:
    """Read 在工业投资中的占比为33.5%: the share of the figure before it in a whole."""
    at = phrase.last.get("text", -1)
    if phrase.kind not in PARTS or at < 0 or run.last_whole is None:
        return False
    told = _SHARE_IN.fullmatch(text_of(phrase.before))
    if told is None:
        return False
    make_share(bare_phrase(phrase.values[0].start), told["whole"], phrase.values, scope, run)
    return True


def completed_share(phrase: Phrase, scope: Scope, run: Run) -> bool:
    """Read 完成年度目标的41%."""
    if phrase.kind not in PARTS or not (whole := completed_whole(phrase.before)):
        return False
    make_share(bare_phrase(phrase.values[0].start), whole, phrase.values, scope, run)
    return True


def _share_at(before: list[Token], at: int, phrase: Phrase, scope: Scope, run: Run) -> None:
    """Read what stands before 占 as the part, and what stands behind it as the whole."""
    if _LAND.match(scope.text, before[at].end):
        run.dropped = True
    elif phrase.kind in PARTS:
        values = phrase.values
        if "约" in scope.text[before[at].start - 1 : before[at].end] and values[0].mention.mod is None:
            values = [value._replace(mention=attrs.evolve(value.mention, mod="approx")) for value in values]
        _share_of(before[:at], before[at + 1 :], values, scope, run)


def _share_of(part: list[Token], whole: list[Token], values: list[QuantityToken], scope: Scope, run: Run) -> None:
    """Make a share of the part that some tokens name in the whole that others name."""
    words = text_of([token for token in whole if token.kind != "from"]).lstrip("了到据")
    words = _OF_TOTAL.sub("", _SHARE_WORDS.sub("", words))
    head, wholes = of_class_told(read_metric_phrase(part), scope), split_list(words)
    if not head.metric and len(wholes) == len(values) > 1 and not run.dropped:
        _shares_of_each(wholes, values, run)
        return
    if len(wholes) == len(values) > 1 and len(split_list(head.metric)) == 1:
        for one, value in zip(wholes, values, strict=True):
            make_share(head, one, [value], scope, run)  # 占规上企业数及产值的比重分别达12%和30%
    else:
        make_share(head, words, values, scope, run)


def _shares_of_each(wholes: list[str], values: list[QuantityToken], run: Run) -> None:
    """Make a share of each of the last figures: A60家，B9亿元，占全市A和B的比重分别达30%和45%; none where they are of other things."""
    last = run.levels[-len(values) :]
    place = wholes[0][: len(wholes[0]) - len(wholes[0].lstrip("全国省市区县"))]
    if len(last) != len(values) or not all(
        whole.removesuffix("数").endswith(draft.metric.removesuffix("数"))
        for whole, draft in zip(wholes, last, strict=True)
    ):
        return
    for draft, whole, value in zip(last, wholes, values, strict=True):
        told = whole if whole.startswith(place) else place + whole
        run.drafts.append(_share_of_draft(draft, told, value))


def _until_from(tokens: list[Token]) -> list[Token]:
    """Keep the whole of 占全省的比重由A增至B, without what tells of A."""
    end = next((at for at, token in enumerate(tokens) if token.kind == "time"), len(tokens))
    return [token._replace(text=token.text.removesuffix("由").removesuffix("从")) for token in tokens[:end]]


def completed_whole(before: list[Token]) -> str | None:
    """Give the whole of 完成年度目标的 (41%), or `None`."""
    if not before or before[-1].kind != "text":
        return None
    match = _WHOLE.search(before[-1].text)
    if match is None:
        return None
    year = len(before) > 1 and before[-2].kind == "time" and before[-2].text in _OF_YEAR and match.start() == 0
    return (before[-2].text if year else "") + match[1]


def make_share(head: MetricPhrase, whole: str, values: list[QuantityToken], scope: Scope, run: Run) -> None:
    """Make a share of a whole from the head that names the part."""
    if not head.metric and not head.subject and scope.told is not None and ending_metric(scope.told.metric):
        head, scope.told = scope.told, None  # 经济总量连续跨过3个万亿元大关，占全国…
    metric = head.metric
    if not metric or metric in word_set("referring") or (metric in _REFERS and not head.subject and run.levels):
        _share_of_last(whole, values, run)
        return
    if not whole and (part := _IN_WHOLE.match(metric)):
        metric, whole = part["metric"], part["whole"]
        head = head._replace(metric=metric)
    run.reason = head_refusal(metric)
    if run.reason is not None:
        return
    if not whole:
        head = head._replace(metric=metric + "占比")
    made = make_drafts(head, values, _RULE, scope, run)
    for draft, value in zip(made, values, strict=bool(made)):
        draft.value = value
        draft.share_of = whole or None


def _share_of_last(whole: str, values: list[QuantityToken], run: Run) -> None:
    """Make a share that is told of the figure before it: 出口30亿元，占全市的三成; how much of a budget came in is none."""
    if whole.endswith("预算"):
        return
    if len(values) > 1 and whole and not whole.endswith(words_of("whole_set")):
        _share_of_listed(whole, values, run)
        return
    last = run.last_whole
    whole = whole or next((draft.share_of for draft in reversed(run.drafts) if draft.share_of), None) or ""
    parts = last is not None and (last.branch_of or any(draft.metric.endswith("占比") for draft in run.drafts[-_FEW:]))
    if last is not None and not whole and parts and last.kind not in PARTS and len(values) == 1:
        run.drafts.append(
            attrs.evolve(_share_of_draft(last, "", values[0]), metric=last.metric + "占比", share_of=None)
        )
        return  # 其中：农业产值11亿元，占51%
    if last is None or len(values) > 1 or not whole or run.dropped:
        return
    run.drafts.append(_share_of_draft(last, whole, values[0]))


def _share_of_listed(whole: str, values: list[QuantityToken], run: Run) -> None:
    """Make a share of one whole for each figure of the list before: A、B增加值分别增长8%、9%，占规上工业的比重分别为41%、72%."""
    listed = run.listed
    if run.dropped or len(listed) != len(values) or listed[-1] is not run.last_whole:
        return
    if any(draft.is_share for draft in listed):
        return
    run.drafts += [_share_of_draft(draft, whole, value) for draft, value in zip(listed, values, strict=True)]


def _share_of_draft(draft: Draft, whole: str, value: QuantityToken) -> Draft:
    """Make the share that a figure has of a whole."""
    return attrs.evolve(
        draft,
        changes=[],
        rank=None,
        value=value,
        share_of=whole,
        rule=_RULE,
        tokens=[*draft.tokens, value],
        end=value.end,
    )


def part_of_noun(phrase: Phrase, scope: Scope, run: Run) -> bool:
    """Read 贡献了全市30%的工业产值, and what goes on with it: 、25%的税收."""
    if not phrase.rest.startswith("的") or phrase.kind not in PARTS or len(phrase.values) > 1:
        return False
    value = phrase.values[0]
    behind = _OF_NOUN.match(scope.text, value.end)
    if behind is None or not (ending_metric(behind["noun"]) or is_counted(behind["noun"])):
        return False
    found = _parting(behind["noun"], phrase.before, value, scope, run)
    if found is None:
        return False
    head, whole = found
    for draft in make_drafts(head, [value], _PART_RULE, scope, run):
        if draft.subject in words_of("wide_word") or draft.subject == whole:
            run.drafts.remove(draft)
        draft.value, draft.share_of, draft.end = value, whole + behind["noun"], behind.end()
    return True


def _parting(
    noun: str, before: list[Token], value: QuantityToken, scope: Scope, run: Run
) -> tuple[MetricPhrase, str] | None:
    """Give the head and the whole of 贡献了 | 全市 | 30%的 | noun, or of a list that goes on with it."""
    last = run.last
    joined = last is not None and scope.text[last.end : value.start] in ("、", "和", "与", "及")
    if last is not None and joined and last.rule == _PART_RULE and last.share_of:
        return bare_phrase(value.start)._replace(metric=noun), last.share_of.removesuffix(last.metric)
    if len(before) < 2 or before[-1].kind != "place" or before[-2].kind != "text":
        return None
    verb = _BRINGS.search(before[-2].text)
    if verb is None or _NOTHING_ELSE.fullmatch(before[-2].text, 0, verb.start()) is None:
        return None
    places = tuple(token for token in before[:-2] if token.kind == "place")[:1]
    times = tuple(token for token in before if token.kind == "time")
    head = bare_phrase(value.start)._replace(subject=places, metric=noun, verb=verb[0], times=times)
    return head, before[-1].text
