"""Every other word and tap: an answer to what was asked, or something for the journal."""

from telegram import Update

from coach.dialogue.check_in import CHECK_IN
from coach.places import zone_of
from coach.understanding.entry import Kind
from coach.usecases.dialogues import Asked, Misread, NoDialogue
from handlers.buttons import Answer, BackQuestion, Candidate, SkipQuestion
from handlers.changes import adjust, renew
from handlers.context import CoachContext, athlete_of
from handlers.forms import open_form, put
from handlers.outcomes import after_days
from handlers.reply import reply, show, toast
from handlers.views import conversation as views
from handlers.views import house, journal


async def hear(update: Update, context: CoachContext) -> None:
    """Words: the answer to an open question, else a journal candidate, a request, a question."""
    message = update.effective_message
    words = (message.text if message else None) or ""
    outcome = await context.coach.dialogues.hear(athlete_of(update), words)
    if isinstance(outcome, NoDialogue):
        await _unasked(update, context, words)
    elif isinstance(outcome, Misread) and outcome.asked.form.name == CHECK_IN.name:
        await _day_in_words(update, context, outcome.asked, words)
    else:
        await put(update, context, outcome)


async def _day_in_words(update: Update, context: CoachContext, asked: Asked, words: str) -> None:
    """A check-in answered in one's own words: kept as the day; what it leaves open is asked."""
    athlete = athlete_of(update)
    entries = await context.coach.journal.log(athlete, words, about=asked.dialogue.about)
    await reply(update, journal.logged(entries))
    if any(journal.says_effort(entry) for entry in entries):
        await context.coach.dialogues.cancel(athlete)
    else:
        await put(update, context, asked)
    await after_days(update, context, entries)


async def tap(update: Update, button: Answer, context: CoachContext) -> None:
    athlete = athlete_of(update)
    outcome = await context.coach.dialogues.tap(athlete, button.form, button.key, button.value)
    await put(update, context, outcome)


async def skip(update: Update, button: SkipQuestion, context: CoachContext) -> None:
    outcome = await context.coach.dialogues.skip(athlete_of(update), button.form, button.key)
    await put(update, context, outcome)


async def back(update: Update, button: BackQuestion, context: CoachContext) -> None:
    await put(update, context, await context.coach.dialogues.back(athlete_of(update), button.form))


async def location(update: Update, context: CoachContext) -> None:
    """A shared place: looked up as a time zone, then forgotten."""
    from tzfpy import get_tz  # noqa: PLC0415 (a large table, needed once in an athlete's life)

    place = update.effective_message.location if update.effective_message else None
    if place is None:
        return
    zone = zone_of(get_tz(place.longitude, place.latitude))
    athlete = athlete_of(update)
    outcome = await context.coach.dialogues.hear(athlete, zone)
    if isinstance(outcome, NoDialogue):
        person = await context.coach.people.move(athlete, zone)
        await reply(update, views.moved(person.time_zone))
    else:
        await put(update, context, outcome)


async def _unasked(update: Update, context: CoachContext, words: str) -> None:
    athlete = athlete_of(update)
    if await context.coach.people.who(athlete) is None:
        await reply(update, house.not_enrolled())
        return
    understood = await context.coach.journal.read(athlete, words)
    if understood.kind is Kind.REQUEST:
        wanted = await context.coach.adjust.heard(athlete, words)
        if wanted is not None:
            await adjust(update, context, wanted)
        else:
            await renew(update, context, None, words)
    elif understood.kind is Kind.QUESTION:
        await reply(update, views.question(claude=context.frame.claude))
    else:
        preview = await context.coach.journal.preview(athlete, words)
        await open_candidate(update, context, words)
        await reply(update, journal.card(words, preview))


async def open_candidate(update: Update, context: CoachContext, words: str) -> None:
    """Keeps the words until a tap says what they are."""
    await context.coach.journal.hold(athlete_of(update), words)


async def candidate(update: Update, button: Candidate, context: CoachContext) -> None:
    """What to do with the words that were held."""
    athlete = athlete_of(update)
    words = await context.coach.journal.held(athlete)
    if words is None:
        await toast(update, "That one was dealt with already.")
        return
    match button.what:
        case "save":
            entries = await context.coach.journal.log(athlete, words)
            await show(update, journal.logged(entries))
            await after_days(update, context, entries)
        case "edit":
            await open_form(update, context, "check_in")
        case "ask":
            await show(update, views.question(claude=context.frame.claude))
        case _:
            await show(update, views.dropped())


async def other(update: Update, _: CoachContext) -> None:
    """A voice note, a sticker, a video: a kind sentence about what does work."""
    await reply(update, house.what_works())


async def edited(update: Update, _: CoachContext) -> None:
    """An edited message changes nothing by itself; the athlete is told once how to."""
    await reply(update, house.edited())
