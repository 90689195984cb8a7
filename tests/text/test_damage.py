"""Damage: what conversion lost is put back where it is sure, and reported where it stands in the raw text."""

import pytest

from zonenews import normalize, strip_pinyin, to_simplified
from zonenews._data import load_toml, load_tsv

MENDED = {
    "a word fits the reading": ("每百元營?yè)收入", "每百元营业收入", ["?yè)"]),
    "the shifted byte fits": ("队伍要有新?lián)?dāng)精神", "队伍要有新担当精神", ["?lián)", "?dāng)"]),
    "the second byte is left": (
        "加強學(xué)習和衛(wèi)生，W(xué)習醫(yī)療l(wèi)生",
        "加强学习和卫生，学习医疗卫生",
        ["W(xué)", "l(wèi)"],
    ),
    "no word fits": ("要有?dāng)，", "要有?，", ["?dāng)"]),
    "a dash": ("新引进项目60?80个", "新引进项目60-80个", ["?"]),
    "quotes beside other damage": (
        "开展?春雷攻坚?行动，引进6?8个",
        "开展“春雷攻坚”行动，引进6-8个",
        ["?春雷攻坚?", "?"],
    ),
    "a lone sign beside other damage": ("年底前?活厂房，引进6?8个", "年底前?活厂房，引进6-8个", ["?", "?"]),
    "unreadable": ("总投资\ufffd\ufffd亿元，锟斤拷", "总投资\ufffd\ufffd亿元，锟斤拷", ["\ufffd\ufffd", "锟斤拷"]),
}
WHOLE = [
    "怎么拼?项目包挂",
    "为什么?怎么办?要行动",
    "http://x.cn/?a=6?8个",
    "完成了吗?80个项目",
    "1+4=5?3个",
    "why?no)",
    "维C(GB)",
]


@pytest.mark.parametrize(("raw", "clean", "damaged"), MENDED.values(), ids=MENDED)
def test_damage_is_mended_and_reported(raw: str, clean: str, damaged: list[str]) -> None:
    """The text is mended where possible, and each damaged range is named."""
    normal = normalize(raw)
    assert normal.text == clean
    assert [raw[diagnostic.span.slice] for diagnostic in normal.diagnostics] == damaged
    assert {diagnostic.kind for diagnostic in normal.diagnostics} == {"text/damaged"}


@pytest.mark.parametrize("text", WHOLE)
def test_question_marks_stay(text: str) -> None:
    """A question mark that asks, or stands in an address or a formula, is no damage."""
    normal = normalize(text)
    assert (normal.text, normal.diagnostics) == (text, ())


def test_every_lost_word_puts_a_character_back() -> None:
    """Each word of the table is two Simplified characters, and of each a lost character has a reading to be put back by."""
    words = " ".join(load_toml("lost_words.toml")["words"]).split()
    read = set("".join(characters for _, characters in load_tsv("pinyin.tsv", ("syllable", "characters"))))
    for word in words:
        assert len(word) == 2
        assert set(word) <= read
        assert to_simplified(word) == word


ZHU = load_toml("zhu.toml")


@pytest.mark.parametrize("word", [*ZHU["ends"], *ZHU["starts"]])
def test_every_kept_word_keeps_its_zhu(word: str) -> None:
    """Words of writing and fame keep their 著 in Traditional text, and only they."""
    assert word in to_simplified(f"國家，{word}，")


PARTICLES = [
    *ZHU["unlike"],
    *(f"{verb}著" for verb in ZHU["verbs"]),
    *(f"{carrier}著名家" for carrier in ZHU["carriers"]),
]


@pytest.mark.parametrize("word", PARTICLES)
def test_every_exception_gives_the_particle(word: str) -> None:
    """Where the next word only begins like one of fame, and after words that take the particle, 著 is 着."""
    assert "著" not in to_simplified(f"國家，看{word}")


@pytest.mark.parametrize(("variant", "simplified"), ZHU["variants"].items())
def test_every_variant_is_converted(variant: str, simplified: str) -> None:
    """Taiwan and Hong Kong variants that t2s leaves become Simplified."""
    assert to_simplified(variant) == simplified


@pytest.mark.parametrize("syllable", [row[0] for row in load_tsv("pinyin.tsv", ("syllable", "characters"))])
def test_every_syllable_is_known_as_pinyin(syllable: str) -> None:
    """Each syllable of the table is taken out after a character read so, but for those too short to prove anything."""
    char = next(row[1][0] for row in load_tsv("pinyin.tsv", ("syllable", "characters")) if row[0] == syllable)
    kept = syllable in {"a", "e", "o", "m", "n", "ng", "hng"}
    assert strip_pinyin(f"{char}({syllable})") == (f"{char}({syllable})" if kept else char)
