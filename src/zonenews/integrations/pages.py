"""HTML pages as text that `parse` takes: the same reading as `parse_html`, of the extra `html`."""

from __future__ import annotations

from zonenews.webpage.extract import read_page


def page_text(page: str | bytes) -> str:
    r"""The main text of an HTML page, a line for each paragraph, its heading first.

    Args:
        page: HTML; of bytes the encoding is found out, by what the page declares or by its characters.

    Returns:
        The text, never empty. Offsets of a parse count in this text, not in the page.

    Raises:
        PageError: the page is empty, binary, too long, or holds no text.
        ModuleNotFoundError: trafilatura is not installed.

    >>> page_text("<html><body><h1>园区签约三个项目</h1><p>5月8日，三个项目在园区签约，总投资30亿元。</p></body></html>")
    '园区签约三个项目\n5月8日，三个项目在园区签约，总投资30亿元。'
    >>> page_text(b"")
    Traceback (most recent call last):
        ...
    zonenews.errors.PageError: the page is empty
    """
    return read_page(page).text
