"""What is said about a race by itself: in its week, on its morning, on the day after."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from coach.athlete import AthleteId, Units
from coach.calendar import DAY, Push, PushKind, PushState
from coach.dossier import Dossier
from coach.performance.opening import opening
from coach.performance.outlook import Outlook, outlook
from coach.planning.facts import facts
from coach.planning.pain import Pain, newest_pain
from coach.planning.raceday import after_illness, far, is_far
from coach.planning.stage import RUNNERS, Calendar, Recovering, allowed_races
from coach.ports import Clock, Kept, Store, Transaction
from coach.program import Program, Workout, WorkoutType, monday_of
from coach.race import Priority, RaceGoal, RaceResult
from coach.state import ReturnStage, State, StateKind
from coach.usecases.week import PlanWeek, load

AHEAD = (3, 9)
"""Days from the Sunday whose message is a race's own to the race: each race has one such Sunday,
three days before it at the latest, so that kit and nights can still be seen to."""

UNTOLD = timedelta(days=3)
"""So far back the day after looks for races that had none of their own."""

SAID = frozenset({PushState.SENT, PushState.UNCERTAIN})
"""A message that has reached the athlete, or may have."""

MONTH, WEEKS = timedelta(days=28), 4


@dataclass(frozen=True, slots=True, kw_only=True)
class RaceWeek:
    """What the week before a race is for, in figures of its program."""

    race: RaceGoal
    more: tuple[RaceGoal, ...]
    """Others of these days."""
    today: date
    units: Units
    sessions: int
    minutes: float
    """Of training before the race, in the week that is shown."""
    rests: tuple[date, ...]
    usual_minutes: float | None
    """Recorded a week, over the last four; None where little is recorded."""
    found: Outlook | None
    caution: str | None
    """Why it is not to be raced: far too long for what was run, or soon after an illness."""
    morning_at: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class RaceMorning:
    """A race today: how to open it, and what is a reason not to."""

    push: Push
    race: Kept[RaceGoal]
    units: Units
    workout: Workout
    opening: tuple[float, float] | None
    """Seconds a km, the fast end first."""
    found: Outlook | None
    caution: str | None
    """Why it is not to be raced at all."""
    pain: Pain | None
    """The newest answer about pain, where it is a reason for care."""


@dataclass(frozen=True, slots=True, kw_only=True)
class RaceHeld:
    """A race today for somebody who is not well: no start."""

    push: Push
    race: Kept[RaceGoal]
    state: State
    planned: bool
    """The program holds the race all the same: the way back is half gone."""


@dataclass(frozen=True, slots=True, kw_only=True)
class DayAfter:
    """A race behind: its result, the body, and how long nothing hard is done."""

    push: Push
    today: date
    """The day it is said, which may be later than the day it was due."""
    units: Units
    unanswered: tuple[Kept[RaceGoal], ...] = ()
    told: tuple[RaceResult, ...] = ()
    left_out: tuple[Kept[RaceGoal], ...] = ()
    """Still on the calendar, but the athlete has said that they do not start."""
    recovering: Recovering | None = None
    states: tuple[Kept[State], ...] = ()
    felt: bool = False
    """Today's pain is told already."""


RaceSaid = RaceMorning | RaceHeld | DayAfter


@dataclass(frozen=True, slots=True)
class RaceDays:
    """Looks for what there is to say about a race; None: nothing."""

    store: Store
    clock: Clock
    plan_week: PlanWeek

    async def week(self, athlete: AthleteId, sunday: date, program: Program) -> RaceWeek | None:
        """The words of a race's own week; none where the body is the question."""
        first, last = (sunday + days * DAY for days in AHEAD)
        async with self.store.reading() as tx:
            near = [k.value for k in await tx.races.all(athlete) if first <= k.value.date <= last]
        return await self._about(athlete, near, program) if near else None

    async def late(self, athlete: AthleteId, race: RaceGoal) -> RaceWeek | None:
        """The words of a race that is named when the messages that have them are behind."""
        moment = self.clock.moment()
        async with self.store.reading() as tx:
            person = await tx.athletes.get(athlete)
            if person is None or not await _behind(tx, athlete, race, person.today(moment)):
                return None
            week = max(monday_of(person.today(moment)), sunday_of(race) + DAY)
            program = await tx.programs.in_force(athlete, week)
        return await self._about(athlete, [race], program) if program is not None else None

    async def _about(
        self, athlete: AthleteId, near: Sequence[RaceGoal], program: Program
    ) -> RaceWeek | None:
        moment = self.clock.moment()
        async with self.store.reading() as tx:
            dossier = await load(tx, athlete, moment)
        today = dossier.today(moment)
        near = [race for race in _own(dossier, near, today) if race.date > today]
        if not near or dossier.open_states(today):
            return None
        stands = [r for r in near if r.date > program.last_day or race_in(program, r.date)]
        return _week(dossier, program, stands, today) if stands else None

    async def morning(self, push: Push) -> RaceMorning | RaceHeld | None:
        """None for a race that was told, left out, moved, or taken off by a rule."""
        async with self.store.reading() as tx:
            if await tx.athletes.get(push.athlete) is None:
                return None
            goals = [k for k in await tx.races.all(push.athlete) if k.value.date == push.day]
            run = any(k.value.date == push.day for k in await tx.results.all(push.athlete))
        if not goals or run:
            return None
        shown = await self.plan_week(push.athlete, monday_of(push.day), cause="the race today")
        async with self.store.reading() as tx:
            dossier = await load(tx, push.athlete, self.clock.moment())
        own = _own(dossier, [kept.value for kept in goals], push.day)
        race = next((kept for kept in goals if kept.value in own), None)
        if race is None:
            return None
        workout = race_in(shown.program, push.day, race.value.name)
        held = _held(dossier, push.day, raced=workout is not None)
        if held is not None:
            return RaceHeld(push=push, race=race, state=held, planned=workout is not None)
        if workout is None or workout.done is not None:
            return None
        return _morning(dossier, push, race, workout)

    async def day_after(self, push: Push) -> DayAfter | None:
        """Races behind that had no day after of their own; none while another race is today."""
        async with self.store.reading() as tx:
            if await tx.athletes.get(push.athlete) is None:
                return None
            days = await _untold_days(tx, push)
            goals = await tx.races.all(push.athlete)
            states = await tx.states.all(push.athlete)
            dossier = await load(tx, push.athlete, self.clock.moment())
            weeks = {
                monday: await tx.programs.in_force(push.athlete, monday)
                for monday in {monday_of(day) for day in days}
            }
        today = dossier.today(self.clock.moment())
        able = allowed_races(dossier, push.day)
        now = {push.day, today}
        if any(kept.value.date in now and kept.value in able for kept in goals):
            return None
        behind = [k for k in goals if k.value.date in days and k.value in able]
        asked, left_out = _by_start(dossier, behind, weeks)
        told = tuple(result for result in dossier.results if result.date in days)
        recovering = _recovering(dossier, push.day, days)
        if not (asked or left_out or (told and recovering)):
            return None
        seen = dossier.observation(today)
        return DayAfter(
            push=push,
            today=today,
            units=dossier.athlete.units,
            unanswered=asked,
            told=told,
            left_out=left_out,
            recovering=recovering if asked or told else None,
            states=tuple(kept for kept in states if kept.value.open_on(today)),
            felt=seen is not None and seen.pain is not None,
        )


def sunday_of(race: RaceGoal) -> date:
    """The Sunday whose message is a race's own."""
    return monday_of(race.date - (AHEAD[0] - 1) * DAY) - DAY


async def _behind(tx: Transaction, athlete: AthleteId, race: RaceGoal, today: date) -> bool:
    """Whether neither Sunday nor Wednesday will say what there is to say of a race's week."""
    sunday = sunday_of(race)
    wednesday = sunday + 3 * DAY
    if today < sunday:
        return False
    if await _said(tx, athlete, PushKind.SUNDAY, sunday):
        return True
    if today == sunday:
        return False
    if today > wednesday or race.date <= wednesday:
        return True
    return await _said(tx, athlete, PushKind.WEDNESDAY, wednesday)


async def _said(tx: Transaction, athlete: AthleteId, kind: PushKind, day: date) -> bool:
    newest = await tx.pushes.last(athlete, kind, 2)  # that of the coming week may be due already
    return any(one.day == day and one.state in SAID for one in newest)


def race_in(program: Program | None, day: date, name: str = "") -> Workout | None:
    """The race that a program holds on a day; None where a rule has taken it off.

    Of several the one of that name.
    """
    found = program.on(day) if program is not None else None
    workouts = found.workouts if found is not None else ()
    races = [w for w in workouts if w.workout_type is WorkoutType.RACE]
    return next((w for w in races if w.title == name), races[0] if races else None)


async def raced(tx: Transaction, athlete: AthleteId, day: date) -> tuple[str, ...]:
    """The races of a day that were run, as far as is known: told, or in the program."""
    told = [k.value.name for k in await tx.results.all(athlete) if k.value.date == day]
    if told:
        return tuple(told)
    goals = [k.value for k in await tx.races.all(athlete, since=day) if k.value.date == day]
    if not goals:
        return ()
    workout = race_in(await tx.programs.in_force(athlete, monday_of(day)), day)
    if workout is None or workout.done is False:
        return ()
    return tuple(race.name for race in goals)


def _own(dossier: Dossier, races: Iterable[RaceGoal], today: date) -> list[RaceGoal]:
    """Races that a week is about: a C race is a hard session, and those forbidden are none."""
    able = allowed_races(dossier, today)
    own = [race for race in races if race.priority is not Priority.C and race in able]
    return sorted(own, key=lambda race: (race.date, race.priority))


def _week(dossier: Dossier, program: Program, races: Sequence[RaceGoal], today: date) -> RaceWeek:
    race, *more = races
    before = [day for day in program.daily_program if today <= day.date < race.date]
    return RaceWeek(
        race=race,
        more=tuple(more),
        today=today,
        units=dossier.athlete.units,
        sessions=sum(not w.is_rest for day in before for w in day.workouts),
        minutes=sum(_minutes(day.workouts) for day in before),
        rests=tuple(day.date for day in before if not _minutes(day.workouts)),
        usual_minutes=_usual(dossier, today),
        found=_outlook(dossier, race, today),
        caution=_caution(dossier, race, today),
        morning_at=dossier.settings.race_morning_at,
    )


def _minutes(workouts: Sequence[Workout]) -> float:
    return sum(w.duration_min for w in workouts if not w.is_rest and w.done is not False)


def _usual(dossier: Dossier, today: date) -> float | None:
    since = today - MONTH
    minutes = [a.minutes or 0.0 for a in dossier.activities if since < a.day <= today]
    early = any(a.day <= since for a in dossier.activities)
    return sum(minutes) / WEEKS if early and minutes else None


def _outlook(dossier: Dossier, race: RaceGoal, today: date) -> Outlook | None:
    return outlook(race, dossier.results, today, dossier.athlete.weekly_km)


def _caution(dossier: Dossier, race: RaceGoal, today: date) -> str | None:
    known = facts(dossier, today, monday_of(race.date))
    ill = after_illness(known, race)
    if ill is not None or race.km is None or dossier.athlete.sport not in RUNNERS:
        return ill
    longest = known.on(race.date).longest_km
    return far(dossier.athlete, race, race.km, longest) if is_far(race.km, longest) else None


def _held(dossier: Dossier, day: date, *, raced: bool) -> State | None:
    """The state for which nobody starts: one that took the race off, or a way back half gone."""
    flags_first = sorted(
        dossier.open_states(day), key=lambda state: state.kind is not StateKind.RED_FLAG
    )
    for state in flags_first:
        halfway = state.kind is not StateKind.RED_FLAG and state.stage is not ReturnStage.NORMAL
        if halfway or not raced:
            return state
    return None


def _morning(dossier: Dossier, push: Push, race: Kept[RaceGoal], workout: Workout) -> RaceMorning:
    found = _outlook(dossier, race.value, push.day)
    pain = newest_pain(dossier.observations, push.day)
    return RaceMorning(
        push=push,
        race=race,
        units=dossier.athlete.units,
        workout=workout,
        opening=opening(race.value, found, dossier.athlete.sport),
        found=found,
        caution=_caution(dossier, race.value, push.day),
        pain=pain if pain is not None and pain.careful else None,
    )


async def _untold_days(tx: Transaction, push: Push) -> frozenset[date]:
    """The days before a push whose own day after was not said."""
    count = UNTOLD.days + 1
    said = {
        one.day
        for one in await tx.pushes.last(push.athlete, PushKind.DAY_AFTER, count)
        if one.state in SAID
    }
    back = (push.day - n * DAY for n in range(1, UNTOLD.days + 1))
    return frozenset(day for day in back if day + DAY == push.day or day + DAY not in said)


def _by_start(
    dossier: Dossier, goals: Sequence[Kept[RaceGoal]], weeks: dict[date, Program | None]
) -> tuple[tuple[Kept[RaceGoal], ...], tuple[Kept[RaceGoal], ...]]:
    """Races to ask about, and those left out; one that a rule has taken off is neither."""
    told = {result.date for result in dossier.results}
    asked: list[Kept[RaceGoal]] = []
    left_out: list[Kept[RaceGoal]] = []
    for kept in goals:
        day = kept.value.date
        week = weeks[monday_of(day)]
        workout = race_in(week, day)
        if day in told or (week is not None and workout is None):
            continue
        if week is None and _held(dossier, day, raced=False) is not None:
            continue
        skipped = workout is not None and workout.done is False
        (left_out if skipped else asked).append(kept)
    return tuple(asked), tuple(left_out)


def _recovering(dossier: Dossier, day: date, races: frozenset[date]) -> Recovering | None:
    """The recovery of the races just behind, as the plan counts it."""
    found = Calendar.of(dossier, day).recovering(day)
    return found if found is not None and found.race.date in races else None
