"""What is trained when: orders of preference for the workouts of the library (custom)."""

from collections.abc import Sequence

from coach.activity import RUNS, Sport
from coach.athlete import Discipline, Experience, Stage
from coach.planning.facts import Facts
from coach.planning.racetable import equivalent_km

SHORT, HALF, MARATHON, ULTRA = "short", "half", "marathon", "ultra"
KINDS = ((14.5, SHORT), (29.8, HALF), (45.9, MARATHON))
"""Under so many flat km a race is of that kind: half way by ratio between two rows."""

BASE = (
    "hills",
    "fartlek",
    "cruise",
    "treadmill hills",
    "trail fartlek",
    "minutes",
    "rolling hills",
)
BUILD = {
    SHORT: (
        "long intervals",
        "hills",
        "cruise",
        "minutes",
        "ladder",
        "short hills",
        "half minutes",
    ),
    HALF: ("cruise", "long intervals", "hills", "continuous tempo", "over-under", "fartlek"),
    MARATHON: ("cruise", "long intervals", "marathon effort", "progression", "steady", "hills"),
    ULTRA: (
        "long climbs",
        "hills",
        "steady",
        "trail fartlek",
        "rolling hills",
        "cruise",
        "fartlek",
    ),
}
SPECIFIC = {
    SHORT: ("ten-kilometre effort", "long intervals", "over-under", "cruise", "half minutes"),
    HALF: ("half-marathon effort", "cruise", "over-under", "twin tempo", "continuous tempo"),
    MARATHON: ("marathon effort", "continuous tempo", "cruise", "progression", "twin tempo"),
    ULTRA: ("long climbs", "steady", "trail fartlek", "rolling hills", "hills", "fartlek"),
}
"""Families of hard sessions, the most wanted first; all others come after."""

LEVELS = {
    Experience.NOVICE: {Stage.SPECIFICITY: 2},
    Experience.INTERMEDIATE: {Stage.BUILD: 2, Stage.SPECIFICITY: 3},
    Experience.ADVANCED: {Stage.BASE: 2, Stage.BUILD: 3, Stage.SPECIFICITY: 4},
}
"""How far up a family an athlete starts; 1 where nothing is said."""

ROAD = ("E1", "E7", "E8", "E2", "E5", "E10", "E4", "E3")
TRAIL = ("TR1", "E5", "TR6", "E6", "TR4", "TR2", "E1", "E3")
RIDES = ("B1", "B6", "B2")
SWIMS = ("SW2", "SW3", "SW1", "SW4", "SW6")
RECOVERY = ("R1", "R2", "R3", "B5", "SW7")
"""Easy sessions, taken in turn; those for the day after something hard."""

HILLY_LONGS = ("long run-hike", "long trail", "ultra rehearsal", "long hilly", "long")
RACE_LONGS = ("long", "long brisk finish", "fuel practice")
PLAIN_LONGS = ("long",)

HARD_LONGS = {
    HALF: ("half-marathon effort", "progressive long", "long surges"),
    MARATHON: ("marathon effort", "progressive long", "long surges"),
}
"""Long runs with work in them, of which one may stand for a hard session (science §4.3)."""

RUN_WALK_KM = ((3.0, 1), (4.0, 2), (5.0, 3), (6.0, 4), (8.0, 5))
"""Under so many km of longest run a novice walks and runs, on this rung of the ladder."""

RUNGS = {"RW1": 1, "RW2": 2, "RW3": 3, "RW4": 4, "RW5": 5}
RUNG_TIMES = 4
"""So often in two weeks, and the next rung follows."""


def race_kind(known: Facts) -> str:
    """What the anchor asks for; without one, a bit of everything, as for a half marathon."""
    race = known.anchor
    km = None if race is None else equivalent_km(race, known.athlete.sport)
    if km is None:
        return HALF
    return next((kind for most, kind in KINDS if km < most), ULTRA)


def hard_families(known: Facts, stage: Stage) -> Sequence[str]:
    """Families of hard sessions, the most wanted first."""
    if stage is Stage.BUILD:
        return BUILD[race_kind(known)]
    return SPECIFIC[race_kind(known)] if stage is Stage.SPECIFICITY else BASE


def long_families(known: Facts, stage: Stage) -> Sequence[str]:
    """Families of long runs, taken in turn."""
    kind = race_kind(known)
    if stage in {Stage.TAPER, Stage.RECOVERY}:
        return PLAIN_LONGS
    if known.athlete.sport is Discipline.TRAIL or (kind == ULTRA and known.athlete.hills):
        return HILLY_LONGS
    racing = stage in {Stage.BUILD, Stage.SPECIFICITY} and kind != SHORT
    return RACE_LONGS if racing else PLAIN_LONGS


def easy_codes(known: Facts, sport: Sport) -> Sequence[str]:
    """Easy sessions, taken in turn."""
    if sport in RUNS:
        return TRAIL if known.athlete.sport is Discipline.TRAIL else ROAD
    return RIDES if sport is Sport.CYCLING else SWIMS


def wanted_level(known: Facts, stage: Stage) -> int:
    return LEVELS[known.experience].get(stage, 1)


def run_walk_rung(known: Facts) -> int | None:
    """Which run-walk a novice does; None for everybody who runs through."""
    if known.experience is not Experience.NOVICE:
        return None
    longest = known.past.longest_km(known.monday)
    rung = next((rung for km, rung in RUN_WALK_KM if longest < km), None)
    if rung is None:
        return None
    climbed = max(rung, _climbed(known))
    return climbed if climbed <= RUN_WALK_KM[-1][1] else None


def _climbed(known: Facts) -> int:
    """The rung after one that was planned often enough in two weeks; 0 for none."""
    done = [RUNGS[code] for _, code in known.recent_codes if code in RUNGS]
    return max((rung + 1 for rung in done if done.count(rung) >= RUNG_TIMES), default=0)
