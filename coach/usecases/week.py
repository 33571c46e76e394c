"""The program of a week: the one in force, a fresh one, the one before."""

import logging
from collections.abc import Awaitable, Callable, Iterable
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta

from coach import trail
from coach.activity import Activity
from coach.athlete import Athlete, AthleteId
from coach.dossier import Dossier
from coach.errors import (
    BudgetSpentError,
    CoachError,
    UnknownAthleteError,
    WeekIsOverError,
    WeekTooFarError,
    WriterUnavailableError,
    WritingStoppedError,
)
from coach.planning.changes import DayChange, day_changes
from coach.planning.midweek import FORECAST, urgent
from coach.planning.rules.verdicts import RuleVerdict
from coach.planning.week import Wishes, Written, check_week, reforecast, write_week
from coach.ports import Clock, OnDays, ProgramWriter, Store, Transaction
from coach.program import Day, Program, monday_of
from coach.usecases.inputs import inputs_hash, stamped
from coach.usecases.onlooker import Growing, Onlooker

log = logging.getLogger(__name__)

FRESH = timedelta(days=3)
"""How long a program is served as it is, unless its inputs change."""

DAYS_SO_FAR = "the days so far"
"""The cause of a version in which only the forecast is another."""

HISTORY = timedelta(days=240)
"""How far back the coach looks when it writes a week: a long break and the weeks before it."""

WEEK = timedelta(days=7)
FURTHEST = 4 * WEEK
"""Weeks further ahead than this are a road (/season), not a program."""
SUNDAY, NOON = 6, 12
WESTMOST, EASTMOST = timedelta(hours=-12), timedelta(hours=14)
"""The clocks of the world, from UTC."""

Progress = Callable[[Program], Awaitable[None]]


@dataclass(frozen=True, slots=True, kw_only=True)
class WeekShown:
    """A program as it is shown: whose, since when, and what changed against the one before."""

    athlete: Athlete
    program: Program
    today: date
    kept: bool = False
    """Served as it was written, not written just now."""
    stale: bool = False
    """Nothing newer could be written; this one is past its time."""
    changes: tuple[DayChange, ...] = ()
    rules: tuple[RuleVerdict, ...] = ()
    has_older: bool = False
    done: tuple[Activity, ...] = ()
    """What is on record of its days; past days keep the workouts that were planned for them."""
    steady: bool = False
    """Something is on record of the week before last: there is no silence to ask about."""

    @property
    def writer_down(self) -> str | None:
        """Why Claude did not write this week, if it was to: a cause of `coach.trail`."""
        steps = (trail.read(kept) for kept in self.program.provenance.repaired)
        return next((what for step, what in steps if step is trail.Step.AWAY), None)


@dataclass(frozen=True, slots=True)
class PlanWeek:
    """The kept program, or a fresh one; the kept one stays until the fresh one is whole."""

    store: Store
    clock: Clock
    writer: ProgramWriter | None = None

    async def __call__(
        self,
        athlete: AthleteId,
        monday: date | None = None,
        *,
        afresh: bool = False,
        cause: str = "asked",
        wishes: Wishes | None = None,
        onlooker: Onlooker | None = None,
    ) -> WeekShown:
        """The program of the week of `monday`; without one the running week's.

        From Sunday noon, athlete's time, the week without a name is the coming one.
        `onlooker`: somebody who hears the days while they are written, and may stop it; where
        there is no older version, a stop leaves the planner's week.

        Raises:
            UnknownAthleteError: nobody is enrolled under this id.
            WeekIsOverError: the week has ended and no program was kept for it.
            WeekTooFarError: it is more than four weeks ahead.
            WritingStoppedError: the onlooker stopped it; the kept version is in force.
        """
        moment = self.clock.moment()
        mondays = (monday_of(monday),) if monday else usual_weeks(moment)
        seen = await self.store.look(athlete, mondays, before_last(moment))
        if seen is None:
            raise UnknownAthleteError(athlete)
        person = seen.athlete
        today = person.today(moment)
        monday = mondays[0] if monday else usual_week(person, moment)
        kept = seen.programs.get(monday)
        if kept is not None and not afresh and (_fresh(kept, moment) or kept.last_day < today):
            return WeekShown(
                athlete=person,
                program=kept,
                today=today,
                kept=True,
                done=_of(kept, seen.activities, today),
                steady=seen.on_record,
            )
        if monday + WEEK <= today:
            raise WeekIsOverError(monday)
        if monday > monday_of(today) + FURTHEST:
            raise WeekTooFarError(monday)
        wanted = _Wanted(afresh, cause, wishes, onlooker)
        return await self._renew(athlete, monday, moment, kept, wanted)

    async def planned(
        self, athlete: AthleteId, monday: date, *, afresh: bool = False
    ) -> tuple[Dossier, Written] | None:
        """The planner's week that Claude would be shown now; None where the kept one serves.

        Nothing is written: for whoever asks hours ahead.
        """
        moment = self.clock.moment()
        async with self.store.reading() as tx:
            if await tx.athletes.get(athlete) is None:
                return None
            kept = await tx.programs.in_force(athlete, monday)
            if kept is not None and not afresh and _fresh(kept, moment):
                return None
            dossier = await load(tx, athlete, moment)
        today = dossier.today(moment)
        dossier = _bridged(dossier, today, monday)
        if kept is not None and not afresh and _serves(dossier, today, kept):
            return None
        return dossier, write_week(dossier, today=today, monday=monday)

    async def kept(self, athlete: AthleteId, monday: date) -> WeekShown:
        """The version in force as it is, whatever its age.

        Raises:
            UnknownAthleteError, WeekIsOverError: there is nobody, or nothing.
        """
        async with self.store.reading() as tx:
            person = await tx.athletes.get(athlete)
            program = await tx.programs.in_force(athlete, monday)
            if person is None:
                raise UnknownAthleteError(athlete)
            if program is None:
                raise WeekIsOverError(monday)
            today = person.today(self.clock.moment())
            done = await recorded(tx, athlete, program, today)
        return WeekShown(athlete=person, program=program, today=today, kept=True, done=done)

    async def follow(
        self, athlete: AthleteId, monday: date, *, cause: str, must: bool = True
    ) -> WeekShown | None:
        """A week that was written already, after its inputs changed: what changes in it.

        None where no program was kept for that week, or (without `must`) nothing calls for it:
        neither a change of what matters nor a verdict that does not wait.
        """
        async with self.store.reading() as tx:
            kept = await tx.programs.in_force(athlete, monday)
            if kept is None:
                return None
            if not must and not kept.recheck:
                must = await self._presses(tx, athlete, kept)
        if not must and not kept.recheck:
            return None
        return await self(athlete, monday, afresh=must, cause=cause)

    async def _presses(self, tx: Transaction, athlete: AthleteId, kept: Program) -> bool:
        """Whether the running week stands against stop, no running or rest."""
        moment = self.clock.moment()
        dossier = await load(tx, athlete, moment)
        today = dossier.today(moment)
        if not kept.week_start_date <= today <= kept.last_day:
            return False
        return urgent(dossier, kept, today)

    async def _renew(
        self,
        athlete: AthleteId,
        monday: date,
        moment: datetime,
        kept: Program | None,
        wanted: "_Wanted",
    ) -> WeekShown:
        async with self.store.reading() as tx:
            dossier = await load(tx, athlete, moment)
        today = dossier.today(moment)
        dossier = _bridged(dossier, today, monday)
        if kept is not None and not wanted.afresh:
            rules = check_week(dossier, today=today, program=kept)
            if kept.provenance.inputs_hash == inputs_hash(dossier, monday) and not _blocks(rules):
                async with self.store.transaction() as tx:
                    checked = await hold_on(tx, dossier, kept, athlete, moment)
                return WeekShown(
                    athlete=dossier.athlete,
                    program=checked,
                    today=today,
                    kept=True,
                    rules=rules,
                    done=_of(checked, dossier.activities, today),
                )
        planned = write_week(dossier, today=today, monday=monday, wishes=wanted.wishes)
        try:
            written = await self._write(athlete, dossier, planned, wanted.onlooker)
        except WritingStoppedError:
            if kept is not None:
                raise
            written = _without_claude(planned, trail.STOPPED)
        program = stamped(written.program, dossier, moment, wanted.cause)
        async with self.store.transaction() as tx:
            program = await tx.programs.keep(athlete, program)
        return WeekShown(
            athlete=dossier.athlete,
            program=program,
            today=today,
            changes=day_changes(kept, program, today) if kept else (),
            rules=written.rules,
            has_older=kept is not None,
            done=_of(program, dossier.activities, today),
        )

    async def _write(
        self, athlete: AthleteId, dossier: Dossier, planned: Written, onlooker: Onlooker | None
    ) -> Written:
        """Claude's week if it may and can; else, and always behind it, the planner's."""
        if self.writer is None:
            return planned
        try:  # seconds long: no transaction is open here
            if onlooker is None:
                return await self.writer.write(athlete, dossier, planned)
            hear = _heard_by(onlooker, planned)
            writing = self.writer.write(athlete, dossier, planned, on_days=hear)
            return await onlooker.unless_stopped(writing)
        except WriterUnavailableError as error:
            log.warning(
                "claude did not write the week",
                extra={
                    "athlete": athlete,
                    "week": planned.program.week_start_date.isoformat(),
                    "cause": error.cause,
                },
            )
            return _without_claude(planned, _cause(error))
        except CoachError:
            raise
        except Exception:
            log.exception("the week could not be written by claude, and that is our fault")
            return _without_claude(planned, trail.FAULT)


@dataclass(frozen=True, slots=True)
class _Wanted:
    afresh: bool
    cause: str
    wishes: Wishes | None
    onlooker: Onlooker | None


def _heard_by(onlooker: Onlooker, planned: Written) -> OnDays:
    known = planned.facts

    def hear(days: tuple[Day, ...]) -> None:
        onlooker.hear(
            Growing(athlete=known.athlete, monday=known.monday, today=known.today, days=days)
        )

    return hear


def _cause(error: WriterUnavailableError) -> str:
    if isinstance(error, BudgetSpentError):
        return trail.SPENT_BY_ATHLETE if error.scope == "athlete" else trail.SPENT_BY_BOT
    return str(error.cause)


def _without_claude(planned: Written, cause: str) -> Written:
    """The planner's week, which remembers that Claude was to write it."""
    origin = planned.program.provenance
    steps = (*origin.repaired, trail.note(trail.Step.AWAY, cause))
    return replace(
        planned, program=replace(planned.program, provenance=replace(origin, repaired=steps))
    )


@dataclass(frozen=True, slots=True)
class KeepOld:
    """The version before the newest is in force again; the newest is kept, but not accepted."""

    store: Store
    clock: Clock

    async def __call__(self, athlete: AthleteId, monday: date) -> WeekShown | None:
        """None if there is no older version of this week."""
        moment = self.clock.moment()
        async with self.store.transaction() as tx:
            person = await tx.athletes.get(athlete)
            if person is None:
                raise UnknownAthleteError(athlete)
            accepted = [p for p in await tx.programs.versions(athlete, monday) if p.accepted]
            if len(accepted) < 2:  # noqa: PLR2004 (one to leave, one to return to)
                return None
            tx.undoable(athlete, "keeping the old week", moment)
            newest, older = accepted[-1], accepted[-2]
            await tx.programs.change(athlete, replace(newest, accepted=False))
            dossier = await load(tx, athlete, moment)
        today = person.today(moment)
        rules = check_week(dossier, today=today, program=older)
        return WeekShown(
            athlete=person,
            program=older,
            today=today,
            kept=True,
            changes=day_changes(newest, older, today),
            rules=rules,
            done=_of(older, dossier.activities, today),
        )


async def recorded(
    tx: Transaction, athlete: AthleteId, week: Program, today: date
) -> tuple[Activity, ...]:
    """The activities on record of a week's days."""
    kept = await tx.activities.all(athlete, since=week.week_start_date)
    return _of(week, (one.value for one in kept), today)


def _of(week: Program, activities: Iterable[Activity], today: date) -> tuple[Activity, ...]:
    """Those of a week's days; of a week that has not begun there are none."""
    if week.week_start_date > today:
        return ()
    return tuple(a for a in activities if week.week_start_date <= a.day <= week.last_day)


async def load(tx: Transaction, athlete: AthleteId, moment: datetime) -> Dossier:
    """What the coach looks at when it plans: the athlete, and the last eight months."""
    dossier = await tx.dossier(athlete, since=moment.date() - HISTORY)
    if dossier is None:
        raise UnknownAthleteError(athlete)
    return dossier


def _bridged(dossier: Dossier, today: date, monday: date) -> Dossier:
    """With a planner's week, not kept, for each open week before `monday` that has none.

    A week further ahead stands on the weeks before it: unwritten is not untrained.
    """
    week = monday_of(today)
    while week < monday:
        if dossier.in_force(week) is None:
            written = write_week(dossier, today=today, monday=week)
            dossier = dossier.with_(programs=(*dossier.programs, written.program))
        week += WEEK
    return dossier


def usual_week(person: Athlete, moment: datetime) -> date:
    """The Monday meant by /week: the running week's, from Sunday noon the coming one's."""
    return _meant_at(moment.astimezone(person.zone))


def usual_weeks(moment: datetime) -> tuple[date, ...]:
    """The Mondays that /week can mean at a moment, wherever somebody lives: one, or two."""
    return tuple(sorted({_meant_at(moment + WESTMOST), _meant_at(moment + EASTMOST)}))


def before_last(moment: datetime) -> tuple[date, date]:
    """Dates between eight and fourteen days ago, wherever somebody lives."""
    east, west = (moment + EASTMOST).date(), (moment + WESTMOST).date()
    return east - 2 * WEEK, west - WEEK - timedelta(days=1)


def _meant_at(local: datetime) -> date:
    monday = monday_of(local.date())
    return monday + WEEK if local.weekday() == SUNDAY and local.hour >= NOON else monday


def _fresh(program: Program, moment: datetime) -> bool:
    since = program.checked_at or program.written_at
    return not program.recheck and since is not None and moment - since < FRESH


def _serves(dossier: Dossier, today: date, kept: Program) -> bool:
    """Whether a week past its time is written from what is so still, and breaks no rule."""
    same = kept.provenance.inputs_hash == inputs_hash(dossier, kept.week_start_date)
    return same and not _blocks(check_week(dossier, today=today, program=kept))


def _blocks(rules: tuple[RuleVerdict, ...]) -> bool:
    """Whether the days themselves break a rule; an old forecast is only made anew."""
    return any(rule.verdict == "block" and rule.id != FORECAST for rule in rules)


async def hold_on(
    tx: Transaction, dossier: Dossier, kept: Program, athlete: AthleteId, moment: datetime
) -> Program:
    """A week that may stay: its three days count anew, its forecast follows what happened.

    Another forecast is another version: the one it was promised with is held against the week.
    """
    fresh = reforecast(dossier, dossier.today(moment), kept)
    if fresh.predicted_metrics != kept.predicted_metrics:
        fresh = replace(fresh, cause=DAYS_SO_FAR, written_at=moment)
        return await tx.programs.keep(athlete, replace(fresh, checked_at=moment, recheck=False))
    checked = replace(kept, checked_at=moment, recheck=False)
    await tx.programs.change(athlete, checked)
    return checked
