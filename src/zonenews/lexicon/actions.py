"""What happens to projects and in events: stages, event kinds, status cues and project nouns."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from functools import cache, partial
from typing import Any, Literal, NamedTuple, TypeAlias, TypeVar, get_args

import attrs

from zonenews._data import data_bytes, load_toml
from zonenews._patterns import longest_first, tree
from zonenews._ready import compiled, derived, digest
from zonenews.errors import DataError
from zonenews.lexicon.word_classes import kept_by_words, words_of

Stage: TypeAlias = Literal["planned", "signed", "landed", "started", "under_construction", "completed"]
EventKind: TypeAlias = Literal[
    "signing", "groundbreaking", "completion", "meeting", "inspection", "establishment", "release", "exhibition"
]
Instrument: TypeAlias = Literal["reward", "grant", "subsidy", "support", "interest_subsidy", "refund", "exemption"]
Status: TypeAlias = Literal["actual", "planned", "target"]
StatusCue: TypeAlias = Status | Literal["none"]
"""What a status cue says; `none` for a word that only looks like one."""

_STAGES: dict[str, Stage] = {name: name for name in get_args(Stage)}
_EVENTS: dict[str, EventKind] = {name: name for name in get_args(EventKind)}
_STATUSES: dict[str, StatusCue] = {name: name for name in (*get_args(Status), "none")}
T = TypeVar("T", bound=str)


@attrs.frozen(kw_only=True)
class Actions:
    """The tables of `data/actions.toml`, ready to look up.

    Attributes:
        stages: stage of each word.
        ranks: how far along each stage is.
        stage_re: any stage word, the longest first, but for the beginning of a word that only looks as if it held one.
        verbs: event kind of each verb.
        verb_re: any event verb, the longest first.
        nouns: event kind of each noun of an occasion.
        noun_re: any such noun, the longest first.
        occasions: event kind of each word in the name of an occasion; the first one holds.
        holding_re: a verb that holds an occasion.
        statuses: status of each cue; `none` for words that only look like one.
        status_re: any status cue, the longest first.
        heads: nouns that project names end with.
        sites: nouns of built things.
        not_projects: what ends like a project and is none (审批项目).
        generic: words that tell no project from another.
        generic_heads: nouns that name nothing behind such words alone.
        counters: classifiers that count projects.
        counting: words before an amount that what is counted behind it belongs to.
        leads: pattern of the words before a label that are no part of it.
        label_verbs: pattern of the verbs before a label.
        qualifiers: pattern of the verbs that may be a label's only qualifier.
        slots: record slot of each word that stands before an amount of money.
        slot_re: any such word at the end of a text, the longest first.
    """

    stages: dict[str, Stage]
    ranks: dict[Stage, int]
    stage_re: re.Pattern[str]
    verbs: dict[str, EventKind]
    verb_re: re.Pattern[str]
    nouns: dict[str, EventKind]
    noun_re: re.Pattern[str]
    occasions: dict[str, EventKind]
    holding_re: re.Pattern[str]
    statuses: dict[str, StatusCue]
    status_re: re.Pattern[str]
    heads: tuple[str, ...]
    sites: tuple[str, ...]
    not_projects: tuple[str, ...]
    generic: tuple[str, ...]
    generic_heads: tuple[str, ...]
    counters: frozenset[str]
    counting: tuple[str, ...]
    leads: str
    label_verbs: str
    qualifiers: str
    slots: dict[str, str]
    slot_re: re.Pattern[str]


@cache
def load_actions() -> Actions:
    """Read `data/actions.toml`.

    Returns:
        The tables; the same object each time.

    Raises:
        DataError: a word stands in two stages, two event kinds, two statuses or two slots; a stage, kind or status is none of the contract.

    >>> actions = load_actions()
    >>> actions.stages[actions.stage_re.search("三个项目集中开工")[0]]
    'started'
    >>> actions.stage_re.search("列入计划") is None
    True
    """
    table = load_toml("actions.toml")
    stages = _inverted(table["stage"], "words", _STAGES)
    verbs = _inverted(table["event"], "verbs", _EVENTS)
    nouns = _inverted(table["event"], "nouns", _EVENTS)
    statuses = _inverted(table["status"], "words", _STATUSES)
    slots = _inverted(table["investment"], "words", {name: name for name in table["investment"]})
    made_from = digest(data_bytes("actions.toml"))
    written: dict[str, str] = derived("actions", (__name__, "zonenews._patterns"), made_from, partial(_written, table))
    return Actions(
        stages=stages,
        ranks={_STAGES[name]: row["rank"] for name, row in table["stage"].items()},
        stage_re=compiled(written["stage"]),
        verbs=verbs,
        verb_re=compiled(written["verb"]),
        nouns=nouns,
        noun_re=compiled(written["noun"]),
        occasions=table["occasion"],
        holding_re=compiled(written["holding"]),
        statuses=statuses,
        status_re=compiled(written["status"]),
        heads=tuple(table["project"]["heads"]),
        sites=tuple(table["project"]["sites"]),
        not_projects=tuple(table["project"]["not"]),
        generic=tuple(table["project"]["generic"]),
        generic_heads=tuple(table["project"]["generic_heads"]),
        counters=frozenset(table["project"]["counters"]),
        counting=tuple(table["outcome"]["counting"]),
        leads=written["lead"],
        label_verbs=written["label verb"],
        qualifiers=written["qualifier"],
        slots=slots,
        slot_re=compiled(
            f"({written['slot']})(?:金额)?(?:合计|共计|总计|总额)?(?:达到|达|为|约|共)?(?:折合)?(?:人民币)?[：:]?[ ]?$"
        ),
    )


def _written(table: Mapping[str, Any]) -> dict[str, str]:
    """Write the words of `data/actions.toml` as they stand in patterns."""
    stages = [word for row in table["stage"].values() for word in row["words"]]
    return {
        "stage": tree(longest_first(stages), {word: _behind(word, table["no_stage"]["words"]) for word in stages}),
        "verb": tree([word for row in table["event"].values() for word in row["verbs"]]),
        "noun": tree([word for row in table["event"].values() for word in row["nouns"]]),
        "holding": tree(table["holding"]["words"]),
        "status": tree([word for row in table["status"].values() for word in row["words"]]),
        "lead": tree(table["label"]["leads"]),
        "label verb": tree(table["label"]["verbs"]),
        "qualifier": tree(longest_first({*stages, *table["label"]["qualifiers"]})),
        "slot": tree([word for row in table["investment"].values() for word in row["words"]]),
    }


class Instruments(NamedTuple):
    """The words for what a policy gives.

    Attributes:
        kinds: the instrument of each word.
        pattern: any such word, the longest first.
    """

    kinds: dict[str, Instrument]
    pattern: re.Pattern[str]


@kept_by_words
def instruments() -> Instruments:
    """Give the words for instruments: those of the classes that `data/actions.toml` names, and its own.

    Raises:
        DataError: a word has two instruments.

    >>> instruments().kinds["返还"], instruments().pattern.findall("给予资金支持和贷款贴息")
    ('refund', ['支持', '贴息'])
    """
    table = load_toml("actions.toml")["incentive"]
    kinds: dict[str, Instrument] = dict(table["instruments"])
    for name, kind in table["given"].items():
        for word in words_of(name):
            if kinds.setdefault(word, kind) != kind:
                raise DataError(f"data/actions.toml: {word} stands in {kinds[word]} and in {kind}")
    return Instruments(kinds, compiled(tree(kinds)))


def _inverted(rows: dict[str, dict[str, Any]], key: str, names: Mapping[str, T]) -> dict[str, T]:
    """Map each word to the name of its row; refuse a word of two rows, and a name that is none of those there are."""
    out: dict[str, T] = {}
    for row_name, row in rows.items():
        name = names.get(row_name)
        if name is None:
            raise DataError(f"data/actions.toml: unknown row {row_name!r}")
        for word in row[key]:
            if out.get(word, name) != name:
                raise DataError(f"data/actions.toml: {word} stands in {out[word]} and in {name}")
            out[word] = name
    return out


def _behind(word: str, others: Iterable[str]) -> str:
    """Write as a pattern what may not stand behind a word, where one of some longer words begins with it (建成|渝)."""
    tails = [other.removeprefix(word) for other in others if other.startswith(word)]
    return f"(?!{tree(tails)})" if tails else ""
