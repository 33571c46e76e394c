"""Six or more days off, whatever came before them: the table leads back (R28)."""

from datetime import date
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from coach.activity import RUNS, Sport
from coach.availability import DatedException
from coach.dossier import Dossier, Offer
from coach.planning.bounds import bounds
from coach.planning.efforts import is_hard_workout
from coach.planning.past import STARTER_BELOW_KM
from coach.planning.rules.verdicts import Outcome
from coach.planning.sooner import sooner
from coach.planning.verdict import VerdictKind
from coach.planning.week import check_week, write_week
from coach.planning.weekrange import STARTER_HIGH_KM
from coach.program import Program, monday_of
from coach.race import RaceResult
from coach.state import ReturnStage, State, StateKind
from tests.coach.planning.athletes import (
    DAY,
    MONDAY,
    WEEK,
    athlete,
    dossier,
    known,
    program,
    run,
    trained,
)
from tests.coach.planning.weeks import open_load, training, written
from tests.odd_athletes import odd_dossier


def after(days: int, off: int, *, every: int = 2, km: float = 8.0, **said: float) -> Dossier:
    """So many days of records with a run every so many days, then so many days off."""
    last = MONDAY - (off + 1) * DAY
    runs = [run(last - n * DAY, km) for n in range(0, days, every)]
    return dossier(activities=tuple(reversed(runs)), athlete=athlete(**said))


@settings(max_examples=30, deadline=None)
@given(
    days=st.integers(1, 45),
    off=st.integers(6, 20),
    every=st.integers(1, 4),
    km=st.sampled_from([3.0, 8.0, 15.0]),
    weekly=st.sampled_from([None, 10.0, 40.0]),
)
def test_however_short_the_history_six_days_off_lead_back_by_the_table(
    days: int, off: int, every: int, km: float, weekly: float | None
) -> None:
    one = after(days, off, every=every, km=km, **({} if weekly is None else {"weekly_km": weekly}))
    week = written(one)
    before = week.facts.past.month_before(MONDAY - (off + 1) * DAY)
    most = 0.75 * before if before >= STARTER_BELOW_KM else STARTER_HIGH_KM

    assert week.verdict.kind is VerdictKind.RETURN
    assert not [rule for rule in week.rules if rule.verdict is Outcome.BLOCK]
    assert not any(is_hard_workout(w) for _, w in training(week.program))
    assert open_load(week.facts, week.program) <= most + 0.05
    longest = [w.distance_km or 0.0 for _, w in training(week.program) if w.sport in RUNS]
    assert max(longest, default=0.0) <= max(5.0, 0.50 * week.facts.past.longest_km(MONDAY)) + 0.05


def test_the_weeks_before_a_break_are_counted_without_their_race() -> None:
    plain = after(28, 8, every=3, km=9.0)
    result = RaceResult(name="Nine", date=MONDAY - 9 * DAY, km=9.0)
    found = known(plain.with_(results=(result,))).body.way_back
    usual = known(plain).body.way_back

    assert found is not None
    assert usual is not None
    assert round(usual.weekly_km - found.weekly_km, 2) == 9.0 / 4


def test_weeks_that_nobody_recorded_do_not_make_the_recorded_ones_smaller() -> None:
    """64 km in fifteen days are 30 km a week, not 16."""
    found = known(after(16, 8)).body.way_back

    assert found is not None
    assert round(found.weekly_km, 1) == 29.9


def test_one_week_of_records_is_no_habit_and_counts_as_two() -> None:
    found = known(after(5, 8, every=1)).body.way_back

    assert found is not None
    assert found.weekly_km == 20.0


def test_what_was_said_of_a_week_counts_while_the_history_is_short() -> None:
    found = known(after(10, 8, weekly_km=40.0)).body.way_back

    assert found is not None
    assert found.weekly_km == 40.0


def test_back_from_less_than_a_starter_week_the_verdict_still_says_so() -> None:
    week = written(after(5, 8, km=3.0))

    assert week.verdict.kind is VerdictKind.RETURN
    assert week.facts.past.starter


def test_days_off_are_counted_up_to_the_day_that_training_can_begin() -> None:
    """Away until Thursday of the week that is planned: eight days off, not five."""
    one = dossier(exceptions=(away(MONDAY, MONDAY + 2 * DAY),))
    one = one.with_(activities=tuple(a for a in one.activities if a.day < MONDAY - 4 * DAY))
    week = written(one)

    assert week.facts.body.days_off == 5
    assert week.facts.body.way_back is not None
    assert week.facts.body.way_back.days_off == 8
    assert not any(is_hard_workout(w) for _, w in training(week.program))


def test_a_week_that_rests_at_first_is_written_for_the_longer_break_it_makes() -> None:
    """Four days off on Monday, and fever rest until Thursday: a break, when training begins."""
    fever = State(
        kind=StateKind.SICK,
        since=MONDAY - 4 * DAY,
        until=MONDAY,
        stage=ReturnStage.NORMAL,
        fever_free_since=MONDAY,
    )
    one = dossier(states=(fever,))
    one = one.with_(activities=tuple(a for a in one.activities if a.day < MONDAY - 4 * DAY))
    week = written(one)
    first = next(training(week.program))[0].date

    assert (first - MONDAY).days >= 2
    assert week.facts.body.way_back is not None
    assert week.facts.body.way_back.days_off >= 6
    assert [rule.verdict for rule in week.rules if rule.id == "R28"] == [Outcome.PASS]
    assert not any(is_hard_workout(w) for _, w in training(week.program))


def test_the_rule_counts_the_plans_own_first_days_whoever_wrote_it() -> None:
    """Trained on Thursday; a program that first runs on Saturday runs after eight days off."""
    one = dossier(activities=trained(10, until=MONDAY - 2 * DAY))
    late = program(MONDAY, {5: 12.0, 6: 16.0})
    soon = program(MONDAY, {1: 12.0, 6: 16.0})

    def blocked(week: Program) -> bool:
        rules = check_week(one, today=MONDAY, program=week)
        return any(r.id == "R28" and r.verdict is Outcome.BLOCK for r in rules)

    assert blocked(late)
    assert not blocked(soon)


@pytest.mark.parametrize("seed", [*range(40), 80061, 160542, 160508])
def test_a_delivered_week_never_begins_after_a_break_that_it_does_not_lead_back_from(
    seed: int,
) -> None:
    one, today = odd_dossier(seed)
    week = write_week(one, today=today, monday=monday_of(today) + (seed % 2) * WEEK)

    assert not any(rule.verdict is Outcome.BLOCK for rule in week.rules)


def test_a_week_begins_sooner_where_only_its_own_rest_would_make_a_break() -> None:
    """Trained on Thursday: what lies on Saturday comes on Wednesday, after five days off."""
    facts = known(dossier(activities=trained(10, until=MONDAY - 2 * DAY)))
    late = program(MONDAY, {5: 8.0, 6: 16.0}).daily_program

    moved = sooner(facts, bounds(facts), late)

    assert [day.date.weekday() for day in moved if day.workouts] == [2, 6]
    assert sooner(facts, bounds(facts), moved) == moved


def test_days_away_make_a_break_that_no_other_day_can_mend() -> None:
    until = (away(MONDAY, MONDAY + 4 * DAY),)
    facts = known(dossier(activities=trained(10, until=MONDAY - 2 * DAY), exceptions=until))
    late = program(MONDAY, {5: 8.0, 6: 16.0}).daily_program

    assert sooner(facts, bounds(facts), late) == late


def away(first: date, last: date) -> DatedException:
    return DatedException(from_=first, to=last, kind="away", minutes=0)


@pytest.mark.parametrize("kind", [StateKind.INJURED, StateKind.SICK, StateKind.RETURNING])
@pytest.mark.parametrize(
    "stage", [ReturnStage.WALK, ReturnStage.EASY_SHORT, ReturnStage.EASY], ids=str
)
@pytest.mark.parametrize("off", [9, 24])
def test_after_a_week_in_bed_a_step_holds_what_it_says(
    kind: StateKind, stage: ReturnStage, off: int
) -> None:
    since = MONDAY - off * DAY
    fever_free = MONDAY - 5 * DAY if kind is StateKind.SICK else None
    state = State(kind=kind, since=since, stage=stage, fever_free_since=fever_free)
    week = written(dossier(activities=trained(10, until=since), states=(state,)))

    assert week.facts.past.weeks[0].load_km == 0
    walks = {Sport.WALKING} if stage is ReturnStage.WALK else RUNS
    assert any(workout.sport in walks for _, workout in training(week.program))
    assert not [rule for rule in week.rules if rule.verdict is Outcome.BLOCK]


def test_short_runs_on_the_way_back_leave_a_day_between() -> None:
    since = MONDAY - 24 * DAY
    state = State(kind=StateKind.INJURED, since=since, stage=ReturnStage.EASY_SHORT)
    week = written(dossier(activities=trained(10, until=since), states=(state,)))

    ran = [day.date for day, workout in training(week.program) if workout.sport in RUNS]
    assert len(ran) == 3
    assert all((after - before).days > 1 for before, after in pairwise(ran))


def test_an_offer_that_was_accepted_raises_no_step() -> None:
    since = MONDAY - 9 * DAY
    state = State(kind=StateKind.INJURED, since=since, stage=ReturnStage.EASY)
    offer = Offer(date=MONDAY, text="", amount=5.0, accepted=True, week_start_date=MONDAY)
    one = dossier(activities=trained(10, until=since), states=(state,))

    offered = written(one.with_(offers=(offer,)))

    assert offered.program.daily_program == written(one).program.daily_program
