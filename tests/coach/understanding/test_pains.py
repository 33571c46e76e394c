from coach.understanding.marks import Marks
from coach.understanding.pains import mark_pains
from tests.cases import each


def pains(text: str) -> list[tuple[float | None, str | None, str | None]]:
    marks = Marks(text)
    mark_pains(marks)
    return [(m.number, m.part, m.side) for m in marks.in_order()]


@each(
    "text, pain",
    [
        ("pain 0", (0, None, None)),
        ("no pain", (0, None, None)),
        ("pain free", (0, None, None)),
        ("pain 3 right achilles", (3, "achilles", "right")),
        ("left knee 2/10", (2, "knee", "left")),
        ("left achilles 4", (4, "achilles", "left")),
        ("pain in my left hip 4/10", (4, "hip", "left")),
        ("4/10 left hip pain", (4, "hip", "left")),
        ("my right knee hurts 5/10", (5, "knee", "right")),
        ("both knees hurt 3/10", (3, "knee", "both")),
        ("knee (left) 3/10", (3, "knee", "left")),
        ("lower back pain: 4", (4, "lower back", None)),
        ("knee sore", (None, "knee", None)),
        ("sore left calf", (None, "calf", "left")),
        ("L knee 3/10", (3, "knee", "left")),
        ("knee 3", (3, "knee", None)),
    ],
)
def test_a_pain_has_a_figure_a_place_and_a_side(
    text: str, pain: tuple[float | None, str | None, str | None]
) -> None:
    assert pains(text) == [pain]


@each(
    "text",
    [
        *(
            "legs sore",
            "knee pain gone",
            "no pain no gain",
            "pain 12",
            "back 5k later",
            "hip 3x10",
        ),
        *("left at 5", "right after 10 km", "knee 3 km from home", "foot 2/20", "pain cave"),
    ],
)
def test_what_is_no_pain_is_left_to_the_note(text: str) -> None:
    assert pains(text) == []
