"""Phrases of the lexicons, compiled into one tree, and where a text holds them."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

from coach.safety.text import Words, read_words


class Mention(NamedTuple):
    """A concept named in a text: words start to end, in one language."""

    concept: str
    language: str
    start: int
    end: int


@dataclass(slots=True)
class _Node:
    exact: dict[str, "_Node"] = field(default_factory=dict)
    prefixes: dict[str, "_Node"] = field(default_factory=dict)
    lengths: tuple[int, ...] = ()
    names: list[tuple[str, str]] = field(default_factory=list)

    def child(self, piece: str) -> "_Node":
        if not piece.endswith("*"):
            return self.exact.setdefault(piece, _Node())
        prefix = piece[:-1]
        self.lengths = tuple(sorted({*self.lengths, len(prefix)}))
        return self.prefixes.setdefault(prefix, _Node())

    def after(self, word: str) -> list["_Node"]:
        whole = self.exact.get(word)
        found = [whole] if whole else []
        for length in self.lengths:
            if length > len(word):
                break
            begun = self.prefixes.get(word[:length])
            if begun:
                found.append(begun)
        return found


def _pieces(phrase: str) -> list[str]:
    """The words of a phrase as a text's words are cut; a star ends a prefix."""
    pieces: list[str] = []
    for part in phrase.split():
        words = read_words(part.rstrip("*")).words
        pieces += words
        if part.endswith("*"):
            pieces[-1] += "*"
    return pieces


def _spellings(phrase: str, language: str) -> Iterable[str]:
    """German umlauts are also typed as two letters."""
    if language != "de" or not any(c in phrase for c in "äöü"):
        return (phrase,)
    return (phrase, phrase.replace("ä", "ae").replace("ö", "oe").replace("ü", "ue"))


class Tree:
    """All phrases of all lexicons; finds every mention in one pass over the words."""

    def __init__(self, lexicons: Mapping[str, Mapping[str, tuple[str, ...]]]) -> None:
        self._root = _Node()
        self._whole: set[str] = set()
        self._begun: set[str] = set()
        for language, lexicon in lexicons.items():
            for concept, phrases in lexicon.items():
                for phrase in phrases:
                    for spelling in _spellings(phrase, language):
                        self._add(_pieces(spelling), concept, language)

    def _add(self, pieces: list[str], concept: str, language: str) -> None:
        if not pieces:
            return
        node = self._root
        for piece in pieces:
            node = node.child(piece)
            (self._begun if piece.endswith("*") else self._whole).add(piece.rstrip("*"))
        if (concept, language) not in node.names:
            node.names.append((concept, language))

    def knows(self, word: str) -> bool:
        """Whether a word stands in a phrase, whole or by its beginning."""
        return word in self._whole or any(
            word[:length] in self._begun for length in range(2, len(word) + 1)
        )

    def find(self, words: Words) -> tuple[Mention, ...]:
        """Every mention, longest and shorter ones alike; a phrase never spans a gap."""
        found: list[Mention] = []
        texts, gaps, size = words.words, words.gaps, len(words)
        firsts = {word: self._root.after(word) for word in set(texts)}
        for start, word in enumerate(texts):
            nodes, end = firsts[word], start + 1
            while nodes:
                for node in nodes:
                    for concept, language in node.names:
                        found.append(Mention(concept, language, start, end))
                if end == size or gaps[end]:
                    break
                nodes = [child for node in nodes for child in node.after(texts[end])]
                end += 1
        return tuple(found)
