"""HTML pages as text that `parse` takes: trafilatura, of the extra `html`, finds the main text."""

from __future__ import annotations


def page_text(page: str | bytes) -> str:
    r"""The main text of an HTML page, a line for each paragraph, its heading first.

    Args:
        page: HTML; of bytes the encoding is found out, by what the page declares or by its characters.

    Returns:
        The text; empty where the page has none. Offsets of a parse count in this text, not in the page.

    Raises:
        ModuleNotFoundError: trafilatura is not installed.

    >>> page_text("<html><body><h1>园区签约三个项目</h1><p>5月8日，三个项目在园区签约，总投资30亿元。</p></body></html>")
    '园区签约三个项目\n5月8日，三个项目在园区签约，总投资30亿元。'
    >>> page_text(b"")
    ''
    """
    try:
        from trafilatura import extract, load_html  # noqa: PLC0415 - heavy, and of the extra `html`
    except ModuleNotFoundError as error:
        raise ModuleNotFoundError("this needs trafilatura: pip install 'zonenews[html]'", name=error.name) from error
    tree = load_html(page) if page else None
    if tree is None:
        return ""
    headings = ("".join(heading.itertext()).strip() for heading in tree.iter("h1"))
    heading = next(filter(None, headings), "")
    text = extract(tree, include_comments=False, include_tables=True, favor_recall=True) or ""
    return "\n".join(filter(None, (heading if heading not in text else "", text)))
