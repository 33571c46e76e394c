"""Activity files made by hand: what a watch would write, and what an enemy would."""

import gzip
import io
import struct
import zipfile
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta

EPOCH = datetime(1989, 12, 31, tzinfo=UTC)
START = datetime(2026, 11, 21, 7, 5, tzinfo=UTC)
MOMENT = datetime(2026, 11, 27, 12, 0, tzinfo=UTC)

ENUM, UINT8, SINT32, UINT16, UINT32, STRING = 0x00, 0x02, 0x85, 0x84, 0x86, 0x07
LETTERS = {ENUM: "B", UINT8: "B", SINT32: "i", UINT16: "H", UINT32: "I"}
UNKNOWN = {ENUM: 0xFF, UINT8: 0xFF, SINT32: 0x7FFFFFFF, UINT16: 0xFFFF, UINT32: 0xFFFFFFFF}

TYPES: Mapping[int, Mapping[int, int]] = {
    0: {0: ENUM, 4: UINT32},
    12: {0: ENUM, 1: ENUM, 3: STRING},
    18: {
        **dict.fromkeys((253, 2, 7, 8, 9), UINT32),
        **dict.fromkeys((5, 6), ENUM),
        **dict.fromkeys((16, 17), UINT8),
        **dict.fromkeys((22, 23), UINT16),
        110: STRING,
    },
    19: {
        **dict.fromkeys((253, 2, 7, 8, 9), UINT32),
        **dict.fromkeys((15, 16), UINT8),
        **dict.fromkeys((25, 39), ENUM),
    },
    20: {253: UINT32, 0: SINT32, 1: SINT32, 2: UINT16, 3: UINT8, 5: UINT32, 78: UINT32},
    21: {253: UINT32, 0: ENUM, 1: ENUM},
    34: {253: UINT32, 5: UINT32, 1: UINT16},
}
"""Base type of each field, by message."""

Value = int | str | None


def stamp(moment: datetime) -> int:
    """FIT's seconds."""
    return int((moment - EPOCH).total_seconds())


def crc(data: bytes) -> int:
    """The protocol's checksum, bit by bit: not the table of the reader."""
    value = 0
    for byte in data:
        value ^= byte
        for _ in range(8):
            value = (value >> 1) ^ (0xA001 if value & 1 else 0)
    return value


@dataclass
class FitMaker:
    """Writes FIT messages, a definition before each change of layout."""

    big: bool = False
    body: bytearray = field(default_factory=bytearray)
    _layout: tuple[object, ...] = ()

    def add(self, number: int, fields: Mapping[int, Value]) -> "FitMaker":
        types = TYPES[number]
        sizes = {n: self._size(types[n], value) for n, value in fields.items()}
        layout = (number, tuple(sizes.items()))
        if layout != self._layout:
            self._layout = layout
            self.define(number, [(n, sizes[n], types[n]) for n in fields])
        self.body += b"\0"
        for n, value in fields.items():
            self.body += self._pack(types[n], value, sizes[n])
        return self

    def define(
        self, number: int, fields: Sequence[tuple[int, int, int]], developer: Sequence[int] = ()
    ) -> "FitMaker":
        """A definition of local number 0; `developer` are sizes of developer fields."""
        self.body += bytes([0x60 if developer else 0x40, 0, int(self.big)])
        self.body += struct.pack(self._end + "HB", number, len(fields))
        self.body += b"".join(bytes(each) for each in fields)
        if developer:
            self.body += bytes([len(developer)])
            self.body += b"".join(bytes([n, size, 0]) for n, size in enumerate(developer))
        return self

    def raw(self, data: bytes) -> "FitMaker":
        self.body += data
        return self

    @property
    def _end(self) -> str:
        return ">" if self.big else "<"

    @staticmethod
    def _size(kind: int, value: Value) -> int:
        if kind == STRING:
            return len(str(value or "").encode()) + 1
        return struct.calcsize(LETTERS[kind])

    def _pack(self, kind: int, value: Value, size: int) -> bytes:
        if kind == STRING:
            return str(value or "").encode().ljust(size, b"\0")
        return struct.pack(self._end + LETTERS[kind], UNKNOWN[kind] if value is None else value)

    def file(self, *, header: int = 14, checksum: bool = True) -> bytes:
        """The whole file: header, messages, checksum (slow to write for many megabytes)."""
        head = struct.pack("<BBHI4s", header, 0x20, 2132, len(self.body), b".FIT")
        head += struct.pack("<H", crc(head)) if header == 14 else b""
        whole = head + self.body
        return whole + struct.pack("<H", crc(whole) if checksum else 0)


def session(  # noqa: PLR0913  # one argument a field
    start: datetime = START,
    *,
    sport: int | None = 1,
    sub_sport: int | None = None,
    timer_s: float | None = 3600,
    elapsed_s: float | None = 4000,
    metres: float | None = 12_000,
    avg_hr: int | None = 141,
    max_hr: int | None = 158,
    ascent: int | None = 120,
    descent: int | None = 118,
) -> dict[int, Value]:
    """The fields of a session message."""
    return {
        253: stamp(start + timedelta(seconds=elapsed_s or timer_s or 0)),
        2: stamp(start),
        5: sport,
        6: sub_sport,
        7: None if elapsed_s is None else round(elapsed_s * 1000),
        8: None if timer_s is None else round(timer_s * 1000),
        9: None if metres is None else round(metres * 100),
        16: avg_hr,
        17: max_hr,
        22: ascent,
        23: descent,
    }


def record(
    second: int,
    *,
    start: datetime = START,
    pulse: int | None = 140,
    metres: float | None = None,
    height: float | None = None,
    at: tuple[float, float] | None = None,
) -> dict[int, Value]:
    """The fields of a record message, so many seconds after the start."""
    fields: dict[int, Value] = {
        253: stamp(start + timedelta(seconds=second)),
        3: pulse,
        5: None if metres is None else round(metres * 100),
        2: None if height is None else round((height + 500) * 5),
    }
    if at is not None:
        fields |= {0: round(at[0] * 2**31 / 180), 1: round(at[1] * 2**31 / 180)}
    return fields


def timer(second: int, *, on: bool, start: datetime = START) -> dict[int, Value]:
    """The fields of an event message: the timer starts or stops."""
    return {253: stamp(start + timedelta(seconds=second)), 0: 0, 1: 0 if on else 4}


def activity_file(sessions: Iterable[dict[int, Value]], *, samples: int = 60) -> bytes:
    """An ordinary activity file."""
    maker = FitMaker().add(0, {0: 4})
    for second in range(samples):
        maker.add(20, record(second, pulse=130 + second % 20, metres=3.0 * second, height=100.0))
    for fields in sessions:
        maker.add(18, fields)
    return maker.file()


def gpx(
    points: str | Iterable[str], *, head: str = "", kind: str = "running", name: str = "Morning"
) -> bytes:
    """A GPX file of one track with one segment."""
    body = points if isinstance(points, str) else "".join(points)
    return (
        '<?xml version="1.0" encoding="UTF-8"?>'
        '<gpx version="1.1" creator="test" xmlns="http://www.topografix.com/GPX/1/1" '
        'xmlns:gpxtpx="http://www.garmin.com/xmlschemas/TrackPointExtension/v1">'
        f"{head}<trk><name>{name}</name><type>{kind}</type><trkseg>{body}</trkseg></trk></gpx>"
    ).encode()


def point(
    second: float | None,
    *,
    north: float = 0.0,
    pulse: int | None = None,
    height: float | None = None,
    start: datetime = START,
    prefix: str = "gpxtpx:",
) -> str:
    """A trackpoint, so many metres north of a place on the equator."""
    time = "" if second is None else f"<time>{zulu(start, second)}</time>"
    ele = "" if height is None else f"<ele>{height}</ele>"
    heart = (
        ""
        if pulse is None
        else f"<extensions><{prefix}TrackPointExtension><{prefix}hr>{pulse}</{prefix}hr>"
        f"</{prefix}TrackPointExtension></extensions>"
    )
    return f'<trkpt lat="{degrees(north)}" lon="13.0">{ele}{time}{heart}</trkpt>'


def degrees(metres: float) -> float:
    """Degrees of latitude."""
    return round(metres / 111_195.08, 8)


def zulu(start: datetime, second: float) -> str:
    return (start + timedelta(seconds=second)).strftime("%Y-%m-%dT%H:%M:%SZ")


def tcx(activities: str) -> bytes:
    return (
        '<?xml version="1.0" encoding="UTF-8"?><TrainingCenterDatabase '
        'xmlns="http://www.garmin.com/xmlschemas/TrainingCenterDatabase/v2">'
        f"<Activities>{activities}</Activities></TrainingCenterDatabase>"
    ).encode()


def tcx_activity(laps: str, *, sport: str = "Running", start: datetime = START) -> str:
    return f'<Activity Sport="{sport}"><Id>{zulu(start, 0)}</Id>{laps}</Activity>'


def tcx_lap(
    points: str = "",
    *,
    seconds: float | None = 600,
    metres: float | None = 2000,
    avg_hr: int | None = 140,
    max_hr: int | None = 150,
    start: datetime = START,
) -> str:
    parts = [f'<Lap StartTime="{zulu(start, 0)}">']
    if seconds is not None:
        parts.append(f"<TotalTimeSeconds>{seconds}</TotalTimeSeconds>")
    if metres is not None:
        parts.append(f"<DistanceMeters>{metres}</DistanceMeters>")
    for name, pulse in (("Average", avg_hr), ("Maximum", max_hr)):
        if pulse is not None:
            parts.append(f"<{name}HeartRateBpm><Value>{pulse}</Value></{name}HeartRateBpm>")
    return "".join([*parts, f"<Track>{points}</Track></Lap>"])


def tcx_point(
    second: float,
    *,
    metres: float | None = None,
    pulse: int | None = None,
    start: datetime = START,
) -> str:
    parts = [f"<Time>{zulu(start, second)}</Time>"]
    if metres is not None:
        parts.append(f"<DistanceMeters>{metres}</DistanceMeters>")
    if pulse is not None:
        parts.append(f"<HeartRateBpm><Value>{pulse}</Value></HeartRateBpm>")
    return f"<Trackpoint>{''.join(parts)}</Trackpoint>"


def zipped(files: Mapping[str, bytes], *, method: int = zipfile.ZIP_DEFLATED) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", method) as archive:
        for name, content in files.items():
            entry = zipfile.ZipInfo(name, date_time=(2026, 11, 21, 8, 5, 0))
            archive.writestr(entry, content, method)
    return out.getvalue()


def gzipped(content: bytes) -> bytes:
    return gzip.compress(content, 1, mtime=0)


def long_fit(megabytes: int) -> bytes:
    """A ride of many days at a sample a second, as today's bike computers write them."""
    maker = FitMaker().add(0, {0: 4})
    layout = [(253, 4, UINT32), (0, 4, SINT32), (1, 4, SINT32), (5, 4, UINT32), (78, 4, UINT32)]
    layout += [(73, 4, UINT32), (3, 1, UINT8), (4, 1, UINT8), (7, 2, UINT16), (13, 1, UINT8)]
    row = struct.Struct("<BIiiIIIBBHB10s")
    count = megabytes * 1_000_000 // row.size
    start = START - timedelta(seconds=count)
    first = stamp(start)
    maker.define(20, layout, developer=[2, 4, 4])
    maker.raw(
        b"".join(
            row.pack(0, first + n, 5, 6, 500 * n, 3000, 5000, 120 + n % 60, 85, 210, 20, b"d" * 10)
            for n in range(count)
        )
    )
    maker.add(18, session(start, sport=2, timer_s=count, elapsed_s=count, metres=5.0 * count))
    return maker.file(checksum=False)


def long_gpx(megabytes: int) -> bytes:
    """A walk of many hours at a point a second."""
    one = [point(second, north=second, pulse=110 + second % 30) for second in range(3600)]
    size = sum(map(len, one)) / 1_000_000
    hours = range(1, int(megabytes / size))
    rest = [
        point(second, north=second, pulse=110, start=START + timedelta(hours=hour))
        for hour in hours
        for second in range(3600)
    ]
    return gpx([*one, *rest])
