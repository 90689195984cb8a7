"""Calendar times: the corpus table, and the laws every result keeps."""

import os
import re
import time
from calendar import monthrange
from datetime import date, datetime, timedelta
from itertools import pairwise
from typing import Any

import pytest
from edtf_validate.valid_edtf import is_valid
from hypothesis import given
from hypothesis import strategies as st
from noise import noised
from support import calls, cases, check

from zonenews import TimeError, find_times, normalize, parse, parse_time
from zonenews.lexicon.holidays import holidays_by_rule
from zonenews.lexicon.lunar import lunar_day, lunar_month, term_day
from zonenews.lexicon.timewords import timewords
from zonenews.mentions.times.find import scan_times

HAN = "〇一二三四五六七八九"
PUBLISHED = date(2022, 9, 20)
MOMENT = datetime(2022, 9, 20, 14, 30)  # noqa: DTZ001 - the library knows no zones
DAYS = st.dates(date(1900, 1, 1), date(2100, 12, 31))
YEARS = st.integers(1900, 2100)
POINTS = re.findall(
    r"\S+",
    "三年前 5天后 过去三年 近五年 上个月 几年前 2015年 15年 去年 次年 每年 开局之年 今年以来 “十四五” 九十年代 本世纪 民国三年 光绪二年 "
    "闰四月初二 腊月二十 春节 国庆假期 清明 夏至 三月 上半年 一季度 10日 上旬 月底 第三周 周五 早上8点 8时 3小时前 半年 2月30日 99999年前",
)
"""Times of every tag that a point can have, some of which have no day."""


@pytest.mark.parametrize(("text", "published", "expect"), cases("times"))
def test_corpus(text: str, published: date | None, expect: list[dict[str, Any]]) -> None:
    """Each row of the table gives the records it names, and no others."""
    check(find_times(text, published=published), text, expect)


def han(number: int) -> str:
    """A number below a hundred as the calendar writes it."""
    tens, ones = divmod(number, 10)
    return ("" if tens < 2 else HAN[tens]) + "十" * (tens > 0) + (HAN[ones] if ones else "")


def han_year(year: int) -> str:
    return "".join(HAN[int(digit)] for digit in str(year))


DAY_FORMS = [
    lambda day: f"{day.year}年{day.month}月{day.day}日",
    lambda day: f"{day.year}年{day.month:02}月{day.day:02}号",
    lambda day: f"{day.year} 年 {day.month} 月 {day.day} 日",
    lambda day: day.isoformat(),
    lambda day: f"{day.year}/{day.month}/{day.day}",
    lambda day: f"{day.year}.{day.month}.{day.day}",
    lambda day: f"{day:%Y%m%d}",
    lambda day: f"{han_year(day.year)}年{han(day.month)}月{han(day.day)}日",
]


class TestRoundTrips:
    """What a writer renders, `parse_time` reads back, from 1900 to 2100."""

    @pytest.mark.parametrize("form", DAY_FORMS)
    @given(day=DAYS)
    def test_day(self, form: Any, day: date) -> None:
        if form(day).isdigit() and day.year >= 2100:
            return  # eight digits are a date of the 20th or 21st century only
        found = parse_time(form(day))
        assert (found.start, found.end, found.edtf) == (day, day, day.isoformat())
        assert (found.kind, found.grain, found.origin) == ("date", "day", "said")

    @given(YEARS, st.integers(1, 12))
    def test_month(self, year: int, month: int) -> None:
        for text in (f"{year}年{month}月", f"{year}年{month}月份", f"{han_year(year)}年{han(month)}月"):
            found = parse_time(text)
            assert (found.start, found.end) == (date(year, month, 1), date(year, month, monthrange(year, month)[1]))
            assert found.edtf == f"{year}-{month:02}"

    @given(YEARS, st.integers(1, 4))
    def test_quarter(self, year: int, quarter: int) -> None:
        for text in (f"{year}年{han(quarter)}季度", f"{year}年第{han(quarter)}季度", f"{year}年第{quarter}季度"):
            found = parse_time(text)
            assert found.start == date(year, 3 * quarter - 2, 1)
            assert found.edtf == f"{year}-{32 + quarter}"

    @given(YEARS)
    def test_year(self, year: int) -> None:
        for text in (f"{year}年", f"{year}年度", f"{han_year(year)}年"):
            found = parse_time(text)
            assert (found.start, found.end, found.edtf) == (date(year, 1, 1), date(year, 12, 31), str(year))

    @given(YEARS, st.integers(1, 11), st.integers(1, 11))
    def test_months(self, year: int, one: int, other: int) -> None:
        first, last = min(one, other), max(one, other) + 1
        for text in (f"{year}年{first}-{last}月", f"{year}年{first}月至{last}月", f"{year}年{first}—{last}月份"):
            found = parse_time(text)
            assert (found.start, found.end) == (date(year, first, 1), date(year, last, monthrange(year, last)[1]))

    @given(DAYS, st.integers(1, 400))
    def test_range(self, first: date, length: int) -> None:
        last = first + timedelta(length)
        for joint in ("至", "到", "—", "-", "～"):
            found = parse_time(
                f"{first.year}年{first.month}月{first.day}日{joint}{last.year}年{last.month}月{last.day}日"
            )
            assert (found.start, found.end) == (first, last)
            assert (found.kind, found.edtf) == ("period", f"{first}/{last}")

    @given(
        st.sampled_from(("", "2015年，", "去年9月，")),
        st.sampled_from(POINTS),
        st.sampled_from(("至", "到", "—", "、")),
        st.sampled_from(POINTS),
        st.none() | DAYS,
    )
    def test_range_of_any_two(self, before: str, first: str, joint: str, last: str, published: date | None) -> None:
        for found in find_times(f"{before}{first}{joint}{last}", published=published):
            if found.start is not None and found.end is not None:
                assert str(found.start)[:10] <= str(found.end)[:10]
            assert found.edtf is None or is_valid(found.edtf)

    @given(DAYS, st.times())
    def test_clock(self, day: date, clock: Any) -> None:
        moment = datetime.combine(day, clock).replace(second=0, microsecond=0)
        for text in (
            f"{day.year}年{day.month}月{day.day}日{moment:%H:%M}",
            f"{day.year}年{day.month}月{day.day}日{moment.hour}时{moment.minute}分",
            f"{day} {moment:%H:%M}",
        ):
            assert parse_time(text).start == moment

    @given(st.integers(1901, 2099), st.integers(1, 12), st.integers(1, 29))
    def test_lunar(self, year: int, month: int, day: int) -> None:
        names = ["正", *"二三四五六七八九十", "冬", "腊"]
        spoken = f"初{han(day)}" if day <= 10 else han(day)
        expected = lunar_day(year, month, day)
        found = parse_time(f"农历{han_year(year)}年{names[month - 1]}月{spoken}")
        assert found.start == found.end == expected


class TestCalendar:
    """The Chinese calendar against days everybody knows."""

    @pytest.mark.parametrize(
        ("year", "new_year"),
        [
            (1900, (1, 31)),
            (1912, (2, 18)),
            (1949, (1, 29)),
            (1985, (2, 20)),
            (2000, (2, 5)),
            (2008, (2, 7)),
            (2012, (1, 23)),
            (2020, (1, 25)),
            (2021, (2, 12)),
            (2022, (2, 1)),
            (2023, (1, 22)),
            (2024, (2, 10)),
            (2025, (1, 29)),
            (2026, (2, 17)),
            (2033, (1, 31)),
            (2050, (1, 23)),
            (2100, (2, 9)),
        ],
    )
    def test_new_year(self, year: int, new_year: tuple[int, int]) -> None:
        assert lunar_day(year, 1, 1) == date(year, *new_year)

    @pytest.mark.parametrize(
        ("year", "month", "begin"), [(2020, 4, (5, 23)), (2023, 2, (3, 22)), (2025, 6, (7, 25)), (2033, 11, (12, 22))]
    )
    def test_leap_months(self, year: int, month: int, begin: tuple[int, int]) -> None:
        leap = lunar_month(year, month, leap=True)
        assert leap is not None
        assert leap[0] == date(year, *begin)

    def test_terms(self) -> None:
        assert term_day(2024, "清明") == date(2024, 4, 4)
        assert term_day(2023, "冬至") == date(2023, 12, 22)

    def test_outside_the_tables_nothing_is_guessed(self) -> None:
        assert lunar_day(1899, 1, 1) is None
        assert term_day(2102, "清明") is None
        assert lunar_month(2021, 4, leap=True) is None


@pytest.mark.parametrize(
    "text",
    [
        "2022年13月",
        "2月30日",
        "第一时间",
        "",
        "2022年3月5日开工",
        "于2022年3月",
        "3年",
        "24小时",
        "2023年2月29日",
        "2022年和2023年",
    ],
)
def test_parse_time_wants_one_whole_time(text: str) -> None:
    with pytest.raises(TimeError):
        parse_time(text)


@pytest.mark.parametrize("zone", ["UTC", "Asia/Shanghai", "America/Los_Angeles"])
def test_the_machine_does_not_matter(zone: str) -> None:
    """Values do not depend on the clock or the time zone of the machine."""
    before = os.environ.get("TZ")
    try:
        os.environ["TZ"] = zone
        time.tzset()
        found = find_times("今天上午9时。截至目前。正月初六。去年底", published=PUBLISHED)
        values = [(found.start, found.end) for found in found]
    finally:
        if before is None:
            del os.environ["TZ"]
        else:
            os.environ["TZ"] = before
        time.tzset()
    moment = datetime(2022, 9, 20, 9, 0)  # noqa: DTZ001 - a moment of the text, which says no zone
    assert values == [
        (moment, moment),
        (None, PUBLISHED),
        (date(2022, 2, 6), date(2022, 2, 6)),
        (date(2021, 12, 31), date(2021, 12, 31)),
    ]


SENTENCES = st.sampled_from(
    [
        "7月17日，记者从管委会获悉，今年1-6月完成投资12亿元，增速较一季度提高1.3个百分点。",
        "2021年，全区引进项目30个，全年到位资金8亿元；四季度新开工9个。",
        "截至9月底，已有320家企业入驻，“十四五”末力争达到500家。",
        "2月26日下午召开会议，当晚签约，次日开工。",
        "“五一”假期，园区1期（2020年3月建成）接待游客3万人次。",
        "二〇二二年三月五日上午九点半，项目奠基，预计明年6月投产，年底前达产。",
        "近年来，园区每年3月8日举办招聘会，未来三年计划投入5000万元。",
    ]
)


WORDS = st.sampled_from(
    [
        *(*timewords().pointers, *timewords().vague, *timewords().feasts, *timewords().parts, *timewords().until),
        *"年月日号时点分周初底末中前后晚至到—、的第每近，。\n",
        *(
            "季度",
            "上旬",
            "上半年",
            "星期日",
            "以来",
            "之前",
            "同期",
            "年代",
            "个月",
            "“十四五”",
            "三年来",
            "2020-05-09",
            "15:30",
        ),
        *(*map(str, range(1, 32)), "98", "2020", "2023", *"一二三四五六七八九十廿"),
    ]
)


class TestLaws:
    """What holds for every text."""

    @given(st.lists(WORDS, max_size=9).map("".join))
    def test_any_row_of_calendar_words_is_safe(self, text: str) -> None:
        for record in find_times(text, published=PUBLISHED):
            assert record.text == text[record.span.slice]

    @given(st.lists(SENTENCES, min_size=1, max_size=4))
    def test_spans(self, sentences: list[str]) -> None:
        text = "\n".join(sentences)
        found = find_times(text, published=PUBLISHED)
        assert found
        for record in found:
            assert normalize(text[record.span.slice]).text == record.text
            assert record.start is None or record.end is None or str(record.start) <= str(record.end)
        for one, other in pairwise(found):
            assert one.span.end <= other.span.start

    @given(SENTENCES, st.sampled_from(["tone", "plain", None]), st.booleans(), st.integers(0, 3))
    def test_noise_changes_no_value(self, sentence: str, pinyin: str | None, wide: bool, seed: int) -> None:  # noqa: FBT001
        clean = find_times(sentence, published=PUBLISHED)
        noisy = find_times(noised(sentence, pinyin=pinyin, widen_digits=wide, seed=seed), published=PUBLISHED)
        values = [(record.text, record.start, record.end, record.edtf) for record in clean]
        assert [(record.text, record.start, record.end, record.edtf) for record in noisy] == values

    @given(SENTENCES, st.sampled_from(["园区鸟语花香，", "据了解，项目进展顺利。\n", "　　"]))
    def test_text_without_times_before_only_shifts(self, sentence: str, before: str) -> None:
        plain, moved = find_times(sentence, published=PUBLISHED), find_times(before + sentence, published=PUBLISHED)
        shifted = [(record.span.shifted(len(before)), record.start, record.end, record.edtf) for record in plain]
        assert shifted == [(record.span, record.start, record.end, record.edtf) for record in moved]

    @given(SENTENCES, st.sampled_from(["\n据了解，项目进展顺利。", "。完。"]))
    def test_text_after_changes_nothing(self, sentence: str, after: str) -> None:
        assert find_times(sentence, published=PUBLISHED) == find_times(sentence + after, published=PUBLISHED)

    @given(
        st.text(
            alphabet=st.sampled_from(
                "0123456789年月日号时点分上下前后今去明底初末季度周星期一二三十至-—、.:/ \n“”五节来以内每"
            ),
            max_size=60,
        )
    )
    def test_any_soup_is_safe(self, text: str) -> None:
        for record in find_times(text, published=PUBLISHED):
            assert record.text == text[record.span.slice]
            assert record.start is None or record.end is None or str(record.start) <= str(record.end), record

    @given(st.lists(WORDS, max_size=9).map("".join), st.sampled_from([None, PUBLISHED, MOMENT]))
    def test_edtf_is_valid_and_times_end_after_they_start(self, text: str, published: date | None) -> None:
        for record in find_times(text, published=published):
            assert record.edtf is None or is_valid(record.edtf), record
            if record.start is not None and record.end is not None:
                assert str(record.start) <= str(record.end), record

    @pytest.mark.parametrize(("text", "published", "expect"), cases("times"))
    def test_edtf_of_the_corpus_is_valid(self, text: str, published: date | None, expect: list[dict[str, Any]]) -> None:
        found = find_times(text, published=published)
        assert len(found) == len(expect)
        assert [record.edtf for record in found if record.edtf and not is_valid(record.edtf)] == []

    @given(DAYS, st.times(), st.integers(1, 500), st.sampled_from(["分钟", "小时", "秒"]))
    def test_moments_count_from_publication(self, day: date, clock: Any, count: int, unit: str) -> None:
        moment = datetime.combine(day, clock).replace(microsecond=0)
        length = timedelta(seconds=count * {"分钟": 60, "小时": 3600, "秒": 1}[unit])
        before, after = (
            parse_time(f"{count}{unit}前", published=moment),
            parse_time(f"{count}{unit}后", published=moment),
        )
        assert (before.start, before.end) == (moment - length, moment - length)
        assert (after.start, after.end) == (moment + length, moment + length)

    @given(DAYS, st.integers(0, 23), st.integers(0, 23))
    def test_stretches_of_hours_do_not_run_backwards(self, day: date, first: int, last: int) -> None:
        for record in find_times(f"{day.year}年{day.month}月{day.day}日{first}时至{last}时30分"):
            assert isinstance(record.start, datetime) and isinstance(record.end, datetime)  # noqa: PT018
            assert timedelta(0) < record.end - record.start < timedelta(1)

    @given(st.text(max_size=80))
    def test_any_text_is_safe(self, text: str) -> None:
        find_times(text)
        find_times(text, published=date(1, 1, 1))
        find_times(text, published=date(9999, 12, 31))

    @given(st.sampled_from([row.values[0] for row in cases("times") if row.id.startswith("case")]))
    def test_extreme_references_are_safe(self, text: str) -> None:
        for published in (date(1, 1, 1), date(9999, 12, 31), date(2024, 2, 29)):
            find_times(text, published=published)

    @given(SENTENCES)
    def test_what_find_finds_parse_reads_alone_where_it_is_said(self, sentence: str) -> None:
        for record in find_times(sentence, published=PUBLISHED):
            if record.origin == "said" and record.start:
                alone = parse_time(record.text, published=PUBLISHED)
                assert (alone.start, alone.end, alone.edtf) == (record.start, record.end, record.edtf)


@pytest.mark.parametrize(
    "unit",
    ["一", "1", "年", "十", "“", "2022年", "1-", "今年", "1月", "5月8日至", "周三", "以来", "1、", "\ud800", "\0", "("],
)
def test_work_is_linear(unit: str) -> None:
    """Ten times the text takes about ten times the work."""

    def scan(text: str) -> object:
        return scan_times(text, published=PUBLISHED)

    short, long = (unit * (size // len(unit)) for size in (4_000, 40_000))
    scan(short)  # what is built at the first use is not counted
    assert calls(scan, long) < 13 * calls(scan, short) + 100


def test_dateline_is_in_force_from_the_beginning() -> None:
    """The article's own date serves where no date of publication is given, and for 当日 and bare days in any case."""
    only = scan_times("当日签约，15日开工，今年投产", dateline=date(2021, 5, 14))
    assert [str(record.start) for record in only] == ["2021-05-14", "2021-05-15", "2021-01-01"]
    both = scan_times("当日签约", published=date(2021, 5, 18), dateline=date(2021, 5, 14))
    assert both[0].start == date(2021, 5, 14)


def test_a_moment_of_publication_counts_as_its_day() -> None:
    moment = datetime(2022, 9, 20, 18, 30)  # noqa: DTZ001 - the library knows no zones
    assert find_times("今年以来，9月8日", published=moment) == find_times("今年以来，9月8日", published=PUBLISHED)


def test_parse_puts_times_into_the_document() -> None:
    document = parse("5月8日，园区签约三个项目。", published=date(2023, 5, 9))
    assert [record.text for record in document.times] == ["5月8日"]
    assert type(document).from_dict(document.to_dict()) == document


class TestWords:
    """Every word of the table can be found."""

    @pytest.mark.parametrize("word", sorted(timewords().pointers))
    def test_pointers(self, word: str) -> None:
        assert [record.text for record in find_times(f"，{word}，", published=MOMENT)] == [word]

    @pytest.mark.parametrize("word", sorted(timewords().vague))
    def test_vague(self, word: str) -> None:
        found = find_times(f"，{word}，", published=PUBLISHED)
        assert [(record.text, record.start, record.end) for record in found] == [(word, None, None)]

    @pytest.mark.parametrize("word", sorted({*timewords().feasts, *timewords().terms}))
    def test_feasts(self, word: str) -> None:
        found = find_times(f"2022年{word}，", published=PUBLISHED)
        assert [(record.text, record.kind) for record in found] == [(f"2022年{word}", "date")]

    @pytest.mark.parametrize("word", sorted(timewords().short_feasts))
    def test_short_feasts(self, word: str) -> None:
        for text in (f"“{word}”", f"“{word}”假期"):
            assert [record.text for record in find_times(f"{text}，", published=PUBLISHED)] == [text]

    @pytest.mark.parametrize("word", sorted({*timewords().events, *timewords().openings}))
    def test_events(self, word: str) -> None:
        published = date(2026, 6, 1)
        found = find_times(f"，{word}以来，", published=published)
        assert [(record.text, record.end) for record in found] == [(f"{word}以来", published)]

    @pytest.mark.parametrize("word", sorted(timewords().plans))
    def test_plans(self, word: str) -> None:
        found = find_times(f"“{word}”期间，")
        assert [(record.text, record.grain) for record in found] == [(f"“{word}”期间", "plan")]

    @pytest.mark.parametrize("word", sorted({*timewords().until, *timewords().until_now}))
    def test_until(self, word: str) -> None:
        text = word if word in timewords().until_now else f"{word}9月1日"
        found = find_times(f"，{text}，", published=PUBLISHED)
        assert [(record.text, record.start) for record in found] == [(text, None)]

    @pytest.mark.parametrize("word", sorted(timewords().parts))
    def test_parts(self, word: str) -> None:
        assert [record.text for record in find_times(f"9月1日{word}8点，", published=PUBLISHED)] == [f"9月1日{word}8点"]

    @pytest.mark.parametrize("word", [word for word in sorted(timewords().seasons) if len(word) > 1])
    def test_seasons(self, word: str) -> None:
        assert [record.text for record in find_times(f"2021年{word}，")] == [f"2021年{word}"]

    @pytest.mark.parametrize(
        ("word", "after"), [(w, a) for w, rows in sorted(timewords().refused.items()) for a in rows if "[" not in a]
    )
    def test_refused(self, word: str, after: str) -> None:
        assert word not in [record.text for record in find_times(f"，{word}{after}，", published=PUBLISHED)]

    @pytest.mark.parametrize(
        ("word", "before"), [(w, b) for w, row in sorted(timewords().not_after.items()) for b in row]
    )
    def test_not_after(self, word: str, before: str) -> None:
        assert word not in [record.text for record in find_times(f"，{before}{word}，", published=PUBLISHED)]

    def test_holidays(self) -> None:
        for years in holidays_by_rule().values():
            for year, (first, last) in years.items():
                assert (last - first).days < 10
                assert last.year == year
