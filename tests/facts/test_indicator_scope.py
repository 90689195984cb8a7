"""Whose figure, of when, done or planned: what a passage leaves in force for the figures it tells."""

import pytest
from support import cases, check

from zonenews.facts.indicators.find import find_indicators


@pytest.mark.parametrize(("text", "published", "expect"), cases("indicators_scope"))
def test_the_corpus_table(text, published, expect):
    check(find_indicators(text, published=published), text, expect)
