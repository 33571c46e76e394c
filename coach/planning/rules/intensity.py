"""R11, R13, R14: how many hard sessions, how much of the time is easy, and how much neither."""

from coach.athlete import Experience, Stage
from coach.planning.bands import band_of
from coach.planning.dayfacts import DayFacts
from coach.planning.efforts import is_hard_workout
from coach.planning.limits import MASTERS_FROM
from coach.planning.rules.measure import ABOVE_VT1, minutes_above_easy
from coach.planning.rules.saying import Verdicts, blocks, not_here, passes, warns
from coach.planning.rules.tally import Tally
from coach.program import Intensity

HARD_MOST, HARD_MOST_ADVANCED = 2, 3
RUNS_FOR_THREE = 6
EASY_BLOCK = 0.65
GREY_MOST = 0.25
SLIP = 0.0005
"""Less than a share in whole percent shows."""


def hard_days(tally: Tally) -> Verdicts:
    """R11: Hard ≤ 2; 3 with six runs, advanced, in Build, under fifty; Base ≤ 1; 0 coming back
    and in Recovery. A warning where novices or an easier week hold more than one.

    Source: custom, science §4.3.
    """  # noqa: D205 (one line cannot hold the rule)
    if not tally.hard:
        return passes("R11", "Nothing hard is planned.", value=0)
    count, most = len(tally.hard) + len(_done(tally)), _most(tally)
    if count > most:
        text = f"{_times(count)} this week; {_enough(most)} now."
        return (blocks("R11", text, day=tally.hard[-1].date, value=count, limit=most),)
    if count > 1 and (tally.known.novice or tally.bounds.deload):
        text = f"{_times(count)} this week; one would be enough now."
        return (warns("R11", text, day=tally.hard[-1].date, value=count, limit=1),)
    return passes("R11", "No more hard sessions than this stage holds.", value=count, limit=most)


def _times(count: int) -> str:
    return "One hard session" if count == 1 else f"{count} hard sessions"


def _enough(most: int) -> str:
    if not most:
        return "there should be none"
    return "one is enough" if most == 1 else f"{most} are enough"


def _done(tally: Tally) -> list[DayFacts]:
    """One entry for each real hard session of the week so far, races left out."""
    days = {day.date: day for day in tally.done}
    return [
        days[effort.day]
        for effort in tally.known.efforts
        if effort.hard and not effort.planned and effort.day in days
    ]


def _most(tally: Tally) -> int:
    known = tally.known
    if known.stage is Stage.RECOVERY or known.body.way_back is not None:
        return 0
    if known.stage is Stage.BASE:
        return 1
    age = known.body.limits.age
    runs = len(tally.runs) + sum(day.load.run_km > 0 for day in tally.done)
    three = (
        known.stage is Stage.BUILD
        and known.experience is Experience.ADVANCED
        and runs >= RUNS_FOR_THREE
        and age is not None
        and age < MASTERS_FROM
    )
    return HARD_MOST_ADVANCED if three else HARD_MOST


def easy(tally: Tally) -> Verdicts:
    """R13: the share of minutes below VT1, at least the stage's; a block under 0.65.

    Races are left out. Source: Rosenblat 2025, Oliveira 2024; science §4.3, §4.5.
    """
    planned = sum(one.minutes for one in tally.training)
    if planned <= 0:
        return not_here("R13", "Nothing is planned.")
    minutes = planned + sum(day.load.minutes for day in tally.done)
    above = sum(one.hard_minutes for one in tally.training) + _done_above(tally)
    share = 1 - above / minutes
    band = band_of(tally.known.calendar, tally.known.monday, deload=tally.bounds.deload)
    wanted = band.easy_share
    if share < EASY_BLOCK - SLIP and any(one.hard_minutes for one in tally.training):
        text = f"Only {share:.0%} of the minutes are easy."
        return (blocks("R13", text, value=share, limit=EASY_BLOCK),)
    if share < wanted - SLIP:
        text = f"{share:.0%} of the minutes are easy; this week it should be {wanted:.0%}."
        return (warns("R13", text, value=share, limit=wanted),)
    return passes("R13", "Most of it is easy.", value=share, limit=wanted)


def _done_above(tally: Tally) -> float:
    """Minutes above easy of the days behind: as planned where it was, else half of a hard day."""
    spent = 0.0
    for day in {done.date: done for done in _done(tally)}.values():
        meant = sum(minutes_above_easy(w) for w in day.in_force if is_hard_workout(w))
        spent += min(day.load.minutes, meant or ABOVE_VT1[Intensity.HIGH] * day.load.minutes)
    return spent


def grey(tally: Tally) -> Verdicts:
    """R14: minutes between VT1 and VT2 ≤ 25 %, unless a marathon or more is close.

    Source: science §4.5.
    """
    minutes = sum(one.minutes for one in tally.training)
    row = tally.known.row
    near = tally.known.stage in {Stage.SPECIFICITY, Stage.TAPER}
    if minutes <= 0 or (near and row is not None and row.is_marathon):
        return not_here("R14", "The race asks for steady minutes, or nothing is planned.")
    share = sum(one.grey_minutes for one in tally.training) / minutes
    if share > GREY_MOST + SLIP:
        text = f"{share:.0%} of the minutes are neither easy nor hard."
        return (warns("R14", text, value=share, limit=GREY_MOST),)
    return passes("R14", "Easy is easy and hard is hard.", value=share, limit=GREY_MOST)
