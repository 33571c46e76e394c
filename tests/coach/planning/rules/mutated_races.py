"""Weeks that break R17 to R21, R25."""

from collections.abc import Iterator

from coach.activity import Sport
from coach.athlete import Stage
from coach.dossier import Dossier
from coach.program import WorkoutType
from coach.race import Priority
from tests.coach.planning.athletes import (
    DAY,
    MONDAY,
    STEADY,
    athlete,
    dossier,
    program,
    race,
    trained,
)
from tests.coach.planning.rules.altered import (
    FRI,
    MON,
    SAT,
    SUN,
    THU,
    TUE,
    WED,
    hard,
    on,
    only,
    other,
    run,
)
from tests.coach.planning.rules.mutations import (
    AFTER,
    MARATHON,
    OPEN,
    PLENTY,
    ROAD,
    TAPER,
    TRAIL,
    WARN,
    Mutation,
    retold,
)


def _tapers() -> Iterator[Mutation]:
    yield Mutation(
        "R17",
        "a whole week before a half",
        TAPER,
        lambda w: only(w, {MON: [run(w, 12.0)], TUE: [run(w, 12.0)], WED: [run(w, 12.0)]}),
    )
    yield Mutation(
        "R17",
        "a whole week before a marathon",
        MARATHON,
        lambda w: only(w, {n: [run(w, 9.0)] for n in (MON, TUE, WED, THU)}),
    )
    yield Mutation(
        "R17",
        "two thirds of a peak week",
        TAPER,
        lambda w: only(w, {TUE: [run(w, 6.0)], THU: [run(w, 6.0)]}),
        WARN,
    )
    yield Mutation(
        "R17",
        "most of it in two days",
        TAPER,
        lambda w: only(w, {MON: [run(w, 10.0)], WED: [run(w, 10.0)]}),
    )
    yield Mutation(
        "R18",
        "a run too long in the last week",
        TAPER,
        lambda w: only(w, {MON: [run(w, 13.0)], WED: [run(w, 6.0)]}),
        WARN,
    )
    yield Mutation(
        "R18",
        "no touch of speed",
        TAPER,
        lambda w: only(w, {TUE: [run(w, 8.0)], THU: [run(w, 8.0)], FRI: [run(w, 3.0)]}),
        WARN,
    )
    yield Mutation(
        "R18", "half of the usual sessions", TAPER, lambda w: only(w, {TUE: [hard(w, 10.0)]}), WARN
    )


def _race_weeks() -> Iterator[Mutation]:
    yield Mutation("R19", "hard two days before", TAPER, lambda w: only(w, {FRI: [hard(w, 10.0)]}))
    yield Mutation(
        "R19",
        "hard three days before a marathon",
        MARATHON,
        lambda w: only(w, {THU: [hard(w, 10.0)]}),
    )
    yield Mutation(
        "R19",
        "strength two days before",
        TAPER,
        lambda w: on(w, {FRI: [other(Sport.STRENGTH, 30)]}),
    )
    yield Mutation("R19", "an hour on the eve", TAPER, lambda w: on(w, {SAT: [run(w, 9.0)]}))
    yield Mutation(
        "R20", "hard in the week after", AFTER, lambda w: only(w, {SAT: [hard(w, 10.0)]})
    )
    yield Mutation(
        "R20",
        "short and fast",
        AFTER,
        lambda w: only(w, {FRI: [hard(w, 8.0, 5, workout_type=WorkoutType.INTERVALS)]}),
    )
    yield Mutation(
        "R20",
        "a full week after a marathon",
        AFTER,
        lambda w: only(w, {n: [run(w, 9.0)] for n in (WED, THU, SAT, SUN)}),
    )
    yield Mutation(
        "R21",
        "no easier week",
        _built(),
        lambda w: only(w, {n: [run(w, 9.0)] for n in (TUE, THU, SAT)} | {SUN: [run(w, 16.6)]}),
        WARN,
    )
    yield Mutation(
        "R21",
        "a sixth week that this coach let build up",
        _coached(),
        lambda w: only(w, {n: [run(w, 8.0)] for n in (TUE, THU, SAT)} | {SUN: [run(w, 16.0)]}),
    )
    yield Mutation(
        "R21",
        "no easier week at fifty",
        _built(1970),
        lambda w: only(w, {n: [run(w, 9.0)] for n in (TUE, THU, SAT)} | {SUN: [run(w, 16.8)]}),
        WARN,
    )
    yield Mutation(
        "R21",
        "no easier week on the trail",
        TRAIL,
        lambda w: only(
            w, {n: [run(w, 10.0, up=100.0)] for n in (TUE, THU, SAT)} | {SUN: [run(w, 14.0)]}
        ),
        WARN,
    )


def _races() -> Iterator[Mutation]:
    yield Mutation("R25", "the race is missing", TAPER, lambda w: on(w, {SUN: []}))
    yield Mutation("R25", "another stage", ROAD, lambda w: retold(w, stage=Stage.TAPER))
    yield Mutation(
        "R25", "hard on the eve of a B race", _b_race(), lambda w: only(w, {FRI: [hard(w, 8.0)]})
    )
    yield Mutation(
        "R25",
        "a race that is none",
        PLENTY,
        lambda w: on(w, {SAT: [hard(w, workout_type=WorkoutType.RACE)]}),
    )


def _coached() -> Dossier:
    """Six weeks alike, each of them planned so."""
    weeks = tuple(program(MONDAY - n * 7 * DAY, STEADY) for n in range(6, 0, -1))
    return dossier(activities=trained(16), availability=OPEN, programs=weeks)


def _built(born: int = 1986) -> Dossier:
    """Weeks that rose from an easy one on."""
    steps = (0.7, 1.0, 1.03, 1.06)
    acts = [
        a
        for n, by in enumerate(steps)
        for a in trained(
            1, {d: by * km for d, km in STEADY.items()}, until=MONDAY - (3 - n) * 7 * DAY
        )
    ]
    before = trained(8, until=MONDAY - 28 * DAY)
    return dossier(
        athlete=athlete(birth_year=born), activities=(*before, *acts), availability=OPEN
    )


def _b_race() -> Dossier:
    return dossier(
        activities=trained(16),
        availability=OPEN,
        races=(race(5, 10.0, priority=Priority.B), race(60, 21.1)),
    )


RACES = (*_tapers(), *_race_weeks(), *_races())
