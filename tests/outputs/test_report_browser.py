"""The report in a real browser: Debian's Chromium, driven by Playwright; skipped where either is missing."""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from support import EXAMPLES

from zonenews import Document, example_archive, panel, parse, parse_many, to_html

sync_api = pytest.importorskip("playwright.sync_api", reason="playwright is not installed")
CHROMIUM = shutil.which("chromium")
pytestmark = [
    pytest.mark.skipif(CHROMIUM is None, reason="no Chromium is installed"),
    pytest.mark.filterwarnings("default::ResourceWarning"),
]
ARGUMENTS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
]
TEXT = (
    "2024年3月5日，鲁西新区举行签约仪式。前三季度，鲁西新区地区生产总值增长6.1%，出口30亿元，下降0.8%。"
    "甲材料项目总投资30亿元，乙制造项目总投资12.5亿元。3月8日，三个项目在江苏赣榆经济开发区集中开工。<script>window.hit = 1</script><img src=x onerror='window.hit = 1'>"
)
DOCUMENT = parse(TEXT, published="2024-03-09")


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    with sync_api.sync_playwright() as playwright:
        running = playwright.chromium.launch(executable_path=CHROMIUM, args=ARGUMENTS)
        yield running
        running.close()


@pytest.fixture
def opened(browser: Any, tmp_path: Path) -> Iterator[Any]:
    """Opens a report at a width; whatever the console says as an error fails the test."""
    context = browser.new_context(viewport={"width": 1400, "height": 900})
    errors: list[str] = []

    def opening(documents: Document | list[Document], width: int = 1400, **shown: Any) -> Any:
        path = tmp_path / "report.html"
        path.write_text(to_html(documents, **shown), encoding="utf-8")
        page = context.new_page()
        page.set_viewport_size({"width": width, "height": 900})
        page.on("console", lambda message: errors.append(message.text) if message.type == "error" else None)
        page.on("pageerror", lambda error: errors.append(str(error)))
        page.goto(path.as_uri())
        return page

    yield opening
    context.close()
    assert errors == []


def lit(page: Any) -> str:
    """The characters that are lit up."""
    return "".join(page.eval_on_selector_all(".p.lit", "pieces => pieces.map(piece => piece.textContent)"))


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.stem)
def test_the_text_is_the_source(opened: Any, path: Path) -> None:
    document = parse(path.read_text(encoding="utf-8"))
    shown = opened(document).eval_on_selector("article", "article => article.textContent")
    assert shown == document.source.replace("\r\n", "\n").replace("\r", "\n").replace("\x00", "\ufffd")


def test_hostile_text_is_inert(opened: Any) -> None:
    page = opened(DOCUMENT)
    assert page.evaluate("window.hit") is None
    assert page.eval_on_selector("article", "article => article.querySelectorAll('script, img').length") == 0


def test_a_switch_hides_and_shows(opened: Any) -> None:
    page = opened(DOCUMENT)
    border = "marks => marks.map(mark => getComputedStyle(mark).borderBottomColor)"
    before = page.eval_on_selector_all("mark.k-quantities", border)
    others = page.eval_on_selector_all("mark.k-zones", border)
    page.click("input[data-kind=quantities]")
    assert set(page.eval_on_selector_all("mark.k-quantities", border)) == {"rgba(0, 0, 0, 0)"}
    assert page.eval_on_selector_all("mark.k-zones", border) == others
    page.click("input[data-kind=quantities]")
    assert page.eval_on_selector_all("mark.k-quantities", border) == before


def test_a_chosen_fact_lights_up_its_slots_and_nothing_else(opened: Any) -> None:
    page = opened(DOCUMENT)
    for number, fact in enumerate(DOCUMENT.project_groups + DOCUMENT.projects):
        kind = "project_groups" if number < len(DOCUMENT.project_groups) else "projects"
        index = number if kind == "project_groups" else number - len(DOCUMENT.project_groups)
        page.click(f"tr[data-id='{kind}-{index}']")
        spans = [slot.span for name in ("count", "investment") if (slot := getattr(fact, name, None))]
        assert lit(page) == "".join(TEXT[span.slice] for span in sorted(spans))
    page.keyboard.press("Escape")
    assert lit(page) == ""


def test_the_keyboard_is_enough(opened: Any) -> None:
    page = opened(DOCUMENT)
    page.focus("tr[data-id='indicators-0']")
    page.keyboard.press("Enter")
    assert "6.1%" in lit(page)
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    assert "30亿元" in lit(page)


def test_a_mention_leads_back_to_its_facts(opened: Any) -> None:
    page = opened(DOCUMENT)
    page.click("mark.k-quantities:has-text('12.5亿元')")
    chosen = page.eval_on_selector_all("tr.chosen", "rows => rows.map(row => row.dataset.id)")
    assert chosen == ["projects-1"]


def test_the_card_tells_value_unit_bound_and_rule(opened: Any) -> None:
    page = opened(DOCUMENT)
    page.hover("mark.k-quantities:has-text('12.5亿元')")
    card = page.inner_text("#card")
    assert "1250000000" in card.replace(",", "")
    assert "CNY" in card
    assert "quantit" in card


def test_columns_sort_by_number_and_search_filters(opened: Any) -> None:
    page = opened(DOCUMENT)
    names = "rows => rows.filter(row => !row.hidden).map(row => row.cells[0].textContent)"
    button = "table[data-kind=projects] th:has-text('investment') button"
    page.click(button)
    assert page.eval_on_selector_all("table[data-kind=projects] tbody tr", names) == ["乙制造项目", "甲材料项目"]
    page.click(button)
    assert page.eval_on_selector_all("table[data-kind=projects] tbody tr", names) == ["甲材料项目", "乙制造项目"]
    page.fill("#find", "乙制造")
    assert page.eval_on_selector_all("table[data-kind=projects] tbody tr", names) == ["乙制造项目"]
    page.click("#clear")
    assert len(page.eval_on_selector_all("table[data-kind=projects] tbody tr", names)) == 2


def test_a_document_is_copied_as_json(opened: Any) -> None:
    page = opened(DOCUMENT)
    data = page.eval_on_selector("script.data", "data => data.textContent")
    assert Document.from_dict(json.loads(data)) == DOCUMENT


@pytest.mark.parametrize("width", [400, 1400])
def test_no_page_is_wider_than_the_window(opened: Any, width: int) -> None:
    page = opened([DOCUMENT, parse(EXAMPLES[0].read_text(encoding="utf-8"))], width)
    assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_light_and_dark(opened: Any) -> None:
    page = opened(DOCUMENT)
    ground = "getComputedStyle(document.body).backgroundColor"
    before = page.evaluate(ground)
    page.click("#theme")
    assert page.evaluate(ground) != before


@pytest.mark.parametrize(("width", "language", "hint"), [(400, "en", "Choose a figure"), (1400, "zh", "选择一个数字")])
def test_the_page_of_a_panel(opened: Any, width: int, language: str, hint: str) -> None:
    """A table for each place, whose cells lead to the sentences; the search keeps the rows of a metric."""
    articles = [(name, text) for name, text in example_archive().items() if name.startswith("02-")]
    made = panel(parse_many(articles, workers=1, kinds=("indicators",)))
    page = opened([], width, panel=made, language=language)
    assert page.inner_text(".hint").startswith(hint)
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    rows = "rows => rows.filter(row => !row.hidden).map(row => row.cells[0].textContent)"
    metrics = page.eval_on_selector_all(".panel tbody tr", rows)
    assert metrics[:2] == ["一般公共预算收入 CNY", "出口 CNY"]
    page.click(".panel tbody tr:nth-child(2) a")
    told = page.inner_text(".told:target")
    assert "出口" in told
    assert "indicators/" in told
    page.fill("#find", "出口")
    assert page.eval_on_selector_all(".panel tbody tr", rows) == ["出口 CNY", "进出口总额 CNY"]
