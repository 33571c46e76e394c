"""Where a season stands: what stays the same from week to week, and the weeks before one."""

from dataclasses import dataclass
from datetime import date
from typing import Protocol

from coach.athlete import Stage
from coach.planning.need import Need
from coach.planning.stage import Calendar
from coach.planning.weeks import KEPT, LOADING_LOOK_BACK, loads, weeks_known

RATIO_DAYS = 28

JUMP, JUMP_KM = 1.30, 5.0
"""R06 blocks a week over so much of the weeks before, and so many km more than the last."""

REPEAT_LOOK_BACK = 9

FALL = 0.97
"""A week planned under so much of the one before falls; less is rounding."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Course:
    """What stays the same from week to week. Loads and runs in km, climb in m."""

    calendar: Calendar
    mondays: tuple[date, ...]
    """The weeks ahead."""
    need: Need | None
    goal_km: float
    """The load to grow to."""
    capacity_km: float
    """What the week's free minutes can hold."""
    long_capacity_km: float
    """What the freest day and R16 leave for the longest run."""
    km_per_minute: float
    """Of a long run, plain km; for cyclists and hikers km of load."""
    run_days: int
    novice: bool
    hard: int
    """Hard sessions a week at most, by age, level and days."""
    deloads: frozenset[date]
    """Mondays of the weeks that ease off."""
    growing: int
    """Weeks before the taper that may still grow."""
    climb_m_per_km: float
    """Of the last four weeks."""
    climb_goal_m_per_km: float
    loading: tuple[date, ...]
    """Mondays of the weeks before the taper, deloads among them."""
    ratio_held: float
    """Uncoupled: from here on the athlete's style calls a ratio high."""


class Held(Protocol):
    """A week as far as the next one follows from it."""

    @property
    def stage(self) -> Stage: ...
    @property
    def load_km(self) -> float: ...
    @property
    def race_km(self) -> float: ...
    @property
    def long_km(self) -> float: ...
    @property
    def ascent_m(self) -> float: ...
    @property
    def deload(self) -> bool: ...


@dataclass(frozen=True, slots=True, kw_only=True)
class Position:
    """The weeks before one, the newest first. Loads and longest runs in km, ascents in m."""

    loads: tuple[float, ...]
    """All of them, races too: P1, P2 …"""
    training: tuple[float, ...]
    """Races left out."""
    building: tuple[bool, ...]
    """Whether each was a loading week."""
    longs: tuple[float, ...]
    ascents: tuple[float, ...]
    history_days: int
    asked: tuple[float, ...] = ()
    """What building weeks of the last four were planned to hold, deloads left out."""
    eased: bool = False
    """Whether the week before was a planned deload."""
    week: int = 0
    """Weeks since the season was worked out."""

    @property
    def mean3(self) -> float:
        """M3, of the weeks there are."""
        weeks = weeks_known(self.history_days)
        return sum(self.loads[:weeks]) / weeks

    @property
    def ratios_count(self) -> bool:
        """Whether there are four weeks of history by then (coaching §1)."""
        return self.history_days >= RATIO_DAYS

    @property
    def reference(self) -> float:
        """What growth starts from: the last loading week of four, else the highest of them.

        Of a week that jumped over R06's block only that much was absorbed.
        """
        place = self._loading
        if place is None:
            place = max(range(LOADING_LOOK_BACK), key=lambda n: self.training[n])
        load, before = self.training[place], self.training[place + 1 :][:LOADING_LOOK_BACK]
        if not self.ratios_count or not any(before):
            return load
        return min(load, max(JUMP * max(before), max(before) + JUMP_KM))

    @property
    def peak4(self) -> float:
        """T4 of R17: the mean of the four highest of eight weeks."""
        return sum(sorted(self.training[:8], reverse=True)[:4]) / 4

    @property
    def former(self) -> float:
        """The most that was held in half a year, twice at the least: regained, not grown to."""
        return sorted(self.training, reverse=True)[1]

    @property
    def p1(self) -> float:
        """P1 as R06 reads it: the last loading week up to four back, else last week."""
        return self.loads[self._loading or 0]

    @property
    def _loading(self) -> int | None:
        recent = enumerate(self.building[:LOADING_LOOK_BACK])
        return next((n for n, builds in recent if builds), None)

    @property
    def fallen(self) -> float:
        """What last week was planned to hold, if that was less than the one before; 0 if not."""
        newest, *before = (*self.asked, 0.0)
        return newest if before and newest < FALL * before[0] else 0.0

    @property
    def repeatable(self) -> float:
        """Last week's load, if the weeks before it held as much once."""
        return min(self.loads[0], max(self.loads[1:REPEAT_LOOK_BACK]))

    @property
    def longest30(self) -> float:
        """L30, to the week."""
        return max(self.longs[:4])

    @property
    def peak_long(self) -> float:
        return max(self.longs[:8])

    @property
    def climb3(self) -> float:
        return sum(self.ascents[:3]) / 3

    def after(self, week: "Held") -> "Position":
        """One week later."""
        before = list(self.training[:LOADING_LOOK_BACK])
        builds = not week.deload and loads(week.stage, week.load_km, before)
        return Position(
            loads=(week.load_km + week.race_km, *self.loads[: KEPT - 1]),
            training=(week.load_km, *self.training[: KEPT - 1]),
            building=(builds, *self.building[: KEPT - 1]),
            longs=(week.long_km, *self.longs[: KEPT - 1]),
            ascents=(week.ascent_m, *self.ascents[: KEPT - 1]),
            history_days=self.history_days + 7,
            asked=self.asked if week.deload else (week.load_km, *self.asked[:3]),
            eased=week.deload,
            week=self.week + 1,
        )
