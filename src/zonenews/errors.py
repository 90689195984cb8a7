"""The errors of zonenews: each is a ZonenewsError and the built-in error a caller would expect."""

from __future__ import annotations

import unicodedata


class ZonenewsError(Exception):
    """Base of every error this library raises on purpose."""


class DataError(ZonenewsError, ValueError):
    """A data file breaks its own contract; the message names the file and the entry."""


class SchemaError(ZonenewsError, ValueError):
    """Plain values do not fit the record they should be read back into; the message names every wrong place."""


class PageError(ZonenewsError, ValueError):
    """What was given is no HTML page that holds text, or reading it takes more than is allowed; the message says which."""


class PublishedError(ZonenewsError, TypeError):
    """A date of publication is none of what is taken for one; the message says what was given and what is taken."""


class WorkerError(ZonenewsError, RuntimeError):
    """The worker processes of a parallel run do not start."""


class ParseError(ZonenewsError, ValueError):
    """A whole expression could not be read.

    Args:
        message: what is wrong, in one sentence.
        text: the expression as the caller passed it.
        span: the half-open range in `text`, in code points, where reading stopped.
        hint: what the writer may have meant, where that is known.

    >>> error = ParseError("no numeral starts here", text="三零亿", span=(1, 2), hint="三十亿")
    >>> print(error)
    no numeral starts here
      三零亿
        ^^
      hint: 三十亿
    """

    def __init__(self, message: str, *, text: str, span: tuple[int, int], hint: str | None = None) -> None:
        """Keep the parts beside the message, so that a program can use them."""
        super().__init__(message)
        self.message = message
        self.text = text
        self.span = span
        self.hint = hint

    def __str__(self) -> str:
        start, end = self.span
        caret = " " * _cells(self.text[:start]) + "^" * max(1, _cells(self.text[start:end]))
        hint = f"\n  hint: {self.hint}" if self.hint else ""
        return f"{self.message}\n  {self.text}\n  {caret}{hint}"

    def __reduce__(self) -> tuple[object, ...]:
        return _rebuild, (type(self), self.message, self.text, self.span, self.hint)


class NumeralError(ParseError):
    """The expression is not one numeral."""


class QuantityError(ParseError):
    """The expression is not one quantity."""


class TimeError(ParseError):
    """The expression is not one calendar time."""


def _cells(text: str) -> int:
    """How many terminal cells `text` fills: two for wide characters."""
    return sum(2 if unicodedata.east_asian_width(ch) in "WF" else 1 for ch in text)


def _rebuild(kind: type[ParseError], message: str, text: str, span: tuple[int, int], hint: str | None) -> ParseError:
    return kind(message, text=text, span=span, hint=hint)
