"""A race by itself, before it is trained for: what can be reached of it, in numbers."""

from dataclasses import replace
from datetime import date

from coach.dossier import Dossier
from coach.planning.facts import facts
from coach.planning.limits import too_young
from coach.planning.season import season_of
from coach.program import monday_of
from coach.race import Priority, RaceGoal


def prospect(dossier: Dossier, today: date, race: RaceGoal) -> tuple[str, ...]:
    """What must be said when a race is named, as if it were the only one; nothing if it fits."""
    if race.date < today or too_young(dossier.athlete, today):
        return ()
    alone = dossier.with_(races=(replace(race, priority=Priority.A),))
    plan = season_of(facts(alone, today, monday_of(today)))
    missed = plan.reach is not None and not plan.reach.reachable
    return (*((plan.reach.text,) if plan.reach is not None and missed else ()), *plan.notes)
