"""Datelines and agency leads: what a first paragraph opens with before it says anything."""

from __future__ import annotations

import re

import attrs

from zonenews._patterns import lazy
from zonenews.article.bylines import split_names
from zonenews.lexicon.article import page_words
from zonenews.lexicon.surnames import surnames

_LEAD_RE = lazy(
    r"[【\[]?(?P<medium>[^\s,，。:：;；、0-9()（）【】]{2,20}?)消息(?:[(（][^()（）]{1,12}[)）])?[】\]]?\s?(?:[:：]|(?<=】))\s?"
)
_DATELINE_RE = lazy(
    r"[【\[(（]?(?P<line>(?P<head>[^0-9,，。:：;；、()（）【】\[\]“”《》]{2,24}?)?\s?(?P<day>(?:[0-9]{4}年)?[0-9]{1,2}月[0-9]{1,2}日)?"
    r"\s?(?P<mark>[讯电]|(?<=日)[丨｜|]|(?:综合)?报道(?=[】\])）])))(?P<closed>[】\])）])?"
    r"\s?(?:[(（](?P<by>[^()（）]{2,60})[)）])?(?P<colon>[:：,，])?\s?"
)
_MARK_RE = lazy("[讯电道丨｜|]")
LEAD_WORD = "消息"
"""What every lead of an agency has."""
LEAD_REACH = 24
"""Within so many characters the lead of an agency that opens another article has its word."""
_LONGEST = 42
"""Within so many characters a dateline has its 讯 or 电, and a lead its 消息."""


@attrs.frozen
class Dateline:
    """What a first paragraph opens with.

    Attributes:
        text: the dateline as written; `None` for an agency's lead (某某网消息：).
        source: the medium it names, if not 本报 and the like.
        authors: the reporters in its bracket.
        end: where the paragraph goes on.
    """

    text: str | None
    source: str | None
    authors: tuple[str, ...]
    end: int


def read_dateline(paragraph: str) -> Dateline | None:
    """Read the dateline or the agency's lead that a paragraph opens with; `None` where it opens with neither."""
    lead = _LEAD_RE.match(paragraph) if LEAD_WORD in paragraph[:_LONGEST] else None
    if lead and lead["medium"].endswith(page_words().media_endings):
        return Dateline(None, lead["medium"], (), lead.end())
    match = _DATELINE_RE.match(paragraph) if _MARK_RE.search(paragraph, 0, _LONGEST) else None
    if not match or not (match["head"] or match["day"]):
        return None
    head = match["head"] or ""
    medium = _medium(head)
    reported = bool(match["by"] and "记者" in match["by"])
    apart = not "一" <= paragraph[match.end("line") : match.end("line") + 1] <= "鿿"  # 国家电网电力 is no dateline
    called = bool(medium and match["mark"] == "讯" and match["colon"])  # 某某网讯，
    whole = bool(medium and apart and (match["closed"] or len(head) == len(medium)))
    if not (reported or called or whole or (medium and match["day"] and (apart or medium in page_words().agencies))):
        return None
    if not medium and match["mark"] != "电" and not match["day"]:
        medium = head
    if called or whole:
        medium = head.strip()
    end = match.end() if match["by"] or match["colon"] or match["closed"] else match.end("line")
    return Dateline(
        (match["line"]).strip(" |丨｜"),
        None if medium.startswith("本") else medium or None,
        tuple(split_names(match["by"])) if reported or _names_only(match["by"]) else (),
        end,
    )


def opens_with_lead(paragraph: str) -> bool:
    """Whether a paragraph opens with the lead of an agency.

    >>> opens_with_lead("青石网消息（青石联播）：今天"), opens_with_lead("据青石网消息，今天")
    (True, False)
    """
    dateline = read_dateline(paragraph) if LEAD_WORD in paragraph[:LEAD_REACH] else None
    return dateline is not None and dateline.text is None


_NAMES_RE = lazy(r"[一-鿿]{2,3}(?:[\s、]+[一-鿿]{2,3}){0,3}")


def _names_only(by: str | None) -> bool:
    """Whether a bracket behind 本报讯 holds nothing but names of people: (李岚 王岳阳)."""
    if not by or not _NAMES_RE.fullmatch(by):
        return False
    single = surnames().single
    return all(name[0] in single for name in re.split(r"[\s、]+", by))


def _medium(head: str) -> str:
    """The medium's name at the head of a dateline, without the place: 新华社北京 -> 新华社."""
    words = page_words()
    for name in words.agencies:
        if head.startswith(name):
            return name
    channel = re.match(r"[^\s-]{2,16}网-[^\s-]{2,12}", head)
    if channel:
        return channel[0]
    ends = [head.rfind(ending) + len(ending) for ending in words.media_endings if head.rfind(ending) > 0]
    return head[: max(ends)].strip() if ends else ""
