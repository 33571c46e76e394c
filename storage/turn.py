"""Whose update is being processed: known to the transaction, so that both commit together."""

from contextvars import ContextVar

current: ContextVar[int | None] = ContextVar("update_id", default=None)
