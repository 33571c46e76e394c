from coach.activity import Sport
from coach.understanding.speeds import plausible
from tests.cases import each


@each(
    "km, seconds, sport, human",
    [
        (42.195, 7200, Sport.RUNNING, True),
        (12, 65, Sport.RUNNING, False),
        (40, 4800, Sport.CYCLING, True),
        (40, 80, Sport.CYCLING, False),
        (1, 1500, Sport.SWIMMING, True),
        (1, 300, Sport.SWIMMING, False),
        (5, 3600, Sport.WALKING, True),
        (10, 0, None, False),
        (12, 3900, None, True),
    ],
)
def test_a_speed_is_human_in_its_sport(
    km: float, seconds: float, sport: Sport | None, human: bool
) -> None:
    assert plausible(km, seconds, sport) is human
