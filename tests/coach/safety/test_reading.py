from coach.safety.reading import read


def test_a_look_alike_hides_what_is_inside_it() -> None:
    assert not read("my chest strap").has("chest", "en")
    assert read("my chest").has("chest", "en")


def test_a_compound_hides_only_what_is_shorter() -> None:
    reading = read("my heart rate")

    assert not reading.has("heart", "en")
    assert reading.has("pulse", "en")


def test_words_of_several_languages_count_in_the_one_that_explains_most() -> None:
    assert read("my wife collapsed").of("collapse", "fr") == []
    assert read("ich habe Diabetes").of("diabetes", "en") == []


def test_mentions_near_a_place_are_those_of_its_sentence() -> None:
    reading = read("pain here. pain there, and pain again")
    second = reading.of("pain", "en")[1]

    near = list(reading.near("pain", "en", second.start, 40))

    assert len(near) == 2
