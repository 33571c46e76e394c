from datetime import UTC, datetime, timedelta

import pytest

from coach.activity import Sport
from coach.recording import Recording
from handlers.files.draft import Draft
from tests.cases import each
from tests.handlers.files.conftest import ZONE
from tests.handlers.files.makers import MOMENT, START


def finished(draft: Draft) -> tuple[Recording, list[str]]:
    return draft.finished(ZONE, MOMENT)


def draft(start: datetime | None = START, **changes: object) -> Draft:
    made = Draft(source="fit", sport=Sport.RUNNING, timer_s=3600)
    made.start = None if start is None else start.timestamp()
    for name, value in changes.items():
        setattr(made, name, value)
    return made


@each(
    "start, trusted",
    [
        (datetime(1990, 7, 18, tzinfo=UTC), False),
        (datetime(1999, 12, 31, 12, tzinfo=UTC), False),
        (datetime(2000, 1, 1, 12, tzinfo=UTC), True),
        (MOMENT, True),
        (MOMENT + timedelta(minutes=10), True),
        (MOMENT + timedelta(minutes=11), False),
        (MOMENT + timedelta(days=400), False),
        (None, False),
    ],
)
def test_a_date_that_is_missing_too_old_or_to_come_is_asked_about(
    start: datetime | None, trusted: bool
) -> None:
    recording, warnings = finished(draft(start))

    assert recording.start_trusted is trusted
    assert bool(warnings) is not trusted
    assert recording.activity.start == (start or MOMENT.replace(microsecond=0))


def test_the_warning_says_what_the_clock_said() -> None:
    _, (warning,) = finished(draft(datetime(1990, 7, 18, 6, tzinfo=UTC)))

    assert warning == "The watch's clock says 18 July 1990, which cannot be right."


def test_another_note_of_the_date_is_passed_on_as_local_time() -> None:
    lost = draft(datetime(1990, 7, 18, tzinfo=UTC), hint=datetime(2012, 2, 13, 11, 16))  # noqa: DTZ001

    recording, (warning,) = finished(lost)

    assert recording.start_hint is not None
    assert recording.start_hint.isoformat() == "2012-02-13T11:16:00+01:00"
    assert "13 February 2012" in warning
    assert finished(draft(hint=datetime(2012, 2, 13)))[0].start_hint is None  # noqa: DTZ001


def test_a_start_bears_the_offset_of_its_own_day() -> None:
    summer = finished(draft(datetime(2026, 7, 1, 22, 30, tzinfo=UTC)))[0].activity.start

    assert summer.isoformat() == "2026-07-02T00:30:00+02:00"


def test_what_is_unknown_is_none_and_never_zero() -> None:
    activity = finished(draft(timer_s=0.0, metres=0.0, avg_hr=0, max_hr=255))[0].activity

    assert (activity.duration_s, activity.km, activity.avg_hr, activity.max_hr) == (None,) * 4
    assert activity.ascent_m is None


def test_a_title_is_one_bearable_line() -> None:
    noisy = draft(title="Long\nrun\x00 \u202eback\t" + "x" * 500)

    title = finished(noisy)[0].activity.title

    assert title is not None
    assert title.startswith("Long run back x")
    assert len(title) == 80
    assert finished(draft(title=" \n"))[0].activity.title is None


def test_timer_time_that_is_not_stated_is_counted_and_said() -> None:
    made = draft(timer_s=None)
    for second in (0, 10, 20, 500, 510):
        made.samples.add(START.timestamp() + second)

    recording, warnings = finished(made)

    assert recording.activity.duration_s == 30
    assert warnings == [
        (
            "The file has no timer time: I counted the time between its points and "
            "left out 8 min that look like pauses."
        )
    ]


@pytest.mark.parametrize(
    ("told", "shown", "kept"),
    [
        (3600, 3000, 3000),  # the pauses were counted
        (3600, 3550, 3600),  # too little to be sure
        (3500, 3000, 3500),  # not the elapsed time: the watch may know better
        (3600, None, 3600),
    ],
)
def test_a_stated_time_is_set_right_only_if_it_is_plainly_the_elapsed_one(
    told: float, shown: float | None, kept: float
) -> None:
    made = draft(timer_s=told, running_s=shown, elapsed_s=3600)

    assert finished(made)[0].activity.duration_s == kept


def test_a_stray_press_of_a_button_is_hollow() -> None:
    assert draft(timer_s=0.0).hollow
    assert not draft().hollow
    assert not draft(timer_s=None, metres=10.0).hollow
