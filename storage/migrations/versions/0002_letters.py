"""Letters: questions to Claude that are answered within hours, at half the price."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "batches",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("batch_id", sa.Text(), nullable=True),
        sa.Column("made", sa.BigInteger(), nullable=False),
        sa.Column("until", sa.BigInteger(), nullable=False),
        sa.Column("open", sa.Boolean(), nullable=False),
        sa.Column("worker", sa.Text(), nullable=True),
        sa.Column("lease_until", sa.BigInteger(), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_batches")),
    )
    op.create_table(
        "letters",
        sa.Column("custom_id", sa.Text(), nullable=False),
        sa.Column("batch", sa.Text(), nullable=False),
        sa.Column("athlete_id", sa.BigInteger(), nullable=False),
        sa.Column("push", sa.Text(), nullable=False),
        sa.Column("monday", sa.String(10), nullable=False),
        sa.Column("prompt_version", sa.Text(), nullable=False),
        sa.Column("bearing", sa.Text(), nullable=False),
        sa.Column("state", sa.Text(), nullable=False),
        sa.Column("body", sa.LargeBinary(), nullable=True),
        sa.ForeignKeyConstraint(
            ["athlete_id"],
            ["athletes.id"],
            name=op.f("fk_letters_athlete_id_athletes"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["batch"], ["batches.id"], name=op.f("fk_letters_batch_batches"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("custom_id", name=op.f("pk_letters")),
    )
    op.create_index(op.f("ix_letters_athlete_id"), "letters", ["athlete_id"], unique=False)
    op.create_index(op.f("ix_letters_batch"), "letters", ["batch"], unique=False)
    op.create_index(op.f("ix_letters_push"), "letters", ["push"], unique=False)


def downgrade() -> None:
    raise SystemExit("a database is never taken back; restore the backup made before it")
