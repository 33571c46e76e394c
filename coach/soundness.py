"""What must hold in a dossier that anyone may have written, beyond what each field tells."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import fields, is_dataclass
from datetime import date, time
from functools import cache
from itertools import pairwise
from typing import Any

from coach.activity import Lap
from coach.availability import Conditions, DatedException
from coach.dossier import Dossier, Fact, Settings, Thumb
from coach.errors import UnreadableDossierError
from coach.journal import Observation
from coach.load.zones import OWN_BOUNDS
from coach.program import Program
from coach.ranges import HUGE, MANY

FIRST_YEAR, LAST_YEAR = 1900, 2199
"""Other years are slips of the pen, and the calendar of a machine ends not far behind."""

SPANS: Mapping[tuple[type, str], tuple[float, float]] = {
    (Lap, "duration_s"): (0, MANY),
    (Lap, "km"): (0, MANY),
    (Lap, "avg_hr"): (0, 255),
    (Observation, "hrv_ms"): (0, 1_000),
    (Observation, "weight_kg"): (1, 1_000),
    (Fact, "confidence"): (0, 1),
    (Thumb, "version"): (0, MANY),
    (Program, "version"): (0, MANY),
}
"""What numbers may be that no sum of the coach is made of (the others: ranges.py)."""

PLAIN = frozenset({type(None), bool, int, float})
"""What has no parts and can always be written."""

PULSE = (25, 240)
THEMES, SIDES = ("light", "dark"), ("left", "right", "both")
CLOCK_LENGTH = len("18:00")


def check(dossier: Dossier) -> None:
    """What no single field can tell; lists are in the order of the document.

    Raises:
        UnreadableDossierError: names the place and what would be right.
    """
    _check_value(dossier, "")
    _check_zones(dossier.athlete.hr_zones)
    _check_settings(dossier.settings)
    _check_spans("exceptions", dossier.exceptions)
    _check_spans("conditions", dossier.conditions)
    _check_versions(dossier.programs)
    for number, seen in enumerate(dossier.observations):
        _one_of(f"observations[{number}].pain_side", seen.pain_side, SIDES)


def _check_value(value: Any, place: str) -> None:
    """What can be read and still not be meant: half a character, a far year, a wild number."""
    if type(value) is str:
        if not value.isascii() and any("\ud800" <= sign <= "\udfff" for sign in value):
            raise _fault(place, "holds half a character")
    elif isinstance(value, date):
        if not FIRST_YEAR <= value.year <= LAST_YEAR:
            raise _fault(place, f"{value} is not between the years {FIRST_YEAR} and {LAST_YEAR}")
    elif type(value) is tuple:
        for number, item in enumerate(value):
            _check_value(item, f"{place}[{number}]")
    elif is_dataclass(value):
        _check_parts(value, place)


def _check_parts(value: Any, place: str) -> None:
    kind: Any = type(value)
    for name, span in _parts(kind):
        part = getattr(value, name)
        if type(part) not in PLAIN:
            _check_value(part, f"{place}.{name.rstrip('_')}")
        elif span is not None and part is not None and not span[0] <= part <= span[1]:
            said = f"{part:g}" if abs(part) < HUGE else "that"
            raise _fault(f"{place}.{name}", f"{said} is not between {span[0]:g} and {span[1]:g}")


@cache
def _parts(kind: Any) -> tuple[tuple[str, tuple[float, float] | None], ...]:
    """The fields of a dataclass, and what their numbers may be."""
    return tuple((field.name, SPANS.get((kind, field.name))) for field in fields(kind))


def _fault(place: str, says: str) -> UnreadableDossierError:
    return UnreadableDossierError(f"{place.removeprefix('.')}: {says}")


def _check_zones(bounds: Sequence[int] | None) -> None:
    if not bounds:
        return
    rises = all(low < high for low, high in pairwise(bounds))
    inside = all(PULSE[0] <= bound <= PULSE[1] for bound in bounds)
    if len(bounds) not in OWN_BOUNDS or not rises or not inside:
        raise UnreadableDossierError(
            "athlete.hr_zones: must be the lower bounds of zones 2 to 5, rising, like "
            "[132, 148, 158, 168], or null"
        )


def _check_settings(settings: Settings) -> None:
    for field in fields(settings):
        if field.name.endswith(("_at", "_from", "_to")):
            _check_clock(f"settings.{field.name}", getattr(settings, field.name))
    _one_of("settings.theme", settings.theme, THEMES)


def _check_clock(place: str, said: str | None) -> None:
    if said is None:
        return
    try:
        fits = len(said) == CLOCK_LENGTH and time.fromisoformat(said) is not None
    except ValueError:
        fits = False
    if not fits:
        raise UnreadableDossierError(f"{place}: {said[:60]!r} is no time like 18:30")


def _one_of(place: str, said: str | None, words: Sequence[str]) -> None:
    if said is not None and said not in words:
        raise UnreadableDossierError(f"{place}: {said[:60]!r} is none of {', '.join(words)}")


def _check_spans(name: str, spans: Iterable[DatedException | Conditions]) -> None:
    for number, span in enumerate(spans):
        if span.to < span.from_:
            raise UnreadableDossierError(
                f"{name}[{number}].to: {span.to} lies before its from, {span.from_}"
            )


def _check_versions(programs: Iterable[Program]) -> None:
    seen: set[tuple[date, int]] = set()
    for number, program in enumerate(programs):
        name = (program.week_start_date, program.version)
        if name in seen:
            raise UnreadableDossierError(
                f"programs[{number}].version: version {program.version} of the week of "
                f"{program.week_start_date} is there twice"
            )
        seen.add(name)
