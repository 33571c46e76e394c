from coach.safety.matching import find
from coach.safety.reading import read
from coach.safety.scene import Scene


def names(text: str) -> set[str]:
    return {hit.name for hit in find(Scene(read(text)))}


def test_the_words_of_a_sign_may_stand_apart_within_a_sentence() -> None:
    assert "chest_pain" in names("pain in the middle of my chest")
    assert "chest_pain" not in names("my chest is broad. I had pain in the knee")


def test_some_signs_add_up_over_the_whole_text() -> None:
    assert "irregular_and_dizzy" in names("I had palpitations. Later I got dizzy.")


def test_one_word_is_not_counted_for_two_parts_of_a_sign() -> None:
    assert "groin_and_limp" not in names("groin strain")
    assert "groin_and_limp" in names("groin pain and a limp")
