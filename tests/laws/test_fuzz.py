"""A short run of the fuzzer: the same inputs each time, of every target. `tools/fuzz.py` runs for minutes or hours."""

import fuzz
import pytest

KNOWN: frozenset[str] = frozenset()
"""Kinds of faults that are known and not yet mended, by their keys."""


@pytest.mark.parametrize(
    ("target", "inputs"), [("parse", 100), ("parse_html", 15), ("from_json", 60), ("from_arrow", 15), ("command", 12)]
)
def test_a_short_run_finds_nothing(target: str, inputs: int) -> None:
    """Odd inputs give sound documents, or an error of the library."""
    seeds = fuzz.example_texts()
    found = [fault for number in range(inputs) for fault in fuzz.run_one([target], seeds, f"ci-{number}")]
    assert [fault for fault in found if fault.key not in KNOWN] == []


def test_a_fault_met_while_an_input_is_made_is_reported(monkeypatch: pytest.MonkeyPatch) -> None:
    """Some inputs are made of documents: what parsing those raises is a fault like any other, and does not end the run."""

    def broken(_seeds: object, _random: object) -> fuzz.Try:
        raise TypeError("of the making")

    monkeypatch.setitem(fuzz.TARGETS, "broken", (broken, 1))
    [fault] = fuzz.run_one(["broken"], [], "7")
    assert (fault.key, fault.told, fault.shown) == (
        "broken | raised | TypeError outside",
        "TypeError: of the making\n",
        "while input 7 was made",
    )
