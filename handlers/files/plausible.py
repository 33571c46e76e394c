"""Figures that no athlete makes are said; figures that nothing can keep are left out."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Any

from coach.activity import Activity
from coach.ranges import RANGES

_FASTEST_M_S: Mapping[str, float] = {
    "run": 7.5,  # the 1500 m world record is 7.28
    "walk": 4.5,  # walkers' world records; people also run while the watch says hike
    "bike": 25.0,
    "swim": 2.5,
    "rowing": 7.0,
    "ski_touring": 12.0,
    "nordic_ski": 12.0,
}
"""Means over a whole activity, just above the best there are."""

_BEYOND_BELIEF = 3.0
"""A mean so many times that is no fast day: a position or a distance jumped."""
_SOUND_M_S = 340.0
"""What nothing that a watch is worn in goes at, whatever the sport."""

_STEEPEST_M_H = 2500.0
"""The best vertical kilometre is 2,080 m an hour."""

_STEEPEST_M_KM = 1000.0


def checked(activity: Activity) -> tuple[Activity, list[str]]:
    """The activity without impossible figures, and a sentence for each that is odd."""
    spans = {name: span for (owner, name), span in RANGES.items() if owner is Activity}
    out: dict[str, Any] = {}
    warnings = []
    for name, (low, high) in spans.items():
        value = getattr(activity, name)
        if value is not None and not low <= value <= high:
            out[name] = None
            warnings.append(f"{_CALLED[name].format(value)} is impossible, so I left it out.")
    sound = replace(activity, **out)
    if _beyond_belief(sound):
        warnings.append(f"{_speed(sound)} is impossible, so I left the distance out.")
        sound = replace(sound, km=None)
    pulses = sound.avg_hr, sound.max_hr
    if None not in pulses and sorted(pulses) != list(pulses):  # type: ignore[type-var]
        sound = replace(sound, max_hr=None)
        warnings.append("The mean heart rate is above the highest; I left the highest out.")
    return sound, [*warnings, *_oddities(sound)]


def _beyond_belief(activity: Activity) -> bool:
    """Whether the distance cannot have been covered in the time, by anybody or anything."""
    fastest = _FASTEST_M_S.get(activity.sport.family, _SOUND_M_S / _BEYOND_BELIEF)
    seconds = activity.duration_s or 0
    return seconds > 0 and (activity.km or 0) * 1000 > fastest * _BEYOND_BELIEF * seconds


def _speed(activity: Activity) -> str:
    km, seconds = activity.km or 0.0, activity.duration_s or 1.0
    return f"{km:.2f} km at {km * 3600 / seconds:.1f} km/h"


def _oddities(activity: Activity) -> Iterator[str]:
    hours = (activity.duration_s or 0) / 3600
    fastest = _FASTEST_M_S.get(activity.sport.family)
    if fastest and activity.km and hours and activity.km / hours > fastest * 3.6:
        yield (
            f"{_speed(activity)} is faster than anyone; "
            "the distance, the time or the sport is wrong."
        )
    climb = activity.ascent_m or 0
    too_fast = hours > 0 and climb > _STEEPEST_M_H * hours
    too_steep = activity.km is not None and climb > _STEEPEST_M_KM * activity.km
    if climb > 100 and (too_fast or too_steep):  # noqa: PLR2004  # below, it is noise
        yield f"{climb:.0f} m of ascent is more than the way can hold; the heights are off."


_CALLED: Mapping[str, str] = {
    "duration_s": "A time of {:.0f} s",
    "km": "A distance of {:.0f} km",
    "ascent_m": "An ascent of {:.0f} m",
    "descent_m": "A descent of {:.0f} m",
    "avg_hr": "A mean heart rate of {}",
    "max_hr": "A highest heart rate of {}",
    "rpe": "An RPE of {}",
}
