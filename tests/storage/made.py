"""Things to keep."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta, timezone

from coach.activity import Activity, Sport
from coach.athlete import Athlete, AthleteId
from coach.availability import Availability, Conditions, DatedException, Minutes
from coach.dossier import Dossier, Fact, Match, Offer, Receipt, Settings, Thumb
from coach.journal import Observation
from coach.ports import Store
from coach.program import Day, Program, Workout, WorkoutType
from coach.race import RaceGoal, RaceResult
from coach.state import State, StateKind

ANA, BORIS = AthleteId(101), AthleteId(202)
STRANGER = AthleteId(999)
NOON = datetime(2026, 12, 4, 12, tzinfo=UTC)
FRIDAY = date(2026, 12, 4)
MONDAY = date(2026, 11, 30)
DAY = timedelta(days=1)
WEEK = timedelta(days=7)
MINUTE = timedelta(minutes=1)
BERLIN = timezone(timedelta(hours=1))

PERSON = Athlete(time_zone="Europe/Berlin", name="Ana")
GOAL = RaceGoal(name="Berlin Half", date=date(2027, 4, 4), km=21.1)


async def enrol(store: Store, *athletes: AthleteId) -> None:
    """Athletes who are there, and nothing else about them."""
    async with store.transaction() as tx:
        for athlete in athletes or (ANA,):
            await tx.athletes.keep(athlete, PERSON)


def run(day: date = FRIDAY, *, hour: int = 7, id_: str | None = None, km: float = 10) -> Activity:
    start = datetime(day.year, day.month, day.day, hour, tzinfo=BERLIN)
    return Activity(start=start, sport=Sport.RUNNING, duration_s=3600.0, km=km, id=id_)


def report(day: date = FRIDAY, **more: object) -> Observation:
    return replace(Observation(date=day), **more)  # type: ignore[arg-type]


def week(monday: date = MONDAY, *, summary: str = "", accepted: bool = True) -> Program:
    easy = Workout(workout_type=WorkoutType.EASY, title="Easy", duration_min=45)
    days = tuple(
        Day(date=monday + n * DAY, day=f"{monday + n * DAY:%A}", workouts=(easy,) if n % 2 else ())
        for n in range(7)
    )
    return Program(
        week_start_date=monday, daily_program=days, week_summary=summary, accepted=accepted
    )


def whole_dossier() -> Dossier:
    """Something of everything; two of a kind where an athlete may have two alike."""
    return Dossier(
        athlete=replace(PERSON, birth_year=1990, resting_hr=52),
        availability=Availability(days=Minutes(tue=45, sat=120), notes=("no track in winter",)),
        exceptions=(
            DatedException(from_=FRIDAY, to=FRIDAY + 30 * DAY, reason="work"),
            DatedException(from_=FRIDAY + DAY, to=FRIDAY + 2 * DAY),
        ),
        conditions=(
            Conditions(from_=FRIDAY, to=FRIDAY + 9 * DAY, altitude_m=1800.0),
            Conditions(from_=FRIDAY + DAY, to=FRIDAY + 3 * DAY, wbgt_c=27.0),
        ),
        races=(GOAL, replace(GOAL, name="Club 10 k", date=GOAL.date + WEEK)),
        results=(RaceResult(name="Park", date=MONDAY - 9 * DAY, km=5.0, time_s=1500.0),),
        activities=(
            run(MONDAY, km=8),
            run(MONDAY, km=9),  # two watches, one start, no ids
            run(FRIDAY, id_="fit-1"),
        ),
        observations=(report(MONDAY, rpe=4.0), report(FRIDAY, energy=2, note="müde 🏃")),
        states=(
            State(kind=StateKind.SICK, since=MONDAY - DAY, until=MONDAY),
            State(kind=StateKind.SICK, since=MONDAY - DAY, until=MONDAY),
        ),
        programs=(
            week(MONDAY, summary="first", accepted=False),
            replace(week(MONDAY, summary="second"), version=2),
            week(MONDAY + WEEK),
        ),
        receipts=(Receipt(week_start_date=MONDAY - WEEK, adherence=0.9),),
        matches=(Match(date=MONDAY, code="E1"), Match(date=MONDAY, code="E1")),
        offers=(Offer(date=FRIDAY, text="ten minutes more", accepted=True),),
        facts=(Fact(id=1, date=MONDAY, text="hates hills", quote="no hills please"),),
        thumbs=(Thumb(week_start_date=MONDAY, version=2, up=True),),
        settings=Settings(check_in_at=None, paused=True),
    )
