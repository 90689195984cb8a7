"""Rows of the large tables hold what other knowledge of them says: codes, names, other packages, the lists they were read from."""

import hashlib
import json
import os
from collections import Counter

import opencc
from support import TESTS

from zonenews import default_lexicon, find_zones
from zonenews._data import DATA, load_tsv

LEXICON = default_lexicon()
NATIONAL = {"etdz": 232, "hidz": 177, "bonded": 173, "ftz": 23, "innovation": 23, "new_area": 19, "ftz_area": 68}
"""How many zones of a kind the lists have that the table was read from: a change there is a decision."""
SHORT = {"经济技术开发区": "经开区", "高新技术产业开发区": "高新区", "综合保税区": "综保区"}
"""What the press calls zones of these names: 烟台经开区."""
SHORT_FOR_ANOTHER = {"etdz-460400"}
"""A zone on an island that is called by its own name alone."""
OLDER = frozenset("劄幷扞拚搧擡牴箚舖袷谿貍逕遶𠼤𰻞")
"""Characters that older data of OpenCC leaves alone or converts otherwise."""
GENERATED = ("t2s_characters.tsv", "t2s_phrases.tsv", "pinyin.tsv", "radicals.tsv")


def test_codes_of_regions_nest() -> None:
    """The first four digits of a county's code, or the first two, are those of what it lies in (GB/T 2260)."""
    rows = LEXICON.regions.rows
    wrong = [
        row for row in rows if row.level == "county" and row.parent not in (row.code[:4] + "00", row.code[:2] + "0000")
    ]
    wrong += [row for row in rows if row.level == "prefecture" and row.parent != row.code[:2] + "0000"]
    assert wrong == []


def test_ids_of_zones_name_their_region() -> None:
    """The code in the id of a zone is that of its region, or one that is no longer in force."""
    codes = LEXICON.regions.by_code
    named = {zone: zone.id.removesuffix(zone.id[-2:] if zone.id[-2] == "-" else "")[-6:] for zone in LEXICON.zones.rows}
    assert [zone.id for zone, code in named.items() if code != zone.region and code in codes] == []


def test_national_zones_are_as_many_as_their_lists_have() -> None:
    counts = Counter(zone.kind for zone in LEXICON.zones.rows if zone.level == "national" and zone.status == "active")
    assert {kind: counts[kind] for kind in NATIONAL} == NATIONAL


def test_short_names_of_national_zones_lead_to_them() -> None:
    """烟台经济技术开发区 is found as 烟台经开区 too."""
    lost = []
    for zone in LEXICON.zones.rows:
        for full, short in SHORT.items():
            if zone.level == "national" and zone.name.endswith(full) and zone.id not in SHORT_FOR_ANOTHER:
                found = find_zones(zone.name.removesuffix(full) + short)
                if not found or found[0].entry != zone.id:
                    lost.append((zone.id, zone.name))
    assert lost == []


def test_characters_are_those_of_the_installed_opencc() -> None:
    """Each character is converted as the installed package does, but for those its older data has otherwise."""
    converter = opencc.OpenCC("t2s")
    rows = load_tsv("t2s_characters.tsv", ("traditional", "simplified"))
    assert {old for old, new in rows if converter.convert(old) != new} <= OLDER


def test_generated_tables_are_as_they_were_made() -> None:
    """They change by tools/make_text_tables.py only; run with REWRITE=1 after it."""
    path = TESTS / "golden" / "generated_tables.json"
    made = {name: hashlib.sha256((DATA / name).read_bytes()).hexdigest() for name in GENERATED}
    if os.environ.get("REWRITE"):
        path.write_text(json.dumps(made, indent=2) + "\n", encoding="utf-8")
    assert json.loads(path.read_text(encoding="utf-8")) == made
