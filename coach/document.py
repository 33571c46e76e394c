"""Values of the coach as JSON and back: dossiers, programs, whatever is kept.

Unknown keys and impossible values are errors that name the key, never silence.
"""

import json
import math
import types
from collections.abc import Callable, Mapping
from dataclasses import MISSING, dataclass, fields, is_dataclass
from datetime import date, datetime, time
from difflib import get_close_matches
from enum import Enum
from functools import cache
from typing import Any, TypeVar, Union, get_args, get_origin, get_type_hints
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from coach.dossier import Dossier
from coach.errors import UnreadableDossierError
from coach.incoming import settled
from coach.ranges import HUGE, RANGES
from coach.soundness import check

T = TypeVar("T")
Reader = Callable[[Any], Any]

VERSION = 1

A_MOMENT = "2026-12-07T08:05:00+01:00"

QUOTED = 60
"""Characters of a value that an error repeats."""


def check_ranges(value: object) -> None:
    """Refuses a number that could be written and never be read again.

    Raises:
        UnreadableDossierError: names the number and what it may be.
    """
    for name, low, high in _spans(type(value)):  # type: ignore[arg-type]
        number = getattr(value, name)
        if number is not None and not low <= number <= high:
            raise UnreadableDossierError(f"{name}: {number:g} is not between {low:g} and {high:g}")


@cache
def _spans(kind: type) -> tuple[tuple[str, float, float], ...]:
    return tuple(
        (name, low, high) for (owner, name), (low, high) in RANGES.items() if owner is kind
    )


def encode(value: Any, *, terse: bool = False) -> Any:
    """A value of the coach as plain JSON data.

    Every field is written, None as null; `terse` leaves out what is None and would be None
    without being written.
    """
    if value is None or isinstance(value, bool | int | float) or type(value) is str:
        return value
    if isinstance(value, Enum):
        return value.value
    if is_dataclass(value):
        return _encode_fields(value, terse=terse)
    if isinstance(value, tuple | list | frozenset):
        return [encode(item, terse=terse) for item in value]
    return _encode_rest(value, terse=terse)


def _encode_fields(value: Any, *, terse: bool) -> dict[str, Any]:
    written = {}
    for name, key, optional in _fields(type(value)):  # type: ignore[arg-type]
        item = getattr(value, name)
        if item is not None or not (optional and terse):
            written[key] = encode(item, terse=terse)
    return written


@cache
def _fields(kind: Any) -> tuple[tuple[str, str, bool], ...]:
    """Name, key, and whether it is None unless said."""
    return tuple((f.name, _key(f.name), f.default is None) for f in fields(kind))


def _encode_rest(value: Any, *, terse: bool) -> Any:
    if isinstance(value, datetime | date):
        return value.isoformat()
    if isinstance(value, time):
        return value.strftime("%H:%M")
    if isinstance(value, Mapping):
        return {str(key): encode(item, terse=terse) for key, item in value.items()}
    return str(value)


def decode(kind: type[T], data: Any, path: str = "") -> T:
    """JSON data as a value of `kind`.

    Raises:
        UnreadableDossierError: names the key and what is wrong with it.
    """
    try:
        value: T = _reader(kind)(data)  # type: ignore[arg-type]
    except _FaultError as fault:
        raise UnreadableDossierError(f"{fault.place(path)}: {fault.says}") from fault
    return value


def dumps(value: Any, *, terse: bool = False) -> str:
    return json.dumps(encode(value, terse=terse), ensure_ascii=False, separators=(",", ":"))


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
    version = body.pop("dossier", None)
    if isinstance(version, bool) or version != VERSION:
        raise UnreadableDossierError(f"dossier: must be {VERSION}")
    try:
        dossier = decode(Dossier, body)
        _check_zone(dossier.athlete.time_zone)
        check(dossier)
    except RecursionError as error:
        raise UnreadableDossierError("lists within lists, too deep to be meant") from error
    return _sorted(settled(dossier, body))


def _check_zone(name: str) -> None:
    try:
        ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError) as error:
        raise UnreadableDossierError(
            f"athlete.time_zone: no time zone {shown(name)} (one is Europe/Berlin)"
        ) from error


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


def shown(data: Any) -> str:
    """A value as an error quotes it: in one line, and no longer than is needed to find it."""
    try:
        text = repr(data)
    except ValueError:  # a whole number of thousands of digits
        return "that"
    return text if len(text) <= QUOTED else f"{text[:QUOTED]}…"


class _FaultError(Exception):
    """What is wrong with a part; on its way out it learns where that part stands."""

    def __init__(self, says: str, *steps: str) -> None:
        super().__init__(says)
        self.says = says
        self.steps = list(steps)

    def place(self, path: str) -> str:
        inside = "".join(reversed(self.steps))
        return f"{path}{inside}" if path else inside.removeprefix(".") or "document"


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
    inner = _reader(_said(kind))

    def read(data: Any) -> Any:
        return None if data is None else inner(data)

    return read


def _tuple(kind: Any) -> Reader:
    args = get_args(kind)
    inner = _reader(args[0])
    length = None if args[-1] is Ellipsis else len(args)

    def read(data: Any) -> Any:
        if not isinstance(data, list):
            raise _FaultError("must be a list")
        if length is not None and len(data) != length:
            raise _FaultError(f"must have {length} items")
        items: list[Any] = []
        try:
            for item in data:
                items.append(inner(item))  # noqa: PERF401 (how many were read is where it failed)
        except _FaultError as fault:
            fault.steps.append(f"[{len(items)}]")
            raise
        return tuple(items)

    return read


def _enum(kind: type[Enum]) -> Reader:
    members = {member.value: member for member in kind}

    def read(data: Any) -> Any:
        if not isinstance(data, str) or data not in members:
            raise _FaultError(f"{shown(data)} is none of {', '.join(members)}")
        return members[data]

    return read


@dataclass(frozen=True, slots=True)
class _Part:
    """A field of a dataclass: its name, how it is read, whether null says something."""

    name: str
    read: Reader
    nullable: bool


def _dataclass(kind: Any) -> Reader:
    required = [
        _key(f.name) for f in fields(kind) if f.default is MISSING and f.default_factory is MISSING
    ]

    @cache
    def parts() -> dict[str, _Part]:  # at the first reading: a step holds steps
        hints = get_type_hints(kind)
        return {_key(f.name): _part(kind, f.name, hints[f.name]) for f in fields(kind)}

    def read(data: Any) -> Any:
        if not isinstance(data, dict):
            raise _FaultError("must be an object")
        known = parts()
        _check_keys(data, known, required)
        return kind(**_values(data, known))

    return read


def _check_keys(data: dict[str, Any], known: dict[str, _Part], required: list[str]) -> None:
    absent = [
        key
        for key in required
        if data.get(key) is None and not (known[key].nullable and key in data)
    ]
    if absent:
        raise _FaultError("is required", f".{min(absent)}")
    if not data.keys() <= known.keys():
        raise _unknown(min(data.keys() - known.keys()), known)


def _unknown(key: str, known: Mapping[str, object]) -> _FaultError:
    """Names the key, and the one that may have been meant, else all there are."""
    near = get_close_matches(key, known, n=1)
    hint = f"is {near[0]} meant?" if near else f"known are {', '.join(known)}"
    return _FaultError(f"unknown key ({hint})", f".{key if len(key) <= QUOTED else shown(key)}")


def _values(data: dict[str, Any], known: dict[str, _Part]) -> dict[str, Any]:
    values: dict[str, Any] = {}
    key = ""
    try:
        for key, item in data.items():
            part = known[key]
            if item is not None:
                values[part.name] = part.read(item)
            elif part.nullable:  # elsewhere null and absent mean the same: unknown
                values[part.name] = None
    except _FaultError as fault:
        fault.steps.append(f".{key}")
        raise
    return values


def _part(kind: Any, name: str, hint: Any) -> _Part:
    nullable = type(None) in get_args(hint)
    read = _reader(_said(hint) if nullable else hint)  # null is seen to before
    span = RANGES.get((kind, name))
    return _Part(name, read if span is None else _within(read, span), nullable)


def _said(hint: Any) -> Any:
    """What an optional value is when it is there."""
    return next(arg for arg in get_args(hint) if arg is not type(None))


def _within(read: Reader, span: tuple[float, float]) -> Reader:
    low, high = span

    def read_within(data: Any) -> Any:
        value = read(data)
        if not low <= value <= high:
            shown = f"{value:g}" if abs(value) < HUGE else "that"
            raise _FaultError(f"{shown} is not between {low:g} and {high:g}")
        return value

    return read_within


def _number(data: Any) -> float:
    if type(data) is float and math.isfinite(data):
        return data
    if isinstance(data, bool) or not isinstance(data, int | float):
        raise _FaultError("must be a number")
    try:
        number = float(data)
    except OverflowError as error:
        raise _FaultError("must be a number") from error
    if not math.isfinite(number):
        raise _FaultError("must be a number")
    return number


def _integer(data: Any) -> int:
    if type(data) is int:
        return data
    number = _number(data)
    if not number.is_integer():
        raise _FaultError("must be a whole number")
    return int(number)


def _text(data: Any) -> str:
    if not isinstance(data, str):
        raise _FaultError("must be text")
    return data


def _truth(data: Any) -> bool:
    if not isinstance(data, bool):
        raise _FaultError("must be true or false")
    return data


def _day(data: Any) -> date:
    try:
        return date.fromisoformat(_text(data))
    except ValueError as error:
        raise _FaultError(f"{shown(data)} is no date like 2026-12-07") from error


def _moment(data: Any) -> datetime:
    try:
        moment = datetime.fromisoformat(_text(data))
    except ValueError as error:
        raise _FaultError(f"{shown(data)} is no moment like {A_MOMENT}") from error
    if moment.tzinfo is None:
        raise _FaultError(f"{shown(data)} lacks its offset from UTC, like {A_MOMENT}")
    return moment


def _clock(data: Any) -> time:
    try:
        return time.fromisoformat(_text(data))
    except ValueError as error:
        raise _FaultError(f"{shown(data)} is no time like 18:30") from error


_SCALARS: Mapping[Any, Reader] = {
    float: _number,
    int: _integer,
    str: _text,
    bool: _truth,
    date: _day,
    datetime: _moment,
    time: _clock,
}
