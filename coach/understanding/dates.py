"""Dates as people type them, found in a text or read from an answer."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from coach.understanding.numbers import COUNT, MONTHS_A_YEAR, count

MONTHS: Final = (
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
)
WEEKDAYS: Final = (
    "monday",
    "tuesday",
    "wednesday",
    "thursday",
    "friday",
    "saturday",
    "sunday",
)
_FIRST_YEAR: Final = 1970
_LAST_YEAR: Final = 2100
_CENTURY: Final = 2000
_WEEK: Final = 7


@dataclass(frozen=True, slots=True)
class FoundDate:
    """A date and where in the text it stands."""

    start: int
    end: int
    day: date
    words: str


@dataclass(frozen=True, slots=True)
class _Frame:
    """From where a date is reckoned, and which way a date without a year points."""

    today: date
    future: bool


_Resolver = Callable[[re.Match[str], _Frame], date | None]


def _make(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day) if _FIRST_YEAR <= year <= _LAST_YEAR else None
    except ValueError:
        return None


def _nearest(month: int, day: int, frame: _Frame) -> date | None:
    """The next such day from today on, or the last one up to today; 29 February may be far."""
    this = frame.today.year
    for year in range(this, this + 9) if frame.future else range(this, this - 9, -1):
        found = _make(year, month, day)
        if found and (found >= frame.today if frame.future else found <= frame.today):
            return found
    return None


def _dated(year: str | None, month: int, day: int, frame: _Frame) -> date | None:
    if year is None:
        return _nearest(month, day, frame)
    return _make(int(year) if len(year) > len("26") else _CENTURY + int(year), month, day)


def _numeric(match: re.Match[str], frame: _Frame) -> date | None:
    return _dated(match["y"], int(match["m"]), int(match["d"]), frame)


def _slashed(match: re.Match[str], frame: _Frame) -> date | None:
    """Day and month in either order, if only one order makes sense."""
    first, second = int(match["a"]), int(match["b"])
    if first <= MONTHS_A_YEAR and second <= MONTHS_A_YEAR and first != second:
        return None
    day, month = (first, second) if first > MONTHS_A_YEAR else (second, first)
    return _dated(match["y"], month, day, frame)


def _named(match: re.Match[str], frame: _Frame) -> date | None:
    """A month's name; a weekday that does not fit the date makes it no date."""
    prefix = match["month"][:3].lower()
    month = next(n for n, name in enumerate(MONTHS, 1) if name.startswith(prefix))
    found = _dated(match["year"], month, int(match["day"]), frame)
    said = match["weekday"]
    return None if found and said and found.weekday() != weekday_number(said) else found


def weekday_number(word: str) -> int:
    """0 for Monday, as `date.weekday()`; the word's first three letters count."""
    return next(n for n, name in enumerate(WEEKDAYS) if name.startswith(word[:3].lower()))


def _weekday(match: re.Match[str], frame: _Frame) -> date | None:
    """This day counts as itself; `last` is before today, `next` after it."""
    ahead = (weekday_number(match["weekday"]) - frame.today.weekday()) % _WEEK
    which = (match["which"] or "").lower()
    if which in {"next", "this", "coming"} or (frame.future and which != "last"):
        return frame.today + timedelta(days=ahead or (_WEEK if which == "next" else 0))
    behind = (_WEEK - ahead) % _WEEK
    return frame.today - timedelta(days=behind or (_WEEK if which == "last" else 0))


_RELATIVE: Final = (
    ("day before yesterday", -2),
    ("day after tomorrow", 2),
    ("yesterday", -1),
    ("last night", -1),
    ("tomorrow", 1),
)


def _relative(match: re.Match[str], frame: _Frame) -> date | None:
    words = match[0].lower()
    days = next((days for word, days in _RELATIVE if word in words), 0)
    return frame.today + timedelta(days=days)


def _months_on(today: date, months: int) -> date | None:
    """The same day of another month, or that month's last day."""
    year, month = divmod(today.year * MONTHS_A_YEAR + today.month - 1 + months, MONTHS_A_YEAR)
    days = range(today.day, today.day - 4, -1)
    return next((found for d in days if (found := _make(year, month + 1, d))), None)


def _counted(match: re.Match[str], frame: _Frame) -> date | None:
    many, unit = count(match["count"]), match["unit"].lower()
    many = -many if match[0].lower().endswith("ago") else many
    if unit == "month":
        return _months_on(frame.today, many)
    return frame.today + timedelta(days=many * (_WEEK if unit == "week" else 1))


def _form(pattern: str, resolve: _Resolver) -> tuple[re.Pattern[str], _Resolver]:
    return re.compile(pattern, re.VERBOSE | re.IGNORECASE | re.ASCII), resolve


_MONTH = r"(?P<month>" + "|".join(f"{m[:3]}(?:{m[3:]})?" for m in MONTHS) + r"|sept)\.?"
_WEEKDAY = (
    r"(?P<weekday>mon(?:day)?|tue(?:s(?:day)?)?|wed(?:s|nesday)?|thu(?:r(?:s(?:day)?)?)?"
    r"|fri(?:day)?|sat(?:urday)?|sun(?:day)?)"
)
_YEAR = r"(?:,?[ ]{1,2}(?P<year>(?:19|20)\d\d))?(?!\d)"
_DAY = r"(?P<day>\d{1,2})(?:st|nd|rd|th)?"
_LONG_YEAR = r"(?P<y>(?:19|20)\d\d)"
_NO_UNIT = r"(?![.,:]?\d|[ ]?(?:k|km|mi|miles?|min|m|h|x)\b)"
_PARTS = r"(?:morning|afternoon|evening|night)"
_SPAN = rf"(?P<count>{COUNT})[ ]{{1,2}}(?P<unit>day|week|month)s?"

_FORMS: Final = (
    _form(
        rf"(?<![\d./-]){_LONG_YEAR}([-/.])(?P<m>\d{{1,2}})\2(?P<d>\d{{1,2}})(?![\d/-])", _numeric
    ),
    _form(
        r"(?<![\d.,:/])(?P<d>\d{1,2})\.[ ]?(?P<m>\d{1,2})\."
        r"(?P<y>[ ]?(?:19|20)\d\d|\d\d)(?!\d|[ ]?(?:km?|mi|miles?|min|m|h)\b)",
        _numeric,
    ),
    _form(
        rf"(?<![\d.,:/-])(?P<a>\d{{1,2}})([/-])(?P<b>\d{{1,2}})\2{_LONG_YEAR}(?![\d/-])",
        _slashed,
    ),
    _form(
        r"(?:(?<=^)|(?<=\n)|(?<=\bon[ ]))(?P<d>\d{1,2})\.[ ]?(?P<m>\d{1,2})\.(?P<y>(?!))?"
        r"(?=[ ]?[:,]|[ ])",
        _numeric,
    ),
    _form(
        r"(?:(?<=^)|(?<=\n))(?P<a>\d{1,2})/(?P<b>\d{1,2})(?P<y>(?!))?(?=[ ]?[:,]|[ ]-)",
        _slashed,
    ),
    _form(
        rf"\b(?:{_WEEKDAY},?[ ]{{1,2}}(?:the[ ])?)?{_DAY}\.?[ ]{{0,2}}(?:of[ ])?{_MONTH}"
        rf"(?![a-z]){_YEAR}",
        _named,
    ),
    _form(
        rf"\b(?:{_WEEKDAY},?[ ]{{1,2}})?{_MONTH}[ ]{{1,2}}(?:the[ ])?{_DAY}{_NO_UNIT}{_YEAR}",
        _named,
    ),
    _form(
        rf"\b(?:(?:the[ ])?day[ ]before[ ]yesterday|(?:the[ ])?day[ ]after[ ]tomorrow"
        rf"|(?:yesterday|tomorrow)(?:[ ]{_PARTS})?|last[ ]night|this[ ]{_PARTS}"
        r"|just[ ]now|today|tonight)\b",
        _relative,
    ),
    _form(rf"\b{_SPAN}[ ]ago\b", _counted),
    _form(rf"\bin[ ]{_SPAN}(?![a-z])", _counted),
    _form(
        r"(?<!the[ ])(?<!in[ ])(?<!full[ ])(?<!hot[ ])(?<!i[ ])(?<!we[ ])(?<!no[ ])"
        rf"\b(?:(?P<which>last|this|next|coming|on)[ ])?{_WEEKDAY}\b"
        r"(?![ ](?:down|out|burn|at|around|screen|shone|was|came)\b)",
        _weekday,
    ),
)
_SHORT_FORMS: Final = (
    _form(r"(?P<d>\d{1,2})\.[ ]?(?P<m>\d{1,2})\.(?P<y>(?!))?", _numeric),
    _form(r"(?P<a>\d{1,2})([/-])(?P<b>\d{1,2})(?:\2(?P<y>\d\d(?:\d\d)?))?", _slashed),
)


def find_dates(text: str, today: date, *, future: bool = False) -> tuple[FoundDate, ...]:
    """Every date in a text, in its order; what overlaps an earlier form is left out.

    Figures without a year (04/05, 3.5.) are no dates here: in a journal they are scores. But
    11/25 before a colon, or 25.11. with its second dot, at the beginning of a line, can only
    be one.
    """
    frame, taken = _Frame(today, future), bytearray(len(text))
    found = []
    for pattern, resolve in _FORMS:
        for match in pattern.finditer(text):
            start, end = match.span()
            day = None if any(taken[start:end]) else resolve(match, frame)
            if day:
                taken[start:end] = b"\1" * (end - start)
                found.append(FoundDate(start, end, day, match[0].lower()))
    return tuple(sorted(found, key=lambda one: one.start))


def whole_date(text: str, today: date, *, future: bool) -> date | None:
    """A text that is one date and nothing else; None if it is not, or could be two dates."""
    for pattern, resolve in (*_FORMS, *_SHORT_FORMS):
        match = pattern.fullmatch(text)
        if match:
            return resolve(match, _Frame(today, future))
    return None
