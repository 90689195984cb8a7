"""Write rows of the corpus tables from what the library gives today, to be read before they are kept.

usage: corpus_rows.py KIND TEXT [--published DAY]     print a `[[case]]` of the text, its `why` left open
       corpus_rows.py KIND --rewrite                  rewrite the rows of tests/corpus/KIND.toml that do not hold

Today's output is no proof of what is right: read every row that changed (`git diff`) against the sentence it is made of.
"""

import argparse
import json
import re
import sys
import tomllib
from collections.abc import Callable, Iterable
from datetime import date
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[1]
sys.path[:0] = [str(ROOT / "src"), str(ROOT / "tests")]

from rows import stated, wordless  # noqa: E402

import zonenews  # noqa: E402 - the package beside this file, not an installed one

Find = Callable[[str, date | None], Iterable[Any]]
DATED = ("times", "indicators", "project_groups", "projects", "events", "incentives")
"""Kinds whose finder takes the day of publication."""


def main() -> None:
    """Do as the command line says."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("kind")
    parser.add_argument("text", nargs="?")
    parser.add_argument("--published", type=date.fromisoformat)
    parser.add_argument("--rewrite", action="store_true")
    given = parser.parse_args()
    find = finder(given.kind)
    if given.text:
        found = [stated(record, given.text) for record in find(given.text, given.published)]
        sys.stdout.write(case([given.text], given.published, found, "?") + "\n")
    if given.rewrite:
        path = ROOT / "tests" / "corpus" / f"{given.kind}.toml"
        path.write_text(rewritten(path, find), encoding="utf-8")


def finder(kind: str) -> Find:
    """Give the finder of a kind, as a function of a text and the day it was published."""
    if "_" in kind and not hasattr(
        zonenews, f"find_{kind}"
    ):  # a table of its own for some rows of a kind: indicators_scope
        kind = kind.rpartition("_")[0]
    if kind == "policies":  # which need the organisations and times beside them
        return lambda text, published: zonenews.parse(text, published=published).policies
    find = getattr(zonenews, f"find_{kind}")
    return lambda text, published: find(text, published=published) if kind in DATED else find(text)


def rewritten(path: Path, find: Find) -> str:
    """Give a corpus file with the expectation of every `[[case]]` made from what `find` gives today.

    A case of many phrasings whose records differ is parted; a `[[known]]` that holds becomes a
    case, without what its `why` says of today; everything else stays.
    """
    head, *blocks = re.split(r"^(?=\[\[)", path.read_text(encoding="utf-8"), flags=re.MULTILINE)
    return head + "".join(_block(block, find) for block in blocks)


def _block(block: str, find: Find) -> str:
    """Rewrite one block of a corpus file, where it is a case that does not hold."""
    table = tomllib.loads(block)
    known = "known" in table
    if not known and "case" not in table:
        return block
    (row,) = table["known" if known else "case"]
    texts = row["text"] if isinstance(row["text"], list) else [row["text"]]
    groups: list[tuple[list[str], list[dict[str, Any]]]] = []
    for text in texts:
        found = [stated(record, text) for record in find(text, row.get("published"))]
        if len(texts) > 1:
            found = [wordless(record) for record in found]
        if groups and groups[-1][1] == found:
            groups[-1][0].append(text)
        else:
            groups.append(([text], found))
    holds = len(groups) == 1 and groups[0][1] == row.get("expect")
    if known:
        return re.sub('; today [^\n]*(?="\n)', "", block.replace("[[known]]", "[[case]]")) if holds else block
    if holds:
        return block
    tail = re.search(r"\s*(^#.*\s*)*\Z", block, re.MULTILINE)
    return "\n\n".join(case(same, row.get("published"), found, row["why"]) for same, found in groups) + (
        tail[0] if tail else ""
    )


def case(texts: list[str], published: date | None, found: list[dict[str, Any]], why: str) -> str:
    """Write one `[[case]]`."""
    lines = ["[[case]]", f"text = {_toml(texts[0] if len(texts) == 1 else texts)}"]
    if published:
        lines.append(f"published = {published.isoformat()}")
    tables = ["{ " + ", ".join(f"{name} = {_toml(value)}" for name, value in row.items()) + " }" for row in found]
    if len(tables) == 1:
        lines.append(f"expect = [{tables[0]}]")
    else:
        lines.append("\n".join(["expect = [", *(f"  {table}," for table in tables), "]"]))
    return "\n".join([*lines, f"why = {_toml(why)}"])


def _toml(value: Any) -> str:
    """Write a value in TOML, whose strings are those of JSON here."""
    return json.dumps(value, ensure_ascii=False)


if __name__ == "__main__":
    main()
