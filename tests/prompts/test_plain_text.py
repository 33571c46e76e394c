"""Claude's running text: what of it may be shown."""

from prompts.plain_text import MOST_WORDS, checked

DATA = '{"total":"42 km, 250 min"}'


def test_a_text_with_traced_figures_is_shown_whole() -> None:
    text = "You run 42 km this week. That suits you."
    assert checked(text, (DATA,)).text == text
    assert checked(text, (DATA,)).faults == ()


def test_a_sentence_with_a_figure_of_its_own_is_left_out() -> None:
    found = checked("You run 42 km this week. Make it 60 km. Sleep well.", (DATA,))
    assert found.text == "You run 42 km this week. Sleep well."
    assert (found.faults, found.figures) == (("R23",), ("60",))


def test_forbidden_words_are_left_out() -> None:
    found = checked("Take ibuprofen before it. Rest today.", (DATA,))
    assert (found.text, found.faults) == ("Rest today.", ("R29",))


def test_markup_links_and_commands_are_left_out() -> None:
    for bad in (
        "<b>Run.</b>",
        "See https://evil.example now.",
        "See evil.com now.",
        "Send /delete now.",
        "**Bold.**",
        "Ask @somebody.",
        "Turn\u202e around.",
    ):
        assert checked(f"{bad} Rest today.", (DATA,)).faults == ("TEXT",), bad


def test_paces_and_ranges_are_no_commands() -> None:
    text = "Your pace was 5:18/km, easy/steady at most."
    assert checked(text, ('"pace 5:18", "10 km"',)).faults == ()


def test_a_lecture_ends_where_it_has_to() -> None:
    text = "Run easy and rest well today. " * 60
    assert len(checked(text, (DATA,)).text.split()) < MOST_WORDS
    assert checked(text, (DATA,)).text.endswith("today.")


def test_an_unfinished_sentence_does_not_count_yet() -> None:
    assert checked("You run 42 km. And then you", (DATA,), whole=False).text == "You run 42 km."
    assert checked("You run 4", (DATA,), whole=False).text == ""


def test_nothing_is_nothing() -> None:
    assert checked("  ", (DATA,)).text == ""
