"""A file: an activity (or several), read in a worker, kept once."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from datetime import date

from telegram import Update

from coach.recording import Recording
from coach.usecases.activities import ActivityLogged
from handlers.buttons import ActivityEffort, ActivityIs, ActivityJoin, StartActivity
from handlers.context import CoachContext, athlete_of
from handlers.fetching import fetch
from handlers.files.reading import LARGEST
from handlers.forms import open_form
from handlers.outcomes import replan
from handlers.reply import reply, show
from handlers.views import files as views
from handlers.views import house, journal

LONG_S = 2.0
"""After so many seconds the athlete is told that the file is being read."""

SHOWN_MOST = 8
"""So many activities of one file get a message each; more are summed up."""


async def upload(update: Update, context: CoachContext) -> None:
    """A document: .fit, .tcx, .gpx, packed or not."""
    athlete = athlete_of(update)
    document = update.effective_message.document if update.effective_message else None
    if document is None:
        return
    person = await context.coach.people.known(athlete)
    if (document.file_size or 0) > LARGEST:
        await reply(update, views.too_big())
        return
    async with _told(update):
        data = await fetch(document)
        reading = await context.frame.read_file(
            data,
            document.file_name or "",
            zone=person.zone,
            moment=context.coach.clock.moment(),
        )
    kept = [await context.coach.activities(athlete, one) for one in reading.activities]
    await _answer(
        update, context, list(zip(reading.activities, kept, strict=True)), reading.warnings
    )
    await replan(update, context, cause="the training you sent", only_if_due=True)


async def _answer(
    update: Update,
    context: CoachContext,
    kept: list[tuple[Recording, ActivityLogged]],
    warnings: tuple[str, ...],
) -> None:
    if len(kept) > SHOWN_MOST:
        await reply(update, views.many([done for _, done in kept], warnings))
        return
    for recording, done in kept:
        await reply(update, journal.uploaded(done, warnings))
        if not recording.start_trusted and not done.again:
            hint = recording.start_hint.date() if recording.start_hint else None
            await _ask_date(update, context, done, hint)


async def _ask_date(
    update: Update, context: CoachContext, done: ActivityLogged, hint: date | None
) -> None:
    await open_form(
        update,
        context,
        "activity_day",
        answers={"_text": journal.ask_date(done)} | ({"_hint": hint.isoformat()} if hint else {}),
        subject=str(done.id),
    )


async def effort(update: Update, button: ActivityEffort, context: CoachContext) -> None:
    """How hard it was, in one tap."""
    if not 0 <= button.rpe <= 10:  # noqa: PLR2004 (the scale's ends)
        await show(update, house.old_button())
        return
    activity = await context.coach.activities.rate(athlete_of(update), button.id, button.rpe)
    person = await context.coach.people.known(athlete_of(update))
    await show(update, views.rated(activity, person.units) if activity else views.gone())


async def is_workout(update: Update, button: ActivityIs, context: CoachContext) -> None:
    """It was the planned workout of that day; without a code, none."""
    athlete = athlete_of(update)
    if not button.code:
        await show(update, views.extra())
        return
    done = await context.coach.activities.confirm(athlete, button.id, button.day, button.code)
    await show(update, views.matched(button.day) if done else views.gone())


async def join(update: Update, button: ActivityJoin, context: CoachContext) -> None:
    """The file and the typed run are one."""
    done = await context.coach.activities.same(athlete_of(update), button.id, button.typed)
    await show(update, views.joined() if done else views.gone())


async def more(update: Update, button: StartActivity, context: CoachContext) -> None:
    """Removed: it was somebody else's, or the wrong one."""
    gone = await context.coach.activities.remove(athlete_of(update), button.id)
    await show(update, views.removed() if gone else views.gone())
    await replan(update, context, cause="the activity that was removed", only_if_due=True)


@asynccontextmanager
async def _told(update: Update) -> AsyncIterator[None]:
    """Says "reading…" after two seconds, unless it was quicker."""

    async def say() -> None:
        await asyncio.sleep(LONG_S)
        await reply(update, views.reading())

    telling = asyncio.ensure_future(say())
    try:
        yield
    finally:
        telling.cancel()
        with suppress(asyncio.CancelledError):
            await telling
