"""The day of a page: the heads of Chinese pages in many layouts, and what only looks like a day."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from zonenews import parse, parse_html
from zonenews.article.stamp_keys import key_before
from zonenews.webpage.days import printed_day, stated_day
from zonenews.webpage.extract import read_page
from zonenews.webpage.tree import Line

pytest.importorskip("trafilatura")

D = date(2024, 3, 5)
BODY = "昨天，青石湖高新技术产业开发区集中签约三个项目，总投资30亿元，涵盖新材料、装备制造和食品加工。"
HEADS = [
    # a key before the day, in every form of the day
    ("<p>发布时间：2024-03-05</p>", D),
    ("<p>发布时间：2024-03-05 09:30:12 来源：青石湖日报</p>", D),
    ("<p>发布时间:2024/03/05</p>", D),
    ("<p>发布日期：2024.3.5</p>", D),
    ("<p>发布日期：2024年3月5日</p>", D),
    ("<p>发布日期：2024年03月05日 09时30分</p>", D),
    ("<p>发布时间：２０２４年３月５日</p>", D),
    ("<p>发布时间： 2024 年 3 月 5 日</p>", D),
    ("<p>发布于 2024-03-05</p>", D),
    ("<p>发表时间：2024-03-05T09:30:00+08:00</p>", D),
    ("<p>更新时间：2024-03-05 08:00</p>", D),
    ("<p>【发布日期】2024-03-05</p>", D),
    ("<p>[发布时间] 2024-03-05</p>", D),
    ("<p>日期：2024-03-05 作者：本站</p>", D),
    ("<p>时间：2024-03-05 浏览：1024次</p>", D),
    ("<p>信息来源：经济发展局 发布时间：2024-03-05 字体：大 中 小</p>", D),
    ("<p>来源：青石湖日报 | 发布时间：2024-03-05 | 点击数：2019</p>", D),
    ("<p>录入时间：2024年3月5日 录入：办公室</p>", D),
    ("<span>发布时间：</span><span>2024-03-05</span>", D),
    ("<span class='k'>发布日期</span><span class='v'>2024-03-05</span>", D),
    ("<table><tr><td>索引号</td><td>A00-2019-0012</td><td>发布日期</td><td>2024-03-05</td></tr></table>", D),
    ("<table><tr><td>成文日期</td><td>2023-12-29</td><td>发布日期</td><td>2024-03-05</td></tr></table>", D),
    ("<div><i></i>发布时间：2024-03-05<a href='#'>打印</a><a href='#'>关闭</a></div>", D),
    ("<ul><li>来源：管委会</li><li>公开日期：2024-03-05</li></ul>", D),
    ("<p>发稿时间：2024-03-05 17:05　来源：青石湖网　编辑：王丽</p>", D),
    ("<p>最后更新：2024-03-05</p>", D),
    # a day alone in the lines between headline and body
    ("<div class='info'>2024-03-05 09:30</div>", D),
    ("<div>2024-03-05 09:30 来源：青石湖日报 记者 李明</div>", D),
    ("<div>2024年03月05日 09:30 | 来源：青石湖日报</div>", D),
    ("<div>2024年3月5日</div>", D),
    ("<div>2024-03-05</div>", D),
    ("<div>2024/3/5 9:30:00</div>", D),
    ("<div>来源：青石湖日报 2024-03-05 09:30</div>", D),
    ("<div>青石湖日报 2024.03.05 星期二</div>", D),
    ("<div class='meta'><span>青石湖发布</span><span>2024-03-05</span></div>", D),
    ("<time>2024-03-05</time>", D),
    ("<div>作者：李明 2024-03-05</div>", D),
    ("<div>2024-03-05 09:30 发布于青石湖</div>", D),
    # a day set in pieces
    (
        "<div class='header-time'><span class='year'><em>2024</em></span> <span class='day'><em>03</em>/<em>05</em></span> <span>09:30:12</span></div>",
        D,
    ),
    ("<div class='date'><b>05</b> <span>2024-03</span></div>", D),
    ("<div class='date'><b>05</b> / <span>2024.03</span></div>", D),
    ("<div class='news-date'><span>03-05</span> <span>2024</span></div>", D),
    # nothing that is the day of the page
    ("", None),
    ("<p>发布时间：2024</p>", None),
    ("<p>发布时间：2024年</p>", None),
    ("<p>发布时间：2024年3月</p>", None),
    ("<p>发布时间：2024-13-05</p>", None),
    ("<p>发布时间：2024-02-30</p>", None),
    ("<p>有效期：2024-03-05 至 2026-03-04</p>", None),
    ("<p>公示时间：2024年3月5日</p>", None),
    ("<p>报名时间：2024年3月5日至3月9日</p>", None),
    ("<p>截止日期：2024-03-05</p>", None),
    ("<p>成文日期：2024-03-05</p>", None),
    ("<p>今天是2024年3月5日 星期二</p>", None),
    ("<p>第2024-03-05号</p>", None),
    ("<p>签约项目2019个，联系电话0532-20240305</p>", None),
    ("<ul><li><a href='1'>新区开工一批项目 2024-03-05</a></li></ul>", None),
    ("<ul><li><a href='1'>新区开工一批项目新区开工一批项目</a> 2024-03-05</li></ul>", None),
    ("<p>2019-2024年规划</p>", None),
    ("<p>编号：20240305</p>", None),
    ("<p>版本 2.2024.3.5</p>", None),
    ("<p>截止日期 2024-03-05</p>", None),
    ("<p>【截止日期】2024-03-05 09:30</p>", None),
    ("<dl><dt>截止日期：</dt><dd>2024-03-05</dd></dl>", None),
    ("<dl><dt>印发日期</dt><dd>2024-03-05 09:30</dd></dl>", None),
    ("<p>有效期 2024-03-05 至 2026-03-04</p>", None),
    ("<p>2024-03-05至2024-03-09</p>", None),
    ("<p>发布时间：2024-03-05</p><p>更新时间：2025-01-01</p>", D),
    ("<p>更新时间：2025-01-01</p><p>发布时间：2024-03-05</p>", D),
    ("<p>更新时间：2025-01-01</p><p>2024-03-05 09:30</p>", D),
    ("<p>来源：经济发展局发布时间：2024-03-05</p>", D),
    ("<p>发布：2024-03-05</p>", D),
    ("<dl><dt>发布日期</dt><dd>2024-03-05</dd></dl>", D),
]
FOREIGN = [
    "截止日期",
    "截止时间",
    "有效期",
    "生效日期",
    "实施日期",
    "施行日期",
    "施行时间",
    "失效日期",
    "废止日期",
    "印发日期",
    "印发时间",
    "成文日期",
    "成文时间",
    "生成日期",
    "答复时间",
    "办结时间",
    "系统时间",
    "当前时间",
    "服务器时间",
    "出生日期",
    "成立日期",
    "注册日期",
    "开工时间",
    "竣工日期",
    "签约时间",
    "举办时间",
    "会议时间",
    "报名时间",
    "公示时间",
    "公示期",
    "开标时间",
    "投标截止",
    "批准日期",
    "拍摄时间",
    "查询时间",
    "下载时间",
    "访问时间",
    "打印时间",
    "申报时间",
    "活动时间",
    "截至日期",
    "公司创建时间",
    "结果公布时间",
    "任期",
    "交房日",
    "合同签订",
    "Deadline",
]
"""Keys of days of other things."""
FEET = [
    "<div>版权所有 2019-2026年</div>",
    "<div>Copyright © 2019-2026 青石湖高新区 鲁ICP备20190305号</div>",
    "<div>主办单位：管委会 更新日期：2024-03-05</div>",
    "<div class='footer'><p>发布时间：2024-03-05</p></div>",
    "<footer><p>2024-03-05</p></footer>",
    "<div>网站标识码：3702000019 2024-03-05</div>",
]
PAGE = """<html><head><title>青石湖高新区签约三个项目-青石湖网</title>{meta}</head><body><div><a href="/">首页</a> <a href="/n">要闻</a></div>
<h1>青石湖高新区签约三个项目</h1>{head}<div><p>昨天，青石湖高新技术产业开发区集中签约三个项目，总投资30亿元，涵盖新材料、装备制造和食品加工，2019年落户的企业也追加了投资，预计两年内建成。</p>
<p>管委会主任李振华表示，三个项目将于年内开工，达产后年产值50亿元。上一次集中签约是2023年6月1日。</p></div>{foot}</body></html>"""


@pytest.mark.parametrize(("head", "day"), HEADS, ids=[head[:60] or "no head" for head, _ in HEADS])
def test_the_head_of_a_page(head: str, day: date | None) -> None:
    page = read_page(PAGE.format(meta="", head=head, foot=FEET[0]))
    assert (page.published, page.published_from) == (day, "page" if day else None)


@pytest.mark.parametrize(("head", "day"), HEADS, ids=[head[:60] or "no head" for head, _ in HEADS])
def test_the_head_of_a_page_in_its_document(head: str, day: date | None) -> None:
    """The text of the page is not looked through for a day that the page itself does not print."""
    document = parse_html(PAGE.format(meta="", head=head, foot=FEET[0]))
    assert (document.published, document.published_from) == (day, "page" if day else None)
    assert document.article.published == day


@pytest.mark.parametrize("day", ["2024-03-05", "2024年3月5日", "2024/3/5 09:30", "1960-03-05"])
@pytest.mark.parametrize("key", FOREIGN)
def test_a_day_behind_another_key_dates_nothing(key: str, day: str) -> None:
    said = f"{key}：{day}"
    page = PAGE.format(meta="", head=f"<p>{said}</p>", foot="")
    assert (read_page(page).published, parse_html(page).published) == (None, None)
    for text in (
        f"关于青石湖签约项目的公告\n{said}\n{BODY}",
        f"{BODY}\n{said}",
        f"关于签约的公告\n{key}：\n{day}\n{BODY}",
    ):
        document = parse(text)
        assert (document.published, document.published_from, document.article.published) == (None, None, None)


@given(st.text(alphabet="青石湖园区截止报名施行出生日期时间限有效公示发布更新于第号", min_size=1, max_size=8))
def test_any_key_that_is_none_of_a_stamp_dates_nothing(key: str) -> None:
    if key_before(f"{key}：", len(key) + 1) != "other":
        return
    head = f"{key}：2024-03-05"
    assert parse(f"关于青石湖签约项目的公告\n{head}\n{BODY}", kinds=()).published is None
    assert printed_day([Line(text="公告", heading=True), Line(text=head), Line(text=BODY)]) is None


def test_a_key_behind_the_body_never_beats_the_stamp_below_the_headline() -> None:
    for foot in ("<p>更新时间：2025-01-01</p>", "<p>发布时间：2025-01-01</p>"):
        page = PAGE.format(meta="", head="<p>2024-03-05</p>", foot=foot)
        assert (read_page(page).published, parse_html(page).published) == (D, D)
        assert parse(f"青石湖签约项目\n2024-03-05\n{BODY}\n更新时间：2025-01-01\n发布时间：2025-02-01").published == D
    alone = PAGE.format(meta="", head="", foot="<p>更新时间：2024-03-04</p><p>发布时间：2024-03-05</p>")
    assert parse_html(alone).published == D


LISTS = [
    "<div>相关新闻 2019-01-01</div>",
    "<div>上一篇：园区开工一批项目 2024-03-01</div>",
    "<h3>相关新闻</h3><p>园区开工一批项目</p><p>发布时间：2019-01-01</p>",
    "<p>时间：2024年3月1日 地点：会议中心</p>",
]


@pytest.mark.parametrize("foot", LISTS)
def test_what_stands_behind_a_short_body(foot: str) -> None:
    page = f"<h1>青石湖高新区签约三个项目</h1><p>昨天，三个项目在青石湖高新区签约，总投资30亿元。</p>{foot}"
    assert (read_page(page).published, parse_html(page).published) == (None, None)


@pytest.mark.parametrize("foot", FEET)
def test_the_foot_of_a_page_dates_nothing(foot: str) -> None:
    page = read_page(PAGE.format(meta="", head="", foot=foot))
    assert (page.published, page.published_from) == (None, None)
    document = parse_html(PAGE.format(meta="", head="", foot=foot))
    assert (document.published, document.published_from, document.article.published) == (None, None, None)


META = [
    ('<meta name="PubDate" content="2024-03-05 09:30">', D),
    ('<meta name="publishdate" content="20240305093000">', D),
    ('<meta property="article:published_time" content="2024-03-05T09:30:00+08:00">', D),
    ('<meta property="og:release_date" content="2024年3月5日">', D),
    ('<meta itemprop="datePublished" content="2024-3-5">', D),
    (
        '<script type="application/ld+json">{"@type": "NewsArticle", "datePublished": "2024-03-05T09:30:00+08:00"}</script>',
        D,
    ),
    ('<script type="application/ld+json">{"@graph": [{"pubDate": "2024-03-05T09:30:00"}]}</script>', D),
    ('<script type="application/ld+json">{broken</script><meta name="pubdate" content="2024-03-05">', D),
    ('<meta name="PubDate" content="2024">', None),
    ('<meta name="PubDate" content="1709602200">', None),
    ('<meta name="keywords" content="2024-03-05">', None),
    ('<meta name="viewport" content="width=2024">', None),
]


@pytest.mark.parametrize(("meta", "day"), META, ids=[meta for meta, _ in META])
def test_metadata_where_the_page_prints_none(meta: str, day: date | None) -> None:
    page = read_page(PAGE.format(meta=meta, head="", foot=""))
    assert (page.published, page.published_from) == (day, "metadata" if day else None)
    document = parse_html(PAGE.format(meta=meta, head="", foot=""))
    assert (document.published, document.published_from) == (day, "metadata" if day else None)


def test_what_the_page_prints_comes_first() -> None:
    meta = '<meta name="PubDate" content="2024-03-06">'
    page = read_page(PAGE.format(meta=meta, head="<p>发布时间：2024-03-05</p>", foot=""))
    assert (page.published, page.published_from) == (D, "page")


@pytest.mark.parametrize(
    "value", ["", "2024", "2024-03", "2024-13-01", "2024-02-30", "20241301", "1709602200", "昨天", "5 Mar 2024"]
)
def test_what_states_no_day(value: str) -> None:
    assert stated_day(value) is None
