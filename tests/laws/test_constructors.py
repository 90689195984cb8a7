"""What makes records at half the time of their classes makes the same records."""

from typing import Any

import attrs
import pytest

from zonenews import parse
from zonenews._codegen import constructor
from zonenews.article.records import Segment
from zonenews.mentions.initiatives.find import Initiative
from zonenews.mentions.organizations.find import Organization
from zonenews.mentions.people.find import Person
from zonenews.mentions.quantities.find import Quantity
from zonenews.mentions.regions.records import Region
from zonenews.mentions.times.find import Time
from zonenews.mentions.zones.records import Zone

CLASSES = (Initiative, Organization, Person, Quantity, Region, Segment, Time, Zone)
TEXT = "青石高新区推行“链长制”\n2031年3月5日，青石市委书记李岚介绍，泰鼎机械有限公司投资12亿元，在山东省济南市开工。\n一、扩大投资。"


@pytest.mark.parametrize("kind", CLASSES)
def test_nothing_is_checked_that_the_class_would_check(kind: type) -> None:
    for field in attrs.fields(kind):
        assert (field.converter, field.validator, field.init) == (None, None, True)
        assert not isinstance(field.default, attrs.Factory)  # type: ignore[arg-type]
    assert not hasattr(kind, "__attrs_post_init__")


@pytest.mark.parametrize("kind", CLASSES)
def test_records_are_those_the_class_makes(kind: type) -> None:
    document = parse(TEXT)
    records = [
        value for name in ("article", *MENTIONS) for value in held(getattr(document, name)) if type(value) is kind
    ]
    assert records
    for record in records:
        values: dict[str, Any] = {field.name: getattr(record, field.name) for field in attrs.fields(kind)}
        made = constructor(kind)(**values)
        assert (made, repr(made), hash(made)) == (kind(**values), repr(kind(**values)), hash(kind(**values)))


@pytest.mark.parametrize("kind", CLASSES)
def test_a_field_that_is_missing_or_unknown_is_refused(kind: type) -> None:
    with pytest.raises(TypeError, match="missing"):
        constructor(kind)()
    with pytest.raises(TypeError, match="unexpected"):
        constructor(kind)(no_such_field=1)


MENTIONS = ("times", "quantities", "organizations", "people", "initiatives", "regions", "zones")


def held(value: Any) -> tuple[Any, ...]:
    """The records of a field: the segments of the article, or the mentions."""
    return value.segments if hasattr(value, "segments") else value
