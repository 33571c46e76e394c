"""Slips of the finger in the words that matter: chset pain, fianted, palpitatons."""

import re
from collections.abc import Callable, Iterable
from dataclasses import replace
from functools import lru_cache
from typing import Final

from coach.safety.text import Words

_SHORTEST: Final = 5
"""Letters of a word whose swapped neighbours are mended."""
_SHORTEST_LOSS: Final = 7
"""Letters of a word that may have lost or gained one: shorter ones are other words."""
_SHORTEST_CHANGE: Final = 9
"""Letters of a word that may have changed one: slipped is not skipped."""

_DOUBLE = re.compile(r"([a-z])\1")


def _swaps(word: str) -> Iterable[str]:
    return (word[:n] + word[n + 1] + word[n] + word[n + 2 :] for n in range(len(word) - 1))


def _losses(word: str) -> Iterable[str]:
    return (word[:n] + word[n + 1 :] for n in range(len(word)))


class Speller:
    """Finds the symptom a misspelt word stood for; words that are known stay as they are.

    Lost and gained letters are mended for the words in `losing` alone, those of one language:
    isolation is an English word, and one letter away from a French one.
    """

    def __init__(
        self, symptoms: Iterable[str], losing: Iterable[str], known: Callable[[str], bool]
    ) -> None:
        words = set(symptoms)
        self._short = {word for word in words if len(word) >= _SHORTEST - 1}
        self._symptoms = {word for word in words if len(word) >= _SHORTEST}
        self._known = known
        self._lost = {
            loss: word
            for word in sorted(set(losing))
            if len(word) >= _SHORTEST_LOSS
            for loss in (word, *_losses(word))
        }
        self.meant = lru_cache(maxsize=4096)(self._meant)

    def _meant(self, word: str) -> str:
        """The word, or the symptom one slip away from it."""
        if len(word) < _SHORTEST or self._known(word):
            return word
        dropped = f"{word[:-1]}ed"
        if word.endswith("d") and dropped in self._symptoms:
            return dropped
        squeezed = _DOUBLE.sub(r"\1", word)
        if squeezed in self._short:
            return squeezed
        for swapped in _swaps(word):
            if swapped in self._symptoms:
                return swapped
        if len(word) + 1 < _SHORTEST_LOSS:
            return word
        return next((found for found in self._near(word) if self._is_slip(word, found)), word)

    def _near(self, word: str) -> Iterable[str]:
        """Symptoms that share the word but for one letter each."""
        candidates = (self._lost.get(loss) for loss in (word, *_losses(word)))
        return (found for found in candidates if found)

    @staticmethod
    def _is_slip(word: str, symptom: str) -> bool:
        return len(word) != len(symptom) or len(word) >= _SHORTEST_CHANGE

    def mend(self, words: Words) -> Words:
        """The same words, slips mended."""
        return replace(words, words=tuple(self.meant(word) for word in words.words))
