"""Heads of pages: stamps, media, reporters and titles in the layouts pages have."""

from datetime import date

import pytest

from zonenews import parse, split_article

HEADS = [
    (
        "a stamp over three lines, the source in corner brackets, an editor without a colon",
        "临澜湾新落户项目16个\n2020\n05/08\n09:12\n\n「本文来源:临澜湾新闻」\n\n5月6日，记者从临澜湾获悉，该区新落户项目16个，总投资30亿元。\n\n编辑 陈平\n",
        ("临澜湾新落户项目16个", "临澜湾新闻", (), "陈平", date(2020, 5, 8)),
    ),
    (
        "a day above its month",
        "临澜湾新落户项目16个\n08\n2020-05\n5月6日，记者从临澜湾获悉，该区新落户项目16个，总投资30亿元。",
        ("临澜湾新落户项目16个", None, (), None, date(2020, 5, 8)),
    ),
    (
        "an empty field before a counter, reporters in a bracket without 记者",
        "青禾湾9个项目开工\n发布日期:2021-03-09 作者: 点击:\n\n本报讯 (樊岚 王岳阳) 3月8日，青禾湾9个项目集中开工，总投资20亿元。",
        ("青禾湾9个项目开工", None, ("樊岚", "王岳阳"), None, date(2021, 3, 9)),
    ),
    (
        "a medium and a stamp in one line without 来源, the day first",
        "青禾湾公布首批园区\n青禾湾园区网   时间:04.05.2022\n\n5月1日，青禾湾公布首批园区名单，共有12家园区上榜，名单公示五天。",
        ("青禾湾公布首批园区", "青禾湾园区网", (), None, date(2022, 5, 4)),
    ),
    (
        "a medium before a stamp, the section behind it",
        "青禾湾2020年工作报告\n公文岚网 2021-07-27 18:07:50 政府报告\n各位代表:现在，我代表县人民政府向大会报告工作，请予审议。",
        ("青禾湾2020年工作报告", "公文岚网", (), None, date(2021, 7, 27)),
    ),
    (
        "a stamp without 日, its source right behind it",
        "青禾湾苹果丰收\n2021年10月12来源:青禾湾报\n全县苹果产量12万吨，增长5%，果园面积3.2万亩，每亩产量4000斤。",
        ("青禾湾苹果丰收", "青禾湾报", (), None, date(2021, 10, 12)),
    ),
    (
        "a day with its source right behind it",
        "青禾湾苹果丰收\n2021年10月12日来源:青禾湾报\n全县苹果产量12万吨，增长5%，果园面积3.2万亩，每亩产量4000斤。",
        ("青禾湾苹果丰收", "青禾湾报", (), None, date(2021, 10, 12)),
    ),
    (
        "a page of a paper, dated at its top",
        "2024年05月06日\n\n青禾湾报 数字报纸\n\n第03版:园区\n\n青禾湾工作要点\n\n力争全年进出口增长5%以上，投资增长9%以上，完成年度各项任务。",
        ("青禾湾工作要点", None, (), None, date(2024, 5, 6)),
    ),
    (
        "the title block of a report: letters apart, day and session, the speaker",
        "政 府 工 作 报 告\n——2022年1月12日在青禾湾市第八届\n人民代表大会第二次会议上\n青禾湾市市长李岳海\n各位代表:\n现在，我代表市人民政府向大会报告工作，请予审议。",
        ("政府工作报告", None, (), None, None),
    ),
    (
        "headings of sections and no title",
        "一、渔业生产加快\n一季度，全湾渔业增加值增长6%，比上年同期加快。\n二、投资平稳\n一季度，全湾投资增长2%，结构有所优化。",
        (None, None, (), None, None),
    ),
]


@pytest.mark.parametrize(("why", "text", "expect"), HEADS)
def test_a_head(why: str, text: str, expect: tuple[object, ...]) -> None:
    article = split_article(text)
    assert (article.title, article.source, article.authors, article.editor, article.published) == expect, why


def test_the_speaker_of_a_report() -> None:
    """Who gives a report is named below its title, on a page of its own and between menus."""
    text = HEADS[-2][1]
    for page in (text, f"首页 > 政务 > 正文\n{text}\n上一篇 下一篇\n主办单位：某办公室 技术支持：某公司"):
        (speaker,) = parse(page).people
        assert (speaker.name, speaker.titles) == ("李岳海", ("青禾湾市市长",))


def test_no_day() -> None:
    """What is no day of the calendar dates no page."""
    assert split_article("某湾动态\n2020\n13/45\n某湾今年新落户项目16个，总投资30亿元。").published is None
    assert split_article("某湾动态\n31.02.2020\n某湾今年新落户项目16个，总投资30亿元。").published is None
