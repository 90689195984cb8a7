"""Checks: each with figures that do not fit and the same ones where they do."""

import pytest

from zonenews import panel, parse


def found(*lines: str) -> list[tuple[str, str]]:
    """The findings of articles of one line each."""
    made = panel((str(number), parse(line, published="2025-01-20")) for number, line in enumerate(lines))
    before = made.observations
    findings = [(finding.check, finding.arithmetic) for finding in made.findings]
    assert made.observations == before
    ids = {row.id for row in made}
    assert all(set(finding.about) <= ids for finding in made.findings)
    return findings


@pytest.mark.parametrize(
    ("lines", "findings"),
    [
        (
            ("2022年，昆山经开区进出口总额1000亿元。", "2023年，昆山经开区进出口总额2052亿元，同比增长5.2%。"),
            [("level-change", "100000000000 × (1 + 5.2 %) = 105200000000; told: 205200000000, 100000000000 too much")],
        ),
        (
            ("2023年上半年，昆山经开区进出口总额600.5亿元。", "2023年，昆山经开区进出口总额560.2亿元。"),
            [("cumulative", "to 2023-06-30: 60050000000; to 2023-12-31: 56020000000, 4030000000 too little")],
        ),
        (
            (
                "2021年，昆山经开区固定资产投资162亿元。",
                "2022年，昆山经开区固定资产投资171亿元。",
                "2023年，昆山经开区固定资产投资185万元。",
            ),
            [("unit-jump", "1850000 beside 16200000000: with 10^4 more it is 18500000000")],
        ),
        (
            ("2023年，昆山经开区进出口总额650亿元，出口380亿元，进口220亿元。",),
            [("parts-whole", "38000000000 + 22000000000 = 60000000000; told: 65000000000, 5000000000 too much")],
        ),
        (
            ("2023年，昆山经开区固定资产投资162.7亿元，工业投资178.5亿元。",),
            [("parts-whole", "the part is 17850000000; the whole is told: 16270000000, 1580000000 too little")],
        ),
        (
            ("2023年，昆山经开区固定资产投资160亿元；工业投资78.5亿元，占固定资产投资的比重为84.2%。",),
            [("share-level", "84.2 % of 16000000000 = 13472000000; told: 7850000000, 5622000000 too little")],
        ),
        (
            ("2023年，昆山经开区进出口总额6500亿元。", "2023年，昆山市进出口总额6000亿元。"),
            [("place-whole", "the part is 650000000000; the whole is told: 600000000000, 50000000000 too little")],
        ),
    ],
)
def test_what_does_not_fit(lines: tuple[str, ...], findings: list[tuple[str, str]]) -> None:
    """One finding, with its sum."""
    assert found(*lines) == findings


@pytest.mark.parametrize(
    "lines",
    [
        ("2022年，昆山经开区进出口总额1000亿元。", "2023年，昆山经开区进出口总额1052亿元，同比增长5.2%。"),
        ("2022年，昆山经开区地区生产总值1000亿元。", "2023年，昆山经开区地区生产总值1020亿元，同比增长5.2%。"),
        ("2023年上半年，昆山经开区进出口总额600.5亿元。", "2023年，昆山经开区进出口总额1260.2亿元。"),
        ("2023年上半年，昆山经开区进出口总额600.5亿元。", "2024年，昆山经开区进出口总额560.2亿元。"),
        ("2022年末，昆山经开区高新技术企业600家。", "2023年6月末，昆山经开区高新技术企业560家。"),
        ("2021年，昆山经开区固定资产投资162亿元。", "2022年，昆山经开区固定资产投资371亿元。"),
        ("2023年，昆山经开区进出口总额600亿元，出口380亿元，进口220亿元。",),
        ("2023年，昆山经开区固定资产投资162.7亿元，工业投资78.5亿元。",),
        ("2023年，昆山经开区固定资产投资160亿元；工业投资78.5亿元，占固定资产投资的比重为49.1%。",),
        ("2023年，昆山经开区进出口总额6000亿元。", "2023年，昆山市进出口总额6500亿元。"),
        ("2023年，昆山经开区进出口总额6500亿元。", "2023年，昆山市进出口总额超6000亿元。"),
        ("2022年，昆山经开区进出口总额1000亿元。", "2023年，昆山经开区进出口总额力争达到2052亿元，同比增长5.2%。"),
    ],
)
def test_what_fits(lines: tuple[str, ...]) -> None:
    """The same constructions with figures that go together, or that say nothing of each other."""
    assert found(*lines) == []


def test_of_two_figures_the_one_that_fits_is_not_named() -> None:
    """A misprint beside the right figure: the check names the misprint only."""
    made = panel(
        [
            ("a", parse("2022年，昆山经开区进出口总额1000亿元。")),
            ("b", parse("2023年，昆山经开区进出口总额1052亿元，同比增长5.2%。")),
            ("c", parse("2023年，昆山经开区进出口总额1502亿元。")),
        ]
    )
    rows = {row.id: row for row in made}
    assert [rows[finding.about[0]].sources[0].document for finding in made.findings] == ["c"]
