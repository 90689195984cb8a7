"""What a notebook shows of documents, texts, records and lists of records."""

from __future__ import annotations

import re

import pytest

from zonenews import load_ipython_extension, normalize, parse

TEXT = "2024年，江苏赣榆经济开发区出口30亿元，增长5.2%。<通知>"


def test_a_document() -> None:
    shown = parse(TEXT)._repr_html_()
    assert "<h4>indicators</h4>" in shown
    assert "3000000000" in shown
    assert "<通知>" not in shown


def test_a_record() -> None:
    [amount, _] = parse(TEXT).quantities
    rows = dict(re.findall("<tr><th>([a-z_]+)</th><td>([^<]*)</td></tr>", amount._repr_html_()))
    assert rows["value"] == "3000000000"
    assert rows["unit"] == "CNY"
    assert rows["span"] == "{}-{}".format(*amount.span)


def test_a_normal_text_is_escaped() -> None:
    assert "5.2%。&lt;通知&gt;" in normalize(TEXT)._repr_html_()


def test_lists_of_records() -> None:
    formatters = pytest.importorskip("IPython.core.formatters")
    shell = type("Shell", (), {"display_formatter": formatters.DisplayFormatter()})()
    load_ipython_extension(shell)
    show = shell.display_formatter.formatters["text/html"]
    assert show(parse(TEXT).quantities).count("<tr>") == 3
    assert show([1, 2]) is None
    assert show(()) is None
    assert show([parse(TEXT).zones[0], parse(TEXT).quantities[0]]) is None
