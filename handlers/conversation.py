"""Every other word and tap: an answer to what was asked, or something for the journal."""

import re

from telegram import Update

from coach.dialogue.check_in import CHECK_IN
from coach.places import zone_of
from coach.understanding.entry import Kind
from coach.usecases.dialogues import Asked, Misread, NoDialogue
from handlers.asking import ask
from handlers.buttons import Answer, BackQuestion, Candidate, SkipQuestion
from handlers.changes import renew
from handlers.context import CoachContext, athlete_of
from handlers.forms import open_form, put
from handlers.outcomes import after_days
from handlers.reply import reply, show
from handlers.silence import ask_back
from handlers.unasked import heard, more_in_it, offers_away
from handlers.views import answer, house, journal, note
from handlers.views import conversation as views

_FIGURE = re.compile(r"-?\d+(?:[.,]\d+)?")
"""A figure alone answers what was asked, or nothing: it is no day in words."""


async def hear(update: Update, context: CoachContext) -> None:
    """Words: the answer to an open question, else something nobody asked for."""
    message = update.effective_message
    words = (message.text if message else None) or ""
    outcome = await context.coach.dialogues.hear(athlete_of(update), words)
    if isinstance(outcome, NoDialogue):
        await heard(update, context, words)
        if await context.coach.dialogues.open_question(athlete_of(update)) is None:
            await ask_back(update, context, again=False)  # one question at a time
    elif isinstance(outcome, Misread) and _FIGURE.fullmatch(words.strip()):
        await put(update, context, outcome)
    elif isinstance(outcome, Misread) and outcome.asked.form.name == CHECK_IN.name:
        await _day_in_words(update, context, outcome.asked, words)
    elif isinstance(outcome, Misread) and await _asks_something_else(update, context, words):
        await heard(update, context, words)
        await put(update, context, outcome.asked)
    else:
        await put(update, context, outcome)


async def _asks_something_else(update: Update, context: CoachContext, words: str) -> bool:
    """A question of the athlete's own, or pain, which a form in between must not swallow."""
    athlete = athlete_of(update)
    if await context.coach.people.who(athlete) is None:
        return False  # whom nobody knows yet, nobody can answer
    understood = await context.coach.notes.read(athlete, words)
    if any(entry.pain is not None or entry.pain_where for entry in understood.entries):
        return True
    asks = words.rstrip().endswith("?") and understood.kind is Kind.QUESTION
    return asks and not understood.entries


async def _day_in_words(update: Update, context: CoachContext, asked: Asked, words: str) -> None:
    """A check-in answered in one's own words: kept as the day; what it leaves open is asked.

    A question or a wish in between is answered, and the check-in goes on where it was.
    """
    athlete = athlete_of(update)
    understood = await context.coach.notes.read(athlete, words)
    if understood.kind in {Kind.QUESTION, Kind.REQUEST} and not understood.entries:
        await heard(update, context, words)
        if understood.finding is None:
            await put(update, context, asked)
        return
    if await offers_away(update, context, understood):
        await put(update, context, asked)
        return
    entries = await context.coach.journal.log(athlete, words, about=asked.dialogue.about)
    await reply(update, journal.logged(entries))
    whole = any(journal.says_effort(entry) for entry in entries)
    if whole:
        await context.coach.dialogues.cancel(athlete)
    else:
        await put(update, context, asked)
    await after_days(update, context, entries)
    if whole and context.coach.notes.ready:
        await more_in_it(update, context, words, asked.dialogue.about)


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


async def candidate(update: Update, button: Candidate, context: CoachContext) -> None:
    """What to do with the words of a card."""
    match button.what:
        case "save" | "day":
            await _save(update, button, context)
        case "edit":
            await _edit(update, button, context)
        case "ask" | "renew":
            await _pass_on(update, button, context)
        case _:
            there = await context.coach.notes.drop(athlete_of(update), button.key)
            await show(update, note.dropped() if there else answer.dealt_with())


async def _save(update: Update, button: Candidate, context: CoachContext) -> None:
    saved = await context.coach.notes.save(
        athlete_of(update), button.key, facts=button.what == "save"
    )
    if saved is None:
        await show(update, answer.dealt_with())
        return
    await show(update, note.saved(saved))
    if saved.days:
        await after_days(update, context, saved.days)


async def _edit(update: Update, button: Candidate, context: CoachContext) -> None:
    """The words stay as the day's note; its numbers are asked for, one by one."""
    athlete = athlete_of(update)
    saved = await context.coach.notes.save(athlete, button.key, facts=False, fields_too=False)
    if saved is None or not saved.days:
        await show(update, answer.dealt_with())
        return
    await open_form(update, context, "check_in", about=saved.days[0].day)


async def _pass_on(update: Update, button: Candidate, context: CoachContext) -> None:
    """To the coach as a question, the card goes on waiting; or to a new week as a wish."""
    athlete = athlete_of(update)
    held = await context.coach.notes.held(athlete, button.key)
    if held is None:
        await show(update, answer.dealt_with())
    elif button.what == "ask":
        await ask(update, context, held.words, held.about, button.key)
    else:
        await context.coach.notes.drop(athlete, button.key)
        await renew(update, context, None, held.words)


async def other(update: Update, _: CoachContext) -> None:
    """A voice note, a sticker, a video: a kind sentence about what does work."""
    await reply(update, house.what_works())


async def edited(update: Update, _: CoachContext) -> None:
    """An edited message changes nothing by itself; the athlete is told once how to."""
    await reply(update, house.edited())
