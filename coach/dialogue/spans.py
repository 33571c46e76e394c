"""Days ahead as people say them: two dates, a day, or how many days it will be."""

import re
from datetime import date, timedelta

from coach.errors import UnreadableAnswerError
from coach.understanding import values

HINT = "Dates, like 2026-12-12..2026-12-14, or one day, or 3 days."
TOO_LONG = "That is more than half a year. Pause the coach in /settings instead."
LONGEST = timedelta(days=183)
"""Half a year without training is a pause, not an exception."""
_NUMBERS = {
    word: number
    for number, words in enumerate(
        ("", "a an one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")
    )
    for word in words.split()
}
_LASTING = re.compile(
    r"(?:for )?(?:the )?(?:(?:next|coming) )?"
    rf"(?P<number>\d{{1,3}}|{'|'.join(_NUMBERS)}) (?P<unit>day|week)s?"
    r"(?: (?:from|starting|beginning|as of)(?: on)? (?P<first>.+))?",
    re.IGNORECASE,
)
_UNTIL = re.compile(r"^(?:until|till?|through) ", re.IGNORECASE)


def days_ahead(words: str, today: date) -> tuple[date, date]:
    """First and last day, both included; a day alone is both, and 3 days begin today.

    Raises:
        UnreadableAnswerError: no days, or more than half a year of them.
    """
    said = _UNTIL.sub(f"{today.isoformat()}..", " ".join(words.split()).strip(" .,;!"))
    found = _LASTING.fullmatch(said)
    first, last = _lasting(found, today) if found else values.read_date_range(said, today)
    if last - first > LONGEST:
        raise UnreadableAnswerError(words, TOO_LONG)
    return first, last


def _lasting(found: re.Match[str], today: date) -> tuple[date, date]:
    number = found["number"].casefold()
    days = _NUMBERS.get(number) or int(number)
    days *= 7 if found["unit"].casefold() == "week" else 1
    if not days:
        raise UnreadableAnswerError(found[0], HINT)
    first = values.read_date(found["first"], today, future=True) if found["first"] else today
    return first, first + timedelta(days=days - 1)
