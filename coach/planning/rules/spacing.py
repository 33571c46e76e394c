"""R10, R12: rest days and streaks, and the hours between hard and long sessions."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, datetime, timedelta

from coach.athlete import Stage
from coach.load.row import REST_TRIMP
from coach.planning.daybounds import SPACING_DAYS, SPACING_DAYS_OLDER, STEEP_DESCENT_M
from coach.planning.efforts import Effort, planned_effort
from coach.planning.openweek import LONGEST_STREAK
from coach.planning.rules.saying import Verdicts, blocks, found_or, passes
from coach.planning.rules.tally import Planned, Tally
from coach.planning.rules.verdicts import RuleVerdict
from coach.planning.standing import kind_of

HOUR = timedelta(hours=1)


def rest(tally: Tally) -> Verdicts:
    """R10: a rest day a week, two for novices, from sixty on, under eighteen; no more than six
    training days in a row, history counted.

    Rest: no session, or TRIMP ≤ 10. Source: the origin's seven, science §4.7.
    """  # noqa: D205 (one line cannot hold the rule)
    if not tally.training:
        return passes("R10", "The open days are rest.")
    return found_or("R10", [*_rests(tally), *_streak(tally)], "There is rest enough.")


def _rests(tally: Tally) -> Iterator[RuleVerdict]:
    rests = sum(rests_on(tally, day.date) for day in tally.known.days)
    needed = tally.known.rest_days
    if rests < needed:
        have = "No rest day" if not rests else "One rest day"
        text = f"{have} this week; you need {'two' if needed > 1 else 'one'}."
        yield blocks("R10", text, value=rests, limit=needed)


def rests_on(tally: Tally, day: date) -> bool:
    """Whether a date is rest: as planned, or as it happened."""
    facts = tally.known.on(day)
    if not facts.open:
        return not facts.load.loaded
    return sum(tally.trimp(one) for one in tally.on(day)) <= REST_TRIMP


def _streak(tally: Tally) -> Iterator[RuleVerdict]:
    count = tally.known.streak
    for day in tally.known.open_days:
        held = tally.on(day.date)
        count = 0 if rests_on(tally, day.date) else count + 1
        if count > LONGEST_STREAK and any(not one.race for one in held):
            text = f"{day.date:%A} would be your {_nth(count)} training day in a row."
            yield blocks("R10", text, day=day.date, value=count, limit=LONGEST_STREAK)


def _nth(count: int) -> str:
    if count % 100 in {11, 12, 13}:
        return f"{count}th"
    return f"{count}{ {1: 'st', 2: 'nd', 3: 'rd'}.get(count % 10, 'th') }"


def apart(tally: Tally) -> Verdicts:
    """R12: 48 h from start to start of Hard or Long, 72 h from sixty on or after Hard with more
    than 1000 m down; real sessions count, and weeks have no border.

    Where a start is unknown dates decide: two, three. Two easy Longs back to back may be, before
    an ultra in Specificity. Source: Stanley 2013, science §4.5.
    """  # noqa: D205 (one line cannot hold the rule)
    return found_or("R12", _near(tally), "Hard and long days have room around them.")


def _near(tally: Tally) -> Iterator[RuleVerdict]:
    ahead = [e for one in tally.training if (e := _effort(tally, one)) is not None]
    for index, effort in enumerate(ahead):
        for other in (*tally.known.efforts, *ahead[:index]):
            days = _days_needed(tally, other)
            if other.day > effort.day or _is_apart(effort, other, days):
                continue
            if _back_to_back(tally, effort, other):
                continue
            text = (
                f"{_name(effort)} on {effort.day:%A} comes too soon after {_when(effort, other)}."
            )
            gap = (effort.day - other.day).days
            yield blocks("R12", text, day=effort.day, value=gap, limit=days)
            break


def _effort(tally: Tally, one: Planned) -> Effort | None:
    if not one.hard and not one.long:
        return None
    found = planned_effort(one.workout, one.date)
    held = found or Effort(day=one.date, start=None, hard=True, long=one.long, planned=True)
    return replace(held, hard=one.hard, start=_start(tally, one))


def _start(tally: Tally, one: Planned) -> datetime | None:
    """When it begins, where it is a weekly session with an hour."""
    for session in one.day.fixed:
        kind = kind_of(tally.known, session).type
        if session.start is not None and kind is one.workout.workout_type:
            zone = tally.known.athlete.zone
            return datetime.combine(one.date, session.start, tzinfo=zone)
    return None


def _days_needed(tally: Tally, other: Effort) -> int:
    steep = other.hard and (other.descent_m or 0.0) > STEEP_DESCENT_M
    older = tally.known.body.limits.older
    return SPACING_DAYS_OLDER if older or steep else SPACING_DAYS


def _is_apart(effort: Effort, other: Effort, days: int) -> bool:
    if effort.start is not None and other.start is not None:
        return effort.start - other.start >= days * 24 * HOUR
    return (effort.day - other.day).days >= days


def _back_to_back(tally: Tally, one: Effort, other: Effort) -> bool:
    """Two easy long runs on following days before an ultra."""
    row = tally.known.row
    ultra = row is not None and row.is_ultra and tally.known.stage is Stage.SPECIFICITY
    return ultra and not one.hard and not other.hard and one.day != other.day


def _name(effort: Effort) -> str:
    return "The hard session" if effort.hard else "The long one"


def _when(effort: Effort, other: Effort) -> str:
    kind = "the hard session" if other.hard else "the long one"
    if effort.day == other.day:
        return f"{kind} of the same day"
    return f"{kind} of {other.day:%A}"
