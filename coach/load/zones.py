"""Heart-rate zones 1 to 5: the athlete's own > by threshold > by reserve > by highest pulse.

Half-open, so that no beat falls between two zones (coaching §1; science §5.3).
"""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import pairwise

from coach.athlete import Athlete, Discipline, HealthFlag

RUNNING_THRESHOLD = (85, 90, 95, 100)
CYCLING_THRESHOLD = (81, 90, 94, 100)
"""Lower bounds of zones 2 to 5 in percent of the threshold pulse (Friel)."""

SHARES = (50, 60, 70, 80, 90)
"""Lower bounds of zones 1 to 5 in percent of the reserve (Karvonen), or of the highest pulse."""

ZONES = 5

OWN_BOUNDS = (ZONES - 1, ZONES, ZONES + 1)
"""How many an athlete's own may be: from zone 2 on, from zone 1 on, and up to the top."""


class Basis(StrEnum):
    """What zones were reckoned from."""

    OWN = "own"
    THRESHOLD = "threshold"
    RESERVE = "reserve"
    PERCENTAGE = "percentage"


@dataclass(frozen=True, slots=True, kw_only=True)
class Zones:
    """Five zones. `lower` bounds zones 2 to 5; zone 1 is all below, zone 5 all from its bound."""

    lower: tuple[int, int, int, int]
    floor: int | None = None
    """Where zone 1 begins as a target; None: anything below zone 2."""
    top: int | None = None
    """The highest pulse, if known."""
    basis: Basis

    def of(self, bpm: float) -> int:
        """The zone a pulse lies in, 1 to 5."""
        return 1 + sum(bpm >= bound for bound in self.lower)

    def span(self, zone: int) -> tuple[int | None, int | None]:
        """The pulses of a zone as a target, both ends included; None: no bound on that side."""
        low = self.floor if zone == 1 else self.lower[zone - 2]
        high = self.top if zone == ZONES else self.lower[zone - 1] - 1
        return low, high


def zones(athlete: Athlete) -> Zones | None:
    """The best that is known of an athlete; figures that contradict each other are passed over.

    None where no pulse is known, or where beta blockers make every formula wrong.
    """
    own = _own(athlete)
    if own is not None or athlete.has(HealthFlag.BETA_BLOCKERS):
        return own
    return _by_threshold(athlete) or _by_reserve(athlete) or _by_percentage(athlete)


def half_up(percent: int, of: int) -> int:
    """So many percent of a whole number, rounded half up."""
    return (2 * percent * of + 100) // 200


def _own(athlete: Athlete) -> Zones | None:
    """As the athlete set them: lower bounds of zones 2 to 5, or of 1 to 5, or with the top too."""
    given = athlete.hr_zones or ()
    if len(given) not in OWN_BOUNDS or not _rises(given):
        return None
    top = given[ZONES] if len(given) > ZONES else athlete.max_hr
    floor = given[0] if len(given) >= ZONES else None
    return _zones(given[:ZONES][-4:], floor, top, Basis.OWN)


def _by_threshold(athlete: Athlete) -> Zones | None:
    known, top = athlete.threshold_hr, athlete.max_hr
    if known is None or (top is not None and top <= known):
        return None
    shares = CYCLING_THRESHOLD if athlete.sport is Discipline.CYCLING else RUNNING_THRESHOLD
    return _zones([half_up(share, known) for share in shares], None, top, Basis.THRESHOLD)


def _by_reserve(athlete: Athlete) -> Zones | None:
    rest, top = athlete.resting_hr, athlete.max_hr
    if rest is None or top is None or top <= rest:
        return None
    floor, *lower = (rest + half_up(share, top - rest) for share in SHARES)
    return _zones(lower, floor, top, Basis.RESERVE)


def _by_percentage(athlete: Athlete) -> Zones | None:
    if athlete.max_hr is None:
        return None
    floor, *lower = (half_up(share, athlete.max_hr) for share in SHARES)
    return _zones(lower, floor, athlete.max_hr, Basis.PERCENTAGE)


def _zones(lower: Sequence[int], floor: int | None, top: int | None, basis: Basis) -> Zones | None:
    if not _rises(lower if floor is None else [floor, *lower]):
        return None
    two, three, four, five = lower
    reached = top if top is not None and top >= five else None
    return Zones(lower=(two, three, four, five), floor=floor, top=reached, basis=basis)


def _rises(bounds: Sequence[int]) -> bool:
    return all(low < high for low, high in pairwise(bounds))
