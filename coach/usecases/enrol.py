"""Somebody becomes an athlete: what the onboarding's answers lead to."""

from dataclasses import dataclass
from datetime import date, datetime

from coach.athlete import Athlete, AthleteId, Discipline, HealthFlag, Sex, Units
from coach.availability import WEEKDAYS, Availability, Minutes, Weekday
from coach.dialogue.dialogue import Dialogue
from coach.dialogue.form import Answers
from coach.dialogue.onboarding import HEALTH, ONBOARDING
from coach.dialogue.readers import named_km
from coach.dossier import Settings
from coach.journal import Observation
from coach.planning.pain import STOP_FROM
from coach.ports import Transaction
from coach.race import Priority, RaceGoal
from coach.state import ReturnStage, State, StateKind, Tier

LONG_DAY_SHARE = 2.0
"""The longest day gets twice the minutes of the others: a long session needs the room."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Enrolled:
    """Who the athlete is now, and what the first program has to heed."""

    athlete: Athlete
    availability: Availability
    race: RaceGoal | None = None
    alarm: Tier | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Declined:
    """Under sixteen."""


async def enrol(
    tx: Transaction, athlete: AthleteId, dialogue: Dialogue, moment: datetime
) -> Enrolled | Declined:
    """Keeps the profile, the week, the race and how the body is today."""
    answers = dialogue.answers
    if answers.get("adult") == "no":
        return Declined()
    profile = _profile(answers, answers.get("_name"))
    today = profile.today(moment)
    if profile.birth_year is not None and today.year - profile.birth_year < 16:  # noqa: PLR2004
        return Declined()
    week = availability(answers)
    await tx.athletes.keep(athlete, profile)
    await tx.settings.keep(athlete, Settings())
    await tx.availability.keep(athlete, week)
    race = _race(answers)
    if race is not None:
        await tx.races.keep(athlete, race)
    alarm = await _body(tx, athlete, answers, today)
    return Enrolled(athlete=profile, availability=week, race=race, alarm=alarm)


def _profile(answers: Answers, name: str | None) -> Athlete:
    value = ONBOARDING.value
    pulse = value("hr", answers)
    sex = value("sex", answers)
    asked_health = value("health", answers) if answers.get("health") else None
    known = {flag.value for flag in HealthFlag}
    return Athlete(
        time_zone=value("time_zone", answers),
        name=name,
        units=Units(answers.get("units") or Units.KM),
        sport=value("sport", answers) or Discipline.RUNNING,
        weekly_km=value("weekly", answers),
        longest_recent_km=value("longest", answers),
        birth_year=value("birth_year", answers),
        sex=Sex(sex) if sex else None,
        resting_hr=pulse[0] if pulse else None,
        max_hr=pulse[1] if pulse else None,
        health_flags=None
        if asked_health is None
        else tuple(HealthFlag(flag) for flag in asked_health if flag in known),
    )


def availability(answers: Answers) -> Availability:
    """Days and hours as minutes a day: the long days get twice what the others get."""
    value = ONBOARDING.value
    days = set(value("days", answers) or ())
    long_days = tuple(d for d in value("long_days", answers) or () if d in days)
    hours = value("hours", answers)
    longest = set(long_days[:1])
    shares = {day: LONG_DAY_SHARE if day in longest else 1.0 for day in days}
    total = sum(shares.values()) or 1.0
    minutes = {day: _to_five(hours * 60 * shares.get(day, 0.0) / total) for day in WEEKDAYS}
    return Availability(
        days=Minutes(**minutes),
        hours_per_week=hours,
        long_run_days=tuple(Weekday(day) for day in long_days),
    )


def _to_five(minutes: float) -> int:
    return round(minutes / 5) * 5


def _race(answers: Answers) -> RaceGoal | None:
    value = ONBOARDING.value
    name, day = value("race_name", answers), value("race_day", answers)
    km = value("race_km", answers) or named_km(answers)
    if not (name and day and km):
        return None
    return RaceGoal(name=name, date=day, priority=Priority.A, km=km)


async def _body(tx: Transaction, athlete: AthleteId, answers: Answers, today: date) -> Tier | None:
    """How the body is today: an observation, and the state it opens."""
    if answers.get("body") == "ill":
        await tx.states.keep(athlete, State(kind=StateKind.SICK, since=today, tier=Tier.T5))
    if answers.get("body") == "pain":
        await _pain(tx, athlete, answers, today)
    if "chest" in (ONBOARDING.value("health", answers) or ()):
        await tx.states.keep(
            athlete,
            State(kind=StateKind.RED_FLAG, since=today, tier=Tier.T2, where=dict(HEALTH)["chest"]),
        )
        return Tier.T2
    return None


async def _pain(tx: Transaction, athlete: AthleteId, answers: Answers, today: date) -> None:
    pain = ONBOARDING.value("pain", answers)
    where = ONBOARDING.value("pain_where", answers)
    await tx.journal.keep(athlete, Observation(date=today, pain=pain, pain_where=where))
    if pain is not None and pain >= STOP_FROM:
        await tx.states.keep(
            athlete,
            State(
                kind=StateKind.INJURED,
                since=today,
                where=where,
                severity=pain,
                stage=ReturnStage.OFF,
            ),
        )
