"""Headings that people read for the names of fields and of kinds of records: the Chinese ones, from `data/headings.toml`."""

from __future__ import annotations

from typing import Literal, TypeAlias

from zonenews._data import load_toml

Language: TypeAlias = Literal["en", "zh"]
"""The languages that headings are there in."""


def heading(name: str, language: Language = "en", *, table: str = "") -> str:
    """Give what stands above a column or a table.

    Args:
        name: a field of a record, or of a document.
        language: `en` for the name itself, in words, or `zh`.
        table: the table the field is in, where it may mean something of its own by the name.

    Returns:
        The heading; a name that has no Chinese one stays as it is.

    >>> heading("project_groups"), heading("project_groups", "zh")
    ('project groups', '项目群')
    >>> heading("origin", "zh"), heading("origin", "zh", table="terms")
    ('推定依据', '出处')
    >>> heading("nothing", "zh")
    'nothing'
    """
    words = name.replace("_", " ")
    if language == "en":
        return words
    told: dict[str, str] = load_toml("headings.toml")
    return told.get(f"{table}.{name}", told.get(name, words))
