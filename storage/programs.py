"""Every version of every week."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from sqlalchemy import bindparam, func, select

from coach.athlete import AthleteId
from coach.document import dumps, loads
from coach.program import Program
from storage.bodies import Bodies
from storage.images import Image, Remember
from storage.schema import programs
from storage.sql import Connection, Query, Row

NAME = programs.name
_c = programs.c
_MINE = _c.athlete_id == bindparam("athlete")
_WEEK = _c.monday == bindparam("monday")

IN_FORCE = select(_c.body).where(_MINE, _WEEK, _c.accepted).order_by(_c.version.desc()).limit(1)
VERSIONS = select(_c.body).where(_MINE, _WEEK).order_by(_c.version)
_newest = (
    select(_c.monday.label("week"), func.max(_c.version).label("newest"))
    .where(_MINE, _c.accepted, _c.monday >= bindparam("monday"))
    .group_by(_c.monday)
    .subquery()
)
SINCE = (
    select(_c.body)
    .join(_newest, (_c.monday == _newest.c.week) & (_c.version == _newest.c.newest))
    .where(_MINE)
    .order_by(_c.monday)
)
EVERY = select(_c.body).where(_MINE).order_by(_c.monday, _c.version)
LAST = select(func.max(_c.version)).where(_MINE, _WEEK)
ADD = (
    programs.insert()
    .values(
        {name: bindparam(name) for name in ("athlete_id", "monday", "version", "accepted", "body")}
    )
    .returning(_c.id)
)
_THIS = _MINE & (_c.monday == bindparam("week")) & (_c.version == bindparam("number"))
ONE = select(_c.id, _c.body).where(_THIS)
CHANGE = programs.update().where(_THIS).values(accepted=bindparam("yes"), body=bindparam("text"))
BY_ID = programs.delete().where(_MINE, _c.id == bindparam("id_"))
PUT = programs.insert().values(
    {
        name: bindparam(name)
        for name in ("id", "athlete_id", "monday", "version", "accepted", "body")
    }
)


@dataclass(frozen=True, slots=True)
class KeptPrograms:
    """The programs within one transaction."""

    connection: Connection
    bodies: Bodies
    remember: Remember

    async def in_force(self, athlete: AthleteId, monday: date) -> Program | None:
        found = await self.connection.rows(IN_FORCE, athlete=athlete, monday=monday)
        return self._value(athlete, found[0][0]) if found else None

    async def versions(self, athlete: AthleteId, monday: date) -> tuple[Program, ...]:
        return await self._several(athlete, VERSIONS, monday=monday)

    async def since(self, athlete: AthleteId, monday: date) -> tuple[Program, ...]:
        return await self._several(athlete, SINCE, monday=monday)

    def query(self, athlete: AthleteId, monday: date | None) -> Query:
        """What `since` asks; without a Monday, all versions of all weeks."""
        if monday is None:
            return EVERY, {"athlete": athlete}
        return SINCE, {"athlete": athlete, "monday": monday}

    def read(self, athlete: AthleteId, found: Sequence[Row]) -> tuple[Program, ...]:
        return tuple(self._value(athlete, row[0]) for row in found)

    async def keep(self, athlete: AthleteId, program: Program) -> Program:
        last = await self.connection.rows(LAST, athlete=athlete, monday=program.week_start_date)
        program = replace(program, version=int(last[0][0] or 0) + 1)
        await self.add(athlete, program)
        return program

    async def add(self, athlete: AthleteId, program: Program) -> None:
        """Adds the version that it bears."""
        added = await self.connection.rows(
            ADD,
            athlete_id=athlete,
            monday=program.week_start_date,
            version=program.version,
            accepted=program.accepted,
            body=self.bodies.close(program, athlete, NAME),
        )
        await self.remember(Image(NAME, int(added[0][0])))

    async def change(self, athlete: AthleteId, program: Program) -> None:
        where: dict[str, Any] = {
            "athlete": athlete,
            "week": program.week_start_date,
            "number": program.version,
        }
        found = await self.connection.rows(ONE, **where)
        if not found:
            return
        number, body = found[0]
        await self.remember(Image(NAME, int(number), text=dumps(self._value(athlete, body))))
        await self.connection.run(
            CHANGE,
            yes=program.accepted,
            text=self.bodies.close(program, athlete, NAME),
            **where,
        )

    async def put_back(self, athlete: AthleteId, image: Image) -> None:
        """A version as it was before a change, or gone if it was not there."""
        await self.connection.run(BY_ID, athlete=athlete, id_=image.id)
        if image.text is None:
            return
        program = loads(Program, image.text)
        await self.connection.run(
            PUT,
            id=image.id,
            athlete_id=athlete,
            monday=program.week_start_date,
            version=program.version,
            accepted=program.accepted,
            body=self.bodies.close(program, athlete, NAME),
        )

    async def _several(
        self, athlete: AthleteId, statement: Any, **more: Any
    ) -> tuple[Program, ...]:
        return self.read(athlete, await self.connection.rows(statement, athlete=athlete, **more))

    def _value(self, athlete: AthleteId, body: bytes) -> Program:
        return self.bodies.open(Program, body, athlete, NAME)
