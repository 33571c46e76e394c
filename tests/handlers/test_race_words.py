"""A race's own messages, read as an athlete reads them."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coach.athlete import AthleteId, Discipline, Units
from coach.calendar import Push, PushKind
from coach.performance.opening import opening
from coach.performance.outlook import Outlook, outlook
from coach.planning.pain import Pain
from coach.planning.racetable import ROWS
from coach.planning.stage import Recovering
from coach.ports import Kept
from coach.program import Target, Workout, WorkoutType
from coach.race import Finish, RaceGoal, RaceResult
from coach.safety.forbidden import forbidden_words
from coach.state import State, StateKind, Tier
from coach.usecases.race_days import DayAfter, RaceHeld, RaceMorning, RaceWeek
from handlers.buttons import JournalDay, ShowRace
from handlers.views import race_days
from handlers.views.html import plain
from handlers.views.message import Message

DAY = timedelta(days=1)
RACE = date(2026, 12, 12)
DUE = datetime(2026, 12, 12, 6, tzinfo=UTC)
PUSH = Push(athlete=AthleteId(1), kind=PushKind.RACE_MORNING, day=RACE, due=DUE, expires=DUE + DAY)
LAKE = RaceGoal(name="Lake Run", date=RACE, km=15.0, target_s=3900.0)
TEN = RaceResult(name="Ten", date=RACE - 60 * DAY, km=10.0, time_s=2790.0)
SOBER = 120
"""Words of a message that nobody asked for."""

NAMES = st.text("abc <&>0é\u202e", min_size=1, max_size=40).filter(str.strip)
TARGETS = st.none() | st.integers(900, 40_000).map(float)


def found(goal: RaceGoal = LAKE) -> Outlook | None:
    return outlook(goal, [TEN], RACE, 50.0)


def week(goal: RaceGoal = LAKE, seen: Outlook | None = None, **more: object) -> RaceWeek:
    given_: dict[str, object] = {
        "race": goal,
        "more": (),
        "today": RACE - 6 * DAY,
        "units": Units.KM,
        "sessions": 3,
        "minutes": 115.0,
        "rests": (RACE - 5 * DAY, RACE - DAY),
        "usual_minutes": 211.0,
        "found": seen,
        "caution": None,
        "morning_at": "07:00",
        **more,
    }
    return RaceWeek(**given_)  # type: ignore[arg-type]


def morning(goal: RaceGoal = LAKE, seen: Outlook | None = None, **more: object) -> RaceMorning:
    given_: dict[str, object] = {
        "push": PUSH,
        "race": Kept(7, goal),
        "units": Units.KM,
        "workout": Workout(workout_type=WorkoutType.RACE, target=Target(rpe=8.0)),
        "opening": opening(goal, seen, Discipline.RUNNING),
        "found": seen,
        "caution": None,
        "pain": None,
        **more,
    }
    return RaceMorning(**given_)  # type: ignore[arg-type]


def after(**more: object) -> DayAfter:
    recovering = Recovering(
        race=LAKE,
        row=ROWS[1],
        rest_until=RACE,
        easy_until=RACE + 7 * DAY,
        until=RACE + 9 * DAY,
    )
    given_: dict[str, object] = {
        "push": replace(PUSH, kind=PushKind.DAY_AFTER, day=RACE + DAY),
        "today": RACE + DAY,
        "units": Units.KM,
        "unanswered": (Kept(7, LAKE),),
        "recovering": recovering,
        **more,
    }
    return DayAfter(**given_)  # type: ignore[arg-type]


def labels(message: Message) -> list[str]:
    return [key.label for row in message.keys for key in row]


def sober(html: str, name: str = "") -> None:
    """Short, nothing forbidden, no emphasis but what code has put there."""
    words = plain(html)
    said = [word for word in words.split() if any(map(str.isalnum, word))]
    assert len(said) - len(name.split()) <= SOBER, words
    assert forbidden_words(words) == ()
    assert "!" not in words


def test_race_week_says_what_is_left_and_where_the_target_lies() -> None:
    lines = plain(race_days.week(week(seen=found()))).splitlines()

    assert lines[0] == "Race week: Lake Run, in 6 days"
    assert lines[1] == "Sat 12 Dec · 15 km. Fitness is made by now; this week rests you."
    assert lines[2] == (
        "Before it: 3 sessions, 1 h 55 in all (of late 3 h 31 a week); rest on Monday and Friday."
    )
    assert lines[3] == (
        "By your 10 km in 46:30 (Tue 13 Oct 2026) it may take 1:10:02 to 1:13:01 today. Your "
        "target of 1:05:00 is 7% faster than the fast end: your races do not show it yet. Open "
        "by the range, not by the target."
    )
    assert lines[4] == race_days.KIT
    assert lines[5:] == ["On race morning I write at 07:00; /settings moves that."]


def test_a_second_race_of_the_week_is_named() -> None:
    said = race_days.week(week(more=(replace(LAKE, name="Hill <Run>", date=RACE + DAY),)))

    assert "Then <b>Hill &lt;Run&gt;</b>: Sun 13 Dec · 15 km." in said


def test_a_target_that_nothing_can_be_held_against_is_not_judged() -> None:
    said = race_days.week(week())

    assert "I know no race" in said
    assert "So whether 1:05:00 is within reach I cannot say." in said


def test_whoever_wants_no_morning_is_not_told_of_one() -> None:
    assert "On race morning" not in race_days.week(week(morning_at=None))


def test_a_morning_has_an_opening_a_reason_not_to_start_one_wish_and_one_way_out() -> None:
    said = race_days.morning(morning(seen=found()))

    head, opens, _, no_start, _, wish = plain(said.html).splitlines()
    assert head == "Today: Lake Run"
    assert opens == (
        "Open at 4:46 to 4:52/km, no faster; the first third should feel too easy. All in all an "
        "effort of about 8 out of 10. Your target of 1:05:00 is faster than your races show: let "
        "the second half decide about it."
    )
    assert no_start == race_days.NO_START
    assert wish == "I wish you a good day out there."
    assert [key.button for row in said.keys for key in row] == [ShowRace(7, "unstarted")]


def test_an_opening_is_told_in_the_athletes_units() -> None:
    said = race_days.morning(morning(seen=found(), units=Units.MI))

    assert "Open at 7:41 to 7:50/mi" in said.html


def test_a_race_that_is_not_to_be_raced_has_no_range_no_pace_and_no_effort() -> None:
    caution = "Lake Run comes soon after your illness: take it as an easy run or leave it out."

    before = race_days.week(week(seen=found(), caution=caution))
    today = race_days.morning(morning(seen=found(), caution=caution)).html

    for said in (before, today):
        assert caution in said
        assert "may take" not in said
        assert "Open" not in said
        assert "effort" not in said
        assert "target" not in said


def test_pain_that_was_told_stands_before_the_start() -> None:
    pain = Pain(on=RACE - DAY, value=4, where="knee", side="left")

    said = race_days.morning(morning(pain=pain)).html

    assert "You told me of pain 4 out of 10 (left knee) on Fri 11 Dec. If it hurts" in said


@pytest.mark.parametrize(
    ("state", "sentence"),
    [
        (State(kind=StateKind.SICK, since=RACE - DAY), "You have been ill since Fri 11 Dec"),
        (State(kind=StateKind.INJURED, since=RACE), "You have been injured since Sat 12 Dec"),
        (
            State(kind=StateKind.RED_FLAG, since=RACE, tier=Tier.T2),
            "You are on hold since Sat 12 Dec, until a clinician has cleared you",
        ),
    ],
)
def test_whoever_is_not_well_reads_no_wish_and_no_blame(state: State, sentence: str) -> None:
    said = race_days.held(RaceHeld(push=PUSH, race=Kept(7, LAKE), state=state, planned=False))

    sober(said.html)
    assert f"{sentence}, so there is no start in your plan." in said.html
    assert "good day" not in said.html
    assert "no failure" in said.html
    assert labels(said) == ["Take it off the calendar", "This week"]


def test_a_way_back_that_is_half_gone_is_no_start_though_the_plan_holds_one() -> None:
    state = State(kind=StateKind.RETURNING, since=RACE - 5 * DAY)

    said = race_days.held(RaceHeld(push=PUSH, race=Kept(7, LAKE), state=state, planned=True))

    sober(said.html)
    assert plain(said.html).startswith(
        "Today is Lake Run. You have been on the way back since Mon 7 Dec, and a race is more "
        "than the next step: I would not start."
    )


def test_the_day_after_asks_twice_and_says_the_recovery_once() -> None:
    said = race_days.day_after(after())

    sober(said.html)
    result, body, recovery = plain(said.html).split("\n\n")
    assert result == "How did Lake Run go?"
    assert body == (
        "And how does the body feel today? What hurts now counts for more than what hurt during "
        "the race."
    )
    assert recovery == (
        "The plan recovers now: nothing but easy days up to Sat 19 Dec, and nothing hard before "
        "Tue 22 Dec, whatever the legs say."
    )
    assert labels(said) == ["Result of Lake Run", "I did not start", "How I feel today"]
    assert said.keys[-1][0].button == JournalDay(RACE + DAY, "ask")


def test_a_result_that_is_known_is_named_not_asked_for() -> None:
    result = RaceResult(name="Lake Run", date=RACE, km=15.0, time_s=4392.0)
    said = race_days.day_after(after(unanswered=(), told=(result,), felt=True))

    assert "<b>Lake Run</b>: 15 km in 1:13:12." in said.html
    assert labels(said) == []

    stopped = replace(result, time_s=None, status=Finish.DNF)
    kind = race_days.day_after(after(unanswered=(), told=(stopped,)))
    assert "<b>Lake Run</b> ended early. It happens to everybody who races." in kind.html


def test_a_race_that_was_left_out_is_no_failure() -> None:
    said = race_days.day_after(after(unanswered=(), left_out=(Kept(7, LAKE),), recovering=None))

    sober(said.html)
    assert "That was a decision, not a failure" in said.html
    assert "body" not in said.html
    assert labels(said) == ["I ran it after all", "Take it off the calendar"]


def test_a_state_that_is_open_is_asked_about_instead_of_the_recovery() -> None:
    state = Kept(3, State(kind=StateKind.INJURED, since=RACE, where="left calf", severity=6))

    said = race_days.day_after(after(states=(state,)))

    assert "You have been injured (left calf)" in said.html
    assert "recovers" not in said.html
    assert "Better" in labels(said)


@given(NAMES, TARGETS, st.sampled_from([5.0, 10.0, 42.195, 100.0, None]), st.booleans())
def test_whatever_a_race_is_called_and_hoped_for_its_messages_are_short_and_sober(
    name: str, target: float | None, km: float | None, known: bool
) -> None:
    goal = replace(LAKE, name=name, target_s=target, km=km)
    seen = found(goal) if known else None

    sober(race_days.week(week(goal, seen)), name)
    sober(race_days.morning(morning(goal, seen)).html, name)
    sober(race_days.day_after(after(unanswered=(Kept(7, goal),))).html, name)


@given(st.sampled_from([5.0, 10.0, 15.0, 21.0975, 42.195]), TARGETS)
def test_a_race_is_opened_no_faster_than_what_was_run_allows(
    km: float, target: float | None
) -> None:
    goal = replace(LAKE, km=km, target_s=target)
    seen = found(goal)
    assert seen is not None

    paces = opening(goal, seen, Discipline.RUNNING)

    assert paces is not None
    fast, slow = paces
    assert fast * km >= seen.seconds - 1e-6
    assert target is None or fast * km >= target - 1e-6
    assert slow >= 1.02 * fast - 1e-9


@pytest.mark.parametrize(
    ("goal", "sport"),
    [
        (replace(LAKE, km=50.0), Discipline.RUNNING),
        (replace(LAKE, ascent_m=600.0), Discipline.TRAIL),
        (LAKE, Discipline.CYCLING),
        (replace(LAKE, km=None), Discipline.RUNNING),
    ],
)
def test_what_has_no_one_pace_is_opened_by_effort(goal: RaceGoal, sport: Discipline) -> None:
    assert opening(goal, found(), sport) is None
