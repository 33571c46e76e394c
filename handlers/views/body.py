"""When the body says no: states, what they mean for the plan, how they end."""

from datetime import date, timedelta

from coach.planning.illness import FEVER_REST
from coach.planning.pain import Pain
from coach.ports import Kept
from coach.safety import Finding, answer
from coach.state import ReturnStage, State, StateKind, Tier
from coach.usecases.states import Alarm, Answer, StateChanged
from coach.usecases.wishes import Need
from handlers.buttons import JournalDay, Open, RaiseFlag, Regenerate, StateStep
from handlers.views import words
from handlers.views.html import escape
from handlers.views.message import Key, Keys, Message, rows

DAY = timedelta(days=1)

WHAT = {
    StateKind.SICK: "ill",
    StateKind.INJURED: "injured",
    StateKind.RETURNING: "on the way back",
    StateKind.RED_FLAG: "on hold until a clinician has seen you",
}

SHORT = {
    StateKind.SICK: "Illness: ",
    StateKind.INJURED: "Injury: ",
    StateKind.RETURNING: "Way back: ",
    StateKind.RED_FLAG: "On hold: ",
}

STAGES = {
    ReturnStage.OFF: "rest",
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

UNTIL_TAPPED = "Words alone change no week of yours here: it follows when you tap below."
"""Said of others and of the past far too often to act on words (docs/decisions/0011)."""


def fixed(found: Finding, monday: date) -> Message:
    """The fixed text of what was found in a question or a note; heeded with a tap."""
    keys: Keys = ()
    text = answer(found)
    if not found.about_other:
        if found.tier in {Tier.T3, Tier.T4}:
            keys = ((Key("That is me, plan like that", RaiseFlag(found.tier.value)),),)
            text += f"\n\n{UNTIL_TAPPED}"
        elif found.tier is Tier.T6:
            keys = ((Key("Plan easy days", Regenerate(monday, "tired")),),)
    return Message(html=escape(text), keys=keys)


def alarm(found: Alarm) -> Message:
    """The fixed text of a red flag; nothing else is said in that message."""
    keys: Keys = ()
    if found.state is not None:
        keys = _answers(found.state.id, found.state.state)
    return Message(html=escape(answer(found.finding)), keys=keys)


def changed(done: StateChanged) -> Message:
    """A state was opened or moved; what it means now."""
    state = done.state
    if state.until is not None:
        return Message(
            html="Good. That is behind you; the plan goes on from where you are.",
            keys=(*_pain(done), (Key("This week", Open("week")),)),
        )
    if not done.moved and not done.opened:
        return Message(html=_still(done), keys=(*_answers(done.id, state), *_pain(done)))
    if state.kind is StateKind.RETURNING and state.cleared_on is not None and done.opened:
        text = f"Good that you were seen. The way back begins gently: {STAGES[state.stage]}. "
        text += "Each step up is your answer, so tell me how it goes."
        return Message(html=text, keys=_answers(done.id, state))
    return Message(html=_now(state), keys=(*_answers(done.id, state), *_pain(done)))


def _pain(done: StateChanged) -> Keys:
    """The newest pain answer counts until a newer one: a way to give it."""
    if done.state.kind is not StateKind.INJURED or done.opened:
        return ()
    return ((Key("Pain today", JournalDay(done.today, "edit")),),)


def listed(states: tuple[Kept[State], ...]) -> Message:
    """All that is open; each is asked about."""
    if not states:
        return Message(
            html="Nothing is open: you are well, as far as I know.",
            keys=((Key("I am ill", Open("sick")), Key("Something hurts", Open("injury"))),),
        )
    _, keys = asked(states)
    return Message(html="\n\n".join(_now(kept.value) for kept in states), keys=keys)


def asked(states: tuple[Kept[State], ...]) -> tuple[list[str], Keys]:
    """The coach asks how each open state goes; nothing ends by itself."""
    texts = [_question(kept.value) for kept in states]
    several = len(states) > 1
    keys = tuple(
        row
        for kept in states
        for row in _answers(kept.id, kept.value, SHORT[kept.value.kind] if several else "")
    )
    return texts, keys


def _since(state: State) -> str:
    """How it stands, and from when on: nobody is on the way back who must not move yet."""
    kind = "resting" if _is_resting(state) else WHAT[state.kind]
    where = f" ({escape(state.where)})" if state.where else ""
    return f"You have been {kind}{where} since {words.day(state.since)}"


def _is_resting(state: State) -> bool:
    return state.kind is StateKind.RETURNING and state.stage is ReturnStage.OFF


def _question(state: State) -> str:
    if state.kind is StateKind.RED_FLAG:
        return f"On hold since {words.day(state.since)}. Has a clinician cleared you?"
    head = _since(state)
    if state.tier is Tier.T2:
        return f"{head}. Has a clinician cleared you?"
    return f"{head}: {_allowed(state)}. How is it now?"


def say_first(need: Need) -> Message:
    """A wish for another week that tells of illness or pain: that decides the week."""
    if need is Need.SICK:
        return Message(
            html="If you are ill, that decides your week. Tell me how, and it follows at once.",
            keys=((Key("I am ill", Open("sick")), Key("This week", Open("week"))),),
        )
    return Message(
        html="If something hurts, that decides your week. Tell me where and how much.",
        keys=((Key("Something hurts", Open("injury")), Key("This week", Open("week"))),),
    )


def closed() -> Message:
    return Message(html="That one is closed already.", keys=((Key("This week", Open("week")),),))


def _now(state: State) -> str:
    if state.kind is StateKind.RED_FLAG:
        until = HELD_TO.get(state.tier, "rest") if state.tier else "rest"
        since = words.day(state.since)
        return f"On hold since {since}, until a clinician has cleared you. Until then: {until}."
    text = f"{_since(state)}. For now: {_allowed(state)}."
    if state.stage is ReturnStage.OFF and state.kind is StateKind.INJURED:
        text += (
            " See a clinician if it stays, if it is on the bone, or if it wakes you. "
            "The next step is a walk of 30 minutes without symptoms."
        )
    return text


def _allowed(state: State) -> str:
    """What the stage leaves; after a fever first 48 hours without it."""
    if state.kind is StateKind.INJURED and state.stage is ReturnStage.OFF:
        return "no running, at most gentle mobility"
    if not _with_fever(state):
        return STAGES[state.stage]
    if state.fever_free_since is None:
        return "rest, until 48 hours have passed without fever"
    return f"rest until {words.day(state.fever_free_since + FEVER_REST - DAY)}, then a walk"


def _with_fever(state: State) -> bool:
    return (
        state.kind is StateKind.SICK
        and state.stage is ReturnStage.OFF
        and (state.tier is Tier.T5 or state.fever_free_since is not None)
    )


def _still(done: StateChanged) -> str:
    """The answer moved nothing: why, and what would."""
    state = done.state
    if state.kind is StateKind.RED_FLAG or state.tier is Tier.T2:
        return (
            "This one I do not reopen on my own. See a clinician first; "
            "tap the button when they have cleared you."
        )
    if done.counted:
        return f"That answer counted already. {_now(state)}"
    waits = _waits(done)
    if waits is not None:
        return waits
    text = f"Noted, it stays as it is. {_now(state)}"
    if state.stage is ReturnStage.OFF and state.kind is StateKind.SICK:
        text += " If it gets worse while you rest, see a clinician."
    return text


def _waits(done: StateChanged) -> str | None:
    """What the step up waits for; None where it does not wait."""
    if done.feverish:
        return "Good to hear. First the fever: tap below on the first day without it."
    if done.fever_until is not None:
        return (
            "Good to hear. Two whole days without fever come first: rest until "
            f"{words.day(done.fever_until)}, then tell me again."
        )
    if done.stepped:
        return (
            "Good to hear. One step a day: today it stays at "
            f"{_allowed(done.state)}. Tell me tomorrow how that was."
        )
    if done.hurts is not None:
        return (
            f"Good to hear. You last said {_pain_said(done.hurts)}, and with that there is no "
            "running yet. Tell me how much it hurts today, then the next step is yours."
        )
    return None


def _pain_said(pain: Pain) -> str:
    text = f"pain {pain.value} of 10" if pain.value else "pain"
    if pain.changes_movement:
        return f"{text} that changes how you move"
    return f"{text}, worse the next morning" if pain.worse_next_morning else text


def _answers(id_: int, state: State, name: str = "") -> Keys:
    """The answers there are to a state; `name` tells it from another one that is open."""

    def key(label: str, answer: Answer) -> Key:
        return Key(f"{name}{label}", StateStep(id_, answer.value, state.stage.value))

    if state.kind is StateKind.RED_FLAG or state.tier is Tier.T2:
        return ((key("A clinician cleared me", Answer.CLEARED),),)
    keys = [key("Better", Answer.BETTER), key("The same", Answer.SAME), key("Worse", Answer.WORSE)]
    if _with_fever(state) and state.fever_free_since is None:
        keys.append(key("No fever any more", Answer.FEVER_GONE))
    return rows(keys, 3)
