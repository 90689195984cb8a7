"""Companies without a word for company in their names: told by the post, the verb or the full name beside them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import cache

from zonenews._patterns import lazy, longest_first, tree
from zonenews._ready import compiled
from zonenews.grammar.gazetteer import Gazetteer
from zonenews.grammar.patterns import pattern
from zonenews.lexicon.familiar import is_unusual
from zonenews.lexicon.organizations import OrganizationKind, load_organizations
from zonenews.mentions.organizations.boundaries import Candidate, Places, listed_start, name_start
from zonenews.mentions.organizations.trades import ends_in_trade, has_trade, is_traded, trade_tails


def by_post(text: str, posts: Iterable[tuple[int, int]], places: Places) -> Iterator[Candidate]:
    """A brand with its trade before a post that only companies have, or before its short form: 泰鼎机械董事长."""
    edge = 0
    for end, stop in posts:
        if end < edge:
            continue
        edge = stop
        start = name_start(text, end, places)
        name = text[start:end]
        if text[end:stop] == _PLANT and (len(name) > _LONGEST_SHORT or text.find(name, stop, stop + _AGAIN) < 0):
            continue  # 省级智能|工厂; a firm's plant is told with more of the firm
        if (4 <= len(name) <= 12 and has_trade(name)) or _is_placed_brand(text, start, end, stop, places):
            yield Candidate(start, end, "company", "post")


_PLANT = "工厂"


def _is_placed_brand(text: str, start: int, end: int, stop: int, places: Places) -> bool:
    """Whether a place and a brand stand before a post of companies: 湖南中锂董事长."""
    place = (
        _place_end(text, start, places)
        if 4 <= end - start <= 6 and text[end:stop] in load_organizations().chiefs
        else start
    )
    return place > start and 2 <= end - place <= 3 and is_unusual(text[place:end])


SHORT_FORMS = ("（简称", "（以下简称", "(简称", "(以下简称", "（原名", "(原名", "（曾用名", "(曾用名")
"""What stands behind a company like a post does."""


def by_act(text: str, acts: Iterable[tuple[int, int]], places: Places) -> Iterator[Candidate]:
    """A place, a brand and a trade, or 公司 before the two, that do what companies do, or have a number of something: 宁海恒达机电|签约."""
    trades, tails = load_organizations().trades, trade_tails()
    edge = 0
    having = [(match.start(), match.end() + 1) for match in _HAD_RE.finditer(text)]
    for act, stop in sorted([*acts, *having]) if having else acts:
        if act < edge:
            continue
        end, edge = act, stop
        while text[end - 2 : end] not in tails and (before := _ADVERB_RE.search(text, max(0, end - 4), end)):
            end = before.start()
        if text[end - 2 : end] not in tails:
            continue
        size = next((size for size in (3, 2) if text[end - size : end] in trades), 0)
        start = name_start(text, end - size, places) if size else end
        if not 4 <= end - start <= 9:
            continue
        brand = _place_end(text, start, places)
        placed = brand > start or text.endswith(("公司", "企业"), 0, start)
        if (placed or _opens(text, start, end)) and has_trade(text[brand:end]):
            yield Candidate(start, end, "company", "act")


def _opens(text: str, start: int, end: int) -> bool:
    """Whether a word before a name of a brand and its trade says that somebody deals with a firm, or it opens a clause and is named again."""
    if end - start > _LONGEST_SHORT:
        return False
    if start and text[start - 1].isalnum():
        return _DEALING_RE.search(text, max(0, start - 4), start) is not None
    name = text[start:end]
    return text.find(name, end, end + _AGAIN) >= 0 or text.find(name, max(0, start - _AGAIN), start) >= 0


_LONGEST_SHORT = 5
_AGAIN = 2000
"""Within so many characters a firm is named again: the cost is that of the text, however long it is."""
_DEALING_RE = pattern("{dealing_with_firm}$")


_HAD_RE = lazy("有(?=[0-9])")
"""A number behind 有 is had."""


def by_market(text: str, words: Iterable[tuple[int, int]], places: Places) -> Iterator[Candidate]:
    """A short name said twice or more before what shares have, or a brand with its trade before that or a dealing: 收购岚图汽车29%股权."""
    tails, doing = trade_tails(), load_organizations().dealings
    told: set[str] = set()  # each name is looked for once, however often it is dealt in
    edge = 0
    for at, stop in words:
        if at < edge:
            continue
        edge = stop
        share = _SHARE_RE.search(text, max(0, at - 8), at) if text[at - 1] in "%的" else None
        end = share.start() if share else at
        does = text[at:stop] in doing
        while does and text[end - 2 : end] not in tails and (before := _ADVERB_RE.search(text, max(0, end - 4), end)):
            end = before.start()
        traded = text[end - 2 : end] in tails
        if not (traded or (not does and is_unusual(text[end - 2 : end]))):
            continue
        start = name_start(text, end, places)
        start += 2 * text.startswith(("拥有", "持有"), start)
        name = text[start:end]
        if traded and 4 <= len(name) <= 9 and has_trade(name):
            yield Candidate(start, end, "company", "market")
        elif (
            not does
            and name not in told
            and 2 <= len(name) <= 5
            and not name.isdigit()
            and name not in _POINTING
            and is_unusual(name)
            and text.count(name) > 1
        ):
            told.add(name)
            for found, short in places_of(text, [name]):
                yield Candidate(found, found + len(short), "company", "market")


_POINTING = frozenset({"后者", "前者"})
_SHARE_RE = lazy(r"[0-9.]{1,5}%的?$")
_ADVERB_RE = pattern("(?:{company_adverb}|在[园区内当地这里]{1,3})$")


def _place_end(text: str, start: int, places: Places) -> int:
    """Where the place ends that a name begins with; `start` where it begins with none."""
    if not places.begins_at(text, start):
        return start
    return next((at for at in range(start + 2, start + 5) if places.chain_before(text, at) == start), start)


_SIBLING_RE = pattern(
    r"[、和与及](?:以及)?([一-鿿A-Za-z0-9]{3,10}?)"
    r"(?=[、，,。；;：:！\n（(和与及等将的在]|{behind_company}|[0-9一二两三四五六七八九十]+家|$)"
)


_TRADE_RE = lazy(r"[一-鿿]{2,4}(?=[、，,。；;等和与及）)\n]|$)")


def by_company(text: str, found: list[Candidate], places: Places) -> Iterator[Candidate]:
    """Names with a trade beside a company in a list, and known companies with a trade behind them: 京东|物流."""
    trades = load_organizations().trades
    walked: set[int] = (
        set()
    )  # where siblings begin: what stands behind one is the same from whichever company it is reached
    for one in found:
        end = one.end
        if one.kind != "company":
            continue
        if one.rule == "known":
            tail = _TRADE_RE.match(text, end)
            if tail and tail[0] in trades:
                end = tail.end()
                yield Candidate(one.start, end, "company", "known")
        if one.rule in _TOLD_ALONE:
            yield from _before(text, one.start, places)
        while (sibling := _SIBLING_RE.match(text, end)) and sibling.start(1) not in walked and _is_sibling(sibling[1]):
            walked.add(sibling.start(1))
            yield Candidate(sibling.start(1), sibling.end(1), "company", "list")
            end = sibling.end(1)


def _before(text: str, start: int, places: Places) -> Iterator[Candidate]:
    """Names with a trade before a company in a list: 与|泰鼎机械、岚图生物签约."""
    tails = trade_tails()
    while text[start - 1 : start] == "、" and text[start - 3 : start - 1] in tails:
        end, start = start - 1, listed_start(text, start - 1, places)
        if not (4 <= end - start <= _LONGEST_SIBLING and is_traded(text[start:end], places)):
            return
        yield Candidate(start, end, "company", "list")


_LONGEST_SIBLING = 8
_TOLD_ALONE = frozenset({"act", "market"})
"""Rules that read one name and no list."""


def _is_sibling(name: str) -> bool:
    """Whether a name beside a company is one of a company too: a brand with its trade, or any two characters and 集团."""
    return has_trade(name) or (len(name) == 4 and name.endswith("集团") and name not in load_organizations().generic)


_LEGAL_RE = pattern(r"{company_form}*(?:有限责任|有限)?(?:公司|集团)$")


def by_brand(text: str, found: list[Candidate]) -> Iterator[Candidate]:
    """Later and earlier mentions of a company: by its brand with a trade, a post or 公司 behind it, or by its short form."""
    brands = {_brand(text[one.start : one.end]) for one in found if one.kind == "company" and one.rule == "legal"}
    for at, brand in places_of(text, sorted(brands - {""})):
        end = at + len(brand)
        tail = _tail_re().match(text, end)
        if tail:
            end = tail.end()
        elif not (len(brand) > 3 and has_trade(brand) and _STANDING_RE.match(text, end)):
            continue
        if _PARK_RE.match(text, end):  # 岚图科技|园
            continue
        yield Candidate(at, end, "company", "brand")
    kinds: dict[str, OrganizationKind] = {}
    for one in found:
        called = CALLED_RE.match(text, one.end) if text.startswith(("（", "("), one.end) else None
        if called is None:
            continue
        short = called["short"]
        again = (
            one.rule == "legal" and (has_trade(short) or ends_in_trade(short)) and text.count(short) > 1
        )  # 某某股份公司（青山化工）
        if again or (called["said"] and (is_unusual(short) or len(short) > 3)):
            kinds.setdefault(called["short"], one.kind)
    for at, short in places_of(text, list(kinds)):
        yield Candidate(at, at + len(short), kinds[short], "short")


_PARK_RE = lazy("园(?![区内中里])")
_STANDING_RE = lazy(r"[^一-鿿A-Za-z0-9]|\Z|[的在将正已是为和与及等今]")
"""What stands behind a brand that ends in a trade itself where it is a name of its own: 盛世能源“逐绿”前行."""
CALLED_RE = pattern(r"[(（](?P<said>{called_short})?为?[：:]?[“\"‘]?(?P<short>[一-鿿A-Za-z0-9]{2,10})[”\"’]?[)）]")
"""A short form in brackets behind a full name, with or without words that say so."""


def places_of(text: str, words: Sequence[str], start: int = 0, end: int | None = None) -> Iterator[tuple[int, str]]:
    """Where words stand in a text or a range of it; a few are looked for one by one, since a gazetteer takes its time to build."""
    stop = len(text) if end is None else end
    if len(words) > _FEW:
        found = Gazetteer(dict(zip(words, words, strict=True)), lasting=False).scan(text[start:stop])
        yield from ((start + at, word) for at, _, word in found)
        return
    for word in words:
        at = text.find(word, start, stop)
        while at >= 0:
            yield at, word
            at = text.find(word, at + len(word), stop)


_FEW = 24


def _brand(name: str) -> str:
    """The brand of a company's full name, or the empty string where it cannot be told."""
    words = load_organizations()
    core = _LEGAL_RE.sub("", re.sub(r"[(（][^)）]*[)）]", "", name))
    place = re.match(r"(?:[一-鿿]{2,3}[省市县区])+", core)
    core = core[place.end() :] if place else core
    for at in range(2, len(core)):
        if core[at:] in words.trades and is_unusual(core[:at]):
            return core[:at][-4:] if at <= 4 else core[2:at]
    return ""


@cache
def _tail_re() -> re.Pattern[str]:
    words = load_organizations()
    trades = tree(longest_first(words.trades))
    return compiled(f"{trades}*(?:公司|集团)?(?=(?:{'|'.join(words.posts)}))|{trades}*(?:公司|集团)|{trades}+")
