"""A week as Claude answers it."""

from typing import Any

import anthropic
import pytest
from pydantic import ValidationError

from coach.availability import WEEKDAYS, Weekday
from coach.planning.picks import Choice
from prompts.week_answer import DayAnswer, WeekAnswer, choice, written
from tests.fakes.schema_rules import schema_fault
from tests.prompts.answers import day

WEEK: dict[str, Any] = {name: day("E1", 45, "Legs are fresh.") for name in WEEKDAYS}
WHOLE = WEEK | {"summary": "Build. Sleep."}


def test_the_schema_is_one_the_api_takes() -> None:
    schema = anthropic.transform_schema(WeekAnswer)
    assert schema_fault(schema) is None
    assert schema["required"] == [*WEEKDAYS, "summary"]
    assert schema["additionalProperties"] is False


def test_all_seven_days_are_required() -> None:
    with pytest.raises(ValidationError):
        WeekAnswer.model_validate({k: v for k, v in WHOLE.items() if k != "fri"})


def test_every_day_is_a_choice() -> None:
    choices = WeekAnswer.model_validate(WHOLE).choices
    assert list(choices) == list(Weekday)
    assert choices[Weekday.WED] == Choice(code="E1", minutes=45)


@pytest.mark.parametrize("code", ["keep", "KEEP", " keep ", ""])
def test_a_kept_day_chooses_nothing(code: str) -> None:
    assert choice(DayAnswer(**day(code, 50))).code == "rest"


def test_absurd_minutes_are_cut() -> None:
    assert choice(DayAnswer(**day("E1", 10**300))).minutes == 10_000
    assert choice(DayAnswer(**day("E1", -5))).minutes == 0


def test_a_day_can_be_shown_once_its_reason_has_begun() -> None:
    assert written({}) == {}
    assert written({"mon": {"code": "E"}}) == {}
    bare = {name: value for name, value in WEEK["tue"].items() if name != "why"}
    assert list(written({"mon": WEEK["mon"], "tue": bare})) == [Weekday.MON]
    assert list(written({"mon": WEEK["mon"], "tue": bare | {"why": ""}})) == list(Weekday)[:2]
    assert list(written(WHOLE)) == list(Weekday)


def test_the_reason_comes_last_so_what_is_chosen_stands_by_then() -> None:
    schema = anthropic.transform_schema(WeekAnswer)
    assert schema["$defs"]["DayAnswer"]["required"][-1] == "why"


def test_a_broken_day_ends_what_can_be_shown() -> None:
    part = {"mon": WEEK["mon"], "tue": {"code": 3}, "wed": WEEK["wed"], "thu": {}}
    assert list(written(part)) == [Weekday.MON]
