"""The parts, with pytest-benchmark: `python -m pytest benchmarks --benchmark-sort=name`, `--benchmark-compare` for the run before."""

from collections.abc import Callable

import pytest
from corpus import load_articles, make_noisy

import zonenews
from zonenews import Document

FINDERS = sorted(name for name in zonenews.__all__ if name.startswith("find_"))


@pytest.fixture(scope="module")
def articles() -> list[str]:
    return load_articles()[1][::40]


@pytest.fixture(scope="module")
def noisy(articles: list[str]) -> list[str]:
    return make_noisy(articles)


@pytest.fixture(scope="module")
def documents(articles: list[str]) -> list[Document]:
    return [zonenews.parse(text) for text in articles]


def each(function: Callable[[object], object], values: list[object]) -> None:
    for value in values:
        function(value)


@pytest.mark.parametrize("name", ["normalize", "split_article", *FINDERS, "parse"])
def test_clean(benchmark: object, name: str, articles: list[str]) -> None:
    benchmark(each, getattr(zonenews, name), articles)  # type: ignore[operator]


@pytest.mark.parametrize("name", ["normalize", "parse"])
def test_noised(benchmark: object, name: str, noisy: list[str]) -> None:
    benchmark(each, getattr(zonenews, name), noisy)  # type: ignore[operator]


@pytest.mark.parametrize("name", ["to_dict", "to_json"])
def test_document(benchmark: object, name: str, documents: list[Document]) -> None:
    benchmark(each, lambda document: getattr(document, name)(), documents)  # type: ignore[operator]


def test_from_dict(benchmark: object, documents: list[Document]) -> None:
    benchmark(each, Document.from_dict, [document.to_dict() for document in documents])  # type: ignore[operator]


@pytest.mark.parametrize("name", ["to_arrow", "to_tables"])
def test_columns(benchmark: object, name: str, documents: list[Document]) -> None:
    benchmark(getattr(zonenews, name), documents)  # type: ignore[operator]


def test_page(benchmark: object, documents: list[Document]) -> None:
    benchmark(each, zonenews.to_html, documents)  # type: ignore[operator]
