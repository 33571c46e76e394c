"""What a file is, by its content; its name and stated type are a stranger's words."""

import re
from enum import StrEnum

from coach.errors import FileFault, UnreadableFileError


class Kind(StrEnum):
    """What can be read."""

    FIT = "fit"
    TCX = "tcx"
    GPX = "gpx"
    GZIP = "gz"
    ZIP = "zip"


EXAMPLE = "Send a .fit, .tcx or .gpx of a finished activity (also as .gz or .zip)."
_HEAD = 65_536
_ROOT = re.compile(r"<(?:[\w.-]+:)?(gpx|TrainingCenterDatabase)[\s>/]")
_ENTITIES = re.compile(r"<!(?:DOCTYPE|ENTITY)\b")
_ROOTS = {"gpx": Kind.GPX, "TrainingCenterDatabase": Kind.TCX}
_FIRST_BYTES = (
    (b"\x1f\x8b", Kind.GZIP),
    (b"PK\x03\x04", Kind.ZIP),
    (b"PK\x05\x06", Kind.ZIP),  # with nothing in it
)
_OTHERS = (
    (b"\x89PNG", "a picture"),
    (b"\xff\xd8\xff", "a picture"),
    (b"GIF8", "a picture"),
    (b"RIFF", "a picture or a sound"),
    (b"%PDF", "a PDF"),
    (b"\x00\x00\x00", "a picture or a video"),  # the box that HEIC and MP4 begin with
    (b"7z\xbc\xaf", "a 7z archive"),
    (b"Rar!", "a RAR archive"),
    (b"\xfd7zXZ", "an xz archive"),
    (b"BZh", "a bzip2 archive"),
    (b"{", "JSON"),
    (b"[", "JSON"),
    (b"<", "XML of another kind"),
)


def kind_of(data: bytes) -> Kind:
    """The kind of the data.

    Raises:
        UnreadableFileError: it is empty, none of ours, or XML that is made to do harm.
    """
    if not data.strip(b"\0 \t\r\n"):
        raise UnreadableFileError(FileFault.EMPTY, f"The file is empty. {EXAMPLE}")
    if data[8:12] == b".FIT":
        return Kind.FIT
    for first, kind in _FIRST_BYTES:
        if data.startswith(first):
            return kind
    return _kind_of_words(data)


def _kind_of_words(data: bytes) -> Kind:
    head = _text(data[:_HEAD]).lstrip("\ufeff \t\r\n")
    root = _ROOT.search(head) if head.startswith("<") else None
    if root:
        return _ROOTS[root[1]]
    if head.startswith("<") and _ENTITIES.search(head):
        raise UnreadableFileError(
            FileFault.HOSTILE,
            f"This is XML of another kind, with parts that are made to do harm. {EXAMPLE}",
        )
    what = next((name for first, name in _OTHERS if data.lstrip().startswith(first)), None)
    known = f"This is {what}, not an activity." if what else "This is not an activity file."
    raise UnreadableFileError(FileFault.WRONG_TYPE, f"{known} {EXAMPLE}")


def _text(head: bytes) -> str:
    wide = head[:2] in (b"\xff\xfe", b"\xfe\xff")
    return head.decode("utf-16" if wide else "utf-8", "replace")
