"""Days away."""

from datetime import date

from coach.availability import Conditions, DatedException
from coach.ports import Kept
from coach.usecases.away import AwayKept
from handlers.buttons import GoAway, Open, RemoveAway, UndoLast
from handlers.views import words
from handlers.views.html import escape
from handlers.views.message import Key, Message, rows

EXAMPLE = "/away 2026-12-12..2026-12-14 travel"


def kept(done: AwayKept) -> Message:
    several = done.exception.to != done.exception.from_
    ends = "They end by themselves." if several else "It ends by itself."
    lines = [f"Noted: {_days(done.exception)}. {ends}"]
    lines += [
        f"{escape(race.name)} on {words.day(race.date)} lies in it and stays on your calendar; "
        "/race changes that."
        for race in done.races
    ]
    return Message(
        html="\n".join(lines),
        keys=((Key("Not away after all", RemoveAway(done.id)), Key("This week", Open("week"))),),
    )


def offer(days: tuple[date, date]) -> Message:
    """Plain words told of days away: what shall hold for them?"""
    first, last = days
    span = words.day(first) if first == last else f"{words.day(first)} to {words.day(last)}"
    return Message(
        html=f"{span}, away from home. Can you train then?",
        keys=(
            (Key("No training", GoAway(first, last, 0)), Key("As usual", GoAway(first, last, -1))),
            (
                Key("30 min a day", GoAway(first, last, 30)),
                Key("60 min a day", GoAway(first, last, 60)),
            ),
        ),
    )


def as_usual() -> Message:
    return Message(
        html="Then those days stay as they are. /away changes that at any time.",
        keys=((Key("This week", Open("week")),),),
    )


def expected(told: Conditions) -> Message:
    """Heat or height: what is heeded then; training goes on as usual."""
    span = words.day(told.from_)
    if told.to != told.from_:
        span += f" to {words.day(told.to)}"
    said = []
    if told.altitude_m is not None:
        said.append(f"{told.altitude_m:,.0f} m high")
    if told.wbgt_c is not None:
        said.append(f"{told.wbgt_c:g} °C (wet-bulb globe)")
    return Message(
        html=f"Noted: {span} at {' and '.join(said)}. The sessions of those days heed it.",
        keys=((Key("This week", Open("week")), Key("Undo", UndoLast())),),
    )


def listed(ahead: tuple[Kept[DatedException], ...]) -> Message:
    lines = ["<b>Days that differ</b>", *(_days(kept.value) for kept in ahead)]
    keys = [
        Key(f"Remove {kept.value.from_:%a} {kept.value.from_.day}", RemoveAway(kept.id))
        for kept in ahead
    ]
    return Message(html="\n".join(lines), keys=(*rows(keys, 2), (Key("Add", Open("away_add")),)))


def removed(gone: DatedException | None) -> Message:
    if gone is None:
        return Message(html="Those days were removed already.")
    return Message(html=f"Removed: {_days(gone)}.", keys=((Key("This week", Open("week")),),))


def unreadable(why: str = "") -> Message:
    return Message(
        html=(
            f"{escape(why) or 'I could not read the dates.'} "
            f"One that works: <code>{EXAMPLE}</code>, or <code>/away 3 days</code>"
        ),
        keys=((Key("Ask me step by step", Open("away_add")),),),
    )


def passed() -> Message:
    return Message(html=f"Those days have passed. One that works: <code>{EXAMPLE}</code>")


def _days(exception: DatedException) -> str:
    span = words.day(exception.from_)
    if exception.to != exception.from_:
        span += f" to {words.day(exception.to)}"
    several = exception.to != exception.from_
    what = words.minutes(exception.minutes) if exception.minutes else "no training"
    what += " a day" if exception.minutes and several else ""
    reason = f" ({escape(exception.reason)})" if exception.reason else ""
    return f"{span}: {what}{reason}"
