"""Race week, race morning, the day after: who hears what, and who hears nothing."""

from dataclasses import replace
from datetime import date

import pytest

from coach.athlete import HealthFlag
from coach.calendar import Push, PushKind, PushState
from coach.dossier import Settings
from coach.journal import Observation
from coach.race import Finish, Priority, RaceGoal, RaceResult
from coach.state import ReturnStage, State, StateKind, Tier
from coach.usecases.pushes import (
    CheckIn,
    NothingToSay,
    PushContent,
    SundayWeek,
    WednesdayWeek,
    unlogged,
)
from coach.usecases.race_days import DayAfter, RaceHeld, RaceMorning, RaceWeek
from tests.coach.planning.athletes import DAY, MONDAY, athlete, dossier, trained
from tests.coach.usecases.life import ME, Life

SATURDAY, SUNDAY = MONDAY + 5 * DAY, MONDAY + 6 * DAY
LAKE = RaceGoal(name="Lake Run", date=SATURDAY, km=10.0)
TEN = RaceResult(name="Autumn Ten", date=MONDAY - 60 * DAY, km=10.0, time_s=2700.0)


async def living(*races: RaceGoal, **parts: object) -> Life:
    return await Life().begin(dossier(races=races or (LAKE,), **parts))


async def morning(life: Life, day: date = SATURDAY) -> PushContent:
    return await life.push(PushKind.RACE_MORNING, day, 7)


async def day_after(life: Life, day: date = SUNDAY) -> PushContent:
    return await life.push(PushKind.DAY_AFTER, day, 10)


async def sunday(life: Life, day: date) -> SundayWeek:
    content = await life.push(PushKind.SUNDAY, day, 18)
    assert isinstance(content, SundayWeek)
    return content


async def said(life: Life, kind: PushKind, day: date) -> None:
    """A push of a day was sent."""
    push = Push(athlete=ME, kind=kind, day=day, due=life.clock.at, expires=life.clock.at + DAY)
    async with life.store.transaction() as tx:
        await tx.pushes.plan((await tx.pushes.to_plan(push.due + DAY, 1))[0], [push], push.due)
        (claimed,) = await tx.pushes.claim(push.due, "one", 1, 300)
        assert await tx.pushes.mark(claimed, PushState.SENT)


# Race week


async def test_sunday_speaks_of_the_race_of_the_week_in_the_figures_of_its_program() -> None:
    race = replace(LAKE, date=SATURDAY + 7 * DAY, target_s=2400.0)
    life = await living(race, results=(TEN,))

    content = await sunday(life, SUNDAY)

    week = content.race
    assert week is not None
    before = [d for d in content.shown.program.daily_program if d.date < race.date]
    planned = [w for day in before for w in day.workouts if not w.is_rest]
    assert (week.race, week.sessions) == (race, len(planned))
    assert week.minutes == sum(w.duration_min for w in planned)
    assert week.usual_minutes == pytest.approx(4 * 40 * 6 / 4, rel=0.3)
    assert week.found is not None
    assert week.found.beyond > 0


@pytest.mark.parametrize(("days", "named"), [(2, False), (3, True), (9, True), (10, False)])
async def test_each_race_has_one_sunday_three_days_before_it_at_least(
    days: int, *, named: bool
) -> None:
    life = await living(replace(LAKE, date=SUNDAY + days * DAY))

    assert ((await sunday(life, SUNDAY)).race is not None) is named


async def test_a_c_race_has_no_week_and_no_morning_but_its_result_is_asked_for() -> None:
    life = await living(replace(LAKE, priority=Priority.C))

    assert (await sunday(life, MONDAY - DAY)).race is None
    assert isinstance(await morning(life), NothingToSay)
    after = await day_after(life)
    assert isinstance(after, DayAfter)
    assert [kept.value.name for kept in after.unanswered] == ["Lake Run"]
    assert after.recovering is None


async def test_a_week_is_not_about_a_race_for_somebody_who_is_ill() -> None:
    life = await living(replace(LAKE, date=SATURDAY + 7 * DAY))
    life.at(SATURDAY)
    await life.fill("sick", kind="fever", since="today")

    assert (await sunday(life, SUNDAY)).race is None


async def test_two_races_of_a_week_are_both_named() -> None:
    second = RaceGoal(name="Hill Run", date=SUNDAY + 7 * DAY, km=8.0, priority=Priority.B)
    life = await living(replace(LAKE, date=SATURDAY + 7 * DAY), second)

    week = (await sunday(life, SUNDAY)).race

    assert isinstance(week, RaceWeek)
    assert (week.race.name, [race.name for race in week.more]) == ("Lake Run", ["Hill Run"])


@pytest.mark.parametrize("came", [True, False])
async def test_wednesday_speaks_of_the_race_only_where_sunday_could_not(*, came: bool) -> None:
    life = await living()
    life.at(MONDAY - DAY, 18)
    if came:
        await said(life, PushKind.SUNDAY, MONDAY - DAY)

    content = await life.push(PushKind.WEDNESDAY, MONDAY + 2 * DAY, 12)

    assert isinstance(content, WednesdayWeek)
    assert (content.race is None) is came


@pytest.mark.parametrize(
    ("told", "sunday_came", "wednesday_came", "named"),
    [
        (0, True, False, True),
        (0, False, False, False),  # Wednesday says it
        (2, False, True, True),
        (3, False, False, True),
        (-1, True, False, True),
        (-1, False, False, False),  # Sunday says it
        (-2, False, False, False),
    ],
)
async def test_a_race_told_in_its_week_has_its_words_at_once_where_no_message_brings_them(
    told: int, *, sunday_came: bool, wednesday_came: bool, named: bool
) -> None:
    life = await Life().begin()
    life.at(MONDAY - 4 * DAY)
    if sunday_came:
        await said(life, PushKind.SUNDAY, MONDAY - DAY)
    if wednesday_came:
        await said(life, PushKind.WEDNESDAY, MONDAY + 2 * DAY)
    life.at(MONDAY + told * DAY, 20)
    kept = await life.coach.races.add(ME, LAKE)
    await life.follow(must=False)

    assert (await life.coach.race_days.late(ME, kept.race) is not None) is named


async def test_only_a_new_day_or_a_rise_from_a_c_race_is_news() -> None:
    life = await living(replace(LAKE, priority=Priority.C))
    (kept,) = (await life.coach.races.calendar(ME)).ahead

    ranked = [await life.coach.races.rank(ME, kept.id, to) for to in (Priority.B, Priority.A)]

    assert [one.news for one in ranked if one is not None] == [True, False]


# Race morning


async def test_a_morning_has_the_race_of_the_program_and_an_opening_by_what_was_run() -> None:
    life = await living(replace(LAKE, target_s=2400.0), results=(TEN,))

    content = await morning(life)

    assert isinstance(content, RaceMorning)
    assert content.workout.title == "Lake Run"
    assert content.found is not None
    assert content.opening is not None
    fast, slow = content.opening
    assert fast == pytest.approx(content.found.seconds / 10)
    assert 1.02 * fast <= slow + 1e-9
    assert fast > 240  # the target is nothing that the races behind show


async def test_without_a_race_behind_a_race_is_opened_by_effort() -> None:
    content = await morning(await living(replace(LAKE, target_s=2400.0)))

    assert isinstance(content, RaceMorning)
    assert content.opening is None
    assert content.workout.target.rpe == 8


async def test_a_race_far_beyond_what_was_run_is_not_opened_by_a_pace() -> None:
    life = await living(replace(LAKE, km=42.195), activities=trained(10, {1: 4.0, 4: 6.0}))

    week, content = (await sunday(life, MONDAY - DAY)).race, await morning(life)

    assert week is not None
    assert isinstance(content, RaceMorning)
    assert week.caution is not None
    assert content.caution is not None
    assert "too little to race it" in week.caution
    assert "too little to race it" in content.caution


async def test_a_race_soon_after_an_illness_is_not_opened_by_a_pace() -> None:
    ill = State(
        kind=StateKind.SICK,
        since=MONDAY - 4 * DAY,
        until=MONDAY,
        stage=ReturnStage.NORMAL,
        fever_free_since=MONDAY - DAY,
    )
    content = await morning(await living(states=(ill,)))

    assert isinstance(content, RaceMorning)
    assert content.caution is not None
    assert "soon after your illness" in content.caution


async def test_a_race_in_the_days_of_getting_well_is_not_spoken_of() -> None:
    ill = State(
        kind=StateKind.SICK,
        since=MONDAY - 4 * DAY,
        until=MONDAY,
        stage=ReturnStage.NORMAL,
        fever_free_since=MONDAY - DAY,
    )
    early = replace(LAKE, date=MONDAY + 2 * DAY)
    life = await living(early, states=(ill,))

    assert isinstance(await morning(life, early.date), NothingToSay)
    assert isinstance(await day_after(life, early.date + DAY), NothingToSay)


async def test_a_race_in_reach_has_no_caution() -> None:
    life = await living(results=(TEN,))

    week, content = (await sunday(life, MONDAY - DAY)).race, await morning(life)

    assert week is not None
    assert isinstance(content, RaceMorning)
    assert (week.caution, content.caution) == (None, None)


async def test_a_morning_reminds_of_the_pain_that_was_told() -> None:
    life = await living()
    life.at(SATURDAY - DAY)
    await life.coach.journal.log(ME, "left knee pain 4/10")

    content = await morning(life)

    assert isinstance(content, RaceMorning)
    assert content.pain is not None
    assert content.pain.value == 4


@pytest.mark.parametrize(
    "state",
    [
        State(kind=StateKind.SICK, since=MONDAY),
        State(kind=StateKind.INJURED, since=MONDAY, where="left knee", severity=6),
        State(kind=StateKind.RED_FLAG, since=MONDAY, tier=Tier.T2),
        State(kind=StateKind.RETURNING, since=MONDAY, stage=ReturnStage.WALK),
    ],
    ids=lambda state: state.kind.value,
)
async def test_nobody_who_is_not_well_is_cheered_to_the_start(state: State) -> None:
    life = await living(states=(state,))

    content = await morning(life)

    assert isinstance(content, RaceHeld)
    assert content.state.kind is state.kind
    assert content.planned is (state.kind is StateKind.RETURNING)  # no rule takes the race off
    assert isinstance(await day_after(life), DayAfter if content.planned else NothingToSay)


@pytest.mark.parametrize(
    ("who", "km"),
    [
        (athlete(birth_year=2010), 42.195),
        (athlete(health_flags=(HealthFlag.PREGNANT,)), 10.0),
    ],
    ids=["sixteen and a marathon", "pregnant"],
)
async def test_a_race_that_age_or_health_forbids_is_not_spoken_of(who: object, km: float) -> None:
    life = await living(replace(LAKE, km=km), athlete=who)

    assert (await sunday(life, MONDAY - DAY)).race is None
    assert isinstance(await morning(life), NothingToSay)
    assert isinstance(await day_after(life), NothingToSay)


async def test_a_race_that_is_deleted_moved_told_or_left_out_has_no_morning() -> None:
    life = await living()
    life.at(SATURDAY, 6)
    (kept,) = (await life.coach.races.calendar(ME)).ahead
    await life.coach.races.add_result(
        ME, RaceResult(name="Another", date=SATURDAY, km=5.0, time_s=1500.0)
    )
    assert isinstance(await morning(life), NothingToSay)

    await life.coach.people.undo(ME)
    assert isinstance(await morning(life), RaceMorning)

    await life.coach.mark_workout(ME, SATURDAY, 0, done=False, reason="life")
    assert isinstance(await morning(life), NothingToSay)
    await life.coach.people.undo(ME)

    await life.coach.races.delete(ME, kept.id)
    assert isinstance(await morning(life), NothingToSay)
    assert isinstance(await day_after(life), NothingToSay)


async def test_an_athlete_who_is_gone_hears_nothing() -> None:
    life = await living()
    await life.coach.people.delete(ME)

    assert isinstance(await morning(life), NothingToSay)
    assert isinstance(await day_after(life), NothingToSay)


# The day after


async def test_the_day_after_asks_for_the_result_and_says_the_recovery_of_the_plan() -> None:
    content = await day_after(await living())

    assert isinstance(content, DayAfter)
    assert [kept.value for kept in content.unanswered] == [LAKE]
    assert content.recovering is not None
    assert content.recovering.easy_until == SATURDAY + 4 * DAY  # a 10k, science §4.1
    assert content.recovering.until == SATURDAY + 6 * DAY


async def test_older_than_sixty_recovers_half_as_long_again() -> None:
    content = await day_after(await living(athlete=athlete(birth_year=1960)))

    assert isinstance(content, DayAfter)
    assert content.recovering is not None
    assert content.recovering.easy_until == SATURDAY + 6 * DAY


async def test_a_result_that_was_told_already_is_not_asked_for() -> None:
    life = await living()
    life.at(SATURDAY, 21)
    await life.coach.races.add_result(
        ME, RaceResult(name="Lake Run", date=SATURDAY, km=10.0, status=Finish.DNF)
    )

    content = await day_after(life)

    assert isinstance(content, DayAfter)
    assert content.unanswered == ()
    assert [result.name for result in content.told] == ["Lake Run"]
    assert content.recovering is not None


async def test_a_race_that_was_left_out_is_named_kindly_and_nothing_is_recovered_from() -> None:
    life = await living()
    life.at(SATURDAY, 6)
    await life.coach.mark_workout(ME, SATURDAY, 0, done=False, reason="life")

    content = await day_after(life)

    assert isinstance(content, DayAfter)
    assert content.unanswered == ()
    assert [kept.value for kept in content.left_out] == [LAKE]
    assert content.recovering is None


async def test_the_morning_of_a_second_race_is_not_the_day_after_the_first() -> None:
    second = RaceGoal(name="Hill Run", date=SUNDAY, km=8.0, priority=Priority.B)
    life = await living(LAKE, second)

    assert isinstance(await day_after(life), NothingToSay)
    assert isinstance(await morning(life, SUNDAY), RaceMorning)
    both = await day_after(life, SUNDAY + DAY)
    assert isinstance(both, DayAfter)
    assert [kept.value.name for kept in both.unanswered] == ["Lake Run", "Hill Run"]


async def test_a_late_day_after_waits_for_the_next_where_another_race_is_today() -> None:
    second = RaceGoal(name="Hill Run", date=SATURDAY + 2 * DAY, km=8.0, priority=Priority.B)
    life = await living(LAKE, second)
    life.at(SATURDAY + 2 * DAY, 8)
    push = Push(
        athlete=ME,
        kind=PushKind.DAY_AFTER,
        day=SUNDAY,
        due=life.clock.at - DAY,
        expires=life.clock.at + DAY,
    )

    assert isinstance(await life.coach.push(push), NothingToSay)
    both = await day_after(life, SATURDAY + 3 * DAY)
    assert isinstance(both, DayAfter)
    assert [kept.value.name for kept in both.unanswered] == ["Lake Run", "Hill Run"]


async def test_two_races_of_a_day_are_told_apart() -> None:
    mile = RaceGoal(name="Mile", date=SATURDAY, km=5.0, priority=Priority.C)
    life = await living(LAKE, mile)

    content = await morning(life)

    assert isinstance(content, RaceMorning)
    assert content.workout.title == content.race.value.name == "Lake Run"


async def test_what_was_asked_on_its_own_day_after_is_not_asked_with_the_next() -> None:
    second = RaceGoal(name="Hill Run", date=SATURDAY + 2 * DAY, km=8.0, priority=Priority.C)
    life = await living(LAKE, second)
    life.at(SUNDAY, 10)
    await said(life, PushKind.DAY_AFTER, SUNDAY)

    content = await day_after(life, SATURDAY + 3 * DAY)

    assert isinstance(content, DayAfter)
    assert [kept.value.name for kept in content.unanswered] == ["Hill Run"]


async def test_pain_that_is_told_on_the_day_after_is_not_asked_for() -> None:
    life = await living(observations=(Observation(date=SUNDAY, pain=1, rpe=2),))

    content = await day_after(life)

    assert isinstance(content, DayAfter)
    assert content.felt


# What stands beside


@pytest.mark.parametrize(
    ("settings", "later"), [(Settings(), True), (Settings(day_after_at=None), False)]
)
async def test_the_evening_of_a_race_asks_about_the_race(
    settings: Settings, *, later: bool
) -> None:
    life = await living(settings=settings)

    content = await life.push(PushKind.CHECK_IN, SATURDAY, 20)

    assert isinstance(content, CheckIn)
    assert (content.races, content.result_later) == (("Lake Run",), later)


async def test_an_evening_without_a_start_asks_about_the_day() -> None:
    life = await living()
    life.at(SATURDAY, 6)
    await life.coach.mark_workout(ME, SATURDAY, 0, done=False, reason="life")

    content = await life.push(PushKind.CHECK_IN, SATURDAY, 20)

    assert isinstance(content, CheckIn)
    assert (content.races, content.result_later) == ((), False)


@pytest.mark.parametrize(("race_on", "asks"), [(0, False), (1, False), (2, True)])
async def test_a_result_is_asked_for_in_one_place_at_a_time(race_on: int, *, asks: bool) -> None:
    """Two days long it is the day after; later the next check of the week, never as done."""
    race = replace(LAKE, date=MONDAY + (4 - race_on) * DAY)
    life = await living(race)
    async with life.store.reading() as tx:
        missing = await unlogged(tx, ME, MONDAY + 5 * DAY)
        goals = [kept.id for kept in await tx.races.all(ME)]

    races = [one for one in missing if one.title == "Lake Run"]

    assert [one.race for one in races] == (goals if asks else [])


async def test_a_race_taken_off_the_calendar_is_not_asked_about_at_all() -> None:
    life = await living(replace(LAKE, date=MONDAY + DAY))
    life.at(MONDAY + 2 * DAY)
    (kept,) = (await life.coach.races.calendar(ME)).unanswered
    await life.coach.races.delete(ME, kept.id)

    async with life.store.reading() as tx:
        missing = await unlogged(tx, ME, MONDAY + 6 * DAY)

    assert "Lake Run" not in [one.title for one in missing]
