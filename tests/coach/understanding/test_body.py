from coach.understanding.body import part_named, side_named
from tests.cases import each


@each(
    "words, part",
    [
        ("Knees", "knee"),
        ("achilles tendon", "achilles"),
        ("calves", "calf"),
        ("IT band", "it band"),
        ("lower back", "lower back"),
        ("shin splints", "shin"),
        ("feet", "foot"),
        ("elbows", "elbow"),
        ("car", None),
        (None, None),
    ],
)
def test_a_part_has_one_name(words: str | None, part: str | None) -> None:
    assert part_named(words) == part


def test_sides_are_left_right_or_both() -> None:
    assert [side_named(w) for w in ("L", "rt", "both", "(left)", None)] == [
        "left",
        "right",
        "both",
        "left",
        None,
    ]
