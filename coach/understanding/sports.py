"""Words for what was done."""

import re
from typing import Final

from coach.activity import Sport
from coach.understanding.marks import Mark, Marks, What

_FLAGS: Final = re.IGNORECASE | re.ASCII | re.VERBOSE

_WORDS: Final = (
    (
        Sport.NORDIC_SKI,
        (
            r"(?:nordic|cross[ -]?country|xc)[ -]?ski(?:ing|ed"
            r"|s)?|classic[ ]ski(?:ing)?|skat(?:e|ing)[ ]ski(?:ing)?"
            r"|langlauf|roller[ -]?ski(?:ing|ed)?|biathlon"
        ),
    ),
    (
        Sport.SKI_TOURING,
        (
            r"ski[ -]?tour(?:ing|ed|s)?|skimo|skinning|ski[ ]mountaineering"
            r"|backcountry[ ]ski(?:ing)?"
        ),
    ),
    (
        Sport.TREADMILL,
        (
            r"(?:(?:treadmill|dreadmill)[ ](?:run|jog|session"
            r"|workout)|(?:run|ran|jog(?:ged)?)[ ]on[ ](?:the[ ]"
            r"|a[ ])?(?:treadmill|dreadmill)|treadmill|dreadmill)"
        ),
    ),
    (
        Sport.TRAIL_RUNNING,
        (
            r"trail[ -]?(?:run(?:ning|s)?|jog|ultra|race)|(?:run"
            r"|ran)[ ](?:on[ ](?:the[ ])?)?trails?|fell[ -]?run(?:ning)?"
            r"|mountain[ -]run(?:ning)?|trail(?=[ ]\d)|trails"
        ),
    ),
    (
        Sport.INDOOR_CYCLING,
        (
            r"indoor[ ](?:bike|ride|cycl(?:e|ing)|trainer|rides?)"
            r"|(?:bike|turbo|smart)[ ]trainer|turbo|zwift(?:ed"
            r"|ing)?(?:[ ](?:ride|race))?|rollers|spin(?:ning)?(?:[ ](?:class"
            r"|bike|session))|spinning|peloton|stationary[ ]bike"
            r"|exercise[ ]bike|wattbike|(?:rode|ride)[ ]on[ ](?:the[ ])?rollers"
            r"|ergometer|on[ ]the[ ]trainer"
        ),
    ),
    (
        Sport.CYCLING,
        (
            r"(?:road|gravel|mountain)[ -]?bik(?:e|ing|ed)(?:[ ]ride)?"
            r"|gravel(?:[ ]ride)?|mtb(?:[ ]ride)?|bike[ ](?:ride"
            r"|commute)|bik(?:e|ed|ing)|cycl(?:e|ed|ing)|rode"
            r"|rides?|riding|bicycle|velo|spins?(?![ ](?:out|off))"
        ),
    ),
    (
        Sport.OPEN_WATER,
        (
            r"open[ -]?water(?:[ ]sw[iau]m(?:ming)?)?|ows|(?:lake"
            r"|sea|ocean|wild|river)[ -]sw[iau]m(?:ming)?|sw[aiu]m(?:ming)?[ ]in[ ]the[ ](?:lake"
            r"|sea|ocean|river)"
        ),
    ),
    (
        Sport.SWIMMING,
        r"(?:pool[ ])?sw[iau]m(?:ming|s)?|pool(?=[ ]\d)|in[ ]the[ ]pool|laps[ ]in[ ]the[ ]pool",
    ),
    (Sport.ROWING, r"row(?:ed|ing|er)|row(?![ ]of)|erg|concept[ ]?2"),
    (
        Sport.HIKING,
        (
            r"hik(?:e|ed|es|ing)|ruck(?:ed|ing)?|trekk?(?:ed|ing)?"
            r"|mountain[ ]walk|snow[ -]?sho(?:e|es|eing|ed)"
        ),
    ),
    (
        Sport.WALKING,
        (
            r"(?:dog|power|nordic|brisk|evening|lunch)[ -]walk(?:ed"
            r"|ing)?|walk(?:ed|ing|s)?(?![ ]?[/-][ ]?run)|stroll(?:ed)?"
        ),
    ),
    (
        Sport.STRENGTH,
        (
            r"strength(?:[ ](?:training|session|workout|work|class))?"
            r"|weights?[ -]?(?:training|lifting|session)|weights"
            r"|lift(?:ed|ing)|gym(?:[ ](?:session|workout))?|core(?:[ ](?:session"
            r"|workout|work|training))|core|bodyweight|kettlebells?"
            r"|crossfit|circuits?(?:[ ]training)?|s&c"
        ),
    ),
    (
        Sport.MOBILITY,
        (
            r"yoga|mobility(?:[ ](?:work|session))?|stretch(?:ed"
            r"|ing)|pilates|foam[ -]?roll(?:ed|ing)?"
        ),
    ),
    (
        Sport.RUNNING,
        (
            r"run[ ]?[/-][ ]?walk(?:ed|ing|s)?|(?:long|easy|recovery|tempo|slow|progress(?:ion"
            r"|ive)|interval|hill|track|club|group|night|morning"
            r"|evening|lunch|race)[ -]?run(?:s)?|park[ -]?run"
            r"|half[ ]marathon|marathon|fartlek|strides|jog(?:ged"
            r"|ging|s)?|ran|run(?:ning|s)?|lsr|long[ ]?run|road[ ]run"
        ),
    ),
    (
        Sport.OTHER,
        (
            r"tennis|padel|football|soccer|basketball|volleyball"
            r"|handball|hockey|badminton|squash|table[ ]tennis"
            r"|ping[ ]pong|(?:indoor[ ])?climbing[ ](?:gym|wall"
            r"|session|hall)|climb(?:ed|ing)(?=[ ](?:gym|session"
            r"|wall)|$|[.,;])|boulder(?:ed|ing)?|kayak(?:ed|ing)?"
            r"|cano(?:e|ed|eing)|paddl(?:ed|ing)|sup|surf(?:ed"
            r"|ing)?|skat(?:ed|ing)|ice[ ]skating|inline[ ]skating"
            r"|boxing|kickboxing|judo|karate|mma|danc(?:ed|ing)"
            r"|zumba|golf|elliptical|stair[ -]?(?:master|climber"
            r"|stepper)|hiit|aqua[ -]?jog(?:ging)?|rugby|cricket"
            r"|baseball|frisbee|rope[ ]jumping|ski(?:ed|ing)?(?![ ]?tour)|snowboard(?:ed"
            r"|ing)?|horse[ ]riding|triathlon|duathlon|hyrox|gymnastics"
            r"|aerobics|bootcamp|gardening|martial[ ]arts"
        ),
    ),
)
_SPORT = re.compile(
    r"(?<![\w-])(?:"
    + "|".join(f"(?P<{sport.name}>{words})" for sport, words in _WORDS)
    + r")(?![\w])",
    _FLAGS,
)
_NO_SPORT = re.compile(
    r"\b(?:run(?:ning)?[ ](?:down|out|late|low|away|over"
    r"|up[ ]to|into|shoes?|shop|store|errands|gear|form"
    r"|economy|watch|plan|club|coach|app|clothes|vest"
    r"|power)"
    r"|ran[ ](?:out|late|into|over|away|errands)|running[ ]on[ ](?:empty"
    r"|fumes)|in[ ]the[ ]long[ ]run|(?:bike|cycling|running"
    r"|swim)[ ](?:shop|broke|broken|computer|lane|path"
    r"|shorts|fit|shoes|cap|goggles|repair|service|club)"
    r"|walk(?:ing|ed)?[ ](?:home|back|to[ ](?:the[ ])?(?:work"
    r"|car|shop|office|start|school)|hurts|normally|stairs"
    r"|down|up[ ]the|breaks?|in[ ]the[ ]park|around)"
    r"|(?:dog|cake|side|sleep)walk\w{0,3}|hiking[ ](?:boots"
    r"|shoes|poles)|yoga[ ](?:mat|pants)|gym[ ](?:closed"
    r"|was[ ]closed|membership|bag|clothes)|core[ ](?:temp(?:erature)?"
    r"|muscles?|strength[ ]is)"
    r"|trail[ ](?:mix|was|is|shoes|conditions?)|the[ ]trails?[ ](?:was"
    r"|were|is|are)|rowing[ ]boat|front[ ]row|in[ ]a[ ]row"
    r"|lift(?:ed|ing)?[ ](?:home|to|me|my[ ]mood)|weights?[ ](?:loss"
    r"|gain|down|up|is|was)|body[ ]?weight[ ](?:is|was)"
    r"|(?:marathon|10k|5k|half|ultra|race|running|run"
    r"|cycling|swim)[ ](?:training|plan|pace|block|goal"
    r"|prep|shoes|season|program(?:me)?)|turbo[ ]mode"
    r"|stride[ ]length"
    r"|pain(?:ful)?[ ](?:when|while|after|during|on)[ ](?:running"
    r"|walking|riding|cycling|swimming)|hurts?[ ](?:when"
    r"|while|to|after)[ ](?:i[ ])?(?:run(?:ning)?|walk(?:ing)?"
    r"|rid(?:e|ing)|jog|swim)"
    r"|hop[ ]on[ ]the[ ]bike|spin[ ](?:out|off)|climbing[ ]stairs|cross[ -]country(?![ -]?ski))\b",
    _FLAGS,
)
_PAST = re.compile(
    r"ran|rode|swam|jogged|biked|cycled|hiked|rowed|skied"
    r"|ski toured|lifted|trekked|rucked|strolled|bouldered"
    r"|danced|stretched|boxed|surfed|zwifted|mountain biked"
    r"|foam rolled|skated|ran on (?:the |a )?\w+",
    re.IGNORECASE,
)
_ADJECTIVES = (
    r"(?:very|easy|long|short|hard|steady|slow|nice|great"
    r"|good|fun|quick|light|solo|group|club|first|second"
    r"|cold|wet|hot|tough|lovely|relaxed|gentle|chill"
    r"|muddy|hilly|flat|windy|rainy|solid|evening|morning"
    r"|afternoon|lunch(?:time)?|early|late|upper[ ]body"
    r"|lower[ ]body|leg|full[ ]body|recovery|tempo|interval"
    r"|hill|track|sunday|saturday|monday|tuesday|wednesday"
    r"|thursday|friday|weekly|little|big|fast|decent|awful"
    r"|terrible|amazing|bit[ ]of|some|proper|double|short[ ]and)"
)
_OPENING = re.compile(
    r"(?:^|[\n.,;:!]|\band\b|\bthen\b|\bplus\b|\+|\btoday\b"
    r"|\byesterday\b|\b\w+day\b|\bmorning\b|\bevening\b)[ ]*(?:i[ ])?(?:(?:did"
    r"|had|went[ ]for|went|got[ ]in|finished|completed"
    r"|done|enjoyed|managed|just|only|also|another|back[ ]from"
    r"|today|today's|yesterday's)[ ]+)*"
    rf"(?:(?:a|an|my|the|some|our|his)[ ]+)?(?:{_ADJECTIVES}[ ,]+){{0,3}}$",
    _FLAGS,
)
_WENT = re.compile(
    r"\b(?:did|had|went[ ]for|went|got[ ]in|finished|completed"
    r"|enjoyed|managed|back[ ]from|for)[ ](?:(?:a|an|my"
    rf"|the|some|our)[ ]+)?(?:{_ADJECTIVES}[ ,]+){{0,3}}$",
    _FLAGS,
)
_DENIED = re.compile(
    r"\b(?:no|not|didn'?t|did[ ]not|don'?t|never|haven'?t|hasn'?t|without|can'?t|cannot"
    r"|couldn'?t|won'?t|skipp?(?:ed|ing)?|missed|cancel(?:l?ed)?|instead[ ]of)[ ](?:\w+[ ]){0,4}$",
    _FLAGS,
)
_NOT_DONE_BEFORE = re.compile(
    r"(?:\b(?:no|not|didn'?t|did[ ]not|don'?t|never|haven'?t"
    r"|hasn'?t|without|can'?t|cannot|couldn'?t|won'?t"
    r"|skipp?(?:ed|ing)?|missed|cancel(?:l?ed)?|instead[ ]of"
    r"|before|after|during|next|wanted[ ]to|tried[ ]to"
    r"|supposed[ ]to|about|love|like|hate|from|than|of"
    r"|on|in|for[ ]the|to)(?:[ ](?:a|an|my|the|any|some"
    r"|today's|this|that|go|to|for))*[ ](?:\w+[ ])?)$",
    _FLAGS,
)
_NOT_DONE_AFTER = re.compile(
    r"[ ]*(?:was[ ]|got[ ]|is[ ])?(?:cancel|skip|postpon"
    r"|tomorrow|planned|later|moved|next[ ]week|missed)",
    _FLAGS,
)
_AFTER_TIME = (
    r"(?:(?<=min[ ])|(?<=mins[ ])|(?<=minutes[ ])|(?<=hour[ ])|(?<=hours[ ])|(?<=h[ ])"
    r"|(?<='[ ])|(?<=\d[ ]))"
)
_UNKNOWN = re.compile(
    rf"{_AFTER_TIME}(?:of[ ])?(?P<word>[a-z]{{3,16}}ing)\b"
    r"|\bwent[ ](?P<word4>[a-z]{3,16}ing)\b"
    rf"|{_AFTER_TIME}of[ ](?P<word2>[a-z]{{4,16}})\b"
    r"|(?:(?<=^)|(?<=[.,;:\n+])|(?<=[.,;:\n+][ ]))(?P<word3>[a-z]{3,16}ing)"
    r"(?=[ ]\d{1,3}(?:[ ]?(?:min|h|')|:\d))",
    _FLAGS,
)
"""60 min of zorbing: something done that is none of the sports."""
_NO_ACTIVITY = re.compile(
    r"sleep|rest|easy|hills|intervals|strides|tempo|steady|which|work|pain|fun|threshold|sweet|zone|hard|warm|cool|this|that|them|rain|snow|wind|sunshine|traffic|climbs?|drills|effort|pure|time|recovery|travel|commute|feeling|morning|evening|going|doing|being|during"
    r"|everything|nothing|something|anything|using|starting"
    r"|finishing|including|leading|building|working|sleeping"
    r"|driving|sitting|standing|waiting|training|warming"
    r"|cooling|climbing|recovering|racing|chasing|raining"
    r"|snowing|freezing|moving|pushing|talking|thinking"
    r"|trying|getting|having|coming|making|taking|keeping"
    r"|following|amazing|exhausting|boring|interesting"
    r"|challenging|breathing|holding|averaging",
    re.IGNORECASE,
)


def mark_sports(marks: Marks) -> None:
    """Finds every sport; `done` where it is told as something done, even without a number."""
    for match in list(marks.each(_NO_SPORT)):
        marks.add(Mark(what=What.ASIDE, start=match.start(), end=match.end()))
    marks.take(_SPORT, lambda match: _sport(match, marks.text))
    marks.take(_UNKNOWN, _unknown)


def _sport(match: re.Match[str], text: str) -> Mark:
    return Mark(
        what=What.SPORT,
        start=match.start(),
        end=match.end(),
        sport=Sport[match.lastgroup or "OTHER"],
        word=match[0].lower(),
        done=_is_done(match, text),
    )


_LOOKBACK: Final = 60


def _is_done(match: re.Match[str], text: str) -> bool:
    before = text[max(0, match.start() - _LOOKBACK) : match.start()]
    if _NOT_DONE_AFTER.match(text, match.end()) or _DENIED.search(before):
        return False
    if _WENT.search(before) or _OPENING.search(before):
        return True
    return bool(_PAST.fullmatch(match[0])) and not _NOT_DONE_BEFORE.search(before)


def _unknown(match: re.Match[str]) -> Mark | None:
    """60 min of zorbing: something the coach has to ask about, never a run."""
    name = next((n for n in ("word", "word2", "word3", "word4") if match[n]), "word")
    word = match[name]
    if not word or _NO_ACTIVITY.fullmatch(word):
        return None
    return Mark(
        what=What.SPORT,
        start=match.start(name),
        end=match.end(name),
        sport=Sport.OTHER,
        word=word.lower(),
    )
