"""The road to the race, week by week."""

from dataclasses import dataclass
from datetime import date

from coach.athlete import Athlete, AthleteId
from coach.planning.limits import limits
from coach.planning.season import Season, season
from coach.ports import Clock, Store
from coach.usecases.week import load


@dataclass(frozen=True, slots=True, kw_only=True)
class SeasonShown:
    """The season as it stands today."""

    athlete: Athlete
    today: date
    season: Season
    held: bool = False
    """Health leaves no running now: a road of weeks would be a promise."""


@dataclass(frozen=True, slots=True)
class ShowSeason:
    """Weeks, stages, loads, races."""

    store: Store
    clock: Clock

    async def __call__(self, athlete: AthleteId) -> SeasonShown:
        moment = self.clock.moment()
        async with self.store.reading() as tx:
            dossier = await load(tx, athlete, moment)
        today = dossier.today(moment)
        left = limits(dossier.athlete, today).cap
        return SeasonShown(
            athlete=dossier.athlete,
            today=today,
            season=season(dossier, today),
            held=left.rest or not left.running,
        )
