"""Titles and headings: what they set for the lines below, level by level."""

from datetime import date

import pytest

from zonenews import find_indicators, parse

PUBLISHED = date(2024, 1, 20)


def told(text: str) -> list[tuple[str, str | None, str | None, str]]:
    """Metric, subject, years and status of each figure."""
    found = find_indicators(text, published=PUBLISHED)
    return [
        (one.metric, one.subject, None if one.period is None else f"{one.period[0]}..{one.period[1]}", one.status)
        for one in found
    ]


ALL_2023 = "2023-01-01..2023-12-31"
ALL_2024 = "2024-01-01..2024-12-31"
REPORT = """青石湖高新区2023年工作总结和2024年工作打算
一、2023年工作回顾
（一）工业
规上工业增加值增长6%。
二、2024年主要目标
（一）工业
规上工业增加值增长8%。
三、2024年重点工作
城镇新增就业8000人。
"""


def test_headings_hold_until_the_next_of_their_level() -> None:
    assert told(REPORT) == [
        ("规上工业增加值", "青石湖高新区", ALL_2023, "actual"),
        ("规上工业增加值", "青石湖高新区", ALL_2024, "target"),
        ("城镇新增就业", "青石湖高新区", ALL_2024, "target"),
    ]


@pytest.mark.parametrize(
    ("heading", "period", "status"),
    [
        ("一、2023年目标任务完成情况", ALL_2023, "actual"),
        ("2024年预期目标", ALL_2024, "target"),
        ("（三）2024年工作安排", ALL_2024, "target"),
        ("第二部分 工业", None, "actual"),
        ("规上工业增加值、固定资产投资分别增长5%、6%，", None, "actual"),
    ],
)
def test_a_heading_sets_what_it_says(heading: str, period: str | None, status: str) -> None:
    text = f"青石湖高新区经济运行良好，各项工作稳步推进，重点项目建设加快，招商引资成果丰硕，营商环境持续优化。\n{heading}\n社会消费品零售总额增长7%。"
    assert [row[2:] for row in told(text) if row[0] == "社会消费品零售总额"] == [(period, status)]


def test_a_year_in_the_title_that_is_not_over_is_of_no_figure() -> None:
    assert told("青石湖高新区2024年开局\n社会消费品零售总额增长7%。") == [
        ("社会消费品零售总额", "青石湖高新区", None, "actual")
    ]


def test_the_words_for_the_own_county_mean_the_one_of_the_title() -> None:
    assert told("青石县2023年统计公报\n全县生产总值120亿元。")[0][1] == "青石县"
    assert told("青石县2023年统计公报\n全市生产总值120亿元。")[0][1] == "全市"


def test_goals_of_a_heading_are_those_of_groups_too() -> None:
    document = parse("青石湖高新区2024年主要目标\n全年签约亿元以上项目30个。", published=PUBLISHED)
    assert [group.count.value for group in document.project_groups] == [30]
