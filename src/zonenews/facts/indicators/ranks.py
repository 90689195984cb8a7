"""Ranks: `head 居全省第3位`."""

from __future__ import annotations

from zonenews._patterns import lazy
from zonenews.discourse.tokens import PlaceToken, Token
from zonenews.facts.indicators.draft import Draft
from zonenews.facts.indicators.drafting import make_drafts
from zonenews.facts.indicators.filling import is_clausal
from zonenews.facts.indicators.metric_lists import distribute
from zonenews.facts.indicators.metric_names import head_refusal, is_metric, is_sound, split_list
from zonenews.facts.indicators.noun_phrases import MetricPhrase, read_metric_phrase
from zonenews.facts.indicators.phrase import PARTS, Phrase, text_of
from zonenews.facts.indicators.refusals import Refusal
from zonenews.facts.indicators.run import Run
from zonenews.facts.indicators.scope import Scope
from zonenews.facts.indicators.status import set_status
from zonenews.grammar.patterns import pattern
from zonenews.lexicon.word_classes import word_set, words_of

_NOT_OF_HEAD = ("up", "down", "basis")
EVALUATED = pattern(r"([^，。；、的区家第中]{0,10}{evaluation})(?:排名|结果)?中?(?:总?排名?|[位名][居列]|[居列])?$")
"""What a place is ranked in: 在全省开发区 | 综合考评中."""
_LISTED = pattern("{listed_in}了?“?(?P<list>[^，。；“”、]{4,24})”?[，,]$")
"""What a place was listed in, by the clause before its rank: 入围 | 全国百强园区 | ，排在第38位."""
_LIST_REACH = 32
_RULE = "indicators/rank"
_FROM = lazy("[由从](?=[^由从，]{0,10}$)")
_OUT_OF = lazy(
    "[^，0-9]{0,10}[0-9]+[余多]?[个家座][^，]{1,16}?[中里内](?P<field>[^，中]{0,10}?)(?:排[名位]?|[位名]?[居列])?"
)
"""Among how many places one has its rank, and what it is ranked in: 169家国家高新区中 | 综合实力."""
_OVERALL = "综合"
_MORE = lazy("(?:[、和与及]|以及)第(?P<number>[0-9]{1,4}|[一二三四五六七八九十百]{1,5})(?:位|名)?")
"""The ranks of further metrics: 分列第一 | 、第三位."""
_ALIKE = ("同", "均", "都", "双双", "一同")
_QUOTED = lazy("“([^“”]{2,12})”")
_SHORTEST = 2
_NO_NOUN = pattern("[0-9]|{no_ranked_noun}$")
_ORDER = lazy("第[0-9一二三四五六七八九十]")
_TITLED = pattern("{ranked_noun}$")
"""How ends what places are evaluated by: 创新能力和创业活跃度."""
_NUMERALS = {character: value for value, character in enumerate("零一二三四五六七八九")}


def rank(phrase: Phrase, scope: Scope, run: Run) -> bool:
    """Read a rank: of the metric before it, or of the figure before it (总量居全省第3位)."""
    token = phrase.closer
    if token is None or token.kind != "rank":
        return False
    before = _without_earlier(phrase.before)
    set_status(scope, before)
    number = "1" if token.mention["first"] else digits(token.mention["number"])
    if number is None or any(item.kind == "compare" for item in before):
        return True
    if (more := _ranks_behind(token.end, scope.text)) or any(item.kind == "spread" for item in before):
        _rank_each([number, *more], before, phrase, scope, run)
        return True
    head = _ranked(before, phrase.before, scope, phrase.start)
    parts = split_list(head.metric)
    refers = _names_amount(head.metric, run) or all(
        part in word_set("referring") or part in words_of("growth_of") for part in parts
    )
    if head.metric in words_of("growth_of"):
        head = head._replace(metric=_growing(run))
    elif refers:
        _rank_last(number, token.end, run, parts)
        return True
    if head.metric:
        for draft in _of_metric(head, before, token, scope, run):
            draft.rank = number
    return True


def _names_amount(metric: str, run: Run) -> bool:
    """Whether a metric is only the amount of what was told last: 班列开行120列，开行量 | 居全省第二."""
    done = metric.removesuffix("量")
    return bool(done) and done != metric and run.last is not None and run.last.metric.endswith(done)


def _growing(run: Run) -> str:
    """Give the rate of growth that 增速 means, of what changed or was ranked before; empty where there is none.

    It is that of a sum told last, whose growth is not said: 工业投资3亿元，增长9%，技改投资2亿元， | 增速.
    """
    told = (draft for draft in reversed(run.drafts) if not draft.is_share and draft.rule != _RULE)
    growing = next((draft for draft in told if draft.changes or draft.kind == "money"), None)
    if growing is None and run.last is not None and run.last.rule == _RULE:
        growing = run.last
    return "" if growing is None or run.dropped else growing.metric.removesuffix("总量") + "增速"


def _of_metric(head: MetricPhrase, before: list[Token], closer: Token, scope: Scope, run: Run) -> list[Draft]:
    """Make the drafts of a metric that is ranked, or of each of several that share one rank; none where it names nothing."""
    if not head.each and _share_one(head.metric):
        head = head._replace(each=True)
    run.reason = None if _is_quoted(before) and scope.subject else _refusal(head, scope, run)
    if run.reason is None and len(split_list(head.metric)) > 1 and not (head.each or _TITLED.search(head.metric)):
        run.reason = Refusal("unequal_list")
    return make_drafts(head, [closer], _RULE, scope, run) if run.reason is None else []


def _ranks_behind(at: int, text: str) -> list[str]:
    """Give the ranks listed behind the one that ends at an offset."""
    found: list[str] = []
    while (more := _MORE.match(text, at)) is not None and (number := digits(more["number"])) is not None:
        found.append(number)
        at = more.end()
    return found


def _rank_each(numbers: list[str], before: list[Token], phrase: Phrase, scope: Scope, run: Run) -> None:
    """Give each of the metrics listed before them its rank: 工业增速、投资增速分列全市第一、第三位; none where they differ in number."""
    head = _ranked([item for item in before if item.kind != "spread"], phrase.before, scope, phrase.start)
    parts = split_list(head.metric)
    if len(parts) != len(numbers) or phrase.closer is None:
        run.reason = Refusal("unequal_list")
        return
    if parts[0] in word_set("referring") and parts[-1] in words_of("growth_of") and len(parts) == _SHORTEST:
        growing = _growing(run)
        _rank_last(numbers[0], phrase.closer.end, run, parts[:1])
        for draft in _of_metric(head._replace(metric=growing), before, phrase.closer, scope, run) if growing else []:
            draft.rank = numbers[1]  # 实际使用外资…，总量和增速分别位居全市第一、第二
        return
    run.reason = next(filter(None, (_refusal(head._replace(metric=part), scope, run) for part in parts)), None)
    if run.reason is not None:
        return
    for draft, number in zip(
        make_drafts(head, [phrase.closer] * len(numbers), _RULE, scope, run), numbers, strict=False
    ):
        draft.rank = number


def _is_quoted(before: list[Token]) -> bool:
    """Whether what is ranked is a name in quotation marks: “双创生态” | 位居第一."""
    return bool(before) and before[-1].kind == "text" and _QUOTED.fullmatch(before[-1].text) is not None


def _among(before: list[Token], at: int) -> list[Token] | None:
    """Give what is left of the tokens before a rank without among how many it is; `None` where they do not say it."""
    words = text_of(before[at + 1 :])
    told = _OUT_OF.fullmatch(words)
    if told is None or (not told["field"] and EVALUATED.search(words)):
        return None
    head, last = before[at], before[-1]
    cut = head._replace(text=head.text[:-1])
    field = last._replace(text=told["field"]) if told["field"] and last.kind == "text" else None
    return [*before[:at], *([cut] if cut.text else []), *([field] if field else [])]


def _without_earlier(before: list[Token]) -> list[Token]:
    """Leave out of the tokens before a rank what it was, and among how many: 由上年第7位 | 升至第4位, 在178个高新区中."""
    if len(before) > 1 and before[-1].kind == "place" and before[-1].text[0] == "全":
        before = before[:-1]  # 税收增幅 | 全市 | 排名第三
    if before and before[-1].kind == "text" and before[-1].text[-1] == "分" and len(before[-1].text) > 1:
        before = [*before[:-1], before[-1]._replace(text=before[-1].text[:-1])]  # 投资增速分 | 列全市第一
    for at, token in enumerate(before):
        if token.kind != "text":
            continue
        turn = _FROM.search(token.text)
        if turn is not None and _ORDER.search(token.text[turn.end() :] + text_of(before[at + 1 :])):
            cut = token._replace(text=token.text[: turn.start()])
            return [*before[:at], *([cut] if cut.text else [])]
        if token.text.endswith("在") and (rest := _among(before, at)) is not None:
            return rest
    return before


def _before_in(before: list[Token], head: MetricPhrase) -> tuple[PlaceToken, ...]:
    """Give whose rank it is, and not among whom: 青石湖高新区 | 在全国178家高新区综合评价中."""
    at = next((at for at, token in enumerate(before) if token.kind == "text" and token.text.endswith("在")), -1)
    if at < 0:
        return head.subject
    return tuple(token for token in before[:at] if token.kind == "place")[-1:]


def _share_one(metric: str) -> bool:
    """Whether the parts of a list are nouns that share their measure, so that one rank is that of each: 水稻、油茶产量."""
    parts = split_list(metric)
    if len(parts) < _SHORTEST or any(is_clausal(part) or _NO_NOUN.search(part) for part in parts):
        return False
    return distribute(metric, len(parts)) is not None


def _both_rose(before: list[Token]) -> bool:
    """Whether as many earlier ranks are listed as metrics: 由第9、第5名同升至第2名."""
    words = text_of(before)
    return len(_ORDER.findall(words)) > 1 and words.endswith(_ALIKE)


def _ranked(before: list[Token], whole: list[Token], scope: Scope, start: int) -> MetricPhrase:
    """Give what is ranked: the metric before the rank, or the evaluation that this clause or the one before names."""
    told, scope.told = scope.told, None
    head = read_metric_phrase([item for item in before if item.kind not in _NOT_OF_HEAD])
    if head.metric == _OVERALL and scope.text.startswith("排名", start):
        head = head._replace(metric=_OVERALL + "排名")
    quoted = _QUOTED.fullmatch(head.metric)
    head = head._replace(
        metric=quoted[1] if quoted else head.metric,
        each=_both_rose(whole) or any(item.kind == "each" for item in before),
    )
    if evaluated := EVALUATED.search(text_of([item for item in before if item.kind != "time"])):
        field = before[-2].text if len(before) > 1 and before[-2].kind == "place" else ""
        bare = evaluated[1] in words_of("evaluation") and field.startswith(("全", "国家级"))
        metric = field + evaluated[1] if bare else evaluated[1]
        return head._replace(metric=metric, holder="", subject=_before_in(before, head))
    if not head.metric and (listed := _LISTED.search(scope.text, max(scope.start, start - _LIST_REACH), start)):
        return head._replace(metric=listed["list"])
    if (
        told is not None
        and told.metric.endswith(words_of("evaluation"))
        and head.metric in ("", "排名", "位次", "总排名")
    ):
        return head._replace(metric=told.metric, start=told.start)
    return head


def _refusal(head: MetricPhrase, scope: Scope, run: Run) -> Refusal | None:
    """Say why a noun phrase names nothing places are ranked by; `None` for a known metric, or what is evaluated of a place."""
    if not is_sound(head.metric):
        return head_refusal(head.metric)
    if is_metric(head.metric.removesuffix("总量")):
        return None
    if run.reporting and not is_clausal(head.metric) and len(head.metric) > _SHORTEST:
        return None
    titled = _TITLED.search(head.metric) is not None and bool(head.subject or scope.subject)
    return None if titled else Refusal("no_metric")


def _rank_last(number: str, end: int, run: Run, parts: list[str]) -> None:
    """Give a rank to the figure before it, or to each of the list before it (总量、增幅均居第一); 总量 is no rate."""
    if run.dropped or run.stale or not run.drafts:
        return
    listed = run.listed if len(parts) > 1 and run.listed and run.listed[-1] is run.last_whole else []
    if len(listed) < 2:
        rated = PARTS if parts else ()
        listed = [d for d in reversed(run.drafts) if d.kind not in rated and not _goes_beside(d, run)][:1]
    for target in listed:
        if target.rank is None:
            target.rank = number
            target.end = max(target.end, end)


def _goes_beside(share: Draft, run: Run) -> bool:
    """Whether a draft is the share of a figure that has its own level, whose rank then it is: 出口90亿元，占全国的8%，|居第二位."""
    if not share.is_share:
        return False
    return any(share.metric in {draft.metric, ""} for draft in run.drafts if not draft.is_share)


def digits(numeral: str) -> str | None:
    """Write the numeral of a rank in digits: 12, 三, 十二, 二十一.

    >>> digits("二十一"), digits("百")
    ('21', None)
    """
    if numeral.isdecimal():
        return str(int(numeral))
    if "百" in numeral:
        return None
    tens, ten, units = numeral.rpartition("十")
    if not ten:
        return str(_NUMERALS[numeral]) if numeral in _NUMERALS else None
    if any(part and part not in _NUMERALS for part in (tens, units)):
        return None
    return str((_NUMERALS[tens] if tens else 1) * 10 + (_NUMERALS[units] if units else 0))
