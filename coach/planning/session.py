"""A workout of the library with a length, on its way to becoming part of a program."""

from dataclasses import dataclass, replace
from math import floor

from coach.activity import ON_FOOT, Sport
from coach.athlete import Discipline
from coach.load.external import External, external_of_workout, planned_external
from coach.planning.facts import Facts
from coach.planning.history import BY_TOTAL, NOTHING
from coach.planning.library import Role, Scaled, Template, Terrain, describe, scale
from coach.planning.targets import target_of
from coach.program import Workout

KEY_ROLES = frozenset({Role.LONG, Role.HARD})
GROUND = {
    Terrain.FLAT: "flat",
    Terrain.HILLY: "hilly",
    Terrain.TRAIL: "trail",
    Terrain.TRACK: "track, or flat",
    Terrain.ANY: "any",
}
INDOORS = frozenset({Sport.TREADMILL, Sport.INDOOR_CYCLING})
CLIMBING = ON_FOOT | {Sport.CYCLING, Sport.SKI_TOURING}


@dataclass(frozen=True, slots=True, kw_only=True)
class Session:
    """A template, the sport it is done in, and how long."""

    template: Template
    sport: Sport
    minutes: float
    ascent_m: float = 0.0
    rpe: float | None = None
    """A ceiling under the template's own effort."""
    key: bool = False


def workout_of(known: Facts, session: Session) -> Workout:
    """The session as a workout: steps, words, distance, targets and what it will cost."""
    template = session.template
    scaled = scale(template, session.minutes)
    rpe = _effort(session)
    km = _distance(known, session, scaled)
    climb = _climb(session)
    indoors = session.sport in INDOORS and not INDOORS & set(template.sports[:1])
    workout = Workout(
        workout_type=template.workout_type,
        sport=session.sport,
        title=f"{scaled.title}, indoors" if indoors else scaled.title,
        code=template.code,
        description=_description(known, scaled, indoors=indoors),
        duration_min=scaled.minutes,
        duration_estimate=estimate(scaled.minutes),
        distance_km=km,
        ascent_m=climb,
        intensity=scaled.intensity,
        key=session.key,
        key_focus=template.purpose,
        terrain_notes="indoors" if indoors else GROUND[template.terrain],
        target=target_of(known, scaled, session.sport, rpe),
        steps=scaled.steps,
    )
    return costed(known, workout)


def session_km(known: Facts, session: Session) -> float:
    """What the workout of a session adds to the week, without its words: see `load_km`."""
    scaled = scale(session.template, session.minutes)
    work = planned_external(
        session.sport,
        km=_distance(known, session, scaled),
        ascent_m=_climb(session),
        minutes=scaled.minutes,
        rpe=_effort(session),
    )
    return work.total if known.athlete.sport in BY_TOTAL else work.impact


def _effort(session: Session) -> float:
    rpe = session.template.rpe
    return rpe if session.rpe is None else min(rpe, session.rpe)


def _distance(known: Facts, session: Session, scaled: Scaled) -> float | None:
    km = known.paces.km(session.sport, scaled.steps, scaled.minutes)
    return None if km is None else round(km, 1)


def _climb(session: Session) -> float | None:
    return floor(session.ascent_m / 10) * 10.0 if session.sport in CLIMBING else None


def costed(known: Facts, workout: Workout) -> Workout:
    """The workout with its planned loads: running-equivalent km and TRIMP."""
    if workout.is_rest:
        return workout
    work = external_of_workout(workout)
    return replace(
        workout,
        planned_external=None if work is None else round(work.total, 2),
        planned_internal=round(known.rates.trimp(workout), 1),
    )


def load_km(discipline: Discipline, workout: Workout) -> float:
    """What a workout adds to the week: impact, for cyclists and triathletes total."""
    work: External = external_of_workout(workout) or NOTHING
    return work.total if discipline in BY_TOTAL else work.impact


def estimate(minutes: float) -> str:
    """60 minutes, or 60-65 minutes for 62."""
    low = floor(minutes / 5) * 5
    if minutes == low:
        return f"{low} minutes"
    return f"{low}-{low + 5} minutes"


def _description(known: Facts, scaled: Scaled, *, indoors: bool) -> str:
    """What to do and how; under a roof, what stands for the ground too."""
    template = scaled.template
    said = f"{_sentence(describe(scaled, known.athlete.units))} {template.how_to}"
    return (
        f"{said} Indoors: {template.indoor[:1].lower()}{template.indoor[1:]}" if indoors else said
    )


def _sentence(words: str) -> str:
    return f"{words[:1].upper()}{words[1:]}."
