"""The load as it stands today, and whether it can be trusted."""

from dataclasses import dataclass

from coach.athlete import Athlete, AthleteId
from coach.load.ratios import DayMetrics, day_metrics
from coach.load.series import daily_series
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
    activities: int


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
        return MetricsShown(
            athlete=dossier.athlete,
            today=day_metrics(daily_series(dossier, today), today),
            verdict=verdict(known),
            activities=len(dossier.activities),
        )
