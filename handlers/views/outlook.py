"""What a race ahead may take, and how its target lies in that."""

from coach.athlete import Units
from coach.performance.outlook import Outlook, Reach
from coach.race import RaceGoal
from handlers.views import words
from handlers.views.html import escape

SAYS = {
    Reach.COMFORTABLE: "slower than the slow end: comfortable, if the training holds",
    Reach.REALISTIC: "in the slower half of that: realistic",
    Reach.AMBITIOUS: "in the faster half of that: ambitious, on a good day",
}

LEAST = 0.01
"""Less than one in a hundred is no figure."""


def lines(goal: RaceGoal, found: Outlook | None, units: Units) -> str:
    """The range and the race it stands on; unknown is said."""
    if found is None:
        return "What it may take: I know no race of the last year to compare it with."
    by = found.by
    text = (
        f"By your {words.exact_distance(by.km, units)} in {words.clock(by.time_s or 0)} "
        f"({words.day(by.date)} {by.date.year}) it may take {words.clock(found.low_s)} "
        f"to {words.clock(found.high_s)} today."
    )
    if goal.target_s is None or found.reach is None:
        return escape(text)
    target = f"Your target of {words.clock(goal.target_s)} is "
    if found.reach is Reach.BEYOND:
        much = f"{found.beyond:.0%} faster" if found.beyond >= LEAST else "a touch faster"
        says = f"{much} than the fast end: your races do not show it yet"
    else:
        says = SAYS[found.reach]
    return escape(f"{text} {target}{says}.")
