"""Distances, times and dates as athletes read them."""

import re
from datetime import date, datetime
from functools import lru_cache
from zoneinfo import ZoneInfo

from coach.athlete import Units

KM_PER_MILE = 1.609344
FEET_PER_M = 3.280839895

_KM = re.compile(r"(?<![\d.,])(\d+(?:\.\d+)?) km\b(?!/h)")

DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")


def distance(km: float | None, units: Units) -> str:
    """10.5 km or 6.5 mi; whole numbers without a point."""
    if km is None:
        return ""
    number = km if units is Units.KM else km / KM_PER_MILE
    return f"{_short(number)} {units.value}"


def exact_distance(km: float, units: Units) -> str:
    """What was run, as a watch shows it: 9.01 km."""
    number = km if units is Units.KM else km / KM_PER_MILE
    return f"{number:.2f}".rstrip("0").rstrip(".") + f" {units.value}"


def in_units(text: str, units: Units) -> str:
    """A sentence of the coach, whose distances are in km, as this athlete reads distances."""
    if units is Units.KM:
        return text
    return _KM.sub(lambda found: distance(float(found[1]), units), text)


def ascent(metres: float | None, units: Units) -> str:
    if metres is None:
        return ""
    return f"{metres:,.0f} m" if units is Units.KM else f"{metres * FEET_PER_M:,.0f} ft"


def minutes(number: float) -> str:
    """45 min, 1 h, 1 h 05."""
    whole = round(number)
    if whole < 60:  # noqa: PLR2004 (minutes an hour)
        return f"{whole} min"
    hours, rest = divmod(whole, 60)
    return f"{hours} h {rest:02d}" if rest else f"{hours} h"


def clock(seconds: float) -> str:
    """A time that was run: 3:28:11 or 45:00."""
    whole = round(seconds)
    hours, rest = divmod(whole, 3600)
    mins, secs = divmod(rest, 60)
    return f"{hours}:{mins:02d}:{secs:02d}" if hours else f"{mins}:{secs:02d}"


def pace(seconds_per_km: float, units: Units) -> str:
    """5:20/km or 8:35/mi."""
    per = seconds_per_km if units is Units.KM else seconds_per_km * KM_PER_MILE
    mins, secs = divmod(round(per), 60)
    return f"{mins}:{secs:02d}/{units.value}"


@lru_cache(maxsize=1024)
def day(value: date) -> str:
    """Sat 28 Nov: the month by its name, so that nobody reads it the other way round."""
    return f"{weekday(value)} {value.day} {value:%b}"


@lru_cache(maxsize=1024)
def weekday(value: date) -> str:
    """Sat."""
    return f"{value:%a}"


def full_day(value: date, today: date) -> str:
    """Saturday 28 November, with the year where it is another."""
    year = f" {value.year}" if value.year != today.year else ""
    return f"{value:%A} {value.day} {value:%B}{year}"


def when(value: date, today: date) -> str:
    """today, tomorrow, yesterday, or the day."""
    away = (value - today).days
    return {0: "today", 1: "tomorrow", -1: "yesterday"}.get(away, day(value))


def first_upper(text: str) -> str:
    """Today, Wed 25 Nov: as it begins a sentence, its other capitals as they are."""
    return text[:1].upper() + text[1:]


def moment(value: datetime, zone: ZoneInfo) -> str:
    local = value.astimezone(zone)
    return local.strftime(f"%a {local.day} %b %H:%M")


def weeks_until(value: date, today: date) -> str:
    days = (value - today).days
    if days < 14:  # noqa: PLR2004 (within a fortnight days say more)
        return "today" if days == 0 else "tomorrow" if days == 1 else f"in {days} days"
    return f"in {days // 7} weeks"


def ratio(value: float | None) -> str:
    return "not known yet" if value is None else f"{value:.2f}"


def signed(value: float | None) -> str:
    """A signed figure with two decimals, half away from zero."""
    if value is None:
        return "not known yet"
    rounded = round(abs(value) + 1e-9, 2)
    sign = "+" if value > 0 else "−" if value < 0 else "±"
    return f"{sign if rounded else '±'}{rounded:.2f}"


def listed(words: list[str] | tuple[str, ...]) -> str:
    """a, b and c."""
    words = list(words)
    return " and ".join([", ".join(words[:-1]), words[-1]] if len(words) > 1 else words)


def _short(number: float) -> str:
    return f"{number:.1f}".rstrip("0").rstrip(".") if number < 100 else f"{number:.0f}"  # noqa: PLR2004
