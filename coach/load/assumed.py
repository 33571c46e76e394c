"""What the loads of the last four weeks were reckoned with that nobody told."""

from collections.abc import Iterator, Sequence
from datetime import date, timedelta

from coach.activity import Activity
from coach.dossier import Dossier
from coach.load.external import ASSUMED_RPE, external_of
from coach.load.internal import internal_model
from coach.load.pulse import PulseRange, mean_pulse
from coach.load.rating import rated

WINDOW = timedelta(days=28)


def assumed(dossier: Dossier, today: date) -> tuple[str, ...]:
    """In words: the sex, pulses and efforts that stand in for unknown ones (coaching §1)."""
    known = [one for one in rated(dossier) if one.day <= today]
    recent = [one for one in known if one.day > today - WINDOW]
    pulse = internal_model(dossier.athlete, known, year=today.year).pulse
    return (*_pulses(pulse, recent), *_efforts(recent))


def _pulses(pulse: PulseRange, recent: Sequence[Activity]) -> Iterator[str]:
    if not any(one.trimp_stream is not None or _averaged(one) for one in recent):
        return
    if pulse.sex_assumed:
        yield "the formula for men, as I do not know your sex"
    if pulse.resting_assumed:
        yield f"a resting pulse of {pulse.resting:.0f}"
    if pulse.highest_assumed:
        yield f"a highest pulse of {pulse.highest:.0f}"


def _averaged(one: Activity) -> bool:
    return one.minutes is not None and mean_pulse(one) is not None


def _efforts(recent: Sequence[Activity]) -> Iterator[str]:
    loads = [external_of(one) for one in recent]
    count = sum(load is not None and load.estimated for load in loads)
    if count:
        sessions = "one session" if count == 1 else f"{count} sessions"
        yield f"an effort of {ASSUMED_RPE:.0f} for {sessions} without distance and RPE"
