"""Room by room or article by article: the documents are the same, and one that fails leaves the others alone."""

import pytest
from support import EXAMPLES

from zonenews import Item, Metric, default_lexicon, parse
from zonenews._stages import in_step
from zonenews.document import parse_stages
from zonenews.many import Failure, parse_items
from zonenews.mentions import scan

TEXTS = [path.read_text(encoding="utf-8") for path in EXAMPLES]
OWN = "青石湖高新区2023年云朵产量达到83台，同比增长7.5%，出口30亿元。"


def test_documents_are_those_of_parse() -> None:
    assert len(TEXTS) > 5
    assert in_step(map(parse_stages, TEXTS)) == [parse(text) for text in TEXTS]


def test_each_article_is_read_with_its_own_metrics() -> None:
    """Articles of one chunk take turns under one table; it is not that of the next chunk."""
    own = default_lexicon().extended(
        metrics=[Metric(name="云朵产量", kind="count", nature="flow", english="output of clouds")]
    )
    items = [Item(str(number), OWN) for number in range(3)]
    with_own = [result.document for result in parse_items(items, lexicon=own)]
    without = [result.document for result in parse_items(items)]
    assert with_own == [parse(OWN, lexicon=own)] * 3
    assert without == [parse(OWN)] * 3
    assert with_own[0] != without[0]
    [linked] = [one for one in parse(OWN, lexicon=own).indicators if one.metric == "云朵产量"]
    assert linked.metric_link is not None
    assert linked.metric_link.name == "云朵产量"


def test_failure_in_a_room_stays_with_its_article(monkeypatch: pytest.MonkeyPatch) -> None:
    whole = scan.scan_people

    def broken(text: str, **options: object) -> object:
        if "云帆" in text:
            raise ZeroDivisionError("no people")
        return whole(text, **options)  # type: ignore[arg-type]

    monkeypatch.setattr(scan, "scan_people", broken)
    texts = ["鲁西新区成立。", "云帆储能落户鲁西新区。", "鲁西新区签约项目12个。"]
    results = parse_items([Item(text[:2], text) for text in texts])
    assert [result.error for result in results] == [None, Failure(kind="ZeroDivisionError", message="no people"), None]
    assert [result.document and result.document.source for result in results] == [texts[0], None, texts[2]]
    assert results[2].document == parse(texts[2])
