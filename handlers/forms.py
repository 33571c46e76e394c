"""Putting questions: a form is opened, heard, and its outcome shown."""

from datetime import date

from telegram import Update

from coach.usecases.dialogues import Asked, Finished, Misread, NoDialogue, Outcome, Stale
from handlers.context import CoachContext, athlete_of
from handlers.outcomes import follow
from handlers.reply import reply, show, strip, toast
from handlers.views import question


async def open_form(
    update: Update,
    context: CoachContext,
    form: str,
    *,
    answers: dict[str, str] | None = None,
    about: date | None = None,
    subject: str | None = None,
) -> None:
    """Opens a form with a message of its own."""
    outcome = await context.coach.dialogues.open(
        athlete_of(update), form, answers=answers, about=about, subject=subject
    )
    await put(update, context, outcome)


async def put(
    update: Update, context: CoachContext, outcome: Outcome, *, below: bool = False
) -> None:
    """Shows what hearing or tapping led to; records that a question reached the athlete.

    `below`: the message that was tapped stays, there is more to tap in it.
    """
    athlete = athlete_of(update)
    match outcome:
        case Asked():
            sent = await _ask(update, outcome, below=below)
            await context.coach.dialogues.reached(athlete, outcome, sent)
        case Misread():
            sent = await reply(update, question.misread(outcome.asked, outcome.hint))
            await context.coach.dialogues.reached(athlete, outcome.asked, sent)
        case Finished():
            await follow(update, context, outcome)
        case Stale(asked=None):
            await toast(update, "That question was answered already.")
        case Stale(asked=asked):
            assert asked is not None
            sent = await reply(
                update,
                question.asked(asked, note="That was an earlier question. This one is open:"),
            )
            await context.coach.dialogues.reached(athlete, asked, sent)
        case NoDialogue():
            raise AssertionError("words without a dialogue go to the conversation")


async def _ask(update: Update, asked: Asked, *, below: bool) -> int | None:
    """In place where a button was tapped; below what was typed, its buttons taken off."""
    if update.callback_query is not None and asked.form.one_message and not below:
        return await show(update, question.asked(asked))
    if asked.form.one_message:
        await strip(update, asked.dialogue.message_id)
    return await reply(update, question.asked(asked))
