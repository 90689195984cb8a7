"""The search of the pages works in a browser, in Chinese and in English; skipped where Sphinx, jieba, Playwright or Chromium is missing."""

import shutil
import subprocess
import sys
import threading
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest
from support import ROOT

sync_api = pytest.importorskip("playwright.sync_api", reason="playwright is not installed")
for name in ("sphinx", "jieba", "furo", "myst_parser"):
    pytest.importorskip(name, reason="the group `docs` is not installed")
CHROMIUM = shutil.which("chromium")
pytestmark = [
    pytest.mark.skipif(CHROMIUM is None, reason="no Chromium is installed"),
    pytest.mark.filterwarnings("default"),
]
CONF = """
import sys
sys.path.insert(0, {docs!r})
project = "pages"
extensions = ["myst_parser", "chinese_search"]
html_theme = "furo"
html_search_language = "zh"
"""
PAGES = {
    "index.md": "# Start\n\n```{toctree}\na\nb\n```\n",
    "a.md": "# 开发区\n\n青石湖高新区出口增长百分之八。\n",
    "b.md": "# Rules\n\nWhat every rule reads.\n",
}


class Quiet(SimpleHTTPRequestHandler):
    def log_message(self, *_: object) -> None:
        """Say nothing."""


@pytest.fixture
def site(tmp_path: Path) -> Any:
    """A small site with the search that docs/conf.py takes, and the address it is served at."""
    (tmp_path / "conf.py").write_text(CONF.format(docs=str(ROOT / "docs")), encoding="utf-8")
    for page, text in PAGES.items():
        (tmp_path / page).write_text(text, encoding="utf-8")
    command = [sys.executable, "-m", "sphinx", "-q", "-b", "html", str(tmp_path), str(tmp_path / "html")]
    subprocess.run(command, check=True, capture_output=True)  # noqa: S603 - this very interpreter
    handler = partial(Quiet, directory=str(tmp_path / "html"))
    with ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()


def test_words_of_both_languages_are_found(site: str) -> None:
    with sync_api.sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=CHROMIUM, args=["--no-sandbox", "--disable-gpu", "--no-first-run"]
        )
        page = browser.new_page()
        errors: list[str] = []
        page.on("pageerror", lambda error: errors.append(str(error)))
        found = {}
        for word in ("高新区", "增长", "rules", "乌有"):
            page.goto(f"{site}/search.html?q={word}")
            page.wait_for_function(
                "document.querySelector('#search-results .search-summary')?.textContent.match(/finished|did not match/)"
            )
            found[word] = page.eval_on_selector_all(
                "#search-results .search li a", "links => links.map(link => link.textContent)"
            )
        browser.close()
    assert errors == []
    assert found == {"高新区": ["开发区"], "增长": ["开发区"], "rules": ["Rules", "Start"], "乌有": []}
