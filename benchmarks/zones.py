"""Every time zone of the world, four years: each push has exactly one moment.

    python -m benchmarks.zones            all zones, several local times (minutes)
    python -m benchmarks.zones --quick    the nights on which clocks change (seconds)

The tick's own planning is asked window by window, as the running bot asks it.
"""

import argparse
import sys
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time, timedelta
from time import perf_counter
from zoneinfo import ZoneInfo, available_timezones

from bot.pushes import AHEAD, owed
from coach.athlete import AthleteId
from coach.calendar import Push, PushKind, Schedule
from coach.dossier import Settings

FIRST, LAST = date(2026, 1, 1), date(2029, 12, 31)
DAY = timedelta(days=1)
STEP = AHEAD / 2
"""How often the tick plans an athlete."""
AROUND = timedelta(days=3)
LARGEST_GAP = timedelta(hours=2)
WEDNESDAY, SUNDAY = 2, 6

Times = tuple[str, str, str, str, str]

TIMES: tuple[Times, ...] = (
    ("18:00", "12:00", "20:00", "07:00", "10:00"),
    ("00:00", "00:30", "23:59", "00:00", "23:59"),
    ("02:00", "02:30", "03:30", "02:30", "03:00"),
)
"""Sunday, Wednesday, evening, race morning, day after: as they are by default, and at the worst
moments there are."""

KINDS = (
    PushKind.SUNDAY,
    PushKind.WEDNESDAY,
    PushKind.CHECK_IN,
    PushKind.RACE_MORNING,
    PushKind.DAY_AFTER,
)
"""In the order of the times."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """How often each occurrence was planned; `wrong`: not once, or not at its time."""

    occurrences: int = 0
    wrong: tuple[str, ...] = ()

    def __add__(self, other: "Found") -> "Found":
        return Found(
            occurrences=self.occurrences + other.occurrences, wrong=self.wrong + other.wrong
        )


def sweep(zone: str, times: Times, first: date, last: date) -> Found:
    """Plans one athlete through the local days from `first` to `last`, as the tick would.

    Each of the days has a race, which is more than anybody runs.
    """
    sunday, wednesday, evening, morning, after = times
    settings = Settings(
        sunday_at=sunday,
        wednesday_at=wednesday,
        check_in_at=evening,
        race_morning_at=morning,
        day_after_at=after,
    )
    days = frozenset(first + n * DAY for n in range(-1, (last - first).days + 1))
    schedule = Schedule(athlete=AthleteId(1), time_zone=zone, settings=settings, race_days=days)
    planned: dict[str, list[Push]] = {}
    for push in _planned(schedule, first - 2 * DAY, last + 2 * DAY):
        planned.setdefault(push.key, []).append(push)
    local = ZoneInfo(zone)
    at = dict(zip(KINDS, times, strict=True))
    found = Found()
    for kind, day in expected(first, last):
        key = f"{kind}:1:{day.isoformat()}"
        moments = {push.due for push in planned.get(key, [])}
        right = len(moments) == 1 and _on_time(moments.pop(), day, at[kind], local)
        wrong = () if right else (f"{zone} {key} at {times}",)
        found += Found(occurrences=1, wrong=wrong)
    return found


def _on_time(moment: datetime, day: date, at: str, zone: ZoneInfo) -> bool:
    """Whether a clock on the wall shows the time; where there is none, one gap later."""
    wanted = datetime.combine(day, time.fromisoformat(at))
    shown = moment.astimezone(zone).replace(tzinfo=None)
    back = wanted.replace(tzinfo=zone).astimezone(UTC).astimezone(zone).replace(tzinfo=None)
    skipped = back != wanted
    return timedelta(0) < shown - wanted <= LARGEST_GAP if skipped else shown == wanted


def _planned(schedule: Schedule, first: date, last: date) -> Iterator[Push]:
    """Window after window, each beginning where the one before ended."""
    moment = datetime(first.year, first.month, first.day, tzinfo=UTC)
    end = datetime(last.year, last.month, last.day, tzinfo=UTC)
    while moment < end:
        yield from owed(schedule, moment, moment)
        schedule = replace(schedule, planned_until=moment + AHEAD)
        moment += STEP


def expected(first: date, last: date) -> Iterator[tuple[PushKind, date]]:
    """What a calendar on the wall says is owed."""
    day = first
    while day <= last:
        if day.weekday() == SUNDAY:
            yield PushKind.SUNDAY, day
        if day.weekday() == WEDNESDAY:
            yield PushKind.WEDNESDAY, day
        for kind in (PushKind.CHECK_IN, PushKind.RACE_MORNING, PushKind.DAY_AFTER):
            yield kind, day
        day += DAY


def changes(zone: str, first: date = FIRST, last: date = LAST) -> tuple[date, ...]:
    """The days on which a zone's clocks change."""
    local = ZoneInfo(zone)
    found, moment = [], datetime(first.year, first.month, first.day, tzinfo=UTC)
    offset = moment.astimezone(local).utcoffset()
    while moment.date() <= last:
        moment += DAY
        after = moment.astimezone(local).utcoffset()
        if after != offset:
            found.append((moment - DAY / 2).astimezone(local).date())
        offset = after
    return tuple(found)


def unlike(zones: Iterable[str]) -> dict[tuple[object, ...], str]:
    """One zone for each way to change clocks; those that never do are one."""
    ways: dict[tuple[object, ...], str] = {}
    for zone in sorted(zones):
        days = changes(zone)
        offset = datetime(FIRST.year, 1, 1, tzinfo=UTC).astimezone(ZoneInfo(zone)).utcoffset()
        ways.setdefault((offset, days), zone)
    return ways


def quick() -> Found:
    """Each way to change clocks, on the days around each change, at all times."""
    found = Found()
    for (_, days), zone in unlike(available_timezones()).items():
        assert isinstance(days, tuple)
        for day in days or (FIRST + AROUND,):
            for times in TIMES:
                found += sweep(zone, times, day - AROUND, day + AROUND)
    return found


def _whole(zone: str) -> Found:
    return sum((sweep(zone, times, FIRST, LAST) for times in TIMES), Found())


def main(arguments: Sequence[str] | None = None) -> int:
    parser = argparse.ArgumentParser(prog="benchmarks.zones", description=__doc__)
    parser.add_argument("--quick", action="store_true")
    options = parser.parse_args(arguments)
    begin = perf_counter()
    zones = sorted(available_timezones())
    if options.quick:
        found = quick()
    else:
        with ProcessPoolExecutor() as pool:
            found = sum(pool.map(_whole, zones, chunksize=4), Found())
    for line in found.wrong[:20]:
        print("WRONG", line)
    print(
        f"{len(zones)} zones, {FIRST} to {LAST}, {found.occurrences:,} occurrences at "
        f"{len(TIMES)} sets of times: {len(found.wrong)} missed, doubled or at another time "
        f"({perf_counter() - begin:.0f} s)"
    )
    return 1 if found.wrong else 0


if __name__ == "__main__":
    sys.exit(main())
