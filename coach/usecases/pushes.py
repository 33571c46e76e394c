"""What a push says when its moment has come: the coming week, what changed, the day, a race."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta

from coach import trail
from coach.athlete import AthleteId
from coach.calendar import DAY, Push, PushKind, PushState
from coach.dossier import Dossier, Offer, Receipt
from coach.errors import CoachError
from coach.journal import Observation
from coach.planning.changes import DayChange, day_changes
from coach.planning.midweek import Quote, must_change, quote
from coach.planning.rules.verdicts import Outcome
from coach.planning.week import Wishes, Written, check_week
from coach.ports import Clock, Kept, Store, Transaction
from coach.program import Program, WorkoutType, monday_of
from coach.state import State, StateKind
from coach.usecases.dialogues import Asked, Dialogues
from coach.usecases.offers import MakeOffers
from coach.usecases.race_days import (
    DayAfter,
    RaceDays,
    RaceHeld,
    RaceMorning,
    RaceWeek,
    raced,
)
from coach.usecases.receipts import settle
from coach.usecases.week import PlanWeek, WeekShown, hold_on, load

BUSY = timedelta(minutes=30)
"""A dialogue active within this time is not replaced: the push comes with buttons only."""

UNANSWERED = 3
_SAID = frozenset({PushState.SENT, PushState.UNCERTAIN})

LATEST_AFTER = 2 * DAY
"""Until then the day after a race asks for its result."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CheckIn:
    """The evening's question; `asked` None where another dialogue has the floor."""

    push: Push
    asked: Asked | None
    less: bool = False
    """Three days unanswered: ask whether to ask less."""
    states: tuple[Kept[State], ...] = ()
    """Open ones: how they go is the evening's question then."""
    races: tuple[str, ...] = ()
    """Those of the day, by name."""
    result_later: bool = False
    """Their results are asked for on the day after."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Unlogged:
    """A planned workout whose day is over, without a record: done or not is asked."""

    day: date
    index: int
    title: str
    race: int | None = None
    """The race on the calendar whose result is asked for instead."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SundayWeek:
    """The coming week, and the receipt of the one that ends."""

    push: Push
    shown: WeekShown
    receipt: Receipt | None = None
    offer: Kept[Offer] | None = None
    """More, where there is room for it; nothing of it without a yes."""
    states: tuple[Kept[State], ...] = ()
    """Those that are open: each is asked about."""
    missed: int = 0
    """Pushes that were dropped since the last one was sent."""
    unlogged: tuple[Unlogged, ...] = ()
    race: RaceWeek | None = None
    """The race whose week begins."""


@dataclass(frozen=True, slots=True, kw_only=True)
class WednesdayWeek:
    """The rest of the running week, planned again; no changes: nothing needs to change."""

    push: Push
    shown: WeekShown
    changes: tuple[DayChange, ...] = ()
    because: str | None = None
    """Why it could not stay."""
    quote: Quote | None = None
    """The athlete's own words behind it."""
    states: tuple[Kept[State], ...] = ()
    """Those that are open: each is asked about."""
    unlogged: tuple[Unlogged, ...] = ()
    offer: Kept[Offer] | None = None
    race: RaceWeek | None = None
    """The race of this week, where Sunday could not name it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class NothingToSay:
    """The day is in the journal already, the race is off, the athlete is gone or has paused."""

    push: Push


PushContent = (
    CheckIn | SundayWeek | WednesdayWeek | RaceMorning | RaceHeld | DayAfter | NothingToSay
)


@dataclass(frozen=True, slots=True)
class PreparePush:
    """Writes what is owed, before it is due and again when it is said."""

    store: Store
    clock: Clock
    plan_week: PlanWeek
    dialogues: Dialogues
    offers: MakeOffers
    plan_ahead: PlanWeek | None = None
    """Where there are hours to write in; else the same as what is written at once."""

    async def ahead(self, push: Push) -> None:
        """Writes the program before it is due; delivery looks at its bounds again."""
        if push.kind is PushKind.SUNDAY:
            await self._settled(push)
            plan_week = self.plan_ahead or self.plan_week
            await self._coming(plan_week, push)

    async def foreseen(self, push: Push) -> tuple[Dossier, Written] | None:
        """The week that will be written for a push, as the planner has it by now; None: none."""
        afresh = False
        if push.kind is PushKind.WEDNESDAY:
            async with self.store.reading() as tx:
                if await tx.athletes.get(push.athlete) is None:
                    return None
                kept = await tx.programs.in_force(push.athlete, push.week)
                dossier = await load(tx, push.athlete, self.clock.moment())
            today = dossier.today(self.clock.moment())
            if kept is not None:
                afresh = kept.recheck or _must_change(dossier, kept, today) is not None
                if not afresh:
                    return None
        return await self.plan_week.planned(push.athlete, push.week, afresh=afresh)

    async def __call__(self, push: Push) -> PushContent:
        """What to say now."""
        match push.kind:
            case PushKind.CHECK_IN:
                return await self._check_in(push)
            case PushKind.SUNDAY:
                return await self._sunday(push)
            case PushKind.WEDNESDAY:
                return await self._with_race(await self._wednesday(push))
            case PushKind.RACE_MORNING:
                return await self._race_days.morning(push) or NothingToSay(push=push)
            case PushKind.DAY_AFTER:
                return await self._race_days.day_after(push) or NothingToSay(push=push)

    @property
    def _race_days(self) -> RaceDays:
        return RaceDays(self.store, self.clock, self.plan_week)

    async def _check_in(self, push: Push) -> PushContent:
        moment = self.clock.moment()
        async with self.store.reading() as tx:
            person = await tx.athletes.get(push.athlete)
            if person is None:
                return NothingToSay(push=push)
            seen = [k.value for k in await tx.journal.all(push.athlete, since=push.day)]
            if any(o.date == push.day and _answered(o) for o in seen):
                return NothingToSay(push=push)
            active = await tx.dialogues.active(push.athlete)
            less = await _ignored(tx, push)
            states = await _open_states(tx, push)
            races = await raced(tx, push.athlete, push.day)
            told = any(k.value.date == push.day for k in await tx.results.all(push.athlete))
            times = await tx.settings.get(push.athlete)
        later = not told and times is not None and times.day_after_at is not None
        held = tuple(kept for kept in states if kept.value.kind is not StateKind.RED_FLAG)
        if held:
            return CheckIn(push=push, asked=None, states=held)
        if less:
            return CheckIn(push=push, asked=None, less=True)
        busy = (
            active is not None
            and active.opened is not None
            and active.form != "check_in"
            and moment - active.opened < BUSY
        )
        outcome = None
        if not busy:
            outcome = await self.dialogues.open(push.athlete, "check_in", about=push.day)
        asked = outcome if isinstance(outcome, Asked) else None
        return CheckIn(push=push, asked=asked, races=races, result_later=bool(races) and later)

    async def _sunday(self, push: Push) -> PushContent:
        async with self.store.reading() as tx:
            if await tx.athletes.get(push.athlete) is None:
                return NothingToSay(push=push)
            states = await _open_states(tx, push)
            missing = await unlogged(tx, push.athlete, push.day)
            earlier = await tx.pushes.last(push.athlete, PushKind.SUNDAY, 4)
        receipt = await self._settled(push)  # first: it is what the next forecast learns from
        await self._look_again(push)
        shown = await self._coming(self.plan_week, push)
        missed = 0
        for before in earlier:
            if before.day >= push.day:
                continue
            if before.state is not PushState.SKIPPED:
                break
            missed += 1
        return SundayWeek(
            push=push,
            shown=shown,
            receipt=receipt,
            offer=await self.offers(push.athlete, push.week),
            states=states,
            missed=missed,
            unlogged=missing,
            race=await self._race_days.week(push.athlete, push.day, shown.program),
        )

    async def _look_again(self, push: Push) -> None:
        """What was written ahead is held against what happened since.

        Where a rule speaks against it, or its forecast is another one by now, it is not served
        as it is.
        """
        moment = self.clock.moment()
        async with self.store.reading() as tx:
            kept = await tx.programs.in_force(push.athlete, push.week)
            if kept is None or kept.recheck:
                return
            dossier = await load(tx, push.athlete, moment)
        rules = check_week(dossier, today=dossier.today(moment), program=kept)
        if not any(rule.verdict is Outcome.BLOCK for rule in rules):
            return
        async with self.store.transaction() as tx:
            newest = await tx.programs.in_force(push.athlete, push.week)
            if newest is not None and newest.version == kept.version:
                await tx.programs.change(push.athlete, replace(newest, recheck=True))

    async def _coming(self, plan_week: PlanWeek, push: Push) -> WeekShown:
        """The coming week; written anew where it was looked at before Claude's came by letter."""
        async with self.store.reading() as tx:
            kept = await tx.programs.in_force(push.athlete, push.week)
        waits = kept is not None and trail.waits(kept.provenance.repaired)
        wishes = Wishes() if waits else None  # none in particular, but another version
        return await plan_week(
            push.athlete, push.week, afresh=waits, wishes=wishes, cause="sunday"
        )

    async def _settled(self, push: Push) -> Receipt | None:
        """The week that ends, held against its forecast; None for whoever is gone."""
        async with self.store.transaction() as tx:
            if await tx.athletes.get(push.athlete) is None:
                return None
            return await settle(tx, push.athlete, push.day, self.clock.moment())

    async def _wednesday(self, push: Push) -> PushContent:
        moment = self.clock.moment()
        monday = monday_of(push.day)
        async with self.store.reading() as tx:
            if await tx.athletes.get(push.athlete) is None:
                return NothingToSay(push=push)
            kept = await tx.programs.in_force(push.athlete, monday)
            states = await _open_states(tx, push)
            missing = await unlogged(tx, push.athlete, push.day)
            dossier = await load(tx, push.athlete, moment)
        today = dossier.today(moment)
        found = WednesdayWeek(
            push=push,
            shown=WeekShown(athlete=dossier.athlete, program=kept, today=today, kept=True)
            if kept is not None
            else await self.plan_week(push.athlete, monday, cause="wednesday"),
            states=states,
            unlogged=missing,
            offer=None if states else await self.offers(push.athlete, monday),
        )
        why = None if kept is None else _must_change(dossier, kept, today)
        if kept is None or (why is None and not kept.recheck):
            if kept is not None:
                await self._touch(push.athlete, dossier, kept)
            return found
        shown = await self.plan_week(push.athlete, monday, afresh=True, cause="wednesday")
        return replace(
            found,
            shown=shown,
            changes=day_changes(kept, shown.program, today),
            because=why,
            quote=quote(dossier, kept, today),
            offer=None,
        )

    async def _with_race(self, content: PushContent) -> PushContent:
        """A race's own week is named on Wednesday where Sunday's push did not come."""
        if not isinstance(content, WednesdayWeek):
            return content
        athlete, sunday = content.push.athlete, monday_of(content.push.day) - DAY
        async with self.store.reading() as tx:
            sundays = await tx.pushes.last(athlete, PushKind.SUNDAY, 1)
        if any(one.day == sunday and one.state in _SAID for one in sundays):
            return content
        race = await self._race_days.week(athlete, sunday, content.shown.program)
        return replace(content, race=race)

    async def _touch(self, athlete: AthleteId, dossier: Dossier, program: Program) -> None:
        """The three days for which a program is served as it is count anew from this check."""
        moment = self.clock.moment()
        async with self.store.transaction() as tx:
            newest = await tx.programs.in_force(athlete, program.week_start_date)
            if newest is not None and newest.version == program.version:
                await hold_on(tx, dossier, newest, athlete, moment)


def _must_change(dossier: Dossier, kept: Program, today: date) -> str | None:
    """Why what is left of the week cannot stay; None if it can."""
    try:
        return must_change(dossier, kept, today)
    except CoachError:
        return "The week has to be looked at again."


def _answered(observation: Observation) -> bool:
    return (
        observation.rpe is not None or bool(observation.rest_day) or observation.energy is not None
    )


async def _open_states(tx: Transaction, push: Push) -> tuple[Kept[State], ...]:
    kept = await tx.states.all(push.athlete)
    return tuple(one for one in kept if one.value.open_on(push.day))


async def _ignored(tx: Transaction, push: Push) -> bool:
    """Three check-ins in a row that were sent and found no answer."""
    last = [
        p
        for p in await tx.pushes.last(push.athlete, PushKind.CHECK_IN, UNANSWERED + 1)
        if p.day < push.day
    ][:UNANSWERED]
    if len(last) < UNANSWERED or any(p.state is not PushState.SENT for p in last):
        return False
    since = min(p.day for p in last)
    seen = await tx.journal.all(push.athlete, since=since)
    return not any(_answered(k.value) for k in seen)


async def unlogged(tx: Transaction, athlete: AthleteId, today: date) -> tuple[Unlogged, ...]:
    """Workouts of the running week's days that are over, neither told nor recorded.

    Absence of data is not absence of training: it is asked about.
    """
    week = await tx.programs.in_force(athlete, monday_of(today))
    if week is None:
        return ()
    done = await tx.activities.all(athlete, since=week.week_start_date)
    trained = {kept.value.day for kept in done}
    rested = {
        kept.value.date
        for kept in await tx.journal.all(athlete, since=week.week_start_date)
        if kept.value.rest_day
    }
    races = {
        kept.value.date: kept.id
        for kept in await tx.races.all(athlete, since=week.week_start_date)
    }
    return tuple(
        Unlogged(
            day=day.date,
            index=index,
            title=workout.title or workout.workout_type.value,
            race=races.get(day.date) if workout.workout_type is WorkoutType.RACE else None,
        )
        for day in week.daily_program
        if day.date < today and day.date not in trained | rested
        for index, workout in enumerate(day.workouts)
        if not workout.is_rest and workout.done is None
        if workout.workout_type is not WorkoutType.RACE or _asked_again(day.date, races, today)
    )


def _asked_again(day: date, races: Mapping[date, int], today: date) -> bool:
    """A race that is on the calendar still, once its day after had its time."""
    return day in races and today > day + LATEST_AFTER
