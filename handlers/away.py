"""/away: days without training, or with less."""

import re
from datetime import date

from telegram import Update

from coach.availability import Conditions
from coach.errors import UnreadableAnswerError
from coach.understanding.values import read_date_range
from handlers.buttons import RemoveAway
from handlers.context import CoachContext, athlete_of, words_after_command
from handlers.forms import open_form
from handlers.outcomes import replan
from handlers.reply import reply, show
from handlers.views import away as views

M_PER_FT = 0.3048
_HEIGHT = re.compile(
    r"\b(?:altitude|height|at)\s+(\d{1,2},?\d{3}|\d{3})\s*(m|ft)\b", re.IGNORECASE
)
_HEAT = re.compile(r"\bwbgt\s+(\d{2}(?:[.,]\d)?)\b", re.IGNORECASE)
_UNTIL = re.compile(r"^(?:until|till?|through)\s+", re.IGNORECASE)
_MOST_WORDS = 10
"""From Mon 14 Dec 2026 to Wed 16 Dec 2026 is as long as dates are said."""
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
    except UnreadableAnswerError:
        await reply(update, views.unreadable())
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
    words = _UNTIL.sub(f"{today.isoformat()}..", words)
    ends = [found.end() for found in re.finditer(r"\S+", words)][:_MOST_WORDS]
    for end in reversed(ends):
        rest = words[end:].strip()
        if rest.startswith("min"):  # 14 Dec 40 min: no year
            continue
        try:
            return read_date_range(words[:end], today), rest
        except UnreadableAnswerError:
            continue
    raise UnreadableAnswerError(words, "")
