"""Answers to questions, and the buttons for what a question wanted changed."""

from datetime import date, timedelta

from coach.proposal import Action
from coach.usecases.ask import Answered, Silence
from coach.usecases.requests import Wanted
from handlers.buttons import (
    AskReason,
    Button,
    Candidate,
    Easier,
    Move,
    Open,
    Shorter,
    ShowDay,
    SkipWorkout,
)
from handlers.views import words
from handlers.views.html import escape
from handlers.views.message import Key, Keys, Message, Style

PLACES: Keys = ((Key("This week", Open("week")), Key("Load", Open("metrics"))),)

WITHOUT = (
    "What I can show you without: why each day of your week is there, and your load in words."
)

SILENT = {
    Silence.NO_KEY: "Questions need Claude, and none is connected to this bot.",
    Silence.ATHLETE: "Your share of Claude for today is used up; it begins anew at midnight UTC.",
    Silence.BOT: "What is set aside for Claude is used up for now.",
    Silence.AWAY: "Claude cannot be reached just now, so I cannot answer that.",
    Silence.DECLINED: "Claude would not answer that.",
    Silence.UNREAD: "What Claude answered could not be read, so I say nothing rather than guess.",
}

LABELS: dict[Action, tuple[str, Button]] = {
    Action.JOURNAL: ("Journal", Open("journal")),
    Action.RACE: ("Races", Open("race")),
    Action.AWAY: ("Days away", Open("away_add")),
    Action.SICK: ("I am ill", Open("sick")),
    Action.INJURY: ("Something hurts", Open("injury")),
    Action.SETTINGS: ("Settings", Open("settings")),
}


def growing(text: str) -> Message:
    """An answer while it is being written."""
    return Message(html=f"{escape(text)} …")


def whole(answered: Answered, wanted: Wanted | None, today: date) -> Message:
    """The answer, and a button for what the question wanted changed."""
    return Message(html=escape(answered.text), keys=_change_keys(answered.action, wanted, today))


def silent(why: Silence, key: str) -> Message:
    """No answer: why, and what there is without."""
    again: Keys = ()
    if why in {Silence.AWAY, Silence.UNREAD}:
        again = ((Key("Ask again", Candidate("ask", key)),),)
    return Message(html=f"{SILENT[why]} {WITHOUT}", keys=(*again, *PLACES))


def offer(wanted: Wanted, today: date) -> Message:
    """A change to one day, understood and not made yet."""
    day = words.when(wanted.day, today)
    if wanted.to is not None:
        to = words.when(wanted.to, today)
        text = f"Move what is planned for {day} to {to}? I check the week around it first."
    elif wanted.skip:
        text = f"Leave out what is planned for {day}? Nothing has to be made up."
    elif wanted.minutes == 0:
        text = f"Make {day} shorter?"
    elif wanted.minutes is not None:
        text = f"Keep {day} to {words.minutes(wanted.minutes)}?"
    else:
        text = f"Make {day} easier?"
    return Message(
        html=escape(text[:1].upper() + text[1:]),
        keys=((_exact(wanted), Key("Show the day", ShowDay(wanted.day))),),
    )


def offer_week(key: str) -> Message:
    """A wish for the week that is not one day's."""
    return Message(
        html="That sounds like a change of your week. Shall I write it again with that in mind?",
        keys=(
            (Key("Write it again", Candidate("renew", key), style=Style.PRIMARY),),
            (Key("Ask the coach", Candidate("ask", key)), Key("Not now", Candidate("drop", key))),
        ),
    )


def dealt_with() -> Message:
    return Message(html="That one was dealt with already.", keys=PLACES)


def _change_keys(action: Action | None, wanted: Wanted | None, today: date) -> Keys:
    """The buttons for what was wanted: exactly that where rules understood it, else the place."""
    if wanted is not None:
        return ((_exact(wanted),),)
    if action is None:
        return ()
    if action in LABELS:
        label, button = LABELS[action]
        return ((Key(label, button),),)
    if action is Action.REGENERATE:
        monday = today - timedelta(days=today.weekday())
        return ((Key("Another week", AskReason(monday)),),)
    return ((Key("Today", ShowDay(today)), Key("Choose the day", Open("week"))),)


def _exact(wanted: Wanted) -> Key:
    if wanted.to is not None:
        return Key("Move it", Move(wanted.day, wanted.to), style=Style.PRIMARY)
    if wanted.skip:
        return Key("Leave it out", SkipWorkout(wanted.day, wanted.index, ""), style=Style.PRIMARY)
    if wanted.minutes is not None:
        label = f"Keep it to {words.minutes(wanted.minutes)}" if wanted.minutes else "How long?"
        return Key(
            label, Shorter(wanted.day, wanted.index, round(wanted.minutes)), style=Style.PRIMARY
        )
    return Key("Make it easier", Easier(wanted.day, wanted.index), style=Style.PRIMARY)
