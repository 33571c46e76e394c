"""What a text wants: to tell of a day, to ask, to have something changed."""

import re
from typing import Final

from coach.understanding.entry import Kind

_FLAGS: Final = re.IGNORECASE | re.ASCII | re.VERBOSE

_CHANGE = (
    r"(?:move|swap|switch|shift|change|reschedule|shorten"
    r"|skip|cancel|delete|remove|drop|replace|add|make"
    r"|reduce|cut|"
    r"postpone|push[ ]back|bring[ ]forward|adjust|adapt"
    r"|update|redo|regenerate|rewrite|replan|re-?plan"
    r"|plan|schedule|lower|increase|extend|lengthen|turn"
    r"|convert|set|put|split|insert|exchange|trade|pause"
    r"|stop|start|resume|undo|pin|keep|free|clear|block"
    r"|send|show|give|tell|remind|log|export|find|create"
    r"|write|build|include|leave)"
)
_PLANNED = (
    r"(?:workout|session|run|ride|swim|plan|program(?:me)?"
    r"|week|day|long[ ]run|intervals?|tempo|rest(?:[ ]day)?"
    r"|race|training|schedule|today|tomorrow|"
    r"monday|tuesday|wednesday|thursday|friday|saturday"
    r"|sunday|mon|tue|wed|thu|fri|sat|sun|weekend|minutes"
    r"|min|km|it|this|that|me|everything|gym|strength"
    r"|reminders?|messages?|tone|units)"
)
_REQUEST = re.compile(
    r"^(?:hi|hey|hello|ok|okay|coach|so|and|then|but|also"
    r"|please|pls|sorry)?[ ,]*(?:please[ ]|pls[ ]|just[ ]"
    rf"|let'?s[ ]|kindly[ ])*{_CHANGE}\b(?=.*\b{_PLANNED}\b)(?!.*\b(?:ed)\b)"
    r"|\b(?:can|could|would|will)[ ](?:you|we|u)[ ](?:please[ ]"
    rf"|maybe[ ]|also[ ]|just[ ])*{_CHANGE}\b"
    r"|\b(?:can|could|may)[ ]i[ ](?:please[ ]|maybe[ ]"
    r"|also[ ]|just[ ])*(?:move|swap|switch|shift|change"
    r"|reschedule|shorten|skip|cancel|remove|drop|replace"
    r"|postpone|have|get|take|do[ ](?:it|my|the|that|this))\b"
    r"|\b(?:i[ ]?(?:'d|[ ]would)[ ](?:like|love|prefer"
    r"|rather)|i[ ](?:want|wish|need|prefer))[ ](?:to[ ])?(?:a[ ]"
    r"|an[ ]|my[ ]|the[ ]|more|less|fewer|easier|harder"
    r"|shorter|longer|another|some|move|swap|switch|change"
    r"|skip|cancel|shorten|run|train|rest|do|have|start"
    r"|add|replace|take|go|only|you)"
    r"|\b(?:only|just|max(?:imum)?|at[ ]most|no[ ]more[ ]than"
    r"|not[ ]more[ ]than)[ ](?:have[ ]|got[ ])?(?:about[ ])?(?:\d{1,3}[ ]?(?:min(?:ute)?s?"
    r"|h(?:ours?|rs?)?|km|k|miles?|m)|an?[ ]hour|half[ ]an[ ]hour"
    r"|one[ ]hour)\b(?!.*\b(?:ran|did|done|managed|rode"
    r"|swam|walked|slept|finished|in[ ]the[ ]end|felt"
    r"|was|were|rpe)\b)"
    r"|\b(?:have|got|i'?ve)[ ](?:only|just)[ ](?:about[ ])?(?:\d"
    r"|an?[ ]|half|one|two)|\b(?:can|could)[ ]only[ ](?:do"
    r"|run|train|manage|spare)\b"
    r"|\b(?:no|less|more|little|not[ ](?:enough|much))[ ]time[ ](?:for"
    r"|on|to|this|today|tomorrow|next|in|during|at)\b"
    r"|\b(?:no|less|more)[ ]time\b[ ]*$"
    r"|\b(?:can'?t|cannot|won'?t[ ]be[ ]able[ ]to|unable[ ]to"
    r"|not[ ]able[ ]to|won'?t|can[ ]not)[ ](?:run|train"
    r"|make[ ]it|do|go|ride|swim|work[ ]?out|exercise"
    r"|come)\b(?=.*\b(?:today|tonight|tomorrow|this|next"
    r"|on|until|till|mon|tue|wed|thu|fri|sat|sun)\w*\b)"
    r"|\b(?:i'?m|i[ ]am|we'?re|i'?ll[ ]be|will[ ]be)[ ](?:away"
    r"|travel(?:l?ing)|busy|on[ ](?:holiday|vacation|a[ ]business[ ]trip)"
    r"|out[ ]of[ ]town)\b(?=.*\b(?:today|tomorrow|this"
    r"|next|on|from|until|till|for|in)\b)"
    r"|^(?:less|fewer|more|easier|harder|shorter|longer"
    r"|no)[ ](?:running|runs?|training|km|miles|intervals"
    r"|hills|rest|sessions?|days?|week|load|volume|strength"
    r"|gym|speed[ ]?work|pls|please)\b"
    r"|\b(?:instead[ ]of|rather[ ]than)\b(?=.*\b(?:tomorrow"
    r"|today|this|next|mon|tue|wed|thu|fri|sat|sun)\w*\b)(?!.*\b(?:ran"
    r"|did|rode|swam|went|was)\b)"
    r"|\bmake[ ](?:it|this|next|my|the|today|tomorrow)\b"
    r"|\b(?:needs?[ ]to|has[ ]to|should)[ ]be[ ](?:moved"
    r"|shorter|easier|changed)\b|\bgive[ ]me\b|\bshow[ ]me\b"
    r"|\blet[ ]me[ ](?:run|skip|move|do|have|rest)\b|\bplease\b",
    _FLAGS,
)
_ASKS = re.compile(
    r"^(?:hi|hey|hello|ok|okay|coach|so|and|but|also|well"
    r"|hmm|quick[ ]question|question)?[ ,:!-]*(?:"
    r"(?:should|shall|can|could|may|must|might|would|will"
    r"|do|does|did|is|are|was|were|am|has|have|isn'?t"
    r"|aren'?t|don'?t|doesn'?t|won'?t)[ ](?:i|we|you|it"
    r"|my|the|this|that|there|a|an|these|those|they|he"
    r"|she|one|running|today|tomorrow|someone|your|our"
    r"|any|(?!nothing|everything|something|anything)\w+ing)\b"
    r"|(?:what|how|why|when|where|which|who|whose|whats|what's|how's|when's)\b"
    r"|any[ ](?:tips|advice|idea|ideas|suggestions|thoughts"
    r"|chance)\b|is[ ]it\b|ok[ ]to\b|okay[ ]to\b|safe[ ]to\b"
    r"|explain\b|tell[ ]me[ ](?:about|why|how|what|if"
    r"|whether)\b|what[ ]if\b)"
    r"|\b(?:i[ ](?:wonder|was[ ]wondering|am[ ]wondering)"
    r"|not[ ]sure[ ](?:if|whether|how|what)|do[ ]you[ ](?:think"
    r"|know|recommend)|any[ ]idea|what[ ]do[ ]you[ ]think"
    r"|should[ ]i\b|can[ ]you[ ](?:explain|tell))",
    _FLAGS,
)
_EXCLAIMS = re.compile(
    r"^(?:what|how)[ ](?:an?|great|lovely|nice|beautiful|awful|good|tough|hard)\b(?!.*\?)", _FLAGS
)
_TELLS = re.compile(
    r"\b(?:rpe|felt|feel(?:s|ing)?|tired|exhausted|legs?"
    r"|easy|hard|tough|strong|weak|sore|ran|run(?:s|ning)?"
    r"|train(?:ed|ing)|workouts?|sessions?|slept|sleep"
    r"|"
    r"weather|hot|cold|windy|rain(?:y|ed)?|humid|pace"
    r"|tempo|intervals?|jog(?:ged)?|ride|rode|bike|swim"
    r"|swam|hike[ds]?|walk(?:ed)?|gym|yoga|rest(?:ed)?"
    r"|recover\w{0,5}|"
    r"energy|motivat\w{2,5}|stress(?:ed|ful)?|sick|ill"
    r"|hurts?|pain|injur\w{1,4}|heart|hr|fatigue[d]?|heavy"
    r"|fresh|fast|slow(?:er)?|race[d]?|finish(?:ed)?|pb"
    r"|pr|knee|achilles|"
    r"calf|calves|hip|foot|back|shin|cramp\w{0,3}|blister\w?"
    r"|niggle\w?|stiff\w{0,4}|tight|dizzy|fever|cold|cough"
    r"|headache|stomach|hungry|ate|drank|mood|skipped"
    r"|missed|did|done|morning|evening|warm[ -]?up|cool[ -]?down)\b",
    _FLAGS,
)
_GREETS = re.compile(
    r"^\W*(?:good[ ](?:morning|evening|afternoon|night"
    r"|day)|hi|hey|hello|thanks?|thank[ ]you|thx|ok|okay"
    r"|cheers|bye)\b(?:[ ](?:coach|there|again|a[ ]lot"
    r"|so[ ]much|you|all|everyone))*\W*$",
    _FLAGS,
)
_SENTENCES = re.compile(r"[.!\n;]+|(?<=\?)")


def kind_of(text: str, *, facts: bool, health: bool) -> Kind:
    """The kind of a text; `facts`: it told of a day; `health`: it holds a red flag.

    A wish for a change is a request even as a question ("could you move my long run?").
    A text that tells a day and asks is a question: what it told is in its entries all the same.
    """
    parts = [part.strip(" ,:-") for part in _SENTENCES.split(text) if part.strip(" ,:-?")]
    if any(_REQUEST.search(part) and not _is_pure_question(part) for part in parts):
        return Kind.REQUEST
    if any(_is_question(part) for part in parts):
        return Kind.QUESTION
    if facts or health or (_TELLS.search(text) and not _GREETS.match(text)):
        return Kind.JOURNAL
    return Kind.OTHER


_PURE = re.compile(
    r"^(?:hi|hey|ok|coach|so|and)?[ ,]*(?:should|shall"
    r"|is|are|what|how|why|when|which|does|do|did|will[ ](?!you)"
    r"|where|who|am)\b",
    _FLAGS,
)


def _is_pure_question(part: str) -> bool:
    """Should I move it? asks; can you move it? wants it moved."""
    asked_of_us = re.search(
        r"\b(?:can|could|would|will)[ ](?:you|we|u)\b|\bplease\b", part, _FLAGS
    )
    return bool(_PURE.search(part)) and not asked_of_us


def _is_question(part: str) -> bool:
    if _EXCLAIMS.search(part):
        return False
    return part.endswith("?") or bool(_ASKS.search(part))
