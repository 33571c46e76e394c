"""How far it was: as the device says, else along its positions."""

from dataclasses import dataclass
from math import asin, cos, nan, radians, sin, sqrt

_EARTH_M = 6_371_008.8
"""Mean radius (IUGG)."""


@dataclass(slots=True)
class Odometer:
    """Metres as the device tells them; of one that tells none, along its positions."""

    _metres: float = 0.0
    _at: tuple[float, float] | None = None
    _told: bool = False

    def read(self, told: float | None, at: tuple[float, float] | None) -> float:
        """The metres so far, NaN if unknown. `at` is in degrees north and east."""
        if told is not None:
            self._told = True
            return told
        if self._told or at is None:
            return nan
        if self._at is not None:
            self._metres += distance_m(self._at, at)
        self._at = at
        return self._metres

    def lift(self) -> None:
        """The next position is not reached from the last."""
        self._at = None


def distance_m(a: tuple[float, float], b: tuple[float, float]) -> float:
    """Great-circle metres between two positions in degrees (haversine)."""
    south, north = radians(a[0]), radians(b[0])
    across = sin((radians(b[1]) - radians(a[1])) / 2) ** 2 * cos(south) * cos(north)
    return 2 * _EARTH_M * asin(min(1.0, sqrt(sin((north - south) / 2) ** 2 + across)))
