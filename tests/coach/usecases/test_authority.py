"""Whatever is told, trained, tapped or left alone: nothing but a yes raises planned load."""

import asyncio
from collections.abc import Coroutine
from datetime import UTC, date, datetime, time, timedelta
from typing import Any, TypeVar

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, precondition, rule

from bot.lab.memory_store import MemoryStore
from coach.activity import Activity, Sport
from coach.athlete import AthleteId
from coach.calendar import Push, PushKind
from coach.dossier import Dossier
from coach.planning.authority import outlined
from coach.planning.facts import facts
from coach.planning.season import season_week
from coach.planning.session import load_km
from coach.program import Program, WorkoutType, monday_of
from coach.race import Priority, RaceGoal
from coach.recording import Recording
from coach.usecases.coach import build
from coach.usecases.pushes import SundayWeek, WednesdayWeek
from coach.usecases.requests import Wanted
from coach.usecases.states import Answer
from coach.usecases.week import load
from coach.usecases.wishes import wishes_from
from tests.coach.planning.athletes import DAY, MONDAY, dossier, race, trained

T = TypeVar("T")
ME = AthleteId(1)
WEEK = 7 * DAY
SPARE_KM = 0.6
"""Of a whole week: what printing to a tenth may add."""

ATHLETES = (
    dossier,
    lambda: dossier(races=(race(40, 21.0975),)),
    lambda: dossier(activities=(*trained(9, until=MONDAY - WEEK), *trained(1, {1: 5.0, 5: 6.0}))),
    lambda: dossier(activities=trained(3, {1: 4.0, 5: 5.0})),
)


class StoppedClock:
    def __init__(self, at: datetime) -> None:
        self.at = at

    def moment(self) -> datetime:
        return self.at


class Days(RuleBasedStateMachine):
    """An athlete's days; after each step every week in force is held against the one before."""

    def __init__(self) -> None:
        super().__init__()
        self.loop = asyncio.new_event_loop()
        self.clock = StoppedClock(datetime.combine(MONDAY, time(9), UTC))
        self.store = MemoryStore()
        self.coach = build(self.store, self.clock)
        self.seen: dict[date, Program] = {}
        self.yes = False
        self.offers: list[int] = []
        self.better = False
        """A step was taken by an answer: it holds against an older version, too."""
        self.returned: set[date] = set()
        """Weeks whose older version was kept since."""

    def do(self, work: Coroutine[Any, Any, T]) -> T:
        return self.loop.run_until_complete(work)

    def teardown(self) -> None:
        self.loop.close()

    @property
    def today(self) -> date:
        return self.clock.at.date()

    @initialize(which=st.integers(0, len(ATHLETES) - 1))
    def begin(self, which: int) -> None:
        self.do(self.coach.people.restore(ME, ATHLETES[which]()))
        self.do(self.coach.plan_week(ME, MONDAY, cause="welcome"))
        self._judge()

    @rule(hours=st.sampled_from((5, 11, 24, 30)))
    def time_passes(self, hours: int) -> None:
        until = self.clock.at + timedelta(hours=hours)
        for kind, weekday, hour in ((PushKind.WEDNESDAY, 2, 12), (PushKind.SUNDAY, 6, 18)):
            day = monday_of(self.today) + weekday * DAY
            due = datetime.combine(day, time(hour), UTC)
            if self.clock.at < due <= until:
                self.clock.at = due
                self._said(Push(athlete=ME, kind=kind, day=day, due=due, expires=due + DAY))
                self._judge()
        self.clock.at = until
        self.do(self.coach.plan_week(ME, self.today))
        self._judge()

    @rule(by=st.sampled_from((0.4, 0.8, 1.0, 1.3, 1.8)), rpe=st.integers(2, 9))
    def trains(self, by: float, rpe: int) -> None:
        week = self.seen.get(monday_of(self.today))
        day = week.on(self.today) if week else None
        for number, workout in enumerate(day.workouts if day else ()):
            if workout.is_rest or workout.sport is None:
                continue
            km = None if workout.distance_km is None else round(workout.distance_km * by, 1)
            self._ran(workout.sport, workout.duration_min * by, km, rpe, f"{self.today}:{number}")
        self._follow(must=False)

    @rule(km=st.sampled_from((5.0, 12.0, 25.0)))
    def runs_besides(self, km: float) -> None:
        self._ran(Sport.RUNNING, km * 6, km, 5, f"extra:{self.clock.at}")
        self._follow(must=False)

    @rule(energy=st.integers(1, 5), pain=st.integers(0, 8), rest=st.booleans())
    def tells(self, energy: int, pain: int, rest: bool) -> None:
        words = f"energy {energy} pain {pain}" + (" rest day" if rest else "")
        logged = self.do(self.coach.journal.log(ME, words))
        self._follow(must=any(entry.opened is not None for entry in logged))

    @rule(what=st.sampled_from(("tired", "other", "less time, only 30 min on weekdays")))
    def wants_another_week(self, what: str) -> None:
        self.do(self.coach.regenerate(ME, None, wishes_from(what, self.today)))
        self._judge()

    @rule(days=st.integers(0, 6), change=st.sampled_from(("easier", "shorter", "move")))
    def changes_a_day(self, days: int, change: str) -> None:
        day = self.today + days * DAY
        to = day + DAY if change == "move" else None
        minutes = 25.0 if change == "shorter" else None
        self.do(self.coach.adjust(ME, Wanted(day=day, index=0, minutes=minutes, to=to)))
        self._judge()

    @rule(reason=st.sampled_from(("life", "physical")))
    def leaves_out(self, reason: str) -> None:
        self.do(self.coach.mark_workout(ME, self.today, 0, done=False, reason=reason))
        self._judge()

    @rule(ahead=st.integers(3, 30), priority=st.sampled_from(Priority))
    def enters_a_race(self, ahead: int, priority: Priority) -> None:
        goal = RaceGoal(name="a race", date=self.today + ahead * DAY, km=10.0, priority=priority)
        self.do(self._race(goal))
        self._follow(must=False)

    @rule(yes=st.booleans())
    @precondition(lambda self: self.offers)
    def answers_an_offer(self, yes: bool) -> None:
        self.yes = yes
        self.do(self.coach.offers.answer(ME, self.offers.pop(), yes=yes))
        self._judge()

    @rule(answer=st.sampled_from((Answer.BETTER, Answer.WORSE, Answer.SAME, Answer.FEVER_GONE)))
    def answers_how_it_goes(self, answer: Answer) -> None:
        for kept in self.do(self.coach.states.open_now(ME)):
            self.yes = answer in {Answer.BETTER, Answer.FEVER_GONE}
            self.better |= self.yes
            self.do(self.coach.states.answer(ME, kept.id, answer))
            self._follow(must=True)

    @rule()
    def keeps_the_old_week(self) -> None:
        self.yes = True
        self.do(self.coach.keep_old(ME, monday_of(self.today)))
        self._judge()
        self.returned |= {monday_of(self.today)} if self.better else set()

    @rule()
    def takes_the_last_change_back(self) -> None:
        self.do(self.coach.people.undo(ME))
        self.returned |= {monday_of(self.today), monday_of(self.today) + WEEK}
        self._follow(must=False)

    @rule(days=st.integers(1, 4))
    def goes_away(self, days: int) -> None:
        dates = (self.today, self.today + days * DAY)
        self.do(self.coach.away.add(ME, dates, 0, "travel"))
        self._follow(must=True)

    def _follow(self, *, must: bool) -> None:
        yes = self.yes
        for monday in (monday_of(self.today), monday_of(self.today) + WEEK):
            self.yes = yes
            self.do(self.coach.plan_week.follow(ME, monday, cause="told", must=must))
            self._judge()

    def _said(self, push: Push) -> None:
        content = self.do(self.coach.push(push))
        assert isinstance(content, SundayWeek | WednesdayWeek)
        if content.offer is not None:
            self.offers.append(content.offer.id)

    def _ran(self, sport: Sport, minutes: float, km: float | None, rpe: int, id_: str) -> None:
        run = Activity(
            start=self.clock.at,
            sport=sport,
            duration_s=minutes * 60,
            km=km,
            rpe=float(rpe),
            source="fit",
            id=id_,
        )
        self.do(self.coach.activities(ME, Recording(activity=run)))

    async def _race(self, goal: RaceGoal) -> None:
        async with self.store.transaction() as tx:
            await tx.races.keep(ME, goal)

    def _judge(self) -> None:
        """Each week as it is now against what it was, or, a new one, against the season's."""
        one = self.do(self._dossier())
        for week in one.programs:
            before = self.seen.get(week.week_start_date)
            if week.last_day < self.today or (before and before.version == week.version):
                continue
            if not self.yes and week.week_start_date not in self.returned:
                self._no_more(one, week, before)
            self.returned.discard(week.week_start_date)
            self.seen[week.week_start_date] = week
        self.yes = False

    def _no_more(self, one: Dossier, week: Program, before: Program | None) -> None:
        monday = week.week_start_date
        days = [d.date for d in week.daily_program if d.date >= self.today]
        planned = _load(one, week, days)
        if before is not None and not outlined(before):
            assert planned <= _load(one, before, days) + SPARE_KM, (before, week)
            return
        others = tuple(p for p in one.programs if p.week_start_date < monday)
        known = facts(one.with_(programs=others), self.today, monday)
        past = sum(d.load.load_km for d in known.days if not d.open and not d.load.raced)
        assert planned + past <= max(season_week(known).load_km, past) + SPARE_KM, week

    async def _dossier(self) -> Dossier:
        async with self.store.reading() as tx:
            return await load(tx, ME, self.clock.at)


def _load(one: Dossier, week: Program, days: list[date]) -> float:
    return sum(
        load_km(one.athlete.sport, workout)
        for day in days
        if (found := week.on(day)) is not None
        for workout in found.workouts
        if workout.workout_type is not WorkoutType.RACE and workout.done is None
    )


TestNothingButAYesRaisesLoad = Days.TestCase
TestNothingButAYesRaisesLoad.settings = settings(
    max_examples=6,
    stateful_step_count=10,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow],
)
