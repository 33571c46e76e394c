from coach.safety.reading import speller
from tests.cases import each


@each(
    "typed, meant",
    [
        ("chset", "chest"),
        ("fianted", "fainted"),
        ("palpitatons", "palpitations"),
        ("breathles", "breathless"),
        ("chesst", "chest"),
        ("chet", "chest"),
        ("chrst", "chest"),
        ("bllood", "blood"),
        ("passd", "passed"),
        ("fsinted", "fainted"),
        ("presure", "pressure"),
        ("ever", "ever"),
        ("hear", "hear"),
        ("passes", "passes"),
        ("slipped", "slipped"),
        ("cheat", "cheat"),
        ("hearth", "hearth"),
        ("painting", "painting"),
        ("never", "never"),
    ],
)
def test_a_slip_is_mended_and_another_word_is_left_alone(typed: str, meant: str) -> None:
    assert speller().meant(typed) == meant
