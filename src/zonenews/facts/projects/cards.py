"""Cards: a project on a line of its own, over lines about it; and the headings over several of them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from zonenews._patterns import lazy
from zonenews.discourse.sentences import Sentence, within
from zonenews.facts.projects.kinds import is_generic, tells_only_kind
from zonenews.facts.projects.names import (
    MARKER,
    NAME_END,
    NAME_RE,
    PROFILE,
    Head,
    Naming,
    heads_re,
    is_in_name,
    split_builder,
)
from zonenews.grammar.patterns import pattern

_MARKER = lazy(rf"[ 　]*{MARKER}?[ 　]*")
_PROFILE = pattern(
    rf"[。：:\s　]*{MARKER}?(?:[该本]?(?:项目|工程))?{PROFILE % ''}"
    r"|[。：:](?:目前|现已|截至目前)?[，,]?(?:(?:已|已经|现已)?完成|正在)(?=[^，,。；;]{0,14}(?:{site_work}|{work_doing}|{preparing}))"
)
_KEY = lazy(rf"[ 　]*{MARKER}?(?:项目|工程)(?:名称|[一二三四五六七八九十0-9]{{1,2}})[ ]?[：:][ ]?")
_HEADING = pattern(
    r"(?m)^[^。；;\n]{0,24}?(?P<stage>{heading_stage})[^。；;，,\n]{0,4}(?:项目|工程)"
    r"[^。；;，,\n]{0,6}?(?:{heading_end})?[：:]?[ ]*$"
)
"""部分签约项目一览: what the projects below it have in common."""


def scan_headings(text: str) -> list[tuple[int, int, str]]:
    """Find the lines that head a list of projects of one stage: start, end, and the word of the stage."""
    return [(*match.span(), match["stage"]) for match in _HEADING.finditer(text)]


def read_card(sentence: Sentence, heads: Sequence[Head]) -> Naming | None:
    """Read a sentence that is nothing but a name, where what follows is about it: ▶某某项目, then 总投资：5亿元.

    The name may have its key, 项目名称：, before it; then it needs nothing else.
    """
    key = _KEY.match(sentence.text, sentence.bounds.start, sentence.bounds.end) if heads else None
    if key:
        named = NAME_RE.match(sentence.text, key.end(), sentence.bounds.end)
        return split_builder(sentence, named.start(), named.end(), "project/card") if named else None
    if (
        not heads
        or sentence.bounds.end - sentence.bounds.start > 60
        or _PROFILE.match(sentence.text, sentence.bounds.end) is None
    ):
        return None
    marker = _MARKER.match(sentence.text, sentence.bounds.start, sentence.bounds.end)
    start = marker.end() if marker else sentence.bounds.start
    start += sentence.text.startswith("是", start)
    end = sentence.bounds.end
    while end > start and sentence.text[end - 1] in "：: 　":
        end -= 1
    name = sentence.text[start:end]
    if not 5 <= len(name) <= 40 or NAME_RE.fullmatch(name) is None or is_generic(name):
        return None
    last = [head for head in heads_re().finditer(name) if head.end() == len(name)]
    if not last or NAME_END.search(name, 2, last[-1].start()):
        return None
    return split_builder(sentence, start, end, "project/card")


def keyed_lines(sentence: Sentence) -> Iterator[Naming]:
    """Give what a line below a heading of projects begins with: 2、在建项目： / 伟远纺织：总投资5亿元."""
    text, low = sentence.text, sentence.bounds.start
    if text.find("：", low, low + _KEY_REACH) < 0 and text.find(":", low, low + _KEY_REACH) < 0:
        return
    match = _KEYED.match(text, low, sentence.bounds.end)
    numbered = _NUMBERED.match(text, low, sentence.bounds.end) if match is None else None
    match = numbered or match
    if match is None or (numbered is None and sentence.works_before is None) or not _begins_line(text, low):
        return
    amounts = within(sentence.quantities, *match.span("name"))
    if all(is_in_name(sentence, token) for token in amounts) and not tells_only_kind(match["name"]):
        yield split_builder(sentence, *match.span("name"), "project/name-amount")


_NUMBERED = pattern(
    rf"[ 　]*{MARKER}(?P<name>[^，,。；;：:、\n（）()]{{4,28}}(?:项目|工程))[：:](?=[^。\n]*(?:投资|投入|完工|{{finished}}|{{starting}}))"
)
"""2、云湖2万吨片碱项目：|上半年累计投资1300万元: the number of a line makes a project of its name."""


def _begins_line(text: str, at: int) -> bool:
    """Whether nothing but blanks stands between an offset and the start of its line."""
    while at and text[at - 1] in _BLANKS:
        at -= 1
    return not at or text[at - 1] == "\n"


_BLANKS = " \u3000"
_KEY_REACH = 30
_KEYED = pattern(
    rf"[ 　]*{MARKER}?(?P<name>[^，,。；;：:、\n0-9（）()]{{3,20}})[：:](?:计划|预计)?(?:{{attribute}})(?=[约]?[0-9])"
)
