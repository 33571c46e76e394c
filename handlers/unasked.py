"""Words that nobody asked for: a report, a question, a wish, results, or a sign of illness."""

import re
from datetime import date

from telegram import Update

from coach.athlete import AthleteId
from coach.understanding.entry import Kind, Understood
from coach.usecases.absence import days_away
from coach.usecases.found import looks_like_results
from coach.usecases.note import LEAST_WORDS_ALONE, NoteCard
from coach.usecases.wishes import wishes_from
from handlers.asking import ask, medical, replied_to
from handlers.changes import renew
from handlers.context import CoachContext, athlete_of
from handlers.found import find
from handlers.outcomes import after_days
from handlers.reply import reply, typing
from handlers.views import answer, away, house, note

_DATA = re.compile(
    r"^\W*(?:please |can you |could you |i want (?:you )?to )*"
    r"(?:delete|erase|remove|export|download|send me)(?: all)? (?:of )?my "
    r"(?:data|account|profile|everything|information)\W*$",
    re.IGNORECASE,
)
"""Somebody asks for what two commands do."""


async def heard(update: Update, context: CoachContext, words: str) -> None:
    """Each kind of words has its way; nothing is changed without a tap, but by serious pain."""
    athlete = athlete_of(update)
    person = await context.coach.people.who(athlete)
    if person is None:
        await reply(update, house.not_enrolled())
        return
    if looks_like_results(words):
        await find(update, context, words)
        return
    if _DATA.search(words):
        await reply(update, house.your_data())
        return
    understood = await context.coach.notes.read(athlete, words)
    if _is_medical(understood):
        await _body(update, context, understood)
    elif _says_little(update, understood) and not await _is_wish(context, athlete, understood):
        await reply(update, house.menu(person))
    else:
        await _by_kind(update, context, understood)


async def _by_kind(update: Update, context: CoachContext, understood: Understood) -> None:
    words, about = understood.text, replied_to(update)
    if await offers_away(update, context, understood):
        return
    asks = _only_shows(understood)
    wish = understood.kind is Kind.REQUEST and not asks
    if wish or await _is_wish(context, athlete_of(update), understood):
        await _request(update, context, words, about)
    elif asks or _is_question(understood, about):
        if understood.entries:
            await _card(update, context, words, about)
        await ask(update, context, words, about, _key(update))
    else:
        await _card(update, context, words, about)


async def offers_away(update: Update, context: CoachContext, understood: Understood) -> bool:
    """Days away are offered to be kept, when nothing else was told or asked with them."""
    if understood.entries or understood.kind is Kind.QUESTION or understood.finding is not None:
        return False
    today = await context.coach.people.today(athlete_of(update))
    days = days_away(understood.text, today)
    if days is not None:
        await reply(update, away.offer(days))
    return days is not None


async def _body(update: Update, context: CoachContext, understood: Understood) -> None:
    """What else the words tell of the day is not lost over it."""
    assert understood.finding is not None
    if understood.entries and understood.kind is Kind.JOURNAL:
        await _card(update, context, understood.text, None)
    await medical(update, context, understood.text, understood.finding)


async def _request(update: Update, context: CoachContext, words: str, about: str | None) -> None:
    """A change is offered, never made by words alone."""
    athlete = athlete_of(update)
    today = await context.coach.people.today(athlete)
    wanted = await context.coach.adjust.heard(athlete, words)
    if wanted is not None:
        await reply(update, answer.offer(wanted, today))
    elif wishes_from(words, today).need is not None:
        await renew(update, context, None, words)  # asks what hurts, or how ill
    else:
        await context.coach.notes.hold(athlete, words, _key(update), about)
        await reply(update, answer.offer_week(_key(update)))


async def more_in_it(update: Update, context: CoachContext, words: str, day: date | None) -> None:
    """A day that was kept as rules read it: a card, if Claude read more in its words."""
    async with typing(update):
        shown = await context.coach.notes(athlete_of(update), words, _key(update), day=day)
    if shown.kept:
        await _kept_at_once(update, context, shown)
    elif shown.added:
        await reply(update, note.card(shown))


async def _card(update: Update, context: CoachContext, words: str, about: str | None) -> None:
    async with typing(update):
        shown = await context.coach.notes(athlete_of(update), words, _key(update), about=about)
    if shown.kept:
        await _kept_at_once(update, context, shown)
    else:
        await reply(update, note.card(shown))


async def _kept_at_once(update: Update, context: CoachContext, shown: NoteCard) -> None:
    await reply(update, note.kept_at_once(shown))
    if shown.read.facts:
        await reply(update, note.remember(shown))
    await after_days(update, context, shown.days)


_SHOW = re.compile(
    r"^\W*(?:(?:please|can you|could you|would you) )*(?:show|tell|explain|give|send|find) me\b",
    re.IGNORECASE,
)
_OTHERWISE = re.compile(
    r"\b(?:\w+er|less|more|another|new|different|other|extra|rest|off|free|no|without|instead)\b",
    re.IGNORECASE,
)


def _only_shows(understood: Understood) -> bool:
    """To be shown a long run is a question; to be given an easier week is a wish."""
    words = understood.text
    wish = understood.kind is Kind.REQUEST
    return wish and bool(_SHOW.search(words)) and not _OTHERWISE.search(words)


def _is_medical(understood: Understood) -> bool:
    """A fixed text answers it, unless the words are a report that says where and how much."""
    finding = understood.finding
    if finding is None:
        return False
    told = any(entry.pain is not None for entry in understood.entries)
    return not (finding.sign == "injury" and told and understood.kind is Kind.JOURNAL)


async def _is_wish(context: CoachContext, athlete: AthleteId, understood: Understood) -> bool:
    """Few words without a verb, like "easier tomorrow", that fit a day of the week in force."""
    if understood.kind is not Kind.OTHER or understood.entries:
        return False
    return await context.coach.adjust.heard(athlete, understood.text) is not None


def _is_question(understood: Understood, about: str | None) -> bool:
    if understood.kind is Kind.QUESTION:
        return True
    return about is not None and understood.kind is Kind.OTHER and not understood.entries


def _says_little(update: Update, understood: Understood) -> bool:
    """Hello, thanks, ok; where a figure was typed, something was meant by it."""
    text = understood.text
    few = len(text.split()) < LEAST_WORDS_ALONE and not any(char.isdigit() for char in text)
    alone = replied_to(update) is None
    return alone and understood.kind is Kind.OTHER and few and not understood.entries


def _key(update: Update) -> str:
    message = update.effective_message
    return str(message.message_id) if message else ""
