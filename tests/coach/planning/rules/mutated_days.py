"""Weeks that break R10 to R16."""

from collections.abc import Iterator

from coach.athlete import Experience
from coach.dossier import Dossier
from tests.coach.planning.athletes import DAY, MONDAY, athlete, dossier, race, trained
from tests.coach.planning.athletes import run as ran
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
    run,
)
from tests.coach.planning.rules.mutations import (
    AFTER,
    BUILD,
    MASTERS,
    NOVICE,
    OPEN,
    PLENTY,
    SAID,
    WARN,
    Mutation,
)


def _rests() -> Iterator[Mutation]:
    yield Mutation(
        "R10", "no rest day", PLENTY, lambda w: only(w, {n: [run(w, 5.5)] for n in range(7)})
    )
    yield Mutation(
        "R10",
        "one rest day for a novice",
        NOVICE,
        lambda w: only(w, {n: [run(w, 2.4)] for n in range(6)}),
    )
    yield Mutation(
        "R10",
        "one rest day at sixty-four",
        MASTERS,
        lambda w: only(w, {n: [run(w, 6.0)] for n in range(6)}),
    )
    yield Mutation(
        "R10",
        "a seventh day in a row",
        _streak(),
        lambda w: only(w, {MON: [run(w, 5.0)], TUE: [run(w, 5.0)], WED: [run(w, 5.0)]}),
    )
    yield Mutation(
        "R11",
        "two hard ones in Base",
        PLENTY,
        lambda w: only(w, {TUE: [hard(w)], FRI: [hard(w)], SUN: [run(w, 14.0)]}),
    )
    yield Mutation(
        "R11",
        "three hard ones in Build",
        BUILD,
        lambda w: only(
            w,
            {
                MON: [hard(w, 12.0)],
                WED: [hard(w, 12.0)],
                FRI: [hard(w, 12.0)],
                SUN: [run(w, 14.0)],
            },
        ),
    )
    yield Mutation(
        "R11", "a hard one in Recovery", AFTER, lambda w: only(w, {SAT: [hard(w, 10.0)]})
    )
    yield Mutation(
        "R12",
        "hard on following days",
        BUILD,
        lambda w: only(w, {TUE: [hard(w, 12.0)], WED: [hard(w, 12.0)], SAT: [run(w, 14.0)]}),
    )
    yield Mutation(
        "R12", "hard the day after the long one", PLENTY, lambda w: on(w, {MON: [hard(w, 15.0)]})
    )
    yield Mutation(
        "R12",
        "long the day after something hard",
        BUILD,
        lambda w: only(w, {FRI: [hard(w, 12.0)], SAT: [long(w, 16.0)], MON: [run(w, 8.0)]}),
    )
    yield Mutation(
        "R12",
        "two days between at sixty-four",
        MASTERS,
        lambda w: only(w, {WED: [hard(w, 12.0)], FRI: [long(w, 16.0)], SUN: [run(w, 8.0)]}),
    )


def _minutes() -> Iterator[Mutation]:
    yield Mutation(
        "R13",
        "half of it hard",
        BUILD,
        lambda w: only(w, {TUE: [hard(w, 60.0, 3)], SAT: [hard(w, 60.0, 3)], THU: [run(w, 8.0)]}),
    )
    yield Mutation(
        "R13",
        "most of one session",
        PLENTY,
        lambda w: only(w, {WED: [hard(w, 70.0, 3)], FRI: [run(w, 10.0)]}),
    )
    yield Mutation(
        "R13",
        "a little too much in Base",
        PLENTY,
        lambda w: only(w, {WED: [hard(w, 45.0)], FRI: [run(w, 10.0)], SUN: [run(w, 14.0)]}),
        WARN,
    )
    yield Mutation(
        "R14",
        "an hour in between",
        PLENTY,
        lambda w: only(w, {WED: [hard(w, 60.0, 3)], FRI: [run(w, 10.0)], SUN: [run(w, 12.0)]}),
        WARN,
    )
    yield Mutation(
        "R14",
        "two steady ones",
        BUILD,
        lambda w: only(w, {TUE: [hard(w, 40.0, 3)], SAT: [hard(w, 40.0, 3)], THU: [run(w, 14.0)]}),
        WARN,
    )
    yield Mutation(
        "R14",
        "all that there is of it",
        SAID,
        lambda w: only(w, {WED: [hard(w, 25.0, 3)], SUN: [run(w, 7.0)]}),
        WARN,
    )
    yield Mutation(
        "R15",
        "two thirds of the week",
        PLENTY,
        lambda w: only(w, {TUE: [run(w, 8.0)], SUN: [long(w, 16.0)]}),
        WARN,
    )
    yield Mutation(
        "R15",
        "half of five runs",
        PLENTY,
        lambda w: only(
            w, {n: [run(w, 4.0)] for n in (MON, TUE, THU, FRI)} | {SUN: [long(w, 16.0)]}
        ),
        WARN,
    )
    yield Mutation(
        "R15",
        "a novice's longest",
        NOVICE,
        lambda w: only(w, {TUE: [run(w, 3.0)], SUN: [run(w, 6.0)]}),
        WARN,
    )
    yield Mutation(
        "R16",
        "over two hours for a 10k",
        _slow(10.0),
        lambda w: only(w, {SUN: [long(w, 16.0)], TUE: [run(w, 10.0)], THU: [run(w, 10.0)]}),
        WARN,
    )
    yield Mutation(
        "R16",
        "over two hours and a half for a half",
        _slow(21.1),
        lambda w: only(w, {SUN: [long(w, 19.0)], TUE: [run(w, 10.0)], THU: [run(w, 10.0)]}),
        WARN,
    )
    yield Mutation(
        "R16",
        "a novice's half as long again",
        _slow_novice(),
        lambda w: only(w, {FRI: [long(w, 14.0)], TUE: [run(w, 8.0)], THU: [run(w, 8.0)]}),
        WARN,
    )


def _streak() -> Dossier:
    """Six days of training up to yesterday."""
    return dossier(activities=trained(16, dict.fromkeys(range(1, 7), 7.0)), availability=OPEN)


def _slow(km: float) -> Dossier:
    """Nine minutes a km, and long runs of sixteen of them."""
    acts = trained(16, {1: 9.0, 3: 9.0, 6: 18.0}, pace=9.0)
    return dossier(activities=acts, availability=OPEN, races=(race(60, km),))


def _slow_novice() -> Dossier:
    acts = (*trained(4, {1: 8.0, 3: 8.0, 6: 8.0}), ran(MONDAY - 26 * DAY, 14.0, hour=17))
    who = athlete(experience=Experience.NOVICE)
    ordered = tuple(sorted(acts, key=lambda a: a.start))
    return dossier(athlete=who, activities=ordered, availability=OPEN)


DAYS = (*_rests(), *_minutes())
