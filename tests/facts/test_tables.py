"""Project groups, projects, events and incentives: the corpus tables."""

import pytest
from support import cases, check

from zonenews.facts.events.find import find_events
from zonenews.facts.incentives.find import find_incentives
from zonenews.facts.project_groups.find import find_project_groups
from zonenews.facts.projects.find import find_projects

FINDERS = {
    "project_groups": find_project_groups,
    "projects": find_projects,
    "events": find_events,
    "incentives": find_incentives,
}


def rows():
    return [
        pytest.param(kind, *row.values, id=f"{kind}-{row.id}", marks=row.marks)
        for kind in FINDERS
        for row in cases(kind)
    ]


@pytest.mark.parametrize(("kind", "text", "published", "expect"), rows())
def test_the_corpus_tables(kind, text, published, expect):
    check(FINDERS[kind](text, published=published), text, expect)
