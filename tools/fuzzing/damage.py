"""Damage: documents as JSON and Arrow, pages and files of articles, with something wrong in them."""

import copy
import json
from collections.abc import Iterator
from random import Random
from typing import Any, Final

WRONG: Final = (
    *(
        None,
        True,
        False,
        0,
        1,
        -1,
        10**400,
        -(10**30),
        1.5,
        float("nan"),
        float("inf"),
        "",
        "x",
        "-1",
        "1e999",
        "NaN",
        "1/0",
        "2023-02-30",
    ),
    *(
        "\ud800",
        "9" * 5000,
        [],
        {},
        [[]],
        [None],
        {"start": -1},
        [5, 2],
        [-3, 4],
        [0, 10**9],
        ["0", "1"],
        "2023-01-01T25:00:00",
    ),
)
_TAGS: Final = (
    "<div>",
    "</div>",
    "<p>",
    "</p>",
    "<table><tr><td>",
    "</td></tr></table>",
    "<a href='x'>",
    "</a>",
    "<script>",
    "</script>",
    "<!--",
    "-->",
)
_HEAD: Final = (
    "<title>{}</title>",
    '<meta name="pubdate" content="{}">',
    '<meta property="article:published_time" content="2023-05-08T09:30:00+08:00">',
    '<meta charset="gb2312">',
    '<?xml version="1.0" encoding="utf-8"?>',
)
_CELLS: Final = (
    b"\xef\xbb\xbf",
    b'"',
    b"'",
    b",",
    b"\n",
    b"\r",
    b"\x00",
    b"\xff",
    b"\xe4\xb8",
    b"{",
    b"}",
    b"null",
    b"\t",
    b";",
    b"[",
    b"\\ud800",
)


def damaged(values: dict[str, Any], random: Random) -> dict[str, Any]:
    """Change one to three places of a document written as plain values."""
    out = copy.deepcopy(values)
    for _ in range(random.randrange(1, 4)):
        holder, key = random.choice(list(_places(out)))
        kind = random.randrange(4)
        if kind == 0:
            del holder[key]
        elif kind == 1 and isinstance(holder, list):
            holder.insert(key, copy.deepcopy(holder[key]))
        elif kind == 2 and isinstance(holder[key], (int, str)) and not isinstance(holder[key], bool):
            holder[key] = _near(holder[key], random)
        else:
            holder[key] = copy.deepcopy(random.choice(WRONG))
    return out


def _places(value: Any) -> Iterator[tuple[Any, Any]]:
    """Every place in plain values, as what holds it and its key."""
    keys = list(value) if isinstance(value, dict) else list(range(len(value))) if isinstance(value, list) else []
    for key in keys:
        yield value, key
        yield from _places(value[key])


def _near(value: Any, random: Random) -> Any:
    """Something like a value."""
    if isinstance(value, int):
        return value + random.choice((-1000, -1, 1, 1000))
    return random.choice((value + "x", value[:-1], value * 2, value.upper(), f" {value}"))


def damaged_json(values: dict[str, Any], random: Random) -> str:
    """Write a document as JSON with something wrong in it, or with something wrong in its text."""
    text = json.dumps(damaged(values, random) if random.random() < 0.7 else values, ensure_ascii=random.random() < 0.5)
    if random.random() < 0.4:
        at = random.randrange(len(text))
        text = (
            text[:at]
            + random.choice(("", "}", "[" * 5000, '"', "\x00", "NaN", "1e999", ","))
            + text[at + random.randrange(3) :]
        )
    return text


def page(text: str, random: Random) -> str | bytes:
    """Put a text into a page, and break the page."""
    lines = "".join(f"<p>{line}</p>" for line in text.split("\n"))
    head = "".join(random.choices(_HEAD, k=random.randrange(3))).replace("{}", text[:30])
    out = random.choice(
        ("<html><head>{}</head><body>{}</body></html>", "{}<body>{}", "<!doctype html>{}<article>{}</article>", "{}{}")
    ).format(head, lines)
    for _ in range(random.randrange(6)):
        at = random.randrange(len(out) + 1)
        out = out[:at] + random.choice(_TAGS) * random.choice((1, 1, 1, 40)) + out[at + random.randrange(3) :]
    encoding = random.choice((None, "utf-8", "gb18030", "utf-16"))
    return out if encoding is None else out.encode(encoding, "replace")


def file_of(texts: list[str], form: str, random: Random) -> bytes:
    """Write articles as a file of a form (`jsonl`, `csv`, `txt`), often with something wrong in it."""
    rows = [
        {"id": str(number), "text": text, "published": random.choice(("2023-05-08", "", "2023/5/8", "x"))}
        for number, text in enumerate(texts)
    ]
    if form == "jsonl":
        blob = "\n".join(json.dumps(row) for row in rows).encode()
    elif form == "csv":
        lines = [
            "id,text,published",
            *(",".join('"' + value.replace('"', '""') + '"' for value in row.values()) for row in rows),
        ]
        blob = "\n".join(lines).encode("utf-8", "replace")
    else:
        blob = "\n".join(texts).encode(random.choice(("utf-8", "gb18030")), "replace")
    for _ in range(random.randrange(4)):
        at = random.choice((0, random.randrange(len(blob) + 1)))
        blob = blob[:at] + random.choice(_CELLS) + blob[at + random.randrange(3) :]
    return blob
