"""The tables. Whatever says something about an athlete's body or words is sealed."""

from datetime import UTC, date, datetime, timedelta
from typing import Any

from sqlalchemy import (
    BigInteger,
    Boolean,
    Column,
    Dialect,
    Float,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    String,
    Table,
    Text,
    TypeDecorator,
    UniqueConstraint,
    text,
)

metadata = MetaData(
    naming_convention={
        "ix": "ix_%(column_0_label)s",
        "uq": "uq_%(table_name)s_%(column_0_name)s",
        "fk": "fk_%(table_name)s_%(column_0_name)s_%(referred_table_name)s",
        "pk": "pk_%(table_name)s",
    }
)

EPOCH = datetime(1970, 1, 1, tzinfo=UTC)


def micros(moment: datetime) -> int:
    """Whole microseconds since 1970; a moment without its offset is refused."""
    if moment.tzinfo is None:
        raise ValueError("a moment without its offset from UTC")
    return (moment - EPOCH) // timedelta(microseconds=1)


class UtcDateTime(TypeDecorator[datetime]):
    """An aware moment as microseconds since 1970, UTC; naive ones are refused."""

    impl = BigInteger
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> Any:  # noqa: ARG002
        return None if value is None else micros(value)

    def process_result_value(self, value: Any, dialect: Dialect) -> datetime | None:  # noqa: ARG002
        return None if value is None else EPOCH + timedelta(microseconds=value)


class LocalDay(TypeDecorator[date]):
    """An athlete's local date, as 2026-12-07: it sorts as text and means no instant."""

    impl = String(10)
    cache_ok = True

    def process_bind_param(self, value: date | None, dialect: Dialect) -> Any:  # noqa: ARG002
        return None if value is None else value.isoformat()

    def process_result_value(self, value: Any, dialect: Dialect) -> date | None:  # noqa: ARG002
        return None if value is None else date.fromisoformat(value)


Id = BigInteger().with_variant(Integer, "sqlite")
"""Counts by itself on both engines, and never again to a number that was there: an old button
or an undo would otherwise mean somebody else's row."""


athletes = Table(
    "athletes",
    metadata,
    Column("id", BigInteger, primary_key=True, autoincrement=False),
    Column("body", LargeBinary, nullable=False),
    Column("settings", LargeBinary),
    Column("time_zone", Text, nullable=False),
    Column("paused", Boolean, nullable=False, server_default=text("false")),
    Column("reachable", Boolean, nullable=False, server_default=text("true")),
    Column("planned_until", UtcDateTime),
    Index("ix_athletes_planned_until", "planned_until"),
)


def _athlete_id(*, index: bool = False) -> Column[int]:
    return Column(
        "athlete_id",
        BigInteger,
        ForeignKey("athletes.id", ondelete="CASCADE"),
        nullable=False,
        index=index,
    )


def _rows(name: str) -> Table:
    """One kind of thing of an athlete: a natural key, a date to sort by, a sealed body."""
    return Table(
        name,
        metadata,
        Column("id", Id, primary_key=True, autoincrement=True),
        _athlete_id(),
        Column("key", Text, nullable=False),
        Column("day", LocalDay),
        Column("body", LargeBinary, nullable=False),
        UniqueConstraint("athlete_id", "key"),
        Index(f"ix_{name}_athlete_day", "athlete_id", "day"),
        sqlite_autoincrement=True,
    )


availability = _rows("availability")
exceptions = _rows("exceptions")
conditions = _rows("conditions")
races = _rows("races")
results = _rows("results")
activities = _rows("activities")
journal = _rows("journal")
states = _rows("states")
receipts = _rows("receipts")
matches = _rows("matches")
offers = _rows("offers")
facts = _rows("facts")
thumbs = _rows("thumbs")

programs = Table(
    "programs",
    metadata,
    Column("id", Id, primary_key=True, autoincrement=True),
    _athlete_id(),
    Column("monday", LocalDay, nullable=False),
    Column("version", Integer, nullable=False),
    Column("accepted", Boolean, nullable=False),
    Column("body", LargeBinary, nullable=False),
    UniqueConstraint("athlete_id", "monday", "version"),
    sqlite_autoincrement=True,
)

dialogues = Table(
    "dialogues",
    metadata,
    Column("id", Id, primary_key=True, autoincrement=True),
    Column("athlete_id", BigInteger, nullable=False),  # onboarding comes before the athlete
    Column("form", Text, nullable=False),
    Column("active", Boolean, nullable=False),
    Column("opened", UtcDateTime),
    Column("expires", UtcDateTime),
    Column("body", LargeBinary, nullable=False),
    UniqueConstraint("athlete_id", "form"),
)

OPEN_PUSHES = "state IN ('due','claimed','sending','again')"
OPEN_OUTBOX = "state = 'sending'"
"""Word for word in an index and in the statements that are to use it: SQLite does not see
through a parameter."""

pushes = Table(
    "pushes",
    metadata,
    Column("key", Text, primary_key=True),
    _athlete_id(index=True),
    Column("kind", Text, nullable=False),
    Column("day", LocalDay, nullable=False),
    Column("due", UtcDateTime, nullable=False),
    Column("expires", UtcDateTime, nullable=False, index=True),
    Column("state", Text, nullable=False),
    Column("worker", Text),
    Column("lease_until", UtcDateTime),
    Column("attempt", Integer, nullable=False, server_default=text("0")),
    Column("prepared", UtcDateTime),
    Column("message_id", BigInteger),
    Index(
        "ix_pushes_open",
        "due",
        sqlite_where=text(OPEN_PUSHES),
        postgresql_where=text(OPEN_PUSHES),
    ),
)

changes = Table(
    "changes",
    metadata,
    Column("id", Id, primary_key=True, autoincrement=True),
    _athlete_id(index=True),
    Column("at", UtcDateTime, nullable=False, index=True),
    Column("body", LargeBinary, nullable=False),
    sqlite_autoincrement=True,
)

inbox = Table(
    "inbox",
    metadata,
    Column("update_id", BigInteger, primary_key=True, autoincrement=False),
    Column("athlete_id", BigInteger, nullable=False, index=True),
    Column("payload", LargeBinary, nullable=False),
    Column("received", UtcDateTime, nullable=False),
    Column("done", Boolean, nullable=False, server_default=text("false")),
    Column("effect", Boolean, nullable=False, server_default=text("false")),
    Column("attempts", Integer, nullable=False, server_default=text("0")),
    Index(
        "ix_inbox_open",
        "athlete_id",
        "update_id",
        sqlite_where=text("done = 0"),
        postgresql_where=text("NOT done"),
    ),
)

turns = Table(
    "turns",
    metadata,
    Column("athlete_id", BigInteger, primary_key=True, autoincrement=False),
    Column("worker", Text),
    Column("lease_until", UtcDateTime),
    Column("attempt", Integer, nullable=False, server_default=text("0")),
)
"""Which worker answers an athlete's updates, where several share a PostgreSQL."""

workers = Table(
    "workers",
    metadata,
    Column("name", Text, primary_key=True),
    Column("seen", UtcDateTime, nullable=False),
)
"""Who is alive, so that they share what Telegram allows."""

outbox = Table(
    "outbox",
    metadata,
    Column("id", Id, primary_key=True, autoincrement=True),
    Column("athlete_id", BigInteger, nullable=False, index=True),
    Column("update_id", BigInteger, index=True),
    Column("endpoint", Text, nullable=False),
    Column("payload", LargeBinary),
    Column("state", Text, nullable=False),
    Column("attempts", Integer, nullable=False, server_default=text("1")),
    Column("created", UtcDateTime, nullable=False, index=True),
    Column("message_id", BigInteger),
    Index(
        "ix_outbox_open",
        "id",
        sqlite_where=text(OPEN_OUTBOX),
        postgresql_where=text(OPEN_OUTBOX),
    ),
    sqlite_autoincrement=True,
)

ledger = Table(
    "ledger",
    metadata,
    Column("id", Text, primary_key=True),
    Column("athlete_id", BigInteger),
    Column("moment", UtcDateTime, nullable=False, index=True),
    Column("use", Text, nullable=False),
    Column("model", Text, nullable=False),
    Column("outcome", Text, nullable=False),
    Column("cost_usd", Float, nullable=False),
    Column("body", Text, nullable=False),
    Index("ix_ledger_athlete_moment", "athlete_id", "moment"),
)

batches = Table(
    "batches",
    metadata,
    Column("id", Text, primary_key=True),
    Column("batch_id", Text),
    Column("made", UtcDateTime, nullable=False),
    Column("until", UtcDateTime, nullable=False),
    Column("open", Boolean, nullable=False),
    Column("worker", Text),
    Column("lease_until", UtcDateTime),
)
"""Letters that went, or are about to go, to Claude together."""

letters = Table(
    "letters",
    metadata,
    Column("custom_id", Text, primary_key=True),
    Column(
        "batch", Text, ForeignKey("batches.id", ondelete="CASCADE"), nullable=False, index=True
    ),
    _athlete_id(index=True),
    Column("push", Text, nullable=False, index=True),
    Column("monday", LocalDay, nullable=False),
    Column("prompt_version", Text, nullable=False),
    Column("bearing", Text, nullable=False),
    Column("state", Text, nullable=False),
    Column("body", LargeBinary),
)
"""One athlete's question each, and in the end the answer."""

tombstones = Table(
    "tombstones",
    metadata,
    Column("owner_hash", Text, primary_key=True),
    Column("at", UtcDateTime, nullable=False),
)

meta = Table(
    "meta",
    metadata,
    Column("key", Text, primary_key=True),
    Column("value", Text, nullable=False),
)

OF_AN_ATHLETE = (
    availability,
    exceptions,
    conditions,
    races,
    results,
    activities,
    journal,
    states,
    receipts,
    matches,
    offers,
    facts,
    thumbs,
    programs,
    pushes,
    changes,
    letters,
)
"""Everything that goes when an athlete goes, by foreign key."""
