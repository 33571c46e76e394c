"""/start, /help, /cancel: the beginning, the way around, the way out."""

from telegram import Update

from coach.usecases.dialogues import Asked
from handlers.buttons import CancelForm, ResumeForm
from handlers.context import CoachContext, athlete_of
from handlers.reply import reply, show, toast
from handlers.silence import ask_back
from handlers.views import house as views
from handlers.views import question


async def start(update: Update, context: CoachContext) -> None:
    """/start: onboarding for a newcomer, the menu for an athlete; it never wipes anything."""
    athlete = athlete_of(update)
    person = await context.coach.people.who(athlete)
    if person is not None:
        await reply(update, views.menu(person))
        await ask_back(update, context)
        return
    user = update.effective_user
    name = {"_name": user.first_name} if user and user.first_name else {}
    outcome = await context.coach.dialogues.open(athlete, "onboarding", answers=name)
    assert isinstance(outcome, Asked)
    sent = await reply(update, question.asked(outcome, note=views.HERO))
    await context.coach.dialogues.reached(athlete, outcome, sent)


async def help_(update: Update, context: CoachContext) -> None:
    """/help: one screen."""
    await show(update, views.help_(claude=context.coach.ask.ready))


async def privacy(update: Update, context: CoachContext) -> None:
    """/privacy: what is stored, where, for how long, who receives it."""
    await show(update, views.privacy(claude=context.coach.ask.ready))


async def cancel(update: Update, context: CoachContext) -> None:
    """/cancel: names what it cancelled; a week that it stopped has said so already."""
    if context.frame.writings.heeded(update):
        return
    label = await context.coach.dialogues.cancel(athlete_of(update))
    await reply(update, question.cancelled(label))


async def cancel_form(update: Update, _: CancelForm, context: CoachContext) -> None:
    label = await context.coach.dialogues.cancel(athlete_of(update))
    await show(update, question.cancelled(label))


async def resume_form(update: Update, _: ResumeForm, context: CoachContext) -> None:
    athlete = athlete_of(update)
    asked = await context.coach.dialogues.resume(athlete)
    if asked is None:
        await toast(update, "There is nothing left to go back to.")
        return
    sent = await reply(update, question.asked(asked))
    await context.coach.dialogues.reached(athlete, asked, sent)


async def unknown(update: Update, _: CoachContext) -> None:
    """A command that does not exist."""
    text = (update.effective_message and update.effective_message.text) or ""
    await reply(update, views.unknown_command(text.split()[0][:32] if text.split() else text))
