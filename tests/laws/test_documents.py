"""Laws of whole documents: what must hold of `parse` whatever the article says.

The rooms prove the laws of their own records; here they are held to them together, on invented articles and on pages
put together from their sentences.
"""

import json
import re
import weakref
from collections import Counter
from collections.abc import Callable
from datetime import date
from functools import cache
from itertools import permutations, product
from typing import Any

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st
from noise import LEFT_OVERS, noised, wrapped
from support import CORPUS, ROOT, TESTS, calls

from zonenews import (
    Document,
    Span,
    Time,
    find_events,
    find_incentives,
    find_indicators,
    find_project_groups,
    find_projects,
    find_times,
    find_zones,
    parse,
)
from zonenews.document import _given_up

PUBLISHED = date(2023, 6, 15)
MENTIONS = ("times", "quantities", "organizations", "people", "policies", "initiatives", "regions", "zones")
FACTS = ("indicators", "project_groups", "projects", "events", "incentives")
FINDERS = (
    find_times, find_zones, find_indicators, find_project_groups, find_projects, find_events, find_incentives,
)  # fmt: skip
NUMBERED = frozenset(
    {"zone", "person"}
)  # in a mention: numbers within the document, which another article before it shifts

ARTICLES = {
    "bulletin": """沭阳经开区一季度工业运行平稳
2023年一季度，沭阳经济技术开发区完成规上工业总产值182.6亿元，同比增长9.4%；规上工业增加值增长7.8%，增速高于全县1.2个百分点。
完成固定资产投资36.5亿元，增长12%，其中工业投资28.1亿元，增长15.3%。
实际使用外资4200万美元，下降3.5%；进出口总额3.6亿美元，增长21.7%。""",
    "ceremony": """德阳经开区12个项目集中开工
6月12日，德阳经济技术开发区举行二季度重大项目集中开工仪式，12个项目总投资86亿元，年度计划投资24亿元。
市委副书记、市长唐海峰宣布开工，德阳经开区党工委书记罗永平致辞。
四川川汇重型装备有限公司投资15亿元建设风电主轴项目，占地180亩，达产后年产值20亿元、税收8000万元。""",
    "policy": """兰州新区出台招商新政
5月30日，兰州新区管委会印发《兰州新区支持精细化工产业发展若干措施》，自2023年7月1日起施行。
对固定资产投资5亿元以上的项目，按设备投资额的8%给予补助，最高不超过2000万元。
对首次认定的高新技术企业，给予一次性奖励30万元。""",
    "trade": """钦州综合保税区前4月进出口增长近三成
据钦州海关统计，2023年1至4月，广西钦州综合保税区进出口总值68.3亿元，同比增长28.9%，占全市外贸进出口总值的31.2%。
其中，出口40.1亿元，增长33%；进口28.2亿元，增长23.5%。
园区企业广西桂海电子有限公司总经理黄志远说，货物通关时间缩短至25分钟。""",
    "mechanism": """株洲高新区推行“拿地即开工”改革
今年以来，株洲高新区深化“链长制”和“拿地即开工”改革，新引进产业项目26个，其中10亿元以上项目4个。
2022年，全区高新技术企业达到620家，研发经费投入强度提高到5.1%。
园区力争到2025年技工贸总收入突破4000亿元。""",
}
SENTENCES = sorted({line for article in ARTICLES.values() for line in article.splitlines()[1:]})

HEADER = "网站首页 | 新闻中心 | 招商引资 | 政务公开\n当前位置：首页 > 新闻中心 > 正文\n"
FOOTER = """
上一篇：区领导调研安全生产工作
下一篇：开发区召开干部大会 签约项目35个
免责声明：本网转载自其它媒体的文章，版权归原作者所有，如有侵权请在30日内与我们联系。
主办单位：某市融媒体中心 苏ICP备12345678号-1 联系电话：0518-86000000
"""


def values(value: Any, skipped: frozenset[str] = frozenset()) -> Any:
    """Give a record, or what is in it, without its places in the text."""
    if attrs.has(type(value)):
        fields = {field.name: getattr(value, field.name) for field in attrs.fields(type(value))}
        return {
            name: values(item)
            for name, item in fields.items()
            if name not in skipped and not isinstance(item, Span) and not _spans(item)
        }
    if isinstance(value, tuple) and not isinstance(value, Span):
        return [values(item) for item in value]
    return value


def _spans(value: Any) -> bool:
    return isinstance(value, tuple) and bool(value) and all(isinstance(item, Span) for item in value)


def facts_of(document: Document, kinds: tuple[str, ...] = MENTIONS + FACTS) -> dict[str, list[Any]]:
    """Give the values of all records, kind by kind, in order."""
    return {kind: [values(record) for record in getattr(document, kind)] for kind in kinds}


def counted(document: Document, kind: str) -> Counter[str]:
    """Count the values of the records of a kind, however many articles stood before them."""
    skipped = NUMBERED if kind in MENTIONS else frozenset[str]()
    return Counter(repr(values(_unnumbered(record), skipped)) for record in getattr(document, kind))


def _unnumbered(record: Any) -> Any:
    """A fact without the number its zone has within the document; the entry, the region and the name of the zone stay."""
    place = getattr(record, "place", None)
    return attrs.evolve(record, place=attrs.evolve(place, zone=None)) if place else record


@cache
def read(text: str) -> Document:
    """Read an article of the day of these tests."""
    return parse(text, published=PUBLISHED)


@pytest.fixture(scope="module", params=sorted(ARTICLES))
def article(request: pytest.FixtureRequest) -> str:
    return ARTICLES[request.param]


def test_the_articles_are_worth_the_laws() -> None:
    """Together they hold every kind of record, or a law would say nothing of it."""
    found = Counter(kind for text in ARTICLES.values() for kind, records in facts_of(read(text)).items() if records)
    assert set(found) == set(MENTIONS + FACTS)


# -- noise --------------------------------------------------------------------------------------------------------------------

STYLES = {
    "traditional": {"pinyin": None},
    "toned pinyin": {"pinyin": "tone"},
    "plain pinyin": {"pinyin": "plain", "brackets": "（）"},
    "all of it, wide": {"pinyin": "tone", "rate": 1.0, "widen_digits": True},
    "wide": {"traditional": False, "pinyin": None, "widen_digits": True},
}


@pytest.mark.parametrize("style", sorted(STYLES))
def test_noise_changes_nothing_but_places(article: str, style: str) -> None:
    """A page that went through a script converter says what the clean one says."""
    assert facts_of(read(noised(article, **STYLES[style]))) == facts_of(read(article))


@given(
    sentences=st.lists(st.sampled_from(SENTENCES), min_size=1, max_size=4), seed=st.integers(0, 999), wide=st.booleans()
)
def test_noise_changes_nothing_in_any_order_of_sentences(sentences: list[str], seed: int, *, wide: bool) -> None:
    """Nor does it where sentences of different articles meet."""
    text = "\n".join(sentences)
    assert facts_of(read(noised(text, seed=seed, widen_digits=wide))) == facts_of(read(text))


@pytest.mark.parametrize("style", sorted(LEFT_OVERS))
def test_marks_tags_and_blanks_change_nothing_but_places(article: str, style: str) -> None:
    """Nor do marks of Markdown, tags that were left in, and blanks set as a habit."""
    assert facts_of(read(LEFT_OVERS[style](article))) == facts_of(read(article))


@pytest.mark.parametrize("width", range(18, 46, 3))
@pytest.mark.parametrize("shown", [False, True])
def test_wrapping_changes_nothing_but_places(article: str, width: int, *, shown: bool) -> None:
    """Nor does it matter at which width a page or a mail broke its lines, where they are enough to tell."""
    paragraphs = article.replace("\n", "\n　　")
    raw = wrapped(paragraphs, width, shown=shown)
    if raw.count("\n") >= 2 * article.count("\n") + 2:
        assert facts_of(read(raw)) == facts_of(read(paragraphs))


# -- pages --------------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("before", "after"), [(HEADER, ""), ("", FOOTER), (HEADER, FOOTER)], ids=["header", "footer", "both"]
)
def test_the_rest_of_the_page_changes_nothing(article: str, before: str, after: str) -> None:
    """Navigation, related links, disclaimers and footers around an article add no record and change none."""
    page, alone = read(before + article + after), read(article)
    assert facts_of(page) == facts_of(alone)
    assert page.article.title == alone.article.title


def test_boilerplate_is_read_when_asked_for() -> None:
    """What the page says around the article is there for who wants it."""
    page = ARTICLES["trade"] + FOOTER
    assert len(parse(page, boilerplate=True).quantities) > len(parse(page).quantities)


@pytest.mark.parametrize("kind", MENTIONS + FACTS)
def test_articles_joined_by_a_blank_line_give_the_union(kind: str) -> None:
    """What two unrelated articles say is said by both in one text too, in either order.

    It holds of articles that name their own zone and date, as these do; a figure without either may take context.
    """
    for one, other in permutations(ARTICLES.values(), 2):
        both = counted(read(f"{one}\n\n{other}"), kind)
        assert both == counted(read(one), kind) + counted(read(other), kind)


@pytest.mark.parametrize("between", ["\n", "\n\n\n", "\r\n\r\n"])
def test_a_page_of_articles_gives_the_union(between: str) -> None:
    """However many there are, and whatever breaks stand between them."""
    for names in (sorted(ARTICLES), sorted(ARTICLES, reverse=True)):
        page = read(between.join(ARTICLES[name] for name in names))
        for kind in MENTIONS + FACTS:
            assert counted(page, kind) == sum((counted(read(ARTICLES[name]), kind) for name in names), Counter()), kind


@pytest.mark.parametrize("find", FINDERS, ids=lambda find: find.__name__)
def test_a_finder_finds_what_a_document_has(find: Callable[..., tuple[Any, ...]]) -> None:
    """Of a text without a page around it, each finder gives what `parse` gives, of several articles too."""
    kind = find.__name__.removeprefix("find_")
    dated = {} if kind == "zones" else {"published": PUBLISHED}
    for text in [*ARTICLES.values(), "\n\n".join(ARTICLES.values())]:
        assert find(text, **dated) == getattr(read(text), kind)


# -- documents ----------------------------------------------------------------------------------------------------------------


def spans_in(value: Any) -> list[Span]:
    """Give every span in a record, however deep."""
    if isinstance(value, Span):
        return [value]
    if isinstance(value, tuple):
        return [span for item in value for span in spans_in(item)]
    if attrs.has(type(value)):
        return [span for field in attrs.fields(type(value)) for span in spans_in(getattr(value, field.name))]
    return []


@given(sentences=st.lists(st.sampled_from([*SENTENCES, HEADER, FOOTER]), max_size=5), seed=st.integers(0, 99))
def test_a_document_is_sound(sentences: list[str], seed: int) -> None:
    """It comes back equal from its dictionary, its spans lie in the source, its mentions are in order."""
    document = read(noised("\n".join(sentences), seed=seed))
    assert Document.from_dict(document.to_dict()) == document
    assert Document.from_json(document.to_json()) == document
    spans = spans_in(document)
    assert all(0 <= span.start <= span.end <= len(document.source) for span in spans)
    for kind in MENTIONS:
        starts = [record.span.start for record in getattr(document, kind)]
        assert starts == sorted(starts), kind


PIECES = "0123456789.,%％，。；：、（）()《》“”〔〕·-—~\n\t \u3000一二三四五六七八九十百千万亿两半成倍第年月日季度元个项家人区市省县开发高新园保税资产值增长同比下降至到约超近余以上不签约开工投产会议主任书记长委为的和与其中\x00\ud800\U0001f680ǎā"


@given(st.text(alphabet=PIECES, max_size=120))
def test_any_string_is_safe(text: str) -> None:
    """No string raises, and what is found lies within it."""
    document = parse(text)
    assert document.source == text
    assert all(0 <= span.start <= span.end <= len(text) for span in spans_in(document))


@pytest.mark.parametrize(
    "piece",
    [
        "增长",
        "（",
        "《",
        "“",
        "1",
        "一",
        "万",
        "、",
        "第",
        "年",
        "月1日",
        "开发区",
        "高新区、",
        "市委书记",
        "\n",
        "\x00",
        "\ud800",
        "3%、",
        "亿元项目",
        "> ",
        "A(a)",
    ],
)
def test_one_piece_over_and_over_is_safe(piece: str) -> None:
    """Long runs of one thing end in a document too; what is not linear would not come back."""
    assert parse(piece * 2000).source == piece * 2000


UNENDING = {
    "amounts": "总投资1.2亿元的光电项目、",
    "figures": "实现产值3亿元，增长5%，",
    "people": "市长王伟、",
    "projects": "华鑫电子项目，总投资3亿元，占地50亩；",
    "zones": "德阳经开区、",
}
"""Lists without a full stop, as tables and flattened pages have them."""


def test_work_grows_with_the_text_and_no_faster() -> None:
    """Four times the text calls at most about four times as many functions (what `re` does in one call is not seen)."""
    lines = "\n".join(SENTENCES)
    once, fourfold = lines * 2, "\n".join([lines] * 8)
    parse(once)  # what is built at the first use is not counted
    assert work(fourfold) < 5 * work(once)


@pytest.mark.parametrize("name", UNENDING)
def test_work_grows_no_faster_in_one_endless_sentence(name: str) -> None:
    """Nor does it where no sentence ends."""
    parse(UNENDING[name] * 60, published=PUBLISHED)
    assert work(UNENDING[name] * 240) < 5 * work(UNENDING[name] * 60)


def test_work_grows_no_faster_with_short_lines() -> None:
    """Nor does it on a page of lines too short to say what its paragraphs are about, which set tasks."""
    lines = "实施提升计划。推动一批企业上市、增\n至批项目落地、一批平台建成。"
    parse(lines, published=PUBLISHED)
    assert work(lines * 240) < 5 * work(lines * 60)


@pytest.mark.parametrize(
    "sentence",
    ["总投资{1}亿元的{0}电池项目开工。", "{0}{1}个重点项目开工。", "5月8日，某区召开{0}推进大会。", "{0}经济开发区成立。", "{0}机械、", "{0}机械有限公司董事长王{0}致辞。"],
)  # fmt: skip
def test_work_grows_no_faster_with_ever_new_names(sentence: str) -> None:
    """Nor does it where each record is another one, so that none can be merged with those before it."""
    names = list(map("".join, product("赤橙黄绿青蓝紫金银铜铁锡", repeat=3)))
    few, many = ("".join(sentence.format(names[at], at + 2) for at in range(count)) for count in (300, 1200))
    parse(few, published=PUBLISHED)
    assert work(many) < 5 * work(few)


def work(text: str) -> int:
    """Count the functions called while a text is read."""
    return calls(lambda raw: parse(raw, published=PUBLISHED), text)


def test_no_held_out_sentence_is_in_the_package() -> None:
    """The measure is honest only while no table, test or module quotes the held-out articles."""
    lines = (TESTS / "articles" / "held_out.jsonl").read_text(encoding="utf-8").splitlines()
    clauses = {
        clause for line in lines for clause in re.split("[\\n。；，]", json.loads(line)["text"]) if len(clause) > 16
    }
    files = [*CORPUS.glob("*.toml"), *(ROOT / "src").rglob("*.*"), *TESTS.rglob("*.py")]
    kept = "".join(path.read_text(encoding="utf-8") for path in files if path.suffix in {".py", ".toml", ".tsv"})
    assert not [clause for clause in clauses if clause in kept]


def test_records_are_given_up_as_they_are_asked_for() -> None:
    """In order, and none is held once the next is there, so that a long text never has all its records twice."""
    found: dict[str, tuple[Time, ...]] = {"times": find_times("2021年、2022年、2023年")}
    texts = [time.text for time in found["times"]]
    held = [weakref.ref(time) for time in found["times"]]
    seen = []
    for time in _given_up(found, "times"):
        seen.append(time.text)
        assert [one() is not None for one in held] == [number >= len(seen) - 1 for number in range(len(held))]
    assert (seen, found) == (texts, {})
