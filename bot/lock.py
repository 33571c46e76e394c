"""One process on a data folder: a second one is told so in a line."""

import fcntl
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path


class FolderTakenError(Exception):
    """Another process of Steadfoot runs on this data folder."""


@contextmanager
def hold(folder: Path) -> Iterator[None]:
    """Holds the folder until the block ends, or the process does, however it ends.

    Raises:
        FolderTakenError: another process holds it.
        OSError: the folder cannot be made or written to.
    """
    folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    with (folder / "steadfoot.lock").open("w") as file:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError as error:
            raise FolderTakenError(str(folder)) from error
        try:
            yield
        finally:
            fcntl.flock(file, fcntl.LOCK_UN)
