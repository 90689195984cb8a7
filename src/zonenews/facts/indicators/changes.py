"""Changes: `head base 增长 value`, lists of both directions, 比上年多, 持平, and rates of growth."""

from __future__ import annotations

from zonenews._patterns import lazy
from zonenews.discourse.tokens import CueToken, QuantityToken, TextToken, Token
from zonenews.facts.indicators.antecedents import with_branch_told
from zonenews.facts.indicators.bases import (
    Base,
    as_of_list,
    change_of,
    direction_of,
    flat_change,
    is_fold,
    is_of_growth,
    phrase_start,
    read_base,
    without_ground,
    without_turn,
)
from zonenews.facts.indicators.binding import bind_changes, bind_pair
from zonenews.facts.indicators.draft import Draft
from zonenews.facts.indicators.drafting import make_drafts
from zonenews.facts.indicators.levels import FROM_TO, level, reached_level
from zonenews.facts.indicators.metric_lists import INVESTED, ONE_BRANCH, SECTOR, branch_metric, parts_of
from zonenews.facts.indicators.metric_names import closes, head_refusal, is_branch_of_owners, is_metric, split_list
from zonenews.facts.indicators.noun_phrases import MetricPhrase, read_metric_phrase
from zonenews.facts.indicators.parts import is_sorted_out
from zonenews.facts.indicators.phrase import AND, PARTS, RATES, Phrase, places_of, text_of
from zonenews.facts.indicators.refusals import Refusal
from zonenews.facts.indicators.reporting import fills_clause
from zonenews.facts.indicators.run import Run
from zonenews.facts.indicators.scope import Scope
from zonenews.facts.indicators.shares import share_reached
from zonenews.facts.indicators.status import set_status
from zonenews.facts.records import Change, Direction
from zonenews.grammar.patterns import pattern
from zonenews.lexicon.indicators import ending_metric
from zonenews.lexicon.word_classes import word_set

_RULE = "indicators/change"
_DIRECTIONS = ("up", "down")
_RESULT = lazy(r"^(?:了)?(?:到|至|为)")
_GAP = pattern(r"^{change_gap}*$", may_be_empty=True)
_RATE_WORD = pattern(r"^(?:同比|环比|年均)?({rate_of_change})(?:分别|达到?|为|超过?|近|约)*$")
_GROWTHS = RATES | {"flat"}
"""Kinds of changes that any noun may have in reports; 提升26万户 may be said of other things."""
_BETTER = ("提升", "提高")
_LONG_LIST = 18
"""Lists longer than this are judged by their last name."""
_PLACES = ("排名", "位次", "名次")
"""How what is ranked is named, which rises by places: 指数排名 | 提升6位."""
_OF_RATE = pattern("{rate_of_change}")
_KEY_BRANCH = pattern("^{key_branch}(?:行业|产业)(?=..)")
_PRICES = pattern("(?:{priced})价格")
"""八大类消费品价格“四升三降”：食品类|上涨2.6%: what goes up is the price."""
_OF_PRICES = ("价格", "价格指数")
_MORE = lazy(r"(?:([多高]出?|[快长]|上升|[新净]增)|(少|低|慢|短))了?$")
_YEAR_BEFORE = lazy("同期|上年|去年")
_TO_OTHER = pattern(r"与(?![^，]*{same_time_before})[^，]{2,}$")
_AFTER_FLAT = ("", *"，,。；;、）) \n")
_PAIRS = ("量值", "数量金额", "量额")


def change(phrase: Phrase, scope: Scope, run: Run) -> bool:
    """Read `head base 增长 value`, `head 由 A 增至 B`, and 翻一番."""
    at = phrase.change
    if phrase.kind == "multiple" and at < 0:
        if is_fold(phrase.values[0]):
            _change(phrase, len(phrase.before), scope, run)
        return True
    if at <= phrase.share:
        return False
    before, values, rest = phrase.before, phrase.values, phrase.rest
    verb = before[at]
    gap = text_of([token for token in before[at + 1 :] if token.kind not in ("time", "spread", "each")])
    result = verb.text[-1] in "至到为" or bool(_RESULT.match(gap))
    if verb.text.startswith("净增") and gap and not _GAP.match(gap):
        joined = scope.text[verb.start : values[0].start]
        noun = TextToken("text", verb.start, values[0].start, joined)
        level(Phrase([*before[:at], noun], values, phrase.after), scope, run)
    elif result and phrase.kind != "multiple":
        _reached(phrase, scope, run)
    elif phrase.kind not in RATES and (_goes_to(values[0]) or (rest and not closes(rest))):
        pass
    elif _GAP.match(gap) and "compare" not in [token.kind for token in before[at:]]:
        _change(phrase, at, scope, run)
    elif phrase.kind not in RATES:
        run.drop()  # 在需求增长的带动下实现产值30亿元，增长8%: of which figure stays open
    return True


def _goes_to(value: Token) -> bool:
    """Whether an amount behind a verb of change is what it changed by and what to, and no range: 库存增加 | 2240至18783吨."""
    return isinstance(value, QuantityToken) and value.mention.upper is not None and "至" in value.text


def _change(phrase: Phrase, at: int, scope: Scope, run: Run) -> None:
    """Bind changes to the metrics of their head, or to the run of levels before them; `at` is where their verb stands."""
    values = phrase.values
    direction = direction_of(phrase.before[at]) if at < len(phrase.before) else "up"
    before, at, ground = without_ground(*without_turn(phrase.before, at))
    cut = phrase_start(before, at)
    base = ground or read_base(before[cut:at], scope.context.published)
    if base.basis is None and not base.foreign:
        base = read_base(before[at:], scope.context.published)
    if base.foreign or (phrase.kind == "percentage_point" and is_of_growth(phrase.before)):
        run.reason = Refusal("comparison")
        return
    base = scope.base if base.basis is None else base
    if base.basis is None and cut == 0:
        base = _since_first_year(scope, run) or base
    changes = [change_of(value, direction, base) for value in values]
    last = phrase.last if before is phrase.before else places_of(before)
    each = "each" in last
    shared = each or "spread" in last
    if shared and not each and len(values) == 1 and values[0].mention.mod is None:
        shared = False
        run.batch = max(run.batch, len(run.levels))  # 分别增长8%: the list is cut short, so whose it is stays open
    told = read_metric_phrase(before[:cut])
    head = _last_of_list(told, values, shared=shared)
    each = each or _counts_each(phrase, head, before) or _all_fold(phrase, head.metric)
    head = _filling(_changing(head, scope, run, len(values)), phrase, scope, run)
    changes = as_of_list(changes, run.last.changes if run.last and scope.text.endswith("、", 0, told.start) else ())
    if _bind_to_earlier(head, changes, values, run, each=shared):
        return
    listed = split_list(head.metric) if len(values) > 1 and len(head.metric) > _LONG_LIST else []
    run.reason = head_refusal(listed[-1] if listed else head.metric) or _unlikely(head, phrase)
    if run.reason is not None:
        return
    made = make_drafts(head if each == head.each else head._replace(each=each), values, _RULE, scope, run)
    if not made:
        return
    for draft, item in zip(made, changes * (len(made) if len(changes) == 1 else 1), strict=False):
        draft.changes.append(item)
        draft.flow = True
    run.levels, run.listed = [], made


def _since_first_year(scope: Scope, run: Run) -> Base | None:
    """Give the first of two years between which the figure before has grown, as the base of what is said of it: 从1995年的80亿元增加到2018年的4200亿元，| 增长51倍."""
    told = run.last is not None and run.last.rule == FROM_TO and not run.dropped and not run.last.changes
    return Base("since", str(scope.span[0].year - 1)) if told and scope.span and scope.span[0] else None


def _counts_each(phrase: Phrase, head: MetricPhrase, before: list[Token]) -> bool:
    """Whether one number of things behind 分别 is that of each part of a list: A、B、C分别增加2个."""
    shared = "、" in head.metric and any(token.kind == "spread" for token in before)
    return shared and phrase.kind == "count" and len(phrase.values) == 1 and not phrase.rest


def _all_fold(phrase: Phrase, metric: str) -> bool:
    """Whether a list is one of metrics, each of which doubled: 专利拥有量、企业数量 | 翻番."""
    if phrase.kind != "multiple" or len(phrase.values) != 1 or not is_fold(phrase.values[0]):
        return False
    parts = split_list(metric) if "、" in metric else []
    return len(parts) > 1 and all(map(is_metric, parts))


def _unlikely(head: MetricPhrase, phrase: Phrase) -> Refusal | None:
    """Refuse a number of things by which something is said to be made better: 农房风貌提升3万户."""
    better = phrase.kind == "count" and phrase.change >= 0 and phrase.before[phrase.change].text in _BETTER
    return Refusal("unit") if better and not (is_metric(head.metric) or head.metric.endswith(_PLACES)) else None


def _filling(head: MetricPhrase, phrase: Phrase, scope: Scope, run: Run) -> MetricPhrase:
    """Mark a head that is all that its clause says but for the change, in a text that reports figures."""
    told = run.reporting and phrase.kind in _GROWTHS and fills_clause(head, phrase, scope)
    return head if told == head.filling else head._replace(filling=told)


def _last_of_list(head: MetricPhrase, values: list[QuantityToken], *, shared: bool) -> MetricPhrase:
    """Take the last part of a list for what changed, where no other part is a metric: 统一运维、成本 | 下降20%."""
    parts = head.metric.split("、")
    if shared or len(values) > 1 or len(parts) < 2 or not is_metric(parts[-1]) or any(map(is_metric, parts[:-1])):
        return head
    if ONE_BRANCH.match(parts[-1]) or "合计" in parts[-1] or (parts[2:] and all(len(part) == 1 for part in parts[:-1])):
        return head  # 交通运输、仓储和邮政业 | 增加值增长8%, 农、林、牧、渔业增加值; 钢铁、石化合计产值
    return head._replace(metric=parts[-1], start=head.start + len(head.metric) - len(parts[-1]))


def _changing(head: MetricPhrase, scope: Scope, run: Run, count: int) -> MetricPhrase:
    """Give the head of a change the metric that the clause before told of, or that the figure before it was of."""
    last = run.last
    if not head.metric and not head.subject and scope.told is not None:
        head, scope.told = scope.told, None
    head = with_branch_told(head, scope, run)
    if head.metric:
        return _of_branch(head, scope, run, count)
    if last is None:
        return head
    turns = bool(head.times) and scope.status != "actual" and last.status == "actual" and not run.dropped
    return head._replace(metric=last.metric) if turns or (head.subject and last.value is None) else head


def _of_branch(head: MetricPhrase, scope: Scope, run: Run, count: int) -> MetricPhrase:
    """Give a branch, or a product of a list of products, its metric: 汽车类增长25.9% is of the retail sales just told of."""
    last = head.metric[head.metric.rfind("、") + 1 :]
    if SECTOR.fullmatch(head.metric) and run.metric.endswith(INVESTED) and is_sorted_out(head, scope):
        return head._replace(metric=head.metric + INVESTED)  # 固定资产投资增长5%。分产业看，第一产业增长7%
    if head.holder or (ending_metric(last) is not None and not is_branch_of_owners(last)):
        return head
    if scope.products is not None and not head.subject:
        harvest = "产量" if not scope.products and run.metric.endswith("产量") else ""
        return head._replace(metric=head.metric + (scope.products or harvest))
    if head.subject:
        return head
    among = head.among or is_sorted_out(head, scope)
    if count > 1:
        names = [branch_metric(part, run.metric, among=among) for part in parts_of(head.metric, count)]
        return head._replace(metric="、".join(names)) if all(names) and len(names) > 1 else head
    plain = _KEY_BRANCH.sub("", head.metric)
    priced = plain.endswith("类") and (
        run.metric.endswith(_OF_PRICES) or _PRICES.search(scope.text, scope.tokens[0].start, head.start)
    )
    whole = _OF_PRICES[0] if priced else run.metric.removesuffix("增速")
    named = branch_metric(plain, whole, among=among, one=True)
    return head._replace(metric=named) if named else head


def _bind_to_earlier(
    head: MetricPhrase, changes: list[Change], values: list[QuantityToken], run: Run, *, each: bool
) -> bool:
    """Bind changes whose head refers back (总量, 占比, 量、值); growth of a growth rate is bound to nothing."""
    metric = head.metric
    if metric in word_set("rate_of_change"):
        return True
    if metric in word_set("referring") or (not metric and not head.subject):
        bind_changes(changes, values, run, each=each)
    elif metric in ("占比", "比重") and run.drafts and run.drafts[-1].is_share:
        bind_changes(changes, values, run, each=False)
    elif metric.replace("、", "").replace("和", "") in _PAIRS:
        bind_pair(metric, changes, run)
    else:
        return False
    return True


def _reached(phrase: Phrase, scope: Scope, run: Run) -> None:
    """Read `head 由 A 增至 B`: B is the level, or the share."""
    if phrase.rest.startswith("的"):
        return
    before, at = phrase.before, phrase.change
    first = next((place for place, token in enumerate(before) if token.kind == "from"), None)
    stop = at if first is None else first
    if "share" in [token.kind for token in before[:stop]]:
        share_reached(phrase, stop, scope, run)
    else:
        reached_level(phrase, before[: phrase_start(before, at)], first, scope, run)


def mixed_changes(phrase: Phrase, scope: Scope, run: Run) -> bool:
    """Read 分别增长8%和下降3%: a list of changes of both directions."""
    if not phrase.pairs:
        return False
    before = phrase.before
    found, changes = [value for value, _ in phrase.pairs], [one for _, one in phrase.pairs]
    head = read_metric_phrase(before[: phrase_start(before, len(before) - 1)])
    if not head.metric:
        bind_changes(changes, found, run, each=False)
    else:
        _give(make_drafts(head, found, _RULE, scope, run), changes)
    return True


def changes_both_ways(
    before: list[Token], values: list[QuantityToken], tokens: list[Token], follow: int, scope: Scope
) -> tuple[list[tuple[QuantityToken | CueToken, Change]], int]:
    """Collect a list of changes of both directions behind 分别: the values with their changes, and where it ends; empty for others."""
    if before[-1].kind not in _DIRECTIONS:
        return [], follow
    base = read_base(before, scope.context.published)
    pairs: list[tuple[QuantityToken | CueToken, Change]] = [
        (value, change_of(value, direction_of(before[-1]), base)) for value in values
    ]
    turn = direction_of(before[-1])
    while follow + 1 < len(tokens) and (tokens[follow].kind == "join" or tokens[follow].text in AND):
        verb, value = tokens[follow + 1], tokens[min(follow + 2, len(tokens) - 1)]
        if verb.kind == "flat":
            pairs.append((verb, flat_change(verb, base)))
            follow += 2
        elif verb.kind in _DIRECTIONS and value.kind == "quantity":
            turn = direction_of(verb)
            pairs.append((value, change_of(value, turn, base)))
            follow += 3
        elif verb.kind == "quantity" and verb.mention.kind == values[0].mention.kind:
            pairs.append((verb, change_of(verb, turn, base)))
            follow += 2
        else:
            break
    if len(pairs) == len(values) or len({one.direction for _, one in pairs}) < 2:
        return [], follow
    return pairs, follow


def more_than_before(phrase: Phrase, scope: Scope, run: Run) -> bool:
    """Read 比上年多11个."""
    if "than" not in phrase.last:
        return False
    before, than, values = phrase.before, phrase.last["than"], phrase.values
    words = before[-1].text if before[-1].kind == "text" else ""
    match = _MORE.search(words)
    if not match:
        return True
    tail = before[-1]._replace(text=words[: match.start()])
    base = read_base([*before[than:-1], tail], scope.context.published)
    if base.foreign or base.basis is None or _OF_RATE.search(text_of(before[than:])):
        run.reason = Refusal("comparison")
        return True
    head = read_metric_phrase(before[:than])
    changes = [change_of(value, "up" if match[1] else "down", base) for value in values]
    if not head.metric or head.metric in word_set("referring"):
        bind_changes(changes, values, run, each=False)
    elif (refused := head_refusal(head.metric)) is None:
        _give(make_drafts(_filling(head, phrase, scope, run), values, _RULE, scope, run), changes)
    else:
        run.reason = refused
    return True


def flat(phrase: Phrase, scope: Scope, run: Run) -> bool:
    """Read 与上年同期持平."""
    before, token = phrase.before, phrase.closer
    if token is None or token.kind != "flat":
        return False
    if scope.text[token.end : token.end + 1] not in _AFTER_FLAT:
        return True
    set_status(scope, before)
    cut = next(
        (at for at, item in enumerate(before) if item.kind in ("basis", "than") or item.text.endswith("与")),
        len(before),
    )
    base = _flat_base(before, cut, scope)
    if base is None:
        return True
    head_tokens = before[:cut]
    if cut < len(before) and before[cut].text.endswith("与"):
        head_tokens = [*head_tokens, before[cut]._replace(text=before[cut].text[:-1])]
    head = read_metric_phrase([item for item in head_tokens if item.text])
    head = head._replace(metric=head.metric.removesuffix("与"))
    found = flat_change(token, base)
    if not head.metric:
        if run.levels or run.drafts:
            bind_changes([found], [token], run, each=False)
    elif (refused := head_refusal(head.metric)) is None:
        _give(make_drafts(_filling(head, phrase, scope, run), [token], _RULE, scope, run), [found])
    else:
        run.reason = refused
    return True


def _flat_base(before: list[Token], cut: int, scope: Scope) -> Base | None:
    """Give what a figure is level with, an earlier one of its own; `None` where it is another series."""
    base = read_base(before[cut:], scope.context.published)
    joined = [item for item in before[cut:] if item.kind != "basis"]
    if base.basis is None and any(_YEAR_BEFORE.search(item.text) for item in joined):
        return Base("yoy")
    if base.foreign or (joined and base.basis is None) or any(_TO_OTHER.search(item.text) for item in before):
        return None
    return base


def growth_rate(phrase: Phrase, scope: Scope, run: Run) -> bool:
    """Read 同比增幅7%: the change of what was said before."""
    if phrase.kind not in PARTS:
        return False
    rate = _RATE_WORD.search(text_of(phrase.before))
    if rate is None:
        return _own_rate(phrase, scope, run)
    base = read_base(phrase.before, scope.context.published)
    direction: Direction = "down" if rate[1] in ("降幅", "跌幅") else "up"
    changes = [change_of(value, direction, base) for value in phrase.values]
    if scope.told is not None and is_metric(scope.told.metric):
        head, scope.told = scope.told, None
        _give(make_drafts(head, phrase.values, _RULE, scope, run), changes)  # 工业投资大幅增长，增速达到28%
        return True
    bind_changes(changes, phrase.values, run, each=False)
    return True


def _own_rate(phrase: Phrase, scope: Scope, run: Run) -> bool:
    """Read 最低工资标准 年均 增幅3.9%: the metric stands before the basis of its rate."""
    before, values = phrase.before, phrase.values
    at = next((at for at, token in enumerate(before) if token.kind == "basis"), -1)
    rate = _RATE_WORD.search(text_of(before[at + 1 :])) if at > 0 else None
    head = read_metric_phrase(before[:at]) if rate else None
    if rate is None or head is None or head_refusal(head.metric) is not None:
        return False
    base = read_base(before[at:], scope.context.published)
    direction: Direction = "down" if rate[1] in ("降幅", "跌幅") else "up"
    _give(make_drafts(head, values, _RULE, scope, run), [change_of(value, direction, base) for value in values])
    return True


def _give(made: list[Draft], changes: list[Change]) -> None:
    """Give drafts their changes, one each."""
    for draft, item in zip(made, changes, strict=False):
        draft.changes.append(item)
