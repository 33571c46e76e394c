"""The athlete lab: a tiny one lives with the coach, and what the score says is true."""

import json
from argparse import Namespace
from dataclasses import dataclass, replace
from datetime import date, timedelta

import pytest

from bot.lab.archetypes import ARCHETYPES
from bot.lab.diary import Lived
from bot.lab.evaluate import COLUMNS, Job, evaluate, live
from bot.lab.judge.bodies import judge_bodies
from bot.lab.judge.loads import Row, judge_loads
from bot.lab.judge.programs import judge_programs
from bot.lab.judge.races import Long, judge_races
from bot.lab.life import START, Life
from bot.lab.memory_store import MemoryStore
from bot.lab.score import Score
from bot.lab.scoring import score_of
from bot.lab.stored import Stored
from coach.athlete import Stage
from coach.program import Program, Workout

WEEK = timedelta(days=7)
ALL = {
    "blocks",
    "warns",
    "availability_breaches",
    "weeks_without_program",
    "in_band_share",
    "taper_in_row_share",
    "days_to_change_max",
    "model_error_median",
    "model_error_p90",
}


@pytest.mark.soak
def test_twelve_lives_of_two_weeks_are_coached_without_a_fault(
    capsys: pytest.CaptureFixture[str],
) -> None:
    options = Namespace(athletes=12, weeks=2, seed=1, processes=2, json=True)

    assert evaluate(options) == 0

    told = json.loads(capsys.readouterr().out)
    total = told["total"]
    assert set(told["archetypes"]) == {kind.name for kind in ARCHETYPES}
    assert set(total) >= ALL
    assert all(set(row) >= ALL for row in told["archetypes"].values())
    assert total["blocks"] == 0
    assert total["availability_breaches"] == 0
    assert total["weeks_without_program"] == 0
    assert total["forced_raises"] == 0
    assert total["spacing_breaches"] == 0
    assert total["model_error_median"] <= 0.05
    assert total["recomputed_off_max"] <= 0.01


def test_every_column_of_the_table_is_a_figure() -> None:
    figures = Score().row()

    assert {key for _, key, _ in COLUMNS} <= set(figures)


async def lived(name: str, weeks: int) -> Lived:
    kind = next(kind for kind in ARCHETYPES if kind.name == name)
    return await Life(kind, 1000, weeks, MemoryStore()).live()


def test_a_life_is_the_same_on_both_stores() -> None:
    on_disk, in_memory = (live(Job(0, 1000, 1, sqlite)) for sqlite in (True, False))

    assert replace(on_disk, seconds=0.0) == replace(in_memory, seconds=0.0)


async def test_illness_and_pain_change_the_plan_the_same_day_and_lead_back_in_steps() -> None:
    kind = next(kind for kind in ARCHETYPES if kind.name == "ill in week 9")
    ill = replace(kind, nature=replace(kind.nature, ill_in_week=1))
    score = score_of(await Life(ill, 1000, 2, MemoryStore()).live())

    assert score.days_to_change == [0]
    assert score.staged_right
    assert all(score.staged_right)


async def test_the_judges_see_what_is_wrong() -> None:
    """Each fault is put into a good life, and counted."""
    good = await lived("three-days parent", 1)
    said = good.diary.delivered[0]
    twice = replace(said, program=_grown(said.program, 3.0), breaches=2, blocks=("R06",))
    bad = replace(good, diary=replace(good.diary, delivered=[twice, *good.diary.delivered[1:]]))
    score = Score()

    for judge in (judge_programs, judge_loads, judge_races, judge_bodies):
        judge(score, Stored(bad, START))

    assert score.blocks == 1
    assert score.availability_breaches >= 2
    assert score.rules["R06"] == 1


@dataclass
class Weeks:
    """Weeks as a row of them is read: planned and done alike."""

    loads: dict[date, float]
    trouble: frozenset[date] = frozenset()

    def planned(self, monday: date) -> float:
        return self.loads.get(monday, 0.0)

    def week(self, monday: date) -> float:
        return self.loads.get(monday, 0.0)

    def troubled(self, monday: date) -> bool:
        return monday in self.trouble

    def races_in(self, monday: date) -> bool:
        return not self.loads.get(monday)


@pytest.mark.parametrize(
    ("loads", "trouble", "found"),
    [
        ((40, 38, 36, 34), None, 1),
        ((40, 38, 36, 36), None, 0),
        ((40, 38, 36, 25, 34), None, 1),
        ((40, 38, 36, 20, 34), 3, 0),
    ],
    ids=["three fall", "the third holds", "a deload does not count", "illness ends the row"],
)
def test_three_weeks_that_fall_without_having_been_meant_to_are_counted(
    loads: tuple[float, ...], trouble: int | None, found: int
) -> None:
    mondays = [START + n * WEEK for n in range(len(loads))]
    before = {START - n * WEEK: 40.0 for n in range(1, 4)}
    seen = Weeks(
        {**before, **dict(zip(mondays, loads, strict=True))},
        frozenset() if trouble is None else frozenset({mondays[trouble]}),
    )
    row = Row(ends=True)

    falls = [row.falls_again(seen, monday, Stage.BASE) for monday in mondays]

    assert sum(falls) == found


def test_what_is_left_out_does_not_end_the_stricter_row() -> None:
    loads = (40.0, 38.0, 36.0, 20.0, 34.0)
    mondays = [START + n * WEEK for n in range(len(loads))]
    before = {START - n * WEEK: 40.0 for n in range(1, 4)}
    seen = Weeks({**before, **dict(zip(mondays, loads, strict=True))}, frozenset({mondays[3]}))
    row = Row()

    assert sum(row.falls_again(seen, monday, Stage.BASE) for monday in mondays) == 1


@pytest.mark.parametrize(
    ("minutes", "km", "share"),
    [(145.0, 25.0, 1.0), (150.0, 22.0, 1.0), (75.0, 10.0, 0.5)],
    ids=["by distance", "by time", "neither"],
)
def test_a_long_run_counts_by_time_or_by_distance(minutes: float, km: float, share: float) -> None:
    assert Long(150.0, 25.0).share(minutes, km) == pytest.approx(share)
    assert Long(150.0, None).share(minutes, km) == pytest.approx(minutes / 150)


async def test_more_load_unasked_is_a_forced_raise() -> None:
    good = await lived("three-days parent", 1)
    first = next(p for p in good.last.programs if p.week_start_date == START + WEEK)
    more = replace(
        _grown(first, 1.5), version=first.version + 1, cause="sunday", written_at=first.written_at
    )
    bad = replace(good, last=good.last.with_(programs=(*good.last.programs, more)), weeks=2)
    score = Score()

    judge_programs(score, Stored(bad, START))

    assert score.forced_raises >= 1


def _grown(program: Program, times: float) -> Program:
    def more(workout: Workout) -> Workout:
        km = workout.distance_km
        return replace(
            workout,
            duration_min=workout.duration_min * times,
            distance_km=None if km is None else km * times,
        )

    days = tuple(
        replace(day, workouts=tuple(more(w) for w in day.workouts))
        for day in program.daily_program
    )
    return replace(program, daily_program=days)
