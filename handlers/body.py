"""/sick, /injury, and the answers that move a state."""

import re

from telegram import Update

from coach.state import ReturnStage, StateKind, Tier
from coach.usecases.states import Answer
from handlers.ailments import injury_answers, sick_answers
from handlers.buttons import RaiseFlag, StateStep
from handlers.context import CoachContext, athlete_of, words_after_command
from handlers.forms import open_form
from handlers.outcomes import replan
from handlers.reply import reply, show
from handlers.views import body as views

_BETTER = re.compile(
    r"\b(?:better|recovered|over it|gone|healthy|healed|well again|fine again|no fever)\b",
    re.IGNORECASE,
)
"""Words behind the command that tell how it goes, not what has begun."""


async def sick(update: Update, context: CoachContext) -> None:
    """/sick [fever since yesterday]: opens it, or asks how it goes."""
    words = words_after_command(update)
    if _asks_how(words) and await _open(update, context, None if words else StateKind.INJURED):
        return
    await open_form(update, context, "sick", answers=sick_answers(words))


async def injury(update: Update, context: CoachContext) -> None:
    """/injury [left achilles 4]: opens it, or asks how it goes."""
    words = words_after_command(update)
    if _asks_how(words) and await _open(update, context, None if words else StateKind.SICK):
        return
    await open_form(update, context, "injury", answers=injury_answers(words))


async def open_sick(update: Update, context: CoachContext) -> None:
    await open_form(update, context, "sick")


async def open_injury(update: Update, context: CoachContext) -> None:
    await open_form(update, context, "injury")


async def answer(update: Update, button: StateStep, context: CoachContext) -> None:
    """Better, the same, worse, cleared: one step, and the program follows."""
    athlete = athlete_of(update)
    if button.what not in set(Answer) or button.stage not in set(ReturnStage):
        await show(update, views.closed())
        return
    done = await context.coach.states.answer(
        athlete, button.id, Answer(button.what), ReturnStage(button.stage)
    )
    if done is None:
        await show(update, views.closed())
        return
    await show(update, views.changed(done))
    if done.moved:
        await replan(update, context, cause="your answer")


async def raise_flag(update: Update, button: RaiseFlag, context: CoachContext) -> None:
    """Yes, that is me: what the fixed text said is heeded from now on."""
    done = None
    if button.tier in set(Tier):
        done = await context.coach.states.raise_flag(athlete_of(update), Tier(button.tier))
    if done is None:
        await show(update, views.closed())
        return
    await show(update, views.changed(done))
    await replan(update, context, cause="what you told me about your body")


def _asks_how(words: str) -> bool:
    return not words or _BETTER.search(words) is not None


async def _open(update: Update, context: CoachContext, other: StateKind | None) -> bool:
    """How it goes with what is open; who is only ill has something new to say of an injury."""
    states = await context.coach.states.open_now(athlete_of(update))
    if any(kept.value.kind is not other for kept in states):
        await reply(update, views.listed(states))
        return True
    return False
