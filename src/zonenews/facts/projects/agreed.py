"""Projects that somebody signs for: 签订某某物流园项目投资协议, 签下高端封装测试项目."""

from __future__ import annotations

from collections.abc import Iterator

from zonenews._patterns import lazy
from zonenews.discourse.sentences import Sentence, within
from zonenews.discourse.tokens import body_kind
from zonenews.facts.projects.by_money import Clues, only_company
from zonenews.facts.projects.extents import named_from
from zonenews.facts.projects.kinds import is_generic
from zonenews.facts.projects.names import LEFT_WORDS, Naming, is_in_name, split_builder
from zonenews.grammar.patterns import pattern

_AGREED_ON = pattern(r"(?P<verb>签[订署下约]了?)[^，,。；;《》0-9的]{3,30}?项目{agreement_kind}*(?:协议|合同)")
_DENIED = pattern("{denial}")


def named_in_agreement(sentence: Sentence, _: Clues) -> Iterator[Naming]:
    """Give what a sentence says is agreed on: 某县与某公司签订某某物流园项目投资协议."""
    if sentence.text.find("签", sentence.bounds.start, sentence.bounds.end) < 0:
        return
    for match in _AGREED_ON.finditer(sentence.text, sentence.bounds.start, sentence.bounds.end):
        if _DENIED.search(sentence.text, sentence.clause_start(match.start()), match.start()) is None:
            builder = only_company(sentence, match.end())
            for naming in named_from(sentence, match.end("verb"), "project/staged"):
                yield naming._replace(builder=naming.builder or builder)
    for match in _SIGNED.finditer(sentence.text, sentence.bounds.start, sentence.bounds.end):
        first, last = match.span("name")
        kind = sentence.text[first : last - len("项目")]
        builder = _agreed_by(sentence, match.start())
        if any(not is_in_name(sentence, token) for token in within(sentence.quantities, first, last)):
            continue
        told = not is_generic(match["name"]) and (_FIELD.search(kind) is None or builder is not None)
        if told and LEFT_WORDS.match(kind) is None:
            yield split_builder(sentence, first, last, "project/staged")._replace(builder=builder)


def _agreed_by(sentence: Sentence, at: int) -> str | None:
    """Give the one company of a clause that signs."""
    inside = {
        token.text for token in within(sentence.places, sentence.clause_start(at), at) if body_kind(token) == "company"
    }
    return inside.pop() if len(inside) == 1 else None


_SIGNED = lazy("签(?:下|约|订|署)了?(?P<name>[^，,。；;、：:的及以和与等“]{5,30}项目)(?=[，,。；;\n等]|$)")
"""某公司与某管委会签下|高端封装测试项目."""
_FIELD = pattern("{industry_field}$")
