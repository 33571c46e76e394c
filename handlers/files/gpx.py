"""GPX files: tracks of points; everything about them is worked out."""

from collections.abc import Mapping
from math import nan
from zoneinfo import ZoneInfo

from coach.errors import FileFault, UnreadableFileError
from handlers.files import markup, sports
from handlers.files.draft import Draft
from handlers.files.odometer import Odometer
from handlers.files.samples import TooManySamplesError

_PULSE_NAMES = frozenset({"hr", "heartrate", "HeartRate", "heart_rate"})


class _Tracks:
    """The tracks seen so far."""

    def __init__(self, zone: ZoneInfo) -> None:
        self.drafts: list[Draft] = []
        self.routes = 0
        self._zone = zone
        self._odometer = Odometer()
        self._at: tuple[float, float] | None = None
        self._moment = self._height = nan
        self._pulse: int | None = None

    @property
    def size(self) -> int:
        return sum(len(draft.samples) for draft in self.drafts)

    def opened(self, name: str, parent: str, attributes: Mapping[str, str]) -> None:  # noqa: ARG002  # a reader's signature
        if name == "trk":
            self.drafts.append(Draft(source="gpx"))
        elif name in ("rte", "wpt"):
            self.routes += 1
        elif name == "trkseg" and self.drafts:
            self.drafts[-1].samples.pause()
            self._odometer.lift()
        elif name == "trkpt":
            self._at = markup.position(attributes.get("lat"), attributes.get("lon"))
            self._moment = self._height = nan
            self._pulse = None

    def closed(self, name: str, parent: str, text: str) -> None:
        if not self.drafts:
            return
        if parent == "trk":
            self._describe(name, text)
        elif name == "trkpt":
            self._point()
        elif name in _PULSE_NAMES:
            pulse = markup.number(text, 0, 255)
            self._pulse = None if pulse is None else round(pulse)
        elif parent == "trkpt" and name == "ele":
            self._height = markup.height(text)
        elif parent == "trkpt" and name == "time":
            self._time(text)

    def _describe(self, name: str, text: str) -> None:
        if name == "name":
            self.drafts[-1].title = text
        elif name == "type":
            self.drafts[-1].sport = sports.from_words(text)

    def _time(self, text: str) -> None:
        told = markup.moment(text, self._zone)
        if told is not None:
            self._moment, offset = told
            self.drafts[-1].offset = self.drafts[-1].offset or offset

    def _point(self) -> None:
        if self._at is not None:
            self.drafts[-1].samples.add(
                self._moment,
                pulse=self._pulse,
                metres=self._odometer.read(None, self._at),
                height=self._height,
            )


def read(data: bytes, zone: ZoneInfo) -> tuple[list[Draft], list[str]]:
    """One activity a track, and what is wrong with the file.

    Raises:
        UnreadableFileError: there is no track in it, or it is made to do harm.
    """
    try:
        tracks, whole = markup.parse(data, lambda: _Tracks(zone))
    except TooManySamplesError as error:
        raise UnreadableFileError(
            FileFault.HOSTILE, "This file has more points than any activity, so I left it alone."
        ) from error
    drafts = [draft for draft in tracks.drafts if not draft.hollow]
    if not drafts:
        raise _refusal(tracks, whole=whole)
    return drafts, [] if whole else [markup.DAMAGED]


def _refusal(tracks: _Tracks, *, whole: bool) -> UnreadableFileError:
    if not whole:
        return UnreadableFileError(
            FileFault.DAMAGED,
            "This GPX file is damaged and no track in it can be read. Export it again.",
        )
    what = "a planned route but no recorded track" if tracks.routes else "no track"
    return UnreadableFileError(
        FileFault.NO_ACTIVITY,
        f"This GPX file holds {what}. Send the recording of a finished activity.",
    )
