"""/race: goals A, B, C and results; by form, by one line, by buttons."""

from telegram import Update

from coach.dialogue.races import WAS_DAY, WAS_LENGTH
from coach.dialogue.readers import WAS_NAME
from coach.errors import UnreadableAnswerError
from coach.race import Priority, RaceGoal
from coach.usecases.race_line import read_goal, read_result
from handlers.buttons import ShowRace, ShowResult
from handlers.context import CoachContext, athlete_of, words_after_command
from handlers.forms import open_form
from handlers.found import find, look
from handlers.outcomes import follow_race
from handlers.raced import ask_result, follow_races, not_started
from handlers.reply import reply, show
from handlers.views import races as views
from handlers.views import results

RESULT = "result"


async def race(update: Update, context: CoachContext) -> None:
    """/race: the calendar, or a race or result in one line."""
    line = words_after_command(update)
    if not line:
        await calendar(update, context)
        return
    head, *rest = line.split(maxsplit=1)
    if head.casefold() == RESULT:
        await _result(update, context, "".join(rest))
        return
    athlete = athlete_of(update)
    person = await context.coach.people.known(athlete)
    today = await context.coach.people.today(athlete)
    try:
        goal = read_goal(line, today, person.units)
    except UnreadableAnswerError as error:
        await reply(update, views.unreadable(error.hint))
        return
    kept = await context.coach.races.add(athlete, goal)
    await reply(update, views.kept(kept, person.units))
    await follow_race(update, context, kept)


async def _result(update: Update, context: CoachContext, line: str) -> None:
    """One line is a result; several are a list."""
    if not line:
        await add_result(update, context)
    elif "\n" in line:
        await find(update, context, line)
    else:
        await _one_result(update, context, line)


async def _one_result(update: Update, context: CoachContext, line: str) -> None:
    """What rules cannot read is looked at once more, if there is somebody who can."""
    athlete = athlete_of(update)
    person = await context.coach.people.known(athlete)
    today = await context.coach.people.today(athlete)
    try:
        behind = read_result(line, today, person.units)
    except UnreadableAnswerError as error:
        found = await look(update, context, line)
        await reply(update, results.found(found) if found.rows else views.unreadable(error.hint))
        return
    kept = await context.coach.races.add_result(athlete, behind)
    await reply(update, views.result_kept(kept, person.units))


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
        await _edit(update, context, button.id, goal)
    elif button.what == "result":
        await ask_result(update, context, button.id, goal)
    elif button.what == "delete":
        await show(update, views.really_delete(button.id, goal))
    elif button.what == "deleted":
        await coach.races.delete(athlete, button.id)
        await show(update, views.deleted(goal.name))
        await follow_races(update, context)
    elif button.what == "unstarted":
        await not_started(update, context, button.id, goal)
    elif button.what in {p.value for p in Priority}:
        await _rank(update, context, button.id, Priority(button.what))
    else:
        today = await coach.people.today(athlete)
        found = await coach.pace.outlook(athlete, goal)
        says = await coach.races.says(athlete, goal)
        await show(update, views.goal(button.id, goal, today, person.units, found, says))


async def _rank(update: Update, context: CoachContext, id_: int, priority: Priority) -> None:
    athlete = athlete_of(update)
    person = await context.coach.people.known(athlete)
    kept = await context.coach.races.rank(athlete, id_, priority)
    await show(update, views.kept(kept, person.units) if kept else views.gone())
    if kept is not None:
        await follow_race(update, context, kept)


async def _edit(update: Update, context: CoachContext, id_: int, goal: RaceGoal) -> None:
    was = {WAS_NAME: goal.name, WAS_DAY: goal.date.isoformat()}
    was |= {WAS_LENGTH: f"{goal.km:g} km"} if goal.km else {}
    await open_form(update, context, "race", answers=was, subject=str(id_))


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
