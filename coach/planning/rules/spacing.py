"""R10 to R16: rest, how many hard days, how far apart, how easy, how long."""

from collections.abc import Iterator
from datetime import date, timedelta

from coach.athlete import Experience, Stage
from coach.planning.bands import band_of, long_minutes, long_share
from coach.planning.daybounds import NOVICE_LEAST_MIN, NOVICE_LONG
from coach.planning.efforts import Effort, planned_effort
from coach.planning.rules.tally import Tally, found_or, not_here, passed, says
from coach.planning.rules.verdicts import Outcome, RuleVerdict

LONGEST_STREAK = 6
REST_TRIMP = 10.0
MASTERS = 50
APART, APART_CAREFUL = 2, 3
STEEP_DOWN_M = 1000.0
EASY_BLOCK = 0.65
GREY_MOST = 0.25
SLACK_MIN = 0.5
SLACK = 1.01
DAY = timedelta(days=1)


def rest(tally: Tally) -> tuple[RuleVerdict, ...]:
    """R10: rest days in the week, and no streak over six."""
    if not tally.training:
        return passed("R10", "The week is rest.")
    return found_or("R10", [*_rests(tally), *_streak(tally)], "There is rest enough.")


def _rests(tally: Tally) -> Iterator[RuleVerdict]:
    rests = sum(_rested(tally, day.date) for day in tally.known.days)
    if rests < tally.known.rest_days:
        text = f"{rests} rest days; you need {tally.known.rest_days}."
        yield says("R10", Outcome.BLOCK, text, value=rests, limit=tally.known.rest_days)


def _rested(tally: Tally, day: date) -> bool:
    facts = tally.known.on(day)
    if not facts.open:
        return not facts.load.loaded
    held = tally.on(day)
    return not held or sum(tally.trimp(one.workout) for one in held) <= REST_TRIMP


def _streak(tally: Tally) -> Iterator[RuleVerdict]:
    count = tally.known.streak
    for day in tally.known.days:
        if not day.open:
            continue
        held = tally.on(day.date)
        count = 0 if _rested(tally, day.date) else count + 1
        if count > LONGEST_STREAK and held and not any(one.race for one in held):
            text = f"{count} days of training in a row."
            yield says("R10", Outcome.BLOCK, text, day=day.date, value=count, limit=LONGEST_STREAK)


def hard_days(tally: Tally) -> tuple[RuleVerdict, ...]:
    """R11: two hard sessions; three for the advanced in Build, one in Base, none coming back."""
    if not tally.hard:
        return passed("R11", "Nothing hard in this week.", value=0)
    days = tally.known.days
    first = tally.known.monday
    done = sum(
        e.hard and not e.planned and first <= e.day and not tally.known.on(e.day).open
        for e in tally.known.efforts
        if first <= e.day <= days[-1].date and not tally.known.on(e.day).load.raced
    )
    count, most = done + len(tally.hard), _most_hard(tally)
    if count > most:
        text = f"{count} hard sessions; {most} are enough now."
        return (says("R11", Outcome.BLOCK, text, value=count, limit=most),)
    return passed("R11", "As many hard sessions as the stage holds.", value=count, limit=most)


def _most_hard(tally: Tally) -> int:
    known = tally.known
    if known.stage is Stage.RECOVERY or known.body.way_back is not None:
        return 0
    if known.stage is Stage.BASE or tally.bounds.deload or known.novice:
        return 1
    age = known.body.limits.age
    three = (
        known.stage is Stage.BUILD
        and known.experience is Experience.ADVANCED
        and len(tally.runs) >= LONGEST_STREAK
        and age is not None
        and age < MASTERS
    )
    return 3 if three else 2


def apart(tally: Tally) -> tuple[RuleVerdict, ...]:
    """R12: 48 hours between hard or long sessions, 72 from sixty on or after a long descent."""
    return found_or("R12", _near(tally), "Hard days have room around them.")


def _near(tally: Tally) -> Iterator[RuleVerdict]:
    behind = [e for e in tally.known.efforts if not e.planned]
    ahead = [
        e for one in tally.training if (e := planned_effort(one.workout, one.date)) is not None
    ]
    older = tally.known.body.limits.older
    for index, effort in enumerate(ahead):
        for other in (*behind, *ahead[:index]):
            if other.day > effort.day:
                continue
            steep = other.hard and (other.descent_m or 0.0) > STEEP_DOWN_M
            days = APART_CAREFUL if older or steep else APART
            if (effort.day - other.day).days < days and not _pair(tally, effort, other):
                text = f"{effort.day:%A} comes too soon after {other.day:%A}."
                yield says(
                    "R12",
                    Outcome.BLOCK,
                    text,
                    day=effort.day,
                    value=(effort.day - other.day).days,
                    limit=days,
                )
                break


def _pair(tally: Tally, one: Effort, other: Effort) -> bool:
    """Two easy long runs back to back before an ultra."""
    row = tally.known.row
    ultra = row is not None and row.is_ultra and tally.known.stage is Stage.SPECIFICITY
    return ultra and not one.hard and not other.hard and one.day != other.day


def easy(tally: Tally) -> tuple[RuleVerdict, ...]:
    """R13: the share of easy minutes."""
    minutes = sum(one.workout.duration_min for one in tally.training)
    if minutes <= 0:
        return not_here("R13", "Nothing is planned.")
    share = 1 - sum(one.hard_minutes for one in tally.training) / minutes
    wanted = band_of(tally.known.calendar, tally.known.monday, deload=tally.bounds.deload)
    if share < EASY_BLOCK and len(tally.training) > 1:
        text = f"Only {share:.0%} of the minutes are easy."
        return (says("R13", Outcome.BLOCK, text, value=share, limit=EASY_BLOCK),)
    if share < wanted.easy_share / SLACK:
        text = f"{share:.0%} of the minutes are easy; this stage wants {wanted.easy_share:.0%}."
        return (says("R13", Outcome.WARN, text, value=share, limit=wanted.easy_share),)
    return passed("R13", "Most of it is easy.", value=share, limit=wanted.easy_share)


def grey(tally: Tally) -> tuple[RuleVerdict, ...]:
    """R14: not too many minutes between easy and threshold, unless a marathon asks for them."""
    minutes = sum(one.workout.duration_min for one in tally.training)
    row = tally.known.row
    specific = tally.known.stage in {Stage.SPECIFICITY, Stage.TAPER}
    if minutes <= 0 or (specific and row is not None and row.is_long):
        return not_here("R14", "The race asks for steady minutes, or nothing is planned.")
    share = sum(one.grey_minutes for one in tally.training) / minutes
    if share > GREY_MOST:
        text = f"{share:.0%} of the minutes are neither easy nor hard."
        return (says("R14", Outcome.WARN, text, value=share, limit=GREY_MOST),)
    return passed("R14", "Easy is easy and hard is hard.", value=share, limit=GREY_MOST)


def share_of_long(tally: Tally) -> tuple[RuleVerdict, ...]:
    """R15: the longest run against the week."""
    longest = tally.longest_run
    km = sum(one.workout.distance_km or 0.0 for one in tally.runs)
    if longest is None or km <= 0 or any(not day.open for day in tally.known.days):
        return not_here("R15", "No whole week of runs to hold it against.")
    days = len({one.date for one in tally.runs})
    limit = long_share(days, tally.known.row, tally.known.stage)
    share = (longest.workout.distance_km or 0.0) / km
    if days > 1 and share > limit * SLACK + 0.01:
        text = f"The long run is {share:.0%} of the week's running; {limit:.0%} is usual."
        return (says("R15", Outcome.WARN, text, day=longest.date, value=share, limit=limit),)
    return passed("R15", "The long run fits the week.", value=share, limit=limit)


def length_of_long(tally: Tally) -> tuple[RuleVerdict, ...]:
    """R16: the long run's minutes by race; for novices against what is usual."""
    longest = max(tally.runs, key=lambda one: one.workout.duration_min, default=None)
    if longest is None:
        return not_here("R16", "No run is planned.")
    limit = float(long_minutes(tally.known.row))
    usual = tally.known.past.usual_long_minutes
    if tally.known.novice and usual > 0:
        limit = min(limit, max(NOVICE_LEAST_MIN, NOVICE_LONG * usual))
    minutes = longest.workout.duration_min
    if minutes > limit + SLACK_MIN:
        text = f"{minutes:g} minutes in one run; {limit:g} are enough."
        return (says("R16", Outcome.WARN, text, day=longest.date, value=minutes, limit=limit),)
    return passed("R16", "No run is longer than it needs to be.", value=minutes, limit=limit)
