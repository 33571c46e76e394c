"""What a race ahead may take, and how its target lies in that."""

from datetime import date, timedelta

import pytest

from coach.performance.equivalence import predict
from coach.performance.outlook import Outlook, Reach, outlook
from coach.race import Finish, RaceGoal, RaceResult

TODAY = date(2026, 11, 27)


def ran(km: float, seconds: float, *, ago: int = 60, **more: object) -> RaceResult:
    given: dict[str, object] = {
        "name": f"{km:g}",
        "date": TODAY - timedelta(days=ago),
        "km": km,
        "time_s": seconds,
        **more,
    }
    return RaceResult(**given)  # type: ignore[arg-type]


def ahead(km: float | None, **more: object) -> RaceGoal:
    return RaceGoal(name="goal", date=TODAY + timedelta(days=90), km=km, **more)  # type: ignore[arg-type]


def found(goal: RaceGoal, *results: RaceResult, weekly_km: float | None = 60) -> Outlook:
    said = outlook(goal, results, TODAY, weekly_km)
    assert said is not None
    return said


def test_a_flat_race_is_predicted_as_pace_predicts_it() -> None:
    said = found(ahead(21.0975), ran(10, 2400))
    same = predict(10, 2400, 21.0975, 60)

    assert (said.low_s, said.seconds, said.high_s) == (same.low_s, same.seconds, same.high_s)
    assert said.reach is None


def test_the_best_comparable_race_of_the_last_year_speaks() -> None:
    slow, fast, old = ran(10, 2700, ago=20), ran(5, 1200, ago=200), ran(10, 2200, ago=500)

    assert found(ahead(10), slow, fast, old).by == fast


def test_a_target_is_placed_in_the_range() -> None:
    said = found(ahead(10), ran(5, 1200))
    cases = {
        said.high_s + 1: Reach.COMFORTABLE,
        said.high_s - 1: Reach.REALISTIC,
        said.seconds - 1: Reach.AMBITIOUS,
        said.low_s * 0.95: Reach.BEYOND,
    }
    for target, reach in cases.items():
        assert found(ahead(10, target_s=target), ran(5, 1200)).reach is reach
    beyond = found(ahead(10, target_s=said.low_s * 0.95), ran(5, 1200))
    assert beyond.beyond == pytest.approx(0.05)


def test_climbs_make_it_slower_than_the_same_distance_flat() -> None:
    flat = found(ahead(21.0975), ran(10, 2400))

    assert found(ahead(21.0975, ascent_m=380), ran(10, 2400)).seconds > flat.seconds * 1.01


def test_steep_races_are_only_compared_with_like_ones() -> None:
    steep = ahead(50, ascent_m=2500)

    assert outlook(steep, [ran(10, 2400)], TODAY, 60) is None
    said = found(steep, ran(45, 6 * 3600, ascent_m=2000))
    assert said.seconds == pytest.approx(6 * 3600 * 75 / 65)
    assert said.low_s < 0.9 * said.seconds
    assert outlook(steep, [ran(30, 4 * 3600, ascent_m=1500)], TODAY, 60) is None
    assert outlook(steep, [ran(50, 5 * 3600, ascent_m=1100)], TODAY, 60) is None


@pytest.mark.parametrize(
    "result",
    [
        ran(10, 2400, status=Finish.DNF),
        ran(10, 2400, status=Finish.TRAINING),
        ran(1, 200),
        ran(10, 2400, ago=400),
    ],
)
def test_what_tells_nothing_is_not_asked(result: RaceResult) -> None:
    assert outlook(ahead(10), [result], TODAY, 60) is None


def test_a_race_without_a_distance_has_no_outlook() -> None:
    assert outlook(ahead(None), [ran(10, 2400)], TODAY, 60) is None
