"""What can be wrong with a database, and what the drivers' errors mean."""

import sqlite3

from sqlalchemy.exc import DBAPIError
from sqlalchemy.exc import TimeoutError as PoolTimeoutError

from coach.errors import CannotSaveError, UnknownAthleteError


class UnusableDatabaseError(Exception):
    """The database cannot be used as it is. It was left untouched."""


class DamagedDatabaseError(UnusableDatabaseError):
    """The file is damaged, or no database at all."""


class WrongKeyError(UnusableDatabaseError):
    """What is kept was sealed with another key."""


class NewerDatabaseError(UnusableDatabaseError):
    """A newer version of Steadfoot has written it."""


SAYS_DAMAGED = ("not a database", "malformed", "unsupported file format")
SAYS_UNWRITABLE = (
    "disk is full",
    "readonly",
    "read-only",
    "locked",
    "unable to open",
    "disk i/o",
    "attempt to write",
)
NO_SUCH_ATHLETE = "foreign key constraint failed"
CANNOT_SAVE_STATES = ("08", "25006", "40", "53", "57")
"""PostgreSQL: no connection, read only, two in each other's way, no room, shutting down."""

FOREIGN_KEY = "23503"


def meaning(error: BaseException) -> BaseException:
    """Full, read-only, locked, gone: cannot save. No database: damaged. Anything else as it is."""
    if isinstance(error, sqlite3.Error):
        return _by_words(error, str(error))
    if isinstance(error, DBAPIError):
        return _of_server(error)
    if isinstance(error, PoolTimeoutError | ConnectionError):
        return CannotSaveError("the database does not answer")
    return error


def _by_words(error: Exception, said: str) -> Exception:
    words = said.lower()
    if any(part in words for part in SAYS_UNWRITABLE):
        return CannotSaveError(words)
    if any(part in words for part in SAYS_DAMAGED):
        return DamagedDatabaseError(f"the database file is damaged: {words}")
    if NO_SUCH_ATHLETE in words:
        return UnknownAthleteError("nobody has enrolled under this id")
    return error


def _of_server(error: DBAPIError) -> Exception:
    state = str(getattr(error.orig, "sqlstate", None) or "")
    if error.connection_invalidated or state.startswith(CANNOT_SAVE_STATES):
        return CannotSaveError("the database does not answer")
    if state == FOREIGN_KEY:
        return UnknownAthleteError("nobody has enrolled under this id")
    return error
