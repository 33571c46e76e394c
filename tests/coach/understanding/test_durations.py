from coach.activity import Sport
from coach.understanding.durations import find_durations, weigh
from tests.cases import each


@each(
    "text, seconds",
    [
        ("1:05:30", [3930]),
        ("1h05 and 20 min", [3900, 1200]),
        ("65 min 10 s", [3910]),
        ("45'", [2700]),
        ("an hour and a half", [5400]),
        ("half an hour", [1800]),
        ("2.5 hours", [9000]),
        ("1 h 5 min", [3900]),
        ("12k", []),
        ("10mins", [600]),
        ("the 3 musketeers", []),
    ],
)
def test_durations_are_found_in_seconds(text: str, seconds: list[float]) -> None:
    assert [found.seconds for found in find_durations(text)] == seconds


@each(
    "pair, km, sport, seconds",
    [
        ((1, 5), 12, None, 3900),
        ((25, 30), 5, None, 1530),
        ((1, 5), 0.4, Sport.RUNNING, 65),
        ((1, 5), 0.4, Sport.SWIMMING, 3900),
        ((1, 20), 40, Sport.CYCLING, 4800),
        ((9, 30), 10, Sport.CYCLING, 570),
        ((9, 30), 10, Sport.RUNNING, 34200),
        ((1, 5), None, None, 3900),
        ((9, 59), None, None, 35940),
        ((10, 0), None, None, 600),
    ],
)
def test_a_colon_is_weighed_by_distance_and_sport(
    pair: tuple[int, int], km: float | None, sport: Sport | None, seconds: float
) -> None:
    assert weigh(pair, km, sport) == seconds
