"""Counts of projects: 13个重点项目, 签约过亿元项目91个, and counts that go on with a group before them: 其中产业类17个."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from zonenews._patterns import lazy
from zonenews._ready import compiled
from zonenews.discourse.sentences import Sentence, within
from zonenews.discourse.stages import furthest_stage
from zonenews.discourse.tokens import QuantityToken
from zonenews.discourse.works import opens_counts
from zonenews.facts.project_groups.counted import Counted, at_stage, of_part
from zonenews.facts.project_groups.labels import (
    BEFORE_LABEL,
    PRAISED,
    behind_whose,
    kind_before,
    label_of,
    without_lead,
)
from zonenews.facts.project_groups.other_counts import counts_something_else
from zonenews.facts.project_groups.shared_counts import shared_counts
from zonenews.grammar.patterns import alternatives, pattern
from zonenews.lexicon.actions import load_actions
from zonenews.lexicon.word_classes import kept_by_words, words_of
from zonenews.mentions.regions.records import Region
from zonenews.mentions.zones.records import Zone
from zonenews.text.records import Number

_SEPARATORS = "，,。；;：:！!？?\n"
_COUNT_NOUN = lazy(r"[ ]?((?:[^，,。；;：:！？!?\n（）()]|[（(][^（()）]{0,20}[）)]){0,40}?(?:项目|工程(?:项目)?))")
_NOUN_COUNT = pattern(r"(?:项目|工程)(?:数量|总数|数)?(?:{total_word})?[ ]?$")
_NOT_A_HEAD = pattern(r"{no_group_head}|部[^分]|进入[^，,。；;]{0,4}[决复初半]赛|[0-9]+个{rank_of_match}")
_OF_TOTAL = lazy(r"^(?:计划|预计|协议)?(?:总投资|投资总额|协议投资)(?:额)?(?:达|约|共)?[0-9.]+[万亿]*(?:美?元|欧元)的")
"""9个|总投资12亿元的|项目: the total of the nine, and no part of their label."""
_NOT_IN_LABEL = pattern(
    r"^[、和及]|^[0-9]+[个项]|、[^，]*等(?:项目|工程)$|^(?:{counted_place})(?:[（(][^）)]*[）)])?(?:[和及、共新的]|各)|[户名镇月]|(?<!国)家(?![电居具纺庭装政])|乡(?!村)|(?<!乡)村|日(?![资本系用化处产])|人(?![工才形])|[，。]|年(?!度|均?(?:{yearly_size}))|^后|(?<!即)将|[已了使让]|在(?![建库谈])|{no_label_verb}|^[^的]{0,6}(?:{counted_field})的"
)
_OCCASION = pattern(
    r"(?P<label>[^，,。；;、的了行办开年月日度0-9]{2,8}项目)(?:集中|现场)?(?:{ceremony_verb})(?:{ceremony_noun})"
)
_BATCH_BEFORE = lazy("“(?P<name>[^“”，,。；;]{2,8}一批)”(?:项目)?(?:共有|共计|共|有)?$")
"""“开工一批”|共有11个项目."""
_OF_MEETING = lazy("暨|[会届节周](?=.*项目)")
"""滨商会重大项目签约仪式: who holds it is no kind of projects."""
_OF_SIZE = lazy("的?(?:项目)?(?:有|占|达|共有|共|为)?")
_SIZE = lazy(r"^[^，,、]{0,6}?(?:[0-9.]+[万亿]*|[百千万]?亿)(?:美?元|欧元)(?:及?以上|以内|以下)?的?")
_COMPARED = pattern(r"(?:{compared_by})[ ]?$")
_CATEGORY = lazy(r"[^，,。；;：:、\s]{1,12}(?:类|领域|方面|型)$")
_LISTED = pattern(r"(?:{put_on_list})了?([^，,。；;]{0,16}?(?:项目|工程))")
OF_WORKS = frozenset(("座", "条", "处"))
"""Classifiers of works: 2座热电机组项目."""
_SIZES = frozenset(("power", "voltage"))
"""Kinds of quantities that a label may begin with: 2座|30万千瓦热电机组项目."""
_STARTED = pattern("(?:{starting}|新开工)(?:建设)?了?$")
_VERB_REACH = 6
_WORKS = pattern("[ ]?(?P<label>[^，,。；;：:、的了0-9\n]{0,12}?(?:{counted_works}))(?=[，,。；;、和及]|$)")
_GOING_ON = lazy(
    r"[，,、；;。！\n）)]|$|(?<=个)[：:](?=[^，,。；;：:\n]{2,80}(?:[；;。\n]|$))|(?:和|及|以及)(?=[^，,。]{1,14}[0-9])"
)
_WITH_SIZE = lazy("^(?:总?投资)?[0-9.]+[万亿]*元(?:及?以上|以下|以内)的(?=...)")
"""2000万元以上的|重点项目: the size is the threshold, and no part of the label."""
_MONEY_NEXT = lazy(r"[，,、](?:计划|预计)?(?:总投资|投资|协议)")


_PARTS_TOLD = 2
"""So many counts before one are a whole and a part of it."""


def read_counts(sentence: Sentence, base: str | None) -> list[Counted]:
    """Read the counts of a sentence that count projects, in order; `base` is the label of the group before them."""
    counters = load_actions().counters
    readings: list[Counted] = []
    bases: list[tuple[str, Number]] = []
    for place, token in enumerate(sentence.quantities):
        if token.mention.kind != "count" or token.mention.unit not in {*counters, *OF_WORKS}:
            continue
        if counts_something_else(sentence, token):
            continue
        low = readings[-1].end if readings else sentence.bounds.start
        count = token.mention.value
        larger = next((label for label, of in reversed(bases) if of >= count), bases[0][0] if bases else base)
        if len(bases) > _PARTS_TOLD and sum(of for _, of in bases[1:]) == bases[0][1]:
            larger = bases[0][0]  # 41个，其中工业29个，服务业12个，已开工|24个
        shared = shared_counts(sentence, token, low, larger)
        if shared:
            readings += shared
            continue
        reading = _count_noun(sentence, place) or _works_count(sentence, token)
        if reading is None and token.mention.unit in counters:
            reading = (
                _noun_count(sentence, place, low)
                or _listed_count(sentence, token)
                or _going_on(sentence, place, low, larger)
                or _staged_behind(sentence, place, readings, larger)
            )
        if reading is not None:
            readings.append(reading)
            if not reading.verb:
                bases.append((reading.label, count))
    return readings


def _works_count(sentence: Sentence, token: QuantityToken) -> Counted | None:
    """Read 开工建设5座抽水站: works counted behind a verb of starting."""
    if _STARTED.search(sentence.text, max(sentence.bounds.start, token.start - _VERB_REACH), token.start) is None:
        return None
    match = _WORKS.match(sentence.text, token.end, sentence.bounds.end)
    return Counted(token, match["label"], token.start, match.end(), "project-group/count-noun") if match else None


def _count_noun(sentence: Sentence, place: int) -> Counted | None:
    """Read 13个重点项目: the noun follows its count."""
    token = sentence.quantities[place]
    later = sentence.quantities[place + 1 : place + 4]
    beside = [t for t in later if t.mention.kind != "money" and not (t.start == token.end and t.mention.kind in _SIZES)]
    limit = next((t.start for t in beside), min(sentence.bounds.end, token.end + 80))
    match = _COUNT_NOUN.match(sentence.text, token.end, limit)
    if match is None or _NOT_A_HEAD.match(sentence.text, match.end()):
        return None
    closing = _CLOSES_SCHEME.match(sentence.text, match.end(), limit) if "“" in match[1] else None
    if closing and not closing["noun"]:
        return None  # 三个|“一号工程”: a scheme
    told = PRAISED.sub("", match[1] + (closing[0] if closing else ""))
    if _NOT_IN_LABEL.search(told):
        return None
    if len(match[1]) > len("项目") and _is_counted_behind(beside, match.end()):
        return None  # 两个|工业园区开工建设各类项目|172项
    label = BEFORE_LABEL.sub("", _OF_TOTAL.sub("", told))
    if label.endswith(load_actions().not_projects):
        return None
    if label in ("项目", "工程"):
        label = _named_elsewhere(sentence, token.start, match.end()) or kind_before(sentence, token.start) or label
    return Counted(token, label, token.start, match.end(), "project-group/count-noun")


_CLOSES_SCHEME = lazy("”(?P<noun>(?:项目|工程)?)")
"""33个“两通工程|”项目."""


def _is_counted_behind(beside: Sequence[QuantityToken], at: int) -> bool:
    """Whether the count of what ends at an offset stands right behind it."""
    return bool(beside) and beside[0].start == at and beside[0].mention.unit in load_actions().counters


def _named_elsewhere(sentence: Sentence, start: int, end: int) -> str | None:
    """Give the label of a bare 项目 from elsewhere.

    From the verb before its count (新开工的52个项目), the list it is on (4个项目列入省级重点项目), or the occasion before it
    (举行重大项目集中开工仪式，26个项目).
    """
    listed = _LISTED.match(sentence.text, end, sentence.bounds.end)
    if listed:
        return listed[1]
    verb = _patterns().verb_of.search(sentence.text, sentence.clause_start(start), start)
    if verb:
        return f"{verb[1]}项目"
    batch = _BATCH_BEFORE.search(sentence.text, sentence.bounds.start, start)
    if batch:
        return f"“{batch['name']}”项目"
    held = list(_OCCASION.finditer(sentence.text, max(sentence.bounds.start, start - 60), start))
    return held[-1]["label"] if held and _OF_MEETING.search(held[-1]["label"]) is None else None


_MONEY = lazy("[0-9].*元(?:及(?=以))?")
"""10亿元及|以上项目: the size in a label."""


def _noun_count(sentence: Sentence, place: int, low: int) -> Counted | None:
    """Read 签约过亿元项目91个: the noun stands before its count."""
    token = sentence.quantities[place]
    start = max(low, _segment_start(sentence, place))
    match = _NOUN_COUNT.search(sentence.text, start, token.start)
    if match is None:
        return _staged_count(sentence, token, start)
    start = behind_whose(sentence, start, match.start())
    label = label_of(sentence.text[start : match.start() + 2])
    if label in ("项目", "工程"):
        verb = _patterns().verb_of.search(sentence.text, start, match.start())
        at = match.start()
        label = f"{verb[1]}{label}" if verb else label
        return Counted(token, label, at, token.end, "project-group/noun-count")
    if _is_of_others(label):
        return None
    if len(label) > 40 or "项目、" in label or _NOT_IN_LABEL.search(_MONEY.sub("", label)):
        return None  # 甲项目、乙项目、丙项目|3项: names, and no kind
    at = max(
        sentence.text.rfind(label, start, token.start), start
    )  # “签约一批”项目 may lack a quotation mark in the text
    return Counted(token, _WITH_SIZE.sub("", label), at, token.end, "project-group/noun-count")


def _is_of_others(label: str) -> bool:
    """Whether a label names what are no projects: 医疗服务项目, but not 现代服务项目."""
    return label.endswith(load_actions().not_projects) and not label.endswith(_OF_SERVICES)


_OF_SERVICES = "现代服务项目"


def _staged_count(sentence: Sentence, token: QuantityToken, start: int) -> Counted | None:
    """Read 重大项目|开工|390个: the verb stands between the noun and its count."""
    match = _patterns().staged.search(sentence.text, start, token.start)
    if match is None:
        return None
    start = behind_whose(sentence, start, match.start())
    label = label_of(sentence.text[start : match.start() + 2])
    if label in ("项目", "工程"):  # 一季度|项目签约2个
        verb = match["verb"]
        return Counted(token, f"{verb}{label}", match.start(), token.end, "project-group/noun-count")
    if len(label) > 40 or _NOT_IN_LABEL.search(_MONEY.sub("", label)):
        return None
    at = max(
        sentence.text.rfind(label, start, token.start), start
    )  # “签约一批”项目 may lack a quotation mark in the text
    verb = match["verb"]
    again = verb if verb in load_actions().stages and furthest_stage(label) else ""  # 新签项目|开工8个
    return Counted(token, label, at, token.end, "project-group/noun-count", again)


def _listed_count(sentence: Sentence, token: QuantityToken) -> Counted | None:
    """Read 开工项目有甲厂房、乙广场等|11个: the count closes the list of what the noun before it has."""
    start = sentence.clause_start(token.start)
    match = (
        _LISTING.match(sentence.text, start, token.start) if sentence.text.endswith("等", start, token.start) else None
    )
    if match is None or not _GOING_ON.match(sentence.text, token.end):
        return None
    noun = match.end("noun") - len("项目")
    verb = _patterns().verb_of.search(sentence.text, start, noun)
    label = (
        f"{verb[1]}项目" if verb else label_of(sentence.text[behind_whose(sentence, start, noun) : noun + len("项目")])
    )
    return Counted(token, label, token.start, token.end, "project-group/noun-count")


_LISTING = pattern("(?P<noun>[^，,。；;、：:\n]{0,16}?项目)(?:还|共)?(?:有|{listing})[^，,。；;]{4,}等")


def _segment_start(sentence: Sentence, place: int) -> int:
    """Give the start of the phrase before a count: after a separator, or after a quantity the phrase does not hold."""
    token = sentence.quantities[place]
    start = sentence.clause_start(token.start, stops=_SEPARATORS)
    for earlier in reversed(sentence.quantities[max(0, place - 4) : place]):
        if earlier.end <= start:
            break
        if earlier.mention.kind == "money" and re.match(
            r"[^、，,]{0,12}(?:项目|工程)", sentence.text[earlier.end : token.start]
        ):
            continue
        start = earlier.end
        break
    dash = sentence.text.rfind("——", start, token.start)
    start = dash + 2 if dash >= 0 else start  # 交出答卷——|签约项目20个
    return start + len(re.match("[、和及与 ]*", sentence.text[start : token.start])[0])  # type: ignore[index]


def _going_on(sentence: Sentence, place: int, low: int, base: str | None) -> Counted | None:
    """Read a count that goes on with the group before it: 产业类17个, 已开工35个, 总投资过10亿美元的2个."""
    token = sentence.quantities[place]
    if base is None or not _GOING_ON.match(sentence.text, token.end):
        return None
    start = max(low, _segment_start(sentence, place))
    start = max(start, *(sentence.text.rfind(mark, start, token.start) + 1 for mark in "（("))
    phrase = sentence.text[start : token.start].rstrip()
    if _COMPARED.search(phrase) or len(phrase) > 24 or phrase.endswith(load_actions().not_projects):
        return None
    rule = "project-group/breakdown"
    if (headed := of_part(sentence, token, base)) is not None:
        return headed
    earlier = sentence.quantities[place - 1] if place else None
    if (
        earlier is not None
        and _OF_SIZE.fullmatch(phrase)
        and earlier.mention.kind == "money"
        and earlier.mention.mod is not None
    ):
        return Counted(token, f"{earlier.text}{_SIZE.sub('', base)}", earlier.start, token.end, rule)
    dated = max((time.end for time in within(sentence.times, start, token.start)), default=start)
    bare = without_lead(f"{_AMONG.sub('', sentence.text[dated : token.start].rstrip())}项目")[:-2]
    verb = _patterns().stage_only.fullmatch(bare, bare.find("区") + 1)  # 其中，高新区|签约12个
    if verb:
        return Counted(token, at_stage(verb[1], base), start, token.end, rule, verb[1])
    if _of_place(sentence, token, start, bare):
        return Counted(token, base, start, token.end, rule)  # 其中，甲市|65个、总投资459亿元
    if _CATEGORY.fullmatch(bare) or _LEVEL.fullmatch(bare):
        return Counted(token, f"{bare}项目", start, token.end, rule)
    if 1 < len(bare) <= 10 and _MONEY_NEXT.match(sentence.text, token.end):
        return Counted(token, base if "已" in phrase else bare, start, token.end, rule)
    return None


_LEVEL = lazy("(?:国家|[省市区县镇州部])级(?:重[点大])?")
"""建设项目28项（|省级|7项、市级5项）."""
_IN_ROW = lazy(r"[，,、](?:计划|预计)?(?:总投资|投资|协议)|[，,、][^，,、。；;0-9]{1,7}[县区市州旗镇][0-9]+[个项]")
"""What follows the count of a place that is told beside others: its money, or the next place."""
_OF_LEVEL = lazy("[\u4e00-\u9fff]{2,5}(?<![小社园景灌库矿片厂])[县区市州镇旗]")
_EACH_BEFORE = lazy("各[0-9]+[个项][；;，,]$")
"""甲县、乙县各4个，|丙县3个."""
_AMONG = lazy("^(?:当?中|里)[，,]?")
"""20个签约项目|中|已落地14个."""


def _staged_behind(sentence: Sentence, place: int, readings: Sequence[Counted], base: str | None) -> Counted | None:
    """Read a count of some of the group before it, with its stage behind it: 其中20个|已开工, 已有9个|竣工."""
    token, text = sentence.quantities[place], sentence.text
    verb = _patterns().stage_behind.match(text, token.end, sentence.bounds.end) if base else None
    if verb is None or base is None:
        return None
    low = readings[-1].end if readings else sentence.bounds.start
    start = max(low, _segment_start(sentence, place))
    start = max([start, *(time.end for time in within(sentence.times, start, token.start))])
    lead = _PART_LEAD.fullmatch(text, start, token.start)
    others = within(sentence.quantities, low, token.start)
    if lead is None or any(other.mention.kind == "count" for other in others) or not (readings or lead[0]):
        return None
    return Counted(token, at_stage(verb[1], base), token.start, verb.end(), "project-group/breakdown", verb[1])


_PART_LEAD = pattern("[ 、]?(?:{part_lead})*[，,]?(?:{part_lead})*[ ]?", may_be_empty=True)


_PLACE = 8
"""Characters of a place that no table has at most."""


def _is_place(sentence: Sentence, start: int, end: int) -> bool:
    """Whether a range is nothing but the name of a region or a zone, with what may lead up to it."""
    places = [token for token in within(sentence.places, start, end) if isinstance(token.mention, Zone | Region)]
    if len(places) != 1 or places[0].end != end:
        return False
    return not without_lead(f"{sentence.text[start : places[0].start]}项目")[:-2]


def _of_place(sentence: Sentence, token: QuantityToken, start: int, bare: str) -> bool:
    """Whether a count is that of a place: 甲市|65个、总投资459亿元; 毕节64个，大理|31个; 青云县|32个、总投资90亿元, of no table."""
    if _is_place(sentence, start, token.start) and _IN_ROW.match(sentence.text, token.end, sentence.bounds.end):
        return True
    in_row = _MONEY_NEXT.match(sentence.text, token.end) or _EACH_BEFORE.search(
        sentence.text, max(sentence.bounds.start, start - _PLACE), start
    )
    if in_row and (_OF_LEVEL.fullmatch(bare) or _is_place(sentence, start, token.start)):
        return True
    fits = 1 < len(bare) <= _PLACE and not _CATEGORY.fullmatch(bare)
    return fits and (
        _among_places(sentence, token, start) or opens_counts(sentence.text, sentence.bounds.start)
    )  # 毕节64个，大理|31个: a place that is a common word too; 从签约项目总数来看，定远|13个


def _among_places(sentence: Sentence, token: QuantityToken, start: int) -> bool:
    """Whether a count is one of a row that tells place by place: 从州市看，大理|21个，丽江18个."""
    text, low = sentence.text, sentence.bounds.start
    if _PLACE_BY_PLACE.search(text, max(low, start - _PLACES_BACK), start):
        return True
    beside = [
        other
        for other in within(sentence.quantities, max(low, start - _PLACES_BACK), start)
        if other.mention.unit == token.mention.unit
        and any(isinstance(place.mention, Zone | Region) and place.end == other.start for place in sentence.places)
    ]
    return (
        bool(beside)
        and "其中" not in text[beside[-1].end : start]
        and _MARKS.search(text, beside[-1].end, start) is None
    )


_PLACES_BACK = 60
_PLACE_BY_PLACE = pattern(
    "(?:[从分按][^，,。；;]{0,3}(?:{place_by_place})(?:来)?[看分]|(?:{place_by_place})中)[，,：:]"
)
_MARKS = lazy("[。；;：:]")


class _Patterns(NamedTuple):
    """Patterns with words of `data/actions.toml` in them."""

    stage_only: re.Pattern[str]
    stage_behind: re.Pattern[str]
    staged: re.Pattern[str]
    verb_of: re.Pattern[str]


@kept_by_words
def _patterns() -> _Patterns:
    actions = load_actions()
    stage = actions.stage_re.pattern
    adverb = alternatives(words_of("stage_adverb"))
    done = alternatives(words_of("done_mark"))
    return _Patterns(
        stage_only=compiled(f"(?:{adverb})*({stage})"),
        stage_behind=compiled(f"(?:项目)?(?:{done})*({stage})(?=[，,。；;、\n]|$)"),
        staged=compiled(f"(?:项目|工程)(?:目前)?已?(?P<verb>新?(?:{stage}))[ ]?$"),
        verb_of=compiled(f"(开?(?:{actions.qualifiers}))的$"),
    )
