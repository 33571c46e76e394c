"""Athletes and their settings: sealed, beside the plain columns that the tick needs."""

from dataclasses import dataclass
from typing import Any

from sqlalchemy import bindparam, select

from coach.athlete import Athlete, AthleteId
from coach.document import dumps, loads
from coach.dossier import Settings
from storage.collections import Remember
from storage.schema import athletes
from storage.sealing import Seal
from storage.sql import Connection
from storage.upsert import upsert

NAME = athletes.name
SETTINGS = "settings"
_c = athletes.c
_THIS = _c.id == bindparam("athlete")

PROFILE = select(_c.body).where(_THIS)
SETTINGS_OF = select(_c.settings).where(_THIS)
KEEP_SETTINGS = (
    athletes.update().where(_THIS).values(settings=bindparam("text"), paused=bindparam("rests"))
)
KEEP = {
    postgres: upsert(athletes, ("id", "body", "time_zone"), ("id",), postgres=postgres)
    for postgres in (False, True)
}


@dataclass(frozen=True, slots=True)
class Profiles:
    """Who an athlete is."""

    connection: Connection
    seal: Seal
    postgres: bool
    remember: Remember

    async def get(self, athlete: AthleteId) -> Athlete | None:
        text = await self._text(athlete)
        return loads(Athlete, text) if text is not None else None

    async def keep(self, athlete: AthleteId, value: Athlete) -> None:
        before = await self._text(athlete)
        if before is not None:
            await self.remember((NAME, 0, before))
        await self.put(athlete, dumps(value), value.time_zone)

    async def put(self, athlete: AthleteId, text: str, zone: str) -> None:
        await self.connection.run(
            KEEP[self.postgres],
            id=athlete,
            body=self.seal.close(text, athlete, NAME),
            time_zone=zone,
        )

    async def put_back(self, athlete: AthleteId, _: int, text: str | None) -> None:
        if text is not None:
            await self.put(athlete, text, loads(Athlete, text).time_zone)

    async def _text(self, athlete: AthleteId) -> str | None:
        found = await self.connection.rows(PROFILE, athlete=athlete)
        return self.seal.open(bytes(found[0][0]), athlete, NAME) if found else None


@dataclass(frozen=True, slots=True)
class KeptSettings:
    """How an athlete wants to hear from the coach."""

    connection: Connection
    seal: Seal
    remember: Remember

    async def get(self, athlete: AthleteId) -> Settings | None:
        text = await self._text(athlete)
        return loads(Settings, text) if text is not None else None

    async def keep(self, athlete: AthleteId, value: Settings) -> None:
        await self.remember((SETTINGS, 0, await self._text(athlete) or dumps(Settings())))
        await self._put(athlete, dumps(value), rests=value.paused)

    async def put_back(self, athlete: AthleteId, _: int, text: str | None) -> None:
        if text is not None:
            await self._put(athlete, text, rests=loads(Settings, text).paused)

    async def _put(self, athlete: AthleteId, text: str, *, rests: bool) -> None:
        await self.connection.run(
            KEEP_SETTINGS,
            athlete=athlete,
            text=self.seal.close(text, athlete, SETTINGS),
            rests=rests,
        )

    async def _text(self, athlete: AthleteId) -> str | None:
        found: list[Any] = await self.connection.rows(SETTINGS_OF, athlete=athlete)
        if not found or found[0][0] is None:
            return None
        return self.seal.open(bytes(found[0][0]), athlete, SETTINGS)
