"""What today allows: the first line of coaching §2 that holds."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from coach.load.metrics import Gate
from coach.planning.cap import FREE, Cap
from coach.planning.facts import Facts
from coach.planning.signs import WORDS, Sign
from coach.planning.situation import Situation, situation
from coach.state import ReturnStage, StateKind

EASY_DAYS = 3
"""Easy only for so many days, today the first (coaching §2, row 6)."""

REDUCED = (0.60, 0.75)
"""What is left of a week that is reduced by 25-40 % (coaching §2, row 7)."""


class VerdictKind(StrEnum):
    """What a day allows."""

    STOP = "stop"
    STATE = "state"
    NO_RUNNING = "no_running"
    RACE = "race"
    REST = "rest"
    EASY_ONLY = "easy_only"
    REDUCE = "reduce"
    NO_HARD = "no_hard"
    RETURN = "return"
    OFFER = "offer"
    TRAIN = "train"


@dataclass(frozen=True, slots=True, kw_only=True)
class Verdict:
    """What one day allows, and why, in one sentence for the athlete."""

    day: date
    kind: VerdictKind
    row: int
    """The line of the table, 1-11."""
    text: str
    until: date
    """The last day it speaks about."""
    signs: tuple[Sign, ...] = ()
    opens_injury: bool = False
    """Whether an injury state must be opened."""

    def cap(self, day: date) -> Cap:
        """What the verdict itself takes from a date; states and pain have caps of their own."""
        if not self.day <= day <= self.until:
            return FREE
        cap = _CAPS.get(self.kind)
        return FREE if cap is None else cap.because("verdict", self.text)


SILENT_DAYS = 3
"""After so many dates without a word a low ratio may be training that nobody told: no room is
offered on it (absence of data is not absence of training, coaching §4)."""

_CAPS = {
    VerdictKind.STOP: Cap(rest=True, running=False, hard=False, growth=False),
    VerdictKind.NO_RUNNING: Cap(running=False, hard=False, growth=False),
    VerdictKind.REST: Cap(rest=True, running=False, hard=False, growth=False),
    VerdictKind.EASY_ONLY: Cap(hard=False, growth=False, rpe=4),
    VerdictKind.REDUCE: Cap(growth=False),
    VerdictKind.NO_HARD: Cap(hard=False, growth=False),
}


def verdict(facts: Facts) -> Verdict:
    """The verdict of the day the facts were gathered on."""
    return judge(situation(facts))


def judge(seen: Situation) -> Verdict:
    """The first of the eleven lines that holds."""
    for row, line in enumerate(_LINES, start=1):
        found = line(seen)
        if found is not None:
            kind, text = found
            return Verdict(
                day=seen.day,
                kind=kind,
                row=row,
                text=text,
                until=seen.day + timedelta(days=EASY_DAYS - 1 if kind is _EASY else 0),
                signs=seen.signs,
                opens_injury=row == _PAIN_ROW,
            )
    raise AssertionError("the last line always holds")


Found = tuple[VerdictKind, str]
_STATES = {
    StateKind.SICK: "ill",
    StateKind.INJURED: "injured",
    StateKind.RETURNING: "on your way back",
}
_TODAY = {
    ReturnStage.OFF: "no training",
    ReturnStage.WALK: "a walk of up to 30 minutes",
    ReturnStage.EASY_SHORT: "easy and short",
    ReturnStage.EASY: "easy only",
    ReturnStage.NORMAL: "normal training without growth",
}
_EASY = VerdictKind.EASY_ONLY
_PAIN_ROW = 3


def _red_flag(seen: Situation) -> Found | None:
    if not seen.stopped:
        return None
    if seen.bone:
        return VerdictKind.NO_RUNNING, "No running until a clinician has looked at that bone."
    return VerdictKind.STOP, "Nothing is planned until a doctor has cleared you."


def _open_state(seen: Situation) -> Found | None:
    state = seen.state
    if state is None:
        return None
    name = _STATES[state.kind]
    return VerdictKind.STATE, f"You are {name}; today: {_TODAY[state.stage]}."


def _strong_pain(seen: Situation) -> Found | None:
    if seen.pain is None or not seen.pain.stops:
        return None
    return VerdictKind.NO_RUNNING, seen.pain.sentence


def _race_today(seen: Situation) -> Found | None:
    if seen.race is None:
        return None
    return VerdictKind.RACE, f"Race day: {seen.race.name}."


def _needs_rest(seen: Situation) -> Found | None:
    if seen.days_since_rest < seen.style.max_days_without_rest:
        return None
    return VerdictKind.REST, f"{seen.days_since_rest} days since you last rested: rest today."


def body_pays_more(seen: Situation) -> Found | None:
    """D counts only with enough history, and never alone."""
    if seen.gate is not Gate.ALL or seen.residual is None:
        return None
    low = seen.residual <= seen.style.divergence_low and bool(seen.signs)
    drift = seen.residual <= seen.style.divergence_watch and seen.falling
    if not low and not drift:
        return None
    return _EASY, (
        f"Your body pays more than the work explains (divergence {seen.residual:+.2f}"
        f"{_because(seen.signs)}): easy only for {EASY_DAYS} days."
    )


def _too_much(seen: Situation) -> Found | None:
    high = seen.style.acwr_high
    if not _both(seen, lambda ratio: ratio > high) or not seen.signs:
        return None
    return VerdictKind.REDUCE, (
        f"Both loads are over {high:.2f} of what you are used to{_because(seen.signs)}: "
        "25 to 40 % less for now."
    )


def _some_pain(seen: Situation) -> Found | None:
    if seen.pain is None or not seen.pain.careful:
        return None
    return VerdictKind.NO_HARD, seen.pain.sentence


def _coming_back(seen: Situation) -> Found | None:
    if seen.way_back is None:
        return None
    return (
        VerdictKind.RETURN,
        f"Back after {seen.way_back.days_off} days off: gently, by the week.",
    )


def _room(seen: Situation) -> Found | None:
    low = seen.style.acwr_low
    if (
        seen.resting
        or seen.silent_days >= SILENT_DAYS
        or not _both(seen, lambda ratio: ratio < low)
    ):
        return None
    return (
        VerdictKind.OFFER,
        f"Both loads are under {low:.2f}: there is room to grow, if you like.",
    )


def _otherwise(_: Situation) -> Found | None:
    return VerdictKind.TRAIN, "Train as planned."


_LINES: tuple[Callable[[Situation], Found | None], ...] = (
    _red_flag,
    _open_state,
    _strong_pain,
    _race_today,
    _needs_rest,
    body_pays_more,
    _too_much,
    _some_pain,
    _coming_back,
    _room,
    _otherwise,
)


def _both(seen: Situation, holds: Callable[[float], bool]) -> bool:
    if not seen.ratios_count or seen.external is None or seen.internal is None:
        return False
    return holds(seen.external) and holds(seen.internal)


def _because(signs: tuple[Sign, ...]) -> str:
    words = [WORDS[sign] for sign in signs]
    return f", with {' and '.join(words)}" if words else ""
