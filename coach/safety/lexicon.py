"""The words that name a red flag, language by language; the same concepts in each."""

from collections.abc import Iterator, Mapping
from configparser import ConfigParser
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from types import MappingProxyType
from typing import Final

LANGUAGES: Final = ("en", "de", "es", "fr")


@dataclass(frozen=True, slots=True, kw_only=True)
class Lexicon:
    """One language: what names a symptom, what stands around it, its number words."""

    symptoms: Mapping[str, tuple[str, ...]]
    context: Mapping[str, tuple[str, ...]]
    numbers: Mapping[str, float]

    @property
    def concepts(self) -> Mapping[str, tuple[str, ...]]:
        return {**self.symptoms, **self.context}

    def symptom_words(self) -> Iterator[str]:
        """Words that name symptoms, for mending slips of the finger; a prefix, and its plural."""
        for phrases in self.symptoms.values():
            for phrase in phrases:
                for word in phrase.split():
                    yield word.rstrip("*")
                    if word.endswith("*"):
                        yield f"{word[:-1]}s"


@cache
def lexicon(language: str) -> Lexicon:
    """The words of one of the `LANGUAGES`."""
    parser = ConfigParser(delimiters=("=",), comment_prefixes=("#",), interpolation=None)
    path = files("coach.safety").joinpath("lexicons", f"{language}.ini")
    parser.read_string(path.read_text("utf-8"))
    return Lexicon(
        symptoms=_phrases(parser["symptoms"]),
        context=_phrases(parser["context"]),
        numbers=MappingProxyType({word: float(n) for word, n in parser["numbers"].items()}),
    )


def _phrases(section: Mapping[str, str]) -> Mapping[str, tuple[str, ...]]:
    return MappingProxyType(
        {
            concept: tuple(phrase.strip() for phrase in " ".join(text.split()).split("|"))
            for concept, text in section.items()
        }
    )
