"""Initiatives: named mechanisms, campaigns, programmes and strategies, and what the text says they consist of."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

import attrs

from zonenews._patterns import lazy
from zonenews.lexicon.initiatives import InitiativeKind, load_initiatives
from zonenews.mentions.initiatives.components import components_of
from zonenews.text.normalize import normalize
from zonenews.text.records import Mention, anchored
from zonenews.text.spans import Span


@attrs.frozen(kw_only=True)
class Initiative(Mention):
    """A named scheme in the text.

    Attributes:
        name: its name with its head noun and without quotation marks around the whole.
        head: the noun it ends in (机制, 工程 ...); `None` for a bare abbreviation (“三图四库”).
        kind: `mechanism`, `campaign`, `programme`, `strategy`, `system`, or `abbreviation` where no head tells.
        components: what the text says it consists of, in order; empty where it does not say.
    """

    name: str
    head: str | None
    kind: InitiativeKind
    components: tuple[str, ...] = ()


def find_initiatives(raw: str) -> tuple[Initiative, ...]:
    """Find the named initiatives of a text.

    Args:
        raw: any text; spans of the result count in it.

    Returns:
        Initiatives by position, not overlapping; empty where none is named.

    >>> found, = find_initiatives("全区推行“两会三报”制度，即早会、晚会、日报、周报、月报。")
    >>> found.name, found.components
    ('两会三报制度', ('早会', '晚会', '日报', '周报', '月报'))
    >>> find_initiatives("他说“可以”。")
    ()
    """
    normal = normalize(raw)
    return anchored(scan_initiatives(normal.text), normal)


def scan_initiatives(text: str) -> tuple[Initiative, ...]:
    """Find initiatives in normal text; spans of the result count in it."""
    written, text = text, _with_marks(text)
    found = [*_quoted(text), *_plain(text)]
    if not found:
        return ()
    candidates: list[_Candidate] = []
    for one in sorted(found, key=lambda one: (one.start, -one.end)):
        if not candidates or one.start >= candidates[-1].end:
            candidates.append(one)
    told: dict[str, tuple[str, ...]] = {}
    uses: dict[str, int] = {}
    for one in candidates:
        uses[one.stem] = uses.get(one.stem, 0) + 1
        components = components_of(text, one.start, one.end, one.name)
        if len(components) > len(told.get(one.stem, ())):
            told[one.stem] = components
    named = {one.stem for one in candidates if one.rule != "counted" or (one.listed and uses[one.stem] > 1)}
    words = load_initiatives()
    records = []
    for one in candidates:
        components = told.get(one.stem, ())
        if one.rule == "counted" and not components and one.stem not in named:
            continue
        head, kind = words.kind_of(one.name)
        records.append(
            Initiative(
                span=Span(one.start, one.end),
                text=written[one.start : one.end],
                rule=f"initiative/{one.rule}",
                name=one.name,
                head=head,
                kind=kind,
                components=components,
            )
        )
    return tuple(records)


def _with_marks(text: str) -> str:
    """The text with “” for straight and corner quotation marks, character by character."""
    if "「" in text or "『" in text:
        text = text.translate(_CORNERS)
    if '"' not in text:
        return text
    return "\n".join(_STRAIGHT_RE.sub(r"“\1”", line) if line.count('"') % 2 == 0 else line for line in text.split("\n"))


_CORNERS = {ord("「"): "“", ord("」"): "”", ord("『"): "‘", ord("』"): "’"}
_STRAIGHT_RE = lazy(r'"([^"\n]*)"')


class _Candidate(NamedTuple):
    """A stretch that may be an initiative.

    `stem` is what stays when it is mentioned without its head; `listed` marks abbreviations that a second use confirms.
    """

    start: int
    end: int
    name: str
    rule: str
    stem: str
    listed: bool = False


# -- quoted names ---------------------------------------------------------------------------------------------------------

_QUOTE_RE = lazy(r"“([^“”\n]{2,60})”|‘([^‘’“”\n]{2,60})’|\?([一-鿿]{2,12})\?")
_DAMAGED = 3
"""The group of names whose marks were lost: ?双招双引?."""
_PLAIN_QUOTE_RE = lazy(r"“([^“”\n]{2,60})”")
"""The same in a text without the other marks: one mark is found sooner than any of three."""
_MIDDLE = (
    r"(?:(?![的了是在从为等把将被对向到以也都就着过而但和与及有同完])[一-鿿A-Za-z0-9+]|[（(][一-鿿]{1,4}[）)]){0,12}?"
)
_NUMERALS = "0123456789一二两三四五六七八九十百千双NnXx"
_NUMERAL = f"[{_NUMERALS}]"
_ABBREVIATION_RE = lazy(
    rf"{_NUMERAL}+(?:\+{_NUMERAL}+){{1,4}}[一-鿿]{{0,6}}"
    rf"|(?:{_NUMERAL}[一-鿿]{{1,4}}){{2,5}}(?:、(?:{_NUMERAL}[一-鿿]{{1,4}}){{2,5}})?"
    rf"|{_NUMERAL}[个大项张条场][一-鿿]{{1,8}}"
    rf"|{_NUMERAL}化[一-鿿]{{2}}"
)

_COUNTED_RE = lazy("[两双三四五六七八九十][一-鿿]{2,8}")


_SHARED_RE = lazy(r"[、和与及]?“[^“”\n]{2,16}”(?:[、和与及]?“[^“”\n]{2,16}”)?(?:等(?:一系列|系列)?)?(?:重大)?")
"""A further quoted name, or two, that has the head for both: “甲”“乙”改革."""
_PERIOD_RE = lazy("[一二三]?十[一二三四五六七八九]?五")


def _quoted(text: str) -> Iterator[_Candidate]:
    """Names in quotation marks: with a head behind or inside them, or abbreviations with numerals."""
    words = load_initiatives()
    for match in (_QUOTE_RE if "‘" in text or "?" in text else _PLAIN_QUOTE_RE).finditer(text):
        inner, after = match[match.lastindex or 0], text[match.end() : match.end() + 1]
        counts = inner[0] in _NUMERALS
        if not (counts or after.isalnum() or after in _JOINED_TO_QUOTE or inner.endswith(words.inside)):
            continue
        if inner[-1] == "五" and _PERIOD_RE.fullmatch(inner):
            continue
        slogan = inner in words.slogans
        abbreviation = counts and (bool(_ABBREVIATION_RE.fullmatch(inner)) or (inner.isascii() and inner.isdigit()))
        one = _headed(text, match, inner, numeral=abbreviation and not slogan)
        if not one and not slogan and match.lastindex != _DAMAGED:
            one = _headless(text, match, inner, abbreviation=abbreviation and not inner.isdigit())
        if one and not (slogan and one.rule == "shared-head"):
            yield one


def _headed(text: str, match: re.Match[str], inner: str, *, numeral: bool) -> _Candidate | None:
    """A quoted name with a head behind it, its own or one it shares with the names quoted next to it."""
    start, end = match.span()
    after = text[end : end + 1]
    if not (after.isalnum() or after in _JOINED_TO_QUOTE) or _is_sentence(inner):
        return None
    tail = (_numeral_tail_re() if numeral else _tail_re()).match(text, end)
    if not tail and after in "服承" and _SERVICE_RE.match(text, start):
        return _counted_service(text, start, end, inner)
    if tail and numeral and tail[0].endswith("活动") and len(tail[0]) > 4:
        return None  # an occasion of the scheme, not its name: “三进三送”志愿服务活动
    if tail:
        return _Candidate(start, tail.end(), inner + tail[0], "quoted-head", inner)
    among = _among_re().match(text, end) if after == "等" else None
    if among and not _names_inside(inner):
        return _Candidate(start, end, inner + among[1], "shared-head", inner)
    further = _SHARED_RE.match(text, end) if after in _JOINS_QUOTES else None
    shared = _tail_re().match(text, further.end()) if further else None
    if shared and not _names_inside(inner):
        return _Candidate(start, end, inner + shared[0], "shared-head", inner)
    return None


_JOINS_QUOTES = frozenset("、和与及“")
"""What a further quoted name begins with, behind one."""
_JOINED_TO_QUOTE = _JOINS_QUOTES | set("（(+")
"""What goes on behind a quoted name, letters and digits aside."""


_SERVICE_RE = lazy(r"“[0-9二两三四五六七八九十]+[一-鿿]{0,3}”(?:服务|承诺)(?![站点中品时业器区队员平热商窗团])")


def _counted_service(text: str, start: int, end: int, inner: str) -> _Candidate | None:
    """“五零”服务, “两不”承诺: counted promises, where they are carried out or told one by one."""
    stop = end + 2
    told = text[stop : stop + 1] in ("（", "(", "：", ":") or text.startswith(("，即", "，就是"), stop)
    if told or text.endswith(load_initiatives().evidence, max(0, start - 5), start):
        return _Candidate(start, stop, inner + text[end:stop], "quoted-head", inner)
    return None


def _headless(text: str, match: re.Match[str], inner: str, *, abbreviation: bool) -> _Candidate | None:
    """A quoted name that ends in a head itself, or an abbreviation with numerals."""
    start, end = match.span()
    if text.endswith(_THEMES, max(0, start - 4), start) or text.startswith("为主题", end):
        return None
    if _names_inside(inner):
        return _Candidate(start, end, inner, "quoted", inner)
    if abbreviation and len(inner) >= 3:
        carried = text.endswith(load_initiatives().evidence, max(0, start - 5), start) or _MEANS_RE.match(text, end)
        return _Candidate(start, end, inner, "abbreviation" if carried else "counted", inner, listed=True)
    counted = inner[0] in _NUMERALS and _COUNTED_RE.fullmatch(inner)
    return _Candidate(start, end, inner, "counted", inner) if counted else None


_THEMES = ("主题是", "主题为", "口号是", "口号为", "题为", "主题")
"""Words before the theme of an occasion, which names no scheme."""
_MEANS_RE = lazy("作?为[一-鿿]{0,3}(?:抓手|主线|载体|引领|牵引|统领)")


def _is_sentence(inner: str) -> bool:
    """Whether a quotation speaks rather than names."""
    return bool(_SPEECH_RE.search(inner)) or (len(inner) >= 14 and bool(_LONG_RE.search(inner)))


_SPEECH_RE = lazy("[。！？!?；你他她它]|我们")
_LONG_RE = lazy("[一-鿿]{14}")


def _names_inside(inner: str) -> bool:
    """Whether a quotation ends in a head and is a name: 倍增计划, and no 编制, 五年."""
    if not inner.endswith(load_initiatives().inside):
        return False
    if inner.endswith("制"):
        return 3 <= len(inner) <= 8 and inner[-2] not in "抵控限研编遏体机复强定规创牵两"
    if inner.endswith("年"):
        return 4 <= len(inner) <= 14 and inner[-2] not in "0123456789一二三四五六七八九十百千数多的周来过丰跨新大万"
    return 4 <= len(inner) <= 16


_INDUSTRY = "产业(?!项目|园|基地|链|带|布局)"
"""产业 as a head of its own: no “两强一增”产业 of 产业项目."""
_SYSTEM = "制(?<![抑压抵控限研编遏体机复强定规创牵两摄调监法学军绘印缓克立税和宪建币管缝]制)"
"""制 as a head of its own, not the end of a verb or of another noun: 编制, 绘制."""


@cache
def _tail_re() -> re.Pattern[str]:
    """What follows a quoted name and belongs to it."""
    words = load_initiatives()
    return _headed_re(set(words.heads) - words.weak, "")


@cache
def _numeral_tail_re() -> re.Pattern[str]:
    """The same behind an abbreviation, where weaker heads will do."""
    words = load_initiatives()
    return _headed_re({*words.heads, *words.numeral}, "|格局|目标")


def _headed_re(usable: set[str], weak: str) -> re.Pattern[str]:
    plain = sorted(usable - {"制", "产业"}, key=len, reverse=True)
    heads = "|".join([*plain, _SYSTEM, *([_INDUSTRY] if "产业" in usable else [])])
    return re.compile(
        rf"(?!号)(?:{_MIDDLE}(?:{heads})(?:{heads})?|的{_MIDDLE}(?:机制|模式|制度|体系|工作法|总要求{weak}))"
        r"(?![造度定约成裁作品派力者院师])"
    )


@cache
def _among_re() -> re.Pattern[str]:
    """A head behind 等: the quoted name is one of several (“甲”等重大工程)."""
    return re.compile(
        r"等(?:一系列|系列|重大|重点|专项|特色)*(工程|行动计划|行动|计划|战略|机制|模式|改革|制度|活动)(?![派力者院师])"
    )


# -- names without quotation marks ---------------------------------------------------------------------------------------


def _plain(text: str) -> Iterator[_Candidate]:
    """Names that a verb of carrying out governs, alone or in a list: 通过项目包挂机制、调度推进机制."""
    trigger, head_re = _head_res()
    for place in trigger.finditer(text):
        match = head_re.match(text, place.start())
        start = _plain_start(text, match.start(), match[0]) if match else None
        if match and start is not None:
            name = text[start : match.end()]
            yield _Candidate(start, match.end(), name, "governed", name)


_NOT_IN_NAME_RE = lazy(
    "[的了是在从为等把将被到着]|对(?![标口外])|向(?!阳)|以及|[0-9]|^[第各以一同更]|需要|^(?:加强|推进|推动|促进|深化|培育|保障|完善|健全|建立|优化|强化|规范)|进一步|体制$|制度$"
)


_STOP_RE = lazy("[^一-鿿A-Za-z0-9]")
_LISTED_RE = lazy("[、”“][一-鿿A-Za-z0-9]*\\Z")


def _plain_start(text: str, end: int, head: str) -> int | None:
    """Where a name governed by a verb begins, or `None`."""
    floor = max(0, end - 18)
    verb = None
    for found in _verb_re(head).finditer(text, floor, end):
        verb = found
    if verb and not _STOP_RE.search(text, verb.end(), end):
        start, listed = verb.end(), False
    elif mark := _LISTED_RE.search(text, max(0, floor - 1), end):
        start, listed = mark.end() - len(mark[0]) + 1, True
    else:
        return None
    if head == "机制":
        joined = max(text.rfind(char, start, end) for char in "和与及")
        if joined > start and text.endswith("机制", 0, joined):
            start, listed = joined + 1, True
    elif listed and text[start - 1] != "“" and not text.endswith(_sibling_ends() if head != "制" else "制、", 0, start):
        return None
    core = text[start:end]
    if not (2 if head == "制" else 4) <= len(core) <= (8 if head == "活动" else 14) or _NOT_IN_NAME_RE.search(core):
        return None
    words = load_initiatives()
    if head == "工程" and core.endswith(words.works):
        return None
    return start if _says_something(core) else None


def _says_something(core: str) -> bool:
    """Whether two characters or more stay when the words that name nothing are taken away, in the order of their list."""
    table = _generic()
    for _, word in sorted({row for char in set(core) for row in table.get(char, ())}):
        core = core.replace(word, "")
    return len(core) > 1


@cache
def _generic() -> dict[str, list[tuple[int, str]]]:
    """The words that name nothing, with their place in the list, by their first characters."""
    table: dict[str, list[tuple[int, str]]] = {}
    for place, word in enumerate(load_initiatives().generic):
        table.setdefault(word[0], []).append((place, word))
    return table


@cache
def _sibling_ends() -> tuple[str, ...]:
    """Ends of names right before another in a list: 工程、|质量强区行动."""
    return tuple(f"{head}、" for head in load_initiatives().plain if head != "制")


@cache
def _head_res() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """A cheap pattern for where a head may stand, and the heads."""
    heads = sorted((head for head in load_initiatives().plain if head != "制"), key=len, reverse=True)
    pairs = sorted({head[:2] for head in heads})
    return re.compile("|".join([*pairs, "制"])), re.compile(
        rf"(?:{'|'.join(heads)})(?![派力者院师机性定]|合作|伙伴|协作|对话|要地|机遇|意义|地位|支点|支撑|新兴|高度)"
        rf"|{_SYSTEM}(?![造度定约成裁作品订衡止药片动式])"
    )


@cache
def _verb_re(head: str) -> re.Pattern[str]:
    return re.compile("|".join(sorted(load_initiatives().plain[head], key=len, reverse=True)))
