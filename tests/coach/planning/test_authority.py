"""Who may raise load: only the athlete."""

from dataclasses import replace
from datetime import UTC, datetime, time, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from coach.availability import DatedException
from coach.dossier import Dossier, Offer
from coach.journal import Observation
from coach.planning.authority import freed, held, outlined, planned_km
from coach.planning.bounds import Bounds, bounds
from coach.planning.planner import plan
from coach.planning.week import Wishes
from coach.program import Program
from coach.state import ReturnStage, State, StateKind
from tests.coach.planning.athletes import MONDAY, dossier, known, race, trained
from tests.coach.planning.weeks import Case, cases, done, open_load, written

DAY = timedelta(days=1)
SPARE_KM = 0.5
"""Of a whole week: what printing to a tenth may add."""


def lighter(one: Dossier) -> Program:
    """A version with half of each session left out."""
    program = written(one).program
    days = [
        replace(day, workouts=day.workouts if n < 4 else (program.daily_program[0].workouts))
        for n, day in enumerate(program.daily_program)
    ]
    return replace(program, daily_program=tuple(days))


def test_a_week_in_force_is_not_raised_by_itself() -> None:
    one = dossier()
    kept = one.with_(programs=(lighter(one),))
    facts = known(kept)

    limits = held(facts, bounds(facts), Wishes())

    assert limits.target_km == pytest.approx(planned_km(facts))
    assert limits.target_km < bounds(facts).target_km


@pytest.mark.parametrize(
    ("days", "cause", "looked"),
    [(1, "asked", False), (7, "asked", False), (8, "asked", True), (20, "by hand", False)],
)
def test_a_look_further_ahead_does_not_bind(days: int, cause: str, looked: bool) -> None:
    one = dossier()
    moment = datetime.combine(MONDAY - days * DAY, time(9), UTC)
    version = replace(lighter(one), written_at=moment, cause=cause)
    facts = known(one.with_(programs=(version,)))

    assert outlined(version) is looked
    assert (held(facts, bounds(facts), Wishes()) == bounds(facts)) is looked


@pytest.mark.parametrize("wishes", [Wishes(more_time=True)])
def test_more_time_is_a_yes(wishes: Wishes) -> None:
    one = dossier()
    facts = known(one.with_(programs=(lighter(one),)))

    assert held(facts, bounds(facts), wishes) == bounds(facts)


@given(seed=st.integers(0, 4000))
@settings(max_examples=40, deadline=None)
def test_more_time_never_gives_less_and_else_leaves_the_week_as_it_stands(seed: int) -> None:
    (case,) = cases(1, seed)
    first = case.write().program

    again = case.write(Wishes(more_time=True), first)

    before = planned_km(again.facts)
    more = open_load(again.facts, again.program)
    assert more > before + SPARE_KM or again.program.daily_program == first.daily_program


def test_an_accepted_offer_is_a_yes() -> None:
    one = dossier()
    offer = Offer(date=MONDAY, text="more?", amount=4.0, accepted=True, week_start_date=MONDAY)
    facts = known(one.with_(programs=(lighter(one),), offers=(offer,)))

    assert held(facts, bounds(facts), Wishes()) == bounds(facts)


def test_a_step_that_an_answer_moved_is_a_yes() -> None:
    hurt = State(kind=StateKind.INJURED, since=MONDAY - 9 * DAY, stage=ReturnStage.WALK)
    one = dossier(states=(hurt,))
    walking = written(one)
    better = one.with_(
        programs=(walking.program,), states=(replace(hurt, stage=ReturnStage.EASY_SHORT),)
    )

    again = written(better)

    assert freed(again.facts, again.bounds)
    assert open_load(again.facts, again.program) > open_load(walking.facts, walking.program)


def test_the_same_step_is_none() -> None:
    hurt = State(kind=StateKind.INJURED, since=MONDAY - 9 * DAY, stage=ReturnStage.WALK)
    one = dossier(states=(hurt,))
    facts = known(one.with_(programs=(written(one).program,)))

    assert not freed(facts, bounds(facts))


def test_less_pain_is_none() -> None:
    sore = dossier(observations=(Observation(date=MONDAY - DAY, pain=4),))
    kept = sore.with_(
        programs=(written(sore).program,), observations=(Observation(date=MONDAY, pain=0),)
    )
    facts = known(kept)

    assert not freed(facts, bounds(facts))


def test_days_away_taken_back_are_a_yes() -> None:
    trip = DatedException(from_=MONDAY + 2 * DAY, to=MONDAY + 6 * DAY)
    gone = dossier(exceptions=(trip,))
    facts = known(gone.with_(programs=(written(gone).program,), exceptions=()))

    assert freed(facts, bounds(facts))


@given(
    seed=st.integers(0, 4000),
    energy=st.integers(1, 5),
    pain=st.integers(0, 10),
    followed=st.floats(0.3, 1.6),
    wish=st.sampled_from([None, Wishes(text="other"), Wishes(tired=True), Wishes(pain=True)]),
)
@settings(max_examples=40, deadline=None)
def test_whatever_the_days_bring_no_version_plans_more_than_the_one_in_force(
    seed: int, energy: int, pain: int, followed: float, wish: Wishes | None
) -> None:
    (case,) = cases(1, seed)
    first = case.write().program
    one = case.dossier.with_(programs=(first,))
    today = max(case.today, case.monday) + 2 * DAY
    if today > first.last_day:
        return
    for day in first.daily_program:
        if case.today <= day.date < today:
            one = done(one, day.date, day.workouts, followed)
    seen = Observation(date=today, energy=energy, pain=pain)
    one = one.with_(observations=(*one.observations, seen))

    week = Case(seed, one, today, case.monday).write(wish)

    before = open_load(week.facts, first)
    assert open_load(week.facts, week.program) <= before + SPARE_KM


def test_a_new_week_is_measured_by_the_season_alone() -> None:
    one = dossier(activities=trained(12))
    facts = known(one)

    assert held(facts, bounds(facts), Wishes()) == bounds(facts)


@pytest.mark.parametrize("km", [3.0, 5.0, 7.0])
def test_a_small_taper_keeps_its_sessions_unless_a_version_binds(km: float) -> None:
    facts = known(
        dossier(activities=trained(12, {1: km, 3: km, 5: km, 6: 1.5 * km}), races=(race(6),))
    )
    small = replace(bounds(facts), low_km=0.0, target_km=0.3 * km, high_km=0.3 * km)

    def load(limits: Bounds) -> float:
        draft = plan(facts, limits)
        return sum(draft.load(day.workouts(facts)) for day in draft.days)

    assert load(small) > small.target_km + SPARE_KM / 2
    assert load(replace(small, beyond_km=0.0)) <= small.target_km + SPARE_KM / 2
