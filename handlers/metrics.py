"""/metrics: the load in words."""

from telegram import Update

from handlers.context import CoachContext, athlete_of
from handlers.reply import show
from handlers.views import metrics as views


async def metrics(update: Update, context: CoachContext) -> None:
    await show(update, views.metrics(await context.coach.metrics(athlete_of(update))))
