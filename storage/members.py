"""Who may talk to the bot, who can be reached, and who is gone."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime

from sqlalchemy import bindparam, delete, func, select

from coach.athlete import AthleteId
from storage.erased import owner_hash
from storage.schema import (
    OF_AN_ATHLETE,
    athletes,
    dialogues,
    inbox,
    ledger,
    meta,
    outbox,
    tombstones,
)
from storage.sql import Connection
from storage.upsert import insert_new, upsert

OWNER = "owner"
WORDS = {
    "journal": "check-ins",
    "availability": "free days and minutes",
    "exceptions": "days away",
    "states": "notes on illness and injury",
    "results": "race results",
    "facts": "things remembered",
    "thumbs": "ratings",
    "pushes": "scheduled messages",
    "changes": "changes that could be undone",
}
UNSAID = frozenset({"inbox", "outbox", "dialogues", "letters"})
"""Deleted too, but nothing an athlete would count."""

_BY_ATHLETE = {
    table.name: delete(table).where(table.c.athlete_id == bindparam("athlete"))
    for table in (*OF_AN_ATHLETE, dialogues, inbox, outbox)
}
_ATHLETE = delete(athletes).where(athletes.c.id == bindparam("athlete"))
_ANONYMOUS = (
    ledger.update().where(ledger.c.athlete_id == bindparam("athlete")).values(athlete_id=None)
)
_REACHABLE = (
    athletes.update()
    .where(athletes.c.id == bindparam("athlete"))
    .values(reachable=bindparam("yes"))
)
_COUNT = select(func.count()).select_from(athletes)
_ALL = select(athletes.c.id).order_by(athletes.c.id)
_META = select(meta.c.value).where(meta.c.key == bindparam("name"))
_CLAIM = {p: insert_new(meta, ("key", "value"), postgres=p) for p in (False, True)}
_TOMB = {
    p: upsert(tombstones, ("owner_hash", "at"), ("owner_hash",), postgres=p) for p in (False, True)
}


@dataclass(frozen=True, slots=True)
class KeptMembers:
    """The members within one transaction."""

    connection: Connection
    postgres: bool
    erased: dict[AthleteId, datetime] = field(default_factory=dict)
    """Whom this transaction deletes."""

    async def owner(self) -> AthleteId | None:
        found = await self.connection.rows(_META, name=OWNER)
        return AthleteId(int(found[0][0])) if found else None

    async def claim(self, athlete: AthleteId) -> AthleteId:
        await self.connection.run(_CLAIM[self.postgres], key=OWNER, value=str(athlete))
        owner = await self.owner()
        assert owner is not None
        return owner

    async def reachable(self, athlete: AthleteId, *, yes: bool) -> None:
        await self.connection.run(_REACHABLE, athlete=athlete, yes=yes)

    async def count(self) -> int:
        return int((await self.connection.rows(_COUNT))[0][0])

    async def all(self) -> tuple[AthleteId, ...]:
        return tuple(AthleteId(int(row[0])) for row in await self.connection.rows(_ALL))

    async def delete(self, athlete: AthleteId, moment: datetime) -> Mapping[str, int]:
        counts: dict[str, int] = {}
        for name, remove in _BY_ATHLETE.items():
            number = await self.connection.run(remove, athlete=athlete)
            if number and name not in UNSAID:
                counts[WORDS.get(name, name)] = number
        gone = await self.connection.run(_ATHLETE, athlete=athlete)
        await self.connection.run(_ANONYMOUS, athlete=athlete)
        self.erased[athlete] = moment
        return {"profile": gone, **counts} if gone else counts

    async def bury(self) -> None:
        """Before the commit: whoever was deleted, and not brought back, is remembered as such."""
        for athlete, moment in self.erased.items():
            await self.connection.run(
                _TOMB[self.postgres], owner_hash=owner_hash(athlete), at=moment
            )
