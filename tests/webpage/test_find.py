"""HTML pages: the same document as from their text, and metadata where the text is silent."""

from datetime import date
from decimal import Decimal
from time import monotonic

import pytest

from zonenews import PageError, parse_html
from zonenews.webpage.extract import read_page
from zonenews.webpage.metadata import without_site

pytest.importorskip("trafilatura")

PAGE = """<html><head><title>海岛高新区签约三个项目_海岛新闻网</title>{head}</head><body>
<div class="nav"><a href="/">首页</a> <a href="/n">新闻</a></div><h1>海岛高新区签约三个项目</h1>{info}
<div class="content"><p>昨天，海岛高新技术产业开发区集中签约三个项目，总投资30亿元，涵盖新材料、装备制造和食品加工。</p>
<p>管委会主任李振华表示，三个项目将于年内开工，达产后年产值50亿元。</p><p>（责任编辑：王丽）</p></div>
<div><h3>相关阅读</h3><ul><li><a href="1">海岛港吞吐量创新高</a></li></ul></div><div>版权所有 鲁ICP备12345678号</div></body></html>"""


def test_the_stamp_of_the_page() -> None:
    document = parse_html(PAGE.format(head="", info="<div>2023-05-08 09:30 来源：海岛日报 记者 李明</div>"))
    article = document.article
    assert (article.title, article.source, article.editor) == ("海岛高新区签约三个项目", "海岛日报", "王丽")
    assert (document.published, document.published_from) == (date(2023, 5, 8), "page")
    assert [person.name for person in document.people] == ["李振华"]
    assert all("吞吐量" not in document.source[record.span.slice] for record in document.zones)


def test_metadata_where_the_text_is_silent() -> None:
    head = '<meta property="article:published_time" content="2023-05-08T09:30:00+08:00"><meta property="og:site_name" content="海岛新闻网">'
    document = parse_html(PAGE.format(head=head, info=""))
    assert (document.article.published, document.article.source) == (date(2023, 5, 8), "海岛新闻网")
    assert document.published_from == "metadata"
    assert "article/published" in {diagnostic.kind for diagnostic in document.diagnostics}
    assert document.times[0].start == date(2023, 5, 7)


def test_a_reference_date_of_the_caller_comes_first() -> None:
    page = PAGE.format(head="", info="<div>发布时间：2023-05-08</div>")
    document = parse_html(page, published="2024-01-02")
    assert (document.published, document.published_from) == (date(2024, 1, 2), "argument")
    [yesterday] = [time for time in document.times if time.text == "昨天"]
    assert (document.article.published, yesterday.start) == (date(2023, 5, 8), date(2024, 1, 1))


ARTICLE = "<p>5月8日，三个项目在海岛高新区签约，总投资30亿元。</p>"
READ = {
    "fragment": ARTICLE,
    "plain text": "5月8日，三个项目在海岛高新区签约，总投资30亿元。",
    "open tags": "<p>5月8日，三个项目在海岛高新区签约，总投资30亿元。<div><p>",
    "a cell": "<td>5月8日，三个项目在海岛高新区签约，总投资30亿元。</td>",
    "XHTML": '<?xml version="1.0" encoding="UTF-8"?>\n<!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.0 Transitional//EN" '
    '"http://www.w3.org/TR/xhtml1/DTD/xhtml1-transitional.dtd"><html xmlns="http://www.w3.org/1999/xhtml"><head><title>签约</title></head>'
    f"<body>{ARTICLE}</body></html>",
    "300 deep": f"<html><body>{'<div>' * 300}{ARTICLE}{'</div>' * 300}</body></html>",
    "20,000 deep": f"<html><body>{'<div>' * 20_000}{ARTICLE}",
    "tables in tables": f"<html><body>{'<table><tr><td>' * 60}{ARTICLE}{'</td></tr></table>' * 60}</body></html>",
    "a NUL": ARTICLE.replace("签约", "\x00签约"),
    "a surrogate": ARTICLE + "\ud800",
    "frames of the nineties": f"<center><font size=2><b>{ARTICLE}</b></font></center>",
    "GB 2312": f'<meta charset="gb2312">{ARTICLE}'.encode("gb18030"),
    "undeclared GBK": ARTICLE.encode("gbk"),
    "UTF-16": ARTICLE.encode("utf-16"),
    "a wrong declaration": f'<meta charset="utf-8">{ARTICLE}'.encode("gb18030"),
    "an unknown declaration": f'<meta charset="x-none">{ARTICLE}'.encode(),
    "large": f"<html><body>{ARTICLE}{'<p>街上有许多店铺，都在忙着做生意。</p>' * 8000}</body></html>",
}


@pytest.mark.parametrize("page", READ.values(), ids=READ)
def test_what_is_read(page: str | bytes) -> None:
    document = parse_html(page, published="2024-05-09")
    assert [(zone.name, zone.kind) for zone in document.zones] == [("海岛高新区", "hidz")]
    money = [(amount.value, amount.unit) for amount in document.quantities if amount.kind == "money"]
    assert money == [(Decimal(3000000000), "CNY")]


def test_words_that_are_only_formatted_stay_in_their_line() -> None:
    page = "<p>5月8日，<b>海岛</b>高新区与<font color=red>三家</font>公司签约，总投资<span>30</span>亿元，<strong><em>增长</em></strong>5%。</p>"
    assert parse_html(page).source == "5月8日，海岛高新区与三家公司签约，总投资30亿元，增长5%。"


REFUSED = {
    "": "the page is empty",
    " \n": "the page is empty",
    "\x00": "the page is empty",
    "<html>": "the page holds no text",
    "<p>" * 200: "the page holds no text",
    "<!-- nothing -->": "the page holds no text",
    "<script>var a = 1;</script>": "the page holds no text",
    "%PDF-1.7 text": "this is no page but a PDF document",
    "\x01\x02\x03\x04" * 30: "this is no page but binary data",
    b"PK\x03\x04rest": "this is no page but a ZIP archive or an Office document",
    b"\x89PNG\r\n": "this is no page but a PNG image",
    "字" * 5_000_001: "the page is longer than 5,000,000 characters",
}


@pytest.mark.parametrize(("page", "reason"), REFUSED.items(), ids=[repr(page[:20]) for page in REFUSED])
def test_what_is_refused(page: str | bytes, reason: str) -> None:
    with pytest.raises(PageError) as caught:
        parse_html(page)
    assert str(caught.value) == reason


def test_a_page_cannot_hold_the_process() -> None:
    """A large page is read in a process of its own, which is stopped."""
    page = f"<html><body>{'<p>街上有许多店铺，都在忙着做生意。</p>' * 8000}</body></html>"
    started = monotonic()
    with pytest.raises(PageError, match=r"longer than 0\.05 seconds"):
        read_page(page, patience=0.05)
    assert monotonic() - started < 10


def test_layout_tables_are_no_tables() -> None:
    page = """<html><head><title>海岛高新区签约三个项目 - 海岛新闻网</title></head><body><table><tr><td><a href="/">首页</a></td></tr></table>
    <table><tr><td><h1>海岛高新区签约三个项目</h1></td></tr><tr><td>发布时间：2023年5月8日 来源：海岛日报</td></tr><tr><td>
    <p>昨天，海岛高新技术产业开发区集中签约三个项目，总投资30亿元，涵盖新材料、装备制造和食品加工。</p><p>三个项目将于年内开工，达产后年产值50亿元。</p>
    </td></tr></table></body></html>"""
    document = parse_html(page)
    assert "|" not in document.source
    assert (document.article.title, document.article.source) == ("海岛高新区签约三个项目", "海岛日报")


TITLES = {
    "海岛高新区签约三个项目_海岛新闻网": "海岛高新区签约三个项目",
    "海岛高新区签约三个项目-海岛新闻网": "海岛高新区签约三个项目",
    "海岛高新区签约三个项目 - 要闻 - 海岛市人民政府": "海岛高新区签约三个项目",
    "海岛高新区签约三个项目 | 海岛发布": "海岛高新区签约三个项目",
    "海岛高新区签约三个项目｜要闻｜海岛网": "海岛高新区签约三个项目",
    "海岛高新区：一座城的未来——写在新区成立五年之际": "海岛高新区：一座城的未来——写在新区成立五年之际",
    "2023-2025年三年行动方案": "2023-2025年三年行动方案",
    "海岛高新区签约三个项目": "海岛高新区签约三个项目",
}


@pytest.mark.parametrize(("title", "shown"), TITLES.items())
def test_titles_without_the_site(title: str, shown: str) -> None:
    assert without_site(title) == shown
