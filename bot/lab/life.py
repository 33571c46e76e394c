"""A synthetic athlete lives with the coach: trains, reports, falls ill, answers, races."""

import time as stopwatch
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from random import Random
from zlib import crc32
from zoneinfo import ZoneInfo

from bot.lab.archetypes import Archetype
from bot.lab.diary import Delivered, Diary, Lived, Misfortune
from bot.lab.doing import Session, as_done, as_written
from bot.lab.free import Free
from bot.lab.nature import Body
from bot.pushes import Pushes
from coach.athlete import AthleteId
from coach.availability import DatedException
from coach.calendar import PushState, instant
from coach.dossier import Dossier
from coach.load.external import total_km
from coach.load.internal import internal_model
from coach.ports import ClaimedPush, Store
from coach.program import Program, WorkoutType, monday_of
from coach.recording import Recording
from coach.usecases.check_in import Noted
from coach.usecases.coach import Coach, build
from coach.usecases.dialogues import Asked, Finished
from coach.usecases.pushes import CheckIn, SundayWeek, WednesdayWeek
from coach.usecases.states import Answer
from coach.usecases.week import WeekShown

ME = AthleteId(1)
DAY = timedelta(days=1)
WEEK = timedelta(days=7)
START = date(2026, 3, 2)
ZONE = ZoneInfo("Europe/Berlin")
ILL_DAYS = 5
HURT_DAYS = 6
NIGGLE_DAYS = 2
MONDAY, TUESDAY, FRIDAY, SUNDAY = 0, 1, 4, 6
HURT, EASED = "left achilles pain 6/10", "left achilles pain 1/10"
OTHER_SHIFT = "mon 0, tue 60, wed 0, thu 60, fri 0, sat 120, sun 0"
USUAL_SHIFT = "mon 60, tue 0, wed 60, thu 0, fri 60, sat 0, sun 120"


@dataclass(slots=True)
class StoppedClock:
    """Says the moment it was set to."""

    at: datetime

    def moment(self) -> datetime:
        return self.at


@dataclass(slots=True)
class Life:
    """One athlete over some weeks, through the real use cases and the real tick."""

    archetype: Archetype
    seed: int
    weeks: int
    store: Store
    diary: Diary = field(default_factory=Diary)
    clock: StoppedClock = field(init=False)
    coach: Coach = field(init=False)
    pushes: Pushes = field(init=False)
    chance: Random = field(init=False)
    aside: Random = field(init=False)
    """Chance of what is only imagined, so that it changes nothing of what happens."""
    body: Body = field(init=False)
    load_today: float = 0.0
    trained: bool = False
    ill_until: date | None = None
    hurt_until: date | None = None
    niggle_until: date | None = None

    def __post_init__(self) -> None:
        self.clock = StoppedClock(instant(START, time(6), ZONE))
        self.coach = build(self.store, self.clock)
        self.pushes = Pushes(
            store=self.store,
            clock=self.clock,
            worker="lab",
            deliver=self._say,
            prepare=self.coach.push.ahead,
        )
        name = crc32(self.archetype.name.encode())
        self.chance = Random(self.seed * 7919 + name)  # noqa: S311 (a lab repeats)
        self.aside = Random(self.seed * 104729 + name)  # noqa: S311

    async def live(self) -> Lived:
        """From the first day to the last."""
        began = stopwatch.monotonic()
        first = self.archetype.dossier(START, self.chance)
        self.body = Body(_usual(first))
        await self.coach.people.restore(ME, first)
        await self._deliver(await self.coach.plan_week(ME, START, cause="welcome"), sunday=True)
        for number in range(self.weeks):
            for weekday in range(7):
                await self._day(START + number * WEEK + weekday * DAY, number + 1)
        last = await self.coach.people.dossier(ME)
        return Lived(
            first=first,
            last=last,
            diary=self.diary,
            weeks=self.weeks,
            seconds=stopwatch.monotonic() - began,
        )

    async def _day(self, day: date, week: int) -> None:
        """One day; ticks where the coach may have something to say."""
        self.load_today, self.trained = 0.0, False
        self._at(day, time(6, 30))
        await self._morning(day, week)
        for hour in (12, 13, 18, 20):
            if not self.trained and self.archetype.nature.hour < hour:
                await self._train(day)
            self._at(day, time(hour))
            await self.pushes.tick()
        self.body.sleep(self.load_today)

    async def _morning(self, day: date, week: int) -> None:
        nature = self.archetype.nature
        if nature.shifts and day.weekday() == MONDAY:
            await self._shift(week)
        if week == nature.ill_in_week and day.weekday() == TUESDAY:
            await self._fall_ill(day)
        if week == nature.hurt_in_week and day.weekday() == TUESDAY:
            await self._get_hurt(day)
        if week == nature.niggle_in_week and day.weekday() == MONDAY:
            self.niggle_until = day + NIGGLE_DAYS * DAY
        if week == nature.away_in_week and day.weekday() == TUESDAY:
            await self._go_away(day + (FRIDAY - TUESDAY) * DAY)
        await self._answer(day)

    async def _shift(self, week: int) -> None:
        other = week % 3 == 0
        if week > 1 and (week - 1) % 3 != 0 and not other:
            return
        await self.coach.settings.change(ME, "days", OTHER_SHIFT if other else USUAL_SHIFT)
        await self._follow("the shifts", must=False)

    async def _go_away(self, friday: date) -> None:
        days = f"{friday.isoformat()}..{(friday + 2 * DAY).isoformat()}"
        await self.coach.dialogues.open(ME, "away", answers={"days": days, "minutes": "0"})
        await self._follow("the days away")

    async def _fall_ill(self, day: date) -> None:
        self.ill_until = day + ILL_DAYS * DAY
        done = await self.coach.dialogues.open(
            ME, "sick", answers={"kind": "fever", "since": "today"}
        )
        assert isinstance(done, Finished)
        self.diary.misfortunes.append(Misfortune(day=day, nothing=True))
        await self._follow("what you told me about your body")

    async def _get_hurt(self, day: date) -> None:
        self.hurt_until = day + HURT_DAYS * DAY
        await self.coach.journal.log(ME, HURT)
        self.diary.misfortunes.append(Misfortune(day=day, running=True))
        await self._follow("the pain you told me about")

    async def _answer(self, day: date) -> None:
        """The coach asks how it is; the athlete answers when it is true, every other day."""
        for kept in await self.coach.states.open_now(ME):
            if self._ill(day) or self._hurt(day):
                continue
            if kept.value.fever_free_since is None and self.ill_until is not None:
                await self.coach.states.answer(ME, kept.id, Answer.FEVER_GONE)
            elif (day.toordinal() + self.seed) % 2 == 0:
                said = await self.coach.states.answer(ME, kept.id, Answer.BETTER)
                if said is not None and said.hurts is not None:
                    await self.coach.journal.log(ME, EASED)
                    await self.coach.states.answer(ME, kept.id, Answer.BETTER)
            await self._follow("your answer")

    async def _train(self, day: date) -> None:
        self._at(day, time(self.archetype.nature.hour))
        self.trained = True
        self._imagine(day)
        week = await self._in_force(monday_of(day))
        planned = week.on(day) if week else None
        for index, workout in enumerate(planned.workouts if planned else ()):
            able = not (self._ill(day) or self._hurt(day))
            if workout.is_rest or workout.done is False:
                continue
            races = workout.workout_type is WorkoutType.RACE
            if able and (races or self.chance.random() <= self.archetype.nature.adherence):
                await self._do(Session(day, index, workout))

    async def _do(self, session: Session) -> None:
        nature = self.archetype.nature
        activity = as_done(session, nature, self.body, self.chance)
        self.load_today += total_km(activity) or 0.0
        if self.chance.random() <= nature.reports:
            await self.coach.activities(ME, Recording(activity=activity))
        elif self.chance.random() < nature.taps_done:
            await self.coach.mark_workout(ME, session.day, session.index, done=True)

    def _imagine(self, day: date) -> None:
        """What the first program of the week would have come to on this day."""
        known = next(
            (d for d in reversed(self.diary.delivered) if d.sunday and d.program.on(day)), None
        )
        planned = known.program.on(day) if known is not None else None
        model = internal_model(self.archetype.dossier(START, Random(0)).athlete, (), year=day.year)  # noqa: S311
        external = internal = 0.0
        for index, workout in enumerate(planned.workouts if planned else ()):
            if workout.is_rest:
                continue
            session = Session(day, index, workout)
            activity = as_written(session, self.archetype.nature, self.body, self.aside)
            external += total_km(activity) or 0.0
            cost = model.load(activity)
            internal += cost.trimp if cost is not None else 0.0
        self.diary.as_written[day] = external, internal

    async def _say(self, claimed: ClaimedPush) -> None:
        """What is owed reaches the athlete."""
        await self._mark(claimed, PushState.SENDING)
        content = await self.coach.push(claimed.push)
        match content:
            case SundayWeek(shown=shown):
                await self._deliver(shown, sunday=True)
            case WednesdayWeek(shown=shown):
                await self._deliver(shown, sunday=False)
            case CheckIn(asked=Asked() as asked):
                await self._check_in(claimed.push.day, asked)
            case _:
                pass
        await self._mark(claimed, PushState.SENT)

    async def _mark(self, claimed: ClaimedPush, state: PushState) -> None:
        async with self.store.transaction(effect=False) as tx:
            await tx.pushes.mark(claimed, state)

    async def _check_in(self, day: date, asked: Asked) -> None:
        """Three taps, or more where it hurts; now and then the question stays unanswered."""
        if self.chance.random() > self.archetype.nature.checks_in:
            return
        hurts = self.niggle_until is not None and day < self.niggle_until
        tired = self.body.tired
        energy = max(1, min(5, round(4 - 2.5 * max(0.0, tired) + self.chance.gauss(0.0, 0.5))))
        taps = {
            "rpe": "rest" if not self.load_today else str(self.chance.randint(3, 5)),
            "energy": str(energy),
            "pain_kind": "little" if hurts or self._hurt(day) else "none",
            "pain_where": "Calf",
            "pain": "6" if self._hurt(day) else "4",
        }
        outcome: object = asked
        while isinstance(outcome, Asked):
            key = outcome.question.key
            outcome = await self.coach.dialogues.tap(ME, "check_in", key, taps[key])
        if hurts and not self._hurt(day):
            self.diary.misfortunes.append(Misfortune(day=day + DAY, hard=True))
        if isinstance(outcome, Finished) and isinstance(outcome.result, Noted):
            must = outcome.result.opened is not None
            await self._follow("the pain you told me about", must=must)

    async def _follow(self, cause: str, *, must: bool = True) -> None:
        today = self.clock.at.astimezone(ZONE).date()
        for monday in (monday_of(today), monday_of(today) + WEEK):
            shown = await self.coach.plan_week.follow(ME, monday, cause=cause, must=must)
            if shown is not None:
                await self._deliver(shown, sunday=False)

    async def _deliver(self, shown: WeekShown, *, sunday: bool) -> None:
        explained = await self.coach.explain_week(ME, shown.program.week_start_date)
        house = await self.coach.settings.house(ME)
        states = await self.coach.states.open_now(ME)
        away = await self.coach.away.ahead(ME)
        program = explained.program
        free = Free(house.availability, frozenset(_dates(kept.value for kept in away)))
        self.diary.delivered.append(
            Delivered(
                on=shown.today,
                program=program,
                sunday=sunday,
                blocks=tuple(r.id for r in explained.rules if r.verdict == "block"),
                warns=tuple(r.id for r in explained.rules if r.verdict == "warn"),
                breaches=free.breaches(program, shown.today),
                states=tuple(kept.value for kept in states),
                trained=self.trained,
            )
        )

    async def _in_force(self, monday: date) -> Program | None:
        async with self.store.reading() as tx:
            return await tx.programs.in_force(ME, monday)

    def _ill(self, day: date) -> bool:
        return self.ill_until is not None and day < self.ill_until

    def _hurt(self, day: date) -> bool:
        return self.hurt_until is not None and day < self.hurt_until

    def _at(self, day: date, at: time) -> None:
        self.clock.at = instant(day, at, ZONE)


def _dates(away: Iterable[DatedException]) -> Iterator[date]:
    for one in away:
        yield from (one.from_ + n * DAY for n in range((one.to - one.from_).days + 1))


def _usual(first: Dossier) -> float:
    """Load a day of the last four weeks; of what was said where nothing was recorded."""
    since = START - 4 * WEEK
    held = sum(total_km(a) or 0.0 for a in first.activities if a.day >= since) / 28
    return held or (first.athlete.weekly_km or 0.0) / 7 or 1.0
