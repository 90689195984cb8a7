"""Measure what joining two articles with a blank line loses and lends, by kind of record.

usage: joined.py FILE... [--pairs N] [--seed S] [--examples N]

Takes articles from JSON lines with a `text` and maybe a `published` or `date`. Two articles and both in one text are parsed with the date of the first; the
records of the joined text should be those of both. A record counts with all its values but without its places in the text and the numbers that
its document gives it. Prints for each kind the share of pairs in which something differs, also of those
whose second article opens as one: a fragment from the middle of a report tells nobody that it is another text.
"""

import argparse
import json
import sys
from collections import Counter
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from random import Random
from typing import Any, Final

import attrs

ROOT = Path(__file__).resolve().parents[1]
sys.path[:0] = [str(ROOT / "src"), str(ROOT / "tools"), str(ROOT / "tests")]

from fuzzing.laws import FACTS, MENTIONS  # noqa: E402

from zonenews import Document, PlaceLink, parse, split_article  # noqa: E402
from zonenews.text.spans import Span  # noqa: E402

NUMBERED: Final = frozenset(("zone", "person"))
"""Fields of mentions and of links to a place that number within a document."""


def main() -> None:
    """Do as the command line says."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("files", nargs="+", type=Path)
    parser.add_argument("--pairs", type=int, default=500)
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--examples", type=int, default=0)
    given = parser.parse_args()
    random = Random(given.seed)  # noqa: S311 - which pairs, no secret
    articles = [article for path in given.files for article in read_articles(path)]
    differing: Counter[str] = Counter()
    headed_pairs = 0
    differing_headed: Counter[str] = Counter()
    records: Counter[str] = Counter()
    shown: dict[str, list[str]] = {}
    for _ in range(given.pairs):
        (one, published), (other, _) = random.choice(articles), random.choice(articles)
        headed = opens(other)
        headed_pairs += headed
        for kind, size, lost, lent in differences(one, other, published):
            records[kind] += size
            differing[kind] += bool(lost or lent)
            differing_headed[kind] += bool(lost or lent) and headed
            if lost or lent:
                shown.setdefault(kind, []).append(
                    f"{one[:30]!r} + {other[:30]!r}\n    lost {list(lost)}\n    lent {list(lent)}"
                )
    for kind in (*MENTIONS, *FACTS):
        share = 100 * differing[kind] / given.pairs
        rest = 100 * differing_headed[kind] / max(1, headed_pairs)
        sys.stdout.write(
            f"{kind:16} {records[kind]:7} records, {differing[kind]:4} of {given.pairs} pairs differ ({share:.1f} %); "
            f"{differing_headed[kind]:4} of {headed_pairs} whose second article opens as one ({rest:.1f} %)\n"
        )
        for example in shown.get(kind, [])[: given.examples]:
            sys.stdout.write(f"  {example}\n")


def read_articles(path: Path) -> Iterator[tuple[str, date | None]]:
    """Read the articles of a file."""
    for line in path.read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        if row.get("text"):
            yield row["text"].strip("\n"), day_of(row)


def day_of(row: dict[str, Any]) -> date | None:
    """Give the day an article was published, where its row has one."""
    said = row.get("published") or row.get("date")
    return date.fromisoformat(said[:10]) if said else None


def opens(text: str) -> bool:
    """Whether a text opens as an article does, with a headline, a dateline or a lead, and not in the middle of one."""
    article = split_article(text)
    first = article.segments[0].kind if article.segments else None
    return article.title is not None or article.dateline is not None or first == "furniture"


def differences(one: str, other: str, published: date | None) -> Iterator[tuple[str, int, Counter[str], Counter[str]]]:
    """Give for each kind how many records both have, and which the joined text has lost and lent."""
    apart = [parse(text, published=published) for text in (one, other)]
    joined = parse(f"{one}\n\n{other}", published=published)
    for kind in (*MENTIONS, *FACTS):
        expected, found = said(apart[0], kind) + said(apart[1], kind), said(joined, kind)
        yield kind, expected.total(), expected - found, found - expected


def said(document: Document, kind: str) -> Counter[str]:
    """Count the values of the records of a kind."""
    return Counter(repr(values(record)) for record in getattr(document, kind))


def values(value: Any) -> Any:
    """Give a record, or what is in it, without its places in the text and its numbers."""
    if attrs.has(type(value)):
        fields = {field.name: getattr(value, field.name) for field in attrs.fields(type(value))}
        return {name: values(inner) for name, inner in fields.items() if name not in NUMBERED or kept(value)}
    if isinstance(value, Span):
        return None
    return [values(inner) for inner in value] if isinstance(value, tuple) else value


def kept(record: Any) -> bool:
    """Whether `zone` is the name of one, as in facts, and not a number within the document, as in mentions and links to a place."""
    return not (hasattr(record, "text") or isinstance(record, PlaceLink))


if __name__ == "__main__":
    main()
