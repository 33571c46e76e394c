"""/journal and the check-in: today in three taps, any day in one line."""

import re

from telegram import Update

from coach.errors import UnreadableAnswerError
from coach.ports import Change
from coach.understanding.values import read_date
from handlers.buttons import JournalDay, UndoChange, UndoLast
from handlers.context import CoachContext, athlete_of, words_after_command
from handlers.forms import open_form, put
from handlers.outcomes import after_days, replan
from handlers.reply import reply, show, toast
from handlers.views import house
from handlers.views import journal as views

_DATE_LIKE = re.compile(r"\d{1,4}[-./]\d{1,2}[-./]\d{1,4}")


async def journal(update: Update, context: CoachContext) -> None:
    """/journal [yesterday | a date] [the day in a line]."""
    words = words_after_command(update)
    if not words:
        await days(update, context)
        return
    athlete = athlete_of(update)
    today = await context.coach.people.today(athlete)
    try:
        day = read_date(words, today, future=False)
    except UnreadableAnswerError:
        if _DATE_LIKE.fullmatch(words):
            await reply(update, views.unreadable_day())
            return
        entries = await context.coach.journal.log(athlete, words)
        await reply(update, views.logged(entries))
        await after_days(update, context, entries)
        return
    if day > today:
        await reply(update, views.ahead(day))
        return
    await open_form(update, context, "check_in", about=day)


async def days(update: Update, context: CoachContext) -> None:
    """The last seven days."""
    await show(update, views.week(await context.coach.journal.week(athlete_of(update))))


async def day(update: Update, button: JournalDay, context: CoachContext) -> None:
    """One day: view, check in, note, clear, or a rest day in one tap."""
    athlete = athlete_of(update)
    match button.what:
        case "edit":
            await open_form(update, context, "check_in", about=button.day)
        case "ask":
            asked = await context.coach.dialogues.open(athlete, "check_in", about=button.day)
            await put(update, context, asked, below=True)
        case "note":
            await open_form(update, context, "note", about=button.day)
        case "rest":
            entries = await context.coach.journal.log(athlete, "rest day", about=button.day)
            await show(update, views.logged(entries))
        case "differ":
            there = await context.coach.journal.differ(athlete, button.day)
            today = await context.coach.people.today(athlete)
            await show(update, views.differ(button.day, today) if there else views.settled())
            await replan(update, context, cause="what was done", only_if_due=True)
        case "clear":
            gone = await context.coach.journal.clear(athlete, button.day)
            await toast(update, "Cleared." if gone else "There was nothing to clear.")
            await days(update, context)
        case _:
            shown = await context.coach.journal.week(athlete)
            seen = next((d for d in shown.days if d.date == button.day), None)
            if seen is None:
                await days(update, context)
            else:
                await show(update, views.day(seen, shown.athlete))


async def undo(update: Update, context: CoachContext) -> None:
    """/undo: the last change of the last 24 hours."""
    await _undone(update, context, await context.coach.people.undo(athlete_of(update)))


async def undo_change(update: Update, button: UndoChange, context: CoachContext) -> None:
    athlete = athlete_of(update)
    await _undone(update, context, await context.coach.people.undo(athlete, button.id))


async def _undone(update: Update, context: CoachContext, change: Change | None) -> None:
    """What was taken back; the weeks are as they were, unless something else forbids that."""
    await reply(update, house.undone(change.label if change else None))
    if change is not None:
        await replan(update, context, cause="what was undone", only_if_due=True)


async def undo_last(update: Update, _: UndoLast, context: CoachContext) -> None:
    await undo(update, context)
