"""What an athlete says of a race of the calendar: how it went, or that it was not started."""

from telegram import Update

from coach.race import RaceGoal
from handlers.context import CoachContext, athlete_of
from handlers.forms import open_form
from handlers.outcomes import replan
from handlers.reply import reply, show
from handlers.views import races as views


async def follow_races(update: Update, context: CoachContext) -> None:
    """A written week that a race touches follows it at once."""
    await replan(update, context, cause="the race calendar", only_if_due=True)


async def not_started(update: Update, context: CoachContext, id_: int, goal: RaceGoal) -> None:
    """Off the calendar, so that there is nothing to recover from; no blame."""
    athlete = athlete_of(update)
    await context.coach.races.delete(athlete, id_)
    behind = goal.date < await context.coach.people.today(athlete)
    say = reply if behind else show  # a wish for today is not left standing
    await say(update, views.not_started(goal.name))
    await follow_races(update, context)


async def ask_result(update: Update, context: CoachContext, id_: int, goal: RaceGoal) -> None:
    """What is known is not asked: only the time."""
    known = {"name": goal.name, "day": goal.date.isoformat()}
    known |= {"km": f"{goal.km:g} km"} if goal.km else {}
    await open_form(update, context, "result", answers=known, subject=str(id_))
