"""What callers may pass as the date of publication, and what each of it means."""

from datetime import UTC, date, datetime

import pandas as pd
import pytest

from zonenews import PublishedError, find_indicators, parse

DAY = date(2024, 3, 5)
TAKEN = [
    DAY,
    datetime(2024, 3, 5, 23, 59, tzinfo=UTC),
    pd.Timestamp("2024-03-05 08:00"),
    "2024-03-05",
    "2024-03-05T08:00:00+08:00",
]
REFUSED = [20240305, 2024.0, "2024年3月5日", "昨天", "", b"2024-03-05", (2024, 3, 5), "2024-02-30"]


@pytest.mark.parametrize("published", TAKEN, ids=repr)
def test_the_day_of_what_is_passed(published: object) -> None:
    document = parse("昨天，园区签约三个项目。", published=published)
    assert (document.published, document.published_from) == (DAY, "argument")
    assert document.times[0].start == date(2024, 3, 4)
    assert type(document.published) is date


@pytest.mark.parametrize("published", [None, pd.NaT], ids=repr)
def test_no_day(published: object) -> None:
    document = parse("昨天，园区签约三个项目。", published=published)
    assert (document.published, document.published_from, document.times[0].start) == (None, None, None)


@pytest.mark.parametrize("published", REFUSED, ids=repr)
def test_what_is_no_date_is_refused(published: object) -> None:
    with pytest.raises(PublishedError, match="not a date, a datetime, an ISO 8601 string or None") as caught:
        parse("昨天，园区签约三个项目。", published=published)
    assert isinstance(caught.value, TypeError)
    with pytest.raises(PublishedError):
        find_indicators("去年，全区生产总值增长8%。", published=published)


@pytest.mark.parametrize("raw", [None, b"text", 7, ["text"]])
def test_what_is_no_text_is_refused(raw: object) -> None:
    with pytest.raises(TypeError, match=r"the text is .*, not str"):
        parse(raw)
