"""Six or more days off, whatever came before them: the table leads back (R28)."""

from hypothesis import given, settings
from hypothesis import strategies as st

from coach.activity import RUNS
from coach.dossier import Dossier
from coach.planning.efforts import is_hard_workout
from coach.planning.past import STARTER_BELOW_KM
from coach.planning.rules.verdicts import Outcome
from coach.planning.verdict import VerdictKind
from coach.planning.weekrange import STARTER_HIGH_KM
from tests.coach.planning.athletes import DAY, MONDAY, athlete, dossier, known, run
from tests.coach.planning.weeks import open_load, training, written


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
