"""What is left to choose beside the planner's week."""

from dataclasses import replace
from datetime import timedelta

from coach.activity import Sport
from coach.availability import Availability, DatedException, FixedSession, Minutes, Weekday
from coach.planning.offer import Offer, offer
from coach.planning.week import Wishes, Written
from coach.program import Day, WorkoutType
from tests.coach.planning.athletes import FREE, MONDAY, dossier, race, run, trained
from tests.coach.planning.weeks import cases, written

DAY = timedelta(days=1)


def offered(week: Written) -> Offer:
    return offer(week.facts, week.bounds, week.program, afresh=week.afresh)


def days(found: Offer) -> list[str]:
    return [day.bounds.weekday.value for day in found.days]


def test_only_days_with_time_are_on_offer() -> None:
    assert days(offered(written(dossier()))) == ["tue", "wed", "thu", "sat", "sun"]


def test_what_the_planner_has_is_always_among_the_options() -> None:
    for case in cases(25):
        week = case.write()
        found = offered(week)
        for day in found.days:
            planned = week.program.on(day.bounds.date)
            assert planned is not None
            for workout in planned.workouts:
                if workout.code is None:
                    continue
                option = day.option(workout.code)
                assert option is not None, (case.seed, workout.code)
                assert option.low <= workout.duration_min
                assert int(workout.duration_min) <= option.high


def test_a_weekly_session_is_not_chosen_for() -> None:
    club = replace(FREE, fixed=(FixedSession(day=Weekday.TUE, minutes=60, type="Intervals"),))
    assert "tue" not in days(offered(written(dossier(availability=club))))


def test_a_race_is_not_chosen_for() -> None:
    assert "sat" not in days(offered(written(dossier(races=(race(5, 10.0),)))))


def test_days_away_are_not_chosen_for() -> None:
    away = DatedException(from_=MONDAY + DAY, to=MONDAY + 2 * DAY)
    assert days(offered(written(dossier(exceptions=(away,))))) == ["thu", "sat", "sun"]


def test_past_and_done_days_are_not_chosen_for() -> None:
    thursday = MONDAY + 3 * DAY
    done = dossier(activities=(*trained(10), run(thursday, 8.0)))
    assert days(offered(written(done, today=thursday))) == ["sat", "sun"]


def test_a_pinned_workout_is_not_chosen_for() -> None:
    first = written(dossier()).program
    sunday = first.daily_program[6]
    kept = tuple(replace(workout, pinned=True) for workout in sunday.workouts)
    pinned = replace(
        first, daily_program=(*first.daily_program[:6], replace(sunday, workouts=kept))
    )
    again = written(dossier(programs=(pinned,)), wishes=Wishes())
    assert days(offered(again)) == ["tue", "wed", "thu", "sat"]


def test_what_stands_in_force_is_chosen_for_only_afresh() -> None:
    first = written(dossier()).program
    known = dossier(programs=(first,))
    assert offered(written(known)).days == ()
    assert days(offered(written(known, wishes=Wishes()))) == ["tue", "wed", "thu", "sat", "sun"]


def test_only_what_had_to_change_is_chosen_for_in_a_kept_week() -> None:
    first = written(dossier()).program
    less = DatedException(from_=MONDAY + 6 * DAY, to=MONDAY + 6 * DAY, kind="less", minutes=40)
    week = written(dossier(programs=(first,), exceptions=(less,)))
    assert days(offered(week)) == ["sun"]


def test_no_day_is_on_offer_where_no_load_is_left() -> None:
    for case in cases(40):
        week = case.write()
        found = offered(week)
        if found.ceiling_km == 0:
            own = week.facts.main_sports
            assert all(
                option.sport not in own or option.sport in {Sport.WALKING, Sport.HIKING}
                for day in found.days
                for option in day.options
            )


def test_the_ceiling_is_the_seasons_week_or_the_planners() -> None:
    week = written(dossier())
    found = offered(week)
    assert found.ceiling_km >= week.bounds.target_km - week.bounds.done_km - 1e-9
    assert found.floor_km <= found.ceiling_km


def test_a_code_is_found_however_it_is_spelt() -> None:
    day = offered(written(dossier())).days[0]
    code = day.options[0].template.code
    assert day.option(f" {code.lower()} ") is day.options[0]
    assert day.option("nothing") is None


def test_a_day_that_must_rest_is_no_choice() -> None:
    nowhere = Availability(days=Minutes(sun=120))
    assert days(offered(written(dossier(availability=nowhere)))) == ["sun"]


def test_hard_workouts_are_on_offer_on_hard_days_alone() -> None:
    for case in cases(40):
        week = case.write()
        for day in offered(week).days:
            planned: Day | None = week.program.on(day.bounds.date)
            had = {w.code for w in planned.workouts} if planned else set()
            hard = {o.template.code for o in day.options if o.hard} - had
            assert not hard or day.bounds.date in week.bounds.hard_days


def test_time_trials_are_never_on_offer() -> None:
    kinds = {
        option.template.workout_type
        for case in cases(30)
        for day in offered(case.write()).days
        for option in day.options
    }
    assert WorkoutType.TIME_TRIAL not in kinds
    assert WorkoutType.EASY in kinds
