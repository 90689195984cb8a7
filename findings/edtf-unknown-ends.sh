#!/usr/bin/env bash
# EDTF (ISO 8601-2) has two ways to leave an end of an interval out: `2023/..` is open, `2023/` is unknown. The package edtf 5.0.1 reads both, but its bounds
# are of different kinds: the open one ends at a float (infinity) where every other date gives a struct_time, so that sorting mixed values fails; the unknown
# one ends ten years after its start (2033-01-01), a day that nobody wrote, under the name `upper_strict`. Significant digits count in the fuzzy bounds only:
# 1950S2, "some year from 1900 to 1999", is strictly the year 1950.
# For those who sort or compare dates of archives and catalogues by these bounds.
# Exits with a status other than 0 when this is no longer so.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/env"
"$work/env/bin/pip" install -q --disable-pip-version-check "edtf==5.0.1"
"$work/env/bin/python" - <<'PY'
from importlib.metadata import version

from edtf import parse_edtf

print("edtf", version("edtf"))


def shown(bound: object) -> object:
    return bound if isinstance(bound, float) else tuple(bound)[:3]


seen = {}
for text in ("2023/", "/2023", "2023/..", "../2023", "2023/2024", "1950S2"):
    date = parse_edtf(text)
    seen[text] = [shown(bound()) for bound in (date.lower_strict, date.upper_strict, date.lower_fuzzy, date.upper_fuzzy)]
    print(text, *seen[text])
assert seen["2023/"][:2] == [(2023, 1, 1), (2033, 1, 1)] and seen["/2023"][:2] == [(2013, 12, 31), (2023, 12, 31)]
assert seen["2023/.."][1] == float("inf") and seen["../2023"][0] == float("-inf")
assert seen["2023/2024"][:2] == [(2023, 1, 1), (2024, 12, 31)]
assert seen["1950S2"] == [(1950, 1, 1), (1950, 12, 31), (1900, 1, 1), (1999, 12, 31)]
PY
