import pytest

from coach.activity import Sport
from coach.understanding.marks import Marks, What
from coach.understanding.sports import mark_sports
from tests.cases import each


def sports(text: str) -> list[tuple[Sport | None, bool]]:
    marks = Marks(text)
    mark_sports(marks)
    return [(m.sport, m.done) for m in marks.in_order() if m.what is What.SPORT]


@each(
    "text, sport",
    [
        *(("ran", Sport.RUNNING), ("easy jog", Sport.RUNNING), ("parkrun", Sport.RUNNING)),
        *(("trail run", Sport.TRAIL_RUNNING), ("treadmill", Sport.TREADMILL)),
        *(("walk", Sport.WALKING), ("hiked", Sport.HIKING), ("gravel ride", Sport.CYCLING)),
        *(("zwift", Sport.INDOOR_CYCLING), ("spin class", Sport.INDOOR_CYCLING)),
        *(("swam", Sport.SWIMMING), ("open water swim", Sport.OPEN_WATER), ("erg", Sport.ROWING)),
        *(("ski touring", Sport.SKI_TOURING), ("xc ski", Sport.NORDIC_SKI)),
        *(("gym", Sport.STRENGTH), ("core", Sport.STRENGTH), ("yoga", Sport.MOBILITY)),
        *(("padel", Sport.OTHER), ("skiing", Sport.OTHER), ("60 min zorbing", Sport.OTHER)),
    ],
)
def test_each_sport_has_its_words(text: str, sport: Sport) -> None:
    assert [found for found, _ in sports(text)] == [sport]


@pytest.mark.parametrize(
    "text",
    ["ran out of milk", "running late", "in a row", "walked home", "bike shop", "marathon pace"],
)
def test_words_that_only_sound_like_sport_are_none(text: str) -> None:
    assert sports(text) == []


@each(
    "text, done",
    [
        ("easy run, legs heavy", True),
        ("I ran", True),
        ("went for a swim", True),
        ("didn't go for a run", False),
        ("legs heavy on the run", False),
        ("skipped my run", False),
        ("pain after gym", False),
        ("run cancelled", False),
    ],
)
def test_a_sport_without_a_number_counts_if_it_was_done(text: str, done: bool) -> None:
    assert any(was for _, was in sports(text)) is done
