from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from coach.athlete import Athlete, Discipline, HealthFlag
from coach.load.zones import Basis, Zones, half_up, zones

NOBODY = Athlete(time_zone="Europe/Berlin")


def _zones(athlete: Athlete) -> Zones:
    found = zones(athlete)
    assert found is not None
    return found


@pytest.mark.parametrize(
    ("rest", "top", "bounds"),
    [
        (50, 190, (120, 134, 148, 162, 176, 190)),
        (60, 175, (118, 129, 141, 152, 164, 175)),
    ],
)
def test_zones_by_reserve_are_karvonens(rest: int, top: int, bounds: tuple[int, ...]) -> None:
    found = _zones(replace(NOBODY, resting_hr=rest, max_hr=top))

    assert (found.floor, *found.lower, found.top) == bounds
    assert found.basis is Basis.RESERVE


def test_zones_by_percentage_are_of_the_highest_pulse() -> None:
    found = _zones(replace(NOBODY, max_hr=190))

    assert (found.floor, *found.lower, found.top) == (95, 114, 133, 152, 171, 190)
    assert found.basis is Basis.PERCENTAGE


@pytest.mark.parametrize(
    ("sport", "lower"),
    [
        (Discipline.RUNNING, (85, 90, 95, 100)),
        (Discipline.TRIATHLON, (85, 90, 95, 100)),
        (Discipline.CYCLING, (81, 90, 94, 100)),
    ],
)
def test_zones_by_threshold_are_friels(sport: Discipline, lower: tuple[int, ...]) -> None:
    found = _zones(replace(NOBODY, threshold_hr=100, sport=sport))

    assert found.lower == lower
    assert (found.floor, found.top, found.basis) == (None, None, Basis.THRESHOLD)


def test_six_bounds_of_ones_own_are_five_zones_and_their_top() -> None:
    """As tables print them: 95, 114, 133, 152, 171, 190."""
    found = _zones(replace(NOBODY, max_hr=188, hr_zones=(95, 114, 133, 152, 171, 190)))

    assert (found.floor, *found.lower, found.top) == (95, 114, 133, 152, 171, 190)
    assert found.basis is Basis.OWN


def test_own_zones_win_over_threshold_over_reserve_over_percentage() -> None:
    known = replace(
        NOBODY, resting_hr=50, max_hr=190, threshold_hr=170, hr_zones=(120, 140, 160, 175)
    )

    assert _zones(known).basis is Basis.OWN
    assert _zones(replace(known, hr_zones=None)).basis is Basis.THRESHOLD
    assert _zones(replace(known, hr_zones=None, threshold_hr=None)).basis is Basis.RESERVE
    assert zones(replace(NOBODY, resting_hr=50)) is None
    assert zones(NOBODY) is None


def test_own_zones_may_name_where_zone_one_begins() -> None:
    found = _zones(replace(NOBODY, hr_zones=(100, 120, 140, 160, 175)))

    assert (found.floor, found.lower) == (100, (120, 140, 160, 175))


@pytest.mark.parametrize(
    "given", [(), (120, 140, 160), (120, 140, 140, 175), (175, 160, 140, 120)]
)
def test_own_zones_that_make_no_sense_are_passed_over(given: tuple[int, ...]) -> None:
    found = _zones(replace(NOBODY, max_hr=190, hr_zones=given))

    assert found.basis is Basis.PERCENTAGE


def test_figures_that_contradict_each_other_are_passed_over() -> None:
    assert _zones(replace(NOBODY, threshold_hr=190, max_hr=180)).basis is Basis.PERCENTAGE
    assert _zones(replace(NOBODY, resting_hr=110, max_hr=105)).basis is Basis.PERCENTAGE


def test_beta_blockers_leave_only_the_athletes_own_zones() -> None:
    taking = replace(
        NOBODY, max_hr=190, threshold_hr=170, health_flags=(HealthFlag.BETA_BLOCKERS,)
    )

    assert zones(taking) is None
    assert _zones(replace(taking, hr_zones=(90, 100, 110, 120))).basis is Basis.OWN


def test_zones_are_half_open_so_that_no_beat_falls_between() -> None:
    found = _zones(replace(NOBODY, threshold_hr=170))

    assert found.lower == (145, 153, 162, 170)
    assert [found.of(bpm) for bpm in (40, 144.9, 145, 152, 152.9, 153, 169, 170, 230)] == [
        *(1, 1, 2, 2, 2, 3, 4, 5, 5)
    ]


def test_a_target_has_both_ends_within_its_zone() -> None:
    found = _zones(replace(NOBODY, resting_hr=50, max_hr=190))

    assert [found.span(zone) for zone in range(1, 6)] == [
        (120, 133),
        (134, 147),
        (148, 161),
        (162, 175),
        (176, 190),
    ]
    assert _zones(replace(NOBODY, threshold_hr=170)).span(1) == (None, 144)
    assert _zones(replace(NOBODY, threshold_hr=170)).span(5) == (170, None)


@given(st.integers(25, 120), st.integers(100, 240), st.none() | st.integers(80, 230))
@settings(max_examples=60, deadline=None)
def test_every_target_lies_in_its_own_zone(rest: int, top: int, threshold: int | None) -> None:
    found = zones(replace(NOBODY, resting_hr=rest, max_hr=top, threshold_hr=threshold))

    if found is None:
        return
    for zone in range(1, 6):
        low, high = found.span(zone)
        assert low is None or found.of(low) == zone
        assert high is None or found.of(high) == zone
        assert high is None or high <= top


@pytest.mark.parametrize(("percent", "of", "beats"), [(50, 115, 58), (70, 115, 81), (90, 100, 90)])
def test_half_a_beat_is_rounded_up(percent: int, of: int, beats: int) -> None:
    assert half_up(percent, of) == beats
