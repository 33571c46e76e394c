"""An athlete's own words on their way to Claude: short, tidied, and nothing but data."""

import unicodedata

_HIDDEN = frozenset({"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"})
_MARK = "…"


def quote(text: str | None, most: int) -> str | None:
    """At most so many characters on one line; None for nothing.

    Control and formatting characters go; JSON escapes the rest where it is put in.
    """
    if text is None:
        return None
    seen = "".join(
        " " if unicodedata.category(char) in _HIDDEN else char
        for char in unicodedata.normalize("NFC", text[: 8 * most])
    )
    line = " ".join(seen.split())
    if not line:
        return None
    return line if len(line) <= most else line[: most - 1].rstrip() + _MARK
