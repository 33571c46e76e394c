"""/race: goals A, B, C and results; by form, by one line, by buttons."""

from telegram import Update

from coach.errors import UnreadableAnswerError
from coach.race import Priority
from coach.usecases.race_line import read_goal, read_result
from handlers.buttons import ShowRace, ShowResult
from handlers.context import CoachContext, athlete_of, words_after_command
from handlers.forms import open_form
from handlers.reply import reply, show
from handlers.views import races as views

RESULT = "result"


async def race(update: Update, context: CoachContext) -> None:
    """/race: the calendar, or a race or result in one line."""
    line = words_after_command(update)
    if not line:
        await calendar(update, context)
        return
    athlete = athlete_of(update)
    person = await context.coach.people.known(athlete)
    today = await context.coach.people.today(athlete)
    head, _, rest = line.partition(" ")
    try:
        if head.casefold() == RESULT:
            behind = read_result(rest, today, person.units)
            kept = await context.coach.races.add_result(athlete, behind)
            await reply(update, views.result_kept(kept, person.units))
            return
        goal = read_goal(line, today, person.units)
    except UnreadableAnswerError as error:
        await reply(update, views.unreadable(error.hint))
        return
    await reply(update, views.kept(await context.coach.races.add(athlete, goal), person.units))


async def calendar(update: Update, context: CoachContext) -> None:
    await show(update, views.calendar(await context.coach.races.calendar(athlete_of(update))))


async def add(update: Update, context: CoachContext) -> None:
    await open_form(update, context, "race")


async def add_result(update: Update, context: CoachContext) -> None:
    await open_form(update, context, "result")


async def show_race(update: Update, button: ShowRace, context: CoachContext) -> None:
    """One race: view, edit, delete, another priority, its result."""
    athlete = athlete_of(update)
    coach = context.coach
    person = await coach.people.known(athlete)
    goal = await coach.races.race(athlete, button.id)
    if goal is None:
        await show(update, views.gone())
    elif button.what == "edit":
        await open_form(
            update, context, "race", answers={"name": goal.name}, subject=str(button.id)
        )
    elif button.what == "result":
        await open_form(
            update,
            context,
            "result",
            answers={"name": goal.name, "day": goal.date.isoformat()}
            | ({"km": f"{goal.km:g} km"} if goal.km else {}),
            subject=str(button.id),
        )
    elif button.what == "delete":
        await show(update, views.really_delete(button.id, goal))
    elif button.what == "deleted":
        await coach.races.delete(athlete, button.id)
        await show(update, views.deleted(goal.name))
    elif button.what in {p.value for p in Priority}:
        kept = await coach.races.rank(athlete, button.id, Priority(button.what))
        await show(update, views.kept(kept, person.units) if kept else views.gone())
    else:
        today = await coach.people.today(athlete)
        await show(update, views.goal(button.id, goal, today, person.units))


async def show_result(update: Update, button: ShowResult, context: CoachContext) -> None:
    athlete = athlete_of(update)
    person = await context.coach.people.known(athlete)
    if button.what == "delete":
        gone = await context.coach.races.delete_result(athlete, button.id)
        await show(update, views.deleted(gone.name) if gone else views.gone())
        return
    shown = await context.coach.races.calendar(athlete)
    kept = next((k for k in shown.behind if k.id == button.id), None)
    await show(update, views.result(kept.id, kept.value, person.units) if kept else views.gone())
