"""Changes of a day by hand: skipped, shorter, moved; and what they came to."""

from datetime import date

from coach.usecases.week import WeekShown
from handlers.buttons import KeepOldWeek, Move, Shorter, ShowDay, ShowWeek, SkipWorkout
from handlers.views.html import escape
from handlers.views.message import Key, Message, rows
from handlers.views.week import changed_days, one_line

SKIP_REASONS = (
    ("physical", "Body"),
    ("life", "Life"),
    ("weather", "Weather"),
    ("plan", "Did not suit me"),
)


def skip_reasons(on: date, index: int) -> Message:
    """A workout that will not be done: the reason decides whether next week changes."""
    keys = [Key(label, SkipWorkout(on, index, reason)) for reason, label in SKIP_REASONS]
    return Message(
        html="What is in the way? Your tap takes it off the day.",
        keys=(tuple(keys[:2]), tuple(keys[2:]), (Key("‹ Back", ShowDay(on)),)),
    )


def how_short(shown: WeekShown, on: date, index: int) -> Message:
    """How many minutes there are: buttons under what is planned."""
    found = shown.program.on(on)
    planned = found.workouts[index].duration_min if found and index < len(found.workouts) else 0
    choices = [m for m in (15, 20, 30, 40, 50, 60, 75, 90, 120) if m < planned]
    keys = [Key(f"{m} min", Shorter(on, index, m)) for m in choices[-6:]]
    text = (
        f"{escape(one_line(found.workouts[index], shown.athlete.units))}\nHow much time is there?"
        if found and keys
        else "There is nothing to shorten on that day."
    )
    return Message(html=text, keys=(*rows(keys, 3), (Key("‹ Back", ShowDay(on)),)))


def where_to(on: date, free: tuple[tuple[date, str | None], ...]) -> Message:
    """Other days of the week, and what stands in the way of each."""
    lines = [f"Move {on:%A} to which day? The two days change places."]
    lines += [
        f"• {escape(why if why.startswith(f'{to:%A}') else f'{to:%A}: {why}')}"
        for to, why in free
        if why is not None
    ]
    keys = [Key(f"{to:%A}", Move(on, to)) for to, why in free if why is None]
    return Message(html="\n".join(lines), keys=(*rows(keys, 3), (Key("‹ Back", ShowDay(on)),)))


def adjusted(shown: WeekShown | None, text: str, on: date) -> Message:
    """What a change by hand came to; or why it was not made."""
    if shown is None:
        return Message(
            html=f"I left it as it is. {escape(text)}", keys=((Key("‹ Day", ShowDay(on)),),)
        )
    monday = shown.program.week_start_date
    body = f"{escape(text)}\n\n{changed_days(shown.changes)}" if shown.changes else escape(text)
    return Message(
        html=body,
        keys=((Key("Week", ShowWeek(monday)), Key("Keep old", KeepOldWeek(monday))),),
    )
