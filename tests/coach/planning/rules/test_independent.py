"""The predicted load ratio, reckoned again from nothing but the JSON that is stored.

Written from coaching §1 and §5, and from no code of the coach's.
"""

import json
from datetime import date, datetime, timedelta
from itertools import pairwise
from typing import Any

import pytest

from coach.document import encode, write_dossier
from coach.dossier import Dossier
from coach.planning.week import write_week
from coach.program import monday_of
from tests.athletes import random_dossier
from tests.cases import each
from tests.coach.planning.athletes import MONDAY
from tests.coach.planning.rules.mutations import (
    AFTER,
    BACK,
    BUILD,
    MASTERS,
    NOVICE,
    PLENTY,
    ROAD,
    SAID,
    TAPER,
    TRAIL,
    TRI,
)

FOOT = {"running", "trail_running", "treadmill", "walking", "hiking"}
TIMES = {"swimming": 4.0, "open_water": 4.2, "rowing": 1.5, "nordic_ski": 1.2}
BESIDE = {"walking", "mobility", "strength"}
MPH = ((12.0, 4.0), (16.0, 3.5), (20.0, 2.9), (25.0, 2.4))
ON_WHEELS = {"cycling", "indoor_cycling"}
Loads = dict[date, float]


def load(sport: str, km: float, climb: float, minutes: float, rpe: float | None) -> float:
    """Total load in running-equivalent km."""
    if km and sport in FOOT:
        return km + 7.04 * climb / 1000
    if km and sport in ON_WHEELS:
        return km / _f(km / 1.609344 / (minutes / 60) if minutes else 0.0) + 4.80 * climb / 1000
    if km and sport in TIMES:
        return TIMES[sport] * km
    if km and sport == "ski_touring":
        return 1.2 * km + 10.6 * climb / 1000
    return minutes / 60 * (6.0 if rpe is None else rpe) * 0.48


def _f(mph: float) -> float:
    if mph <= MPH[0][0]:
        return MPH[0][1]
    for (slow, high), (fast, low) in pairwise(MPH):
        if mph <= fast:
            return high - (high - low) * (mph - slow) / (fast - slow)
    return MPH[-1][1]


def planned(workouts: list[dict[str, Any]]) -> float:
    return sum(
        load(
            w["sport"],
            w.get("distance_km") or 0.0,
            w.get("ascent_m") or 0.0,
            w.get("duration_min") or 0.0,
            (w.get("target") or {}).get("rpe"),
        )
        for w in workouts
        if w["workout_type"] != "Rest" and w.get("done") is not False
    )


def ratio(stored: dict[str, Any], week: dict[str, Any], today: date) -> float | None:
    """The coupled ratio at the week's end; None where it cannot be known."""
    loads: Loads = {}
    trained: set[date] = set()
    for activity in stored.get("activities") or []:
        day = datetime.fromisoformat(activity["start"]).date()
        if day > today:
            continue
        minutes = (activity.get("duration_s") or 0.0) / 60
        spent = load(
            activity["sport"],
            activity.get("km") or 0.0,
            activity.get("ascent_m") or 0.0,
            minutes,
            _effort(stored, activity, day),
        )
        loads[day] = loads.get(day, 0.0) + spent
        if day == today and activity["sport"] not in BESIDE:
            trained.add(day)
    answers = {date.fromisoformat(o["date"]) for o in stored.get("observations") or []}
    records = sorted({*loads, *(day for day in answers if day <= today)})
    if not records or (today - records[0]).days + 1 < 14:
        return None
    monday = date.fromisoformat(week["week_start_date"])
    lost = _lost([*records, today + timedelta(days=1)])
    for day in week["daily_program"]:
        on = date.fromisoformat(day["date"])
        if on >= today and on not in trained:
            loads[on] = loads.get(on, 0.0) + planned(day["workouts"])
            lost.discard(on)
    window = [monday + timedelta(days=6 - n) for n in range(28)]
    window = [day for day in window if day >= records[0]]
    chronic = sum(loads.get(day, 0.0) for day in window) / len(window)
    if lost & set(window) or not chronic:
        return None
    return sum(loads.get(day, 0.0) for day in window[:7]) / 7 / chronic


def _effort(stored: dict[str, Any], activity: dict[str, Any], day: date) -> float | None:
    """The activity's own RPE, else that of a day with this one alone."""
    if activity.get("rpe") is not None:
        return float(activity["rpe"])
    said = [o.get("rpe") for o in stored.get("observations") or [] if o["date"] == str(day)]
    return said[0] if said and said[0] is not None else None


def _lost(records: list[date]) -> set[date]:
    """Dates in stretches of fourteen and more without a record."""
    found: set[date] = set()
    for first, second in pairwise(records):
        between = [first + timedelta(days=n) for n in range(1, (second - first).days)]
        found |= set(between) if len(between) >= 14 else set()
    return found


def agrees(one: Dossier, today: date, monday: date) -> bool:
    """Whether there is a ratio at all; asserts that both are the same."""
    program = write_week(one, today=today, monday=monday).program
    week = json.loads(json.dumps(encode(program)))
    stored = json.loads(json.dumps(write_dossier(one)))
    said = week["predicted_metrics"].get("external_acwr")
    found = ratio(stored, week, today)
    if said is None or found is None:
        assert (said is None) == (found is None), (said, found)
        return False
    assert said == pytest.approx(found, abs=0.01)
    return True


@each("one", [ROAD, PLENTY, BUILD, MASTERS, NOVICE, TRAIL, TRI, BACK, TAPER, AFTER, SAID])
@each("days", [0, 3])
def test_the_ratio_is_what_the_stored_days_say(one: Dossier, days: int) -> None:
    agrees(one, MONDAY + timedelta(days=days), MONDAY)


def test_the_ratios_of_random_athletes_agree_to_a_hundredth() -> None:
    known = 0
    for seed in range(60):
        one, today = random_dossier(seed)
        known += agrees(one, today, monday_of(today))

    assert known > 30
