"""Distances and climbs as people type them: 50k, 100mi, 21.1 km, 1500 m, half marathon, +300m."""

import re
from dataclasses import dataclass
from typing import Final

from coach.athlete import Units
from coach.understanding.numbers import NUMBER, number, tidy

KM_A_MILE: Final = 1.609344
M_A_FOOT: Final = 0.3048
KM_A_YARD: Final = 0.0009144
MARATHON_KM: Final = 42.195
_SHORTEST_M: Final = 100
"""Fewer metres than this are no distance anybody logs: the `m` means something else."""
_LONGEST_MILES: Final = 30
"""For an athlete of miles, `6m` up to here is miles."""

_FLAGS = re.VERBOSE | re.IGNORECASE | re.ASCII

TYPED: Final = re.compile(
    rf"(?<![\w.,:+-])(?P<number>{NUMBER})[ -]?"
    r"(?P<unit>kilomet(?:er|re)s?|kms?|k|milers?|miles?|mi|met(?:er|re)s?|mtrs?|m|yards?|yds?)"
    r"(?![\w²³]|[ ]?/(?![ ]?\d)|'\w)",
    _FLAGS,
)
NAMED: Final = re.compile(r"\b(?P<half>half[ -]marathon|half|hm)\b|\bmarathon\b", _FLAGS)


@dataclass(frozen=True, slots=True)
class FoundDistance:
    """A distance in km and where in the text it stands."""

    start: int
    end: int
    km: float


def unit_km(units: Units) -> float:
    """Km in one of the athlete's units."""
    return KM_A_MILE if units is Units.MI else 1.0


def _metres(text: str, units: Units) -> float | None:
    metres = number(text, thousands=True)
    if metres >= _SHORTEST_M:
        return metres / 1000
    return metres * KM_A_MILE if units is Units.MI and metres <= _LONGEST_MILES else None


def km_of(text: str, unit: str, units: Units) -> float | None:
    """A number and its unit in km; None for `45m`, which is more likely minutes."""
    first = unit.lower()[:2]
    if first in {"m", "me", "mt"}:
        metres = _metres(text, units if first == "m" else Units.KM)
        return None if metres is None else tidy(metres)
    if first in {"y", "ya", "yd"}:
        return tidy(number(text, thousands=True) * KM_A_YARD)
    return tidy(number(text) * (KM_A_MILE if first == "mi" else 1.0))


def find_distances(text: str, units: Units) -> tuple[FoundDistance, ...]:
    """Every distance with a unit in a text, in its order."""
    found = (
        (match, km_of(match["number"], match["unit"], units)) for match in TYPED.finditer(text)
    )
    return tuple(FoundDistance(*match.span(), km) for match, km in found if km)


def whole_distance(text: str, units: Units) -> float | None:
    """A text that is one distance and nothing else, in km; a bare number is in the unit."""
    named = NAMED.fullmatch(text)
    if named:
        return MARATHON_KM / 2 if named["half"] else MARATHON_KM
    if re.fullmatch(NUMBER, text, _FLAGS):
        return tidy(number(text) * unit_km(units))
    match = TYPED.fullmatch(text)
    return km_of(match["number"], match["unit"], units) if match else None


_COUNTED = (
    r"(?:min(?:ute)?s?|secs?|seconds?|s|h|hrs?|hours?|kms?|k|miles?|mi|x|reps?|strides?|laps?|sets?"
    r"|bpm|w|watts?|kg|degrees|%|more|extra|hill|hills|sprints?|drills|m|met\w+|ft|feet|foot|hm)\b"
)
"""What a "+20" may count that is no climb."""
_HEIGHT_UNIT = r"(?P<{0}>met(?:er|re)s?|hm|m|feet|ft|foot)"
_RISE = (
    r"(?:ascent|elevation(?:[ ]gain)?|elev|gain|climb(?:ing|ed)?|vert(?:ical)?|up(?:hill)?"
    r"|d\+|hm|of[ ]vert|total[ ]ascent)"
)
CLIMB: Final = re.compile(
    rf"(?<![\w.,:])(?:d\+[ ]?:?[ ]?(?P<n7>{NUMBER})(?P<u7>(?:[ ]?(?:m|ft))?)(?!\w)"
    rf"|(?P<n8>{NUMBER})(?P<u8>(?:[ ]?(?:m|ft))?)[ ]?d\+(?!\w)"
    rf"|(?<=[ ,])\+(?P<n9>\d{{2,4}})(?P<u9>)(?=$|[ ]*[,;.\n)]|[ ](?!{_COUNTED}))"
    rf"|\+[ ]?(?P<n1>{NUMBER})[ ]?{_HEIGHT_UNIT.format('u1')}(?![\w/])"
    rf"(?:[ ](?:of[ ])?{_RISE}(?!\w))?"
    rf"|(?P<n2>{NUMBER})[ ]?{_HEIGHT_UNIT.format('u2')}[ ](?:of[ ])?{_RISE}(?!\w)"
    rf"|(?P<n3>{NUMBER})[ ]?(?P<u3>hm)(?!\w)"
    rf"|{_RISE}[ ]?(?:of[ ]|was[ ]|:[ ]?|=[ ]?)?\+?[ ]?(?P<n4>{NUMBER})[ ]?"
    rf"{_HEIGHT_UNIT.format('u4')}(?![\w/])"
    rf"|(?P<n5>{NUMBER})[ ]?{_HEIGHT_UNIT.format('u5')}[ ]?\+(?![\w+])"
    r"|(?<!at[ ])(?P<n6>\d{1,2},?\d{3}|\d{3})[ ]?(?P<u6>ft|feet)(?!\w)"
    r"(?![ ](?:of[ ])?(?:altitude|high|above|descent|down|drop|loss|deep|long|wide)))",
    _FLAGS,
)
"""+300, +300m, 300m+, 300 m up, 1,000 ft (of climbing), 300 hm, D+ 300, climbed 300 m."""
DROP: Final = re.compile(
    rf"(?<![\w.,:])(?:/[ ]?)?(?:-[ ]?{NUMBER}[ ]?(?:m|ft|hm)(?![\w/])"
    rf"|{NUMBER}[ ]?(?:m|ft|feet)[ ](?:of[ ])?(?:down(?:hill)?|descent|d-)(?!\w))",
    _FLAGS,
)
"""-250m, 250 m down: descent, which nobody logs by word."""


def climb_m(match: re.Match[str], units: Units) -> float:
    """Metres of a `CLIMB`; a bare +300 is in metres, or in feet for an athlete of miles."""
    which = next(n for n in "123456789" if match[f"n{n}"])
    height = number(match[f"n{which}"], thousands=True)
    unit = match[f"u{which}"].strip().lower() or (
        "f" if which == "9" and units is Units.MI else "m"
    )
    return tidy(height * (M_A_FOOT if unit.startswith("f") else 1.0))


def only_miles(text: str) -> bool:
    """Whether every distance typed in a text is in miles."""
    said = [match["unit"].lower().startswith("mi") for match in TYPED.finditer(text)]
    return bool(said) and all(said)


def whole_climb(text: str, units: Units) -> float | None:
    """A text that is one climb, in metres; a bare number is m, or ft for an athlete of miles."""
    match = CLIMB.fullmatch(text)
    if match:
        return climb_m(match, units)
    bare = re.fullmatch(
        rf"\+?[ ]?(?P<n>{NUMBER})[ ]?(?P<u>m|met(?:er|re)s?|ft|feet)?", text, _FLAGS
    )
    if not bare:
        return None
    unit = bare["u"] or ("ft" if units is Units.MI else "m")
    return tidy(number(bare["n"], thousands=True) * (M_A_FOOT if unit[0] in "fF" else 1.0))
