"""What a red flag leaves possible until a clinician says otherwise."""

from dataclasses import replace
from datetime import date

from coach.activity import Sport
from coach.planning.cap import FREE, GENTLE, Cap
from coach.planning.steps import step
from coach.state import ReturnStage, State, StateKind, Tier

STOPPING = frozenset({Tier.T1, Tier.T2})
"""Nothing but rest until a clinician cleared the athlete (science §7)."""

_STOP = Cap(rest=True, running=False, hard=False, growth=False)
_GENTLE = Cap(running=False, hard=False, growth=False, minutes=30, rpe=3, sports=GENTLE)
_UNLOADED = Cap(
    running=False,
    hard=False,
    growth=False,
    rpe=3,
    sports=(Sport.MOBILITY, Sport.SWIMMING, Sport.CYCLING, Sport.INDOOR_CYCLING, Sport.ROWING),
)
_CAPS = {
    Tier.T1: (_STOP, "Nothing is planned until a doctor has cleared you; tell me when one has."),
    Tier.T2: (_STOP, "Please see a doctor first; I plan again once you tell me you are cleared."),
    Tier.T2B: (_STOP, "No running until a clinician has looked at that bone; please go soon."),
    Tier.T3: (
        Cap(hard=False, growth=False),
        "Please talk to a doctor about this; until then nothing grows and nothing is hard.",
    ),
    Tier.T4: (_GENTLE, "Gentle walking or mobility only; please ask your midwife or doctor."),
    Tier.T5: (Cap(hard=False, growth=False, rpe=4), "Easy or rest until you feel well again."),
    Tier.T6: (
        Cap(hard=False, growth=False),
        "You look worn down: easy days only for now, and a doctor if it stays.",
    ),
}


def locked(state: State, day: date) -> bool:
    """Whether a red flag still holds: a clearance counts only from after it was raised."""
    since = state.cleared_on
    return since is None or not state.since <= since <= day


def stops(state: State, day: date) -> bool:
    """Whether a state is an uncleared T1, T2 or T2b: no plan but rest."""
    return (
        state.kind is StateKind.RED_FLAG
        and (state.tier in STOPPING or state.tier is Tier.T2B or state.tier is None)
        and locked(state, day)
    )


def flag_cap(state: State, day: date) -> Cap:
    """The cap of one open red flag; one without a tier is taken for T2.

    After a clinician's yes a bone goes back by steps, from sports without impact on; the rest is
    free.
    """
    tier = state.tier or Tier.T2
    if locked(state, day):
        cap, text = _CAPS[tier]
        return cap.because("R02", text)
    if tier is not Tier.T2B:
        return FREE
    if state.stage is not ReturnStage.OFF:
        return step(state).cap
    text = "No running yet; what your clinician allowed without impact is fine, gently."
    return replace(_UNLOADED).because("R02", text)
