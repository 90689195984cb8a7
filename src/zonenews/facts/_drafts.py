"""Indicators in the making: what is in force within a sentence, and how a statement becomes drafts."""

from __future__ import annotations

import re
from typing import NamedTuple

import attrs

from zonenews._patterns import lazy
from zonenews.facts._changes import Base, Change
from zonenews.facts._context import WIDE_WORDS, Context, Period, period_days
from zonenews.facts._heads import Head
from zonenews.facts._leads import is_broad, named_lead, project_start, stated_trend
from zonenews.facts._metrics import spread
from zonenews.facts._phrases import own_subject
from zonenews.facts._scene import Scene
from zonenews.facts._tokens import Token
from zonenews.facts._wording import SIZES, Wording, worded
from zonenews.lexicon.cues import Cue
from zonenews.lexicon.indicators import ending_metric

_NOUN_AFTER = frozenset("，,。；;、的》”内外中（()）")
_SITE = lazy(r"^[^的]{1,8}(?:港|区|园|村|镇|乡|县|厂|站|场|基地|景区|中心|大学|口岸|社区|水库|学院|医院)$")
_SITE_BEHIND = lazy(
    r"(港(?![口澳资区湾])|[^的，在是有]{0,7}?(?:沙漠|山|湖|流域|草原|水库|灌区|港(?=$)|(?<![设建办])厂(?!房)|市场(?!主体)|镇|村(?!民|集)|乡(?!村|镇)|嘎查|社区|街道|牧场|农场|林场|码头|景区|公园|大学|医院|学院|口岸)"
    r"(?=$|[将已目共也近去今投新累通推建实完引拥发全现自从持积加开把为在]))"
)
"""A site that is named behind its place: 厦门 | 港将…, 内蒙古 | 库布其沙漠目前….."""
_SETTING = ("在", "位于", "走进", "来到", "走访")
"""What stands before a place where somebody else acts."""
_ACTS = lazy(
    r"这[个家座片种条款套]|(?!通过|随着|为|以|在|经过|根据|按照|围绕|由于|受|依托|借助|抓住|坚持|凭借|利用|从|全|近|目前|如今|当|一|两|不|更|还|已|其中)[^，]{0,8}(?:企业|公司|厂|店|户|队|团|学校|医院|合作社|农场|村民|员工|职工|基金|电影节|展会|博览会|平台|项目)"
)
"""Somebody who acts in the place named before: 老企业推出…."""
_SINCE_EVENT = lazy("以来的?这|^从.*以来")
"""A span that begins with an event and not with a day."""
_ROUTE_AFTER = lazy("[至到—－最首第内外-]|[0-9](?!G)")
"""What behind a place tells that it is no subject: 厦门至金门, 亚洲最大的…."""
_RATE = lazy(r"(?:率|占比|比重|比例|强度|进度|份额)$")
_OBJECT_BEFORE = lazy(r"(?:对|从|与|向|由|被|把|给|占|比|根据|面向|前往|来自|赴|和)$")
_PUBLIC_BODIES = frozenset(("government", "education", "other"))
_DAILY = frozenset(("transport", "tourism", "culture", "energy"))
_THAT_DAY = ("当日", "当天")
"""Times that hold for one figure only, among those of a longer period."""
_OF_A_DAY = ("新增", "单日", "当日", "两天")
"""How metrics begin that no day up to which is counted holds for."""
_NOW = frozenset(("目前", "如今", "当前"))
_OWNED = frozenset(("industry", "trade", "public finance"))
_AFTER_OFFER = lazy(r"[，,](?:确保|力争|实现|目前|截至|预计)")
_GROUP_AFTER = lazy(
    r"([0-9一二三四五六七八九十百]+(?:余|多)?[个家][^，。；]{0,10}(?:项目|企业))(?:全部|全面)?(?:达产|达效|投产|建成|投用)后?$"
)
_RECORD = lazy(r"(?:以来|来)?[^，。；]{0,6}(?:最高|新高|最大|最低|最好|最快)|[^，。；0-9]{1,20}以来")
_GROUP_ENDS = tuple(word + after for word in ("达产", "达效", "投产", "建成", "投用") for after in ("", "后"))
_RAISED = lazy(r"[^，,。；]{0,30}了")
_OF_STATUS = frozenset(("target", "planned", "resume", "time"))


@attrs.define
class Draft:
    """An indicator in the making."""

    metric: str
    subject: str | None
    period: Period | None
    status: str
    rule: str
    tokens: list[Token]
    start: int
    end: int
    value: Token | None = None
    changes: list[Change] = attrs.field(factory=list)
    share_of: str | None = None
    rank: str | None = None
    flow: bool = False
    carried: list[Token] = attrs.field(factory=list)

    @property
    def is_share(self) -> bool:
        """Whether its value is a part of a whole."""
        return self.share_of is not None


class Note(NamedTuple):
    """Something left open.

    Attributes:
        kind: what, such as `facts/unequal-list`.
        message: one sentence.
        start: where it starts in the normal text.
        end: where it ends.
    """

    kind: str
    message: str
    start: int
    end: int


class State:
    """What is in force within one sentence, and the drafts made so far."""

    def __init__(self, context: Context, scene: Scene) -> None:
        """Start with what earlier sentences left in force."""
        self.context = context
        self.tokens = scene.tokens
        self.subject: str | None = scene.place_before
        self.place: str | None = scene.place_before
        self.lent = scene.lent
        self.borrowed: str | None = scene.place_before
        self.setting = False
        self.subject_tokens: list[Token] = []
        self.period = scene.period_before
        self.period_here = False
        self.status = "actual"
        self.drafts: list[Draft] = []
        self.run: list[Draft] = []
        self.batch = 0
        self.notes: list[Note] = []
        self.in_list = False
        sentence = context.text[scene.row.start : scene.row.end]
        self.group = scene.row.start
        self.closed = scene.row.start
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
        self.until = scene.row.start + project_start(sentence)
        self.common = Base("yoy") if "下同" in sentence else Base()

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

    def lead(self, before: list[Token], end: Token) -> None:
        """Take in a clause, or the rest of one, that held no value: it may name a place, a time, a status."""
        self.in_list = False
        self.pending = None
        kinds = {token.kind for token in before}
        if not kinds.isdisjoint(_OF_STATUS):
            self.take_status(before)
        if self.brief and self.status == "planned" and end.kind == "comma":
            self.status, self.brief = "actual", False
        if before:
            self._take_clause(before, kinds)
        if end.kind == "stop":
            self.run = []
            self.group = end.end
            if end.text in "；;":
                self.status = "actual"
                self.period_here = False

    def _take_clause(self, before: list[Token], kinds: set[str]) -> None:
        """Take the times and the place of a clause without a value; `kinds` are those of its tokens."""
        source = "source" in kinds
        words = "".join([token.text for token in before])
        if "相比" in words:
            self.common = Base("yoy") if re.search(r"去年|上年|同期", words) else self.common
        elif not source and "time" in kinds:
            than = next(
                (at for at, token in enumerate(before) if token.kind == "than"),
                len(before),
            )
            self.take_times(tuple(token for token in before[:than] if token.kind == "time"))
        if words.endswith(("来", "至今")) and ("time" not in kinds or _SINCE_EVENT.search(words)):
            self.period, self.period_here = None, False
        if words.endswith(_GROUP_ENDS) and (match := _GROUP_AFTER.search(words)):
            self.subject, self.dropped = match[1], False
        else:
            self._lead_place(before, source=source)
            if self.setting and "place" not in kinds and _ACTS.match(words):
                self.subject, self.subject_tokens, self.setting = None, [], False
        self.pending = stated_trend(before, words)
        self.stale = self.stale or "place" in kinds

    def _lead_place(self, before: list[Token], *, source: bool) -> None:
        """Take the first place of a clause as subject; a public body that acts leaves the subject open."""
        if not source and (name := named_lead(before)):
            self.subject, self.subject_tokens = name, []
            return
        for at, token in enumerate(before):
            if token.kind != "place" or (source and not hasattr(token.mention, "zone")):
                continue
            if getattr(token.mention, "kind", "") in _PUBLIC_BODIES:
                self.subject = None if not any(t.kind == "place" for t in before[:at]) else self.subject
                continue
            previous = before[at - 1].text if at and before[at - 1].kind == "text" else ""
            if len(previous) > 2 and isinstance(token.mention, Cue):
                continue
            if _OBJECT_BEFORE.search(previous) is None:
                self.take_subject([token])
                self._at_site(token, previous, before[at + 1 :])
                return

    def _at_site(self, place: Token, previous: str, rest: list[Token]) -> None:
        """Look what a place that a clause names is: the site behind it, or only the setting of what another does."""
        behind = rest[0].text if rest and rest[0].kind == "text" else ""
        if previous.endswith("在") and len(rest) == 1 and _SITE.search(behind):
            self.subject = place.text + behind
        elif site := _SITE_BEHIND.match(behind):
            self.subject = place.text + site[1]
        elif previous.endswith(("位于", "地处")) and behind.startswith("的"):
            self.subject, self.subject_tokens = None, []
        self.setting = previous.endswith(_SETTING) and getattr(place.mention, "kind", "") != "company"

    def pass_over(self, before: list[Token]) -> None:
        """Take the place that opens a clause whose figure states nothing: what follows may be of it."""
        for at, token in enumerate(before):
            if token.kind == "place" and not _ROUTE_AFTER.match(self.context.text, token.end):
                self._lead_place(before[: at + 2], source=False)
            if token.kind != "time":
                return

    def take_status(self, tokens: list[Token]) -> None:
        for token in tokens:
            if token.kind not in _OF_STATUS:
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
        for token in times:
            if _RECORD.match(self.context.text, token.end) or self.context.text[token.start - 1 : token.start] == "受":
                continue
            period = self.context.period_of(token)
            if period is None and self.context.dates_an_event(token):
                self.period, self.period_here = None, False
            elif period is not None:
                self.period, self.period_here, self.period_token = period, True, token
                self.lent = False
            elif token.mention.kind == "date" and not self.context.is_vague(token):
                self.day = period_days(token)
            elif self.context.is_vague(token):
                self.period, self.period_here = None, False

    def take_subject(self, places: list[Token]) -> str | None:
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
        self.subject_tokens, self.setting = places, False
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
            wording = worded(own.strip("“”\"' 　") if own.count("“") != own.count("”") else own)
            subject = wording and (
                "".join([place.text for place in head.subject]) + wording.holder if wording.holder else subject
            )
            if wording is None or self._is_vague_about(wording, subject, head):
                self.run, self.dropped = [], True
                return None
            made.append(
                Draft(
                    metric=wording.metric,
                    subject=subject, period=self._period_for(wording.metric, head), status=self.status, rule=rule,
                    tokens=[*tokens, value], start=min(head.start, value.start), end=value.end,
                    flow=head.acts, carried=carried, share_of=wording.whole or None,
                )
            )  # fmt: skip
        if head.times and head.times[-1].text in _THAT_DAY:
            self.period, self.period_here = before
        self.drafts.extend(made)
        self.dropped = self.stale = False
        return made

    def _is_vague_about(self, wording: Wording, subject: str | None, head: Head) -> bool:
        """Whether it stays open whose figure it is: nobody is named and no known metric tells, or only a size is named."""
        if head.subject or head.holder or wording.holder:
            return False
        if wording.metric in SIZES:
            return True
        return subject is None and ending_metric(wording.metric) is None

    def _counted_holder(self, metric: str, value: Token) -> str | None:
        """Give the enterprises just counted, when a sum of money follows: 韩资企业近400家，年进出口额300亿元."""
        last = self.drafts[-1] if self.drafts else None
        if last is None or value.kind != "quantity" or value.mention.kind != "money" or last.start < self.group:
            return None
        if last.value is not None and last.value.mention.kind == "count" and last.metric.endswith("企业"):
            known = ending_metric(metric)
            owned = known is not None and known[0] < 2 and known[1].domain in _OWNED and last.status == self.status
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
            names = [self.context.name_of(place, self.place) for place in head.subject]
            if count == 1:
                return ["、".join(name or "" for name in names)]
            return names if count == len(names) else []
        if head.holder:
            self.subject = (head.subject[0].text if head.subject else "") + head.holder
        elif head.subject:
            return [self.take_subject(list(head.subject))] * count
        elif holder := self._counted_holder(metric, values[0]):
            return [holder] * count
        elif self._is_borrowed() and not is_broad(metric):
            return [None] * count
        return [self.subject] * count

    def _is_borrowed(self) -> bool:
        """Whether the subject comes from an earlier sentence and is not what the article is about."""
        if self.subject in WIDE_WORDS:
            return False
        return self.subject == self.borrowed and self.subject != self.context.home and not self.subject_tokens

    def _period_for(self, metric: str, head: Head) -> Period | None:
        """Give the period in force; a stock is not a figure of a period it was not stated for."""
        known = ending_metric(metric)
        daily = known is not None and known[1].nature == "flow" and known[1].domain in _DAILY
        if daily and self.day is not None and not self.period_here:
            return self.day
        if self.period is None:
            return None
        if not self.period_here and self.status != "actual" and self._is_over(self.period):
            return None
        if self.period[0] is None and not self.period_here and metric.startswith(_OF_A_DAY):
            return None
        if self.lent and not self.period_here and (known is None or self.status != "actual" or head.acts):
            return None
        stock = known is not None and known[1].nature == "stock" and not head.acts
        if stock and not self.period_here and not head.among:
            return None
        return self.period

    def unequal(self, values: list[Token]) -> None:
        """Note a list whose names and values differ in number; what follows has nothing to bind to."""
        self.run, self.dropped = [], True
        message = f"{len(values)} values for another number of names"
        self.notes.append(Note("facts/unequal-list", message, values[0].start, values[-1].end))
