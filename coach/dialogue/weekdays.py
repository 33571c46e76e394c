"""Days of the week as people type them: mon wed, monday to friday, every day but sunday."""

import re
from typing import Final

from coach.availability import WEEKDAYS
from coach.errors import UnreadableAnswerError

HINT: Final = "Days like: tue thu sat sun."
WEEK: Final = tuple(range(7))
_GROUPS: Final = (
    (re.compile(r"work|weekday|week day|week-day"), WEEK[:5]),
    (re.compile(r"week.?end"), WEEK[5:]),
    (re.compile(r"every|each|any|all|daily|(?:the )?whole"), WEEK),
)
_WORD: Final = re.compile(
    r"(?P<but>but(?: not)?|except(?: for)?|apart from|without|not|no)\b"
    r"|(?P<to>[-–]|(?:to|till|until|through)\b)"
    r"|(?P<day>(?:mon|tues?|wed(?:s|nes)?|thu(?:rs?)?|fri|sat(?:ur)?|sun)(?:days?)?"
    r"|week[ -]?(?:day|end)s?|work(?:ing)?[ -]?days?"
    r"|every ?day|each day|any day|all(?: days| week)?|daily|(?:the )?whole week)\b"
    r"|(?P<between>(?:and|or|on|plus|also|at)\b|[,;/&+.])"
)


def read_weekdays(words: str) -> tuple[str, ...]:
    """The days in the order of the week.

    Raises:
        UnreadableAnswerError: a word that is no day of the week, or no day left.
    """
    said = " ".join(words.casefold().split())
    named: dict[bool, list[int]] = {True: [], False: []}
    wanted, ranging, place = True, False, 0
    while place < len(said):
        found = _WORD.match(said, place)
        if found is None:
            raise UnreadableAnswerError(words, HINT)
        place = found.end() + (said[found.end() : found.end() + 1] == " ")
        if found["day"]:
            days, held = _days(found["day"]), named[wanted]
            held += [*_between(held, days, words)] if ranging else days
        wanted = wanted and not found["but"]
        ranging = bool(found["to"])
    left = set(named[True] or (WEEK if named[False] else ())) - set(named[False])
    if ranging or not left:
        raise UnreadableAnswerError(words, HINT)
    return tuple(WEEKDAYS[day] for day in sorted(left))


def _days(word: str) -> tuple[int, ...]:
    for pattern, days in _GROUPS:
        if pattern.match(word):
            return days
    return (WEEKDAYS.index(word[:3]),)


def _between(before: list[int], days: tuple[int, ...], words: str) -> list[int]:
    """Monday to Friday; Friday to Monday goes over the weekend."""
    if not before or len(days) > 1:
        raise UnreadableAnswerError(words, HINT)
    count = (days[0] - before[-1]) % len(WEEK)
    return [(before[-1] + n) % len(WEEK) for n in range(count + 1)]
