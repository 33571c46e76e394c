"""/pace: equivalent race times and training paces."""

from telegram import Update

from coach.errors import UnreadableAnswerError
from coach.understanding.timed import read_timed
from coach.usecases.pace import plausible
from handlers.context import CoachContext, athlete_of, words_after_command
from handlers.reply import reply
from handlers.views import pace as views


async def pace(update: Update, context: CoachContext) -> None:
    """/pace [10k 45:00]: a distance and a time in any words; without them the newest result."""
    athlete = athlete_of(update)
    words = words_after_command(update)
    race = None
    if words:
        person = await context.coach.people.known(athlete)
        try:
            race = read_timed(words, person.units)
        except UnreadableAnswerError:
            race = (0.0, 0.0)
        if not plausible(*race):
            await reply(update, views.unreadable())
            return
    shown = await context.coach.pace(athlete, race)
    await reply(update, views.pace(shown) if shown else views.ask())
