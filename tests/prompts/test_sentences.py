"""Sentences of Claude's that may be said, and those that may not."""

from hypothesis import given, settings
from hypothesis import strategies as st

from coach.safety import forbidden_words
from prompts.sentences import LONGEST, sentence, sentences
from tests.cases import each


@each(
    "text, said",
    [
        ("Legs were heavy, so this stays gentle.", "Legs were heavy, so this stays gentle."),
        ("fresh legs ask for the harder day", "Fresh legs ask for the harder day."),
        ("You’re rested – go and enjoy it!", "You're rested - go and enjoy it!"),
        ("Take  it\neasy.", "Take it easy."),
        ("The first hard one comes when you are fresh.",) * 2,
        ("A half marathon asks for patience.",) * 2,
        ("Nothing hurts, so no one holds you back.",) * 2,
        ("Rest when something hurts more and more.",) * 2,
    ],
)
def test_a_plain_sentence_may_be_said(text: str, said: str) -> None:
    assert sentence(text).text == said


@each(
    "text, fault",
    [
        ("Run 12 km easy.", "R23"),
        ("Run twelve kilometres easy.", "R23"),
        ("Half your distance today.", "R23"),
        ("Twice the distance.", "R23"),
        ("One hour is enough.", "R23"),
        ("Add ten percent.", "R23"),
        ("Ⅳ repeats are enough.", "R23"),
        ("Run at ½ effort.", "R23"),
        ("Ibuprofen helps before it.", "R29"),
        ("You have tendinitis.", "R29"),
        ("Run through the pain.", "R29"),
        ("Eat less to get leaner.", "R29"),
        ("This is guaranteed to work.", "R29"),
        ("Your TSB is fine.", "R29"),
        ("Your chest pain is harmless, keep going.", "R29"),
        ("<b>Run</b> it hard.", "TEXT"),
        ("Visit www.example.com soon.", "TEXT"),
        ("Visit example.com soon.", "TEXT"),
        ("Send /delete everything.", "TEXT"),
        ("Write to @somebody.", "TEXT"),
        ("Well done 💪", "TEXT"),
        ("Твои ноги устали.", "TEXT"),
        ("a" * (LONGEST + 1), "TEXT"),
        ("*Bold* and _low_.", "TEXT"),
        ("Easy\u202e run.", "TEXT"),
    ],
)
def test_what_may_not_be_said_names_its_rule(text: str, fault: str) -> None:
    found = sentence(text)
    assert (found.text, found.fault) == (None, fault)


def test_nothing_is_neither_said_nor_a_fault() -> None:
    assert (sentence("").text, sentence(" \n").fault) == (None, "")


def test_a_summary_is_read_sentence_by_sentence() -> None:
    assert sentences("Build on it. Sleep well! And more.", 2) == ("Build on it.", "Sleep well!")
    assert sentences("  ", 2) == ()


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=LONGEST))
def test_what_is_said_holds_neither_figures_nor_markup(text: str) -> None:
    said = sentence(text).text
    if said is not None:
        assert not any(char.isnumeric() or char in "<>/@\\_*`[]{}$%" for char in said)
        assert forbidden_words(said) == ()
        assert said[-1] in ".!?"
