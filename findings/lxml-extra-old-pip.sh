#!/usr/bin/env bash
# An extra whose name has an underscore gets lost between a wheel's metadata and the pip that Python brings.
#
# jusText 3.0.2, which trafilatura needs, asks for `lxml[html_clean]`. Newer wheels of lxml are built by a setuptools that writes the name of the extra
# in its normal form, `Provides-Extra: html-clean` (core metadata 2.3, PEP 685). pip 23.2, which Python 3.11.7 and 3.12.1 bring, compares the
# two names as they are written: it warns that lxml "does not provide the extra 'html_clean'", installs everything else and succeeds. The package
# behind the extra, lxml_html_clean, is missing, and `import trafilatura` fails. pip 25 installs it.
# For those who depend on trafilatura: they name lxml_html_clean themselves.
# Exits with a status other than 0 when this is no longer so.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
export PIP_DISABLE_PIP_VERSION_CHECK=1

try() { # try NAME PIP: install with that pip, then import
    python3 -m venv "$work/$1"
    "$work/$1/bin/python" -m pip install -q "pip==$2" 2>/dev/null
    "$work/$1/bin/python" -m pip install "trafilatura==2.0.0" "justext==3.0.2" "lxml==6.0.2" >"$work/$1.out" 2>"$work/$1.err"
    echo "$("$work/$1/bin/python" -m pip list --format=freeze 2>/dev/null | grep -iE "^(pip|trafilatura|justext|lxml)==" | tr '\n' ' ')"
    echo "pip $2: $(grep -io "lxml[^:]*does not provide the extra.*" "$work/$1.err" | tail -n 1 | grep . || echo "no warning about an extra")"
    "$work/$1/bin/python" -c "import trafilatura" 2>"$work/$1.import" && echo "  import trafilatura: fine" && return 0
    echo "  import trafilatura: $(tail -n 1 "$work/$1.import")"
    return 1
}

if try old 23.2.1; then echo "changed: the old pip finds the extra"; exit 1; fi
grep -q "lxml.html.clean" "$work/old.import" || { echo "changed: another error"; exit 1; }
try new 25.3 || { echo "changed: the new pip does not find the extra"; exit 1; }
