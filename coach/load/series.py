"""The daily series: one row a local date, from the first record to today."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from itertools import pairwise

from coach.activity import Activity
from coach.dossier import Dossier
from coach.load.internal import internal_model
from coach.load.rating import rated
from coach.load.row import REST_TRIMP, DayRow, day_row, lost
from coach.load.track import Track

DAY = timedelta(days=1)

UNKNOWN_FROM = 14
"""So many dates in a row without any record are unknown; fewer are 0 (coaching §1)."""

EARLIEST = date(2000, 1, 1)
"""An older record is a watch that lost its date (science §8)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PlannedDay:
    """A day as it is planned: running-equivalent km, TRIMP (None: no telling), minutes, km."""

    date: date
    external_total: float = 0.0
    external_impact: float = 0.0
    internal: float | None = 0.0
    minutes: float = 0.0
    run_km: float | None = None
    """The longest run of the day, in plain km."""


@dataclass(frozen=True, slots=True)
class Series:
    """The rows in order of their dates, and what runs along with them.

    `total`, `paired`, `internal` and `by_mean` are the rows' loads as columns, 0 where there is
    none: windows are slices of them.
    """

    rows: tuple[DayRow, ...] = ()
    tracks: tuple[Track, ...] = ()
    total: tuple[float, ...] = ()
    paired: tuple[float, ...] = ()
    internal: tuple[float, ...] = ()
    by_mean: tuple[float, ...] = ()

    @property
    def first(self) -> date | None:
        """The date of the first record."""
        return self.rows[0].date if self.rows else None

    @property
    def last(self) -> date | None:
        return self.rows[-1].date if self.rows else None

    @property
    def last_known(self) -> date | None:
        """The last date that anything is on record of; the dates behind it are silent."""
        return next((row.date for row in reversed(self.rows) if row.known), None)

    def index(self, day: date) -> int | None:
        """Where a date stands; None outside the series."""
        if not self.rows:
            return None
        place = (day - self.rows[0].date).days
        return place if 0 <= place < len(self.rows) else None

    def on(self, day: date) -> DayRow | None:
        place = self.index(day)
        return None if place is None else self.rows[place]

    def extended(self, days: Sequence[PlannedDay]) -> "Series":
        """The history with planned days, as if they had been done.

        A date that is there already keeps its loads and gains the planned ones; dates in
        between hold nothing; dates before the first record are left out.
        """
        planned = sorted(days, key=lambda day: day.date)
        if not planned:
            return self
        first = self.first or planned[0].date
        planned = [day for day in planned if day.date >= first]
        if not planned:
            return self
        kept = min((planned[0].date - first).days, len(self.rows))
        rows = list(self.rows[kept:])
        for day in planned:
            place = (day.date - first).days - kept
            while place >= len(rows):
                rows.append(DayRow(date=first + (kept + len(rows)) * DAY, rest=True))
            rows[place] = _with(rows[place], day)
        return self._up_to(kept).followed_by(rows)

    def _up_to(self, count: int) -> "Series":
        return Series(
            self.rows[:count],
            self.tracks[:count],
            self.total[:count],
            self.paired[:count],
            self.internal[:count],
            self.by_mean[:count],
        )

    def followed_by(self, rows: Sequence[DayRow]) -> "Series":
        """The same history with more rows behind it, which must follow on its dates."""
        tracks = list(self.tracks)
        for row in rows:
            tracks.append((tracks[-1] if tracks else Track()).after(row))
        return Series(
            (*self.rows, *rows),
            tuple(tracks),
            (*self.total, *(row.external_total or 0.0 for row in rows)),
            (*self.paired, *(row.paired for row in rows)),
            (*self.internal, *(row.internal or 0.0 for row in rows)),
            (*self.by_mean, *(row.by_mean for row in rows)),
        )


def daily_series(dossier: Dossier, today: date) -> Series:
    """The series of an athlete up to `today`; empty without any record.

    Any activity and any answer is a record of its date.
    """
    activities = [a for a in rated(dossier) if EARLIEST <= a.day <= today]
    done = _by_day(activities)
    seen = {o.date: o for o in dossier.observations if EARLIEST <= o.date <= today}
    records = sorted(done.keys() | seen.keys())
    model = internal_model(dossier.athlete, activities, year=today.year)
    rows: list[DayRow] = []
    for record, following in pairwise((*records, today + DAY)):
        rows.append(day_row(record, done.get(record, ()), seen.get(record), model))
        rows += _between(record, following, known=following <= today)
    return Series().followed_by(rows)


def _by_day(activities: Sequence[Activity]) -> dict[date, list[Activity]]:
    done: dict[date, list[Activity]] = {}
    for activity in activities:
        done.setdefault(activity.day, []).append(activity)
    return done


def _between(record: date, following: date, *, known: bool) -> list[DayRow]:
    """The dates between two records: nothing happened, unless there are too many of them."""
    dates = [record + n * DAY for n in range(1, (following - record).days)]
    if len(dates) >= UNKNOWN_FROM:
        return [lost(day) for day in dates]
    return [DayRow(date=day, known=known, rest=known) for day in dates]


def _with(row: DayRow, planned: PlannedDay) -> DayRow:
    """A row with a planned day added to it; as planned, it is known."""
    internal = planned.internal
    paired = 0.0 if internal is None else planned.external_total
    total = None if row.internal is None and internal is None else _sum(row.internal, internal)
    longest = max(row.run_km or 0.0, planned.run_km or 0.0)
    quiet = row.rest or not row.known
    return replace(
        row,
        external_total=(row.external_total or 0.0) + planned.external_total,
        external_impact=(row.external_impact or 0.0) + planned.external_impact,
        internal=total,
        known=True,
        unknown=False,
        paired=row.paired + paired,
        by_mean=row.by_mean + (internal or 0.0),
        minutes=row.minutes + planned.minutes,
        run_km=longest or None,
        rest=quiet and internal is not None and _sum(row.internal, internal) <= REST_TRIMP,
    )


def _sum(*values: float | None) -> float:
    return sum(value for value in values if value is not None)
