"""Readers of one typed value each: what a form's answer or a command's word says."""

import re
import unicodedata
from datetime import date, time, timedelta
from typing import Final, NoReturn

from coach.activity import Sport
from coach.athlete import Units
from coach.errors import UnreadableAnswerError
from coach.understanding import dates, distances, durations

DATE_HINT: Final = "A date with the month's name, like 12 Dec 2026, or 2026-12-12."
RANGE_HINT: Final = "Two dates, like 2026-12-12..2026-12-14 or 12-14 Dec."
DISTANCE_HINT: Final = "A distance, like 21.1 km or 50k."
DISTANCE_HINT_MI: Final = "A distance, like 13.1 mi or 50k."
ASCENT_HINT: Final = "A climb, like 300 m or 1000 ft."
DURATION_HINT: Final = "A time, like 1:45:30, 1h05 or 65 min."
TIME_HINT: Final = "A time of day, like 18:00 or 6 pm."

_SHORTEST_KM: Final = 0.1
_LONGEST_KM: Final = 1000
_LONGEST_S: Final = 1_000_000
_HIGHEST_M: Final = 50_000
_LONGEST_RANGE: Final = timedelta(days=366)
_LONGEST_ANSWER: Final = 80
_NOON: Final = 12
_MIDNIGHT_HOUR: Final = 24
_FLAGS = re.VERBOSE | re.IGNORECASE | re.ASCII


def _refuse(words: str, hint: str) -> NoReturn:
    raise UnreadableAnswerError(words, hint)


def _plain(words: str, hint: str) -> str:
    """The words with simple spaces and signs; what is too long to be one value is refused."""
    if len(words) > _LONGEST_ANSWER:
        _refuse(words, hint)
    said = unicodedata.normalize("NFKC", words).translate(_SIGNS)
    return " ".join(said.split()).strip(" .,;!").strip()


_SIGNS: Final = {
    **dict.fromkeys((0x2010, 0x2011, 0x2012, 0x2013, 0x2014, 0x2212), "-"),
    **dict.fromkeys((0x2018, 0x2019, 0x2032, 0x00B4), "'"),
    **dict.fromkeys((0x201C, 0x201D, 0x2033), '"'),
    **dict.fromkeys((0x200B, 0x200C, 0x200D, 0x2060, 0xFEFF, 0x00AD), None),
    0x00D7: "x",
    0x2026: "..",
}


def read_date(text: str, today: date, *, future: bool) -> date:
    """One date: 2026-12-12, 12 Dec, Dec 12 2026, 12.12.2026, tomorrow, sat, in 3 weeks.

    Without a year, and for weekdays, the nearest one ahead (`future`) or behind; today is both.

    Raises:
        UnreadableAnswerError: no date, or one that could be two dates (04/05).
    """
    said = re.sub(r"^(?:on|the|since|from) ", "", _plain(text, DATE_HINT), flags=re.IGNORECASE)
    if re.fullmatch(r"\d{1,2}\.[ ]?\d{1,2}", said, re.ASCII):
        said += "."
    try:
        found = dates.whole_date(said, today, future=future)
    except OverflowError:
        found = None
    return found or _refuse(text, DATE_HINT)


_RANGE_SPLIT = re.compile(
    r"\s*\.{2,3}\s*|\s+(?:to|till|until|through|bis)\s+|\s+-+\s+|\s*-\s*(?=[a-z])"
    r"|(?<=\d\d)-(?=(?:19|20)\d\d-)|(?<=\.\d{4})-(?=\d)",
    _FLAGS,
)
_DAYS_OF_MONTH = re.compile(
    r"(?P<from>\d{1,2})\.?(?:st|nd|rd|th)?\s?(?:-|\.\.|to|bis)\s?"
    r"(?P<to>\d{1,2}\.?(?:st|nd|rd|th)?\s?(?P<rest>[a-z]{3,9}\.?(?:,?\s\d{4})?))",
    _FLAGS,
)
_MONTH_OF_DAYS = re.compile(
    r"(?P<month>[a-z]{3,9})\.?\s(?P<from>\d{1,2})\s?(?:-|\.\.|to)\s?(?P<to>\d{1,2})(?P<year>,?\s\d{4})?",
    _FLAGS,
)


def _named_span(said: str, today: date) -> tuple[date, date] | None:
    monday = today - timedelta(days=today.weekday())
    sunday = monday + timedelta(days=6)
    return {
        "this week": (today, sunday),
        "next week": (monday + timedelta(days=7), sunday + timedelta(days=7)),
        "this weekend": (max(today, sunday - timedelta(days=1)), sunday),
        "the weekend": (max(today, sunday - timedelta(days=1)), sunday),
    }.get(said.lower())


def _two_ends(said: str) -> tuple[str, str]:
    days = _DAYS_OF_MONTH.fullmatch(said)
    if days:
        return f"{days['from']} {days['rest']}", days["to"]
    month = _MONTH_OF_DAYS.fullmatch(said)
    if month:
        year = month["year"] or ""
        return (f"{month['from']} {month['month']}{year}", f"{month['to']} {month['month']}{year}")
    ends = _RANGE_SPLIT.split(said, maxsplit=1)
    return ends[0], ends[-1]


def read_date_range(text: str, today: date, *, future: bool = True) -> tuple[date, date]:
    """First and last day, both included: 2026-12-12..2026-12-14, 12-14 Dec, next week, sat.

    Raises:
        UnreadableAnswerError: no range, one that ends before it begins, or longer than a year.
    """
    said = re.sub(r"^from ", "", _plain(text, RANGE_HINT), flags=re.IGNORECASE)
    span = _named_span(said, today)
    if span:
        return span
    first_words, last_words = _two_ends(said)
    longest = _LONGEST_RANGE
    try:
        first = read_date(first_words, today, future=future)
        last = read_date(last_words, today, future=future)
        if last < first:  # 28 Dec - 3 Jan: the next year's January
            last = read_date(last_words, first, future=True)
            longest = _LONGEST_RANGE / 2
    except UnreadableAnswerError as error:
        raise UnreadableAnswerError(text, RANGE_HINT) from error
    if not first <= last <= first + longest:
        _refuse(text, RANGE_HINT)
    return first, last


def read_distance(text: str, units: Units) -> float:
    """Km: 50k, 100mi, 21.1 km, 1500 m, half marathon; a bare number is in the athlete's unit.

    Raises:
        UnreadableAnswerError: no distance, less than 100 m, or more than 1000 km.
    """
    hint = DISTANCE_HINT_MI if units is Units.MI else DISTANCE_HINT
    km = distances.whole_distance(_plain(text, hint), units)
    if km is None or not _SHORTEST_KM <= km <= _LONGEST_KM:
        _refuse(text, hint)
    return km


def read_ascent(text: str, units: Units = Units.KM) -> float:
    """Metres of climb: 300, 300 m, +300m, 1000 ft, 5500m up; a bare number is m, ft for miles.

    Raises:
        UnreadableAnswerError: no climb, or more than 50,000 m.
    """
    metres = distances.whole_climb(_plain(text, ASCENT_HINT), units)
    if metres is None or metres > _HIGHEST_M:
        _refuse(text, ASCENT_HINT)
    return metres


def read_duration(text: str, km: float | None = None, sport: Sport | None = None) -> float:
    """Seconds: 1:05, 1h05, 65 min, 45', 1:05:30, 24 h; a bare number is minutes.

    `a:b` is min:s if that is a plausible speed over `km`, else h:min; without `km` 1:05 is
    hours, 45:00 minutes.

    Raises:
        UnreadableAnswerError: no time, nought, or more than eleven days.
    """
    said = _plain(text, DURATION_HINT)
    if re.fullmatch(r"\d{1,4}", said, re.ASCII):
        said += " min"
    found = durations.whole_duration(said)
    seconds = found.over(km, sport) if found else 0
    if not 0 < seconds <= _LONGEST_S:
        _refuse(text, DURATION_HINT)
    return seconds


_TIME = re.compile(
    r"(?:at[ ])?(?P<h>\d{1,2})(?:(?P<mark>[:.h])(?P<m>[0-5]\d)?|(?P<packed>[0-5]\d))?[ ]?"
    r"(?P<half>[ap]\.?m\.?)?(?:[ ]?(?:uhr|o'clock|h))?",
    _FLAGS,
)


def read_time_of_day(text: str) -> time:
    """A time of day: 18:00, 6pm, 6:30 am, 18h, 18.30, 1830, noon, midnight.

    Raises:
        UnreadableAnswerError: no time of day.
    """
    said = _plain(text, TIME_HINT)
    named = {"noon": time(12), "midday": time(12), "midnight": time(0)}.get(said.lower())
    if named is not None:
        return named
    match = _TIME.fullmatch(said)
    found = _time(match) if match else None
    return found if found is not None else _refuse(text, TIME_HINT)


def _time(match: re.Match[str]) -> time | None:
    """None for 25:00, 13 pm and a bare 7."""
    hour, minute = int(match["h"]), int(match["m"] or match["packed"] or 0)
    half = (match["half"] or "")[:1].lower()
    if len(match[0]) == 1:  # 7 may be either half of the day
        return None
    if half:
        if not 1 <= hour <= _NOON:
            return None
        hour = hour % _NOON + (_NOON if half == "p" else 0)
    return time(hour, minute) if hour < _MIDNIGHT_HOUR else None
