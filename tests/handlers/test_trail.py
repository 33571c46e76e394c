"""How a week came to be, in an athlete's words."""

from dataclasses import replace

import pytest

from coach import trail as kept
from coach.program import Program, Source
from coach.trail import Step, note
from handlers.views import trail
from tests.coach.planning.weeks import cases


def _program(*steps: str, source: Source = Source.PLANNER) -> Program:
    program = next(iter(cases(1))).write().program
    origin = replace(
        program.provenance,
        repaired=steps,
        model="claude-sonnet-5-5",
        prompt_hash="0123456789ab",
        tokens=3900,
        cost=0.0125,
    )
    return replace(program, source=source, provenance=origin)


def _told(program: Program) -> str:
    return "\n".join(trail.told(program))


def test_a_week_of_claudes_says_what_was_chosen_and_what_computed() -> None:
    program = _program(source=Source.CLAUDE)

    assert "Claude chose the workouts" in _told(program)
    assert "Claude" in trail.label(program)
    assert not trail.may_try_again(program)


def test_what_was_mended_set_right_and_reworded_is_told_in_words() -> None:
    program = _program(
        note(Step.MENDED, "R22"),
        note(Step.MENDED, "R11"),
        note(Step.SET_RIGHT, "Tuesday E1 50 → 48 min"),
        note(Step.REWORDED, "the reason for Sunday (R29)"),
        source=Source.CLAUDE,
    )

    told = _told(program)
    assert "went against your time and the number of hard days. Asked once" in told
    assert "Set right by me: Tuesday E1 50 → 48 min." in told
    assert "the reason for Sunday (words no coach may say)" in told
    assert "R22" not in told


def test_a_week_set_aside_says_over_what_and_that_its_repair_did_not_come() -> None:
    program = _program(note(Step.ASIDE, "R14, LOAD"), note(Step.UNMENDED, "overloaded"))

    told = _told(program)
    assert "set aside over the zone between easy and hard and the week's load" in told
    assert "Anthropic was overloaded" in told
    assert trail.label(program) == "Claude's week did not pass the rules: the planner's week"


@pytest.mark.parametrize("cause", ["network", "timeout", "overloaded", "auth", "what is this?"])
def test_a_claude_that_could_not_be_reached_can_be_tried_again(cause: str) -> None:
    program = _program(note(Step.AWAY, cause))

    assert trail.label(program) == "Claude could not be reached: the planner's week"
    assert "Claude could not be reached: the planner's week" in _told(program)
    assert trail.may_try_again(program)


@pytest.mark.parametrize("cause", [kept.SPENT_BY_ATHLETE, kept.SPENT_BY_BOT])
def test_a_spent_budget_is_said_kindly_and_not_tried_again(cause: str) -> None:
    program = _program(note(Step.AWAY, cause))

    assert "used up" in trail.label(program)
    assert not trail.may_try_again(program)


def test_where_it_came_from_is_there_for_whoever_looks_closer() -> None:
    line = trail.source(_program(source=Source.CLAUDE))

    assert "claude-sonnet-5-5 · 3,900 tokens · 0.0125 USD · prompt 0123456789ab" in line
    assert "rules " in line
    assert "inputs " in line
