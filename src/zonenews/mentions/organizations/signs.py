"""Companies told by a sign that only companies have: a share of them, a stock code, a word for what they are to another, a Latin name beside one."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from zonenews._patterns import lazy
from zonenews.grammar.gazetteer import starts_of
from zonenews.grammar.patterns import pattern
from zonenews.lexicon.familiar import is_unusual, load_familiar
from zonenews.lexicon.organizations import load_organizations
from zonenews.lexicon.word_classes import words_of
from zonenews.mentions.organizations.boundaries import Candidate, Places, name_start

_SHARE_RE = pattern("{rest_of_shares}*[0-9.]{1,6}%的?$")
_CODE_RE = lazy(
    "[（(](?:(?:股票|证券)?代码[：:为]?)?"
    "(?:[036849][0-9]{5}(?:[.][A-Z]{2})?|[0-9]{4,5}[.]HK|[A-Z]{1,5}[.](?:NYSE|NASDAQ|US|N|O)|(?:NYSE|NASDAQ|HKEX)[:：])[^）)]{0,12}[)）]"
)
_CODE_FIRSTS = frozenset("股证代0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ")
"""What a stock code in a bracket begins with."""
_RELATED_RE = pattern(
    '{related_company}[“"]?(?P<name>[一-鿿A-Za-z0-9]{2,8}?)[”"]?'
    "(?=[，。、；：（(,;:的与和及等将已拟在]|[0-9.]{1,6}%|{company_speaks})"
)
_LATIN_RE = pattern(
    "(?:(?:[A-Z][A-Za-z&'.-]* ){1,4}{latin_company}(?![A-Za-z])[.]?)"
    "|(?:{maker_of}|{related_company})(?P<name>[A-Z][A-Za-z&'-]+(?: [A-Z][A-Za-z&'-]+){0,2})(?![A-Za-z0-9])"
)
_OUTPUT_RE = pattern("累计{output_of_firm}")
_LONGEST_MAKER = 4
_MAKER_RE = lazy(rf"(?:^|[^一-鿿A-Za-z0-9、])([一-鿿]{{3,{_LONGEST_MAKER}}})$")
"""A brand that alone opens the clause on what it has made: 立讯达|累计生产音箱300万只."""
_POINTING = ("公司", "后者", "前者")
_LONGEST_NAME = 10
_UNTRADED = 6
"""How many characters a name without its trade may have."""


def by_sign(text: str, words: Iterable[tuple[int, int]], places: Places) -> Iterator[Candidate]:
    """Companies that a sign beside them tells.

    Args:
        text: normal text.
        words: where words of the market stand.
        places: regions and zones of the text.
    """
    for at, _ in words:
        if text[at - 1] in "%的" and (share := _SHARE_RE.search(text, max(0, at - 14), at)):
            yield from _ending_at(text, share.start(), places)
    for at in starts_of(text, "（", "("):
        if text[at + 1 : at + 2] in _CODE_FIRSTS and _CODE_RE.match(text, at):
            yield from _ending_at(text, at, places)
    if "公司" not in text and "股" not in text:
        return
    for match in _RELATED_RE.finditer(text):
        start, end = match.span("name")
        if name_start(text, end, places) <= start and is_name(match["name"], places):
            yield Candidate(start, end, "company", "sign")
    if _LETTER_RE.search(text):
        for match in _LATIN_RE.finditer(text):
            yield Candidate(*match.span("name" if match["name"] else 0), "company", "sign")


_LETTER_RE = lazy("[A-Z]")


def by_output(text: str, places: Places) -> Iterator[Candidate]:
    """Brands before what they have made: 一季度，|立讯达|累计生产音箱300万只."""
    for match in _OUTPUT_RE.finditer(text):
        end = match.start()
        maker = _MAKER_RE.search(text, max(0, end - _LONGEST_MAKER - 1), end)
        if maker and is_unusual(maker[1]) and maker[1] not in places.regions.names:
            yield Candidate(*maker.span(1), "company", "sign")


def _ending_at(text: str, end: int, places: Places) -> Iterator[Candidate]:
    """The name that ends at a place, where it is one."""
    start = name_start(text, end, places)
    start += 2 * text.startswith(("拥有", "持有"), start)
    if is_name(text[start:end], places):
        yield Candidate(start, end, "company", "sign")


def is_name(name: str, places: Places) -> bool:
    """Whether a stretch beside a sign of companies names one: it begins like a name, or is one with its trade, and is no word for a company."""
    words = load_organizations()
    if (
        not 2 <= len(name) <= _LONGEST_NAME
        or name in words.generic
        or name in words.companies
        or name.endswith(_POINTING)
        or name.startswith(words_of("manner_of_dealing"))
    ):
        return False
    size = next((size for size in (3, 2) if name[-size:] in words.trades), 0)
    if size and len(name) - size >= 2 and name[:-size] not in words.trades:
        return True
    if len(name) > _UNTRADED or name.isdigit() or name.startswith(words.market):
        return False
    heads = {name[:size] for size in (2, 3) if len(name) > size + 1}
    if not heads.isdisjoint(words.groups) or not heads.isdisjoint(places.regions.names):
        return True
    return is_unusual(name[:2]) and (len(name) < 4 or name[-2:] not in load_familiar())  # no 互相|协作
