"""What follows when a form is filled in: its receipt, and what it changes at once."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from functools import partial
from typing import Any

from telegram import Update

from coach.athlete import AthleteId, Units
from coach.errors import UnreadableAnswerError
from coach.journal import Observation
from coach.program import monday_of
from coach.usecases.activities import Redated
from coach.usecases.away import AwayKept, Deleted, NoteKept, WeekWanted
from coach.usecases.check_in import Noted, serious
from coach.usecases.dialogues import Finished
from coach.usecases.enrol import Declined, Enrolled
from coach.usecases.journal import Logged, merged
from coach.usecases.onlooker import Onlooker
from coach.usecases.races import RaceKept, ResultKept
from coach.usecases.settings import SettingKept
from coach.usecases.states import StateChanged
from coach.usecases.week import WeekShown
from coach.usecases.wishes import Wanted
from handlers.context import CoachContext, athlete_of
from handlers.reply import reply, show
from handlers.views import (
    away,
    body,
    files,
    house,
    journal,
    question,
    race_days,
    races,
    settings,
    week,
)
from handlers.views.message import Message
from handlers.writing import anew

THURSDAY = 3
WEEK = timedelta(days=7)


async def follow(update: Update, context: CoachContext, done: Finished) -> None:
    """Shows the receipt of a filled-in form and does what it calls for."""
    if isinstance(done.result, RaceKept):
        kept = await context.coach.races.judged(athlete_of(update), done.result)
        done = replace(done, result=kept)
    message = await _receipt(update, context, done.result)
    if message is not None:
        if done.resumable is not None:
            message = _with_way_back(message, done.resumable)
        await show(update, message)
    await _then(update, context, done.result)


RECEIPTS: dict[type, Callable[[Any, Units], Message]] = {
    Enrolled: lambda done, _: house.enrolled(done),
    Declined: lambda _, __: house.declined(),
    Noted: journal.noted,
    RaceKept: races.kept,
    ResultKept: races.result_kept,
    StateChanged: lambda done, _: body.changed(done),
    AwayKept: lambda done, _: away.kept(done),
    SettingKept: lambda done, _: settings.kept(done),
    UnreadableAnswerError: lambda error, _: settings.refused_words(error.hint),
    NoteKept: lambda done, _: house.note_kept(done),
    Deleted: lambda done, _: house.deleted(done.counts),
    Redated: lambda done, units: files.redated(done.activity, units),
}
"""How the outcome of each form is shown."""


async def _receipt(update: Update, context: CoachContext, result: Any) -> Message | None:
    view = RECEIPTS.get(type(result))
    if view is None:
        return None
    person = await context.coach.people.who(athlete_of(update))
    return view(result, person.units if person else Units.KM)


async def _then(update: Update, context: CoachContext, result: Any) -> None:
    match result:
        case Enrolled():
            await first_programs(update, context)
        case StateChanged() if result.opened or result.moved:
            await replan(update, context, cause="what you told me about your body")
        case Noted(opened=opened):
            due = opened is None  # pain of 3 to 5 takes what is hard; from 6 it is an injury
            cause = "the pain you told me about"
            await replan(update, context, cause=cause, only_if_due=due)
        case AwayKept():
            await replan(update, context, cause="the days away")
        case WeekWanted():
            await _wanted(update, context, result)
        case RaceKept():
            await follow_race(update, context, result)
        case _:
            pass  # a receipt was all it called for


async def follow_race(update: Update, context: CoachContext, kept: RaceKept) -> None:
    """The weeks follow a race; its own words at once, where no message of the week has them."""
    await replan(update, context, cause="the race calendar", only_if_due=True)
    if kept.news:
        about = await context.coach.race_days.late(athlete_of(update), kept.race)
        if about is not None:
            await reply(update, race_days.late(about))


async def _wanted(update: Update, context: CoachContext, result: WeekWanted) -> None:
    """The week that was wished for; what the body says goes before it."""
    words, wanted = result.wanted.wishes.text or "", result.wanted
    if await heed_pain(update, context, words):
        return
    if wanted.need is not None:
        await reply(update, body.say_first(wanted.need))
        return
    await regenerated(update, context, monday_of(result.monday), wanted)


async def regenerated(
    update: Update, context: CoachContext, monday: date | None, wanted: Wanted
) -> None:
    """The week written anew; and what of the wish could not be followed, if it does not show."""
    renew = partial(context.coach.regenerate, athlete_of(update), monday, wanted)
    shown = await anew(update, context, lambda seer: renew(onlooker=seer))
    if not context.frame.claude and wanted.unread:
        await reply(update, week.unheeded(wanted.wishes.text or ""))
    elif wanted.wishes.more_time and not (shown.changes or shown.kept):
        await reply(update, week.no_longer(shown.program.week_start_date))


async def heed_pain(update: Update, context: CoachContext, words: str) -> bool:
    """Strong pain in a wish for another week counts at once, as it does anywhere."""
    athlete = athlete_of(update)
    told = await context.coach.journal.read(athlete, words)
    if not any(serious(merged(Observation(date=e.date), e, "")) for e in told.entries):
        return False
    entries = await context.coach.journal.log(athlete, words)
    await reply(update, journal.logged(entries))
    await after_days(update, context, entries)
    return True


async def first_programs(update: Update, context: CoachContext) -> None:
    """The rest of the running week at once, and from Thursday on the coming one too."""
    athlete = athlete_of(update)
    today = await context.coach.people.today(athlete)
    mondays = [monday_of(today)]
    if today.weekday() >= THURSDAY:
        mondays.append(monday_of(today) + WEEK)
    for monday in mondays:
        await anew(update, context, partial(_welcome, context, athlete, monday))


async def _welcome(
    context: CoachContext, athlete: AthleteId, monday: date, seer: Onlooker
) -> WeekShown:
    return await context.coach.plan_week(athlete, monday, cause="welcome", onlooker=seer)


async def replan(
    update: Update, context: CoachContext, *, cause: str, only_if_due: bool = False
) -> None:
    """The program follows the same minute: what changed, day by day, if anything did.

    `only_if_due`: only weeks that were written already and whose inputs changed.
    """
    athlete = athlete_of(update)
    today = await context.coach.people.today(athlete)
    for monday in (monday_of(today), monday_of(today) + WEEK):
        shown = await context.coach.plan_week.follow(
            athlete, monday, cause=cause, must=not only_if_due
        )
        if shown is not None and shown.changes:
            await reply(update, week.changed(shown))


async def after_days(update: Update, context: CoachContext, entries: tuple[Logged, ...]) -> None:
    """Serious pain in a journal line acts at once."""
    opened = any(entry.opened is not None for entry in entries)
    if opened:
        states = await context.coach.states.open_now(athlete_of(update))
        await reply(update, body.listed(states))
    await replan(update, context, cause="the pain you told me about", only_if_due=not opened)


def _with_way_back(message: Message, label: str) -> Message:
    return Message(
        html=message.html,
        keys=(*message.keys, (question.replaced(label),)),
        file=message.file,
        hint=message.hint,
    )
