"""A week that is seen while it is written: day by day, stoppable, whole at the end."""

from collections.abc import Awaitable, Callable
from datetime import date

from telegram import Update

from coach.errors import WritingStoppedError
from coach.usecases.onlooker import Growing, Onlooker
from coach.usecases.week import WeekShown
from handlers.buttons import StopWriting
from handlers.context import CoachContext, athlete_of
from handlers.live import growing
from handlers.reply import reply, show
from handlers.views import week as views
from handlers.views.message import Message
from handlers.writings import new_number

DAYS = 7

Work = Callable[[Onlooker], Awaitable[WeekShown]]
Say = Callable[[Update, Message], Awaitable[int | None]]


async def anew(update: Update, context: CoachContext, work: Work) -> None:
    """Another version, in a message of its own."""
    await _seen(update, context, work, reply)


async def seen(update: Update, context: CoachContext, work: Work) -> None:
    """A week that may have to be written first, in place of what was tapped if it was there."""
    await _seen(update, context, work, show)


async def _seen(update: Update, context: CoachContext, work: Work, say: Say) -> None:
    """Does the work in sight of the athlete, and shows what it came to."""
    number, monday = new_number(), date.min
    stopped = False

    def hear(week: Growing) -> None:
        nonlocal monday
        monday = week.monday
        if len(week.days) < DAYS:  # with the last line the week is all but there
            message.take(views.writing(week, number))

    onlooker = Onlooker(hear)
    async with growing(update) as message:
        with context.frame.writings.open(number, onlooker):
            try:
                shown = await work(onlooker)
            except WritingStoppedError:
                stopped = True
                shown = await context.coach.plan_week.kept(athlete_of(update), monday)
    said = views.stopped(shown) if stopped else views.program(shown)
    if message.begun:
        await message.whole(said)
    else:
        await say(update, said)


async def stop(update: Update, button: StopWriting, context: CoachContext) -> None:
    """Stop was heeded when it came in; one from before a restart shows the week there is."""
    if context.frame.writings.knows(button.number):
        return
    shown = await context.coach.plan_week(athlete_of(update))
    await show(update, views.program(shown))
