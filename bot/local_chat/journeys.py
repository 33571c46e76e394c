"""Where a clock is worth sending to: the moments at which a coach speaks up."""

from dataclasses import dataclass
from datetime import datetime, time, timedelta
from zoneinfo import ZoneInfo

DAYS = 7


@dataclass(frozen=True, slots=True)
class Journey:
    """The next time it is that hour (on that weekday; None: any), where the athlete lives."""

    key: str
    label: str
    at: time
    weekday: int | None = None

    def after(self, moment: datetime, zone: ZoneInfo) -> datetime:
        """The first such moment that is still to come."""
        today = moment.astimezone(zone).date()
        for ahead in range(DAYS + 1):
            day = today + timedelta(days=ahead)
            there = local(datetime.combine(day, self.at), zone)
            if there > moment and self.weekday in {None, day.weekday()}:
                return there
        raise AssertionError("a week has every weekday")


JOURNEYS = (
    Journey("tonight", "Tonight 20:00", time(20)),
    Journey("wednesday", "Wednesday 12:00", time(12), 2),
    Journey("sunday", "Sunday 18:00", time(18), 6),
)


def local(moment: datetime, zone: ZoneInfo) -> datetime:
    """A moment by a clock on the wall (one that bears its zone already stays as it is)."""
    return moment if moment.tzinfo is not None else moment.replace(tzinfo=zone, fold=0)
