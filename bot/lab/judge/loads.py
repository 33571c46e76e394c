"""The course of the weeks: in their bands, without jumps, and without withering away."""

from dataclasses import dataclass
from datetime import date
from typing import Protocol

from bot.lab.diary import Delivered
from bot.lab.score import Score
from bot.lab.stored import HISTORY_DAYS, Stored
from bot.lab.yardstick import BANDS, DAY, LOADING, WEEK
from coach.athlete import Stage
from coach.program import Program

FALL = 0.97
"""A week that holds less of the one before falls; less is rounding."""
LOW = 0.80
"""Of the three weeks before, as planned or done: a week that eases off on purpose (R21)."""
IN_A_ROW = 3
LEVEL = 4
"""Weeks in which a load was done that counts as absorbed."""
L30 = 30
SHORT_KM = 10.0


def judge_loads(score: Score, seen: Stored) -> None:
    """Band, jumps and falls, week by week."""
    skipping, ending = Row(), Row(ends=True)
    for monday in seen.mondays[1:]:
        said = seen.sunday(monday)
        if said is None:
            continue
        _jumps(score, seen, monday, said.program)
        open_ = bool(said.states) or seen.guided_back(monday)
        if not open_ and seen.known_days(monday) > HISTORY_DAYS:
            _bands(score, seen, said)
        score.detrained += skipping.falls_again(seen, monday, said.program.stage)
        score.withered += ending.falls_again(seen, monday, said.program.stage)


class Weeks(Protocol):
    """Of a life, what a row of falling weeks goes by."""

    def planned(self, monday: date, /) -> float: ...
    def week(self, monday: date, /) -> float: ...
    def troubled(self, monday: date, /) -> bool: ...
    def races_in(self, monday: date, /) -> bool: ...


@dataclass(slots=True)
class Row:
    """Weeks of building one after the other, as far as they fall without having been meant to.

    Deloads, weeks with a race, taper, recovery, illness, days away and the way back are left out.
    `ends`: the last five end the row instead, since what follows them is lower by design; and a
    week that asks for no less than the most of the four weeks done before does not fall, since it
    keeps the level that is there.
    """

    ends: bool = False
    falls: int = 0
    last: float = 0.0

    def falls_again(self, seen: Weeks, monday: date, stage: Stage) -> bool:
        """Whether this week is the third in a row that falls."""
        if stage not in LOADING or seen.troubled(monday):
            if self.ends:
                self.falls, self.last = 0, 0.0
            return False
        load = seen.planned(monday)
        mean = sum(max(seen.week(m), seen.planned(m)) for m in _three(monday)) / 3
        if seen.races_in(monday) or load <= LOW * mean:
            return False
        level = max(seen.week(monday - n * WEEK) for n in range(1, LEVEL + 1))
        before = min(self.last, level) if self.ends else self.last
        self.falls = self.falls + 1 if load < FALL * before else 0
        self.last = load
        return self.falls == IN_A_ROW


def _three(monday: date) -> list[date]:
    return [monday - n * WEEK for n in (1, 2, 3)]


def _bands(score: Score, seen: Stored, said: Delivered) -> None:
    """Total load, uncoupled: the week as planned, and as it was done.

    Against the weeks before as they stood when it was said, and as they had turned out next day.
    """
    monday = said.program.week_start_date
    if seen.loading(monday, seen.owed(said)):
        ahead = seen.owed(said, total=True)
        score.said_in_band.extend(_inside(seen, said, seen.planned(monday, total=True), ahead))
    if seen.loading(monday):
        score.in_band.extend(_inside(seen, said, seen.planned(monday, total=True)))
        score.done_in_band.extend(_inside(seen, said, seen.week(monday, total=True)))


def _inside(seen: Stored, said: Delivered, load: float, ahead: float = 0.0) -> list[bool]:
    """Whether a load lies in the band of its stage; nothing where nothing lay before."""
    mean = (sum(seen.before(said.program.week_start_date, 3, total=True)) + ahead) / 3
    low, high = BANDS.get(said.program.stage, (0.0, 0.0))
    return [low <= load / mean <= high] if mean > 0 else []


def _jumps(score: Score, seen: Stored, monday: date, program: Program) -> None:
    """A week against the most of the four before; its longest run against thirty days."""
    most = max(seen.before(monday, 4))
    if most > 0 and seen.known_days(monday) > HISTORY_DAYS:
        score.week_jumps.append(seen.planned(monday) / most)
    for day in program.daily_program:
        longest = max(seen.run_km.get(day.date - n * DAY, 0.0) for n in range(1, L30 + 1))
        for workout in day.workouts:
            far = workout.distance_km or 0.0
            runs = workout.sport is not None and workout.sport.family == "run"
            if runs and workout.workout_type.value != "Race" and longest >= SHORT_KM:
                score.run_jumps.append(far / longest)
