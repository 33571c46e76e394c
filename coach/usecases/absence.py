"""Plain words that tell of days away: which days they are. What is done on them is asked."""

import re
from datetime import date

from coach.dialogue.spans import days_ahead
from coach.errors import UnreadableAnswerError

_AWAY = re.compile(
    r"\b(?:i'?ll|i will|we'?ll|we will|i'?m|i am|we'?re|we are|(?:have|need) to)"
    r"(?: (?:probably|going to|gonna|also|all))* ?(?:be )?"
    r"(?:away|abroad|travel+ing|travel|out of town|(?:off|away)? ?(?:on|for) "
    r"(?:holidays?|vacation|(?:a )?(?:business|work) trip|a trip)"
    r"|(?:flying|going|driving|off) to (?P<to>\S+)|in (?P<in>\S+))\b",
    re.IGNORECASE,
)
_MOST_WORDS = 25
_NOT_ALONE = re.compile(r"(?:the )?(?:\d+|may|sun|sat|mon|wed|today|tonight)", re.IGNORECASE)
"""What is too little to be days by itself within a sentence."""


def days_away(words: str, today: date) -> tuple[date, date] | None:
    """The first and last day of "I will be in Spain next week"; None: it tells of none."""
    said = " ".join(words.replace("’", "'").split())
    found = _AWAY.search(said)
    if found is None or not _is_place(found["to"] or found["in"]):
        return None
    return _longest(said, today)


def _is_place(name: str | None) -> bool:
    """In Spain, not in pain: a place has a capital letter. Without one, other words say it."""
    return name is None or name[:1].isupper()


def _longest(said: str, today: date) -> tuple[date, date] | None:
    """The days that the most words in a row name, all of them ahead."""
    words = [word.strip(" .,;:!()") for word in said.split()][:_MOST_WORDS]
    for size in range(len(words), 0, -1):
        for start in range(len(words) - size + 1):
            span = _span(" ".join(words[start : start + size]), today)
            if span is not None:
                return span
    return None


def _span(words: str, today: date) -> tuple[date, date] | None:
    if _NOT_ALONE.fullmatch(words):
        return None
    try:
        first, last = days_ahead(words, today)
    except UnreadableAnswerError:
        return None
    return (first, last) if last > today else None
