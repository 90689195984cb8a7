"""docs/reference/units.md is made from the data files; run with REWRITE=1 after a change of data."""

import os
from itertools import groupby

from support import ROOT

from zonenews.lexicon.units import Unit, units
from zonenews.serialization.json_types import render_number

PAGE = ROOT / "docs" / "reference" / "units.md"
HEAD = """# Units, currencies and classifiers

Made from `units.toml`, `currencies.toml` and `classifiers.toml` by `tests/lexicon/test_units_page.py`; run it with `REWRITE=1` after a change. Codes are those of
UCUM and ISO 4217. A star marks names that count only in expressions that stand alone, in compounds (五分三十秒), or with evidence beside them (用电3亿度).
"""


def rows(found: list[Unit]) -> list[str]:
    """One line for each code: its names, its base unit and what it is worth there."""
    lines = ["| code | base unit | factor | names |", "|---|---|---|---|"]
    for (base, code), group in groupby(found, key=lambda unit: (unit.base, unit.code)):
        same = list(group)
        names = "、".join(
            sorted(unit.name.replace("|", "\\|") + ("\\*" if unit.shy or unit.near else "") for unit in same)
        )
        factors = " · ".join(sorted({render_number(unit.factor) for unit in same}))
        lines.append(f"| `{code}` | `{base}` | {factors} | {names} |")
    return lines


def page() -> str:
    """The whole page."""
    every = sorted(
        (unit for found in units().values() for unit in found), key=lambda unit: (unit.kind, unit.base, unit.code)
    )
    lines = [HEAD]
    for kind, group in groupby(every, key=lambda unit: unit.kind):
        lines.append(f"## {kind}\n")
        found = list(group)
        if kind == "count":
            for title, cued in (
                ("After any number but a lone 一", False),
                ("Only with a sign that things are counted", True),
            ):
                lines.append(f"{title}: {'、'.join(sorted(unit.name for unit in found if unit.cued is cued))}.\n")
        else:
            lines += [*rows(found), ""]
    return "\n".join(lines)


def test_page_is_up_to_date() -> None:
    """The page says what the data says."""
    if os.environ.get("REWRITE"):
        PAGE.write_text(page(), encoding="utf-8")
    assert PAGE.read_text(encoding="utf-8") == page()
