"""How the documentation is built: `python -m sphinx -n -W -b html docs docs/_build/html`."""

import json
from collections import Counter
from pathlib import Path

import zonenews

DOCS = Path(__file__).parent
DATA = Path(zonenews.__file__).parent / "data"

project = "zonenews"
author = "the zonenews authors"
copyright = author  # noqa: A001 - Sphinx wants this name
version = release = zonenews.__version__

extensions = ["myst_parser", "sphinx.ext.autodoc", "sphinx.ext.napoleon", "sphinx.ext.viewcode", "sphinx_click"]
exclude_patterns = ["_build"]
html_theme = "furo"
html_search_language = "zh"  # cuts Chinese words with jieba, so that 高新区 and 增长 are found; English words as before
html_title = f"zonenews {release}"
html_static_path = ["_static"]

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
        "| kind | Chinese | English | national | provincial | unknown |",
        "| --- | --- | --- | ---: | ---: | ---: |",
    ]
    for kind in zonenews.zone_kinds().values():
        counts = [sum(row.kind == kind.key and row.level == level for row in zones) for level in levels]
        lines.append(f"| `{kind.key}` | {kind.zh} | {kind.en} | " + " | ".join(map(str, counts)) + " |")
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


write_schema()
write_data_files()
write_places()
