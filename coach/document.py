"""Values of the coach as JSON and back: dossiers, programs, whatever is kept.

Unknown keys and impossible values are errors that name the key, never silence.
"""

import json
import math
import types
from collections.abc import Callable, Mapping
from dataclasses import MISSING, fields, is_dataclass
from datetime import date, datetime, time
from enum import Enum
from functools import cache
from typing import Any, TypeVar, Union, get_args, get_origin, get_type_hints
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from coach.activity import Activity
from coach.athlete import Athlete
from coach.dossier import Dossier
from coach.errors import UnreadableDossierError
from coach.journal import Observation
from coach.race import RaceGoal, RaceResult
from coach.state import State

T = TypeVar("T")
Reader = Callable[[Any, str], Any]

VERSION = 1

RANGES: Mapping[tuple[type, str], tuple[float, float]] = {
    (Athlete, "birth_year"): (1900, 2100),
    (Athlete, "resting_hr"): (25, 120),
    (Athlete, "max_hr"): (100, 240),
    (Athlete, "threshold_hr"): (80, 230),
    (Athlete, "weekly_km"): (0, 500),
    (Athlete, "longest_recent_km"): (0, 300),
    (Athlete, "tone"): (0, 100),
    (Observation, "rpe"): (0, 10),
    (Observation, "energy"): (1, 5),
    (Observation, "pain"): (0, 10),
    (Observation, "sleep"): (1, 5),
    (Observation, "soreness"): (0, 10),
    (Observation, "resting_hr"): (20, 200),
    (Activity, "duration_s"): (0, 864_000),
    (Activity, "km"): (0, 2_000),
    (Activity, "ascent_m"): (0, 50_000),
    (Activity, "descent_m"): (0, 50_000),
    (Activity, "avg_hr"): (0, 255),
    (Activity, "max_hr"): (0, 255),
    (Activity, "rpe"): (0, 10),
    (RaceGoal, "km"): (0.1, 1_000),
    (RaceGoal, "target_s"): (1, 1_000_000),
    (RaceResult, "km"): (0.1, 1_000),
    (RaceResult, "time_s"): (1, 1_000_000),
    (State, "severity"): (0, 10),
}
"""What a number may be, both ends included."""


def encode(value: Any) -> Any:
    """A value of the coach as plain JSON data; every field is written, None as null."""
    if value is None or isinstance(value, bool | int | float) or type(value) is str:
        return value
    return _encode_rich(value)


def _encode_rich(value: Any) -> Any:
    if isinstance(value, Enum):
        return value.value
    if is_dataclass(value):
        return {_key(f.name): encode(getattr(value, f.name)) for f in fields(value)}
    if isinstance(value, tuple | list | frozenset):
        return [encode(item) for item in value]
    return _encode_time(value)


def _encode_time(value: Any) -> Any:
    if isinstance(value, datetime | date):
        return value.isoformat()
    if isinstance(value, time):
        return value.strftime("%H:%M")
    if isinstance(value, Mapping):
        return {str(key): encode(item) for key, item in value.items()}
    return str(value)


def decode(kind: type[T], data: Any, path: str = "") -> T:
    """JSON data as a value of `kind`.

    Raises:
        UnreadableDossierError: names the key and what is wrong with it.
    """
    value: T = _reader(kind)(data, path)  # type: ignore[arg-type]
    return value


def dumps(value: Any) -> str:
    return json.dumps(encode(value), ensure_ascii=False, separators=(",", ":"))


def loads(kind: type[T], text: str | bytes) -> T:
    return decode(kind, json.loads(text))


def write_dossier(dossier: Dossier) -> dict[str, Any]:
    """A dossier as the document of version 1."""
    return {"dossier": VERSION, **encode(dossier)}


def read_dossier(data: Any) -> Dossier:
    """The document of version 1 as a dossier; lists may come in any order.

    Raises:
        UnreadableDossierError: names the key and what is wrong with it.
    """
    if not isinstance(data, dict):
        raise UnreadableDossierError("a dossier is a JSON object")
    body = dict(data)
    if body.pop("dossier", None) != VERSION:
        raise UnreadableDossierError(f"dossier: must be {VERSION}")
    dossier = decode(Dossier, body)
    _check_zone(dossier.athlete.time_zone)
    return _sorted(dossier)


def _check_zone(name: str) -> None:
    try:
        ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError) as error:
        raise UnreadableDossierError(f"athlete.time_zone: no time zone {name!r}") from error


def _sorted(dossier: Dossier) -> Dossier:
    return dossier.with_(
        exceptions=tuple(sorted(dossier.exceptions, key=lambda e: e.from_)),
        conditions=tuple(sorted(dossier.conditions, key=lambda c: c.from_)),
        races=tuple(sorted(dossier.races, key=lambda r: (r.date, r.priority, r.name))),
        results=tuple(sorted(dossier.results, key=lambda r: (r.date, r.name))),
        activities=tuple(sorted(dossier.activities, key=lambda a: a.start)),
        observations=tuple(sorted(dossier.observations, key=lambda o: o.date)),
        states=tuple(sorted(dossier.states, key=lambda s: s.since)),
        programs=tuple(sorted(dossier.programs, key=lambda p: (p.week_start_date, p.version))),
    )


def _key(name: str) -> str:
    return name.rstrip("_")


@cache
def _reader(kind: Any) -> Reader:
    """How values of a type are read; worked out once for each type."""
    kind = getattr(kind, "__supertype__", kind)  # an AthleteId is written as its number
    if is_dataclass(kind):
        return _dataclass(kind)
    if isinstance(kind, type) and issubclass(kind, Enum):
        return _enum(kind)
    generic = {Union: _optional, types.UnionType: _optional, tuple: _tuple}.get(get_origin(kind))
    return generic(kind) if generic else _SCALARS[kind]


def _optional(kind: Any) -> Reader:
    inner = _reader(next(arg for arg in get_args(kind) if arg is not type(None)))

    def read(data: Any, path: str) -> Any:
        return None if data is None else inner(data, path)

    return read


def _tuple(kind: Any) -> Reader:
    args = get_args(kind)
    inner = _reader(args[0])
    length = None if args[-1] is Ellipsis else len(args)

    def read(data: Any, path: str) -> Any:
        if not isinstance(data, list):
            raise UnreadableDossierError(f"{path}: must be a list")
        if length is not None and len(data) != length:
            raise UnreadableDossierError(f"{path}: must have {length} items")
        return tuple(inner(item, f"{path}[{n}]") for n, item in enumerate(data))

    return read


def _enum(kind: type[Enum]) -> Reader:
    members = {member.value: member for member in kind}

    def read(data: Any, path: str) -> Any:
        if not isinstance(data, str) or data not in members:
            raise UnreadableDossierError(f"{path}: {data!r} is none of {', '.join(members)}")
        return members[data]

    return read


def _dataclass(kind: Any) -> Reader:
    hints = get_type_hints(kind)
    parts = {f.name.rstrip("_"): (f.name, _lazy(hints[f.name])) for f in fields(kind)}
    required = {
        _key(f.name) for f in fields(kind) if f.default is MISSING and f.default_factory is MISSING
    }
    nullable = {_key(f.name) for f in fields(kind) if type(None) in get_args(hints[f.name])}
    ranges = {name: span for (owner, name), span in RANGES.items() if owner is kind}

    def read_part(key: str, item: Any, where: str) -> tuple[str, Any]:
        if key not in parts:
            raise UnreadableDossierError(f"{where}: unknown key")
        name, reader = parts[key]
        value = reader()(item, where)
        if key in ranges and value is not None:
            _check_range(value, ranges[key], where)
        return name, value

    def read(data: Any, path: str) -> Any:
        if not isinstance(data, dict):
            raise UnreadableDossierError(f"{path or 'document'}: must be an object")
        prefix = f"{path}." if path else ""
        given = {
            key: item
            for key, item in data.items()
            if item is not None or key in nullable or key not in parts
        }  # absent and null mean the same: unknown
        missing = required - given.keys()
        if missing:
            raise UnreadableDossierError(f"{prefix}{min(missing)}: is required")
        return kind(**dict(read_part(key, item, prefix + key) for key, item in given.items()))

    return read


def _lazy(hint: Any) -> Callable[[], Reader]:
    return lambda: _reader(hint)  # a step holds steps


def _check_range(value: float, span: tuple[float, float], path: str) -> None:
    low, high = span
    if not low <= value <= high:
        raise UnreadableDossierError(f"{path}: {value:g} is not between {low:g} and {high:g}")


def _number(data: Any, path: str) -> float:
    if isinstance(data, bool) or not isinstance(data, int | float) or not math.isfinite(data):
        raise UnreadableDossierError(f"{path}: must be a number")
    return float(data)


def _integer(data: Any, path: str) -> int:
    number = _number(data, path)
    if not number.is_integer():
        raise UnreadableDossierError(f"{path}: must be a whole number")
    return int(number)


def _text(data: Any, path: str) -> str:
    if not isinstance(data, str):
        raise UnreadableDossierError(f"{path}: must be text")
    return data


def _truth(data: Any, path: str) -> bool:
    if not isinstance(data, bool):
        raise UnreadableDossierError(f"{path}: must be true or false")
    return data


def _day(data: Any, path: str) -> date:
    try:
        return date.fromisoformat(_text(data, path))
    except ValueError as error:
        raise UnreadableDossierError(f"{path}: {data!r} is no date like 2026-12-07") from error


def _moment(data: Any, path: str) -> datetime:
    try:
        moment = datetime.fromisoformat(_text(data, path))
    except ValueError as error:
        raise UnreadableDossierError(f"{path}: {data!r} is no moment") from error
    if moment.tzinfo is None:
        raise UnreadableDossierError(f"{path}: {data!r} lacks its offset from UTC")
    return moment


def _clock(data: Any, path: str) -> time:
    try:
        return time.fromisoformat(_text(data, path))
    except ValueError as error:
        raise UnreadableDossierError(f"{path}: {data!r} is no time like 18:30") from error


_SCALARS: Mapping[Any, Reader] = {
    float: _number,
    int: _integer,
    str: _text,
    bool: _truth,
    date: _day,
    datetime: _moment,
    time: _clock,
}
