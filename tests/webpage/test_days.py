"""The day of a page: the heads of Chinese pages in many layouts, and what only looks like a day."""

from datetime import date

import pytest

from zonenews.webpage.days import stated_day
from zonenews.webpage.extract import read_page

pytest.importorskip("trafilatura")

D = date(2024, 3, 5)
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
]
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


@pytest.mark.parametrize("foot", FEET)
def test_the_foot_of_a_page_dates_nothing(foot: str) -> None:
    page = read_page(PAGE.format(meta="", head="", foot=foot))
    assert (page.published, page.published_from) == (None, None)


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


def test_what_the_page_prints_comes_first() -> None:
    meta = '<meta name="PubDate" content="2024-03-06">'
    page = read_page(PAGE.format(meta=meta, head="<p>发布时间：2024-03-05</p>", foot=""))
    assert (page.published, page.published_from) == (D, "page")


@pytest.mark.parametrize(
    "value", ["", "2024", "2024-03", "2024-13-01", "2024-02-30", "20241301", "1709602200", "昨天", "5 Mar 2024"]
)
def test_what_states_no_day(value: str) -> None:
    assert stated_day(value) is None
