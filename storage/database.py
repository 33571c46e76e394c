"""SQLite or PostgreSQL, by the URL: all or nothing, one writer at a time for each athlete."""

import logging
from collections.abc import AsyncIterator, Callable, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from cryptography.exceptions import InvalidTag
from sqlalchemy import make_url, select

from coach.athlete import AthleteId
from coach.errors import CannotSaveError
from coach.ports import Look
from storage import turn, weeks
from storage.alone import Alone
from storage.bodies import Bodies
from storage.erased import note_erased
from storage.errors import UnusableDatabaseError, WrongKeyError
from storage.migrate import migrate
from storage.postgres import PostgresServer, TakingTurns
from storage.schema import athletes, meta
from storage.sealing import Seal
from storage.sql import Connection, PostgresConnection, Query, Row
from storage.sqlite import SqliteFile
from storage.transaction import SqlTransaction
from storage.upsert import insert_new

log = logging.getLogger(__name__)

ONE = select(1)
PROOF = "proof"
"""The row of meta that only the right key opens."""

_META = select(meta.c.value).where(meta.c.key == PROOF)
_PROVE = {p: insert_new(meta, ("key", "value"), postgres=p) for p in (False, True)}
_ANYBODY = select(athletes.c.id, athletes.c.body).limit(1)


@dataclass(slots=True)
class Database:
    """Where things are kept. Open it before use, close it after."""

    url: str
    seal: Seal
    postgres: bool = field(init=False)
    """Whether it is PostgreSQL; else it is a SQLite file."""
    _bodies: Bodies = field(init=False)
    _alone: Alone = field(default_factory=Alone)
    _engine: SqliteFile | PostgresServer = field(init=False)

    def __post_init__(self) -> None:
        self.postgres = make_url(self.url).get_backend_name() == "postgresql"
        self._bodies = Bodies(self.seal)
        self._engine = PostgresServer(self.url) if self.postgres else SqliteFile(self.path)

    @property
    def path(self) -> Path:
        """The SQLite file."""
        return Path(make_url(self.url).database or "")

    async def open(self) -> None:
        """Migrates, connects, and makes sure that the key is the right one.

        Raises:
            UnusableDatabaseError: damaged, newer than this version, or sealed with another
                key; nothing was changed.
            CannotSaveError: the folder cannot be written, or the server does not answer.
        """
        await migrate(self.url)
        await self._engine.open()
        try:
            await self._check_key()
        except BaseException:
            await self.close()
            raise

    async def close(self) -> None:
        await self._engine.close()

    @asynccontextmanager
    async def transaction(self, *, effect: bool = True) -> AsyncIterator[SqlTransaction]:
        """Reads and writes; what was read of an athlete is still so at the commit.

        Raises NestedTransactionError within another, as the next two do.
        """
        async with self.writing() as connection:
            tx = SqlTransaction(_in_turn(connection), self._bodies, self.postgres)
            yield tx
            await tx.settle(turn.current.get() if effect else None)
        if tx.members.erased:
            await self._leave_nothing(tx)

    @asynccontextmanager
    async def reading(self) -> AsyncIterator[SqlTransaction]:
        """Reads only, all of one moment."""
        with self._alone.hold():
            async with self._engine.reading() as connection:
                yield SqlTransaction(connection, self._bodies, self.postgres)

    async def look(
        self, athlete: AthleteId, mondays: Sequence[date], dates: tuple[date, date]
    ) -> Look | None:
        """Who somebody is, and a week of theirs or two, in one go."""
        with self._alone.hold():
            found = await self._engine.look(weeks.queries(athlete, mondays, dates))
        return weeks.look(athlete, found, self._bodies)

    async def at_once(self, ask: Callable[[], Sequence[Query]]) -> list[list[Row]]:
        """A transaction of statements that are known when it has its turn: `ask` is called then.

        The shortest there is, for the inbox and the outbox.
        """
        with self._alone.hold():
            return await self._engine.at_once(ask)

    @asynccontextmanager
    async def writing(self) -> AsyncIterator[Connection]:
        """A bare connection within a transaction, for what is not of the coach."""
        with self._alone.hold():
            async with self._engine.writing() as connection:
                yield connection

    async def checkpoint(self) -> bool:
        """Empties the write-ahead log into the file, so that what was deleted is gone from it.

        False: somebody was reading; the next one will do it.
        """
        return await self._engine.checkpoint()

    async def answers(self) -> bool:
        """Whether the database can be read at all."""
        try:
            async with self.reading() as tx:
                await tx.connection.rows(ONE)
        except (CannotSaveError, UnusableDatabaseError, OSError):
            return False
        return True

    async def integrity(self) -> str:
        """Whether the database is sound: ok, or what is wrong with it."""
        return await self._engine.integrity()

    async def _check_key(self) -> None:
        """The first opening leaves a proof; every other one must be able to open it."""
        async with self.writing() as connection:
            proof = await connection.rows(_META)
            anybody = await connection.rows(_ANYBODY)
            try:
                for (text,) in proof:
                    self.seal.open(bytes.fromhex(text), 0, PROOF)
                for athlete, body in anybody:
                    self.seal.open(bytes(body), athlete, athletes.name)
            except (InvalidTag, ValueError) as error:
                raise WrongKeyError("DATA_KEY is not the key it was written with") from error
            if not proof:
                text = self.seal.close(PROOF, 0, PROOF).hex()
                await connection.run(_PROVE[self.postgres], key=PROOF, value=text)

    async def _leave_nothing(self, tx: SqlTransaction) -> None:
        """Deleted athletes leave the log too, and are remembered beside the file."""
        if not self.postgres:
            try:
                note_erased(self.path, tx.members.erased)
            except OSError:  # they are deleted; the table remembers them, the file does not
                log.exception("who was deleted could not be noted beside the database")
        await self.checkpoint()


def _in_turn(connection: Connection) -> Connection:
    """SQLite has one writer; PostgreSQL has one for each athlete."""
    return TakingTurns(connection) if isinstance(connection, PostgresConnection) else connection
