"""HTML pages: the same document as from their text, and metadata where the text is silent."""

from datetime import date

import pytest

from zonenews import parse_html

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
    assert (document.published, document.published_from) == (date(2023, 5, 8), "article")
    assert [person.name for person in document.people] == ["李振华"]
    assert all("吞吐量" not in document.source[record.span.slice] for record in document.zones)


def test_metadata_where_the_text_is_silent() -> None:
    head = '<meta property="article:published_time" content="2023-05-08T09:30:00+08:00"><meta property="og:site_name" content="海岛新闻网">'
    document = parse_html(PAGE.format(head=head, info=""))
    assert (document.article.published, document.article.source) == (date(2023, 5, 8), "海岛新闻网")
    assert document.published_from == "article"
    assert "article/published" in {diagnostic.kind for diagnostic in document.diagnostics}
    assert document.times[0].start == date(2023, 5, 7)


@pytest.mark.parametrize("html", ["", "\x00", "\ud800<p>园区", "<" * 500, "<html>", "园区签约", "<p>" * 200])
def test_any_text_is_safe(html: str) -> None:
    assert parse_html(html).article.published is None
