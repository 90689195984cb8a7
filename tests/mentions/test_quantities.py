"""Quantities: corpus, laws, units one by one, odd strings."""

from decimal import Decimal
from fractions import Fraction

import pint
import pytest
from hypothesis import given
from hypothesis import strategies as st
from support import calls, cases, check

from zonenews import find_quantities, normalize, parse, parse_quantity, render_numeral
from zonenews.errors import DataError, QuantityError
from zonenews.grammar import bounds as bounds_module
from zonenews.lexicon import units as units_module
from zonenews.lexicon.units import currency_behinds, currency_fronts, pint_names, unit_named, units
from zonenews.mentions.quantities.find import Interval, scan_quantities
from zonenews.serialization.json_types import structure, unstructure

EVERY_UNIT = [unit for found in units().values() for unit in found]


@pytest.mark.parametrize(("text", "published", "expect"), cases("quantities"))
def test_corpus(text: str, published: None, expect: list[dict[str, str]]) -> None:
    """Each row is read as its table says."""
    assert published is None
    check(find_quantities(text), text, expect)


# -- units ------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("unit", EVERY_UNIT, ids=lambda unit: unit.name)
def test_every_unit_is_reachable(unit) -> None:
    """Each name of the tables is found behind a number, and gives its own base unit and value."""
    near = next(iter(unit.near), "")
    text = f"23{unit.name}" if unit.shy else f"{near}共有23{unit.name}。"
    found = parse_quantity(text) if unit.shy else find_quantities(text)[0]
    assert found.kind == unit.kind
    assert Fraction(found.value) == 23 * Fraction(unit.factor)
    assert found.unit == unit.base


@pytest.mark.parametrize("word", sorted(currency_fronts()))
def test_every_currency_front_is_reachable(word: str) -> None:
    """Each name or sign decides the currency of the amount behind it."""
    assert find_quantities(f"{word}23")[0].unit == currency_fronts()[word]


@pytest.mark.parametrize("word", sorted(currency_behinds()))
def test_every_currency_behind_is_reachable(word: str) -> None:
    """Each name decides the currency of the 元 before it."""
    assert find_quantities(f"23亿元{word}")[0].unit == currency_behinds()[word]


def test_every_pint_unit_exists() -> None:
    """pint knows the units it is asked for, and bases without one are refused."""
    registry = pint.get_application_registry()
    for name, _ in pint_names().values():
        registry.Unit(name)
    assert parse_quantity("3亩").to_pint() == registry.Quantity(2000, "meter ** 2")
    with pytest.raises(QuantityError):
        parse_quantity("30亿元").to_pint()


# -- what surrounds the number ----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "noun"),
    [
        ("13个重点项目", "重点项目"),
        ("签约项目32个", "项目"),
        ("聚集20多家高新技术企业", "高新技术企业"),
        ("30个在建", None),
    ],
)
def test_counted_noun(text: str, noun: str | None) -> None:
    """The counted noun stands behind the classifier, or right before the number."""
    assert find_quantities(text)[0].of == noun


@pytest.mark.parametrize(
    ("text", "per"),
    [
        ("亩均税收达45万元", "亩"),
        ("350万元/亩", "亩"),
        ("按每平方米1000元补贴", "平方米"),
        ("每百元营收中研发投入15元", "百元"),
        ("20万元/亩/年", "亩/年"),
        ("总投资15元", None),
    ],
)
def test_denominator(text: str, per: str | None) -> None:
    """A rate keeps its denominator."""
    assert find_quantities(text)[-1].per == per


@pytest.mark.parametrize(
    ("text", "interval"),
    [
        ("30个", Interval(Decimal(30), Decimal(30))),
        ("3-5年", Interval(Decimal(3), Decimal(5))),
        ("超过30个", Interval(Decimal(30), None, low_included=False)),
        ("30个以上", Interval(Decimal(30), None)),
        ("近30个", Interval(None, Decimal(30), high_included=False)),
        ("30个以内", Interval(None, Decimal(30))),
    ],
)
def test_interval(text: str, interval: Interval) -> None:
    """以上 and 以内 include the number, 超过 and 近 do not (Civil Code of the PRC, art. 1259)."""
    assert parse_quantity(text).interval == interval


# -- laws -------------------------------------------------------------------------------------------------------------

SOME_UNITS = ["亿元", "万元", "家", "个", "亩", "公里", "%", "个百分点", "倍", "吨", "万美元", "平方米", "千瓦时"]
BOUNDS = ["", "约", "超过", "近", "不低于", "不超过"]
NUMBERS = st.decimals(min_value=Decimal("0.01"), max_value=Decimal("9999.99"), places=2)
SNIPPETS = st.text(
    alphabet="0123456789一二三四五六七八九十百千万亿几数半余多来零点.,，、。-—至到约超近上过不以左右下元角分块毛个家项年月日天周成折%‰倍翻番"
    "亩公里平方米吨斤两度第每均/（）()“”《》\n Aa$人民币美",
    max_size=60,
)


@given(NUMBERS, st.sampled_from(SOME_UNITS), st.sampled_from(BOUNDS))
def test_written_amounts_are_read_back(value: Decimal, unit: str, bound: str) -> None:
    """A number written in figures, with separators or in Han characters is the same amount."""
    texts = [f"{bound}{value:f}{unit}", f"{bound}{value:,f}{unit}", f"{bound}{render_numeral(value)}{unit}"]
    read = [parse_quantity(text) for text in texts]
    assert len({(quantity.value, quantity.unit, quantity.mod) for quantity in read}) == 1
    scale = {"亿": 10**8, "万": 10**4}.get(unit[0], 1)
    assert Fraction(read[0].value) == Fraction(value) * scale * Fraction(unit_named(unit.lstrip("亿万")).factor)


@given(st.integers(1, 999), st.integers(0, 999), st.integers(0, 9), st.sampled_from(["万元", "亩", "吨", "%"]))
def test_broken_numbers_are_mended(high: int, low: int, tenth: int, unit: str) -> None:
    """A blank between groups, or beside or instead of a point, changes no amount."""
    whole = find_quantities(f"完成{high}{low:03}.{tenth}{unit}，")
    assert len(whole) == 1
    for number in (
        f"{high} {low:03}.{tenth}",
        f"{high}，{low:03}.{tenth}",
        f"{high}{low:03}. {tenth}",
        f"{high}{low:03}。{tenth}",
    ):
        (broken,) = find_quantities(f"完成{number}{unit}，")
        assert (broken.value, broken.unit, broken.text) == (whole[0].value, whole[0].unit, f"{number}{unit}")


@given(st.integers(1, 400), st.integers(1, 400), st.sampled_from(["万元", "亩", "吨", "%", "家"]))
def test_two_hyphens_are_the_dash_of_a_range(low: int, more: int, unit: str) -> None:
    """3--5万元 is what 3-5万元 is."""
    (doubled,) = find_quantities(f"补助{low}--{low + more}{unit}，")
    (single,) = find_quantities(f"补助{low}-{low + more}{unit}，")
    assert (doubled.value, doubled.upper, doubled.unit) == (single.value, single.upper, single.unit)
    assert doubled.upper is not None
    assert doubled.value < doubled.upper


@given(NUMBERS, st.sampled_from([("billion", 9), ("million", 6), ("bn", 9), ("M", 6), ("trillion", 12)]))
def test_latin_magnitudes_multiply(value: Decimal, magnitude: tuple[str, int]) -> None:
    """The same amount with the currency before and behind."""
    name, power = magnitude
    for text in (f"US${value}{name}", f"US${value} {name}", f"{value}{name}美元"):
        (found,) = find_quantities(text)
        assert (found.kind, found.unit, found.value) == ("money", "USD", value * 10**power)


@given(NUMBERS, st.sampled_from(["亿元", "万元", "亩", "平方米", "家"]))
def test_units_in_labels_are_those_behind_numbers(value: Decimal, unit: str) -> None:
    """总投资（亿元）：12.5 is 总投资12.5亿元."""
    (labelled,) = find_quantities(f"项目规模（{unit}）：{value}")
    (plain,) = find_quantities(f"项目规模{value}{unit}")
    assert (labelled.value, labelled.unit, labelled.kind) == (plain.value, plain.unit, plain.kind)


@given(st.sampled_from(["完成", "约", ""]), NUMBERS, st.sampled_from(SOME_UNITS), st.sampled_from(BOUNDS))
def test_what_is_found_is_read_alone(before: str, value: Decimal, unit: str, bound: str) -> None:
    """`parse_quantity` reads what `find_quantities` gives as its text."""
    for found in find_quantities(f"园区{before}{bound}{value}{unit}。"):
        alone = parse_quantity(found.text)
        assert (alone.value, alone.unit, alone.mod, alone.kind) == (found.value, found.unit, found.mod, found.kind)


WORDS = st.sampled_from(
    [
        *(unit.name for unit in EVERY_UNIT),
        *(*currency_fronts(), *"第每从到至—-、，。 /()负近超百千万亿半多余几数又一两三十"),
        *(
            "百分之",
            "分之",
            "翻两番",
            "过半",
            "一半",
            "以上",
            "左右",
            "超过",
            "不低于",
            "1/3",
            "21/3",
            "3.5",
            "1,234.5",
            "400",
        ),
    ]
)


@given(st.lists(WORDS, max_size=9).map("".join))
def test_any_row_of_words_around_numbers_is_safe(text: str) -> None:
    """Numbers, units and bounds in any order are read or left alone."""
    for quantity in find_quantities(text):
        assert normalize(text[quantity.span.slice]).text == quantity.text


@given(SNIPPETS)
def test_spans_hold(raw: str) -> None:
    """Records are in order, apart, on their text, and survive being written out."""
    found = find_quantities(raw)
    end = 0
    for quantity in found:
        assert end <= quantity.span.start < quantity.span.end
        assert normalize(raw[quantity.span.slice]).text == quantity.text
        assert structure(unstructure(quantity), type(quantity)) == quantity
        assert quantity.upper is None or quantity.upper > quantity.value or quantity.value < 0
        end = quantity.span.end


@given(SNIPPETS)
def test_a_sentence_before_only_shifts(text: str) -> None:
    """What stands in another paragraph changes nothing but offsets."""
    before = "园区昨天召开现场会，部署招商工作，要求各部门抓紧落实，不误农时，全力推进。\n\n。"
    alone = scan_quantities(f"。{text}\n{before}")
    moved = scan_quantities(f"{before}{text}\n{before}")
    shift = len(before) - 1
    assert [(q.span.shifted(shift), q.value, q.unit, q.mod) for q in alone] == [
        (q.span, q.value, q.unit, q.mod) for q in moved
    ]


@given(SNIPPETS)
def test_parse_and_find_agree(text: str) -> None:
    """What `parse_quantity` reads in a whole text, `find_quantities` finds there."""
    try:
        whole = parse_quantity(text)
    except QuantityError:
        return
    if len(text) <= 40:
        assert find_quantities(text) == (whole,)


def test_documents_hold_quantities() -> None:
    """`parse` gives the quantities of the article with raw offsets."""
    raw = "總投資３０億元的項(xiàng)目開工"
    (quantity,) = parse(raw).quantities
    assert (quantity.value, raw[quantity.span.slice]) == (Decimal(3_000_000_000), "３０億元")


# -- safety -----------------------------------------------------------------------------------------------------------

ODD = [
    "",
    "\0",
    "\ud800",
    "一" * 3000,
    "三分之" * 3000,
    "1、" * 3000,
    "“一" * 3000,
    "1/" * 3000,
    "(" * 3000,
    "亿" * 3000,
    "1," * 3000,
]


@pytest.mark.parametrize("text", ODD, ids=lambda text: repr(text[:4]))
def test_odd_strings_are_safe(text: str) -> None:
    """Any string is read without an exception."""
    find_quantities(text)
    find_quantities(f"{text}元")


@pytest.mark.parametrize("unit", ["一", "亿", "1,", "1、", "第一", "三分之", "3元", "“1个"])
def test_work_is_linear(unit: str) -> None:
    """Ten times the text takes about ten times the work."""
    short, long = (unit * (size // len(unit)) for size in (3_000, 30_000))
    scan_quantities(long)  # what is built or kept at the first use is not counted
    assert calls(scan_quantities, long) < 13 * calls(scan_quantities, short) + 100


# -- data -------------------------------------------------------------------------------------------------------------


def test_tables_refuse_clashes(monkeypatch: pytest.MonkeyPatch) -> None:
    """A unit, currency or bound that stands twice is an error, and so is a factor that is no number."""
    row = {"kind": "length", "base": "m", "factor": "1", "code": "m", "names": ["步程"]}
    tables = {
        "units.toml": {"unit": [row, row]},
        "currencies.toml": {"CNY": {"names": [], "front": ["¥"]}, "JPY": {"names": [], "front": ["¥"]}},
        "classifiers.toml": {"plain": {}, "cued": {}},
        "bounds.toml": {"before": [{"words": ["约"], "mod": "approx"}] * 2, "after": []},
    }
    monkeypatch.setattr(units_module, "load_toml", tables.__getitem__)
    monkeypatch.setattr(bounds_module, "load_toml", tables.__getitem__)
    for load in (
        units_module.units.__wrapped__,
        units_module.currency_fronts.__wrapped__,
        bounds_module.bounds.__wrapped__,
    ):
        with pytest.raises(DataError):
            load()
    tables["units.toml"] = {"unit": [{**row, "factor": "viele"}]}
    with pytest.raises(DataError, match="not an exact factor"):
        units_module.units.__wrapped__()
