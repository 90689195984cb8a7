"""The grammar of statistical sentences: from tokens to drafts of indicators.

A sentence is read from left to right, clause by clause. Each value closes a phrase, and the first of `READERS` that reads the
phrase makes a statement of it, or passes it over:

```text
statement := head base? direction value+          change    规上工业增加值 同比 增长 7%
           | head? 占 whole value+                share     占 全省的 43%
           | head 由 value 增至 value             level     产能 由 10万套 提高到 30万套
           | head verb? value+                    level     进出口总额 达 3420亿元
           | holding-verb value noun              count     集聚 1.6万家 企业
           | head? rank                           rank      居 全省第3位
head      := place* time* holder? metric          see noun_phrases
```

A statement without a head (，同比增长7%) belongs to the last one that had a level: `Run` keeps the levels that no change has
closed yet. A list of n values binds to n metrics in order, or to a run of n; of unequal lengths it binds to nothing, and a
single change after a list of levels is left open. Both leave a note. Clauses without a value set what holds: see `clauses`.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from itertools import pairwise
from typing import Final, TypeAlias

from zonenews.discourse.context import Context
from zonenews.discourse.sentences import Sentence
from zonenews.discourse.tokens import CueToken, QuantityToken, RankToken, TextToken, Token, as_text
from zonenews.facts.indicators.asides import comparison, described, other_fact, year_ago
from zonenews.facts.indicators.bases import with_base_behind
from zonenews.facts.indicators.changes import (
    change,
    changes_both_ways,
    flat,
    growth_rate,
    mixed_changes,
    more_than_before,
)
from zonenews.facts.indicators.clauses import pass_over, read_clause
from zonenews.facts.indicators.deeds import as_deed, counted_body, is_paid, without_per
from zonenews.facts.indicators.describing import PARTING, only_describes, opens_range
from zonenews.facts.indicators.labels import COLONS, is_label
from zonenews.facts.indicators.levels import level
from zonenews.facts.indicators.noun_phrases import bare_phrase
from zonenews.facts.indicators.phrase import AND, PARTS, Phrase, places_of
from zonenews.facts.indicators.ranks import rank
from zonenews.facts.indicators.refusals import Refusal
from zonenews.facts.indicators.run import Run, close_bracket, open_bracket, retract_promise
from zonenews.facts.indicators.scope import Scope, go_on_with, opening_scope
from zonenews.facts.indicators.shares import (
    completed_share,
    equal_share,
    part_of_noun,
    share,
    share_change,
    share_in,
)
from zonenews.facts.indicators.status import OF_STATUS, set_status
from zonenews.facts.records import Change
from zonenews.grammar.patterns import pattern

Reader: TypeAlias = Callable[[Phrase, Scope, Run], bool]
"""Reads a phrase: makes drafts in the run, under the scope. Whether it is its to read: no other reader is asked then."""

READERS: Final[tuple[Reader, ...]] = (
    rank, flat, mixed_changes, other_fact, year_ago, part_of_noun, described, equal_share, comparison, share_change, change, share,
    more_than_before, completed_share, share_in, growth_rate, level,
)  # fmt: skip

OF_OTHER: Final = "other fact"
"""The sign of a value that stands where the sentence promises something, or tells of a single project."""
OF_NOUN: Final = "的"
"""The sign of a value that describes the noun behind it."""
_SIGNS: Final[dict[Reader, frozenset[str]]] = {
    rank: frozenset(("rank",)),
    flat: frozenset(("flat",)),
    mixed_changes: frozenset(("spread",)),
    year_ago: frozenset(("time",)),
    other_fact: frozenset((OF_OTHER,)),
    described: frozenset((OF_NOUN,)),
    part_of_noun: PARTS,
    equal_share: PARTS,
    comparison: frozenset(("compare",)),
    share_change: frozenset(("percentage_point",)),
    change: frozenset(("up", "down", "multiple")),
    share: frozenset(("share",)),
    more_than_before: frozenset(("than",)),
    completed_share: PARTS,
    share_in: PARTS,
    growth_rate: PARTS,
}
"""Kinds of tokens before the values, or of the values, or other signs, one of which a phrase has that a reader makes anything of. Others
are not asked."""
_OTHER_FACT: Final = _SIGNS[other_fact]
_DESCRIBED: Final = _SIGNS[described]
_ANY_SIGN: Final = frozenset().union(*_SIGNS.values())

_DECISIVE = frozenset(("quantity", "rank", "flat", "offer"))
"""The tokens that make statements or take them back; what stands behind the last of them tells nothing."""
_ACTING = frozenset(("rank", "flat", "offer", "open", "close"))
"""The tokens that are acted upon where they stand, beside quantities and marks that part clauses."""
_OF_POLICY = pattern(
    "(?:、[^，。；对按给]{2,24})*(?:等[^，。；对按给]{0,12}|[^，。；对按给]{0,4}){scheme_of_support}(?=[，,。；;、]|$|提高|上调)"
)
"""What makes support the name of a policy, which promises nothing here: 完善扩岗补助 | 、降低费率等稳岗政策."""
_TURNS = ("up", "down")
_UNIT_OF_COLUMN = ("（%）", "(%)")
_MILESTONES = ("突破", "超过", "超")
_STUFF = frozenset(("count", "mass", "money", "area", "length", "volume"))
_GROWTHS = frozenset(("percent", "multiple"))
_BRANCH_ENDS = ("类", "业")
_LIST_REACH = 24
"""How many tokens ahead the 分别 of a list is looked for."""
_DEED = pattern("{task_verb}")
"""How a clause begins that sets a task and opens no list: 培育新兴产业，战略性新兴产业、高新产业增加值分别增长."""
_MARKS_COUNTED = pattern("[两三四五六七八九2-9]个(?:{milestone_noun})")
"""How many marks were passed, which stand before it."""
_TOKENS_BEFORE = 40
_PHRASE_LENGTH = 120


def read_sentence(
    sentence: Sentence, context: Context, *, told: Run | str | None = None, reporting: bool = False, closed: int = 0
) -> Run:
    """Read a sentence.

    Args:
        sentence: its tokens, and what earlier sentences left in force.
        context: what the article is about.
        told: what the sentence before it, of the same paragraph, stated; or the metric that is all it says (3.固定资产投资。).
        reporting: whether the text reports figures of a place.
        closed: up to where it states nothing, as among the conditions of a policy.

    Returns:
        Its drafts, in the order of their values, and notes of what was left open.
    """
    scope, run = opening_scope(context, sentence, closed), Run(reporting=reporting)
    tokens = scope.tokens
    _go_on(told, scope, run)
    last = next((at for at in range(len(tokens) - 1, -1, -1) if tokens[at].kind in _DECISIVE), -1)
    before: list[Token] = []
    at = 0
    while at <= last or (run.brackets and at < len(tokens)):  # an open bracket has its close behind the last figure
        token = tokens[at]
        if token.kind == "quantity":
            at, before = _read_quantity(before[-_TOKENS_BEFORE:], token, at, scope, run)
            continue
        at += 1
        if token.start < run.read_to:
            continue
        if token.kind == "text":
            before.append(token if len(token.text) <= _PHRASE_LENGTH else _clipped(token))
        elif token.kind in PARTING:
            before = _part(before, token, scope, run, tells=at <= last)
        elif token.kind in _ACTING:
            before = _act(before, token, scope, run)
        elif before or token.kind != "join":
            before = _with(before, token, scope)
    for draft in run.drafts:
        draft.settle_period()
    return run


def _with(before: list[Token], token: Token, scope: Scope) -> list[Token]:
    """Add a token to those before a value; the head of a column tells nothing: 人均GDP（元）比上年增长 | （%） 52138."""
    if token.kind in _TURNS and scope.text.startswith(_UNIT_OF_COLUMN, token.end):
        return []
    before.append(token)
    return before


def _go_on(told: Run | str | None, scope: Scope, run: Run) -> None:
    """Take over what the sentence before was about; one that begins with 其中 tells the parts of its last figure."""
    if isinstance(told, str):
        scope.told = bare_phrase(scope.start)._replace(metric=told)
        return
    if told is None:
        return
    run.in_force = told.metric
    if scope.tokens and scope.tokens[0].kind == "among" and (whole := told.last_whole or told.antecedent) is not None:
        run.antecedent = whole
        go_on_with(scope, whole)


def _pays(before: list[Token], support: Token, scope: Scope) -> bool:
    """Whether a word of support names a sum that was paid out, which its amount follows: 发放育儿|补贴|4.9亿元."""
    if not before or not is_paid(scope.text, scope.start, before[-1].end):
        return False
    at = next(at for at, token in enumerate(scope.tokens) if token is support)
    after = [token.kind for token in scope.tokens[at + 1 : at + 3]]
    return "quantity" in after and after[0] in ("text", "quantity")


def _part(before: list[Token], mark: Token, scope: Scope, run: Run, *, tells: bool) -> list[Token]:
    """Read the clause that a mark ends, where something behind it still states a figure; 其中： and 其中， are no clauses."""
    if before and before[-1].kind == "among" and (mark.text in COLONS or (len(before) == 1 and mark.kind == "comma")):
        return before
    if mark.text in COLONS and is_label(before, mark, scope):
        return before
    if (
        mark.kind == "comma"
        and before
        and before[-1].text.endswith(_BRANCH_ENDS)
        and not _DEED.match(_first_text(before))
        and _is_shared_out(mark, scope)
    ):
        return [*before, mark._replace(kind="join", text="，")]
    if tells:
        read_clause(before, mark, scope, run)
    return []


def _first_text(before: list[Token]) -> str:
    """Give the first stretch of text among some tokens."""
    return next((token.text for token in before if token.kind == "text"), "")


def _is_shared_out(mark: Token, scope: Scope) -> bool:
    """Whether a list goes on behind a comma, up to 分别: 文具、办公用品类，烟酒类，汽车类商品销售额分别增长."""
    at = next(at for at, token in enumerate(scope.tokens) if token is mark)
    ahead = scope.tokens[at + 1 : at + _LIST_REACH]
    kinds = [token.kind for token in ahead]
    if "spread" not in kinds:
        return False
    between = ahead[: kinds.index("spread")]
    between = [token for token in between if not _counts_branches(token, scope)]
    names = [token for token in between if token.kind != "comma"]
    return all(token.kind in ("text", "join") for token in names) and all(
        before.text.endswith(_BRANCH_ENDS) for before, after in pairwise(between) if after.kind == "comma"
    )


def _counts_branches(token: Token, scope: Scope) -> bool:
    """Whether a count sums a list of branches up, before what they share: 电气机械制造业 | 4个 | 行业增加值分别增长."""
    return token.kind == "quantity" and scope.text.startswith(("行业", "产业"), token.end)


def _act(before: list[Token], token: Token, scope: Scope, run: Run) -> list[Token]:
    """Read a token that makes or takes back a statement by itself, or a bracket; give what stands before the next."""
    if token.kind == "open":
        open_bracket(before, scope, run)
    elif token.kind == "close":
        return close_bracket(before, scope, run)
    elif token.kind == "offer":
        if run.reporting and (_OF_POLICY.match(scope.text, token.end) or _pays(before, token, scope)):
            return [*before, as_text(token)]
        retract_promise(token, scope, run)
    elif isinstance(token, RankToken | CueToken):
        made = len(run.drafts)
        _read_phrase(Phrase(before, [], closer=token), scope, run)
        if len(run.drafts) == made and run.reason is not None and not run.bound:
            run.refuse([token], run.reason)
    return []


def _read_phrase(phrase: Phrase, scope: Scope, run: Run) -> None:
    """Have a phrase read by the first reader whose it is."""
    run.completed, run.reason, run.bound = False, None, False
    signs = _ANY_SIGN.intersection((phrase.kind, *phrase.last))
    start = phrase.start
    if start < scope.closed or start >= scope.until:
        signs |= _OTHER_FACT
    if phrase.rest[:1] == OF_NOUN:
        signs |= _DESCRIBED
    for reader in _asked(signs):
        if reader(phrase, scope, run):
            return


@cache
def _asked(signs: frozenset[str]) -> tuple[Reader, ...]:
    """The readers to ask of phrases that have some signs, in order."""
    return tuple(
        reader for reader in READERS if not _SIGNS.get(reader, signs).isdisjoint(signs) or reader not in _SIGNS
    )


def _read_quantity(
    before: list[Token], token: QuantityToken, at: int, scope: Scope, run: Run
) -> tuple[int, list[Token]]:
    """Read the phrase that a value closes; give where to go on, and what stands before the next value."""
    tokens = scope.tokens
    kind = token.mention.kind
    last = places_of(before)
    if "text" in last and ("from" not in last or _lists_from(before)) and opens_range(before, at, tokens):
        return at + 1, [*before, TextToken("from", token.start, token.end, token.text)]
    if only_describes(before, token, at, scope, run):
        run.refuse([token], Refusal("describes"))
        return at + 1, [*before, as_text(token)]
    told = _plain(before, last, token, run)
    if told is not before:
        before, last = told, places_of(told)
    values, follow = _listed_values(token, at, tokens, spread="spread" in last)
    values, follow = _last_mark(values, follow, scope)
    pairs: list[tuple[QuantityToken | CueToken, Change]] = []
    if "spread" in last:
        pairs, follow = changes_both_ways(before, values, tokens, follow, scope)
    after = tokens[follow] if follow < len(tokens) else None
    made = len(run.drafts)
    if not pairs and (scope.urged or not OF_STATUS.isdisjoint(last)):
        set_status(scope, before)
    _read_phrase(Phrase(before, values, after, pairs, last), scope, run)
    if pairs or len(run.drafts) > made:
        return follow, []
    if not (run.completed or run.bound):
        run.refuse(values, run.reason or Refusal("no_metric"))
    if not run.completed:
        pass_over(before, scope)
    if kind == "count" and after is not None and after.kind in ("text", "place"):
        return follow, [*before, as_text(token)]
    return follow, []


def _lists_from(before: list[Token]) -> bool:
    """Whether a value goes on a list of those that figures rose from: 分别由A | 和B提高到C和D."""
    return len(before) > 1 and before[-2].kind == "from" and (before[-1].kind == "join" or before[-1].text in AND)


def _plain(before: list[Token], last: dict[str, int], token: QuantityToken, run: Run) -> list[Token]:
    """Give the tokens before a value in the order and the kinds that readers expect (与上年相比增长 as 比上年增长)."""
    kind, reporting = token.mention.kind, run.reporting
    if "than" in last and "time" in last:
        before = with_base_behind(before)
    return without_per(as_deed(counted_body(before, token, reporting=reporting), kind, reporting=reporting), kind)


def _listed_values(
    first: QuantityToken, at: int, tokens: list[Token], *, spread: bool
) -> tuple[list[QuantityToken], int]:
    """Collect a list of values (7%、8%和9%), and where it ends; behind 分别 they may be of several kinds (1.3亿人次、45万吨)."""
    values = [first]
    at += 1
    while at + 1 < len(tokens):
        token, after = tokens[at], tokens[at + 1]
        joins = token.kind == "join" or (token.kind == "text" and token.text in AND)
        if not (joins and after.kind == "quantity" and _are_alike(after, first, spread=spread)):
            break
        if not spread and _sorts_next(after, at + 1, tokens):
            break  # 产值达到3500亿元、百亿元以上产业链达到15条
        if not spread and after.text.startswith(_MILESTONES):
            break  # 里程新增1700公里、突破7000公里
        values.append(after)
        at += 2
    return values, at


def _last_mark(values: list[QuantityToken], follow: int, scope: Scope) -> tuple[list[QuantityToken], int]:
    """Take the last of the marks that a figure passed one after the other: 连跨4万亿元、 | 5万亿元 | 两个台阶."""
    if len(values) == 1 or values[0].mention.kind != "money":
        return values, follow
    passed = _MARKS_COUNTED.match(scope.text, values[-1].end)
    if passed is None:
        return values, follow
    tokens = scope.tokens
    while follow < len(tokens) and tokens[follow].start < passed.end():
        follow += 1
    return values[-1:], follow


def _sorts_next(value: QuantityToken, at: int, tokens: list[Token]) -> bool:
    """Whether a bound tells the size of the noun behind it, which has a figure of its own."""
    if value.mention.mod not in ("at_least", "at_most") or value.mention.kind not in ("money", "area"):
        return False
    behind = tokens[at + 1 : at + 3]
    return bool(behind) and behind[0].kind == "text" and behind[-1].kind == "quantity"


def _are_alike(value: QuantityToken, first: QuantityToken, *, spread: bool) -> bool:
    """Whether two values can stand in one list: of one kind, or rates and multiples (分别增长1.5倍和67.8%)."""
    kind, other = value.mention.kind, first.mention.kind
    if kind == "count" and (first.mention.unit == "户") != (value.mention.unit == "户"):
        return False  # 7079户、26629人
    if spread and kind in _STUFF and other in _STUFF:
        return True
    return kind == other or (kind in _GROWTHS and other in _GROWTHS)


def _clipped(token: TextToken) -> TextToken:
    """Keep the end of a very long stretch of text: no phrase reaches further back."""
    return token._replace(start=token.end - _PHRASE_LENGTH, text=token.text[-_PHRASE_LENGTH:])
