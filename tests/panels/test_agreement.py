"""Repeats and contradictions: whole rows of figures, with who agrees with whom."""

from datetime import date
from decimal import Decimal
from fractions import Fraction

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from zonenews import Claim, Key, panel, parse
from zonenews.facts.records import PlaceLink
from zonenews.panels.agreement import agrees, clusters, contradicts
from zonenews.panels.observations import observations_of
from zonenews.panels.precision import written_place

YEAR = (date(2023, 1, 1), date(2023, 12, 31))
KEY = Key(entity="etdz-320583", metric="进出口总额", first=date(2023, 1, 1), last=date(2023, 12, 31))


def told(*amounts: str, lead: str = "2023年") -> list[tuple[tuple[str, ...], tuple[str, ...]]]:
    """The observations that articles with these amounts give: the documents of each, and the reasons of its conflicts."""
    documents = [
        (amount, parse(f"{lead}，昆山经开区进出口总额{amount}。", published="2024-02-01")) for amount in amounts
    ]
    return [(tuple(sorted({source.document for source in row.sources})), row.reasons) for row in panel(documents)]


@pytest.mark.parametrize(
    "amounts",
    [
        ("1068.4亿元", "1068亿元"),
        ("1068.4亿元", "超1000亿元"),
        ("1068.4亿元", "1068.40亿元"),
        ("1068.4亿元", "约1070亿元"),
        ("1068.4亿元", "近1070亿元"),
        ("1068.4亿元", "1060余亿元"),
        ("1068.4亿元", "10684000万元"),
        ("1068.4亿元", "1000亿元以上"),
        ("1068.4亿元", "1060亿元至1070亿元"),
        ("1068.6亿元", "1069亿元"),
        ("1068.6亿元", "1068亿元"),
        ("1068.4亿元", "１０６８亿元"),
        ("超1000亿元", "突破千亿元"),
        ("约1070亿元", "超1060亿元"),
    ],
)
def test_repeats(amounts: tuple[str, ...]) -> None:
    """Rounded, cut off, bounded, in another unit: one observation."""
    assert told(*amounts) == [(tuple(sorted(amounts)), ())]


@pytest.mark.parametrize(
    ("amounts", "reasons"),
    [
        (("1068.4亿元", "1086.4亿元"), ("value",)),
        (("1068.4亿元", "1069亿元"), ("value",)),
        (("1068亿元", "1069亿元"), ("value",)),
        (("1068.4亿元", "1068.3亿元"), ("value",)),
        (("1068.4亿元", "超1070亿元"), ("value",)),
        (("1068.4亿元", "近1060亿元"), ("value",)),
        (("1068.4亿元", "1068.4万元"), ("unit",)),
        (("1068.4亿元", "1068.4亿美元"), ("unit",)),
    ],
)
def test_contradictions(amounts: tuple[str, ...], reasons: tuple[str, ...]) -> None:
    """Two observations side by side, both marked with the reason."""
    assert sorted(told(*amounts)) == sorted(((amount,), reasons) for amount in amounts)


@pytest.mark.parametrize("amounts", [("2500亿元", "超1000亿元"), ("1068.4亿元", "150.2亿美元")])
def test_neither_repeat_nor_contradiction(amounts: tuple[str, ...]) -> None:
    """A far bound and another currency say something of their own."""
    assert sorted(told(*amounts)) == sorted(((amount,), ()) for amount in amounts)


def test_a_rounded_figure_goes_with_the_nearest() -> None:
    """Of two that contradict each other it supports the one it is nearer to."""
    assert told("1068.4亿元", "1067.7亿元", "1068亿元") == [
        (("1067.7亿元", "1068亿元"), ("value",)),
        (("1068.4亿元",), ("value",)),
    ]


def test_revisions_by_words() -> None:
    """A preliminary figure and the final one differ, and both say why."""
    documents = [
        ("jan", parse("经初步核算，2023年昆山经开区地区生产总值1068.4亿元。", published="2024-01-20")),
        ("feb", parse("2023年，昆山经开区地区生产总值1068亿元。", published="2024-02-20")),
        ("dec", parse("经最终核实，2023年昆山经开区地区生产总值为1071.2亿元。", published="2024-12-20")),
    ]
    rows = [
        (row.value, row.vintage, row.reasons, [source.document for source in row.sources]) for row in panel(documents)
    ]
    assert rows == [
        (Decimal(106840000000), "preliminary", ("revised",), ["jan", "feb"]),
        (Decimal(107120000000), "final", ("revised",), ["dec"]),
    ]


def test_revisions_by_dates() -> None:
    """What is told most of a year later and differs little is a revision; what differs more, or comes soon, is a contradiction."""

    def reasons(amount: str, day: str) -> set[str]:
        documents = [
            ("a", parse("2023年，昆山经开区地区生产总值1068.4亿元。", published="2024-01-20")),
            ("b", parse(f"2023年，昆山经开区地区生产总值{amount}。", published=day)),
        ]
        return {reason for row in panel(documents) for reason in row.reasons}

    assert reasons("1071.2亿元", "2025-01-15") == {"revised"}
    assert reasons("1071.2亿元", "2024-02-15") == {"value"}
    assert reasons("1571.2亿元", "2025-01-15") == {"value"}


def test_one_document_does_not_contradict_itself() -> None:
    """Two figures of one key in one article are of two things; in two articles they contradict each other."""
    lines = ["2023年，昆山经开区出口300.5亿元。", "2023年，昆山经开区出口210.2亿元。"]
    assert [row.reasons for row in panel([("a", parse("\n".join(lines)))])] == [("within",), ("within",)]
    assert [row.reasons for row in panel([("a", parse(lines[0])), ("b", parse(lines[1]))])] == [("value",), ("value",)]
    assert [row.value for row in panel([("a", parse("\n".join(lines)))]).table()] == [None]


def test_a_note_makes_a_bulletin_preliminary() -> None:
    """注：… below a bulletin holds for all of its figures."""
    text = "2023年，昆山经开区地区生产总值1068.4亿元。\n注：本公报2023年数据为初步统计数。"
    [row] = panel([parse(text)])
    assert row.vintage == "preliminary"


def test_the_same_figure_of_two_periods() -> None:
    """One of the two is of the other's period; round figures and stocks may well come again."""

    def reasons(words: str) -> set[str]:
        documents = [parse(f"{lead}，昆山经开区{words}。") for lead in ("2023年", "2023年前三季度")]
        return {reason for row in panel(documents) for reason in row.reasons}

    assert reasons("进出口总额1068.4亿元") == {"period"}
    assert reasons("进出口总额1000亿元") == set()
    assert reasons("高新技术企业1286家") == set()


def test_changes_and_multiples() -> None:
    """翻一番 is 100 %; what fell is negative; an unstated basis of a year is the year before."""
    documents = [
        ("a", parse("2023年，昆山经开区进出口总额翻一番。")),
        ("b", parse("2023年，昆山经开区进出口总额同比增长100.3%。")),
        ("c", parse("2023年，昆山经开区固定资产投资下降超5%。")),
        ("d", parse("2023年，昆山经开区固定资产投资同比下降5.4%。")),
    ]
    rows = [
        (row.key.kind, row.key.basis, row.value, row.unit, [s.document for s in row.sources])
        for row in panel(documents)
    ]
    assert rows == [
        ("change", "yoy", Decimal("-5.4"), "%", ["c", "d"]),
        ("change", "yoy", Decimal("100.3"), "%", ["a", "b"]),
    ]


def test_changes_without_a_finite_decimal() -> None:
    """A third stays a third."""
    [row] = [row for row in panel([parse("2023年，昆山经开区固定资产投资下降三分之一。")]) if row.key.kind == "change"]
    assert row.value in (Fraction(-1, 3), Fraction(-100, 3))


@pytest.mark.parametrize(
    ("words", "first"),
    [
        ("居民人均可支配收入51200元", date(2025, 1, 1)),
        ("城镇化率71.2%", date(2025, 1, 1)),
        ("实际使用外资1000亿美元", date(2021, 1, 1)),
        ("高新技术企业1286家", date(2025, 12, 31)),
        ("地区生产总值41230.5亿元", date(2025, 1, 1)),
        ("实际使用外资从300亿美元增加到520亿美元", date(2025, 1, 1)),
        ("一般公共预算收入累计达到21040亿元", date(2021, 1, 1)),
        ("旅游总收入突破10000亿元", date(2025, 1, 1)),
        ("民营经济增加值41230亿元", date(2025, 1, 1)),
        ("工业经济总量突破30000亿元", date(2025, 1, 1)),
        ("数字服务平台达到11个", date(2025, 12, 31)),
        ("绿色电力年供应量达到11万千瓦时", date(2025, 1, 1)),
        ("绿色电力供应量11万千瓦时", date(2021, 1, 1)),
        ("粮食产量跃上600亿斤台阶", date(2025, 1, 1)),
        ("接待旅客连续4年超过6000万人次", date(2025, 1, 1)),
        ("接待旅客由2200万人次增加到6100万人次", date(2025, 1, 1)),
        ("接待旅客6000万人次", date(2021, 1, 1)),
        ("年度专利申请量达6.5万件", date(2025, 1, 1)),
        ("保税物流平台扩容至9个", date(2025, 12, 31)),
        ("新增保税物流平台达到9个", date(2021, 1, 1)),
        ("建成高压线路总长2.4万公里", date(2025, 12, 31)),
        ("新建管网总长2.4万公里", date(2021, 1, 1)),
        ("新建数字服务平台11个", date(2021, 1, 1)),
    ],
)
def test_look_backs_over_several_years(words: str, first: date) -> None:
    """Rates and figures for each person are of the last year, stocks of its last day; money may be of all years."""
    [row] = panel([parse(f"“十四五”期间，江苏省{words}。", published="2026-02-01")])
    assert (row.key.first, row.key.last) == (first, date(2025, 12, 31))


@pytest.mark.parametrize(
    ("words", "metric", "kind", "basis"),
    [
        ("居民消费价格涨幅3%左右", "居民消费价格指数", "change", "yoy"),
        ("居民消费价格上涨3%左右", "居民消费价格指数", "change", "yoy"),
        ("进出口增速3%", "进出口总额", "change", "yoy"),
        ("人口自然增长率3%", "人口自然增长率", "level", None),
        ("登记失业率3%", "城镇登记失业率", "level", None),
    ],
)
def test_the_name_of_growth_is_a_change(words: str, metric: str, kind: str, basis: str | None) -> None:
    """A figure under the name of growth is a change of what grows, where the table knows that; other rates are levels."""
    goals = f"昆山市政府工作报告\n今年主要预期目标是：地区生产总值增长5%左右，{words}。"
    rows = [row for row in panel([parse(goals, published="2026-02-13")]) if row.key.metric != "地区生产总值"]
    assert [
        (row.key.metric, row.key.kind, row.key.basis, row.value, row.unit, row.key.first, row.key.last, row.key.status)
        for row in rows
    ] == [(metric, kind, basis, Decimal(3), "%", date(2026, 1, 1), date(2026, 12, 31), "target")]


@pytest.mark.parametrize(
    ("words", "basis", "first"),
    [
        ("2025年，昆山市经营主体增长7.9%。", "yoy", date(2025, 12, 31)),
        ("“十四五”期间，昆山市经营主体增长7.9%。", None, date(2021, 1, 1)),
        ("“十四五”期间，昆山市经营主体年均增长7.9%。", "avg", date(2021, 1, 1)),
        ("2023年至2025年，昆山市经营主体增长7.9%。", None, date(2023, 1, 1)),
    ],
)
def test_what_a_stock_grew_by(words: str, basis: str | None, first: date) -> None:
    """A stock is of a day, its growth in a year against the year before; what it grew by in several years is of the years, so that three and five are two."""
    [row] = panel([parse(words, published="2026-02-13")])
    told = (row.key.kind, row.key.basis, row.key.first, row.key.last, row.value)
    assert told == ("change", basis, first, date(2025, 12, 31), Decimal("7.9"))


def test_what_a_stock_grew_by_in_half_a_year_is_against_a_year_before() -> None:
    """It is told of the day."""
    [row] = panel([parse("2025年上半年，昆山市经营主体增长7.9%。", published="2026-02-13")])
    assert (row.key.kind, row.key.basis, row.key.first, row.key.last) == (
        "change",
        "yoy",
        date(2025, 6, 30),
        date(2025, 6, 30),
    )


def test_the_rank_of_a_stock_is_of_its_day() -> None:
    """A length by whatever name is what there is at the end, and so is its rank."""
    rows = panel([parse("“十四五”期间，湖南省航道通航里程达1.2万公里、居全国第3。", published="2026-02-01")])
    assert [(row.key.kind, row.key.first, row.key.last) for row in rows] == [
        ("level", date(2025, 12, 31), date(2025, 12, 31)),
        ("rank", date(2025, 12, 31), date(2025, 12, 31)),
    ]


def test_the_mean_of_several_years_is_a_metric_of_its_own() -> None:
    """年均 of five years is neither their sum nor the last of them; within a year the word changes nothing."""
    words = "年均粮食产量保持在1200万吨以上。"
    [row] = panel([parse(f"“十四五”期间，江苏省{words}", published="2026-02-01")])
    assert (row.key.metric, row.key.first, row.key.last) == ("年均粮食产量", date(2021, 1, 1), date(2025, 12, 31))
    [row] = panel([parse("2025年，江苏省粮食产量保持在1200万吨以上。", published="2026-02-01")])
    assert row.key.metric == "粮食产量"


def test_a_mean_growth_of_years_that_nobody_names() -> None:
    """年均 without its years, or of one, is left out; the levels beside it stay."""
    open_, one = "截至2025年12月20日，昆山经开区出口年均增长9.8%。", "2025年，昆山经开区进口120.5亿元，年均增长9.8%。"
    made = panel([parse(text, published="2026-02-01") for text in (open_, one)])
    assert [(row.key.metric, row.key.kind) for row in made] == [("进口", "level")]
    assert made.left_out["period"] == 2
    [row] = panel([parse("“十四五”期间，昆山经开区出口年均增长9.8%。", published="2026-02-01")])
    assert (row.key.basis, row.key.first) == ("avg", date(2021, 1, 1))


@pytest.mark.parametrize(("year", "basis"), [("2024", "yoy"), ("2025", "yoy"), ("2027", None)])
def test_growth_by_a_year_to_come(year: str, basis: str | None) -> None:
    """What is to have doubled by a year further on has doubled from today, not within that year."""
    text = f"到{year}年，昆山经开区力争出口增长一倍以上。"
    [row] = panel([parse(text, published="2024-06-05")])
    assert (row.key.kind, row.key.basis, row.key.last, row.value) == ("change", basis, date(int(year), 12, 31), 100)


@pytest.mark.parametrize(
    ("words", "first"),
    [
        ("2025年，昆山市城镇化率70.5%。", date(2025, 1, 1)),
        ("截至2025年底，昆山市城镇化率70.5%。", date(2025, 1, 1)),
        ("2025年末，昆山市高新技术企业达380家。", date(2025, 12, 31)),
        ("截至2025年底，昆山市固定资产投资1000亿元。", None),
    ],
)
def test_the_end_of_a_year(words: str, first: date | None) -> None:
    """A rate at the end of a year is that of the year; a stock is of the day, and what has been spent by then may be of more years."""
    [row] = panel([parse(words, published="2026-02-13")])
    assert (row.key.first, row.key.last) == (first, date(2025, 12, 31))


@pytest.mark.parametrize(
    ("words", "rows"),
    [
        ("2023年，昆山市产值120亿元。", 0),
        ("2023年，昆山市增加值120亿元。", 0),
        ("2023年，昆山市工业增加值120亿元。", 1),
        ("2023年，昆山市经营主体38万户。", 1),
        ("2023年，昆山市水库总库容2468万立方米。", 0),
        ("2023年，昆山经开区产值120亿元。", 1),
        ("2023年，昆山市工业总产值120亿元。", 1),
    ],
)
def test_names_that_can_be_of_no_region(words: str, rows: int) -> None:
    """产值 of a county is that of an industry which was said before; of a zone, or with its industry, it is one."""
    made = panel([parse(words)])
    assert (len(made), dict(made.left_out)) == (rows, {} if rows else {"metric": 1})


def test_shares_and_ranks() -> None:
    """A share is of a whole, a rank among some; ranks of unknown order contradict nothing."""
    text = "2023年，昆山经开区进出口总额1068.4亿元，占全市进出口总额的比重为42.1%，居全省第3位。"
    rows = [(row.key.kind, row.key.basis, row.value) for row in panel([parse(text)])]
    assert ("rank", "全省", Decimal(3)) in rows
    assert any(kind == "share" and value == Decimal("42.1") for kind, _, value in rows)
    named = "2023年，昆山经开区进出口总额1068.4亿元，位列江苏省第三。"
    assert ("rank", "全省", Decimal(3)) in [(row.key.kind, row.key.basis, row.value) for row in panel([parse(named)])]
    bare = [parse(f"2023年，昆山经开区进出口总额居第{place}位。") for place in (3, 15)]
    assert [row.reasons for row in panel(bare)] == [(), ()]


@pytest.mark.parametrize(
    ("words", "first"),
    [
        ("新增高标准农田130万亩，居全国第一", date(2021, 1, 1)),
        ("地区生产总值41230.5亿元，居全国第四", date(2025, 1, 1)),
    ],
)
def test_a_rank_is_of_the_time_of_its_level(words: str, first: date) -> None:
    """What was added in five years ranks among what others added in them; a level of the last year ranks in that year."""
    rows = list(panel([parse(f"“十四五”期间，江苏省{words}。", published="2026-02-01")]))
    assert [(row.key.kind, row.key.first, row.key.last) for row in rows] == [
        ("level", first, date(2025, 12, 31)),
        ("rank", first, date(2025, 12, 31)),
    ]


amounts = st.builds(
    lambda digits, scale, mod: Claim(
        key=KEY, value=Decimal(digits).scaleb(scale), mod=mod, unit="CNY", place=Decimal(1).scaleb(scale)
    ),
    st.integers(-99999, 99999),
    st.integers(-2, 8),
    st.sampled_from([None, None, "approx", "more_than", "less_than", "at_least", "at_most"]),
)


@given(st.lists(amounts, max_size=8, unique=True), st.randoms())
def test_clusters_do_not_hang_on_order(claims: list[Claim], random: object) -> None:
    """Every figure is in one group, and the groups are the same whatever the order."""
    groups = clusters(claims)
    shuffled = list(claims)
    random.shuffle(shuffled)  # type: ignore[attr-defined]
    assert clusters(shuffled) == groups
    assert sorted(claim.order for group in groups for claim in group) == sorted(claim.order for claim in claims)


@given(amounts, amounts)
def test_agreeing_is_not_contradicting(one: Claim, other: Claim) -> None:
    """A figure agrees with itself, and no two figures both agree and contradict each other."""
    finer, coarser = sorted((one, other), key=lambda claim: claim.order)
    assert agrees(one, one) or one.mod in ("more_than", "at_least", "less_than", "at_most")
    assert not (agrees(finer, coarser) and contradicts(finer, coarser))


@given(st.decimals(1, 9999, places=2), st.sampled_from(["亿元", "万元", "元"]))
def test_the_place_of_the_last_digit(number: Decimal, unit: str) -> None:
    """It is a hundredth of the unit, zeros at the end included."""
    scale = {"亿元": 10**8, "万元": 10**4, "元": 1}[unit]
    assert written_place(f"{number}{unit}", number * scale) == Decimal(scale) / 100


def test_nothing_gives_nothing() -> None:
    """No claims, no rows."""
    assert observations_of({}) == ()


def test_a_number_without_a_unit_is_no_multiple() -> None:
    """人口减少16.5万 is of so many, 分别增长1.5、2倍 of so many times."""
    text = "2018年，昆山市常住人口减少16.5万，税收收入、出口分别增长1.5、2倍。"
    assert [(row.key.metric, row.key.basis, row.value, row.unit) for row in panel([parse(text)])] == [
        ("出口", "yoy", Decimal(200), "%"),
        ("常住人口", "yoy", Decimal(-165000), "1"),
        ("税收收入", "yoy", Decimal("150.0"), "%"),
    ]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("2025年，昆山市出口增长3%。预计全年昆山市接待游客2600万人次。", ("actual", "preliminary", date(2025, 12, 31))),
        ("预计全年昆山市接待游客2600万人次。", None),
        ("昆山市今年计划接待游客2600万人次。", ("planned", None, date(2026, 12, 31))),
    ],
)
def test_what_a_year_is_expected_to_come_to(text: str, told: tuple[str, str | None, date] | None) -> None:
    """预计全年 of a year that is over is no plan; where it stays open in January which year it is of, there is no row."""
    rows = [row for row in panel([parse(text, published="2026-01-30")]) if row.key.metric != "出口"]
    assert [(row.key.status, row.vintage, row.key.last) for row in rows] == ([told] if told else [])


@pytest.mark.parametrize(
    ("words", "kept"),
    [
        ("人均地区生产总值增长到18.4万元，居全国首位", []),
        ("机场增至24座", []),
        ("出口累计300亿元", [("出口", date(2012, 11, 8), date(2022, 5, 5))]),
    ],
)
def test_years_that_nobody_says_the_end_of(words: str, kept: list[tuple[str, date, date | None]]) -> None:
    """What is of one year or one day of 党的十八大以来 is of none that is known; sums of all of it stay, up to the day they are told."""
    text = f"党的十八大以来，昆山市{words}。"
    made = panel([parse(text, published="2022-05-05")])
    assert [(row.key.metric, row.key.first, row.key.last) for row in made] == kept
    assert not panel([parse(text)]).observations


def test_what_has_lost_what_it_is_of() -> None:
    """Names of which the industry is lost are of no region, under the name of the table or the writer's."""
    text = "2025年，昆山市出口30亿元，年交易额约500万元，全产业链产值超千亿元，平均一个村不到500人。"
    assert [row.key.metric for row in panel([parse(text)])] == ["出口"]


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("江苏省出口30亿元。\n江苏省抓项目。安徽省抓生产，进口8亿元。", ["320000"]),
        ("江苏省出口30亿元。\n江苏省抓项目。苏州市抓生产，进口8亿元。", ["320000", "320000"]),
        ("江苏省出口30亿元。\n安徽省抓生产，江苏省进口8亿元。", ["320000", "320000"]),
        ("江苏省出口30亿元。\n与安徽省一道抓生产，江苏省进口8亿元。", ["320000", "320000"]),
    ],
)
def test_a_figure_behind_another_place(text: str, places: list[str]) -> None:
    """Where another place of its level opens the clause before, a figure is left out whosever the reading says it is."""
    document = parse(f"2023年，{text}")
    told = [attrs.evolve(fact, place=PlaceLink(region="320000"), period=YEAR) for fact in document.indicators]
    made = panel([("a", attrs.evolve(document, indicators=tuple(told)))])
    assert ([row.key.entity for row in made], made.left_out["place"]) == (places, len(told) - len(places))


def test_a_base_that_comes_after_the_figure() -> None:
    """比2024年增长 of the end of 2023 mixes two times, and is left out; its level stays."""
    document = parse("2023年末，昆山市存款余额1970.6亿元，比年初增加266亿元。", published="2024-03-20")
    [fact] = document.indicators
    later = attrs.evolve(fact, change=tuple(attrs.evolve(one, since="2024") for one in fact.change))
    for told, kinds in ((fact, ["change", "level"]), (later, ["level"])):
        made = panel([("a", attrs.evolve(document, indicators=(told,)))])
        assert ([row.key.kind for row in made], made.left_out.total()) == (kinds, 2 - len(kinds))


@pytest.mark.parametrize(
    ("text", "published", "told"),
    [
        (
            "昆山市政府工作报告\n“十四五”时期，研发经费投入预计年均增长8.5%。",
            "2026-02-03",
            [("研发经费支出", "actual", "change", "avg", "8.5", "%")],
        ),
        (
            "今年上半年，昆山市第三产业增加值占地区生产总值的54%，较上一年提高3个百分点。",
            "2016-10-05",
            [
                ("第三产业增加值", "actual", "share", "地区生产总值", "54", "%"),
                ("第三产业增加值占地区生产总值比重", "actual", "change", "yoy", "3", "pp"),
            ],
        ),
        (
            "2023年，昆山市出口620亿元，3年增长41%。",
            "2024-02-01",
            [("出口", "actual", "level", None, "62000000000", "CNY")],
        ),
        ("2023年，昆山市消费券带动销售额8亿元。", "2024-02-01", []),
        (
            "2023年，昆山市“四上”单位入库86家，其中工业6家。",
            "2024-02-01",
            [("“四上”单位入库", "actual", "level", None, "86", "家")],
        ),
    ],
)
def test_what_a_figure_is_of(text: str, published: str, told: list[tuple[str, ...]]) -> None:
    """Estimates of what is over are results, points are of a share, and what lost the thing or the years it is of is left out."""
    rows = [
        (
            row.key.metric,
            row.key.status,
            row.key.kind,
            row.key.basis,
            str(int(row.value) if row.value == int(row.value) else row.value),
            row.unit,
        )
        for row in panel([parse(text, published=published)])
    ]
    assert rows == told
