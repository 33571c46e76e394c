"""The local chat's clock: it can travel, and a bot that lives by it travels along."""

import time
from collections.abc import Callable
from datetime import UTC, datetime, timedelta

FIRST_YEAR, LAST_YEAR = 2000, 2100
"""Beyond these a week ahead, or one behind, would leave what a calendar can hold."""


class TooFarError(ValueError):
    """A journey out of the clock's reach."""

    def __init__(self) -> None:
        super().__init__(f"The clock goes from {FIRST_YEAR} to {LAST_YEAR}.")


class TravellingClock:
    """What moment it is, aware and UTC, by a clock that may be set to any other moment."""

    def __init__(
        self,
        start: datetime | None = None,
        *,
        running: bool = True,
        seconds: Callable[[], float] = time.monotonic,
    ) -> None:
        """`start` None: the present. Not `running`: it stands still between journeys."""
        self._running = running
        self._seconds = seconds
        self._base = start or datetime.now(tz=UTC)  # noqa: TID251 -- this is the clock one asks
        self._since = seconds()
        self.travelled = start is not None

    def moment(self) -> datetime:
        passed = self._seconds() - self._since if self._running else 0.0
        return self._base.astimezone(UTC) + timedelta(seconds=passed)

    def travel(self, to: datetime) -> None:
        """Sets the clock, forward or back.

        Raises:
            TooFarError: `to` is in another age.
            ValueError: `to` has no time zone.
        """
        if not FIRST_YEAR <= to.year <= LAST_YEAR:
            raise TooFarError
        if to.tzinfo is None:
            raise ValueError("a journey needs a moment with its time zone")
        self._base = to.astimezone(UTC)
        self._since = self._seconds()
        self.travelled = True

    def pass_(self, time_: timedelta) -> None:
        """Lets some time pass at once."""
        self.travel(self.moment() + time_)
