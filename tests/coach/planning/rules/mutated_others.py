"""Weeks that break R26 to R28, R30."""

from collections.abc import Iterator

from coach.activity import Sport
from tests.coach.planning.rules.altered import (
    FRI,
    MON,
    SAT,
    SUN,
    THU,
    TUE,
    WED,
    hard,
    only,
    other,
    run,
)
from tests.coach.planning.rules.mutations import (
    BACK,
    NEW,
    NOVICE,
    PLENTY,
    SAID,
    TRAIL,
    TRI,
    WARN,
    Mutation,
    hot,
    retold,
    summing,
)


def _alike() -> Iterator[Mutation]:
    yield Mutation(
        "R26",
        "seven days alike",
        PLENTY,
        lambda w: only(w, {n: [run(w, 6.0)] for n in range(6)}),
        WARN,
    )
    yield Mutation(
        "R26",
        "a novice's days alike",
        NOVICE,
        lambda w: only(w, {n: [run(w, 2.5)] for n in range(6)}),
        WARN,
    )
    yield Mutation(
        "R26",
        "nearly alike",
        TRI,
        lambda w: only(w, {n: [run(w, 6.0)] for n in range(6)} | {SUN: [run(w, 3.0)]}),
        WARN,
    )


def _short_history() -> Iterator[Mutation]:
    yield Mutation("R27", "a ratio out of nothing", SAID, lambda w: summing(w, external_acwr=1.0))
    yield Mutation(
        "R27", "a word of risk", NEW, lambda w: retold(w, week_summary="Your injury risk is low.")
    )
    yield Mutation(
        "R27",
        "more than the usual week",
        SAID,
        lambda w: only(w, {n: [run(w, 8.0)] for n in (TUE, THU, SAT)} | {SUN: [run(w, 11.0)]}),
    )
    yield Mutation(
        "R27",
        "two hard ones",
        SAID,
        lambda w: only(w, {TUE: [hard(w, 8.0)], FRI: [hard(w, 8.0)], SUN: [run(w, 9.0)]}),
    )
    yield Mutation("R27", "a long first run", NEW, lambda w: only(w, {SUN: [run(w, 5.5)]}))
    yield Mutation("R28", "a long run too soon", BACK, lambda w: only(w, {SUN: [run(w, 9.0)]}))
    yield Mutation(
        "R28",
        "as if nothing had been",
        BACK,
        lambda w: only(w, {n: [run(w, 7.0)] for n in (MON, TUE, THU, SAT, SUN)}),
    )
    yield Mutation(
        "R28", "hard on the way back", BACK, lambda w: only(w, {WED: [hard(w, 8.0, around=20.0)]})
    )


def _around() -> Iterator[Mutation]:
    yield Mutation(
        "R30", "a run in great heat", hot(33.0), lambda w: only(w, {WED: [run(w, 6.0)]})
    )
    yield Mutation(
        "R30",
        "hard in the heat",
        hot(29.0),
        lambda w: only(w, {WED: [hard(w, 12.0)], SUN: [run(w, 12.0)]}),
        WARN,
    )
    yield Mutation(
        "R30",
        "hard on the first day up high",
        hot(None, 2500.0),
        lambda w: only(w, {TUE: [hard(w, 12.0)], SUN: [run(w, 12.0)]}),
        WARN,
    )
    yield Mutation(
        "R30",
        "strength before speed",
        PLENTY,
        lambda w: only(w, {WED: [other(Sport.STRENGTH, 30), hard(w, 12.0)], SUN: [run(w, 12.0)]}),
        WARN,
    )
    yield Mutation(
        "R30",
        "twice the climb",
        TRAIL,
        lambda w: only(
            w, {n: [run(w, 8.0, sport=Sport.TRAIL_RUNNING, up=250.0)] for n in (TUE, THU, SAT)}
        ),
        WARN,
    )


OTHERS = (*_alike(), *_short_history(), *_around())
