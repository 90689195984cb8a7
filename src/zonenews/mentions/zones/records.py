"""The records of zones: a mention, and a zone of a document with all its mentions."""

from __future__ import annotations

import attrs

from zonenews.lexicon.zones import ZoneKey, ZoneLevel
from zonenews.text.records import Mention


@attrs.frozen(kw_only=True)
class Zone(Mention):
    """A development zone named in the text, or a type word that refers back to one.

    Attributes:
        name: the normalised name as written here; of a bare 高新区 or 园区, the name of the zone it refers to.
        kind: key of its kind (`zone_kinds()`).
        level: `national` or `provincial`, `None` where neither table nor text says it.
        region: code of the region it lies in, `None` where open.
        entry: id in the zone table, `None` for a zone the table does not have.
        zone: id of the document's zone it means; equal for all mentions of one zone.
    """

    name: str
    kind: ZoneKey
    level: ZoneLevel | None
    region: str | None
    entry: str | None
    zone: str


@attrs.frozen(kw_only=True)
class DocumentZone:
    """One zone of a document with all its mentions.

    Attributes:
        id: its id within the document, `z1` for the zone named first.
        name: the fullest name the document gives it.
        kind: key of its kind.
        level: who approved it, `None` where unknown.
        region: code of the region it lies in, `None` where unknown.
        entry: id in the zone table, `None` for a zone the table does not have.
        mentions: where it is named or referred to, in text order.
    """

    id: str
    name: str
    kind: ZoneKey
    level: ZoneLevel | None
    region: str | None
    entry: str | None
    mentions: tuple[Zone, ...]
