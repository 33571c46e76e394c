"""The first tables."""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None

ID = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
ROWS = (
    "activities",
    "availability",
    "conditions",
    "exceptions",
    "facts",
    "journal",
    "matches",
    "offers",
    "races",
    "receipts",
    "results",
    "states",
    "thumbs",
)


def upgrade() -> None:
    _people()
    _messages()
    _money()
    for name in ROWS:
        _rows(name)
    _weeks()


def downgrade() -> None:
    raise SystemExit("a database is never taken back; restore the backup made before it")


def _rows(name: str) -> None:
    """One kind of thing of an athlete."""
    op.create_table(
        name,
        sa.Column("id", ID, autoincrement=True, nullable=False),
        sa.Column("athlete_id", sa.BigInteger(), nullable=False),
        sa.Column("key", sa.Text(), nullable=False),
        sa.Column("day", sa.String(10), nullable=True),
        sa.Column("body", sa.LargeBinary(), nullable=False),
        _of_an_athlete(name),
        sa.PrimaryKeyConstraint("id", name=op.f(f"pk_{name}")),
        sa.UniqueConstraint("athlete_id", "key", name=op.f(f"uq_{name}_athlete_id")),
        sqlite_autoincrement=True,
    )
    op.create_index(f"ix_{name}_athlete_day", name, ["athlete_id", "day"], unique=False)


def _of_an_athlete(name: str) -> sa.ForeignKeyConstraint:
    return sa.ForeignKeyConstraint(
        ["athlete_id"],
        ["athletes.id"],
        name=op.f(f"fk_{name}_athlete_id_athletes"),
        ondelete="CASCADE",
    )


def _people() -> None:
    op.create_table(
        "athletes",
        sa.Column("id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("body", sa.LargeBinary(), nullable=False),
        sa.Column("settings", sa.LargeBinary(), nullable=True),
        sa.Column("time_zone", sa.Text(), nullable=False),
        sa.Column("paused", sa.Boolean(), server_default=sa.text("false"), nullable=False),
        sa.Column("reachable", sa.Boolean(), server_default=sa.text("true"), nullable=False),
        sa.Column("planned_until", sa.BigInteger(), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_athletes")),
    )
    op.create_index("ix_athletes_planned_until", "athletes", ["planned_until"], unique=False)
    op.create_table(
        "dialogues",
        sa.Column("id", ID, autoincrement=True, nullable=False),
        sa.Column("athlete_id", sa.BigInteger(), nullable=False),
        sa.Column("form", sa.Text(), nullable=False),
        sa.Column("active", sa.Boolean(), nullable=False),
        sa.Column("opened", sa.BigInteger(), nullable=True),
        sa.Column("expires", sa.BigInteger(), nullable=True),
        sa.Column("body", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_dialogues")),
        sa.UniqueConstraint("athlete_id", "form", name=op.f("uq_dialogues_athlete_id")),
    )
    op.create_table(
        "meta",
        sa.Column("key", sa.Text(), nullable=False),
        sa.Column("value", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("key", name=op.f("pk_meta")),
    )
    op.create_table(
        "tombstones",
        sa.Column("owner_hash", sa.Text(), nullable=False),
        sa.Column("at", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("owner_hash", name=op.f("pk_tombstones")),
    )


def _messages() -> None:
    op.create_table(
        "inbox",
        sa.Column("update_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("athlete_id", sa.BigInteger(), nullable=False),
        sa.Column("payload", sa.LargeBinary(), nullable=False),
        sa.Column("received", sa.BigInteger(), nullable=False),
        sa.Column("done", sa.Boolean(), server_default=sa.text("false"), nullable=False),
        sa.Column("effect", sa.Boolean(), server_default=sa.text("false"), nullable=False),
        sa.Column("attempts", sa.Integer(), server_default=sa.text("0"), nullable=False),
        sa.PrimaryKeyConstraint("update_id", name=op.f("pk_inbox")),
    )
    op.create_index(op.f("ix_inbox_athlete_id"), "inbox", ["athlete_id"], unique=False)
    op.create_index(
        "ix_inbox_open",
        "inbox",
        ["athlete_id", "update_id"],
        unique=False,
        sqlite_where=sa.text("done = 0"),
        postgresql_where=sa.text("NOT done"),
    )
    op.create_table(
        "turns",
        sa.Column("athlete_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("worker", sa.Text(), nullable=True),
        sa.Column("lease_until", sa.BigInteger(), nullable=True),
        sa.Column("attempt", sa.Integer(), server_default=sa.text("0"), nullable=False),
        sa.PrimaryKeyConstraint("athlete_id", name=op.f("pk_turns")),
    )
    op.create_table(
        "workers",
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("seen", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("name", name=op.f("pk_workers")),
    )
    op.create_table(
        "outbox",
        sa.Column("id", ID, autoincrement=True, nullable=False),
        sa.Column("athlete_id", sa.BigInteger(), nullable=False),
        sa.Column("update_id", sa.BigInteger(), nullable=True),
        sa.Column("endpoint", sa.Text(), nullable=False),
        sa.Column("payload", sa.LargeBinary(), nullable=True),
        sa.Column("state", sa.Text(), nullable=False),
        sa.Column("attempts", sa.Integer(), server_default=sa.text("1"), nullable=False),
        sa.Column("created", sa.BigInteger(), nullable=False),
        sa.Column("message_id", sa.BigInteger(), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_outbox")),
        sqlite_autoincrement=True,
    )
    op.create_index(op.f("ix_outbox_athlete_id"), "outbox", ["athlete_id"], unique=False)
    op.create_index(op.f("ix_outbox_created"), "outbox", ["created"], unique=False)
    op.create_index(
        "ix_outbox_open",
        "outbox",
        ["id"],
        unique=False,
        sqlite_where=sa.text("state = 'sending'"),
        postgresql_where=sa.text("state = 'sending'"),
    )
    op.create_index(op.f("ix_outbox_update_id"), "outbox", ["update_id"], unique=False)


def _money() -> None:
    op.create_table(
        "ledger",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("athlete_id", sa.BigInteger(), nullable=True),
        sa.Column("moment", sa.BigInteger(), nullable=False),
        sa.Column("use", sa.Text(), nullable=False),
        sa.Column("model", sa.Text(), nullable=False),
        sa.Column("outcome", sa.Text(), nullable=False),
        sa.Column("cost_usd", sa.Float(), nullable=False),
        sa.Column("body", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_ledger")),
    )
    op.create_index("ix_ledger_athlete_moment", "ledger", ["athlete_id", "moment"], unique=False)
    op.create_index(op.f("ix_ledger_moment"), "ledger", ["moment"], unique=False)


def _weeks() -> None:
    op.create_table(
        "programs",
        sa.Column("id", ID, autoincrement=True, nullable=False),
        sa.Column("athlete_id", sa.BigInteger(), nullable=False),
        sa.Column("monday", sa.String(10), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("accepted", sa.Boolean(), nullable=False),
        sa.Column("body", sa.LargeBinary(), nullable=False),
        _of_an_athlete("programs"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_programs")),
        sa.UniqueConstraint(
            "athlete_id", "monday", "version", name=op.f("uq_programs_athlete_id")
        ),
        sqlite_autoincrement=True,
    )
    op.create_table(
        "pushes",
        sa.Column("key", sa.Text(), nullable=False),
        sa.Column("athlete_id", sa.BigInteger(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("day", sa.String(10), nullable=False),
        sa.Column("due", sa.BigInteger(), nullable=False),
        sa.Column("expires", sa.BigInteger(), nullable=False),
        sa.Column("state", sa.Text(), nullable=False),
        sa.Column("worker", sa.Text(), nullable=True),
        sa.Column("lease_until", sa.BigInteger(), nullable=True),
        sa.Column("attempt", sa.Integer(), server_default=sa.text("0"), nullable=False),
        sa.Column("prepared", sa.BigInteger(), nullable=True),
        sa.Column("message_id", sa.BigInteger(), nullable=True),
        _of_an_athlete("pushes"),
        sa.PrimaryKeyConstraint("key", name=op.f("pk_pushes")),
    )
    op.create_index(op.f("ix_pushes_athlete_id"), "pushes", ["athlete_id"], unique=False)
    op.create_index(op.f("ix_pushes_expires"), "pushes", ["expires"], unique=False)
    op.create_index(
        "ix_pushes_open",
        "pushes",
        ["due"],
        unique=False,
        sqlite_where=sa.text("state IN ('due','claimed','sending','again')"),
        postgresql_where=sa.text("state IN ('due','claimed','sending','again')"),
    )
    op.create_table(
        "changes",
        sa.Column("id", ID, autoincrement=True, nullable=False),
        sa.Column("athlete_id", sa.BigInteger(), nullable=False),
        sa.Column("at", sa.BigInteger(), nullable=False),
        sa.Column("body", sa.LargeBinary(), nullable=False),
        _of_an_athlete("changes"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_changes")),
        sqlite_autoincrement=True,
    )
    op.create_index(op.f("ix_changes_athlete_id"), "changes", ["athlete_id"], unique=False)
    op.create_index(op.f("ix_changes_at"), "changes", ["at"], unique=False)
