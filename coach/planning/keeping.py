"""Whether what stands in a week may stay: whole, softened, or off, and what clashes."""

from collections.abc import Iterator
from math import floor

from coach.activity import RUNS, Sport
from coach.athlete import Stage
from coach.availability import FixedSession
from coach.planning.draft import DayDraft, Draft, near
from coach.planning.efforts import is_hard_workout
from coach.planning.standing import Kind, fixed_workout, kind_of, race_workout
from coach.program import HARD_TYPES, Workout, WorkoutType

GATES = frozenset({"R02", "R03", "R04", "R27", "R28", "verdict", "wish"})
"""What simply drops or softens a weekly session; anything else is named as a clash."""

HARD_OF = {Stage.BASE: 1, Stage.RECOVERY: 0}
HARD_MOST = 2
"""Hard sessions a week (R11)."""

SHORTEST_MIN = 10.0


def stand(draft: Draft) -> None:
    """Puts races, pinned workouts and weekly sessions on their days, as far as they may be."""
    for day in draft.days:
        races = draft.known.on(day.date).races
        day.standing += [race_workout(draft.known, race) for race in races]
    keep = _Keeper(draft)
    for day in draft.days:
        for workout in draft.known.on(day.date).pinned:
            keep.pinned(day, workout)
    for day in draft.days:
        for session in draft.known.on(day.date).fixed:
            keep.fixed(day, session)


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
        if SHORTEST_MIN <= shorter < session.minutes:
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
        others = [other.date for other in self.draft.days if other.hard or other.long]
        if near(day.date, others, self.draft.apart):
            return "R12"
        others = [other.date for other in self.draft.days if other.hard]
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
        return day.trains or self.draft.rested([day])

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
