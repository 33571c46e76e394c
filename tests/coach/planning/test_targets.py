"""What to aim at: only what is known."""

from datetime import timedelta

from coach.activity import Sport
from coach.athlete import HealthFlag
from coach.planning.facts import Facts
from coach.planning.library import by_code, scale
from coach.planning.targets import target_of
from coach.program import Target
from coach.race import RaceResult
from tests.coach.planning.athletes import MONDAY, athlete, dossier, known

MEASURED = athlete(resting_hr=50, max_hr=190, threshold_hr=170)
TEN_K = RaceResult(name="10k", date=MONDAY - timedelta(days=30), km=10.0, time_s=2700.0)


def target(
    facts: Facts, code: str = "T2", minutes: float = 60, sport: Sport = Sport.RUNNING
) -> Target:
    template = by_code(code)
    return target_of(facts, scale(template, minutes), sport, template.rpe)


def test_a_pulse_range_is_given_where_zones_are_known() -> None:
    found = target(known(dossier(athlete=MEASURED)))

    assert found.zone == 4
    assert found.hr_low is not None
    assert found.hr_high is not None
    assert 150 < found.hr_low < found.hr_high <= 190


def test_no_pulse_is_made_up() -> None:
    found = target(known(dossier()))

    assert (found.hr_low, found.hr_high) == (None, None)


def test_beta_blockers_leave_effort_alone() -> None:
    blocked = athlete(resting_hr=50, max_hr=190, health_flags=(HealthFlag.BETA_BLOCKERS,))

    found = target(known(dossier(athlete=blocked)))

    assert (found.hr_low, found.rpe) == (None, 7)


def test_running_zones_are_not_used_on_a_bike() -> None:
    found = target(known(dossier(athlete=MEASURED)), "B1", 60, Sport.CYCLING)

    assert found.hr_low is None


def test_a_threshold_pace_comes_from_a_race() -> None:
    raced, unraced = known(dossier(results=(TEN_K,))), known(dossier())

    fast, slow = target(raced).pace_low_s_km, target(raced).pace_high_s_km
    assert fast is not None
    assert slow is not None
    assert 250 < fast < slow < 310
    assert target(unraced).pace_low_s_km is None


def test_hills_trails_and_walking_breaks_have_no_pace() -> None:
    facts = known(dossier(athlete=athlete(hills=True), results=(TEN_K,)))

    assert target(facts, "E6", 40).pace_low_s_km is None
    assert target(facts, "E1", 40, Sport.TRAIL_RUNNING).pace_low_s_km is None
    assert target(facts, "RW1", 30).pace_low_s_km is None
    assert target(facts, "E1", 40).pace_low_s_km is not None
