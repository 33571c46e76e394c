"""/season: the road to the race."""

from telegram import Update

from handlers.context import CoachContext, athlete_of
from handlers.reply import show
from handlers.views import season as views


async def season(update: Update, context: CoachContext) -> None:
    await show(update, views.season(await context.coach.season(athlete_of(update))))
