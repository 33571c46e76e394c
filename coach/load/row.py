"""One date of the daily series: what its activities and its answers add up to."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from coach.activity import RUNS, Activity, Sport
from coach.journal import Observation
from coach.load.external import external_of
from coach.load.internal import InternalModel, Method

REST_TRIMP = 10.0
"""A day of no more internal load than this is a rest day (coaching §1)."""

_ORDER = tuple(Method)
"""Best first."""

EVERYDAY = frozenset({Sport.WALKING, Sport.MOBILITY})
EVERYDAY_MIN = 60.0
"""An unmeasured walk or stretching of up to an hour is everyday life (proposal)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class DayRow:
    """One local date. External in running-equivalent km, internal in TRIMP."""

    date: date
    external_total: float | None = 0.0
    """None on a day whose activities have neither a distance nor a time."""
    external_impact: float | None = 0.0
    internal: float | None = 0.0
    """Best available; None on a day whose activities have none."""
    internal_method: Method | None = None
    """The least exact one of the day."""
    known: bool = True
    """False after the last record, and in a long stretch without one."""
    unknown: bool = False
    """In a long stretch without a record: not even 0 is known."""
    rest: bool = False
    paired: float = 0.0
    """External total of the activities that have both loads."""
    by_mean: float = 0.0
    """Internal load with the mean pulse wherever there is one."""
    streamed: bool = False
    """Something of the day is a sum over samples."""
    averaged: bool = False
    """Something of the day is by a mean pulse."""
    minutes: float = 0.0
    run_km: float | None = None
    """The longest single run, in plain km."""


def lost(day: date) -> DayRow:
    """A date of a long stretch without any record."""
    return DayRow(
        date=day,
        external_total=None,
        external_impact=None,
        internal=None,
        known=False,
        unknown=True,
    )


@dataclass(slots=True)
class _Day:
    """A date's activities being added up."""

    total: float = 0.0
    impact: float = 0.0
    paired: float = 0.0
    internal: float = 0.0
    by_mean: float = 0.0
    minutes: float = 0.0
    run_km: float = 0.0
    sized: bool = False
    """Something says how much was done."""
    unmeasured: bool = False
    """Training without an internal load: no reason to call the day a rest."""

    def add(self, activity: Activity, model: InternalModel) -> Method | None:
        """The method of its internal load; None if it has none."""
        work, cost = external_of(activity), model.load(activity)
        total = work.total if work is not None else 0.0
        self.sized = self.sized or work is not None
        self.total += total
        self.impact += work.impact if work is not None else 0.0
        self.minutes += activity.minutes or 0.0
        if activity.sport in RUNS:
            self.run_km = max(self.run_km, activity.km or 0.0)
        if cost is None:
            self.unmeasured = self.unmeasured or not _everyday(activity)
            return None
        by_mean = cost
        if cost.method is Method.STREAM:
            by_mean = model.load(activity, by_mean=True) or cost
        self.internal += cost.trimp
        self.by_mean += by_mean.trimp
        self.paired += total
        return cost.method


def day_row(
    day: date, activities: Sequence[Activity], seen: Observation | None, model: InternalModel
) -> DayRow:
    """One date with a record: its activities added up, and what was answered."""
    sums = _Day()
    found = [sums.add(activity, model) for activity in activities]
    methods = [method for method in found if method is not None]
    return DayRow(
        date=day,
        external_total=sums.total if sums.sized or not activities else None,
        external_impact=sums.impact if sums.sized or not activities else None,
        internal=sums.internal if methods or not activities else None,
        internal_method=max(methods, key=_ORDER.index, default=None),
        rest=sums.internal <= REST_TRIMP and (_answered(seen) or _quiet(sums, activities, seen)),
        paired=sums.paired,
        by_mean=sums.by_mean,
        streamed=Method.STREAM in methods,
        averaged=Method.MEAN_HR in methods,
        minutes=sums.minutes,
        run_km=sums.run_km or None,
    )


def _answered(seen: Observation | None) -> bool:
    return seen is not None and seen.rest_day is True


def _quiet(sums: _Day, activities: Sequence[Activity], seen: Observation | None) -> bool:
    """Nothing unmeasured, and no effort was told of that nobody recorded."""
    told = seen is not None and bool(seen.rpe) and not activities
    return not sums.unmeasured and not told


def _everyday(activity: Activity) -> bool:
    return activity.sport in EVERYDAY and (activity.minutes or 0.0) <= EVERYDAY_MIN
