"""Programs by anyone: whatever they hold, the rules answer, and what is no program is R01."""

import json
from collections.abc import Callable, Iterator
from copy import deepcopy
from itertools import cycle
from random import Random
from typing import Any

import pytest

from coach.document import encode
from coach.planning.rules.hostile import read_program
from coach.planning.rules.verdicts import Outcome, RuleVerdict
from coach.planning.week import check_week
from tests.cases import each
from tests.coach.planning.athletes import MONDAY, dossier, race, trained
from tests.coach.planning.weeks import written

IDA = dossier(activities=trained(4), races=(race(45, 21.1),))
PROGRAM: dict[str, Any] = json.loads(json.dumps(encode(written(IDA).program)))
JUNK: tuple[Any, ...] = (
    *(None, True, "", "x", "2026-99-99", "9999-12-31", "0001-01-01", "NaN", "🏃" * 500),
    *(-1, 0, 1e308, -1e308, 10**400, float("nan"), float("inf"), 0.1, 3001, 2**63),
    *([], {}, [[]], [None] * 9, {"a": {"b": []}}, ["Easy Run"]),
    {"kind": "repeat", "times": 10**9, "steps": [{"kind": "work", "minutes": 1e9, "zone": 99}]},
)

Said = tuple[RuleVerdict, ...]


def audited(data: Any) -> Said:
    """As the command line does it, printed and all."""
    program, faults = read_program(data, MONDAY)
    rules = check_week(IDA, today=program.week_start_date, program=program)
    said = (*faults, *rules)
    json.dumps([encode(rule) for rule in said])
    return said


def blocks(said: Said) -> set[str]:
    return {rule.id for rule in said if rule.verdict is Outcome.BLOCK}


def spoilt(seed: int) -> Any:
    """The program with junk in one to six places, taken out, put in or doubled."""
    dice = Random(seed)  # noqa: S311 - dice, not secrets
    data = deepcopy(PROGRAM)
    for _ in range(dice.randint(1, 6)):
        node: Any = data
        while True:
            keys = list(node) if isinstance(node, dict) else range(len(node))
            if not keys:
                break
            key = dice.choice(list(keys))
            inner = node[key]
            if isinstance(inner, dict | list) and inner and dice.random() < 0.8:
                node = inner
                continue
            if dice.random() < 0.2:
                del node[key]
            elif isinstance(node, list) and dice.random() < 0.2:
                node.append(deepcopy(inner))
            else:
                node[key] = deepcopy(dice.choice(JUNK))
            break
    return data


@pytest.mark.parametrize("first", range(0, 60, 20))
def test_no_junk_stops_the_rules(first: int) -> None:
    for seed in range(first, first + 20):
        ids = {rule.id for rule in audited(spoilt(seed))}
        assert len(ids) == 30, seed


@each("data", JUNK, ids=lambda data: repr(data)[:20])
def test_what_is_no_program_at_all_is_said_to_be_none(data: Any) -> None:
    assert "R01" in blocks(audited(data))


def workout(data: Any) -> Any:
    """The first session that is no rest."""
    sessions = [w for day in data["daily_program"] for w in day["workouts"]]
    return next(w for w in sessions if w["workout_type"] != "Rest")


def _without_a_day(data: Any) -> None:
    del data["daily_program"][3]


SPOILS: dict[str, Callable[[Any], Any]] = {
    "a day is missing": _without_a_day,
    "no sport that is known": lambda data: workout(data).update(sport="quidditch"),
    "no type that is known": lambda data: workout(data).update(workout_type="Sprinting"),
    "minutes are not a number": lambda data: workout(data).update(duration_min=float("nan")),
    "minutes without end": lambda data: workout(data).update(duration_min=float("inf")),
    "minutes under nothing": lambda data: workout(data).update(duration_min=-30),
    "minutes in words": lambda data: workout(data).update(duration_min="an hour"),
    "a distance around the world": lambda data: workout(data).update(distance_km=40_000),
    "a climb that is not a number": lambda data: workout(data).update(ascent_m=float("nan")),
    "effort that is not a number": lambda data: workout(data)["target"].update(rpe=float("nan")),
    "a repeat without end": lambda data: workout(data).update(steps=[JUNK[-1]]),
    "rest that lasts": lambda data: data["daily_program"][0]["workouts"][0].update(
        duration_min=45
    ),
    "it begins on a Tuesday": lambda data: data.update(week_start_date="2026-12-01"),
    "it begins at the end of time": lambda data: data.update(week_start_date="9999-12-27"),
    "it begins before history": lambda data: data.update(week_start_date="0001-01-01"),
}


@pytest.mark.parametrize("spoil", SPOILS.values(), ids=SPOILS.keys())
def test_what_cannot_be_is_a_fault_of_shape(spoil: Callable[[Any], Any]) -> None:
    data = deepcopy(PROGRAM)
    spoil(data)

    assert "R01" in blocks(audited(data))


def test_the_program_itself_has_no_fault() -> None:
    program, faults = read_program(deepcopy(PROGRAM), MONDAY)

    assert not faults
    assert not blocks(check_week(IDA, today=MONDAY, program=program))


def leaves(node: Any, path: tuple[Any, ...] = ()) -> Iterator[tuple[Any, ...]]:
    """Where the program holds something that is neither a list nor an object."""
    inner = node.items() if isinstance(node, dict) else enumerate(node[:1])
    for key, value in inner:
        if isinstance(value, dict | list):
            yield from leaves(value, (*path, key))
        else:
            yield (*path, key)


def instead(path: tuple[Any, ...], value: Any) -> Any:
    data = deepcopy(PROGRAM)
    node: Any = data
    for key in path[:-1]:
        node = node[key]
    node[path[-1]] = value
    return data


def test_no_figure_in_any_place_stops_the_rules() -> None:
    huge = 10**400
    junk = cycle((huge, 1e308, huge, -1e308, -huge, huge, float("nan"), True, huge, "NaN", -5))
    for path in leaves(PROGRAM):
        assert audited(instead(path, next(junk))), path


def test_a_race_of_days_is_a_race_and_a_workout_of_days_is_none() -> None:
    """Tor des Géants takes ninety hours and more."""
    ultra = dossier(activities=trained(4), races=(race(3, 330.0, ascent_m=24_000.0),))
    week = json.loads(json.dumps(encode(written(ultra).program)))
    thursday = week["daily_program"][3]["workouts"][0]
    thursday["duration_min"] = 5400.0

    def shape(data: Any) -> set[str]:
        program, faults = read_program(data, MONDAY)
        rules = check_week(ultra, today=MONDAY, program=program)
        return {r.text for r in (*faults, *rules) if r.id == "R01" and r.verdict is Outcome.BLOCK}

    assert thursday["workout_type"] == "Race"
    assert shape(week) == set()
    thursday["workout_type"] = "Easy Run"
    assert shape(week) != set()


def test_what_lies_endlessly_deep_is_no_program() -> None:
    deep: Any = []
    for _ in range(500):
        deep = [deep]

    assert "R01" in blocks(audited({**PROGRAM, "daily_program": deep}))


def test_what_is_hidden_behind_many_workouts_is_seen() -> None:
    program = deepcopy(PROGRAM)
    program["daily_program"][1]["workouts"] = [{"workout_type": "Rest"}] * 25

    assert "R01" in {rule.id for rule in audited(program) if rule.verdict is Outcome.BLOCK}


def test_a_day_ahead_is_neither_past_nor_left_out_because_a_program_says_so() -> None:
    empty, left_out = deepcopy(PROGRAM), deepcopy(PROGRAM)
    empty["daily_program"][3] |= {"workouts": [], "past": True}
    for day in left_out["daily_program"]:
        for workout in day["workouts"]:
            if workout["distance_km"]:
                workout.update(distance_km=60.0, done=False)

    assert "R01" in {rule.id for rule in audited(empty) if rule.verdict is Outcome.BLOCK}
    assert "R05" in {rule.id for rule in audited(left_out) if rule.verdict is Outcome.BLOCK}


def test_a_total_that_is_missing_is_not_called_a_nought() -> None:
    program = {key: value for key, value in PROGRAM.items() if key != "predicted_metrics"}

    said = [rule.text for rule in audited(program) if rule.id == "R23"]
    assert any("of km is missing" in text for text in said)
    assert not any("says 0" in text for text in said)
