"""What lies behind an athlete, as Claude is told: weeks, states, journal, wishes."""

from collections.abc import Iterable, Mapping
from datetime import date, timedelta
from typing import Any

from coach.availability import Weekday
from coach.dossier import Dossier
from coach.planning.facts import Facts
from coach.planning.week import Written
from coach.planning.weeks import PastWeek
from prompts.quotes import quote

JOURNAL_DAYS = 7
NOTES, NOTE_LETTERS = 3, 90
"""So many notes, so long each."""

WHERE_LETTERS, WISH_LETTERS = 24, 140
WANTS, FACTS, WANT_LETTERS = 2, 3, 70

PAST_WEEKS = 4

Brief = dict[str, Any]


def bare(told: Mapping[str, Any]) -> Brief:
    """Only what says something."""
    return {key: value for key, value in told.items() if value not in (None, "", [], {}, ())}


def weeks(dossier: Dossier, known: Facts) -> list[str]:
    """What was planned and done; weeks without either are left out at the far end."""
    return [
        _week(dossier, week)
        for week in known.past.weeks[:PAST_WEEKS]
        if week.sessions or week.minutes or dossier.in_force(week.monday) is not None
    ]


def _week(dossier: Dossier, week: PastWeek) -> str:
    program = dossier.in_force(week.monday)
    done = f"done {week.load_km:.0f} km {week.minutes:.0f} min in {week.sessions}"
    longest = f", longest {week.longest_main_minutes:.0f} min" if week.longest_main_minutes else ""
    if program is None:
        return done + longest
    meant = program.predicted_metrics
    hard = [
        workout.code
        for day in program.daily_program
        for workout in day.workouts
        if workout.code and workout.intensity.value == "High"
    ]
    codes = f", hard {' '.join(hard)}" if hard else ""
    plan = f"; planned {meant.total_distance_km:.0f} km {meant.total_minutes:.0f} min{codes}"
    return done + longest + plan


def followed(dossier: Dossier) -> float | None:
    """The share of the last plan that was done."""
    shares = [r.adherence for r in dossier.receipts if r.adherence is not None]
    return round(shares[-1], 2) if shares else None


def states(known: Facts) -> list[Brief]:
    return [
        bare(
            {
                "kind": state.kind.value,
                "step": state.stage.value,
                "pain": state.severity,
                "where": quote(state.where, WHERE_LETTERS),
            }
        )
        for state in known.body.states
    ]


def journal(dossier: Dossier, today: date) -> list[Brief]:
    """The last days, newest first; only fields that were answered."""
    since = today - timedelta(days=JOURNAL_DAYS)
    seen = [o for o in reversed(dossier.observations) if since < o.date <= today]
    notes = 0
    found: list[Brief] = []
    for entry in seen:
        note = quote(entry.note, NOTE_LETTERS) if notes < NOTES else None
        notes += note is not None
        day = bare(
            {
                "rpe": _whole(entry.rpe),
                "energy": entry.energy,
                "sleep": entry.sleep,
                "sore": entry.soreness or None,
                "pain": entry.pain or None,
                "where": quote(entry.pain_where, WHERE_LETTERS) if entry.pain else None,
                "note": note,
            }
        )
        if day:
            found.append({"day": Weekday.of(entry.date).value, **day})
    return found


def _whole(number: float | None) -> float | int | None:
    """4 rather than 4.0."""
    return int(number) if number is not None and number == int(number) else number


def asked(planned: Written) -> Brief:
    wishes = planned.wishes
    if wishes is None:
        return {}
    return bare(
        {
            "tired": wishes.tired or None,
            "hurts": wishes.pain or None,
            "more_time": wishes.more_time or None,
            "text": quote(wishes.text, WISH_LETTERS),
        }
    )


def remembered(dossier: Dossier, today: date) -> list[str]:
    held = [f.text for f in dossier.facts if f.until is None or f.until >= today]
    return _quotes(reversed(held), FACTS)


def wants(known: Facts) -> list[str]:
    """What the athlete said about when and how to train."""
    return _quotes(known.availability.notes, WANTS)


def _quotes(texts: Iterable[str], most: int) -> list[str]:
    found = [short for text in texts if (short := quote(text, WANT_LETTERS)) is not None]
    return found[:most]
