"""Race results in whatever was sent: looked for, shown, kept by taps."""

from telegram import Update

from coach.usecases.found import Found
from handlers.buttons import FoundResult
from handlers.context import CoachContext, athlete_of
from handlers.reply import reply, show, typing
from handlers.views import results as views


async def look(update: Update, context: CoachContext, source: bytes | str) -> Found:
    """What is in a picture or a list, held under the message it came with."""
    message = update.effective_message
    key = str(message.message_id) if message else ""
    async with typing(update):
        return await context.coach.results(athlete_of(update), source, key)


async def find(update: Update, context: CoachContext, source: bytes | str) -> None:
    """Looks, and shows what was found."""
    await reply(update, views.found(await look(update, context, source)))


async def tap(update: Update, button: FoundResult, context: CoachContext) -> None:
    """One row, all that are sure, or another page."""
    athlete = athlete_of(update)
    results = context.coach.results
    page, found = 0, None
    if button.what == "all":
        found = await results.keep_sure(athlete, button.key)
    elif button.what.isascii() and button.what.isdigit():
        number = int(button.what[:6])
        page, found = (number - 1) // views.PAGE, await results.keep(athlete, button.key, number)
    else:
        turned = button.what[1:7]
        page = int(turned) if turned.isascii() and turned.isdigit() else 0
        found = await results.again(athlete, button.key)
    await show(update, views.over() if found is None else views.found(found, page))
