"""Weeks that break R01 to R04."""

from collections.abc import Iterator
from dataclasses import replace

from coach.activity import Sport
from coach.athlete import HealthFlag
from coach.dossier import Dossier
from coach.journal import Observation
from coach.planning.week import Written
from coach.program import Program
from coach.state import ReturnStage, StateKind, Tier
from tests.coach.planning.athletes import DAY, MONDAY, athlete, dossier, trained
from tests.coach.planning.rules.altered import (
    MON,
    SAT,
    SUN,
    THU,
    TUE,
    WED,
    first_run,
    hard,
    long,
    on,
    only,
    other,
    raw,
    run,
)
from tests.coach.planning.rules.mutations import (
    NOVICE,
    OPEN,
    ROAD,
    TRAIL,
    TRI,
    Mutation,
    dated,
    flagged,
    held,
    hurting,
    retold,
    state,
)


def _shape() -> Iterator[Mutation]:
    yield Mutation(
        "R01", "six days", ROAD, lambda w: retold(w, daily_program=w.program.daily_program[1:])
    )
    yield Mutation("R01", "one day twice", ROAD, lambda w: dated(w, MON, 1))
    yield Mutation("R01", "another week's day", TRAIL, lambda w: dated(w, SUN, 1))
    yield Mutation("R01", "no sport", ROAD, lambda w: raw(w, first_run(w), sport=None))
    yield Mutation(
        "R01", "minutes that are none", NOVICE, lambda w: raw(w, first_run(w), duration_min=-30.0)
    )
    yield Mutation(
        "R01", "a session of two days", TRI, lambda w: raw(w, first_run(w), duration_min=2000.0)
    )
    yield Mutation("R01", "neither workout nor rest", ROAD, lambda w: _bare(w, MON))


def _bare(week: Written, place: int) -> Program:
    found = list(week.program.daily_program)
    found[place] = replace(found[place], workouts=())
    return retold(week, daily_program=tuple(found))


def _health() -> Iterator[Mutation]:
    yield Mutation(
        "R02", "a run in spite of T1", flagged(Tier.T1), lambda w: on(w, {WED: [run(w, 4.0)]})
    )
    yield Mutation(
        "R02",
        "a walk in spite of T2",
        flagged(Tier.T2),
        lambda w: on(w, {WED: [other(Sport.WALKING, 30)]}),
    )
    yield Mutation(
        "R02", "a run in spite of T2b", flagged(Tier.T2B), lambda w: on(w, {WED: [run(w, 4.0)]})
    )
    yield Mutation(
        "R02",
        "something hard in spite of T3",
        flagged(Tier.T3),
        lambda w: only(w, {WED: [hard(w)]}),
    )
    yield Mutation("R02", "no word of a doctor at T3", flagged(Tier.T3), _hushed)
    yield Mutation(
        "R02",
        "something hard in spite of T6",
        flagged(Tier.T6),
        lambda w: only(w, {WED: [hard(w)]}),
    )
    yield Mutation(
        "R02", "a run when pregnant", _pregnant(), lambda w: on(w, {WED: [run(w, 3.0)]})
    )
    yield Mutation(
        "R02",
        "more hours than years",
        _minor(),
        lambda w: only(w, {n: [other(Sport.CYCLING, 210, 60.0)] for n in range(5)}),
    )


def _pain() -> Iterator[Mutation]:
    yield Mutation("R03", "a run at pain 7", hurting(7), lambda w: only(w, {WED: [run(w, 5.0)]}))
    yield Mutation(
        "R03",
        "a run with a limp",
        hurting(2, pain_changes_movement=True),
        lambda w: only(w, {WED: [run(w, 5.0)]}),
    )
    yield Mutation(
        "R03", "something hard at pain 4", hurting(4), lambda w: only(w, {WED: [hard(w)]})
    )
    yield Mutation(
        "R03", "a longer run at pain 3", hurting(3), lambda w: only(w, {SUN: [long(w, 16.6)]})
    )
    yield Mutation(
        "R03",
        "a bigger week at pain 3",
        hurting(3),
        lambda w: on(
            w, {n: [run(w, 7.0)] for n in (MON, TUE, WED, THU, SAT)} | {SUN: [run(w, 9.0)]}
        ),
    )
    yield Mutation(
        "R03",
        "a run while injured",
        held(state(StateKind.INJURED)),
        lambda w: on(w, {WED: [run(w, 3.0)]}),
    )


def _illness() -> Iterator[Mutation]:
    yield Mutation(
        "R04",
        "a walk while ill",
        held(state(StateKind.SICK)),
        lambda w: on(w, {WED: [other(Sport.WALKING, 20)]}),
    )
    yield Mutation(
        "R04",
        "an hour on a short step",
        held(state(StateKind.SICK, ReturnStage.EASY_SHORT)),
        lambda w: only(w, {WED: [run(w, 9.0)]}),
    )
    yield Mutation(
        "R04",
        "something hard on an easy step",
        held(state(StateKind.SICK, ReturnStage.EASY)),
        lambda w: only(w, {WED: [hard(w)]}),
    )
    yield Mutation(
        "R04", "a run the day after fever", _fever(), lambda w: only(w, {MON: [run(w, 3.0)]})
    )


def _hushed(week: Written) -> Program:
    return retold(
        week, reasons=(), week_summary="A week.", injury_prevention_note="", nutrition_reminder=""
    )


def _pregnant() -> Dossier:
    return dossier(
        athlete=athlete(health_flags=(HealthFlag.PREGNANT,)),
        activities=trained(16),
        availability=OPEN,
    )


def _minor() -> Dossier:
    return dossier(
        athlete=athlete(birth_year=MONDAY.year - 17), activities=trained(16), availability=OPEN
    )


def _fever() -> Dossier:
    seen = Observation(date=MONDAY - DAY, fever=True)
    return dossier(activities=trained(16), availability=OPEN, observations=(seen,))


GATES = (*_shape(), *_health(), *_pain(), *_illness())
