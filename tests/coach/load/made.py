"""Athletes, activities and series for tests of the load."""

from collections.abc import Sequence
from datetime import UTC, date, datetime, timedelta

from coach.activity import Activity, Sport
from coach.athlete import Athlete, Sex
from coach.dossier import Dossier
from coach.journal import Observation
from coach.load.row import DayRow
from coach.load.series import Series

MONDAY = date(2026, 6, 1)

IDA = Athlete(time_zone="Europe/Berlin", sex=Sex.MALE, resting_hr=60, max_hr=190, birth_year=1986)


def day(number: int) -> date:
    """The days of a history, counted from 1."""
    return MONDAY + timedelta(days=number - 1)


def activity(number: int = 1, **changes: object) -> Activity:
    """An hour's run of ten km on a day of the history."""
    values: dict[str, object] = {
        "start": datetime.combine(day(number), datetime.min.time(), tzinfo=UTC).replace(hour=8),
        "sport": Sport.RUNNING,
        "duration_s": 3600.0,
        "km": 10.0,
        "source": "fit",
    }
    return Activity(**{**values, **changes})  # type: ignore[arg-type]  # fields by name


def rest(number: int) -> Observation:
    return Observation(date=day(number), rest_day=True)


def dossier(
    *activities: Activity, observations: Sequence[Observation] = (), athlete: Athlete = IDA
) -> Dossier:
    return Dossier(athlete=athlete, activities=activities, observations=tuple(observations))


def series(loads: Sequence[float], internal: Sequence[float] | None = None) -> Series:
    """Known days with these external loads, and internal ones (ten times as much)."""
    inside = [10 * load for load in loads] if internal is None else internal
    rows = [
        DayRow(
            date=day(number),
            external_total=load,
            external_impact=load,
            internal=cost,
            paired=load,
            by_mean=cost,
            rest=cost <= 10,
        )
        for number, (load, cost) in enumerate(zip(loads, inside, strict=True), start=1)
    ]
    return Series().followed_by(rows)
