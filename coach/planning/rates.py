"""What planned minutes will cost the athlete: TRIMP per minute by intensity."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from statistics import median

from coach.activity import Activity
from coach.dossier import Dossier
from coach.load.internal import InternalModel, Method, internal_model
from coach.planning.efforts import was_hard
from coach.planning.history import planned
from coach.planning.library.effort import zone_minutes
from coach.planning.past import SPEED_DAYS
from coach.program import Intensity, Workout

ZONE_SHARE = {1: 0.52, 2: 0.62, 3: 0.75, 4: 0.85, 5: 0.93}
"""The middle of each zone as a share of the heart-rate reserve (science §5.3)."""

RPE_OF = {Intensity.LOW: 3.0, Intensity.MODERATE: 5.0, Intensity.HIGH: 7.0}
"""What a workout without a target should feel like (Foster's scale)."""

SESSIONS = 3
"""So many sessions of an intensity tell what its minutes cost."""

SCALE = (0.5, 2.0)
"""How far an athlete's easy minutes may move the defaults of the harder ones."""

Key = tuple[str, Intensity]


@dataclass(frozen=True, slots=True, kw_only=True)
class Rates:
    """TRIMP per minute of one athlete: measured by sport family and intensity, else by zones."""

    model: InternalModel
    by_rpe: bool
    """Whether the athlete's loads come from RPE alone."""
    own: Mapping[Key, float]
    scale: float
    """What the athlete's easy minutes cost against those of the zones."""

    def trimp(self, workout: Workout) -> float:
        """What a workout will cost, rest nothing."""
        if workout.is_rest or workout.sport is None:
            return 0.0
        own = self.own.get((workout.sport.family, workout.intensity))
        if own is not None:
            return own * workout.duration_min
        return self._default(workout)

    def _default(self, workout: Workout) -> float:
        """From zones where there are any and a pulse is measured, else from RPE."""
        minutes = zone_minutes(workout.steps)
        if self.by_rpe or not minutes:
            rpe = workout.target.rpe
            felt = RPE_OF[workout.intensity] if rpe is None else rpe
            return workout.duration_min * felt * self.model.k
        spent = sum(minutes.values())
        cost = sum(per * self.zone(zone) for zone, per in minutes.items())
        return self.scale * cost * workout.duration_min / spent

    def zone(self, zone: int) -> float:
        """TRIMP of one minute in the middle of a zone."""
        pulse = self.model.pulse
        bpm = pulse.resting + ZONE_SHARE[zone] * (pulse.highest - pulse.resting)
        return pulse.trimp(1.0, bpm)


def rates_of(dossier: Dossier, today: date) -> Rates:
    """The rates of the last eight weeks."""
    model = internal_model(dossier.athlete, dossier.activities, year=today.year)
    recent = [a for a in dossier.activities if today - SPEED_DAYS <= a.day <= today]
    found: dict[Key, list[float]] = {}
    methods: list[Method] = []
    for activity in recent:
        cost = model.load(activity)
        if cost is None or not activity.minutes:
            continue
        methods.append(cost.method)
        key = activity.sport.family, intensity_of(dossier, activity)
        found.setdefault(key, []).append(cost.trimp / activity.minutes)
    own = {key: median(values) for key, values in found.items() if len(values) >= SESSIONS}
    by_rpe = not any(method is not Method.SESSION_RPE for method in methods)
    plain = Rates(model=model, by_rpe=by_rpe, own={}, scale=1.0)
    return Rates(model=model, by_rpe=by_rpe, own=own, scale=_scale(plain, own))


def intensity_of(dossier: Dossier, activity: Activity) -> Intensity:
    """As it was planned, if it was; else hard or not by what it cost."""
    meant = [
        workout.intensity
        for workout in planned(dossier, activity.day)
        if workout.sport is not None and workout.sport.family == activity.sport.family
    ]
    if meant:
        return max(meant, key=list(Intensity).index)
    return Intensity.HIGH if was_hard(activity, dossier.athlete) else Intensity.LOW


def _scale(plain: Rates, own: Mapping[Key, float]) -> float:
    """The athlete's easy minutes against the default ones; 1 where none are known."""
    easy = plain.model.k * RPE_OF[Intensity.LOW] if plain.by_rpe else plain.zone(2)
    known = _first(own.get((family, Intensity.LOW)) for family in ("run", "bike", "walk", "swim"))
    return 1.0 if known is None else min(SCALE[1], max(SCALE[0], known / easy))


def _first(values: Iterable[float | None]) -> float | None:
    return next((value for value in values if value is not None), None)
