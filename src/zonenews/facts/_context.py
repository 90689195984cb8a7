"""What is in force where a sentence begins: which zone or place it is about, and which period.

`read_context` walks the sentences of an article once. Each `Passage` is a sentence with its tokens and the places and
period that earlier sentences left in force. Facts read the tokens of a passage from left to right and fall back on what
is in force when the sentence itself does not say whose figure it is, or of when.

The rules, for every kind of fact:

- A zone or region that a sentence names stays in force within its paragraph; at a paragraph's end the article's own
  place comes back in force. Bodies that only report a figure (据海关统计, 商务部发布) are never in force.
- Short and full names of one zone are one place, under the name the article uses most. 全区, 园区, 新区 are the zone in force.
- A period stays in force within its paragraph. A vague time (目前, 近年来) and a new event day end it.
- A look back by its own day (10月18日) is no period of a statistic, but 6月末, 截至9月底 are.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from datetime import date, datetime

from zonenews._patterns import lazy
from zonenews.facts._tokens import Mentions, Row, Token, joined, split_sentences, tokenise
from zonenews.text.records import Mention

Period = tuple[date | None, date | None]

_ZONE_WORDS = frozenset(
    [
        "全区",
        "该区",
        "本区",
        "我区",
        "园区",
        "该园区",
        "新区",
        "该新区",
        "高新区",
        "开发区",
        "该开发区",
        "经开区",
        "示范区",
        "合作区",
        "自贸区",
        "综保区",
        "保税区",
        "试验区",
        "自贸试验区",
        "自贸港",
        "科学城",
        "区内",
        "园内",
        "辖区",
        "全园",
        "全港",
        "全域",
        "当地",
    ]
)
_INNER = frozenset("当地 国内 省内 市内 县内 境内".split())  # noqa: SIM905
_COMPANY_WORDS = frozenset(("公司", "该公司", "该企业"))
_SPAN_OF_TIME = lazy(
    r"(?:过去|近|这|最近|未来)?(?:[0-9]{1,2}|[一二三四五六七八九十两]{1,3})多?(?:年|个月|天|周)多?(?:来|间|里|以来)?$"
)
_ZONE_GROUP = lazy(
    r"(?:全国|全省|全市)[0-9]{1,4}[家个](?:国家级|省级以上|省级)?(?:经济技术开发区|经开区|高新技术产业开发区|高新区|开发区|综合保税区|综保区|自贸试验区)"
)
_YEAR_END = lazy(r"年[底末]$")
_EVENT_AFTER = lazy(
    r"[^，。；、0-9]{0,6}(?:成立|挂牌|启动|启用|开通|建成|投产|投用|举办|召开|揭牌|开园|创办|发布|落户|入驻|推出|开工|出台)[^，。；]{0,4}的"
    r"|[”\"]?规划|“?(?:春运|春节|假期|国庆|五一|端午|中秋|清明|元旦|暑期|寒假|汛期|中国|中华|全国两会|世界)"
)
_MONTH_END = lazy(r"[末底初]$|当日$|当天$")
_OPEN_BEFORE = lazy(r"(?:截至|截止|截止到|截至到|到|至)$")
_SINCE_AFTER = lazy(r"以来|起|开始|至今")
_SINCE_BEFORE = lazy(r"(?:自|从|自从)$")
_KEEP_CONTEXT = lazy(r"^[从按分][^，,。]{1,10}看|^其中|^(?:一|二|三)是")
WIDE_WORDS = ("全国", "我国", "全省", "全市", "全县", "全州")
_WIDE = lazy(r"(全[国省市县州]|我国)(?<![^\W日月年来末底今度期前]..)(?!人大|政协|两会|首|最|重点|各|第|唯|性|统)")
"""A place wider than the article's own, at the start of a clause or behind a time."""
_CLAUSE_START = (*"，,：:、）)”年月日季度前来末底初在从", "今天", "如今", "眼下")
"""What stands before the first word of a clause, or before the place it is about."""
_COMPARED_BEFORE = frozenset("比较由从受与")


class Passage:
    """A sentence and what earlier sentences left in force.

    Attributes:
        text: the normal text.
        row: where the sentence stands.
        place: the place in force where it begins, under its preferred name, or `None`.
        period: the period in force where it begins, or `None`.
        lent: whether that period comes from an earlier paragraph.
    """

    __slots__ = ("_inside", "_mentions", "_tokens", "lent", "period", "place", "row", "text")

    def __init__(  # noqa: PLR0913, PLR0917 - one argument for each part
        self,
        text: str,
        row: Row,
        inside: list[Token],
        place: str | None,
        period: Period | None,
        lent: bool,  # noqa: FBT001
    ) -> None:
        """Keep the mentions inside the sentence; it is cut into tokens when somebody asks for them."""
        self.text = text
        self.row = row
        self.place = place
        self.period = period
        self.lent = lent
        self._inside = inside
        self._mentions: list[Token] | None = None
        self._tokens: list[Token] | None = None

    @property
    def mentions(self) -> list[Token]:
        """The mentions of the sentence in order; places that touch are one."""
        if self._mentions is None:
            self._mentions = joined(self.text, self._inside)
        return self._mentions

    @property
    def tokens(self) -> list[Token]:
        """All tokens of the sentence in order."""
        if self._tokens is None:
            self._tokens = tokenise(self.text, self.row, self._inside)
        return self._tokens

    def figures(self) -> list[Token]:
        """The quantities of the sentence."""
        return [token for token in self._inside if token.kind == "quantity"] if self._inside else self._inside

    def holds(self, kind: str) -> bool:
        """Whether the sentence has a mention of a kind."""
        return kind in [token.kind for token in self._inside]


class Context:
    """The places and times of one article.

    Attributes:
        text: the normal text.
        published: the reference date.
        home: the place the article is about, or `None`.
    """

    def __init__(
        self,
        text: str,
        *,
        zones: Sequence[Mention],
        regions: Sequence[Mention],
        published: date | None,
    ) -> None:
        """Group the names of zones and find the article's own place."""
        self.text = text
        self.published = published
        self._names = _preferred_names(zones)
        self.zone_names = frozenset(map(self.zone_name, zones))
        self._wide = any(word in text for word in WIDE_WORDS)
        self.home = self._home(zones, regions)
        self._periods: dict[tuple[int, int], Period | None] = {}

    def _home(self, zones: Sequence[Mention], regions: Sequence[Mention]) -> str | None:
        """Give the zone the article is about; where it names none, the region of most of its mentions."""
        opening = self.text.find("\n", 1)
        opening = max(opening, 60) if opening >= 0 else 60
        counts = Counter(self.zone_name(zone) for zone in zones)
        only_paragraph = self.text.find("\n", opening) < 0
        for name, count in counts.most_common(2):
            starts = [zone.span.start for zone in zones if self.zone_name(zone) == name]
            named_once = len(counts) == 1 and (only_paragraph or starts[0] < opening)
            if starts[0] < opening + 120 and (count > 1 or named_once) and count * 2 >= sum(counts.values()):
                return name
        if group := _ZONE_GROUP.search(self.text, 0, 400):
            return group[0]
        named = Counter(region.text for region in regions)
        for name, count in named.most_common(1):
            first_line = self.text.find("\n", 1) if counts else opening
            early = any(region.span.start < first_line and region.text == name for region in regions)
            if early and count > 1 and count * 2 >= sum(named.values()):
                return name
        return None

    def zone_name(self, zone: Mention) -> str:
        """Give the name the article uses most for a zone."""
        name = _zone_name(zone)
        return self._names.get(name, name)

    def name_of(self, place: Token, in_force: str | None) -> str | None:
        """Give the name of a place token.

        Args:
            place: a token of kind `place`.
            in_force: the place in force, which 园区 and 全区 stand for.

        Returns:
            The name, or `None` where a word refers to a place the text does not tell.
        """
        mention = place.mention
        if not isinstance(mention, Mention):
            word = mention.word
            if place.text != word:
                return place.text
            if word in _ZONE_WORDS:
                zone = in_force if in_force in self._names.values() else None
                return zone or self.home or in_force
            if word in _INNER or word in _COMPANY_WORDS:
                return in_force
            return str(word)
        if place.text.endswith(("管委会", "管理委员会")):
            zone = in_force if in_force in self._names.values() else self.home
            return zone or place.text.removesuffix("管委会").removesuffix("管理委员会")
        if hasattr(mention, "zone") and mention.span.end - mention.span.start == place.end - place.start:
            return self.zone_name(mention)
        return place.text

    def period_of(self, token: Token) -> Period | None:
        """Give the period a time token sets for a statistic, or `None`: a vague time, or the bare day of an event."""
        key = (token.start, token.end)
        if key not in self._periods:
            self._periods[key] = self._read_period(token)
        return self._periods[key]

    def _read_period(self, token: Token) -> Period | None:
        mention = token.mention
        start, end = _day(mention.start), _day(mention.end)
        if start is None and end is None:
            return None
        before = self.text[max(0, token.start - 3) : token.start]
        if self.dates_an_event(token) or _SPAN_OF_TIME.match(token.text):
            return None
        if start is not None and self.published is not None:
            after = self.text[token.end : token.end + 2]
            if _SINCE_AFTER.match(after) and end is not None and end < self.published:
                return (start, self.published)
        if (
            mention.kind == "date"
            and _YEAR_END.search(token.text)
            and self.text.startswith("前", token.end)
            and end is not None
        ):
            return (end.replace(month=1, day=1), end)
        if mention.kind == "date" and _MONTH_END.search(token.text) is None and not _OPEN_BEFORE.search(before):
            return None
        if mention.kind == "date" and re.search(r"(?:截至|截止|截止到|截至到)$", before):
            return (None, end)
        if mention.kind == "recurring":
            return None
        return (start, end)

    def dates_an_event(self, token: Token) -> bool:
        """Whether a time says when something happened and not what a figure is of: 今年三月挂牌的."""
        return token.text.endswith("规划") or _EVENT_AFTER.match(self.text, token.end) is not None

    def is_vague(self, token: Token) -> bool:
        """Whether a time token gives no dates (目前, 近年来)."""
        return (token.mention.start is None and token.mention.end is None) or bool(_SPAN_OF_TIME.match(token.text))

    def passages(self, mentions: Mentions) -> Iterator[Passage]:
        """Walk the sentences in order.

        Args:
            mentions: the mentions of the text.

        Yields:
            A passage for each sentence.
        """
        place: str | None = self.home
        period: Period | None = None
        opening: Period | None = None
        first: Period | None = None
        paragraph = -1
        for row in split_sentences(self.text):
            if row.paragraph != paragraph:
                paragraph = row.paragraph
                place = self.home
                if not _KEEP_CONTEXT.match(self.text[row.start : row.start + 14].lstrip("　 ")):
                    if self.home in self.zone_names:
                        first = first or opening
                    period, opening = first, None
                else:
                    period = opening
            inside = mentions.within(row)
            yield Passage(self.text, row, inside, place, period, period is not None and opening is None)
            if inside:
                place, period = self._after(row, inside, place, period)
                if opening is None and self._names_period(inside):
                    opening = period
            elif self._wide:
                place = self._place_after(row, inside, place)

    def _names_period(self, tokens: list[Token]) -> bool:
        return any(token.kind == "time" and self.period_of(token) is not None for token in tokens)

    def _lasting(self, period: Period | None) -> Period | None:
        """Keep a period for the next sentence, unless it lies ahead: a goal is stated for its own sentence."""
        if period is None or self.published is None or period[1] is None:
            return period
        ahead = period[1] > self.published and (period[0] is None or period[0] > self.published)
        return None if ahead else period

    def _after(
        self, row: Row, inside: list[Token], place: str | None, period: Period | None
    ) -> tuple[str | None, Period | None]:
        """What a sentence with mentions leaves in force."""
        place = self._place_after(row, inside, place)
        for token in inside:
            if token.kind == "time" and self.text[token.start - 1 : token.start] not in _COMPARED_BEFORE:
                if named := self.period_of(token):
                    period = self._lasting(named) or period
                elif self.is_vague(token):
                    period = None
        return place, period

    def _place_after(self, row: Row, inside: list[Token], place: str | None) -> str | None:
        """The first place that opens a clause of a sentence, or the one in force before it."""
        word = _WIDE.search(self.text, row.start, row.end) if self._wide else None
        for token in inside:
            if word is not None and word.start(1) < token.start:
                break
            if token.kind == "place" and getattr(token.mention, "kind", "") not in _BODIES:
                before = self.text[row.start : token.start].rstrip()
                if not before or before.endswith(_CLAUSE_START):
                    return self.name_of(token, place) or place
        return place if word is None else word[1]


_BODIES = frozenset(("company", "government", "education", "other"))
"""Kinds of organisations, which zones and regions do not have."""


def _zone_name(zone: Mention) -> str:
    return str(getattr(zone, "name", "") or zone.text)


def _day(value: date | datetime | None) -> date | None:
    """Give the day of a moment."""
    return value.date() if isinstance(value, datetime) else value


def period_days(token: Token) -> Period:
    """Give the first and last day of a time token."""
    return (_day(token.mention.start), _day(token.mention.end))


def _preferred_names(zones: Sequence[Mention]) -> dict[str, str]:
    """Map each zone name to the most used name of the same zone; of two used as often, to the longer."""
    counts = Counter(_zone_name(zone) for zone in zones if zone.text not in _ZONE_WORDS)
    ranked = sorted(
        counts,
        key=lambda name: (name[-1] not in "区园城港带", -counts[name], -len(name)),
    )
    groups: dict[object, set[str]] = {}
    for zone in zones:
        groups.setdefault(getattr(zone, "zone", None) or _zone_name(zone), set()).add(_zone_name(zone))
    merged: list[set[str]] = []
    for group in groups.values():
        same = next(
            (kept for kept in merged if any(same_zone(a, b) for a in kept for b in group)),
            None,
        )
        if same is None:
            merged.append(set(group))
        else:
            same |= group
    order = {name: at for at, name in enumerate(ranked)}
    return {name: min(group, key=lambda one: order.get(one, len(order))) for group in merged for name in group}


def same_zone(one: str, other: str) -> bool:
    """Whether one zone name is a short form of the other: its characters, in order, and the same beginning.

    >>> same_zone("芜湖经济技术开发区", "芜湖经开区"), same_zone("芜湖经开区", "常州经开区")
    (True, False)
    """
    short, long = sorted((one, other), key=len)
    rest = iter(long)
    return len(short) > 2 and all(character in rest for character in short)


def read_context(
    text: str,
    *,
    zones: Sequence[Mention],
    regions: Sequence[Mention],
    published: date | None = None,
) -> Context:
    """Read what an article is about; see the module for the rules."""
    return Context(text, zones=zones, regions=regions, published=published)


def gather(  # noqa: PLR0913 - one argument for each kind of mention
    text: str,
    *,
    quantities: Iterable[Mention],
    times: Iterable[Mention],
    zones: Iterable[Mention],
    regions: Iterable[Mention],
    organizations: Iterable[Mention],
) -> Mentions:
    """Put the mentions of an article in one row; where they overlap, zones stand before organisations and regions."""
    return Mentions(
        text,
        (
            ("quantity", quantities),
            ("place", zones),
            ("place", organizations),
            (
                "place",
                [region for region in regions if getattr(region, "inside", None) is None],
            ),
            ("time", times),
        ),
    )
