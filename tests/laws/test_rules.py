"""The pages of rules and of diagnostics tell of all there are, each with a text that fires it."""

import ast
import re
import tomllib
from datetime import datetime
from itertools import product
from pathlib import Path
from typing import Any, get_args

import attrs
import pytest
from support import CORPUS, ROOT

import zonenews
from zonenews import Document, explain, find_numerals, find_times, find_zones, parse, parse_time
from zonenews.facts.indicators.find import refusals
from zonenews.facts.indicators.refusals import WHY
from zonenews.grammar.scanning import Form
from zonenews.lexicon.actions import EventKind
from zonenews.lexicon.organizations import HeadClass
from zonenews.mentions.quantities.units import special_units

RULES = tomllib.loads((ROOT / "docs" / "rules.toml").read_text(encoding="utf-8"))
CODES = tomllib.loads((ROOT / "docs" / "diagnostics.toml").read_text(encoding="utf-8"))
MOMENT = datetime.fromisoformat("2024-05-20T09:00")
KINDS = "time|zone|region|person|policy|initiative|organization|quantity|numeral|indicators|project|project-group|event|incentive"
RULE = re.compile(rf"(?:{KINDS})/[a-z-]+")
PACKAGE = Path(zonenews.__file__).parent


def trees(folder: Path = PACKAGE) -> list[ast.AST]:
    return [ast.parse(path.read_text(encoding="utf-8")) for path in sorted(folder.rglob("*.py"))]


def literals(pattern: re.Pattern[str]) -> set[str]:
    """The whole strings of the package that match from end to end: no parts of names put together, and nothing `startswith` asks for."""
    nodes = [node for tree in trees() for node in ast.walk(tree)]
    parts = {id(part) for node in nodes if isinstance(node, ast.JoinedStr) for part in node.values}
    parts |= {
        id(one)
        for node in nodes
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr == "startswith"
        for one in node.args
    }
    values = (node.value for node in nodes if isinstance(node, ast.Constant) and id(node) not in parts)
    return {value for value in values if isinstance(value, str) and pattern.fullmatch(value)}


def candidates(kind: str, at: int) -> set[str]:
    """The rules that candidates of a kind of mention are made with, as the argument at a place."""
    calls = (
        node for tree in trees(PACKAGE / "mentions" / kind) for node in ast.walk(tree) if isinstance(node, ast.Call)
    )
    made = [node for node in calls if isinstance(node.func, ast.Name) and node.func.id == "Candidate"]
    strings = (node for call in made for node in ast.walk(call.args[at]) if isinstance(node, ast.Constant))
    return {str(node.value) for node in strings}


FAMILIES = {
    "event/": set(get_args(EventKind)),
    # what is told in percent is a quantity and no numeral
    "numeral/": {*get_args(Form), "range", "whole"} - {"percent"},
    "quantity/implied-": {name.removeprefix("implied-") for name in special_units() if name.startswith("implied-")},
    "initiative/": candidates("initiatives", 3),
    "organization/": candidates("organizations", -1) | set(get_args(HeadClass)),
}
"""Rules whose names are put together, by what they begin with."""

STEMS = [
    *(
        "下午3点",
        "今晚八点",
        "5月1日",
        "春节",
        "今天上午",
        "9月上旬",
        "周一",
        "2023年5月",
        "3月",
        "上半年",
        "2020年",
        "去年",
        "近三年",
    ),
    *("2023年至2024年", "1至5月", "3月到5月", "近日", "每年", "入冬", "清晨"),
]
TAILS = ["", "以来", "至今", "来", "同期", "以前", "之前", "前", "以后", "之后", "后", "左右", "或之后", "及以前"]


def records(row: dict[str, Any]) -> list[tuple[str, str]]:
    """The rules that fire on an example, each with the words of its record."""
    example, by = row["example"], row.get("by", "parse")
    if by == "parse_time":
        return [(parse_time(example, published=MOMENT).rule, example)]
    if by == "find_numerals":
        return [(one.rule, one.text) for one in find_numerals(example)]
    if by == "find_zones":
        return [(one.rule, one.text) for one in find_zones(example, whole=True)]
    document = parse(example, published=MOMENT.date())
    found = [getattr(document, field.name) for field in attrs.fields(Document)]
    of_kinds = [record for value in found if isinstance(value, tuple) for record in value if hasattr(record, "rule")]
    return [(record.rule, example[record.span.slice]) for record in of_kinds]


@pytest.mark.parametrize("rule", RULES)
def test_each_rule_fires_on_its_example(rule: str) -> None:
    row = RULES[rule]
    assert [words for name, words in records(row) if name == rule] == row["found"]


def test_no_rule_is_missing() -> None:
    """Every name the code writes or puts together has a row, and every row is such a name."""
    joined = {
        node.values[0].value
        for tree in trees()
        for node in ast.walk(tree)
        if isinstance(node, ast.JoinedStr) and isinstance(node.values[0], ast.Constant)
    }
    assert {start for start in joined if re.fullmatch(rf"(?:{KINDS})/[a-z-]*", str(start))} == {*FAMILIES, "time/"}
    built = {start + name for start, names in FAMILIES.items() for name in names}
    times = {
        time.rule
        for stem, tail in product(STEMS, TAILS)
        for time in find_times(f"{stem}{tail}，园区稳定。", published=MOMENT)
    }
    assert (literals(RULE) - set(CODES["diagnostic"])) | built | times == set(RULES)


@pytest.mark.parametrize("path", sorted(CORPUS.glob("*.toml")), ids=lambda path: path.stem)
def test_the_rules_of_the_corpora_have_rows(path: Path) -> None:
    told = set(re.findall(r'\brule = "([^"]+)"', path.read_text(encoding="utf-8")))
    assert told <= set(RULES)


@pytest.mark.parametrize("code", CODES["diagnostic"])
def test_each_diagnostic_is_given_for_its_example(code: str) -> None:
    row = CODES["diagnostic"][code]
    given = [(note.kind, row["example"][note.span.slice]) for note in parse(row["example"]).diagnostics]
    assert given == [(code, row["at"])]


def test_no_diagnostic_is_missing() -> None:
    assert literals(re.compile(r"(?:text|article|facts|project-group)/[a-z-]+")) - {"text/html"} - set(RULES) == set(
        CODES["diagnostic"]
    )


@pytest.mark.parametrize("name", WHY)
def test_each_refusal_is_given_for_its_example(name: str) -> None:
    """`explain` tells the same where no fact of another kind stands on the figure."""
    text, figure = CODES["refusal"][name]["example"], CODES["refusal"][name]["figure"]
    given = [(kind, why) for span, kind, why in refusals(text, None) if text[span.slice] == figure]
    assert given == [(name, WHY[name])]
    told = explain(parse(text), at=text.index(figure))
    assert "no indicator" not in told or told.splitlines()[1] == f"  {name}: {WHY[name]}"


def test_no_refusal_is_missing() -> None:
    assert list(CODES["refusal"]) == list(WHY)
