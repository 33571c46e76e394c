"""What explains a sign away: words that stand by it, not words somewhere in its sentence.

"My pace collapsed" is no emergency; "I collapsed at km 30, pace was 5:10" is one.
"""

from typing import Final

from coach.safety.phrases import Mention
from coach.safety.scene import Scene
from coach.safety.signs import Sign
from coach.safety.text import Gap

_BY: Final = 4
"""Words that may stand between a sign and what explains it."""
_INTO: Final = 3
"""Words between a fall and the sofa it ended on."""
_SUBJECT: Final = 2
"""Words between a thing and what it did: my pace just totally collapsed."""
_SUBJECTS: Final = frozenset({"inanimate", "thing"})
_GOALS: Final = frozenset({"furniture"})
_CAUSES: Final = frozenset(
    {"gym", "upper_body", "trauma", "donation", "cause", "pigment", "navigation"}
)
"""What was done before explains it from anywhere in the sentence."""


def explained(sign: Sign, span: Mention, scene: Scene) -> bool:
    """Whether the words by a sign say that it is none."""
    despite = any(scene.said(concept, span.language) for concept in sign.despite)
    return any(
        _explains(concept, span, scene)
        for concept in sign.unless
        if concept in _SUBJECTS or not despite
    )


def _explains(concept: str, span: Mention, scene: Scene) -> bool:
    if concept in _CAUSES:
        return any(not scene.denied(m) for m in scene.beside(concept, span))
    inside = scene.reading.near(concept, span.language, span.start, span.end - span.start)
    if any(span.start <= m.start and m.end <= span.end for m in inside):
        return True
    return any(_stands_by(m, span, scene) for m in scene.beside(concept, span, _BY + 1))


def _stands_by(mention: Mention, span: Mention, scene: Scene) -> bool:
    """Joined to the sign without a comma, on the side from which it explains."""
    before = mention.end <= span.start
    start, end = (mention.end, span.start) if before else (span.end, mention.start)
    if any(scene.reading.words.gap(word) > Gap.NONE for word in range(start, end + 1)):
        return False
    if mention.concept == "thing" and not _can_a_thing(span, scene):
        return False
    if mention.concept in _SUBJECTS:
        return _is_subject(start, end, scene, mention.language) if before else start == end
    return mention.concept not in _GOALS or (not before and end - start <= _INTO)


_GOES_DARK: Final = frozenset(
    {"black", "blacked", "blanked", "dark", "grey", "gray", "schwarz", "dunkel", "negro", "noir"}
)


def _can_a_thing(span: Mention, scene: Scene) -> bool:
    """A watch goes black, a watch does not faint."""
    return not _GOES_DARK.isdisjoint(scene.reading.words.words[span.start : span.end])


def _is_subject(start: int, end: int, scene: Scene, language: str) -> bool:
    """The tent collapsed, not: off the pace I collapsed."""
    near = scene.reading.near("self", language, start, end - start)
    return end - start <= _SUBJECT and not any(start <= m.start < end for m in near)
