"""Slips of the finger in the words that matter: chset pain, fianted, palpitatons."""

import re
from collections.abc import Callable, Iterable, Iterator
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

_KEYS: Final = (
    "chest", "heart", "blood", "breath", "breathe", "breathing", "fever", "faint", "fainted",
    "urine", "tight", "passed", "dizzy", "pressure", "collapsed", "swollen", "vomited", "suicide",
    "myself", "painful", "unconscious", "stroke", "seizure",
)  # fmt: skip
"""The words emergencies hang on: any slip of a finger behind the first letter is mended."""
_BESIDE: Final = {
    "q": "wa", "w": "qeas", "e": "wrsd", "r": "etdf", "t": "rzyfg", "z": "tuasx", "y": "tugh",
    "u": "yzij", "i": "uojk", "o": "ipkl", "p": "ol", "a": "qwsz", "s": "adwexz", "d": "sferxc",
    "f": "dgrtcv", "g": "fhtyvb", "h": "gjyubn", "j": "hkuinm", "k": "jliom", "l": "kop",
    "x": "zcsd", "c": "xvdf", "v": "cbfg", "b": "vngh", "n": "bmhj", "m": "njk",
}  # fmt: skip
"""Keys beside one another, on keyboards with z or y in the upper row."""
_OTHER_WORDS: Final = frozenset(
    {
        "heat",
        "hear",
        "hart",
        "cheat",
        "fait",
        "fain",
        "passe",
        "passes",
        "passer",
        "strike",
        "urin",
    }
)
"""One slip away, and words of their own."""

_DOUBLE = re.compile(r"([a-z])\1")


def _swaps(word: str) -> Iterable[str]:
    return (word[:n] + word[n + 1] + word[n] + word[n + 2 :] for n in range(len(word) - 1))


def _losses(word: str) -> Iterable[str]:
    return (word[:n] + word[n + 1 :] for n in range(len(word)))


def _slips(word: str) -> Iterable[str]:
    """A letter lost or doubled, or the key beside it hit."""
    for n in range(1, len(word)):
        yield word[:n] + word[n + 1 :]
        yield word[:n] + word[n] + word[n:]
        yield from (word[:n] + key + word[n + 1 :] for key in _BESIDE[word[n]])


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
        self._slipped = {slip: word for word in _KEYS for slip in _slips(word)}
        self.meant = lru_cache(maxsize=4096)(self._meant)

    def _meant(self, word: str) -> str:
        """The word, or the symptom one slip away from it."""
        if self._known(word) or word in _OTHER_WORDS:
            return word
        if word in self._slipped or len(word) < _SHORTEST:
            return self._slipped.get(word, word)
        found = next(self._whole(word), None)
        if found or len(word) + 1 < _SHORTEST_LOSS:
            return found or word
        return next((near for near in self._near(word) if self._is_slip(word, near)), word)

    def _whole(self, word: str) -> Iterator[str]:
        """Symptoms of the same letters: passd, chesst, fianted."""
        dropped, squeezed = f"{word[:-1]}ed", _DOUBLE.sub(r"\1", word)
        if word.endswith("d") and dropped in self._symptoms:
            yield dropped
        if squeezed in self._short:
            yield squeezed
        yield from (swapped for swapped in _swaps(word) if swapped in self._symptoms)

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
