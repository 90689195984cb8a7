"""Which part of a sentence is about which project: one named in it, or the one before it that it goes on with."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from zonenews._patterns import lazy
from zonenews.discourse.sentences import Sentence, within
from zonenews.facts.amounts import amount_of
from zonenews.facts.projects.cards import read_card
from zonenews.facts.projects.names import MARKER, PROFILE, TOLD_BY, Head, Naming, scan_heads
from zonenews.facts.projects.namings import read_names
from zonenews.facts.records import Project
from zonenews.grammar.patterns import pattern
from zonenews.text.records import Amount


class Part(NamedTuple):
    """The part of a sentence that is about one project."""

    naming: Naming
    start: int
    end: int


_FOLLOW_UP = pattern(
    TOLD_BY
    + r"(?:据介绍[，,]|据悉[，,]|(?:据|根据)?[^，,。；;]{0,4}公告(?:称|显示)?[，,]|其中[，,]?)?(?:该|本|此|这个|整个)?(?:{project_again}|(?<=这个)[省市区县]级?重[点大]项目|[一二三首]期|"
    r"[0-9]{4}年[0-9]{1,2}月(?:[0-9]{1,2}日)?(?:正式|全面)?(?:{start_or_finish}))"
)
_ITSELF = pattern(TOLD_BY + "(?:据(?:介绍|悉|了解)[，,])?(?:该|本|此)?(?:项目|工程)(?!负责|经理)")
_IS_REACH = 12
"""Characters at the beginning of a sentence in which 该项目是 stands: what it is, is itself."""
_NEXT_TELLS = pattern(
    "(?:(?:(?P<by>[ 　“”]*[^，,。；;：:\n]{2,32}(?:{told})[，,：:])“?|[ 　]*“)(?:整个|这个|[该本此])?|[ 　“]*(?:据(?:介绍|悉|了解)[，,])?(?:该|本|此))"
    "(?:项目|工程)(?!负责|经理)(?(by)(?=(?:{attribute_lead}|总)*(?:{attribute}|{goes_on_of_project}|[一二三]期|[0-9]|{finished}|{starting})))"
)
"""How the next paragraph goes on with the one project that the one before it told of."""
"""How a sentence goes on with a project: what it then builds for some money is part of that project."""
_PHASE = lazy(
    r"(?:^|[，,；;：:。 ])(?:其中[，,]?)?(?:项目)?(?P<phase>[一二三四首]期)(?:项目|工程)?(?=[^，,。；;]{0,12}[0-9]|总?投资|占地|用地|已|将|于|正|[去今]年|近日|[0-9计预])"
)
_OWN_PHASE = lazy("[一二三首]期$")
_SOME_PHASE = lazy("[一二三首]期")
_WHOLE_AGAIN = pattern(r"(?<=[，,；;])(?:项目)?(?:{wholly})(?:{finished})")
"""What goes back from a phase to the whole project: …，全部达产后可实现年产值45亿元."""
_KEYED = lazy(rf"[ 　]*{MARKER}?[^，,。；;：:\n0-9]{{2,10}}[：:]")
_BARE_MONEY = lazy(r"[ 　]*(?:计划|预计)?(?:总投资|投资额)(?:约)?[0-9.]+[^，,。；;：:\n]{1,8}")
_EXCHANGED = lazy(r"[，,（(]?(?:约)?折合(?:人民币)?约?")
_ENTRY = pattern(rf"[ 　]*{MARKER}?{PROFILE % '|{profile_more}'}")
BUILT_BY = pattern(r"由(?P<name>[^，,。；;]{2,40}?)(?:共同)?(?:{financing})")


def read_parts(sentence: Sentence, open_project: Project | None, heads: Sequence[Head]) -> list[Part]:
    """Cut a sentence into the parts about one project each; one without a name may go on with the project before it."""
    card = read_card(sentence, heads)
    if card is not None:
        return [Part(card, card.start, card.end)]
    if open_project is not None and open_project.rule == "project/card" and _is_entry(sentence):
        return _going_on(sentence, open_project)
    namings = read_names(sentence, heads)
    if open_project is not None and _ITSELF.match(sentence.text, sentence.bounds.start):
        what = sentence.text.find("项目是", sentence.bounds.start, sentence.bounds.start + _IS_REACH) >= 0
        own = ("project/amount-verb", "project/area-of", *(("project/name-amount",) if what else ()))
        namings = [naming for naming in namings if naming.rule not in own]
    if not namings and open_project is not None and reaches(open_project, sentence):
        return _going_on(sentence, open_project)
    out = [
        Part(naming, _start_of(sentence, namings, at), _end_of(sentence, namings, at))
        for at, naming in enumerate(namings)
    ]
    if len(out) == 1 and out[0].naming.rule != "project/list":
        return _with_phases(sentence, out[0])
    return out


def _start_of(sentence: Sentence, namings: Sequence[Naming], place: int) -> int:
    """Give where the part about a project starts: at its clause, or, where an amount introduces it, at the clause of that amount."""
    naming = namings[place]
    before = namings[place - 1].end if place else sentence.bounds.start
    if naming.rule not in _OF_AMOUNTS:
        return max(sentence.clause_start(naming.start, stops="，,；;：:。、"), before)
    start = max(sentence.clause_start(naming.start, stops="；;：:。"), before)
    monies = [token for token in within(sentence.quantities, start, naming.start) if token.mention.kind == "money"]
    if monies and place:
        start = max(start, sentence.clause_start(monies[0].start))  # 某大桥通车，|某公司投资5亿元建设某基地
    if len(monies) < _SEVERAL or _EXCHANGED.fullmatch(sentence.text, monies[-2].end, monies[-1].start):
        return start
    return max(start, sentence.clause_start(monies[-1].start))  # 投资6亿元某景区，|投资5亿元的某项目


_OF_AMOUNTS = ("project/amount-of", "project/amount-verb")
_SEVERAL = 2


def _end_of(sentence: Sentence, namings: Sequence[Naming], place: int) -> int:
    """Give where the part about a project ends: before the clause of the next one, or before a semicolon, where who builds that one stands in between."""
    naming = namings[place]
    if place + 1 == len(namings):
        end = _told_until(sentence, naming) if naming.rule == "project/staged" else sentence.bounds.end
        other = _OTHER_BEGINS.search(sentence.text, naming.end, end) or _TASK.search(sentence.text, naming.end, end)
        return other.start() if other else end
    following = namings[place + 1]
    parted = any(mark in sentence.text[naming.end : following.start] for mark in "；;")
    by = following.rule == "project/amount-verb" or following.builder
    stops = "；;：:。" if by and parted else "，,；;：:。、"
    end = max(naming.end, sentence.clause_start(following.start, stops=stops))
    if following.rule == "project/amount-of":
        end = max(naming.end, min(end, _start_of(sentence, namings, place + 1)))
    other = _OTHER_BEGINS.search(sentence.text, naming.end, end)
    return other.start() if other else end


_OTHER_BEGINS = pattern(
    "[；;](?!其中|该|本|项目|工程|[一二三四五首]期|总|主|全|{attribute}|{finished}|{attribute_lead})[^。；;：:]{0,60}?(?:{ceremony_subject}|公司)|[；;][^。；;，,：:]{0,16}项目[0-9]+[个项]|[；;]总?投资[0-9.]+[万亿]*元(?:{building})"
)
"""…一期正在施工|；某公司扩能项目，计划扩产: what follows is told of another project."""


_TASK = pattern("[，,](?:{speeding}|推动|深化|抓好)[^，,。；;0-9]{2,16}区(?![^，,。；;]{0,8}项目)")
"""开工建设投资30亿元的某项目|，推进某开发区扩区，新增用地3000亩: what follows is another task."""


def _told_until(sentence: Sentence, naming: Naming) -> int:
    """Give where a sentence stops to tell of a project that it says is started or finished: before a clause with an amount of something else."""
    text, end = sentence.text, sentence.bounds.end
    at = sentence.clause_end(naming.end)
    while at < end:
        following = sentence.clause_end(at + 1)
        if within(sentence.quantities, at, following):
            if _OF_OUTCOME.search(text, at, following):
                return end  # what it is to bring is told to the end
            if _OF_PROJECT.search(text, at, following) is None:
                return end if _OF_OUTCOME.search(text, following, end) else at
        at = max(following, at + 1)
    return end


_OF_PROJECT = pattern("{attribute}|{land_word}|{project_told}|{floor_noun}|项目|工程|[一二三]期")
"""What a clause about a project has, beside its amounts."""
_OF_OUTCOME = pattern("{of_outcome}")


def _with_phases(sentence: Sentence, part: Part) -> list[Part]:
    """Part what a sentence says of a project from what it says of each phase: 总投资10亿元，其中一期投资4亿元，二期投资6亿元."""
    naming = part.naming
    base = _OWN_PHASE.sub("", naming.name)  # 某项目一期|已投产，二期…
    phases = list(_PHASE.finditer(sentence.text, naming.end, part.end))
    if not phases or (base == naming.name and _SOME_PHASE.search(base)):
        return [part]  # 某药业二期项目…，一期正在施工
    by = BUILT_BY.search(sentence.text, part.start, phases[0].start())
    builder = naming.builder or (by["name"] if by else None)
    again = _WHOLE_AGAIN.search(sentence.text, phases[-1].end(), part.end)
    end = again.start() if again else part.end
    whole = [part._replace(end=phases[0].start()), *_phases(base, builder, phases, end)]
    if base != naming.name:
        return whole
    return [*whole, *_rest_of(Naming(naming.name, end, end, naming.rule), end, part.end)]


def _rest_of(naming: Naming, start: int, end: int) -> list[Part]:
    """Give the part behind the phases that is about the whole project again; none where nothing is left."""
    return [Part(naming, start, end)] if start < end else []


def _phases(name: str, builder: str | None, phases: Sequence[re.Match[str]], end: int) -> list[Part]:
    """Give a part for each phase of a project, up to the next one."""
    ends = [*(phase.start() for phase in phases[1:]), end]
    return [
        Part(Naming(f"{name}{phase['phase']}", phase.start(), phase.end(), "project/phase", builder), phase.start(), to)
        for phase, to in zip(phases, ends, strict=True)
    ]


def _going_on(sentence: Sentence, project: Project) -> list[Part]:
    """Read a sentence that starts with 项目, 一期, 达产后 as going on with the project before it."""
    profile = project.rule == "project/card" and sentence.same_paragraph(project.span)
    if not (profile or _FOLLOW_UP.match(sentence.text, sentence.bounds.start) or _is_entry(sentence)):
        return []
    phases = list(_PHASE.finditer(sentence.text, sentence.bounds.start, sentence.bounds.end))
    first = phases[0].start() if phases else sentence.bounds.end
    parts = []
    if first > sentence.bounds.start + 2:
        parts.append(
            Part(
                Naming(project.name, sentence.bounds.start, sentence.bounds.start, project.rule),
                sentence.bounds.start,
                first,
            )
        )
    if phases:
        by = BUILT_BY.search(sentence.text, sentence.bounds.start, sentence.bounds.end)
        builder = project.investors[0] if project.investors else by["name"] if by else None
        again = _WHOLE_AGAIN.search(sentence.text, phases[-1].end(), sentence.bounds.end)
        end = again.start() if again else sentence.bounds.end
        parts += _phases(project.name, builder, phases, end)
        parts += _rest_of(Naming(project.name, end, end, project.rule), end, sentence.bounds.end)
    return parts


def reaches(project: Project, sentence: Sentence) -> bool:
    """Whether the text may still be about a project: in its paragraph, or on the lines below its card."""
    if sentence.same_paragraph(project.span):
        return True
    if project.rule == "project/card":
        return _is_entry(sentence)
    if _NEXT_TELLS.match(sentence.text, sentence.bounds.start) is None:
        return False
    return sentence.text.count("\n", project.span.end, sentence.bounds.start) <= _ONE_PARAGRAPH


_ONE_PARAGRAPH = 4
"""Line ends between a paragraph and the next at most, with what somebody says of it in a paragraph between them."""
_SPEECH = lazy("“[^”\n]{4,}|[^，,。；;\n]{2,40}(?:介绍|表示|说)道?[：:。]?$")


def is_speech(sentence: Sentence) -> bool:
    """Whether a sentence is nothing but what somebody says: “预计七月完工。” 某公司项目经理某某介绍道."""
    return _SPEECH.search(sentence.text, sentence.bounds.start, sentence.bounds.end) is not None


def leading_money(sentence: Sentence) -> Amount | None:
    """Give the investment on a line of its own over a card: 总投资8亿元, then 某某基地."""
    if (
        not sentence.quantities
        or _BARE_MONEY.fullmatch(sentence.text, sentence.bounds.start, sentence.bounds.end) is None
    ):
        return None
    following = sentence.text.find("\n", sentence.bounds.end + 1, sentence.bounds.end + 42)
    end = following if following >= 0 else min(len(sentence.text), sentence.bounds.end + 42)
    heads = scan_heads(sentence.text[sentence.bounds.end : end].rstrip())
    named = bool(heads) and heads[-1][1] == len(sentence.text[sentence.bounds.end : end].rstrip())
    return amount_of(sentence.quantities[0]) if named else None


def _is_entry(sentence: Sentence) -> bool:
    """Whether a line below a card tells of its project: by a key (用地规模：100亩), by what it says, or as 项目…."""
    start = sentence.bounds.start
    if leading_money(sentence) is not None:
        return False
    return any(pattern.match(sentence.text, start) for pattern in (_KEYED, _ENTRY, _ITSELF))
