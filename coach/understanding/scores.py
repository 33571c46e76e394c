"""Scores of a day: RPE, energy, soreness, sleep.

Words stand for a score where the scale's own labels do: energy and sleep 1 awful, 2 low, 3 okay,
4 good, 5 great. Hours of sleep are no score, and neither is "felt great": they stay a note.
"""

import re
from typing import Final

from coach.understanding.marks import Mark, Marks, What, aside
from coach.understanding.numbers import number

FLAGS: Final = re.IGNORECASE | re.ASCII | re.VERBOSE
IS = (
    r"(?:[ ]?[:=][ ]?|-[ ]?(?=\d)|[ ]-[ ]|[ ](?:levels?[ ]|score[ ])?(?:is[ ]"
    r"|was[ ]|were[ ]|of[ ]|at[ ]|about[ ]|around[ ]|today[ ]"
    r"|a[ ]|only[ ])?|)"
)
OF_TEN = r"(?:[ ]?/[ ]?10|[ ]out[ ]of[ ](?:10|ten))"
_OF_FIVE = r"(?:[ ]?/[ ]?5|[ ]out[ ]of[ ](?:5|five))"
END = (
    r"(?!\d|e\d|[.,:/x]\d|[ ]?(?:k|km|mi|miles?|min(?:ute)?s?"
    r"|m|h|hrs?(?![ ]?[:=]?[ ]?\d)|hours?|s|secs?|%|x|kg|days?|weeks?|times"
    r"|reps?|sets?|bpm|years?|months?)\b|[ ]?%|/[ ]?\d|[ ]/\d|[ ]/[ ](?:5|10)(?!\d|[ ]?[a-z]))"
)
SPELT = r"zero|one|two|three|four|five|six|seven|eight|nine|ten"
_SCORE = (
    rf"(?P<score>\d{{1,2}}(?:[.,]\d)?|{SPELT})(?:[ ]?-[ ]?(?P<upper>\d{{1,2}}))?(?P<scale>{OF_TEN}"
    rf")?{END}"
)

_RPE = (
    re.compile(
        r"\b(?:s?rpe|perceived[ ](?:effort|exertion)|effort"
        rf"|exertion|borg|intensity){IS}{_SCORE}",
        FLAGS,
    ),
    re.compile(
        rf"(?<![\d.,:/])(?P<score>\d{{1,2}}(?:[.,]\d)?)(?P<upper>(?!))?(?P<scale>{OF_TEN})?[ ]"
        r"(?:s?rpe|effort|perceived[ ](?:effort|exertion))\b(?![ ]?[:=]?[ ]?\d)",
        FLAGS,
    ),
)
_FELT_LIKE = re.compile(
    r"\b(?:felt|feels|feeling|was|felt[ ]more)[ ]like[ ](?:an?[ ])?(?:rpe[ ]"
    rf"|effort[ ])?{_SCORE}",
    FLAGS,
)
"""A word for the whole, unless the same breath names the effort itself."""
_EFFORT_OF_TEN = re.compile(
    r"\b(?:hard|tough|brutal|easy|moderate|comfortable|steady|effort)[ ]?(?:\([ ]?|,[ ])"
    rf"(?P<score>\d{{1,2}})(?P<upper>(?!))?(?P<scale>{OF_TEN})(?:[ ]?\))?",
    FLAGS,
)
"""Hard (8/10)."""
LABELS: Final = (
    (
        5,
        (
            r"great|excellent|amazing|awesome|fantastic|super"
            r"|perfect|brilliant|superb|very[ ](?:good|high|well)"
            r"|really[ ](?:good|high|well)|sky[ -]high|full"
        ),
    ),
    (
        1,
        (
            r"very[ ](?:low|bad|poor|badly|poorly)|really[ ](?:low"
            r"|bad|badly|poor|poorly)|terribl[ey]|awful(?:ly)?"
            r"|horribl[ey]|zero|none|empty|horrid|dreadful(?:ly)?"
            r"|rock[ ]bottom"
        ),
    ),
    (
        3,
        (
            r"ok(?:ay|-ish|ish)?|average|fine|meh|so[ -]so|medium"
            r"|moderate|normal|alright|all[ ]right|not[ ]bad|middling"
        ),
    ),
    (
        2,
        (
            r"low(?:ish)?|bad(?:ly)?|poor(?:ly)?|not[ ](?:great"
            r"|good|well)|weak|drained|rubbish|lousy"
        ),
    ),
    (4, r"good|well|high|decent|nice(?:ly)?|solid|strong|deeply|soundly|pretty[ ](?:good|well)"),
)
_LABEL = "(?P<label>" + "|".join(words for _, words in LABELS) + r")\b"
_LABEL_SCORES: Final = tuple((score, re.compile(words, FLAGS)) for score, words in LABELS)
_FIVE = rf"(?P<score>[1-5]|one|two|three|four|five)(?P<scale>{_OF_FIVE})?{END}"
_TEN = rf"(?P<score>\d{{1,2}})(?P<scale>{OF_TEN}){END}"
_VERY = r"(?:(?:a[ ]bit|quite|pretty|kind[ ]of|rather|still|today|somewhat|fairly)[ ])?"

_ENERGY = (
    re.compile(rf"\benergy{IS}{_FIVE}", FLAGS),
    re.compile(
        rf"(?<![\d.,:/])(?P<score>[1-5])(?P<scale>{_OF_FIVE})?[ ]energy\b(?![ ]?[:=]?[ ]?\d)",
        FLAGS,
    ),
    re.compile(rf"\benergy{IS}{_TEN}", FLAGS),
    re.compile(rf"\benergy{IS}{_VERY}{_LABEL}(?![ ]sleep)", FLAGS),
    re.compile(
        rf"\b{_VERY}(?P<label>no|zero|very[ ]low|low|good|high"
        r"|great|ok|okay|decent|full[ ]of|lots[ ]of|plenty[ ]of"
        r"|little|not[ ]much|loads[ ]of|poor|medium|average"
        r"|normal)[ ](?:on[ ])?energy\b(?![ ]?(?:gel|bar|drink"
        r"|chew)s?\b)",
        FLAGS,
    ),
)
_ENERGY_WORDS: Final = {
    "no": 1,
    "full of": 5,
    "lots of": 4,
    "plenty of": 4,
    "loads of": 4,
    "little": 2,
    "not much": 2,
}

_SLEEP = (
    re.compile(
        rf"\b(?:sleep|slept)(?:[ ]quality)?{IS}(?P<score>[1-5])(?P<scale>{_OF_FIVE}){END}",
        FLAGS,
    ),
    re.compile(rf"\bsleep(?:[ ]quality)?{IS}{_FIVE}", FLAGS),
    re.compile(
        rf"\b(?:sleep|slept)(?:[ ]quality)?{IS}(?:a[ ]bit[ ]"
        rf"|quite[ ]|pretty[ ])?{_LABEL}",
        FLAGS,
    ),
    re.compile(
        r"\b(?:had[ ])?(?:an?[ ])?(?P<label>very[ ]good|really[ ]good"
        r"|great|good|bad|poor|terrible|awful|decent|ok|okay"
        r"|excellent|rubbish|horrible)[ ](?:night'?s?[ ])?sleep\b",
        FLAGS,
    ),
)
_HOUR = r"h(?:rs?(?![ ]?[:=]?[ ]?\d)|ours?)?"
_HOURS_OF_SLEEP = re.compile(
    r"\b(?:slept|sleep|in[ ]bed|asleep|nap(?:ped)?)(?:[ ](?:for|only|about|around|just|was|is|of"
    r"|nearly|almost|over|under)|[ ]?[:=])*[ ]?~?"
    rf"(?:\d{{1,2}}(?:[.,]\d{{1,2}})?[ ]?{_HOUR}(?:[ ]?\d{{1,2}}(?:[ ]?m(?:in)?)?)?(?![a-z\d:])"
    r"|\d{1,2}:\d{2}|\d{1,3}[ ]?min(?:ute)?s?|\d{1,2}(?:[.,]\d{1,2})?)(?![\d:/])"
    rf"|(?<![\d.,:])\d{{1,2}}(?:[.,:]\d{{1,2}})?[ ]?(?:{_HOUR}|min(?:ute)?s?)"
    r"(?:[ ]?\d{1,2}(?:[ ]?m(?:in)?)?)?[ ](?:of[ ])?(?:sleep|nap|asleep|in[ ]bed)\b",
    FLAGS,
)
_HOURS_AFTER_SLEEP = re.compile(
    r"(?<=[,(:-])[ ]?(?:only|just|about|around|maybe|~)?[ ]?\d{1,2}(?:[.,]\d{1,2})?[ ]?"
    r"(?:h|hrs?|hours?)(?:[ ]?[0-5]?\d(?:[ ]?m(?:in)?)?)?(?=[ ]*(?:$|[,.;)\n]))",
    FLAGS,
)
"""Slept badly, 5h: what stands alone behind a word for sleep was slept, not trained."""

_MUSCLES = (
    r"(?:(?:legs|quads|calves|hamstrings|glutes|muscles"
    r"|body)[ ](?:are[ ]|is[ ]|were[ ]|feel[ ]|felt[ ]"
    r"|feeling[ ]|still[ ]|a[ ]bit[ ]|very[ ]|quite[ ]"
    r"|pretty[ ]){0,3})"
)
_SORENESS = (
    re.compile(
        rf"\b(?:(?:muscle[ ])?soreness|doms){IS}(?P<score>\d{{1,2}})(?P<scale>{OF_TEN})?"
        rf"{END}",
        FLAGS,
    ),
    re.compile(
        rf"\b{_MUSCLES}(?:sore|stiff|aching|achy){IS}(?P<score>\d{{1,2}})(?P<scale>{OF_TEN})?"
        rf"{END}",
        FLAGS,
    ),
    re.compile(
        rf"(?<![\d.,:/])(?P<score>\d{{1,2}})(?P<scale>{OF_TEN})[ ](?:muscle[ ])?(?:soreness"
        r"|sore|doms)\b",
        FLAGS,
    ),
    re.compile(rf"(?<!\w[ ])\bsore{IS}(?P<score>\d{{1,2}})(?P<scale>{OF_TEN})?{END}", FLAGS),
    re.compile(
        r"\b(?:no|zero|without|without[ ]any)[ ](?:muscle[ ])?(?P<nil>soreness"
        r"|doms)\b|\b(?P<nil2>(?:soreness|doms)[ ]?[:=]?[ ]?(?:none"
        r"|nil|zero|no))\b|\b(?P<nil3>not[ ]sore(?:[ ]at[ ]all)?)\b",
        FLAGS,
    ),
)

MOST: Final = 10


def mark_scores(marks: Marks) -> None:
    """Finds every score; what is out of its scale is left to the note."""
    marks.take(_HOURS_OF_SLEEP, _sleep_or_hours)
    for what, patterns in (
        (What.RPE, _RPE),
        (What.ENERGY, _ENERGY),
        (What.SLEEP, _SLEEP),
        (What.SORENESS, _SORENESS),
    ):
        for pattern in patterns:
            marks.take(pattern, lambda match, what=what: _scored(what, match))  # type: ignore[misc]
    marks.take(_HOURS_AFTER_SLEEP, lambda match: _slept(marks, match))
    marks.take(_FELT_LIKE, lambda match: None if _named(marks, match) else _rpe(match))


def mark_efforts(marks: Marks) -> None:
    """Finds "hard (8/10)"; beside a sore place the figure may well be the pain's."""
    if all(mark.what is not What.PAIN for mark in marks.found):
        marks.take(_EFFORT_OF_TEN, _rpe)


def _named(marks: Marks, match: re.Match[str]) -> bool:
    """Whether an effort is named in the same breath."""
    return any(
        not _BREATH.search(marks.text, min(mark.end, match.end()), max(mark.start, match.start()))
        for mark in marks.found
        if mark.what is What.RPE
    )


_BREATH: Final = re.compile(r"[;\n]")


def _rpe(match: re.Match[str]) -> Mark | None:
    return _scored(What.RPE, match)


def mark_at(what: What, match: re.Match[str], score: float | None) -> Mark:
    return Mark(what=what, start=match.start(), end=match.end(), number=score)


_SPELT: Final = tuple(SPELT.split("|"))


def group(match: re.Match[str], *names: str) -> str | None:
    groups = match.groupdict()
    return next((groups[name] for name in names if groups.get(name)), None)


def _sleep_or_hours(match: re.Match[str]) -> Mark | None:
    """`sleep 4` is a score and left to the scores; `slept 6h` and `sleep 7` are hours."""
    bare = re.fullmatch(r"sleep[ ]?[:=]?[ ]?[1-5]", match[0].strip(), re.IGNORECASE)
    return None if bare else aside(match)


def _slept(marks: Marks, match: re.Match[str]) -> Mark | None:
    """Hours right behind a mark of sleep, in its own sentence."""
    behind = any(
        mark.what is What.SLEEP and marks.text[mark.end : match.start()].strip(" ,(:-") == ""
        for mark in marks.found
        if mark.end <= match.start()
    )
    return aside(match) if behind else None


def _scored(what: What, match: re.Match[str]) -> Mark | None:
    if group(match, "nil", "nil2", "nil3"):
        return mark_at(what, match, 0)
    label = group(match, "label")
    score = _labelled(label) if label else _figure(what, match)
    return None if score is None else mark_at(what, match, score)


def _labelled(label: str) -> float | None:
    word = " ".join(label.lower().split())
    if word in _ENERGY_WORDS:
        return _ENERGY_WORDS[word]
    return next((score for score, words in _LABEL_SCORES if words.fullmatch(word)), None)


def figure(typed: str) -> float:
    """A score in figures or as a word."""
    return float(_SPELT.index(typed.lower())) if typed.isalpha() else number(typed)


def _figure(what: What, match: re.Match[str]) -> float | None:
    """The figure, in its scale; energy and sleep of ten are halved where that is whole."""
    score = figure(match["score"])
    upper = group(match, "upper")
    if upper:
        score = (score + float(upper)) / 2
    if what in {What.ENERGY, What.SLEEP}:
        of_ten = (group(match, "scale") or "").replace(" ", "").endswith(("10", "ten"))
        score = score / 2 if of_ten else score
        return score if score in {1, 2, 3, 4, 5} else None
    return score if 0 <= score <= MOST else None
