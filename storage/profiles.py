"""Athletes and their settings: sealed, beside the plain columns that the tick needs."""

from dataclasses import dataclass

from sqlalchemy import bindparam, select

from coach.athlete import Athlete, AthleteId
from coach.document import dumps, loads
from coach.dossier import Settings
from coach.errors import UnknownAthleteError
from storage.bodies import Bodies
from storage.images import Image, Remember
from storage.schema import athletes
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
    bodies: Bodies
    postgres: bool
    remember: Remember

    async def get(self, athlete: AthleteId) -> Athlete | None:
        found = await self.connection.rows(PROFILE, athlete=athlete)
        return self.bodies.open(Athlete, found[0][0], athlete, NAME) if found else None

    async def keep(self, athlete: AthleteId, value: Athlete) -> None:
        before = await self.get(athlete)
        if before is not None:  # an enrolment is not undone: that is what /delete is for
            await self.remember(Image(NAME, 0, text=dumps(before)))
        await self._put(athlete, value)

    async def put_back(self, athlete: AthleteId, image: Image) -> None:
        if image.text is not None:
            await self._put(athlete, loads(Athlete, image.text))

    async def _put(self, athlete: AthleteId, value: Athlete) -> None:
        await self.connection.run(
            KEEP[self.postgres],
            id=athlete,
            body=self.bodies.close(value, athlete, NAME),
            time_zone=value.time_zone,
        )


@dataclass(frozen=True, slots=True)
class KeptSettings:
    """How an athlete wants to hear from the coach."""

    connection: Connection
    bodies: Bodies
    remember: Remember

    async def get(self, athlete: AthleteId) -> Settings | None:
        found = await self.connection.rows(SETTINGS_OF, athlete=athlete)
        if not found or found[0][0] is None:
            return None
        return self.bodies.open(Settings, found[0][0], athlete, SETTINGS)

    async def keep(self, athlete: AthleteId, value: Settings) -> None:
        before = await self.get(athlete)
        await self.remember(Image(SETTINGS, 0, text=dumps(before or Settings())))
        await self._put(athlete, value)

    async def put_back(self, athlete: AthleteId, image: Image) -> None:
        if image.text is not None:
            await self._put(athlete, loads(Settings, image.text))

    async def _put(self, athlete: AthleteId, value: Settings) -> None:
        touched = await self.connection.run(
            KEEP_SETTINGS,
            athlete=athlete,
            text=self.bodies.close(value, athlete, SETTINGS),
            rests=value.paused,
        )
        if not touched:
            raise UnknownAthleteError("nobody has enrolled under this id")
