"""Dialogues as JSON."""

from dataclasses import replace

import pytest

from coach.dialogue.dialogue import Dialogue
from coach.document import encode
from storage.texts import read_dialogue, write
from tests.storage.made import FRIDAY, NOON

FULL = Dialogue(
    form="check_in",
    answers={"rpe": "4", "note": "müde"},
    asked="energy",
    message_id=12,
    about=FRIDAY,
    subject="7",
    active=False,
    opened=NOON,
    expires=NOON,
)


@pytest.mark.parametrize("dialogue", [FULL, Dialogue(form="race"), replace(FULL, about=None)])
def test_a_dialogue_is_read_as_it_was_written(dialogue: Dialogue) -> None:
    assert read_dialogue(write(encode(dialogue))) == dialogue
