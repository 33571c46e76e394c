"""Settings: what an athlete can change about the coach and about the profile."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Any

from coach.athlete import (
    Athlete,
    AthleteId,
    Clearance,
    Discipline,
    Experience,
    HealthFlag,
    RiskStyle,
    Sex,
    Units,
)
from coach.availability import ASSUMED, WEEKDAYS, Availability, Minutes, Weekday
from coach.dialogue.dialogue import Dialogue
from coach.dialogue.form import Form, Question
from coach.dialogue.readers import ADULT_AGE_FROM, LONGEST_KM, OLDEST
from coach.dossier import Settings
from coach.errors import UnknownAthleteError, UnreadableAnswerError
from coach.places import HINT as PLACE_HINT
from coach.places import zone_of
from coach.planning.limits import BEARING, RISKY, cleared
from coach.ports import Clock, Store, Transaction
from coach.understanding import values
from coach.usecases.inputs import recheck

OFF = "off"
_TIME = re.compile(r"^([01]?\d|2[0-3])[:.h]?([0-5]\d)?$")


@dataclass(frozen=True, slots=True, kw_only=True)
class House:
    """Everything that can be set, as it is now."""

    athlete: Athlete
    availability: Availability
    settings: Settings
    today: date
    spent_usd: float | None = None
    """What Claude cost for this athlete this month; None where there is no ledger."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SettingKept:
    """A setting has a new value."""

    name: str
    house: House


Change = Callable[[House, str], House]


def _athlete(field: str, read: Callable[[str], Any]) -> Change:
    def change(house: House, value: str) -> House:
        return replace(house, athlete=replace(house.athlete, **{field: read(value)}))

    return change


def _settings(field: str, read: Callable[[str], Any]) -> Change:
    def change(house: House, value: str) -> House:
        return replace(house, settings=replace(house.settings, **{field: read(value)}))

    return change


def _days(house: House, value: str) -> House:
    """Minutes by weekday: "tue 60, thu 45, sun 2h"; days left out stay as they are."""
    found: dict[str, int] = {}
    for part in re.split(r"[,;]", value):
        words = part.split()
        if len(words) < 2 or words[0][:3].casefold() not in WEEKDAYS:  # noqa: PLR2004
            raise UnreadableAnswerError(value, DAYS_HINT)
        found[words[0][:3].casefold()] = _minutes(" ".join(words[1:]), value)
    days = replace(house.availability.days, **found)
    return replace(house, availability=replace(house.availability, days=days))


def _minutes(words: str, value: str) -> int:
    said = words.casefold().strip()
    hours = re.fullmatch(r"(\d+(?:[.,]\d+)?)\s*h(?:ours?)?", said)
    number = re.fullmatch(r"(\d+)\s*(?:min(?:utes)?|m)?", said)
    minutes = (
        round(float(hours[1].replace(",", ".")) * 60)
        if hours
        else int(number[1])
        if number
        else -1
    )
    if not 0 <= minutes <= 720:  # noqa: PLR2004 (twelve hours is the longest day)
        raise UnreadableAnswerError(value, DAYS_HINT)
    return minutes


def _long_days(house: House, value: str) -> House:
    days = tuple(Weekday(word[:3]) for word in value.casefold().replace(",", " ").split())
    return replace(house, availability=replace(house.availability, long_run_days=days))


def _hours(house: House, value: str) -> House:
    hours = _number(value, 0.5, 40, "Hours a week, like 6 or 7.5.")
    return replace(house, availability=replace(house.availability, hours_per_week=hours))


def _strength(house: House, value: str) -> House:
    hours = _number(value, 0, 6, "Hours a week, like 0.5.")
    return replace(house, availability=replace(house.availability, strength_hours=hours))


def _mobility(house: House, value: str) -> House:
    hours = _number(value, 0, 6, "Hours a week, like 0.5.")
    return replace(house, availability=replace(house.availability, mobility_hours=hours))


def _number(value: str, low: float, high: float, hint: str) -> float:
    try:
        number = float(value.strip().removesuffix("h").strip().replace(",", "."))
    except ValueError as error:
        raise UnreadableAnswerError(value, hint) from error
    if not low <= number <= high:
        raise UnreadableAnswerError(value, hint)
    return number


def _time(value: str) -> str:
    """18:30, 6 pm, noon; a bare hour is one of the day's twenty-four."""
    found = _TIME.match(value.strip().casefold())
    if found is not None:
        return f"{int(found[1]):02d}:{found[2] or '00'}"
    try:
        return f"{values.read_time_of_day(value):%H:%M}"
    except UnreadableAnswerError as error:
        raise UnreadableAnswerError(value, "A time, like 18:30.") from error


def _time_or_off(value: str) -> str | None:
    return None if value.casefold() == OFF else _time(value)


def _whole(low: int, high: int, hint: str) -> Callable[[str], int]:
    return lambda value: round(_number(value, low, high, hint))


def _km(house: House, value: str) -> House:
    km = values.read_distance(value, house.athlete.units)
    return replace(house, athlete=replace(house.athlete, weekly_km=km))


def _longest(house: House, value: str) -> House:
    km = values.read_distance(value, house.athlete.units)
    if km > LONGEST_KM:
        raise UnreadableAnswerError(value, "One session, up to 300 km, like 18 km.")
    return replace(house, athlete=replace(house.athlete, longest_recent_km=km))


CLEARED, CLEARED_HARD, NONE = "cleared", "cleared_hard", "none"
"""A clinician's yes, one that names hard training too, and no to every health question."""


def _health(house: House, value: str) -> House:
    """A flag goes on or off; a clinician's yes covers all that ask for one."""
    person = house.athlete
    if value in {CLEARED, CLEARED_HARD}:
        hard = value == CLEARED_HARD
        asks = ask_for_a_yes(person) if hard else waiting_for_a_yes(person, house.today)
        said = [Clearance(flag=flag, on=house.today, hard=hard) for flag in asks]
        kept = [one for one in person.clearances if one.flag not in {new.flag for new in said}]
        return replace(house, athlete=replace(person, clearances=(*kept, *said)))
    flags = set(person.health_flags or ())
    flags = set() if value == NONE else flags ^ {HealthFlag(value)}
    ordered = tuple(flag for flag in HealthFlag if flag in flags)
    clearances = tuple(one for one in person.clearances if one.flag in flags)
    person = replace(person, health_flags=ordered, clearances=clearances)
    return replace(house, athlete=person)


def ask_for_a_yes(person: Athlete) -> tuple[HealthFlag, ...]:
    """What of an athlete's answers is trained with only once a clinician agrees."""
    return tuple(flag for flag in (*RISKY, *BEARING) if person.has(flag))


def waiting_for_a_yes(person: Athlete, today: date) -> tuple[HealthFlag, ...]:
    """Of these, what no clinician has agreed to yet."""
    return tuple(flag for flag in ask_for_a_yes(person) if cleared(person, flag, today) is None)


def waits_for_hard(person: Athlete, today: date) -> bool:
    """Whether a disease keeps hard training off until a clinician's yes names it."""
    return any(person.has(flag) and not cleared(person, flag, today) for flag in RISKY)


def _born(house: House, value: str) -> House:
    this = house.today.year
    year = round(_number(value, this - OLDEST, this, "A year, like 1985."))
    if this - year < ADULT_AGE_FROM:
        raise UnreadableAnswerError(value, "I coach people from sixteen on.")
    return replace(house, athlete=replace(house.athlete, birth_year=year))


DAYS_HINT = "Days and minutes, like: tue 60, thu 45, sun 2h."
BPM = "Beats a minute, like 52."

CHANGES: Mapping[str, Change] = {
    "units": _athlete("units", Units),
    "tone": _athlete("tone", _whole(0, 100, "A number from 0 to 100.")),
    "risk_style": _athlete("risk_style", RiskStyle),
    "time_zone": _athlete("time_zone", zone_of),
    "sport": _athlete("sport", Discipline),
    "experience": _athlete("experience", Experience),
    "sex": _athlete("sex", Sex),
    "birth_year": _born,
    "health": _health,
    "resting_hr": _athlete("resting_hr", _whole(25, 110, BPM)),
    "max_hr": _athlete("max_hr", _whole(110, 230, "Beats a minute, like 184.")),
    "threshold_hr": _athlete("threshold_hr", _whole(80, 220, "Beats a minute, like 168.")),
    "weekly_km": _km,
    "longest_recent_km": _longest,
    "days": _days,
    "hours": _hours,
    "long_run_days": _long_days,
    "strength_hours": _strength,
    "mobility_hours": _mobility,
    "sunday_at": _settings("sunday_at", _time),
    "wednesday_at": _settings("wednesday_at", _time),
    "check_in_at": _settings("check_in_at", _time_or_off),
    "race_morning_at": _settings("race_morning_at", _time_or_off),
    "day_after_at": _settings("day_after_at", _time_or_off),
    "quiet_from": _settings("quiet_from", _time),
    "quiet_to": _settings("quiet_to", _time),
    "paused": _settings("paused", lambda value: value == "on"),
    "theme": _settings("theme", lambda value: "dark" if value == "dark" else "light"),
}
"""How each setting is changed by words; a value that does not fit raises."""

MATTERS = frozenset(
    {
        "risk_style",
        "time_zone",
        "sport",
        "experience",
        "weekly_km",
        "longest_recent_km",
        "days",
        "hours",
        "long_run_days",
        "strength_hours",
        "mobility_hours",
        "birth_year",
        "health",
    }
)
"""Those that a week is written from."""

SAID = {
    "days": "days and minutes",
    "hours": "hours a week",
    "long_run_days": "day for the long one",
    "weekly_km": "usual week",
    "longest_recent_km": "longest session",
    "sex": "body",
    "health": "answer about your health",
    "risk_style": "style",
    "sunday_at": "hour on Sunday",
    "wednesday_at": "hour on Wednesday",
    "check_in_at": "hour of the check-in",
    "race_morning_at": "hour on race morning",
    "day_after_at": "hour on the day after a race",
    "quiet_from": "quiet hours",
    "quiet_to": "quiet hours",
    "resting_hr": "resting pulse",
    "max_hr": "highest pulse",
    "threshold_hr": "pulse at threshold",
    "strength_hours": "hours of strength",
    "mobility_hours": "hours of mobility",
    "birth_year": "year of birth",
    "paused": "pause",
}
"""How a setting is named where its change is undone; the others by their own names."""

SETTING = Form(
    "setting",
    (
        Question(
            key="value",
            text=lambda answers: answers["_text"],
            hint="The new value.",
            skip=False,
        ),
    ),
    label="the setting",
)
"""A setting that is typed; which one stands in the dialogue's subject."""

HINTS: Mapping[str, str] = {
    "birth_year": "A year, like 1985.",
    "time_zone": PLACE_HINT,
    "days": DAYS_HINT,
    "hours": "Hours a week, like 6 or 7.5.",
    "weekly_km": "A distance, like 42 km.",
    "longest_recent_km": "A distance, like 18 km.",
    "sunday_at": "A time, like 18:30.",
    "wednesday_at": "A time, like 12:30.",
    "check_in_at": "A time, like 20:30, or off.",
    "race_morning_at": "A time, like 05:30, or off.",
    "day_after_at": "A time, like 09:30, or off.",
    "quiet_from": "A time, like 22:00.",
    "quiet_to": "A time, like 06:30.",
    "resting_hr": BPM,
    "max_hr": "Beats a minute, like 184.",
    "threshold_hr": "Beats a minute, like 168.",
    "strength_hours": "Hours a week, like 0.5.",
    "mobility_hours": "Hours a week, like 0.5.",
}


@dataclass(frozen=True, slots=True)
class KeepSettings:
    """Reads and changes settings."""

    store: Store
    clock: Clock

    async def house(self, athlete: AthleteId) -> House:
        moment = self.clock.moment()
        async with self.store.reading() as tx:
            return await _house(tx, athlete, moment)

    async def change(self, athlete: AthleteId, name: str, value: str) -> SettingKept:
        """Raises UnreadableAnswerError where the value does not fit."""
        moment = self.clock.moment()
        async with self.store.transaction() as tx:
            return await change(tx, athlete, name, value, moment)


async def change(
    tx: Transaction, athlete: AthleteId, name: str, value: str, moment: datetime
) -> SettingKept:
    before = await _house(tx, athlete, moment)
    try:
        after = CHANGES[name](before, value)
    except (KeyError, ValueError) as error:
        raise UnreadableAnswerError(value, HINTS.get(name, "")) from error
    tx.undoable(athlete, f"your {SAID.get(name, name.replace('_', ' '))}", moment)
    await _keep(tx, athlete, before, after)
    if name in MATTERS:
        await recheck(tx, athlete, after.today)
    return SettingKept(name=name, house=after)


async def finish_setting(
    tx: Transaction, athlete: AthleteId, dialogue: Dialogue, moment: datetime
) -> SettingKept | UnreadableAnswerError:
    """A typed value; one that does not fit changes nothing, and the question stays open."""
    name = dialogue.subject or ""
    try:
        return await change(tx, athlete, name, dialogue.answers["value"], moment)
    except UnreadableAnswerError as error:
        answers = {key: words for key, words in dialogue.answers.items() if key != "value"}
        await tx.dialogues.keep(athlete, replace(dialogue, answers=answers, asked="value"))
        return error


async def _house(tx: Transaction, athlete: AthleteId, moment: datetime) -> House:
    person = await tx.athletes.get(athlete)
    if person is None:
        raise UnknownAthleteError(athlete)
    return House(
        athlete=person,
        availability=await tx.availability.get(athlete) or Availability(days=ASSUMED),
        settings=await tx.settings.get(athlete) or Settings(),
        today=person.today(moment),
    )


async def _keep(tx: Transaction, athlete: AthleteId, before: House, after: House) -> None:
    if after.athlete != before.athlete:
        await tx.athletes.keep(athlete, after.athlete)
    if after.availability != before.availability:
        await tx.availability.keep(athlete, after.availability)
    if after.settings != before.settings:
        await tx.settings.keep(athlete, after.settings)
    if after.settings != before.settings or after.athlete.time_zone != before.athlete.time_zone:
        await tx.pushes.replan(athlete)


def minutes_of(days: Minutes) -> tuple[tuple[str, int], ...]:
    return tuple((day, getattr(days, day)) for day in WEEKDAYS)
