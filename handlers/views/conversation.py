"""Answers to words nobody asked for."""

from handlers.buttons import Open
from handlers.views.html import escape
from handlers.views.message import Key, Message


def question(*, claude: bool) -> Message:
    """A question, where no Claude is there to answer it."""
    if claude:
        return Message(html="Let me think about that.")
    return Message(
        html=(
            "Questions need Claude, and none is connected to this bot. What I can show you "
            "without: why each day of your week is there, and your load in words."
        ),
        keys=((Key("This week", Open("week")), Key("Load", Open("metrics"))),),
    )


def moved(zone: str) -> Message:
    name = escape(zone.replace("_", " "))
    return Message(html=f"Your clock is now {name}. I did not keep the place.")


def dropped() -> Message:
    return Message(html="All right, nothing was noted.")
