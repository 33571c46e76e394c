"""The week that breaks no rule."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from coach.availability import FixedSession, Weekday
from coach.planning.draft import Draft
from coach.planning.efforts import is_hard_workout
from coach.planning.planner import days_of
from coach.planning.rules.verdicts import Outcome, RuleVerdict, Severity
from coach.planning.safest import EASED, Safe, eased, safest
from coach.planning.week import Written, finish
from coach.program import Program, WorkoutType
from tests.coach.planning.athletes import DAY, FREE, MONDAY, dossier, race, trained
from tests.coach.planning.weeks import training, written

BUILDING = dossier(races=(race(45, 21.1),), activities=trained(16))


@dataclass
class Judge:
    """Blocks a program while something holds of it; remembers what it saw."""

    minds: Callable[[Program], date | bool]
    id: str = "R99"
    seen: list[Program] = field(default_factory=list)

    def __call__(self, program: Program) -> Sequence[RuleVerdict]:
        self.seen.append(program)
        found = self.minds(program)
        return [
            RuleVerdict(
                id=self.id,
                severity=Severity.BLOCK,
                verdict=Outcome.BLOCK if found else Outcome.PASS,
                day=found if isinstance(found, date) else None,
                text="too much of it.",
            )
        ]


def safe(week: Written, judge: Judge) -> Safe:
    def whole(draft: Draft) -> Program:
        return finish(week.facts, week.bounds, days_of(draft))

    return safest(week.facts, week.bounds, whole, judge, afresh=True)


def km(program: Program) -> float:
    return program.predicted_metrics.total_distance_km


def test_days_on_which_the_ratio_is_too_high_rest_and_the_others_keep_what_they_have() -> None:
    """After low weeks the first days of a week ask too much; a week of rest would ask for more."""
    plain = written(BUILDING)
    trains = sorted({day.date for day, _ in training(plain.program)})

    def minds(program: Program) -> date | bool:
        return next((day.date for day, _ in training(program) if day.date in trains[:2]), False)

    found = safe(plain, Judge(minds, id="R08"))

    left = {day.date for day, _ in training(found.program)}
    assert not left & set(trains[:2])
    assert len(left) >= len(trains) - 2
    assert 0 < km(found.program) < km(plain.program)


def test_what_no_rule_blocks_is_written_once() -> None:
    judge = Judge(lambda program: False)

    found = safe(written(BUILDING), judge)

    assert len(judge.seen) == 1
    assert found.errors == ()


def test_what_is_blocked_for_its_hard_days_is_written_without() -> None:
    judge = Judge(lambda program: any(is_hard_workout(w) for _, w in training(program)))

    found = safe(written(BUILDING), judge)

    assert len(judge.seen) == 2
    assert not any(is_hard_workout(w) for _, w in training(found.program))
    assert km(found.program) > 0


def test_what_is_only_beside_goes_first() -> None:
    week = written(replace(BUILDING, availability=replace(FREE, strength_hours=0.75)))
    judge = Judge(
        lambda program: any(w.workout_type is WorkoutType.STRENGTH for _, w in training(program))
    )

    found = safe(week, judge)

    assert len(judge.seen) == 2
    assert any(is_hard_workout(w) for _, w in training(found.program))


def test_what_is_blocked_for_its_load_is_eased_step_by_step() -> None:
    full = km(written(BUILDING).program)
    judge = Judge(lambda program: km(program) > 0.7 * full)

    found = safe(written(BUILDING), judge)

    distances = [km(program) for program in judge.seen]
    assert distances == sorted(distances, reverse=True)
    assert 0 < km(found.program) <= 0.7 * full


def test_in_the_end_there_is_rest() -> None:
    judge = Judge(lambda program: bool(list(training(program))))

    found = safe(written(BUILDING), judge)

    assert list(training(found.program)) == []


def test_a_weekly_session_that_no_safe_week_can_keep_is_named() -> None:
    club = replace(FREE, fixed=(FixedSession(day=Weekday.THU, minutes=60, type="Intervals"),))
    week = written(replace(BUILDING, availability=club))
    thursday = MONDAY + 3 * DAY
    judge = Judge(
        lambda program: (
            thursday if any(w.title == "Intervals" for _, w in training(program)) else False
        )
    )

    found = safe(week, judge)

    assert found.errors == ("Intervals cannot be kept this week: too much of it.",)
    assert not any(w.title == "Intervals" for _, w in training(found.program))
    assert km(found.program) > 0


def test_a_block_that_nothing_lifts_is_handed_on() -> None:
    found = safe(written(BUILDING), Judge(lambda program: True))

    assert found.rules[0].verdict is Outcome.BLOCK


def test_easing_leaves_what_is_done() -> None:
    week = written(BUILDING, MONDAY + 3 * DAY)
    limits = week.bounds

    for share in EASED:
        less = eased(limits, share)
        assert less.done_km == limits.done_km
        assert limits.done_km <= less.target_km <= limits.target_km
        assert (less.hard, less.hard_days) == (0, ())
