"""An activity as it came out of a file, with what only a file knows."""

from dataclasses import dataclass
from datetime import datetime

from coach.activity import Activity


@dataclass(frozen=True, slots=True, kw_only=True)
class Recording:
    """One activity of a file. `elapsed_s` bears the pauses: for telling, never for load."""

    activity: Activity
    start_trusted: bool = True
    """False: the file has no date or an impossible one, so the athlete is asked."""
    start_hint: datetime | None = None
    """A local start worked out from elsewhere in the file, when its own cannot be trusted."""
    elapsed_s: float | None = None
    samples: int = 0
    samples_with_pulse: int = 0
    pulse: tuple[float, ...] = ()
    """Timer seconds spent at each heart rate, indexed by beats a minute; empty without one.

    Gaps over 30 s are left out. Any sum over the samples (TRIMP, minutes in zones) is a sum
    over these, whatever the athlete's pulse range is.
    """


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """What a file held, in the order of the file; `warnings` are sentences for the athlete."""

    activities: tuple[Recording, ...]
    warnings: tuple[str, ...] = ()
