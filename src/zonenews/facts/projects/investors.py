"""Who builds a project or pays for it: the organisations before its name, behind 由, or after a key."""

from __future__ import annotations

from zonenews._patterns import lazy
from zonenews.discourse.sentences import Sentence, within
from zonenews.discourse.tokens import body_kind
from zonenews.facts.money import read_money
from zonenews.facts.projects.by_money import builder_before
from zonenews.facts.projects.names import Naming, firm_name
from zonenews.facts.projects.parts import BUILT_BY, Part
from zonenews.facts.projects.slots import Slots
from zonenews.grammar.patterns import pattern

_OWNER = pattern(r"(?:{owner_key})[：:](?P<name>[^，,。；;\n]{2,40})")
_OWNED = pattern(r"[^，,。；;：:的\n]{2,40}(?:{financing})的$")
_BODIES = ("company", "government", "education", "other")
_TOGETHER = lazy("共同|联合|合资")
_JOINS = "和与及、"


def investors_of(sentence: Sentence, part: Part) -> tuple[str, ...]:
    """Give who builds or pays: the organisations before the name (由甲、乙投资建设的|某基地), or those after 由."""
    out = _builders(sentence, part.naming) if part.naming.builder else []
    start = sentence.clause_start(part.naming.start)
    owned = None if out else _OWNED.search(sentence.text, start, part.naming.start)
    if owned:
        inside = within(sentence.places, owned.start(), owned.end())
        out = [firm_name(token) for token in inside if body_kind(token) in _BODIES]
    out = out or _investing(sentence, part.naming.start)
    for match in BUILT_BY.finditer(sentence.text, part.start, part.end):
        for token in within(sentence.places, match.start("name"), match.end("name")):
            if body_kind(token) in _BODIES and token.text not in out:
                named = part.naming.name  # 华源风电|项目，由华源新能源公司投资建设: the name alone says nobody
                out = [one for one in out if not (one in token.text or named.startswith(one))]
                out.append(token.text)
    owner = _OWNER.search(sentence.text, part.start, part.end)
    if owner and not out:
        out.append(owner["name"].strip())
    return tuple(out)


_INVESTS = pattern(
    "(?:拟|将|计划|已|共同|联合|在[^，,。；;、0-9]{2,14}?)*(?:(?:{invests_first})(?:{building})|投建)(?:的|了)?$"
)
_INVESTS_REACH = 28
"""Characters of what stands between who invests and the name at most."""


def _investing(sentence: Sentence, at: int) -> list[str]:
    """Give who invests in what is named at an offset, right before it: 甲公司|投资建设|某基地项目, 甲公司、乙公司共同投资建设|某园."""
    text, start = sentence.text, sentence.clause_start(at)
    if text.rfind("投", max(start, at - _INVESTS_REACH), at) < 0:
        return []
    for token in reversed(within(sentence.places, start, at)):
        if token.start >= start and body_kind(token) == "company" and _INVESTS.fullmatch(text, token.end, at):
            return [*_partners(sentence, start, token.start), firm_name(token)]
    return []


def _partners(sentence: Sentence, start: int, at: int) -> list[str]:
    """Give the companies that stand before one at an offset, each joined to the next."""
    out: list[str] = []
    for token in reversed(within(sentence.places, start, at)):
        if token.end != at - 1 or sentence.text[token.end] not in _JOINS or body_kind(token) not in _BODIES:
            break
        out.insert(0, token.text)
        at = token.start
    return out


def investors_of_listed(sentence: Sentence, naming: Naming, slots: Slots) -> tuple[str, ...]:
    """Give who builds an item of a list: before its name, or before its own amount (某公司投资20亿元的|某基地等项目)."""
    builder = naming.builder
    if builder is None and slots.investment is not None:
        monies = read_money(
            sentence.text, sentence.bounds.start, within(sentence.quantities, naming.start - 30, naming.start)
        )
        builder = builder_before(sentence, monies[-1].start, is_place=False) if monies else None
    owned = _OWNED.search(sentence.text, sentence.clause_start(naming.start), naming.start) if builder is None else None
    if owned:
        inside = within(sentence.places, owned.start(), owned.end())
        builder = next((token.text for token in inside if body_kind(token) in _BODIES), None)
    return (builder,) if builder else ()


def _builders(sentence: Sentence, naming: Naming) -> list[str]:
    """Give the one who builds, and those who do it together with it: 甲公司和乙公司|共同投资5亿元建设|某基地."""
    text, builder = sentence.text, (naming.builder or "").removeprefix("由")  # it may have been read into the name
    at = text.rfind(builder, sentence.bounds.start, naming.start)
    if at < 0 or _TOGETHER.search(text, at + len(builder), naming.start) is None:
        return [builder]
    return [*_partners(sentence, sentence.clause_start(at), at), builder]
