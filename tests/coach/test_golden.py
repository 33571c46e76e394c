"""Golden values of science.md that no other test holds: each is named by its section."""

from statistics import fmean, pstdev

import pytest

from coach.athlete import Sex
from coach.load.ewma import ewma
from coach.load.external import (
    CLIMB_ON_A_BICYCLE,
    CLIMB_ON_FOOT,
    CLIMB_ON_SKIS,
    KM_PER_MILE,
    PER_EFFORT_HOUR,
)
from coach.load.internal import InternalModel
from coach.load.monotony import monotony
from coach.load.pulse import MEN, WOMEN, PulseRange
from coach.load.ratios import coupled, uncoupled
from coach.performance.agegrade import age_grade
from coach.performance.equivalence import fitness, time_for
from coach.performance.training import pace, training_paces
from coach.performance.trend import flat_km
from coach.planning.bands import (
    BASE,
    BUILD,
    DELOAD,
    RACE_WEEK,
    RECOVERY,
    SPECIFIC,
    TAPER_FIRST,
    TAPER_LATER,
)
from coach.planning.racetable import ROWS
from coach.planning.returning import Break, breaks
from tests.cases import each
from tests.coach.planning.athletes import DAY, MONDAY

MINETTI = {-0.20: 0.500, -0.10: 0.598, -0.05: 0.763, 0.05: 1.301, 0.10: 1.658, 0.15: 2.060}


@pytest.mark.parametrize(
    ("done", "moved"), [(0.90, -0.077), (1.10, 0.073), (0.87, -0.101), (1.13, 0.094)]
)
def test_how_far_execution_alone_moves_a_coupled_ratio_of_one(done: float, moved: float) -> None:
    """§2.1: what the error of a forecast mostly is."""
    assert coupled(done) - 1 == pytest.approx(moved, abs=6e-4)


@pytest.mark.parametrize(("one", "other"), [(1.3, 1.444), (1.5, 1.8), (0.8, 0.75)])
def test_coupled_and_uncoupled_thresholds(one: float, other: float) -> None:
    """§0.3: the same number in different clothes."""
    assert uncoupled(one) == pytest.approx(other, abs=5e-4)
    assert coupled(uncoupled(one)) == pytest.approx(one)


@pytest.mark.parametrize(
    ("band", "both"),
    [
        (BUILD, ((0.95, 0.96), (1.30, 1.21))),
        (SPECIFIC, ((0.95, 0.96), (1.25, 1.18))),
        (DELOAD, ((0.60, 0.67), (0.80, 0.84))),
        (TAPER_FIRST, ((0.60, 0.67), (0.80, 0.84))),
        (TAPER_LATER, ((0.45, 0.52), (0.65, 0.71))),
        (RACE_WEEK, ((0.25, 0.31), (0.55, 0.62))),
        (RECOVERY, ((0.10, 0.13), (0.60, 0.67))),
    ],
)
def test_bands_in_both_clothes(band: object, both: tuple[tuple[float, float], ...]) -> None:
    """§4.3: uncoupled (coupled)."""
    external = getattr(band, "external")  # noqa: B009 (bands are named by the table)
    for line, (plain, paired) in zip(external, both, strict=True):
        assert line == plain
        assert coupled(line) == pytest.approx(paired, abs=6e-3)


def test_the_base_band_is_the_coaching_models() -> None:
    assert BASE.external == (0.90, 1.25)


@pytest.mark.parametrize("grade", [0.05, 0.10])
def test_the_loop_costs_what_going_up_and_coming_down_cost(grade: float) -> None:
    """§1.2, §6.2: Minetti's factors, half of the way each."""
    found = flat_km(10.0, grade * 5000) / 10.0

    assert found == pytest.approx((MINETTI[grade] + MINETTI[-grade]) / 2, abs=1e-3)


def test_a_hilly_half_against_a_flat_one() -> None:
    """§6.2: 1:40 flat against 1:47 with 600 m is 45.1 against 43.9 on the loop distance."""
    assert fitness(21.0975, 6000) == pytest.approx(45.1, abs=0.3)
    assert fitness(flat_km(21.0975, 600), 6420) == pytest.approx(43.9, abs=0.1)


@each(
    "sex, km, age, factor",
    [
        (Sex.MALE, 10.0, 35, 0.9909),
        (Sex.MALE, 10.0, 45, 0.9261),
        (Sex.MALE, 10.0, 55, 0.8511),
        (Sex.MALE, 10.0, 65, 0.7761),
        (Sex.MALE, 42.195, 45, 0.9373),
        (Sex.MALE, 42.195, 55, 0.8553),
        (Sex.MALE, 42.195, 65, 0.7733),
        (Sex.FEMALE, 10.0, 35, 0.9857),
        (Sex.FEMALE, 10.0, 45, 0.9278),
        (Sex.FEMALE, 10.0, 55, 0.8325),
        (Sex.FEMALE, 10.0, 65, 0.7331),
        (Sex.FEMALE, 42.195, 35, 0.9879),
        (Sex.FEMALE, 42.195, 45, 0.9386),
        (Sex.FEMALE, 42.195, 55, 0.8515),
        (Sex.FEMALE, 42.195, 65, 0.7412),
    ],
)
def test_age_factors_of_the_road(sex: Sex, km: float, age: int, factor: float) -> None:
    """§6.3: factors of 2025."""
    found = age_grade(sex, age, km, 1000.0)

    assert found is not None
    assert found.seconds == pytest.approx(1000 * factor, abs=0.2)


@pytest.mark.parametrize(
    ("age", "time_s", "graded", "share"),
    [(45, 2400, 2222.64, 0.712666), (55, 2580, 2195.84, 0.721365)],
)
def test_age_grades(age: int, time_s: float, graded: float, share: float) -> None:
    """§6.3: M45 10k 40:00, M55 43:00."""
    found = age_grade(Sex.MALE, age, 10.0, time_s)

    assert found is not None
    assert found.seconds == pytest.approx(graded, abs=0.01)
    assert found.share == pytest.approx(share, abs=1e-5)


@each(
    "off, shares",
    [
        (5, ()),
        (6, (0.75,)),
        (13, (0.75,)),
        (14, (0.50, 0.75)),
        (27, (0.50, 0.75)),
        (28, (0.33, 0.50, 0.75)),
        (55, (0.33, 0.50, 0.75)),
        (56, (0.33, 0.33, 0.50, 0.50, 0.75, 0.75)),
    ],
)
def test_the_table_after_a_break(off: int, shares: tuple[float, ...]) -> None:
    """§4.6."""
    back = MONDAY
    last = back - (off + 1) * DAY
    found = Break(last_day=last, back_on=back, weekly_km=40.0, longest_km=15.0)

    assert found.days_off == off
    assert found.shares == shares
    usual = [last - n * DAY for n in range(28, -1, -2)]
    assert bool(breaks(usual, back, since=last)) is (off >= 6)


def test_the_rows_of_the_race_table() -> None:
    """§4.1, to the letter."""
    assert [(r.taper_days, r.final_share, r.easy_days_after, r.hard_after_days) for r in ROWS] == [
        (7, (0.50, 0.60), 3, 5),
        (10, (0.45, 0.60), 4, 7),
        (14, (0.40, 0.60), 7, 10),
        (21, (0.35, 0.55), 14, 21),
        (14, (0.35, 0.55), 14, 18),
        (18, (0.30, 0.50), 21, 24),
        (21, (0.30, 0.50), 21, 28),
        (21, (0.30, 0.50), 28, 35),
    ]


@pytest.mark.parametrize(
    ("vdot", "km", "clock"),
    [
        (30, 5.0, "30:41"),
        (30, 10.0, "63:49"),
        (30, 21.0975, "141:17"),
        (30, 42.195, "289:49"),
        (40, 5.0, "24:06"),
        (40, 10.0, "50:01"),
        (40, 21.0975, "110:54"),
        (40, 42.195, "229:37"),
        (50, 5.0, "19:56"),
        (50, 10.0, "41:20"),
        (50, 21.0975, "91:31"),
        (50, 42.195, "190:40"),
    ],
)
def test_the_curves_of_daniels_and_gilbert(vdot: float, km: float, clock: str) -> None:
    """§5.2: the formula's own times; the printed table is within 0.3 %."""
    minutes, seconds = map(int, clock.split(":"))

    assert time_for(vdot, km) == pytest.approx(minutes * 60 + seconds, abs=0.7)


def test_a_marathon_after_a_5k_of_twenty_minutes_by_the_curves() -> None:
    """§5.2: 11 477 s, where Riegel says 11 509 and Cameron 11 711."""
    assert time_for(fitness(5.0, 1200), 42.195) == pytest.approx(11_477, abs=1)


def test_training_paces_of_fitness_fifty() -> None:
    """§5.2: E 5:52 to 4:54, M 4:31, T 4:15 (88 %), I 3:55 (98 %) a km."""
    paces = training_paces(50.0)

    assert paces["easy"] == pytest.approx((294, 352), abs=1.0)
    assert sum(paces["marathon"]) / 2 == pytest.approx(271, abs=1.0)
    assert paces["threshold"][0] == pytest.approx(255, abs=1.0)
    assert pace(50.0, 0.98) == pytest.approx(235, abs=1.5)


@pytest.mark.parametrize(
    ("plain", "paired"), [(0.3061, 0.3704), (0.2767, 0.3378), (1.6667, 1.4286), (2.0, 1.6)]
)
def test_each_row_of_ratios_agrees_with_itself(plain: float, paired: float) -> None:
    """§2.1: the rows whose daily loads are not printed (a 16-week build's race week, 90 random
    days) hold at least c = 4u/(3 + u).
    """
    assert coupled(plain) == pytest.approx(paired, abs=6e-5)


def test_back_after_three_weeks_off_the_ewma_by_its_definition() -> None:
    """§2.1 prints 1.4386 for 35 days, 21 off, 7 back. Its own λ and start give another number.

    With λ = 2/(N+1) and the first load as the start, a constant load of 1 is 1 after 35 days;
    21 days of 0 leave (1 − λ)^21, and 7 days of 1 lead to 1 − (1 − λ)^7 · (1 − (1 − λ)^21), which
    is 0.86683 over 0.52882: 1.6392. No constant load, whatever its size, gives 1.4386.
    """
    acute = 1 - 0.75**7 * (1 - 0.75**21)
    chronic = 1 - (27 / 29) ** 7 * (1 - (27 / 29) ** 21)
    found = ewma([40.0] * 35 + [0.0] * 21 + [40.0] * 7)

    assert found is not None
    assert found.ratio == pytest.approx(acute / chronic)
    assert found.ratio == pytest.approx(1.6392, abs=5e-5)


@pytest.mark.parametrize(("cut", "plain", "paired"), [(0.60, 0.40, 0.47), (0.41, 0.59, 0.66)])
def test_a_correct_taper_in_both_clothes(cut: float, plain: float, paired: float) -> None:
    """§0.4: a 41 to 60 % cut in the first taper week."""
    week, three_weeks = 60 * (1 - cut), 3 * 60

    assert 3 * week / three_weeks == pytest.approx(plain)
    assert 4 * week / (three_weeks + week) == pytest.approx(paired, abs=5e-3)
    assert coupled(plain) == pytest.approx(paired, abs=5e-3)


def test_feet_over_seven_hundred_and_fifty_are_seven_flat_metres_a_metre() -> None:
    """§0.6: a mile for 750 feet; §1.3: a mile for 1,100 and 500 feet, 0.30 miles for an effort."""
    metres_a_foot = 0.3048

    for factor, feet in ((CLIMB_ON_FOOT, 750), (CLIMB_ON_A_BICYCLE, 1100), (CLIMB_ON_SKIS, 500)):
        assert factor == pytest.approx(1000 * KM_PER_MILE / (feet * metres_a_foot), abs=0.05)
    assert pytest.approx(0.30 * KM_PER_MILE, abs=0.003) == PER_EFFORT_HOUR


def test_the_constant_of_men_would_take_a_quarter_off_womens_loads() -> None:
    """§0.5: −25.6 % with 0.64 in place of 0.86."""
    assert MEN[0] / WOMEN[0] - 1 == pytest.approx(-0.256, abs=5e-4)


def test_minutes_times_rpe() -> None:
    """§1.1: 60 × 6 = 45 × 8 = 360."""
    model = InternalModel(pulse=PulseRange(resting=60, highest=190), k=1.0)

    assert model.session(60, 6) == model.session(45, 8) == 360


def test_the_sample_deviation_reads_monotony_lower() -> None:
    """§1.1: n − 1 in place of n takes 7.4 % off."""
    week = [0.0, 60.0, 0.0, 80.0, 40.0, 0.0, 120.0]

    assert (monotony(week) or 0) / (fmean(week) / pstdev(week)) == pytest.approx(0.926, abs=5e-4)


def test_the_steepest_loops_of_minetti() -> None:
    """§1.2: 20 % up costs 2.502, down 0.500; the least is 0.495 near −18 %."""
    assert flat_km(10.0, 0.20 * 5000) / 10.0 == pytest.approx((2.502 + 0.500) / 2, abs=1e-3)
    up_and_down = {grade: flat_km(10.0, grade * 5000) / 10.0 for grade in (0.05, 0.10, 0.15, 0.20)}
    assert list(up_and_down.values()) == sorted(up_and_down.values())


def test_half_a_minute_over_five_kilometres_is_a_step_in_fitness() -> None:
    """§6.1: 20:00 to 19:30 is + 1.5, where 5 % of the pace would call it stable."""
    assert fitness(5.0, 1170) - fitness(5.0, 1200) == pytest.approx(1.5, abs=0.05)


def test_the_open_age_has_the_factor_one() -> None:
    """§6.3: the male marathon factor at 35 is 1."""
    found = age_grade(Sex.MALE, 35, 42.195, 10_000)

    assert found is not None
    assert found.seconds == 10_000
