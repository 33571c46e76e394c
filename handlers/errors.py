"""An exception, by its type, as words. Nothing is caught elsewhere."""

import logging
from collections.abc import Callable
from uuid import uuid4

from telegram import Update
from telegram.error import BadRequest, Forbidden, NetworkError, TelegramError

from coach.dialogue.onboarding import ONBOARDING
from coach.errors import (
    CannotSaveError,
    CoachError,
    UnknownAthleteError,
    UnreadableAnswerError,
    UnreadableFileError,
    WeekIsOverError,
    WeekTooFarError,
)
from handlers.context import CoachContext, athlete_of
from handlers.reply import reply
from handlers.views import errors as views
from handlers.views import question
from handlers.views.message import Message

log = logging.getLogger(__name__)

WORDS: dict[type[BaseException], Callable[[BaseException], Message]] = {
    UnknownAthleteError: lambda _: views.unknown_athlete(),
    UnreadableAnswerError: lambda error: views.unreadable_answer(getattr(error, "hint", "")),
    UnreadableFileError: lambda error: views.unreadable_file(str(error)),
    WeekIsOverError: lambda _: views.week_is_over(),
    WeekTooFarError: lambda _: views.week_too_far(),
    CannotSaveError: lambda _: views.cannot_save(),
    CoachError: lambda _: views.expected(),
}
"""What each kind of error says; the nearest class counts."""


async def on_error(update: object, context: CoachContext) -> None:
    """The athlete gets a sentence and a reference; the log gets the same reference."""
    error = context.error
    assert error is not None
    reference = uuid4().hex[:6]
    if isinstance(error, Forbidden) or _nobody_there(error):
        log.info("the athlete cannot be reached: blocked, or gone")
        return
    if isinstance(error, CoachError):
        log.info("expected: %s", type(error).__name__, extra={"reference": reference})
    elif isinstance(error, NetworkError) and not isinstance(error, BadRequest):
        log.warning("telegram: %s", type(error).__name__, extra={"reference": reference})
        return
    else:
        log.error("bug", exc_info=error, extra={"reference": reference})
    if isinstance(update, Update) and update.effective_chat is not None:
        try:
            if isinstance(error, UnknownAthleteError) and await _goes_on(update, context):
                return
            await reply(update, words_for(error, reference))
        except TelegramError:
            log.warning("the apology did not get through", extra={"reference": reference})


def _nobody_there(error: BaseException) -> bool:
    return isinstance(error, BadRequest) and "chat not found" in error.message.lower()


async def _goes_on(update: Update, context: CoachContext) -> bool:
    """Whoever is still being asked the first questions is asked on."""
    asked = await context.coach.dialogues.open_question(athlete_of(update))
    if asked is None or asked.form.name != ONBOARDING.name:
        return False
    sent = await reply(update, question.asked(asked, note=views.FIRST_THE_QUESTIONS))
    await context.coach.dialogues.reached(athlete_of(update), asked, sent)
    return True


def words_for(error: BaseException, reference: str) -> Message:
    for kind in type(error).__mro__:
        if kind in WORDS:
            return WORDS[kind](error)
    return views.bug(reference)
