"""Weeks that break R05 to R09."""

from collections.abc import Iterator
from dataclasses import replace

from coach.activity import Sport
from coach.dossier import Dossier
from coach.journal import Observation
from coach.planning.week import Written
from coach.program import Workout, WorkoutType
from tests.coach.planning.athletes import DAY, MONDAY, dossier, trained
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
    on,
    only,
    other,
    run,
)
from tests.coach.planning.rules.mutations import (
    NOVICE,
    OPEN,
    PLENTY,
    ROAD,
    TRAIL,
    TRI,
    WARN,
    Mutation,
)


def _runs_and_weeks() -> Iterator[Mutation]:
    yield Mutation(
        "R05",
        "a fifth longer",
        PLENTY,
        lambda w: only(w, {SUN: [long(w, 19.2)], TUE: [run(w, 10.0)], THU: [run(w, 10.0)]}),
    )
    yield Mutation(
        "R05",
        "more than a km longer for a novice",
        NOVICE,
        lambda w: only(w, {SUN: [run(w, 7.2)]}),
    )
    yield Mutation("R05", "longer on a Tuesday", ROAD, lambda w: only(w, {TUE: [run(w, 17.8)]}))
    yield Mutation(
        "R05",
        "longer on the trail",
        TRAIL,
        lambda w: only(w, {SUN: [run(w, 18.0, sport=Sport.TRAIL_RUNNING)]}),
    )
    yield Mutation(
        "R05",
        "a little longer",
        PLENTY,
        lambda w: only(w, {SUN: [long(w, 17.2)], TUE: [run(w, 10.0)], THU: [run(w, 10.0)]}),
        WARN,
    )
    yield Mutation(
        "R06",
        "a third more",
        PLENTY,
        lambda w: on(
            w, {n: [run(w, 9.0)] for n in (MON, TUE, WED, THU, SAT)} | {SUN: [run(w, 13.0)]}
        ),
    )
    yield Mutation(
        "R06",
        "all of it uphill",
        TRAIL,
        lambda w: on(
            w,
            {n: [run(w, 8.0, sport=Sport.TRAIL_RUNNING, up=1100.0)] for n in (TUE, THU, SAT, SUN)},
        ),
    )
    yield Mutation(
        "R06",
        "a novice's week twice over",
        NOVICE,
        lambda w: on(w, {n: [run(w, 5.5)] for n in (TUE, WED, THU, SAT)}),
    )
    yield Mutation(
        "R06",
        "an eighth more",
        PLENTY,
        lambda w: only(
            w, {n: [run(w, 8.0)] for n in (MON, TUE, THU, SAT)} | {SUN: [run(w, 13.2)]}
        ),
        WARN,
    )


def _ratios() -> Iterator[Mutation]:
    yield Mutation(
        "R07",
        "twice the work, by bicycle",
        TRI,
        lambda w: on(
            w, {n: [*_kept(w, n), other(Sport.CYCLING, 180, 80.0)] for n in (MON, WED, FRI)}
        ),
    )
    yield Mutation(
        "R07",
        "far more on a bicycle",
        PLENTY,
        lambda w: on(w, {n: [other(Sport.CYCLING, 235, 120.0)] for n in (MON, WED, FRI)}),
    )
    yield Mutation(
        "R07",
        "far less than Base means",
        PLENTY,
        lambda w: only(w, {TUE: [run(w, 8.0)], SUN: [run(w, 12.0)]}),
        WARN,
    )
    yield Mutation(
        "R08",
        "hours of circuits",
        PLENTY,
        lambda w: on(
            w, {n: [*_kept(w, n), other(Sport.STRENGTH, 180, rpe=8)] for n in (MON, WED, FRI)}
        ),
    )
    yield Mutation(
        "R08",
        "long slow rides",
        TRI,
        lambda w: on(
            w, {n: [*_kept(w, n), other(Sport.CYCLING, 230, 10.0)] for n in (MON, WED, FRI)}
        ),
    )
    yield Mutation(
        "R08",
        "three hours of stretching a day",
        NOVICE,
        lambda w: on(w, {n: [*_kept(w, n), other(Sport.STRENGTH, 120)] for n in (MON, WED, FRI)}),
    )
    yield Mutation(
        "R09",
        "something hard when the body pays more",
        _worn(),
        lambda w: only(w, {WED: [hard(w)]}),
        day=0,
    )
    yield Mutation(
        "R09",
        "hills when the body pays more",
        _worn(),
        lambda w: only(w, {TUE: [hard(w, workout_type=WorkoutType.HILLS)]}),
    )
    yield Mutation(
        "R09",
        "speed when the body pays more",
        _worn(),
        lambda w: only(w, {MON: [hard(w, 15.0, 5, workout_type=WorkoutType.INTERVALS)]}),
    )


def _kept(week: Written, place: int) -> list[Workout]:
    return [w for w in week.program.daily_program[place].workouts if not w.is_rest]


def _worn() -> Dossier:
    """Ten weeks alike, and a last one in which the same runs cost far more."""
    acts = [replace(a, rpe=8.0 if a.day >= MONDAY - 7 * DAY else 3.0) for a in trained(16)]
    seen = tuple(Observation(date=MONDAY - n * DAY, energy=2, sleep=2) for n in range(3))
    return dossier(activities=tuple(acts), availability=OPEN, observations=seen)


LOADS = (*_runs_and_weeks(), *_ratios())
