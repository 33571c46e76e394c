"""/stats: what Claude did and cost, for the owner."""

from telegram import Update

from coach.athlete import AthleteId
from handlers.context import CoachContext, athlete_of
from handlers.reply import reply
from handlers.views import house
from handlers.views import stats as views


async def stats(update: Update, context: CoachContext) -> None:
    """Whoever is not the owner learns nothing, not even that there is such a command."""
    owner = context.frame.owner
    found = await context.coach.stats(
        athlete_of(update), None if owner is None else AthleteId(owner)
    )
    if found is None:
        await reply(update, house.unknown_command("/stats"))
        return
    await reply(update, views.account(found))
