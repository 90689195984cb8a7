"""Changes told by other means than a verb and its amount: lists of both directions, 比上年多, 持平."""

from __future__ import annotations

import re

from zonenews._patterns import lazy
from zonenews.discourse.tokens import Token
from zonenews.facts.indicators.bases import Base, change_of, flat_change, read_base
from zonenews.facts.indicators.metric_lists import REFERRING, split_list
from zonenews.facts.indicators.noun_phrases import read_head
from zonenews.facts.indicators.phrases import digits, is_sound, phrase_start
from zonenews.facts.indicators.run import Bindings
from zonenews.facts.records import Direction
from zonenews.lexicon.indicators import ending_metric

_TO_OTHER = lazy(r"与(?![^，]*(?:同期|上年|去年|上月))[^，]{2,}$")
_AFTER_FLAT = ("", *"，,。；;、）) \n")
_AND = ("和", "与", "及", "以及")
_RATED = frozenset(("percent", "ratio"))
_RANKED_GROWTH = ("增速", "增幅", "同比增速", "增长率")
_DIRECTIONS = ("up", "down")


class Comparisons(Bindings):
    """Reads comparisons with an earlier figure."""

    def mixed(self, before: list[Token], values: list[Token], follow: int) -> int:
        """Read 分别增长8%和下降3%: a list of changes of both directions; give where it ends, 0 where there is none."""
        tokens = self.tokens
        if "spread" not in [token.kind for token in before] or before[-1].kind not in _DIRECTIONS:
            return 0
        base = read_base(before, self.context.published)
        pairs = [(value, change_of(value, _direction(before[-1]), base)) for value in values]
        while follow + 1 < len(tokens) and (tokens[follow].kind == "join" or tokens[follow].text in _AND):
            verb, value = tokens[follow + 1], tokens[min(follow + 2, len(tokens) - 1)]
            if verb.kind == "flat":
                pairs.append((verb, flat_change(verb, base)))
                follow += 2
            elif verb.kind in _DIRECTIONS and value.kind == "quantity":
                pairs.append((value, change_of(value, _direction(verb), base)))
                follow += 3
            else:
                break
        found, changes = [value for value, _ in pairs], [change for _, change in pairs]
        if len(pairs) == len(values) or len({change.direction for change in changes}) < 2:
            return 0
        head = read_head(before[: phrase_start(before, len(before) - 1)])
        if not head.metric:
            self.change_run(changes, found, each=False)
        elif made := self.make(head, found, "indicators/change"):
            for draft, change in zip(made, changes, strict=True):
                draft.changes.append(change)
        return follow

    def more_than_before(self, before: list[Token], than: int, values: list[Token]) -> None:
        """Read 比上年多11个."""
        words = before[-1].text if before[-1].kind == "text" else ""
        match = re.search(r"(?:(多|高|快|长|上升|多出|高出)|(少|低|慢|短))了?$", words)
        if not match:
            return
        tail = before[-1]._replace(text=words[: match.start()])
        base = read_base([*before[than:-1], tail], self.context.published)
        if base.foreign or base.basis is None:
            return
        head = read_head(before[:than])
        changes = [change_of(value, "up" if match[1] else "down", base) for value in values]
        if not head.metric or head.metric in REFERRING:
            self.change_run(changes, values, each=False)
        elif is_sound(head.metric) and (made := self.make(head, values, "indicators/change")):
            for draft, change in zip(made, changes, strict=False):
                draft.changes.append(change)

    def flat(self, before: list[Token], token: Token) -> None:
        """Read 与上年同期持平."""
        if self.context.text[token.end : token.end + 1] not in _AFTER_FLAT:
            return
        self.take_status(before)
        cut = next(
            (at for at, item in enumerate(before) if item.kind in ("basis", "than") or item.text.endswith("与")),
            len(before),
        )
        base = read_base(before[cut:], self.context.published)
        joined = [item for item in before[cut:] if item.kind != "basis"]
        if base.basis is None and any(re.search(r"同期|上年|去年", item.text) for item in joined):
            base = Base("yoy")
        elif base.foreign or (joined and base.basis is None) or any(_TO_OTHER.search(item.text) for item in before):
            return
        head_tokens = before[:cut]
        if cut < len(before) and before[cut].text.endswith("与"):
            head_tokens = [
                *head_tokens,
                before[cut]._replace(text=before[cut].text[:-1]),
            ]
        head = read_head([item for item in head_tokens if item.text])
        change = flat_change(token, base)
        if not head.metric:
            if self.run or self.drafts:
                self.change_run([change], [token], each=False)
        elif is_sound(head.metric) and (made := self.make(head, [token], "indicators/change")):
            for draft in made:
                draft.changes.append(change)

    def rank(self, before: list[Token], token: Token) -> None:
        """Read `head 居全省第3位`."""
        self.take_status(before)
        number = "1" if token.mention["first"] else digits(token.mention["number"])
        head = read_head([item for item in before if item.kind not in ("up", "down", "basis")])
        metric = head.metric
        if number is None or any(item.kind in ("compare", "spread") for item in before):
            return
        if not metric or metric in REFERRING:
            rated = _RATED if metric in REFERRING else ()
            target = next((d for d in reversed(self.drafts) if not d.is_share and d.kind not in rated), None)
            if target is not None and target.rank is None and not self.dropped and not self.stale:
                target.rank = number
                target.end = max(target.end, token.end)
            return
        if metric in _RANKED_GROWTH:
            growing = next((draft for draft in reversed(self.drafts) if draft.changes and not draft.is_share), None)
            if growing is None or self.dropped:
                return
            head = head._replace(metric=(metric := growing.metric + "增速"))
        known = ending_metric(metric)
        if known is None or not is_sound(metric):
            return
        if len(split_list(metric)) > 1:
            return
        made = self.make(head, [token], "indicators/rank")
        for draft in made or ():
            draft.rank = number


def _direction(verb: Token) -> Direction:
    return "up" if verb.kind == "up" else "down"
