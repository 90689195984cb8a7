"""Projects: their stage words, their group."""

from datetime import date

from zonenews.document import parse
from zonenews.facts.projects.kinds import is_generic
from zonenews.lexicon.actions import load_actions

DAY = date(2024, 6, 30)


def test_every_stage_word_is_reachable():
    actions = load_actions()
    assert [word for word in actions.stages if actions.stage_re.match(word)[0] != word] == []
    assert [word for word in actions.statuses if actions.status_re.match(word)[0] != word] == []
    assert [word for word in actions.generic if not is_generic(f"{word}{actions.generic_heads[0]}")] == []
    assert [word for word in actions.generic_heads if not is_generic(f"重点{word}")] == []
    assert [word for word in actions.slots if actions.slot_re.search(f"，{word}")[1] != word] == []


def test_projects_listed_in_a_group_take_its_stage():
    text = "远帆智能制造基地、晨星数据中心等2个重点项目集中开工。"
    document = parse(text, published=DAY)
    assert [project.stage for project in document.projects] == ["started", "started"]
    assert [group.stage for group in document.project_groups] == ["started"]
