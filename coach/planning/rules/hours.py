"""R22: the time there is on a day and in a week, and the sessions that stand in it."""

from collections.abc import Iterator

from coach.planning.rules.saying import Verdicts, blocks, found_or
from coach.planning.rules.sessions import sessions
from coach.planning.rules.tally import Tally
from coach.planning.rules.verdicts import RuleVerdict

SLACK_MIN = 0.5
"""Half of what minutes are planned in."""


def time(tally: Tally) -> Verdicts:
    """R22: no more minutes than are free on a day, no more than the week's hours; weekly sessions
    are kept, unless keeping one breaks another rule: then a warning names it.

    Races are left out. Source: the origin's programs; coaching §4.
    """  # noqa: D205 (one line cannot hold the rule)
    found = [*_days(tally), *_week(tally), *sessions(tally)]
    return found_or("R22", found, "It fits the time you have.")


def _days(tally: Tally) -> Iterator[RuleVerdict]:
    for day in tally.known.open_days:
        minutes = sum(one.minutes for one in tally.on(day.date) if not one.race)
        if minutes > day.minutes + SLACK_MIN:
            free = f"{day.minutes} are free" if day.minutes else "no time is free"
            text = f"{day.date:%A} holds {minutes:.0f} minutes; {free}."
            yield blocks("R22", text, day=day.date, value=minutes, limit=day.minutes)


def _week(tally: Tally) -> Iterator[RuleVerdict]:
    """The open days get what the days behind have left."""
    hours = tally.known.availability.hours_per_week
    planned = sum(one.minutes for one in tally.training)
    if hours is None or not planned:
        return
    behind = sum(day.load.minutes for day in tally.done)
    if planned > max(0.0, hours * 60 - behind) + SLACK_MIN:
        text = f"The week holds {_hours(planned + behind)}; you have {hours:g} hours."
        yield blocks("R22", text, value=planned + behind, limit=hours * 60)


def _hours(minutes: float) -> str:
    whole, rest = divmod(round(minutes), 60)
    return f"{whole} h {rest} min" if rest else f"{whole} h"
