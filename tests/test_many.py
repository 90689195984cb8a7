"""parse_many: ordered, bounded, and not to be stopped by one bad article or one dead process."""

import copy
import gc
import multiprocessing
import os
import pickle
import signal
import subprocess
import sys
import textwrap
import time
from collections.abc import Iterator
from datetime import date
from functools import partial
from pathlib import Path

import attrs
import pytest

import zonenews
from zonenews import Item, parse, parse_many
from zonenews.many import CHUNK_CHARACTERS, chunked
from zonenews.pool import Pool
from zonenews.processes import Crash, apply_each, map_chunks

SOURCE = str(Path(zonenews.__file__).parents[1])
TEXTS = [f"鲁西新区第{number}批新签约项目{number}个，总投资{number}.5亿元。" for number in range(1, 60)]


@pytest.mark.parametrize("workers", [1, 2])
def test_results_are_those_of_parse_in_order(workers: int) -> None:
    """However many processes, the stream is what a loop over parse would give."""
    results = list(parse_many(TEXTS, workers=workers, chunk=7))
    assert [result.id for result in results] == [str(number) for number in range(len(TEXTS))]
    assert [result.document for result in results] == [parse(text) for text in TEXTS]


def test_forms_of_items() -> None:
    """An item is a text, a tuple, or an Item; a date is handed on."""
    day = date(2023, 5, 4)
    results = list(parse_many(["一", ("b", "二"), ("c", "三", day), Item("d", "四", day)], workers=1))
    assert [result.id for result in results] == ["0", "b", "c", "d"]
    assert [result.document and result.document.published for result in results] == [None, None, day, day]


def test_bad_items_are_errors_in_their_place() -> None:
    """What cannot be parsed becomes a result with the reason; the rest is not affected."""
    results = list(parse_many([("a", "一"), ("b", None), ("c", "三")], workers=1))  # type: ignore[list-item]
    assert [result.error and result.error.kind for result in results] == [None, "TypeError", None]
    assert [result.document is None for result in results] == [False, True, False]


def test_wrong_use() -> None:
    """Numbers below 1, and items that are no items, are refused."""
    with pytest.raises(ValueError, match="workers is 0"):
        list(parse_many(TEXTS, workers=0))
    with pytest.raises(ValueError, match="chunk is 0"):
        list(parse_many(TEXTS, chunk=0))
    with pytest.raises(TypeError, match="item 1 is int"):
        list(parse_many(["一", 2], workers=1))  # type: ignore[list-item]


def test_the_stream_is_read_only_a_little_ahead() -> None:
    """Memory is bounded: a source without end is read a few chunks ahead of the results, no further."""
    read = 0

    def endless() -> Iterator[str]:
        nonlocal read
        while True:
            read += 1
            yield "鲁西新区成立"

    stream = parse_many(endless(), workers=2, chunk=3)
    for taken in range(1, 40):
        next(stream)
        assert read - taken < 3 * 10
    stream.close()  # type: ignore[attr-defined]


def test_long_texts_make_short_chunks() -> None:
    """A chunk is cut short where its texts are long."""
    long = "一" * (CHUNK_CHARACTERS // 2)
    assert [len(chunk) for chunk in chunked([long] * 5, 32, str)] == [2, 2, 1]


def test_only_the_server_of_workers_hides_what_it_has_from_the_collector() -> None:
    """Workers share its pages; read elsewhere, by a tool that loads every module, the same module freezes nothing."""
    program = "import gc; before = gc.get_freeze_count(); import zonenews._warm; print(gc.get_freeze_count() - before)"
    told = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)  # noqa: S603 - our own program
    assert told.stdout.strip() == "0"
    if "forkserver" in multiprocessing.get_all_start_methods():
        pool = Pool(1, len)
        assert pool.executor.submit(gc.get_freeze_count).result() > gc.get_freeze_count()
        pool.stop()


def test_a_restart_ends_every_process_itself(monkeypatch: pytest.MonkeyPatch) -> None:
    """The executor may wait for a process that it began while another died; nothing else would end it."""
    pool = Pool(2, len)
    processes = list(pool.executor._processes.values())  # noqa: SLF001 - the executor hands them out nowhere else
    shutdown = pool.executor.shutdown

    def shut_down(**options: bool) -> None:
        for process in processes:
            process.join(20)
        assert not any(process.is_alive() for process in processes)
        shutdown(**options)

    monkeypatch.setattr(pool.executor, "shutdown", shut_down)
    pool.restart()
    pool.stop()


def test_a_killed_worker_costs_only_the_item_that_kills() -> None:
    """The death of a process is reported with the item; everything else under way is done again."""
    kill = int(signal.SIGKILL)
    chunks = [[0], [0, 0], [0, kill, 0], [0], [0], [kill], [0]]
    outcomes = list(map_chunks(partial(apply_each, signal.raise_signal), chunks, workers=2))
    assert [chunk for chunk, _ in outcomes] == chunks
    fine, crash = [None], Crash(kill)
    values = [value for _, value in outcomes]
    assert values == [[fine], [[None, None]], [fine, crash, fine], [fine], [fine], [crash], [fine]]


def script(tmp_path: Path, text: str) -> subprocess.Popen[str]:
    """Start a script in a process of its own."""
    path = tmp_path / "script.py"
    path.write_text(textwrap.dedent(text), encoding="utf-8")
    return subprocess.Popen(  # noqa: S603 - this very interpreter, our own text
        [sys.executable, str(path)],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        env={**os.environ, "PYTHONPATH": SOURCE},
        start_new_session=True,
    )


def test_unguarded_script_is_told_what_to_do(tmp_path: Path) -> None:
    """A script without the guard multiprocessing needs gets one clear error, not one failure an item."""
    process = script(tmp_path, "import zonenews; list(zonenews.parse_many(['一'] * 99, workers=2))")
    _, errors = process.communicate(timeout=60)
    assert process.returncode == 1
    assert "call parse_many under `if __name__ == '__main__':`" in errors.splitlines()[-1]


@pytest.mark.parametrize("blow", [signal.SIGINT, signal.SIGKILL])
def test_no_process_is_left_behind(tmp_path: Path, blow: signal.Signals) -> None:
    """Ctrl-C ends a run at once, and even when the parent is killed its workers do not outlive it."""
    process = script(
        tmp_path,
        """
        import itertools, signal, zonenews
        signal.signal(signal.SIGINT, signal.default_int_handler)  # a background job has it ignored, and its children inherit that
        if __name__ == "__main__":
            for number, _ in enumerate(zonenews.parse_many(itertools.repeat("鲁西新区成立"), workers=2)):
                if number == 50:
                    print("running", flush=True)
        """,
    )
    assert process.stdout is not None
    assert process.stdout.readline() == "running\n"
    os.killpg(process.pid, blow) if blow is signal.SIGINT else process.send_signal(blow)
    process.wait(timeout=30)
    assert process.returncode != 0
    deadline = time.monotonic() + 20
    while group_lives(process.pid):
        assert time.monotonic() < deadline, "workers outlive their parent"
        time.sleep(0.05)
    process.communicate()


def group_lives(group: int) -> bool:
    """Whether any process of a group is there."""
    try:
        os.killpg(group, 0)
    except ProcessLookupError:
        return False
    return True


def test_few_articles_stay_in_this_process() -> None:
    """By default no process is started for a few chunks: that would take longer than the work."""
    program = f"import sys, zonenews; print(len(list(zonenews.parse_many({TEXTS!r}, chunk=15))))"
    done = subprocess.run(  # noqa: S603 - this very interpreter, our own text
        [
            sys.executable,
            "-c",
            f"{program}; print('multiprocessing' in sys.modules, 'concurrent.futures' in sys.modules)",
        ],
        capture_output=True,
        text=True,
        check=True,
        env={**os.environ, "PYTHONPATH": SOURCE},
    )
    assert done.stdout.split() == [str(len(TEXTS)), "False", "False"]


def test_documents_of_other_processes_are_made_when_they_are_read() -> None:
    """They are equal to those of this process in every way; an unknown name is none."""
    results = list(parse_many(TEXTS[:20], workers=2, chunk=5))
    for result, text in zip(results, TEXTS, strict=False):
        whole, later = parse(text), result.document
        assert later is not None
        assert later._packed  # noqa: SLF001 - still bytes
        with pytest.raises(AttributeError, match="'Document' object has no attribute 'nothing'"):
            _ = later.nothing  # type: ignore[attr-defined]
        assert later._packed  # noqa: SLF001
        assert later.source == text
        assert not later._packed  # noqa: SLF001 - read, and let go of
        assert (later, hash(later), repr(later), later.to_json()) == (whole, hash(whole), repr(whole), whole.to_json())
        assert not hasattr(whole, "_packed")
    again = [result.document for result in parse_many(TEXTS[:9], workers=2, chunk=3)]
    assert pickle.loads(pickle.dumps(again[2])) == parse(TEXTS[2])  # noqa: S301 - our own
    assert copy.deepcopy(again[3]) == parse(TEXTS[3])
    assert attrs.evolve(again[4], source="x").quantities == parse(TEXTS[4]).quantities  # type: ignore[type-var]
    assert {again[5]} == {parse(TEXTS[5])}
