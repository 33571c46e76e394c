"""What runs along with the daily series: counts, weighted means, days since rest."""

from dataclasses import dataclass

from coach.load.ewma import Ewma
from coach.load.row import DayRow


@dataclass(frozen=True, slots=True, kw_only=True)
class Track:
    """Where the running figures stand at the end of a day.

    A long stretch without a record ends them: they begin anew behind it.
    """

    unknown: int = 0
    """Unknown days so far."""
    streamed: int = 0
    averaged: int = 0
    """Days so far with a sum over samples, and with a mean pulse alone."""
    since_rest: int | None = None
    """Days since a rest day, 0 on it; None if none is known."""
    external: Ewma | None = None
    internal: Ewma | None = None
    by_mean: Ewma | None = None
    begun_streamed: bool = False
    begun_averaged: bool = False
    """What the weighted means have in them."""

    def after(self, row: DayRow) -> "Track":
        """A day later."""
        streamed, averaged = self.streamed + row.streamed, self.averaged + row.averaged
        if row.unknown:
            return Track(unknown=self.unknown + 1, streamed=streamed, averaged=averaged)
        return Track(
            unknown=self.unknown,
            streamed=streamed,
            averaged=averaged,
            since_rest=self._since_rest(row),
            external=_next(self.external, row.external_total or 0.0),
            internal=_next(self.internal, row.internal or 0.0),
            by_mean=_next(self.by_mean, row.by_mean),
            begun_streamed=self.begun_streamed or row.streamed,
            begun_averaged=self.begun_averaged or row.averaged,
        )

    def _since_rest(self, row: DayRow) -> int | None:
        if row.rest:
            return 0
        return None if self.since_rest is None else self.since_rest + 1


def _next(means: Ewma | None, load: float) -> Ewma:
    return Ewma.begun(load) if means is None else means.after(load)
