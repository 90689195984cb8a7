"""Blanks that no word needs: between Chinese characters, as recognised scans have them, and around each number, as some writers set them."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from zonenews._patterns import lazy
from zonenews.text.changes import Change

LEAST: Final = 4
"""So many numbers between blanks make a habit of a writer."""
_WORDS: Final = 24
"""So many words between blanks, most of one character, make a scan that was recognised sign by sign."""
_HAN: Final = "一-鿿"
_MARKS: Final = "，。；：、！？“”‘’（）《》【】…—％%"

_WORD = lazy(rf"[{_HAN}]+(?= [{_HAN}0-9])")
_WORD_END = lazy(rf" (?<=[{_HAN}] )(?=[{_HAN}0-9])")
_SIGNS_APART = lazy(rf"(?<=[{_HAN}{_MARKS}0-9A-Za-z]) (?=[{_HAN}{_MARKS}])|(?<=[{_HAN}{_MARKS}]) (?=[0-9A-Za-z])")
_DIGITS_APART = lazy("(?<=[0-9.]) (?=[0-9.])")
_DIGITS_TOGETHER = lazy("[0-9]{2}")
_NUMBER = lazy(rf"(?<=[{_HAN}])( ?)[0-9][0-9.,]*%?(?:( ?)(?=[{_HAN}])|(?=[，。；、]))")
_BESIDE = lazy(rf" (?:(?<=[{_HAN}] )(?=[0-9])|(?<=[0-9.,%] )(?=[{_HAN}]))")
"""A blank on one side of a number."""
_LINE = lazy("[^\n]+")
_SENTENCE = lazy("[，。；]")
_ROW = lazy(rf"[0-9%] +-?[0-9]|[{_HAN}] -?[0-9][0-9.]*%?$|  |\t|[0-9]:[0-9]{{2}}|[0-9]-[0-9]{{1,2}}-[0-9]")
_CELLS = lazy(rf"[{_HAN}] [{_HAN}]")
_AROUND = lazy(rf"(?<=[{_HAN}]) (?=[0-9A-Za-z])|(?<=[0-9A-Za-z%]) (?=[{_HAN}])")
_INDEX = lazy(r"[ \u3000]*[0-9]{1,3} (?!年(?!产)|[月日季])")
"""A number before an item: 1 年产20万吨的项目."""
_TAB_INDENT = lazy(r"(?m)^\t+(?=[^\t\n]+$)")


def find_blanks(text: str) -> list[Change]:
    r"""Find blanks that part no words, and tabs that only indent.

    Args:
        text: any text with half-width digits.

    Returns:
        The start and end of each, in order, with the empty string that stays of it; empty for most texts. Where blanks stand between the characters of most words, all between Chinese
        characters, marks and numbers go; where most numbers in sentences stand between blanks, those around numbers and Latin words in sentences do.

    >>> find_blanks("青石 白石 云岭 南河 东山"), find_blanks("\t园区开工。")
    ([], [(0, 1, '')])
    >>> len(find_blanks("今年 1 季度，投资 12 亿元，签约 3 个项目，增长 8 %，出口 5 亿元。"))
    9
    """
    found: list[Change] = [(*match.span(), "") for match in _TAB_INDENT.finditer(text)] if "\t" in text else []
    if " " in text and text.count(" ") >= LEAST:
        found += _between_signs(text) or _around_numbers(text)
        found.sort()
    return found


def _between_signs(text: str) -> list[Change]:
    """The blanks of a text whose words are taken apart; none of any other."""
    if len(_WORD_END.findall(text)) < _WORDS:
        return []
    words = _WORD.findall(text)
    if len(words) < _WORDS or 10 * sum(map(len, words)) > 17 * len(words):
        return []
    found = [(*match.span(), "") for match in _SIGNS_APART.finditer(text)]
    if not _DIGITS_TOGETHER.search(text):
        found += [(*match.span(), "") for match in _DIGITS_APART.finditer(text)]
        found.sort()
    return found


def _around_numbers(text: str) -> list[Change]:
    """The blanks around numbers in sentences, where it is the writer's way to set them."""
    if len(_BESIDE.findall(text)) < LEAST:
        return []
    numbers = [match.groups() for match in _NUMBER.finditer(text)]
    spaced = sum(" " in pair for pair in numbers)
    if spaced < LEAST or 4 * spaced < 3 * len(numbers):
        return []
    return list(_outside_rows(text))


def _outside_rows(text: str) -> Iterator[Change]:
    """Rows of tables and stamps of pages keep their blanks."""
    for line in _LINE.finditer(text):
        if _ROW.search(line[0]) or (_CELLS.search(line[0]) and not _SENTENCE.search(line[0])):
            continue
        index = _INDEX.match(line[0])
        for match in _AROUND.finditer(text, line.start() + (index.end() if index else 0), line.end()):
            yield (*match.span(), "")
