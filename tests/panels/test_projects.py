"""Projects and groups over time: one through its articles, each group once, and what a saved panel keeps of them."""

from datetime import date
from decimal import Decimal
from itertools import permutations
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from zonenews import Panel, SchemaError, panel, parse
from zonenews.panels.evidence import Evidence
from zonenews.panels.lines import lines_of, panel_of
from zonenews.panels.projects import groups_of, projects_of
from zonenews.panels.ventures import GroupClaim, Money, ProjectClaim

NOBODY = Evidence(sources=(), documents=1, last=None)
YI = Decimal(10) ** 8


def money(amount: str, place: str = "1") -> Money:
    return Money(value=Decimal(amount) * YI, unit="CNY", place=Decimal(place) * YI)


def project(name: str, **more: object) -> ProjectClaim:
    return ProjectClaim(**{"entity": "etdz-320583", "name": name, **more})  # type: ignore[arg-type]


def families(*claims: ProjectClaim) -> set[frozenset[str]]:
    """The names that are put together, whatever the order of the claims."""
    found = [
        {frozenset(claim.name for claim, _ in one.claims) for one in projects_of(dict.fromkeys(order, NOBODY))}
        for order in list(permutations(claims))[:6]
    ]
    assert all(one == found[0] for one in found)
    return found[0]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (project("微显示模组项目"), project("“微显示模组”项目")),
        (project("澄泓光电微显示模组项目", investors=("澄泓光电",)), project("微显示模组项目", investors=("澄泓光电",))),
        (project("微显示模组生产基地", investment=money("42")), project("澄泓微显示模组生产基地", investment=money("42"))),
        (project("微显示模组项目", entity=None, investment=money("42")), project("微显示模组项目", investment=money("42.3", "0.1"))),
    ],
)  # fmt: skip
def test_one_project(one: ProjectClaim, other: ProjectClaim) -> None:
    """The same but for the builder, marks and 项目; or one name in the other with the same investor or amount."""
    assert families(one, other) == {frozenset((one.name, other.name))}


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (project("微显示模组一期项目"), project("微显示模组二期项目")),
        (
            project("一期微显示模组项目", investors=("澄泓光电",), investment=money("42")),
            project("二期微显示模组项目", investors=("澄泓光电",), investment=money("42")),
        ),
        (project("微显示模组项目"), project("微显示模组项目", entity="etdz-320500")),
        (project("微显示模组项目", investors=("澄泓光电",)), project("微显示模组项目", investors=("远岫装备",))),
        (project("产业园项目"), project("产业园工程", entity=None)),
        (project("微显示模组项目"), project("微显示模组设备项目")),
        (project("微显示模组项目", investors=("澄泓光电",)), project("储能电池项目", investors=("澄泓光电",))),
    ],
)
def test_two_projects(one: ProjectClaim, other: ProjectClaim) -> None:
    """Phases, places, builders and names that say little keep projects apart."""
    assert len(projects_of({one: NOBODY, other: NOBODY})) == 2


def test_a_project_through_its_articles() -> None:
    """签约, 开工, 投产: one project with the days of its stages and the change of its investment."""
    told = [
        ("sign", "7月11日，昆山经开区举行项目签约仪式。澄泓光电微显示模组项目签约，总投资42亿元。", "2022-07-12"),
        ("start", "4月12日，总投资42.3亿元的澄泓光电微显示模组项目在昆山经开区开工建设。", "2023-04-13"),
        ("done", "1月24日，澄泓光电微显示模组项目在昆山经开区竣工投产，项目总投资55亿元。", "2025-01-25"),
    ]
    documents = [(name, parse(text, published=day)) for name, text, day in told]
    made = panel(documents)
    [one] = made.projects
    assert (one.name, one.entity) == ("澄泓光电微显示模组项目", "etdz-320583")
    assert [(point.stage, point.day) for point in one.stages if point.stage in ("started", "completed")] == [
        ("started", date(2023, 4, 12)),
        ("completed", date(2025, 1, 24)),
    ]
    assert [(amount.value, day) for amount, day in one.investments] == [
        (Decimal(4230000000), date(2022, 7, 12)),
        (Decimal(5500000000), date(2025, 1, 25)),
    ]
    assert [source.document for source in one.sources] == ["sign", "start", "done"]
    assert (panel(documents[2:]) | panel(documents[:2])).projects == made.projects


def test_a_ceremony_is_one_group() -> None:
    """Three articles on one ceremony, one of another month."""
    told = [
        ("a", "7月11日，昆山经开区举行集中签约仪式，签约项目27个，总投资342亿元。", "2022-07-12"),
        ("b", "7月11日，昆山经开区集中签约项目27个，总投资超340亿元。", "2022-07-13"),
        ("c", "9月20日，昆山经开区举行集中签约仪式，签约项目27个，总投资210亿元。", "2022-09-21"),
    ]
    made = panel((name, parse(text, published=day)) for name, text, day in told)
    assert [
        (one.count, one.last, one.investment.value if one.investment else None, [s.document for s in one.sources])
        for one in made.groups
    ] == [
        (Decimal(27), date(2022, 7, 11), Decimal(34200000000), ["a", "b"]),
        (Decimal(27), date(2022, 9, 20), Decimal(21000000000), ["c"]),
    ]


@pytest.mark.parametrize(("total", "names"), [("34亿元", ["projects-group"]), ("342亿元", [])])
def test_projects_against_their_group(total: str, names: list[str]) -> None:
    """A group whose projects cost more than all of it is named."""
    text = f"7月11日，昆山经开区集中签约项目2个，总投资{total}。签约项目中，澄泓光电微显示模组项目总投资42亿元。"
    made = panel([("a", parse(text, published="2022-07-12"))])
    assert [finding.check for finding in made.findings] == names


sums = st.none() | st.builds(money, st.sampled_from(["42", "42.3", "55"]), st.just("1"))
projects = st.builds(
    project,
    st.sampled_from(["微显示模组项目", "微显示模组", "澄泓微显示模组项目", "储能电池一期项目", "储能电池二期项目"]),
    investors=st.sampled_from([(), ("澄泓光电",), ("远岫装备",)]),
    investment=sums,
    stage=st.sampled_from([None, "signed", "started"]),
    entity=st.sampled_from([None, "etdz-320583", "etdz-320500"]),
    day=st.sampled_from([None, date(2022, 7, 1), date(2023, 7, 1)]),
)
groups = st.builds(
    GroupClaim,
    entity=st.sampled_from([None, "etdz-320583"]),
    label=st.sampled_from(["签约项目", "项目"]),
    count=st.sampled_from([Decimal(27), Decimal(9)]),
    stage=st.sampled_from(["signed", "landed"]),
    investment=sums,
    last=st.sampled_from([None, date(2022, 7, 1), date(2022, 7, 5), date(2022, 9, 5)]),
)


@given(st.lists(projects, max_size=8, unique=True), st.lists(groups, max_size=8, unique=True), st.randoms())
def test_order_changes_nothing(one: list[ProjectClaim], other: list[GroupClaim], random: object) -> None:
    """Each claim is of one project or group, and which goes with which does not hang on their order."""
    left = projects_of(dict.fromkeys(one, NOBODY)), groups_of(dict.fromkeys(other, NOBODY))
    random.shuffle(one)  # type: ignore[attr-defined]
    random.shuffle(other)  # type: ignore[attr-defined]
    assert (projects_of(dict.fromkeys(one, NOBODY)), groups_of(dict.fromkeys(other, NOBODY))) == left
    assert sorted(claim.order for found in left[0] for claim, _ in found.claims) == sorted(claim.order for claim in one)
    assert len({found.id for found in left[0]}) == len(left[0])


@settings(max_examples=30)
@given(
    st.lists(projects, max_size=5, unique=True),
    st.lists(groups, max_size=5, unique=True),
    st.integers(1, 9) | st.none(),
)
def test_saved_panels_come_back(one: list[ProjectClaim], other: list[GroupClaim], most: int | None) -> None:
    """Lines hold figures, projects and groups with their sources."""
    text = "2023年，昆山经开区出口增长三分之一，进口400亿元至500亿元，力争签约项目12个。"
    figures = panel([("a", parse(text, published="2024-01-05"))], sources=most)
    made = Panel(
        claims=figures.claims,
        project_claims=dict.fromkeys(sorted(one, key=lambda claim: claim.order), NOBODY),
        group_claims=dict.fromkeys(sorted(other, key=lambda claim: claim.order), NOBODY),
        left_out={"place": 2},
        most=most,
    )
    back = panel_of(lines_of(made))
    assert back == made
    assert list(back.told()) == list(made.told())
    assert back.left_out == made.left_out


def test_lines_of_two_panels_are_put_together(tmp_path: Path) -> None:
    documents = [(name, parse(f"{year}年，昆山经开区出口30.5亿元。")) for name, year in (("a", 2022), ("b", 2023))]
    one, other = panel(documents[:1]), panel(documents[1:])
    assert panel_of([*lines_of(one), *lines_of(other)]) == panel(documents)
    one.save(tmp_path / "panel.jsonl")
    assert Panel.load(tmp_path / "panel.jsonl") == one
    with pytest.raises(SchemaError, match="different numbers"):
        panel_of([*lines_of(one), *lines_of(Panel(most=3))])


@pytest.mark.parametrize(
    "line",
    [
        '{"form": "zonenews.panel/0"}',
        '["figure", {}, [], 0, null]',
        '["thing", {"entity": "x"}, [], 0, null]',
        "x",
        "7",
        '["figure"]',
    ],
)
def test_other_lines_are_refused(line: str) -> None:
    head = next(lines_of(Panel()))
    with pytest.raises(SchemaError):
        panel_of([head, line])
