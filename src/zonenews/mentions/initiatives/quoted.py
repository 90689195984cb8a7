"""Names in quotation marks: with a head behind or inside them, or abbreviations with numerals."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache

from zonenews._patterns import lazy, longest_first, tree
from zonenews._ready import compiled
from zonenews.grammar.patterns import alternatives, pattern
from zonenews.lexicon.initiatives import load_initiatives
from zonenews.lexicon.word_classes import kept_by_words, words_of
from zonenews.mentions.initiatives.candidates import Candidate

_QUOTE_RE = lazy(r"“([^“”\n]{2,60})”|‘([^‘’“”\n]{2,60})’|\?([一-鿿]{2,12})\?")
_DAMAGED = 3
"""The group of names whose marks were lost: ?双招双引?."""
_PLAIN_QUOTE_RE = lazy(r"“([^“”\n]{2,60})”")
"""The same in a text without the other marks: one mark is found sooner than any of three."""
_NUMERALS = "0123456789一二两三四五六七八九十百千双NnXx"
_NUMERAL = f"[{_NUMERALS}]"
_ABBREVIATION_RE = lazy(
    rf"{_NUMERAL}+(?:\+{_NUMERAL}+){{1,4}}[一-鿿]{{0,6}}"
    rf"|(?:{_NUMERAL}[一-鿿]{{1,4}}){{2,5}}(?:、(?:{_NUMERAL}[一-鿿]{{1,4}}){{2,5}})?"
    rf"|{_NUMERAL}[个大项张条场][一-鿿]{{1,8}}"
    rf"|{_NUMERAL}化[一-鿿]{{2}}"
)
_PAIR_RE = lazy("[双两三四五六七八九十][一-鿿]")
_COUNTED_RE = lazy("[两双三四五六七八九十][一-鿿]{2,8}")
_SHARED_RE = lazy(r"[、和与及]?“[^“”\n]{2,16}”(?:[、和与及]?“[^“”\n]{2,16}”)?(?:等(?:一系列|系列)?)?(?:重大)?")
"""A further quoted name, or two, that has the head for both: “甲”“乙”改革."""
_PERIOD_RE = lazy("[一二三]?十[一二三四五六七八九]?五")


def quoted_names(text: str) -> Iterator[Candidate]:
    """Names in quotation marks, in text order.

    Args:
        text: normal text in which all marks are “” or ‘’.
    """
    words = load_initiatives()
    for match in (_QUOTE_RE if "‘" in text or "?" in text else _PLAIN_QUOTE_RE).finditer(text):
        inner, after = match[match.lastindex or 0], text[match.end() : match.end() + 1]
        counts = inner[0] in _NUMERALS
        if not (counts or after.isalnum() or after in _JOINED_TO_QUOTE or inner.endswith(words.inside)):
            if len(inner) == 4 and after in _BEHIND_FOUR and (one := _carried_out(text, match, inner)):
                yield one
            continue
        if inner[-1] == "五" and _PERIOD_RE.fullmatch(inner):
            continue
        slogan = inner in words.slogans
        if inner.endswith(_FIRST_OF_FIELD) and (
            field := _FIELD_RE.search(text, max(0, match.start() - 8), match.start())
        ):
            name = field[1] + inner
            yield Candidate(field.start(1), match.end(), name, "governed", name)
            continue
        abbreviation = counts and (bool(_ABBREVIATION_RE.fullmatch(inner)) or (inner.isascii() and inner.isdigit()))
        pair = counts and bool(_PAIR_RE.fullmatch(inner))
        one = _headed(text, match, inner, numeral=(abbreviation or pair) and not slogan)
        if not one and not slogan and match.lastindex != _DAMAGED:
            one = _headless(text, match, inner, abbreviation=abbreviation and not inner.isdigit())
        if pair and not one and not slogan:
            one = _worked_on(text, match, inner)
        elif len(inner) == 4 and not one and not slogan:
            one = _carried_out(text, match, inner)
        if one and not (slogan and one.rule == "shared-head"):
            yield one


def _headed(text: str, match: re.Match[str], inner: str, *, numeral: bool) -> Candidate | None:
    """A quoted name with a head behind it, its own or one it shares with the names quoted next to it."""
    start, end = match.span()
    after = text[end : end + 1]
    if not (after.isalnum() or after in _JOINED_TO_QUOTE) or _is_sentence(inner):
        return None
    told = _TOLD_BETWEEN_RE.match(text, end) if after in "（(" and after else None
    tail = (_numeral_tail_re() if numeral else _tail_re()).match(text, told.end() if told else end)
    if not tail and after in "服承" and _SERVICE_RE.match(text, start):
        return _counted_service(text, start, end, inner)
    if tail and numeral and tail[0].endswith("活动") and len(tail[0]) > 4:
        return None  # an occasion of the scheme, not its name: “三进三送”志愿服务活动
    if tail:
        begin = _longer_start(text, start)
        return Candidate(
            begin, tail.end(), re.sub("[“”]", "", text[begin:start]) + inner + tail[0], "quoted-head", inner
        )
    among = _among_re().match(text, end) if after == "等" else None
    if among and not _names_inside(inner):
        return Candidate(start, end, inner + (among["head"] or among["last"]), "shared-head", inner)
    further = _SHARED_RE.match(text, end) if after in _JOINS_QUOTES else None
    shared = _tail_re().match(text, further.end()) if further else None
    if (
        shared and not _COUNT_OF_SCHEME_RE.match(shared[0]) and not _names_inside(inner)
    ):  # “甲”、“乙”|双千工程 is the second's
        return Candidate(start, end, inner + shared[0], "shared-head", inner)
    return None


_TOLD_BETWEEN_RE = lazy("[（(](?=[^（）()\n]*、)[^（）()\n]{4,80}[)）]")
"""The parts of a scheme in a bracket between its quoted name and its head: “小红帽”（即上门帮办、全程领办）的服务机制."""
_COUNT_OF_SCHEME_RE = lazy("[双百千万0-9]{2}")
"""A head with numerals of its own: “四送一服”双千工程."""
_QUOTED_PART_RE = lazy("“[^“”\n]{2,8}”[一-鿿]{1,4}$")


_FIRST_OF_FIELD = "号工程"
"""数字经济“一号工程”: what is first of all in a field."""


def _longer_start(text: str, start: int) -> int:
    """Where a name begins that has another quoted word in it: “五强”产业“群星”培育库."""
    if "”" not in text[max(0, start - 5) : start - 1]:
        return start
    part = _QUOTED_PART_RE.search(text, max(0, start - 15), start)
    joined = part and not _PART_END_RE.search(text, part.start(), start)
    return part.start() if part and joined else start


_PART_END_RE = pattern("[和与及等的]$|{joined_verb}")
_JOINS_QUOTES = frozenset("、和与及“")
"""What a further quoted name begins with, behind one."""
_JOINED_TO_QUOTE = _JOINS_QUOTES | set("（(+")
"""What goes on behind a quoted name, letters and digits aside."""


_SERVICE_RE = lazy(r"“[0-9二两三四五六七八九十]+[一-鿿]{0,3}”(?:服务|承诺)(?![站点中品时业器区队员平热商窗团])")


def _counted_service(text: str, start: int, end: int, inner: str) -> Candidate | None:
    """“五零”服务, “两不”承诺: counted promises, where they are carried out or told one by one."""
    stop = end + 2
    told = text[stop : stop + 1] in ("（", "(", "：", ":") or text.startswith(("，即", "，就是"), stop)
    if told or text.endswith(load_initiatives().evidence, max(0, start - 5), start):
        return Candidate(start, stop, inner + text[end:stop], "quoted-head", inner)
    return None


def _headless(text: str, match: re.Match[str], inner: str, *, abbreviation: bool) -> Candidate | None:
    """A quoted name that ends in a head itself, or an abbreviation with numerals."""
    words = load_initiatives()
    start, end = match.span()
    if text.endswith(words.themes, max(0, start - 4), start) or text.startswith("为主题", end):
        return None
    if _names_inside(inner):
        return Candidate(start, end, inner, "quoted", inner)
    if text.endswith(words.states, max(0, start - 3), start) and not _TOLD_RE.match(text, end):
        return None
    if abbreviation and len(inner) >= 3:
        stands = not _measure_re().match(inner) and not text.startswith(words.proper, end)
        return Candidate(start, end, inner, "abbreviation" if stands else "counted", inner, listed=True)
    counted = inner[0] in _NUMERALS and _COUNTED_RE.fullmatch(inner)
    return Candidate(start, end, inner, "counted", inner) if counted else None


def _worked_on(text: str, match: re.Match[str], inner: str) -> Candidate | None:
    """A pair with the field it is of, where work is done on it: 推进能耗“双控”工作."""
    words = load_initiatives()
    start, end = match.span()
    field = _FIELD_RE.search(text, max(0, start - 8), start)
    alone = field and _PAIR_FIELD_RE.fullmatch(field[1]) and text[end : end + 1] in _BEHIND_FOUR
    if not field or not (alone or text.startswith(words.labours, end)):
        return None
    return Candidate(field.start(1), end, field[1] + inner, "governed", field[1] + inner)


_PAIR_FIELD_RE = pattern("{field_of_pair}")
_FIELD_RE = pattern("{field_verb}([一-鿿]{2,4})$")


def _carried_out(text: str, match: re.Match[str], inner: str) -> Candidate | None:
    """Four characters that a verb carries out: 加快“智改数转”，推行“拿地开工”."""
    words = load_initiatives()
    start, end = match.span()
    plain = inner[0] not in _NUMERALS and _FOUR_RE.fullmatch(inner)
    if not plain or not text.endswith(words.executing, max(0, start - 4), start):
        return None
    alone = text[end : end + 1] in _BEHIND_FOUR or text.startswith(words.evidence, end)
    return Candidate(start, end, inner, "carried-out", inner) if alone else None


_FOUR_RE = lazy("[一-鿿]{4}")
_BEHIND_FOUR = frozenset("，,。；;、：:“")


_TOLD_RE = lazy("[：:（(]|，?(?:即|就是|包括|分别)|——|。?一是")
"""What opens the parts of a quotation, which make a scheme of a state."""


@cache
def _measure_re() -> re.Pattern[str]:
    """A number of hours, kilometres or years, which makes no scheme of a quotation: “半小时生活圈”."""
    return compiled(rf"{_NUMERAL}+[个]?{alternatives(load_initiatives().measures)}")


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
    if inner.startswith(_sentence_openings()):  # “大力实施提升战略”: a task, and no name
        return False
    return 4 <= len(inner) <= (_LONGEST_HEADED if "，" in inner else _LONGEST_PLACED)


_LONGEST_HEADED, _LONGEST_PLACED = 16, 20
"""How many characters a name may have; more where it begins with its place: 青岭高新区科技创新发展1622行动, and no sentence of two clauses."""


@cache
def _sentence_openings() -> tuple[str, ...]:
    """An adverb and a verb of carrying out, which open a task: 大力|实施, 深入|推进."""
    words = load_initiatives()
    return tuple(adverb + verb for adverb in words.lead for verb in words.executing)


SYSTEM = "制(?<![抑压抵控限研编遏体机复强定规创牵两摄调监法学军绘印缓克立税和宪建币管缝]制)"
"""制 as a head of its own, not the end of a verb or of another noun: 编制, 绘制."""


@kept_by_words
def _middle() -> str:
    """What may stand between a quoted name and its head: letters, function words only inside words that hold them."""
    verbs = alternatives(words_of("no_middle_of_scheme"))
    plain = f"(?![的了是在从为等把将被对向到以也都就着过而但和与及有同完]|{verbs}(?!机制))[一-鿿A-Za-z0-9+]"
    return rf"(?:{alternatives(load_initiatives().fused)}|{plain}|[（(][一-鿿]{{1,4}}[）)]){{0,12}}?"


@kept_by_words
def _tail_re() -> re.Pattern[str]:
    """What follows a quoted name and belongs to it."""
    words = load_initiatives()
    return _headed_re(set(words.heads) - words.weak, words.remote)


@kept_by_words
def _numeral_tail_re() -> re.Pattern[str]:
    """The same behind an abbreviation, where weaker heads will do."""
    words = load_initiatives()
    return _headed_re({*words.heads, *words.numeral}, (*words.remote, *words.numeral))


def _headed_re(usable: set[str], remote: Iterable[str]) -> re.Pattern[str]:
    joint = alternatives(tuple(dict.fromkeys(remote)))
    industry = f"产业(?!{alternatives(words_of('no_head_behind'))})"  # no 产业项目
    plain = longest_first(usable - {"制", "产业"})
    heads = "|".join([tree(plain), SYSTEM, *([industry] if "产业" in usable else [])])
    return compiled(
        rf"(?!号)(?:{_middle()}(?:{heads})(?:(?:[一二两三五]年)?(?:{heads}))?|的{_middle()}{joint}(?:(?:(?![和与及等])[一-鿿]){{2,4}}{joint})?)"
        r"(?![造度定约成裁作品派力者院师员]|合作(?:[框协]|伙伴|关系))"
    )


@kept_by_words
def _among_re() -> re.Pattern[str]:
    """A head behind 等: the quoted name is one of several (“甲”等重大工程, “甲”等联农带农机制)."""
    words = load_initiatives()
    of_field = tuple(head for head in words.among if head not in words.loose)
    return compiled(
        rf"等(?:{alternatives(words.sorts)}*(?P<head>{alternatives(words.among)})|{_middle()}(?P<last>{alternatives(of_field)}))"
        r"(?![派力者院师])"
    )
