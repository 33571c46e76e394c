"""The most that a day may hold, whatever the season wants."""

from dataclasses import dataclass, replace

from coach.activity import Sport
from coach.program import Reason

GENTLE = (Sport.WALKING, Sport.MOBILITY)
"""What a limited body may still do (coaching §7)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Cap:
    """Ceilings for one day; None is no ceiling. Two caps together are the lower of each.

    minutes of all training together, km and run_minutes of one run, rpe 0-10.
    """

    rest: bool = False
    """Nothing but rest."""
    running: bool = True
    hard: bool = True
    growth: bool = True
    """Neither a longer run nor a bigger week than there was."""
    outdoors: bool = True
    minutes: float | None = None
    run_minutes: float | None = None
    run_km: float | None = None
    rpe: float | None = None
    sports: tuple[Sport, ...] | None = None
    """Nothing but these."""
    reasons: tuple[Reason, ...] = ()

    def __and__(self, other: "Cap") -> "Cap":
        if other is FREE:
            return self
        if self is FREE:
            return other
        return Cap(
            rest=self.rest or other.rest,
            running=self.running and other.running,
            hard=self.hard and other.hard,
            growth=self.growth and other.growth,
            outdoors=self.outdoors and other.outdoors,
            minutes=lower(self.minutes, other.minutes),
            run_minutes=lower(self.run_minutes, other.run_minutes),
            run_km=lower(self.run_km, other.run_km),
            rpe=lower(self.rpe, other.rpe),
            sports=_shared(self.sports, other.sports),
            reasons=self.reasons + tuple(r for r in other.reasons if r not in self.reasons),
        )

    def because(self, rule: str, text: str) -> "Cap":
        """The same cap with its reason: a rule's id and one sentence for the athlete."""
        return replace(self, reasons=(*self.reasons, Reason(rule=rule, text=text)))


FREE = Cap()


def lower(one: float | None, other: float | None) -> float | None:
    """The lower of two ceilings; None is no ceiling."""
    if one is None or other is None:
        return other if one is None else one
    return min(one, other)


def _shared(
    one: tuple[Sport, ...] | None, other: tuple[Sport, ...] | None
) -> tuple[Sport, ...] | None:
    if one is None or other is None:
        return other if one is None else one
    return tuple(sport for sport in one if sport in other)
