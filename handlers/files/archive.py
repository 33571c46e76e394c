"""Archives from strangers: opened in memory, within a budget, never by the names inside."""

import zlib
from collections.abc import Iterator
from dataclasses import dataclass, field
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZIP_STORED, BadZipFile, ZipFile, ZipInfo

from coach.errors import FileFault, UnreadableFileError

LARGEST_CONTENT = 48 * 1024 * 1024
"""Bytes of one file unpacked, and of all files of an archive together."""

_HIGHEST_RATIO = 100
_ANY_RATIO_BELOW = 1024 * 1024
"""Activity files shrink to a thirtieth at most; a bomb to a thousandth."""
_MOST_ENTRIES = 500
_LONGEST_DIRECTORY = 256 * 1024
_CHUNK = 65_536
_GZIP = 31
"""zlib's number for a window of 32 KB in a gzip wrapping."""
_END_MARK, _END_SIZE, _LONGEST_COMMENT = b"PK\x05\x06", 22, 65_535
_LOCKED = 0x1
_LONGEST_NAME = 40


@dataclass(slots=True)
class Budget:
    """What may still be unpacked of one upload."""

    left: int = LARGEST_CONTENT
    warnings: list[str] = field(default_factory=list)

    def spend(self, packed: int, unpacked: int, latest: int) -> None:
        """Takes the latest bytes off; `packed` and `unpacked` are those of the file so far.

        Raises:
            UnreadableFileError: it unpacks to more than it may.
        """
        self.left -= latest
        if self.left < 0 or unpacked > max(_ANY_RATIO_BELOW, _HIGHEST_RATIO * packed):
            raise UnreadableFileError(
                FileFault.HOSTILE,
                "This archive unpacks to far more than activities need, so I did not open it. "
                "Send the activity files one by one.",
            )


def gunzip(data: bytes, budget: Budget) -> bytes:
    """The content of a .gz, as much of it as is whole.

    Raises:
        UnreadableFileError: nothing can be unpacked, or far too much.
    """
    out = BytesIO()
    packer = zlib.decompressobj(wbits=_GZIP)
    try:
        for taken, chunk in _inflated(packer, data):
            out.write(chunk)
            budget.spend(taken, out.tell(), len(chunk))
    except zlib.error:
        pass  # the mark of a whole file is missing then, too
    if not packer.eof:
        budget.warnings.append("The .gz is damaged; I kept what could be unpacked.")
    if not out.tell():
        raise UnreadableFileError(
            FileFault.DAMAGED, "The .gz is damaged and cannot be unpacked. Send the file in it."
        )
    return out.getvalue()


def _inflated(packer: "zlib._Decompress", data: bytes) -> Iterator[tuple[int, bytes]]:
    """How much of the data has been taken, and what came out: a little at a time."""
    for start in range(0, len(data), _CHUNK):
        rest = data[start : start + _CHUNK]
        while rest and not packer.eof:
            chunk = packer.decompress(rest, _CHUNK)
            rest = packer.unconsumed_tail
            yield min(start + _CHUNK, len(data)) - len(rest), chunk


def unzip(data: bytes, budget: Budget) -> Iterator[tuple[str, bytes]]:
    """Name and content of each file in a .zip; the names are for the athlete's eyes only.

    Raises:
        UnreadableFileError: it cannot be opened, or is made to do harm.
    """
    _check_directory(data)
    try:
        archive = ZipFile(BytesIO(data))
    except (BadZipFile, ValueError, NotImplementedError, OSError) as error:
        raise UnreadableFileError(
            FileFault.DAMAGED, "The .zip is damaged and cannot be opened. Send the files in it."
        ) from error
    with archive:
        for entry in archive.infolist():
            if not _beside_the_point(entry.filename):
                content = _content(archive, entry, budget)
                if content is not None:
                    yield shown(entry.filename), content


def shown(name: str) -> str:
    """A stranger's file name as it may be shown: no path, no signs that cannot be seen."""
    last = name.replace("\\", "/").rstrip("/").rpartition("/")[2]
    return "".join(c for c in last if c.isprintable())[:_LONGEST_NAME] or "a file without a name"


def _check_directory(data: bytes) -> None:
    """Counts the entries before anything reads them."""
    at = data.rfind(_END_MARK, max(0, len(data) - _END_SIZE - _LONGEST_COMMENT))
    if at < 0:
        return  # damaged: opening it will say so
    entries = int.from_bytes(data[at + 10 : at + 12], "little")
    size = int.from_bytes(data[at + 12 : at + 16], "little")
    if entries > _MOST_ENTRIES or size > _LONGEST_DIRECTORY:
        raise UnreadableFileError(
            FileFault.HOSTILE,
            f"This archive has more than {_MOST_ENTRIES} files in it. Send fewer at once.",
        )


def _beside_the_point(name: str) -> bool:
    """Folders, and what file managers add for themselves."""
    parts = name.replace("\\", "/").split("/")
    return parts[-1] == "" or parts[-1].startswith(".") or "__MACOSX" in parts


def _content(archive: ZipFile, entry: ZipInfo, budget: Budget) -> bytes | None:
    """The content of one entry, as much as is whole; None (and a warning) without any."""
    if entry.flag_bits & _LOCKED:
        budget.warnings.append(f"{shown(entry.filename)} is locked by a password.")
        return None
    if entry.compress_type not in (ZIP_STORED, ZIP_DEFLATED):
        budget.warnings.append(f"{shown(entry.filename)} is packed in a way I do not open.")
        return None
    out = BytesIO()
    try:
        with archive.open(entry) as packed:
            while chunk := packed.read(_CHUNK):
                out.write(chunk)
                budget.spend(entry.compress_size, out.tell(), len(chunk))
    except (BadZipFile, zlib.error, EOFError, OSError, ValueError, NotImplementedError):
        budget.warnings.append(f"{shown(entry.filename)} is damaged in the archive.")
    return out.getvalue() or None
