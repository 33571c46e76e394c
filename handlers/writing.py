"""A week that is seen while it is written: day by day, stoppable, whole at the end."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from datetime import date
from time import monotonic

from telegram import Update

from coach.errors import WritingStoppedError
from coach.trail import STOPPED
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
AFTER_A_DAY = 1.0
"""When a day's line can be shown its reason is still to come, and at the end the summary: at least
as much as so many days."""

Work = Callable[[Onlooker], Awaitable[WeekShown]]
Say = Callable[[Update, Message], Awaitable[int | None]]


@dataclass(slots=True)
class Tempo:
    """How fast the days come, and so when a week will be whole."""

    first: float | None = None

    def ends_at(self, days: int) -> float:
        """A moment of `monotonic`, with so many days heard now."""
        now = monotonic()
        if days <= 1:
            self.first = now if days else None
        if self.first is None or days <= 1:
            return float("inf")
        return now + (now - self.first) / (days - 1) * (DAYS - days + AFTER_A_DAY)


async def anew(update: Update, context: CoachContext, work: Work) -> WeekShown:
    """Another version, in a message of its own."""
    return await _seen(update, context, work, reply)


async def seen(update: Update, context: CoachContext, work: Work) -> WeekShown:
    """A week that may have to be written first, in place of what was tapped if it was there."""
    return await _seen(update, context, work, show)


async def _seen(update: Update, context: CoachContext, work: Work, say: Say) -> WeekShown:
    """Does the work in sight of the athlete, and shows what it came to."""
    number, monday = new_number(), date.min
    stopped = False

    def hear(week: Growing) -> None:
        nonlocal monday
        monday = week.monday
        if len(week.days) < DAYS:  # with the last line the week is all but there
            message.take(views.writing(week, number), tempo.ends_at(len(week.days)))

    onlooker, tempo = Onlooker(hear), Tempo()
    async with (
        growing(update, context.frame.drafts) as message,
        context.frame.writings.open(update, message, number, onlooker) as writing,
    ):
        try:
            shown = await work(onlooker)
        except WritingStoppedError:
            stopped = True
            shown = await context.coach.plan_week.kept(athlete_of(update), monday)
        writing.stopped = stopped or shown.writer_down == STOPPED
    said = views.stopped(shown) if stopped else views.program(shown)
    if message.begun:
        await message.whole(said)
    else:
        await say(update, said)
    return shown


async def stop(update: Update, button: StopWriting, context: CoachContext) -> None:
    """Stop was heeded when it came in; one from before a restart shows the week there is."""
    if context.frame.writings.knows(button.number):
        return
    shown = await context.coach.plan_week(athlete_of(update))
    await show(update, views.program(shown))
