import pytest

from coach.safety.reading import read
from coach.safety.scene import Scene
from tests.cases import each


def scene_and_pain(text: str) -> tuple[Scene, bool]:
    scene = Scene(read(text))
    return scene, scene.over(scene.reading.of("pain", "en")[0])


@each(
    "text, over",
    [
        ("chest pain, went away when I stopped", True),
        ("chest pain yesterday", True),
        ("chest pain since yesterday", False),
        ("chest pain. It passed after a minute", True),
        ("chest pain that won't go away", False),
        ("no longer chest pain", True),
        ("chest pain, fine now", True),
        ("chest pain, went away, now again", False),
        ("chest pain", False),
    ],
)
def test_it_is_over_only_by_the_athletes_own_words(text: str, over: bool) -> None:
    assert scene_and_pain(text)[1] is over


@pytest.mark.parametrize(
    ("text", "long_ago"),
    [("pain years ago", True), ("pain in 2015", True), ("pain at 2015 m", False), ("pain", False)],
)
def test_years_are_long_ago(text: str, long_ago: bool) -> None:
    scene = Scene(read(text))

    assert scene.long_ago(scene.reading.of("pain", "en")[0]) is long_ago


def test_a_clinicians_yes_needs_a_clinician() -> None:
    assert Scene(read("my doctor says I can train")).cleared("en")
    assert not Scene(read("my wife says I can train")).cleared("en")
