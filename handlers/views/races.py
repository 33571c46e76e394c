"""Races ahead and behind."""

from collections.abc import Sequence
from datetime import date

from coach.athlete import Units
from coach.performance.outlook import Outlook
from coach.race import Finish, Priority, RaceGoal, RaceResult
from coach.usecases.races import Calendar, RaceKept, ResultKept
from handlers.buttons import Open, ShowRace, ShowResult
from handlers.views import outlook, words
from handlers.views.html import bold, escape
from handlers.views.message import Key, Message, Style, rows

EXAMPLE = "/race Western States 100 2027-06-26 100mi A 24:00:00 5500m"
RESULT_EXAMPLE = "/race result Berlin Marathon 2026-09-27 42.2k 3:28:11"


def calendar(shown: Calendar) -> Message:
    """All races, each a button."""
    units = shown.dossier.athlete.units
    parts: list[str] = ["<b>Your races</b>"]
    keys: list[Key] = []
    for kept in shown.ahead:
        parts.append(_goal_line(kept.value, shown.today, units))
        keys.append(
            Key(f"{kept.value.priority} {short(kept.value.name)}", ShowRace(kept.id, "view"))
        )
    if not shown.ahead:
        parts.append("None ahead. A race gives the weeks a direction.")
    for kept in shown.unanswered:
        parts.append(
            f"{bold(kept.value.name)} was on {words.day(kept.value.date)}. How did it go?"
        )
        keys.append(Key(f"Result of {short(kept.value.name)}", ShowRace(kept.id, "result")))
        keys.append(Key(f"No start: {short(kept.value.name)}", ShowRace(kept.id, "unstarted")))
    if shown.behind:
        parts.append("<b>Behind you</b>")
        newest = sorted(shown.behind, key=lambda k: k.value.date, reverse=True)[:10]
        parts += [_result_line(kept.value, units) for kept in newest]
        keys += [
            Key(f"{short(k.value.name)} {k.value.date.year}", ShowResult(k.id, "view"))
            for k in newest[:4]
        ]
    parts.append(f"<i>In one line: {escape(EXAMPLE)}</i>")
    add = (
        Key("Add a race", Open("race_add"), style=Style.PRIMARY),
        Key("Add a result", Open("result_add")),
    )
    return Message(html="\n".join(parts), keys=(*rows(keys, 2), add))


def goal(
    id_: int,
    race: RaceGoal,
    today: date,
    units: Units,
    found: Outlook | None = None,
    says: Sequence[str] = (),
) -> Message:
    """One race ahead: what it may take, whether it is in reach, what can be done with it."""
    others = [p for p in Priority if p is not race.priority]
    parts = (_goal_line(race, today, units), outlook.lines(race, found, units))
    edit = [Key("Edit", ShowRace(id_, "edit"))]
    if race.date <= today:
        edit.append(Key("Add the result", ShowRace(id_, "result")))
    return Message(
        html="\n\n".join((*parts, *_said(says, units))),
        keys=(
            tuple(edit),
            tuple(Key(f"Make it {p.value}", ShowRace(id_, p.value)) for p in others),
            (
                Key("Delete", ShowRace(id_, "delete"), style=Style.DANGER),
                Key("‹ Races", Open("race")),
            ),
        ),
    )


def really_delete(id_: int, race: RaceGoal) -> Message:
    return Message(
        html=f"Delete {bold(race.name)} from your calendar?",
        keys=(
            (
                Key("Delete", ShowRace(id_, "deleted"), style=Style.DANGER),
                Key("Keep it", ShowRace(id_, "view")),
            ),
        ),
    )


def result(id_: int, behind: RaceResult, units: Units) -> Message:
    return Message(
        html=_result_line(behind, units),
        keys=(
            (
                Key("Delete", ShowResult(id_, "delete"), style=Style.DANGER),
                Key("‹ Races", Open("race")),
            ),
        ),
    )


def kept(done: RaceKept, units: Units) -> Message:
    """A race is on the calendar; a second A race offers the swap or both."""
    verb = "Changed" if done.changed else "On the calendar"
    line = f"{verb}: {_goal_line(done.race, done.today, units)}"
    text = "\n\n".join((line, *_said(done.says, units)))
    keys: list[tuple[Key, ...]] = []
    if done.rival is not None:
        rival = done.rival.value
        text += (
            f"\n\n{bold(rival.name)} on {words.day(rival.date)} is an A race too. A season is "
            "built toward one; the earliest counts first."
        )
        keys.append((Key(f"Make {short(rival.name)} a B race", ShowRace(done.rival.id, "B")),))
        keys.append((Key(f"Make {short(done.race.name)} a B race", ShowRace(done.id, "B")),))
        keys.append((Key("Keep both as A", ShowRace(done.id, "view")),))
    else:
        keys.append((Key("This week", Open("week")), Key("Races", Open("race"))))
    return Message(html=text, keys=tuple(keys))


def _said(says: Sequence[str], units: Units) -> tuple[str, ...]:
    """What the season says of a race, as this athlete reads distances."""
    return tuple(escape(words.in_units(text, units)) for text in says)


def result_kept(done: ResultKept, units: Units) -> Message:
    head = "That result was there already; its numbers are now these." if done.again else "Noted."
    return Message(
        html=f"{head}\n{_result_line(done.result, units)}", keys=((Key("Races", Open("race")),),)
    )


def deleted(name: str) -> Message:
    return Message(
        html=f"Deleted: {escape(name)}. /undo brings it back within 24 hours.",
        keys=((Key("Races", Open("race")),),),
    )


def not_started(name: str) -> Message:
    """No start: a decision, not a failure."""
    return Message(
        html=(
            f"{bold(name)} is off your calendar, without a start. Nothing that you trained is "
            "lost by that, and the plan goes on from here. /undo brings it back within 24 hours."
            "\n\n"
            "If something is wrong with you, tell me, so that the week heeds it."
        ),
        keys=(
            (Key("I am ill", Open("sick")), Key("Something hurts", Open("injury"))),
            (Key("This week", Open("week")), Key("Races", Open("race"))),
        ),
    )


def gone() -> Message:
    return Message(
        html="That one is not on your calendar any more.", keys=((Key("Races", Open("race")),),)
    )


def unreadable(words_: str) -> Message:
    """A one-line race that could not be read: what was missing, and one that works."""
    why = words_[:1].upper() + words_[1:].rstrip(".")
    return Message(
        html=(
            f"I could not read that as a race. {escape(why)}.\n"
            f"One that works: <code>{escape(EXAMPLE)}</code>\n"
            f"A result: <code>{escape(RESULT_EXAMPLE)}</code>"
        ),
        keys=((Key("Ask me step by step", Open("race_add")),),),
    )


def _goal_line(race: RaceGoal, today: date, units: Units) -> str:
    parts = [f"{words.day(race.date)} {race.date.year}"]
    if race.km:
        parts.append(words.distance(race.km, units))
    if race.ascent_m:
        parts.append(f"↑ {words.ascent(race.ascent_m, units)}")
    if race.target_s:
        parts.append(f"target {words.clock(race.target_s)}")
    if race.date >= today:
        parts.append(words.weeks_until(race.date, today))
    return f"{race.priority.value} · {bold(race.name)} · {' · '.join(parts)}"


def _result_line(behind: RaceResult, units: Units) -> str:
    time = (
        "did not finish"
        if behind.status is Finish.DNF or behind.time_s is None
        else words.clock(behind.time_s)
    )
    return (
        f"{words.day(behind.date)} {behind.date.year} · {bold(behind.name)} · "
        f"{words.distance(behind.km, units)} · {time}"
    )


def short(name: str) -> str:
    """As it fits on a button."""
    return name if len(name) <= 20 else name[:19] + "…"  # noqa: PLR2004 (a button's width)
