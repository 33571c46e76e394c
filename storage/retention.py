"""What is kept no longer than it is needed: old rows go at night, in small bites."""

from collections.abc import Mapping
from datetime import datetime, timedelta

from sqlalchemy import BindParameter, ColumnElement, bindparam, or_, select

from storage.batches import bites, eat
from storage.database import Database
from storage.schema import athletes, batches, changes, dialogues, inbox, outbox, pushes, turns

_BEFORE: BindParameter[datetime] = bindparam("before")


def _nobody(column: ColumnElement[int]) -> ColumnElement[bool]:
    """The row belongs to nobody who has enrolled: to a stranger, or to somebody deleted."""
    return ~select(athletes.c.id).where(athletes.c.id == column).exists()


RULES = {
    "updates": (
        timedelta(hours=48),
        bites(inbox, inbox.c.update_id, inbox.c.done & (inbox.c.received < _BEFORE)),
    ),
    "messages": (timedelta(days=90), bites(outbox, outbox.c.id, outbox.c.created < _BEFORE)),
    "messages to strangers": (
        timedelta(hours=48),
        bites(
            outbox,
            outbox.c.id,
            (outbox.c.created < _BEFORE) & _nobody(outbox.c.athlete_id),
        ),
    ),
    "dialogues": (
        timedelta(hours=24),
        bites(dialogues, dialogues.c.id, dialogues.c.expires < _BEFORE),
    ),
    "changes": (timedelta(hours=24), bites(changes, changes.c.id, changes.c.at < _BEFORE)),
    "pushes": (timedelta(days=90), bites(pushes, pushes.c.key, pushes.c.expires < _BEFORE)),
    "letters": (timedelta(days=7), bites(batches, batches.c.id, batches.c.made < _BEFORE)),
    "turns": (
        timedelta(0),
        bites(
            turns,
            turns.c.athlete_id,
            or_(turns.c.lease_until.is_(None), turns.c.lease_until < _BEFORE)
            & ~select(inbox.c.update_id)
            .where(~inbox.c.done, inbox.c.athlete_id == turns.c.athlete_id)
            .exists(),
        ),
    ),
}
"""How long each kind is kept, and what deletes it. What an athlete told the coach stays."""


async def tidy(database: Database, moment: datetime) -> Mapping[str, int]:
    """One night's work; how many rows of each kind went."""
    return {
        name: await eat(database, statement, before=moment - kept_for)
        for name, (kept_for, statement) in RULES.items()
    }
