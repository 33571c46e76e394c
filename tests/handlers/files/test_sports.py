from coach.activity import Sport
from handlers.files.sports import from_fit, from_words
from tests.cases import each


@each(
    "sport, sub_sport, expected",
    [
        (1, None, Sport.RUNNING),
        (1, 0, Sport.RUNNING),
        (1, 1, Sport.TREADMILL),
        (1, 3, Sport.TRAIL_RUNNING),
        (1, 4, Sport.RUNNING),  # on a track
        (1, 45, Sport.TREADMILL),
        (1, 58, Sport.TREADMILL),
        (1, 67, Sport.RUNNING),  # an ultra, on whatever ground
        (2, None, Sport.CYCLING),
        (2, 8, Sport.CYCLING),
        (2, 6, Sport.INDOOR_CYCLING),
        (2, 58, Sport.INDOOR_CYCLING),
        (2, 28, Sport.OTHER),  # an e-bike
        (21, None, Sport.OTHER),
        (4, 1, Sport.TREADMILL),
        (4, 14, Sport.ROWING),
        (4, 15, Sport.OTHER),  # an elliptical
        (5, 17, Sport.SWIMMING),
        (5, 18, Sport.OPEN_WATER),
        (10, 20, Sport.STRENGTH),
        (10, 43, Sport.MOBILITY),
        (10, 26, Sport.OTHER),  # cardio
        (11, None, Sport.WALKING),
        (12, 42, Sport.NORDIC_SKI),
        (13, 37, Sport.SKI_TOURING),
        (13, 38, Sport.OTHER),  # at a resort
        (15, None, Sport.ROWING),
        (17, None, Sport.HIKING),
        (0, 0, Sport.OTHER),
        (None, None, Sport.OTHER),
        (200, 200, Sport.OTHER),
    ],
)
def test_a_watch_s_numbers_are_a_sport(
    sport: int | None, sub_sport: int | None, expected: Sport
) -> None:
    assert from_fit(sport, sub_sport) is expected


@each(
    "words, expected",
    [
        ("Running", Sport.RUNNING),
        ("9", Sport.RUNNING),
        ("Trail running", Sport.TRAIL_RUNNING),
        ("trail-running", Sport.TRAIL_RUNNING),
        ("treadmill_running", Sport.TREADMILL),
        ("Biking", Sport.CYCLING),
        ("VirtualRide", Sport.INDOOR_CYCLING),
        (" Hike ", Sport.HIKING),
        ("open_water_swimming", Sport.OPEN_WATER),
        ("BackcountrySki", Sport.SKI_TOURING),
        ("yoga", Sport.MOBILITY),
        ("Other", Sport.OTHER),
        ("unicycling", Sport.OTHER),
        ("", Sport.OTHER),
        (None, Sport.OTHER),
    ],
)
def test_a_file_s_words_are_a_sport_and_never_a_run_by_guess(
    words: str | None, expected: Sport
) -> None:
    assert from_words(words) is expected
