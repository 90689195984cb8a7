"""The panel: what many documents claim, and what can be read from it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from pathlib import Path
from typing import Any, Final, Literal, TypeAlias, TypeVar

import attrs

from zonenews._counted import counted
from zonenews.lexicon.headings import Language
from zonenews.outputs.report.panel_view import PanelView
from zonenews.panels.checks.find import find_misreadings
from zonenews.panels.checks.records import Finding
from zonenews.panels.claims import Claim
from zonenews.panels.evidence import Evidence, evidence_of
from zonenews.panels.observations import Observation, observations_of
from zonenews.panels.page import view_of
from zonenews.panels.projects import GroupHistory, ProjectHistory, groups_of, projects_of
from zonenews.panels.sdmx import sdmx_csv
from zonenews.panels.settled import TableRow, table_of
from zonenews.panels.ventures import GroupClaim, ProjectClaim
from zonenews.panels.why import tell

Told: TypeAlias = Claim | ProjectClaim | GroupClaim
"""Whatever documents claim."""
Form: TypeAlias = Literal["long", "wide", "wide-change", "wide-rank", "table", "projects", "groups"]
Rows: TypeAlias = Literal["observations", "projects", "groups"]
Numbers: TypeAlias = Literal["decimal", "float"]
Library: TypeAlias = Literal["pandas", "polars"]
T = TypeVar("T")
FORMS: Final = ("long", "wide", "wide-change", "wide-rank", "table", "projects", "groups")


@attrs.frozen(kw_only=True, slots=False, repr=False)
class Panel:
    """Figures of many documents, keyed by place, metric and period, each with everybody who states it.

    Panels are put together with `|`: in whatever order and from whatever parts, the result is the same, and a part that comes twice changes nothing.
    Iterating gives the observations.

    Attributes:
        claims: the figures as they are written, with their sources.
        project_claims: what is told of projects, with the sources.
        group_claims: what is told of groups of projects, with the sources.
        left_out: how many indicators have no place in a panel, by reason: `place`, `period`, `metric`, and `error` for documents that were not read.
            It counts what was handed in and is not compared.
        most: how many sources a figure keeps, the earliest published; all when `None`.
    """

    claims: Mapping[Claim, Evidence] = attrs.field(factory=dict)
    project_claims: Mapping[ProjectClaim, Evidence] = attrs.field(factory=dict)
    group_claims: Mapping[GroupClaim, Evidence] = attrs.field(factory=dict)
    left_out: Mapping[str, int] = attrs.field(factory=Counter, eq=False)
    most: int | None = None

    @cached_property
    def observations(self) -> tuple[Observation, ...]:
        """The rows: by place, metric and period; of one key the best attested first."""
        return observations_of(self.claims)

    @property
    def conflicts(self) -> tuple[Observation, ...]:
        """The observations that contradict another one."""
        return tuple(row for row in self.observations if row.conflicts)

    @cached_property
    def findings(self) -> tuple[Finding, ...]:
        """What the checks find: figures that do not fit together, with the sum that does not come out. No value is changed."""
        return find_misreadings(self.observations, self.groups, self.projects)

    @cached_property
    def projects(self) -> tuple[ProjectHistory, ...]:
        """The projects, each through all of its articles: matched by name, place, investors and amount; by place and name."""
        return projects_of(self.project_claims)

    @cached_property
    def groups(self) -> tuple[GroupHistory, ...]:
        """The groups of projects, such as those of a ceremony, each once whoever tells of it; by place and day."""
        return groups_of(self.group_claims)

    def why(self, row: Observation | str) -> str:
        """Tell where an observation comes from: every sentence, what contradicts it, and what the checks say of it.

        Args:
            row: an observation of the panel, or its id, as the column `id` of every form has it.

        Raises:
            KeyError: the panel has no such observation.
        """
        name = row if isinstance(row, str) else row.id
        found = next((one for one in self.observations if one.id == name), None)
        if found is None:
            raise KeyError(f"the panel has no observation {name}")
        return tell(found, self.observations, self.findings)

    def table(self, by: Sequence[str] = ("zone", "metric", "year")) -> list[TableRow]:
        """Give one row for each place, metric and time: the figure that holds, with its change and its rank.

        Final figures hold before preliminary ones, the latest revision before what it revises, of contradicting figures the one that more documents
        tell; where that decides nothing, `value` is `None`.

        Args:
            by: `zone` and `metric`, `year` (whole years and their ends) or `period`, and `status`; without `status` only what is told as done.

        Raises:
            ValueError: a dimension is unknown, or one that is needed is missing.
        """
        return table_of(self.observations, by)

    def view(self, language: Language = "en") -> PanelView:
        """Give what a report shows of the panel: `to_html(documents, panel=panel)` shows it before the documents.

        Args:
            language: of headings.
        """
        return view_of(self.table(), self.observations, self.findings, (self.projects, self.groups), language)

    def to_arrow(self, rows: Rows = "observations") -> Any:
        """Give the panel as a `pyarrow.Table`: a row is an observation, with its claims and their sources nested in it.

        `value` and `upper` are decimals with six places; `exact` is the value as a string, where it has more of them or is a fraction too.

        Args:
            rows: `observations`, which `from_arrow` reads back; `projects`, with the days of their stages and their investments; `groups` of projects.

        Raises:
            ValueError: a panel has no such rows.
        """
        from zonenews.panels.arrow import table_from  # noqa: PLC0415 - its imports take long
        from zonenews.panels.venture_tables import groups_table, projects_table  # noqa: PLC0415

        match rows:
            case "observations":
                return table_from(self.observations, self.findings, self.most)
            case "projects":
                return projects_table(self.projects)
            case "groups":
                return groups_table(self.groups)
            case _:
                raise ValueError(f"rows are observations, projects or groups, not {rows!r}")

    @classmethod
    def from_arrow(cls, table: Any) -> Panel:
        """Read a panel of figures back from what `to_arrow` gave, equal; projects and groups are not in that table (`save` keeps them).

        Raises:
            SchemaError: the table is none of a panel.
        """
        from zonenews.panels.arrow import claims_from  # noqa: PLC0415

        claims, most = claims_from(table)
        ordered = sorted(claims, key=lambda claim: (claim.key.order, claim.order))
        return cls(claims={claim: claims[claim] for claim in ordered}, most=most)

    def to_pandas(self, form: Form = "long", *, numbers: Numbers = "decimal") -> Any:
        """Give the panel as a `pandas.DataFrame`.

        Args:
            form: `long`: a row for each observation. `wide`: a row for each place and year, a column for the level of each metric and unit;
                `wide-change` and `wide-rank`: the same with changes against the year before in percent, and with ranks. `table`: the rows of `table()`.
                `projects`: a row for each project, a column for the day of each stage; `groups`: one for each group of projects.
            numbers: `decimal` keeps values exact, `float` gives the nearest floats.

        Raises:
            ModuleNotFoundError: pandas or pyarrow is not installed.
            ValueError: there is no such form, or way to give numbers.
        """
        from zonenews.panels.frames import frame  # noqa: PLC0415 - its imports take long

        return frame(self, "pandas", form, numbers)

    def to_polars(self, form: Form = "long", *, numbers: Numbers = "decimal") -> Any:
        """Give the panel as a `polars.DataFrame`; see `to_pandas`."""
        from zonenews.panels.frames import frame  # noqa: PLC0415

        return frame(self, "polars", form, numbers)

    def to_parquet(self, path: str | Path, rows: Rows = "observations") -> None:
        """Write the panel to a Parquet file; the observations with everything `from_parquet` needs to go on with them.

        Args:
            path: the file.
            rows: as for `to_arrow`.

        Raises:
            ValueError: a panel has no such rows.
        """
        from pyarrow import parquet  # noqa: PLC0415 - heavy, and of the extra `arrow`

        parquet.write_table(self.to_arrow(rows), path, compression="zstd")

    @classmethod
    def from_parquet(cls, path: str | Path) -> Panel:
        """Read a panel back from a Parquet file."""
        from pyarrow import parquet  # noqa: PLC0415

        return cls.from_arrow(parquet.read_table(path))

    def save(self, path: str | Path) -> None:
        """Write the whole panel, projects and groups too, as lines of JSON, to go on from with `load`."""
        from zonenews.panels.lines import lines_of  # noqa: PLC0415 - it reads this module

        with Path(path).open("w", encoding="utf-8") as file:
            file.writelines(f"{line}\n" for line in lines_of(self))

    @classmethod
    def load(cls, path: str | Path) -> Panel:
        """Read back what `save` wrote, equal.

        Raises:
            SchemaError: the file is none of a panel.
        """
        from zonenews.panels.lines import panel_of  # noqa: PLC0415

        with Path(path).open(encoding="utf-8") as file:
            return panel_of(file)

    def to_duckdb(self, connection: Any, name: str = "panel") -> None:
        """Make views in DuckDB: `name` with the observations, `name_sources` with a row for each source of each, `name_projects` and `name_groups`.

        Args:
            connection: a `duckdb.DuckDBPyConnection`.
            name: a plain identifier.
        """
        from zonenews.panels.frames import duckdb_views  # noqa: PLC0415

        duckdb_views(self, connection, name)

    def to_sdmx(self) -> str:
        """Give the panel as SDMX-CSV: a line for each key, with codes for frequency, area, status and unit."""
        return sdmx_csv(self.observations)

    def told(self) -> Iterator[tuple[Told, Evidence]]:
        """Give all claims with their sources: figures, then projects, then groups, each sorted."""
        yield from self.claims.items()
        yield from self.project_claims.items()
        yield from self.group_claims.items()

    def __len__(self) -> int:
        return len(self.observations)

    def __iter__(self) -> Iterator[Observation]:
        return iter(self.observations)

    def __or__(self, other: Panel) -> Panel:
        from zonenews.panels.gathering import merged  # noqa: PLC0415 - it reads this module

        return merged([self, other])

    def __repr__(self) -> str:
        entities = len({row.key.entity for row in self.observations})
        return f"<Panel {counted(len(self), 'observation')} of {counted(entities, 'place')}, {len(self.conflicts)} in conflict>"

    def without(self, documents: Iterable[str]) -> Panel:
        """The panel as it is without some documents, to put newer readings of them in their place.

        Args:
            documents: their ids; those the panel does not have change nothing.

        Raises:
            ValueError: the panel does not keep every source, so that nobody knows what rests on them alone.
        """
        if self.most is not None:
            raise ValueError("a panel that keeps only some sources cannot take documents out")
        gone = set(documents)
        return attrs.evolve(
            self,
            claims=_without(self.claims, gone),
            project_claims=_without(self.project_claims, gone),
            group_claims=_without(self.group_claims, gone),
        )


def _without(claims: Mapping[T, Evidence], gone: set[str]) -> dict[T, Evidence]:
    """Claims without what rests on some documents alone."""
    kept: dict[T, Evidence] = {}
    for claim, evidence in claims.items():
        sources = [source for source in evidence.sources if source.document not in gone]
        if sources:
            kept[claim] = evidence_of(sources)
    return kept
