import pytest

from coach.safety.reading import read
from coach.safety.scene import Scene
from tests.cases import each

DENIED = [
    "no chest pain",
    "without any chest pain",
    "no fever, cough or chest pain",
    "I didn't have any pain in my chest",
    "chest pain: none",
    "chest pain? no",
    "chest pain, dizziness, fever: none",
    "never had chest pain",
    "neither cough nor chest pain",
    "no signs of chest pain",
]
SAID = [
    "no energy, chest pain",
    "no idea why, chest pain",
    "not sure if it is chest pain",
    "did not run today chest pain",
    "can't run with this chest pain",
    "not only chest pain",
    "no cough but chest pain",
    "never had chest pain like this",
    "no doubt it is chest pain",
    "chest pain won't go away",
    "no fever. chest pain",
    "no, chest pain",
]


@each("text", DENIED)
def test_what_is_denied_does_not_count(text: str) -> None:
    assert not Scene(read(text)).said("pain", "en")


@each("text", SAID)
def test_what_a_denial_does_not_reach_counts(text: str) -> None:
    assert Scene(read(text)).said("pain", "en")


@pytest.mark.parametrize(
    ("text", "concept", "language"),
    [
        ("keine Brustschmerzen", "chest_pain", "de"),
        ("Brustschmerzen habe ich nicht", "chest_pain", "de"),
        ("ohne Fieber und ohne Husten", "fever", "de"),
        ("sin dolor ni fiebre", "fever", "es"),
        ("no me duele el pecho", "pain", "es"),
        ("pas de fièvre", "fever", "fr"),
        ("je n'ai pas de douleur à la poitrine", "pain", "fr"),
    ],
)
def test_every_language_denies_in_its_way(text: str, concept: str, language: str) -> None:
    scene = Scene(read(text))

    assert scene.reading.has(concept, language)
    assert not scene.said(concept, language)


def test_a_part_of_the_body_that_is_fine_has_no_symptom() -> None:
    scene = Scene(read("my chest feels fine, pain 3 in the knee"))

    assert not scene.said("chest", "en")
    assert scene.said("pain", "en")
