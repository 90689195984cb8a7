"""The source of a page as text: how its bytes are decoded, and what is no page at all."""

from __future__ import annotations

import codecs

from zonenews._patterns import lazy
from zonenews.errors import PageError

LONGEST: int = 5_000_000
"""The most characters of source a page may have; a longer one is refused and not cut."""

_CHARSET_RE = lazy(r"(?:charset|encoding)\s{0,3}=\s{0,3}[\"']?\s{0,3}([A-Za-z0-9_-]{3,20})")
_NOT_TEXT_RE = lazy("[\x01-\x08\x0e-\x1f]")
_MARKS = ((b"\xef\xbb\xbf", "utf-8-sig"), (b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16"))
_SIGNATURES = (
    (b"%PDF-", "a PDF document"),
    (b"PK\x03\x04", "a ZIP archive or an Office document"),
    (b"\xd0\xcf\x11\xe0", "an old Office document"),
    (b"\x89PNG", "a PNG image"),
    (b"\xff\xd8\xff", "a JPEG image"),
    (b"GIF8", "a GIF image"),
    (b"\x1f\x8b", "gzip-compressed data"),
)
_WIDER = {"gb2312": "gb18030", "gbk": "gb18030", "gb_2312-80": "gb18030", "x-gbk": "gb18030", "big5": "big5hkscs"}
"""Pages declare the smaller set and use characters of the larger, as browsers know (WHATWG Encoding Standard)."""


def page_source(page: str | bytes) -> str:
    r"""Give the source of a page as text that a parser of HTML takes.

    Args:
        page: the source; of bytes the encoding is found out by a byte order mark, by what the page declares, by its bytes.

    Returns:
        The source, without NULs and lone surrogates.

    Raises:
        PageError: it is empty, longer than `LONGEST`, or no page but binary data.
        TypeError: it is neither `str` nor `bytes`.

    >>> page_source('<meta charset="gb2312"><p>开发区</p>'.encode("gb18030"))
    '<meta charset="gb2312"><p>开发区</p>'
    >>> page_source(b"%PDF-1.7 ...")
    Traceback (most recent call last):
        ...
    zonenews.errors.PageError: this is no page but a PDF document
    """
    if not isinstance(page, str | bytes):
        raise TypeError(f"the page is {type(page).__name__}, neither str nor bytes")
    if len(page) > LONGEST * (1 if isinstance(page, str) else 4):
        raise PageError(f"the page is longer than {LONGEST:,} characters")
    text = page if isinstance(page, str) else _decoded(page)
    if len(text) > LONGEST:
        raise PageError(f"the page is longer than {LONGEST:,} characters")
    for signature, name in _SIGNATURES:
        if text.startswith(signature.decode("latin-1")):
            raise PageError(f"this is no page but {name}")
    if 20 * len(_NOT_TEXT_RE.findall(text[:4000])) > len(text[:4000]):
        raise PageError("this is no page but binary data")
    text = text.encode("utf-8", "replace").decode().replace("\x00", "")
    if not text.strip():
        raise PageError("the page is empty")
    return text


def _decoded(page: bytes) -> str:
    for signature, name in _SIGNATURES:
        if page.startswith(signature):
            raise PageError(f"this is no page but {name}")
    marked = next((encoding for mark, encoding in _MARKS if page.startswith(mark)), None)
    found = _CHARSET_RE.search(page[:4096].decode("latin-1"))
    declared = _known(found[1].lower()) if found else None
    for name in filter(None, (marked, declared, "utf-8", "gb18030", "big5hkscs")):
        try:
            return page.decode(name)
        except UnicodeDecodeError:
            continue
    return page.decode(marked or declared or "utf-8", "replace")


def _known(name: str) -> str | None:
    """The codec for an encoding a page declares; `None` where Python has none of that name, or none for text."""
    try:
        codecs.lookup(name)
    except LookupError:
        return None
    return _WIDER.get(name, name)
