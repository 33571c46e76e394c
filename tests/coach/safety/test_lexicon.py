import re
from pathlib import Path

import pytest

from coach import safety
from coach.safety.lexicon import LANGUAGES, lexicon
from coach.safety.signs import SIGNS

ENGLISH = lexicon("en")


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_language_names_the_same_concepts(language: str) -> None:
    words = lexicon(language)

    assert set(words.symptoms) == set(ENGLISH.symptoms)
    assert set(words.context) == set(ENGLISH.context)


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_phrase_is_empty_or_said_twice(language: str) -> None:
    for concept, phrases in lexicon(language).concepts.items():
        assert all(phrases), concept
        assert len(set(phrases)) == len(phrases), concept


def test_every_sign_is_made_of_concepts_that_exist() -> None:
    named = {c for s in SIGNS for c in (*s.unless, *(c for group in s.groups for c in group))}

    assert named <= set(ENGLISH.concepts)


def test_number_words_count_at_least_what_they_say() -> None:
    assert [lexicon(language).numbers[word] for language, word in NUMBERS] == [3, 3, 3, 3]


NUMBERS = (("en", "three"), ("de", "drei"), ("es", "tres"), ("fr", "trois"))


def test_every_concept_is_used_somewhere() -> None:
    source = "".join(path.read_text("utf-8") for path in Path(safety.__path__[0]).glob("*.py"))

    unused = [name for name in ENGLISH.concepts if not re.search(rf'["|]{name}["|]', source)]

    assert unused == []
