"""Around an activity file: being read, too big, and what was done with what was in it."""

from datetime import date

from coach.activity import Activity
from coach.athlete import Units
from coach.usecases.activities import ActivityLogged
from handlers.buttons import Open, UndoLast
from handlers.views import words
from handlers.views.html import escape
from handlers.views.journal import activity_line
from handlers.views.message import Key, Message


def reading() -> Message:
    return Message(html="Reading your file …", silent=True)


def too_big() -> Message:
    return Message(
        html=(
            "That file is over 20 MB, which is the most Telegram hands me. "
            "Packed as .gz or .zip it usually fits."
        )
    )


def many(done: list[ActivityLogged], warnings: tuple[str, ...]) -> Message:
    """A file with many activities: how many, from when to when, what was there already."""
    fresh = [one for one in done if not one.again]
    days = sorted(one.activity.day for one in done)
    lines = [
        f"<b>{len(done)} activities</b>, {_long(days[0])} to {_long(days[-1])}.",
        f"New: {len(fresh)}. Known already: {len(done) - len(fresh)}.",
        *(f"<i>{escape(warning)}</i>" for warning in warnings),
    ]
    return Message(
        html="\n".join(lines),
        keys=((Key("Journal", Open("journal")), Key("Load", Open("metrics"))),),
    )


def _long(day: date) -> str:
    return f"{words.day(day)} {day.year}"


def rated(activity: Activity, units: Units) -> Message:
    return Message(
        html=f"Noted: {activity_line(activity, units)}",
        keys=((Key("Undo", UndoLast()), Key("Today", Open("today"))),),
    )


def matched(day: date) -> Message:
    return Message(
        html=f"Then that is {day:%A}’s session done.",
        keys=((Key("This week", Open("week")),),),
    )


def extra() -> Message:
    return Message(
        html="Then it counts as a session of its own; what was planned stays open.",
        keys=((Key("This week", Open("week")),),),
    )


def joined() -> Message:
    return Message(
        html="One run, then: the file's numbers, your effort.", keys=((Key("Undo", UndoLast()),),)
    )


def removed() -> Message:
    return Message(html="Removed.", keys=((Key("Undo", UndoLast()),),))


def gone() -> Message:
    return Message(
        html="That activity is not there any more.", keys=((Key("Journal", Open("journal")),),)
    )


def redated(activity: Activity | None, units: Units) -> Message:
    if activity is None:
        return gone()
    day = f"{words.day(activity.day)} {activity.day.year}"
    return Message(
        html=f"Noted for {day}: {activity_line(activity, units)}",
        keys=((Key("Undo", UndoLast()), Key("Journal", Open("journal"))),),
    )
