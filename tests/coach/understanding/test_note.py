import pytest

from coach.understanding.note import unexplained


@pytest.mark.parametrize(
    ("text", "taken", "left"),
    [
        ("12k easy along the river", ["12k"], "easy along the river"),
        ("ran 12k in 1:05", ["ran", "12k", "1:05"], ""),
        ("windy, 12k, cold", ["12k"], "windy, cold"),
        ("felt good on 12k with Tom", ["12k"], "felt good with Tom"),
        ("👍", [], "👍"),
        ("", [], ""),
    ],
)
def test_what_only_held_the_pieces_together_is_dropped(
    text: str, taken: list[str], left: str
) -> None:
    spans = [(text.index(piece), text.index(piece) + len(piece)) for piece in taken]

    assert unexplained(text, spans) == left
