"""A record with every kind of field, and random ones of it."""

from datetime import date, datetime

import attrs
from hypothesis import strategies as st

from zonenews.text.records import Amount, Mod, Number
from zonenews.text.spans import Span


@attrs.frozen(kw_only=True)
class Sample:
    """Every kind of field a record may have."""

    name: str = ""
    count: int | None = None
    amount: Amount | None = None
    number: Number | None = None
    when: date | datetime | None = None
    period: tuple[date | None, date | None] | None = None
    mod: Mod | None = None
    parts: tuple[Amount, ...] = ()


NUMBERS = st.one_of(
    st.decimals(min_value=-(10**64), max_value=10**64, places=4),
    st.fractions(max_denominator=10**12).filter(lambda f: f.denominator > 1),
)
SPANS = st.builds(lambda start, length: Span(start, start + length), st.integers(0, 99), st.integers(0, 99))
AMOUNTS = st.builds(Amount, value=NUMBERS, upper=st.none() | NUMBERS, unit=st.text(), span=SPANS, mod=st.none())
DATES = st.none() | st.dates()
SAMPLES = st.builds(
    Sample,
    name=st.text(),
    count=st.none() | st.integers(),
    amount=st.none() | AMOUNTS,
    number=st.none() | NUMBERS,
    when=DATES | st.datetimes(),
    period=st.none() | st.tuples(DATES, DATES),
    mod=st.sampled_from([None, "approx", "at_most"]),
    parts=st.lists(AMOUNTS, max_size=3).map(tuple),
)
