"""How the documentation is built: `python -m sphinx -n -W -b html docs docs/_build/html`."""

import json
import sys
import tomllib
import zlib
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

import zonenews
from zonenews.facts.indicators.refusals import WHY
from zonenews.lexicon.indicators import default_metrics

DOCS = Path(__file__).parent
DATA = Path(zonenews.__file__).parent / "data"

project = "zonenews"
author = "the zonenews authors"
copyright = author  # noqa: A001 - Sphinx wants this name
version = release = zonenews.__version__

sys.path.insert(0, str(DOCS))
extensions = [
    "myst_nb",
    "sphinx.ext.autodoc",
    "sphinx.ext.napoleon",
    "sphinx.ext.intersphinx",
    "sphinx.ext.viewcode",
    "sphinx_click",
    "chinese_search",
]
exclude_patterns = ["_build"]
html_theme = "furo"
html_search_language = "zh"  # cuts Chinese words with jieba, so that 高新区 and 增长 are found; English words as before
html_title = f"zonenews {release}"
html_static_path = ["_static"]
html_css_files = ["notebook.css", "pages.css"]

# The notebook is run anew at every build, and a cell that fails ends the build.
nb_execution_mode = "force"
nb_execution_raise_on_error = True
nb_merge_streams = True

# Types of the standard library lead to its documentation. What is named of it is listed here, so that a build asks nothing of the network.
PYTHON = {
    "collections.abc": ("Callable", "Generator", "Iterable", "Iterator", "KeysView", "Mapping", "Sequence"),
    "datetime": ("date", "datetime"),
    "decimal": ("Decimal",),
    "fractions": ("Fraction",),
    "pathlib": ("Path",),
    "re": ("Pattern",),
}
intersphinx_mapping = {"python": ("https://docs.python.org/3", "python.inv")}

myst_enable_extensions = ["deflist", "colon_fence"]
myst_heading_anchors = 3
autodoc_member_order = "bysource"
autodoc_typehints = "signature"
autodoc_preserve_defaults = True
napoleon_google_docstring = True
napoleon_use_ivar = True
python_use_unqualified_type_names = True
# Types that have no page of their own: the standard library's, and aliases that autodoc writes out by name.
nitpick_ignore_regex = [
    ("py:.*", r"(?!zonenews\.).*"),
    ("py:class", r"zonenews\.(.*\.)?_?[A-Z]\w*"),
]


def write_inventory() -> None:
    """Write the inventory of what is named of the standard library, as Sphinx reads inventories (version 2)."""
    head = "# Sphinx inventory version 2\n# Project: Python\n# Version: 3\n# The remainder of this file is compressed using zlib.\n"
    names = [(module, f"{module}.{name}") for module, classes in PYTHON.items() for name in classes]
    rows = "".join(f"{name} py:class 1 library/{module}.html#$ -\n" for module, name in names)
    (DOCS / "python.inv").write_bytes(head.encode() + zlib.compress(rows.encode()))


def write_schema() -> None:
    """Publish the JSON Schema beside the pages."""
    folder = DOCS / "_static"
    folder.mkdir(exist_ok=True)
    text = json.dumps(zonenews.json_schema(), ensure_ascii=False, indent=2)
    (folder / "zonenews-1.schema.json").write_text(text + "\n", encoding="utf-8")


def write_data_files() -> None:
    """Turn SOURCES.toml into the page on data files."""
    tables = zonenews.sources()
    lines = [
        "# Data files",
        "",
        "The vocabulary and the facts of zonenews lie in `src/zonenews/data/`. This page is made from `SOURCES.toml`; `zonenews.sources()` gives the same. *Sourced* is",
        "the share of rows with a source that can be looked up; it stays empty where the rows are words and no facts.",
        "",
        "| file | rows | as of | sourced | licence | made by |",
        "| --- | ---: | --- | ---: | --- | --- |",
    ]
    for table in tables:
        share = "" if table.sourced is None else f"{float(table.sourced):.1%}"
        made = f"`{table.made_by}`" if table.made_by else ""
        lines.append(f"| `{table.file}` | {table.rows:,} | {table.as_of or ''} | {share} | {table.licence} | {made} |")
    lines += ["", "## Origins", ""]
    for table in tables:
        lines += [f"`{table.file}`", f": {table.origin}", ""]
    lines += ["```{eval-rst}", ".. automodule:: zonenews.lexicon.sources", "   :members:", "```", ""]
    (DOCS / "reference" / "data-files.md").write_text("\n".join(lines), encoding="utf-8")


def _sourced(zones: Sequence[zonenews.ZoneEntry]) -> str:
    share = sum(row.source != "knowledge" for row in zones) / len(zones) if zones else 0
    return f"{share:.1%}"


def _catalogue(zones: Sequence[zonenews.ZoneEntry]) -> list[str]:
    """Say what the table has of the catalogue of development zones of 2018, and what is not known."""
    codes = [code for row in zones for code in row.codes]
    national = [code for code in codes if code[2] == "1" and code[2:5] in {"101", "103", "104", "105", "106", "199"}]
    provincial = [code for code in codes if code[2] == "2"]
    raised = 1991 - len(provincial)
    unread = [row for row in zones if row.source == "knowledge"]
    undated = [row for row in zones if row.level == "national" and not row.approved]
    return [
        (
            "The catalogue lists 2,543 zones, 552 national and 1,991 provincial. GB/T 37028-2018 gave each its code half a year later: "
            f"{len(national)} national ones of its classes and {len(provincial):,} provincial ones are in the table. The {raised} others are the provincial "
            "zones that were raised to national high-tech zones in between, and are here under their national codes; two special customs areas are newer too."
        ),
        "",
        (
            "Not known: the years in which provincial zones were approved, and what became of most of them since 2018 (a province renames and merges its own zones; the changes "
            "that were read are in the history below); one of the 179 national high-tech zones (178 since 2023, and Xiong'an since 2026): the fourth of "
            "December 2022, likely that of Anqing, whose row stays provincial since no page that says so was found; the areas of the free trade zone of Inner Mongolia, "
            "which rests on one broadcast. Of some 120 zones whose names do not tell it, the region was added from general knowledge."
        ),
        "",
        (
            f"{len(unread)} rows rest on general knowledge, as no page that names them was found; the national ones among them: "
            f"{'、'.join(row.name for row in unread if row.level == 'national')}."
        ),
        "",
        f"Of {len(undated)} national zones the year they were approved in was not read anywhere: {'、'.join(row.name for row in undated)}.",
    ]


def _changes(zones: Sequence[zonenews.ZoneEntry]) -> list[str]:
    """Count the versions that ended by how they did."""
    ended = [version for row in zones for version in zonenews.zone_history(row.id) if version.valid_to is not None]
    ended = list({(one.id, one.name, one.valid_to): one for one in ended}.values())
    counts = Counter(one.status for one in ended).most_common()
    former = sum(len(row.former) for row in zones)
    return [
        f"{len(ended)} versions of zones that ended are known, each with its source and the zone that followed; {former} former names.",
        "",
        "| how it ended | versions |",
        "| --- | ---: |",
        *(f"| {status} | {count} |" for status, count in counts),
    ]


def write_places() -> None:
    """Count what the tables of places hold: a page by kind and level, and by province."""
    lexicon = zonenews.default_lexicon()
    zones, regions = lexicon.zones.rows, lexicon.regions
    provinces = {row.code: row.name for row in regions.children("")}
    levels = ("national", "provincial", None)
    lines = [
        "# Coverage of the place tables",
        "",
        (
            f"{len(regions.rows)} regions, {sum(len(row.names) for row in regions.rows)} names; {len(zones)} zones, "
            f"{sum(len(row.names) for row in zones)} names. This page is made from the tables."
        ),
        "",
        "## Zones by kind and level",
        "",
        "*Ended*: merged, abolished or struck off, still found under their names. *Sourced*: the share of rows that say where they were read;",
        "the others rest on general knowledge.",
        "",
        "| kind | Chinese | English | national | provincial | unknown | ended | with a year | sourced |",
        "| --- | --- | --- | ---: | ---: | ---: | ---: | ---: | ---: |",
    ]
    for kind in zonenews.zone_kinds().values():
        of_kind = [row for row in zones if row.kind == kind.key]
        counts = [sum(row.level == level and row.status == "active" for row in of_kind) for level in levels]
        counts += [sum(row.status != "active" for row in of_kind), sum(bool(row.approved) for row in of_kind)]
        lines.append(
            f"| `{kind.key}` | {kind.zh} | {kind.en} | " + " | ".join(map(str, counts)) + f" | {_sourced(of_kind)} |"
        )
    lines.append(f"| all | | | | | | | | {_sourced(zones)} |")
    lines += ["", "## The catalogue of 2018", "", *_catalogue(zones), "", "## Zones through time", "", *_changes(zones)]
    lines += ["", "## Regions and zones by province", ""]
    lines += [
        "| code | province | prefectures | counties | zones: national | provincial | unknown |",
        "| --- | --- |" + " ---: |" * 5,
    ]
    for code, name in provinces.items():
        inside = [row for row in regions.rows if row.code != code and regions.lies_in(row.code, code)]
        below = [sum(row.level == level for row in inside) for level in ("prefecture", "county")]
        counts = [
            sum(row.level == level and row.region is not None and regions.lies_in(row.region, code) for row in zones)
            for level in levels
        ]
        lines.append(f"| {code} | {name} | " + " | ".join(map(str, [*below, *counts])) + " |")
    by_source = Counter(row.source if "://" not in row.source else "web page" for row in zones)
    lines += ["", "## Zones by source", "", "| source | zones |", "| --- | ---: |"]
    lines += [f"| {source} | {count} |" for source, count in by_source.most_common()]
    (DOCS / "reference" / "places-coverage.md").write_text("\n".join(lines) + "\n", encoding="utf-8")


def write_metrics() -> None:
    """Print the metric table by domain, and what its conventions were changed to."""
    rows = default_metrics().rows
    bureau = [row for row in rows if row.code.startswith("hgyd/")]
    world = [row for row in rows if row.code and row not in bureau]
    lines = [
        "# Metrics",
        "",
        (
            f"{len(rows):,} metrics under {sum(len(row.names) for row in rows):,} names, {len(world)} of them with a series of the World Development "
            f"Indicators near them, {len(bureau)} others with a table of the monthly database of the National Bureau of Statistics (`hgyd/`). This page is made from `indicators.tsv`; `lookup_metric` finds a row by any of its names. *Nature*: `flow` over a period, `stock` at a "
            "moment, `rate`, `index`, `ratio`. *Unit*: UCUM, ISO 4217 or a classifier, as levels are stored."
        ),
        "",
        "| domain | metrics | flow | stock | rate, index, ratio |",
        "| --- | ---: | ---: | ---: | ---: |",
    ]
    domains = Counter(row.domain for row in rows)
    for domain, count in domains.items():
        natures = Counter(row.nature for row in rows if row.domain == domain)
        flow, stock = natures["flow"], natures["stock"]
        lines.append(f"| {domain} | {count} | {flow} | {stock} | {count - flow - stock} |")
    lines += ["", "## What is counted, and since when", ""]
    lines += ["| metric | since | convention | source |", "| --- | --- | --- | --- |"]
    lines += [f"| {row.name} | {row.since} | {row.convention} | {row.source} |" for row in rows if row.convention]
    for domain in domains:
        lines += ["", f"## {domain[0].upper()}{domain[1:]}", ""]
        lines += ["| metric | English | nature | unit | code | other names |", "| --- | --- | --- | --- | --- | --- |"]
        lines += [
            f"| {row.name} | {row.english} | {row.nature} | {row.unit} | {row.code} | {'、'.join(row.aliases)} |"
            for row in rows
            if row.domain == domain
        ]
    (DOCS / "reference" / "metrics.md").write_text("\n".join(lines) + "\n", encoding="utf-8")


def _cell(text: str) -> str:
    """Write an example into a cell of a table."""
    return text.replace("|", "\\|").replace("\n", " ⏎ ")


def write_rules() -> None:
    """Print what every rule reads, by kind of record, with the example that the tests fire it on."""
    rules = tomllib.loads((DOCS / "rules.toml").read_text(encoding="utf-8"))
    kinds = dict.fromkeys(name.partition("/")[0] for name in rules)
    lines = [
        "# Rules",
        "",
        (
            f"The {len(rules)} names that `rule` of a record can have, each with a text that it fires on and what its records cover there. This page is made from "
            "`docs/rules.toml`; the tests read every example, and compare the names with those in the code. A record tells how it was read, not how sure that is: "
            "[what it gets wrong](../explanation/what-it-gets-wrong.md) has the rates. ⏎ is the end of a line."
        ),
    ]
    for kind in kinds:
        lines += ["", f"## {kind}", "", "| rule | reads | example | records |", "| --- | --- | --- | --- |"]
        for name, row in rules.items():
            if name.startswith(f"{kind}/"):
                by = f" (`{row['by']}`)" if "by" in row else ""
                found = "<br>".join(map(_cell, row["found"]))
                lines.append(f"| `{name}` | {row['reads']}{by} | {_cell(row['example'])} | {found} |")
    (DOCS / "reference" / "rules.md").write_text("\n".join(lines) + "\n", encoding="utf-8")


def write_diagnostics() -> None:
    """Print the codes of diagnostics and the classes of refusals, with examples."""
    codes = tomllib.loads((DOCS / "diagnostics.toml").read_text(encoding="utf-8"))
    lines = [
        "# Diagnostics and refusals",
        "",
        (
            "Made from `docs/diagnostics.toml`; the tests read every example. A diagnostic (`Document.diagnostics`) says what whoever reads the records should know of the "
            "text: its `kind` is one of these codes, its `span` the place. ⏎ is the end of a line."
        ),
        "",
        "| kind | meaning | example | at |",
        "| --- | --- | --- | --- |",
        *(
            f"| `{code}` | {row['meaning']} | {_cell(row['example'])} | {_cell(row['at'])} |"
            for code, row in codes["diagnostic"].items()
        ),
        "",
        "## Why a figure gave no indicator",
        "",
        (
            "`explain(document, at=offset)` names one of these classes, where no fact of another kind stands on the figure. See [Trace a fact](../how-to/trace-a-fact.md)."
        ),
        "",
        "| class | why | example | figure |",
        "| --- | --- | --- | --- |",
        *(
            f"| `{name}` | {why} | {_cell(codes['refusal'][name]['example'])} | {codes['refusal'][name]['figure']} |"
            for name, why in WHY.items()
        ),
        "",
        "Errors that end a call have their own page: [Errors](../how-to/errors.md); what a panel finds: [Check a panel](../how-to/panel-checks.md).",
    ]
    (DOCS / "reference" / "diagnostics.md").write_text("\n".join(lines) + "\n", encoding="utf-8")


write_inventory()
write_schema()
write_data_files()
write_diagnostics()
write_metrics()
write_rules()
write_places()
