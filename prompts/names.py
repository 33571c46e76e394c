"""Names that somebody else may have written: a race in a picture is called what it is called."""

import re

from prompts.quotes import quote

NAMELESS = "Race"

_LEADS_SOMEWHERE = re.compile(
    r"\S*(?:https?:|tg:|www\.)\S*|\S*@\S*|(?<!\S)/[a-z_]\S*"
    r"|\S+\.(?:com|org|net|io|ru|example|app|me|de|co)\b\S*",
    re.IGNORECASE,
)
"""Addresses, mentions and commands: a chat would make them something to tap."""

_MARKUP = re.compile(r"[<>{}\[\]\\|`]+")


def plain_name(text: str, most: int) -> str | None:
    """A name on one line, without markup or anything to tap; None for nothing."""
    line = quote(text, 4 * most)
    if line is None:
        return None
    words = _LEADS_SOMEWHERE.sub(" ", _MARKUP.sub(" ", line))
    return quote(words, most) or NAMELESS
