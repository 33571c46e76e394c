"""What the coach does not know about an athlete: habits, and a body that tires and adapts."""

from dataclasses import dataclass, field
from math import log

FITNESS_DAYS, FATIGUE_DAYS = 42.0, 7.0
"""Time constants of what training builds and of what it costs (Banister)."""

GAIN, GAIN_MOST = 0.10, 0.06
"""Speed won by each doubling of fitness is 0.10 · ln 2, six in a hundred at most."""

COST = 0.03
"""Speed lost by whoever carries twice as much fatigue as fitness."""

PULSE_COST = 5.0
"""Beats a minute that the same fatigue adds."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Nature:
    """Habits of one athlete. Shares are 0 to 1; weeks count from 1."""

    pace: float = 6.0
    """True easy pace of running on the first day, minutes a km."""
    adherence: float = 0.92
    """How often a planned session is done."""
    overdo: float = 1.0
    """How much longer, against the plan, an easy session becomes."""
    reports: float = 1.0
    """How many of the sessions done are told."""
    taps_done: float = 0.5
    """Of those not told, how many are at least tapped as done."""
    checks_in: float = 0.85
    has_pulse: bool = True
    hour: int = 8
    """When the day's training begins."""
    ill_in_week: int | None = None
    hurt_in_week: int | None = None
    niggle_in_week: int | None = None
    """Pain of 4 of 10 on a Monday evening, gone two days later."""
    away_in_week: int | None = None
    """Friday to Sunday without training."""
    shifts: bool = False
    """Every third week other days are free."""


@dataclass(slots=True)
class Body:
    """Hidden fitness and fatigue, in running-equivalent km a day."""

    usual: float
    """What the body was used to on the first day."""
    fitness: float = field(init=False)
    fatigue: float = field(init=False)

    def __post_init__(self) -> None:
        self.fitness = self.fatigue = self.usual

    def sleep(self, load: float) -> None:
        """A day with so much load is over."""
        self.fitness += (load - self.fitness) / FITNESS_DAYS
        self.fatigue += (load - self.fatigue) / FATIGUE_DAYS

    @property
    def tired(self) -> float:
        """Fatigue beyond fitness: 0 is in balance, 1 twice as much, below 0 is rested."""
        if self.fitness <= 0:
            return 0.0
        return max(-1.0, min(1.0, self.fatigue / self.fitness - 1))

    @property
    def speed(self) -> float:
        """Against the first day's."""
        if self.usual <= 0 or self.fitness <= 0:
            return 1.0
        gain = GAIN * log(self.fitness / self.usual)
        return 1 + max(-GAIN_MOST, min(GAIN_MOST, gain)) - COST * max(0.0, self.tired)

    @property
    def pulse(self) -> float:
        """Beats a minute above the usual ones at the same effort."""
        return PULSE_COST * self.tired
