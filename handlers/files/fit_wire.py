"""FIT as bytes: the files in a row, their messages, the fields that are wanted."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from struct import Struct

Fields = dict[int, int | bytes]
"""Field number → raw value; a field that is absent or marked invalid is not there."""

TIMESTAMP = 253

_COMPRESSED, _DEFINITION, _DEVELOPER = 0x80, 0x40, 0x20
"""Bits of a message's first byte; the last two mean so only without the first."""

_MOST_MESSAGES = 2_000_000
_MOST_DEFINITIONS = 50_000
_MOST_PARTS = 200
"""An honest file of 20 MB stays far below these; only a made one repeats itself this often."""

# FIT protocol, "Base Types": number (low five bits) → struct letter, size, the value for invalid.
# Floats and 64-bit numbers carry none of the fields read here.
_BASES: Mapping[int, tuple[str, int, int]] = {
    0x00: ("B", 1, 0xFF),  # enum
    0x01: ("b", 1, 0x7F),
    0x02: ("B", 1, 0xFF),
    0x03: ("h", 2, 0x7FFF),
    0x04: ("H", 2, 0xFFFF),
    0x05: ("i", 4, 0x7FFF_FFFF),
    0x06: ("I", 4, 0xFFFF_FFFF),
    0x0A: ("B", 1, 0),  # the z types: zero is invalid
    0x0B: ("H", 2, 0),
    0x0C: ("I", 4, 0),
    0x0D: ("B", 1, 0xFF),  # byte
}
_STRING = 0x07


class BrokenFitError(Exception):
    """The bytes stop making sense here; what came before them was whole."""


class EndlessFitError(Exception):
    """More messages than any recording has: made to keep the reader busy."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """One FIT file of those in a row: where its messages are, and whether its bytes add up."""

    start: int
    end: int
    truncated: bool
    checksum_right: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class _Kind:
    """How the data messages of one local number are laid out."""

    number: int
    size: int
    layout: Struct
    fields: tuple[tuple[int, int, int | bytes], ...]
    """Field number, place in the unpacked tuple, the value for invalid."""


def parts(data: bytes) -> Iterator[Part]:
    """The files of a chain, one after another; what follows the last is left out.

    Raises:
        EndlessFitError: the file is made to keep the reader busy.
    """
    at = 0
    for _ in range(_MOST_PARTS):
        if not is_header(data, at):
            return
        size = int.from_bytes(data[at + 4 : at + 8], "little")
        start = at + data[at]
        end = start + size if size else len(data)  # a device that died never wrote the size
        truncated = not size or end + 2 > len(data)
        right = truncated or _checksum(data[at : end + 2]) == 0
        yield Part(start=start, end=min(end, len(data)), truncated=truncated, checksum_right=right)
        at = end + 2
    raise EndlessFitError


def is_header(data: bytes, at: int = 0) -> bool:
    """Whether a FIT file begins at this place."""
    return data[at + 8 : at + 12] == b".FIT" and data[at] in (12, 14)


def messages(
    data: bytes, part: Part, wanted: Mapping[int, frozenset[int]]
) -> Iterator[tuple[int, Fields]]:
    """Global number and fields of each wanted message, in the order of the file.

    Raises:
        BrokenFitError: after the last message that could be read.
        EndlessFitError: the file is made to keep the reader busy.
    """
    kinds: dict[int, _Kind] = {}
    last, at, defined = 0, part.start, 0
    for _ in range(_MOST_MESSAGES):
        if at >= part.end:
            return
        if defined > _MOST_DEFINITIONS:
            break
        head = data[at]
        if not head & _COMPRESSED and head & _DEFINITION:
            kinds[head & 0x0F], at = _definition(data, at, part.end, wanted)
            defined += 1
            continue
        kind = kinds.get((head >> 5) & 3 if head & _COMPRESSED else head & 0x0F)
        if kind is None or at + 1 + kind.size > part.end:
            raise BrokenFitError
        raw = kind.layout.unpack_from(data, at + 1)
        fields: Fields = {n: raw[i] for n, i, invalid in kind.fields if raw[i] != invalid}
        if head & _COMPRESSED:
            fields[TIMESTAMP] = last + ((head - last) & 0x1F)  # five bits, the next such second
        last = fields.get(TIMESTAMP, last)  # type: ignore[assignment]  # never text: see _layout
        if kind.number in wanted:
            yield kind.number, fields
        at += 1 + kind.size
        defined += not kind.size  # a message of nothing is as suspicious
    raise EndlessFitError


def text(value: int | bytes | None) -> str | None:
    """A string field without what follows its end mark."""
    if not isinstance(value, bytes):
        return None
    return value.partition(b"\0")[0].decode("utf-8", "replace").strip() or None


def _definition(
    data: bytes, at: int, end: int, wanted: Mapping[int, frozenset[int]]
) -> tuple[_Kind, int]:
    """The layout that a definition message announces, and where the next message begins."""
    if at + 6 > end:
        raise BrokenFitError
    big = data[at + 2] == 1
    number = int.from_bytes(data[at + 3 : at + 5], "big" if big else "little")
    after = at + 6 + 3 * data[at + 5]
    extra = 0
    if data[at] & _DEVELOPER:  # their fields follow; none of them is read, their size counts
        if after >= end:
            raise BrokenFitError
        first, after = after + 1, after + 1 + 3 * data[after]
        extra = sum(data[first + 1 : after : 3])
    if after > end:
        raise BrokenFitError
    triples = data[at + 6 : at + 6 + 3 * data[at + 5]]
    return _layout(number, triples, extra, big=big, wanted=wanted.get(number, frozenset())), after


def _layout(
    number: int, triples: bytes, extra: int, *, big: bool, wanted: frozenset[int]
) -> _Kind:
    letters, size = "", extra
    places: dict[int, tuple[int, int | bytes]] = {}
    for field, length, base in zip(triples[::3], triples[1::3], triples[2::3], strict=True):
        letter, width, invalid = _BASES.get(base & 0x1F, ("", 0, 0))
        size += length
        if field == TIMESTAMP and letter == "I" and length == width:
            places[field] = (len(places), invalid)
            letters += letter
        elif field not in wanted or field == TIMESTAMP or field in places:
            letters += f"{length}x"
        elif base & 0x1F == _STRING:
            places[field] = (len(places), b"")
            letters += f"{length}s"
        elif letter and length >= width:  # of a list its first
            places[field] = (len(places), invalid)
            letters += f"{letter}{length - width}x"
        else:
            letters += f"{length}x"
    return _Kind(
        number=number,
        size=size,
        layout=Struct((">" if big else "<") + letters),
        fields=tuple((field, *place) for field, place in places.items()),
    )


def _checksum(data: bytes) -> int:
    """CRC-16 of the FIT protocol; 0 over bytes that end with their own."""
    crc, table = 0, _CRC
    for byte in data:
        crc = (crc >> 8) ^ table[(crc ^ byte) & 0xFF]
    return crc


def _crc_of(byte: int) -> int:
    for _ in range(8):
        byte = (byte >> 1) ^ (0xA001 if byte & 1 else 0)
    return byte


_CRC = tuple(_crc_of(byte) for byte in range(256))
