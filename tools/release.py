"""Build the release twice and check it: equal bytes, the right contents, a description that an index can show.

usage: python tools/release.py FOLDER

Builds the sdist, and the wheel from the sdist, into FOLDER and, from a copy of the tree at another place and time, into FOLDER/again. Needs build and twine.
SOURCE_DATE_EPOCH is the time of the last commit, where it is not set. The exit code is 1 when anything is not as it should be.
"""

from __future__ import annotations

import hashlib
import os
import shutil
import subprocess
import sys
import tarfile
import tempfile
import zipfile
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
IN_WHEEL = ("zonenews/py.typed", "zonenews/data/SOURCES.toml", "zonenews/cli/app.py", "zonenews/version.py")
IN_SDIST = (
    ".ci/run", "CHANGELOG.md", "CITATION.cff", "CONTRIBUTING.md", "LICENSE", "README.md", "SECURITY.md", "docs/conf.py", "pyproject.toml",
    "tests/conftest.py", "tools/release.py",
)  # fmt: skip
NEVER = (
    "__pycache__",
    ".pyc",
    ".git/",
    "_build",
    ".pytest_cache",
    ".mypy_cache",
    ".ruff_cache",
    ".hypothesis",
    ".venv",
)


def tracked() -> list[str]:
    """The files of the project: those that git knows, or all where this is no checkout."""
    line = ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"]
    done = subprocess.run(line, cwd=ROOT, capture_output=True, text=True, check=False)
    if done.returncode == 0:
        return [name for name in done.stdout.split("\0") if name and (ROOT / name).is_file()]
    return [str(path.relative_to(ROOT)) for path in ROOT.rglob("*") if path.is_file() and not unwanted(str(path))]


def unwanted(name: str) -> bool:
    """Whether a file must not be in a release."""
    return any(part in name for part in NEVER)


def epoch() -> str:
    """The time that stands in the files."""
    line = ["git", "log", "-1", "--format=%ct"]
    done = subprocess.run(line, cwd=ROOT, capture_output=True, text=True, check=False)
    return os.environ.get("SOURCE_DATE_EPOCH") or done.stdout.strip() or "1700000000"


def build(source: Path, folder: Path) -> None:
    """Build sdist and wheel of a tree."""
    environment = {**os.environ, "SOURCE_DATE_EPOCH": epoch()}
    line = [sys.executable, "-m", "build", "--outdir", str(folder), str(source)]
    done = subprocess.run(line, capture_output=True, text=True, check=False, env=environment)
    if done.returncode:
        sys.exit(done.stdout[-3000:] + done.stderr[-3000:])


def copy(place: Path) -> Path:
    """The tree at another place, with other times and stricter modes."""
    for name in tracked():
        target = place / name
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(ROOT / name, target)
        target.chmod(0o755 if os.access(ROOT / name, os.X_OK) else 0o600)
    return place


def contents(folder: Path) -> tuple[set[str], set[str], bytes]:
    """The names in the wheel, those in the sdist without its folder, and the metadata of the wheel."""
    (wheel,), (sdist,) = folder.glob("*.whl"), folder.glob("*.tar.gz")
    with zipfile.ZipFile(wheel) as archive:
        in_wheel = set(archive.namelist())
        metadata = archive.read(next(name for name in in_wheel if name.endswith("/METADATA")))
    with tarfile.open(sdist) as archive:
        in_sdist = {name.partition("/")[2] for name in archive.getnames()}
    return in_wheel, in_sdist, metadata


def faults(folder: Path) -> list[str]:
    """What is wrong with a release."""
    in_wheel, in_sdist, metadata = contents(folder)
    package = {
        f"zonenews/{name.removeprefix('src/zonenews/')}" for name in tracked() if name.startswith("src/zonenews/")
    }
    examples = {f"zonenews/data/{name}" for name in tracked() if name.startswith("examples/")}
    wanted = package | examples | set(IN_WHEEL)
    own = {name for name in in_wheel if ".dist-info/" not in name}
    found = [f"the wheel lacks {name}" for name in sorted(wanted - own)]
    found += [f"the wheel should not have {name}" for name in sorted(own - wanted)]
    found += [f"the sdist lacks {name}" for name in sorted(set(IN_SDIST) - in_sdist)]
    found += [f"{name} should not be released" for name in sorted(filter(unwanted, in_wheel | in_sdist))]
    fields = [line.partition(b":")[0] for line in metadata.partition(b"\n\n")[0].splitlines()]
    needed = (
        b"Author",
        b"Project-URL",
        b"License-Expression",
        b"Requires-Python",
        b"Description-Content-Type",
        b"Provides-Extra",
    )
    return found + [f"the metadata has no {name.decode()}" for name in needed if name not in fields]


def main() -> None:
    """Build, compare, look."""
    folder = Path(sys.argv[1])
    again = folder / "again"
    build(ROOT, folder)
    with tempfile.TemporaryDirectory() as place:
        build(copy(Path(place, "elsewhere")), again)
    found = faults(folder)
    for path in sorted((*folder.glob("*.whl"), *folder.glob("*.tar.gz"))):
        digests = [hashlib.sha256(file.read_bytes()).hexdigest() for file in (path, again / path.name)]
        found += [f"{path.name}: two builds differ"] if digests[0] != digests[1] else []
        sys.stdout.write(f"{digests[0]}  {path.name} ({path.stat().st_size:,} bytes)\n")
    files = [str(path) for path in (*folder.glob("*.whl"), *folder.glob("*.tar.gz"))]
    if subprocess.run([sys.executable, "-m", "twine", "check", "--strict", *files], check=False).returncode:
        found.append("twine is not content")
    sys.stdout.write("".join(f"{fault}\n" for fault in found))
    sys.exit(1 if found else 0)


if __name__ == "__main__":
    main()
