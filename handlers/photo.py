"""A photo: race results are read in it, and whatever is kept of them is tapped."""

from telegram import Update

from handlers.context import CoachContext, athlete_of
from handlers.fetching import fetch
from handlers.files.reading import LARGEST
from handlers.found import look
from handlers.reply import reply
from handlers.unasked import heard
from handlers.views import results as views


async def photo(update: Update, context: CoachContext) -> None:
    """A picture, sent as one or as a file; without results in it, its caption may say more."""
    message = update.effective_message
    if message is None:
        return
    picture = message.photo[-1] if message.photo else message.document
    if picture is None:
        return
    await context.coach.people.known(athlete_of(update))
    caption = (message.caption or "").strip()
    if not context.coach.results.ready:
        await reply(update, views.no_eyes())
    elif (picture.file_size or 0) > LARGEST:
        await reply(update, views.too_big())
    else:
        found = await look(update, context, await fetch(picture))
        await reply(update, views.found(found))
        if found.rows:
            return
    if caption:
        await heard(update, context, caption)
