"""Where it hurts, on which side, and how much of ten."""

import re

from coach.understanding.body import PART, SIDE, WHOLE_MUSCLES, part_named, side_named
from coach.understanding.marks import Mark, Marks, What, aside
from coach.understanding.scores import END, FLAGS, MOST, OF_TEN, SPELT, figure, group, mark_at

_HURTS = (
    r"(?:sore(?:ness)?|hurt(?:s|ing)?|painful|pains?|ache[sd]?"
    r"|aching|achy|niggl\w{1,3}|twinge\w?|tender|tweak(?:ed"
    r"|y)?"
    r"|swollen|inflamed|bother(?:s|ed|ing)|acting[ ]up"
    r"|complain(?:s|ed|ing)|flar(?:ed|ing)|strained|sprained"
    r"|twisted|pulled)"
)
_PLACE = (
    rf"(?:(?P<side>{SIDE})[ ](?:side[ ](?:of[ ](?:the[ ]"
    rf"|my[ ])?)?)?)?(?P<part>{PART})(?:[ ]?\(?(?P<side2>left"
    rf"|right|both)\)?(?![ ]?{PART}))?"
)
_PLACE_AFTER = (
    _PLACE.replace("<side>", "<side3>").replace("<part>", "<part2>").replace("<side2>", "<side4>")
)
_LINK = (
    r"(?:[ ](?:is|was|feels|felt|a|bit|little|still|slightly"
    r"|quite|very|pretty|really|kind|of|today|again|some"
    r"|somewhat|at|level|about|around|mild|with|got|has"
    r"|been|my|the|again,?|being|tight|stiff)){0,4}"
)
_TEN_END = rf"(?P<score>\d{{1,2}}|{SPELT})(?P<scale>{OF_TEN})?{END}"
_TEN_SURE = rf"(?P<score>\d{{1,2}})(?P<scale>{OF_TEN}){END}"
_ON = (
    r"[ ,:]{0,2}\(?(?:in[ ]|at[ ]|on[ ]|from[ ]|for[ ]|around[ ]|inside[ ]|-[ ])?(?:the[ ]|my[ ])?"
    r"(?:(?:outside|inside|front|back|top|bottom|side)[ ]of[ ](?:the[ ]|my[ ])?)?"
)
_MAYBE = r"(?:(?:maybe|about|around|like|say|probably|roughly)[ ])?"
_SIDE_LAST = (
    rf"(?:[ ]\(?(?:on[ ]the[ ])?(?P<side3>left|right|both)(?:[ ]sides?)?\)?(?![ ]?{PART}))?"
)
"""Knee pain 4, right side."""
_BARE = (
    r"(?:knees?|achilles|shins?|ankles?|hips?|calf|hamstring|groin|heel|it[ ]?band|lower[ ]back)"
)
"""Parts of which a bare figure can only be the pain: "knee 3"."""
_PAIN = (
    re.compile(
        rf"\b{_PLACE}{_LINK}[ ]{_HURTS}(?:[ ]?[:=]|{_LINK})[ ]?{_TEN_END}{_SIDE_LAST}", FLAGS
    ),
    re.compile(rf"\b{_PLACE}{_LINK}[ ]{_HURTS}{_LINK}[ ]?,[ ]?{_MAYBE}{_TEN_SURE}", FLAGS),
    re.compile(rf"\b{_HURTS}{_ON}{_PLACE}{_LINK}[ ]?[:,]?[ ]?{_MAYBE}{_TEN_END}", FLAGS),
    re.compile(
        r"\bpain(?:[ ]level|[ ]score)?(?:[ ](?:is|was|of|at"
        rf"|about|around|only|still|a)|[ ]?[:=])*[ ]?{_TEN_END}(?:{_ON}{_PLACE_AFTER})?",
        FLAGS,
    ),
    re.compile(
        rf"\b{_PLACE}(?:{_LINK}|[ ]?[:=,])[ ]?{_TEN_SURE}(?:[ ](?:pain"
        r"|sore|hurts?))?",
        FLAGS,
    ),
    re.compile(
        rf"\b(?P<side>left|right|both)[ ](?P<part>{PART})(?P<side2>(?!))?[ ]?:?[ ]?{_TEN_END}",
        FLAGS,
    ),
    re.compile(
        rf"(?:(?<=^)|(?<=[,;.\n])|(?<=[,;.\n][ ])|(?<=my[ ]))(?P<part>{_BARE})(?P<side>(?!))?"
        rf"(?P<side2>(?!))?[ ]?:?[ ]?{_TEN_END}(?=[ ]*(?:$|[,;.\n]))",
        FLAGS,
    ),
    re.compile(
        rf"(?<![\d.,:/x+])(?P<score>\d{{1,2}})(?P<scale>{OF_TEN})(?:[ ](?:pain"
        rf"|ache|discomfort))?(?:[ ](?:in|at|on)(?:[ ]my|[ ]the)?)?[ ]{_PLACE}(?:[ ]pain)?",
        FLAGS,
    ),
    re.compile(rf"(?<![\d.,:/x+])(?P<score>\d{{1,2}})(?P<scale>{OF_TEN})[ ]pain\b", FLAGS),
)
_NO_PAIN = re.compile(
    rf"\b(?:no|zero|without(?:[ ]any)?|not[ ]any|free[ ]of)[ ](?:(?P<of>{PART})[ ])?(?:pain"
    r"|pains|niggles|aches)\b(?![ ]?(?:no[ ]gain|cave"
    r"|killer))"
    r"|\b(?:pain[ -]?free|painless(?:ly)?)\b|\bpain(?:[ ]?[:=]"
    r"|[ ]is|[ ]was)?[ ]?(?:none|nil|zero|free|no)\b(?![ ]\w)"
    r"|\bnothing[ ]hurts\b",
    FLAGS,
)
_THEN = (
    r"(?:[ ](?:(?:on[ ]|in[ ])?(?:the[ ])?(?:(?:next|following|this)[ ](?:morning|day)|day[ ]after"
    r"|morning(?:[ ]after)?)|today|than[ ](?:yesterday|the[ ]day[ ]before))\b)+"
)
WORSE_THEN = rf"(?:\bworse(?:[ ]again)?|\b{_HURTS}[ ]more){_THEN}"
"""How a pain is said to have grown overnight."""
_WORSE = (
    re.compile(
        rf"\b{_PLACE}{_LINK}(?:[ ]{_HURTS})?(?:[ ]much|[ ]even|[ ]got)?[ ]{WORSE_THEN}", FLAGS
    ),
    re.compile(
        rf"(?:\b{_PLACE}[ ])?\bpain{_LINK}(?:[ ]much|[ ]even|[ ]got)?[ ]{WORSE_THEN}", FLAGS
    ),
    re.compile(rf"\b{_PLACE}{_LINK}(?:[ ]getting|[ ]got|[ ]gotten)?[ ]worse\b", FLAGS),
)
_OVERNIGHT = re.compile(WORSE_THEN, FLAGS)
_GONE = r"(?![ ]?(?:is[ ]|was[ ])?(?:gone|free|better|over|away))"
_NOT_YET = r"(?<!no[ ])(?<!not[ ])(?<!without[ ])(?<!zero[ ])"
_HURTING = (
    re.compile(rf"\b{_PLACE}{_LINK}[ ]{_HURTS}\b{_GONE}", FLAGS),
    re.compile(rf"{_NOT_YET}\b{_HURTS}{_ON}{_PLACE}\b{_GONE}", FLAGS),
)


def mark_pains(marks: Marks) -> None:
    """Finds every pain, with its figure or without; a figure above ten is left to the note."""
    for pattern in _PAIN:
        marks.take(pattern, _pain)
    marks.take(_NO_PAIN, lambda match: mark_at(What.PAIN, match, 0))
    for pattern in _HURTING:
        marks.take(pattern, _hurting)


def mark_worse(marks: Marks) -> None:
    """Finds what grew worse, before any date is read: "worse than yesterday" tells of today."""
    for pattern in _WORSE:
        marks.take(pattern, _hurting)
    marks.take(_OVERNIGHT, aside)


def _pain(match: re.Match[str]) -> Mark | None:
    score = figure(match["score"])
    part = part_named(group(match, "part", "part2"))
    if score > MOST:
        return None
    return Mark(
        what=What.PAIN,
        start=match.start(),
        end=match.end(),
        number=score,
        part=part,
        side=side_named(group(match, "side", "side2", "side3", "side4")) if part else None,
    )


def _hurting(match: re.Match[str]) -> Mark | None:
    """A place that hurts, without a figure; sore legs are soreness without one, a note."""
    words = group(match, "part")
    if WHOLE_MUSCLES.fullmatch(words or ""):
        return None
    return Mark(
        what=What.PAIN,
        start=match.start(),
        end=match.end(),
        part=part_named(words),
        side=side_named(group(match, "side", "side2")),
    )
