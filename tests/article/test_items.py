"""Items: which articles a text holds."""

import tomllib
from datetime import date
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from support import CORPUS, calls

from zonenews import find_people, find_policies, find_times, find_zones, parse
from zonenews.article.items import scan_items
from zonenews.lexicon.article import page_words

ROWS = tomllib.loads((CORPUS / "items.toml").read_text(encoding="utf-8"))["case"]


@pytest.mark.parametrize("row", ROWS, ids=[row["why"] for row in ROWS])
def test_what_begins_an_item(row: dict[str, str]) -> None:
    """The rows of the corpus table."""
    text = row["text"]
    begun = [text[item.start : item.end] for item in scan_items(text)[1:]]
    assert [part[: len(head)] for part, head in zip(begun, row["begins"], strict=True)] == list(row["begins"]), begun


@given(st.lists(st.sampled_from([row["text"] for row in ROWS]), max_size=4).map("\n\n".join))
def test_items_tile_the_text(text: str) -> None:
    """They follow each other from the beginning to the end."""
    items = scan_items(text)
    assert items[0].start == 0
    assert items[-1].end == len(text)
    assert all(one.end == other.start for one, other in pairwise(items))


def test_a_stamp_dates_its_own_item() -> None:
    """Where no date is given, the times of each item count from its stamp; a date given counts for all."""
    text = next(row["text"] for row in ROWS if "stamp" in row["why"])
    assert [item.published for item in scan_items(text)] == [date(2023, 5, 8), date(2023, 5, 11)]
    assert {item.published for item in scan_items(text, published=date(2023, 6, 1))} == {date(2023, 6, 1)}
    pasted = text.replace("开发区走访重点", "近日，今天，开发区走访重点")
    assert [time.start for time in parse(pasted).times if time.text == "今天"] == [date(2023, 5, 11)]


def test_finders_read_items_as_parse_does() -> None:
    """A year and a zone of one item do not reach the next, for finders either."""
    text = (
        "青石湖高新区运行平稳\n2022年，青石湖高新区完成产值182亿元，同比增长9.4%，主要指标稳步回升。\n"
        "园区签约三个项目\n2023-05-08 来源：园区日报\n一季度，园区签约三个项目，涉及新材料、电子信息等产业领域。"
    )
    published = date(2023, 5, 9)
    assert find_times(text, published=published) == parse(text, published=published).times
    assert find_zones(text) == parse(text).zones
    assert [zone.text for zone in find_zones(text)] == ["青石湖高新区"] * 2


@pytest.mark.parametrize("word", page_words().news + page_words().periods)
def test_each_word_of_time_makes_news(word: str) -> None:
    """Without it, the second headline begins nothing."""
    text = "青石湖高新区项目开工\n青石湖高新区六个项目集中开工，涉及新材料、电子信息等多个产业领域，进展顺利。\n兰州新区项目投产\n{}，兰州新区两个项目投产，涉及装备制造、生物医药等多个产业领域，进展顺利。"
    assert len(scan_items(text.format(word))) == 2
    assert len(scan_items(text.format("这边"))) == 1


@pytest.mark.parametrize("words", ["{}，", "近日，{}"])
def test_each_word_that_refers_back_goes_on(words: str) -> None:
    """With it, a headline of a digest begins nothing."""
    text = "".join(
        f"全国{name}工作会议召开\n{{}}近日召开全国{name}工作会议，部署今后一个时期的重点工作，要求抓好落实。\n"
        for name in ("水利", "民政", "文旅", "邮政", "统计")
    )
    listed = page_words().going_on if words.startswith("{") else page_words().referring
    assert len(scan_items(text.format(*["会议"] * 5))) == 5
    for word in listed:
        assert len(scan_items(text.format(*["会议"] * 4, words.format(word)))) == 4, word


@pytest.mark.parametrize("word", page_words().addresses)
def test_each_word_of_address_heads_a_speech(word: str) -> None:
    """Without it, the day and the place of a meeting begin nothing."""
    text = "青石湖高新区六个项目集中开工，涉及新材料、电子信息等多个产业领域，进展顺利。\n2026年1月9日在白石市企业家大会上\n{}：\n很高兴同大家相聚在白石，共同见证这座城市一年来的新变化和新气象。"
    assert len(scan_items(text.format(word))) == 2
    assert len(scan_items(text.format("青禾"))) == 1


def test_a_report_behind_another_article_is_of_its_own_place() -> None:
    """Its title says whose figures they are and its stamp when; the article before says neither."""
    news = "青石湖高新区六个项目集中开工，总投资30亿元，涉及新材料、电子信息等多个产业领域，进展顺利。"
    report = (
        "2026年白石市政府工作报告\n——2026年1月9日在白石市第九届人民代表大会第五次会议上\n来源：白石日报\n时间：2026-01-16\n白石市市长 李岳海\n"
        "各位代表：\n现在，我代表市人民政府向大会报告工作，请予审议，并请政协委员和列席人员提出意见。\n"
        "一、过去一年工作回顾\n过去一年，我们迎难而上，地区生产总值增长5.1%，一般公共预算收入86亿元。"
    )
    apart, joined = parse(report).indicators, parse(f"{news}\n\n{report}").indicators
    assert [(one.metric, one.subject, one.period) for one in joined] == [
        (one.metric, one.subject, one.period) for one in apart
    ]
    assert [(one.metric, one.subject) for one in joined] == [
        ("地区生产总值", "白石市"),
        ("一般公共预算收入", "白石市"),
    ]


@pytest.mark.parametrize(
    "piece",
    [row["text"] + "\n" for row in ROWS if row["begins"]]
    + ["标题\n", "1、", "【", "2023-05-08\n", "今天，。" * 9 + "\n"],
)
def test_work_grows_with_the_text(piece: str) -> None:
    """Four times the text calls at most about four times as many functions."""
    scan_items(piece)
    assert calls(scan_items, piece * 400) < 5 * calls(scan_items, piece * 100)


def test_names_of_one_item_do_not_reach_the_next() -> None:
    """A short title, a surname with a title and a short name mean what their own article names."""
    text = (
        "青石湖高新区出台意见\n5月8日，青石湖高新区印发《关于支持新材料产业发展的若干意见》，区委书记王一鸣介绍情况。\n"
        "兰州新区签约三个项目\n5月9日，兰州新区与企业签约三个项目，会上宣读了《意见》，王书记出席仪式，项目即将落地建设。"
    )
    document = parse(text, published=date(2023, 5, 10))
    assert [policy.id for policy in document.policies] == ["关于支持新材料产业发展的若干意见", "意见"]
    assert [person.name for person in document.people] == ["王一鸣"]
    assert [policy.id for policy in find_policies(text)] == [policy.id for policy in document.policies]
    assert find_people(text) == document.people


def test_a_list_page_of_articles() -> None:
    """Each with its byline and its editor: the headline of the second is no teaser, and its stamp is its own reference."""
    page = """首页 > 新闻中心 > 园区动态
青石湖高新区12个项目集中开工
发布时间：2023-05-08 09:16 来源：青石湖日报
5月8日，青石湖高新区12个项目集中开工，总投资86亿元，年度计划投资24亿元。
（责任编辑：王颖）
兰州新区招商签约30亿元
发布时间：2023-04-12 10:00 来源：兰州日报
昨天，兰州新区举行招商推介会，签约项目6个，总投资30亿元，力争三季度开工。
（责任编辑：李莉）
上一篇：没有了"""
    document = parse(page)
    assert [page[part.span.slice].strip() for part in document.article.boilerplate] == [
        "首页 > 新闻中心 > 园区动态",
        "上一篇：没有了",
    ]
    day = date(2023, 4, 11)
    assert [group.zone for group in document.project_groups] == ["青石湖高新区", "兰州新区"]
    assert document.project_groups[-1].period == (day, day)


def test_the_lead_of_a_later_article_is_no_part_of_it() -> None:
    """An agency that leads in an article is no organization of it, be it the first one of a text or not."""
    one = "兴州网消息（早间快讯）：5月8日，青石湖高新区六个项目集中开工，总投资30亿元，涉及新材料、电子信息等产业。"
    other = "央视网消息（早间快讯）：记者从海州市商务局了解到，一季度全市外贸增长，企业效益逐步改善，订单已排到年底。"
    document = parse(f"{one}\n\n{other}")
    assert [record.name for record in document.organizations] == ["海州市商务局"]
    shown = [document.source[part.span.slice].strip() for part in document.article.boilerplate]
    assert shown == ["兴州网消息（早间快讯）：", "央视网消息（早间快讯）："]


def test_an_editor_between_two_articles_ends_neither() -> None:
    """The line that names the editor of the first is no wall before an article that opens with a lead of its own."""
    one = "兴州网消息（早间快讯）：5月8日，青石湖高新区六个项目集中开工，总投资30亿元，涉及新材料、电子信息等产业。"
    other = (
        "兴州网消息（早间快讯）：\n港口新航线开通\n"
        "港口到南洋的新航线昨天开通，每周两班，沿线企业的货物不再中转，运输时间缩短三天。\n"
        "据港口集团统计，航线开通以来，已经有四十多家企业报名，舱位订到了下个月。"
    )
    document = parse(f"{one}\n（责任编辑：王颖）\n\n{other}", published=date(2023, 5, 9))
    assert [group.count.value for group in document.project_groups] == [6]
    assert [document.source[part.span.slice].strip() for part in document.article.boilerplate] == [
        "兴州网消息（早间快讯）：",
        "兴州网消息（早间快讯）：",
    ]


NEWS = "青石湖高新区六个项目集中开工，总投资30亿元，涉及新材料、电子信息等多个产业领域，进展顺利。"


@pytest.mark.parametrize(
    ("head", "text"),
    [
        (
            "2023年白石市国民经济和社会发展统计公报\n白石市统计局\n（2024年3月20日）\n",
            "初步核算，全年地区生产总值812亿元，比上年增长5.1%。",
        ),
        (
            "白石市财政局关于申报2024年专项资金的通知\n各县（区）财政局：\n",
            "为支持新材料产业，对新认定的企业给予50万元奖励，请于5月底前申报。",
        ),
        (
            "白石市财政局关于申报2024年专项资金的通知\n",
            "各县（区）财政局：为支持新材料产业，对新认定的企业给予50万元奖励，请于5月底前申报。",
        ),
        (
            "2026年白石市政府工作报告\n——二〇二六年一月九日在白石市第九届人民代表大会上\n李岳海作报告。本报记者 王一鸣摄\n各位代表：\n",
            "现在，我代表市人民政府向大会报告工作，请予审议，并请列席人员提出意见。",
        ),
    ],
)
def test_a_document_begins_where_its_head_does(head: str, text: str) -> None:
    """Its title alone begins nothing, which text may name."""
    assert [item.start for item in scan_items(f"{NEWS}\n\n{head}{text}")] == [0, len(NEWS) + 2]
    title = head.split("\n", maxsplit=1)[0]
    assert len(scan_items(f"{NEWS}\n\n{title}\n{text.removeprefix('各县（区）财政局：')}")) == 1


def test_a_bulletin_behind_another_article_has_its_own_day() -> None:
    """Its day is read, and the year of its title is what 全年 means."""
    report = "2023年宜宾市国民经济和社会发展统计公报\n宜宾市统计局\n（2024年3月20日）\n初步核算，全年地区生产总值812亿元，比上年增长5.1%。"
    items = scan_items(f"{NEWS}\n\n{report}")
    assert [item.published for item in items] == [None, date(2024, 3, 20)]
    joined = parse(f"{NEWS}\n\n{report}").indicators
    assert [(one.subject, one.period) for one in joined] == [("宜宾市", (date(2023, 1, 1), date(2023, 12, 31)))]


def test_a_short_lead_of_an_agency_begins_an_item() -> None:
    """However short what it says is."""
    text = f"{NEWS}\n\n某某网消息：请看一组快讯。\n5月8日，宜宾市新开工项目12个，总投资35亿元，比上年同期增长8%。"
    assert [item.start for item in scan_items(text)] == [0, len(NEWS) + 2]


@pytest.mark.parametrize(
    ("head", "text"),
    [
        (
            "——2026年1月9日在白石市第九届人民代表大会第五次会议上\n市长 李岳海\n",
            "现在，我代表市人民政府向大会报告工作，请予审议，并请列席人员提出意见。",
        ),
        ("青石镇\n一、基本情况\n", "青石镇位于白石市东南部，是远近闻名的葡萄之乡，辖17个行政村，幅员面积388平方公里。"),
        ("青石镇\n", "青石镇地处白石市东南部，是远近闻名的葡萄之乡，辖17个行政村，幅员面积388平方公里。"),
    ],
)
def test_a_report_without_its_title_and_a_portrait_begin_an_item(head: str, text: str) -> None:
    """The line alone does, and no line that only looks like it."""
    assert [item.start for item in scan_items(f"{NEWS}\n\n{head}{text}")] == [0, len(NEWS) + 2]
    other = head.replace("——", "").replace("青石镇", "红石镇")
    assert len(scan_items(f"{NEWS}\n\n{other}{text}")) == 1
