"""Results that were read in a picture or a list: rows with what is doubted, a button each."""

from coach.athlete import Units
from coach.race import Finish, RaceResult
from coach.usecases.ask import Silence
from coach.usecases.found import Found, FoundRow
from handlers.buttons import FoundResult, Open, UndoLast
from handlers.views import words
from handlers.views.html import bold, escape
from handlers.views.message import Key, Keys, Message, Style, rows

PAGE = 10
UNREAD_MOST = 5

TYPED = "/race result Berlin Marathon 2026-09-27 42.2k 3:28:11"

WHY = {
    Silence.NO_KEY: "I cannot read pictures or lists of results: that needs Claude, and none is "
    "connected to this bot.",
    Silence.ATHLETE: "Your share of Claude for today is used up, so I cannot read that until "
    "midnight UTC.",
    Silence.BOT: "What is set aside for Claude is used up for now, so I cannot read that.",
    Silence.AWAY: "Claude cannot be reached just now, so I could not read that. "
    "Please send it again in a while.",
    Silence.DECLINED: "Claude would not read that.",
    Silence.UNREAD: "What Claude made of it could not be used. Please send it again, "
    "cut to the rows that are yours.",
}


def found(shown: Found, page: int = 0) -> Message:
    """A page of rows; what was kept just now stands above them."""
    if not shown.rows:
        return nothing(shown)
    last = (len(shown.rows) - 1) // PAGE
    page = min(max(0, page), last)
    here = shown.rows[page * PAGE : (page + 1) * PAGE]
    parts = [_kept(shown)] if shown.kept else []
    parts.append(_head(shown))
    parts += [_line(row, shown.units) for row in here]
    if shown.unread:
        parts.append(_unread(shown))
    return Message(html="\n".join(parts), keys=_keys(shown, here, page, last))


def nothing(shown: Found) -> Message:
    """No rows: why, and what does work."""
    if shown.silence is not None:
        text = f"{WHY[shown.silence]}\nWhat works without, one result a line:\n"
    else:
        text = "I found no race result there. If there is one, type it like this:\n"
    return Message(
        html=f"{text}<code>{TYPED}</code>",
        keys=((Key("Ask me step by step", Open("result_add")), Key("Races", Open("race"))),),
    )


def no_eyes() -> Message:
    """A picture, where there is nobody who could look at it."""
    return Message(
        html=(
            f"{WHY[Silence.NO_KEY]}\nA result can be typed, one a line:\n<code>{TYPED}</code>\n"
            "A session comes in as the .fit, .tcx or .gpx file of your watch, or typed: "
            "12k 1:05 rpe 6."
        ),
        keys=((Key("Add a result", Open("result_add")), Key("Journal", Open("journal"))),),
    )


def too_big() -> Message:
    return Message(
        html=(
            "That picture is too large for me. Sent as a photo instead of a file, it becomes "
            "small enough."
        )
    )


def over() -> Message:
    return Message(
        html="Those results were read too long ago. Send them again and I read them anew.",
        keys=((Key("Races", Open("race")),),),
    )


def _kept(shown: Found) -> str:
    if len(shown.kept) == 1:
        return f"Saved: {_result(shown.kept[0], shown.units)}\n"
    return f"Saved: {len(shown.kept)} results.\n"


def _head(shown: Found) -> str:
    count = len(shown.rows)
    known = sum(row.known for row in shown.rows)
    doubted = sum(not row.sure and not row.known for row in shown.rows)
    parts = [f"<b>{count} result{'s' if count != 1 else ''}</b>"]
    if known:
        parts.append(f"{known} stored")
    if doubted:
        parts.append(f"{doubted} to look at")
    return ", ".join(parts)


def _line(row: FoundRow, units: Units) -> str:
    lines = [f"{row.number} · {_result(row.result, units)}"]
    if row.known:
        lines.append("<i>Stored.</i>")
    elif row.doubts:
        lines.append(f"<i>{escape(' '.join(row.doubts))}</i>")
    elif not row.sure:
        lines.append("<i>I am not sure that I read this right.</i>")
    return "\n".join(lines)


def _result(behind: RaceResult, units: Units) -> str:
    day = f"{words.day(behind.date)} {behind.date.year}"
    time = "no time"
    if behind.status is Finish.DNF:
        time = "did not finish"
    elif behind.time_s is not None:
        time = words.clock(behind.time_s)
    far = words.exact_distance(behind.km, units)
    climb = f" · ↑ {words.ascent(behind.ascent_m, units)}" if behind.ascent_m else ""
    return f"{day} · {bold(behind.name)} · {far}{climb} · {time}"


def _unread(shown: Found) -> str:
    lines = [f"• {escape(line[:60])}" for line in shown.unread[:UNREAD_MOST]]
    more = len(shown.unread) - UNREAD_MOST
    if more > 0:
        lines.append(f"• and {more} more")
    why = f"{WHY[shown.silence]} " if shown.silence is not None else ""
    return "\n".join([f"{why}Not read:", *lines])


def _keys(shown: Found, here: tuple[FoundRow, ...], page: int, last: int) -> Keys:
    def key(label: str, what: str, style: Style | None = None) -> Key:
        return Key(label, FoundResult(shown.key, what), style=style)

    open_ = [row for row in shown.rows if row.keepable and not row.known]
    sure = [row for row in open_ if row.sure]
    keys: list[tuple[Key, ...]] = []
    if len(sure) > 1:
        keys.append((key(f"Save all {len(sure)} I am sure of", "all", Style.PRIMARY),))
    single = [
        key(f"Save {row.number}" if row.sure else f"Save {row.number} anyway", str(row.number))
        for row in here
        if row in open_
    ]
    keys += rows(single, 3)
    turn = []
    if page > 0:
        turn.append(key("‹ Before", f"p{page - 1}"))
    if page < last:
        turn.append(key("More ›", f"p{page + 1}"))
    keys.append(tuple(turn))
    undo = (Key("Undo", UndoLast()),) if shown.kept else ()
    keys.append((*undo, Key("Races", Open("race"))))
    return tuple(row for row in keys if row)
