"""Names without quotation marks, by the verb that carries them out or the list and the clause they stand in."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from zonenews._patterns import lazy, tree
from zonenews._ready import compiled
from zonenews.grammar.patterns import alternatives, pattern
from zonenews.lexicon.familiar import is_unusual
from zonenews.lexicon.initiatives import load_initiatives
from zonenews.lexicon.word_classes import word_set, words_of
from zonenews.mentions.initiatives.candidates import Candidate
from zonenews.mentions.initiatives.quoted import SYSTEM

_REACH = 30
"""How many characters before a head its verb may end."""
_RUN_RE = lazy("[一-鿿A-Za-z0-9]*(?:）[一-鿿]{1,4}（[一-鿿A-Za-z0-9]*)*")
"""The characters of names, read backwards: a short bracket may stand inside."""
_RANKED_RE = pattern("{rank_of_turn}?(?:首批|第[一二三四五六七八九十][批轮]|新一批)|全[国省市](?=[一-鿿]{4})")
"""What tells the turn a name came in and is none of it: 入选全国首批|科技金融综合改革试点."""
_BEFORE_ITEM = frozenset("、”“")
"""What stands before the item of a list."""
_SUM_RE = lazy("[两三四五六七八九十][大场](?:专项|攻坚|提升)?$")
_COUNT_RE = lazy("[0-9一二两三四五六七八九十几多数]{1,3}[场次个项批轮期类大条名家]")
_NOT_IN_NAME_RE = pattern(
    "[的了是在从为等把将被到着以及]|对(?![标口外])|向(?!阳)|[0-9]|^[第各同更该此本这]|^一(?![体流网站老卡门件])|^[我全][省市县区州国镇乡]|^连续|^[和与及]|^不[想敢能]|{no_name_word}|(?:体制|制度|[和与及关于按照])$"
)
_LONGEST_CORE = 24
"""How many characters a name has before its head at most."""
_SHORT_HEADS = frozenset({"行动", "战略"})
"""Heads that an unusual word of three characters names: 强省会|行动."""
_WAYS = frozenset({"模式", "机制"})
_FIRMS = ("集团", "公司", "企业")
_FRESH_RE = lazy("新$")
_JOINT_RE = lazy("[和与及]")
_HAN_RE = lazy("[一-鿿A-Za-z0-9”]")


def governed_names(text: str) -> Iterator[Candidate]:
    """Names that a verb of carrying out governs, alone or in a list, and those that open a clause about how they go on.

    Args:
        text: normal text.
    """
    trigger, head_re = _head_res()
    words = load_initiatives()
    for place in trigger.finditer(text):
        match = head_re.match(text, place.start())
        if match is None:
            continue
        end, stop = match.span()
        name = _RUN_RE.match(text[max(0, end - _REACH) : end][::-1])
        run = end - name.end() if name else end
        if text[end - 1 : end] == "等":
            yield from _of_open_list(text, end, match[0])
        elif (
            (verb := _verb_re(match[0]).search(text, run, end))
            or text[run - 1 : run] in _BEFORE_ITEM
            or (match[0] in words.opening and text.startswith(words.going, stop))
        ):
            start = _start(text, run, match, verb)
            if start is not None:
                yield Candidate(start, stop, text[start:stop], "governed", text[start:stop])


def _of_open_list(text: str, end: int, head: str) -> Iterator[Candidate]:
    """The items of a list that 等 opens and its head follows, each of which is named by it: 实施河湾清漂、渔港亮灯|等|行动."""
    if head not in load_initiatives().listing:
        return
    low = max(0, end - _LIST_REACH)
    low = max((mark.end() for mark in _LIST_EDGE_RE.finditer(text, low, end)), default=low)
    begins = [verb.end() for verb in _verb_re(head).finditer(text, low, end) if not _is_inner(text, *verb.span())]
    if not begins:
        return
    at = begins[-1]
    for item in text[at : end - 1].split("、"):
        if (
            len(item) >= _SHORTEST_ITEM
            and not item.endswith(head)
            and _is_name(item, head, _shortest(head), opens=False)
        ):
            yield Candidate(at, at + len(item), item + head, "governed", item + head)
        at += len(item) + 1


_LIST_REACH = 60
_LIST_EDGE_RE = lazy("[^一-鿿A-Za-z0-9、]")
_SHORTEST_ITEM = 4


def _start(text: str, run: int, match: re.Match[str], verb: re.Match[str] | None) -> int | None:
    """Where the name begins whose head is matched, or `None` where it is no name; `run` is where the characters of names begin before it, `verb` the first verb of carrying out among them."""
    (end, stop), head = match.span(), match[0]
    shortest = _shortest(head)
    found = _after_verb(text, verb, end, head, shortest) if verb else None
    if found is None and text[run - 1 : run] in _BEFORE_ITEM:
        found = _in_list(text, run, end, head)
    opens = found is None
    if found is None:
        found = _clause_start(text, end, stop, head)
    if found is None:
        return None
    start = _after_sibling(text, found, end)
    if text[start - 1 : start] == "、" and _SUM_RE.search(text, start, end):  # 链主培育、人才引育三大|行动
        return None
    if ranked := _RANKED_RE.match(text, start, end):
        start = ranked.end()
    return start if _is_name(text[start:end], head, shortest, opens=opens) else None


def _after_verb(text: str, first: re.Match[str], end: int, head: str, shortest: int) -> int | None:
    """Where the words behind the last verb of carrying out begin, which run on to the head."""
    search, last = _verb_re(head).search, end - shortest
    start: int | None = None
    verb: re.Match[str] | None = first
    while verb:
        if verb.end() <= last and not _is_inner(text, *verb.span()):
            start = verb.end()
        verb = search(text, verb.end(), end)
    return start


def _is_inner(text: str, start: int, end: int) -> bool:
    """Whether a verb is a part of the name itself: 自主|创新, 服务业|扩大开放, 宪法|实施情况报告制度."""
    verb = text[start:end]
    if text.startswith("情况", end) or (verb == "创新" and text[start - 2 : start] in word_set("noun_of_verb")):
        return True
    before = text[start - 1 : start]
    return verb == "扩大" and before not in _WIDENING and bool(_HAN_RE.match(before))


_WIDENING = frozenset("续步序面")
"""What an adverb before 扩大 ends in."""


def _shortest(head: str) -> int:
    """How many characters a name has before its head at least, so that no verb inside it is the one that governs it."""
    return 2 if head == "制" or len(head) > 3 or head in word_set("battle") else 3


def _in_list(text: str, run: int, end: int, head: str) -> int | None:
    """Where the item of a list begins, behind a name that ends in a head itself or in a quotation mark."""
    if "）" in text[run:end]:
        return None
    if head in load_initiatives().aimed and head != "工程" and _is_governed_list(text, run, head):
        return run
    if head == "机制" and _is_named_before(text, run):
        return run
    if text[run - 1] == "“" or text.endswith(_sibling_ends(head), 0, run):
        return run
    if text[run - 1] == "”" and (second := _after_sibling(text, run, end)) > run:  # “甲”工程和|瞪羚梯度培育计划
        return second
    return None


def _is_named_before(text: str, run: int) -> bool:
    """Whether the item before a mechanism's is long enough for a name: 谋划、储备、|建设滚动机制 is the mechanism of three deeds."""
    if text[run - 1] != "、":
        return True
    return not any(edge in text[max(0, run - _SHORTEST_ITEM) : run - 1] for edge in "、，。；")


def _is_governed_list(text: str, run: int, head: str) -> bool:
    """Whether a verb governs the list whose last item begins here, each a name: 开展|渔港改造、|中小渔企转型试点."""
    low = max(0, run - _LIST_REACH)
    low = max((mark.end() for mark in _LIST_EDGE_RE.finditer(text, low, run)), default=low)
    verb = _verb_re(head).match(text, low) if text[run - 1] == "、" else None
    return verb is not None and all(len(item) >= _SHORTEST_ITEM for item in text[verb.end() : run - 1].split("、"))


def _clause_start(text: str, end: int, stop: int, head: str) -> int | None:
    """Where the clause begins that the name opens, if it says how the campaign goes on: 工业强区三年行动|全面启动."""
    words = load_initiatives()
    if head not in words.opening or not text.startswith(words.going, stop):
        return None
    start = end
    while start > 0 and end - start < _REACH and _HAN_RE.match(text[start - 1]):
        start -= 1
    if (particle := text.rfind("的", start, end)) >= 0:  # 三年的|工业强区三年行动
        return particle + 1
    return start if start == 0 or text[start - 1] in "，,。；;！!\n" else None


def _after_sibling(text: str, start: int, end: int) -> int:
    """Where the second of two names begins that 和 joins: 强基工程和|扩容工程."""
    for joint in "和与及":
        at = text.rfind(joint, start, end)
        if at > start and text.endswith(load_initiatives().siblings, start, at):
            start = at + 1
    return start


def _is_name(core: str, head: str, shortest: int, *, opens: bool) -> bool:
    """Whether the words before a head name something: not too many, none that no name has, not only general ones."""
    words = load_initiatives()
    longest = 8 if head == "活动" and not core.endswith("年") else _LONGEST_CORE  # 优化提升年|活动
    is_short = head in _SHORT_HEADS and (core.startswith("强") or is_unusual(core))
    least = 3 if is_short else max(2, 2 * shortest - 2)
    asked = least + (opens and not is_short and head not in _SHORT_HEADS and head not in word_set("battle"))
    if not asked <= len(core) <= longest or _COUNT_RE.match(core):
        return False
    bare = _fused_re().sub("", core)
    if _NOT_IN_NAME_RE.search(bare):
        return False
    if (opens or head not in words.aimed) and core.startswith(words.directing) and not core.endswith(words.dated):
        return False
    if opens and core.startswith(words.evidence + words.lead):
        return False
    if head == "机制" and core.endswith(words_of("part_of_economy")):
        return False
    if (head == "工程" and core.endswith(words.works)) or (head in _WAYS and _FRESH_RE.search(core)):
        return False
    if (head in _WAYS and core.startswith("新型")) or (head == "战略" and core.endswith(_FIRMS)):
        return False
    if head == "活动" and (_JOINT_RE.search(core) or core.endswith(words_of("end_of_offer"))):
        return False
    return _says_something(core)


def _says_something(core: str) -> bool:
    """Whether two characters or more stay when the words that name nothing are taken away, in the order of their list."""
    table, chars = _generic()
    if len([char for char in core if char not in chars]) > 1:
        return True
    for _, word in sorted({row for char in set(core) for row in table.get(char, ())}):
        core = core.replace(word, "")
    return len(core) > 1


@cache
def _fused_re() -> re.Pattern[str]:
    """Words that hold a function word and are none: 协同, 全过程."""
    return compiled(alternatives(load_initiatives().fused))


@cache
def _generic() -> tuple[dict[str, list[tuple[int, str]]], frozenset[str]]:
    """The words that name nothing, with their place in the list, by their first characters; and all their characters."""
    table: dict[str, list[tuple[int, str]]] = {}
    for place, word in enumerate(load_initiatives().generic):
        table.setdefault(word[0], []).append((place, word))
    return table, frozenset("".join(load_initiatives().generic))


@cache
def _sibling_ends(head: str) -> tuple[str, ...]:
    """Ends of names right before another in a list: 工程、|质量强区行动, 秘书制、|特派员制度."""
    if head == "制":
        return ("制、",)
    words = load_initiatives()
    ends = ("制、",) if head == "制度" else ()
    return (*ends, *(f"{head}、" for head in words.siblings if words.heads.get(head) != "system"))


@cache
def _head_res() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """A cheap pattern for where a head may stand, and the heads."""
    words = load_initiatives()
    heads = sorted((head for head in words.plain if head != "制"), key=len, reverse=True)
    pairs = sorted({head[:2] for head in heads})
    return compiled("|".join([*pairs, "制"])), compiled(
        rf"{tree(heads)}(?:(?<=试点)(?=建设)|(?![派力者院师机性定]|{alternatives(words.unlike)}))"
        rf"|{SYSTEM}(?![造度定约成裁作品订衡止药片动式])"
    )


@cache
def _verb_re(head: str) -> re.Pattern[str]:
    return compiled(f"{alternatives(load_initiatives().plain[head])}[了起并好]?")
