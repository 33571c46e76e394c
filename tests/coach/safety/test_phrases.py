from coach.safety.phrases import Mention, Tree
from coach.safety.text import read_words

TREE = Tree(
    {
        "en": {"chest": ("chest",), "pain": ("pain", "killing me", "ach*")},
        "de": {"fever": ("erhöhte temperatur",)},
    }
)


def named(text: str) -> list[tuple[str, int, int]]:
    return [(m.concept, m.start, m.end) for m in TREE.find(read_words(text))]


def test_words_phrases_and_beginnings_are_found() -> None:
    assert named("chest aching, it is killing me") == [
        ("chest", 0, 1),
        ("pain", 1, 2),
        ("pain", 4, 6),
    ]


def test_a_phrase_never_spans_a_gap() -> None:
    assert named("killing, me") == []


def test_german_umlauts_are_also_typed_as_two_letters() -> None:
    assert named("erhoehte Temperatur") == named("erhöhte Temperatur") == [("fever", 0, 2)]


def test_a_mention_knows_its_language() -> None:
    assert TREE.find(read_words("chest")) == (Mention("chest", "en", 0, 1),)
