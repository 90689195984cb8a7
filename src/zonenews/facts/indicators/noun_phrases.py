"""The noun phrase before a value: whose figure it is, and of what.

`read_metric_phrase` takes the tokens that stand between the last statement and a value and splits them into places, times and
noun phrases. The last noun phrase holds the metric; verbs of holding and reaching come off its ends (实现, 达到, 拥有),
while verbs that tell what is counted stay with it (引进企业, 接待游客). What stands before such a verb is the subject.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from zonenews._patterns import lazy
from zonenews.discourse.tokens import PlaceToken, TimeToken, Token
from zonenews.facts.indicators.affixes import strip_lead, strip_trail
from zonenews.facts.indicators.phrase_holders import (
    DROP,
    KEEP,
    WORKS_ON,
    Stretch,
    clean_holder,
    firm_before,
    is_brand,
    is_firm,
    is_holder,
    is_named,
    known_holder,
    names_other,
)
from zonenews.grammar.patterns import pattern
from zonenews.lexicon.cues import Cue
from zonenews.lexicon.familiar import is_unusual
from zonenews.lexicon.indicators import ending_metric
from zonenews.lexicon.word_classes import word_set, words_of

_BETWEEN = pattern(r"^{both_ways}?{between_two}")
_FOOTNOTE = lazy(r"[［\[〔【][0-9]{1,3}[］\]〕】]")
_FOOTNOTED = frozenset("［[〔【")
_GROUND = "辖区"
_PART = pattern("{part_of_place}|[\u4e00-\u9fff]{2,4}系统(?=$|[共现]?有)|口岸(?!岸线|[过通])")
"""What behind a place makes it the name of a part or site: 张家口赛区."""
_RELATIVE = pattern("的[^的]{0,4}{told_apart}(?:数量?|总数)?$")
"""How ends what a clause tells apart: 拥有基础条件的企业 are counted, and 拥有 is no verb of holding."""
_PLAIN_BRANCH = lazy("[一二三]产|第[一二三]产业|[^的，。企]{1,12}(?:业|经济|领域|板块)|城镇|乡村|农村")
"""A branch before a verb: 一产 | 实现增加值."""
_SIDE_PHRASE = lazy(
    r"连续[0-9一二三四五六七八九十]{1,3}个?(?:年|月|季度|次)$|(?:若?扣除|剔除)[^，。；]{2,12}后|按[^，。；]{2,10}(?:口径|价格|价)(?:计算)?|按[^，。；]{2,10}(?:计算|折算|测算)的?"
    r"|(?:按?同|可比|自然|全)口径(?!财政|税收|[地一公])(?:计算)?|从[^，。；]{2,24}中(?=查获|截获)|在(?:全[国省市球]|[东中西]部)率先"
)
_ENDING_VERB = lazy(r"(?:已经|已|共|累计){1,3}(..)$")
_SIDE_HINT = lazy("[连扣剔按口获]|率先")
_NAME_GOES_ON = lazy("[至属—]|到(?![位账资])|及(?=周边|沿线)|港(?![口澳资])|厂(?!房)")
"""How a text begins that goes on with the name of the place before it: 北京至沈阳, 厦门港."""
_BOUNDS = pattern("{bounds_of_place}")
"""What goes with the place before it: 全县 | 范围内水闸."""
_AND = ("和", "与", "及", "以及")
_APART = ("", "在", "从", "和", "与", "由", "为", "及", "以及", "、")
_PREPOSITION = pattern(r"(?:{preposition}|[对与][^，。、的]{1,3})$")


class MetricPhrase(NamedTuple):
    """The reading of the tokens before a value.

    Attributes:
        subject: place tokens right before the metric; several where they are listed.
        holder: a noun phrase that stands as subject (218家国家级经开区), or empty.
        metric: the noun phrase of the metric, or empty.
        start: where the metric starts.
        verb: the verb between the metric and the value, or empty.
        acts: whether the metric starts with a verb of its own (引进企业).
        times: the time tokens, in order.
        among: whether 其中 introduces it.
        other: whether a noun phrase stands before it that names whose figure it is, but no body that is known as one.
        branch_of: the metric of the whole that this is a branch of, or empty.
        each: whether one value is that of each of the metrics listed (A、B均增长7%).
        filling: whether it and its value are all that a clause says, in a text that reports figures of a place.
    """

    subject: tuple[PlaceToken, ...]
    holder: str
    metric: str
    start: int
    verb: str
    acts: bool
    times: tuple[TimeToken, ...]
    among: bool
    other: bool = False
    each: bool = False
    branch_of: str = ""
    filling: bool = False


_NUMBERED = lazy("[（(]?[一二三四五六七八九十]{1,2}[)）]?[、.．]")
"""A heading before a time in one line with it: 二、农业 | 全年 | 完成农业总产值."""
_CROP = lazy("[^，、的]{0,4}[棉油麻糖烟茶果菜瓜肉奶蛋鱼粮食谷豆薯料药菌花麦稻米]")
"""What is grown and stands before a time: 粮食 | 全年 | 总产量."""
_NO_PHRASE = Stretch((), "", 0)


def bare_phrase(start: int) -> MetricPhrase:
    """Give a phrase that names nothing."""
    return MetricPhrase((), "", "", start, "", False, (), False)


def read_metric_phrase(tokens: list[Token], *, from_marker: bool = False) -> MetricPhrase:
    """Read the tokens before a value.

    Args:
        tokens: what stands between the last statement and the value or its change.
        from_marker: whether 由 or 从 ends the phrase (由A增至B).

    Returns:
        The head; an empty metric where no noun phrase is found.
    """
    phrases = _phrases(tokens)
    times: tuple[TimeToken, ...] = ()
    among = False
    for token in tokens:
        if token.kind == "time":
            times = (*times, token)
        elif token.kind == "among":
            among = True
    verb = ""
    for place in range(len(phrases) - 1, -1, -1):
        phrase = _with_route(phrases[place])
        if not _FOOTNOTED.isdisjoint(phrase.text):
            phrase = phrase._replace(text=_FOOTNOTE.sub("", phrase.text))
        text, start = strip_lead(_without_aside(phrase.text), phrase.start)
        if from_marker and text[-1:] in ("由", "从"):
            text = text[:-1]
        text, ending = strip_trail(text)
        verb = ending + verb
        part = ""
        if phrase.places:
            phrase, text, start = _with_ground(phrase, text, start)
            part, text, start = _part(text, start)
        text = _ENDING_VERB.sub(r"\1", text) if text.endswith(words_of("ending_verb")) else text
        if text:
            last = phrases[place - 1] if place else _NO_PHRASE
            parted = _of_parks(text, start) or _split_verb(text, start, placed=bool(phrase.places))
            return _named(phrase, last, parted, part + parted.holder, (parted.verb + verb, times, among))
        if phrase.places:
            return MetricPhrase(phrase.places, part, "", phrase.start, verb, False, times, among)
    return MetricPhrase((), "", "", tokens[0].start if tokens else 0, verb, False, times, among)


def _named(
    phrase: Stretch, last: Stretch, parted: _Parted, holder: str, rest: tuple[str, tuple[TimeToken, ...], bool]
) -> MetricPhrase:
    """Put a metric under its places, or under what the phrase before it names; `rest` is its verb, its times, and whether 其中 introduces it."""
    metric, start = parted.metric, parted.start
    if "、完成" in metric and WORKS_ON.match(metric):  # 大力实施城市更新行动、完成投资
        start += metric.rfind("、") + 1
        metric = metric[metric.rfind("、") + 1 :]
    if not holder and not phrase.places and last.text:
        phrase, holder, metric, start = _under(last, phrase, metric, start)
    places = last.places if not phrase.places and not last.text else phrase.places
    if len(phrase.places) == 2 and not holder and _BETWEEN.search(metric):
        start, metric, places = places[1].start, f"与{places[1].text}{metric}", places[:1]
    other = not places and not holder and bool(last.text) and names_other(last)
    verb, times, among = rest
    return MetricPhrase(places, holder, metric, start, verb, parted.acts, times, among, other)


def _with_ground(phrase: Stretch, text: str, start: int) -> tuple[Stretch, str, int]:
    """Give 辖区 back to the ground of a place: 青石镇辖区 | 面积."""
    place = phrase.places[-1]
    if not place.text.endswith(_GROUND) or text not in word_set("bare_measure"):
        return phrase, text, start
    town = place.text.removesuffix(_GROUND)
    cut = (*phrase.places[:-1], place._replace(text=town, end=place.end - len(_GROUND))) if town else phrase.places
    return phrase._replace(places=cut), _GROUND + text, start - len(_GROUND)


def _part(text: str, start: int) -> tuple[str, str, int]:
    """Part what makes the place before it the name of a site or of a part of it (赛区) from what follows."""
    part = _PART.match(text)
    if part is not None and text[part.end() :] in word_set("bare_measure"):
        return "", text, start  # 青石镇 | 辖区面积
    return (part[0], *strip_lead(text[part.end() :], start + part.end())) if part else ("", text, start)


def _under(last: Stretch, phrase: Stretch, text: str, start: int) -> tuple[Stretch, str, str, int]:
    """Put a metric under the body or branch that the phrase before it names: 首都机场 | 预计 | 运送旅客."""
    before = clean_holder(last.text)
    if before and (before[-1] in "业品" or before in words_of("transport_field")) and ending_metric(text):
        return (
            (phrase, "", text, start)
            if _NUMBERED.match(last.text) or text.startswith(before)
            else (phrase._replace(places=last.places), "", before + text, last.start)
        )
    if text in word_set("shared_measure") and _CROP.fullmatch(before):
        return phrase._replace(places=last.places), "", before + text, last.start  # 粮食 | 全年 | 总产量
    if not last.places and text in words_of("told_of_firm") and is_firm(before):
        return phrase, before, text, start
    if is_holder(before) or (last.places and before in word_set("named_site")):
        return phrase._replace(places=last.places), before, text, start
    return phrase, "", text, start


def _without_aside(text: str) -> str:
    """Take out what only says how a figure is reckoned: 按可比价格, 扣除价格因素后."""
    return _SIDE_PHRASE.sub("", text) if _SIDE_HINT.search(text) else text


def _phrases(tokens: list[Token]) -> list[Stretch]:
    """Cut a head at times and cue words into noun phrases, each with the places before it; who reports it goes."""
    out: list[Stretch] = []
    places: list[PlaceToken] = []
    text, start, end = "", 0, 0
    reported = False
    for token in tokens:
        beside, end = token.start == end, token.end
        if token.kind == "text" and token.text[0] == "的" and reported:
            out, places, start, text = [], [], token.start + 1, token.text[1:]
        elif token.kind in ("text", "join", "quantity"):
            if places and not text and (token.kind == "join" or token.text == "内"):
                continue  # 园区内 | 现有企业
            start = start if text else token.start
            text += token.text
        elif token.kind == "place" and beside and _merges(text):
            text += token.text
        else:
            goes_on = (
                token.kind == "place" and places and (text in _AND or (not text and _listed(tokens, places[-1], token)))
            )
            if not goes_on:
                if (text or places) and not text.endswith("所在的"):
                    out.append(Stretch(tuple(places), text, start))
                places = []
            text = ""
            if token.kind == "place":
                places.append(token)
        reported = token.kind == "source"
    if text or places:
        out.append(Stretch(tuple(places), text, start))
    return out


def _with_route(phrase: Stretch) -> Stretch:
    """Give places back to a phrase whose name they begin: 北京至沈阳运行时间, 北京市属公园; take 内 off 园区内."""
    if phrase.places and phrase.text[:1] == "内" and phrase.text[1:2] not in "资贸需销河陆部外地":
        return phrase._replace(text=phrase.text[1:], start=phrase.start + 1)
    if phrase.places and phrase.text.startswith("班列") and isinstance(phrase.places[-1].mention, Cue):
        return Stretch((), "".join(token.text for token in phrase.places) + phrase.text, phrase.places[0].start)
    if phrase.places and (bounds := _BOUNDS.match(phrase.text)):
        return phrase._replace(text=phrase.text[bounds.end() :], start=phrase.start + bounds.end())
    if not phrase.places or _NAME_GOES_ON.match(phrase.text) is None:
        return phrase
    return Stretch(
        (),
        "".join(token.text for token in phrase.places) + phrase.text,
        phrase.places[0].start,
    )


def _merges(text: str) -> bool:
    """Whether a place after this text belongs to it: 对美国进出口, 居住的澳门居民, but not 目前在新疆."""
    if text in _APART or text.endswith(("，", "所在的")) or (len(text) < 4 and text.endswith("在")):
        return False
    return text.endswith("、") or bool(_PREPOSITION.search(text))


def _listed(tokens: list[Token], one: PlaceToken, other: PlaceToken) -> bool:
    """Whether only 、 or 和 stands between two places."""
    between = [token for token in tokens if one.end <= token.start and token.end <= other.start]
    return all(token.kind == "join" for token in between)


_WHOLE_PHRASE = lazy("(?:平均)?每[十百千万]?(?!年|月|日|天)[^，、]{1,6}(?:拥|占|有)|[^，、]{2,12}实现再?就业$")
"""Where a verb is part of what is measured: 每千人口拥有医生数, 失业人员实现再就业."""


_PARKS_TOGETHER = lazy(
    '[“"]?(?P<name>[一二两]区[一二两三四五六七八九十多]园)[”"]?(?:[共累合]计?|总共)*(?=[^，的模建体])'
)
"""A zone and its parks as one: “一区四园” | 共注册外资."""
_SHORT_NAME = lazy("[\u4e00-\u9fff]{2,4}(?<![区市县省园业镇州])")
_MADE = lazy("生产|下线|[出交][货付]|产?销")
"""An odd short name of a firm and what only firms do: 海普讯 | 累计 | 下线机器人."""
_SUMMED_UP = lazy("(?<=业)(?:已经?|共)*累计(?=完成投资)")
"""What stands between a branch and what it has come to: 软件产业 | 已累计 | 完成投资."""


class _Parted(NamedTuple):
    """A stretch parted at its verb: who holds, what is measured, where that starts, whether it has a verb of its own, the verb."""

    holder: str
    metric: str
    start: int
    acts: bool = False
    verb: str = ""


def _of_parks(text: str, start: int) -> _Parted | None:
    """Part a zone and its parks, told of as one, from what follows: “一区四园” | 共注册外资."""
    parks = _PARKS_TOGETHER.match(text)
    if parks is None:
        return None
    return _split_verb(text[parks.end() :], start + parks.end(), placed=False)._replace(holder=parks["name"])


def _split_verb(text: str, start: int, *, placed: bool) -> _Parted:
    """Split `X实现Y` into holder and metric; a verb that tells what is counted stays with the metric."""
    if ("每" in text[:3] or text.endswith("就业")) and _WHOLE_PHRASE.match(text):
        return _Parted("", text, start, acts=True)
    text = _SUMMED_UP.sub("", text) if "计" in text else text
    known = ending_metric(text)
    if known and known[0] == 0:
        return _Parted("", text, start, bool(KEEP.match(text)))
    if known and (holder := known_holder(text[: known[0]], known[1])):
        if holder.endswith(_GROUND) and text.endswith("面积"):  # 青石镇 | 辖区面积
            return _Parted(holder.removesuffix(_GROUND), text[known[0] - 2 :], start + known[0] - 2)
        return _Parted(holder, text[known[0] :], start + known[0], bool(KEEP.match(text[known[0] :])))
    if (parted := _of_firm(text, start, known[0] if known else -1)) is not None:
        return parted
    limit = known[0] if known else len(text)
    last, kept = _verbs(text, min(limit, text.find("、")) if "、" in text else limit)
    if last is None:
        return _Parted("", text, start) if kept is None else _kept(text, start, kept)
    metric, at = strip_lead(text[last.end() :], start + last.end())
    if metric in ("投资", "投资额"):
        metric, at = "完成投资", at - 2
    holder = text[: last.start()]
    if not holder and _RELATIVE.search(metric):
        return _Parted("", text, start)
    of_branch = (placed and holder.endswith(words_of("branch_end"))) or _PLAIN_BRANCH.fullmatch(holder)
    if (of_branch and metric in words_of("of_branch")) or (
        holder in words_of("transport_field") and ending_metric(metric)
    ):
        return _Parted("", holder + metric, start, acts=False, verb=last[0])
    named = is_named(holder) or is_firm(holder) or is_brand(holder, metric)
    return _Parted(clean_holder(holder) if named else "", metric, at, kept is not None, last[0])


def _of_firm(text: str, start: int, known: int) -> _Parted | None:
    """Part a company from its own figure: 长松机械 | 年产值, 云天电子 | 累计下线手机; `known` is where a known metric starts, or -1."""
    if known > 0 and (firm := firm_before(text[:known], text[known:])):
        return _Parted(firm, text[len(firm) :], start + len(firm))
    firm, summed, made = text.partition("累计")
    if not summed or not (is_firm(firm) or (_SHORT_NAME.fullmatch(firm) and is_unusual(firm) and _MADE.match(made))):
        return None
    return _Parted(firm, made, start + len(text) - len(made), acts=True)


def _kept(text: str, start: int, kept: re.Match[str]) -> _Parted:
    """Part a stretch before a verb that tells what is counted: 园区 | 引进企业."""
    holder = text[: kept.start()]
    if holder and not is_holder(holder) and not holder.endswith(("已", "共", "累计", "还", "又", "也", "就", "普查")):
        return _Parted("", text, start)
    metric, at = strip_lead(kept[0] + text[kept.end() :].removeprefix("了"), start + kept.start())
    return _Parted(clean_holder(holder), metric, at, acts=True)


def _verbs(text: str, limit: int) -> tuple[re.Match[str] | None, re.Match[str] | None]:
    """Find the last verb that holds (实现, 拥有) and the first after it that tells what is counted (引进), up to a limit."""
    last = kept = None
    for match in DROP.finditer(text):
        if match.end() <= limit and match.end() < len(text) and text[match.end()] not in "量率":
            last = match
    for match in KEEP.finditer(text, last.end() if last else 0):
        if match.end() <= limit and match.end() < len(text) and text[match.end()] not in "的后":
            kept = match
            break
    return last, kept


def drops(text: str) -> bool:
    """Whether a text is a verb that is no part of the metric behind it: 实现, 建成了."""
    return DROP.fullmatch(text) is not None
