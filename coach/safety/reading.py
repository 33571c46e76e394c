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
        if mention.concept not in _LOOKALIKES and not _hidden(mention, covers):
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
    words: dict[tuple[str, int], set[int]] = defaultdict(set)
    for m in mentions:
        words[m.language, sentences[m.start]].update(range(m.start, m.end))
    scores = [len(words[m.language, sentences[m.start]]) for m in mentions]
    best: dict[tuple[int, int], int] = {}
    for m, score in zip(mentions, scores, strict=True):
        place = m.start, m.end
        if score > best.get(place, 0):
            best[place] = score
    return tuple(
        m for m, score in zip(mentions, scores, strict=True) if score == best[m.start, m.end]
    )


def read(text: str) -> Reading:
    """Reads a text once, in time linear in its length."""
    words = speller().mend(read_words(text[:LONGEST_TEXT]))
    sentences = _sentences(words)
    mentions = _in_one_language(tree().find(words), sentences)
    by_name: dict[tuple[str, str], list[Mention]] = defaultdict(list)
    for mention in _visible(mentions, len(words)):
        by_name[mention.concept, mention.language].append(mention)
    languages = tuple(sorted({language for _, language in by_name}))
    return Reading(words, sentences, dict(by_name), languages)
