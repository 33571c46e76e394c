"""What is denied: "no chest pain", "fever: none", "Brustschmerzen habe ich nicht"."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Final

from coach.safety.lexicon import lexicon
from coach.safety.phrases import Mention
from coach.safety.reading import Reading
from coach.safety.text import Gap

_REACH: Final = 12
"""Words a denial reaches at most."""


@dataclass(frozen=True, slots=True)
class _Roads:
    """Which words of one language a denial passes, stops at, or is joined by."""

    bodily: bytearray
    pains: bytearray
    verbs: bytearray
    light: bytearray
    stop: bytearray
    ors: bytearray
    ands: bytearray
    nones: frozenset[int]
    fines: frozenset[int]
    negators: tuple[Mention, ...]
    starts: frozenset[int]
    denied: bytearray


def _covered(reading: Reading, language: str, concepts: Iterable[str]) -> bytearray:
    """Words within a mention of one of the concepts."""
    covered = bytearray(len(reading.words))
    for concept in concepts:
        for mention in reading.of(concept, language):
            covered[mention.start : mention.end] = b"\1" * (mention.end - mention.start)
    return covered


_GRANTS: Final = ("cleared", "fully_cleared", "doctor")
"""Not symptoms, but denied in the same ways."""
_PARTS: Final = frozenset(
    {"chest", "heart", "pulse", "calf", "bone", "limb", "joint", "groin_hip", "urine", "jaw"}
)
"""Parts of the body: one that is said to be fine has no symptom."""


def _as_never(reading: Reading, negator: Mention) -> bool:
    """Never had a pain like this: there is one now."""
    language = negator.language
    if not reading.has("as_never", language):
        return False
    if not any(True for _ in reading.near("never_word", language, negator.start, 1)):
        return False
    return any(
        m.start > negator.start for m in reading.near("as_never", language, negator.start, _REACH)
    )


def _ended(reading: Reading, negator: Mention) -> bool:
    """Don't have chest pain any more: there was one. English says so at the end."""
    if negator.language != "en" or not reading.has("anymore", "en"):
        return False
    ends = reading.near("anymore", "en", negator.start, _REACH)
    return any(
        m.start > negator.start
        and all(reading.words.gap(word) < Gap.CLAUSE for word in range(negator.end, m.end))
        for m in ends
    )


def _twice_denied(reading: Reading, negator: Mention) -> bool:
    """Can't hop without pain: two denials make a pain."""
    language = negator.language
    if not reading.near_one("wide_negator", language, negator.start):
        return False
    firsts = (
        *reading.near("negator", language, negator.start, _TWICE),
        *reading.near("cannot", language, negator.start, _TWICE),
    )
    return any(
        m.end <= negator.start
        and not reading.near_one("wide_negator", language, m.start)
        and all(reading.words.gap(word) is Gap.NONE for word in range(m.end, negator.end))
        for m in firsts
    )


_TWICE: Final = 9
_PAINS: Final = ("pain", "tight", "sore", "swell")
_DOUBTS: Final = ("uncertain", "persists", "no_longer", "not_cleared")


def _roads(reading: Reading, language: str) -> _Roads:
    bodily = _covered(reading, language, (*lexicon(language).symptoms, *_GRANTS))
    doubtful = _covered(reading, language, _DOUBTS)
    negators = tuple(
        m
        for m in reading.of("negator", language)
        if not (
            bodily[m.start]
            or doubtful[m.start]
            or _as_never(reading, m)
            or _ended(reading, m)
            or _twice_denied(reading, m)
        )
    )
    return _Roads(
        bodily,
        _covered(reading, language, _PAINS),
        _covered(reading, language, ("hurting",)),
        _covered(reading, language, ("light",)),
        _covered(reading, language, ("stopper",)),
        _covered(reading, language, ("or_word",)),
        _covered(reading, language, ("and_word",)),
        frozenset(m.start for m in reading.of("none_word", language)),
        frozenset(m.start for m in reading.of("fine_word", language)),
        negators,
        frozenset(m.start for m in negators),
        bytearray(len(reading.words)),
    )


def _begins_anew(said: list[int], verb: int) -> bool:
    """No pain in the legs, chest hurts: a verb with a subject of its own is not denied."""
    return len(said) > 1 and said[-1] == verb - 1


class Denials:
    """Which mentions of a reading are denied, worked out once for each language."""

    def __init__(self, reading: Reading) -> None:
        self._reading = reading
        self._roads = {language: _roads(reading, language) for language in reading.languages}
        for language, roads in self._roads.items():
            wide = _covered(reading, language, ("wide_negator",))
            for negator in roads.negators:
                self._deny(negator, roads, wide=bool(wide[negator.start]))

    def of(self, mention: Mention) -> bool:
        """Whether a mention is denied, by a word before it or one after it."""
        roads = self._roads[mention.language]
        return any(roads.denied[mention.start : mention.end]) or self._afterwards(mention, roads)

    def _deny(self, negator: Mention, roads: _Roads, *, wide: bool) -> None:
        """Marks the symptoms a denial reaches over light words, in a list over "or"."""
        said: list[int] = []
        for word in self._forward(negator.end, roads):
            if roads.verbs[word] and _begins_anew(said, word):
                roads.denied[said[-1]] = 0
                return
            if roads.bodily[word]:
                roads.denied[word] = 1
                said.append(word)
            elif roads.stop[word] or not (
                roads.light[word] or roads.ors[word] or (roads.ands[word] and wide)
            ):
                return

    def _forward(self, place: int, roads: _Roads) -> Iterator[int]:
        gaps = self._reading.words
        for word in range(place, min(place + _REACH, len(gaps))):
            gap = gaps.gap(word)
            if gap >= Gap.CLAUSE or (gap is Gap.COMMA and not self._listed(word, roads)):
                return
            yield word

    def _listed(self, place: int, roads: _Roads) -> bool:
        """Whether a list goes on after a comma: "no fever, cough or chest pain"."""
        for word in range(place, min(place + _REACH, len(self._reading.words))):
            if roads.ors[word]:
                return True
            known = roads.bodily[word] or roads.light[word]
            if not known or self._reading.words.gap(word) >= Gap.CLAUSE:
                return False
        return False

    def _afterwards(self, mention: Mention, roads: _Roads) -> bool:
        """Denied by what follows: "fever: none", "pain free", "Fieber hatte ich nicht"."""
        words, direct, hurt = self._reading.words, True, False
        for word in range(mention.end, min(mention.end + _REACH, len(words))):
            gap = words.gap(word)
            direct = direct and gap is Gap.NONE
            if gap >= Gap.SENTENCE and word not in words.asked:
                return False
            if self._closes(word, mention, roads, direct=direct, hurt=hurt):
                return True
            hurt = hurt or bool(roads.pains[word])
            passed = roads.bodily[word] or roads.ors[word] or roads.ands[word]
            if not passed and not roads.light[word]:
                return False
        return False

    def _closes(
        self, word: int, mention: Mention, roads: _Roads, *, direct: bool, hurt: bool
    ) -> bool:
        """Whether a "none" stands here, alone, or a "not" that ends the clause."""
        words = self._reading.words
        if word in roads.nones and word == mention.end and words.words[word] == "free":
            return True
        if direct and not hurt and word in roads.fines and mention.concept in _PARTS:
            return True
        ends = words.gap(word + 1) > Gap.NONE
        if not ends:
            return False
        alone = word in roads.nones and (not direct or word == mention.end)
        return alone or (direct and word in roads.starts)
