"""How much of the training was easy: minutes below the first threshold."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from coach.activity import Activity, Sport
from coach.load.pulse import NOT_A_PULSE, mean_pulse
from coach.load.zones import Zones

FIRST_ABOVE = 3
"""Zones 1 and 2 lie below the first threshold (science §4.5, §5.3)."""

RPE_ABOVE = 5.0
"""Five and six lie between the thresholds (Foster's scale); less is easy."""

NO_ENDURANCE = frozenset({Sport.STRENGTH, Sport.MOBILITY})


@dataclass(frozen=True, slots=True, kw_only=True)
class Easy:
    """Minutes of endurance training."""

    easy_min: float
    known_min: float
    """Of which it is known how hard they were."""
    total_min: float

    @property
    def share(self) -> float | None:
        """The easy share of the minutes that are known; None without any."""
        return self.easy_min / self.known_min if self.known_min else None


def easy(activities: Iterable[Activity], zones: Zones | None) -> Easy:
    """What was easy: by the pulse of laps, else the mean pulse, else the RPE.

    Laps and means even out what is hard for a moment: the share is an upper estimate.
    """
    soft = known = total = 0.0
    for activity in activities:
        if activity.sport in NO_ENDURANCE:
            continue
        total += activity.minutes or 0.0
        for minutes, hard in _stretches(activity, zones):
            known += minutes
            soft += 0.0 if hard else minutes
    return Easy(easy_min=soft, known_min=known, total_min=total)


def _stretches(activity: Activity, zones: Zones | None) -> Iterator[tuple[float, bool]]:
    """Minutes, and whether they were above the first threshold."""
    if zones is not None and any(
        lap.avg_hr and lap.avg_hr not in NOT_A_PULSE for lap in activity.laps
    ):
        for lap in activity.laps:
            if lap.avg_hr is not None and lap.avg_hr not in NOT_A_PULSE:
                yield lap.duration_s / 60, zones.of(lap.avg_hr) >= FIRST_ABOVE
        return
    minutes, bpm = activity.minutes, mean_pulse(activity)
    if minutes is None:
        return
    if zones is not None and bpm is not None:
        yield minutes, zones.of(bpm) >= FIRST_ABOVE
    elif activity.rpe is not None:
        yield minutes, activity.rpe >= RPE_ABOVE
