"""Rebuild the tables of `zonenews.text` from their upstreams.

usage: make_text_tables.py OPENCC_WHEEL_FOLDER

`OPENCC_WHEEL_FOLDER` is the unpacked official OpenCC wheel (its `opencc_dict` program writes dictionaries as text).
The readings come from the installed pypinyin. Versions go into `data/SOURCES.toml` by hand.
"""

import stat
import subprocess
import sys
import tempfile
from pathlib import Path

import pypinyin

DATA = Path(__file__).resolve().parents[1] / "src" / "zonenews" / "data"


def main() -> None:
    """Write the three generated tables."""
    wheel = Path(sys.argv[1])
    characters = dictionary(wheel, "TSCharacters") | dictionary(wheel, "TSCharactersExt")
    phrases = dictionary(wheel, "TSPhrases")
    write("t2s_characters.tsv", "traditional\tsimplified", {k: v for k, v in characters.items() if k != v})
    write("t2s_phrases.tsv", "traditional\tsimplified", phrases)
    write("pinyin.tsv", "syllable\tcharacters", readings(characters))


def dictionary(wheel: Path, name: str) -> dict[str, str]:
    """Read an OpenCC dictionary: each key with its first value, as OpenCC takes it."""
    tool = wheel / "opencc" / "clib" / "bin" / "opencc_dict"
    tool.chmod(tool.stat().st_mode | stat.S_IXUSR)
    source = wheel / "opencc" / "clib" / "share" / "opencc" / f"{name}.ocd2"
    with tempfile.TemporaryDirectory() as folder:
        target = Path(folder) / "dictionary.txt"
        subprocess.run([tool, "-i", source, "-f", "ocd2", "-o", target, "-t", "text"], check=True)
        rows = (line.split("\t") for line in target.read_text(encoding="utf-8").split("\n") if line)
        return {key: values.split(" ")[0] for key, values in rows}


def readings(characters: dict[str, str]) -> dict[str, str]:
    """Toneless readings of the characters of GB 2312, and of Traditional ones where those differ from the Simplified."""
    common = [chr(code) for code in range(0x4E00, 0xA000) if in_gb2312(chr(code))]
    known = {char: toneless(char) for char in common}
    for old, new in characters.items():
        if len(old.encode("utf-16-le")) == 2 and (more := toneless(old) - known.get(new, set())):
            known[old] = known.get(old, set()) | more
    rows: dict[str, list[str]] = {}
    for char, syllables in sorted(known.items()):
        for syllable in syllables:
            rows.setdefault(syllable, []).append(char)
    return {syllable: "".join(chars) for syllable, chars in sorted(rows.items())}


def toneless(char: str) -> set[str]:
    """All readings of a character without tones, ü as v."""
    found = pypinyin.pinyin(char, style=pypinyin.Style.NORMAL, heteronym=True)[0]
    return {syllable.replace("ü", "v") for syllable in found if syllable.isascii() and syllable.isalpha()}


def in_gb2312(char: str) -> bool:
    """Whether the character is of the Simplified standard set."""
    try:
        return bool(char.encode("gb2312"))
    except UnicodeEncodeError:
        return False


def write(name: str, header: str, rows: dict[str, str]) -> None:
    """Write one table, sorted."""
    lines = [header, *(f"{key}\t{value}" for key, value in sorted(rows.items()))]
    (DATA / name).write_text("\n".join(lines) + "\n", encoding="utf-8")
    sys.stdout.write(f"{name}: {len(rows)} rows\n")


if __name__ == "__main__":
    main()
