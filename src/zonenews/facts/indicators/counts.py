"""Counts: `verb value noun`, where what is counted stands behind its number (集聚1.6万家企业)."""

from __future__ import annotations

import re
from typing import NamedTuple

from zonenews._patterns import lazy
from zonenews.discourse.tokens import QuantityToken
from zonenews.facts.indicators.drafting import make_drafts
from zonenews.facts.indicators.filling import may_be_counted
from zonenews.facts.indicators.metric_names import counted_behind, head_refusal, is_counted, is_done
from zonenews.facts.indicators.noun_phrases import MetricPhrase, bare_phrase, drops
from zonenews.facts.indicators.phrase import LISTED, Phrase
from zonenews.facts.indicators.phrase_holders import body_of
from zonenews.facts.indicators.refusals import Refusal
from zonenews.facts.indicators.run import Run
from zonenews.facts.indicators.scope import Scope
from zonenews.grammar.patterns import pattern
from zonenews.lexicon.word_classes import word_set, words_of

_LIST_GOES_ON = pattern(r"、(?![0-9一二三四五六七八九十百数近约超累居位占增]|{shared_verb}|{doing})")
_BESIDE = lazy(r"、(?P<noun>[\u4e00-\u9fff]{3,10})(?=[，,。；;]|$)")
"""A second noun that one number counts too: 200个|智能车间、智能工厂."""
_TOLD_APART = lazy("(?:已经?|均|都)?(?:在|面向)(?P<how>全[国省市][^，,。；;、0-9的]{2,12})(?=[，,。；;、]|$)")
"""What was done with some of those counted: 其中6项 | 在全国复制推广."""
_LOOSELY = ("，", "")
"""What may stand between the counts of a list in reports: 9个乡镇，120个行政村; 8座水库10座塘坝."""
_ONCE = pattern("{done_once}")
"""What enterprises do once: a count of them is of an event, and tells no stock."""
HOLD = pattern("(?:{holding}|{gathering}|(?:(?<!更)新)?{doing})了?(?:[^，。；]{0,4})$")
_NAMED = pattern("(?:(?P<verb>{doing})|{holding}|{gathering})了?[^，。；、0-9]{2,10}(?:、[^，。；、0-9]{2,10})+?等?$")
"""新增云湖、白石、南山|3家5A级景区: names stand between the verb and the count."""
_MORE_NAMES = lazy("[，、](?P<names>[^，。；、0-9]{2,8}(?:、[^，。；、0-9]{2,8})+?)$")
"""下辖龙山、城北2个社区，|河沿村、坝上村|2个行政村: names stand between the counts of a list."""
_NAMES_REACH = 60
_WORK = pattern("({working})了?$")
_DOING = pattern("((?<!更)新{doing}|{doing})")
_DEED = pattern("{deed}$")
"""What is completed: something that is done, and no thing."""
_WORK_FOUND = lazy(
    "(?:实现)?(?:就[近地]|稳定|充分)?(?:就业创业|就业|创业|(?<=实现)安居|(?<=实现)增收)(?=[，,。；;、]|$)"
)
"""新增4万|青年|就业: what people got, and not what they did."""
_NEXT_LEVEL = lazy("[、和][0-9]+[余多]?[个家所项][^，。；、0-9]{1,4}级(?P<noun>[^，。；、0-9]{2,14})(?=[，。；、]|$)")
_TITLED = pattern(
    "[^，。；、0-9的在]{1,12}?(?:{entitling})(?P<title>“[^”]{2,16}”|[^，。；、0-9《“]{3,16})(?=[，,。；;、]|$)"
)
"""7个|城市获评全国文明城市: what they became is counted."""
_PLACED = pattern(
    "(?P<noun>[^，。；、0-9的在]{2,10}?)(?:[、和][0-9]+[个家所座][^，。；、0-9的在]{2,10}?){0,3}(?:在[^，。；、]{1,6})?(?P<verb>{placing})(?=[，,。；;]|$)"
)
"""5个|实验室、8个中心在青石布局: what is done with them is part of what is counted."""
_ROSE = pattern("(?:{table_measure}|生产)?(?:实现|保持|同比|正)*(?:{trend}|上升)")
"""7月份有23个行业 | 实现增长: how many branches rose is no figure of a place."""
_BRANCHES_ROSE = pattern("(?:行业|产业|领域)[^，。；]{0,4}(?:{table_measure})$")
_NO_NAME = pattern("{not_yet}|(?:{table_measure})(?:{trend})$|(?:项目|工程){all_at_once}")
"""What a clause tells of those counted: 15家 | 企业尚未复产, 3个 | 行业产值下降, 7个 | 项目集中动工."""
_SCALES = ("百", "千", "万", "亿")
_FINISHED = pattern("(?P<noun>[^，。；、0-9的在]{2,10}?)(?:{carried_out}){0,2}完成(?P<verb>{deed})?(?=[，,。；;]|$)")
"""20项|民生实事全面完成, 8个|排污口完成整治: what was carried out, or what was done with so many."""
_MARKS = ("，", "、")
_HOLDING = pattern("{holding}")
_ENDS = ("", *"，,。；;、（(0123456789")
_PLAIN = lazy("[\u4e00-\u9fff“”]{3,12}")
"""What is counted of a known place may have any noun, where a verb of doing stands before it."""


class _Count(NamedTuple):
    """A count, what is counted and where that ends, the verb that holds it, and as much of that as belongs to what is counted."""

    value: QuantityToken
    noun: str
    end: int
    hold: re.Match[str]
    verb: str


def count(head: MetricPhrase, values: list[QuantityToken], scope: Scope, run: Run) -> None:
    """Read `集聚 1.6万家 企业`: what is counted stands after its number."""
    counted = counted_behind(scope.text, values[-1].end, scope.tokens[-1].end)
    hold, verb = _held_by(head, values[0], scope, run)
    if hold is None and run.reporting and len(values) == 1 and not (head.metric or head.holder):
        _make_titled(values[0], head, scope, run)
    if counted and hold is None and run.reporting:
        hold, verb, head = _held_by_names(head, values[0], counted[0], scope, run)
    if counted and hold is None and run.reporting and not (head.metric or head.subject):
        hold = _held_before(values[0], counted[1], scope, run)
    if not counted or not hold or len(values) > 1:
        return
    if _LIST_GOES_ON.match(scope.text, counted[1]):
        beside = _BESIDE.match(scope.text, counted[1], scope.tokens[-1].end) if run.reporting else None
        if beside is None or not (is_counted(counted[0]) and is_counted(beside["noun"])):
            return
        counted = (counted[0] + beside[0], beside.end())
    counted = _with_work(*counted, scope.text) if verb else counted
    counted = _with_level(*counted, scope.text)
    one = _Count(values[0], *counted, hold, "" if verb in counted[0] else verb)
    if _ends_there(one, scope, run):
        _make(one, head, scope, run)


def part_counted(phrase: Phrase, scope: Scope, run: Run) -> bool:
    """Read `制度创新成果218项，其中 6项 在全国复制推广`: so many of those counted before, told apart by what was done with them."""
    last, value = run.last, phrase.values[0]
    among = "among" in phrase.last
    if last is None or last.value is None or last.value.mention.unit != value.mention.unit or run.dropped:
        return False
    beside = not among and not last.branch_of
    if len(phrase.before) > among or (beside and scope.text[last.end : value.start] != "，"):
        return False
    told = _TOLD_APART.match(scope.text, value.end, scope.tokens[-1].end)
    if told is None:
        return False
    whole = last.metric if among or beside else last.branch_of
    head = bare_phrase(value.start)._replace(metric=f"{told['how']}的{whole}", among=True, branch_of=whole)
    made = make_drafts(head, [value], "indicators/count", scope, run)
    if made:
        run.extend(made, [value])
        made[0].end = run.read_to = told.end()
    return bool(made)


def _with_level(noun: str, end: int, text: str) -> tuple[str, int]:
    """Give a level the noun of the level behind it: 4个|国家级|、5个省级区域医疗中心."""
    shared = _NEXT_LEVEL.match(text, end) if noun.endswith("级") else None
    return (noun + shared["noun"], end) if shared else (noun, end)


def _make_titled(value: QuantityToken, head: MetricPhrase, scope: Scope, run: Run) -> None:
    """Read `7个 区被评为 节水型区`, and `5个 实验室、8个中心 在某地布局`: what so many became, or what is done with so many."""
    end = scope.tokens[-1].end
    named = (
        _TITLED.match(scope.text, value.end, end)
        or _PLACED.match(scope.text, value.end, end)
        or _FINISHED.match(scope.text, value.end, end)
    )
    if named is None:
        return
    title = named.groupdict().get("title")
    noun = title.strip("“”") if title else f"{named['verb'] or ''}{named['noun']}"
    if not may_be_counted(noun) or (title and not is_counted(noun)):
        return
    start = head.subject[0].start if head.subject else value.start
    head = head._replace(metric=noun, start=start, acts=True, filling=True)
    made = make_drafts(head, [value], "indicators/count", scope, run)
    if made:
        run.extend(made, [value])
        made[0].end = run.read_to = named.end("title" if title else "noun")


def _with_work(noun: str, end: int, text: str) -> tuple[str, int]:
    """Keep 就业 with the people who found work: 新增4万|青年就业."""
    found = _WORK_FOUND.match(text, end)
    return (noun + found[0], found.end()) if found else (noun, end)


def _make(one: _Count, head: MetricPhrase, scope: Scope, run: Run) -> None:
    """Make the draft of a count, where its noun may be counted."""
    noun, hold = one.noun, one.hold
    filling = run.reporting and (may_be_counted(noun) or noun in word_set("unit_of_place"))
    run.reason = _refusal(one, head, scope, filling=filling)
    if run.reason is not None:
        return
    holder = head.holder
    if not head.subject and not holder and hold is not run.holding and hold.start() <= len(head.metric):
        holder = body_of(head.metric[: hold.start()])
    verb = "" if drops(one.verb) else one.verb  # as before a number: 完成锅炉改造20台, 打造特色小镇6个
    head = head._replace(metric=verb + noun, holder=holder, acts=bool(one.verb), filling=filling)
    made = make_drafts(head, [one.value], "indicators/count", scope, run)
    if not made:
        return
    if noun == "企业" and made[0].subject is None:
        run.drafts.remove(made[0])
        return
    run.extend(made, [one.value])
    made[0].end = max(made[0].end, one.end)
    run.read_to, run.holding = one.end, hold


def _held_by(head: MetricPhrase, value: QuantityToken, scope: Scope, run: Run) -> tuple[re.Match[str] | None, str]:
    """Give the verb that holds a count, or that of its list, and as much of it as tells what is counted (引进企业)."""
    words = head.metric + head.verb
    hold = HOLD.search(words)
    if hold is None and run.reporting and scope.text[value.start - 1] not in LISTED:
        hold = _WORK.search(words)
    if hold is None and continues_count(value, scope, run):
        hold = run.holding
    if hold is None:
        return None, ""
    flow = hold if hold.re.groups else _DOING.search(hold[0])
    return hold, (flow[1] or "") if flow else ""  # the verb before names in a list may say of no flow


def _held_by_names(
    head: MetricPhrase, value: QuantityToken, noun: str, scope: Scope, run: Run
) -> tuple[re.Match[str] | None, str, MetricPhrase]:
    """Give the verb that holds a count behind the names of what it counts, its flow, and the head without the names."""
    text, low = scope.text, max(scope.start, value.start - _NAMES_REACH)
    if "、" not in text[low : value.start]:
        return None, "", head
    if (named := _NAMED.search(text, low, value.start)) is not None:
        places = tuple(place for place in head.subject if place.end <= named.start())
        return named, named["verb"] or "", head._replace(subject=places, holder="", metric="", acts=False)
    more = _MORE_NAMES.fullmatch(text, run.read_to, value.start) if run.read_to > scope.start else None
    if more is None or run.holding is None or not all(name.endswith(noun[-1]) for name in more["names"].split("、")):
        return None, "", head
    return run.holding, "", head._replace(subject=(), holder="", metric="", acts=False)


def _held_before(value: QuantityToken, end: int, scope: Scope, run: Run) -> re.Match[str] | None:
    """Give the verb of holding of a list whose first count stands behind its noun: 共有企业12家，94条 | 生产线、21个剂型."""
    last, text = run.last, scope.text
    counts = last is not None and last.kind == value.mention.kind == "count"
    if last is None or last.value is None or not counts or text[last.value.end : value.start] not in _MARKS:
        return None
    held = _HOLDING.search(text, max(scope.start, last.value.start - _NAMES_REACH), last.value.start)
    return held if held is not None and text[end : end + 1] in _ENDS else None


def _ends_there(one: _Count, scope: Scope, run: Run) -> bool:
    """Whether what is counted ends with its noun: nobody does anything once, what is completed is a deed, and no verb goes on."""
    text, end = scope.text, one.end
    if one.noun.endswith("行业") and _ROSE.match(text, end) is not None:
        return False
    if _BRANCHES_ROSE.search(one.noun) is not None:
        return False  # 有20个 | 行业增加值 | 实现增长
    if one.noun.endswith("企业") and _ONCE.match(text, end):
        return False
    if one.verb.endswith("帮助") and "实现" not in one.noun:
        return False  # 帮助200多人从外地回到岗位
    built = one.value.mention.unit == "m2" and one.noun.endswith("建设")  # floors of one building, which is a project
    if one.verb == "完成" and (built or _DEED.search(one.noun) is None):
        return False
    if one.hold is not run.holding or not run.reporting:
        return True
    return text[run.read_to : one.value.start].strip() in LISTED or text[end : end + 1] in _ENDS


def _refusal(one: _Count, head: MetricPhrase, scope: Scope, *, filling: bool) -> Refusal | None:
    """Say why a noun names nothing that is counted; `None` where it does."""
    if one.noun.endswith((*_SCALES, "级")):
        return Refusal("describes")  # 1个经济总量近千亿、4个过五百亿的县
    if _NO_NAME.search(one.noun) is not None:
        return Refusal("clause")
    refused = head_refusal(one.noun)
    if refused is not None and not (filling and refused.name == "fragment"):
        return refused
    if filling:
        return None
    abstract = one.noun.endswith(words_of("abstract_noun"))  # 呈现两个明显特点
    return None if not abstract and _is_counted(one.noun, one.verb, head, scope) else Refusal("not_counted")


def _is_counted(noun: str, verb: str, head: MetricPhrase, scope: Scope) -> bool:
    """Whether a noun names what is counted: bodies, people and things; whatever a known place has done so many of."""
    if is_counted(noun) or (noun == "企业" and scope.subject):
        return True
    return bool(verb and (head.subject or scope.subject) and _PLAIN.fullmatch(noun) and is_done(verb + noun))


def continues_count(value: QuantityToken, scope: Scope, run: Run) -> bool:
    """Whether a count goes on a list of counts: 21家总部和10家中心; where a text reports, a comma may part them, or nothing."""
    joined = scope.text[run.read_to : value.start].strip()
    return run.read_to > 0 and (joined in LISTED or (run.reporting and joined in _LOOSELY))
