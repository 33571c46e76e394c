"""The table of coaching §2: the first line that holds, and the six worked scenarios."""

from dataclasses import replace

import pytest

from coach.athlete import RiskStyle
from coach.journal import Observation
from coach.load.metrics import Gate
from coach.load.styles import STYLES
from coach.planning.pain import Pain
from coach.planning.returning import Break
from coach.planning.signs import Sign
from coach.planning.situation import Situation
from coach.planning.verdict import Verdict, VerdictKind, judge, verdict
from coach.state import ReturnStage, State, StateKind, Tier
from tests.cases import each
from tests.coach.planning.athletes import (
    ADULT,
    DAY,
    MONDAY,
    athlete,
    dossier,
    known,
    program,
    race,
    run,
    trained,
)

BALANCED = STYLES[RiskStyle.BALANCED]
AWAY = Break(last_day=MONDAY - 24 * DAY, back_on=MONDAY - 2 * DAY, weekly_km=40.0, longest_km=20.0)


def day(**seen: object) -> Situation:
    """A day on which nothing is wrong, unless said otherwise."""
    given = {"day": MONDAY, "style": BALANCED, "external": 1.0, "internal": 1.0, **seen}
    return Situation(**given)  # type: ignore[arg-type]


def kind(**seen: object) -> VerdictKind:
    return judge(day(**seen)).kind


@pytest.mark.parametrize(
    ("seen", "expected"),
    [
        (
            {"external": 0.71, "internal": 0.68, "residual": 0.04, "days_since_rest": 1},
            VerdictKind.OFFER,
        ),
        (
            {"external": 1.41, "internal": 1.52, "residual": -0.08, "days_since_rest": 6},
            VerdictKind.REST,
        ),
        (
            {"external": 1.05, "internal": 1.07, "residual": -0.02, "days_since_rest": 3},
            VerdictKind.TRAIN,
        ),
        (
            {
                "external": 0.65,
                "internal": 0.71,
                "residual": -0.09,
                "days_since_rest": 2,
                "way_back": AWAY,
            },
            VerdictKind.RETURN,
        ),
        (
            {"external": 0.95, "internal": 0.82, "residual": 0.14, "days_since_rest": 4},
            VerdictKind.TRAIN,
        ),
        (
            {
                "external": 1.18,
                "internal": 1.34,
                "residual": -0.12,
                "days_since_rest": 5,
                "signs": (Sign.FALLING,),
            },
            VerdictKind.EASY_ONLY,
        ),
    ],
    ids=["after a taper", "overtrained", "balanced", "back from a break", "efficient", "drift"],
)
def test_the_six_worked_scenarios(seen: dict[str, object], expected: VerdictKind) -> None:
    assert kind(**seen) is expected


LINES: tuple[tuple[VerdictKind, dict[str, object]], ...] = (
    (VerdictKind.STOP, {"stopped": True}),
    (
        VerdictKind.STATE,
        {"state": State(kind=StateKind.SICK, since=MONDAY, stage=ReturnStage.WALK)},
    ),
    (VerdictKind.NO_RUNNING, {"pain": Pain(on=MONDAY, value=6)}),
    (VerdictKind.RACE, {"race": race(0)}),
    (VerdictKind.REST, {"days_since_rest": 6}),
    (VerdictKind.EASY_ONLY, {"residual": -0.15, "signs": (Sign.SLEEP,)}),
    (VerdictKind.REDUCE, {"external": 1.31, "internal": 1.31, "signs": (Sign.SLEEP,)}),
    (VerdictKind.NO_HARD, {"pain": Pain(on=MONDAY, value=3)}),
    (VerdictKind.RETURN, {"way_back": AWAY}),
    (VerdictKind.OFFER, {"external": 0.79, "internal": 0.79}),
    (VerdictKind.TRAIN, {}),
)


@each("row, line", list(enumerate(LINES, start=1)))
def test_each_line_holds_alone(row: int, line: tuple[VerdictKind, dict[str, object]]) -> None:
    found = judge(day(**line[1]))

    assert (found.kind, found.row) == (line[0], row)


@each("first", range(len(LINES) - 1))
def test_of_two_lines_the_upper_one_counts(first: int) -> None:
    for upper, lower in [(LINES[first], line) for line in LINES[first + 1 :]]:
        if lower[1].keys() & upper[1].keys() - {"signs"}:
            continue  # the two speak about the same thing

        assert judge(day(**{**lower[1], **upper[1]})).kind is upper[0]


def test_a_bone_stops_running_and_not_everything() -> None:
    found = judge(day(stopped=True, bone=True))

    assert (found.kind, found.row) == (VerdictKind.NO_RUNNING, 1)


@pytest.mark.parametrize(
    ("pain", "expected"),
    [
        (Pain(on=MONDAY, value=2), VerdictKind.TRAIN),
        (Pain(on=MONDAY, value=3), VerdictKind.NO_HARD),
        (Pain(on=MONDAY, value=5), VerdictKind.NO_HARD),
        (Pain(on=MONDAY, value=6), VerdictKind.NO_RUNNING),
        (Pain(on=MONDAY, value=1, changes_movement=True), VerdictKind.NO_RUNNING),
        (Pain(on=MONDAY, value=1, worse_next_morning=True), VerdictKind.NO_RUNNING),
    ],
)
def test_pain_by_number_gait_and_morning(pain: Pain, expected: VerdictKind) -> None:
    assert kind(pain=pain) is expected


def test_strong_pain_opens_an_injury() -> None:
    assert judge(day(pain=Pain(on=MONDAY, value=7))).opens_injury
    assert not judge(day(pain=Pain(on=MONDAY, value=4))).opens_injury


@pytest.mark.parametrize("style", list(RiskStyle))
def test_rest_is_due_at_the_maximum_of_the_style(style: RiskStyle) -> None:
    most = STYLES[style].max_days_without_rest

    assert kind(style=STYLES[style], days_since_rest=most - 1) is VerdictKind.TRAIN
    assert kind(style=STYLES[style], days_since_rest=most) is VerdictKind.REST


@pytest.mark.parametrize(
    ("residual", "signs", "expected"),
    [
        (-0.15, (Sign.ENERGY,), VerdictKind.EASY_ONLY),
        (-0.1499, (Sign.ENERGY,), VerdictKind.TRAIN),
        (-0.30, (), VerdictKind.TRAIN),  # never D alone
        (-0.05, (Sign.FALLING,), VerdictKind.EASY_ONLY),
        (-0.0499, (Sign.FALLING,), VerdictKind.TRAIN),
        (None, (Sign.FALLING, Sign.ENERGY), VerdictKind.TRAIN),
    ],
)
def test_divergence_needs_its_line_and_a_second_sign(
    residual: float | None, signs: tuple[Sign, ...], expected: VerdictKind
) -> None:
    assert kind(residual=residual, signs=signs) is expected


@pytest.mark.parametrize(
    ("external", "internal", "signs", "expected"),
    [
        (1.31, 1.31, (Sign.PULSE,), VerdictKind.REDUCE),
        (1.30, 1.31, (Sign.PULSE,), VerdictKind.TRAIN),
        (1.31, 1.30, (Sign.PULSE,), VerdictKind.TRAIN),
        (2.00, 2.00, (), VerdictKind.TRAIN),  # never a ratio alone
        (None, 2.00, (Sign.PULSE,), VerdictKind.TRAIN),
    ],
)
def test_a_week_is_reduced_when_both_ratios_are_high_and_one_more_sign_is_there(
    external: float | None, internal: float, signs: tuple[Sign, ...], expected: VerdictKind
) -> None:
    assert kind(external=external, internal=internal, signs=signs) is expected


@pytest.mark.parametrize(
    ("external", "internal", "resting", "expected"),
    [
        (0.79, 0.79, False, VerdictKind.OFFER),
        (0.80, 0.79, False, VerdictKind.TRAIN),
        (0.79, 0.80, False, VerdictKind.TRAIN),
        (0.50, 0.50, True, VerdictKind.TRAIN),
        (0.50, None, False, VerdictKind.TRAIN),
    ],
)
def test_room_to_grow_is_offered_only_where_low_is_not_meant(
    external: float, internal: float | None, resting: bool, expected: VerdictKind
) -> None:
    assert kind(external=external, internal=internal, resting=resting) is expected


@pytest.mark.parametrize(
    ("days", "expected"), [(2, VerdictKind.OFFER), (3, VerdictKind.TRAIN)], ids=["two", "three"]
)
def test_days_that_nobody_spoke_of_leave_no_room_to_grow(days: int, expected: VerdictKind) -> None:
    low = tuple(run(MONDAY - n * DAY, 5.0) for n in range(days + 1, 7, 2))
    behind = (*trained(10, until=MONDAY - 7 * DAY), *low)

    assert today(activities=behind).kind is expected


@pytest.mark.parametrize("gate", [Gate.NONE, Gate.PROVISIONAL])
def test_with_little_history_no_ratio_decides(gate: Gate) -> None:
    tired = (Sign.SLEEP, Sign.FALLING)

    assert kind(gate=gate, external=2.0, internal=2.0, signs=tired) is VerdictKind.TRAIN
    assert kind(gate=gate, external=0.5, internal=0.5) is VerdictKind.TRAIN
    assert kind(gate=gate, residual=-0.5, signs=tired) is VerdictKind.TRAIN


def test_divergence_waits_for_six_covered_weeks() -> None:
    assert kind(gate=Gate.ACWR, residual=-0.5, signs=(Sign.SLEEP,)) is VerdictKind.TRAIN
    assert kind(gate=Gate.ALL, residual=-0.5, signs=(Sign.SLEEP,)) is VerdictKind.EASY_ONLY


def test_easy_only_speaks_about_three_days() -> None:
    found = judge(day(residual=-0.5, signs=(Sign.SLEEP,)))

    assert not found.cap(MONDAY + 2 * DAY).hard
    assert found.cap(MONDAY + 3 * DAY).hard
    assert found.cap(MONDAY - DAY).hard
    assert found.cap(MONDAY).running


def test_a_rest_day_is_one_day() -> None:
    found = judge(day(days_since_rest=9))

    assert found.cap(MONDAY).rest
    assert not found.cap(MONDAY + DAY).rest


@each("line", LINES)
def test_each_verdict_says_why_in_one_sentence(
    line: tuple[VerdictKind, dict[str, object]],
) -> None:
    text = judge(day(**line[1])).text

    assert text.endswith(".")
    assert len(text) < 160


def today(**parts: object) -> Verdict:
    return verdict(known(dossier(**parts)))


def test_a_steady_athlete_trains() -> None:
    assert today().kind is VerdictKind.TRAIN


def test_a_race_of_today_is_seen_whatever_its_priority() -> None:
    assert today(races=(race(0),)).kind is VerdictKind.RACE


def test_an_uncleared_red_flag_outranks_the_race() -> None:
    flag = State(kind=StateKind.RED_FLAG, since=MONDAY, tier=Tier.T2)

    assert today(races=(race(0),), states=(flag,)).kind is VerdictKind.STOP


def test_of_two_states_the_earlier_step_speaks() -> None:
    hurt = State(kind=StateKind.INJURED, since=MONDAY, stage=ReturnStage.EASY)
    sick = State(kind=StateKind.SICK, since=MONDAY, stage=ReturnStage.OFF)

    assert "ill" in today(states=(hurt, sick)).text


def test_twenty_one_days_off_lead_to_the_table() -> None:
    parts = trained(10, until=MONDAY - 21 * DAY)
    back = (run(MONDAY - 2 * DAY, 5.0), run(MONDAY - DAY, 5.0))

    assert today(activities=(*parts, *back)).kind is VerdictKind.RETURN


@pytest.mark.parametrize(("days", "broken"), [(5, False), (6, True)])
def test_six_days_off_are_a_break(days: int, broken: bool) -> None:
    daily = {n: 6.0 for n in range(7) if n != 0}
    behind = trained(10, daily, until=MONDAY - days * DAY)

    found = today(activities=behind)

    assert (found.kind is VerdictKind.RETURN) is broken


def test_six_training_days_ask_for_rest_and_a_planned_day_to_come_is_not_one_yet() -> None:
    daily = tuple(run(MONDAY - n * DAY, 6.0) for n in range(5, 0, -1))
    behind = (*trained(10, until=MONDAY - 6 * DAY, km={1: 8.0, 3: 8.0}), *daily)
    planned = program(MONDAY, {0: 6.0})

    assert today(activities=behind).kind is VerdictKind.REST
    assert today(activities=behind, programs=(planned,)).kind is VerdictKind.TRAIN


def test_a_deload_is_no_reason_to_offer_more() -> None:
    low = tuple(run(MONDAY - n * DAY, 6.0) for n in (6, 4, 2))
    behind = (*trained(10, until=MONDAY - 7 * DAY), *low)
    coached = (program(MONDAY - 7 * DAY, {1: 6.0, 3: 6.0, 5: 6.0}),)

    assert today(activities=behind).kind is VerdictKind.OFFER
    assert today(activities=behind, programs=coached).kind is VerdictKind.TRAIN


def test_yesterdays_poor_night_confirms_high_ratios() -> None:
    hard_week = tuple(run(MONDAY - n * DAY, 20.0) for n in (6, 5, 3, 2, 1))
    behind = (*trained(10, until=MONDAY - 7 * DAY), *hard_week)
    slept = (Observation(date=MONDAY - DAY, sleep=2),)

    assert today(activities=behind, observations=slept).kind is VerdictKind.REDUCE
    assert today(activities=behind).kind is VerdictKind.TRAIN


def test_an_athlete_of_whom_nothing_is_known_trains() -> None:
    assert today(activities=(), athlete=athlete(birth_year=None)).kind is VerdictKind.TRAIN


def test_the_style_decides_how_near_the_limits_are() -> None:
    careful = replace(ADULT, risk_style=RiskStyle.CONSERVATIVE)
    daily = tuple(run(MONDAY - n * DAY, 6.0) for n in range(4, 0, -1))
    behind = (*trained(10, until=MONDAY - 5 * DAY, km={1: 8.0, 3: 8.0}), *daily)

    assert today(activities=behind).kind is not VerdictKind.REST
    assert today(activities=behind, athlete=careful).kind is VerdictKind.REST


def test_a_workout_that_felt_two_points_harder_is_a_sign() -> None:
    behind = (*trained(10)[:-1], run(MONDAY - DAY, 16.0, rpe=5))
    planned = program(MONDAY - 7 * DAY, {6: 16.0})

    assert Sign.EFFORT in known(dossier(activities=behind, programs=(planned,))).signs
