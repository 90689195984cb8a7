"""Write examples/archive: 120 articles on twelve zones over six years, and what they hold, planted contradictions and misprints included.

The templates and names stand in `tools/archive/`, the figures are drawn here from a fixed seed: the same files come out each time. A template names a
figure as `<metric.period.form>`. Periods: `y` the year told of, `py` the one before the article, `ny` the coming one, `h` its first half, `q3` its first
three quarters. Forms: `l` level, `r` rounded, `o` the round figure it exceeds, `b` the one it comes near to, `a` about, `f` the final figure, `d` in
dollars, `n` a count, `g` growth with its verb, `v` and `p` the bare rate, `s` share, `k` rank, `t` target.

    python tools/make_archive.py            # writes the articles and truth.json
    python tools/make_archive.py --check    # says whether they are what would be written
"""

from __future__ import annotations

import argparse
import json
import random
import re
import sys
import tomllib
from collections.abc import Iterator
from datetime import date
from decimal import ROUND_DOWN, ROUND_HALF_UP, Decimal
from pathlib import Path
from typing import Any

import attrs

ROOT = Path(__file__).parents[1]
SOURCE, TARGET = ROOT / "tools" / "archive", ROOT / "examples" / "archive"
SEED = 20260911
YEARS = range(2018, 2025)
YI = Decimal(10) ** 8
SLOT = re.compile(r"<([a-z]+)\.([a-z0-9]+)\.([a-z])>")

METRICS = {
    "gdp": "地区生产总值",
    "iva": "规模以上工业增加值",
    "output": "规模以上工业总产值",
    "fai": "固定资产投资",
    "ind": "工业投资",
    "trade": "进出口总额",
    "exp": "出口",
    "imp": "进口",
    "budget": "一般公共预算收入",
    "retail": "社会消费品零售总额",
    "fdi": "实际使用外资",
    "hitech": "高新技术企业",
}
SIZES = {
    "iva": "0.3",
    "output": "2.6",
    "fai": "0.38",
    "ind": "0.17",
    "exp": "1.1",
    "imp": "0.6",
    "budget": "0.085",
    "retail": "0.27",
    "fdi": "0.004",
}
PARTS = {"h": Decimal("0.48"), "q3": Decimal("0.73")}
PLAN = ("annual", "bulletin", "annual", "half", "annual", "start", "bulletin", "extra", "extra", "done")
TOLD = (2019, 2020, 2021, 2022, 2022, 2023, 2023, 0, 0, 2024)
EXTRAS = (
    ("revision", "value"), ("unit", "feature"), ("value", "quarters"), ("period", "revision"), ("value", "unit"), ("feature", "value"),
    ("revision", "quarters"), ("value", "period"), ("unit", "feature"), ("revision", "value"), ("period", "unit"), ("quarters", "feature"),
)  # fmt: skip
MISPRINTS = {
    (1, 2): "fai",
    (4, 2): "budget",
    (6, 4): "fai",
    (8, 0): "parts",
    (9, 6): "parts",
    (2, 2): "share",
    (0, 3): "month",
    (9, 3): "month",
}
LATER = {(0, 4), (9, 4)}
"""Of which zone, which article: the level that is misprinted where nobody else tells it, or the relation that is broken. `LATER` are the articles that
tell the whole year of a half-year that is too large."""


@attrs.define(kw_only=True)
class World:
    """The figures of a zone: levels in 亿元 by metric and year, and growth in percent."""

    level: dict[tuple[str, int], Decimal] = attrs.field(factory=dict)
    growth: dict[tuple[str, int], Decimal] = attrs.field(factory=dict)
    final: dict[int, Decimal] = attrs.field(factory=dict)
    rank: dict[int, int] = attrs.field(factory=dict)


def tenth(value: Decimal) -> Decimal:
    """Round to one decimal."""
    return value.quantize(Decimal("0.1"), ROUND_HALF_UP)


def hundredth(value: Decimal) -> Decimal:
    """Round to two decimals."""
    return value.quantize(Decimal("0.01"), ROUND_HALF_UP)


def world_of(gdp: int, rng: random.Random) -> World:
    """Draw the figures of a zone; sums are exact, and growth is that of the levels but where prices come between."""
    world = World()
    now = {name: Decimal(gdp) * Decimal(size) * Decimal(rng.randint(85, 115)) / 100 for name, size in SIZES.items()}
    now["gdp"] = Decimal(gdp) + Decimal(rng.randint(1, 999)) / 10
    count = 120 + rng.randint(10, 90) * 3
    for year in YEARS:
        for name, value in now.items():
            world.level[name, year] = hundredth(value) if name in ("fdi", "budget") else tenth(value)
        world.level["trade", year] = world.level["exp", year] + world.level["imp", year]
        world.level["hitech", year] = Decimal(count)
        world.final[year] = world.level["gdp", year] + Decimal(rng.randint(11, 89)) / 10
        world.rank[year] = rng.randint(2, 9)
        for name in now:
            low, high = (-60, -5) if name in ("exp", "imp", "fdi") and year == 2019 else (15, 120)
            now[name] *= 1 + Decimal(rng.randint(low, high)) / 1000
        count += rng.randint(11, 97)
    for name in (*now, "trade"):
        for year in YEARS[1:]:
            rate = (world.level[name, year] / world.level[name, year - 1] - 1) * 100
            world.growth[name, year] = tenth(rate - (Decimal("0.6") if name in ("gdp", "iva") else 0))
    return world


@attrs.define(kw_only=True)
class Article:
    """An article under construction, with the observations it tells."""

    name: str
    zone: int
    year: int
    day: date
    world: World
    plant: str = ""
    told: list[dict[str, Any]] = attrs.field(factory=list)
    wrong: list[dict[str, Any]] = attrs.field(factory=list)

    def figure(self, match: re.Match[str]) -> str:
        """The words of a slot; what they mean is noted."""
        metric, period, form = match.groups()
        year = {"py": self.day.year - 1, "ny": self.year + 1}.get(period, self.year)
        first, last = (
            date(year, 1, 1),
            {"h": date(year, 6, 30), "q3": date(year, 9, 30)}.get(period, date(year, 12, 31)),
        )
        if metric == "hitech":
            first = last
        words, value, more = self.words(metric, year, period, form)
        row = {
            "metric": METRICS[metric], "first": str(first), "last": str(last), "status": "actual", "kind": "level",
            "value": str(value), "unit": "CNY", "mod": None, "basis": None, **more,
        }  # fmt: skip
        self.told.append(row)
        if self.is_wrong(metric, form):
            self.wrong.append(row)
        return words

    def is_wrong(self, metric: str, form: str) -> bool:
        """Whether this figure is the one that is planted."""
        if form == "s":
            return self.plant == "share"
        if form != "l":
            return False
        aimed = {"value": "trade", "unit": "fai", "period": "trade", "parts": "exp", "month": "trade"}.get(
            self.plant, self.plant
        )
        return aimed == metric

    def words(  # noqa: C901 - a table of forms
        self, metric: str, year: int, period: str, form: str
    ) -> tuple[str, Decimal, dict[str, Any]]:
        """The words of a figure, its value in base units, and what else its row says."""
        level = self.amount(metric, year, period)
        growth = self.world.growth.get((metric, year), Decimal(0))
        change = {"kind": "change", "basis": "yoy", "unit": "%"}
        up = "增长" if growth >= 0 else "下降"
        match form:
            case "l":
                return self.level(metric, level)
            case "f":
                final = self.world.final[year]
                return f"{final}亿元", final * YI, {"vintage": "final"}
            case "r":
                whole = level.quantize(Decimal(1), ROUND_HALF_UP)
                return f"{whole}亿元", whole * YI, {}
            case "o" | "b" | "a":
                return bounded(level, form)
            case "d":
                return f"{level}亿美元", level * YI, {"unit": "USD"}
            case "n":
                return f"{level}家", level, {"unit": "家"}
            case "g":
                return f"{up}{abs(growth)}%", growth, change
            case "v" | "p":
                return f"{growth}%", growth, change
            case "s":
                share = tenth(level / self.world.level["fai", year] * 100) + (30 if self.plant == "share" else 0)
                return f"{share}%", share, {"kind": "share", "basis": METRICS["fai"], "unit": "%"}
            case "k":
                return (
                    str(self.world.rank[year]),
                    Decimal(self.world.rank[year]),
                    {"kind": "rank", "basis": "全省", "unit": "1"},
                )
            case _:
                aim = (growth + Decimal("0.5")).quantize(Decimal(1), ROUND_DOWN)
                return f"增长{aim}%以上", aim, {**change, "status": "target", "mod": "at_least"}

    def amount(self, metric: str, year: int, period: str) -> Decimal:
        """The level of a period in 亿元."""
        level = self.world.level[metric, year]
        if period not in PARTS:
            return level
        part = tenth(level * PARTS[period])
        return tenth(level * Decimal("1.3")) if self.plant == "month" and metric == "trade" else part

    def level(self, metric: str, level: Decimal) -> tuple[str, Decimal, dict[str, Any]]:
        """An exact level, or what is planted in its place."""
        if not self.is_wrong(metric, "l") or self.plant == "month":
            return f"{level}亿元", level * YI, {}
        if self.plant == "unit":
            return f"{level}万元", level * 10**4, {}
        if self.plant == "period":
            wrong = tenth(level * PARTS["h"])
        else:
            wrong = swapped(level) if self.plant == "value" else misprinted(level)
        return f"{wrong}亿元", wrong * YI, {}


def swapped(level: Decimal) -> Decimal:
    """The level with two unequal digits at its head exchanged, as typists do; with the head doubled where all are equal."""
    digits = str(level)
    for at in range(1, len(digits)):
        left, right = digits[at - 1], digits[at]
        if right.isdigit() and left.isdigit() and abs(int(left) - int(right)) > 2 and not (at == 1 and right == "0"):
            return Decimal(digits[: at - 1] + right + left + digits[at + 1 :])
    return level * 2


def misprinted(level: Decimal) -> Decimal:
    """The level with a digit too many, or with its first two digits exchanged where that makes a fifth of difference: nobody else tells it."""
    digits = str(level)
    other = Decimal(digits[1] + digits[0] + digits[2:]) if digits[:2].isdigit() and digits[1] != "0" else level
    return other if abs(other / level - 1) > Decimal("0.2") else level * 10


def bounded(level: Decimal, form: str) -> tuple[str, Decimal, dict[str, Any]]:
    """The round figure beside a level that newspapers give."""
    step = Decimal(10) ** max(0, level.adjusted() - 1)
    below = (level / step).to_integral_value(ROUND_DOWN) * step
    if form == "o":
        return f"{below:f}亿元", below * YI, {"mod": "more_than"}
    if form == "b":
        return f"{below + step:f}亿元", (below + step) * YI, {"mod": "less_than"}
    near = (level / step).to_integral_value(ROUND_HALF_UP) * step
    return f"{near:f}亿元", near * YI, {"mod": "approx"}


def day_of(kind: str, year: int, rng: random.Random) -> date:
    """When an article of a kind comes out."""
    months = {
        "annual": (1, 1),
        "bulletin": (1, 3),
        "half": (0, 7),
        "start": (0, 4),
        "feature": (1, 6),
        "revision": (1, 12),
    }
    months |= {"value": (1, 4), "unit": (1, 5), "period": (1, 5), "quarters": (0, 10), "done": (1, 1)}
    after, month = months[kind]
    return date(year + after, month, rng.randint(10, 27))


def articles() -> Iterator[tuple[Article, str]]:
    """All articles with their texts."""
    templates = tomllib.loads((SOURCE / "templates.toml").read_text(encoding="utf-8"))
    words = tomllib.loads((SOURCE / "words.toml").read_text(encoding="utf-8"))
    for number, zone in enumerate(words["zones"]):
        rng = random.Random(f"{SEED}/{number}")  # noqa: S311 - the same figures each time
        world = world_of(zone["gdp"], rng)
        extras = iter(EXTRAS[number])
        project = {"co": words["companies"][number], "name": words["companies"][number] + words["projects"][number]}
        project["sum"] = f"{rng.randint(12, 96)}亿元"
        group = {"n": rng.randint(9, 32), "sum": f"{rng.randint(120, 480)}亿元"}
        for place, (planned, told) in enumerate(zip(PLAN, TOLD, strict=True)):
            kind = next(extras) if planned == "extra" else planned
            plant = kind if kind in ("value", "unit", "period") else MISPRINTS.get((number, place), "")
            year = told or (2022 if kind in ("period", "quarters") else 2023)
            day = day_of(kind, year, rng)
            article = Article(
                name=f"{number + 1:02}-{place + 1:02}", zone=number, year=year, day=day, world=world, plant=plant
            )
            shape = "reprint" if kind in ("value", "unit", "period") else kind
            wanted = choose(templates[shape], "later" if (number, place) in LATER else plant, number + place)
            drawn = {name: rng.choice(words[f"{name}s"]) for name in ("reporter", "filler")}
            yield article, written(wanted, article, {**zone, **drawn}, {"proj": project, "group": group})


def choose(templates: list[dict[str, str]], plant: str, at: int) -> dict[str, str]:
    """A template of a kind, in turn, that has the figure to be planted."""
    needed = {
        "value": "trade.y.l",
        "period": "trade.y.l",
        "unit": "fai.y.l",
        "parts": "imp.y.l",
        "share": "ind.y.s",
        "month": "trade.h.l",
        "later": "trade.y.l",
    }
    slot = needed.get(plant, f"{plant}.y.l" if plant else "")
    fitting = [template for template in templates if slot in template["body"]]
    if not fitting:
        raise ValueError(f"no template tells {slot}")
    return fitting[at % len(fitting)]


def written(template: dict[str, str], article: Article, zone: dict[str, Any], more: dict[str, Any]) -> str:
    """The text of an article: headline, stamp, paragraphs."""
    day = article.day
    names = {
        **{key: zone[key] for key in ("full", "short", "city", "paper", "reporter", "filler")},
        "year": str(article.year), "next": str(article.year + 1), "lastyear": str(day.year - 1),
        "day": f"{day.month}月{day.day}日", "month": f"{day.month}月{day.day}日", "date": f"{day.year}年{day.month}月{day.day}日",
        **{f"{name}.{key}": str(value) for name, values in more.items() for key, value in values.items()},
    }  # fmt: skip

    def filled(text: str) -> str:
        text = re.sub(r"\{([a-z.]+)\}", lambda match: names[match[1]], text)
        return SLOT.sub(article.figure, text)

    title, body = filled(template["title"]), filled(template["body"].strip())
    return f"{title}\n{day.isoformat()} 来源：{zone['paper']}\n\n{body}\n"


def truth(made: list[tuple[Article, str]]) -> dict[str, Any]:
    """What the articles hold: every figure with those who tell it, and what is planted in which article."""
    words = tomllib.loads((SOURCE / "words.toml").read_text(encoding="utf-8"))
    figures: dict[str, dict[str, Any]] = {}
    plants = []
    for article, text in made:
        zone = words["zones"][article.zone]["full"]
        for row in article.told:
            key = json.dumps(
                {"zone": zone, **{name: row[name] for name in row if name != "vintage"}}, ensure_ascii=False
            )
            figures.setdefault(key, {"articles": []})
            if article.name not in figures[key]["articles"]:
                figures[key]["articles"].append(article.name)
        head = {"article": article.name, "plant": article.plant, "zone": zone}
        plants += [{**head, **row} for row in article.wrong[:1]]
        if "最终核实" in text:
            plants += [{**head, "plant": "revised", **row} for row in article.told if row.get("vintage")]
    return {"figures": [{**json.loads(key), **value} for key, value in figures.items()], "plants": plants}


def files() -> dict[str, str]:
    """The files of the archive by name."""
    made = list(articles())
    found = {f"{article.name}.txt": text for article, text in made}
    return {**found, "truth.json": json.dumps(truth(made), ensure_ascii=False, indent=1) + "\n"}


def main() -> int:
    """Write the archive, or check it."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--check", action="store_true", help="write nothing; fail where a file differs")
    given = parser.parse_args()
    made = files()
    if given.check:
        differing = [
            name
            for name, text in made.items()
            if not (TARGET / name).is_file() or (TARGET / name).read_text(encoding="utf-8") != text
        ]
        sys.stdout.write(f"{len(differing)} of {len(made)} files differ\n")
        return 1 if differing else 0
    TARGET.mkdir(exist_ok=True)
    for name, text in made.items():
        (TARGET / name).write_text(text, encoding="utf-8")
    sys.stdout.write(f"{len(made)} files written to {TARGET}\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
