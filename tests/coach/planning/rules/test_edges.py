"""Both sides of the lines of the most dangerous rules: what just passes, what just does not."""

from collections.abc import Callable
from dataclasses import dataclass, replace

import pytest

from coach.activity import Sport
from coach.athlete import Clearance, Discipline, HealthFlag
from coach.availability import Minutes
from coach.dossier import Dossier
from coach.journal import Observation
from coach.planning.rules.validator import check
from coach.planning.rules.verdicts import Outcome
from coach.planning.week import Written
from coach.program import Program, WorkoutType
from coach.state import ReturnStage, StateKind
from tests.cases import each
from tests.coach.planning.athletes import DAY, FREE, MONDAY, athlete, dossier, race, trained
from tests.coach.planning.rules.altered import (
    FRI,
    MON,
    SAT,
    SUN,
    THU,
    TUE,
    WED,
    hard,
    long,
    only,
    other,
    run,
)
from tests.coach.planning.rules.mutations import (
    BACK,
    BUILD,
    MASTERS,
    NOVICE,
    OPEN,
    PLENTY,
    SAID,
    held,
    hurting,
    state,
    week_of,
)
from tests.coach.planning.weeks import written

Alter = Callable[[Written, float], Program]
SMALL = dossier(activities=trained(16, {1: 3.0, 3: 3.0, 6: 4.0}), availability=OPEN)
TAPERED = dossier(
    activities=(*trained(15, until=MONDAY - 7 * DAY), *trained(1, {1: 6.0, 3: 6.0, 5: 6.0})),
    availability=OPEN,
    races=(race(6, 21.1),),
)
WALKING = dossier(
    athlete=athlete(
        health_flags=(HealthFlag.PREGNANT,),
        clearances=(Clearance(flag=HealthFlag.PREGNANT, on=MONDAY - DAY, hard=False),),
    ),
    activities=trained(16),
    availability=OPEN,
)
MINOR = dossier(
    athlete=athlete(birth_year=MONDAY.year - 17), activities=trained(16), availability=OPEN
)
THREE_HOURS = dossier(activities=trained(16), availability=replace(FREE, hours_per_week=3.0))
SHORT_STEP = held(state(StateKind.INJURED, ReturnStage.EASY_SHORT))
EASY_STEP = held(state(StateKind.SICK, ReturnStage.EASY))
ULTRA = dossier(activities=trained(16), availability=OPEN, races=(race(5, 330.0),))


@dataclass(frozen=True, slots=True)
class Edge:
    """`good` is the last value that a rule lets pass, `bad` the first it does not."""

    rule: str
    what: str
    one: Dossier
    alter: Alter
    good: float
    bad: float

    @property
    def id(self) -> str:
        return f"{self.rule} {self.what}"


def runs(km: float) -> Alter:
    """So many km in equal runs, and the rest of the week in one more of the given length."""
    return lambda w, last: only(
        w, {**{n: [run(w, km)] for n in (MON, TUE, THU, FRI)}, SUN: [run(w, last)]}
    )


def in_a_row(w: Written, days: float) -> Program:
    return only(w, {n: [run(w, 2.4)] for n in range(int(days))})


def hiked(w: Written, minutes: float) -> Program:
    return only(w, {WED: [other(Sport.HIKING, minutes)]})


def four_rides(w: Written, hours: float) -> Program:
    return only(w, {n: [other(Sport.CYCLING, hours * 15)] for n in (MON, TUE, THU, FRI)})


def for_minutes(w: Written, minutes: float) -> Program:
    """One run at six minutes a km."""
    return only(w, {WED: [run(w, minutes / 6)]})


def in_two(w: Written, km: float) -> Program:
    return only(w, {MON: [run(w, km / 2)], WED: [run(w, km / 2)]})


def in_two_for_minutes(w: Written, minutes: float) -> Program:
    return only(w, {TUE: [run(w, minutes / 12)], SUN: [run(w, minutes / 12)]})


def in_three(w: Written, km: float) -> Program:
    return only(w, {n: [run(w, km / 3)] for n in (TUE, THU, SUN)})


def hards(*days: int) -> Alter:
    """The first so many hard ones, and something long."""
    return lambda w, count: only(
        w,
        {**{n: [hard(w, 8.0)] for n in days[: int(count)]}, SUN: [run(w, 12.0)]},
    )


def hard_before_long(w: Written, gap: float) -> Program:
    """Days from something hard to the long run on Sunday."""
    return only(w, {SUN - int(gap): [hard(w, 12.0)], SUN: [long(w, 16.0)], MON: [run(w, 6.0)]})


def ridden(w: Written, km: float) -> Program:
    """Forty km of runs and a ride of so many running-equivalent km: 4 km of riding for each."""
    ride = other(Sport.CYCLING, 4 * km / 18 * 60, 4 * km)
    halves = replace(ride, duration_min=ride.duration_min / 2, distance_km=2 * km, steps=())
    days = {n: [run(w, 8.0)] for n in (TUE, THU, SAT)}
    return only(w, {**days, MON: [halves], FRI: [halves], SUN: [run(w, 16.0)]})


def walked(w: Written, minutes: float) -> Program:
    return only(w, {WED: [other(Sport.WALKING, minutes, rpe=3)]})


def ran(w: Written, km: float) -> Program:
    return only(w, {SUN: [run(w, km)]})


EDGES = (
    Edge(
        "R01",
        "minutes of a day",
        PLENTY,
        lambda w, m: only(w, {WED: [other(Sport.HIKING, m)]}),
        1440,
        1441,
    ),
    Edge("R02", "a walk when pregnant", WALKING, walked, 30, 31),
    Edge(
        "R02",
        "hours at seventeen",
        MINOR,
        lambda w, h: only(w, {n: [other(Sport.CYCLING, h * 15)] for n in (MON, TUE, THU, FRI)}),
        16,
        16.2,
    ),
    Edge(
        "R03",
        "minutes on a short step",
        held(state(StateKind.INJURED, ReturnStage.EASY_SHORT)),
        lambda w, m: only(w, {WED: [run(w, m / 6)]}),
        30,
        32,
    ),
    Edge("R03", "a longer run in pain", hurting(3), ran, 16.0, 16.1),
    Edge(
        "R04",
        "minutes on an easy step",
        held(state(StateKind.SICK, ReturnStage.EASY)),
        lambda w, m: only(w, {WED: [run(w, m / 6)]}),
        60,
        62,
    ),
    Edge("R05", "a tenth over the longest", PLENTY, ran, 17.6, 17.7),
    Edge("R05", "a km over a short one", NOVICE, ran, 7.0, 7.1),
    Edge("R06", "three tenths more", PLENTY, runs(9.0), 16.0, 16.2),
    Edge("R06", "five km more where a week is small", SMALL, runs(2.75), 4.0, 4.2),
    Edge("R07", "u of 1.80", PLENTY, ridden, 31.9, 32.2),
    Edge("R10", "days in a row after two", PLENTY, in_a_row, 4, 5),
    Edge(
        "R10",
        "days of a novice",
        NOVICE,
        lambda w, d: only(w, {n: [run(w, 2.4)] for n in range(int(d))}),
        5,
        6,
    ),
    Edge("R11", "hard ones in Base", PLENTY, hards(TUE, FRI), 1, 2),
    Edge("R11", "hard ones in Build", BUILD, hards(MON, WED, FRI), 2, 3),
    Edge(
        "R17",
        "of a peak week",
        TAPERED,
        lambda w, km: only(w, {MON: [run(w, km / 2)], WED: [run(w, km / 2)]}),
        31.8,
        32.4,
    ),
    Edge(
        "R22",
        "hours of a week",
        THREE_HOURS,
        lambda w, m: only(w, {TUE: [run(w, m / 12)], SUN: [run(w, m / 12)]}),
        180,
        182,
    ),
    Edge(
        "R22",
        "minutes of a day",
        dossier(activities=trained(16)),
        lambda w, m: only(w, {TUE: [run(w, m / 6)]}),
        90,
        92,
    ),
    Edge(
        "R27",
        "the usual week",
        SAID,
        lambda w, km: only(w, {n: [run(w, km / 3)] for n in (TUE, THU, SUN)}),
        30.0,
        30.3,
    ),
    Edge("R27", "hard ones with no history", SAID, hards(TUE, FRI), 1, 2),
    Edge("R28", "half of the longest before", BACK, ran, 8.0, 8.1),
)


def outcome(week: Written, program: Program, rule: str) -> bool:
    """Whether a rule blocks."""
    rules = check(week.facts, program, week.bounds)
    return any(r.verdict is Outcome.BLOCK for r in rules if r.id == rule)


@each("edge", EDGES, ids=lambda edge: edge.id)
def test_the_line_lies_between_what_is_good_and_what_is_bad(edge: Edge) -> None:
    week = week_of(edge.one, 0)

    assert not outcome(week, edge.alter(week, edge.good), edge.rule)
    assert outcome(week, edge.alter(week, edge.bad), edge.rule)


@pytest.mark.parametrize(("one", "days"), [(PLENTY, 2), (MASTERS, 3)])
def test_hard_and_long_lie_so_many_days_apart(one: Dossier, days: int) -> None:
    week = week_of(one, 0)

    assert not outcome(week, hard_before_long(week, days), "R12")
    assert outcome(week, hard_before_long(week, days - 1), "R12")


@pytest.mark.parametrize(
    ("pain", "something_hard", "any_run"),
    [(0, False, False), (2, False, False), (3, True, False), (5, True, False), (6, True, True)],
)
def test_pain_takes_hard_runs_from_three_on_and_all_from_six(
    pain: int, *, something_hard: bool, any_run: bool
) -> None:
    week = week_of(hurting(pain), 0)

    assert outcome(week, only(week, {WED: [hard(week, 10.0)]}), "R03") is something_hard
    assert outcome(week, only(week, {WED: [run(week, 4.0)]}), "R03") is any_run


@pytest.mark.parametrize("days", [0, 1, 2, 3, 4, 5])
def test_after_fever_nothing_is_planned_for_48_hours(days: int) -> None:
    seen = (Observation(date=MONDAY - days * DAY, fever=True),)
    week = week_of(dossier(activities=trained(16), availability=OPEN, observations=seen), 0)

    assert outcome(week, only(week, {MON: [run(week, 3.0)]}), "R04") is (days < 3)
    assert outcome(week, only(week, {MON: [hard(week, 10.0)]}), "R04") is (days < 5)


@pytest.mark.parametrize("minutes", [40, 80, 120, 160, 200, 240])
def test_the_body_pays_at_most_four_fifths_more_by_the_week_end(minutes: int) -> None:
    week = week_of(PLENTY, 0)
    program = only(
        week,
        {
            **{n: [other(Sport.STRENGTH, minutes, rpe=6)] for n in (MON, WED, FRI)},
            **{n: [run(week, 8.0)] for n in (TUE, THU, SAT)},
        },
    )

    planned = sum(w.planned_internal or 0.0 for d in program.daily_program for w in d.workouts)
    loads = [
        load.internal or 0.0
        for day, load in week.facts.past.loads.items()
        if day >= MONDAY - 21 * DAY
    ]
    u = 3 * planned / sum(loads)
    found = [r for r in check(week.facts, program, week.bounds) if r.id == "R08" and r.day is None]
    ended = [r.value for r in found if r.verdict is Outcome.BLOCK]
    assert bool(ended) is (u > 1.80)
    assert all(value == pytest.approx(u, abs=0.001) for value in ended)


def test_a_race_may_last_longer_than_a_day() -> None:
    week = week_of(ULTRA, 0)
    raced = week.program.daily_program[SAT].workouts[0]

    assert raced.workout_type is WorkoutType.RACE
    assert raced.duration_min > 1440
    assert not outcome(week, week.program, "R01")
    assert outcome(week, only(week, {FRI: [replace(raced, workout_type=WorkoutType.LONG)]}), "R01")


def test_ratios_may_be_named_from_the_fourteenth_day_on() -> None:
    for days, blocked in ((13, True), (15, False)):
        acts = tuple(a for a in trained(3) if a.day > MONDAY - days * DAY)
        who = athlete(weekly_km=40.0, longest_recent_km=16.0)
        week = week_of(dossier(athlete=who, activities=acts, availability=OPEN), 0)
        text = "A provisional load ratio, as yet."
        assert outcome(week, replace(week.program, week_summary=text), "R27") is blocked


def test_minutes_of_a_cyclist_count_by_total_load() -> None:
    """A ride is no impact for a runner, and the week's load for a triathlete."""
    runner = week_of(PLENTY, 0)
    athlete_ = replace(PLENTY.athlete, sport=Discipline.TRIATHLON)
    three = week_of(PLENTY.with_(athlete=athlete_), 0)

    assert not outcome(runner, ridden(runner, 25.0), "R06")
    assert outcome(three, ridden(three, 25.0), "R06")


def test_a_day_without_minutes_holds_nothing() -> None:
    none = dossier(
        activities=trained(16), availability=replace(FREE, days=Minutes(tue=90, sun=240))
    )
    week = week_of(none, 0)

    assert not outcome(week, only(week, {TUE: [run(week, 5.0)]}), "R22")
    assert outcome(week, only(week, {WED: [other(Sport.MOBILITY, 1)]}), "R22")


@pytest.mark.parametrize(("km", "blocked"), [(0.5, False), (17.0, False), (19.0, True)])
def test_a_day_counts_only_where_it_raises_the_ratio_over_the_evening_before(
    km: float, *, blocked: bool
) -> None:
    """Three small weeks, then one that jumped: from 17.8 km on Tuesday takes the ratio higher."""
    small = {1: 3.0, 3: 3.0, 5: 3.0}
    behind = (
        *trained(12, {1: 8.0, 3: 8.0, 5: 8.0}, until=MONDAY - 28 * DAY),
        *trained(3, small, until=MONDAY - 7 * DAY),
        *trained(1, {1: 10.0, 3: 10.0, 5: 10.0}),
    )
    week = written(dossier(activities=behind, availability=OPEN))

    found = check(week.facts, only(week, {TUE: [run(week, km)]}), week.bounds)
    daily = [r for r in found if r.id == "R08" and r.day is not None]

    assert week.facts.readings.metrics.acwr_external == pytest.approx(30 / 57 * 4, abs=0.01)
    assert bool(daily) is blocked
