"""/away: days without training, or with less."""

import re
from datetime import date, timedelta

from telegram import Update

from coach.availability import Conditions
from coach.dialogue.spans import LONGEST, TOO_LONG, days_ahead
from coach.errors import UnreadableAnswerError
from handlers.buttons import GoAway, RemoveAway
from handlers.context import CoachContext, athlete_of, words_after_command
from handlers.forms import open_form
from handlers.outcomes import replan
from handlers.reply import reply, show
from handlers.views import away as views

M_PER_FT = 0.3048
ZERO_DAYS, MOST_MINUTES = timedelta(0), 999
_HEIGHT = re.compile(
    r"\b(?:altitude|height|at)\s+(\d{1,2},?\d{3}|\d{3})\s*(m|ft)\b", re.IGNORECASE
)
_HEAT = re.compile(r"\bwbgt\s+(\d{2}(?:[.,]\d)?)\b", re.IGNORECASE)
_MOST_WORDS = 10
"""From Mon 14 Dec 2026 to Wed 16 Dec 2026 is as long as dates are said."""
_GOES_ON = re.compile(r"(?:min|to|till?|until|through)\b|\.\.|[-–] ?\d", re.IGNORECASE)
"""Behind 14 Dec: 40 min is no year, and to 16 Dec no reason."""
_MINUTES = re.compile(r"(\d{1,3})\s*min(?:ute)?s?\b(?:\s+a\s+day)?")


async def away(update: Update, context: CoachContext) -> None:
    """/away [2026-12-12..2026-12-14 travel | altitude 2200 m | wbgt 30]."""
    athlete = athlete_of(update)
    words = words_after_command(update)
    if not words:
        ahead = await context.coach.away.ahead(athlete)
        if ahead:
            await reply(update, views.listed(ahead))
        else:
            await open_form(update, context, "away")
        return
    today = await context.coach.people.today(athlete)
    try:
        (first, last), reason = _cut(words, today)
    except UnreadableAnswerError as error:
        await reply(update, views.unreadable(error.hint))
        return
    if last < today:
        await reply(update, views.passed())
        return
    expected = conditions_of(reason, (first, last))
    if expected is not None:
        done = await context.coach.away.expect(athlete, expected)
        await reply(update, views.expected(done.conditions))
        await replan(update, context, cause="heat or height")
        return
    minutes = _MINUTES.search(reason)
    reason = _MINUTES.sub("", reason, count=1).strip(" ,:-")
    kept = await context.coach.away.add(
        athlete, (first, last), int(minutes[1]) if minutes else 0, reason or None
    )
    await reply(update, views.kept(kept))
    await replan(update, context, cause="the days away")


async def add(update: Update, context: CoachContext) -> None:
    await open_form(update, context, "away")


async def remove(update: Update, button: RemoveAway, context: CoachContext) -> None:
    gone = await context.coach.away.remove(athlete_of(update), button.id)
    await show(update, views.removed(gone))
    await replan(update, context, cause="days free again")


async def go(update: Update, button: GoAway, context: CoachContext) -> None:
    """What is done on the days that plain words told of: nothing, less, or all as usual."""
    athlete = athlete_of(update)
    today = await context.coach.people.today(athlete)
    if button.minutes < 0:
        await show(update, views.as_usual())
    elif not today <= button.last or not ZERO_DAYS <= button.last - button.first <= LONGEST:
        await show(update, views.passed())
    else:
        minutes = min(button.minutes, MOST_MINUTES)
        kept = await context.coach.away.add(athlete, (button.first, button.last), minutes, None)
        await show(update, views.kept(kept))
        await replan(update, context, cause="the days away")


def conditions_of(words: str, days: tuple[date, date]) -> Conditions | None:
    """What "altitude 2200 m" or "wbgt 30" says of dates with training as usual."""
    height, heat = _HEIGHT.search(words), _HEAT.search(words)
    if height is None and heat is None:
        return None
    metres = None
    if height is not None:
        metres = float(height[1].replace(",", "")) * (M_PER_FT if height[2] == "ft" else 1.0)
    wbgt = float(heat[1].replace(",", ".")) if heat is not None else None
    return Conditions(from_=days[0], to=days[1], altitude_m=metres, wbgt_c=wbgt)


def _cut(words: str, today: date) -> tuple[tuple[date, date], str]:
    """The dates at the beginning, as many words as are some, and what is said behind them.

    Raises:
        UnreadableAnswerError: there are none.
    """
    ends = [found.end() for found in re.finditer(r"\S+", words)][:_MOST_WORDS]
    hint = ""
    for end in reversed(ends):
        rest = words[end:].strip()
        if _GOES_ON.match(rest):
            continue
        try:
            return days_ahead(words[:end], today), rest
        except UnreadableAnswerError as error:
            hint = hint or (error.hint if error.hint == TOO_LONG else "")
    raise UnreadableAnswerError(words, hint)
