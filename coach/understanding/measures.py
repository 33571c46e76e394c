"""Distances, times, paces, climbs and pulses of what was done; and the numbers that are not."""

import re
from typing import Final

from coach.athlete import Units
from coach.understanding import asides, distances, durations
from coach.understanding.marks import Mark, Marks, What, aside
from coach.understanding.numbers import NUMBER, count, number, tidy

_FLAGS: Final = re.IGNORECASE | re.ASCII | re.VERBOSE

_PULSE_END = (
    r"(?P<bpm>\d{2,3})(?![.,:/]?\d|[ ]?(?:w|watts?|k|km"
    r"|km/h|kmh|kph|mph|min|mins|m|s|kcal|%|-[ ]?\d)\b)"
)
_BETWEEN = (
    r"(?:[ ]?(?:avg|average|ave|mean)\.?)?(?:[ ](?:of"
    r"|was|around|about|at|is|only|just|stayed[ ]at|under)"
    r"|[ ]?[:=@~])*[ ]?"
)
_RESTING = re.compile(
    rf"\b(?:(?:resting|rest|morning|waking)[ ]?{asides.PULSE_WORD}"
    rf"|rhr){_BETWEEN}{_PULSE_END}(?:[ ]?bpm)?",
    _FLAGS,
)
_RESTING_AFTER = re.compile(
    rf"\b{asides.PULSE_WORD}{_BETWEEN}{_PULSE_END}(?:[ ]?bpm)?[ ](?:resting|at[ ]rest"
    r"|on[ ]waking|in[ ]bed|when[ ]I[ ]woke(?:[ ]up)?)\b",
    _FLAGS,
)
_PULSES = (
    re.compile(
        rf"\b(?:(?:avg|average|ave|mean)\.?[ ])?{asides.PULSE_WORD}{_BETWEEN}"
        r"(?P<bpm>\d{2,3})[ ]?/[ ]?(?:max[ ]?)?\d{3}(?![\d.,:/])(?:[ ]?bpm)?",
        _FLAGS,
    ),
    re.compile(
        rf"\b(?:(?:avg|average|ave|mean)\.?[ ])?{asides.PULSE_WORD}{_BETWEEN}{_PULSE_END}(?:[ ]"
        r"?bpm)?"
        r"(?:[ ](?:avg|average|mean)\b)?",
        _FLAGS,
    ),
    re.compile(
        r"(?<![\w.,:@])@?(?P<bpm>\d{2,3})[ ]?bpm\b(?:[ ](?:avg"
        r"|average|mean)\b)?",
        _FLAGS,
    ),
    re.compile(
        r"(?<![\w.,:@])(?P<bpm>\d{2,3})[ ]?(?:(?:avg|average"
        r"|mean|ave)\.?[ ])?(?:hr|heart[ ]?rate|pulse)\b",
        _FLAGS,
    ),
    re.compile(rf"\b(?:avg|average|ave|mean)\.?[ ]?[:=]?[ ]?{_PULSE_END}(?:[ ]?bpm)?", _FLAGS),
)
_LOWEST_PULSE: Final = 40
_HIGHEST_PULSE: Final = 230
_LOWEST_RESTING: Final = 25
_HIGHEST_RESTING: Final = 120

_PER = (
    r"(?:[ ]?min(?:ute)?s?)?[ ]?(?:/[ ]?|per[ ]|a[ ]|p(?=k))(?P<unit>kilomet(?:er"
    r"|re)|km|k|miles?|mi|m(?=\b)|100[ ]?m)(?![a-z])"
)
_PACE = re.compile(
    r"(?:(?:@|\bat|\bin|\bavg|\baverage|\bave|\bpace|\bof"
    rf"|\baround|\babout)[ ]?){{0,3}}(?<![\d.,:])(?P<m>\d{{1,2}})(?::"
    rf"|')(?P<s>[0-5]\d)\"?{_PER}(?:[ ](?:avg|average|pace"
    r"|avg[ ]pace|average[ ]pace))?",
    _FLAGS,
)
_PACE_UNSAID = (
    re.compile(
        r"(?:@[ ]?|\b(?:pace|avg[ ]pace|average[ ]pace|tempo)(?:[ ]of"
        r"|[ ]was|[ ]?[:=]|[ ]around|[ ]about)*[ ])(?P<m>\d{1,2})(?::"
        r"|')(?P<s>[0-5]\d)s?(?P<unit>(?!))?(?![\d:])",
        _FLAGS,
    ),
    re.compile(
        r"(?<![\d.,:])(?P<m>\d{1,2}):(?P<s>[0-5]\d)s?(?P<unit>(?!))?[ ](?:avg[ ]"
        r"|average[ ])?pace\b",
        _FLAGS,
    ),
    re.compile(
        r"\bat[ ](?P<m>[3-9]):(?P<s>[0-5]\d)s?(?P<unit>(?!))?(?![\d:]"
        r"|[ ]?(?:am|pm|a\.m|p\.m|in[ ]the|this|o'clock))",
        _FLAGS,
    ),
)
_SPEED = re.compile(
    rf"(?:(?:@|\bat|\bavg|\baverage|\bave|\bwith)[ ]?){{0,2}}(?<![\w.,:])(?P<n>{NUMBER})[ ]"
    r"?(?P<unit>km/h|kmh|kph|kmph|km[ ]per[ ]hour|mph"
    r"|miles?[ ]per[ ]hour)(?![a-z])(?:[ ](?:avg|average))?",
    _FLAGS,
)

_BARE_KM = re.compile(
    r"\b(?:ran|run|jogged|rode|ride|biked|cycled|walked"
    r"|hiked|rowed)[ ](?:an?[ ]|about[ ]|around[ ]|just[ ]"
    r"|only[ ])?(?:easy[ ]|slow[ ]|steady[ ])?"
    r"(?P<n>\d{1,3}(?:[.,]\d{1,2})?)(?![\d.,:/x'%]*\d|,[ ]?\d{1,3}[ ,](?:and\b|&|\d)"
    r"|[ ]?(?:x|'|%|/)|[ ](?:min|minutes|mins|times|days"
    r"|intervals?|reps?|laps?|rounds?|hours?|hrs?|h|km"
    r"|k|miles?|mi|m|sets?|people|friends|of|weeks?|in[ ]a[ ]row"
    r"|races?|or|out|on|yards?)\b|[a-z])",
    _FLAGS,
)
_OF_A_KIND = re.compile(
    rf"(?<![\w.,:+-])(?P<n>{NUMBER})[ ](?:easy|slow|steady|hilly|hard|long|flat|fast|trail)[ ]"
    r"(?P<unit>kilomet(?:er|re)s?|kms?|k|miles?|mi)(?!\w)",
    _FLAGS,
)
"""10 easy miles."""
_COUNTED = re.compile(
    r"\b(?P<n>one|two|three|four|five|six|seven|eight|nine|ten)[ -]"
    r"(?P<unit>kilomet(?:er|re)s?|kms?|k|milers?|miles?)(?!\w)",
    _FLAGS,
)
"""Ten miles."""
_BARE_AT_EDGE = re.compile(
    r"(?:(?<=^)|(?<=[,;\n])|(?<=[,;\n][ ]))(?P<n>\d{1,3}(?:[.,]\d{1,2})?)"
    r"(?=[ ](?:in[ ])?\d{1,2}:\d{2}|[ ](?:easy|steady|slow)[ ]*(?:$|[,;\n]))"
    r"|\b(?:easy|steady|slow|long)[ ](?P<n2>\d{1,2}(?:[.,]\d)?)(?=[ ]*(?:$|[,;\n]))",
    _FLAGS,
)
"""10 50:00, 10 easy, easy 10: the athlete's unit goes without saying."""
_IN_MINUTES = re.compile(r"\bin[ ](?P<n>\d{2,3})(?![\d.,:/x'%]*\d|[ ]?[a-z%/])", _FLAGS)
_RUN_OF = re.compile(
    r"\b(?:ran|run|finished|did|completed)[ ](?:a[ ]|the[ ]"
    r"|my[ ]|my[ ]first[ ])?(?:(?P<half>half[ -]marathon"
    r"|half)|marathon)\b(?![ ](?:pace|training|plan|block"
    r"|effort|shoes|session))|\b(?:(?P<half2>half[ -]marathon"
    r"|hm)|marathon)(?=[ ](?:race[ ])?(?:in[ ])?(?:\d{1,2}:\d{2}"
    r"|\d{1,2}[ ]?h))",
    _FLAGS,
)


_CUT_SHORT = re.compile(
    r"\b(?:only|just|cut|short|shortened|stopped|bailed|quit|gave[ ]up|abandoned|aborted"
    r"|instead|dnf|managed|planned)\b",
    _FLAGS,
)
_DONE_OF = re.compile(
    rf"(?<![\w.,:])(?P<n>{NUMBER})(?:[ ]?(?:km|k|miles?|mi))?[ ](?:out[ ])?of[ ]"
    rf"(?:the[ ]|my[ ]|a[ ]|planned[ ]){{0,2}}(?P<meant>{NUMBER})[ ]?"
    r"(?P<unit>kilomet(?:er|re)s?|kms?|k|miles?|mi)(?!\w)",
    _FLAGS,
)
_CLIMB_AFTER_KM = re.compile(
    r"\d[ ]?(?:kms?|k|miles?|mi)[ ]?[,/]?[ ](?P<m>\d{2,4})[ ]m(?![a-z])"
    r"(?![ ]?(?:reps?|repeats?|intervals?|strides?|sprints?|swim|easy|fast|jog|warm|cool))",
    _FLAGS,
)
"""28 km 180 m beside a time: nobody adds metres to kilometres; on foot or on a bike they lead up.

Without another time the metres may well be minutes."""
_IN_WATER = re.compile(r"\bsw[iau]m|\bpool\b|\brow", _FLAGS)
_SLOWEST_PACE_MIN: Final = 15
"""Minutes a km: a "tempo 21:30" that is slower than a stroll is a time."""


def _is_pace(match: re.Match[str]) -> bool:
    return int(match["m"]) < _SLOWEST_PACE_MIN


def mark_measures(marks: Marks, units: Units) -> None:
    """Finds every measure of an activity; what is a part of one, or no training, is set aside."""
    for pattern in (asides.INTERVALS, asides.RECOVERY, asides.WATT, asides.OTHER_NUMBERS):
        marks.take(pattern, aside)
    for pattern in (_RESTING, _RESTING_AFTER):
        marks.take(pattern, _resting)
    marks.take(asides.MAX_PULSE, aside)
    for pattern in _PULSES:
        marks.take(pattern, _pulse)
    marks.take(_PACE, lambda match: _pace(match, units))
    marks.take(_SPEED, _speed)
    marks.take(distances.DROP, aside)
    marks.take(distances.CLIMB, lambda match: _climb(match, units))
    _mark_climbs_after_km(marks)
    _mark_cut_short(marks)
    for pattern in (asides.SET_ASIDE, asides.CONTAINED):
        marks.take(pattern, aside)
    own = Units.MI if distances.only_miles(marks.text) else units
    for pattern in _PACE_UNSAID:
        marks.take(pattern, lambda match: _pace(match, own) if _is_pace(match) else None)
    marks.take(asides.TIME_OF_DAY, aside)
    _mark_distances(marks, units)
    _mark_durations(marks)


def _mark_climbs_after_km(marks: Marks) -> None:
    if durations.find_durations(marks.text) and not _IN_WATER.search(marks.text):
        for match in marks.each(_CLIMB_AFTER_KM):
            start, end = match.start("m"), match.end()
            marks.add(Mark(what=What.ASCENT, start=start, end=end, number=int(match["m"])))


def _mark_cut_short(marks: Marks) -> None:
    """12 of 20 km, of a session that was cut short: what was done, not what was meant."""
    if _CUT_SHORT.search(marks.text):
        for match in marks.each(_DONE_OF):
            done, meant = number(match["n"]), number(match["meant"])
            if done <= meant:
                marks.add(_typed(match, done))


def _mark_distances(marks: Marks, units: Units) -> None:
    marks.take(distances.TYPED, lambda match: _distance(match, units))
    marks.take(_RUN_OF, _race_distance)
    marks.take(_OF_A_KIND, lambda match: _typed(match, number(match["n"])))
    marks.take(_COUNTED, lambda match: _typed(match, count(match["n"])))
    for pattern in (_BARE_KM, _BARE_AT_EDGE):
        for match in marks.each(pattern):
            name = "n" if match["n"] else "n2"
            km = tidy(number(match[name]) * distances.unit_km(units))
            if km > _LONGEST_BARE_KM and not re.match("r[io]d|bik|cyc", match[0], re.IGNORECASE):
                continue  # "run 45" is minutes as likely
            marks.add(Mark(what=What.KM, start=match.start(name), end=match.end(name), number=km))


_LONGEST_BARE_KM: Final = 35


def _typed(match: re.Match[str], value: float) -> Mark:
    mile = match["unit"].lower().startswith("mi")
    return _number(What.KM, match, tidy(value * (distances.KM_A_MILE if mile else 1.0)))


def _mark_durations(marks: Marks) -> None:
    for found in durations.find_durations(marks.text):
        if found.over(None, None) <= 0:
            continue  # 0:00 is no time, but something mistyped
        marks.add(Mark(what=What.DURATION, start=found.start, end=found.end, duration=found))
    for match in marks.each(_IN_MINUTES):
        found = durations.FoundDuration(*match.span(), int(match["n"]) * durations.MINUTE)
        marks.add(Mark(what=What.DURATION, start=found.start, end=found.end, duration=found))


def _number(what: What, match: re.Match[str], value: float) -> Mark:
    return Mark(what=what, start=match.start(), end=match.end(), number=value)


def _pulse(match: re.Match[str]) -> Mark | None:
    bpm = int(match["bpm"])
    return _number(What.PULSE, match, bpm) if _LOWEST_PULSE <= bpm <= _HIGHEST_PULSE else None


def _resting(match: re.Match[str]) -> Mark | None:
    bpm = int(match["bpm"])
    fits = _LOWEST_RESTING <= bpm <= _HIGHEST_RESTING
    return _number(What.RESTING_PULSE, match, bpm) if fits else aside(match)


def _pace(match: re.Match[str], units: Units) -> Mark:
    """Seconds a km; a pace without a unit is in the distance's, else in the athlete's."""
    seconds = int(match["m"]) * durations.MINUTE + int(match["s"])
    unit = (match["unit"] or "").lower().replace(" ", "")
    if unit == "100m":
        km = 0.1
    elif unit.startswith("m") or (not unit and units is Units.MI):
        km = distances.KM_A_MILE
    else:
        km = 1.0
    return _number(What.PACE, match, seconds / km)


def _speed(match: re.Match[str]) -> Mark | None:
    """A speed as the pace it is, seconds a km."""
    miles = match["unit"].lower().startswith("m")
    km_an_hour = number(match["n"]) * (distances.KM_A_MILE if miles else 1.0)
    return _number(What.PACE, match, durations.HOUR / km_an_hour) if km_an_hour else None


def _climb(match: re.Match[str], units: Units) -> Mark:
    return _number(What.ASCENT, match, distances.climb_m(match, units))


_LONGEST_KM: Final = 1000
_AFTER_HOURS: Final = re.compile(r"\d[ ]?h(?:ours?|rs?)?[ ](?:and[ ])?$", _FLAGS)
"""The `4m` of "1h 4m 30s" is no measure of its own."""
_HOURS_LENGTH: Final = 12
_SECONDS_AFTER: Final = re.compile(r"[ ]?\d{1,2}[ ]?s(?:ecs?)?\b", _FLAGS)
"""The `50m` of "50m 30s" neither."""


def _distance(match: re.Match[str], units: Units) -> Mark | None:
    """A distance; `45m` without a space is minutes, with one it is left alone."""
    if match["unit"] in "mM" and _AFTER_HOURS.search(
        match.string, max(0, match.start() - _HOURS_LENGTH), match.start()
    ):
        return None
    km = distances.km_of(match["number"], match["unit"], units)
    if match["unit"] in "mM" and not km and _SECONDS_AFTER.match(match.string, match.end()):
        return None
    if km:
        return _number(What.KM, match, km) if km <= _LONGEST_KM else None
    minutes = number(match["number"])
    if match["unit"].lower() != "m" or " " in match[0] or not minutes.is_integer() or not minutes:
        return None
    found = durations.FoundDuration(*match.span(), minutes * durations.MINUTE)
    return Mark(what=What.DURATION, start=match.start(), end=match.end(), duration=found)


def _race_distance(match: re.Match[str]) -> Mark:
    """Ran a marathon: its distance; the words stay for the note."""
    km = distances.MARATHON_KM / 2 if match["half"] or match["half2"] else distances.MARATHON_KM
    return _number(What.KM, match, km)
