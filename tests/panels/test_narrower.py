"""What stands in a panel by words that make it of less than it seems is left out, and what they do not is kept."""

import pytest

from zonenews import panel, parse


def rows(text: str, published: str | None = None) -> list[tuple[str, str, str]]:
    return [
        (row.key.metric, row.key.kind, f"{row.value} {row.unit}")
        for row in panel([("a", parse(text, published=published))])
    ]


@pytest.mark.parametrize(
    ("text", "kept", "reason"),
    [
        (
            "2023年，江苏省净增经营主体9万户，其中企业3万户、个体工商户5万户。",
            [("净增经营主体", "level", "90000 户")],
            "metric",
        ),
        (
            "2023年，江苏省经营主体90万户，其中企业30万户。",
            [("企业", "level", "300000 户"), ("经营主体", "level", "900000 户")],
            "",
        ),
        (
            "2023年昆山市统计公报\n全市有幼儿园90所，在园幼儿9000人。三县有幼儿园20所，在园幼儿3000人。",
            [("学前教育在园幼儿", "level", "9000 人"), ("幼儿园", "level", "90 所")],
            "place",
        ),
        ("2023年，江苏省北江港通达80国，集装箱吞吐量突破千万标箱。", [], "place"),
        ("2023年，江苏省港口集装箱吞吐量突破千万标箱。", [("港口集装箱吞吐量", "level", "10000000 标箱")], ""),
        (
            "2023年，江苏省经营主体超50万户、增长35%，“五经普”从业人员比“四经普”增长9.8%、居全国第2位，增加7.7万人。",
            None,
            "metric",
        ),
        ("2023年，昆山市将以开放为引领。\n全市有稻谷播种面积2万亩。", [], "period"),
        ("2023年，昆山市将以开放为引领，完成稻谷播种面积2万亩。", None, ""),
        ("2023年，江苏省旅游业不断发展，对GDP综合贡献率达23.4%。", [], "metric"),
        ("2023年，青岛保税区胶片为3820美元/吨。", [], "metric"),
        ("2023年，昆山市采购金额30亿元，募集总额3亿元。", [], "metric"),
        ("2023年，江苏省引进演出1.1万场、带动综合消费84亿元。", [("引进演出", "level", "11000 场")], "metric"),
        ("2023年，江苏省发展加快。自贸试验区新设企业9万家。", [], "place"),
        ("2023年，江苏省落实资金80亿元，经费下降8%。", [], "metric"),
        ("2023年，昆山市福星超市经营面积1200平方米。", [], "metric"),
    ],
)
def test_of_less_than_it_seems(text: str, kept: list[tuple[str, str, str]] | None, reason: str) -> None:
    """A part of what was added, a part of the place, one port, another thing's change, the year of a plan, whose contribution, one shop."""
    found = rows(text)
    if kept is not None:
        assert found == kept
    else:
        assert not any("人" in value for _, _, value in found)
        assert found
    left_out = panel([("a", parse(text))]).left_out
    assert (reason in left_out) if reason else not {"place", "metric", "period"} & set(left_out)


def test_a_first_is_of_one_year_and_what_was_won_of_all() -> None:
    """首次突破 says that it is a figure of a year; a rank by what was won is of all the years."""
    text = "这五年，江苏省外贸进出口总值首次突破6000亿元。江苏省文化软实力提升，金穗奖、银河奖获奖数量均居全国首位。"
    made = panel([("a", parse(text, published="2026-02-01"))])
    assert {
        (row.key.metric, row.key.first and row.key.first.year, row.key.last and row.key.last.year) for row in made
    } == {
        ("进出口总额", 2025, 2025),
        ("金穗奖数量", 2021, 2025),
        ("银河奖获奖数量", 2021, 2025),
    }


def test_the_whole_of_value_added_is_value_added() -> None:
    """规上工业 is short for its value added where the part is value added."""
    text = "2023年，江苏省高新技术产业增加值占规上工业比重提高到23.5%，国有企业占规上工业比重达8%。"
    shares = [row.key.basis for row in panel([("a", parse(text))]) if row.key.kind == "share"]
    assert "规模以上工业增加值" in shares


def test_a_figure_up_to_a_day_that_nobody_tells_is_left_out() -> None:
    """2018年以来 in a text without a date ends somewhere."""
    text = "2018年以来，昆山市引进企业30家。"
    assert not panel([("a", parse(text))]).observations
    [row] = panel([("a", parse(text, published="2023-05-05"))])
    assert row.key.last is not None


@pytest.mark.parametrize(
    ("words", "kept"),
    [
        ("国家级绿色工厂、工业园区数量均居江苏省首位", ["国家级绿色工厂"]),
        ("国家级绿色工厂、绿色园区分别达到38家、40家", ["国家级绿色工厂"]),
        ("省级绿色工厂、国家级绿色园区分别达到38家、40家", ["国家级绿色园区", "省级绿色工厂"]),
        ("绿色工厂、绿色园区分别达到38家、40家", ["绿色工业园区", "绿色工厂"]),
        ("棉花产量占江苏省九成，就地转化率达45%", ["棉花产量"]),
        ("彭某药品销售额达2500万元", []),
        ("用于购买设备的费用达18亿元", []),
        ("钢铁、石化、建材合计产值年均增长30.4%", []),
    ],
)
def test_what_is_not_told_of_all_of_a_place(words: str, kept: list[str]) -> None:
    """A level of a list's first noun, the crop a rate is of, a person, a purpose, the parts of a sum: without them a figure has no name."""
    rows = panel([parse(f"2024年，昆山市{words}。", published="2025-02-01")])
    assert sorted({row.key.metric for row in rows}) == sorted(kept)
