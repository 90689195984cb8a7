"""why: the sentences an observation rests on, what contradicts it, and what the checks say of it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from zonenews.outputs.brief import SIGNS
from zonenews.panels.checks.records import Finding
from zonenews.panels.claims import Claim
from zonenews.panels.keys import Key, entity_name
from zonenews.panels.observations import Observation
from zonenews.serialization.json_types import render_number


def tell(row: Observation, observations: Iterable[Observation], findings: Iterable[Finding]) -> str:
    """Tell where an observation comes from, in lines.

    Args:
        row: the observation.
        observations: those it may contradict.
        findings: those of the checks.
    """
    return "\n".join(_lines(row, {one.id: one for one in observations}, findings))


def _lines(row: Observation, others: dict[str, Observation], findings: Iterable[Finding]) -> Iterator[str]:
    said = f", {row.vintage}" if row.vintage else ""
    documents = "1 document" if row.documents == 1 else f"{row.documents} documents"
    yield f"{headline(row.key)}: {figure(row.claim)}{said}, told by {documents}"
    for claim, evidence in row.claims:
        yield f"  {figure(claim)}"
        for source in evidence.sources:
            day = source.published.isoformat() if source.published else "undated"
            yield f"    {day} {source.document} [{source.span.start}, {source.span.end}) by {source.rule}"
            yield f"      {' '.join(source.sentence.split())}"
        hidden = evidence.documents - len({source.document for source in evidence.sources})
        if hidden > 0:
            yield f"    and {hidden} more"
    for conflict in row.conflicts:
        other = others.get(conflict.other)
        told = f": {headline(other.key)}: {figure(other.claim)}" if other else ""
        yield f"  conflict ({conflict.reason}) with {conflict.other}{told}"
    for finding in findings:
        if row.id in finding.about:
            yield f"  {finding.check}: {finding.arithmetic}"


def headline(key: Key) -> str:
    """Say in words what a key is about.

    >>> from datetime import date
    >>> headline(Key(entity="etdz-320583", metric="出口", first=date(2023, 1, 1), last=date(2023, 12, 31), kind="change", basis="yoy"))
    '昆山经济技术开发区 出口 2023-01-01..2023-12-31 change yoy'
    """
    first, last = (day.isoformat() if day else "" for day in (key.first, key.last))
    period = first if first == last else f"{first}..{last}"
    status = "" if key.status == "actual" else key.status
    kind = "" if key.kind == "level" else key.kind
    return " ".join(filter(None, (entity_name(key.entity), key.metric, period, status, kind, key.basis)))


def figure(claim: Claim) -> str:
    """Write a figure with its bound and unit."""
    upper = "" if claim.upper is None else f"..{render_number(claim.upper)}"
    unit = "" if claim.unit == "1" else f" {claim.unit}"
    return f"{SIGNS.get(claim.mod or '', '')}{render_number(claim.value)}{upper}{unit}"
