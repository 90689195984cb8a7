"""The tool that tests the tests: every mutation of its list applies."""

import mutate
import pytest
from support import ROOT


@pytest.mark.parametrize("mutation", mutate.read_mutations(), ids=lambda mutation: mutation.name)
def test_every_mutation_applies(mutation: mutate.Mutation) -> None:
    """The text it replaces still stands in one place; otherwise give it another anchor in tools/mutations.toml."""
    assert mutate.find_place(mutation, ROOT / "src" / "zonenews") is not None
