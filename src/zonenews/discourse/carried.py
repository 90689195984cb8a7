"""What earlier sentences left in force where a sentence begins, which is found when it is first asked."""

from __future__ import annotations

from zonenews.discourse.headings import Works
from zonenews.discourse.occasions import Occasion
from zonenews.discourse.periods import Period


class Carried:
    """What is in force where a sentence begins.

    Attributes:
        settled: whether it is known.
    """

    __slots__ = (
        "_area", "_company", "_firm", "_lent", "_looking_back", "_main", "_occasion", "_passing", "_period", "_place", "_portrait",
        "_telling", "_works", "settled",
    )  # fmt: skip

    _area: str | None
    _company: str | None
    _firm: bool
    _lent: bool
    _looking_back: bool
    _main: str | None
    _occasion: Occasion | None
    _passing: bool
    _period: Period | None
    _place: str | None
    _portrait: str | None
    _telling: bool
    _works: Works | None
    settled: bool

    def _settle(self) -> None:
        """Find what is in force where it begins."""
        raise NotImplementedError

    @property
    def place_before(self) -> str | None:
        """The place in force where it begins, under its preferred name, or `None`."""
        if not self.settled:
            self._settle()
        return self._place

    @property
    def subject_before(self) -> str | None:
        """Whose figures those without a place of their own are where it begins: what the article is about, or the place in force."""
        if not self.settled:
            self._settle()
        return self._main if self._passing else self._place

    @property
    def company_before(self) -> str | None:
        """The company that 公司 means where it begins, or `None`."""
        if not self.settled:
            self._settle()
        return self._company

    @property
    def portrait(self) -> str | None:
        """The company that its paragraph was about where it begins, or `None`."""
        if not self.settled:
            self._settle()
        return self._portrait

    @property
    def period_before(self) -> Period | None:
        """The period in force where it begins, or `None`."""
        if not self.settled:
            self._settle()
        return self._period

    @property
    def lent(self) -> bool:
        """Whether that period comes from an earlier paragraph."""
        if not self.settled:
            self._settle()
        return self._lent

    @property
    def looking_back(self) -> bool:
        """Whether its paragraph looks back on the years of that period: 五年来."""
        if not self.settled:
            self._settle()
        return self._looking_back

    @property
    def firm(self) -> bool:
        """Whether a title or heading sets that period for all that follows."""
        if not self.settled:
            self._settle()
        return self._firm

    @property
    def works_before(self) -> Works | None:
        """The projects that the headings above announce, or `None`: （二）续建项目."""
        if not self.settled:
            self._settle()
        return self._works

    @property
    def area(self) -> str | None:
        """The place that heads the part of a list it stands in, by a line of its own above it, or `None`."""
        if not self.settled:
            self._settle()
        return self._area

    @property
    def occasion(self) -> Occasion | None:
        """The first ceremony the article has told of before, or `None`."""
        if not self.settled:
            self._settle()
        return self._occasion

    @property
    def telling(self) -> bool:
        """Whether the article still tells of that ceremony: it has named no other time since."""
        if not self.settled:
            self._settle()
        return self._telling
