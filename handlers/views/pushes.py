"""What the coach says by itself."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Any

from coach.dossier import Receipt
from coach.planning.midweek import Quote
from coach.ports import Kept
from coach.state import State
from coach.usecases.pushes import CheckIn, PushContent, SundayWeek, Unlogged, WednesdayWeek
from coach.usecases.race_days import DayAfter, RaceHeld, RaceMorning
from handlers.buttons import JournalDay, Open, Setting, ShowRace, WorkoutDone
from handlers.views import body, offers, question, race_days, races, week, words
from handlers.views.html import escape
from handlers.views.message import Key, Keys, Message, Style, rows

QUOTED = 160
"""Letters of a quote; the journal has the rest."""


def sunday(content: SundayWeek) -> Message:
    """The coming week, and above it whatever has to be said first."""
    shown = week.program(content.shown)
    begun = content.shown.today >= content.shown.program.week_start_date
    head = [] if content.receipt is None else [escape(receipt(content.receipt, begun)), ""]
    if content.race is not None:
        head += [race_days.week(content.race), ""]
    head.append("<b>Your week</b>" if begun else "<b>Your coming week</b>")
    if content.missed:
        head.append(
            f"<i>I was away: {content.missed} earlier "
            f"{'program' if content.missed == 1 else 'programs'} did not reach you.</i>"
        )
    asked, keys = _asked(content.states, content.unlogged)
    head += asked
    parts = ["\n".join(head), shown.html]
    if content.offer is not None:
        parts.append(escape(content.offer.value.text))
        keys = (*keys, *offers.keys(content.offer.id))
    return Message(html="\n\n".join(parts), keys=(*keys, *shown.keys))


def receipt(week_: Receipt, ended: bool = False) -> str:  # noqa: FBT001, FBT002 (said late)
    """One sentence: the forecast, what happened, and why they differ."""
    which = "Last week" if ended else "The week that ends"
    predicted, actual = week_.predicted_external_acwr, week_.actual_external_acwr
    if predicted is None or actual is None:
        return f"{which}: {week_.cause}."
    return f"{which}: load ratio {predicted:.2f} forecast, {actual:.2f} happened, {week_.cause}."


def wednesday(content: WednesdayWeek) -> Message:
    """What changed, or one line: nothing needs to change."""
    said = _changed(content)
    if content.race is None:
        return said
    return replace(said, html=f"{race_days.week(content.race)}\n\n{said.html}")


def _changed(content: WednesdayWeek) -> Message:
    states, done = _asked(content.states, content.unlogged)
    keys = (*done, (Key("This week", Open("week")), Key("Today", Open("today"))))
    if content.offer is not None:
        states.append(escape(content.offer.value.text))
        keys = (*offers.keys(content.offer.id), *keys)
    if not content.changes:
        text = "Midweek check: nothing needs to change. The days done are done, the rest stands."
        return Message(
            html="\n".join([text, *states]),
            keys=keys,
        )
    head = ["<b>Midweek check</b>"]
    if content.because is not None:
        head.append(escape(content.because))
    if content.quote is not None:
        head.append(quoted(content.quote))
    days = week.changed_days(content.changes)
    return Message(html="\n\n".join(["\n".join(head), days, *states]), keys=keys)


def quoted(quote: Quote) -> str:
    """The athlete's own words, as they were written, cut where they run on."""
    said = " ".join(quote.words.split())
    if len(said) > QUOTED:
        said = said[: QUOTED - 1].rstrip() + "…"
    return f"On {quote.day:%A} you wrote: “{escape(said)}”"


def _asked(
    states: tuple[Kept[State], ...], missing: tuple[Unlogged, ...]
) -> tuple[list[str], Keys]:
    """How each open state goes, and what is not noted; with a tap for each answer."""
    texts, taps = body.asked(states)
    open_, done = _unlogged(missing)
    return [*texts, *open_], (*taps, *done)


def check_in(content: CheckIn) -> Message:
    """How was the day? In one tap; not while another question is open."""
    if content.less:
        return Message(
            html="Three evenings without an answer. Shall I ask less often?",
            keys=(
                (
                    Key("Do not ask any more", Setting("check_in_at", "off")),
                    Key("Keep asking", JournalDay(content.push.day, "edit")),
                ),
            ),
        )
    if content.states:
        texts, taps = body.asked(content.states)
        again = (Key("Check in", JournalDay(content.push.day, "edit")),)
        return Message(html="\n\n".join(texts), keys=(*taps, again))
    if content.asked is None:
        what = escape(words.listed(content.races)) or "today"
        return Message(
            html=f"How was {what}? Whenever it suits you.{_later(content)}",
            keys=(
                (
                    Key("Check in", JournalDay(content.push.day, "edit")),
                    Key("Rest day", JournalDay(content.push.day, "rest")),
                ),
            ),
        )
    what = escape(words.listed(content.races)) or f"your {content.push.day:%A}"
    return question.asked(content.asked, note=f"<b>How was {what}?</b>{_later(content)}")


def _later(content: CheckIn) -> str:
    return " The result can wait: I ask for it tomorrow." if content.result_later else ""


def _unlogged(missing: tuple[Unlogged, ...]) -> tuple[list[str], Keys]:
    """What is not noted, and a tap for each that was done all the same."""
    if not missing:
        return [], ()
    names = words.listed([f"{one.day:%a} {one.title}" for one in missing])
    text = f"Nothing is noted for {escape(names)}. Tap what you did."
    keys = [
        Key(f"✓ {one.day:%a}", WorkoutDone(one.day, one.index), style=Style.SUCCESS)
        if one.race is None
        else Key(f"Result of {races.short(one.title)}", ShowRace(one.race, "result"))
        for one in missing
    ]
    return [text], rows(keys, 4)


SAYS: Mapping[type, Callable[[Any], Message]] = {
    CheckIn: check_in,
    SundayWeek: sunday,
    WednesdayWeek: wednesday,
    RaceMorning: race_days.morning,
    RaceHeld: race_days.held,
    DayAfter: race_days.day_after,
}
"""How the content of each push is said."""


def said(content: PushContent) -> Message | None:
    """None where there is nothing to say."""
    view = SAYS.get(type(content))
    return None if view is None else view(content)
