"""How many calls an article takes, of Python functions and of built-in ones, by room.

usage: python benchmarks/calls.py [--texts news,local,gold] [--every N] [--source OTHER/src]

A built-in call counts for the room whose code makes it. `--source` counts in another tree, such as that of an older revision.
"""

import argparse
import sys
from collections import Counter
from pathlib import Path
from types import FrameType
from typing import Any

from corpus import ROOT, load_texts


def main() -> None:
    """Count over some texts and print a table."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--texts", default="news,local,gold")
    parser.add_argument("--every", type=int, default=8, help="take every n-th text")
    parser.add_argument("--source", type=Path, default=ROOT / "src")
    options = parser.parse_args()
    sys.path.insert(0, str(options.source.resolve()))
    import zonenews  # noqa: PLC0415 - of the tree that is asked for

    rooms = Rooms(Path(zonenews.__file__).parent)
    for name in options.texts.split(","):
        texts = load_texts(name)[:: options.every]
        for text in texts:
            zonenews.parse(text)  # tables are read, patterns compiled
        rooms.clear()
        sys.setprofile(rooms.count)
        for text in texts:
            zonenews.parse(text)
        sys.setprofile(None)
        print("\n".join(rooms.table(name, len(texts), sum(map(len, texts)))), flush=True)


class Rooms:
    """Calls by room of one package."""

    def __init__(self, package: Path) -> None:
        self.package = str(package) + "/"
        self.known: dict[str, str] = {}
        self.python: Counter[str] = Counter()
        self.builtin: Counter[str] = Counter()

    def clear(self) -> None:
        self.python.clear()
        self.builtin.clear()

    def count(self, frame: FrameType, event: str, argument: Any) -> None:  # noqa: ARG002 - as `sys.setprofile` calls it
        if event == "call":
            self.python[self.room(frame.f_code.co_filename)] += 1
        elif event == "c_call":
            self.builtin[self.room(frame.f_code.co_filename)] += 1

    def room(self, file: str) -> str:
        if file not in self.known:
            inside = file.startswith(self.package)
            parts = file.removeprefix(self.package).removesuffix(".py").split("/")
            deep = parts[0] in ("mentions", "facts")
            self.known[file] = "/".join(parts[: 2 if deep else 1]) if inside else "made by attrs and others"
        return self.known[file]

    def table(self, name: str, articles: int, characters: int) -> list[str]:
        lines = [f"{name}: {articles} articles of {characters / articles:.0f} characters, calls for one article", ""]
        lines += ["| room | Python | built-in |", "|---|---:|---:|"]
        rooms = sorted({*self.python, *self.builtin}, key=lambda room: -self.python[room] - self.builtin[room])
        for room in rooms:
            lines.append(f"| {room} | {self.python[room] / articles:,.0f} | {self.builtin[room] / articles:,.0f} |")
        whole = self.python.total() / articles, self.builtin.total() / articles
        return [*lines, f"| all | {whole[0]:,.0f} | {whole[1]:,.0f} |", ""]


if __name__ == "__main__":
    main()
