"""A synthetic athlete lives with the coach: trains, reports, falls ill, answers, races."""

from dataclasses import dataclass, field, replace
from datetime import date, datetime, time, timedelta
from random import Random
from zoneinfo import ZoneInfo

from bot.lab.archetypes import Archetype
from coach.activity import ON_FOOT, Activity, Sport
from coach.athlete import AthleteId
from coach.availability import Availability, Minutes
from coach.calendar import Push, PushKind, instant
from coach.load.external import external
from coach.planning.history import BY_TOTAL
from coach.ports import Store
from coach.program import HARD_TYPES, Program, Workout, monday_of
from coach.recording import Recording
from coach.usecases.coach import Coach, build
from coach.usecases.dialogues import Finished
from coach.usecases.pushes import SundayWeek, WednesdayWeek
from coach.usecases.states import Answer

ME = AthleteId(1)
DAY = timedelta(days=1)
WEEK = timedelta(days=7)
START = date(2026, 3, 2)
ZONE = ZoneInfo("Europe/Berlin")
ILL_DAYS = 5
HURT_DAYS = 6
PULSE = {"Low": 137, "Moderate": 149, "High": 160}


@dataclass(slots=True)
class StoppedClock:
    """Says the moment it was set to."""

    at: datetime

    def moment(self) -> datetime:
        return self.at


@dataclass(frozen=True, slots=True, kw_only=True)
class Delivered:
    """A program as it reached the athlete."""

    on: date
    program: Program
    blocks: tuple[str, ...]
    warns: tuple[str, ...]
    breaches: int


@dataclass(slots=True)
class Diary:
    """What happened, for the score."""

    delivered: list[Delivered] = field(default_factory=list)
    weeks: dict[date, Program] = field(default_factory=dict)
    """The program as Sunday (or the first day) delivered it, by its Monday."""
    done: dict[date, float] = field(default_factory=dict)
    """True external load of each day, told or not, races left out: impact km."""
    told: dict[date, float] = field(default_factory=dict)
    """Total load of each day as the coach knows it."""
    as_written: dict[date, float] = field(default_factory=dict)
    """Total load of each day had the Sunday program been followed as written."""
    longest: dict[date, float] = field(default_factory=dict)
    """The longest run of each day, minutes."""
    days_to_change: list[int] = field(default_factory=list)
    hard_while_open: int = 0
    without_program: int = 0
    trouble: set[date] = field(default_factory=set)
    """Mondays of weeks with illness, injury or days after."""


@dataclass(slots=True)
class Life:
    """One athlete over some weeks, through the real use cases."""

    archetype: Archetype
    seed: int
    weeks: int
    store: Store
    diary: Diary = field(default_factory=Diary)
    clock: StoppedClock = field(init=False)
    coach: Coach = field(init=False)
    chance: Random = field(init=False)
    ill_until: date | None = None
    hurt_until: date | None = None
    by_total: bool = False

    def __post_init__(self) -> None:
        self.clock = StoppedClock(instant(START, time(9), ZONE))
        self.coach = build(self.store, self.clock)
        self.chance = Random(self.seed * 7919 + len(self.archetype.name))  # noqa: S311 (a lab repeats)

    async def live(self) -> Diary:
        """From the first day to the last; the diary."""
        dossier = self.archetype.dossier(START, self.chance)
        self.by_total = dossier.athlete.sport in BY_TOTAL
        await self.coach.people.restore(ME, dossier)
        for activity in dossier.activities:
            self._told(activity)
        await self._deliver(await self.coach.plan_week(ME, START, cause="welcome"), sunday=True)
        for number in range(self.weeks):
            for weekday in range(7):
                await self._day(START + number * WEEK + weekday * DAY, number)
        return self.diary

    async def _day(self, day: date, number: int) -> None:
        await self._morning(day, number)
        self._at(day, time(8))
        await self._train(day)
        if day.weekday() == 2:  # noqa: PLR2004 (Wednesday)
            await self._push(PushKind.WEDNESDAY, day, time(12))
        if day.weekday() == 6:  # noqa: PLR2004 (Sunday)
            await self._push(PushKind.SUNDAY, day, time(18))
        self._at(day, time(20))
        await self._check_in(day)

    async def _morning(self, day: date, number: int) -> None:
        nature = self.archetype.nature
        self._at(day, time(6, 30))
        if nature.shifts and day.weekday() == 0:
            await self._shift(number)
        if number + 1 == nature.ill_in_week and day.weekday() == 1:
            await self._fall_ill(day)
        if number + 1 == nature.hurt_in_week and day.weekday() == 1:
            await self._get_hurt(day)
        await self._answer(day)

    async def _shift(self, number: int) -> None:
        other = number % 3 == 2  # noqa: PLR2004 (every third week)
        days = (
            Minutes(tue=60, thu=60, sat=120) if other else Minutes(mon=60, wed=60, fri=60, sun=120)
        )
        async with self.store.transaction() as tx:
            before = await tx.availability.get(ME) or Availability()
            await tx.availability.keep(ME, replace(before, days=days, long_run_days=()))
        await self._follow("the shifts")

    async def _fall_ill(self, day: date) -> None:
        self.ill_until = day + ILL_DAYS * DAY
        done = await self.coach.dialogues.open(
            ME, "sick", answers={"kind": "fever", "since": "today"}
        )
        assert isinstance(done, Finished)
        await self._changed("being ill", day)

    async def _get_hurt(self, day: date) -> None:
        self.hurt_until = day + HURT_DAYS * DAY
        await self.coach.journal.log(ME, "left achilles pain 6/10")
        await self._changed("the pain", day)

    async def _changed(self, cause: str, day: date) -> None:
        """How many days until no program holds running for somebody who must not run."""
        await self._follow(cause)
        week = await self._in_force(monday_of(day))
        today = week.on(day) if week else None
        runs = [w for w in today.workouts if w.sport in ON_FOOT and not _walk(w)] if today else []
        self.diary.days_to_change.append(1 if runs else 0)

    async def _answer(self, day: date) -> None:
        for kept in await self.coach.states.open_now(ME):
            self.diary.trouble.update({monday_of(day), monday_of(day) + WEEK})
            ill = self.ill_until is not None and day < self.ill_until
            hurt = self.hurt_until is not None and day < self.hurt_until
            if ill or hurt:
                continue
            if kept.value.fever_free_since is None and self.ill_until is not None:
                await self.coach.states.answer(ME, kept.id, Answer.FEVER_GONE)
            elif (day.toordinal() + self.seed) % 3 == 0:
                await self.coach.states.answer(ME, kept.id, Answer.BETTER)
            await self._follow("your answer")

    async def _train(self, day: date) -> None:
        week = await self._in_force(monday_of(day))
        planned = week.on(day) if week else None
        if planned is None:
            self.diary.without_program += day.weekday() == 0
            return
        ill = (self.ill_until is not None and day < self.ill_until) or (
            self.hurt_until is not None and day < self.hurt_until
        )
        for index, workout in enumerate(planned.workouts):
            if workout.is_rest:
                continue
            self._wrote(day, workout)
            states = await self.coach.states.open_now(ME)
            if states and workout.workout_type in HARD_TYPES:
                self.diary.hard_while_open += 1
            if ill or self.chance.random() > self.archetype.nature.adherence:
                continue
            await self._do(day, index, workout)

    async def _do(self, day: date, index: int, workout: Workout) -> None:
        nature = self.archetype.nature
        easy = workout.workout_type not in HARD_TYPES and workout.workout_type.value != "Race"
        stretch = (nature.overdo if easy else 1.0) * self.chance.gauss(1.0, 0.03)
        activity = _activity(
            day, index, workout, stretch, nature.speed * self.chance.gauss(1.0, 0.02)
        )
        if not nature.has_pulse:
            activity = replace(activity, avg_hr=None)
        load = external(
            activity.sport,
            km=activity.km,
            ascent_m=activity.ascent_m,
            minutes=activity.minutes,
            rpe=activity.rpe,
        )
        if load is not None and workout.workout_type.value != "Race":
            worth = load.total if self.by_total else load.impact
            self.diary.done[day] = self.diary.done.get(day, 0.0) + worth
            if activity.sport in ON_FOOT and activity.minutes:
                self.diary.longest[day] = max(self.diary.longest.get(day, 0.0), activity.minutes)
        if self.chance.random() <= nature.reports:
            await self.coach.activities(ME, Recording(activity=activity))
            self._told(activity)
        elif self.chance.random() < nature.taps_done:
            await self.coach.mark_workout(ME, day, index, done=True)
            self._told(activity)

    async def _check_in(self, day: date) -> None:
        if self.chance.random() > self.archetype.nature.checks_in:
            return
        energy = self.chance.choice((3, 4, 4, 5))
        hurt = self.hurt_until is not None and day < self.hurt_until
        pain = "" if hurt else " pain 0"
        await self.coach.journal.log(ME, f"energy {energy}{pain}")

    async def _push(self, kind: PushKind, day: date, at: time) -> None:
        self._at(day, at)
        due = self.clock.at
        push = Push(athlete=ME, kind=kind, day=day, due=due, expires=due + DAY)
        content = await self.coach.push(push)
        if isinstance(content, SundayWeek):
            await self._deliver(content.shown, sunday=True)
        elif isinstance(content, WednesdayWeek):
            await self._deliver(content.shown, sunday=False)

    async def _follow(self, cause: str) -> None:
        today = self.clock.at.astimezone(ZONE).date()
        for monday in (monday_of(today), monday_of(today) + WEEK):
            shown = await self.coach.plan_week.follow(ME, monday, cause=cause)
            if shown is not None:
                await self._deliver(shown, sunday=False)

    async def _deliver(self, shown: object, *, sunday: bool) -> None:
        from coach.usecases.week import WeekShown  # noqa: PLC0415

        assert isinstance(shown, WeekShown)
        explained = await self.coach.explain_week(ME, shown.program.week_start_date)
        house = await self.coach.settings.house(ME)
        program = explained.program
        self.diary.delivered.append(
            Delivered(
                on=shown.today,
                program=program,
                blocks=tuple(r.id for r in explained.rules if r.verdict == "block"),
                warns=tuple(r.id for r in explained.rules if r.verdict == "warn"),
                breaches=_breaches(program, house.availability, shown.today),
            )
        )
        if sunday:
            self.diary.weeks[program.week_start_date] = program

    async def _in_force(self, monday: date) -> Program | None:
        async with self.store.reading() as tx:
            return await tx.programs.in_force(ME, monday)

    def _wrote(self, day: date, workout: Workout) -> None:
        """What the Sunday program would have come to, at the athlete's true speed."""
        sunday = self.diary.weeks.get(monday_of(day))
        planned = sunday.on(day) if sunday else None
        if planned is None or workout not in planned.workouts or workout.sport is None:
            return
        activity = _activity(day, 0, workout, 1.0, self.archetype.nature.speed)
        load = external(
            activity.sport,
            km=activity.km,
            ascent_m=activity.ascent_m,
            minutes=activity.minutes,
            rpe=activity.rpe,
        )
        if load is not None:
            self.diary.as_written[day] = self.diary.as_written.get(day, 0.0) + load.total

    def _told(self, activity: Activity) -> None:
        load = external(
            activity.sport,
            km=activity.km,
            ascent_m=activity.ascent_m,
            minutes=activity.minutes,
            rpe=activity.rpe,
        )
        if load is not None:
            self.diary.told[activity.day] = self.diary.told.get(activity.day, 0.0) + load.total
            if activity.day < START:
                self.diary.done[activity.day] = (
                    self.diary.done.get(activity.day, 0.0) + load.impact
                )

    def _at(self, day: date, at: time) -> None:
        self.clock.at = instant(day, at, ZONE)


def _walk(workout: Workout) -> bool:
    return workout.sport in {Sport.WALKING, Sport.HIKING}


def _activity(day: date, index: int, workout: Workout, stretch: float, speed: float) -> Activity:
    """A workout as it was done: minutes by the plan, distance by the athlete's true speed."""
    minutes = workout.duration_min * stretch
    km = workout.distance_km * stretch * speed if workout.distance_km else None
    return Activity(
        start=datetime.combine(day, time(8), tzinfo=ZONE) + timedelta(hours=2 * index),
        sport=workout.sport or Sport.OTHER,
        duration_s=round(minutes * 60),
        km=None if km is None else round(km, 2),
        ascent_m=round((workout.ascent_m or 0) * stretch),
        avg_hr=PULSE[workout.intensity.value],
        rpe=workout.target.rpe,
        source="fit",
        id=f"lab:{day.isoformat()}:{index}",
    )


def _breaches(program: Program, week: Availability, today: date) -> int:
    """Open days that hold more minutes than are free; a race is where it is."""
    return sum(
        1
        for day in program.daily_program
        if day.date > today
        and sum(w.duration_min for w in day.workouts if w.workout_type.value != "Race")
        > week.days.on(day.date) + 0.5
    )
