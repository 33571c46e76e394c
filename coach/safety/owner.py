"""Whose symptom it is: the athlete's own, or another person's."""

from typing import Final

from coach.safety.phrases import Mention
from coach.safety.reading import Reading
from coach.safety.text import Gap

_LOOKBACK: Final = 14
"""Words before a symptom among which its owner is looked for."""


def about_other(reading: Reading, sign: Mention) -> bool:
    """Whether the nearest person named before the symptom, in its sentence, is someone else.

    In doubt it is the athlete: a comma between the person and the symptom is doubt, unless the
    words after it go on about the person ("my wife, who is 40, collapsed").
    """
    if _in_own_body(reading, sign):
        return False
    if _describes_person(reading, sign):
        return True
    person = _person(reading, sign)
    if person is None:
        return _said_behind(reading, sign)
    commas = [
        word for word in range(person.end, sign.start + 1) if reading.words.gap(word) is Gap.COMMA
    ]
    if not commas:
        return True
    last = commas[-1]
    aside = len(commas) > 1 and commas[0] == person.end and last == sign.start
    return aside or any(m.start == last for m in reading.near("goes_on", sign.language, last, 0))


def _in_own_body(reading: Reading, sign: Mention) -> bool:
    """Somebody stands on my chest: the words of the symptom itself say whose it is."""
    language = sign.language
    persons = {
        m.start: m for m in reading.near("person", language, sign.start, sign.end - sign.start)
    }
    return any(
        sign.start < m.start < sign.end
        and not _belongs_to_person(reading, m.start, persons, language)
        for m in reading.near("self", language, sign.start, sign.end - sign.start)
    )


_ADJECTIVES: Final = frozenset({"pregnant", "diabetes", "asthma"})


def _describes_person(reading: Reading, sign: Mention) -> bool:
    """My pregnant wife, mein diabetischer Bruder: between whose and who."""
    language, before = sign.language, sign.start - 1
    return (
        sign.concept in _ADJECTIVES
        and before >= 0
        and _is(reading, "self", language, before)
        and not reading.words.gap(sign.start)
        and not reading.words.gap(sign.end)
        and reading.near_one("person", language, sign.end)
    )


_BEHIND: Final = 5
"""Words after a symptom within which its owner may stand: "krank war nur mein Kollege"."""


def _said_behind(reading: Reading, sign: Mention) -> bool:
    """Whether symptom, verb and another person follow one another, as German and Spanish may.

    Only where the athlete is not named before: "weil ich krank war" is the athlete's own.
    """
    language, verb = sign.language, sign.end
    if language == "en" or verb >= len(reading.words) or reading.words.gap(verb):
        return False
    if not _is(reading, "goes_on", language, verb):
        return False
    if any(m.start < sign.start for m in reading.near("self", language, sign.start, _LOOKBACK)):
        return False
    persons = {m.start for m in reading.near("person", language, verb, _BEHIND)}
    for word in range(verb, min(verb + _BEHIND, len(reading.words))):
        if reading.words.gap(word):
            return False
        if word in persons:
            return True
    return False


def _person(reading: Reading, sign: Mention) -> Mention | None:
    """The nearest owner named before the sign, if that is another person."""
    language = sign.language
    persons = {
        m.start: m
        for m in reading.near("person", language, sign.start, _LOOKBACK)
        if m.start <= sign.end
    }
    selves = {m.start for m in reading.near("self", language, sign.start, _LOOKBACK)}
    for word in range(sign.start, max(-1, sign.start - _LOOKBACK), -1):
        if word in persons and not _is_object(reading, word, language):
            return persons[word]
        if word in selves and not _belongs_to_person(reading, word, persons, language):
            return None
    return None


_OURS: Final = frozenset(
    {"our", "unserem", "unserer", "unseren", "unser", "nuestro", "nuestra", "notre"}
)


def _is_object(reading: Reading, person: int, language: str) -> bool:
    """Ran with my brother, told a friend: the person is not who has the symptom."""
    first = person - 1 if person and _is(reading, "self", language, person - 1) else person
    return first > 0 and _is(reading, "object_marker", language, first - 1)


def _belongs_to_person(
    reading: Reading, word: int, persons: dict[int, Mention], language: str
) -> bool:
    """The "my" of "my wife", the "me" of "next to me", the "our" of "on our run"."""
    if (
        word
        and reading.words.words[word] in _OURS
        and _is(reading, "at_place", language, word - 1)
    ):
        return True
    owns = any(word + step in persons for step in (1, 2, 3)) and not reading.words.gap(word + 1)
    beside = word > 0 and _is(reading, "beside", language, word - 1)
    return owns or beside


def _is(reading: Reading, concept: str, language: str, word: int) -> bool:
    return any(m.start <= word < m.end for m in reading.near(concept, language, word, 3))
