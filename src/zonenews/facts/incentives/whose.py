"""Whose the sums of one clause are, and what tells several of them apart: 零工市场每年最高9万元、零工驿站每年最高4万元."""

from __future__ import annotations

from collections.abc import Sequence

from zonenews._patterns import lazy
from zonenews.facts.incentives.leads import owner_of
from zonenews.facts.incentives.promises import Offer
from zonenews.facts.incentives.run import Promise, Run, Spot
from zonenews.facts.incentives.tiers import ONE_LEVEL, Terms, by_list, is_level, labels_of
from zonenews.facts.incentives.whom import Condition, bare_name
from zonenews.grammar.patterns import pattern
from zonenews.lexicon.word_classes import word_set

_LABEL = pattern("^[、和及]|(?:{no_label}|每[年人家])")
_NOTHING_NEW = lazy("^[的、和及]*$")
BARE_STEP = lazy("[0-9.]+[万亿]*元?(?:(?:[至到~—-]|以上至)[0-9.]+[万亿]*元(?:以下)?|及?以[上下])")
"""2亿元至8亿元|奖励8万元: a step, and whose it is said before."""
_PART = lazy("(?:(?P<who>.+)，)?(?P<step>[^，]*[0-9][^，]*部分|超[出过]部分)、?")
"""超过6亿元的部分|、按每超1亿元给予9万元的奖励: a step of a sum, and nobody who gets it."""
_PER_OF_LABEL = pattern("(?:^|(?<=..))(?:每|(?<!第)一)(?:{per_unit})$")
"""新植|每亩|700元: what a sum counts for, behind what tells it apart."""
_BARE_NOUN = lazy("[^，、的对按给0-9]{3,14}")
_PER_BEHIND_KIND = pattern("(?:每(?:{per_unit}))+$")
GIVEN_TO = pattern("给予(?P<who>{bare_recipient})")
_POINTS = lazy("该|上述|前述|单[个家户]?|每[个家户]|同一")
"""给予|该园区|50万元, 给予|单个企业|最高50万元: who was named before, and nobody new."""
_BRINGS = lazy("(?:新|成功|当年)*(?:引进|引荐|介绍)(?!人|者)")
_BROUGHT = lazy("(?:项目|[资基]金|[内外]资|[0-9.]+[万亿]*美?元(?:[（(][^（）()]*[）)])?(?:及?以[上下内])?)$")


def without_step(who: str | None, run: Run) -> tuple[str | None, str | None]:
    """Part the step that a sum is given at from who gets it, whom the words before may have named."""
    if who is None:
        return None, None
    if (part := _PART.fullmatch(who)) is not None:
        previous = run.previous if run.goes_on else None
        before = previous.who if previous is not None and not previous.sets else None
        return part["who"] or before or foretold(run), part["step"]
    if BARE_STEP.fullmatch(who) is None:
        return who, None
    before = run.previous.who if run.previous is not None and run.goes_on and run.previous.tier else None
    return before or foretold(run), who


def take_owner(spot: Spot, promise: Promise) -> str | None:
    """Say who gets a share of a sum that is told with whose it is (给予|参展企业|展位费40%), and leave them out of what it is a share of."""
    owned = owner_of(spot.clause, promise.base)
    if owned is None:
        return promise.who
    who, promise.base = owned
    return who


def labels_told(
    spot: Spot, found: Sequence[Offer], conditions: Sequence[Condition], told: tuple[Terms, str | None]
) -> Sequence[str | None] | None:
    """Give what tells several offers apart that is said with them, or, where no condition does, by who gets them."""
    terms, who = told
    labels = by_list(spot.gift, len(found)) if len(found) > 1 else None
    if labels is None and len(found) > 1 and not conditions and not any(tier.label for tier in terms.tiers):
        return labels_of(who or "", len(found))
    return labels


def of_each(found: Sequence[Offer], conditions: Sequence[Condition]) -> Sequence[str | None] | None:
    """Give the conditions of several sums in one clause, each before its own: 考入本科的|补助5000元、|考入专科的|补助3000元."""
    if len(found) < 2 or len(conditions) < 2 or conditions[-1].names or not conditions[-1].text.endswith("的"):
        return None
    if not all("的" in one.label for one in found[1:]):
        return None
    return [bare_name(conditions[-1].text), *(told_by(one.label) for one in found[1:])]


def ranks_of(who: str | None, found: Sequence[Offer]) -> Sequence[str]:
    """Give the ranks of several sums of which the first is named by whom it is for: A类人才给予80万元、|B类|50万元; none where they are none."""
    first = ONE_LEVEL.search(who or "")
    told = [told_by(offer.label) or "" for offer in found[1:]]
    if first is None or not all(one[-1:] == first[0][-1] and is_level(one) for one in told):
        return ()
    return (first[0], *told) if told else ()


def kinds_of(conditions: Sequence[Condition], found: Sequence[Offer]) -> Sequence[str]:
    """Give the names of those of whom each has a sum of its own: 零工市场每年最高9万元、|零工驿站|每年最高4万元; none where they are no names."""
    if len(found) < 2 or len(conditions) != 1 or conditions[0].names or not _BARE_NOUN.fullmatch(conditions[0].text):
        return ()
    first = conditions[0].text
    told = [_PER_BEHIND_KIND.sub("", told_by(one.label) or "") for one in found[1:]]
    alike = all(one[:2] == first[:2] and _BARE_NOUN.fullmatch(one) for one in told)
    return (first, *told) if alike else ()


def foretold(run: Run) -> str | None:
    """Say who gets what comes where its own sentence names nobody: who was announced, or whom the heading names."""
    return run.announced.who if run.announced is not None else run.heading


def of_heading(run: Run) -> str | None:
    """Give who the heading of the paragraph names, if it says more than 企业."""
    return None if run.heading in word_set("bare_recipient") else run.heading


def named_above(run: Run) -> str | None:
    """Say whom the text names above a step that names nobody: who was announced, the heading, the line that says for whom it is, or who was given the step before."""
    announced = run.announced.who if run.announced is not None else None
    given = run.previous.given if run.previous is not None and run.goes_on else None
    return announced or of_heading(run) or run.audience or given


def is_brought(conditions: Sequence[Condition], run: Run) -> bool:
    """Whether conditions tell of what is brought to the place, for which the one who brings it is rewarded: 引进工业类项目，投资200万元以上的项目."""
    if any(one.names for one in conditions) or not _BROUGHT.search(conditions[-1].text.removesuffix("的")):
        return False
    again = run.goes_on and run.previous is not None and run.previous.who == run.aim
    return again or _BRINGS.match(conditions[0].text) is not None


def named_again(who: str | None, told: str | None) -> str | None:
    """Give who stands behind the verb, if it says more than the end of what was said before: 购置冷藏车的|合作社|，给予|合作社."""
    if who is None or (told is not None and told.endswith(who)) or _POINTS.match(who):
        return None
    return who


def told_by(label: str) -> str | None:
    """Give what a label between two amounts tells apart: 、二等奖 is 二等奖, 、奖励 is nothing."""
    label = _PER_OF_LABEL.sub("", _LABEL.sub("", label).removesuffix("的")).removeprefix("按照").removeprefix("按")
    return None if _NOTHING_NEW.match(label) else label
