"""Why a figure gives no indicator: the classes of what is refused, each with the sentence that says it."""

from __future__ import annotations

from typing import Final, Literal, NamedTuple, TypeAlias

RefusalClass: TypeAlias = Literal[
    "no_metric", "bare_measure", "clause", "fragment", "weather", "machine", "story", "occasion", "particular", "part", "size",
    "project", "unit", "not_counted", "loose", "nobody", "unequal_list", "nothing_before", "single_project", "promise",
    "described", "year_ago", "comparison", "describes",
]  # fmt: skip
"""The classes of refusals."""

WHY: Final[dict[RefusalClass, str]] = {
    "no_metric": "no noun phrase before or behind it names what is measured",
    "bare_measure": "the phrase is a measure without what is measured",
    "clause": "the phrase is a clause, not the name of a metric",
    "fragment": "the phrase is half of a phrase, or refers to something else",
    "weather": "the weather, a river or an earthquake is measured",
    "machine": "one machine, ship, building or price of a day is measured",
    "story": "what is counted belongs to a story, and is no figure of a place",
    "occasion": "the figure is that of one fair, one match or one broadcast",
    "particular": "the figure is that of one family, one person or one firm",
    "part": "the phrase names a part without what takes it",
    "size": "the phrase says how large something is, and not of what",
    "project": "the money or the land is that of projects, which have facts of their own",
    "unit": "a metric of this name has no such unit, or nothing supports an unknown name",
    "not_counted": "what is counted is no body, people or thing that statistics count",
    "loose": "the figure is a condition or the progress of projects",
    "nobody": "it stays open whose figure it is",
    "unequal_list": "the names and the values of a list differ in number",
    "nothing_before": "nothing was said before that it can belong to",
    "single_project": "the sentence tells of a single project, which is a fact of its own",
    "promise": "the sentence promises support, which is a fact of its own",
    "described": "it describes the noun behind it",
    "year_ago": "it is the figure of the year before",
    "comparison": "it compares with another series",
    "describes": "it is an order, a price for each, or tells which ones are meant",
}


class Refusal(NamedTuple):
    """Why a figure gives no indicator.

    Attributes:
        name: the class of the refusal.
    """

    name: RefusalClass

    @property
    def why(self) -> str:
        """The reason in one sentence.

        >>> Refusal("year_ago").why
        'it is the figure of the year before'
        """
        return WHY[self.name]


class Refused(NamedTuple):
    """A figure that gave no indicator.

    Attributes:
        start: where it starts in the normal text.
        end: where it ends.
        refusal: why.
    """

    start: int
    end: int
    refusal: Refusal
