"""/sick, /injury, and the answers that move a state."""

import re

from telegram import Update

from coach.usecases.states import Answer
from handlers.buttons import StateStep
from handlers.context import CoachContext, athlete_of, words_after_command
from handlers.forms import open_form
from handlers.outcomes import replan
from handlers.reply import reply, show
from handlers.views import body as views

_SEVERITY = re.compile(r"\b(10|[0-9])(?:\s*/\s*10)?\b")
_SINCE = re.compile(r"\bsince\s+(.+)$|\b(yesterday|today)\b", re.IGNORECASE)
_FEVER = re.compile(r"\bfever\b", re.IGNORECASE)
_DEGREES = re.compile(r"\b(3[89]|4[0-2])(?:[.,]\d)?\b")
_COLD = re.compile(r"\b(cold|sniffles?|runny nose|blocked nose|sneez\w*)\b", re.IGNORECASE)
_GUT = re.compile(r"\b(stomach|gut|vomit\w*|diarrh\w*|nausea)\b", re.IGNORECASE)


async def sick(update: Update, context: CoachContext) -> None:
    """/sick [fever since yesterday]: opens it, or asks how it goes."""
    words = words_after_command(update)
    if not words and await _open(update, context):
        return
    await open_form(update, context, "sick", answers=sick_answers(words))


async def injury(update: Update, context: CoachContext) -> None:
    """/injury [left achilles 4]: opens it, or asks how it goes."""
    words = words_after_command(update)
    if not words and await _open(update, context):
        return
    await open_form(update, context, "injury", answers=injury_answers(words))


async def open_sick(update: Update, context: CoachContext) -> None:
    await open_form(update, context, "sick")


async def open_injury(update: Update, context: CoachContext) -> None:
    await open_form(update, context, "injury")


async def answer(update: Update, button: StateStep, context: CoachContext) -> None:
    """Better, the same, worse, cleared: one step, and the program follows."""
    athlete = athlete_of(update)
    if button.what not in set(Answer):
        await show(update, views.closed())
        return
    done = await context.coach.states.answer(athlete, button.id, Answer(button.what))
    if done is None:
        await show(update, views.closed())
        return
    await show(update, views.changed(done))
    if done.moved:
        await replan(update, context, cause="your answer")


async def _open(update: Update, context: CoachContext) -> bool:
    states = await context.coach.states.open_now(athlete_of(update))
    if states:
        await reply(update, views.listed(states))
    return bool(states)


def sick_answers(words: str) -> dict[str, str]:
    """What "fever since yesterday" answers already."""
    answers: dict[str, str] = {}
    if _FEVER.search(words):
        answers["kind"] = "high_fever" if _DEGREES.search(words) else "fever"
    elif _COLD.search(words):
        answers["kind"] = "cold"
    elif _GUT.search(words):
        answers["kind"] = "gut"
    elif words:
        answers["kind"] = "other"
    since = _SINCE.search(words)
    if since:
        answers["since"] = (since[1] or since[2]).strip()
    return answers


def injury_answers(words: str) -> dict[str, str]:
    """What "left achilles 4" answers already."""
    answers: dict[str, str] = {}
    severity = _SEVERITY.search(words)
    where = _SEVERITY.sub("", words, count=1).strip(" ,:-")
    if where:
        answers["where"] = where[:80]
    if severity:
        answers["pain"] = severity[1]
    return answers
