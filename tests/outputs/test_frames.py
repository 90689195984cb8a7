"""Frames of articles to frames of records, in pandas and in Polars."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import Any

import pandas as pd
import polars as pl
import pytest

from zonenews import parse, parse_frame

TEXT = "今年，江苏赣榆经济开发区出口30亿元，增长5.2%。"


@pytest.mark.parametrize("missing", [None, float("nan"), pd.NA, pd.NaT], ids=repr)
def test_missing_texts_are_empty_documents(missing: Any) -> None:
    names = ["甲", "乙", "丙"]
    frame = pd.DataFrame({"text": pd.Series([TEXT, missing, "鲁西新区成立"], dtype=object, index=names)})
    frames = parse_frame(frame, workers=1)
    documents = frames["documents"]
    assert documents["document"].tolist() == ["甲", "乙", "丙"]
    assert documents["source"].tolist() == [TEXT, "", "鲁西新区成立"]
    assert documents["error_kind"].isna().all()
    assert frames["zones"]["document"].tolist() == ["甲", "丙"]


@pytest.mark.parametrize(
    "day", [date(2024, 3, 5), datetime(2024, 3, 5, 8, tzinfo=UTC), pd.Timestamp("2024-03-05"), "2024-03-05"], ids=repr
)
def test_dates_of_publication(day: Any) -> None:
    frame = pd.DataFrame({"text": [TEXT, TEXT], "day": pd.Series([day, None], dtype=object)})
    rows = parse_frame(frame, published="day", workers=1)["indicators"]
    assert rows["period_start"].tolist() == [date(2024, 1, 1), None]
    assert (rows["metric"].tolist(), rows["value_value"].tolist()) == (["出口", "出口"], ["3000000000", "3000000000"])


def test_timestamps_of_a_typed_column() -> None:
    frame = pd.DataFrame({"text": [TEXT, TEXT], "day": pd.to_datetime(["2024-03-05", None])})
    assert parse_frame(frame, published="day", workers=1)["indicators"]["period_start"].tolist() == [
        date(2024, 1, 1),
        None,
    ]


def test_what_cannot_be_read_ends_nothing() -> None:
    frame = pd.DataFrame({"text": [TEXT, 5, TEXT], "day": ["2024-03-05", "2024-03-05", "soon"]})
    frames = parse_frame(frame, published="day", workers=1)
    assert frames["documents"]["error_kind"].fillna("none").tolist() == ["none", "TypeError", "PublishedError"]
    assert frames["indicators"]["document"].tolist() == [0]


def test_a_key_and_kinds() -> None:
    frame = pd.DataFrame({"words": [TEXT], "id": ["a7"]})
    frames = parse_frame(frame, text="words", key="id", kinds=["zones"], workers=1)
    assert frames["zones"]["document"].tolist() == ["a7"]
    assert len(frames["indicators"]) == 0


def test_polars() -> None:
    frame = pl.DataFrame({"text": [TEXT, None, "鲁西新区成立"], "day": [date(2024, 3, 5), None, None]})
    frames = parse_frame(frame, published="day", workers=1)
    assert isinstance(frames["indicators"], pl.DataFrame)
    assert frames["documents"]["document"].to_list() == [0, 1, 2]
    assert frames["zones"]["document"].to_list() == [0, 2]
    assert frames["indicators"].select("document", "metric", "value_value", "period_end").rows() == [
        (0, "出口", "3000000000", date(2024, 12, 31))
    ]


def test_polars_and_a_key() -> None:
    frame = pl.DataFrame({"text": [TEXT], "id": ["a7"]})
    assert parse_frame(frame, key="id", workers=1)["zones"]["document"].to_list() == ["a7"]


def test_the_records_are_those_of_parse() -> None:
    frame = pd.DataFrame({"text": [TEXT]})
    rows = parse_frame(frame, workers=1)["quantities"]
    assert rows["text"].tolist() == [record.text for record in parse(TEXT).quantities]


def test_what_is_no_frame_or_has_no_such_column() -> None:
    with pytest.raises(TypeError, match="list is neither a pandas nor a Polars DataFrame"):
        parse_frame([TEXT])
    with pytest.raises(TypeError, match="Series is neither"):
        parse_frame(pd.Series([TEXT]))
    with pytest.raises(KeyError, match="there is no column 'text'; the columns are words"):
        parse_frame(pd.DataFrame({"words": [TEXT]}))
