"""normalize: clean text stays, noise goes, and every offset finds its way back."""

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from noise import noised

from zonenews.text.normalize import normalize
from zonenews.text.script import to_simplified
from zonenews.text.spans import Span

CLEAN = (
    "　　经济技术开发区上半年完成固定资产投资3.5亿元，同比增长12%；著名的乾隆年间瞭望台（GDP）不变。\n"
    "关于“十四五”规划，他们说：“干部要实干！”后来沿着公里数，只有面粉、头发和范围没有变。"
)

NOISE = {
    "entity": ("总投资&nbsp;5&ldquo;亿&rdquo;&#65281;", "总投资 5“亿”！"),
    "entity escaped twice": ("A&amp;amp;B&amp;nbsp;C", "A&B C"),
    "no entity": ("R&D投入，a=1&b=2;&foo;", "R&D投入，a=1&b=2;&foo;"),
    "unseen": ("项\u200b目\ufeff开\x00工\xad", "项目开工"),
    "breaks": ("一\r\n二\r三\u2028四", "一\n二\n三\n四"),
    "commas": ("签约,,总投资，，5亿", "签约，总投资，5亿"),
    "halves of lines as paragraphs": (
        "        新设的渔企，租用冷库\n\n        两年以上的，给予 2 万元补\n\n        贴。\n\n        首次上规的，奖励 5 万元。",
        "        新设的渔企，租用冷库两年以上的，给予 2 万元补贴。\n\n        首次上规的，奖励 5 万元。",
    ),
    "paragraphs with one that has no stop": (
        "渔港签约，总投资6亿元\n\n　　今年以来，渔港签约7个项目。",
        "渔港签约，总投资6亿元\n\n　　今年以来，渔港签约7个项目。",
    ),
    "的 behind an empty line": ("    租用冷库\n\n    的，补贴5元。", "    租用冷库的，补贴5元。"),
    "a number cut from its unit": (
        "投资4800\n万元、1.1亿\n元的渔企\n的，奖励9万元",
        "投资4800万元、1.1亿元的渔企的，奖励9万元",
    ),
    "a Western comma that ends a line": ("为加快发展,\n特制定措施,\n如下", "为加快发展，特制定措施，如下"),
    "lines that end": ("渔港2023\n的确很美\n产值9", "渔港2023\n的确很美\n产值9"),
    "a comma before a stop": ("增长5%,,超额完成,。奖励5万元,、3万元", "增长5%，超额完成。奖励5万元、3万元"),
    "readings in square brackets": ("全區呈【chéng】現貫徹落【luò】實【shí】，【a】", "全区呈现贯彻落实，【a】"),
    "Western marks": ('时间:2023年,全区"三清单"制度(试行);产值', "时间：2023年，全区“三清单”制度(试行)；产值"),
    "marks of numbers and Latin": ("1,234万元9:30，a:b, c; https://a", "1,234万元9:30，a:b, c; https://a"),
    "an odd quotation mark": ('屏幕5"的"旗舰"机', '屏幕5"的"旗舰"机'),
    "wide": ("２０２３年ＧＤＰ增长３．５％，（＋２）", "2023年GDP增长3.5%，（+2）"),
    "radicals": ("⻄安⻓安⼯业⾦融", "西安长安工业金融"),
    "pinyin": ("中國(guó)的經（jīng）開區(qū)", "中国的经开区"),
    "nested": ("長清大學(xué)城(經(jīng)開區(qū))", "长清大学城(经开区)"),
    "toneless": ("大數(shu)據(ju)產(chan)業(ye)", "大数据产业"),
    "other spellings": ("國(ɡuó)關(ɡuɑ̄n)旅(lǚ)律(lv)", "国关旅律"),
    "full-width number": ("１，２３４．５万元，５，６两期", "1,234.5万元，5，6两期"),
    "other brackets": ("國 (guó)家[jiā]發【fā】展，增加 (jia)", "国家发展，增加 (jia)"),
    "twice": ("國(guó)(guó)家", "国家"),
    "genuine brackets": (
        "總值(GDP)、下午(pm)、股票(A股)、他(he)、氦(He)",
        "总值(GDP)、下午(pm)、股票(A股)、他(he)、氦(He)",
    ),
    "particle": ("乘著東風，隨著名單公布，意味著作為", "乘着东风，随着名单公布，意味着作为"),
    "fame": ("著名作家的著作顯著增長", "著名作家的著作显著增长"),
    "half converted": ("自由貿易试驗區", "自由贸易试验区"),
    "strays": ("云谷綜合保税区今年进出口额达11.8億元，增速较快", "云谷综合保税区今年进出口额达11.8亿元，增速较快"),
    "strays that names keep": ("毕昇活字与李喆的书，园区收藏", "毕昇活字与李喆的书，园区收藏"),
    "given names": ("縣長林乾學、書記陳學乾調研，王乾參加", "县长林乾学、书记陈学乾调研，王乾参加"),
    "dry": ("林乾燥的氣候，烘乾設備與餅乾，乾淨", "林干燥的气候，烘干设备与饼干，干净"),
    "authors": ("《園區論》 李明著，記者 王著 報導", "《园区论》 李明著，记者 王著 报导"),
    "effort": ("張明著力發展園區，圍繞著產業", "张明着力发展园区，围绕着产业"),
    "variants in names of places": ("濬縣與達阪城區，濬县园区", "浚县与达坂城区，浚县园区"),
}


@pytest.mark.parametrize(("raw", "clean"), NOISE.values(), ids=NOISE)
def test_noise_goes(raw: str, clean: str) -> None:
    """Each kind of noise is undone, and what only looks like it stays."""
    assert normalize(raw).text == clean


def test_one_stray_character_makes_no_traditional_paragraph() -> None:
    """A Simplified paragraph with a few Traditional characters is Simplified: names and words that both scripts have stay as they are."""
    normal = normalize("云谷綜合保税区开放云计算馆，参观的人很多，余下的面积由王乾捐赠，馆内台灯、面粉都是他收集的。")
    assert (normal.script, normal.text[2:8]) == ("Hans", "综合保税区开")
    assert "由王乾捐赠" in normal.text


def test_clean_text_stays() -> None:
    """Clean Simplified text comes back as the very same object."""
    assert normalize(CLEAN).text is CLEAN
    assert normalize(CLEAN).is_identity


@given(
    seed=st.integers(0, 99),
    pinyin=st.sampled_from(["tone", "plain", None]),
    widen=st.booleans(),
    brackets=st.sampled_from(["()", "（）"]),
)
def test_noise_round_trip(*, seed: int, pinyin: str | None, widen: bool, brackets: str) -> None:
    """What noise was put on clean text comes off again."""
    raw = noised(CLEAN, pinyin=pinyin, widen_digits=widen, brackets=brackets, seed=seed)
    assert normalize(raw).text == CLEAN


def test_corpus_round_trip(shared: Path) -> None:
    """The same for real news, which is clean but for its blanks."""
    lines = (shared / "corpus" / "broadcast-news.jsonl").read_text(encoding="utf-8").split("\n")[:120:4]
    for text in (normalize(json.loads(line)["text"]).text for line in lines):
        assert normalize(text).text is text
        assert normalize(noised(text)).text == text


MARKS = frozenset(",;:\"'")
"""Marks that say what they are only with what stands beside them."""


def test_seeds(shared: Path) -> None:
    """Real pages: no injected pinyin is left, and every character stands where its raw slice says."""
    for path in sorted((shared / "seeds").glob("*.txt")):
        raw = path.read_text(encoding="utf-8")
        normal = normalize(raw)
        assert normalize(normal.text).text == normal.text
        mended = {diagnostic.span for diagnostic in normal.diagnostics}
        for place, char in enumerate(normal.text):
            span = normal.raw_span(Span(place, place + 1))
            alone = normalize(raw[span.slice]).text
            assert alone == char or span in mended or char in to_simplified(raw[span.slice]) or alone in MARKS
