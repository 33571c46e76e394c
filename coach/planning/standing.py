"""What stands in a week before it is planned, as workouts: races, weekly sessions, pinned ones."""

from collections.abc import Iterator
from dataclasses import dataclass
from math import floor

from coach.activity import RUNS, Sport
from coach.athlete import Discipline, Stage
from coach.availability import FixedSession
from coach.planning.items import type_of
from coach.planning.draft import DayDraft, Draft
from coach.planning.efforts import is_hard_workout
from coach.planning.facts import Facts
from coach.planning.library.effort import intensity_of, zone_minutes
from coach.planning.racetable import equivalent_km
from coach.planning.rundays import main_sport
from coach.planning.session import costed, estimate
from coach.program import (
    HARD_TYPES,
    Intensity,
    StepKind,
    Target,
    Workout,
    WorkoutStep,
    WorkoutType,
)
from coach.race import RaceGoal, Surface

GATES = frozenset({"R02", "R03", "R04", "R27", "R28", "verdict"})
"""What simply drops or softens a weekly session; anything else is named as a clash."""

HARD_OF = {Stage.BASE: 1, Stage.RECOVERY: 0}
HARD_MOST = 2
"""Hard sessions a week (R11)."""

RACE_RPE, LONG_RACE_RPE = 8.0, 6.0
LONG_RACE_MIN = 180.0

_WORDS: tuple[tuple[tuple[str, ...], WorkoutType, Sport | None], ...] = (
    (("spin", "indoor cycl", "turbo"), WorkoutType.CROSS, Sport.INDOOR_CYCLING),
    (("bike", "cycl", "ride", "ridin"), WorkoutType.CROSS, Sport.CYCLING),
    (("open water",), WorkoutType.CROSS, Sport.OPEN_WATER),
    (("swim", "pool"), WorkoutType.CROSS, Sport.SWIMMING),
    (("row", "erg"), WorkoutType.CROSS, Sport.ROWING),
    (("hik",), WorkoutType.CROSS, Sport.HIKING),
    (("walk",), WorkoutType.CROSS, Sport.WALKING),
    (("ski tour", "skimo"), WorkoutType.CROSS, Sport.SKI_TOURING),
    (("ski",), WorkoutType.CROSS, Sport.NORDIC_SKI),
    (("yoga", "pilates", "stretch"), WorkoutType.MOBILITY, Sport.MOBILITY),
    (("gym", "weights", "lift"), WorkoutType.STRENGTH, Sport.STRENGTH),
    (("track", "speed"), WorkoutType.INTERVALS, None),
    (("hill",), WorkoutType.HILLS, None),
    (("run", "parkrun", "jog"), WorkoutType.EASY, None),
)
"""Words of weekly sessions that name no workout type; None: the athlete's own sport."""

_PARTS = {
    WorkoutType.TEMPO: (0.35, 0.40, 4),
    WorkoutType.INTERVALS: (0.40, 0.30, 5),
    WorkoutType.HILLS: (0.40, 0.30, 5),
    WorkoutType.TIME_TRIAL: (0.45, 0.30, 5),
}
"""Of a hard weekly session whose contents others decide: warm-up, work, and its zone."""

_RPE = {WorkoutType.STRENGTH: 5.0, WorkoutType.MOBILITY: 2.0, WorkoutType.CROSS: 4.0}


@dataclass(frozen=True, slots=True)
class Kind:
    """What a weekly session is."""

    type: WorkoutType
    sport: Sport


def stand(draft: Draft) -> None:
    """Puts races, pinned workouts and weekly sessions on their days, as far as they may be."""
    for day in draft.days:
        found = draft.known.on(day.date)
        day.standing += [race_workout(draft.known, race) for race in found.races]
    keep = _Keeper(draft)
    for day in draft.days:
        for workout in draft.known.on(day.date).pinned:
            keep.pinned(day, workout)
    for day in draft.days:
        for session in draft.known.on(day.date).fixed:
            keep.fixed(day, session)


def race_workout(known: Facts, race: RaceGoal) -> Workout:
    """A race as a workout: its distance, and the time it will probably take."""
    sport = _race_sport(known, race)
    minutes = race.target_s / 60 if race.target_s else race_minutes(known, race)
    long = minutes >= LONG_RACE_MIN
    return costed(
        known,
        Workout(
            workout_type=WorkoutType.RACE,
            sport=sport,
            title=race.name,
            description="Race day. Start slower than you feel you could, and enjoy it.",
            duration_min=float(round(minutes)),
            duration_estimate=estimate(float(round(minutes))),
            distance_km=race.km,
            ascent_m=race.ascent_m,
            intensity=Intensity.HIGH,
            key=True,
            key_focus="The day this was for." if race == known.anchor else "A race on the way.",
            target=Target(rpe=LONG_RACE_RPE if long else RACE_RPE),
        ),
    )


def race_minutes(known: Facts, race: RaceGoal) -> float:
    """How long a race will take, by the athlete's own speeds."""
    km = equivalent_km(race, known.athlete.sport) or known.calendar.row(race).km
    if known.athlete.sport in {Discipline.CYCLING, Discipline.HIKING}:
        return km / max(known.past.load_per_minute, 0.01)
    row = known.calendar.row(race)
    zone = 2 if row.is_ultra else 3 if row.is_long else 4
    return km / known.paces.at(zone)


def _race_sport(known: Facts, race: RaceGoal) -> Sport:
    if known.athlete.sport is Discipline.TRIATHLON:
        return Sport.OTHER
    if known.athlete.sport in {Discipline.CYCLING, Discipline.HIKING}:
        return main_sport(known)
    return Sport.TRAIL_RUNNING if race.surface is Surface.TRAIL else Sport.RUNNING


def kind_of(known: Facts, session: FixedSession) -> Kind:
    """The workout type and sport that the words of a weekly session mean."""
    words = session.type.strip().casefold()
    named = type_of(session)
    for starts, kind, sport in _WORDS:
        if any(start in words for start in starts):
            meant = named or kind
            return Kind(meant, sport or _sport_of(known, meant))
    meant = named or WorkoutType.CROSS
    return Kind(meant, _sport_of(known, meant))


def _sport_of(known: Facts, kind: WorkoutType) -> Sport:
    own = {
        WorkoutType.STRENGTH: Sport.STRENGTH,
        WorkoutType.MOBILITY: Sport.MOBILITY,
        WorkoutType.CROSS: Sport.OTHER,
    }
    return own.get(kind) or main_sport(known)


def fixed_workout(
    known: Facts, session: FixedSession, kind: Kind, minutes: float, rpe: float | None
) -> Workout:
    """A weekly session as the coach counts it: others decide what is in it."""
    hard = kind.type in HARD_TYPES
    steps = _steps(kind.type, minutes)
    felt = 7.0 if hard else _RPE.get(kind.type, 3.0)
    km = known.paces.km(kind.sport, steps, minutes)
    return costed(
        known,
        Workout(
            workout_type=kind.type,
            sport=kind.sport,
            title=session.type.strip() or kind.type.value,
            description=_said(hard=hard),
            duration_min=minutes,
            duration_estimate=estimate(minutes),
            distance_km=None if km is None else floor(km * 10) / 10,
            intensity=intensity_of(zone_minutes(steps), felt),
            key=hard,
            key_focus="It stands in your week, so the rest is built around it.",
            target=Target(rpe=felt if rpe is None else min(felt, rpe)),
            steps=steps,
        ),
    )


def _said(*, hard: bool) -> str:
    counted = "I count it as a hard day." if hard else "I count it as easy."
    return f"Your weekly session, as it is done there. {counted}"


def _steps(kind: WorkoutType, minutes: float) -> tuple[WorkoutStep, ...]:
    if kind in {WorkoutType.STRENGTH, WorkoutType.MOBILITY}:
        return (WorkoutStep(kind=StepKind.WORK, minutes=minutes),)
    if kind not in _PARTS:
        return (WorkoutStep(kind=StepKind.WORK, minutes=minutes, zone=2),)
    warm, work, zone = _PARTS[kind]
    first, middle = round(warm * minutes), round(work * minutes)
    return (
        WorkoutStep(kind=StepKind.WARM_UP, minutes=float(first), zone=2),
        WorkoutStep(kind=StepKind.WORK, minutes=float(middle), zone=zone),
        WorkoutStep(kind=StepKind.COOL_DOWN, minutes=minutes - first - middle, zone=1),
    )


class _Keeper:
    """Puts what stands on its day, softens what may not be hard, and says what clashes."""

    def __init__(self, draft: Draft) -> None:
        self.draft, self.known = draft, draft.known
        self.most = self._hard_most()

    def pinned(self, day: DayDraft, workout: Workout) -> None:
        """A workout the athlete put there, whole or not at all."""
        if not self._fits(day, workout.sport or Sport.RUNNING):
            return
        name = workout.title or workout.workout_type.value
        clash = self._clash(day, workout)
        if clash is not None:
            self._say(day, name, clash, "another day would do")
            return
        day.standing.append(workout)

    def fixed(self, day: DayDraft, session: FixedSession) -> None:
        """A weekly session: whole, or easy and shorter where a rule asks for it."""
        kind = kind_of(self.known, session)
        if self.known.on(day.date).cap.rest or not self._fits(day, kind.sport):
            return
        for wanted, minutes in self._ways(day, session, kind):
            workout = fixed_workout(self.known, session, wanted, minutes, day.bounds.rpe)
            clash = self._clash(day, workout)
            if clash is None:
                day.standing.append(workout)
                return
            self._say(day, session.type, clash, _RELAX.get(clash, "another day would do"))

    def _ways(
        self, day: DayDraft, session: FixedSession, kind: Kind
    ) -> Iterator[tuple[Kind, float]]:
        """As it is; easy; as much of it as there is time for."""
        easy = Kind(WorkoutType.EASY, kind.sport) if kind.type in HARD_TYPES else kind
        hard = kind.type in HARD_TYPES and not self._gated(day)
        if hard:
            yield kind, float(session.minutes)
        yield easy, float(session.minutes)
        shorter = self._most(day, kind.sport)
        if 10 <= shorter < session.minutes:  # noqa: PLR2004 - less is no session
            yield easy, float(floor(shorter / 5) * 5)

    def _most(self, day: DayDraft, sport: Sport) -> float:
        most = day.left
        if sport in RUNS and day.bounds.longest_km is not None:
            most = min(most, day.bounds.longest_km / self.known.paces.easy)
        if sport in self.known.main_sports and day.bounds.longest_minutes is not None:
            most = min(most, day.bounds.longest_minutes)
        return most

    def _fits(self, day: DayDraft, sport: Sport) -> bool:
        """Whether health allows the sport at all: if not, it is dropped without a word."""
        if day.bounds.sports is not None:
            return sport in day.bounds.sports
        running = day.bounds.running or sport not in RUNS
        away = self.known.on(day.date).exception is not None
        return running and not (away and day.bounds.minutes <= 0)

    def _gated(self, day: DayDraft) -> bool:
        """Whether health, a state or the verdict keeps the day easy."""
        cap = self.known.on(day.date).cap & self.draft.bounds.verdict.cap(day.date)
        return not cap.hard and any(reason.rule in GATES for reason in cap.reasons)

    def _clash(self, day: DayDraft, workout: Workout) -> str | None:
        """The rule that a workout would break on a day; None for none."""
        if workout.duration_min > day.left:
            return "R22"
        if is_hard_workout(workout) and (rule := self._hard_clash(day)):
            return rule
        if workout.sport in RUNS and _over(workout.distance_km, day.bounds.longest_km):
            return "R05"
        most = day.bounds.longest_minutes
        if workout.sport in self.known.main_sports and _over(workout.duration_min, most):
            return "R16"
        room = self.draft.high_km - self.draft.standing_km()
        if self.draft.load([workout]) > room + 1e-9:
            return "R06"
        return None if self._rests(day) else "R10"

    def _hard_clash(self, day: DayDraft) -> str | None:
        if not day.bounds.hard:
            return "R12"
        others = [other for other in self.draft.days if other.hard]
        apart = 3 if self.known.body.limits.older else 2
        if any(abs((day.date - other.date).days) < apart for other in others):
            return "R12"
        return "R11" if len(others) >= self.most else None

    def _hard_most(self) -> int:
        if self.known.past.starter or not self.known.body.limits.cap.hard:
            return 0
        most = HARD_OF.get(self.known.stage, HARD_MOST)
        dates = {day.date for day in self.known.days if not day.open}
        happened = sum(e.hard and not e.planned and e.day in dates for e in self.known.efforts)
        return max(self.draft.bounds.hard, most - happened)

    def _rests(self, day: DayDraft) -> bool:
        """Whether the week keeps its rest days with one more day of training (R10)."""
        if day.trains:
            return True
        trained = {d.date for d in self.draft.days if d.trains} | {day.date}
        trained |= {d.date for d in self.known.days if not d.open and d.load.loaded}
        return 7 - len(trained) >= self.known.rest_days

    def _say(self, day: DayDraft, name: str, rule: str, relax: str) -> None:
        text = f"{name} on {day.date:%A} {_CLASH[rule]} ({rule}); {relax}."
        if text not in self.draft.errors:
            self.draft.errors.append(text)


_CLASH = {
    "R05": "would be longer than your legs are ready for",
    "R06": "does not fit what the week may hold",
    "R10": "would leave too few rest days",
    "R11": "would be one hard session too many",
    "R12": "comes too close to another hard or long session",
    "R16": "would last too long",
    "R22": "needs more minutes than the day has",
}
_RELAX = {
    "R10": "leave it out this week, or free another day of training",
    "R22": "give the day more minutes",
    "R11": "do it easy this week",
    "R12": "do it easy, or move it",
    "R05": "do a shorter part of it",
    "R06": "do a shorter part of it",
    "R16": "do a shorter part of it",
}


def _over(value: float | None, most: float | None) -> bool:
    return value is not None and most is not None and value > most + 1e-9
