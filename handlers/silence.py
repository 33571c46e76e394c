"""Back after weeks without a record: one question, one tap."""

from telegram import Update

from coach.usecases.silence import Heard
from handlers.buttons import ToldSilence
from handlers.context import CoachContext, athlete_of
from handlers.reply import reply, show
from handlers.views import silence as views


async def ask_back(update: Update, context: CoachContext, *, again: bool = True) -> None:
    """Asks what the time was, where there is a gap that nobody has explained.

    `again` False: not if it was asked today; whoever goes on typing has seen the question.
    """
    silence = context.coach.silence
    gap = await (silence if again else silence.once)(athlete_of(update))
    if gap is not None:
        await reply(update, views.asked(gap))


async def told(update: Update, button: ToldSilence, context: CoachContext) -> None:
    if button.heard not in set(Heard):
        await show(update, views.known())
        return
    heard = Heard(button.heard)
    gap = await context.coach.silence.answer(athlete_of(update), heard)
    await show(update, views.known() if gap is None else views.answered(heard, gap))
