"""Forms being filled in."""

from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from sqlalchemy import bindparam, select

from coach.athlete import AthleteId
from coach.dialogue.dialogue import HELD, RESUMABLE_FOR, Dialogue
from coach.document import encode
from storage.schema import dialogues
from storage.sealing import Seal
from storage.sql import Connection, Row
from storage.texts import read_dialogue, write
from storage.upsert import upsert

NAME = dialogues.name
COLUMNS = ("athlete_id", "form", "active", "opened", "expires", "body")
_c = dialogues.c
_MINE = _c.athlete_id == bindparam("athlete")
_FORM = _c.form == bindparam("form_")

ACTIVE = select(_c.body, _c.active).where(_MINE, _c.active).limit(1)
ONE = select(_c.body, _c.active).where(_MINE, _FORM)
YIELD = (
    dialogues.update()
    .where(_MINE, _c.form != bindparam("form_"), _c.active)
    .values(active=bindparam("no"))
)
DROP = dialogues.delete().where(_MINE, _FORM)
RESUMABLE = (
    select(_c.body, _c.active)
    .where(
        _MINE,
        ~_c.active,
        ~_c.form.startswith(HELD, autoescape=True),
        _c.expires > bindparam("moment"),
        _c.opened > bindparam("since"),
    )
    .order_by(_c.opened.desc())
    .limit(1)
)
KEEP = {
    postgres: upsert(dialogues, COLUMNS, ("athlete_id", "form"), postgres=postgres)
    for postgres in (False, True)
}


@dataclass(frozen=True, slots=True)
class KeptDialogues:
    """The dialogues within one transaction."""

    connection: Connection
    seal: Seal
    postgres: bool

    async def active(self, athlete: AthleteId) -> Dialogue | None:
        return await self._one(athlete, ACTIVE)

    async def get(self, athlete: AthleteId, form: str) -> Dialogue | None:
        return await self._one(athlete, ONE, form_=form)

    async def keep(self, athlete: AthleteId, dialogue: Dialogue) -> None:
        if dialogue.active:
            await self.connection.run(YIELD, athlete=athlete, form_=dialogue.form, no=False)
        await self.connection.run(
            KEEP[self.postgres],
            athlete_id=athlete,
            form=dialogue.form,
            active=dialogue.active,
            opened=dialogue.opened,
            expires=dialogue.expires,
            body=self.seal.close(write(encode(dialogue)), athlete, NAME),
        )

    async def drop(self, athlete: AthleteId, form: str) -> None:
        await self.connection.run(DROP, athlete=athlete, form_=form)

    async def resumable(self, athlete: AthleteId, moment: datetime) -> Dialogue | None:
        return await self._one(athlete, RESUMABLE, moment=moment, since=moment - RESUMABLE_FOR)

    async def _one(self, athlete: AthleteId, statement: Any, **more: Any) -> Dialogue | None:
        found = await self.connection.rows(statement, athlete=athlete, **more)
        return self._value(athlete, found[0]) if found else None

    def _value(self, athlete: AthleteId, row: Row) -> Dialogue:
        text = self.seal.open(row[0], athlete, NAME)
        return replace(read_dialogue(text), active=bool(row[1]))
