"""to_html: documents as one self-contained page: the text with its records marked, facts as tables, charts."""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Iterable
from functools import cache
from hashlib import sha256
from pathlib import Path
from typing import Any

from zonenews._data import load_toml
from zonenews.document import Document
from zonenews.lexicon.headings import Language
from zonenews.outputs.report.charts import charts_of
from zonenews.outputs.report.panel_view import HasView
from zonenews.outputs.report.view import View, view_of

FOLDER = Path(__file__).parent


def to_html(
    documents: Document | Iterable[Document],
    *,
    language: Language = "en",
    title: str | None = None,
    panel: HasView | None = None,
) -> str:
    """Show documents as one self-contained HTML page. Needs the extra `report`.

    The text stands as passed, its mentions marked by kind, with a switch for each kind; boilerplate is dimmed. Beside it the facts stand in tables
    that sort and filter: choosing a fact scrolls to its words and lights up what each slot was read from, choosing a mention lights up the
    facts read from it. Changes, investments and dated events are drawn as charts. A table can be copied as CSV, a document as JSON.

    Args:
        documents: a document, or several, which then have an index.
        language: of headings and switches: `en` or `zh`. The records themselves stay as they are.
        title: of the page; by default the headline of the only document.
        panel: a panel to show before the documents: a table for each place with small charts, whose cells lead to the sentences; see `zonenews.panel`.

    Returns:
        The page. It loads nothing: styles, script and data are in it, and its Content-Security-Policy lets nothing else run. Whatever the texts
        hold is escaped.

    Raises:
        ModuleNotFoundError: Jinja2 is not installed.
        ValueError: `language` is neither `en` nor `zh`.

    >>> from zonenews import parse
    >>> "&lt;script&gt;alert(1)" in to_html(parse("<script>alert(1)</script>"))
    True
    >>> to_html(parse(""), language="fr")
    Traceback (most recent call last):
        ...
    ValueError: the language is 'fr', neither 'en' nor 'zh'
    """
    if language not in ("en", "zh"):
        raise ValueError(f"the language is {language!r}, neither 'en' nor 'zh'")
    given = [documents] if isinstance(documents, Document) else list(documents)
    shown = [(view_of(document, language), charts_of(document, language), document) for document in given]
    scripts = {document.script for document in given}
    words = load_toml("report.toml")[language]
    page: str = _template().render(
        entries=[(view, charts, document.to_json()) for view, charts, document in shown],
        title=title or _title(shown, words, panel),
        panel=panel.view(language) if panel is not None else None,
        language="zh-Hans" if language == "zh" else "en",
        text_language="zh-Hant" if scripts == {"Hant"} else "zh-Hans",
        words=words,
        style=_asset("report.css"),
        script=_asset("report.js"),
        policy=_policy(),
    )
    return page


def _title(shown: list[tuple[View, Any, Document]], words: dict[str, str], panel: HasView | None) -> str:
    if len(shown) == 1 and panel is None:
        return shown[0][0].title
    return words["panel" if panel is not None else "documents"]


@cache
def _template() -> Any:
    try:
        import jinja2  # noqa: PLC0415 - of the extra `report`
    except ModuleNotFoundError as error:
        raise ModuleNotFoundError("this needs Jinja2: pip install 'zonenews[report]'", name=error.name) from error
    environment = jinja2.Environment(
        loader=jinja2.FileSystemLoader(FOLDER),
        autoescape=True,
        undefined=jinja2.StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters["inert"] = _inert
    return environment.get_template("report.html")


def _inert(json_text: str) -> Any:
    """JSON that can stand in a script element of data: no `<` in it, so that nothing of the text ends the element."""
    from markupsafe import Markup  # noqa: PLC0415 - comes with Jinja2

    return Markup(json_text.replace("<", "\\u003c").replace("\u2028", "\\u2028").replace("\u2029", "\\u2029"))  # noqa: S704 - no markup is left in it


@cache
def _asset(name: str) -> Any:
    from markupsafe import Markup  # noqa: PLC0415 - comes with Jinja2

    return Markup((FOLDER / name).read_text(encoding="utf-8").strip())  # noqa: S704 - a file of the package


@cache
def _policy() -> str:
    """The Content-Security-Policy of the page: its own style and script, by their hashes, and nothing else."""
    style, script = (
        b64encode(sha256(str(_asset(name)).encode()).digest()).decode() for name in ("report.css", "report.js")
    )
    return f"default-src 'none'; style-src 'sha256-{style}'; script-src 'sha256-{script}'; base-uri 'none'; form-action 'none'"
