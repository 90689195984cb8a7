"""Records between processes: equal at the other end, whatever they hold."""

from datetime import datetime

from hypothesis import given
from hypothesis import strategies as st
from samples import SAMPLES, Sample
from support import EXAMPLES

from zonenews import Document, Item, parse
from zonenews.many import Failure, Result, parse_item
from zonenews.serialization.pipes import pack, unpack


@given(st.lists(st.none() | SAMPLES, max_size=4))
def test_every_kind_of_field(records: list[Sample | None]) -> None:
    """What is packed comes back equal, in order."""
    assert unpack(pack(records, Sample), Sample) == records


def test_documents_and_failures() -> None:
    """So do whole results, and what comes back is as good as new."""
    results = [parse_item(Item(path.stem, path.read_text(encoding="utf-8"))) for path in EXAMPLES]
    results.append(Result(id="x", error=Failure(kind="TypeError", message="no text")))
    back = unpack(pack(results, Result), Result)
    assert back == results
    assert [hash(result) for result in back] == [hash(result) for result in results]
    first = back[0]
    assert first is not None
    assert first.document is not None
    assert Document.from_dict(first.document.to_dict()) == results[0].document


def test_moments_keep_their_time() -> None:
    """A date with a time stays one."""
    record = Sample(when=datetime(2023, 5, 4, 9, 30))  # noqa: DTZ001 - local news names no zone
    assert unpack(pack([record], Sample), Sample) == [record]


def test_text_of_any_kind() -> None:
    """Lone surrogates and NUL travel too."""
    document = parse("开发区\ud800\x00")
    assert unpack(pack([document], Document), Document) == [document]
