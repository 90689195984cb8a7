"""Statements without a head of their own, bound to what was said before them."""

from __future__ import annotations

import attrs

from zonenews._patterns import lazy
from zonenews.discourse.context import WIDE_WORDS
from zonenews.discourse.tokens import Token
from zonenews.facts.indicators.clauses import Clauses
from zonenews.facts.indicators.draft import Draft, Note
from zonenews.facts.indicators.metric_lists import REFERRING, is_counted, is_project_figure
from zonenews.facts.indicators.noun_phrases import Head
from zonenews.facts.indicators.phrases import is_sound
from zonenews.facts.records import Change
from zonenews.lexicon.indicators import ending_metric

_PART_RULE = "indicators/part"
_RATES = frozenset(("percent", "percentage_point", "multiple", "ratio"))
_IN_WHOLE = lazy(r"^(?P<metric>[^的，]{2,20})在(?![园建校孵岗册手])(?:整个)?(?P<whole>[^，]{2,16}?)(?:中|里|内)?所?$")
"""What stands before 占比重 where the whole stands there too: 数字经济在全省经济总量中所."""
_PASSED = lazy(r"(?:大关|关口|台阶|门槛)?[，,、](?:实际)?(?:达到?了?|为|完成|实现)$")
"""What stands between a milestone and the exact level: 站上千亿元 | 大关，达 | 1026亿元."""
_CLIMBS = ("站上", "迈上", "跃上", "登上", "跨上", "冲上", "迈入", "跨入", "踏上")
_CLIMB_REACH = 4
MARKS = ("大关", "关口", "台阶", "门槛")
"""Nouns behind a milestone, which name no metric."""
_TOTAL = lazy(
    r"[，,、；;](?:目前|已|共|现|全区|全市){0,2}(?:累计|总数|总量|总计|共计|合计)(?:已经?)?(?:达到?|为|有|至)?了?$"
)
_NEWLY = lazy(r"(?:当年|全年|年内)?(?:净增|新增|新(?:认定|获批|培育|引进|入库|晋|入选|注册|登记|设立?|建)(?:了)?)")
"""How a metric begins that counts what is new; behind it the metric of all of them stands."""
_SORTED_NOUN = lazy("(?:企业|公司|[德日外韩台港]企|楼宇|机构)(?=(?:数量|总数|数)?$)")
"""Nouns for what is counted by how large it is."""
_SHARED_VERB = lazy("新增|净增|新认定|新获批|新培育|新引进|新建|引进|培育|认定|盘活|改造|修复|治理")
"""A verb of which a list that follows tells too."""
_PEOPLE = frozenset(("人", "人次", "名", "位"))
_BRINGS = lazy(r"(?:贡献|创造|产出|集聚|聚集|汇聚|集中|吸引|承载|承担|完成|实现|拥有)(?:了|着|有)?$")
"""What a place does with its part of a whole: 贡献了全市30%的工业产值."""
_NOTHING_ELSE = lazy(r"(?:的?(?:土地|土地面积|国土面积|用地|面积|人口))?[已也更正还共将就，]*")
"""What may stand before that verb where the place itself does it: 以全市3%的土地 | 贡献了."""
_OF_NOUN = lazy(r"的(?P<noun>[^，,。；;、的0-9（(和与及\s]{2,16})(?=$|[，,。；;、和与及])")
_PAIR = {
    "量": ("count", "mass", "volume", "area", "energy"),
    "值": ("money",),
    "数量": ("count", "mass"),
    "金额": ("money",),
}


class Bindings(Clauses):
    """Binds headless changes, shares and levels to the drafts of a sentence."""

    def change_run(self, changes: list[Change], values: list[Token], *, each: bool) -> None:
        """Bind changes that have no head of their own to what was said before."""
        run = self.run or self.drafts[-1:]
        span = (values[0].start, values[-1].end)
        if not run or self.dropped or self.stale:
            return
        if len(changes) > 1:
            targets = run if len(run) == len(changes) else run[-len(changes) :] if self.batch == len(changes) else []
            if len(targets) != len(changes):
                self.notes.append(
                    Note(
                        "facts/unequal-list",
                        f"{len(changes)} changes for {len(run)} figures",
                        *span,
                    )
                )
                return
        elif each and len(run) > 1:
            targets, changes = run, changes * len(run)
        elif self.batch > 1 and len(run) > 1:
            self.notes.append(
                Note(
                    "facts/open-change",
                    f"one change after {len(run)} listed figures",
                    *span,
                )
            )
            return
        else:
            targets = [self._target(changes[0], run)]
        for draft, change in zip(targets, changes, strict=True):
            draft.changes.append(change)
            draft.end = max(draft.end, span[1])
            draft.tokens.extend(value for value in values if (value.start, value.end) == tuple(change.span))
        if len(changes) > 1 or not self.run:
            self.run = []
        elif targets[0] is self.run[-1]:
            self.run = self.run[-1:]
        self.batch = 0 if len(changes) > 1 else self.batch

    def _target(self, change: Change, run: list[Draft]) -> Draft:
        """Choose what a single change is about: points belong to a share, percents to the level before it."""
        last = self.drafts[-1]
        if last.is_share and change.unit != "pp":
            levels = [draft for draft in self.drafts if not draft.is_share and draft.metric == last.metric]
            return levels[-1] if levels else last
        return last if last.is_share else run[-1]

    def change_pair(self, metric: str, changes: list[Change]) -> None:
        """Bind 量、值分别增长 to the last figures of quantity and of value."""
        names = metric.replace("和", "、").split("、")
        found = []
        for name in names:
            kinds = _PAIR.get(name, ())
            found.append(
                next(
                    (d for d in reversed(self.drafts) if d.value and d.value.mention.kind in kinds),
                    None,
                )
            )
        if len(found) == len(changes) and all(found):
            for draft, change in zip(found, changes, strict=True):
                if draft is not None:
                    draft.changes.append(change)
                    draft.end = max(draft.end, change.span.end)

    def completes(self, value: Token) -> bool:
        """Read the second half of 面积比去年增加5万亩，达到16万亩: the level of a metric that had its change first."""
        last = self.drafts[-1] if self.drafts else None
        if last is None or last.value is not None or not last.changes or value.mention.kind in _RATES:
            return False
        if last.changes[-1].unit not in ("%", "1", value.mention.unit):
            return False
        self.completed = True
        last.value = value
        last.tokens.append(value)
        last.end = value.end
        return True

    def outdoes(self, value: Token) -> bool:
        """Read the exact level behind a milestone (首次站上千亿元，达1026亿元): both are one figure."""
        last = self.drafts[-1] if self.drafts else None
        if last is None or last.value is None or last.changes or last.is_share or last.value.kind != "quantity":
            return False
        text, old = self.context.text, last.value
        climbs = text.endswith(_CLIMBS, max(0, old.start - _CLIMB_REACH), old.start)
        if not (climbs or old.mention.mod == "more_than") or old.mention.unit != value.mention.unit:
            return False
        if not old.mention.value <= value.mention.value < 2 * old.mention.value:
            return False
        if _PASSED.fullmatch(text, old.end, value.start) is None:
            return False
        self.completed = True
        last.value = value
        last.tokens = [value if token is old else token for token in last.tokens]
        last.end = value.end
        return True

    def stock_of(self, value: Token) -> str:
        """Give what is counted in all behind a count of new ones: 新增高新技术企业3家，累计达11家."""
        last = self.drafts[-1] if self.drafts else None
        new = _NEWLY.match(last.metric) if last is not None else None
        if last is None or new is None or last.value is None or self.dropped:
            return ""
        if _TOTAL.fullmatch(self.context.text, last.value.end, value.start) is None:
            return ""
        one, other = last.value.mention, value.mention
        alike = one.kind == other.kind == "count" and one.unit == other.unit and one.unit not in _PEOPLE
        return last.metric[new.end() :] if alike and one.value <= other.value else ""

    def make_share(self, head: Head, whole: str, values: list[Token]) -> None:
        """Make a share of a whole from the head that names the part."""
        metric = head.metric
        if metric in REFERRING or (metric in ("其", "这", "产值") and not head.subject and self.run):
            metric = ""
        if not metric:
            last = next((draft for draft in reversed(self.drafts) if not draft.is_share), None)
            if last is None or len(values) > 1 or not whole or self.dropped:
                return
            draft = attrs.evolve(
                last, changes=[], rank=None, value=values[0], share_of=whole, rule="indicators/share",
                tokens=[*last.tokens, values[0]], end=values[-1].end,
            )  # fmt: skip
            self.drafts.append(draft)
            return
        if not whole and (part := _IN_WHOLE.match(metric)):
            metric, whole = part["metric"], part["whole"]
            head = head._replace(metric=metric)
        if not is_sound(metric) or is_project_figure(metric):
            return
        if not whole:
            head = head._replace(metric=metric + "占比")
        made = self.make(head, values, "indicators/share")
        if made is None:
            return
        for draft, value in zip(made, values, strict=True):
            draft.value = value
            draft.share_of = whole or None

    def share_name(self, name: str) -> str:
        """Give the share of the metric before it its full name: 一般贸易进出口28亿元，占比由28%提高到38%."""
        last = next((draft for draft in reversed(self.drafts) if not draft.is_share), None)
        if last is None or self.dropped or last.value is None or last.value.mention.kind in _RATES:
            return name
        return last.metric + name if ending_metric(last.metric) else name

    def part_of_noun(self, before: list[Token], value: Token) -> None:
        """Read 贡献了全市30%的工业产值, and what goes on with it: 、25%的税收."""
        text = self.context.text
        behind = _OF_NOUN.match(text, value.end)
        last = self.drafts[-1] if self.drafts else None
        if behind is None or not (ending_metric(behind["noun"]) or is_counted(behind["noun"])):
            return
        noun = behind["noun"]
        goes_on = (
            last is not None and last.rule == _PART_RULE and text[last.end : value.start] in ("、", "和", "与", "及")
        )
        if last is not None and goes_on and last.share_of:
            head, whole = Head((), "", noun, value.start, "", False, (), False), last.share_of.removesuffix(last.metric)
        else:
            if len(before) < 2 or before[-1].kind != "place" or before[-2].kind != "text":
                return
            verb, whole = _BRINGS.search(before[-2].text), before[-1].text
            if verb is None or _NOTHING_ELSE.fullmatch(before[-2].text, 0, verb.start()) is None:
                return
            places = tuple(token for token in before[:-2] if token.kind == "place")[:1]
            times = tuple(token for token in before if token.kind == "time")
            head = Head(places, "", noun, value.start, verb[0], False, times, False)
        for draft in self.make(head, [value], _PART_RULE) or ():
            if draft.subject in WIDE_WORDS or draft.subject == whole:
                self.drafts.remove(draft)
            draft.value, draft.share_of, draft.end = value, whole + noun, behind.end()

    def led(self, head: Head, value: Token, *, reached: bool) -> Head:
        """Give a level what leads up to it: the verb of its list, or the metric of the clause before (利润扭亏为盈，达3.2亿元)."""
        if head.metric:
            verb = self._shared_verb(head, value)
            return head._replace(metric=verb + head.metric, acts=True) if verb else head
        if self.pending is None or not reached or head.subject or head.holder or head.among:
            return head
        told, self.pending = self.pending, None
        return told._replace(verb=head.verb, times=(*told.times, *head.times))

    def _shared_verb(self, head: Head, value: Token) -> str:
        """Give the verb that a list shares out: 新增 of 新增规上企业20家、高新技术企业30家; empty where there is none."""
        last = self.drafts[-1] if self.drafts else None
        verb = _SHARED_VERB.match(last.metric) if last is not None and last.flow else None
        if last is None or verb is None or last.value is None or head.subject or head.holder or head.verb or head.acts:
            return ""
        joined = self.context.text[last.value.end : head.start].strip() in ("、", "和", "与", "及", "以及")
        alike = last.value.mention.kind == value.mention.kind and value.mention.kind in ("count", "area", "length")
        return verb[0] if joined and alike and not _SHARED_VERB.match(head.metric) else ""

    def sorted_noun(self, value: Token) -> str:
        """Give what is counted of those before: 企业 of 规上企业320家，其中产值超亿元的86家."""
        last = self.drafts[-1]
        if last.value is None or last.value.mention.kind != "count" or last.value.mention.unit != value.mention.unit:
            return ""
        noun = _SORTED_NOUN.search(last.metric)
        return noun[0] if noun and not self.dropped else ""

    def repeats(self, value: Token) -> Draft | None:
        """Give the draft that a later level without a head repeats for another time (今年有望突破600亿元)."""
        last = next(
            (draft for draft in reversed(self.drafts) if draft.value is not None and not draft.is_share),
            None,
        )
        if last is None or last.value is None or self.dropped:
            return None
        return last if last.value.mention.unit == value.mention.unit else None

    def counted_base(self, value: Token) -> str:
        """Give the goods of the figure before 其中出口: 汽车 of 汽车产量31万辆, where both are counted alike."""
        last = self.drafts[-1]
        known = ending_metric(last.metric)
        if last.value is None or last.value.mention.kind == "money" or last.value.mention.unit != value.mention.unit:
            return ""
        return last.metric[: known[0]] if known else ""
