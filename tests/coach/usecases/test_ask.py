"""Questions: fixed texts first, the last turns told, silence with its reason."""

import pytest

from coach.errors import BudgetSpentError, WriterUnavailableError
from coach.proposal import Action, CoachAnswer
from coach.state import Tier
from coach.usecases.ask import TURNS, AskCoach, Silence
from storage.database import Database
from tests.coach.usecases.conftest import ANA, StoppedClock
from tests.doubles import ScriptedAnswers


async def test_what_is_medical_is_answered_by_code_alone(
    store: Database, clock: StoppedClock
) -> None:
    answerer = ScriptedAnswers()
    for answers in (answerer, None):
        found = await AskCoach(store, clock, answers)(ANA, "I have a fever, should I run?")
        assert found.finding is not None
        assert found.finding.tier is Tier.T5
    assert answerer.asked == []


async def test_the_last_turns_are_told_and_no_more(store: Database, clock: StoppedClock) -> None:
    answerer = ScriptedAnswers()
    coach = AskCoach(store, clock, answerer)
    for number in range(TURNS + 2):
        answered = await coach(ANA, f"question {'i' * number}?")
        await coach.told(ANA, f"question {'i' * number}?", answered.text)
    assert len(answerer.asked[-1].before) == TURNS
    assert answerer.asked[-1].before[-1].question == f"question {'i' * TURNS}?"


async def test_after_a_day_a_question_stands_alone(store: Database, clock: StoppedClock) -> None:
    answerer = ScriptedAnswers()
    coach = AskCoach(store, clock, answerer)
    await coach.told(ANA, "why?", "Because.")
    clock.go(hours=25)
    await coach(ANA, "and then?")
    assert answerer.asked[0].before == ()


async def test_what_it_replies_to_goes_along(store: Database, clock: StoppedClock) -> None:
    answerer = ScriptedAnswers(CoachAnswer(text="Yes.", action=Action.MOVE))
    found = await AskCoach(store, clock, answerer)(ANA, "why is that?", about="Tuesday: Tempo")
    assert answerer.asked[0].about == "Tuesday: Tempo"
    assert found.action is Action.MOVE


@pytest.mark.parametrize(
    ("error", "why"),
    [
        (None, Silence.NO_KEY),
        (WriterUnavailableError("overloaded"), Silence.AWAY),
        (BudgetSpentError("athlete"), Silence.ATHLETE),
        (BudgetSpentError("day"), Silence.BOT),
        (BudgetSpentError("month"), Silence.BOT),
    ],
)
async def test_silence_says_why(
    error: WriterUnavailableError | None, why: Silence, store: Database, clock: StoppedClock
) -> None:
    answerer = ScriptedAnswers(fails=error) if error else None
    found = await AskCoach(store, clock, answerer)(ANA, "how is my load?")
    assert (found.text, found.silence) == ("", why)
