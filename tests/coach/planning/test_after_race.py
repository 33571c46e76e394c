"""After a race: what the weeks hold, what a race taught, and what counts as one."""

from dataclasses import replace
from datetime import date

from coach.activity import Activity, Sport
from coach.athlete import Discipline, Experience, Stage
from coach.dossier import Dossier
from coach.planning.rules.verdicts import Outcome
from coach.planning.stage import Calendar, stage_of
from coach.planning.week import Written
from coach.planning.weekload import REGAINED, REGAINED_KM
from coach.program import Intensity
from coach.race import Finish, Priority, RaceResult
from tests.cases import each
from tests.coach.planning.athletes import (
    DAY,
    MONDAY,
    WEEK,
    athlete,
    dossier,
    race,
    run,
    trained,
)
from tests.coach.planning.living import live
from tests.coach.planning.weeks import training, written

SATURDAY = MONDAY - 2 * DAY
TAPERED = (*trained(10, until=MONDAY - 14 * DAY), *trained(1, until=MONDAY - 7 * DAY))


def raced(km: float, climb: float, **more: object) -> Dossier:
    """Ten steady weeks, a taper of rest, and a race on the Saturday before the tests."""
    spent = run(SATURDAY, km, pace=7.5, sport=Sport.TRAIL_RUNNING, ascent_m=climb, rpe=8)
    goal = race(-2, km, ascent_m=climb)
    given: dict[str, object] = {
        "athlete": athlete(sport=Discipline.TRAIL, experience=Experience.ADVANCED),
        "activities": (*TAPERED, spent),
        "races": (goal,),
        **more,
    }
    return dossier(**given)


def moved(week: Written) -> float:
    return sum(workout.distance_km or 0.0 for _, workout in training(week.program))


@each("km", (42.195, 50.0, 80.5))
def test_the_week_after_a_long_race_is_easy_and_not_empty(km: float) -> None:
    week = written(raced(km, 1000.0))

    assert week.bounds.stage is Stage.RECOVERY
    assert 5.0 < moved(week) < 25.0
    assert not any(rule.verdict is Outcome.BLOCK for rule in week.rules)
    assert not any(w.intensity is Intensity.HIGH for _, w in training(week.program))


def test_a_hilly_race_makes_no_hilly_habit() -> None:
    week = written(raced(80.5, 4000.0), MONDAY + 7 * DAY)

    km = moved(week)
    assert km > 0
    assert sum(workout.ascent_m or 0.0 for _, workout in training(week.program)) <= 15.0 * km


def test_a_c_race_far_beyond_every_run_is_recovered_from() -> None:
    far = replace(race(-2, 42.195), priority=Priority.C)
    near = replace(race(-2, 21.1), priority=Priority.C)

    assert stage_of(dossier(races=(far,)), MONDAY) is Stage.RECOVERY
    assert stage_of(dossier(races=(near,)), MONDAY) is Stage.BASE


def test_a_training_race_within_reach_is_a_hard_day_and_one_far_beyond_it_is_not() -> None:
    ran = RaceResult(
        name="Round the lake",
        date=SATURDAY,
        km=42.195,
        time_s=16_000.0,
        status=Finish.TRAINING,
    )
    used = {1: 12.0, 3: 12.0, 5: 12.0, 6: 32.0}

    assert stage_of(dossier(results=(ran,)), MONDAY) is Stage.RECOVERY
    fit = dossier(activities=trained(10, used), results=(ran,))
    assert stage_of(fit, MONDAY) is Stage.BASE


def test_a_c_marathon_weeks_ahead_changes_no_stage_yet() -> None:
    ahead = replace(race(40, 42.195), priority=Priority.C)

    season = Calendar.of(dossier(races=(ahead,)), MONDAY)
    assert season.stage(ahead.date + 2 * DAY) is Stage.BASE


def test_the_taper_of_a_race_behind_is_not_spoken_of() -> None:
    week = written(raced(21.1, 100.0), MONDAY - 2 * DAY + 7 * DAY)
    behind = written(raced(21.1, 100.0), SATURDAY + DAY)

    for found in (week, behind):
        (taper,) = (rule for rule in found.rules if rule.id == "R17")
        assert taper.verdict is Outcome.NOT_APPLICABLE


def test_after_a_marathon_the_way_back_to_the_usual_week_takes_a_season_and_no_leap() -> None:
    weeks = [60.0] * 12 + [45.0, 33.0]
    behind = [
        _week(MONDAY - (len(weeks) + 1 - n) * WEEK, km, km / 3) for n, km in enumerate(weeks)
    ]
    behind.append(_week(MONDAY - WEEK, 62.2, 42.2))
    result = RaceResult(name="Marathon", date=MONDAY - DAY, km=42.2, time_s=4 * 3600.0)
    one = dossier(activities=tuple(run for week in behind for run in week), results=(result,))

    lived = [week for week, _ in live(one, MONDAY, 17)]

    assert [week.bounds.stage for week in lived[:3]] == [Stage.RECOVERY] * 3
    assert max(week.load for week in lived) > 0.9 * 60
    for week in lived[3:]:
        assert week.growth <= REGAINED or week.step_km <= REGAINED_KM
        assert week.load <= 1.445 * week.facts.past.m3_km  # coupled 1.30: the style's line


def _week(monday: date, km: float, longest: float) -> list[Activity]:
    easy = [run(monday + n * DAY, (km - longest) / 3) for n in (1, 3, 4)]
    return [*easy, run(monday + 6 * DAY, longest)]
