from datetime import date

import pytest

from coach.athlete import Units
from coach.understanding import understand
from tests.cases import each


def told(text: str) -> tuple[float | None, list[tuple[str | None, float | None, float | None]]]:
    (entry,) = understand(text, today=date(2026, 11, 25), units=Units.KM).entries
    return entry.rpe, [(a.sport and a.sport.value, a.km, a.rpe) for a in entry.activities]


@each(
    "text, rpe, activities",
    [
        ("rpe 6", 6, []),
        ("run 8k rpe 6", 6, [("running", 8, 6)]),
        ("rpe 6, run 8k", 6, [("running", 8, 6)]),
        ("run 8k, ride 40k, rpe 6", 6, [("running", 8, None), ("cycling", 40, None)]),
        ("rpe 6, run 8k, ride 40k", 6, [("running", 8, None), ("cycling", 40, None)]),
        ("run 8k rpe 3, ride 40k rpe 6", 6, [("running", 8, 3), ("cycling", 40, 6)]),
        ("run 8k rpe 3. Ride 40k", 3, [("running", 8, 3), ("cycling", 40, None)]),
        ("Run 8k. Ride 40k rpe 6", 6, [("running", 8, None), ("cycling", 40, 6)]),
    ],
)
def test_an_rpe_beside_exactly_one_activity_is_in_both(
    text: str, rpe: float, activities: list[tuple[str | None, float | None, float | None]]
) -> None:
    assert told(text) == (rpe, activities)


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("10k run 50 min", 1),
        ("12k, 65 min, easy run", 1),
        ("10k, 30 min yoga", 2),
        ("8k am, 5k pm", 2),
        ("swim 1k bike 40k run 10k", 3),
        ("trail run, 15k run with 600hm", 1),
        ("ride 2h, run 20 min, core 10 min", 3),
    ],
)
def test_measures_come_together_to_as_many_activities_as_there_were(text: str, count: int) -> None:
    assert len(told(text)[1]) == count


def test_distance_time_and_pace_complete_one_another() -> None:
    for text, km, seconds in (
        ("12k at 5:00/km", 12, 3600),
        ("50 min at 5:00/km", 10, 3000),
        ("60k at 30 km/h", 60, 7200),
    ):
        (entry,) = understand(text, today=date(2026, 11, 25), units=Units.KM).entries
        (activity,) = entry.activities
        assert (activity.km, activity.duration_s) == (km, seconds)
