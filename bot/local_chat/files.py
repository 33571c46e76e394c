"""Files in the chats: what was sent, by its id, and the links they may be fetched by."""

import mimetypes
import re
import secrets
from dataclasses import dataclass, field
from pathlib import PurePosixPath

from bot.local_chat import limits
from bot.local_chat.pictures import sides, suffix
from bot.local_chat.refusals import Json, Refusal, bad

_SUFFIX = re.compile(r"\.[A-Za-z0-9]{1,10}")
UNKNOWN_TYPE = "application/octet-stream"
_TYPES = mimetypes.MimeTypes()
"""Python's own table: what else a computer knows would make answers differ."""


@dataclass(slots=True)
class StoredFile:
    """One file; `linked_until` is when its link ends, in seconds since 1970."""

    id: str
    unique_id: str
    name: str
    mime: str
    content: bytes
    folder: str
    sides: tuple[int, int] | None = None
    linked_until: float = field(default=0.0)

    @property
    def path(self) -> str:
        suffix = PurePosixPath(self.name).suffix
        return f"{self.folder}/{self.unique_id}{suffix if _SUFFIX.fullmatch(suffix) else ''}"

    def wire(self) -> Json:
        """What every kind of file says about itself."""
        return {
            "file_id": self.id,
            "file_unique_id": self.unique_id,
            "file_size": len(self.content),
        }

    def document(self) -> Json:
        return {**self.wire(), "file_name": self.name, "mime_type": self.mime}

    def photo(self) -> list[Json]:
        width, height = self.sides or (0, 0)
        return [{**self.wire(), "width": width, "height": height}]


class Files:
    """All files of this server."""

    def __init__(self) -> None:
        self._by_id: dict[str, StoredFile] = {}
        self._by_path: dict[str, StoredFile] = {}

    def keep(self, name: str, content: bytes, folder: str, mime: str = "") -> StoredFile:
        unique = secrets.token_hex(8)
        kind = mime or _TYPES.guess_type(name)[0] or UNKNOWN_TYPE
        file = StoredFile(f"BQAC{unique}", unique, name, kind, content, folder, sides(content))
        self._by_id[file.id] = file
        self._by_path[file.path] = file
        return file

    def document(self, name: str, content: bytes, mime: str = "") -> StoredFile:
        """Any file, as it is.

        Raises:
            Refusal: empty, or larger than a bot may send.
        """
        if not content:
            raise bad("file must be non-empty")
        if len(content) > limits.UPLOAD_BYTES:
            raise Refusal(413, "Request Entity Too Large")
        return self.keep(name, content, "documents", mime)

    def photo(self, content: bytes) -> StoredFile:
        """A picture to be seen in the chat; it has no name of its own.

        Raises:
            Refusal: empty, too large, no picture, or too long and thin.
        """
        if not content:
            raise bad("file must be non-empty")
        if len(content) > limits.PHOTO_BYTES:
            raise bad(f"too big for a photo: {len(content)} bytes")
        seen = sides(content)
        if seen is None:
            raise bad("IMAGE_PROCESS_FAILED")
        if sum(seen) > limits.PHOTO_SIDES or max(seen) > limits.PHOTO_RATIO * min(seen):
            raise bad("PHOTO_INVALID_DIMENSIONS")
        return self.keep(f"photo{suffix(content)}", content, "photos")

    def get(self, file_id: str) -> StoredFile | None:
        return self._by_id.get(file_id)

    def linked(self, path: str, seconds: float) -> StoredFile | None:
        """The file behind a link, while the link lasts."""
        file = self._by_path.get(path)
        return file if file is not None and seconds <= file.linked_until else None
