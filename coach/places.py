"""Places as time zones: what an athlete types, and the clocks offered as buttons."""

from datetime import datetime
from functools import cache
from zoneinfo import ZoneInfo, available_timezones

from coach.errors import UnreadableAnswerError

HINT = "A city or a zone, like Berlin, New York or Europe/Madrid."

OFFERED = (
    "Europe/London",
    "Europe/Berlin",
    "Europe/Athens",
    "America/New_York",
    "America/Chicago",
    "America/Denver",
    "America/Los_Angeles",
    "Asia/Kolkata",
    "Australia/Sydney",
)
"""Zones offered by their clock; every other place can be typed."""

_ALSO = {
    "munich": "Europe/Berlin",
    "hamburg": "Europe/Berlin",
    "cologne": "Europe/Berlin",
    "frankfurt": "Europe/Berlin",
    "geneva": "Europe/Zurich",
    "barcelona": "Europe/Madrid",
    "milan": "Europe/Rome",
    "manchester": "Europe/London",
    "edinburgh": "Europe/London",
    "england": "Europe/London",
    "scotland": "Europe/London",
    "germany": "Europe/Berlin",
    "france": "Europe/Paris",
    "spain": "Europe/Madrid",
    "italy": "Europe/Rome",
    "austria": "Europe/Vienna",
    "switzerland": "Europe/Zurich",
    "boston": "America/New_York",
    "washington": "America/New_York",
    "miami": "America/New_York",
    "atlanta": "America/New_York",
    "philadelphia": "America/New_York",
    "houston": "America/Chicago",
    "dallas": "America/Chicago",
    "austin": "America/Chicago",
    "minneapolis": "America/Chicago",
    "salt lake city": "America/Denver",
    "san francisco": "America/Los_Angeles",
    "seattle": "America/Los_Angeles",
    "portland": "America/Los_Angeles",
    "san diego": "America/Los_Angeles",
    "mumbai": "Asia/Kolkata",
    "delhi": "Asia/Kolkata",
    "bangalore": "Asia/Kolkata",
    "india": "Asia/Kolkata",
    "beijing": "Asia/Shanghai",
    "japan": "Asia/Tokyo",
    "osaka": "Asia/Tokyo",
    "cape town": "Africa/Johannesburg",
    "rio de janeiro": "America/Sao_Paulo",
    "utc": "UTC",
    "gmt": "UTC",
}


def zone_of(words: str) -> str:
    """The IANA name of a typed place.

    Raises:
        UnreadableAnswerError: no such place is known.
    """
    wanted = " ".join(words.replace("_", " ").split()).casefold()
    known = _names()
    if wanted not in known:
        raise UnreadableAnswerError(words, HINT)
    return known[wanted]


def clocks(moment: datetime) -> tuple[tuple[str, str], ...]:
    """(zone, "17:05 London") for each zone that is offered, at an aware moment."""
    return tuple(
        (name, f"{moment.astimezone(ZoneInfo(name)):%H:%M} {city(name)}") for name in OFFERED
    )


def city(zone: str) -> str:
    return zone.rpartition("/")[2].replace("_", " ")


@cache
def _names() -> dict[str, str]:
    zones = sorted(available_timezones() - {"localtime", "Factory"})
    places = {city(name).casefold(): name for name in zones if name.count("/") >= 1}
    full = {name.replace("_", " ").casefold(): name for name in zones}
    return {**places, **full, **_ALSO}
