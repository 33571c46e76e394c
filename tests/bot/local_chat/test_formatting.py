"""Words as a message carries them."""

import pytest

from bot.local_chat.formatting import from_parts, typed
from bot.local_chat.letters import utf16
from bot.local_chat.refusals import Json, Refusal


def kinds(words: str) -> dict[str, str]:
    """What was found in typed words: by type, the words themselves."""
    units = words.encode("utf-16-le")
    return {
        e["type"]: units[2 * e["offset"] : 2 * (e["offset"] + e["length"])].decode("utf-16-le")
        for e in typed(words).entities
    }


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("/journal rpe 6", {"bot_command": "/journal"}),
        ("🏔 /week@steadfoot_bot", {"bot_command": "/week@steadfoot_bot"}),
        ("12k in 1:05/km and/or </b>", {}),
        ("see https://example.com/a?b=1.", {"url": "https://example.com/a?b=1"}),
        ("ask ann@example.com", {"email": "ann@example.com"}),
        ("@coach_bot hi", {"mention": "@coach_bot"}),
        ("#1 is no tag, #trail1 is", {"hashtag": "#trail1"}),
    ],
)
def test_commands_addresses_and_tags_are_found(words: str, found: dict[str, str]) -> None:
    assert kinds(words) == found


def test_nothing_is_found_in_code() -> None:
    made = from_parts("<code>/week</code> /today", "HTML", None, longest=100)

    assert [entity["type"] for entity in made.entities] == ["code", "bot_command"]


def test_white_space_at_both_ends_goes_and_marks_move_along() -> None:
    made = from_parts("\n <b> 🏔 up </b> \n", "html", None, longest=100)

    assert made.text == "🏔 up"
    assert made.entities == [{"type": "bold", "offset": 0, "length": 5}]


def test_code_bears_no_other_mark() -> None:
    made = from_parts("<b><code>x</code></b> <b>y</b>", "HTML", None, longest=100)

    assert [(e["type"], e["offset"]) for e in made.entities] == [("code", 0), ("bold", 2)]


def test_outer_marks_come_before_inner_ones_and_a_hundred_are_enough() -> None:
    nested = from_parts("<i><b>x</b>y</i>", "HTML", None, longest=100)
    many = from_parts("<b>x</b> " * 150, "HTML", None, longest=1000)

    assert [entity["type"] for entity in nested.entities] == ["italic", "bold"]
    assert len(many.entities) == 100


@pytest.mark.parametrize(
    ("entity", "words"),
    [
        ({"type": "bold", "offset": 0, "length": 4}, "ends after the end of the text"),
        ({"type": "bold", "offset": -1, "length": 1}, "invalid MessageEntity offset"),
        ({"type": "shouting", "offset": 0, "length": 1}, "unsupported MessageEntity type"),
    ],
)
def test_entities_are_checked(entity: Json, words: str) -> None:
    with pytest.raises(Refusal, match=words):
        from_parts("🏔x", "", [entity], longest=100)


def test_entities_that_fit_are_taken() -> None:
    bold = {"type": "bold", "offset": 0, "length": utf16("🏔x")}

    assert from_parts("🏔x", "", [bold], longest=100).entities == [bold]


@pytest.mark.parametrize("mode", ["Markdown", "MarkdownV2", "rtf"])
def test_another_markup_is_refused(mode: str) -> None:
    with pytest.raises(Refusal, match="unsupported parse_mode"):
        from_parts("*x*", mode, None, longest=100)
