"""Clauses without a figure: the place, the time and the status that they leave for the figures behind them."""

from __future__ import annotations

import re

from zonenews._patterns import lazy
from zonenews.discourse.tokens import Token
from zonenews.facts.indicators.bases import Base
from zonenews.facts.indicators.drafts import OF_STATUS, THAT_DAY, State
from zonenews.facts.indicators.leads import named_lead, stated_trend
from zonenews.lexicon.cues import Cue

_SITE = lazy(r"^[^的]{1,8}(?:港|区|园|村|镇|乡|县|厂|站|场|基地|景区|中心|大学|口岸|社区|水库|学院|医院)$")
_SITE_BEHIND = lazy(
    r"(港(?![口澳资区湾])|[^的，在是有]{0,7}?(?:沙漠|山|湖|流域|草原|水库|灌区|经济带|经济圈|都市圈|城市群|港(?=$)|(?<![设建办])厂(?!房)|市场(?!主体)|镇|村(?!民|集)|乡(?!村|镇)|嘎查|社区|街道|牧场|农场|林场|码头|景区|公园|大学|医院|学院|口岸)"
    r"(?=$|[将已目共也近去今投新累通推建实完引拥发全现自从持积加开把为在]))"
)
"""A site that is named behind its place: 厦门 | 港将…, 内蒙古 | 库布其沙漠目前….."""
_TOWN_BEHIND = lazy("([^的，在是有、各乡城两三多等和与及将已村]{1,3}(?:镇(?!域|区)|乡(?!村|镇|亲|情)|嘎查))")
"""A town behind its county, whatever follows: 长宁县 | 铜鼓镇万亩果园…."""
_SETTING = ("在", "位于", "走进", "来到", "走访")
"""What stands before a place where somebody else acts."""
_ACTS = lazy(
    r"这[个家座片种条款套]|(?!通过|随着|为|以|在|经过|根据|按照|围绕|由于|受|依托|借助|抓住|坚持|凭借|利用|从|全|近|目前|如今|当|一|两|不|更|还|已|其中|支持|鼓励|引导|吸引|帮助|助力|推动|带动|服务|给|让|使)[^，]{0,8}(?:企业|公司|厂|店|户|队|团|学校|医院|合作社|农场|村民|员工|职工|基金|电影节|展会|博览会|平台|项目)"
)
"""Somebody who acts in the place named before: 老企业推出…."""
_SINCE_EVENT = lazy("以来的?这|^从.*以来")
"""A span that begins with an event and not with a day."""
_OF_ITS_KIND = lazy(r"(?!.*[是为])[^，]*(?:之一|首[个条座批家套]|最[大长高早]|唯一)")
"""What tells which of its kind a thing is that is named next: 我国首批基地之一，…."""
_NO_WHOLE = lazy(r"面向|之[路战]|第一|最大|首[家个]|(?:调研|采访|考察)|[^，的]{1,8}(?:地区|一带|沿线|片区)$")
"""What stands behind a place where it is not the whole place that is told of: 在青石 | 调研, 青石 | 东部山地一带."""
_OTHER_BODY = lazy(
    r"(?!通过|随着|为|以|在|经过|根据|按照|围绕|由于|受|依托|借助|抓住|坚持|凭借|利用|从|当|我国|全)[^，。；]{3,30}(?:片区|沿线|地区|流域|区域|走廊|基地|园区|厂|公司|集团|村|镇|湖|河|江|山|沙漠|景区)(?:是|位于|地处|坐落于|长期|曾是|作为)"
)
"""A clause that is about another place or body than the one in force: 青石山脉北缘片区是重要的水源地."""
_AMONG_PROJECTS = lazy(r".*[0-9一二三四五六七八九十][个家项][^，]*(?:项目|工程)(?:中|里|当中)$")
_WIDER = ("经济带", "经济圈", "城市群", "流域")
_AMONG = ("项目中", "工程中", "项目里", "工程里", "项目当中")
"""What opens a count of projects, which are no figure of the place: 31个开工项目中."""
_REACHES = lazy(r"(?:覆盖|惠及|占|涉及|带动)[^，。；]{0,6}[0-9.]+(?:%|成)$")
"""A verb and its amount, behind which a place is only a part: 覆盖全区96%的嘎查村."""
_VERB_REACH = 16
_LIES_IN = ("位于", "地处", "起于", "止于", "来自", "产自")
"""Verbs behind which a place only tells where something else is."""
_ONE_FIRM = ("这家", "这位", "这名", "该企业", "该公司")
"""How a clause begins that turns to one firm or one person."""
_MOST = lazy(r"[^，]{0,8}最[^，]{1,3}的[^，]{2,}$")
"""What tells a place within the one named: 在美国 | 灾情最重的….."""
_ROUTE_AFTER = lazy("[至到—－最首第内外-]|[0-9](?!G)")
"""What behind a place tells that it is no subject: 厦门至金门, 亚洲最大的…."""
_OBJECT_BEFORE = lazy(
    r"(?:成为|作为|融入|对接|带动|辐射|覆盖|通达|连接|联通|抵达|到达|打造|吸引|进入|落户|入驻|途经|拉动|推动|助力|促进|销往|发往|运往|飞往|开往|直飞|对|从|与|向|由|被|把|给|占|比|根据|面向|前往|来自|赴|和|超过|高于|低于|好于|快于|优于)$"
)
_PUBLIC_BODIES = frozenset(("government", "education", "other"))
_GROUP_AFTER = lazy(
    r"([0-9一二三四五六七八九十百]+(?:余|多)?[个家][^，。；]{0,10}(?:项目|企业))(?:全部|全面)?(?:达产|达效|投产|建成|投用)后?$"
)
_GROUP_ENDS = tuple(word + after for word in ("达产", "达效", "投产", "建成", "投用") for after in ("", "后"))


_PRODUCTS = lazy(r"主要(?:工业)?(?:产品|农产品)(?P<output>产量)?(?:中|方面|看|有)?$|产品(?P<made>产量)(?:中|方面|看)?$")
"""What opens a list of products, whose names are metrics there: 主要产品中，手机….."""


class Clauses(State):
    """Reads clauses that hold no figure, and what a figure that states nothing leaves."""

    def lead(self, before: list[Token], end: Token) -> None:
        """Take in a clause, or the rest of one, that held no value: it may name a place, a time, a status."""
        self.in_list = False
        self.pending = None
        kinds = {token.kind for token in before}
        if not kinds.isdisjoint(OF_STATUS):
            self.take_status(before)
        if self.brief and self.status == "planned" and end.kind == "comma":
            self.status, self.brief = "actual", False
        if before:
            self._take_clause(before, kinds)
        if end.kind == "stop":
            self.run = []
            self.group = end.end
            if self.held is not None:
                (self.period, self.period_here), self.held = self.held, None
            if end.text in "；;":
                self.status = "actual"
                self.period_here = self.period_here and self.period is not None and self.period[0] == self.period[1]

    def _take_clause(self, before: list[Token], kinds: set[str]) -> None:
        """Take the times and the place of a clause without a value; `kinds` are those of its tokens."""
        source = "source" in kinds
        self.day = None if source else self.day
        words = "".join([token.text for token in before])
        if "相比" in words:
            self.common = Base("yoy") if re.search(r"去年|上年|同期", words) else self.common
        elif not source and "time" in kinds:
            than = next(
                (at for at, token in enumerate(before) if token.kind == "than"),
                len(before),
            )
            self.take_times(
                tuple(token for token in before[:than] if token.kind == "time" and token.mention.kind != "recurring")
            )
        if words.endswith(("来", "至今")) and ("time" not in kinds or _SINCE_EVENT.search(words)):
            self.period, self.period_here = None, False
        self._open_products(words)
        if words.endswith(_GROUP_ENDS) and (match := _GROUP_AFTER.search(words)):
            self.subject, self.dropped = match[1], False
        else:
            self._lead_place(before, source=source)
            if "place" not in kinds and ((len(before) > 1 and "among" in kinds) or words.startswith(_ONE_FIRM)):
                self.subject, self.subject_tokens = None, []
            if self.subject and "place" not in kinds and self.subject not in words and _OTHER_BODY.match(words):
                self.subject, self.subject_tokens = None, []
            if "place" not in kinds and _ACTS.match(words):
                self.acted = not self.subject_tokens
                if self.setting:
                    self.subject, self.subject_tokens, self.setting = None, [], False
        if words.endswith(_AMONG) and _AMONG_PROJECTS.match(words):
            self.closed = max(self.closed, self._clause_after(before[-1].end))
        self.pending = stated_trend(before, words)
        self.stale = self.stale or "place" in kinds

    def _clause_after(self, at: int) -> int:
        """Give the end of the clause behind the mark at an offset."""
        ends = [self.context.text.find(mark, at + 1, self.tokens[-1].end) for mark in "，；"]
        return min([end for end in ends if end > 0], default=self.tokens[-1].end)

    def _open_products(self, words: str) -> None:
        """Take it that a list of products begins, where a clause says so."""
        if "产品" in words and (opener := _PRODUCTS.search(words)):
            self.products = opener["output"] or opener["made"] or ""

    def _lead_place(self, before: list[Token], *, source: bool) -> None:
        """Take the first place of a clause as subject; a public body that acts leaves the subject open."""
        start = before[0].start
        part = before[0].text[0] == "的" and _REACHES.search(self.context.text, max(0, start - _VERB_REACH), start)
        if not source and not part and (name := named_lead(before)):
            self.subject, self.subject_tokens = name, []
            return
        passed = False
        for at, token in enumerate(before):
            if token.kind != "place" or (source and not hasattr(token.mention, "zone")):
                continue
            if getattr(token.mention, "kind", "") in _PUBLIC_BODIES:
                self.subject = None if not any(t.kind == "place" for t in before[:at]) else self.subject
                continue
            previous = before[at - 1].text if at and before[at - 1].kind == "text" else ""
            if isinstance(token.mention, Cue) and (len(previous) > 2 or previous.endswith("的")):
                continue
            if (passed and before[at - 1].kind == "join") or self._is_quoted(token):
                continue
            passed = _OBJECT_BEFORE.search(previous) is not None
            if not passed:
                second = bool(self.subject_tokens) and self.subject_tokens[0] is not token
                self.take_subject([token])
                if second and self._is_wider(token, before[at + 1 :]):
                    self.subject, self.subject_tokens = None, []
                    return
                self._at_site(token, previous, before[at + 1 :])
                return

    def _is_quoted(self, place: Token) -> bool:
        """Whether a name stands between quotation marks: it is that of a brand or a show."""
        text = self.context.text
        return text[place.start - 1 : place.start] == "“" and text[place.end : place.end + 1] == "”"

    def _is_wider(self, place: Token, rest: list[Token]) -> bool:
        """Whether a second place only tells where something of the first one lies: 长江经济带废弃矿山得到修复."""
        behind = rest[0].text if rest and rest[0].kind == "text" else ""
        return place.text.endswith(_WIDER) and len(behind) > 3

    def _at_site(self, place: Token, previous: str, rest: list[Token]) -> None:
        """Look what a place that a clause names is: the site behind it, or only the setting of what another does."""
        behind = rest[0].text if rest and rest[0].kind == "text" else ""
        firm = getattr(place.mention, "kind", "") == "company"
        if len(rest) > 1 and not firm and rest[0].kind == "join" and rest[1].kind == "place":
            self.subject, self.subject_tokens = None, []
        elif previous.endswith("在") and len(rest) == 1 and _SITE.search(behind):
            self.subject = place.text + behind
        elif (previous.endswith("在") and _MOST.match(behind)) or (
            isinstance(place.mention, Cue) and _OF_ITS_KIND.match("".join([token.text for token in rest]))
        ):
            self.subject, self.subject_tokens = None, []
        elif town := _TOWN_BEHIND.match(behind):
            self.subject = self.place = place.text + town[1]
        elif site := _SITE_BEHIND.match(behind):
            self.subject = place.text + site[1]
        elif _NO_WHOLE.match(behind) or (previous.endswith(_LIES_IN) and behind.startswith("的")):
            self.subject, self.subject_tokens = None, []
        self.setting = previous.endswith(_SETTING) and not firm

    def pass_over(self, before: list[Token]) -> None:
        """Take the times and the place that open a clause whose figure states nothing: what follows may be of them."""
        if (
            before
            and before[0].kind == "time"
            and before[0].mention.kind != "recurring"
            and before[0].text not in THAT_DAY
        ):
            self.take_times((before[0],))
        for at, token in enumerate(before):
            if token.kind == "place" and not _ROUTE_AFTER.match(self.context.text, token.end):
                self._lead_place(before[: at + 2], source=False)
            elif token.kind == "place" and self.context.text[token.end : token.end + 1] == "至":
                self.subject, self.subject_tokens = None, []
            if token.kind != "time":
                return
