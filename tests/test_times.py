"""Calendar times: the corpus table, and the laws every result keeps."""

from datetime import date
from typing import Any

import pytest

from tests.support import cases, check
from zonenews import find_times


@pytest.mark.parametrize(("text", "published", "expect"), cases("times"))
def test_corpus(text: str, published: date | None, expect: list[dict[str, Any]]) -> None:
    """Each row of the table gives the records it names, and no others."""
    check(find_times(text, published=published), expect)
