"""Exponentially weighted means of daily loads (Williams 2017; science §2.1)."""

from collections.abc import Iterable
from dataclasses import dataclass

FAST = 2 / (7 + 1)
SLOW = 2 / (28 + 1)
"""λ = 2/(N + 1), N 7 and 28."""


@dataclass(frozen=True, slots=True)
class Ewma:
    """The acute and the chronic weighted mean up to a day."""

    acute: float
    chronic: float

    @classmethod
    def begun(cls, load: float) -> "Ewma":
        """On the first day both means are that day's load."""
        return cls(load, load)

    def after(self, load: float) -> "Ewma":
        """A day later."""
        return Ewma(
            self.acute + FAST * (load - self.acute), self.chronic + SLOW * (load - self.chronic)
        )

    @property
    def ratio(self) -> float | None:
        return self.acute / self.chronic if self.chronic else None


def ewma(loads: Iterable[float]) -> Ewma | None:
    """The weighted means after the last of some daily loads; None without any."""
    found: Ewma | None = None
    for load in loads:
        found = Ewma.begun(load) if found is None else found.after(load)
    return found
