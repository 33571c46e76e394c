"""The load as it stands today, and whether it can be trusted."""

from dataclasses import dataclass
from datetime import date

from coach.athlete import Athlete, AthleteId
from coach.load.assumed import assumed
from coach.load.ratios import CHRONIC, DayMetrics, day_metrics
from coach.load.series import Series
from coach.load.styles import Style
from coach.planning.facts import facts
from coach.planning.verdict import Verdict, verdict
from coach.ports import Clock, Store
from coach.program import monday_of
from coach.usecases.week import load


@dataclass(frozen=True, slots=True, kw_only=True)
class MetricsShown:
    """Today's figures and what they allow."""

    athlete: Athlete
    today: DayMetrics
    verdict: Verdict
    style: Style
    """What is much and what is little for this athlete."""
    days: int
    """Days of history, from the first record to today."""
    sessions: int = 0
    """Activities of the last 28 days: what the ratios stand on."""
    assumed: tuple[str, ...] = ()
    """What the loads were reckoned with that nobody told."""
    silent_since: date | None = None
    """The last date on record, where whole days behind it have nothing."""


@dataclass(frozen=True, slots=True)
class ShowMetrics:
    """Load, ratios, divergence and the day's verdict."""

    store: Store
    clock: Clock

    async def __call__(self, athlete: AthleteId) -> MetricsShown:
        async with self.store.reading() as tx:
            dossier = await load(tx, athlete, self.clock.moment())
        today = dossier.today(self.clock.moment())
        known = facts(dossier, today, monday_of(today))
        series = known.readings.series
        return MetricsShown(
            athlete=dossier.athlete,
            today=day_metrics(series, today),
            verdict=verdict(known),
            style=known.readings.style,
            days=len(series.rows),
            sessions=sum(0 <= (today - one.day).days < CHRONIC for one in dossier.activities),
            assumed=assumed(dossier, today),
            silent_since=_silent_since(series),
        )


def _silent_since(series: Series) -> date | None:
    """The last known date, unless only today, which is not over, comes after it."""
    known = series.last_known
    if known is None or series.last is None or (series.last - known).days < 2:  # noqa: PLR2004
        return None
    return known
