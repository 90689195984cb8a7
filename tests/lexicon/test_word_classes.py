"""Word classes and the patterns that name them: nothing said twice, no slot without a class, every pattern compiles."""

import importlib
import pkgutil
import re
from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st

import zonenews
from zonenews._patterns import Lazy
from zonenews.errors import DataError
from zonenews.grammar.patterns import alternatives, pattern
from zonenews.lexicon.word_classes import load_word_classes, read_word_classes

GOOD = {"meaning": "m", "origin": "o", "words": ["有"], "examples": ["全区{}企业", "园区{}企业"]}


def kept_patterns() -> Iterator[tuple[str, Lazy]]:
    """Every pattern that a module of the package keeps."""
    for info in pkgutil.walk_packages(zonenews.__path__, "zonenews."):
        if info.name.endswith("__main__") or ".integrations" in info.name:
            continue
        module = importlib.import_module(info.name)
        for name, value in vars(module).items():
            if isinstance(value, Lazy):
                yield f"{info.name}.{name}", value


def test_every_pattern_compiles() -> None:
    """Each pattern of the package is well formed, and each of its slots names a class."""
    found = dict(kept_patterns())
    assert len(found) > 100
    for name, kept in found.items():
        assert isinstance(kept.compiled(), re.Pattern), name


def test_classes_say_what_they_are() -> None:
    for one in load_word_classes().values():
        assert all((one.meaning, one.origin)), one.name
        assert len(set(one.words)) == len(one.words), one.name
        assert all(example.count("{}") == 1 for example in one.examples), one.name


@pytest.mark.parametrize(
    ("tables", "message"),
    [
        ({"x": {**GOOD, "colour": "red"}}, "x has unknown keys"),
        ({"x": {**GOOD, "meaning": ""}}, "x has unknown keys"),
        ({"x": {**GOOD, "words": []}}, "x needs words"),
        ({"x": {**GOOD, "words": ["有", ""]}}, "x needs words"),
        ({"x": {**GOOD, "examples": ["全区{}企业"]}}, "x needs words"),
        ({"x": {**GOOD, "examples": ["全区{}企业", "园区有企业"]}}, "x needs words"),
        ({"x": {**GOOD, "includes": ["y"]}, "y": GOOD}, "x includes y, which does not stand above it"),
        ({"y": GOOD, "x": {**GOOD, "includes": ["y"]}}, "x says 有 twice"),
    ],
)
def test_a_class_that_breaks_the_contract_is_refused(tables: dict[str, object], message: str) -> None:
    with pytest.raises(DataError, match=message):
        read_word_classes(tables)


def test_a_class_has_the_words_of_those_it_includes() -> None:
    found = read_word_classes({"y": GOOD, "x": {**GOOD, "words": ["设有"], "includes": ["y"]}})
    assert found["x"].words == ("设有", "有")


def test_a_slot_takes_the_longest_word_and_leaves_repeats_alone() -> None:
    one = pattern("(?P<verb>{holding})(?P<noun>[^，]{2,4})")
    match = one.search("全区共有企业")
    assert match is not None
    assert (match["verb"], match["noun"]) == ("共有", "企业")
    assert pattern("^{holding}$").fullmatch("共") is None


@given(
    st.lists(st.text(alphabet="有拥设+.(", min_size=1, max_size=3), min_size=1, unique=True),
    st.text("有拥设+.(", max_size=6),
)
def test_alternatives_take_the_longest_word(words: list[str], text: str) -> None:
    """At any place the group matches the longest of the words that begin there, whatever characters they hold."""
    match = re.match(alternatives(tuple(words)), text)
    begin = [word for word in words if text.startswith(word)]
    assert (match[0] if match else None) == max(begin, key=len, default=None)
