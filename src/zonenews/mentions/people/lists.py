"""Names in a list: how far each goes, lists that no title stands beside, and names with a line of their own above their post."""

from __future__ import annotations

import re
from functools import cache

from zonenews._ready import compiled
from zonenews.grammar.patterns import pattern
from zonenews.lexicon.familiar import load_familiar
from zonenews.lexicon.organizations import load_organizations
from zonenews.lexicon.surnames import surnames
from zonenews.lexicon.titles import titles
from zonenews.mentions.people.found import Found
from zonenews.mentions.people.names import (
    closure,
    is_han,
    is_word,
    looks_given,
    read_name,
    starts_with,
    surname_length,
)
from zonenews.mentions.people.titles import ends_in_title, split_titles

_LIST_TAIL_RE = pattern(r"等?(?:[一-鿿]{0,6}领导|{people_doing})")
_BODIES = frozenset("区县市镇乡州省局委部办会院所司厅处室社网报店园路街村")
"""Last characters of places and bodies, which stand in lists too."""
_TOWNS = ("乡", "镇")


@cache
def plain_surnames() -> frozenset[str]:
    """Surnames of one character that are no everyday words."""
    return surnames().single - surnames().rare


def listed_name(text: str, at: int) -> int | None:
    """Where a name of a list ends; its surname may be an everyday word, its given name has to look like one."""
    if is_word(text, at):
        return _between_marks(text, at) if looks_given(text[at + 1 : at + 3]) else None
    end = read_name(text, at, trusted=True)
    if end is not None and text[at:end] in load_organizations().countries:
        return None  # 英国首相和希腊|总理
    if end is not None and end == at + 2 and text[end : end + 1] in _TOWNS and text[end + 1 : end + 2] == "长":
        return None  # 立法委员蔡易余、水林|乡长林湘亭
    if end is None or (closure(text, end) < 2 and text[end] not in "一二两三四五六七八九十"):  # 史立林、华晨宝|马
        return _between_marks(text, at)
    family = surname_length(text, at)
    if not family or looks_given(text[at + family : end]) or read_name(text, at, trusted=False) == end:
        return end
    return _between_marks(text, at)


def _between_marks(text: str, at: int) -> int | None:
    """The end of a surname and any two characters between the marks of a list: 李青、张彬魁、侯涛."""
    end = at + 3
    marked = (
        text[at - 1 : at] == "、" and text[end : end + 1] in ("、", "，", ",", "。") and all(map(is_han, text[at:end]))
    )
    plain = marked and surname_length(text, at) == 1
    return end if plain and text[end - 1] not in _BODIES and not starts_with(text, at + 1, "titles") else None


def bare_lists(text: str, found: dict[int, Found]) -> None:
    """Lists of names without titles; they are looked for where the first 、 stands between what looks like two."""
    if first := _beside_re().search(text):
        for match in _list_re().finditer(text, max(0, first.start() - 3)):
            _bare_list(text, match, found)


@cache
def _beside_re() -> re.Pattern[str]:
    """The first place where a list of names may stand: 、 between what looks like two."""
    first = "".join(sorted(plain_surnames()))
    return compiled(f"、(?=[{first}][一-鿿])(?:(?<=[{first}][一-鿿].)|(?<=[{first}][一-鿿]{{2}}.))")


@cache
def _list_re() -> re.Pattern[str]:
    """Two or more names in a row by their surnames: candidates only."""
    first = "".join(sorted(plain_surnames()))
    return compiled(
        rf"[{first}](?:(?<![一-鿿].)|(?<=图为.))[一-鿿]{{1,2}}(?:、[{first}][一-鿿]{{1,2}})+(?:和[{first}][一-鿿]{{1,2}})?"
    )


def _bare_list(text: str, match: re.Match[str], found: dict[int, Found]) -> None:
    """A list of names without titles, where one is known or what follows says that they are people."""
    spans: list[tuple[int, int]] = []
    at = match.start()
    while True:
        end = listed_name(text, at)
        if end is None:
            break
        spans.append((at, end))
        if text[end : end + 1] not in ("、", "和"):
            break
        at = end + 1
    if len(spans) < 2:
        return
    known = {item.name for item in found.values()}
    if any(text[a:b] in known for a, b in spans) or _LIST_TAIL_RE.match(text, spans[-1][1]):
        for a, b in spans:
            found.setdefault(a, Found(a, b, text[a:b], (), "person/list"))


def captions(text: str, found: dict[int, Found]) -> None:
    """Names with a line of their own and the post on the next, as under pictures and above quotations: 韩志远 / 经开区投资促进局局长."""
    if "\n" not in text:
        return
    for match in _caption_re().finditer("\n" + text):
        name, posts = match["name"], match["posts"].split("、")
        at = match.start("name") - 1
        if (
            at in found
            or is_word(text, at)
            or not looks_given(name[1:])
            or (len(name) == 2 and name in load_familiar())
        ):
            continue
        if all(map(ends_in_title, posts)) and any(posts[-1].endswith(post) for post in titles().posts):
            given = tuple(title for part in posts for title in split_titles(part))
            found[at] = Found(at, at + len(name), name, given, "person/caption")


@cache
def _caption_re() -> re.Pattern[str]:
    """A line that may be a name, and one without any mark of a clause below it; a text begins with a line too."""
    first = "".join(sorted(plain_surnames()))
    return compiled(
        rf"\n[ \u3000]*(?P<name>[{first}][一-鿿]{{1,2}})[ \u3000]*\n[ \u3000]*(?P<posts>[一-鿿A-Za-z（）()、]{{2,40}})(?=[ \u3000]*(?:\n|\Z))"
    )
