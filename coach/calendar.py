"""When the coach speaks up by itself: pushes, and what is owed at a moment."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from enum import StrEnum
from zoneinfo import ZoneInfo

from coach.athlete import AthleteId
from coach.dossier import DAY_AFTER_AT, RACE_MORNING_AT, Settings
from coach.program import monday_of

DAY = timedelta(days=1)
WEDNESDAY, SUNDAY = 2, 6

ON_TIME = timedelta(minutes=15)
"""So late a push is still on time."""


class PushKind(StrEnum):
    """What is pushed."""

    SUNDAY = "sunday"
    WEDNESDAY = "wednesday"
    CHECK_IN = "check_in"
    RACE_MORNING = "race_morning"
    DAY_AFTER = "day_after"


RACES_BACK = timedelta(days=5)
"""A race that lies further back is owed nothing any more."""

MORNING_LASTS = timedelta(hours=3)
"""By then most races have begun, and a wish would come in the middle of one."""


class PushState(StrEnum):
    """How far a push has come; `sending` is committed before the call, `sent` after it."""

    DUE = "due"
    CLAIMED = "claimed"
    SENDING = "sending"
    AGAIN = "again"
    """As `sending`, a second and last time, after a crash in the first."""
    SENT = "sent"
    UNCERTAIN = "uncertain"
    """A crash between the two: perhaps delivered. A program is sent again once."""
    SKIPPED = "skipped"
    DROPPED = "dropped"


@dataclass(frozen=True, slots=True, kw_only=True)
class Push:
    """A program or a check-in owed to an athlete. `due` and `expires` are aware UTC moments."""

    athlete: AthleteId
    kind: PushKind
    day: date
    """The athlete's local date it belongs to."""
    due: datetime
    expires: datetime
    state: PushState = PushState.DUE

    @property
    def key(self) -> str:
        """One row an occurrence, whatever restarts, clocks and zones do."""
        return f"{self.kind}:{self.athlete}:{self.day.isoformat()}"

    @property
    def week(self) -> date:
        """The Monday of the week the push is about: on Sunday that is tomorrow's."""
        return self.day + DAY if self.kind is PushKind.SUNDAY else monday_of(self.day)


@dataclass(frozen=True, slots=True, kw_only=True)
class Schedule:
    """When one athlete wants to hear from the coach."""

    athlete: AthleteId
    time_zone: str
    settings: Settings
    planned_until: datetime | None = None
    race_days: frozenset[date] = frozenset()
    """Dates with a race, none of them older than what is still owed."""


def instant(day: date, at: time, zone: ZoneInfo) -> datetime:
    """The one instant of a local time: the first in a fold, one gap later in a gap."""
    return datetime.combine(day, at, tzinfo=zone).astimezone(UTC)


def occurrences(schedule: Schedule, start: datetime, end: datetime) -> tuple[Push, ...]:
    """The pushes whose local date lies between two moments, in the order of their instants."""
    if schedule.settings.paused:
        return ()
    zone = ZoneInfo(schedule.time_zone)
    first, last = start.astimezone(zone).date(), end.astimezone(zone).date()
    days = (first + DAY * n for n in range((last - first).days + 1))
    pushes = [push for day in days for push in _of_day(schedule, day, zone)]
    return tuple(sorted(pushes, key=lambda push: (push.due, push.key)))


def _of_day(schedule: Schedule, day: date, zone: ZoneInfo) -> Iterator[Push]:
    settings = schedule.settings
    if day.weekday() == SUNDAY:
        yield _push(schedule, PushKind.SUNDAY, day, settings.sunday_at, zone)
    if day.weekday() == WEDNESDAY:
        yield _push(schedule, PushKind.WEDNESDAY, day, settings.wednesday_at, zone)
    if settings.check_in_at is not None:
        yield _push(schedule, PushKind.CHECK_IN, day, settings.check_in_at, zone)
    if day in schedule.race_days and settings.race_morning_at is not None:
        at = _awake(settings, settings.race_morning_at, RACE_MORNING_AT)
        yield _push(schedule, PushKind.RACE_MORNING, day, at, zone)
    if day - DAY in schedule.race_days and settings.day_after_at is not None:
        at = _awake(settings, settings.day_after_at, DAY_AFTER_AT)
        yield _push(schedule, PushKind.DAY_AFTER, day, at, zone)


def _awake(settings: Settings, at: str, usual: str) -> str:
    """The usual time waits for the end of the quiet hours; one that was chosen beats them."""
    return settings.quiet_to if at == usual and is_quiet(settings, time.fromisoformat(at)) else at


def _push(schedule: Schedule, kind: PushKind, day: date, at: str, zone: ZoneInfo) -> Push:
    due = instant(day, time.fromisoformat(at), zone)
    return Push(
        athlete=schedule.athlete,
        kind=kind,
        day=day,
        due=due,
        expires=max(_expires(schedule.settings, kind, day, due, zone), due + ON_TIME),
    )


def _expires(
    settings: Settings, kind: PushKind, day: date, due: datetime, zone: ZoneInfo
) -> datetime:
    """Late limits: a program until the next program push, Wednesday until Thursday noon."""
    if kind is PushKind.SUNDAY:
        return instant(day + 3 * DAY, time.fromisoformat(settings.wednesday_at), zone)
    if kind is PushKind.WEDNESDAY:
        return instant(day + DAY, time(12), zone)
    if kind is PushKind.RACE_MORNING:
        return due + MORNING_LASTS
    if kind is PushKind.DAY_AFTER:
        return instant(day + 2 * DAY, time(0), zone)
    return instant(day + DAY, time(0), zone)


def is_quiet(settings: Settings, clock: time) -> bool:
    """Whether a time on the wall is quiet; hours that end as they begin are none."""
    start, end = time.fromisoformat(settings.quiet_from), time.fromisoformat(settings.quiet_to)
    return start <= clock < end if start <= end else clock >= start or clock < end


def quiet_until(
    settings: Settings, due: datetime, now: datetime, zone: ZoneInfo
) -> datetime | None:
    """When the quiet hours that `now` lies in end, or None.

    A time the athlete chose beats them: a push on time (within a quarter of an hour) is said.
    """
    if now - due < ON_TIME:
        return None
    local = now.astimezone(zone)
    clock = local.time().replace(tzinfo=None)
    if not is_quiet(settings, clock):
        return None
    end = time.fromisoformat(settings.quiet_to)
    return instant(local.date() + (DAY if clock >= end else timedelta(0)), end, zone)
