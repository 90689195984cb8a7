"""Titles of people: where they end in a text, and how much of what stands before a name belongs to them."""

from __future__ import annotations

import re
from collections.abc import Collection
from functools import cache
from itertools import combinations

from zonenews._patterns import lazy, longest_first
from zonenews._ready import compiled
from zonenews.grammar.gazetteer import pair_pattern
from zonenews.grammar.patterns import pattern
from zonenews.lexicon import default_lexicon
from zonenews.lexicon.lengths import TAIL, lengths_by
from zonenews.lexicon.organizations import load_organizations
from zonenews.lexicon.surnames import surnames
from zonenews.lexicon.titles import titles
from zonenews.lexicon.zone_words import zone_words


@cache
def junction_re() -> re.Pattern[str]:
    """The last character of a title where a name may start after it: candidates only, but found at little cost."""
    known = surnames()
    apart = " \u3000:："
    firsts = "".join(
        sorted(
            set("ABCDEFGHIJKLMNOPQRSTUVWXYZ")
            | known.single
            | known.transliteration
            | {name[0] for name in known.double | known.japanese}
        )
    )
    return compiled(f"{pair_pattern(_title_tails(), ahead=apart + firsts)}(?=[{apart}]{{0,2}}[{firsts}])")


def title_that_ends_at(text: str, end: int) -> str | None:
    """The longest title or cue whose last character stands before `end`."""
    sizes = _title_tails().get(text[end - 2 : end])
    if sizes is None or text[end - 1 : end + 1] == "工程":  # no 电工 in 输变电工程
        return None
    if text[end - 1] == "长" and _parts_places(text, end - 1):
        return None
    words = _title_words()
    for size in sizes:
        if (word := text[end - size : end]) in words:
            return word
    return None


def _parts_places(text: str, at: int) -> bool:
    """Whether 长 is the first character of a region's name behind another place, and ends no title: 福州|长乐, 自贸试验区|长沙片区."""
    regions = default_lexicon().regions.by_name
    if text[at : at + 2] not in regions:
        return False
    return text[at - 2 : at] in regions or bool(zone_words().word_at_end(text[max(0, at - _LONGEST_TYPE) : at]))


_LONGEST_TYPE = 10
"""How many characters a word for a kind of zones has at most."""


@cache
def _title_words() -> frozenset[str]:
    loaded = titles()
    return loaded.posts | loaded.professions | loaded.cues


@cache
def _title_tails() -> dict[str, tuple[int, ...]]:
    return lengths_by(_title_words(), TAIL)


@cache
def _held_tails() -> dict[str, tuple[int, ...]]:
    return lengths_by(titles().posts | titles().professions, TAIL)


def ends_in_title(chunk: str) -> bool:
    """Whether a stretch ends in a post or a calling."""
    words = titles()
    for size in _held_tails().get(chunk[-2:], ()):
        if (word := chunk[-size:]) in words.posts or word in words.professions:
            return True
    return False


# -- the chain of titles before a name -------------------------------------------------------------------------------------


def titles_before(text: str, end: int, starts: Collection[int]) -> tuple[str, ...]:
    """The chain of titles that ends at `end`, in the order written.

    Args:
        text: normal text.
        end: where the last title ends.
        starts: where the names found so far begin; a chain does not reach over one.
    """
    chain: list[str] = []
    while True:
        chunk = _chunk_before(text, end)
        if chain and any(at in starts for at in range(end - len(chunk), end)):  # another person stands before
            break
        written = _stripped(chunk)
        if written and (body := _named_before(text, end - len(chunk))):
            if ends_in_title(written):
                chain = [body + written, *chain]  # 三陵电机（下称“三陵”）董事长
            break
        if not chunk and chain and (post := _SECONDED_RE.search(text, max(0, end - 20), end)):
            end = post.start(1)  # 副书记（挂职）、副县长
            continue
        if chain and _is_firm(written) and _is_firm(chain[0].rstrip("董事长总经理裁副执行首席官")):
            chain[0] = f"{written}、{chain[0]}"  # 泰鼎集团、岚图光电董事长
            break
        if not ends_in_title(written):
            break
        chain = [*split_titles(written), *chain]
        start = end - len(chunk)
        if len(written) < len(chunk) or not (text[start - 1 : start] == "、" or _is_apposed(text, start)):
            break
        end = start - 1
    return tuple(chain)


def _is_apposed(text: str, start: int) -> bool:
    """Whether a comma before a place has a post of a body before it that opens the sentence and names nobody: 青石市政府副秘书长，|商务局局长."""
    if text[start - 1 : start] != "，":
        return False
    chunk = _chunk_before(text, start - 1)
    opens = not text[start - 2 - len(chunk) : start - 1 - len(chunk)].strip("。\n“")
    post = title_that_ends_at(chunk, len(chunk)) or ""
    body = chunk.removesuffix(post) if post and _stripped(chunk) == chunk else ""
    return opens and len(body) > _LEAST_BODY and body[-1] in _BODY_ENDS | {"府"}


_LEAST_BODY = 3
_CALLED_RE = pattern("[（(](?:{called_short}|[0-9A-Z.：:]{4,20}[）)])")
_CALLED_REACH = 30
"""How many characters the bracket behind a body has at most."""


def _named_before(text: str, end: int) -> str:
    """The body whose short name or stock code a bracket tells that ends at a place; empty where none does."""
    if text[end - 1 : end] not in (")", "）"):
        return ""
    floor = max(0, end - _CALLED_REACH)
    opening = max(text.rfind("（", floor, end), text.rfind("(", floor, end))
    return _stripped(_chunk_before(text, opening)) if opening > 0 and _CALLED_RE.match(text, opening) else ""


def _is_firm(name: str) -> bool:
    """Whether a stretch before a post is a company by its last word."""
    words = load_organizations()
    return len(name) >= 4 and name[-2:] in words.trades


_SECONDED_RE = pattern(r"[一-鿿]([（(]{seconded}[）)])$")
_LETTERS = "一-鿿A-Za-z0-9·&.%-"
_CHUNK_RE = lazy(rf"[{_LETTERS}]+(?:[（(][一-鿿]{{1,8}}[)）][{_LETTERS}]+)*")
_NO_CHUNK_RE = lazy(rf"[^{_LETTERS}]")
_OUTSIDE_RE = lazy(rf"[^()（）{_LETTERS}]")


def _chunk_before(text: str, end: int) -> str:
    """The letters up to `end` that no punctuation interrupts, short brackets such as （山东） aside; at most forty."""
    stretch: str = _OUTSIDE_RE.split(text[max(0, end - 40) : end])[-1]
    if not _NO_CHUNK_RE.search(stretch):
        return stretch
    chunk = ""
    for match in _CHUNK_RE.finditer(stretch):
        chunk = match[0] if match.end() == len(stretch) else ""
    return chunk


_BODY_ENDS = frozenset("局委办厅处部司院所学团行厂社站队协")
"""Last characters of bodies, right behind which one of their own may be named: 管委会|王建国主任."""
_BODY_ENDS_RE = pattern("(?:{body_before_name}|[委协商学工合常究金事]会)$")
_NO_BODY_RE = pattern("[要将继被]|[0-9]")


def ends_in_body(text: str, at: int, word: str) -> bool:
    """Whether a body or a firm ends at `at`, one of which a post right behind a name may be: 市商务局|赵志远副局长.

    Args:
        text: normal text.
        at: where the name begins.
        word: the title behind the name.

    >>> ends_in_body("市商务局赵志远副局长", 4, "副局长"), ends_in_body("市商务赵志远副局长", 3, "副局长")
    (True, False)
    """
    if word not in titles().posts | titles().professions:
        return False
    if text[at - 1] in _BODY_ENDS or _BODY_ENDS_RE.search(text, max(0, at - 3), at):
        return True
    return word in load_organizations().posts and text[at - 2 : at] in load_organizations().trades


def body_before(text: str, at: int, word: str) -> str:
    """The body before a name whose post stands behind it, without the verbs that lead up to it; empty where none does.

    Args:
        text: normal text.
        at: where the name begins.
        word: the title behind the name.

    >>> body_before("在县政府办李强主任陪同下", 5, "主任"), body_before("据李强主任介绍", 1, "主任")
    ('县政府办', '')
    """
    body = _stripped(_chunk_before(text, at)) if ends_in_body(text, at, word) else ""
    return "" if _NO_BODY_RE.search(body) else body


def split_titles(written: str) -> list[str]:
    """The titles that 兼 joins."""
    return [part for part in _AND_RE.split(written) if part] if "兼" in written else [written] if written else []


_AND_RE = lazy(r"兼(?!职)任?")


@cache
def _joint_re() -> re.Pattern[str]:
    return compiled("|".join(longest_first(titles().joints)))


_INSTITUTE_RE = pattern("[一-鿿]{2,6}{institute_end}")


def _stripped(chunk: str) -> str:
    """The chunk without the verbs and particles that lead up to the title."""
    start = 0
    for match in _joint_re().finditer(chunk):
        if match.end() < len(chunk) and not _is_fused(chunk, match.start(), match[0]):
            start = match.end()
    return chunk[start:]


def _is_fused(chunk: str, start: int, joint: str) -> bool:
    """Whether a longer word than the joint covers it, as 和平 covers 和."""
    words = load_organizations()
    field = chunk[max(0, start - 2) : start] if joint in ("和", "与", "及") else ""
    if field in words.functions:
        return True  # two fields of work of one body: 经济|及|科技发展局
    if field in words.trades and _INSTITUTE_RE.match(chunk, start + len(joint)):
        return True  # of one institute: 精密机械|与|物理研究所
    return any(chunk.startswith(word, start - inside) for word, inside in _fused()[joint] if start >= inside)


@cache
def _fused() -> dict[str, tuple[tuple[str, int], ...]]:
    """For each joint the longer words that hold it, and where."""
    loaded = titles()
    holders: dict[str, list[tuple[str, int]]] = {joint: [] for joint in loaded.joints}
    for word in sorted(loaded.fused | loaded.posts):
        for start, end in combinations(range(len(word) + 1), 2):
            if (part := word[start:end]) in holders and part != word:
                holders[part].append((word, start))
    return {joint: tuple(found) for joint, found in holders.items()}


def ends_in_joint(text: str, at: int) -> bool:
    """Whether a verb or particle that may lead up to a name ends at `at`."""
    joints = titles().joints
    return text[at - 1 : at] in joints or text[max(0, at - 2) : at] in joints
