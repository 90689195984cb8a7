"""The article on a page: its fields, its segments, and what is not the article."""

import tomllib
from collections import Counter
from datetime import date
from itertools import pairwise
from typing import Any

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st
from noise import noised
from support import CORPUS

from zonenews import Document, normalize, parse, split_article
from zonenews.lexicon.article import page_words
from zonenews.text.segments import clause_spans, sentence_spans

PAGE = """您现在的位置：首页 > 园区动态 > 正文
临港开发区签约三个项目
发布时间：2023-05-08 09:30　来源：临港日报　记者 李明 通讯员 王小雨
浏览次数：120 次
5月8日，临港经济开发区集中签约三个项目，总投资30亿元，全部为产业项目。
一、项目情况
三个项目分别涉及新材料、装备制造和食品加工，计划年内开工。
（责任编辑：赵敏）
相关阅读
· 临港开发区一季度产值增长两成
版权所有 临港开发区管委会 鲁ICP备12345678号
"""

PAGES = tomllib.loads((CORPUS / "pages.toml").read_text(encoding="utf-8"))["page"]
FIELDS = ("title", "source", "editor", "dateline")


def unmarked(page: dict[str, Any]) -> tuple[str, str]:
    """The text of a page, and the letters in it that are not the article."""
    text, foreign = "", ""
    for part in page["text"].strip("\n").split("⟧"):
        own, _, other = part.partition("⟦")
        text += own + other
        foreign += other
    return text, letters(foreign)


def letters(text: str) -> str:
    return "".join(filter(str.isalnum, text))


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page["why"])
def test_corpus_page(page: dict[str, Any]) -> None:
    """Every field is the expected one, and the boilerplate is what the page marks, letter by letter."""
    text, foreign = unmarked(page)
    article = split_article(text)
    assert {name: getattr(article, name) for name in FIELDS} == {name: page.get(name) for name in FIELDS}
    assert list(article.authors) == page.get("authors", [])
    assert (article.published and article.published.isoformat()) == page.get("published")
    assert letters("".join(text[item.span.slice] for item in article.boilerplate)) == foreign


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page["why"])
def test_noise_changes_nothing(page: dict[str, Any]) -> None:
    """A page through a careless script converter has the same fields, and the same segments."""
    text = normalize(unmarked(page)[0]).text
    noisy = noised(text)
    plain, article = split_article(text), split_article(noisy)
    assert {name: getattr(article, name) for name in FIELDS} == {name: getattr(plain, name) for name in FIELDS}
    kinds = [(part.kind, normalize(text[part.span.slice]).text) for part in plain.segments]
    assert [(part.kind, normalize(noisy[part.span.slice]).text) for part in article.segments] == kinds


BODY = "今年前四个月，石桥高新区出口86亿元，同比增长12%，新增出口企业23家。\n园区负责人表示，将继续帮助企业开拓市场。"
SMALL = [
    ("石桥高新区召开新闻发布会（2023年5月1日）\n" + BODY, "title", "石桥高新区召开新闻发布会"),
    (
        "石桥高新区出口创新高\n2023年5月1日 14:05 | 北河日报客户端 | 记者 汪雨 通讯员 李平\n" + BODY,
        "source",
        "北河日报客户端",
    ),
    (
        "石桥高新区出口创新高\n2023年5月1日 14:05 | 北河日报客户端 | 记者 汪雨 通讯员 李平\n" + BODY,
        "authors",
        ("汪雨", "李平"),
    ),
    ("石桥高新区出口创新高\n" + BODY + "\n编辑｜周成  审核｜何力", "editor", "周成"),
    ("首页|新闻|编辑|作者\n石桥高新区出口创新高\n" + BODY, "editor", None),
]


@pytest.mark.parametrize(("text", "name", "value"), SMALL)
def test_bars_and_brackets_part_what_a_line_holds(text: str, name: str, value: object) -> None:
    assert getattr(split_article(text), name) == value


def test_a_long_line_of_reporters() -> None:
    """As many as stand in the bracket of a dateline."""
    names = ("李明华", "王芳菲", "赵小雨", "孙立新", "周成功", "吴晓东")
    article = split_article(
        f"石桥高新区出口创新高\n本报讯（记者 {' '.join(names[:2])} 通讯员 {' '.join(names[2:])}）{BODY}"
    )
    assert (article.authors, article.dateline) == (names, "本报讯")


def test_a_stamp_behind_the_body_dates_nothing_without_its_key() -> None:
    """It may be that of another page; with its key (发布时间) it is the article's."""
    page = f"石桥高新区出口创新高\n{BODY}\n{{}}2021-03-04 10:20\n（责任编辑：赵敏）"
    assert split_article(page.format("")).published is None
    assert split_article(page.format("发布时间：")).published == date(2021, 3, 4)


def test_flat_pages() -> None:
    """Pages whose line breaks became spaces lose little: of all letters and fields together, not page by page."""
    right = found = marked = fields = 0
    for page in PAGES:
        text, _ = unmarked({"text": " ".join(page["text"].split("\n"))})
        own = letters("".join(part.partition("⟦")[0] for part in page["text"].split("⟧")))
        article = split_article(text)
        foreign = Counter(letters(text)) - Counter(own)
        got = Counter(letters("".join(text[item.span.slice] for item in article.boilerplate)))
        right, found, marked = right + (foreign & got).total(), found + got.total(), marked + foreign.total()
        fields += sum(getattr(article, name) == page.get(name) for name in FIELDS)
    assert right / found > 0.95
    assert right / marked > 0.9
    assert fields / len(PAGES) / len(FIELDS) > 0.8


def frame(page: dict[str, Any]) -> tuple[str, str, str]:
    """A page as what stands before its article, the article, and what stands behind it."""
    text = page["text"].strip("\n")
    head = text[1 : text.index("⟧")] if text.startswith("⟦") else ""
    tail = text[text.rindex("⟦") + 1 : -1] if text.endswith("⟧") else ""
    own = "".join(part.partition("⟦")[0] for part in text.split("⟧"))
    return head.strip("\n"), own.strip("\n"), tail.strip("\n")


def records(text: str) -> dict[str, Any]:
    """All that is read in a text, its places aside."""
    document = parse(text, published=date(2023, 6, 1))
    article = document.article
    found = {
        name: [(getattr(record, "text", ""), record.rule) for record in value]
        for name, value in attrs.asdict(document, recurse=False).items()
        if isinstance(value, tuple) and name != "diagnostics"
    }
    return {**found, "article": (article.title, article.source, article.authors, article.editor, article.published)}


FRAMED = [page for page in PAGES if "\n" in page["text"] and "。" in page["text"]]  # no sentence, nothing to hold on to


@pytest.mark.parametrize("page", FRAMED, ids=lambda page: page["why"])
def test_the_frame_of_another_page_changes_nothing(page: dict[str, Any]) -> None:
    """Boilerplate of another page around an article leaves all its records as they are; a paper dates what has no date."""
    article = frame(page)[1]
    plain = records(article)
    number = FRAMED.index(page)
    for other in (FRAMED[number - 1], FRAMED[number - 7], FRAMED[number - 12]):
        head, _, tail = frame(other)
        framed = {**plain, "article": (*plain["article"][:-1], plain["article"][-1] or split_article(head).published)}
        assert records(f"{head}\n{article}\n{tail}".strip("\n")) == framed, other["why"]


def test_page() -> None:
    article = split_article(PAGE)
    assert article.title == "临港开发区签约三个项目"
    assert (article.source, article.authors, article.editor) == ("临港日报", ("李明", "王小雨"), "赵敏")
    assert article.published == date(2023, 5, 8)
    assert [segment.marker for segment in article.segments if segment.kind == "heading"] == ["一、"]
    assert len(article.sentences(PAGE)) == 3
    assert [item.kind for item in article.boilerplate] == ["navigation", "furniture", "related", "licence"]


def test_the_items_of_a_digest_are_its_sections() -> None:
    text = "园区快讯\n甲园区产值增长\n甲园区一季度产值10亿元，增长9%。\n乙园区扩区\n省政府批复同意乙园区扩区，新增面积6平方公里。\n"
    article = split_article(text)
    assert [text[section[0].span.slice].strip() for section in article.sections] == ["甲园区产值增长", "乙园区扩区"]


def test_points_within_a_paragraph() -> None:
    text = "开发区提出三项要求。\n会议要求，抓好三件事：一是抓招商，引进项目30个。二是抓服务；三是抓落实。\n会后，各部门签订责任书。"
    article = split_article(text)
    assert [text[span.slice] for span in article.points(text)] == [
        "一是抓招商，引进项目30个。",
        "二是抓服务；",
        "三是抓落实。",
    ]


def test_document_takes_the_stamp_as_reference() -> None:
    document = parse(PAGE)
    assert (document.published, document.published_from) == (date(2023, 5, 8), "article")
    assert parse(PAGE, published=date(2024, 1, 1)).published_from == "argument"
    assert Document.from_dict(document.to_dict()) == document


@given(st.text(alphabet="一、。园区123 \n\r\t,（）：:|>来源编辑记者版权所有首页相关阅读…\u3000\x00", max_size=200))
def test_segments_tile(text: str) -> None:
    """Segments cover clean text without gap or overlap, and so do sentences and clauses."""
    text = normalize(text).text
    spans = [segment.span for segment in split_article(text).segments]
    for tiles in (spans, sentence_spans(text), clause_spans(text)):
        assert "".join(text[span.slice] for span in tiles) == text
        assert all(a.end == b.start for a, b in pairwise(tiles))


WORDS = page_words()


@pytest.mark.parametrize("heading", sorted(WORDS.headings))
def test_every_heading_opens_a_foreign_list(heading: str) -> None:
    text = (
        f"临港开发区签约三个项目\n5月8日，临港开发区集中签约三个项目，总投资30亿元。\n{heading}\n滨海港吞吐量创新高\n"
    )
    (item,) = split_article(text).boilerplate
    assert (item.kind, text[item.span.slice]) == (WORDS.headings[heading], f"{heading}\n滨海港吞吐量创新高\n")


@pytest.mark.parametrize("word", sorted(WORDS.words | WORDS.buttons.keys()))
def test_every_menu_word_is_one(word: str) -> None:
    text = f"首页 {word} 专题\n临港开发区签约三个项目\n5月8日，临港开发区集中签约三个项目，总投资30亿元。\n"
    article = split_article(text)
    assert article.title == "临港开发区签约三个项目"
    assert text[article.boilerplate[0].span.slice] == f"首页 {word} 专题\n"


@pytest.mark.parametrize("opening", sorted(WORDS.openings))
def test_every_opening_is_boilerplate(opening: str) -> None:
    text = f"临港开发区签约三个项目\n5月8日，临港开发区集中签约三个项目，总投资30亿元。\n{opening}某某\n"
    (item,) = split_article(text).boilerplate
    assert text[item.span.slice] == f"{opening}某某\n"


@pytest.mark.parametrize("word", WORDS.licences)
def test_every_word_of_a_licence_makes_one(word: str) -> None:
    text = f"临港开发区签约三个项目\n5月8日，临港开发区集中签约三个项目，总投资30亿元。\n沪{word}12345678\n"
    assert [item.kind for item in split_article(text).boilerplate] == ["licence"]


@pytest.mark.parametrize("name", WORDS.summaries)
def test_every_summary_that_is_repeated_is_none_of_the_article(name: str) -> None:
    told = "临港开发区集中签约三个项目，总投资30亿元。"
    text = f"临港开发区签约\n【{name}】{told}\n5月8日，{told}\n"
    assert [item.kind for item in split_article(text).boilerplate] == ["teaser"]


@pytest.mark.parametrize("platform", WORDS.platforms)
@pytest.mark.parametrize("button", WORDS.post_buttons)
def test_every_platform_names_its_account(platform: str, button: str) -> None:
    text = f"临港开发区签约三个项目\n2023-05-08 09:30 {platform} 临港发布 {button}\n5月8日，临港开发区集中签约三个项目，总投资30亿元。\n"
    assert split_article(text).source == "临港发布"


@pytest.mark.parametrize("name", WORDS.digests)
def test_every_word_for_a_digest_makes_a_title(name: str) -> None:
    """Above the headline of its first item, which repeats the text and would be the title without it."""
    page = "市域产业链动态{}\n临港开发区集中签约三个项目\n5月8日，临港开发区集中签约三个项目，总投资30亿元。\n版权所有 临港\n"
    assert split_article(page.format(name)).title == f"市域产业链动态{name}"
    assert split_article(page.format("消息")).title == "临港开发区集中签约三个项目"


@pytest.mark.parametrize("key", sorted(WORDS.keys))
def test_every_key_of_a_byline_fills_its_field(key: str) -> None:
    field = WORDS.keys[key]
    day = "2023-05-08 09:30"
    days = dict.fromkeys(("published", "updated", "dated", "drawn_up"), day)
    value = {"source": "临港日报", "publisher": "临港日报", **days}.get(field, "李振华")
    text = f"临港开发区签约三个项目\n{key}：{value}\n5月8日，临港开发区集中签约三个项目，总投资30亿元。\n"
    article = split_article(text)
    found = {
        "source": article.source,
        "publisher": article.source,
        **dict.fromkeys(days, article.published),
        "editor": article.editor,
        "author": article.authors,
    }
    wanted = {
        "source": "临港日报",
        "publisher": "临港日报",
        **dict.fromkeys(days, date(2023, 5, 8)),
        "drawn_up": None,
        "editor": "李振华",
        "author": ("李振华",),
    }
    assert field == "reviewer" or found[field] == wanted[field]
    assert [segment.kind for segment in article.segments] == ["title", "byline", "paragraph"]


@pytest.mark.parametrize("text", ["本报讯（记者 王海安 通讯员 李长兴）", "（记者 王海安）", "本报讯", "本报讯\n本报讯"])
def test_a_dateline_alone_is_safe(text):
    """A page that is nothing but a dateline has no paragraph to cut it from."""
    assert split_article(text).dateline in (None, "本报讯")
