"""Every workout there is, and how to find one."""

from collections.abc import Collection

from coach.activity import Sport
from coach.athlete import Experience, Stage
from coach.planning.library import (
    brick,
    cross,
    cycling,
    cycling_hard,
    easy,
    fartlek,
    half_minutes,
    hiking,
    hiking_hard,
    hills,
    intervals,
    limited,
    long,
    mobility,
    progression,
    race_specific,
    rehearsal,
    runwalk,
    strength,
    strength_parts,
    strides,
    swimming,
    swimming_hard,
    taper,
    tempo,
    trail,
    trials,
    walking,
)
from coach.planning.library.template import Occasion, Role, Template, Terrain
from coach.program import WorkoutType

LIBRARY: tuple[Template, ...] = (
    *easy.EASY_RUNS,
    *runwalk.RUN_WALKS,
    *strides.STRIDES,
    *tempo.TEMPOS,
    *progression.PROGRESSIONS,
    *intervals.INTERVALS,
    *half_minutes.HALF_MINUTES,
    *fartlek.FARTLEKS,
    *hills.HILLS,
    *long.LONG_RUNS,
    *trail.TRAIL_RUNS,
    *race_specific.RACE_SPECIFIC,
    *rehearsal.REHEARSALS,
    *trials.TRIALS,
    *taper.TAPER,
    *brick.BRICKS,
    *cycling.RIDES,
    *cycling_hard.HARD_RIDES,
    *swimming.SWIMS,
    *swimming_hard.HARD_SWIMS,
    *hiking.HIKES,
    *hiking_hard.HARD_HIKES,
    *cross.CROSS,
    *strength.STRENGTH,
    *strength_parts.STRENGTH_PARTS,
    *mobility.MOBILITY,
    *walking.WALKS,
    *runwalk.WALK_JOGS,
    *limited.LIMITED,
)
"""In this order `candidates` answers."""

_BY_CODE = {template.code: template for template in LIBRARY}
_BY_RUNG = {(template.family, template.level): template for template in LIBRARY}


def by_code(code: str) -> Template:
    """The workout with a code.

    Raises:
        KeyError: no workout has it.

    """
    return _BY_CODE[code]


def candidates(  # noqa: PLR0913 - a question asked by keyword
    *,
    sport: Sport,
    stage: Stage,
    level: Experience,
    minutes: float,
    workout_type: WorkoutType | None = None,
    role: Role | None = None,
    occasion: Occasion = Occasion.TRAINING,
    terrain: Terrain | None = None,
    hills: bool | None = None,
    equipment: Collection[str] = (),
    race_km: float | None = None,
    exclude_codes: Collection[str] = (),
) -> tuple[Template, ...]:
    """What an athlete could do with `minutes` to spare, in the order of LIBRARY.

    Workouts that need hills appear only where `hills` is True: unknown is no promise. `terrain`
    keeps what is best done there or anywhere; `race_km` (equivalent flat) opens the workouts
    specific to such races; None of either asks for nothing.
    """
    return tuple(
        template
        for template in LIBRARY
        if _fits(template, sport, stage, level, minutes)
        and _is(template, workout_type, role)
        and _possible(template, equipment, hills=hills is True)
        and _belongs(template, occasion, terrain, race_km)
        and template.code not in exclude_codes
    )


def next_level(template: Template) -> Template | None:
    """The workout that follows in its family; None at the top."""
    return _BY_RUNG.get((template.family, template.level + 1))


def same_workout(a: Template, b: Template) -> bool:
    """Whether two workouts are the same work, at whatever level."""
    return a.family == b.family


def progresses(earlier: Template, later: Template) -> bool:
    """Whether the later one is the same work a level or more further on."""
    return same_workout(earlier, later) and later.level > earlier.level


def _fits(
    template: Template, sport: Sport, stage: Stage, level: Experience, minutes: float
) -> bool:
    return (
        sport in template.sports
        and stage in template.stages
        and template.shortest <= minutes
        and template.suits(level)
    )


def _is(template: Template, workout_type: WorkoutType | None, role: Role | None) -> bool:
    return workout_type in {None, template.workout_type} and role in {None, template.role}


def _possible(template: Template, equipment: Collection[str], *, hills: bool) -> bool:
    owned = all(item.value in equipment for item in template.equipment)
    return owned and (hills or not template.needs_hills)


def _belongs(
    template: Template, occasion: Occasion, terrain: Terrain | None, race_km: float | None
) -> bool:
    return (
        template.occasion is occasion
        and (terrain is None or template.terrain in {terrain, Terrain.ANY})
        and _for_race(template.race_km, race_km)
    )


def _for_race(specific: tuple[float, float] | None, race_km: float | None) -> bool:
    if specific is None:
        return True
    low, high = specific
    return race_km is not None and low <= race_km < high
