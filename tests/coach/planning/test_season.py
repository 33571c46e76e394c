"""The road to a race: growth, deloads, long runs, tapers, and what can be reached."""

from dataclasses import replace
from functools import cache
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from coach.athlete import Discipline, Experience, Stage
from coach.availability import Availability, Minutes
from coach.planning.racetable import ROWS, RaceRow
from coach.planning.season import Season, SeasonWeek, season
from coach.planning.weekload import GROWTH
from coach.planning.weeklong import ROUNDED
from coach.race import Priority, RaceGoal, RaceResult
from tests.athletes import random_dossier
from tests.cases import each
from tests.coach.planning.athletes import (
    ADULT,
    DAY,
    MONDAY,
    WEEK,
    athlete,
    dossier,
    race,
    trained,
)
from tests.coach.planning.living import Lived, held, live

LOADING = {Stage.BASE, Stage.BUILD, Stage.SPECIFICITY}
LEVELS = {
    Experience.NOVICE: {1: 4.0, 3: 4.0, 6: 6.0},
    Experience.INTERMEDIATE: {1: 8.0, 2: 8.0, 3: 8.0, 6: 14.0},
    Experience.ADVANCED: {0: 8.0, 1: 12.0, 2: 12.0, 3: 12.0, 5: 20.0, 6: 18.0},
}
ROOMY = Availability(days=Minutes(mon=60, tue=90, wed=90, thu=90, sat=200, sun=300))
GRID = [
    (row.km, row.cycle_weeks[1], level, climb)
    for row in ROWS
    for level in Experience
    for climb in (0.0, 25.0)
]


@cache
def planned(km: float, weeks: int, level: Experience, climb: float) -> Season:
    """A season of so many weeks to a Sunday race with so many metres of climb a km."""
    goal = race(7 * weeks - 1, km, ascent_m=climb * km)
    sport = Discipline.TRAIL if climb else Discipline.RUNNING
    one = dossier(
        athlete=athlete(experience=level, sport=sport),
        availability=ROOMY,
        activities=trained(12, LEVELS[level]),
        races=(goal,),
    )
    return season(one, MONDAY)


def loading(week: SeasonWeek) -> bool:
    return week.stage in LOADING and not week.deload


@each("km, weeks, level, climb", GRID)
def test_each_week_follows_safely_from_the_ones_before(
    km: float, weeks: int, level: Experience, climb: float
) -> None:
    found = planned(km, weeks, level, climb)

    assert len(found.weeks) == weeks
    loads = [sum(LEVELS[level].values())] * 3
    reference = loads[0]
    for week in found.weeks:
        mean = sum(loads[-3:]) / 3
        if loading(week):
            assert week.load_km <= reference * (1 + GROWTH[week.stage]) + 1e-6
            reference = week.load_km
        if week.stage in LOADING and week.deload:
            assert 0.60 * mean <= week.load_km <= 0.80 * mean
        if week.stage is Stage.TAPER:
            assert week.load_km < loads[-1]  # strictly falling
        loads.append(week.load_km)


@each("km, weeks, level, climb", GRID)
def test_no_more_loading_weeks_in_a_row_than_the_rhythm_and_the_last_one_builds(
    km: float, weeks: int, level: Experience, climb: float
) -> None:
    found = planned(km, weeks, level, climb)
    most = 2 if level is Experience.NOVICE else 3

    count = 1  # history of a new athlete stands for what is short of a whole block
    for week in found.weeks:
        count = count + 1 if loading(week) else 0
        assert count <= most
    before_taper = [week for week in found.weeks if week.stage in LOADING][-1]
    assert not before_taper.deload


@each("km, weeks, level, climb", GRID)
def test_the_week_after_a_deload_repeats_the_last_loading_week(
    km: float, weeks: int, level: Experience, climb: float
) -> None:
    found = planned(km, weeks, level, climb)

    last = None
    for before, week in pairwise(found.weeks):
        last = before.load_km if loading(before) else last
        if before.deload and loading(week) and last is not None:
            assert week.load_km <= last + 1e-6


@each("km, weeks, level, climb", GRID)
def test_the_longest_run_grows_by_a_twentieth_or_half_a_km_and_shrinks_before_the_race(
    km: float, weeks: int, level: Experience, climb: float
) -> None:
    found = planned(km, weeks, level, climb)

    longs = [max(LEVELS[level].values())] * 4
    for n, week in enumerate(found.weeks):
        before = max(longs[-4:])
        most = 1.05 if n else 1.08  # only the coming week catches up
        assert week.long_km <= max(most * before, before + 0.5 if before < 10 else 0) + 1e-6
        assert week.long_km <= 0.5 * week.load_km + 1e-6
        longs.append(week.long_km)
    assert found.weeks[-1].long_km <= 0.6 * max(longs)


@pytest.mark.parametrize(
    ("stage", "most"),
    [(Stage.BASE, 1), (Stage.BUILD, 2), (Stage.SPECIFICITY, 2), (Stage.TAPER, 1)],
)
def test_hard_sessions_by_stage(stage: Stage, most: int) -> None:
    found = planned(42.195, 18, Experience.INTERMEDIATE, 0.0)

    hard = {week.hard for week in found.weeks if week.stage is stage and not week.deload}

    assert hard == {most}


def test_novices_and_athletes_from_sixty_on_get_one_hard_session() -> None:
    novice = planned(10.0, 12, Experience.NOVICE, 0.0)
    older = season(
        dossier(athlete=athlete(birth_year=MONDAY.year - 60), races=(race(83, 10.0),)), MONDAY
    )

    assert max(week.hard for week in novice.weeks) == 1
    assert max(week.hard for week in older.weeks) == 1
    assert {week.hard for week in novice.weeks if week.stage is Stage.BASE} == {0}


def test_climb_rises_to_nine_tenths_of_the_race_where_there_is_time() -> None:
    flat = trained(12, LEVELS[Experience.INTERMEDIATE])
    hilly = tuple(replace(activity, ascent_m=100) for activity in flat)
    goal = race(18 * 7 - 1, 30.0, ascent_m=900)
    found = season(dossier(activities=hilly, races=(goal,), availability=ROOMY), MONDAY)

    peak = max(
        week.ascent_m / (week.load_km - week.ascent_m * 0.00704)
        for week in found.weeks
        if week.stage is Stage.SPECIFICITY
    )
    assert peak >= 0.90 * 30
    for before, week in pairwise(found.weeks):
        if loading(before) and loading(week):
            assert week.ascent_m <= 1.3 * max(before.ascent_m, 150)


@pytest.mark.parametrize("row", [row for row in ROWS if row.name in {"10k", "half marathon"}])
def test_the_longest_run_is_the_races_once_it_is_cut_to_full_minutes(row: RaceRow) -> None:
    found = planned(row.km, row.cycle_weeks[1], Experience.INTERMEDIATE, 0.0)

    assert found.need is not None
    longest = max(week.long_km for week in found.weeks)
    assert longest * ROUNDED == pytest.approx(found.need.long_km)
    assert longest < found.need.aim_km


def test_without_a_race_base_comes_in_waves_and_holds() -> None:
    found = season(dossier(), MONDAY)

    assert {week.stage for week in found.weeks} == {Stage.BASE}
    assert [week.deload for week in found.weeks[:6]] == [False, True, False, False, False, True]
    held_on = [week.load_km for week in found.weeks if not week.deload]
    assert min(held_on) == pytest.approx(max(held_on)) == pytest.approx(40.0)
    assert found.reach is None
    assert found.anchor is None


def test_a_b_race_costs_a_few_days_and_no_stage() -> None:
    main, b = race(83, 21.1), race(34, 10.0, priority=Priority.B)

    with_b = season(dossier(races=(main, b)), MONDAY)
    without = season(dossier(races=(main,)), MONDAY)

    week, before = with_b.weeks[4], with_b.weeks[3]
    assert week.races == (b,)
    assert week.stage is without.weeks[4].stage
    assert week.hard == before.hard - 1
    assert before.load_km * 0.5 < week.load_km < before.load_km * 0.86


def test_a_c_race_takes_the_place_of_a_hard_session() -> None:
    main, c = race(83, 21.1), race(33, 5.0, priority=Priority.C)

    with_c = season(dossier(races=(main, c)), MONDAY).weeks[4]
    without = season(dossier(races=(main,)), MONDAY).weeks[4]

    assert with_c.hard == without.hard - 1
    assert with_c.load_km == pytest.approx(without.load_km - 5.0, abs=0.5)


def test_after_the_first_of_two_a_races_the_second_is_prepared_for() -> None:
    found = season(dossier(races=(race(41, 10.0), race(125, 21.1))), MONDAY)

    stages = [week.stage for week in found.weeks]
    assert stages[5] is Stage.TAPER
    assert stages[6] is Stage.RECOVERY
    assert stages[-1] is Stage.TAPER
    assert Stage.BUILD in stages[7:]
    assert any("Two A races" in note for note in found.notes)


def test_a_race_in_the_recovery_of_another_is_said() -> None:
    found = season(dossier(races=(race(41, 42.2), race(48, 10.0, priority=Priority.B))), MONDAY)

    assert any("falls into the recovery" in note for note in found.notes)


def test_an_override_holds_for_every_week() -> None:
    found = season(dossier(athlete=athlete(stage_override=Stage.BUILD)), MONDAY)

    assert {week.stage for week in found.weeks} == {Stage.BUILD}


@pytest.mark.parametrize("stage", [Stage.TAPER, Stage.RECOVERY])
def test_an_override_to_a_low_stage_is_low(stage: Stage) -> None:
    found = season(dossier(athlete=athlete(stage_override=stage)), MONDAY)

    assert found.weeks[0].load_km <= 0.75 * 40


def test_moving_a_race_moves_the_stages() -> None:
    near, far = race(41, 10.0), race(83, 10.0)

    assert season(dossier(races=(near,)), MONDAY).weeks[0].stage is Stage.BUILD
    assert season(dossier(races=(far,)), MONDAY).weeks[0].stage is Stage.BASE
    assert season(dossier(races=()), MONDAY).weeks[0].stage is Stage.BASE


def test_where_the_weeks_behind_are_the_largest_the_sentence_says_so() -> None:
    near = season(dossier(races=(race(13, 10.0),)), MONDAY)
    far = season(dossier(races=(race(110, 42.2),)), MONDAY)
    assert near.reach is not None
    assert far.reach is not None

    assert "the last four weeks counted in" in near.reach.text
    assert "counted in" not in far.reach.text
    assert near.reach.text.endswith(".")


def test_a_race_out_of_reach_is_said_in_numbers_and_with_a_date() -> None:
    found = season(
        dossier(activities=trained(10, {1: 7, 3: 7, 6: 7}), races=(race(69, 42.2),)), MONDAY
    )

    assert found.reach is not None
    assert not found.reach.reachable
    assert found.reach.peak_load_km < found.reach.need_load_km
    assert found.reach.by is not None
    assert found.reach.by > MONDAY + 69 * DAY
    assert "42 km" in found.reach.text
    assert str(found.reach.by.year) in found.reach.text
    assert any("usual before a marathon" in note for note in found.notes)


def test_too_few_free_minutes_are_named_as_the_reason() -> None:
    little = Availability(days=Minutes(tue=30, thu=30, sun=60))

    found = season(dossier(availability=little, races=(race(125, 42.2),)), MONDAY)

    assert found.reach is not None
    assert found.reach.limited
    assert "free minutes" in found.reach.text


def test_a_race_within_reach_says_so() -> None:
    found = season(dossier(races=(race(83, 10.0),)), MONDAY)

    assert found.reach is not None
    assert found.reach.reachable
    assert found.reach.by is None


def test_a_race_that_age_forbids_is_no_anchor_and_is_said() -> None:
    young = athlete(birth_year=MONDAY.year - 17)

    found = season(dossier(athlete=young, races=(race(100, 42.2),)), MONDAY)

    assert found.anchor is None
    assert any("cannot prepare you" in note for note in found.notes)


def test_a_starter_week_is_small_and_easy() -> None:
    first = season(dossier(athlete=ADULT, activities=()), MONDAY).weeks[0]

    assert first.load_km <= 12
    assert first.long_km <= 5
    assert first.hard == 0


def test_with_only_a_word_about_the_week_the_first_week_is_no_more_than_that() -> None:
    said = athlete(weekly_km=42, longest_recent_km=18)

    first = season(dossier(athlete=said, activities=()), MONDAY).weeks[0]

    assert 0.85 * 42 <= first.load_km <= 42
    assert first.long_km <= 18 * 1.05


def test_after_eight_weeks_off_the_table_leads_back() -> None:
    behind = trained(20, until=MONDAY - 8 * WEEK)

    found = season(dossier(activities=behind, races=(race(150, 21.1),)), MONDAY)

    loads = [week.load_km for week in found.weeks[:7]]
    assert loads[:6] == pytest.approx([13.2, 13.2, 20.0, 20.0, 30.0, 30.0])
    assert {week.hard for week in found.weeks[:6]} == {0}
    assert loads[6] <= 1.15 * 30.0  # regained, not grown to


def test_after_a_marathon_weeks_come_back_low_and_easy() -> None:
    one = dossier(results=(RaceResult(name="marathon", date=MONDAY - DAY, km=42.2),))

    found = season(one, MONDAY).weeks[:3]

    assert {week.stage for week in found} == {Stage.RECOVERY}
    assert {week.hard for week in found} == {0}
    assert all(0.10 * 40 <= week.load_km <= 0.60 * 40 for week in found)


def test_load_that_was_held_comes_back_faster_than_load_that_never_was() -> None:
    """Three poor weeks after ten good ones: back inside the band, no fifth more than the week."""
    poor = trained(3, {1: 7.0, 6: 8.0})
    good = trained(10, until=MONDAY - 3 * WEEK)
    never = season(
        dossier(activities=trained(13, {1: 7.0, 6: 8.0}), races=(race(150, 21.1),)), MONDAY
    )
    again = season(dossier(activities=(*good, *poor), races=(race(150, 21.1),)), MONDAY)

    fresh = [week.load_km for week in never.weeks[:8]]
    loads = [week.load_km for week in again.weeks[:8]]
    assert max(loads) > 1.2 * max(fresh)
    held = [40.0, 15.0, 15.0, 15.0]
    for load in loads:
        assert load <= max(1.15 * max(held[-4:]), max(held[-3:]) + 2.5)
        assert load <= 1.30 * sum(held[-3:]) / 3 + 1e-6
        held.append(load)


def lived(row: RaceRow) -> tuple[list[Lived], float, float]:
    """Weeks to a race and four after, and the final 7 and 14 days as shares of T4."""
    weeks, level = row.cycle_weeks[0], Experience.INTERMEDIATE
    goal = race(7 * weeks - 1, row.km)
    one = dossier(
        athlete=athlete(experience=level),
        availability=ROOMY,
        activities=trained(12, LEVELS[level]),
        races=(goal,),
    )
    story = list(live(one, MONDAY, weeks + 4))
    found, after = [week for week, _ in story], story[-1][1]
    peak = found[weeks - 1].facts.past.t4_km
    return found, held(after, goal.date, 7) / peak, held(after, goal.date, 14) / 2 / peak


@each("row", ROWS, ids=lambda row: row.name)
def test_who_does_what_the_bounds_aim_at_tapers_inside_the_row(row: RaceRow) -> None:
    weeks, seven, fourteen = lived(row)

    low, high = row.final_share
    assert low - 1e-6 <= seven <= high + 1e-6
    if row.is_long:
        assert fourteen <= 0.65
    building = [week for week in weeks if week.loading]
    assert all(week.growth <= 1.15 or week.step_km <= 2.5 for week in building)
    assert sum(week.in_band for week in building) >= 0.80 * len(building)


@settings(max_examples=40, deadline=None)
@given(st.integers(0, 10_000))
def test_a_season_of_any_athlete_is_finite_and_never_negative(seed: int) -> None:
    one, today = random_dossier(seed)

    found = season(one, today)

    for week in found.weeks:
        assert 0 <= week.load_km < 400
        assert 0 <= week.long_km <= week.load_km + 1e-9
        assert 0 <= week.second_long_km <= week.long_km + 1e-9
        assert 0 <= week.hard <= 2
        assert 0 <= week.ascent_m < 20_000
        assert week.monday.weekday() == 0
    assert all(isinstance(goal, RaceGoal) for week in found.weeks for goal in week.races)
