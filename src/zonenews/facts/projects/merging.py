"""A project told more than once: which mentions are one project, and what each adds to it."""

from __future__ import annotations

import attrs

from zonenews._patterns import lazy
from zonenews.discourse.same import is_short_for, told_before
from zonenews.discourse.signs import is_title
from zonenews.facts.records import Project
from zonenews.lexicon.word_classes import words_of


def add_project(projects: list[Project], project: Project, text: str) -> None:
    """Add a project, or fill the empty slots of the one that has its name already."""
    core = _core(project.name)
    for place in told_before(len(projects)):
        known = projects[place]
        if (_same_name(known, core, text) and not _cost_other(known, project)) or (
            known is projects[-1] and _goes_on(known, project)
        ):
            empty = {
                field.name: getattr(project, field.name)
                for field in attrs.fields(Project)
                if getattr(known, field.name) in (None, ()) and getattr(project, field.name) not in (None, ())
            }
            if known.outcomes and project.outcomes:
                values = {outcome.span for outcome in known.outcomes}
                empty["outcomes"] = known.outcomes + tuple(o for o in project.outcomes if o.span not in values)
            if _is_fuller(project.investors, known.investors):
                empty["investors"] = project.investors
            if "stage" in empty:
                empty["status"] = project.status  # a stage that is told to come stays one
            if len(project.name) > len(known.name):
                empty["name"] = project.name
            span = known.span.joined(project.span) if known.span.end <= project.span.start else known.span
            projects[place] = attrs.evolve(known, span=span, **empty)
            return
    projects.append(project)


def _same_name(known: Project, name: str, text: str) -> bool:
    """Whether a project has a name: equal but for a closing 项目 or 工程, or one the end of the other.

    A name in the title may be shortened anywhere: 电池项目 for 某某电池生产基地项目.
    """
    short, full = sorted((_core(known.name), name), key=len)
    if short == full or (len(short) >= 5 and full.endswith(short)):
        return True
    return len(short) >= 4 and is_short_for(short, full) and is_title(text, *known.span)


def _cost_other(known: Project, project: Project) -> bool:
    """Whether two names that are not equal have each an investment of its own: 总投资45亿元的风电场项目、总投资28亿元的甲卫星风电场项目."""
    if known.investment is None or project.investment is None or _core(known.name) == _core(project.name):
        return False
    return known.investment.value != project.investment.value


def _goes_on(known: Project, project: Project) -> bool:
    """Whether a project is the one told right before it, of whose capacity its short name says nothing: 年产60万套甲乙零部件项目, then 甲零部件项目."""
    short, full = _core(project.name), _core(known.name)
    told = known.name.startswith(words_of("capacity")) and known.investment is None and len(short) >= _SHORT
    return told and is_short_for(short, full) and short[-1] == full[-1]


_SHORT = 4
"""Characters of a short name at least."""


def _is_fuller(names: tuple[str, ...], known: tuple[str, ...]) -> bool:
    """Whether one investor is named again by a fuller name (某某生物, 某市某某生物科技有限公司)."""
    if len(names) != 1 or len(known) != 1 or len(names[0]) <= len(known[0]):
        return False
    return is_short_for(known[0], names[0])


_KIND = lazy("(?:建设)?(?:项目|工程){1,2}$")


def _core(name: str) -> str:
    """The name without the word that only says that it is a project."""
    return _KIND.sub("", name)
