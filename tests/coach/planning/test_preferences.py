"""Orders of preference name what the library has."""

import pytest

from coach.activity import Sport
from coach.athlete import Discipline, Experience, Stage
from coach.planning.library import LIBRARY, Role
from coach.planning.preferences import (
    BASE,
    BUILD,
    HARD_LONGS,
    HILLY_LONGS,
    PLAIN_LONGS,
    RACE_LONGS,
    RECOVERY,
    RIDES,
    ROAD,
    RUNGS,
    SPECIFIC,
    SWIMS,
    TRAIL,
    easy_codes,
    hard_families,
    long_families,
    race_kind,
    run_walk_rung,
    wanted_level,
)
from tests.coach.planning.athletes import athlete, dossier, known, race, trained

CODES = {template.code: template for template in LIBRARY}
FAMILIES = {template.family for template in LIBRARY}


def test_every_code_is_an_easy_session_of_the_library() -> None:
    for code in (*ROAD, *TRAIL, *RIDES, *SWIMS, *RECOVERY, *RUNGS):
        assert CODES[code].role is Role.EASY, code
        assert not CODES[code].hard


def test_every_family_is_one_of_the_library() -> None:
    named = {*BASE, *HILLY_LONGS, *RACE_LONGS, *PLAIN_LONGS}
    for families in (*BUILD.values(), *SPECIFIC.values(), *HARD_LONGS.values()):
        named |= set(families)

    assert named <= FAMILIES


@pytest.mark.parametrize(
    ("km", "kind"),
    [(5, "short"), (14, "short"), (15, "half"), (29, "half"), (42.2, "marathon"), (50, "ultra")],
)
def test_a_race_is_of_a_kind(km: float, kind: str) -> None:
    assert race_kind(known(dossier(races=(race(60, km),)))) == kind


def test_without_a_race_or_its_distance_everything_is_trained() -> None:
    assert race_kind(known(dossier())) == "half"
    assert race_kind(known(dossier(races=(race(60, None),)))) == "half"


def test_hard_sessions_follow_the_race_in_build_and_after() -> None:
    facts = known(dossier(races=(race(60, 5.0),)))

    assert hard_families(facts, Stage.BASE) == BASE
    assert hard_families(facts, Stage.BUILD) == BUILD["short"]
    assert hard_families(facts, Stage.SPECIFICITY) == SPECIFIC["short"]


def test_long_runs_are_plain_in_a_taper_and_hilly_before_a_mountain_race() -> None:
    road, trail = (
        dossier(races=(race(60, 42.2),)),
        dossier(athlete=athlete(sport=Discipline.TRAIL)),
    )

    assert long_families(known(road), Stage.BUILD) == RACE_LONGS
    assert long_families(known(road), Stage.TAPER) == PLAIN_LONGS
    assert long_families(known(trail), Stage.BASE) == HILLY_LONGS


def test_each_sport_has_its_easy_sessions() -> None:
    facts = known(dossier())

    assert easy_codes(facts, Sport.RUNNING) == ROAD
    assert easy_codes(facts, Sport.CYCLING) == RIDES
    assert easy_codes(facts, Sport.SWIMMING) == SWIMS


def test_the_more_experienced_start_further_up() -> None:
    levels = [
        wanted_level(known(dossier(athlete=athlete(experience=level))), Stage.BUILD)
        for level in Experience
    ]

    assert levels == [1, 2, 3]


def test_only_novices_walk_and_run() -> None:
    assert run_walk_rung(known(dossier(activities=trained(6, {1: 3.0, 4: 3.0})))) is not None
    assert run_walk_rung(known(dossier())) is None
