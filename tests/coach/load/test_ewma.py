import pytest

from coach.load.ewma import Ewma, ewma


def _weight_of_the_start(days: int) -> float:
    """The chronic share that a first day of 1 still has after so many days of 0."""
    found = ewma([1.0, *[0.0] * days])
    assert found is not None
    return found.chronic


@pytest.mark.parametrize(("days", "weight"), [(14, 0.368), (28, 0.135), (42, 0.050), (63, 0.011)])
def test_the_first_day_fades_as_published(days: int, weight: float) -> None:
    assert _weight_of_the_start(days) == pytest.approx(weight, abs=5e-4)


def test_it_begins_with_the_first_day() -> None:
    assert ewma([]) is None
    assert ewma([40.0]) == Ewma(40.0, 40.0)


def test_without_any_load_there_is_no_ratio() -> None:
    assert Ewma(0.0, 0.0).ratio is None
