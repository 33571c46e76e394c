"""When the body says no: states, what they mean for the plan, how they end."""

from datetime import date

from coach.ports import Kept
from coach.safety import Finding, answer
from coach.state import ReturnStage, State, StateKind, Tier
from coach.usecases.states import Alarm, Answer, StateChanged
from handlers.buttons import Open, RaiseFlag, Regenerate, StateStep
from handlers.views.html import escape
from handlers.views.message import Key, Keys, Message, rows

WHAT = {
    StateKind.SICK: "ill",
    StateKind.INJURED: "injured",
    StateKind.RETURNING: "on the way back",
    StateKind.RED_FLAG: "on hold until a clinician has seen you",
}

STAGES = {
    ReturnStage.OFF: "no training",
    ReturnStage.WALK: "walking, up to 30 minutes free of symptoms",
    ReturnStage.EASY_SHORT: "easy and short",
    ReturnStage.EASY: "easy only",
    ReturnStage.NORMAL: "back to normal",
}

HELD_TO = {
    Tier.T2B: "no running",
    Tier.T3: "nothing hard, and no week grows",
    Tier.T4: "walking and mobility, up to half an hour",
}
"""What a flag leaves until a clinician has said yes; the others leave rest."""


def fixed(found: Finding, monday: date) -> Message:
    """The fixed text of what was found in a question or a note; heeded with a tap."""
    keys: Keys = ()
    if not found.about_other:
        if found.tier in {Tier.T3, Tier.T4}:
            keys = ((Key("That is me, plan like that", RaiseFlag(found.tier.value)),),)
        elif found.tier is Tier.T6:
            keys = ((Key("Plan easy days", Regenerate(monday, "tired")),),)
    return Message(html=escape(answer(found)), keys=keys)


def alarm(found: Alarm) -> Message:
    """The fixed text of a red flag; nothing else is said in that message."""
    keys: Keys = ()
    if found.state is not None:
        keys = ((Key("A clinician cleared me", StateStep(found.state.id, Answer.CLEARED.value)),),)
    return Message(html=escape(answer(found.finding)), keys=keys)


def changed(done: StateChanged) -> Message:
    """A state was opened or moved; what it means now."""
    state = done.state
    if state.until is not None:
        return Message(
            html="Good. That is behind you; the plan goes on from where you are.",
            keys=((Key("This week", Open("week")),),),
        )
    if not done.moved and not done.opened:
        return Message(html=_still(state), keys=_answers(done.id, state))
    return Message(html=_now(state), keys=_answers(done.id, state))


def listed(states: tuple[Kept[State], ...]) -> Message:
    """All that is open; each is asked about."""
    if not states:
        return Message(
            html="Nothing is open: you are well, as far as I know.",
            keys=((Key("I am ill", Open("sick")), Key("Something hurts", Open("injury"))),),
        )
    parts = [_now(kept.value) for kept in states]
    keys = tuple(row for kept in states for row in _answers(kept.id, kept.value))
    return Message(html="\n\n".join(parts), keys=keys)


def follow_up(states: tuple[Kept[State], ...]) -> Message:
    """The coach asks; nothing ends by itself."""
    parts = [f"How is it going? {_now(kept.value)}" for kept in states]
    keys = tuple(row for kept in states for row in _answers(kept.id, kept.value))
    return Message(html="\n\n".join(parts), keys=keys)


def closed() -> Message:
    return Message(html="That one is closed already.", keys=((Key("This week", Open("week")),),))


def _now(state: State) -> str:
    where = f" ({escape(state.where)})" if state.where else ""
    since = f"{state.since:%a} {state.since.day} {state.since:%b}"
    if state.kind is StateKind.RED_FLAG:
        until = HELD_TO.get(state.tier, "rest") if state.tier else "rest"
        return f"On hold since {since}, until a clinician has cleared you. Until then: {until}."
    text = f"You are {WHAT[state.kind]}{where} since {since}."
    text += f" For now: {STAGES[state.stage]}."
    if state.kind is StateKind.SICK and state.stage is ReturnStage.OFF:
        text += (
            " After fever I wait for 48 hours without it, then go as easy as you were ill long."
        )
    if state.stage is ReturnStage.OFF and state.kind is StateKind.INJURED:
        text += (
            " See a clinician if it stays, if it is on the bone, or if it wakes you. "
            "The next step is a walk of 30 minutes without symptoms."
        )
    return text


def _still(state: State) -> str:
    if state.kind is StateKind.RED_FLAG or state.tier is Tier.T2:
        return (
            "This one I do not reopen on my own. See a clinician first; "
            "tap the button when they have cleared you."
        )
    return f"Noted, it stays as it is. {_now(state)}"


def _answers(id_: int, state: State) -> Keys:
    def key(label: str, answer: Answer) -> Key:
        return Key(label, StateStep(id_, answer.value))

    if state.kind is StateKind.RED_FLAG or state.tier is Tier.T2:
        return ((key("A clinician cleared me", Answer.CLEARED),),)
    keys = [key("Better", Answer.BETTER), key("The same", Answer.SAME), key("Worse", Answer.WORSE)]
    if state.kind is StateKind.SICK and state.fever_free_since is None:
        keys.append(key("No fever any more", Answer.FEVER_GONE))
    return rows(keys, 3)
