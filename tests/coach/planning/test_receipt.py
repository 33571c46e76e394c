"""A forecast held against the week: the model's error and the following of it told apart."""

from dataclasses import replace
from datetime import UTC, date, datetime, time
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from coach.activity import Activity
from coach.dossier import Dossier, Receipt
from coach.planning.forecast import UNLEARNT
from coach.planning.receipt import Promise, promised, receipt
from coach.program import Program, WorkoutType
from tests.coach.planning.athletes import DAY, MONDAY, dossier, race, run, trained
from tests.coach.planning.weeks import done, written

SUNDAY = MONDAY + 6 * DAY
NEXT = MONDAY + 7 * DAY


def begun(one: Dossier) -> tuple[Dossier, Program]:
    """The athlete with Monday's program in force."""
    program = written(one).program
    return one.with_(programs=(program,)), program


def followed(one: Dossier, program: Program, by: float = 1.0, *, less: int = 0) -> Dossier:
    """The week done in so much of its length, its first sessions left out."""
    for day in program.daily_program:
        workouts = tuple(w for w in day.workouts if not w.is_rest)
        if workouts and less:
            less -= 1
            continue
        one = done(one, day.date, workouts, by)
    return one


def of(one: Dossier, program: Program, today: date = SUNDAY) -> Receipt:
    return receipt(one, Promise(promised=program, in_force=program), today)


def faster(one: Dossier, share: float) -> Dossier:
    """The same minutes of the week, so much further."""
    return one.with_(
        activities=tuple(
            replace(a, km=(a.km or 0.0) * share) if a.day >= MONDAY else a for a in one.activities
        )
    )


def test_a_week_followed_as_written_goes_as_forecast() -> None:
    one, program = begun(dossier())

    told = of(followed(one, program), program)

    assert told.actual_external_acwr == pytest.approx(told.predicted_external_acwr, abs=0.005)
    assert told.model_external_acwr == pytest.approx(told.predicted_external_acwr, abs=0.005)
    assert told.adherence == pytest.approx(1.0, abs=0.01)
    assert told.cause == "it went as forecast"


def test_what_was_left_out_is_a_matter_of_following() -> None:
    one, program = begun(dossier())

    told = of(followed(one, program, less=2), program)

    assert told.actual_external_acwr is not None
    assert told.model_external_acwr is not None
    assert told.predicted_external_acwr is not None
    assert told.model_external_acwr == pytest.approx(told.predicted_external_acwr, abs=0.005)
    assert told.actual_external_acwr < told.model_external_acwr - 0.05
    assert (told.adherence or 1.0) < 0.9
    assert told.cause.startswith("because nothing is on record for")


def test_another_speed_is_a_matter_of_the_model() -> None:
    one, program = begun(dossier())

    told = of(faster(followed(one, program), 1.15), program)

    assert told.actual_external_acwr is not None
    assert told.model_external_acwr is not None
    assert told.predicted_external_acwr is not None
    assert told.model_external_acwr > told.predicted_external_acwr + 0.05
    assert told.actual_external_acwr == pytest.approx(told.model_external_acwr, abs=0.01)
    assert told.adherence == pytest.approx(1.0, abs=0.01)
    assert "15% more in a minute" in told.cause


def test_longer_sessions_are_named() -> None:
    one, program = begun(dossier())

    told = of(followed(one, program, 1.5), program)

    assert "longer or harder" in told.cause


def test_training_beside_the_plan_is_named() -> None:
    one, program = begun(dossier())
    more = tuple(run(MONDAY + n * DAY, 12.0, hour=19) for n in (0, 4))
    one = followed(one, program)

    told = of(one.with_(activities=(*one.activities, *more)), program)

    assert told.cause == "because of 2 sessions beside the plan"


def test_a_reason_that_was_told_is_repeated() -> None:
    one, program = begun(dossier())
    long = next(d for d in program.daily_program if d.workouts[0].workout_type is WorkoutType.LONG)
    left = replace(long.workouts[0], done=False, skipped_because="weather")
    days = tuple(replace(d, workouts=(left,)) if d is long else d for d in program.daily_program)
    skipped = replace(program, daily_program=days)
    one = followed(one, replace(program, daily_program=days[:-1]))

    told = of(one.with_(programs=(skipped,)), skipped)

    assert "was left out (the weather); nothing has to be made up" in told.cause
    assert told.predicted_external_acwr == program.predicted_metrics.external_acwr


def test_what_is_still_to_come_on_sunday_evening_counts_as_planned() -> None:
    one, program = begun(dossier())
    without = replace(program, daily_program=program.daily_program[:-1])

    told = of(followed(one, without), program)

    assert "today’s session counted as planned" in told.cause
    assert told.actual_external_acwr == pytest.approx(told.predicted_external_acwr, abs=0.01)


def test_a_sunday_session_that_was_left_out_is_missed_on_monday() -> None:
    one, program = begun(dossier())
    last = max(d.date for d in program.daily_program if any(not w.is_rest for w in d.workouts))
    left = followed(one, program)
    left = left.with_(activities=tuple(a for a in left.activities if a.day != last))
    after = max(NEXT, last + DAY)

    told = of(left, program, after)

    assert "counted as planned" not in told.cause
    assert told == of(left, program, after + 7 * DAY)
    if last == SUNDAY:
        evening = of(left, program)
        assert evening.actual_external_acwr is not None
        assert told.actual_external_acwr is not None
        assert told.actual_external_acwr < evening.actual_external_acwr


def test_under_two_weeks_of_history_sessions_are_counted_and_no_ratio_is_made_up() -> None:
    one, program = begun(dossier(activities=trained(1)))

    told = of(followed(one, program), program)

    assert told.predicted_external_acwr is None
    assert told.actual_external_acwr is None
    assert "sessions done" in told.cause


def test_a_race_is_no_training_that_was_missed() -> None:
    one, program = begun(dossier(races=(race(6, 21.0975),)))
    raced = run(SUNDAY, 21.1)
    one = followed(one, replace(program, daily_program=program.daily_program[:-1]))

    told = of(one.with_(activities=(*one.activities, raced)), program)

    assert told.adherence == pytest.approx(1.0, abs=0.01)
    assert "beside the plan" not in told.cause


def test_the_version_that_was_in_force_when_the_week_began_is_the_promise() -> None:
    def at(day: date, hour: int) -> datetime:
        return datetime.combine(day, time(hour), UTC)

    program = written(dossier()).program
    early = replace(program, version=1, written_at=at(MONDAY - DAY, 17))
    late = replace(program, version=2, written_at=at(MONDAY + 2 * DAY, 12))

    found = promised((early, late), UTC)
    assert found is not None
    assert (found.promised, found.in_force) == (early, late)
    assert promised((), UTC) is None
    only = promised((late,), UTC)
    assert only is not None
    assert only.promised is late


def test_sunday_evening_in_the_west_is_still_before_the_week() -> None:
    """18:00 in Denver is Monday in Greenwich."""
    program = written(dossier()).program
    sunday = replace(program, written_at=datetime.combine(MONDAY, time(1), UTC))
    later = replace(
        program, version=2, written_at=datetime.combine(MONDAY + 2 * DAY, time(18), UTC)
    )

    found = promised((sunday, later), ZoneInfo("America/Denver"))

    assert found is not None
    assert found.promised is sunday


def test_after_four_receipts_the_band_is_what_they_were_off() -> None:
    one = dossier()
    receipts = [
        Receipt(
            week_start_date=MONDAY - n * 7 * DAY,
            predicted_external_acwr=1.0,
            actual_external_acwr=1.25,
        )
        for n in range(4, 0, -1)
    ]

    def width(kept: tuple[Receipt, ...]) -> float:
        metrics = written(one.with_(receipts=kept)).program.predicted_metrics
        assert metrics.band.external_acwr is not None
        assert metrics.external_acwr is not None
        return metrics.band.external_acwr[1] - metrics.external_acwr

    assert width(tuple(receipts[:3])) == pytest.approx(UNLEARNT)
    assert width(tuple(receipts)) == pytest.approx(0.25)


def test_what_sessions_cost_the_body_moves_the_next_forecast() -> None:
    """Errors recalibrate TRIMP per minute: the next week reckons with what the last one cost."""

    def pulsed(activity: Activity, bpm: int) -> Activity:
        return replace(activity, avg_hr=bpm, rpe=None)

    calm = dossier(activities=tuple(pulsed(a, 135) for a in trained(10)))
    one, program = begun(calm)
    week = followed(one, program)
    costly = week.with_(
        activities=tuple(
            pulsed(a, 150 if a.day >= MONDAY - 28 * DAY else 135) for a in week.activities
        )
    )
    usual = week.with_(activities=tuple(pulsed(a, 135) for a in week.activities))

    def easy_minute(one: Dossier) -> float:
        found = [
            (w.planned_internal or 0.0) / w.duration_min
            for day in written(one, NEXT).program.daily_program
            for w in day.workouts
            if w.workout_type is WorkoutType.EASY and w.target.zone != 3
        ]
        return min(found)

    assert easy_minute(costly) > 1.15 * easy_minute(usual)


@given(by=st.floats(0.3, 1.7), less=st.integers(0, 4))
@settings(max_examples=8, deadline=None)
def test_the_two_errors_add_up_to_the_whole_one(by: float, less: int) -> None:
    one, program = begun(dossier())

    told = of(followed(one, program, by, less=less), program)

    assert told.predicted_external_acwr is not None
    assert told.model_external_acwr is not None
    assert told.actual_external_acwr is not None
    model = told.model_external_acwr - told.predicted_external_acwr
    following = told.actual_external_acwr - told.model_external_acwr
    assert abs(model) <= 0.02, "at the planned speed the model was right"
    whole = told.actual_external_acwr - told.predicted_external_acwr
    assert model + following == pytest.approx(whole)
    assert told.cause
