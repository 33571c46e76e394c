"""R24: paces and pulses that this athlete can have, and kilometres that fit the minutes."""

from collections.abc import Iterator

from coach.load.zones import zones
from coach.planning.rules.saying import Verdicts, blocks, found_or, not_here
from coach.planning.rules.tally import Planned, Tally
from coach.planning.rules.verdicts import RuleVerdict

FASTEST_S_KM, SLOWEST_S_KM = 150.0, 1800.0
"""2:30 a km is faster than any training, 30:00 slower than walking uphill (proposal)."""

EASY_SLACK_S = 5.0
FASTER, FASTEST = 0.97, 0.98
"""T and M within 3 % of the table, I and R no faster than 2 % over it."""

VERY_FAST_ZONE = 5
KM_WITHIN = 0.15
STEEP_M_KM = 20.0
"""Steeper ground has no equivalent flat distance (science §6.2)."""

EASY_ZONE = 2
BEAT = 1
"""Bounds of zones are rounded."""


def aims(tally: Tally) -> Verdicts:
    """R24: easy not faster than E at 74 % − 5 s/km, T ± 3 %, I and R not over the table + 2 %;
    pulses inside their zone and not over the highest; km = minutes ÷ pace ± 15 %.

    Source: Daniels, science §5.2; only where paces are known from own runs or a race.
    """  # noqa: D205 (one line cannot hold the rule)
    if not tally.runs:
        return not_here("R24", "No run is planned.")
    found = [
        verdict
        for one in tally.runs
        for part in (_distance, _pace, _pulse)
        for verdict in part(tally, one)
    ]
    return found_or("R24", found, "Paces and pulses fit you.")


def _distance(tally: Tally, one: Planned) -> Iterator[RuleVerdict]:
    if not one.km or not one.minutes:
        return
    pace = one.minutes * 60 / one.km
    if not FASTEST_S_KM <= pace <= SLOWEST_S_KM:
        text = f"{one.date:%A}: {tally.far(one.km)} in {one.minutes:g} minutes cannot be."
        yield blocks("R24", text, day=one.date, value=one.km)
        return
    paces, workout = tally.known.paces, one.workout
    steep = (workout.ascent_m or 0.0) / one.km > STEEP_M_KM
    known = paces.own or paces.fitness is not None
    if steep or not known or workout.sport is None:
        return
    expected = paces.km(workout.sport, workout.steps, one.minutes)
    if expected and abs(one.km / expected - 1) > KM_WITHIN:
        text = (
            f"{one.date:%A}: {one.minutes:g} minutes are about {tally.far(expected)} for you, "
            f"not {tally.far(one.km)}."
        )
        yield blocks("R24", text, day=one.date, value=one.km, limit=expected)


def _pace(tally: Tally, one: Planned) -> Iterator[RuleVerdict]:
    target = one.workout.target
    stated = [pace for pace in (target.pace_low_s_km, target.pace_high_s_km) if pace is not None]
    zone = _zone(one)
    span = tally.known.paces.span(zone)
    if not stated or span is None:
        return
    if zone <= EASY_ZONE:
        fastest = span[0] - EASY_SLACK_S
    else:
        fastest = (FASTEST if zone == VERY_FAST_ZONE else FASTER) * span[0]
    if min(stated) < fastest - BEAT:
        what = "The easy pace" if zone <= EASY_ZONE else "The pace"
        text = f"{one.date:%A}: {what.lower()} is faster than yours for this effort."
        yield blocks("R24", text, day=one.date, value=min(stated), limit=fastest)


def _zone(one: Planned) -> int:
    """What is aimed at; without a word of it easy, or about threshold where it is hard."""
    stated = one.workout.target.zone
    if stated is not None:
        return min(VERY_FAST_ZONE, max(1, stated))
    return VERY_FAST_ZONE if one.hard else EASY_ZONE


def _pulse(tally: Tally, one: Planned) -> Iterator[RuleVerdict]:
    target, known = one.workout.target, zones(tally.known.athlete)
    beats = [beat for beat in (target.hr_low, target.hr_high) if beat is not None]
    top = tally.known.athlete.max_hr
    if beats and top is not None and max(beats) > top:
        text = f"{one.date:%A}: a pulse of {max(beats)} is over your highest."
        yield blocks("R24", text, day=one.date, value=max(beats), limit=top)
        return
    if not beats or known is None or target.zone is None or not 1 <= target.zone <= VERY_FAST_ZONE:
        return
    low, high = known.span(target.zone)
    if (low is not None and min(beats) < low - BEAT) or (
        high is not None and max(beats) > high + BEAT
    ):
        text = f"{one.date:%A}: the pulse to aim at is outside of zone {target.zone}."
        yield blocks("R24", text, day=one.date, value=max(beats), limit=high)
