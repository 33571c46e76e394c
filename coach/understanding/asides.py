"""Numbers that are none of the day's: reps, parts of a run, hours of work, kilograms, clocks."""

import re
from typing import Final

from coach.understanding.numbers import NUMBER

_FLAGS: Final = re.IGNORECASE | re.ASCII | re.VERBOSE

PULSE_WORD = r"(?:hr|heart[ ]?rate|pulse|bpm)"
_UNIT = (
    r"(?:km|k|miles?|mi|met(?:er|re)s?|m|yards?|yds?|hours?"
    r"|hrs?|h|minutes?|mins?|min|'|seconds?|secs?|sec"
    r"|s|\")"
)
INTERVALS = re.compile(
    rf"(?<![\w.,:])\d{{1,2}}[ ]?(?:x|\*)[ ]?\(?[ ]?\d{{1,5}}(?:[.,:]\d{{1,3}})?(?:[ ]?"
    rf"{_UNIT}(?![a-z]))?"
    r"(?:[ ]?(?:@|at|in|off|on|w/?|with|à)[ ]?\d{1,3}(?:[:'.]\d{2})?(?:[ ]?(?:-"
    r"|to)[ ]?\d{1,3}(?:[:'.]\d{2})?)?"
    r"(?:[ ]?(?:/[ ]?(?:k|km|mi|mile)|km/h|s|sec|min|bpm))?(?![\w:]))?"
    r"|(?<![\w.,:])\d{1,2}[ ]?(?:x|times)[ ](?:hill|hills|strides?|sprints?|laps?)\b",
    _FLAGS,
)
"""5x1000m, 8 x 400 @ 1:25, 3x10min: reps, and the time of one."""
RECOVERY = re.compile(
    rf"(?<![\w.,:])\d{{1,3}}(?::\d{{2}})?[ ]?{_UNIT}?[ ]?(?:jog[ ])?(?:recovery"
    r"|recoveries|rest(?![ ]day)|rec|breaks?|pauses?|off)\b"
    r"|(?<![\w.,:])\d{3}[ ]?m?[ ](?:jogs?|float)\b"
    r"|\bevery[ ]\d{1,3}[ ]?(?:km|k|min|mins|minutes|miles?)\b",
    _FLAGS,
)

CONTAINED = re.compile(
    r"\b(?:incl(?:uding|\.)?|of[ ]which|last|first|final"
    r"|middle|next|after|at|until|till|to|from|by|past|"
    rf"beyond|before|since|instead[ ]of|rather[ ]than|(?:train(?:ing)?|ready|prepar\w{{1,3}}"
    rf"|registered|signed[ ]up|entered|plan|goal|aim\w{{0,3}})[ ]for[ ](?:a"
    r"|my|the)|towards?|within|another|every|per|only[ ]the)[ ]+(?:the[ ]"
    r"|about[ ]|around[ ]|last[ ]|first[ ]|final[ ])?"
    rf"(?:mile|km|k|kilomet(?:er|re))?[ ]?{NUMBER}[ ]?(?:km"
    r"|k|miles?|mi|m|min(?:ute)?s?|hours?|h)(?![\w/:])"
    r"|(?<!\d)(?<!\d[ ])\b(?:km|k|mile|kilomet(?:er|re))[ ]\d{1,3}\b(?![.,:]\d)"
    rf"|\b(?:with|w/)[ ](?:the[ ]|a[ ]|about[ ])?{NUMBER}[ ]?(?:km|k|miles?|mi)(?![\w/:])",
    _FLAGS,
)
"""The last 5 km, at km 12, for the 50k: parts and places of a distance, or another race."""
SET_ASIDE = re.compile(
    rf"(?<![\w.,:]){NUMBER}[ ]?(?:km|k|miles?|mi)[ ]?(?:of[ ])?"
    r"(?:warm[ -]?ups?|cool[ -]?downs?|wu|cd|strides|to[ ]go|left"
    r"|behind|ahead|per[ ]week|a[ ]week|this[ ]week|weekly)\b"
    rf"|(?<![\w.,:]){NUMBER}[ ]?(?:hours?|hrs?|h|minutes?"
    r"|mins?|min|m|'|days?)[ ]?(?:of[ ]|in[ ]the[ ]"
    r"|at[ ])?(?:a[ ])?"
    r"(?:late|later|early|earlier|ago|work|working|nap"
    r"|drive|driving|flight|sauna|massage|meetings?|standing"
    r"|sitting|travel(?:l?ing)?|"
    r"bath|warm[ -]?ups?|cool[ -]?downs?|wu|cd|wait(?:ing)?"
    r"|traffic|screen|behind|ahead|faster|slower|longer"
    r"|shorter|stop|stopped|"
    r"before|after[ ]that|to[ ]go|left|elapsed|of[ ]strides"
    r"|strides|total[ ]time|commute|train|bus|car|per[ ]week"
    r"|a[ ]week|this[ ]week|weekly)\b"
    r"|\b(?:work(?:ed|ing)?|drove|drive|driving|flew|flight"
    r"|sat|sitting|sit|meetings?|queued?|waited|waiting"
    r"|sauna|massage|nap(?:ped)?|bath|stood|standing|"
    r"travel(?:l?ed|l?ing)?|stopped|stop|late|lost|warm[ -]?up"
    r"|cool[ -]?down|wu|cd|elapsed|of[ ]it)(?:[ ](?:for"
    rf"|by|of|about|was|in|at|my|a))*[ ]?{NUMBER}[ ]?(?:hours?"
    r"|hrs?|h|minutes?|mins?|min|'|km|k)(?![\w/])",
    _FLAGS,
)
"""20 min late, worked 10 hours, 2 km warm-up: no training, or a part of it."""

WATT = re.compile(r"(?<![\w.,])\d{2,4}[ ]?(?:w|watts?)\b", _FLAGS)
OTHER_NUMBERS = re.compile(
    rf"(?<![\w.,:])-?{NUMBER}[ ]?(?:kg|kgs|lbs?|pounds"
    r"|kcal|cal(?:ories)?|°[ ]?[cf]?|degrees|celsius|c(?!\w)"
    r"|%|percent|eur|euros?|usd|ml|litres?|liters?|beers?"
    r"|steps?|spm|cm|mm|points?|pts|years?|yo)(?![a-z])",
    _FLAGS,
)

TIME_OF_DAY = re.compile(
    r"(?:\b(?:at|around|from|by|since|until|started(?:[ ]at)?)[ ])?(?<![\w.,:/])\d{1,2}(?:"
    r"[:.]\d{2})?[ ]?(?:am|pm|a\.m\.?|p\.m\.?|o'clock"
    r"|uhr)(?![a-z])"
    r"|\b(?:at|around|from|by|since|until|started(?:[ ]at)?"
    r"|woke(?:[ ]up)?(?:[ ]at)?)[ ]\d{1,2}:\d{2}(?![\d:]"
    r"|[ ]?(?:/|min|per))",
    _FLAGS,
)
MAX_PULSE = re.compile(
    rf"\b(?:max(?:imum)?|peak(?:ed)?)\.?[ ]?(?:{PULSE_WORD}"
    rf"|at)?(?:[ ]of|[ ]was|[ ]?[:=@]|[ ]at)*[ ]?\d{{2,3}}(?:[ ]?bpm)?\b"
    rf"|\b{PULSE_WORD}[ ]?max(?:[ ]of|[ ]was|[ ]?[:=])*[ ]?\d{{2,3}}\b"
    rf"|\b\d{{2,3}}(?:[ ]?bpm)?[ ]max(?![ ]?{PULSE_WORD})\b",
    _FLAGS,
)
