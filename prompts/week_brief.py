"""What Claude is told of a week: bounds, offer, planner's week, history, journal. No names."""

import json
from collections.abc import Sequence

from coach.availability import Weekday
from coach.dossier import Dossier
from coach.planning.facts import Facts
from coach.planning.history import MAIN_SPORTS
from coach.planning.offer import Offer
from coach.planning.rules.verdicts import Outcome
from coach.planning.week import Written
from coach.program import Day, Workout
from prompts.week_past import (
    Brief,
    asked,
    bare,
    followed,
    journal,
    remembered,
    states,
    wants,
    weeks,
)
from prompts.week_workouts import workouts

HELD = {
    "R02": "health",
    "R03": "pain",
    "R04": "illness",
    "R20": "a race behind",
    "R28": "a break behind",
    "R30": "heat or height",
    "verdict": "today's verdict",
    "wish": "what was asked",
}


def brief(dossier: Dossier, planned: Written, offered: Offer) -> str:
    """One line of JSON, what is unknown left out."""
    known = planned.facts
    told: Brief = {
        "today": _today(known),
        "stage": planned.bounds.stage.value,
        "band": planned.bounds.band,
        "race": _race(known),
        "verdict": planned.verdict.kind.value,
        "signs": [sign.value for sign in planned.verdict.signs],
        "held": _held(planned),
        "now": _now(known),
        "limits": _limits(planned, offered),
        "days": _days(planned, offered),
        "workouts": workouts(offered),
        "planner": _planner(planned, offered),
        "weeks": weeks(dossier, known),
        "followed": followed(dossier),
        "states": states(known),
        "journal": journal(dossier, known.today),
        "asked": asked(planned),
        "wants": wants(known),
        "known": remembered(dossier, known.today),
    }
    return json.dumps(bare(told), ensure_ascii=False, separators=(",", ":"))


def _today(known: Facts) -> str:
    day = Weekday.of(known.today).value
    return day if known.monday <= known.today else f"{day} before"


def _race(known: Facts) -> Brief | None:
    """The anchor without its name: names are the athlete's words."""
    race = known.anchor
    if race is None:
        return None
    return bare(
        {
            "priority": race.priority.value,
            "km": None if race.km is None else round(race.km, 1),
            "up_m": race.ascent_m,
            "surface": None if race.surface is None else race.surface.value,
            "in_days": (race.date - known.monday).days,
        }
    )


def _held(planned: Written) -> list[str]:
    """What holds days back, and which ones."""
    days: dict[str, list[str]] = {}
    for day in planned.bounds.days:
        for rule in {reason.rule for reason in day.reasons} if day.open else ():
            days.setdefault(rule, []).append(day.weekday.value)
    every = sum(day.open for day in planned.bounds.days)
    rules = dict.fromkeys([*days, *(reason.rule for reason in planned.bounds.reasons)])
    return sorted(
        f"{HELD[rule]} {_named(days.get(rule, []), every)}".strip()
        for rule in rules
        if rule in HELD
    )


def _named(days: Sequence[str], every: int) -> str:
    """Nothing for all open days."""
    return "" if len(days) == every else " ".join(days)


def _now(known: Facts) -> Brief:
    metrics = known.readings.metrics
    ratios = {
        "load": metrics.acwr_external,
        "body": metrics.acwr_internal,
        "divergence": metrics.divergence,
    }
    return bare(
        {name: None if ratio is None else round(ratio, 2) for name, ratio in ratios.items()}
        | {"days_since_rest": known.days_since_rest or None}
    )


def _limits(planned: Written, offered: Offer) -> Brief:
    limits = planned.bounds
    speed = _load_per_minute(planned, offered)
    least, most = (int(km / speed) for km in (offered.floor_km, offered.ceiling_km))
    return {
        "minutes": [least, most],
        "hard": limits.hard,
        "long": 2 if limits.second_long_km > 0 else 1,
        "days": limits.run_days[1],
        "rest": limits.rest_days,
        "support": sum(slot.count for slot in limits.slots),
    }


def _load_per_minute(planned: Written, offered: Offer) -> float:
    """Km of load in a minute of the own sport, as the planner's week has it."""
    known = planned.facts
    dates = {day.bounds.date for day in offered.days}
    own = [
        workout
        for day in planned.program.daily_program
        for workout in day.workouts
        if day.date in dates and workout.sport in MAIN_SPORTS[known.athlete.sport]
    ]
    minutes = sum(workout.duration_min for workout in own)
    km = sum(workout.planned_external or 0.0 for workout in own)
    return km / minutes if km and minutes else known.past.load_per_minute


def _days(planned: Written, offered: Offer) -> dict[str, object]:
    chosen = {day.bounds.date: day for day in offered.days}
    found: dict[str, object] = {}
    for bounds in planned.bounds.days:
        day = planned.program.on(bounds.date)
        free = bounds.date in chosen
        found[bounds.weekday.value] = bounds.minutes if free else f"keep: {_kept(planned, day)}"
    return found


def _kept(planned: Written, day: Day | None) -> str:
    """A fixed day: what happened, or what stands there, by kind."""
    if day is None:
        return "rest"
    fact = planned.facts.on(day.date)
    if not fact.open:
        load = fact.load
        return f"done {load.minutes:.0f} min" if load.moved else "over"
    return " + ".join(map(_kind, day.workouts)) or "rest"


def _kind(workout: Workout) -> str:
    """A standing session by its kind: its title may be the athlete's own words."""
    if workout.is_rest:
        return "rest"
    hard = " hard" if workout.intensity.value == "High" else ""
    return f"{workout.workout_type.value} {workout.duration_min:.0f} min{hard}"


def _planner(planned: Written, offered: Offer) -> Brief:
    """The days on offer as the planner fills them, and what comes of its week."""
    metrics = planned.program.predicted_metrics
    chosen = {day.bounds.date for day in offered.days}
    days = {
        Weekday.of(day.date).value: _coded(day.workouts)
        for day in planned.program.daily_program
        if day.date in chosen
    }
    ratios = {"load": metrics.external_acwr, "body": metrics.internal_acwr}
    end = {name: round(ratio, 2) for name, ratio in ratios.items() if ratio is not None}
    if metrics.divergence_estimate is not None:
        end["divergence"] = round(metrics.divergence_estimate, 2)
    warnings = sorted({rule.id for rule in planned.rules if rule.verdict is Outcome.WARN})
    return days | bare({"forecast": end, "warnings": warnings})


def _coded(workouts_: Sequence[Workout]) -> str:
    parts = [f"{w.code} {w.duration_min:.0f}" for w in workouts_ if not w.is_rest]
    return " + ".join(parts) or "rest"
