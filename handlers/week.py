"""/week, /today, /regenerate: the program in force, one day of it, a new version."""

import re
from datetime import date, timedelta

from telegram import Update

from coach.errors import UnreadableAnswerError, WeekIsOverError, WeekTooFarError
from coach.program import monday_of
from coach.understanding.values import read_date
from coach.usecases.requests import Wanted
from coach.usecases.week import WeekShown
from handlers.buttons import (
    AskReason,
    Easier,
    KeepOldWeek,
    Move,
    RateWeek,
    Regenerate,
    Shorter,
    ShowDay,
    ShowWeek,
    ShowWhy,
    SkipWorkout,
    TakeOffer,
    WorkoutDone,
)
from handlers.changes import adjust, renew
from handlers.context import CoachContext, athlete_of, words_after_command
from handlers.forms import open_form
from handlers.raced import ask_result, not_started
from handlers.reply import reply, show, toast
from handlers.silence import ask_back
from handlers.views import by_hand
from handlers.views import offers as offer_views
from handlers.views import week as views
from handlers.views.day import day_card
from handlers.writing import seen

WEEK = timedelta(days=7)
_NEXT = re.compile(r"^next\b[\s,:]*", re.IGNORECASE)
_DATE = re.compile(r"^(\d{4}-\d{2}-\d{2})\b[\s,:]*")


async def week(update: Update, context: CoachContext) -> None:
    """/week [next | a date]: the program in force."""
    words = words_after_command(update)
    asked, rest = await _which(update, context, words)
    if rest and asked is None:
        raise UnreadableAnswerError(words, "A date, like /week next or /week 2026-12-07.")
    shown = await _show_week(update, context, asked)
    if shown is None or not shown.steady:
        await ask_back(update, context)


async def show_week(update: Update, button: ShowWeek, context: CoachContext) -> None:
    await _show_week(update, context, button.monday)


async def today(update: Update, context: CoachContext) -> None:
    """/today: today's workout, and why it is there."""
    shown = await _todays(update, context)
    await show(update, day_card(shown, shown.today))
    await ask_back(update, context)


async def show_day(update: Update, button: ShowDay, context: CoachContext) -> None:
    shown = await context.coach.plan_week(athlete_of(update), monday_of(button.day))
    await show(update, day_card(shown, button.day))


async def show_why(update: Update, button: ShowWhy, context: CoachContext) -> None:
    shown = await context.coach.explain_week(athlete_of(update), button.monday)
    await show(update, views.why(shown))


async def regenerate(update: Update, context: CoachContext) -> None:
    """/regenerate [next] [reason]: a new version, past the cache."""
    monday, rest = await _which(update, context, words_after_command(update))
    if not rest:
        if monday is None:
            monday = await context.coach.people.usual_week(athlete_of(update))
        await reply(update, views.ask_reason(monday))
        return
    await renew(update, context, monday, rest)


async def ask_reason(update: Update, button: AskReason, _: CoachContext) -> None:
    await show(update, views.ask_reason(button.monday))


async def regenerate_because(update: Update, button: Regenerate, context: CoachContext) -> None:
    forms = {"pain": "injury", "ill": "sick", "travel": "away", "race": "race"}
    if button.reason in forms:
        await open_form(update, context, forms[button.reason])
    elif button.reason in {"less", "more", "other"}:
        await open_form(update, context, f"week_{button.reason}", about=button.monday)
    else:
        await renew(update, context, button.monday, button.reason)


async def keep_old(update: Update, button: KeepOldWeek, context: CoachContext) -> None:
    shown = await context.coach.keep_old(athlete_of(update), button.monday)
    await reply(update, views.program(shown) if shown else views.no_older(button.monday))


async def done(update: Update, button: WorkoutDone, context: CoachContext) -> None:
    """A workout is done; of a race the time is asked, which no plan knows."""
    athlete = athlete_of(update)
    race = await context.coach.races.planned(athlete, button.day, button.index)
    if race is not None:
        await ask_result(update, context, race.id, race.value)
        return
    shown = await context.coach.mark_workout(athlete, button.day, button.index, done=True)
    await _marked(update, shown, button.day)


async def skip(update: Update, button: SkipWorkout, context: CoachContext) -> None:
    """A workout is left out, and why; a race that was not started leaves the calendar."""
    athlete = athlete_of(update)
    race = await context.coach.races.planned(athlete, button.day, button.index)
    if race is not None and race.value.date <= await context.coach.people.today(athlete):
        await not_started(update, context, race.id, race.value)
        return
    if button.reason not in dict(by_hand.SKIP_REASONS):
        await show(update, by_hand.skip_reasons(button.day, button.index))
        return
    shown = await context.coach.mark_workout(
        athlete, button.day, button.index, done=False, reason=button.reason
    )
    await _marked(update, shown, button.day)


async def rate(update: Update, button: RateWeek, context: CoachContext) -> None:
    await context.coach.rate_program(
        athlete_of(update), button.monday, button.version, up=button.up
    )
    await toast(update, "Thank you, noted.")


async def _show_week(
    update: Update, context: CoachContext, monday: date | None
) -> WeekShown | None:
    """The week that was shown; None where it is over and was never written."""
    athlete, plan_week = athlete_of(update), context.coach.plan_week
    try:
        return await seen(update, context, lambda seer: plan_week(athlete, monday, onlooker=seer))
    except WeekIsOverError:
        await show(update, views.week_is_over(monday or date.min))
        return None


async def _todays(update: Update, context: CoachContext) -> WeekShown:
    athlete = athlete_of(update)
    local = await context.coach.people.today(athlete)
    return await context.coach.plan_week(athlete, local)


async def _marked(update: Update, shown: WeekShown | None, day: date) -> None:
    if shown is None:
        await toast(update, "That workout is not there any more, or its day is still ahead.")
        return
    await show(update, day_card(shown, day))


async def _which(update: Update, context: CoachContext, words: str) -> tuple[date | None, str]:
    """The week that is named at the beginning of the words, and the rest of them."""
    if not words:
        return None, ""
    local = await context.coach.people.today(athlete_of(update))
    if _NEXT.match(words):
        return monday_of(local) + WEEK, _NEXT.sub("", words, count=1)
    found = _DATE.match(words)
    if found:
        try:
            day = date.fromisoformat(found[1])
        except ValueError as error:
            raise UnreadableAnswerError(words, "A date, like /week 2026-12-07.") from error
        if day.year > local.year + 1:  # the last ones have no week after them
            raise WeekTooFarError(day)
        return monday_of(day), words[found.end() :]
    try:
        return monday_of(read_date(words, local, future=True)), ""
    except UnreadableAnswerError:
        return None, words


async def shorter(update: Update, button: Shorter, context: CoachContext) -> None:
    """Less time for a workout: how much is there?"""
    if not button.minutes:
        shown = await context.coach.plan_week(athlete_of(update), monday_of(button.day))
        await show(update, by_hand.how_short(shown, button.day, button.index))
        return
    await adjust(
        update,
        context,
        Wanted(day=button.day, index=button.index, minutes=float(button.minutes)),
    )


async def offer(update: Update, context: CoachContext) -> None:
    """What more would cost, where there is room for it."""
    athlete = athlete_of(update)
    monday = await context.coach.people.usual_week(athlete)
    await reply(update, offer_views.made(await context.coach.offers.standing(athlete, monday)))


async def take_offer(update: Update, button: TakeOffer, context: CoachContext) -> None:
    """A yes or a no to more load: a new message, so that the week stays to be read."""
    done = await context.coach.offers.answer(athlete_of(update), button.id, yes=button.yes)
    await reply(update, offer_views.answered(done))


async def easier(update: Update, button: Easier, context: CoachContext) -> None:
    await adjust(update, context, Wanted(day=button.day, index=button.index))


async def move(update: Update, button: Move, context: CoachContext) -> None:
    """Another day: what stands in the way is said before it is tapped."""
    if button.day == button.to:
        free = await context.coach.adjust.targets(athlete_of(update), button.day)
        await show(update, by_hand.where_to(button.day, free))
        return
    await adjust(update, context, Wanted(day=button.day, index=0, to=button.to))
