"""An athlete's own words on their way to Claude."""

import json

from hypothesis import given, settings
from hypothesis import strategies as st

from prompts.quotes import quote


def test_plain_words_stay_as_they_are() -> None:
    assert quote("easy along the river", 90) == "easy along the river"
    assert quote("läuft morgens; dormí poco", 90) == "läuft morgens; dormí poco"


def test_nothing_is_nothing() -> None:
    assert quote(None, 90) is None
    assert quote(" \n\t\u200b ", 90) is None


def test_long_words_are_cut_and_say_so() -> None:
    assert quote("a" * 50, 10) == "a" * 9 + "…"


def test_hidden_characters_go() -> None:
    assert quote("a\u202eb\u0000c\x1b[31md\u2028e", 90) == "a b c [31md e"


def test_lines_become_one() -> None:
    assert quote("one\r\ntwo\n\nthree", 90) == "one two three"


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=2_000), st.integers(2, 100))
def test_a_quote_is_short_and_survives_json(text: str, most: int) -> None:
    found = quote(text, most)
    if found is not None:
        assert 0 < len(found) <= most
        assert found.isprintable()
        assert json.loads(json.dumps({"note": found}, ensure_ascii=False)) == {"note": found}
