"""Facts of a week: its days, who is coached, and how the body is."""

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from coach.activity import Sport
from coach.athlete import Experience
from coach.availability import (
    Availability,
    Conditions,
    DatedException,
    FixedSession,
    Minutes,
    Weekday,
)
from coach.dossier import Offer
from coach.errors import TooYoungError
from coach.journal import Observation
from coach.load.metrics import Gate
from coach.planning.facts import facts
from coach.race import RaceResult
from coach.state import ReturnStage, State, StateKind, Tier
from tests.athletes import random_dossier
from tests.cases import each
from tests.coach.planning.athletes import (
    ADULT,
    DAY,
    FREE,
    MONDAY,
    WEEK,
    athlete,
    dossier,
    known,
    program,
    race,
    run,
    trained,
)

WEDNESDAY = MONDAY + 2 * DAY


def test_under_sixteen_there_are_no_facts() -> None:
    with pytest.raises(TooYoungError):
        known(dossier(athlete=athlete(birth_year=MONDAY.year - 15)))


def test_the_week_has_seven_dates_from_its_monday() -> None:
    found = known(dossier())

    assert [day.date for day in found.days] == [MONDAY + n * DAY for n in range(7)]
    assert found.sunday == MONDAY + 6 * DAY
    assert found.on(WEDNESDAY).date == WEDNESDAY


def test_days_before_today_are_past_and_the_others_are_open() -> None:
    found = known(dossier(), today=WEDNESDAY)

    assert [day.past for day in found.days] == [True, True] + [False] * 5
    assert next(day.date for day in found.open_days) == WEDNESDAY


@pytest.mark.parametrize(
    ("sport", "done"),
    [
        (Sport.RUNNING, True),
        (Sport.CYCLING, True),
        (Sport.WALKING, False),
        (Sport.STRENGTH, False),
    ],
)
def test_today_is_done_by_training_and_not_by_a_walk_beside_it(sport: Sport, done: bool) -> None:
    today = run(WEDNESDAY, 6.0, sport=sport)

    found = known(dossier(activities=(*trained(10), today)), today=WEDNESDAY)

    assert found.on(WEDNESDAY).done is done
    assert found.on(WEDNESDAY).load.minutes > 0


def test_a_tap_on_done_closes_today() -> None:
    coached = program(MONDAY, {2: 6.0})
    wednesday = coached.daily_program[2]
    tapped = replace(wednesday, workouts=(replace(wednesday.workouts[0], done=True),))
    coached = replace(
        coached, daily_program=(*coached.daily_program[:2], tapped, *coached.daily_program[3:])
    )

    assert known(dossier(programs=(coached,)), today=WEDNESDAY).on(WEDNESDAY).done


def test_the_coming_week_is_all_open() -> None:
    assert len(known(dossier(), today=MONDAY - DAY).open_days) == 7


def test_without_an_answer_five_days_are_assumed() -> None:
    found = known(dossier(availability=None))

    assert found.assumed
    assert [day.minutes for day in found.days] == [0, 60, 60, 60, 0, 90, 150]


def test_the_exception_that_leaves_least_decides_the_minutes() -> None:
    less = DatedException(from_=WEDNESDAY, to=WEDNESDAY + DAY, kind="less", minutes=30)
    away = DatedException(from_=WEDNESDAY, to=WEDNESDAY, kind="away")

    found = known(dossier(exceptions=(less, away)))

    assert found.on(WEDNESDAY).minutes == 0
    assert found.on(WEDNESDAY + DAY).minutes == 30
    assert found.on(MONDAY + DAY).minutes == 90


@pytest.mark.parametrize(
    ("changes", "novice"),
    [
        ({"experience": Experience.NOVICE}, True),
        ({"experience": Experience.INTERMEDIATE}, False),
        ({"experience": None}, False),
    ],
)
def test_who_says_novice_is_one(changes: dict[str, object], novice: bool) -> None:
    assert known(dossier(athlete=athlete(**changes))).novice is novice


@pytest.mark.parametrize(("km", "novice"), [(4.9, True), (5.1, False)])
def test_under_fifteen_km_a_week_everybody_is_a_novice(km: float, novice: bool) -> None:
    found = known(dossier(activities=trained(10, {1: km, 3: km, 5: km})))

    assert found.novice is novice
    assert found.experience is (Experience.NOVICE if novice else Experience.INTERMEDIATE)


@pytest.mark.parametrize(
    ("years", "rest_days", "loading_most"), [(18, 2, 3), (30, 1, 3), (50, 1, 2), (60, 2, 2)]
)
def test_age_asks_for_rest_days_and_shorter_blocks(
    years: int, rest_days: int, loading_most: int
) -> None:
    found = known(dossier(athlete=athlete(birth_year=MONDAY.year - years)))

    assert (found.rest_days, found.loading_most) == (rest_days, loading_most)


def test_the_streak_reaches_into_days_still_planned() -> None:
    saturday = MONDAY - 2 * DAY
    behind = trained(10, {1: 8.0, 3: 8.0, 4: 8.0}, until=saturday)
    coached = (program(MONDAY - WEEK, {1: 8.0, 3: 8.0, 4: 8.0, 5: 8.0, 6: 8.0}),)

    found = known(dossier(activities=behind, programs=coached), today=saturday)

    assert found.streak == 4  # Thursday and Friday happened, Saturday and Sunday are planned
    assert found.days_since_rest == 2


def test_hard_and_long_sessions_of_the_last_days_keep_their_distance() -> None:
    long = run(MONDAY - DAY, 16.0)
    hard = run(MONDAY - 3 * DAY, 8.0, rpe=8)
    easy = run(MONDAY - 2 * DAY, 8.0)
    old = run(MONDAY - 5 * DAY, 8.0, rpe=9)

    efforts = known(dossier(activities=(old, hard, easy, long))).efforts

    assert [(e.day, e.hard, e.long) for e in efforts] == [
        (hard.day, True, False),
        (long.day, False, True),
    ]
    assert efforts[0].start == hard.start


def test_a_journal_entry_has_no_hour() -> None:
    typed = run(MONDAY - DAY, 16.0, source="journal")

    assert known(dossier(activities=(typed,))).efforts[0].start is None


def test_a_race_of_last_week_is_a_hard_effort() -> None:
    raced = run(MONDAY - DAY, 10.0, rpe=None)
    result = RaceResult(name="park", date=MONDAY - DAY, km=10.0)

    assert known(dossier(activities=(raced,), results=(result,))).efforts[0].hard


def test_races_that_age_or_health_forbid_are_removed_by_r02() -> None:
    young = athlete(birth_year=MONDAY.year - 17)
    marathon = race(5, 42.2)

    day = known(dossier(athlete=young, races=(marathon,))).on(marathon.date)

    assert day.races == ()
    assert day.removed == ((marathon, "R02"),)


@each(
    "parts, rule",
    [
        ({}, None),
        ({"observations": (Observation(date=MONDAY, pain=5),)}, None),
        ({"observations": (Observation(date=MONDAY, pain=6),)}, "R03"),
        ({"observations": (Observation(date=MONDAY + 3 * DAY, fever=True),)}, None),
        ({"observations": (Observation(date=MONDAY, fever=True),)}, "R04"),
        ({"states": (State(kind=StateKind.SICK, since=MONDAY),)}, "R04"),
        ({"states": (State(kind=StateKind.INJURED, since=MONDAY),)}, "R03"),
        (
            {"states": (State(kind=StateKind.INJURED, since=MONDAY, stage=ReturnStage.NORMAL),)},
            None,
        ),
        ({"states": (State(kind=StateKind.RED_FLAG, since=MONDAY, tier=Tier.T2B),)}, "R02"),
        ({"states": (State(kind=StateKind.RED_FLAG, since=MONDAY, tier=Tier.T6),)}, "R02"),
    ],
)
def test_what_takes_a_race_off_the_week(parts: dict[str, object], rule: str | None) -> None:
    goal = race(4, 10.0)  # Friday: fever of Monday rests to Wednesday, then two easy days

    day = known(dossier(races=(goal,), **parts)).on(goal.date)

    assert day.removed == (((goal, rule),) if rule else ())
    assert day.races == (() if rule else (goal,))


def test_fever_rests_two_dates_and_then_goes_easy() -> None:
    found = known(dossier(observations=(Observation(date=MONDAY, fever=True),)))

    assert [day.cap.rest for day in found.days] == [True, True, True, False, False, False, False]
    assert [day.cap.hard for day in found.days] == [False] * 5 + [True, True]


def test_an_open_state_holds_the_whole_week() -> None:
    sick = State(kind=StateKind.SICK, since=MONDAY - DAY)

    assert all(day.cap.rest for day in known(dossier(states=(sick,))).days)


def test_a_step_allows_a_share_of_the_four_weeks_before() -> None:
    hurt = State(kind=StateKind.INJURED, since=MONDAY - DAY, stage=ReturnStage.EASY)

    found = known(dossier(states=(hurt,)))

    assert found.body.step_load_km == pytest.approx(0.75 * found.past.month_before(MONDAY - WEEK))


@pytest.mark.parametrize(("gap", "off"), [(5, False), (6, True)])
def test_an_unanswered_gap_counts_as_off(gap: int, off: bool) -> None:
    daily = dict.fromkeys(range(7), 6.0)
    behind = trained(10, daily, until=MONDAY - gap * DAY)
    every_day = replace(FREE, days=Minutes(mon=60, tue=60, wed=60, thu=60, fri=60, sat=60, sun=60))

    found = known(dossier(activities=behind, availability=every_day))

    assert found.body.days_off == gap
    assert (found.body.way_back is not None) is off


def test_a_break_lasts_until_the_first_day_with_time() -> None:
    daily = dict.fromkeys(range(7), 6.0)
    behind = trained(10, daily, until=MONDAY - 5 * DAY)

    found = known(dossier(activities=behind))  # nothing on Mondays

    assert found.body.way_back is not None
    assert found.body.way_back.days_off == 6


def test_weeks_of_cycling_do_not_keep_a_runners_legs() -> None:
    rides = tuple(
        run(MONDAY - n * DAY, 30.0, sport=Sport.CYCLING, pace=2.5) for n in range(16, 0, -2)
    )

    found = known(dossier(activities=(*trained(10, until=MONDAY - 17 * DAY), *rides)))

    assert found.body.days_off == 1
    assert found.body.way_back is not None


def test_a_few_days_of_cycling_do() -> None:
    rides = tuple(
        run(MONDAY - n * DAY, 30.0, sport=Sport.CYCLING, pace=2.5) for n in range(8, 0, -2)
    )

    assert (
        known(dossier(activities=(*trained(10, until=MONDAY - 9 * DAY), *rides))).body.way_back
        is None
    )


def test_accepted_offers_of_the_week_add_up() -> None:
    offers = tuple(
        Offer(date=MONDAY, text="more", amount=km, accepted=yes, week_start_date=week)
        for km, yes, week in [
            (3.0, True, MONDAY),
            (2.0, True, MONDAY),
            (9.0, False, MONDAY),
            (9.0, None, MONDAY),
            (9.0, True, MONDAY + WEEK),
        ]
    )

    assert known(dossier(offers=offers)).offered_km == 5.0


def test_heat_and_height_are_those_of_the_date() -> None:
    hot = Conditions(from_=MONDAY, to=WEDNESDAY, wbgt_c=29.0, altitude_m=1900.0)

    found = known(dossier(conditions=(hot,)))

    assert (found.on(WEDNESDAY).wbgt_c, found.on(WEDNESDAY).high_days) == (29.0, 3)
    assert (found.on(WEDNESDAY + DAY).wbgt_c, found.on(WEDNESDAY + DAY).high_days) == (None, 0)


def test_fixed_sessions_stand_on_their_weekday() -> None:
    track = FixedSession(day=Weekday.TUE, minutes=60, type="Intervals")

    found = known(dossier(availability=replace(FREE, fixed=(track,))))

    assert [day.fixed for day in found.days] == [(), (track,), (), (), (), (), ()]


def test_the_gate_counts_days_of_history() -> None:
    assert known(dossier(activities=())).readings.gate is Gate.NONE
    assert known(dossier()).readings.gate is Gate.ALL


@settings(max_examples=40, deadline=None)
@given(st.integers(0, 10_000), st.integers(0, 1))
def test_facts_of_any_athlete_hold_together(seed: int, week: int) -> None:
    one, today = random_dossier(seed)
    monday = today - today.weekday() * DAY + week * WEEK

    found = facts(one, today, monday)

    assert [day.date for day in found.days] == [monday + n * DAY for n in range(7)]
    assert all(day.past == (day.date < today) for day in found.days)
    assert found.past.p1_km >= 0
    assert found.past.peak_long_km >= 0
    assert 0 <= found.past.loading_weeks_coached <= found.past.loading_weeks
    assert all(effort.day < monday + WEEK for effort in found.efforts)


def test_an_adult_with_answers_is_free() -> None:
    assert known(dossier(athlete=ADULT)).body.cap(MONDAY).hard
    assert known(dossier(availability=Availability())).days[0].minutes == 0
