"""What a text wants: to tell of a day, to ask, to have something changed."""

import re
from typing import Final

from coach.understanding.entry import Kind

_FLAGS: Final = re.IGNORECASE | re.ASCII | re.VERBOSE

_CHANGE = (
    r"(?:move|swap|switch|shift|change|reschedule|shorten|skip|cancel|delete|remove|drop|replace"
    r"|add|make|reduce|cut|postpone|push[ ]back|bring[ ]forward|adjust|adapt|update|redo"
    r"|regenerate|rewrite|re-?plan|plan|schedule|lower|increase|extend|lengthen|turn|convert|set"
    r"|put|split|insert|exchange|trade|pause|stop|start|resume|undo|pin|keep|free|clear|block"
    r"|send|show|give|tell|remind|export|find|create|write|build|include|leave)"
)
_PLANNED = (
    r"(?:workouts?|sessions?|runs?|rides?|swims?|plan|program(?:me)?|weeks?|days?|intervals?|tempo"
    r"|rest|race|training|schedule|today|tomorrow|(?:mon"
    r"|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?"
    r"|sun)(?:day)?s?|weekend|minutes|min|km|it|this|that|me|everything|gym|strength|reminders?"
    r"|messages?|tone|units|goal|target|pace|zones?|easier|harder|\d+k)"
)
_POLITE = r"(?:please[ ]|pls[ ]|maybe[ ]|also[ ]|just[ ]|kindly[ ])*"
_HELLO = r"^(?:hi|hey|hello|ok|okay|coach|so|and|then|but|also|please|pls|sorry)?[ ,]*"
_DAY = r"(?:today|tonight|tomorrow|this|next|on|until|till|(?:mon|tue|wed|thu|fri|sat|sun)\w{0,6})"
_PAST = (
    r"(?:ran|did|done|managed|rode|swam|walked|went|slept"
    r"|finished|in[ ]the[ ]end|felt|was|were|rpe)"
)
_AMOUNT = (
    r"(?:\d{1,3}[ ]?(?:min(?:ute)?s?|h(?:ours?|rs?)?|km|k|miles?|m)|an?[ ]hour|half[ ]an[ ]hour"
    r"|one[ ]hour|two[ ]hours)"
)
_REACH = r".{0,200}"
_SHORT_NIGHT = (
    r".*\bsle(?:pt|ep)\b[^.]{0,30}\b(?:only|just)[ ](?:about[ ])?\d{1,2}[ ]?h"
    r"|.*\b(?:only|just)[ ](?:about[ ])?\d{1,2}[ ]?h\w{0,4}[ ](?:of[ ])?sleep\b"
)
"""Only 5 hours of sleep: a night, not a wish for a shorter session."""
_NOT_DONE = "".join(
    rf"(?<!{word}[ ])"
    for word in ("did", "ran", "managed", "was", "rode", "swam", "walked", "were")
)
"""Did only 8k: told, not wished."""


def _pattern(words: str) -> re.Pattern[str]:
    return re.compile(words, _FLAGS)


_REQUESTS: Final = (
    _pattern(rf"{_HELLO}{_POLITE}{_CHANGE}\b(?={_REACH}\b{_PLANNED}\b)"),
    _pattern(rf"\b(?:can|could|would|will)[ ](?:you|we|u)[ ]{_POLITE}(?:{_CHANGE}|do|have)\b"),
    _pattern(
        rf"\b(?:can|could|may)[ ]i[ ]{_POLITE}(?:move|swap|switch|shift|change|reschedule|shorten"
        r"|skip|cancel|remove|drop|replace|postpone|have|get|take|do[ ](?:it|my|the|that|this))\b"
    ),
    _pattern(
        r"\b(?:i[ ]?(?:'d|[ ]would)[ ](?:like|love|prefer"
        r"|rather)|i[ ](?:want|wish|need|prefer))[ ]"
        r"(?:to[ ])?(?:an?|my|the|more|less|fewer|easier|harder|shorter|longer|another|some|move"
        r"|swap|switch|change|skip|cancel|shorten|run|train|rest|do|have|start|add|replace|take"
        r"|go|only|you)\b"
    ),
    _pattern(
        rf"^(?!{_SHORT_NIGHT}).*?{_NOT_DONE}"
        r"\b(?:only|just|max(?:imum)?|at[ ]most|no[ ]more[ ]than|not[ ]more[ ]than)[ ]"
        rf"(?:have[ ]|got[ ])?(?:about[ ])?{_AMOUNT}\b(?!{_REACH}\b{_PAST}\b)"
    ),
    _pattern(r"\b(?:have|got|i've)[ ](?:only|just)[ ](?:about[ ])?(?:\d|an?[ ]|half|one|two)"),
    _pattern(r"\b(?:can|could)[ ]only[ ](?:do|run|train|manage|spare)\b"),
    _pattern(rf"\b(?:no|less|more|little|not[ ](?:enough|much))[ ]time[ ](?:for|to|in|{_DAY})\b"),
    _pattern(r"\b(?:no|less|more)[ ]time[ ]*$"),
    _pattern(
        r"\b(?:can'?t|cannot|can[ ]not|won'?t|won'?t[ ]be[ ]able[ ]to|unable[ ]to|not[ ]able[ ]to)"
        r"[ ](?:run|train|make[ ]it|do|go|ride|swim|work[ ]?out|exercise|come)\b"
        rf"(?={_REACH}\b{_DAY}\b)"
    ),
    _pattern(
        r"(?:^|\b(?:i'?m|i[ ]am|we'?re|i'?ll[ ]be|will[ ]be)[ ])(?:away|travel(?:l?ing)|busy"
        r"|on[ ](?:holiday|vacation|a[ ]business[ ]trip)|out[ ]of[ ]town)\b"
        rf"(?={_REACH}(?:\b(?:{_DAY}|from|for|in)\b|\d))"
    ),
    _pattern(
        r"^(?!no[ ]run[ ](?:today|yesterday)\b)"
        r"(?:less|fewer|more|easier|harder|shorter|longer|no)[ ](?:running|runs?|training|km"
        r"|miles|intervals|hills|rest|sessions?|days?|week|load|volume|strength|gym"
        r"|speed[ ]?work|pls|please)\b"
    ),
    _pattern(rf"\b(?:instead[ ]of|rather[ ]than)\b(?={_REACH}\b{_DAY}\b)(?!{_REACH}\b{_PAST}\b)"),
    _pattern(r"\bmake[ ](?:it|this|next|my|the|today|tomorrow)\b"),
    _pattern(r"\b(?:needs?[ ]to|has[ ]to|should)[ ]be[ ](?:moved|shorter|easier|changed)\b"),
    _pattern(
        r"\b(?:give|show)[ ]me\b|\blet[ ]me[ ](?:run|skip"
        rf"|move|do|have|rest)\b|\blet'?s[ ]{_CHANGE}\b"
    ),
    _pattern(rf"\blet'?s[ ](?:do|run|go|have)\b(?={_REACH}\b(?:tomorrow|next|instead)\b)"),
    _pattern(
        rf"\b(?:please|pls)\b(?={_REACH}\b{_PLANNED}\b)|\b{_PLANNED}\b{_REACH}\b(?:please"
        r"|pls)\b"
    ),
)
_ASKS: Final = (
    _pattern(
        r"^(?:hi|hey|hello|ok|okay|coach|so|and|but|also|well|hmm|quick[ ]question|question)?"
        r"[ ,:!-]*(?:(?:should|shall|can|could|may|must|might|would|will|does|is|are|isn'?t"
        r"|aren'?t|doesn'?t|won'?t)[ ](?:i|we|you|it|my|the|this|that|there|an?|these|those|they"
        r"|he|she|one|running|today|tomorrow|someone|your|our|any"
        r"|(?!nothing|everything|something|anything)\w{1,15}ing)\b"
        r"|(?:do|did|was|were|am|has|have|don'?t)[ ](?:i|we"
        r"|you|he|she|they|there|anyone|someone)\b"
        r"|(?:what|how|why|when|where|which|who|whose|whats|what's|how's|when's)\b"
        r"|any[ ](?:tips|advice|ideas?|suggestions|thoughts|chance)\b|(?:ok|okay|safe)[ ]to\b"
        r"|explain\b|tell[ ]me[ ](?:about|why|how|what|if|whether)\b)"
    ),
    _pattern(
        r"\b(?:i[ ](?:wonder|was[ ]wondering|am[ ]wondering)|not[ ]sure[ ](?:if|whether|how|what)"
        r"|do[ ]you[ ](?:think|know|recommend)|any[ ]idea"
        r"|should[ ]i\b|can[ ]you[ ](?:explain|tell))"
    ),
)
_EXCLAIMS = _pattern(
    r"^(?:what|how)[ ](?:an?|great|lovely|nice|beautiful|awful|good|tough|hard)\b(?!.{0,200}\?)"
)
_ASKS_ONLY = _pattern(
    r"^(?:hi|hey|ok|coach|so|and)?[ ,]*(?:should|shall|is|are|what|how|why|when|which|does|do|did"
    r"|will[ ](?!you)|where|who|am)\b"
)
_ASKED_OF_US = _pattern(r"\b(?:can|could|would|will)[ ](?:you|we|u)\b|\bplease\b")
_TELLS = _pattern(
    r"\b(?:rpe|felt|feel(?:s|ing)?|tired|exhausted|legs?|easy|hard|tough|strong|weak|sore|ran"
    r"|run(?:s|ning)?|train(?:ed|ing)|workouts?|sessions?|slept|sleep|weather|hot|cold|windy"
    r"|rain(?:y|ed)?|humid|pace|tempo|intervals?|jog(?:ged)?|ride|rode|bike|swim|swam|hike[ds]?"
    r"|walk(?:ed)?|gym|yoga|rest(?:ed)?|recover\w{0,5}|energy|motivat\w{2,5}|stress(?:ed|ful)?"
    r"|sick|ill|hurts?|pain|injur\w{1,4}|heart|hr|fatigued?|heavy|fresh|fast|slow(?:er)?|raced?"
    r"|finish(?:ed)?|pb|pr|knee|achilles|calf|calves|hip|foot|back|shin|cramp\w{0,3}|blister\w?"
    r"|niggle\w?|stiff\w{0,4}|tight|dizzy|fever|cough|headache|stomach|hungry|ate|drank|mood"
    r"|skipped|missed|did|done|morning|evening|dnf|warm[ -]?up|cool[ -]?down)\b"
)
_GREETS = _pattern(
    r"^\W*(?:good[ ](?:morning|evening|afternoon|night|day)|hi|hey|hello|thanks?|thank[ ]you|thx"
    r"|ok|okay|cheers|bye)\b(?:[ ](?:coach|there|again|a[ ]lot|so[ ]much|you|all|everyone))*\W*$"
)
_SENTENCES = re.compile(r"[!\n;]+|\.(?=\s|$)|(?<=\?)")


_DEFINES = _pattern(
    r"^(?:what[ ](?:does|is|are|would)|what'?s|how[ ](?:does|hard[ ]is|easy[ ]is|do))\b"
    r".{0,60}\b(?:rpe|energy|pain|sleep|soreness)\b[^.!\n]{0,40}\?*$"
)


def asks_a_meaning(text: str) -> bool:
    """What does RPE 6 feel like? A figure asked about is no figure told."""
    return bool(_DEFINES.search(text.strip()))


def kind_of(text: str, *, facts: bool, health: bool) -> Kind:
    """The kind of a text; `facts`: it told of a day; `health`: it holds a red flag.

    A wish for a change is a request even as a question ("could you move my long run?").
    A text that tells a day and asks is a question: what it told is in its entries all the same.
    """
    parts = [part.strip(" ,:-") for part in _SENTENCES.split(text) if part.strip(" ,:-?")]
    if any(_is_request(part) for part in parts):
        return Kind.REQUEST
    if any(_is_question(part) for part in parts):
        return Kind.QUESTION
    if facts or health or (_TELLS.search(text) and not _GREETS.match(text)):
        return Kind.JOURNAL
    return Kind.OTHER


def _is_request(part: str) -> bool:
    """Can you move it? wants it moved; should I move it? only asks."""
    if _ASKS_ONLY.search(part) and not _ASKED_OF_US.search(part):
        return False
    explains = _ASKS[1].search(part)
    return not explains and any(pattern.search(part) for pattern in _REQUESTS)


def _is_question(part: str) -> bool:
    if _EXCLAIMS.search(part):
        return False
    return part.endswith("?") or any(pattern.search(part) for pattern in _ASKS)
