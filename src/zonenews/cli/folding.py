"""Text in narrow places: folded where a reader does not stumble, never inside a number or a date."""

from __future__ import annotations

from collections.abc import Iterator

from rich.cells import cell_len

from zonenews._patterns import lazy

_NUMBER = r"(?:[A-Za-z]{1,9}[-_]){0,3}[~<>≥≤±+-]?[0-9]+(?:[,.:/T-]{0,2}[0-9X]+)*(?:%|‰)?"
"""A number, a date, or a code that ends in one, such as new-area-500000."""

_PIECES = lazy(
    rf"(?P<number>{_NUMBER})|(?P<space>\s+)|(?P<word>[!-~\u00a1-\u02af]+?(?=$|[^!-~\u00a1-\u02af]|[~<>≥≤±+-]?[0-9]))|."
)

BREAKABLE = 12
"""Words longer than this may be broken, numbers never."""


def fold(text: str, width: int) -> list[str]:
    """Fold a text into lines.

    Args:
        text: one line of text.
        width: terminal cells, two for a wide character.

    Returns:
        The lines; at least one. A line is wider only where a single number or date is.

    >>> fold("2023年总投资1,234,500,000 CNY", 16)
    ['2023年总投资', '1,234,500,000', 'CNY']
    >>> fold("新区 new-area-500000", 16)
    ['新区', 'new-area-500000']
    """
    lines: list[str] = []
    line, filled = "", 0
    for piece, is_space in _pieces(text, width):
        cells = cell_len(piece)
        if filled + cells > width and line:
            lines.append(line.rstrip())
            line, filled = "", 0
        if is_space and not line:
            continue
        line += piece
        filled += cells
    return [*lines, line.rstrip()] if line or not lines else lines


def narrowest(text: str) -> int:
    """The cells that a text needs so that no number in it, and no short word, is cut.

    >>> narrowest("总投资1,234,500,000元"), narrowest("")
    (13, 0)
    """
    widths = (
        cell_len(match[0]) if match["number"] or match["space"] is not None else min(cell_len(match[0]), BREAKABLE)
        for match in _PIECES.finditer(text)
        if match["space"] is None
    )
    return max(widths, default=0)


def _pieces(text: str, width: int) -> Iterator[tuple[str, bool]]:
    """What stays together, and whether it is space. A word that no line can hold is given letter by letter."""
    for match in _PIECES.finditer(text):
        piece = match[0]
        if match["word"] and cell_len(piece) > width:
            for character in piece:
                yield character, False
        else:
            yield piece, match["space"] is not None
