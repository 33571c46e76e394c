"""What plain words want of one day."""

from dataclasses import replace
from datetime import date

from coach.program import Program, WorkoutType
from coach.usecases.requests import Wanted, request
from tests.cases import each
from tests.coach.planning.athletes import DAY, MONDAY, easy
from tests.coach.planning.athletes import program as week_of

TUESDAY, WEDNESDAY, THURSDAY = MONDAY + DAY, MONDAY + 2 * DAY, MONDAY + 3 * DAY
SATURDAY, SUNDAY = MONDAY + 5 * DAY, MONDAY + 6 * DAY


def weeks() -> tuple[Program, ...]:
    """Tuesday intervals, Wednesday and Thursday easy, long on Sunday; the same next week."""
    this = week_of(MONDAY, {1: 8.0, 2: 10.0, 3: 9.0, 6: 20.0})
    types = {1: WorkoutType.INTERVALS, 6: WorkoutType.LONG}
    days = tuple(
        replace(
            d,
            workouts=tuple(
                replace(w, workout_type=types.get(n, w.workout_type)) for w in d.workouts
            ),
        )
        for n, d in enumerate(this.daily_program)
    )
    this = replace(this, daily_program=days)
    after = replace(
        this,
        week_start_date=MONDAY + 7 * DAY,
        daily_program=tuple(replace(d, date=d.date + 7 * DAY) for d in days),
    )
    return this, after


def at(day: date, **more: object) -> Wanted:
    return Wanted(day=day, index=0, **more)  # type: ignore[arg-type]


@each(
    "words, wanted",
    [
        ("only 40 min today", at(TUESDAY, minutes=40.0)),
        ("Only 40 minutes tomorrow, sorry", at(WEDNESDAY, minutes=40.0)),
        ("max 30 min on thursday", at(THURSDAY, minutes=30.0)),
        ("I have just an hour on Sunday", at(SUNDAY, minutes=60.0)),
        ("half an hour tomorrow", at(WEDNESDAY, minutes=30.0)),
        ("20 min less on wednesday", at(WEDNESDAY, minutes=40.0)),
        ("shorten my long run to 90 min on sunday", at(SUNDAY, minutes=90.0)),
        ("only 5k tomorrow", at(WEDNESDAY, minutes=30.0)),
        ("shorter today", at(TUESDAY, minutes=0.0)),
        ("make thursday shorter", at(THURSDAY, minutes=0.0)),
        ("easier tomorrow", at(WEDNESDAY)),
        ("something easier today please", at(TUESDAY)),
        ("make the long run easier", at(SUNDAY)),
        ("skip tomorrow", at(WEDNESDAY, skip=True)),
        ("skip the long run", at(SUNDAY, skip=True)),
        ("I can't run on thursday", at(THURSDAY, skip=True)),
        ("I can’t train tomorrow", at(WEDNESDAY, skip=True)),
        ("move my long run to saturday", at(SUNDAY, to=SATURDAY)),
        ("run my long run on saturday instead", at(SUNDAY, to=SATURDAY)),
        ("swap tuesday and thursday", at(TUESDAY, to=THURSDAY)),
        ("switch wednesday with sunday", at(WEDNESDAY, to=SUNDAY)),
        ("move the run from wednesday to thursday", at(WEDNESDAY, to=THURSDAY)),
        ("move today to tomorrow", at(TUESDAY, to=WEDNESDAY)),
        ("postpone today's workout to tomorrow", at(TUESDAY, to=WEDNESDAY)),
        ("can we move the intervals to thursday?", at(TUESDAY, to=THURSDAY)),
        ("move yesterday to today", at(MONDAY, to=TUESDAY)),
        ("lighter week please", None),
        ("I want to run more", None),
        ("move something", None),
        ("only 40 min yesterday", None),
        ("thanks, see you tomorrow", None),
    ],
)
def test_words_on_a_tuesday(words: str, wanted: Wanted | None) -> None:
    assert request(words, TUESDAY, weeks()) == wanted


def test_a_weekday_that_is_over_means_the_next_one() -> None:
    found = request("swap tuesday and thursday", WEDNESDAY, weeks())

    assert found == at(TUESDAY + 7 * DAY, to=THURSDAY + 7 * DAY)


def test_the_workout_that_is_named_is_meant_where_a_day_has_two() -> None:
    this, after = weeks()
    strong = replace(easy(0.0), workout_type=WorkoutType.STRENGTH, code="S1", duration_min=30)
    days = tuple(
        replace(d, workouts=(*d.workouts, strong)) if d.date == WEDNESDAY else d
        for d in this.daily_program
    )

    found = request("skip strength tomorrow", TUESDAY, (replace(this, daily_program=days), after))

    assert found == Wanted(day=WEDNESDAY, index=1, skip=True)


def test_without_a_program_there_is_nothing_to_change() -> None:
    assert request("easier tomorrow", TUESDAY, ()) is None
