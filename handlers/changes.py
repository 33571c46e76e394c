"""Changes of a week that several commands and plain words lead to."""

from datetime import date

from telegram import Update

from coach.usecases.requests import Wanted
from coach.usecases.wishes import Need, wishes_from
from handlers.context import CoachContext, athlete_of
from handlers.forms import open_form
from handlers.outcomes import heed_pain, regenerated
from handlers.reply import show
from handlers.views import by_hand


async def renew(update: Update, context: CoachContext, monday: date | None, words: str) -> None:
    if await heed_pain(update, context, words):
        return
    athlete = athlete_of(update)
    shown_today = await context.coach.people.today(athlete)
    wanted = wishes_from(words, shown_today)
    if wanted.need in {Need.INJURY, Need.SICK}:
        await open_form(update, context, wanted.need.value)
        return
    await regenerated(update, context, monday, wanted)


async def adjust(update: Update, context: CoachContext, wanted: Wanted) -> None:
    """A change by hand: the week as it is now, what it gives up, the way back."""
    done = await context.coach.adjust(athlete_of(update), wanted)
    await show(update, by_hand.adjusted(done.shown, done.text, wanted.day))
