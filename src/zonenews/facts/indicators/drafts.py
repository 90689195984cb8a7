"""Indicators in the making: what is in force within a sentence, and how a statement becomes drafts."""

from __future__ import annotations

import re

from zonenews._patterns import lazy
from zonenews.discourse.context import WIDE_WORDS, Context, Period, period_days
from zonenews.discourse.sentences import Sentence
from zonenews.discourse.tokens import Token
from zonenews.facts.indicators.bases import Base
from zonenews.facts.indicators.draft import Draft, Note
from zonenews.facts.indicators.leads import is_broad, leads_elsewhere, project_start
from zonenews.facts.indicators.metric_lists import spread
from zonenews.facts.indicators.metric_names import SIZES, Wording, is_of_event, worded
from zonenews.facts.indicators.noun_phrases import Head
from zonenews.facts.indicators.phrases import own_subject
from zonenews.lexicon.indicators import ending_metric

OF_STATUS = frozenset(("target", "planned", "resume", "time"))
"""The kinds of tokens that tell whether a figure is a result, a plan or a target."""
_NOUN_AFTER = frozenset("，,。；;、的》”内外中（()）")
_OF_BRANCHES = lazy("产业增加值|业增加值|地区生产总值|公共预算")
"""Figures that a place has and no group of enterprises."""
_BOTH = lazy("^[两三四五六七八九十0-9]+(?:省区市|省市|省区|省|市|县|区|地)")
"""How many places were listed, before what they have: 青石、白石两省区重点生态区."""
_RATE = lazy(r"(?:率|占比|比重|比例|强度|进度|份额)$")
_DAILY = frozenset(("transport", "tourism", "culture", "energy"))
THAT_DAY = ("当日", "当天")
"""Times that hold for one figure only, among those of a longer period."""
_DASHES = ("—", "–")
_DASHED = lazy("[\u4e00-\u9fff]{2,3}[—–]$")
_BEHIND_ACTOR = 12
_SPEAKER = lazy("他们|她们|他家|她家|我家|一家人|小两口")
"""Who tells that a sentence is of some people, and not of the place in force."""
_NEAR = 600
"""How far back in its line a region may be named."""
_OF_A_DAY = ("新增", "单日", "当日", "两天")
"""How metrics begin that no day up to which is counted holds for."""
_OF_TODAY = ("开行", "加开", "增开")
"""How figures of traffic begin that are of the day named: 今天加开列车120列."""
_NOW = frozenset(("目前", "如今", "当前"))
_OF_PLACE = ("工业", "规", "地方", "地区", "一般", "高新", "战略", "外贸", "全")
"""How metrics begin that are of a place, and not of the enterprises just counted."""
_OWNED = frozenset(("industry", "trade", "public finance"))
_NO_BASE = Base()
_AFTER_OFFER = lazy(r"[，,](?:确保|力争|实现|目前|截至|预计)")
_RECORD = lazy(r"(?:以来|来)?[^，。；]{0,12}(?:最高|新高|最大|最低|最好|最快)")
_RAISED = lazy(r"[^，,。；]{0,30}了")


class State:
    """What is in force within one sentence, and the drafts made so far."""

    def __init__(self, context: Context, sentence: Sentence) -> None:
        """Start with what earlier sentences left in force."""
        self.context = context
        self.tokens = sentence.tokens
        self.subject: str | None = sentence.place_before
        self.place: str | None = sentence.place_before
        self.lent = sentence.lent
        self.borrowed: str | None = sentence.place_before
        self.setting = False
        self.acted = False
        self.held: tuple[Period | None, bool] | None = None
        self.running: tuple[Period | None, bool] | None = None
        self.subject_tokens: list[Token] = []
        self.period = sentence.period_before
        self.period_here = False
        self.status = "actual"
        self.drafts: list[Draft] = []
        self.run: list[Draft] = []
        self.batch = 0
        self.notes: list[Note] = []
        self.in_list = False
        words = context.text[sentence.bounds.start : sentence.bounds.end]
        self.group = sentence.bounds.start
        self.closed = sentence.bounds.start
        self.dropped = False
        self.brief = False
        self.skip = 0
        self.stale = False
        self.pending: Head | None = None
        self.asides: list[tuple[int, list[Draft], int, str | None, Period | None, str, list[Token]]] = []
        self.day: Period | None = None
        self.period_token: Token | None = None
        self.hold: re.Match[str] | None = None
        self.completed = False
        self.products: str | None = None
        self.until = sentence.bounds.start + project_start(words)
        self.common = Base("yoy") if "下同" in words else _NO_BASE

    def offer(self, token: Token) -> None:
        """Take back what was read of a sentence that turns out to promise support (对产值增长10%以上的企业给予奖励)."""
        if token.start < self.closed:
            return
        opener = self.context.text.rfind("对", self.group, token.start)
        clause = max(self.context.text.rfind(mark, self.group, token.start) for mark in "，,")
        cut = opener if opener >= 0 else max(clause, self.group)
        self.drafts = [draft for draft in self.drafts if draft.end <= cut]
        self.run = []
        end = self.context.text.find("；", token.end, self.tokens[-1].end)
        self.closed = end if end >= 0 else self.tokens[-1].end
        if match := _AFTER_OFFER.search(self.context.text, token.end, self.closed):
            self.closed = match.start()

    def aside(self, before: list[Token], *, opens: bool) -> list[Token]:
        """Enter or leave a bracket; behind it goes on what stood before it, and a change is that of the figure before."""
        if opens:
            held = (len(self.drafts), self.run, self.batch, self.subject, self.period, self.status, before)
            self.asides.append(held)
            self.run = []
            return []
        if not self.asides:
            return before
        count, self.run, self.batch, self.subject, self.period, self.status, before = self.asides.pop()
        inner = self.drafts[count:]
        self.drafts[max(0, count - 1) :] = [*inner, *self.drafts[max(0, count - 1) : count]]
        self.dropped = self.stale = False
        return before

    def take_status(self, tokens: list[Token]) -> None:
        """Let each status word among the tokens set what holds from there on."""
        for token in tokens:
            if token.kind not in OF_STATUS:
                continue
            if token.kind in ("target", "planned") and self._announces(token):
                self.brief = token.text in ("将", "即将")
                if self.status != "target" or token.kind == "target":
                    self.status = token.kind
            elif token.kind == "resume":
                self.status = "actual"
                if token.text in _NOW:
                    self.period, self.period_here = None, False
            elif token.kind == "time" and self.status == "planned" and self._is_past(token):
                self.status = "actual"
            elif token.kind == "time" and self._is_goal(token):
                self.status = "target"

    def _announces(self, token: Token) -> bool:
        """Whether a word of planning is a verb here: not in 持股计划、, 已规划, 将纪录提高了."""
        text = self.context.text
        if text[token.end : token.end + 1] in _NOUN_AFTER or text[max(0, token.start - 2) : token.start].endswith(
            ("已", "已经")
        ):
            return False
        return token.text != "将" or _RAISED.match(text, token.end) is None

    def _is_past(self, token: Token) -> bool:
        """Whether a time lies before the article, so that no plan is about it."""
        end = period_days(token)[1]
        return end is not None and self.context.published is not None and end < self.context.published

    def _is_over(self, period: Period) -> bool:
        """Whether a period has ended, so that no goal is set for it."""
        return period[1] is not None and (self.context.published is None or period[1] < self.context.published)

    def _is_goal(self, token: Token) -> bool:
        """Whether a time is a day to reach something by: 到2025年, ahead of the article."""
        if self.context.text[token.start - 1 : token.start] != "到":
            return False
        end = period_days(token)[1]
        if end is None:
            return False
        return self.status == "planned" if self.context.published is None else end > self.context.published

    def take_times(self, times: tuple[Token, ...]) -> None:
        """Let the times among the tokens set the period in force, those that tell one."""
        for token in times:
            if _RECORD.match(self.context.text, token.end) or self.context.text.endswith(
                ("受", "对比", "已达", "超过", "达到", "相当于"), 0, token.start
            ):
                continue
            period = self.context.period_of(token)
            if period is None and (self.context.dates_an_event(token) or self.context.begins_holiday(token)):
                self.period, self.period_here = None, False
            elif period is not None:
                running = self.running or (self.period, self.period_here)
                moment = self.context.moment_in(token, running[0]) if self.status == "actual" else None
                self.running = running if moment else None
                self.period, self.period_here, self.period_token = moment or period, True, token
                self.lent = False
            elif token.mention.kind == "date" and not self.context.is_vague(token):
                self.day = None if self.context.begins_holiday(token) else period_days(token)
            elif self.context.is_vague(token):
                self.period, self.period_here = None, False

    def take_subject(self, places: list[Token]) -> str | None:
        """Let the places among the tokens set whose figures follow, where they name one."""
        names = [self.context.name_of(place, self.place) for place in places]
        if len(names) != 1:
            return None
        self.subject = names[0]
        if getattr(places[0].mention, "kind", None) not in (
            "company",
            "government",
            "education",
            "other",
        ):
            self.place = names[0]
        self.subject_tokens, self.setting, self.acted = places, False, False
        return names[0]

    def make(
        self,
        head: Head,
        values: list[Token],
        rule: str,
        *,
        each: bool = False,
        metric: str | None = None,
    ) -> list[Draft] | None:
        """Make one draft for each value, or note that the lists do not match."""
        before = (self.period, self.period_here)
        self.take_times(head.times)
        metric = metric or head.metric
        count = len(values)
        subjects = self._subjects(head, metric, values)
        metrics: list[str] | None = [metric] * count
        if subjects and count > 1 and len(set(subjects)) == 1:
            metrics = spread(metric, count)
        elif subjects and each and (parts := spread(metric, metric.count("、") + metric.count("和") + 1)):
            metrics, subjects = parts, [subjects[0]] * len(parts)
        if not subjects or not metrics or (len(metrics) > 1 and not self._all_fit(metrics, values[0])):
            self.unequal(values)
            return None
        tokens = [*head.subject, *head.times]
        carried = [] if head.subject or head.holder else list(self.subject_tokens)
        if self.period_token is not None and not head.times:
            carried.append(self.period_token)
        made = []
        for at, name in enumerate(metrics):
            value = values[min(at, count - 1)]
            own, subject = (name, subjects[at]) if head.subject else own_subject(name, subjects[at])
            settled = self._settle(own, subject, head)
            if settled is None:
                self.run, self.dropped = [], True
                return None
            wording, subject = settled
            made.append(
                Draft(
                    metric=wording.metric,
                    subject=subject, period=self._period_for(wording.metric, head), status=self.status, rule=rule,
                    tokens=[*tokens, value], start=min(head.start, value.start), end=value.end,
                    flow=head.acts, carried=carried, share_of=wording.whole or None,
                )
            )  # fmt: skip
        if head.times and head.times[-1].text in THAT_DAY:
            self.held = self.held or before
        self.drafts.extend(made)
        self.dropped = self.stale = False
        return made

    def _settle(self, name: str, subject: str | None, head: Head) -> tuple[Wording, str | None] | None:
        """Take off a metric what is no part of it, and settle whose figure it is; `None` where it states nothing certain."""
        plain = name.strip("“”\"' 　") if name.count("“") != name.count("”") else name
        wording = worded(plain, placed=bool(head.subject))
        if wording is None:
            return None
        if wording.holder:
            subject = "".join([place.text for place in head.subject]) + wording.holder
        elif subject in WIDE_WORDS and wording.metric.startswith(subject):
            wording = wording._replace(metric=wording.metric.removeprefix(subject))
        return None if self._is_vague_about(wording, subject, head) else (wording, subject)

    def _is_vague_about(self, wording: Wording, subject: str | None, head: Head) -> bool:
        """Whether it stays open whose figure it is: nobody is named and no known metric tells, or only a size is named."""
        if head.subject and leads_elsewhere(self.context.text, head.subject[0]):
            return True
        if not head.holder and self.context.text[max(0, head.start - 1) : head.start] in _DASHES:
            return True
        if is_of_event(wording.metric, self.context.text, self.group, head.start):
            return True
        if head.subject or head.holder or wording.holder:
            return False
        if _SPEAKER.search(self.context.text, max(self.group, head.start - _NEAR), head.start):
            return True
        if wording.metric in SIZES or (subject and subject in wording.metric[: len(subject) + 1]):
            return True
        return subject is None and ending_metric(wording.metric) is None

    def _counted_holder(self, metric: str, value: Token) -> str | None:
        """Give the enterprises just counted, when a sum of money follows: 韩资企业近400家，年进出口额300亿元."""
        last = self.drafts[-1] if self.drafts else None
        if last is None or value.kind != "quantity" or value.mention.kind != "money" or last.start < self.group:
            return None
        if metric.startswith(_OF_PLACE):
            return None
        if last.value is not None and last.value.mention.kind == "count" and last.metric.endswith("企业"):
            known = ending_metric(metric)
            owned = (
                known is not None
                and known[0] < 2
                and "外资" not in metric
                and known[1].domain in _OWNED
                and last.status == self.status
            )
            return last.metric if owned and not last.flow else None
        return last.subject if last.subject and last.subject.endswith("企业") and last.period == self.period else None

    def _all_fit(self, metrics: list[str], value: Token) -> bool:
        """Whether every metric of a list can take a rate, where the values are levels in percent."""
        if value.kind != "quantity" or value.mention.kind not in ("percent", "percentage_point"):
            return True
        rates = [bool(_RATE.search(metric)) for metric in metrics]
        return all(rates) or not any(rates)

    def _subjects(self, head: Head, metric: str, values: list[Token]) -> list[str | None]:
        """Give the subject of each value; empty where a list of places and the values differ in number."""
        count = len(values)
        if len(head.subject) > 1:
            return self._listed(head, count)
        if head.holder:
            self._take_holder(head)
            return [self.subject] * count
        if head.subject:
            return [self.take_subject(list(head.subject))] * count
        return [self._carried(head, metric, values)] * count

    def _listed(self, head: Head, count: int) -> list[str | None]:
        """Give the listed places as subjects, with what each of them has; as one where there is one value."""
        names = [self.context.name_of(place, self.place) for place in head.subject]
        if head.holder:
            names = [f"{name or ''}{_BOTH.sub('', head.holder)}" for name in names]
        if count == 1:
            return ["、".join(name or "" for name in names)]
        return names if count == len(names) else []

    def _take_holder(self, head: Head) -> None:
        """Take a body as subject, under its place and with what a dash joins to it: 宁波—舟山港."""
        if head.subject:
            self.take_subject([head.subject[0]])
        text = self.context.text
        joined = _DASHED.search(text, max(self.group, head.start - _BEHIND_ACTOR), head.start)
        before = joined[0] if joined and text.startswith(head.holder, head.start) else ""
        self.subject = (head.subject[0].text if head.subject else before) + head.holder

    def _carried(self, head: Head, metric: str, values: list[Token]) -> str | None:
        """Give the subject in force, where a figure of this metric can be its own."""
        if head.other or (self.acted and not is_broad(metric)):
            return None
        if self.subject is not None and self.subject.endswith("企业") and _OF_BRANCHES.search(metric):
            return self.place
        if holder := self._counted_holder(metric, values[0]):
            return holder
        return None if (self._is_borrowed() and not is_broad(metric)) or self._is_far(metric) else self.subject

    def _is_borrowed(self) -> bool:
        """Whether the subject comes from an earlier sentence and is not what the article is about."""
        if self.subject in WIDE_WORDS:
            return False
        return self.subject == self.borrowed and self.subject != self.context.home and not self.subject_tokens

    def _is_far(self, metric: str) -> bool:
        """Whether the region that the article is about is too far for a figure of no known metric: its line does not name it."""
        name = self.subject
        if name is None or name != self.borrowed or self.subject_tokens or ending_metric(metric) is not None:
            return False
        low = max(0, self.group - _NEAR)
        low = max(low, self.context.text.rfind("\n", low, self.group))
        near = name in WIDE_WORDS or name in self.context.zone_names
        return not near and self.context.text.find(name, low, self.group) < 0

    def _period_for(self, metric: str, head: Head) -> Period | None:
        """Give the period in force; a stock is not a figure of a period it was not stated for."""
        known = ending_metric(metric)
        daily = known is not None and known[1].nature == "flow" and known[1].domain in _DAILY
        daily = daily or metric.startswith(_OF_TODAY)
        if daily and self.day is not None and not self.period_here:
            return self.day
        if (
            self.running is not None
            and not head.times
            and (head.acts or (known is not None and known[1].nature == "flow"))
        ):
            (self.period, self.period_here), self.running = self.running, None
        if self.period is None:
            return None
        if self.period_here and self.period[0] == self.period[1] and self._is_total(head):
            return (None, self.period[1])
        single = self.period[0] == self.period[1] and self.status == "planned"
        if (not self.period_here or single) and self.status != "actual" and self._is_over(self.period):
            return None
        if self.period[0] is None and not self.period_here and metric.startswith(_OF_A_DAY):
            return None
        if self.lent and not self.period_here and (known is None or self.status != "actual" or head.acts):
            return None
        end, today = self.period[1], self.context.published
        ahead = end is not None and today is not None and end > today
        if known is None and not self.period_here and ahead and self._is_total(head):
            return None
        stock = known is not None and known[1].nature == "stock" and not head.acts
        if stock and not self.period_here and not head.among:
            return None
        return self.period

    def _is_total(self, head: Head) -> bool:
        """Whether 累计 tells that a count goes back to a beginning of its own: 累计落户首店4000家."""
        return "累计" in head.verb or self.context.text.endswith("累计", 0, head.start)

    def unequal(self, values: list[Token]) -> None:
        """Note a list whose names and values differ in number; what follows has nothing to bind to."""
        self.run, self.dropped = [], True
        message = f"{len(values)} values for another number of names"
        self.notes.append(Note("facts/unequal-list", message, values[0].start, values[-1].end))
