"""A text read once: its words, what they name, and what is denied or only looks alike."""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Final

from coach.safety.lexicon import LANGUAGES, lexicon
from coach.safety.phrases import Mention, Tree
from coach.safety.spelling import Speller
from coach.safety.text import Gap, Words, fold, read_words

LONGEST_TEXT: Final = 16_384
"""Characters looked at: four times the longest message."""


@cache
def tree() -> Tree:
    """All lexicons, compiled when first needed."""
    return Tree({language: lexicon(language).concepts for language in LANGUAGES})


@cache
def speller() -> Speller:
    """Knows the symptoms' words, and which word a slip of the finger meant."""
    words = {language: _symptoms(language) for language in LANGUAGES}
    bodily = {word for symptoms in words.values() for word in symptoms}
    return Speller(bodily, words["en"], tree().knows)


def _symptoms(language: str) -> set[str]:
    return {fold(word) for word in lexicon(language).symptom_words()}


@dataclass(frozen=True, slots=True)
class Reading:
    """What a text names: mentions by concept and language, look-alikes left out."""

    words: Words
    sentences: tuple[int, ...]
    by_name: dict[tuple[str, str], list[Mention]]
    languages: tuple[str, ...]

    def of(self, concept: str, language: str) -> list[Mention]:
        """Mentions of a concept in one language, in their order."""
        return self.by_name.get((concept, language), [])

    def has(self, concept: str, language: str) -> bool:
        return (concept, language) in self.by_name

    def near(self, concept: str, language: str, place: int, within: int) -> Iterator[Mention]:
        """Mentions that begin at most so many words before or after a place, same sentence."""
        mentions = self.of(concept, language)
        first = bisect_left(mentions, place - within, key=lambda m: m.start)
        for index in range(first, len(mentions)):
            mention = mentions[index]
            if mention.start > place + within:
                return
            if self.sentences[mention.start] == self.sentences[place]:
                yield mention

    def near_one(self, concept: str, language: str, place: int) -> bool:
        """Whether a concept is named beginning at this very word."""
        return self.has(concept, language) and any(
            m.start == place for m in self.near(concept, language, place, 0)
        )

    def text(self, start: int, end: int) -> str:
        return " ".join(self.words.words[start:end])


_LOOKALIKES: Final = frozenset({"harmless", "compound"})
"""Phrases that hide what is inside them; a compound (heart rate) only what is shorter."""


def _hidden(mention: Mention, harmless: list[Mention]) -> bool:
    """Whether a harmless phrase holds the mention, or takes its last word further."""
    size = mention.end - mention.start
    return any(
        (
            h.start <= mention.start
            and mention.end <= h.end
            and (h.concept == "harmless" or size < h.end - h.start)
        )
        or (mention.start < h.start < mention.end < h.end)
        for h in harmless
    )


def _visible(mentions: tuple[Mention, ...], size: int) -> Iterator[Mention]:
    """The mentions no look-alike hides; a look-alike counts in its own language only."""
    over: dict[str, list[list[Mention]]] = defaultdict(lambda: [[] for _ in range(size)])
    for mention in mentions:
        if mention.concept in _LOOKALIKES:
            for place in range(mention.start, mention.end):
                over[mention.language][place].append(mention)
    for mention in mentions:
        covers = over[mention.language][mention.end - 1] if mention.language in over else []
        hidden = bool(covers) and _hidden(mention, covers)
        if not hidden and mention.concept not in _LOOKALIKES:
            yield mention


def _sentences(words: Words) -> tuple[int, ...]:
    number, numbers = 0, []
    for gap in words.gaps:
        number += gap >= Gap.SENTENCE
        numbers.append(number)
    return tuple(numbers)


def _in_one_language(
    mentions: tuple[Mention, ...], sentences: tuple[int, ...]
) -> tuple[Mention, ...]:
    """Words that several languages share count in the one that explains most of the sentence."""
    told = {language: [0] * (sentences[-1] + 1 if sentences else 1) for language in LANGUAGES}
    reached = dict.fromkeys(LANGUAGES, 0)
    for _, language, start, end in mentions:
        if end > reached[language]:
            told[language][sentences[start]] += end - max(start, reached[language])
            reached[language] = end
    scores = [told[language][sentences[start]] for _, language, start, _ in mentions]
    places = [start * len(sentences) + end for _, _, start, end in mentions]
    best: dict[int, int] = {}
    for place, score in zip(places, scores, strict=True):
        if best.get(place, 0) < score:
            best[place] = score
    scored = zip(mentions, places, scores, strict=True)
    return tuple(m for m, place, score in scored if score == best[place])


@cache
def _telling() -> frozenset[str]:
    """Concepts without which a text is of no concern: symptoms, and a clinician's yes."""
    return frozenset({*lexicon("en").symptoms, "cleared", "fully_cleared"})


def _says_anything(found: tuple[Mention, ...], words: Words) -> bool:
    """Most texts name no symptom and no figure: of those no more need be read."""
    telling = _telling()
    return any(m.concept in telling for m in found) or any(w[0].isdigit() for w in words.words)


def read(text: str, *, thrifty: bool = False) -> Reading:
    """Reads a text once, in linear time; a thrifty reader stops at a text of no concern."""
    words = speller().mend(read_words(text[:LONGEST_TEXT]))
    sentences = _sentences(words)
    found = tree().find(words)
    if thrifty and not _says_anything(found, words):
        return Reading(words, sentences, {}, ())
    mentions = _in_one_language(found, sentences)
    by_name: dict[tuple[str, str], list[Mention]] = defaultdict(list)
    for mention in _visible(mentions, len(words)):
        by_name[mention.concept, mention.language].append(mention)
    languages = tuple(sorted({language for _, language in by_name}))
    return Reading(words, sentences, dict(by_name), languages)
