"""What the library holds, and how it is found."""

from collections import Counter
from collections.abc import Iterable
from itertools import pairwise, product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from coach.activity import RUNS, Sport
from coach.athlete import Experience, Stage
from coach.planning.library import (
    LIBRARY,
    Equipment,
    Occasion,
    Role,
    Template,
    Terrain,
    by_code,
    candidates,
    next_level,
    progresses,
    same_workout,
    scale,
)
from coach.planning.library.effort import VT1_ZONE, above, flat
from coach.program import HARD_TYPES, StepKind, WorkoutType
from tests.cases import each

STAGES_AND_LEVELS = list(product(Stage, Experience))
HARD_STAGES = [stage for stage in Stage if stage is not Stage.RECOVERY]
MINUTES = range(20, 241, 5)


def families() -> list[list[Template]]:
    names = dict.fromkeys(template.family for template in LIBRARY)
    return [
        sorted((t for t in LIBRARY if t.family == name), key=lambda t: t.level) for name in names
    ]


def work_minutes(template: Template) -> float:
    steps = flat(scale(template, template.longest).steps)
    return sum((step.minutes or 0) * n for step, n in steps if step.kind is StepKind.WORK)


def demand(template: Template) -> tuple[float, ...]:
    """What a template asks at its longest: hard, above VT1, easy or more, all work, RPE."""
    scaled = scale(template, template.longest)
    zones = (above(zone, scaled.zone_minutes) for zone in (4, 3, 2))
    return (*zones, work_minutes(template), template.rpe)


def codes(templates: Iterable[Template]) -> list[str]:
    return [template.code for template in templates]


def test_codes_are_unique_and_short() -> None:
    assert max(Counter(codes(LIBRARY)).values()) == 1
    assert all(2 <= len(code) <= 4 and code.isalnum() for code in codes(LIBRARY))


@pytest.mark.parametrize(
    ("sports", "least"),
    [
        (RUNS, 66),
        ({Sport.TRAIL_RUNNING}, 66),
        ({Sport.CYCLING, Sport.INDOOR_CYCLING}, 12),
        ({Sport.SWIMMING, Sport.OPEN_WATER}, 12),
        ({Sport.STRENGTH}, 12),
        ({Sport.MOBILITY}, 12),
        ({Sport.HIKING}, 12),
    ],
)
def test_there_is_enough_of_every_sport(sports: set[Sport], least: int) -> None:
    training = [t for t in LIBRARY if t.occasion is Occasion.TRAINING]

    assert sum(not sports.isdisjoint(t.sports) for t in training) >= least


def test_each_family_counts_its_levels_from_one_without_a_gap() -> None:
    for family in families():
        assert [t.level for t in family] == list(range(1, len(family) + 1))


def test_each_level_of_a_family_asks_more_than_the_one_before() -> None:
    for family in families():
        for lower, higher in pairwise(family):
            assert demand(lower) < demand(higher), (lower.code, higher.code)


def test_hard_families_progress_in_hard_minutes_at_both_ends() -> None:
    for family in families():
        for lower, higher in pairwise(family):
            ends = [(scale(t, t.shortest), scale(t, t.longest)) for t in (lower, higher) if t.hard]
            if len(ends) == 2:
                (low, high), (next_low, next_high) = ends
                zone = 4 if high.hard_minutes and next_high.hard_minutes else VT1_ZONE
                assert above(zone, low.zone_minutes) <= above(zone, next_low.zone_minutes)
                assert above(zone, high.zone_minutes) < above(zone, next_high.zone_minutes)


def test_a_family_never_asks_less_experience_further_up() -> None:
    ladder = list(Experience)
    for family in families():
        asked = [ladder.index(t.experience) for t in family]
        assert asked == sorted(asked)


def test_the_next_level_follows_and_the_top_has_none() -> None:
    assert next_level(by_code("T3")) is by_code("T4")
    assert next_level(by_code("T4")) is None
    assert next_level(by_code("R1")) is None


def test_the_same_work_under_another_code_is_the_same_workout() -> None:
    assert same_workout(by_code("T1"), by_code("T3"))
    assert same_workout(by_code("T3"), by_code("T1"))
    assert not same_workout(by_code("T1"), by_code("TC1"))


def test_only_a_step_up_in_the_family_progresses() -> None:
    assert progresses(by_code("T1"), by_code("T2"))
    assert not progresses(by_code("T2"), by_code("T1"))
    assert not progresses(by_code("T2"), by_code("T2"))
    assert not progresses(by_code("T1"), by_code("V2"))


def test_an_unknown_code_is_a_key_error() -> None:
    with pytest.raises(KeyError):
        by_code("ZZ9")


@each("stage, level", STAGES_AND_LEVELS)
@each("sport", [Sport.RUNNING, Sport.TRAIL_RUNNING])
def test_a_runner_always_finds_an_easy_a_long_and_where_due_a_hard_workout(
    sport: Sport, stage: Stage, level: Experience
) -> None:
    for minutes in MINUTES:
        found = candidates(sport=sport, stage=stage, level=level, minutes=minutes)

        assert any(t.workout_type is WorkoutType.EASY for t in found)
        assert any(t.workout_type is WorkoutType.RECOVERY for t in found)
        assert any(t.workout_type is WorkoutType.LONG for t in found)
        assert any(t.workout_type in HARD_TYPES for t in found) is (stage in HARD_STAGES)


@each("stage, level", STAGES_AND_LEVELS)
@each(
    "sport",
    [Sport.TREADMILL, Sport.CYCLING, Sport.INDOOR_CYCLING, Sport.SWIMMING, Sport.HIKING],
)
def test_other_sports_find_an_easy_workout_and_where_due_a_hard_one(
    sport: Sport, stage: Stage, level: Experience
) -> None:
    found = candidates(sport=sport, stage=stage, level=level, minutes=45)

    assert any(t.role is Role.EASY for t in found)
    assert any(t.hard for t in found) is (stage in HARD_STAGES)


@each("sport", [Sport.CYCLING, Sport.SWIMMING, Sport.HIKING])
@each("level", Experience)
def test_other_sports_have_a_long_workout_while_load_builds(
    sport: Sport, level: Experience
) -> None:
    for stage in (Stage.BASE, Stage.BUILD, Stage.SPECIFICITY):
        assert candidates(sport=sport, stage=stage, level=level, minutes=90, role=Role.LONG)


@each("stage, level", STAGES_AND_LEVELS)
@each("sport", [Sport.STRENGTH, Sport.MOBILITY])
def test_fifteen_minutes_of_strength_or_mobility_are_always_there(
    sport: Sport, stage: Stage, level: Experience
) -> None:
    assert candidates(sport=sport, stage=stage, level=level, minutes=15)


@each("stage", Stage)
@each("sport", [Sport.WALKING, Sport.MOBILITY])
def test_a_health_limit_leaves_something_in_every_stage(sport: Sport, stage: Stage) -> None:
    assert candidates(
        sport=sport,
        stage=stage,
        level=Experience.NOVICE,
        minutes=30,
        occasion=Occasion.LIMITED,
    )


def test_the_way_back_begins_with_walking_and_climbs_to_jogging_in_one_piece() -> None:
    back = [t for t in LIBRARY if t.occasion is Occasion.RETURN]

    assert codes(back)[:2] == ["W1", "W2"]
    ladder = [t for t in back if t.family == "walk-jog"]
    assert len(ladder) == 6
    assert all(t.within(20) for t in ladder)


def test_an_answer_keeps_the_order_of_the_library() -> None:
    found = candidates(
        sport=Sport.RUNNING, stage=Stage.BUILD, level=Experience.ADVANCED, minutes=90
    )

    assert codes(found) == [t.code for t in LIBRARY if t in found]


def test_excluded_codes_do_not_come_back() -> None:
    found = candidates(
        sport=Sport.RUNNING,
        stage=Stage.BUILD,
        level=Experience.ADVANCED,
        minutes=90,
        workout_type=WorkoutType.TEMPO,
        exclude_codes=("T3",),
    )

    assert found
    assert "T3" not in codes(found)


def test_hills_appear_only_where_hills_are_known() -> None:
    def hilly(*, hills: bool | None) -> list[str]:
        found = candidates(
            sport=Sport.RUNNING,
            stage=Stage.BUILD,
            level=Experience.ADVANCED,
            minutes=90,
            workout_type=WorkoutType.HILLS,
            hills=hills,
        )
        return codes(found)

    assert hilly(hills=None) == hilly(hills=False) == []
    assert "H3" in hilly(hills=True)


def test_what_needs_equipment_waits_for_it() -> None:
    def strength(*owned: str) -> list[str]:
        found = candidates(
            sport=Sport.STRENGTH,
            stage=Stage.BASE,
            level=Experience.ADVANCED,
            minutes=60,
            equipment=owned,
        )
        return codes(found)

    assert "SD1" not in strength()
    assert "SD1" in strength("dumbbells")
    assert "SG1" in strength("treadmill", "gym")


@pytest.mark.parametrize(
    ("race_km", "code"),
    [(21.1, "HM1"), (42.195, "M2"), (60, "U4")],
)
def test_race_workouts_wait_for_their_race(race_km: float, code: str) -> None:
    def found(km: float | None) -> list[str]:
        return codes(
            candidates(
                sport=Sport.RUNNING,
                stage=Stage.SPECIFICITY,
                level=Experience.ADVANCED,
                minutes=240,
                race_km=km,
            )
        )

    assert code in found(race_km)
    assert code not in found(None)
    assert code not in found(10)


def test_terrain_narrows_to_that_terrain_and_to_what_can_be_done_anywhere() -> None:
    found = candidates(
        sport=Sport.RUNNING,
        stage=Stage.BUILD,
        level=Experience.ADVANCED,
        minutes=90,
        terrain=Terrain.TRACK,
    )

    assert {t.terrain for t in found} == {Terrain.TRACK, Terrain.ANY}


def test_run_walks_are_for_novices_alone() -> None:
    def easy(level: Experience) -> list[str]:
        return codes(candidates(sport=Sport.RUNNING, stage=Stage.BASE, level=level, minutes=30))

    assert "RW1" in easy(Experience.NOVICE)
    assert "RW1" not in easy(Experience.INTERMEDIATE)


def test_nothing_hard_or_brisk_belongs_to_recovery() -> None:
    for template in LIBRARY:
        if Stage.RECOVERY in template.stages:
            assert above(VT1_ZONE, scale(template, template.longest).zone_minutes) == 0
            assert template.rpe <= 4


def test_a_taper_workout_holds_at_most_twenty_minutes_of_work() -> None:
    for template in LIBRARY:
        if Stage.TAPER in template.stages:
            work = above(VT1_ZONE, scale(template, template.longest).zone_minutes)
            assert work <= 20, template.code


def test_race_week_workouts_are_short() -> None:
    race_week = [t for t in LIBRARY if t.occasion is Occasion.RACE_WEEK]

    assert race_week
    assert all(t.longest <= 40 and t.stages == {Stage.TAPER} for t in race_week)


def test_health_limits_are_thirty_minutes_of_walking_or_mobility_at_rpe_three() -> None:
    limited = [t for t in LIBRARY if t.occasion is Occasion.LIMITED]

    for template in limited:
        assert template.longest <= 30
        assert template.rpe <= 3
        assert set(template.sports) <= {Sport.WALKING, Sport.MOBILITY}
        assert set(scale(template, template.longest).zone_minutes) <= {1}


def test_the_way_back_is_easy_and_short() -> None:
    for template in (t for t in LIBRARY if t.occasion is Occasion.RETURN):
        assert template.longest <= 40
        assert template.rpe <= 2
        assert max(scale(template, template.longest).zone_minutes) <= 2


def test_novices_do_at_most_half_an_hour_of_hard_work_outside_a_test() -> None:
    for template in (t for t in LIBRARY if t.suits(Experience.NOVICE)):
        if template.workout_type is not WorkoutType.TIME_TRIAL:
            assert scale(template, template.longest).hard_minutes <= 20, template.code


def test_effort_and_role_agree() -> None:
    for template in LIBRARY:
        if template.role is Role.HARD:
            assert template.hard
            assert 5 <= template.rpe <= 10
        elif not template.hard:
            assert template.rpe <= 7
        if template.role in {Role.EASY, Role.SUPPORT}:
            assert not template.hard


def test_equipment_is_named_as_athletes_name_it() -> None:
    assert {item.value for item in Equipment} == {
        "poles",
        "headlamp",
        "dumbbells",
        "gym",
        "band",
        "roller",
        "pack",
    }


@given(
    sport=st.sampled_from(Sport),
    stage=st.sampled_from(Stage),
    level=st.sampled_from(Experience),
    minutes=st.floats(min_value=0, max_value=600),
    hills=st.sampled_from([True, False, None]),
    occasion=st.sampled_from(Occasion),
)
@settings(max_examples=60, deadline=None)
def test_whatever_is_offered_fits_the_time_the_stage_and_the_athlete(
    sport: Sport,
    stage: Stage,
    level: Experience,
    minutes: float,
    hills: bool | None,
    occasion: Occasion,
) -> None:
    found = candidates(
        sport=sport, stage=stage, level=level, minutes=minutes, hills=hills, occasion=occasion
    )

    for template in found:
        length = template.within(minutes)
        assert length is not None
        assert scale(template, length).minutes <= minutes
        assert sport in template.sports
        assert stage in template.stages
        assert hills or not template.needs_hills


NAMES = {
    Sport.CYCLING: ("rid", "spin", "bike"),
    Sport.SWIMMING: ("swim",),
    Sport.OPEN_WATER: ("swim", "water"),
    Sport.ROWING: ("row",),
}


@pytest.mark.parametrize("sport", NAMES, ids=str)
def test_a_session_on_a_bike_or_in_water_is_taken_for_no_run(sport: Sport) -> None:
    for template in LIBRARY:
        if sport in template.sports:
            title = template.title.casefold()
            assert any(name in title for name in NAMES[sport]), template.code
