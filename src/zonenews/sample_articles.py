"""examples and example_archive: articles to try zonenews on, in the shapes the web leaves them in."""

from __future__ import annotations

from pathlib import Path

from zonenews._data import DATA

_PLACES = (DATA / "examples", Path(__file__).parents[2] / "examples")
"""In the installed package; in a checkout, from which the build takes them."""


def example_archive() -> dict[str, str]:
    """Give the example archive: 120 articles on twelve zones over six years, such as a panel is made of.

    All were written for zonenews: companies, people, figures and events are invented, ten of the zones exist. Figures are repeated, rounded, revised,
    contradicted and misprinted in places that `examples/archive/truth.json` of the source names.

    Returns:
        Names and texts, sorted by name. Each text has its date in its second line.

    Raises:
        FileNotFoundError: the package is not whole: the archive is missing.

    >>> len(example_archive()), example_archive()["01-01"].splitlines()[0]
    (120, '昆山开发区2019年经济运行稳中有进')
    """
    for place in _PLACES:
        texts = {path.stem: path.read_bytes().decode() for path in (place / "archive").glob("*.txt")}
        if texts:
            return dict(sorted(texts.items()))
    raise FileNotFoundError(f"there is no archive in {_PLACES[0]}")


def examples() -> dict[str, str]:
    """Give the example articles of the package.

    All were written for zonenews: their companies, people, figures and events are invented, only the places exist.

    Returns:
        Names and texts, sorted by name: `clean`, `damaged`, `digest`, `full-width`, `one-line`, `traditional`, `traditional-pinyin`, `web-page`. Each
        text is as it was found, noise and line ends included.

    Raises:
        FileNotFoundError: the package is not whole: its examples are missing.

    >>> from zonenews import parse, parse_many
    >>> parse(examples()["clean"]).article.title
    '昆山开发区上半年签约项目52个'
    >>> [result.id for result in parse_many(examples().items(), workers=1)][:2]
    ['clean', 'damaged']
    >>> examples()["nothing"]
    Traceback (most recent call last):
        ...
    KeyError: 'nothing'
    """
    for place in _PLACES:
        texts = {path.stem: path.read_bytes().decode() for path in place.glob("*.txt")}
        if texts:
            return dict(sorted(texts.items()))
    raise FileNotFoundError(f"there are no examples in {_PLACES[0]}")
