from coach.safety.text import Gap, fold, read_words
from tests.cases import each


@each(
    "text, words",
    [
        ("I don't", ("i", "dont")),
        ("I'll run", ("i", "will", "run")),
        ("l'effort", ("l", "effort")),
        ("qu’il", ("qu", "il")),
        ("38,5 Fieber", ("38,5", "fieber")),
        ("Fußschmerzen über", ("fusschmerzen", "uber")),
        ("cœur", ("coeur",)),
        ("5% at 30°", ("5", "percent", "at", "30", "degrees")),
        ("a 🤒 day", ("a", "fever", "day")),
        ("", ()),
    ],
)
def test_a_text_is_the_words_it_is_made_of(text: str, words: tuple[str, ...]) -> None:
    assert read_words(text).words == words


def test_gaps_tell_a_comma_from_the_end_of_a_sentence() -> None:
    words = read_words("no fever, cough: none. Fine - today")

    assert words.gaps == (
        Gap.SENTENCE,
        Gap.NONE,
        Gap.COMMA,
        Gap.CLAUSE,
        Gap.SENTENCE,
        Gap.CLAUSE,
    )


def test_a_question_mark_is_remembered_where_it_stood() -> None:
    assert read_words("chest pain? no").asked == {2}


def test_one_strange_character_cannot_blow_a_text_up() -> None:
    assert len(fold("ﷺ" * 100)) <= 100
