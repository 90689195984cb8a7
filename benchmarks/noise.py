"""How many facts a text loses when it comes noisy: as a script converter, a page, Markdown, a scan or a printed sheet leaves it.

usage: python benchmarks/noise.py [--source OTHER/src] [--texts gold]

Each text is parsed clean and noisy; a fact is kept where a fact of the noisy text has the same values in every slot, blanks, commas of thousands
and the kind of brackets aside: words are kept as typed. Clean texts that
are full of facts say most: the annotated ones beside the project, else the examples. `--source` measures another tree, such as an older one.
"""

import argparse
import random
import re
import sys
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from typing import Any

from corpus import ROOT, load_texts

FACTS = ("indicators", "project_groups", "projects", "events", "incentives")
PLACES = frozenset({"span", "mentions", "sentence", "zone_span", "quote"})


def main() -> None:
    """Print a table, a row for each kind of noise."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--source", type=Path, default=ROOT / "src")
    parser.add_argument("--texts", default="gold")
    options = parser.parse_args()
    sys.path.insert(0, str(options.source.resolve()))
    texts = load_texts(options.texts)
    clean = [facts_of(text) for text in texts]
    print(
        f"{len(texts)} texts, {sum(map(Counter.total, clean))} facts\n\n| noise | facts lost | of 100 | facts gained |\n|---|---:|---:|---:|"
    )
    for name, make in kinds().items():
        noisy = [facts_of(make(text)) for text in texts]
        lost = sum((before - after).total() for before, after in zip(clean, noisy, strict=True))
        gained = sum((after - before).total() for before, after in zip(clean, noisy, strict=True))
        print(f"| {name} | {lost} | {100 * lost / sum(map(Counter.total, clean)):.1f} | {gained} |", flush=True)


def kinds() -> dict[str, Callable[[str], str]]:
    """The kinds of noise by name."""
    from noise import LEFT_OVERS, noised, wrapped  # noqa: PLC0415 - needs pypinyin, which only this needs

    made: dict[str, Callable[[str], str]] = {
        "Traditional script, pinyin": noised,
        "the same, full-width digits": lambda text: noised(text, widen_digits=True),
        "lines broken at 25 signs": lambda text: wrapped(indented(text), 25),
        "lines broken at 38 signs": lambda text: wrapped(indented(text), 38),
        "lines broken at a width of 36 Han": lambda text: wrapped(indented(text), 36, shown=True),
        "three breaks anywhere": broken,
        "Western marks": lambda text: text.translate(str.maketrans("，；：（）！？", ",;:()!?")),
        "thousands parted": lambda text: re.sub(r"(?<![0-9.,])([0-9]{1,3})([0-9]{3})(?![0-9年./-])", r"\1,\2", text),
        "straight quotation marks": lambda text: text.translate(str.maketrans("“”‘’", "\"\"''")),
        "a line for each sentence": lambda text: re.sub("(?<=。)(?=[^\n”])", "\n", text),
    }
    return made | LEFT_OVERS


def indented(text: str) -> str:
    """The paragraphs as a printed sheet sets them."""
    return text.replace("\n", "\n　　")


def broken(text: str) -> str:
    """Line breaks within sentences at three places."""
    choice = random.Random(5)
    inside = [at for at in range(1, len(text)) if "\n" not in text[at - 1 : at + 1]]
    for at in sorted(choice.sample(inside, min(3, len(inside))), reverse=True):
        text = f"{text[:at]}\n{text[at:]}"
    return text


def facts_of(text: str) -> Counter[str]:
    """The facts of a text by their values, without where they stand."""
    import zonenews  # noqa: PLC0415 - of the tree that is asked for

    values = zonenews.parse(text, published="2024-01-20").to_dict()
    return Counter(kind + told(fact) for kind in FACTS for fact in values.get(kind) or ())


def told(value: Any) -> str:
    """What a value says, blanks, places, commas of thousands and the kind of brackets aside."""
    if isinstance(value, dict):
        return repr(sorted((name, told(one)) for name, one in value.items() if name not in PLACES))
    if isinstance(value, list):
        return repr([told(one) for one in value])
    return re.sub(r"\s|(?<=[0-9]),(?=[0-9]{3})", "", str(value)).translate(_BRACKETS)


_BRACKETS = str.maketrans("（）", "()")
"""Brackets of names stay as typed; which kind is no loss."""


if __name__ == "__main__":
    main()
