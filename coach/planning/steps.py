"""The way back from illness and injury: steps that only an answer moves."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cache

from coach.activity import Sport
from coach.planning.cap import GENTLE, Cap
from coach.state import ReturnStage, State, StateKind


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """What one step of the way back from illness or injury allows."""

    cap: Cap
    share: float
    """Of the mean impact load of the four weeks before it began."""


STEPS: Mapping[ReturnStage, Step] = {
    ReturnStage.OFF: Step(cap=Cap(rest=True, running=False, hard=False, growth=False), share=0.0),
    ReturnStage.WALK: Step(
        cap=Cap(running=False, hard=False, growth=False, minutes=30, rpe=3, sports=GENTLE),
        share=0.33,
    ),
    ReturnStage.EASY_SHORT: Step(
        cap=Cap(hard=False, growth=False, minutes=45, run_minutes=30, rpe=4), share=0.50
    ),
    ReturnStage.EASY: Step(cap=Cap(hard=False, growth=False, run_minutes=60, rpe=4), share=0.75),
    ReturnStage.NORMAL: Step(cap=Cap(growth=False), share=1.0),
}
"""off → 30 min walk free of symptoms → easy and short → easy → normal (coaching §6); the shares
are those of the table after a break, in the order of its weeks."""

_MOBILE = Cap(running=False, hard=False, growth=False, minutes=30, rpe=2, sports=(Sport.MOBILITY,))
"""Hurt but not ill: gentle mobility stays possible."""


def step(state: State) -> Step:
    """What an open state allows each day until an answer moves it."""
    found = STEPS[state.stage]
    text = _SAID[state.stage].format(what=_NAMES.get(state.kind, "you are unwell"))
    if state.kind is StateKind.INJURED and state.stage is ReturnStage.OFF:
        found, text = replace(found, cap=_MOBILE), _HURT
    if state.kind is StateKind.RETURNING and state.stage is ReturnStage.OFF:
        text = _RESTING
    return replace(found, cap=found.cap.because(_RULES.get(state.kind, "R28"), text))


_NAMES = {
    StateKind.SICK: "you are ill",
    StateKind.INJURED: "you are injured",
    StateKind.RETURNING: "you are on your way back",
    StateKind.RED_FLAG: "you were cleared only lately",
}
_RULES = {StateKind.SICK: "R04", StateKind.INJURED: "R03", StateKind.RED_FLAG: "R02"}
_SAID = {
    ReturnStage.OFF: "No training while {what}; tell me when it is better.",
    ReturnStage.WALK: "Walks of up to 30 minutes while {what}.",
    ReturnStage.EASY_SHORT: "Easy and short, up to 30 minutes of running, while {what}.",
    ReturnStage.EASY: "Easy running only, up to an hour, while {what}.",
    ReturnStage.NORMAL: "Normal training, but no growth yet, while {what}.",
}

_HURT = "No running while you are injured, at most gentle mobility; tell me when it is better."
_RESTING = "Rest before the way back begins; tell me when it is better."


@cache
def said() -> frozenset[str]:
    """All sentences by which a step of the way back explains itself."""
    names = (*_NAMES.values(), "you are unwell")
    steps = {text.format(what=name) for text in _SAID.values() for name in names}
    return frozenset({*steps, _HURT, _RESTING})
