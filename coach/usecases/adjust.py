"""One day changed by hand: shorter, easier, moved; a new version at once, and undoable."""

import re
from dataclasses import dataclass
from datetime import date, timedelta

from coach.athlete import AthleteId
from coach.availability import WEEKDAYS
from coach.dossier import Dossier
from coach.planning.adjust import Adjusted, CannotAdjustError, easier, move, shorten, targets
from coach.planning.changes import day_changes
from coach.ports import Clock, Store
from coach.program import Program, WorkoutType, monday_of
from coach.usecases.week import WeekShown, load, stamped
from coach.usecases.wishes import wishes_from

BY_HAND = "by hand"
"""The cause of a version that the athlete changed."""


@dataclass(frozen=True, slots=True, kw_only=True)
class DayAdjusted:
    """The week as it is now, and what the change gives up; or why it cannot be."""

    shown: WeekShown | None
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """A change to one day, in the athlete's words: `to` moves, `minutes` shortens, else easier."""

    day: date
    index: int
    minutes: float | None = None
    to: date | None = None


@dataclass(frozen=True, slots=True)
class AdjustDay:
    """Changes by hand; done and past days cannot change."""

    store: Store
    clock: Clock

    async def __call__(self, athlete: AthleteId, wanted: Wanted) -> DayAdjusted:
        moment = self.clock.moment()
        async with self.store.transaction() as tx:
            dossier = await load(tx, athlete, moment)
            today = dossier.today(moment)
            before = dossier.in_force(monday_of(wanted.day))
            try:
                done = self._do(dossier, today, wanted)
            except CannotAdjustError as error:
                return DayAdjusted(shown=None, text=str(error))
            tx.undoable(athlete, f"the change of {wanted.day:%A}", moment)
            program = stamped(done.written.program, dossier, moment, BY_HAND)
            program = await tx.programs.keep(athlete, program)
        shown = WeekShown(
            athlete=dossier.athlete,
            program=program,
            today=today,
            changes=day_changes(before, program, today),
            rules=done.written.rules,
            has_older=True,
        )
        return DayAdjusted(shown=shown, text=done.gives_up)

    async def targets(self, athlete: AthleteId, day: date) -> tuple[tuple[date, str | None], ...]:
        """Where a day's training could move to, and what would be in the way."""
        moment = self.clock.moment()
        async with self.store.reading() as tx:
            dossier = await load(tx, athlete, moment)
        return targets(dossier, dossier.today(moment), day)

    async def heard(self, athlete: AthleteId, words: str) -> Wanted | None:
        """What a request means for one day of the weeks in force; None if it is another thing."""
        moment = self.clock.moment()
        async with self.store.reading() as tx:
            person = await tx.athletes.get(athlete)
            if person is None:
                return None
            today = person.today(moment)
            weeks = await tx.programs.since(athlete, monday_of(today))
        return request(words, today, weeks)

    @staticmethod
    def _do(dossier: Dossier, today: date, wanted: Wanted) -> Adjusted:
        if wanted.to is not None:
            return move(dossier, today, wanted.day, wanted.to)
        if wanted.minutes is not None:
            return shorten(dossier, today, wanted.day, wanted.index, wanted.minutes)
        return easier(dossier, today, wanted.day, wanted.index)


_MOVE = re.compile(r"\b(move|shift|swap|put)\b")
_EASIER = re.compile(r"\b(easier|easy day|lighter|something easy|take it easy)\b")
_DAY = re.compile(r"\b(today|tomorrow|(?:mon|tue|wed|thu|fri|sat|sun)[a-z]*)\b")


def request(words: str, today: date, weeks: tuple[Program, ...]) -> Wanted | None:
    """Reads "move my long run to saturday", "only 40 min today", "easier tomorrow"."""
    said = " ".join(words.casefold().split())
    named = [_date(word, today) for word in _DAY.findall(said)]
    if _MOVE.search(said):
        return _moved(said, named, today, weeks)
    day = named[0] if named else today
    index = _first(day, weeks)
    if index is None:
        return None
    minutes = wishes_from(said, today).minutes
    if len(set(named)) == 1 and len(minutes) == 1:
        return Wanted(day=day, index=index, minutes=float(next(iter(minutes.values()))))
    if _EASIER.search(said) and len(named) <= 1:
        return Wanted(day=day, index=index)
    return None


def _moved(said: str, named: list[date], today: date, weeks: tuple[Program, ...]) -> Wanted | None:
    if not named:
        return None
    to = named[-1]
    day = named[0] if len(named) > 1 else _meant(said, today, weeks, to)
    return None if day is None else Wanted(day=day, index=0, to=to)


def _meant(said: str, today: date, weeks: tuple[Program, ...], to: date) -> date | None:
    """Which day "my long run" or "the intervals" is on, in the week it moves within."""
    kinds = {
        "long": {WorkoutType.LONG},
        "interval": {WorkoutType.INTERVALS},
        "tempo": {WorkoutType.TEMPO},
        "threshold": {WorkoutType.TEMPO},
        "hill": {WorkoutType.HILLS},
        "strength": {WorkoutType.STRENGTH},
        "hard": {WorkoutType.INTERVALS, WorkoutType.TEMPO, WorkoutType.HILLS},
    }
    wanted = next((types for word, types in kinds.items() if word in said), None)
    for week in weeks:
        if week.week_start_date != monday_of(to):
            continue
        for day in week.daily_program:
            held = {w.workout_type for w in day.workouts if not w.is_rest}
            if day.date >= today and held and (held & wanted if wanted else day.date == today):
                return day.date
    return None


def _first(day: date, weeks: tuple[Program, ...]) -> int | None:
    for week in weeks:
        found = week.on(day)
        for index, workout in enumerate(found.workouts if found else ()):
            if not workout.is_rest and workout.done is None:
                return index
    return None


def _date(word: str, today: date) -> date:
    if word == "today":
        return today
    if word == "tomorrow":
        return today + timedelta(days=1)
    ahead = (WEEKDAYS.index(word[:3]) - today.weekday()) % 7
    return today + timedelta(days=ahead)
