"""What an initiative consists of: lists before and after its name, and lists inside it."""

from __future__ import annotations

import re
from functools import cache, lru_cache

from zonenews._patterns import lazy
from zonenews._ready import compiled
from zonenews.grammar.patterns import pattern
from zonenews.lexicon.initiatives import load_initiatives

_DIGITS = {"一": 1, "二": 2, "两": 2, "双": 2, "三": 3, "四": 4, "五": 5, "六": 6, "七": 7, "八": 8, "九": 9, "十": 10}
_NUMERAL_RE = lazy(r"[0-9]+|[一二两双三四五六七八九十]")
_DEFINED_RE = pattern(r"[，,]?(?:所谓)?(?:{defining}|[：:（(]|——)+(?:要在|要|在)?[:：]?")
_SENTENCE_END_RE = lazy(r"[。！？!?\n]|；(?=[一-鿿]{0,8}方面)")
_QUOTED_RE = lazy(r"[“‘]([^“”‘’\n]{1,40})[”’]")


def components_of(text: str, start: int, end: int, name: str) -> tuple[str, ...]:
    """The parts of the initiative named at `[start, end)`, in order; empty where the text does not list them."""
    counts = expected_counts(name)
    return (
        ("+" in name and (_numbered(text, end, name) or (text[start] in "“‘" and _inside(text, start))))
        or _between(text, start, end)
        or _after(text, end, counts)
        or _before(text, start, counts)
        or _counted_after(text, end, name, counts)
        or (bool(counts) and _in_headings(text, end, counts))
        or ("个" in name and _sharing(text, start, end))
        or _set_up(text, end, name)
        or (text[start] in "“‘" and _inside(text, start))
        or ()
    )


_PAIRS_RE = lazy("([一二两三四五六七八九])([会组队站室员岗长办院所])")
_SET_UP_RE = pattern("{setting_up}了?([一-鿿、]{2,60})")
_SET_UP_REACH = 100
"""So many characters behind a name its bodies are set up."""


def _set_up(text: str, end: int, name: str) -> tuple[str, ...]:
    """Bodies that the words behind the name set up, as many of each sort as it counts: “一会三组”……设立理事会，下设三组."""
    pairs = _PAIRS_RE.findall(name) if text.find("设", end, end + _SET_UP_REACH) >= 0 else []
    if len(pairs) < 2:
        return ()
    stretch = text[end : end + _SET_UP_REACH].partition("\n")[0]
    bodies = [body for found in _SET_UP_RE.findall(stretch) for body in _split(found)]
    wanted = [(_DIGITS[count], noun) for count, noun in pairs]
    fits = all(sum(body.endswith(noun) for body in bodies) == count for count, noun in wanted)
    return tuple(bodies) if fits and len(bodies) == sum(count for count, _ in wanted) else ()


_SCALES_RE = lazy("[十百千万亿]{2,5}")


@lru_cache(maxsize=1 << 12)
def expected_counts(name: str) -> tuple[int, ...]:
    """How many parts the numerals of a name announce, by the ways to read them.

    >>> expected_counts("三图四库"), expected_counts("6543工程"), expected_counts("1+4工作主线")
    ((7, 2), (4,), (5, 2))
    """
    numerals = _NUMERAL_RE.findall(name)
    if scales := _SCALES_RE.match(name):
        return (len(scales[0]),)
    if numerals and _COUNTED_RE.match(name):
        return (_value(numerals[0]),)
    if not numerals:
        return ()
    if name.count("+") and re.match(r"[0-9NnXx一二两三四五六七八九十]+(?:\+[0-9NnXx一二两三四五六七八九十]+)+", name):
        return (sum(map(_value, numerals)), name.count("+") + 1)
    if len(numerals) == 1 and len(numerals[0]) > 1 and numerals[0].isascii():
        return (len(numerals[0]),)
    values = [_value(numeral) for numeral in numerals]
    return (sum(values), len(values)) if len(values) > 1 else (values[0],)


_COUNTED_RE = lazy(r"(?:[0-9]{1,2}|[一二两双三四五六七八九十])[个大项张条场类种]")


def _value(numeral: str) -> int:
    return int(numeral) if numeral.isascii() else _DIGITS[numeral]


def _split(stretch: str, marks: str = "、") -> list[str]:
    """The items of a list, without quotation marks around them."""
    items = re.split(f"[{marks}]|(?<=[”’])(?=[“‘])", stretch)
    if len(items) > 1 or "和" in stretch:
        last = re.split("(?:以及|和|与|及)(?=[^和与及]{2,20}$)", items[-1], maxsplit=1)
        items = [*items[:-1], *last]
    return [_unmarked(item) for item in items if item.strip("“”‘’ ，,")]


def _unmarked(item: str) -> str:
    """An item without quotation marks around it; marks inside stay, each with its partner: 制定“五张清单”."""
    item = item.strip(" …，,")
    for opening, closing in ("“”", "‘’"):
        if item.startswith(opening) and item.find(closing) in (-1, len(item) - 1):
            item = item[1:].removesuffix(closing)
        elif item.count(opening) < item.count(closing):
            item = item.removesuffix(closing)
        elif item.count(opening) > item.count(closing):
            item = item + closing if item.rfind(opening) > 0 else item.removeprefix(opening)
    return item


def _numbered(text: str, end: int, name: str) -> tuple[str, ...]:
    """1就是…，4就是…: each number of a sum told by itself."""
    numbers = re.findall("[0-9N]+", name) if "+" in name else []
    if len(numbers) < 2:
        return ()
    rest = text[end : _sentence_end(text, end)]
    parts: list[str] = []
    for number in numbers:
        found = re.search(rf"(?<![0-9])[“‘]?{number}[”’]?(?:就是|即|是指|指的是|是|指)([^，,；。]+)", rest)
        if found:
            parts += [_led(item) for item in _split(_QUOTED_TAIL_RE.sub("", found[1]))]
    return tuple(parts)


_QUOTED_TAIL_RE = lazy(r"[“‘][^”’]{2,12}[”’][^、]*$")


def _between(text: str, start: int, end: int) -> tuple[str, ...]:
    """A list in a bracket between the quoted name and its head: “小红帽”（即上门帮办、全程领办）的服务机制."""
    closing = text.find("”", start, end) + 1 if text[start] == "“" and text[end - 1] != "”" else 0
    if not closing or text[closing] not in ("（", "("):
        return ()
    stop = text.find("）" if text[closing] == "（" else ")", closing, end)
    led = _DEFINED_RE.match(text, closing, stop)
    return tuple(_split(text[led.end() if led else closing + 1 : stop]))


def _after(text: str, end: int, counts: tuple[int, ...]) -> tuple[str, ...]:
    """A list after 即, 就是, 包括 or a colon."""
    defined = _DEFINED_RE.match(text, end) or _FAR_DEFINED_RE.match(text, end)
    if not defined:
        return _announced(text, end, counts)
    rest = text[defined.end() : _sentence_end(text, defined.end())]
    if defined[0][-1] in "（(":
        return _bracketed(rest, counts)
    return _told(rest, counts)


def _bracketed(rest: str, counts: tuple[int, ...]) -> tuple[str, ...]:
    """A list in brackets right behind the name."""
    items = _split(re.split("[）)]", rest)[0], "、，,；;")
    return tuple(map(_cut, items)) if len(items) > 1 and len(items) in counts else ()


_DEFINING_PART_RE = lazy("^[^，,；;。]{2,16}(?:是指|指的是)|^“[^”]{1,8}”(?:是)?指")
"""A definition that opens with a part of the name and says what that is: “四横”指四条渠, 甲工程是指……"""


def _told(rest: str, counts: tuple[int, ...]) -> tuple[str, ...]:
    """The list that a definition opens with: as many clauses, quoted names or items as the name counts."""
    if _DEFINING_PART_RE.search(rest):
        return ()
    clauses = [_unmarked(clause) for clause in re.split("[，,；;]", rest) if clause.strip("“”‘’ ")]
    quoted = _QUOTED_RE.findall(rest)
    if len(quoted) in counts and len(quoted) > max(1, len(clauses)):
        return tuple(quoted)
    if quoted and "、" in quoted[0] and rest.lstrip().startswith(("“", "‘")):
        return tuple(_split(quoted[0]))
    listed = _split(clauses[0]) if clauses else []
    single = _split(rest, "、，,；;")
    if counts and len(single) == counts[0] > len(listed) and len(clauses) != counts[0]:
        return tuple(map(_cut, single))
    is_open = "等" in clauses[0] or rest.endswith("…") if clauses else False
    if len(listed) > 1 and (not counts or len(listed) in counts or is_open):
        return tuple(map(_cut, listed))
    for count in counts:
        if count > 1 and len(clauses) >= count:
            return tuple(map(_cut, clauses[:count]))
    return ()


def _announced(text: str, end: int, counts: tuple[int, ...]) -> tuple[str, ...]:
    """A list after a comma and a verb such as 重点发展, if it is exactly as long as the name says."""
    verb = _ANNOUNCED_RE.match(text, end) if counts and counts[0] > 2 else None
    if not verb:
        return ()
    stretch = text[verb.end() : _sentence_end(text, verb.end())]
    items = _split(re.split("[，,；;]", stretch)[0])
    return tuple(items) if len(items) == counts[0] else ()


_FAR_DEFINED_RE = pattern(r"[一-鿿]{1,6}[，,（(]{defining_far}[:：]?")
_ANNOUNCED_RE = pattern(r"[，,](?:切实)?(?:做到|{announcing_adverb}?{announcing}(?:壮大)?)")


_CLOSING_MARKS = frozenset("”’")
_QUOTED_BEFORE_RE = lazy(r"[“‘]([^“”‘’\n]{3,80})[”’](?:的)?[、 ]?$")
_CLAUSE_END_RE = lazy(r"[，,。；;：:！!？?\n]")


def _before(text: str, start: int, counts: tuple[int, ...]) -> tuple[str, ...]:
    """A list right before the name: A、B、C“三个图谱”, “A、B”“两化”, A、B等“N张清单”."""
    closed = not _CLOSING_MARKS.isdisjoint(text[max(0, start - 3) : start])
    quoted = _QUOTED_BEFORE_RE.search(text[max(0, start - 90) : start]) if closed else None
    if quoted:
        inner = _split(quoted[1])
        if len(inner) in counts and len(inner) > 1:
            outer = _before(text, start - len(quoted[0]), counts)
            return outer or tuple(inner)
        return ()
    floor = max(0, start - 120)
    comma = text.rfind("、", floor, start)
    if comma < 0 or _CLAUSE_END_RE.search(text, comma, start):
        return ()
    stretch = _CLAUSE_END_RE.split(text[floor:start])[-1]
    if stretch[-1] in "为把将对在由于向从给" or (stretch.endswith("的") and not stretch.endswith("等的")):
        return ()
    if stretch.endswith(("、", *load_initiatives().enacting)) or _COUNTS_RE.search(stretch):
        return ()
    open_list = stretch.endswith(("等", "等的"))
    items = _split(stretch.removesuffix("的").removesuffix("等").removesuffix("这"))
    if len(items) < 2 or not (len(items) in counts or (open_list and (not counts or len(items) <= max(counts)))):
        return ()
    return (_first(items), *items[1:])


_COUNTS_RE = lazy("[0-9]+[所个家项名户条座万]")
"""A count: what is counted before a name is no list of its parts."""
_QUOTED_BEHIND_RE = lazy(r"[，,](?:[“‘][^“”‘’\n]{2,24}[”’]、?){2,10}")


def _counted_after(text: str, end: int, name: str, counts: tuple[int, ...]) -> tuple[str, ...]:
    """Quoted names right behind (“双向…”，“甲”“乙”), or clauses that 一是, 二是 begin."""
    quoted = _QUOTED_BEHIND_RE.match(text, end, end + 200)
    if quoted:
        names = _QUOTED_RE.findall(quoted[0])
        if len(names) in counts:
            return tuple(names)
    if not counts or not 2 <= counts[0] <= 10 or name.startswith("双") or text.find("一是", end, end + _NEAR) < 0:
        return ()
    rest = text[end : end + 800]
    items = []
    at = 0
    for numeral in "一二三四五六七八九十"[: counts[0]]:
        found = re.compile(rf"{numeral}是([^，,。；;：:\n]{{2,24}})").search(rest, at)
        if not found:
            return ()
        items.append(found[1])
        at = found.end()
    return tuple(items)


_NEAR = 60
"""How many characters behind a name the first of its numbered parts begins at most."""


def _in_headings(text: str, end: int, counts: tuple[int, ...]) -> tuple[str, ...]:
    """The headings below the paragraph that a name ends, where they are as many as it counts: “三场硬仗”, 一、打好招商主动战."""
    if not counts or not 2 <= counts[0] <= 10 or not _ENDS_RE.match(text, end):
        return ()
    items = []
    at = end
    for numeral in "一二三四五六七八九十"[: counts[0]]:
        heading = re.compile(rf"\n\s*[（(]?{numeral}[)）、.．][、]?([^\n]{{4,40}})(?=\n)").search(
            text, at, at + _SECTION
        )
        if not heading:
            return ()
        items.append(_led(re.split("[，,]", heading[1].rstrip("。"))[-1]))
        at = heading.end()
    return tuple(items)


_ENDS_RE = lazy("[”’]?[一-鿿]{0,4}[。：:！]?\\s*\n")
_SECTION = 3000
"""How many characters a section has at most before the next heading."""
_SHARED_RE = lazy(r"[“‘]?([三四五六七八九十])个([一-鿿]{2,3})[”’]")


def _sharing(text: str, start: int, end: int) -> tuple[str, ...]:
    """A list farther on, in the same paragraph, whose items all have the word that the name counts: “三个到位”."""
    name = _SHARED_RE.match(text, start, end)
    if not name:
        return ()
    word, count = name[2], _DIGITS[name[1]]
    rest = text[end : end + 300].split("\n", 1)[0]
    if rest.count(word) < count:  # each name has a pattern of its own, which takes its time to compile
        return ()
    item = rf"[^、，,。；;：:“”]{{0,12}}{word}[^、，,。；;：:“”]{{0,12}}"
    listed = re.search(rf"{item}(?:[、，,；;]{item}){{{count - 1}}}(?![、])", rest)
    if not listed:
        return ()
    items = re.split("[、，,；;]", listed[0])
    return (_first(items), *items[1:])


def _inside(text: str, start: int) -> tuple[str, ...]:
    """The items of a name that is itself a list: “周调度、月通报”, “雄鹰—雏鹰”."""
    quoted = _QUOTED_RE.match(text, start)
    if not quoted or _PARTING.isdisjoint(quoted[1]):
        return ()
    items = re.split("[、+，]|(?<!—)—(?!—)", quoted[1])
    return tuple(items) if len(items) > 1 and all(_WORD_RE.fullmatch(item) for item in items) else ()


_PARTING = frozenset("、+—")
"""What parts the items of a name that is a list."""


_WORD_RE = lazy(r"[^0-9]{2,}")


def _sentence_end(text: str, at: int) -> int:
    found = _SENTENCE_END_RE.search(text, at, at + 300)
    return found.start() if found else min(len(text), at + 300)


def _first(items: list[str]) -> str:
    """The first item of a list without what leads the list in; one far longer than the rest begins after the last verb."""
    first = _led(items[0])
    longest = max(map(len, items[1:]))
    if len(first) > longest + 2:
        leads = [found.end() for found in re.finditer(f"{_lead_re().pattern}|[的了由]", first)]
        kept = [first[at:] for at in leads if len(first) - at >= 2]
        first = kept[-1] if kept else first
    return first


def _led(item: str) -> str:
    """An item without the verbs that lead the list in."""
    while found := _lead_re().match(item):
        if len(item) - found.end() < 2:
            break
        item = item[found.end() :]
    return item


def _cut(item: str) -> str:
    """An item without its number and without what follows the list: 等十个方面."""
    return re.sub(r"^[一二三四五六七八九十]是|等(?![待候级价值效]).*$", "", item) or item


@cache
def _lead_re() -> re.Pattern[str]:
    words = sorted(load_initiatives().lead, key=len, reverse=True)
    return compiled(f"(?:{'|'.join(words)})")
