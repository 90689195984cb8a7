"""Levels: a metric and its value, before or behind it."""

from __future__ import annotations

from zonenews._patterns import lazy
from zonenews.discourse.tokens import Token
from zonenews.facts.indicators.bases import Base, change_of
from zonenews.facts.indicators.comparisons import Comparisons
from zonenews.facts.indicators.draft import Draft
from zonenews.facts.indicators.metric_lists import is_counted, is_project_figure
from zonenews.facts.indicators.noun_phrases import Head, body_of, read_head
from zonenews.facts.indicators.phrases import closes, fits_all, is_sound
from zonenews.facts.indicators.run import MARKS
from zonenews.lexicon.indicators import ending_metric, load_indicators

_SHARE_NAMES = ("占比", "比重")
_PARTS_OF = ("percent", "ratio")
_NO_METRIC = frozenset(("", *MARKS))
_OUTPUTS = frozenset(("count", "mass", "volume", "energy", "length", "area", "power"))
_NO_PRODUCT = lazy(r"[的了是有在，]|(?:企业|公司|项目|品种|增长|下降|产品)$")
_TOWARDS = ("对", "向", "自", "从", "与", "往")
_LIST_GOES_ON = lazy(r"、(?![0-9一二三四五六七八九十百数近约超])")
_ONCE = lazy("完成|签约|形成|参加|参与|参展|成功|获|复工|开业")
"""What enterprises do once: a count of them is of an event, and tells no stock."""
_HAS_VERB = lazy(r"[也都还将].*的|给了.*的|国家和地区的|拿出|带来")
_VICTIMS = lazy(r"死|伤|[于被].*的")
_GROWTH_OF = lazy(r"(?<=.{2})(?:同比)?(?:增速|增幅|涨幅|增长率)$")
_HOLDS = lazy("[有聚汇引育成出形增驻设化获名户牌养纳通定供待产训突入]")
_REACHED = lazy(r"达|至|为|突破|超")
_POST_COUNT = lazy(
    r"^(?:的)?((?:(?:[^，。；、]{1,12}、){1,6}[^，。；、]{1,8}等)?[^，。；、的将已在为与和及是][^，。；、]{1,22}?)(?=$|[，,。；、]|[和与及][0-9]|入驻|来到|申请|形成|对口支援|同场|挂牌|落户|落地|进驻|集聚于|聚集|参展|参加|参与|成功|投入|进疆|正式|实现|获|完成|开展|在此|建成|开工|签约|就业)"
)
_HOLD = lazy(
    r"(?:拥有|聚集了?|集聚了?|汇聚了?|汇集了?|吸引了?|引进了?|引育了?|培育了?|建成了?|推出了?|形成了?|现有|有|共有|已有|新增|入驻|建有|设立了?|孵化了?|获批|命名|落户|新增授牌|培养了?|吸纳了?|开通了?|认定了?|提供了?|接待了?|产出|培训|突破|吸引来了?|引入了?)(?:[^，。；]{0,4})$"
)
_FLOW_HOLD = lazy(r"(引进|新增|获批|孵化|培养|培训|开通|吸纳|接待|引育|引入)")


class Levels(Comparisons):
    """Reads levels and counts."""

    def level(self, before: list[Token], values: list[Token], rest: str) -> None:
        """Read `head verb value` or `verb value noun`."""
        count = len(self.drafts)
        if values[0].mention.kind == "count" and rest and not closes(rest) and not self._holds(before, values[0]):
            self.run, self.dropped = [], True
            return
        before = [token for token in before if token.kind != "from"]
        head = read_head(_gathered(before) if len(values) > 1 else before)
        self.finish_level(head, values, "indicators/level", rest)
        if len(self.drafts) == count and not self.completed:
            self.run, self.dropped = [], True
        self.completed = False

    def _holds(self, before: list[Token], value: Token) -> bool:
        """Whether a verb of holding may stand before a count; without one, what stands behind the count is not read."""
        return any(token.kind == "text" and _HOLDS.search(token.text) for token in before) or self._continues(value)

    def finish_level(self, head: Head, values: list[Token], rule: str, rest: str) -> None:
        """Make drafts of levels, where the head names a metric or what was said before gives it."""
        kind = values[0].mention.kind
        listed, self.in_list = self.in_list, True
        if kind == "count" and rest and not closes(rest):
            self._post_count(head, values)
            return
        reached = rule == "indicators/from-to" or bool(_REACHED.match(head.verb))
        if head.metric in _NO_METRIC and self.outdoes(values[0]):
            return
        if head.metric in MARKS or (not head.metric and reached and self.completes(values[0])):
            return
        head = self._filled(self.led(head, values[0], reached=reached), values[0], rest, reached=reached)
        if self.products is not None and len(values) == 1 and _is_product(head, kind):
            product = head._replace(metric=head.metric.removeprefix("生产") + self.products)
            self._take(self.make(product, values, rule), values)
            return
        if rest and not closes(rest) and ending_metric(head.metric) is None:
            return
        firm = bool(head.subject or head.holder or head.among or head.acts or self.drafts)
        if not head.metric or not fits_all(head.metric, values, head, firm=firm):
            return
        if self._is_loose(head, values[0], rest):
            return
        if kind == "percent" and self.status == "actual" and _grows(head.metric):
            self._growth_rate(head, values)
            return
        self._take(self.make(head, values, rule), values, listed=listed)

    def _take(self, made: list[Draft] | None, values: list[Token], *, listed: bool = False) -> None:
        """Give the drafts of a list their levels; the changes that follow are theirs."""
        if made is None:
            return
        for draft, value in zip(made, values, strict=True):
            draft.value = value
        self.run.extend(made)
        self.batch = max(len(made), self.batch + 1 if listed else 1)

    def _growth_rate(self, head: Head, values: list[Token]) -> None:
        """Read 工业投资增速28%: the change of the metric it belongs to."""
        metric = _GROWTH_OF.sub("", head.metric)
        made = self.make(head._replace(metric=metric), values, "indicators/change") if is_sound(metric) else None
        for draft, value in zip(made or (), values, strict=False):
            draft.changes.append(change_of(value, "up", Base()))

    def _is_loose(self, head: Head, value: Token, rest: str) -> bool:
        """Whether a level is not the figure of a place: progress of projects, a condition, a count without place or time."""
        if "投入" in head.verb and value.mention.kind == "count":
            return True
        if head.metric == "完成投资":
            return not head.holder.endswith(("项目", "工程"))
        if rest and not closes(rest) and value.mention.mod is not None:
            return True
        known = ending_metric(head.metric) or head.subject or head.holder or head.times or head.among
        return value.mention.kind == "count" and not known and self.subject is None and self.period is None

    def _filled(self, head: Head, value: Token, rest: str, *, reached: bool) -> Head:
        """Complete a head whose metric stands behind its value, or is the one before or a part of it."""
        metric, last = head.metric, self.drafts[-1] if self.drafts else None
        if not metric and value.mention.kind == "money" and "完成" in head.verb:
            metric = _named_after(rest)
        if not metric and (stock := self.stock_of(value)):
            metric = stock
        elif not metric and last is not None and head.times:
            restated = reached or value.mention.mod is not None or self.status != "actual"
            repeated = self.repeats(value) if restated else None
            metric = last.metric if head.among else repeated.metric if repeated else ""
        elif last is not None and metric in ("总数", "总户数", "总量") and self.repeats(value) is last:
            metric = last.metric.removeprefix("净增").removeprefix("新增") + metric
        elif metric in _SHARE_NAMES and not head.subject and value.mention.kind in _PARTS_OF:
            metric = self.share_name(metric)
        elif last is not None and metric.endswith("的"):
            metric += self.sorted_noun(value)
        elif last is not None and metric in ("价值", "总价值"):
            metric = last.metric.removesuffix("量") + "值"
        elif last is not None and head.among and metric in ("出口", "进口"):
            metric = self.counted_base(value) + metric
        return head if metric == head.metric else head._replace(metric=metric)

    def _post_count(self, head: Head, values: list[Token]) -> None:
        """Read `集聚 1.6万家 企业`: what is counted stands after its number."""
        at = values[-1].end
        counted = counted_behind(self.context.text, at, self.tokens[-1].end)
        verb = head.metric + head.verb if head.verb else head.metric
        hold = _HOLD.search(verb) or (self.hold if self._continues(values[0]) else None)
        if not counted or not hold or len(values) > 1 or _LIST_GOES_ON.match(self.context.text, counted[1]):
            return
        noun, end = counted
        if noun.endswith("企业") and _ONCE.match(self.context.text, end):
            return
        if is_project_figure(noun) or not is_sound(noun) or not (is_counted(noun) or (noun == "企业" and self.subject)):
            return
        flow = _FLOW_HOLD.search(hold[0])
        metric = (flow[1] if flow and ending_metric(flow[1] + noun) is None else "") + noun
        if flow and not metric.startswith(flow[1]):
            metric = flow[1] + noun
        holder = head.holder
        if not head.subject and not holder and hold is not self.hold and hold.start() <= len(head.metric):
            holder = body_of(head.metric[: hold.start()])
        stripped = head._replace(metric=metric, holder=holder, acts=bool(flow))
        made = self.make(stripped, values, "indicators/count")
        if made and noun == "企业" and made[0].subject is None:
            self.drafts.remove(made[0])
        elif made:
            made[0].value = values[0]
            made[0].end = max(made[0].end, end)
            self.run.extend(made)
            self.batch = 1
            self.skip, self.hold = end, hold

    def _continues(self, value: Token) -> bool:
        """Whether a count goes on a list of counts: 21家总部和10家中心."""
        return self.context.text[self.skip : value.start].strip() in ("、", "和", "与", "及", "以及") and self.skip > 0


def _is_product(head: Head, kind: str) -> bool:
    """Whether a head names a product, in a list of products, and the value how much of it was made."""
    named = 2 <= len(head.metric) <= 16 and not head.holder and ending_metric(head.metric) is None
    return named and kind in _OUTPUTS and _NO_PRODUCT.search(head.metric) is None


def _gathered(before: list[Token]) -> list[Token]:
    """Put the metric of a list back to its names: 对东盟、欧盟 | 分别 | 进出口 (71亿元、33亿元)."""
    if len(before) < 3 or before[-2].kind != "spread" or before[-1].kind != "text":
        return before
    if before[-3].kind != "text" and not any(token.text.endswith(_TOWARDS) for token in before[:-3]):
        return before
    known = ending_metric(before[-1].text)
    return [*before[:-2], before[-1]] if known is not None and known[0] == 0 else before


def _grows(metric: str) -> bool:
    """Whether a level in percent is the growth of a known metric: 工业投资增速; of 经济增速 it is the level."""
    match = _GROWTH_OF.search(metric)
    return match is not None and ending_metric(metric[: match.start()]) is not None


def counted_behind(text: str, at: int, end: int) -> tuple[str, int] | None:
    """Give the noun behind a count and where it ends; `None` where none stands there, or people who came to harm."""
    match = _POST_COUNT.match(text[at : min(at + 60, end)])
    if match is None:
        return None
    noun = match[1].strip()
    if _VICTIMS.search(noun) or _HAS_VERB.search(noun):
        return None
    return noun[noun.rfind("的") + 1 :], at + match.end(1)


def _named_after(rest: str) -> str:
    """Give a metric that stands after its value: 完成4亿元资产融资."""
    return next(
        (rest[:size] for size in range(min(len(rest), 12), 2, -1) if rest[:size] in load_indicators()),
        "",
    )
