"""A name as somebody typed it: one line, no marks that nobody sees, short enough to be read."""

import unicodedata

from coach.errors import UnreadableAnswerError

LONGEST = 60
HINT = f"Its name, {LONGEST} characters at most."
_JOINERS = frozenset("\u200d\ufe0f")
"""What holds an emoji together."""


def read_name(words: str) -> str:
    """The name; control and direction marks are dropped, for they would turn the text around it.

    Raises:
        UnreadableAnswerError: nothing is left of it, or it is too long.
    """
    seen = "".join(
        " " if char.isspace() else char
        for char in words
        if char in _JOINERS or char.isspace() or unicodedata.category(char) not in {"Cf", "Cc"}
    )
    name = " ".join(seen.split()).strip("".join(_JOINERS) + " ")
    if not name or len(name) > LONGEST:
        raise UnreadableAnswerError(words, HINT)
    return name
