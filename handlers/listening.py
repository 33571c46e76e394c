"""What the bot listens to, in order."""

from collections.abc import Callable, Coroutine, Mapping
from typing import Any

from telegram import Update
from telegram.ext import (
    CallbackQueryHandler,
    ChatMemberHandler,
    CommandHandler,
    MessageHandler,
    TypeHandler,
    filters,
)

from handlers import (
    activity,
    away,
    body,
    buttons,
    conversation,
    errors,
    found,
    gate,
    journal,
    memory,
    metrics,
    pace,
    photo,
    race,
    season,
    settings,
    silence,
    start,
    stats,
    week,
    writing,
)
from handlers.context import CoachApplication, CoachContext
from handlers.reply import answering, reply
from handlers.views import house

PICTURE = filters.Document.IMAGE
"""A picture sent as a file."""

Command = Callable[[Update, CoachContext], Coroutine[Any, Any, None]]
Tap = Callable[[Update, Any, CoachContext], Coroutine[Any, Any, None]]

COMMANDS: Mapping[str, Command] = {
    "start": start.start,
    "week": week.week,
    "today": week.today,
    "journal": journal.journal,
    "race": race.race,
    "metrics": metrics.metrics,
    "season": season.season,
    "pace": pace.pace,
    "settings": settings.settings,
    "regenerate": week.regenerate,
    "away": away.away,
    "sick": body.sick,
    "injury": body.injury,
    "memory": memory.memory,
    "export": settings.export,
    "stats": stats.stats,
    "undo": journal.undo,
    "delete": settings.delete,
    "privacy": start.privacy,
    "help": start.help_,
    "cancel": start.cancel,
}

PLACES: Mapping[str, Command] = {
    **COMMANDS,
    "race": race.calendar,
    "journal": journal.days,
    "race_add": race.add,
    "result_add": race.add_result,
    "away_add": away.add,
    "offer": week.offer,
    "sick": body.open_sick,
    "injury": body.open_injury,
    "memory": memory.open_,
}
"""Where an Open button leads."""

TAPS: Mapping[type[buttons.Button], Tap] = {
    buttons.Answer: conversation.tap,
    buttons.SkipQuestion: conversation.skip,
    buttons.BackQuestion: conversation.back,
    buttons.CancelForm: start.cancel_form,
    buttons.ResumeForm: start.resume_form,
    buttons.ShowWeek: week.show_week,
    buttons.ShowDay: week.show_day,
    buttons.ShowWhy: week.show_why,
    buttons.AskReason: week.ask_reason,
    buttons.Regenerate: week.regenerate_because,
    buttons.StopWriting: writing.stop,
    buttons.KeepOldWeek: week.keep_old,
    buttons.WorkoutDone: week.done,
    buttons.SkipWorkout: week.skip,
    buttons.RateWeek: week.rate,
    buttons.Shorter: week.shorter,
    buttons.Easier: week.easier,
    buttons.Move: week.move,
    buttons.TakeOffer: week.take_offer,
    buttons.ShowRace: race.show_race,
    buttons.ShowResult: race.show_result,
    buttons.JournalDay: journal.day,
    buttons.UndoChange: journal.undo_change,
    buttons.UndoLast: journal.undo_last,
    buttons.Setting: settings.change,
    buttons.StateStep: body.answer,
    buttons.RemoveAway: away.remove,
    buttons.GoAway: away.go,
    buttons.Candidate: conversation.candidate,
    buttons.FoundResult: found.tap,
    buttons.ForgetFact: memory.forget,
    buttons.ShowMemory: memory.page,
    buttons.RaiseFlag: body.raise_flag,
    buttons.ToldSilence: silence.told,
    buttons.ActivityEffort: activity.effort,
    buttons.ActivityIs: activity.is_workout,
    buttons.ActivityJoin: activity.join,
    buttons.StartActivity: activity.more,
}

MENU = (
    ("week", "Your program for the week"),
    ("today", "Today's session"),
    ("journal", "How the day was"),
    ("race", "Your races"),
    ("metrics", "Your load, in words"),
    ("settings", "Everything that can be set"),
    ("help", "What I can do"),
)
"""The command menu that Telegram shows."""


def register(app: CoachApplication) -> None:
    """Everything the bot reacts to: the gate first, then commands, taps, files, words."""
    app.add_handler(TypeHandler(Update, gate.admit), group=-2)
    app.add_handler(TypeHandler(Update, gate.guard), group=-1)
    app.add_handler(ChatMemberHandler(gate.membership, ChatMemberHandler.MY_CHAT_MEMBER))
    fresh = filters.UpdateType.MESSAGE
    for name, command in COMMANDS.items():
        app.add_handler(CommandHandler(name, command, filters=fresh))
    app.add_handler(CallbackQueryHandler(on_tap))
    app.add_handler(MessageHandler(fresh & (filters.PHOTO | PICTURE), photo.photo))
    app.add_handler(MessageHandler(fresh & filters.Document.ALL, activity.upload))
    app.add_handler(MessageHandler(fresh & filters.LOCATION, conversation.location))
    app.add_handler(MessageHandler(fresh & filters.COMMAND, start.unknown))
    app.add_handler(MessageHandler(fresh & filters.TEXT, conversation.hear))
    app.add_handler(MessageHandler(filters.UpdateType.EDITED_MESSAGE, conversation.edited))
    app.add_handler(MessageHandler(fresh & ~filters.StatusUpdate.ALL, conversation.other))
    app.add_error_handler(errors.on_error)


async def on_tap(update: Update, context: CoachContext) -> None:
    """Done, and answered: in words where there are some, else soon, so that the button stops."""
    async with answering(update):
        query = update.callback_query
        button = buttons.decode(query.data or "") if query is not None else None
        if button is None:
            await reply(update, house.old_button())
        elif isinstance(button, buttons.Open):
            await PLACES.get(button.place, start.help_)(update, context)
        else:
            await TAPS[type(button)](update, button, context)
