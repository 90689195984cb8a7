"""The tools: every mutation of the list applies, and word lists stand as the tool for them writes them."""

from pathlib import Path

import mutate
import pytest
import word_lines
from support import ROOT


@pytest.mark.parametrize("mutation", mutate.read_mutations(), ids=lambda mutation: mutation.name)
def test_every_mutation_applies(mutation: mutate.Mutation) -> None:
    """The text it replaces still stands in one place; otherwise give it another anchor in tools/mutations.toml."""
    assert mutate.find_place(mutation, ROOT / "src" / "zonenews") is not None


@pytest.mark.parametrize("path", word_lines.FILES, ids=lambda path: path.name)
def test_long_lists_of_words_have_a_line_for_each(path: Path) -> None:
    """Run `python tools/word_lines.py` where this fails."""
    text = path.read_text("utf-8")
    assert word_lines.laid_out(text) == text
