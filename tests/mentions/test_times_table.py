"""The table of expressions in the documentation is what the corpus table and the library say today."""

import os
import tomllib

from support import CORPUS, ROOT

from zonenews import find_times

PAGE = ROOT / "docs" / "reference" / "times-table.md"
HEAD = """# Times: expressions and results

Made from `tests/corpus/times.toml` by `tests/mentions/test_times_table.py`; run it with `REWRITE=1` after a change. Where an expression needs a date of publication, it
stands in the second column.

| expression | published | start | end | EDTF | why |
|---|---|---|---|---|---|
"""


def table() -> str:
    rows = tomllib.loads((CORPUS / "times.toml").read_text(encoding="utf-8"))["case"]
    lines = []
    said = None
    for row in rows:
        texts = row["text"] if isinstance(row["text"], list) else [row["text"]]
        published = row.get("published")
        for number, text in enumerate(texts):
            for record in find_times(text, published=published):
                cells = (record.text, published or "", record.start or "", record.end or "", record.edtf or "")
                why = row["why"] if number == 0 and row["why"] != said else ""
                lines.append(
                    "| "
                    + " | ".join(str(cell).replace("|", r"\|").replace("~", r"\~") for cell in (*cells, why))
                    + " |"
                )
        said = row["why"]
    return HEAD + "\n".join(lines) + "\n"


def test_the_documented_table_is_true() -> None:
    made = table()
    if os.environ.get("REWRITE"):
        PAGE.write_text(made, encoding="utf-8")
    assert PAGE.read_text(encoding="utf-8") == made
