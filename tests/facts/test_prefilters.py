"""Cheap signs that decide whether a pattern is asked: each is there in whatever the pattern takes, so that no record is hidden."""

import re
import tomllib
from collections.abc import Callable, Iterator
from functools import cache
from itertools import accumulate
from pathlib import Path

import pytest

from zonenews.discourse import aims
from zonenews.discourse.tokens import SentenceRange
from zonenews.facts.indicators import clauses, drafting, holders, metric_names, no_statistics, noun_phrases
from zonenews.facts.projects import namings, progress
from zonenews.lexicon.word_classes import load_word_classes

CORPORA = Path(__file__).parents[1] / "corpus"
MATCH, SEARCH, FULL = "match", "search", "fullmatch"


def sign(module: object, name: str, how: str = SEARCH) -> Callable[[str], bool]:
    """Whether a pattern of a module takes a phrase."""
    kept = getattr(module, name)
    return lambda phrase: getattr(kept, how)(phrase) is not None


PAIRS = [
    *(
        (holders, name, MATCH, sign(holders, "_MAY_HOLD"))
        for name in ("_OF_VILLAGE", "_OF_TOWN", "_OF_PARK", "_OF_COUNTY", "_OF_REGION", "_OF_SITE")
    ),
    (holders, "_COUNTED_HOLDER", MATCH, lambda phrase: phrase[0] in "0123456789首全"),
    (noun_phrases, "_WHOLE_PHRASE", MATCH, lambda phrase: "每" in phrase[:3] or phrase.endswith("就业")),
    (drafting, "_DOES", SEARCH, lambda phrase: "业" in phrase),
    (drafting, "_TOWN", MATCH, lambda phrase: phrase[0] in "中主城市县"),
    (drafting, "_EARNED", FULL, lambda phrase: phrase.endswith("收入")),
    (metric_names, "_AFTER_START", MATCH, lambda phrase: "年" in phrase or "月" in phrase),
    (metric_names, "_SPENT", MATCH, lambda phrase: "投入" in phrase[:4]),
    (metric_names, "_OF_HOUSEHOLDS", MATCH, lambda phrase: "均" in phrase),
    (metric_names, "_COUNTED_BODIES", MATCH, lambda phrase: phrase[0] in "0123456789"),
    (metric_names, "_ESTATE", SEARCH, lambda phrase: phrase.endswith("面积")),
    (metric_names, "_PROJECT_STAGE", SEARCH, lambda phrase: "项目" in phrase),
    (clauses, "_BODIES_OF_SORT", MATCH, lambda phrase: phrase[0] in "市省县区州中驻地自首"),
    (namings, "_HERE", MATCH, lambda phrase: phrase[0] in "又在"),
    (progress, "_SEEN_AT", SEARCH, sign(progress, "_SEEN")),
]
"""Patterns, and the sign that is looked for before each is asked."""


@cache
def phrases() -> tuple[str, ...]:
    """The phrases of the corpora and of the examples of word classes: the beginnings and the ends of all that stands between two marks."""
    texts = [
        case["text"]
        for name in ("indicators", "projects", "project_groups")
        for case in tomllib.loads((CORPORA / f"{name}.toml").read_text(encoding="utf-8"))["case"]
    ]
    for one in load_word_classes().values():
        texts += [example.replace("{}", word) for word in one.words[:3] for example in one.examples]
    return tuple({part for text in texts for phrase in re.split("[，,。；;：:\n]", text) for part in ends_of(phrase)})


def ends_of(phrase: str) -> Iterator[str]:
    """The beginnings and the ends of a phrase."""
    yield from accumulate(phrase)
    yield from (phrase[at:] for at in range(len(phrase)))


@pytest.mark.parametrize(("module", "name", "how", "may"), PAIRS, ids=[pair[1] for pair in PAIRS])
def test_what_a_pattern_takes_has_its_sign(module: object, name: str, how: str, may: Callable[[str], bool]) -> None:
    takes = sign(module, name, how)
    assert [phrase for phrase in phrases() if takes(phrase) and not may(phrase)] == []


def test_what_is_refused_is_not_hidden() -> None:
    may_begin, may_tell = sign(no_statistics, "_ANY_FIRST", MATCH), sign(no_statistics, "_ANY_TOLD")
    table = [(first, told) for _, first, told in vars(no_statistics)["_REFUSED"]]
    refused = [
        phrase
        for phrase in phrases()
        if any((first and first.match(phrase)) or (told and told.search(phrase)) for first, told in table)
    ]
    assert refused
    assert [phrase for phrase in refused if not (may_begin(phrase) or may_tell(phrase))] == []


def test_no_announcement_of_tasks_is_hidden() -> None:
    announced = [phrase for phrase in phrases() if sign(aims, "_ANNOUNCED")(phrase) and len(phrase) <= 90]
    assert announced
    assert all(aims.announces_tasks(phrase, SentenceRange(0, len(phrase), 0)) for phrase in announced)
