"""Every figure of every day, held against a reckoning that shares nothing with the coach's."""

from collections.abc import Mapping
from datetime import date, timedelta
from math import isclose
from random import Random
from typing import Any

import pytest

from coach.document import read_dossier
from coach.load.report import metrics_report
from tests.coach.load.second_opinion import figures

TODAY = date(2026, 11, 28)
HISTORIES = (13, 14, 27, 28, 41, 42, 75)
GAPS = (0, 0, 13, 14, 15)
SPEEDS = {
    "running": 11.0,
    "trail_running": 8.0,
    "treadmill": 10.0,
    "walking": 5.0,
    "hiking": 4.0,
    "cycling": 24.0,
    "indoor_cycling": 30.0,
    "swimming": 3.0,
    "open_water": 3.0,
    "rowing": 9.0,
    "ski_touring": 5.0,
    "nordic_ski": 12.0,
    "strength": 0.0,
    "mobility": 0.0,
    "other": 0.0,
}


def _document(dice: Random) -> dict[str, Any]:
    """An athlete with a history of a length that matters, a gap perhaps, and every sport."""
    length, gap = dice.choice(HISTORIES), dice.choice(GAPS)
    hole = range(dice.randrange(1, length), length) if gap else range(0)
    athlete: dict[str, Any] = {"time_zone": "Europe/Berlin"}
    for key, values in {
        "sex": ("female", "male"),
        "resting_hr": (48, 60, 70),
        "max_hr": (176, 190, 200),
        "birth_year": (1960, 1990),
    }.items():
        if dice.random() < 0.7:
            athlete[key] = dice.choice(values)
    sports = ["running"] if dice.random() < 0.4 else ["running", *SPEEDS]
    busy, habit = dice.choice((0.4, 0.7, 1.0)), dice.choice(("pulse", "effort", "samples", "all"))
    activities: list[dict[str, Any]] = []
    observations = []
    for number in range(length):
        if number in hole[:gap] or (number and dice.random() > busy):
            continue
        day = TODAY - timedelta(days=length - 1 - number)
        hours = (7, 18)[: dice.choice((1, 1, 2))]
        activities += [_session(dice, day, hour, dice.choice(sports), habit) for hour in hours]
        if dice.random() < 0.3:
            rpe = dice.choice((None, 0, 4, 9))
            observations.append({"date": str(day), "rpe": rpe, "energy": 3})
    later = _session(dice, TODAY + timedelta(days=2), 7, "running", habit)
    return {
        "dossier": 1,
        "athlete": athlete,
        "activities": [later, *activities],
        "observations": observations,
    }


def _session(dice: Random, day: date, hour: int, sport: str, habit: str) -> dict[str, Any]:
    hours = dice.uniform(0.2, 2.5)
    kilometres = round(SPEEDS[sport] * hours * dice.uniform(0.6, 1.6), 3)
    has = dice.choice(("pulse", "effort", "samples", "none")) if habit == "all" else habit
    return {
        "start": f"{day}T{hour:02}:00:00+01:00",
        "sport": sport,
        "source": "fit",
        "duration_s": None if dice.random() < 0.05 else round(hours * 3600),
        "km": kilometres if SPEEDS[sport] and dice.random() > 0.1 else None,
        "ascent_m": dice.choice((None, 0, 350)),
        "avg_hr": dice.choice((0, 255, *range(100, 180))) if has in {"pulse", "samples"} else None,
        "max_hr": dice.choice((None, 182, 191)),
        "rpe": dice.randint(1, 10) if has == "effort" or dice.random() < 0.2 else None,
        "trimp_stream": round(dice.uniform(10, 200), 2) if has == "samples" else None,
    }


def _differences(found: Mapping[str, Any], expected: Mapping[str, float | None]) -> list[str]:
    return [
        f"{found['date']} {name}: {found[name]} is not {value}"
        for name, value in expected.items()
        if name in found and not _same(found[name], value)
    ]


def _same(one: float | None, other: float | None) -> bool:
    if one is None or other is None:
        return one is other
    return isclose(one, other, rel_tol=1e-9, abs_tol=1e-9)


@pytest.mark.parametrize("seed", range(60))
def test_every_figure_is_what_the_definition_gives(seed: int) -> None:
    told = _document(Random(seed))  # noqa: S311 - dice, not secrets

    days = metrics_report(read_dossier(told), TODAY)["days"]
    again = figures(told, TODAY)

    assert len(days) == len(again)
    wrong = [line for one, two in zip(days, again, strict=True) for line in _differences(one, two)]
    assert wrong == []


def test_the_histories_hold_what_matters() -> None:
    """The dice throw every gate, method and kind of unknown figure."""
    rows = [
        row
        for seed in range(60)
        for row in metrics_report(read_dossier(_document(Random(seed))), TODAY)["days"]  # noqa: S311
    ]

    assert {row["gate"] for row in rows} == {"none", "provisional", "acwr", "all"}
    assert {row["internal_method"] for row in rows} == {"stream", "mean_hr", "session_rpe", None}
    assert any(row["external_total"] is None for row in rows)
    for name in ("acwr_external", "acwr_internal_ewma", "divergence", "monotony"):
        known = sum(row[name] is not None for row in rows)
        assert 0 < known < len(rows)
