"""What words behind /injury answer already."""

import pytest

from handlers.ailments import injury_answers, sick_answers
from tests.cases import each


@each(
    "words, where, pain",
    [
        ("left achilles 4", "left achilles", "4"),
        ("pain 6/10 in the left knee", "in the left knee", "6"),
        ("knee", "knee", None),
        ("12", None, None),
        ("pain 12", None, None),
        ("left achilles 12", "left achilles", None),
        ("4", None, "4"),
        ("", None, None),
    ],
)
def test_an_injury_in_words_is_a_place_and_a_figure(
    words: str, where: str | None, pain: str | None
) -> None:
    answers = injury_answers(words)

    assert (answers.get("where"), answers.get("pain")) == (where, pain)


@pytest.mark.parametrize(
    ("words", "kind"),
    [
        ("fever since yesterday", "fever"),
        ("fever 39.1", "high_fever"),
        ("a runny nose", "cold"),
        ("stomach bug", "gut"),
        ("worn out", "other"),
        ("", None),
    ],
)
def test_an_illness_in_words_is_a_kind(words: str, kind: str | None) -> None:
    assert sick_answers(words).get("kind") == kind
