"""Names that somebody else may have written say nothing but a name."""

import re

from hypothesis import given
from hypothesis import strategies as st

from prompts.names import NAMELESS, plain_name
from tests.cases import each


@each(
    "text, shown",
    [
        ("Berlin Marathon", "Berlin Marathon"),
        ("  Münchner   Dom-Lauf (10 km) ", "Münchner Dom-Lauf (10 km)"),
        ("1/2 Marathon Köln", "1/2 Marathon Köln"),
        ("Lake Run https://evil.example/win", "Lake Run"),
        ("Win at evil.example now", "Win at now"),
        ("Ask @evil_bot or write to a@b.org", "Ask or write to"),
        ("/delete Cup", "Cup"),
        ("### <b>HACKED</b> Run", "### b HACKED Run"),
        ("[Trail](https://evil.example)", "Trail"),
        ("https://evil.example", NAMELESS),
        ("\u202e/delete\u202c", NAMELESS),
        ("   ", None),
    ],
)
def test_nothing_in_a_name_can_be_tapped(text: str, shown: str | None) -> None:
    assert plain_name(text, 80) == shown


@given(st.text(max_size=200))
def test_whatever_is_printed_a_name_is_short_and_plain(text: str) -> None:
    name = plain_name(text, 40)
    if name is not None:
        assert 0 < len(name) <= 40
        assert not re.search(r"[<>@`\[\]\n]|https?:|(?:^|\s)/[a-zA-Z]", name)
