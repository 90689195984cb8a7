"""Signs: what a text shows at one look that something in it is not normal, so that only those who can mend it are asked."""

from __future__ import annotations

import re
from functools import cache
from itertools import islice
from typing import Final

from zonenews._ready import compiled
from zonenews.text.markup import SIGN, SIGN_CHARS
from zonenews.text.pinyin import LETTER
from zonenews.text.script import sign_chars
from zonenews.text.web import UNSEEN_CHARS
from zonenews.text.width import FOLDED_CHARS

_MANY: Final = 32
"""So many signs make a text that everybody is asked about: counting on would cost more than asking."""
SIGNS: Final = frozenset({"entity", "unseen", "folded", "script", "lost", "reading", "asked", "mark"})
"""Of entities; of controls and format characters; of other widths and odd spaces; of Traditional script; of characters that a conversion lost; of Latin
letters behind a bracket, and of letters or digits behind a question mark, as pinyin and lost characters have them; of Markdown and tags."""
_OPENING, _ASKING, _LOST = r"(（\[【〔", "?？", "\ufffd锟烫"


def has_sign(text: str) -> bool:
    """Whether a text shows any sign at all.

    >>> has_sign("总投资**156亿元**"), has_sign("总投资156亿元（不含税）。")
    (True, False)
    """
    return _signs_re().search(text) is not None


def signs_of(text: str) -> frozenset[str]:
    r"""Tell what may stand in a text that is not normal; doubled commas, line breaks and blanks show no sign.

    Args:
        text: any text.

    Returns:
        Those of `SIGNS` that the text shows, and all of them where it shows many: what is not among them is not in the text. Empty for most texts.

    >>> sorted(signs_of("總投資**156億元**")), sorted(signs_of("总投资（GDP）12%，")), signs_of("总投资156亿元。\n（完）")
    (['mark', 'script'], ['reading'], frozenset())
    """
    found = [match.lastgroup or "" for match in islice(_signs_re().finditer(text), _MANY)]
    return SIGNS if len(found) == _MANY else frozenset(found)


@cache
def _signs_re() -> re.Pattern[str]:
    """One class that lets the search skip quickly; which sign it is, is looked at then."""
    alone = {
        "entity": "&",
        "unseen": rf"{UNSEEN_CHARS}\r",
        "folded": FOLDED_CHARS,
        "script": sign_chars(),
        "lost": _LOST,
    }
    signs = [f"(?P<{name}>(?<=[{chars}]))" for name, chars in alone.items()]
    signs += [
        rf"(?P<reading>(?<=[{_OPENING}])(?= ?{LETTER}))",
        rf"(?P<asked>(?<=[{_ASKING}])(?=[0-9]|{LETTER}))",
        f"(?P<mark>{SIGN})",
    ]
    return compiled(rf"[{''.join(alone.values())}{_OPENING}{_ASKING}{SIGN_CHARS}](?:{'|'.join(signs)})")
