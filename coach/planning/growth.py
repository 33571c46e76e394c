"""Room to grow: what more a week could hold, and what that costs; nothing of it without a yes."""

from dataclasses import dataclass, replace
from datetime import date
from math import floor

from coach.activity import RUNS
from coach.athlete import Units
from coach.dossier import Dossier, Offer
from coach.planning.forecast import KM_PER_MILE
from coach.planning.verdict import VerdictKind
from coach.planning.week import Written, write_week
from coach.program import Program

SHARE = 0.10
"""An offer is at most a tenth more than the week holds (custom)."""

STEP_KM = 0.5
LEAST_KM = 1.0
"""Less is not worth a question."""

GUARD = 1.10
"""No run longer than so much of the longest of thirty days (R05)."""

KIND = "grow"


@dataclass(frozen=True, slots=True, kw_only=True)
class Price:
    """What a week is without more, and with it. Ratios external and coupled; runs in km."""

    km: float
    """Load that is added."""
    ratio: float | None
    ratio_with: float | None
    longest_km: float
    longest_km_with: float
    guard_km: float | None
    """A single run may not be longer (R05); None where nothing tells."""


def growth(dossier: Dossier, today: date, monday: date) -> tuple[Offer, Price] | None:
    """More for a week, where both loads are low and nothing speaks against it; None otherwise.

    Made once a week: a no stays a no.
    """
    if any(o.kind == KIND and o.week_start_date == monday for o in dossier.offers):
        return None
    without = write_week(dossier, today=today, monday=monday)
    if without.verdict.kind is not VerdictKind.OFFER or not without.facts.body.growth:
        return None
    asked = floor(SHARE * without.bounds.target_km / STEP_KM) * STEP_KM
    while asked >= LEAST_KM:
        offer = Offer(date=today, text="", kind=KIND, amount=asked, week_start_date=monday)
        price = priced(dossier, offer, today)
        if price is not None:
            text = said(price, dossier.athlete.units)
            return replace(offer, amount=price.km, text=text), price
        asked = floor(asked / 2 / STEP_KM) * STEP_KM
    return None


def priced(dossier: Dossier, offer: Offer, today: date) -> Price | None:
    """What an offer would come to today; None if it would add nothing, or break a rule."""
    assert offer.week_start_date is not None
    monday = offer.week_start_date
    without = write_week(dossier, today=today, monday=monday)
    more = with_yes(dossier, offer)
    with_it = write_week(more, today=today, monday=monday)
    if _worse(with_it, without):
        return None
    added = _load(with_it.program) - _load(without.program)
    added = floor(added / STEP_KM + 1e-6) * STEP_KM
    if added < LEAST_KM:
        return None
    return Price(
        km=min(added, offer.amount or added),
        ratio=without.program.predicted_metrics.external_acwr,
        ratio_with=with_it.program.predicted_metrics.external_acwr,
        longest_km=_longest(without.program),
        longest_km_with=_longest(with_it.program),
        guard_km=_guard(with_it),
    )


def with_yes(dossier: Dossier, offer: Offer) -> Dossier:
    """The athlete as if the offer were accepted."""
    others = tuple(o for o in dossier.offers if o != offer)
    return dossier.with_(offers=(*others, replace(offer, accepted=True)))


def said(price: Price, units: Units) -> str:
    """The offer in one sentence, with its price."""
    parts = [f"There is room to grow, if you like: {_far(price.km, units)} more this week"]
    if price.ratio is not None and price.ratio_with is not None:
        parts.append(f"load ratio {price.ratio_with:.2f} instead of {price.ratio:.2f}")
    if price.longest_km_with:
        longest = f"longest run {_far(price.longest_km_with, units)}"
        if price.longest_km_with - price.longest_km > STEP_KM:
            longest += f" instead of {_far(price.longest_km, units)}"
        if price.guard_km is not None:
            longest += f", where {_far(price.guard_km, units)} would be the most"
        parts.append(longest)
    return "; ".join(parts) + "."


def _far(km: float, units: Units) -> str:
    number = km if units is Units.KM else km / KM_PER_MILE
    return f"{round(number, 1):g} {units.value}"


def _guard(week: Written) -> float | None:
    known = week.facts
    longest = max((known.on(d.date).longest_km for d in known.days), default=0.0)
    return GUARD * longest if longest else None


def _load(week: Program) -> float:
    return sum(w.planned_external or 0.0 for day in week.daily_program for w in day.workouts)


def _longest(week: Program) -> float:
    runs = [
        w.distance_km or 0.0 for day in week.daily_program for w in day.workouts if w.sport in RUNS
    ]
    return max(runs, default=0.0)


def _worse(with_it: Written, without: Written) -> bool:
    """Whether more breaks a rule, warns of something new, or passes the style's high ratio."""
    if any(rule.verdict == "block" for rule in with_it.rules):
        return True
    ratio = with_it.program.predicted_metrics.external_acwr
    high = with_it.facts.readings.style.acwr_high
    return bool(_warned(with_it) - _warned(without)) or (ratio is not None and ratio > high)


def _warned(week: Written) -> set[str]:
    return {rule.id for rule in week.rules if rule.verdict == "warn"}
