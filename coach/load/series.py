"""The daily series: one row a local date, from the first record to today."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, timedelta

from coach.activity import RUNS, Activity
from coach.dossier import Dossier
from coach.load.external import external_of
from coach.load.internal import InternalModel, Method, internal_model

DAY = timedelta(days=1)

UNKNOWN_FROM = 14
"""So many dates in a row without any record are unknown, fewer are rest."""


@dataclass(frozen=True, slots=True, kw_only=True)
class DayRow:
    """One local date. External in running-equivalent km, internal in TRIMP."""

    date: date
    external_total: float = 0.0
    external_impact: float = 0.0
    internal: float | None = None
    """None on a day whose activities have none; 0 on a known day without activities."""
    internal_method: Method | None = None
    known: bool = True
    """False after the last record and in long stretches without one."""
    gap: bool = False
    """In a stretch of fourteen or more dates without a record: not even 0 is known."""
    paired_external: float = 0.0
    """External load of the activities that have both loads."""
    paired_internal: float = 0.0
    longest_run_km: float = 0.0
    minutes: float = 0.0
    rest_answered: bool = False
    sessions: int = 0


@dataclass(frozen=True, slots=True)
class Series:
    """The rows in order of their dates, and running sums over them."""

    rows: tuple[DayRow, ...]
    first: date | None
    sums: "Sums" = field(repr=False, compare=False)

    def index(self, day: date) -> int | None:
        """Where a date stands; None outside the series."""
        if self.first is None:
            return None
        place = (day - self.first).days
        return place if 0 <= place < len(self.rows) else None

    def extended(self, days: Iterable[DayRow]) -> "Series":
        """The same history with days put in place of, or behind, what is there."""
        rows = list(self.rows)
        for day in days:
            if self.first is None and not rows:
                rows.append(day)
                continue
            place = (day.date - rows[0].date).days
            while place > len(rows):
                rows.append(DayRow(date=rows[0].date + len(rows) * DAY, internal=0.0))
            if place == len(rows):
                rows.append(day)
            elif place >= 0:
                rows[place] = day
        return series_of(rows)


@dataclass(frozen=True, slots=True)
class Sums:
    """Sums over the rows before each place, so that a window costs two look-ups."""

    total: tuple[float, ...]
    paired_external: tuple[float, ...]
    paired_internal: tuple[float, ...]
    gaps: tuple[int, ...]

    def window(self, sums: Sequence[float], end: int, days: int) -> float:
        """The sum of the `days` rows that end with (and include) the place `end`."""
        return sums[end + 1] - sums[max(0, end + 1 - days)]


def series_of(rows: Sequence[DayRow]) -> Series:
    total, external, internal, gaps = [0.0], [0.0], [0.0], [0]
    for row in rows:
        total.append(total[-1] + row.external_total)
        external.append(external[-1] + row.paired_external)
        internal.append(internal[-1] + row.paired_internal)
        gaps.append(gaps[-1] + row.gap)
    sums = Sums(tuple(total), tuple(external), tuple(internal), tuple(gaps))
    return Series(tuple(rows), rows[0].date if rows else None, sums)


def daily_series(dossier: Dossier, today: date) -> Series:
    """The series of an athlete up to `today`; empty without any record."""
    done = [a for a in dossier.activities if a.day <= today]
    rests = {o.date for o in dossier.observations if o.rest_day and o.date <= today}
    noted = {o.date for o in dossier.observations if o.date <= today}
    if not done and not noted:
        return series_of(())
    model = internal_model(dossier.athlete, dossier.activities, year=today.year)
    by_day: dict[date, list[Activity]] = {}
    for activity in done:
        by_day.setdefault(activity.day, []).append(activity)
    records = sorted(by_day.keys() | noted)
    first, last = records[0], records[-1]
    gaps = _gaps(records, today)
    rows = []
    for n in range((today - first).days + 1):
        day = first + n * DAY
        row = day_row(day, by_day.get(day, ()), model)
        rows.append(
            replace(
                row,
                known=day <= last and day not in gaps,
                gap=day in gaps,
                internal=None if day in gaps else row.internal,
                rest_answered=day in rests,
            )
            if day in gaps or day > last or day in rests
            else row
        )
    return series_of(rows)


def day_row(day: date, activities: Iterable[Activity], model: InternalModel) -> DayRow:
    """One date's activities, added up."""
    total = impact = paired_e = paired_i = longest = minutes = 0.0
    methods: list[Method] = []
    sessions = 0
    for activity in activities:
        sessions += 1
        work = external_of(activity)
        cost = model.load(activity)
        minutes += activity.minutes or 0.0
        if activity.sport in RUNS:
            longest = max(longest, activity.km or 0.0)
        if work is not None:
            total, impact = total + work.total, impact + work.impact
        if cost is not None:
            methods.append(cost.method)
            paired_i += cost.trimp
            paired_e += work.total if work is not None else 0.0
    internal: float | None = paired_i if methods or not sessions else None
    return DayRow(
        date=day,
        external_total=total,
        external_impact=impact,
        internal=internal,
        internal_method=max(methods, key=list(Method).index) if methods else None,
        paired_external=paired_e,
        paired_internal=paired_i,
        longest_run_km=longest,
        minutes=minutes,
        sessions=sessions,
    )


def _gaps(records: Sequence[date], today: date) -> frozenset[date]:
    """The dates in stretches of fourteen or more without any record."""
    found: set[date] = set()
    ends = [*records[1:], today + DAY]
    for before, after in zip(records, ends, strict=True):
        empty = (after - before).days - 1
        if empty >= UNKNOWN_FROM:
            found.update(before + (n + 1) * DAY for n in range(empty))
    return frozenset(found)
