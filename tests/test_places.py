"""Regions and zones: tables and finders."""

from zonenews import find_regions, find_zones, parse


def test_marks_regions_inside_zones() -> None:
    """A region name that is part of a zone's name says so."""
    document = parse("常州高新区成立。常州市发文。")
    assert [(region.code, region.inside) for region in document.regions] == [("320400", "zone"), ("320400", None)]
    assert list(document.zones_by_id) == ["z1"]


def test_odd_text() -> None:
    """Any string is safe."""
    for text in ("", "区" * 100_000, "\ud800新区\x00", "（" * 10_000 + "区", "高新区" * 20_000):
        find_regions(text)
        find_zones(text)
