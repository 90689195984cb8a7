#!/usr/bin/env bash
# Sphinx builds a search for Chinese pages with `html_search_language = "zh"` and jieba. The build is silent, the index has the words, and no search works in any browser: the
# page loads the English stemmer and then says `window.Stemmer = ChineseStemmer`, a name that nothing defines, so that the script ends there and "Searching..." stays for ever.
# English and German name a stemmer that is there. Seen in 9.0.4; 8.1.3 still writes a stemmer of its own. Who looks at the index, or only at the build, sees nothing.
# Exits with a status other than 0 when this is no longer so.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/env"
"$work/env/bin/pip" install -q --disable-pip-version-check "sphinx==9.0.4" "jieba==0.42.1" "setuptools<81"
for language in zh en de; do
  mkdir -p "$work/$language"
  printf 'project = "pages"\nhtml_search_language = "%s"\n' "$language" > "$work/$language/conf.py"
  printf '开发区\n======\n\n高新区出口增长。 Exports of the zone are growing.\n' > "$work/$language/index.rst"
  "$work/env/bin/python" -W ignore -m sphinx -q -b html "$work/$language" "$work/$language/html" 2> /dev/null
done
"$work/env/bin/python" - "$work" <<'PY'
import re
import sys
from importlib.metadata import version
from pathlib import Path

print("sphinx", version("sphinx"), "jieba", version("jieba"))
missing = {}
for language in ("zh", "en", "de"):
    static = Path(sys.argv[1], language, "html", "_static")
    scripts = "\n".join(path.read_text(encoding="utf-8") for path in static.rglob("*.js"))
    (used,) = re.findall(r"window\.Stemmer = (\w+);", scripts)
    missing[language] = not re.search(rf"\b{used}\s*=|(?:function|class|var|let|const)\s+{used}\b", scripts)
    print(language, used, "is defined nowhere" if missing[language] else "is defined")
index = Path(sys.argv[1], "zh", "html", "searchindex.js").read_text(encoding="utf-8")
assert "高新区".encode("unicode_escape").decode() in index
assert missing == {"zh": True, "en": False, "de": False}
PY
