"""/memory: what the coach remembers, and how it forgets."""

from telegram import Update

from handlers.buttons import ForgetFact, ShowMemory
from handlers.context import CoachContext, athlete_of, words_after_command
from handlers.reply import reply, show, toast
from handlers.views import memory as views
from handlers.views.message import Message

FORGET = "forget"
ALL = frozenset({"all", "everything"})


async def memory(update: Update, context: CoachContext) -> None:
    """/memory [forget 12 | forget all]."""
    athlete = athlete_of(update)
    verb, _, what = words_after_command(update).casefold().partition(" ")
    what = what.strip().lstrip("#")
    if verb != FORGET or not what:
        await reply(update, views.how() if verb else await _list(update, context))
    elif what in ALL:
        await reply(update, views.listed(await context.coach.memory.forget_all(athlete)))
    else:
        number = int(what) if what.isascii() and what.isdigit() and len(what) < 10 else 0  # noqa: PLR2004
        left = await context.coach.memory.forget(athlete, number)
        await reply(update, views.listed(left) if left.gone else views.no_such(what[:20]))


async def open_(update: Update, context: CoachContext) -> None:
    """The same from a button."""
    await show(update, await _list(update, context))


async def page(update: Update, button: ShowMemory, context: CoachContext) -> None:
    await show(update, await _list(update, context, button.page))


async def forget(update: Update, button: ForgetFact, context: CoachContext) -> None:
    """One of them, in one tap."""
    left = await context.coach.memory.forget_row(athlete_of(update), button.row)
    if not left.gone:
        await toast(update, "That one is forgotten already.")
    await show(update, views.listed(left))


async def _list(update: Update, context: CoachContext, number: int = 0) -> Message:
    return views.listed(await context.coach.memory(athlete_of(update)), number)
