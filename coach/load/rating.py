"""How hard sessions felt: an activity's own RPE, else the day's."""

from dataclasses import replace

from coach.activity import Activity
from coach.dossier import Dossier


def rated(dossier: Dossier) -> tuple[Activity, ...]:
    """The activities, the day's RPE put in where an activity has none of its own."""
    felt = {o.date: o.rpe for o in dossier.observations if o.rpe is not None}
    if not felt:
        return dossier.activities
    return tuple(
        replace(a, rpe=felt[a.day]) if a.rpe is None and a.day in felt else a
        for a in dossier.activities
    )
