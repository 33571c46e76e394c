"""Encryption of columns."""

import pytest
from cryptography.exceptions import InvalidTag
from hypothesis import given, settings
from hypothesis import strategies as st

from storage.sealing import KEY_BYTES, Seal, make_key

SEAL = Seal(make_key())


@given(words=st.text(max_size=200), owner=st.integers(0, 2**52))
@settings(max_examples=60, deadline=None)
def test_what_was_sealed_is_opened(words: str, owner: int) -> None:
    assert SEAL.open(SEAL.close(words, owner, "journal"), owner, "journal") == words


def test_the_same_words_are_sealed_differently_each_time() -> None:
    assert SEAL.close("tired", 1, "journal") != SEAL.close("tired", 1, "journal")


@pytest.mark.parametrize(
    ("seal", "owner", "table"),
    [
        pytest.param(Seal(make_key()), 1, "journal", id="another key"),
        pytest.param(SEAL, 2, "journal", id="another athlete"),
        pytest.param(SEAL, 1, "facts", id="another table"),
    ],
)
def test_nothing_else_opens_it(seal: Seal, owner: int, table: str) -> None:
    sealed = SEAL.close("tired", 1, "journal")

    with pytest.raises(InvalidTag):
        seal.open(sealed, owner, table)


@pytest.mark.parametrize("place", [0, 12, 20, -1])
def test_a_changed_byte_is_noticed(place: int) -> None:
    sealed = bytearray(SEAL.close("tired legs", 1, "journal"))
    sealed[place] ^= 1

    with pytest.raises(InvalidTag):
        SEAL.open(bytes(sealed), 1, "journal")


def test_half_an_emoji_loses_no_note() -> None:
    assert SEAL.open(SEAL.close("tired \ud83e", 1, "journal"), 1, "journal") == "tired ?"


def test_a_mark_is_the_same_for_the_same_words_and_says_nothing() -> None:
    mark = SEAL.mark("Berlin", 1, "races")

    assert mark == SEAL.mark("Berlin", 1, "races")
    assert "Berlin" not in mark
    others = {
        SEAL.mark("Hamburg", 1, "races"),
        SEAL.mark("Berlin", 2, "races"),
        SEAL.mark("Berlin", 1, "results"),
        Seal(make_key()).mark("Berlin", 1, "races"),
    }
    assert mark not in others
    assert len(others) == 4


def test_keys_are_long_and_unlike() -> None:
    assert len(make_key()) == KEY_BYTES
    assert make_key() != make_key()


def test_a_key_is_not_printed() -> None:
    assert SEAL.key.hex() not in repr(SEAL)
    assert repr(SEAL.key) not in repr(SEAL)
