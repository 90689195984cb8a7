"""Rebuild the tables of `zonenews.text` from their upstreams.

usage: make_text_tables.py [--check] [OPENCC_WHEEL_FOLDER]

`OPENCC_WHEEL_FOLDER` is the unpacked official OpenCC wheel (its `opencc_dict` program writes dictionaries as text); the pinned wheel is downloaded into
a temporary folder where none is given. The readings come from the installed pypinyin, which has to be of the pinned version too. With `--check` nothing is
written: exit status 1 says that a table differs.
"""

import argparse
import stat
import subprocess
import sys
import tempfile
import zipfile
from pathlib import Path

import pypinyin

DATA = Path(__file__).resolve().parents[1] / "src" / "zonenews" / "data"


OPENCC, PYPINYIN = "opencc==1.4.2", "0.55.0"


def main() -> None:
    """Write the three generated tables, or compare them."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n", 1)[0])
    parser.add_argument("--check", action="store_true", help="write nothing; fail where a table differs")
    parser.add_argument("wheel", nargs="?", type=Path, help="the unpacked OpenCC wheel")
    chosen = parser.parse_args()
    if pypinyin.__version__ != PYPINYIN:
        sys.exit(f"pypinyin is {pypinyin.__version__}, not {PYPINYIN}")
    with tempfile.TemporaryDirectory() as folder:
        tables = built(chosen.wheel or unpacked(Path(folder)))
    stale = [name for name, text in tables.items() if (DATA / name).read_text(encoding="utf-8") != text]
    for name in stale:
        if not chosen.check:
            (DATA / name).write_text(tables[name], encoding="utf-8")
        sys.stdout.write(f"{'differs' if chosen.check else 'written'}: {name}\n")
    sys.exit(1 if chosen.check and stale else 0)


def unpacked(folder: Path) -> Path:
    """The pinned wheel, downloaded and unpacked."""
    subprocess.run([sys.executable, "-m", "pip", "download", "-q", "--no-deps", "-d", folder, OPENCC], check=True)
    with zipfile.ZipFile(next(folder.glob("*.whl"))) as archive:
        archive.extractall(folder)
    return folder


def built(wheel: Path) -> dict[str, str]:
    """The text of each table."""
    characters = dictionary(wheel, "TSCharacters") | dictionary(wheel, "TSCharactersExt")
    phrases = dictionary(wheel, "TSPhrases")
    return {
        "t2s_characters.tsv": table("traditional\tsimplified", {k: v for k, v in characters.items() if k != v}),
        "t2s_phrases.tsv": table("traditional\tsimplified", phrases),
        "pinyin.tsv": table("syllable\tcharacters", readings(characters)),
    }


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


def table(header: str, rows: dict[str, str]) -> str:
    """One table, sorted."""
    return "\n".join([header, *(f"{key}\t{value}" for key, value in sorted(rows.items()))]) + "\n"


if __name__ == "__main__":
    main()
