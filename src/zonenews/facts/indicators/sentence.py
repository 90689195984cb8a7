"""The grammar of statistical sentences: from tokens to drafts of indicators.

A sentence is read from left to right, clause by clause. Each value closes a statement:

```text
statement := head base? direction value+          change    规上工业增加值 同比 增长 7%
           | head? 占 whole value+                share     占 全省的 43%
           | head 由 value 增至 value             level     产能 由 10万套 提高到 30万套
           | head verb? value+                    level     进出口总额 达 3420亿元
           | holding-verb value noun              count     集聚 1.6万家 企业
           | head? rank                           rank      居 全省第3位
head      := place* time* holder? metric          see _heads
```

A statement without a head (，同比增长7%) belongs to the last one that had a level: the reader keeps the *run* of levels
that no change has closed yet. A list of n values binds to n metrics in order, or to a run of n; of unequal lengths it binds
to nothing, and a single change after a list of levels is left open. Both leave a note.
"""

from __future__ import annotations

import re
from typing import Any

from zonenews._patterns import lazy
from zonenews.discourse.tokens import Token
from zonenews.facts.indicators.bases import change_of, read_base, without_ground, without_turn
from zonenews.facts.indicators.draft import Draft
from zonenews.facts.indicators.levels import Levels
from zonenews.facts.indicators.metric_lists import REFERRING, is_project_figure
from zonenews.facts.indicators.noun_phrases import Head, read_head
from zonenews.facts.indicators.phrases import closes, completed_whole, is_sound, phrase_start
from zonenews.facts.records import Change, Direction

_DECISIVE = frozenset(("quantity", "rank", "flat", "offer"))
"""The tokens that make statements or take them back; what stands behind the last of them tells nothing."""
_PARTING = frozenset(("comma", "stop"))
_ACTING = frozenset(("rank", "flat", "offer", "open", "close"))
"""The tokens that `Reader` acts upon where they stand, beside quantities and marks that part clauses."""
_RESULT = lazy(r"^(?:了)?(?:到|至|为)")
_GAP = lazy(r"^(?:了|到|至|为|约|近|超|超过|达|达到|幅度|幅度达|率|率达|率为|速度|的)*$")
_RATES = frozenset(("percent", "percentage_point", "multiple", "ratio"))
_SORTED = lazy(
    r"(?:以上|以下|级)?(?:的)?(?:规上|规模以上|工业|制造业|龙头|骨干|外资|服务业){0,2}(?:企业|楼宇|产业集群)"
)
"""What is counted by how large it is."""
_LEVELS = frozenset(("percent", "ratio"))
_GROWTHS = frozenset(("percent", "multiple"))
_RATE_WORD = lazy(r"^(?:同比|环比|年均)?(增幅|增速|涨幅|增长率|降幅|跌幅)(?:分别|达到?|为|超过?|近|约)*$")
_GROWTH_NAMES = frozenset(("增速", "增幅", "涨幅", "降幅", "增长率", "跌幅", "同比增速"))
_TOKENS_BEFORE = 40
_PHRASE_LENGTH = 120
_APART = frozenset(("高于", "低于", "高出", "超出", "领先", "落后"))
_LAND = lazy(r"地(?!区)")
_FIRM_METRIC = lazy(r"到位资金|市外投资|外资|固定资产投资|地区生产总值|增加值|进出口|公共预算收入")
_HOLD = lazy(
    r"(?:拥有|聚集了?|集聚了?|汇聚了?|汇集了?|吸引了?|引进了?|引育了?|培育了?|建成了?|推出了?|形成了?|现有|有|共有|已有|新增|入驻|建有|设立了?|孵化了?|获批|命名|落户|新增授牌|培养了?|吸纳了?|开通了?|认定了?|提供了?|接待了?|产出|培训|突破|吸引来了?|引入了?)(?:[^，。；]{0,4})$"
)
_TIME_MEASURE = lazy(r"时间|时限|周期|工期|时长")


class Reader(Levels):
    """Reads one sentence."""

    def read(self) -> list[Draft]:
        """Read the sentence; the drafts stand in the order of their values."""
        tokens = self.tokens
        last = len(tokens) - 1
        while last >= 0 and tokens[last].kind not in _DECISIVE:
            last -= 1
        before: list[Token] = []
        at, count = 0, len(tokens)
        while at < count:
            token = tokens[at]
            kind = token.kind
            if kind == "quantity":
                at, before = self._quantity(before[-_TOKENS_BEFORE:], at)
                continue
            at += 1
            if token.start < self.skip:
                continue
            if kind == "text":
                before.append(token if len(token.text) <= _PHRASE_LENGTH else _clipped(token))
            elif kind in _PARTING:
                if at <= last:
                    self.lead(before, token)
                before = []
            elif kind in _ACTING:
                before = self._act(before, token)
            elif before or kind != "join":
                before.append(token)
        return self.drafts

    def _act(self, before: list[Token], token: Token) -> list[Token]:
        """Read a token that makes or takes back a statement by itself, or a bracket; give what stands before the next."""
        kind = token.kind
        if kind in ("open", "close"):
            return self.aside(before, opens=kind == "open")
        if kind == "offer":
            self.offer(token)
        elif kind == "rank":
            self.rank(before, token)
        else:
            self.flat(before, token)
        return []

    def _quantity(self, before: list[Token], at: int) -> tuple[int, list[Token]]:
        """Read the statement that a value closes; give where to go on, and what stands before the next value."""
        tokens = self.tokens
        token = tokens[at]
        kind = token.mention.kind
        after = tokens[at + 1] if at + 1 < len(tokens) else None
        per = token.text[0] == "每" or bool(before and before[-1].kind == "text" and before[-1].text[-1] == "每")
        if kind == "ordinal" or per or (kind == "duration" and not self._measures_time(before)):
            return at + 1, [*before, token.plain()]
        if self._opens_range(before, at):
            return at + 1, [*before, token._replace(kind="from")]
        if (
            after is not None
            and after.kind == "text"
            and after.text[0] == "的"
            and kind not in ("count", "percent", "ratio")
        ):
            return at + 1, [*before, token.plain()]
        if (kind == "count" and self._counts_holder(before, at)) or (kind == "money" and self._sorts(token)):
            return at + 1, [*before, token.plain()]
        values, follow = self._values(at)
        if mixed := self.mixed(before, values, follow):
            return mixed, []
        after = tokens[follow] if follow < len(tokens) else None
        count = len(self.drafts)
        self._statement(before, values, after)
        if len(self.drafts) == count and not self.completed:
            self.pass_over(before)
        if kind == "count" and len(self.drafts) == count and after is not None and after.kind in ("text", "place"):
            return follow, [*before, token.plain()]
        return follow, []

    def _sorts(self, token: Token) -> bool:
        """Whether a sum tells which enterprises are counted: 产值超亿元企业86家."""
        return _SORTED.match(self.context.text, token.end) is not None

    def _measures_time(self, before: list[Token]) -> bool:
        last = self.drafts[-1].metric if self.drafts and self.drafts[-1].changes else ""
        return bool(_TIME_MEASURE.search("".join(token.text for token in before if token.kind == "text") or last))

    def _opens_range(self, before: list[Token], at: int) -> bool:
        """Whether this is the A of 由A增至B."""
        tokens = self.tokens
        ends = [token.text[-1] for token in before if token.kind == "text"]
        if ("由" not in ends and "从" not in ends) or any(token.kind == "from" for token in before):
            return False
        rest = tokens[at + 1 : at + 5]
        return any(token.kind in ("up", "down") or token.kind == "quantity" for token in rest) and not any(
            token.kind in ("comma", "stop") and token.text != "，" for token in rest[:1]
        )

    def _counts_holder(self, before: list[Token], at: int) -> bool:
        """Whether a count belongs to the holder of a later figure: 9家开发区 in 9家开发区实现产值100亿元."""
        tokens = self.tokens
        follow = tokens[at + 1] if at + 1 < len(tokens) else None
        if follow is None or follow.kind not in ("text", "place") or follow.text[0] in "的左":
            return False
        text = before[-1].text if before and before[-1].kind == "text" else ""
        if _HOLD.search(text) or (follow.text[0] in "和与及" and tokens[at].text[-1] != "个"):
            return False
        for token in tokens[at + 1 : at + 9]:
            if token.kind in ("comma", "stop", "join"):
                return False
            if token.kind == "quantity":
                return True
        return False

    def _values(self, at: int) -> tuple[list[Token], int]:
        """Collect a list of values: 7%、8%和9%."""
        tokens = self.tokens
        values = [tokens[at]]
        at += 1
        while at + 1 < len(tokens):
            token, after = tokens[at], tokens[at + 1]
            joins = token.kind == "join" or (token.kind == "text" and token.text in ("和", "与", "及", "以及"))
            if not (joins and after.kind == "quantity" and _are_alike(after, values[0])):
                break
            values.append(after)
            at += 2
        return values, at

    def _statement(self, before: list[Token], values: list[Token], after: Token | None) -> None:
        """Read one statement: change, share, or level."""
        self.take_status(before)
        if self._is_elsewhere(before, values[0]):
            return
        rest = after.text if after is not None and after.kind in ("text", "quantity", "place") else ""
        kind = values[0].mention.kind
        last = {token.kind: at for at, token in enumerate(before)} if before else {}
        change = max(last.get("up", -1), last.get("down", -1))
        share = last.get("share", -1)
        if rest.startswith("的") and kind in _LEVELS and len(values) == 1:
            self.part_of_noun(before, values[0])
        if rest.startswith("的") or self._compares(before, last, kind, values):
            return
        if kind == "multiple" and change < 0:
            if "翻" in values[0].text:
                self._change(before, len(before), values, "up")
        elif change > share:
            self._growth(before, change, values, rest)
        elif share >= 0:
            self._part(before, share, values)
        elif "than" in last:
            self.more_than_before(before, last["than"], values)
        else:
            self._plain(before, values, rest)

    def _plain(self, before: list[Token], values: list[Token], rest: str) -> None:
        """Read a value without a cue before it: a rate of growth (同比增幅7%), a part of a plan, or a level."""
        kind = values[0].mention.kind
        if kind in _LEVELS and (whole := completed_whole(before)):
            self._share_of(whole, values)
        elif kind in _LEVELS and (rate := _RATE_WORD.search("".join(token.text for token in before))):
            base = read_base(before, self.context.published)
            direction: Direction = "down" if rate[1] in ("降幅", "跌幅") else "up"
            self.change_run(
                [change_of(value, direction, base) for value in values],
                values,
                each=False,
            )
        elif kind != "percentage_point":
            self.level(before, values, rest)

    def _is_elsewhere(self, before: list[Token], value: Token) -> bool:
        """Whether a value belongs to a single project or to a promise of support, which have facts of their own."""
        if value.start < self.closed:
            return True
        return value.start >= self.until and not _FIRM_METRIC.search("".join(token.text for token in before))

    def _compares(self, before: list[Token], last: dict[str, int], kind: str, values: list[Token]) -> bool:
        """Whether a value measures against another series (高于全市2个百分点); 相当于全省的3% is a share."""
        at = last.get("compare", -1)
        if at < 0:
            return False
        if before[at].text in ("影响", "拉动"):
            return True
        if kind in _LEVELS and before[at].text == "相当于" and before[-1].text.endswith("的"):
            self._share(before[:at], before[at + 1 :], values)
            return True
        later = max(last.get("up", -1), last.get("down", -1), last.get("share", -1))
        return at > later and (kind in _RATES or at == len(before) - 1 or before[at].text in _APART)

    def _part(self, before: list[Token], share: int, values: list[Token]) -> None:
        """Read 占全省的43%; 占地 is no share."""
        if _LAND.match(self.context.text, before[share].end):
            self.dropped = True
        elif values[0].mention.kind in _LEVELS:
            self._share(before[:share], before[share + 1 :], values)

    def _growth(self, before: list[Token], change: int, values: list[Token], rest: str) -> None:
        """Read `head base 增长 value`, or `head 由 A 增至 B`."""
        direction = before[change].kind
        gap = "".join(token.text for token in before[change + 1 :] if token.kind not in ("time", "spread", "each"))
        word = before[change].text
        result = word[-1] in "至到" or bool(_RESULT.match(gap))
        if word.startswith("净增") and gap and not _GAP.match(gap):
            joined = self.context.text[before[change].start : values[0].start]
            noun = Token("text", before[change].start, values[0].start, joined)
            self.level([*before[:change], noun], values, rest)
        elif result and values[0].mention.kind != "multiple":
            self._reached(before, change, values, rest)
        elif values[0].mention.kind not in _RATES and rest and not closes(rest):
            return
        elif _GAP.match(gap) and not any(token.kind == "compare" for token in before[change:]):
            self._change(before, change, values, direction)

    def _change(self, before: list[Token], change: int, values: list[Token], direction: Any) -> None:
        """Bind changes to the metrics of their head, or to the run of levels before them."""
        before, change, ground = without_ground(*without_turn(before, change))
        cut = phrase_start(before, change)
        base = ground or read_base(before[cut:change], self.context.published)
        if base.basis is None and not base.foreign:
            base = read_base(before[change:], self.context.published)
        if base.foreign:
            return
        base = self.common if base.basis is None else base
        head = read_head(before[:cut])
        changes = [change_of(value, direction, base) for value in values]
        each = any(token.kind == "each" for token in before)
        shared = each or any(token.kind == "spread" for token in before)
        if shared and not each and len(values) == 1 and values[0].mention.mod is None:
            shared = False
            self.batch = max(self.batch, len(self.run))  # 分别增长8%: the list is cut short, so whose it is stays open
        last = self.drafts[-1] if self.drafts else None
        if not head.metric and not head.subject and self.pending is not None:
            head, self.pending = self.pending, None
        if not head.metric and last is not None and (self._turns(head, last) or (head.subject and last.value is None)):
            head = head._replace(metric=last.metric)
        metric = head.metric
        if self._change_of_earlier(head, changes, values, each=shared):
            return
        if not metric or not is_sound(metric) or is_project_figure(metric):
            return
        made = self.make(head, values, "indicators/change", each=each, metric=metric)
        if made is None:
            return
        for draft, item in zip(made, changes * (len(made) if len(changes) == 1 else 1), strict=False):
            draft.changes.append(item)
            draft.flow = True
        self.run = []

    def _turns(self, head: Head, last: Draft) -> bool:
        """Whether a change is of the figure before it, but for a time to come: 增长6%，2025年力争增长8%."""
        return bool(head.times) and self.status != "actual" and last.status == "actual" and not self.dropped

    def _change_of_earlier(self, head: Head, changes: list[Change], values: list[Token], *, each: bool) -> bool:
        """Bind changes whose head refers back (总量, 占比, 量、值); growth of a growth rate is bound to nothing."""
        metric = head.metric
        if metric in _GROWTH_NAMES:
            return True
        if metric in REFERRING or (not metric and not head.subject):
            self.change_run(changes, values, each=each)
        elif metric in ("占比", "比重") and self.drafts and self.drafts[-1].is_share:
            self.change_run(changes, values, each=False)
        elif metric.replace("、", "").replace("和", "") in ("量值", "数量金额", "量额"):
            self.change_pair(metric, changes)
        else:
            return False
        return True

    def _reached(self, before: list[Token], change: int, values: list[Token], rest: str) -> None:
        """Read `head 由 A 增至 B`: B is the level."""
        if rest.startswith("的"):
            return
        cut = phrase_start(before, change)
        first = next((at for at, token in enumerate(before) if token.kind == "from"), None)
        stop = change if first is None else first
        share = next((at for at, token in enumerate(before[:stop]) if token.kind == "share"), None)
        if share is not None:
            self._part([*before[: share + 1], *_until_from(before[share + 1 : stop])], share, values)
            return
        head_tokens = before[:cut]
        if first is not None:
            opener = first
            while opener > 0 and not (before[opener].kind == "text" and before[opener].text[-1] in "由从"):
                opener -= 1
            head_tokens = before[: opener + 1]
        head = read_head(head_tokens, from_marker=True)
        later = tuple(token for token in before[change:] if token.kind == "time")
        if first is not None and not later and not self.period_here:
            self.period = None
        head = head._replace(times=(*head.times, *later))
        self.finish_level(head, values, "indicators/from-to", rest)

    def _share(self, before: list[Token], after: list[Token], values: list[Token]) -> None:
        """Read `head 占 whole value`."""
        whole = "".join(token.text for token in after if token.kind != "from").lstrip("了到据")
        whole = re.sub(
            r"(?:的)?(?:比重|比例|份额|百分比|总量的比重)?(?:已经|已|也|将|均|分别|约|就|高|仅|进一步|稳步)*(?:为|达到了?|达|超过|超|近|至|到|上升到|上升至|提高到|提高至|提升至|提升到|升至|了)*$",
            "",
            whole,
        )
        whole = re.sub(r"(?:的|总量的|总数的)$", "", whole)
        self.make_share(read_head(before), whole, values)

    def _share_of(self, whole: str, values: list[Token]) -> None:
        """Read 完成年度目标的41%."""
        self.make_share(Head((), "", "", values[0].start, "", False, (), False), whole, values)


def _until_from(tokens: list[Token]) -> list[Token]:
    """Keep the whole of 占全省的比重由A增至B, without what tells of A."""
    end = next((at for at, token in enumerate(tokens) if token.kind == "time"), len(tokens))
    return [token._replace(text=token.text.removesuffix("由").removesuffix("从")) for token in tokens[:end]]


def _are_alike(value: Token, first: Token) -> bool:
    """Whether two values can stand in one list: of one kind, or rates and multiples (分别增长1.5倍和67.8%)."""
    kind, other = value.mention.kind, first.mention.kind
    return kind == other or (kind in _GROWTHS and other in _GROWTHS)


def _clipped(token: Token) -> Token:
    """Keep the end of a very long stretch of text: no phrase reaches further back."""
    return token._replace(start=token.end - _PHRASE_LENGTH, text=token.text[-_PHRASE_LENGTH:])
