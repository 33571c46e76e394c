"""Readers of answers: words and the circumstances of a dialogue, to a value.

The circumstances are the hidden answers `_today` (ISO date), `_units` (km or mi).
"""

import re
from datetime import date, datetime
from typing import NoReturn

from coach.athlete import Units
from coach.dialogue.form import Answers
from coach.dialogue.named import km_in_name
from coach.dialogue.spans import days_ahead
from coach.dialogue.weekdays import read_weekdays
from coach.errors import UnreadableAnswerError
from coach.understanding import values
from coach.understanding.names import read_name

ADULT_AGE_FROM = 16
OLDEST = 100
_DATE = re.compile(
    r"\b\d{4}-\d{1,2}-\d{1,2}\b|\b\d{1,2}[./]\d{1,2}[./]\d{2,4}\b"
    r"|\b\d{1,2}\.?\s+(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.?\s+\d{4}\b",
    re.IGNORECASE,
)


def today_of(answers: Answers) -> date:
    if "_today" in answers:
        return date.fromisoformat(answers["_today"])
    return datetime.fromisoformat(answers["_moment"]).date()


def units_of(answers: Answers) -> Units:
    return Units(answers.get("_units") or answers.get("units") or Units.KM)


def _refuse(words: str, hint: str) -> NoReturn:
    raise UnreadableAnswerError(words, hint)


def whole(words: str, low: int, high: int, hint: str) -> int:
    """A whole number between two bounds, both included."""
    said = words.strip()
    if not said.isascii() or not said.isdigit() or not low <= int(said[:9]) <= high:
        _refuse(words, hint)
    return int(said)


SAME, WAS_NAME = "=", "_was_name"
"""The answer that leaves a name as it is, and the hidden one that says what it was."""


def name(words: str, answers: Answers) -> str:
    """A race's name. A date in it was meant for the next question; a name that is kept stays."""
    if words == SAME and WAS_NAME in answers:
        return answers[WAS_NAME]
    if _DATE.search(words) and answers.keys().isdisjoint({"name", "race_name"}):
        _refuse(words, "Only its name; I ask for the rest one by one.")
    return read_name(words)


def scale_0_10(words: str, _: Answers) -> int:
    return whole(words, 0, 10, "A number from 0 to 10.")


def energy(words: str, _: Answers) -> int:
    return whole(words, 1, 5, "A number from 1 to 5.")


def hours(words: str, _: Answers) -> float:
    hint = "Hours a week, like 6 or 7.5."
    said = words.strip().removesuffix("h").strip().replace(",", ".")
    try:
        number = float(said)
    except ValueError:
        _refuse(words, hint)
    if not 0 < number <= 40:  # noqa: PLR2004 (more than forty hours is a typing error)
        _refuse(words, hint)
    return number


def weekday_list(words: str, _: Answers) -> tuple[str, ...]:
    """Weekdays in the order of the week."""
    return read_weekdays(words)


def health(words: str, _: Answers) -> tuple[str, ...]:
    return tuple(sorted(word for word in words.split(",") if word and word != "none"))


def distance_km(words: str, answers: Answers) -> float:
    """Km; a bare number is in the athlete's unit, and nought is a distance too."""
    if words.strip() == "0":
        return 0.0
    return values.read_distance(words, units_of(answers))


LONGEST_KM = 300.0
"""No single session of the last four weeks was longer."""


def session_km(words: str, answers: Answers) -> float:
    """The longest session of late, km."""
    km = distance_km(words, answers)
    if km > LONGEST_KM:
        _refuse(words, "One session, up to 300 km, like 18 or 11 mi.")
    return km


def ascent_m(words: str, _: Answers) -> float:
    return 0.0 if words.strip() == "0" else values.read_ascent(words)


def future_day(words: str, answers: Answers) -> date:
    today = today_of(answers)
    day = values.read_date(words, today, future=True)
    if day < today:
        _refuse(words, "That day has passed. A race behind you goes in with /race result.")
    if (day - today).days > 3 * 366:
        _refuse(words, "That is more than three years away. A date, like 2027-05-16.")
    return day


def past_day(words: str, answers: Answers) -> date:
    today = today_of(answers)
    day = values.read_date(words, today, future=False)
    if day > today:
        _refuse(words, "That day is still ahead. A day that was, like yesterday or 21 Nov.")
    return day


def past_race_day(words: str, answers: Answers) -> date:
    try:
        return past_day(words, answers)
    except UnreadableAnswerError as error:
        if "still ahead" not in error.hint:
            raise
        _refuse(words, "That day is still ahead. A race ahead goes in with /race.")


def named_km(answers: Answers) -> float | None:
    """How far the race is by its name alone."""
    said = answers.get("name") or answers.get("race_name") or ""
    said = answers.get(WAS_NAME, said) if said == SAME else said
    return km_in_name(said, units_of(answers))


def race_time(words: str, answers: Answers) -> float:
    """Seconds; 3:45 over a marathon is hours and minutes."""
    km = answers.get("km")
    return race_seconds(words, distance_km(km, answers) if km else named_km(answers))


def race_seconds(words: str, km: float | None) -> float:
    """The time of a race over so many km, in seconds."""
    seconds = values.read_duration(words, km=km)
    if not SHORTEST_S <= seconds <= LONGEST_S:
        _refuse(words, "A time, like 3:28:11.")
    if km and not FASTEST_S_KM <= seconds / km <= SLOWEST_S_KM:
        _refuse(words, "A time that fits the distance, like 3:28:11 for a marathon.")
    if km and km < SHORT_KM and seconds / km > WALKED_S_KM and _TWO_PARTS.fullmatch(words.strip()):
        _refuse(words, "Hours, minutes and seconds, like 0:48:30 or 5:00:00.")
    return seconds


FASTEST_S_KM, SLOWEST_S_KM = 60.0, 2400.0
"""On a bicycle downhill, and uphill without a path: beyond them a time is a typing error."""

SHORT_KM, WALKED_S_KM = 42.0, 900.0
"""A shorter race at less than 4 km/h: 5:00 for ten km may be meant as anything."""
_TWO_PARTS = re.compile(r"\d{1,3}:\d{2}")

SHORTEST_S, LONGEST_S = 5.0, 950_400.0
"""From a sprint to eleven days."""


def birth_year(words: str, answers: Answers) -> int:
    this = today_of(answers).year
    return whole(words, this - OLDEST, this, "A year, like 1985.")


def pulse(words: str, _: Answers) -> tuple[int, int]:
    """Resting and highest pulse, beats a minute."""
    hint = "Two numbers: resting, then highest, like 52 184."
    numbers = words.replace("/", " ").replace(",", " ").replace("-", " ").split()
    if len(numbers) != 2:  # noqa: PLR2004 (resting and highest)
        _refuse(words, hint)
    rest, highest = whole(numbers[0], 25, 110, hint), whole(numbers[1], 110, 230, hint)
    if highest - rest < 40:  # noqa: PLR2004 (less is no human range)
        _refuse(words, hint)
    return rest, highest


def future_range(words: str, answers: Answers) -> tuple[date, date]:
    """First and last day, both included; a day alone is both."""
    today = today_of(answers)
    first, last = days_ahead(words, today)
    if last < today:
        _refuse(words, "Those days have passed. Dates ahead, like 2026-12-12..2026-12-14.")
    return first, last
