"""Numbers of things as a reader is told them."""

from __future__ import annotations


def counted(number: int, thing: str) -> str:
    """A number with the name of what is counted, in its singular or plural.

    Args:
        number: how many.
        thing: the name of one, a regular English noun.

    >>> counted(1, "article"), counted(2000, "article"), counted(0, "place")
    ('1 article', '2,000 articles', '0 places')
    """
    return f"{number:,} {thing}{'' if number == 1 else 's'}"
