"""XML from strangers: streamed, nothing expanded, nothing deep, names without their prefixes."""

import re
from collections.abc import Callable, Mapping
from datetime import datetime, timedelta
from math import inf, isfinite, nan
from typing import Protocol, TypeVar
from xml.sax import SAXParseException  # only its error: the parser is the defused one
from xml.sax.handler import ContentHandler
from zoneinfo import ZoneInfo

from defusedxml.common import DefusedXmlException
from defusedxml.expatreader import DefusedExpatParser

from coach.errors import FileFault, UnreadableFileError

DAMAGED = "The file is damaged; I kept what could be read."

_MENDABLE = 24 * 1024 * 1024
"""Bytes; mending takes six times the memory."""
_DEEPEST = 64
_LONGEST_TEXT = 1000
_HEIGHTS = (-500.0, 9000.0)
_DECLARATION = re.compile(r"^\s*<\?xml.*?\?>", re.DOTALL)
_UNSEEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")
_BARE_AMPERSAND = re.compile(r"&(?!(?:amp|lt|gt|quot|apos|#\d+|#x[0-9a-fA-F]+);)")


class Reader(Protocol):
    """Picks from a file's elements what an activity needs."""

    def opened(self, name: str, parent: str, attributes: Mapping[str, str]) -> None: ...
    def closed(self, name: str, parent: str, text: str) -> None: ...
    @property
    def size(self) -> int:
        """How much it has picked."""
        ...


R = TypeVar("R", bound=Reader)


def parse(data: bytes, make: Callable[[], R]) -> tuple[R, bool]:
    """A reader that has seen the file, and whether the file was whole.

    A damaged file is seen up to the damage, or in full if mending its characters is enough.

    Raises:
        UnreadableFileError: the file is made to do harm.
    """
    reader = make()
    if _feed(data.lstrip(), reader):
        return reader, True
    if len(data) > _MENDABLE:
        return reader, False
    second = make()
    _feed(_mended(data), second)
    return (second if second.size > reader.size else reader), False


def _feed(data: bytes, reader: Reader) -> bool:
    """Whether all of the data could be parsed."""
    parser = DefusedExpatParser(forbid_dtd=True)
    parser.setContentHandler(_Elements(reader))
    try:
        parser.feed(data)
        parser.close()
    except (DefusedXmlException, _TooDeepError) as error:
        raise UnreadableFileError(
            FileFault.HOSTILE,
            "This file holds XML that is made to do harm, so I did not read it. "
            "Send the file as your watch or app exported it.",
        ) from error
    except (SAXParseException, LookupError, ValueError):  # the two last: an unheard-of encoding
        return False
    return True


def _mended(data: bytes) -> bytes:
    """The same without a wrong declaration, broken characters and bare ampersands."""
    wide = data[:2] in (b"\xff\xfe", b"\xfe\xff")
    words = data.decode("utf-16" if wide else "utf-8-sig", "replace")
    words = _UNSEEN.sub(" ", _DECLARATION.sub("", words))
    return _BARE_AMPERSAND.sub("&amp;", words).strip().encode()


class _TooDeepError(Exception):
    """Elements within elements, far more than any activity file has."""


class _Elements(ContentHandler):
    """Passes elements on, with their local names and the text of the innermost."""

    def __init__(self, reader: Reader) -> None:
        super().__init__()
        self._reader = reader
        self._names = [""]
        self._text: list[str] = []
        self._length = 0

    def startElement(self, name: str, attrs: Mapping[str, str]) -> None:  # type: ignore[override]  # noqa: N802  # SAX's name; its attributes have `get`
        if len(self._names) > _DEEPEST:
            raise _TooDeepError
        local = name.rpartition(":")[2]
        self._reader.opened(local, self._names[-1], attrs)
        self._names.append(local)
        self._forget()

    def characters(self, content: str) -> None:
        if self._length < _LONGEST_TEXT:
            self._text.append(content[:_LONGEST_TEXT])
            self._length += len(content)

    def endElement(self, name: str) -> None:  # noqa: ARG002, N802  # SAX's name; known already
        local = self._names.pop()
        self._reader.closed(local, self._names[-1], "".join(self._text).strip())
        self._forget()

    def _forget(self) -> None:
        self._text.clear()
        self._length = 0


def number(words: str | None, low: float = -inf, high: float = inf) -> float | None:
    """A finite number within its limits, or None."""
    try:
        value = float(words or "")
    except ValueError:
        return None
    return value if isfinite(value) and low <= value <= high else None


def height(words: str) -> float:
    """Metres above the sea; NaN where no athlete trains."""
    value = number(words, *_HEIGHTS)
    return nan if value is None else value


def position(latitude: str | None, longitude: str | None) -> tuple[float, float] | None:
    """Degrees north and east, or None if one is missing or off the globe."""
    north, east = number(latitude, -90, 90), number(longitude, -180, 180)
    return None if north is None or east is None else (north, east)


def moment(words: str, zone: ZoneInfo) -> tuple[float, timedelta | None] | None:
    """Seconds since 1970 and the local offset if the words state one; None if unreadable.

    A time without a zone is the athlete's local time.
    """
    try:
        at = datetime.fromisoformat(words.upper())
        seconds = (at if at.tzinfo else at.replace(tzinfo=zone)).timestamp()
    except (ValueError, OverflowError):
        return None
    return (seconds, at.utcoffset() or None) if seconds > 0 else None
