"""The notes a program carries about how it came to be."""

import pytest

from coach.trail import Step, note, read


@pytest.mark.parametrize("step", Step)
def test_a_note_is_read_back_as_it_was_written(step: Step) -> None:
    assert read(note(step, "Tuesday E1: 50 → 48 min")) == (step, "Tuesday E1: 50 → 48 min")


def test_what_another_version_left_is_kept_as_words() -> None:
    assert read("R22 after a repair") == (None, "R22 after a repair")
    assert read("somehow: mended") == (None, "somehow: mended")
