"""The reference tells of every public name."""

import re

import pytest
from support import ROOT

import zonenews

PAGES = "\n".join(path.read_text(encoding="utf-8") for path in sorted((ROOT / "docs" / "reference").glob("*.md")))
MODULES = {
    match["module"]: match["members"].split(", ") if match["members"] else None
    for match in re.finditer(r"\.\. automodule:: (?P<module>\S+)\n(?:   :(?:members:[ ]?(?P<members>.*)|.*)\n)+", PAGES)
}
# conf.py writes pages from the tables; what it shows there is whole modules.
MODULES |= dict.fromkeys(re.findall(r"automodule:: ([\w.]+)", (ROOT / "docs" / "conf.py").read_text(encoding="utf-8")))
"""What each automodule shows: the members it names, or all that its module offers."""


@pytest.mark.parametrize("name", sorted(zonenews.__all__))
def test_every_public_name_is_in_the_reference(name: str) -> None:
    """By a directive of its own, or as a member of a module that is shown."""
    if re.search(rf"auto(?:class|function|exception|data):: zonenews\.(?:\w+\.)*{name}\b", PAGES):
        return
    home = getattr(getattr(zonenews, name), "__module__", "")
    shown = [members for module, members in MODULES.items() if home == module or home.startswith(f"{module}.")]
    shown += [members for members in MODULES.values() if members and name in members]
    assert any(members is None or name in members for members in shown), f"{name} has no place in docs/reference"
