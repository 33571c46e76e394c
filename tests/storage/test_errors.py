"""What the drivers' errors mean."""

import sqlite3

import pytest
from sqlalchemy.exc import DBAPIError, IntegrityError
from sqlalchemy.exc import TimeoutError as PoolTimeoutError

from coach.errors import CannotSaveError, UnknownAthleteError
from storage.errors import DamagedDatabaseError, meaning


class ServerError(Exception):
    """As asyncpg's, with its five letters."""

    def __init__(self, sqlstate: str | None) -> None:
        super().__init__("said by the server")
        self.sqlstate = sqlstate


def of_server(sqlstate: str | None) -> DBAPIError:
    return DBAPIError("SELECT 1", {}, ServerError(sqlstate))


@pytest.mark.parametrize(
    ("said", "kind"),
    [
        ("database or disk is full", CannotSaveError),
        ("attempt to write a readonly database", CannotSaveError),
        ("database is locked", CannotSaveError),
        ("unable to open database file", CannotSaveError),
        ("disk I/O error", CannotSaveError),
        ("file is not a database", DamagedDatabaseError),
        ("database disk image is malformed", DamagedDatabaseError),
        ("FOREIGN KEY constraint failed", UnknownAthleteError),
    ],
)
def test_a_files_errors(said: str, kind: type[Exception]) -> None:
    assert type(meaning(sqlite3.OperationalError(said))) is kind


@pytest.mark.parametrize(
    ("state", "kind"),
    [
        ("53100", CannotSaveError),
        ("25006", CannotSaveError),
        ("57P01", CannotSaveError),
        ("40P01", CannotSaveError),
        ("08006", CannotSaveError),
        ("23503", UnknownAthleteError),
    ],
)
def test_a_servers_errors(state: str, kind: type[Exception]) -> None:
    assert type(meaning(of_server(state))) is kind


@pytest.mark.parametrize(
    "error",
    [
        sqlite3.IntegrityError("UNIQUE constraint failed: races.key"),
        of_server("23505"),
        of_server(None),
        IntegrityError("SELECT 1", {}, ServerError("23505")),
        LookupError("the coach's own"),
    ],
)
def test_anything_else_stays_what_it_is(error: Exception) -> None:
    assert meaning(error) is error


@pytest.mark.parametrize("error", [PoolTimeoutError("full"), ConnectionRefusedError()])
def test_no_connection_is_no_saving(error: Exception) -> None:
    assert type(meaning(error)) is CannotSaveError
