"""Words of the user: read as if they stood in the data file, by those who asked for them alone, with errors that name the clash."""

import json
import pickle
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from itertools import product

import pytest

from zonenews import DataError, Item, Lexicon, ZoneEntry, default_lexicon, find_indicators, parse, parse_many
from zonenews.lexicon.word_classes import load_word_classes

LEXICON = default_lexicon()
CLASSES = load_word_classes()
LETTERS = product("甭孬孨嫑", repeat=6)
OWN = {name: ("".join(next(LETTERS)),) for name in CLASSES}
"""A word for each class that no class has and no text."""
SENTENCES = [example.format(word) for name, (word,) in OWN.items() for example in CLASSES[name].examples]
HOLDING = "高新区手握86家高新技术企业。"
IN_THE_FILE = """
import json, sys
from zonenews import _data
own, sentences = json.load(sys.stdin)
tables = {name: table | {"words": [*table.get("words", ()), *own.get(name, ())]} for name, table in _data.load_toml("word_classes.toml").items()}
from zonenews.lexicon import word_classes
read = word_classes.read_word_classes(tables)
word_classes.package_words = lambda: {name: one.words for name, one in read.items()}
from zonenews import parse
json.dump([parse(text, published="2024-05-01").to_dict() for text in sentences], sys.stdout, default=str)
"""


def read(text: str, lexicon: Lexicon | None = None) -> list[tuple[str | None, int]]:
    return [(found.metric, int(found.value.value)) for found in parse(text, lexicon=lexicon).indicators]


def test_words_are_read_as_if_they_stood_in_the_data_file() -> None:
    """Every class gets a word; whatever class a pattern or a reader asks for, it finds it there, and the package reads as before."""
    before = [parse(text, published="2024-05-01").to_dict() for text in SENTENCES]
    mine = LEXICON.extended(words=OWN)
    with_words = [parse(text, published="2024-05-01", lexicon=mine).to_dict() for text in SENTENCES]
    assert [parse(text, published="2024-05-01").to_dict() for text in SENTENCES] == before
    script = [sys.executable, "-c", IN_THE_FILE]
    told = subprocess.run(  # noqa: S603 - our own interpreter
        script, input=json.dumps([OWN, SENTENCES]), capture_output=True, text=True, encoding="utf-8", check=True
    ).stdout
    assert json.loads(json.dumps(with_words, default=str)) == json.loads(told)
    assert sum(one != other for one, other in zip(before, with_words, strict=True)) > 100


def test_words_are_read_by_those_who_asked_for_them_alone() -> None:
    """Two lexicons and the package's, one after the other, at once in threads, and in processes."""
    mine = LEXICON.extended(words={"holding": ["手握"]})
    more = mine.extended(words={"holding": ["紧握着"]})
    other = HOLDING.replace("手握", "紧握着")
    found = [("高新技术企业", 86)]
    for _ in range(2):
        assert (read(HOLDING), read(HOLDING, mine), read(HOLDING, more)) == ([], found, found)
        assert (read(other), read(other, mine), read(other, more)) == ([], [], found)
    assert read(HOLDING, mine) == found
    assert find_indicators(HOLDING) == ()
    assert read(HOLDING, pickle.loads(pickle.dumps(mine))) == found  # noqa: S301 - our own
    with ThreadPoolExecutor(4) as pool:
        assert list(pool.map(read, [HOLDING] * 40, [None, mine, more, None] * 10)) == [[], found, found, []] * 10
    results = parse_many([Item(id=str(number), text=HOLDING) for number in range(3)], workers=2, lexicon=mine)
    assert [len(one.document.indicators) for one in results] == [1, 1, 1]


def test_what_is_remembered_of_times_is_remembered_for_each_lexicon() -> None:
    """The same words at the same place say another time where a lexicon has more words for days off."""
    text = "2024年春节长休假，园区接待游客3万人次。"
    mine = LEXICON.extended(words={"days_off": ["长休假"]})

    def days(lexicon: Lexicon | None) -> tuple[str, str]:
        [found] = parse(text, published="2024-05-10", lexicon=lexicon).times
        return str(found.start), str(found.end)

    for _ in range(2):
        assert days(None) == ("2024-02-10", "2024-02-10")
        assert days(mine) == ("2024-02-10", "2024-02-17")


def test_words_and_rows_together() -> None:
    """A lexicon keeps its words when it gets zones, and the other way round."""
    mine = LEXICON.extended(words={"holding": ["手握"]}).extended(
        zones=[ZoneEntry(id="my-1", name="青柳湖智造小镇", kind="park")]
    )
    document = parse("青柳湖智造小镇手握86家高新技术企业。", lexicon=mine)
    assert [zone.entry for zone in document.zones] == ["my-1"]
    assert len(document.indicators) == 1


@pytest.mark.parametrize(
    ("words", "message"),
    [
        ({"hold": ["手握"]}, "words: data/word_classes.toml has no class hold"),
        ({"holding": ["坐拥"]}, "words: 坐拥 is in holding already"),
        ({"holding": ["手握", "手握"]}, "words: 手握 is in holding already"),
        ({"paying_body": ["省"]}, "words: 省 is in payer already, which includes paying_body"),
        ({"paying_body": ["园区财政局"], "payer": ["园区财政局"]}, "words: 园区财政局 is in payer already"),
        ({"holding": [""]}, "words: '' of holding stands in no text as it is read"),
        ({"holding": ["手 握"]}, "words: '手 握' of holding stands in no text as it is read"),
        ({"holding": ["發展"]}, "words: '發展' of holding stands in no text as it is read: write '发展'"),
        ({"holding": "手握"}, "words: those of holding are one text, '手握', and no list of words"),
    ],
)
def test_the_error_names_the_clash(words: dict[str, list[str]], message: str) -> None:
    with pytest.raises(DataError) as error:
        LEXICON.extended(words=words)
    assert str(error.value) == message
