"""Weekly sessions in finished programs."""

from dataclasses import replace

from coach.availability import FixedSession, Weekday
from coach.dossier import Dossier
from coach.journal import Observation
from coach.planning.fixtures import in_the_way, is_kept
from coach.planning.planner import REST
from coach.planning.week import Written
from coach.program import Program
from tests.coach.planning.athletes import FREE, MONDAY, dossier, race, trained
from tests.coach.planning.weeks import written

CLUB = FixedSession(day=Weekday.THU, minutes=60, type="Intervals")


def club(session: FixedSession = CLUB, **parts: object) -> Dossier:
    return dossier(
        availability=replace(FREE, fixed=(session,)),
        activities=trained(16),
        races=(race(45, 21.1),),
        **parts,
    )


def without(program: Program, day: int = 3) -> Program:
    days = list(program.daily_program)
    days[day] = replace(days[day], workouts=(REST,))
    return replace(program, daily_program=tuple(days))


def way(week: Written, program: Program, session: FixedSession = CLUB) -> str | None:
    return in_the_way(week.facts, week.bounds, program, week.facts.days[3], session)


def test_a_session_is_kept_by_its_kind_and_its_length() -> None:
    week = written(club())
    thursday = week.program.daily_program[3]
    (session,) = thursday.workouts

    assert is_kept(week.facts, thursday, CLUB)
    shorter = replace(session, duration_min=45.0)
    assert not is_kept(week.facts, replace(thursday, workouts=(shorter,)), CLUB)
    assert not is_kept(week.facts, week.program.daily_program[1], CLUB)


def test_words_that_name_no_kind_are_kept_too() -> None:
    spin = replace(CLUB, type="spin class")
    week = written(club(spin))

    assert is_kept(week.facts, week.program.daily_program[3], spin)


def test_dropped_for_nothing_nothing_is_in_the_way() -> None:
    week = written(club())

    assert way(week, without(week.program)) is None


def test_a_hard_day_beside_it_is_in_the_way() -> None:
    week = written(club())
    thursday = week.program.daily_program[3].workouts
    moved = list(without(week.program).daily_program)
    moved[2] = replace(moved[2], workouts=thursday)

    assert way(week, replace(week.program, daily_program=tuple(moved))) == "R12"


def test_pain_is_in_the_way_of_what_is_hard() -> None:
    week = written(club(observations=(Observation(date=MONDAY, pain=4),)))

    assert way(week, week.program) == "R02"


def test_minutes_are_in_the_way() -> None:
    longer = replace(CLUB, type="Easy Run", minutes=120)
    week = written(club(longer))

    assert way(week, week.program, longer) == "R22"
