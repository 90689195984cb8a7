"""How the documentation is built: `python -m sphinx -n -W -b html docs docs/_build/html`."""

import json
import tomllib
from pathlib import Path

import zonenews

DOCS = Path(__file__).parent
DATA = Path(zonenews.__file__).parent / "data"

project = "zonenews"
author = "the zonenews authors"
copyright = author  # noqa: A001 - Sphinx wants this name
version = release = tomllib.loads((DOCS.parent / "pyproject.toml").read_text(encoding="utf-8"))["project"]["version"]

extensions = ["myst_parser", "sphinx.ext.autodoc", "sphinx.ext.napoleon", "sphinx.ext.viewcode"]
exclude_patterns = ["_build"]
html_theme = "furo"
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
    sources = DATA / "SOURCES.toml"
    tables = tomllib.loads(sources.read_text(encoding="utf-8")) if sources.is_file() else {}
    lines = [
        "# Data files",
        "",
        "The vocabulary of zonenews lies in `src/zonenews/data/`. Each file opens with the meaning of its columns or keys; this page is",
        "made from `SOURCES.toml`, which says where each file comes from.",
        "",
    ]
    for name, entries in sorted(tables.items()):
        lines += [f"## `{name}`", ""]
        for key, value in entries.items():
            shown = ", ".join(map(str, value)) if isinstance(value, list) else str(value)
            lines += [key, f": {shown}", ""]
    (DOCS / "reference" / "data-files.md").write_text("\n".join(lines), encoding="utf-8")


write_schema()
write_data_files()
