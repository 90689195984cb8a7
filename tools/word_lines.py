"""Write each word of a long list of a data file on a line of its own, so that a change of one word is a change of one line.

usage: word_lines.py [--check] [FILE.toml ...]

Without files, those of `FILES`. A list is long that holds more than six words. A comment in a list stays where it stands: on a
line of its own it heads the words below it, behind a word it stays behind it. Exit code 1 when `--check` finds a list that is not so written.
"""

import argparse
import re
import sys
import tomllib
from pathlib import Path

DATA = Path(__file__).resolve().parents[1] / "src" / "zonenews" / "data"
FILES = tuple(
    DATA / name for name in ("actions.toml", "cues.toml", "organizations.toml", "word_classes.toml", "zone_words.toml")
)
"""The files whose long lists stand so."""
MOST = 6
"""Words that may stand on one line."""
_LIST = re.compile(
    r'^(?P<key>[\w."-]+ = )\[(?P<body>(?:[^\[\]"#]|"(?:[^"\\]|\\.)*"|#[^\n]*\n)*)\][ \t]*(?P<behind>#[^\n]*)?$',
    re.MULTILINE,
)
_PART = re.compile(r'(?P<word>"(?:[^"\\]|\\.)*")|(?P<comment>#[^\n]*)|(?P<line>\n)')


def laid_out(text: str) -> str:
    """Give the text of a TOML file with its long lists of words laid out.

    >>> print(laid_out('words = ["有", "设", "坐拥", "现有", "共有", "已有", "还有"]'))
    words = [
        "有",
        "设",
        "坐拥",
        "现有",
        "共有",
        "已有",
        "还有",
    ]
    """
    return _LIST.sub(_one_list, text)


def _one_list(found: re.Match[str]) -> str:
    """Lay out one list; one that is short and stands on one line stays as it is."""
    parts = list(_PART.finditer(found["body"]))
    if sum(part["word"] is not None for part in parts) <= MOST and "\n" not in found["body"]:
        return found[0]
    lines: list[str] = []
    begun = False
    for part in parts:
        if part["word"]:
            lines.append(f"    {part['word']},")
        elif part["comment"] and begun:
            lines[-1] += f"  {part['comment']}"
        elif part["comment"]:
            lines.append(f"    {part['comment']}")
        begun = part["line"] is None
    behind = f"  {found['behind']}" if found["behind"] else ""
    return "\n".join([f"{found['key']}[", *lines, f"]{behind}"])


def main() -> int:
    """Lay out the files, or say which are not."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--check", action="store_true")
    parser.add_argument("files", nargs="*", type=Path)
    given = parser.parse_args()
    wrong = 0
    for path in given.files or FILES:
        text = path.read_text("utf-8")
        done = laid_out(text)
        if tomllib.loads(done) != tomllib.loads(text):
            raise SystemExit(f"{path}: would change what it says")
        if done != text:
            wrong += 1
            sys.stdout.write(f"{path}\n")
            if not given.check:
                path.write_text(done, "utf-8")
    return 1 if given.check and wrong else 0


if __name__ == "__main__":
    raise SystemExit(main())
