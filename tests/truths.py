"""What the example archive holds, and how a panel of it is held against that."""

from __future__ import annotations

import json
from collections import defaultdict
from datetime import date
from decimal import Decimal
from typing import Any

import attrs
from support import ROOT

from zonenews import Key, Observation, Panel, lookup_zone

TRUTH = json.loads((ROOT / "examples" / "archive" / "truth.json").read_text(encoding="utf-8"))


@attrs.frozen
class Told:
    """A figure as an article tells it."""

    key: Key
    value: Decimal
    mod: str | None
    unit: str


def told(row: dict[str, Any]) -> Told:
    """The figure of a row of truth."""
    found = lookup_zone(row["zone"])
    key = Key(
        entity=found[0].entry.id if found else f"zone:{row['zone']}",
        metric=row["metric"],
        first=date.fromisoformat(row["first"]),
        last=date.fromisoformat(row["last"]),
        status=row["status"],
        kind=row["kind"],
        basis=row["basis"],
    )
    return Told(key, Decimal(row["value"]), row["mod"], row["unit"])


def expected() -> dict[Told, set[str]]:
    """Every figure with the articles that tell it."""
    figures: dict[Told, set[str]] = defaultdict(set)
    for row in TRUTH["figures"]:
        figures[told(row)] |= set(row["articles"])
    return dict(figures)


def planted() -> dict[Told, dict[str, Any]]:
    """Every planted figure with its row."""
    return {told(row): row for row in TRUTH["plants"]}


def figures_of(row: Observation) -> dict[Told, set[str]]:
    """The figures of an observation with the documents that tell them."""
    figures: dict[Told, set[str]] = defaultdict(set)
    for claim, evidence in row.claims:
        told_ = Told(claim.key, Decimal(str(claim.value)), claim.mod, claim.unit)
        figures[told_] |= {source.document for source in evidence.sources}
    return dict(figures)


def wrong_rows(made: Panel) -> list[Observation]:
    """The observations that are not as they should be.

    A row is right where all its figures are told, by exactly those articles, and where it holds all that its key is told but for what is planted.
    """
    truth, plants = expected(), planted()
    honest: dict[Key, set[Told]] = defaultdict(set)
    for figure in truth:
        if figure not in plants:
            honest[figure.key].add(figure)
    wrong = []
    for row in made:
        figures = figures_of(row)
        fitting = all(truth.get(figure) == documents for figure, documents in figures.items())
        whole = set(figures) == honest[row.key] or set(figures) <= set(plants)
        if not (fitting and whole):
            wrong.append(row)
    return wrong


def missing(made: Panel) -> list[Told]:
    """The figures that no observation has, from the articles that tell them."""
    found: dict[Told, set[str]] = defaultdict(set)
    for row in made:
        for figure, documents in figures_of(row).items():
            found[figure] |= documents
    return [figure for figure, documents in expected().items() if found.get(figure) != documents]


def alarms(made: Panel) -> tuple[set[str], set[str]]:
    """The ids of observations that some conflict or finding is about: those of planted figures, and all that are named without one."""
    plants = planted()
    of_plants = {row.id for row in made if set(figures_of(row)) & set(plants)}
    true, false = set(), set()
    groups = [{row.id, *(conflict.other for conflict in row.conflicts)} for row in made.conflicts]
    groups += [set(finding.about) for finding in made.findings if finding.check != "projects-group"]
    for group in groups:
        if group & of_plants:
            true |= group & of_plants
        else:
            false |= group
    return true, false
