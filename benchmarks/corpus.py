"""The texts that are measured: broadcast news beside the project where they are, else the examples over and over."""

import json
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
NEWS = ROOT.parent / "shared" / "corpus" / "broadcast-news.jsonl"

sys.path[:0] = [str(ROOT / "src"), str(ROOT / "tests")]


def load_articles() -> tuple[str, list[str]]:
    """The name of the corpus and its articles, in clean Simplified text."""
    if NEWS.is_file():
        lines = NEWS.read_text(encoding="utf-8").splitlines()
        return "broadcast news", [json.loads(line)["text"] for line in lines]
    clean = [
        (ROOT / "examples" / f"{name}.txt").read_text(encoding="utf-8") for name in ("clean", "digest", "one-line")
    ]
    return "the examples, 300 times", clean * 300


def load_texts(name: str) -> list[str]:
    """The texts of one name: `news` (broadcast), `local` (local news and reports) or `gold` (dense texts); the examples where they are not there."""
    shared = ROOT.parent / "shared"
    files = {
        "news": [NEWS],
        "local": [shared / "corpus" / "local-news-and-reports.jsonl"],
        "gold": sorted((shared / "gold").glob("*.jsonl")),
    }[name]
    lines = [line for file in files if file.is_file() for line in file.read_text(encoding="utf-8").splitlines()]
    return [json.loads(line)["text"] for line in lines] or load_articles()[1]


def make_noisy(articles: list[str]) -> list[str]:
    """The same in Traditional script with injected pinyin."""
    from noise import noised  # noqa: PLC0415 - needs pypinyin, which only this needs

    return [noised(text) for text in articles]
