from typing import TYPE_CHECKING

from coach.safety.owner import about_other
from coach.safety.reading import read
from tests.cases import each

if TYPE_CHECKING:
    from coach.safety.phrases import Mention


def sign(text: str) -> tuple[bool, str]:
    reading = read(text)
    places = [*reading.of("collapse", "en"), *reading.of("pain", "en"), *reading.of("faint", "en")]
    span: Mention = min(places, key=lambda m: m.start)
    return about_other(reading, span), reading.text(span.start, span.end)


@each(
    "text, other",
    [
        ("my wife collapsed", True),
        ("I saw a man collapse", True),
        ("a runner in front of me collapsed", True),
        ("my friend's chest pain", True),
        ("My wife, who is 40, collapsed", True),
        ("I collapsed", False),
        ("collapsed", False),
        ("with my brother I fainted", False),
        ("ran with my brother, collapsed at km 5", False),
        ("my wife drove me. collapsed at home", False),
    ],
)
def test_the_nearest_person_before_a_sign_owns_it(text: str, other: bool) -> None:
    assert sign(text)[0] is other
