"""TCX files: activities of laps, laps of trackpoints."""

from collections.abc import Mapping
from math import nan
from zoneinfo import ZoneInfo

from coach.activity import Lap
from coach.errors import FileFault, UnreadableFileError
from handlers.files import markup, sports
from handlers.files.draft import Draft
from handlers.files.odometer import Odometer
from handlers.files.samples import PULSE_RANGE, TooManySamplesError

_MOST_LAPS = 10_000
_LARGEST = 1e7
"""Of seconds and metres alike: four months, a quarter of the way around the earth."""

_OF_A_LAP: Mapping[tuple[str, str], str] = {
    ("Lap", "TotalTimeSeconds"): "timer_s",
    ("Lap", "DistanceMeters"): "metres",
    ("AverageHeartRateBpm", "Value"): "avg_hr",
    ("MaximumHeartRateBpm", "Value"): "max_hr",
}
_OF_A_POINT: Mapping[tuple[str, str], str] = {
    ("Trackpoint", "Time"): "time",
    ("Trackpoint", "AltitudeMeters"): "height",
    ("Trackpoint", "DistanceMeters"): "metres",
    ("Position", "LatitudeDegrees"): "latitude",
    ("Position", "LongitudeDegrees"): "longitude",
    ("HeartRateBpm", "Value"): "pulse",
}
"""Parent and name of an element → what it says."""


class _Activities:
    """The activities seen so far, and the laps of each."""

    def __init__(self, zone: ZoneInfo) -> None:
        self.drafts: list[Draft] = []
        self.laps: list[list[dict[str, float | None]]] = []
        self.plans = 0
        self._zone = zone
        self._inside = False
        self._tracks = 0
        self._point: dict[str, str] = {}
        self._odometer = Odometer()

    @property
    def size(self) -> int:
        return sum(len(draft.samples) for draft in self.drafts) + sum(map(len, self.laps))

    def opened(self, name: str, parent: str, attributes: Mapping[str, str]) -> None:  # noqa: ARG002  # a reader's signature
        if name == "Activity":
            sport = sports.from_words(attributes.get("Sport"))
            self.drafts.append(Draft(source="tcx", sport=sport))
            self.laps.append([])
            self._odometer = Odometer()
            self._inside = True
        elif name in ("Course", "Workout"):
            self.plans += 1
        elif self._inside and name == "Lap":
            self._lap_opened(attributes)
        elif self._inside and name == "Track":
            self._tracks += 1
            if self._tracks > 1:  # within a lap, a new track begins after a pause
                self.drafts[-1].samples.pause()
                self._odometer.lift()

    def _lap_opened(self, attributes: Mapping[str, str]) -> None:
        if len(self.laps[-1]) >= _MOST_LAPS:
            raise TooManySamplesError
        self.laps[-1].append({})
        self._tracks = 0
        self._start(attributes.get("StartTime") or "")

    def closed(self, name: str, parent: str, text: str) -> None:
        if not self._inside:
            return
        of_lap, of_point = _OF_A_LAP.get((parent, name)), _OF_A_POINT.get((parent, name))
        if of_point:
            self._point[of_point] = text
        elif name == "Trackpoint":
            self._add_point()
        elif of_lap and self.laps[-1]:
            self.laps[-1][-1][of_lap] = markup.number(text, 0, _LARGEST)
        elif parent == "Activity" and name == "Id":
            self._start(text)
        elif name == "Activity":
            self._inside = False

    def _start(self, text: str) -> None:
        """The first of an activity's id and its laps' starts that is a moment."""
        told = markup.moment(text, self._zone)
        draft = self.drafts[-1]
        if told is not None and draft.start is None:
            draft.start, draft.offset = told

    def _add_point(self) -> None:
        said, self._point = self._point, {}
        told = markup.moment(said.get("time", ""), self._zone)
        pulse = markup.number(said.get("pulse"), 0, 255)
        at = markup.position(said.get("latitude"), said.get("longitude"))
        self.drafts[-1].samples.add(
            nan if told is None else told[0],
            pulse=None if pulse is None else round(pulse),
            metres=self._odometer.read(markup.number(said.get("metres"), 0), at),
            height=markup.height(said.get("height", "")),
        )


def read(data: bytes, zone: ZoneInfo) -> tuple[list[Draft], list[str]]:
    """The activities of a TCX file, and what is wrong with it.

    Raises:
        UnreadableFileError: there is no activity in it, or it is made to do harm.
    """
    try:
        activities, whole = markup.parse(data, lambda: _Activities(zone))
    except TooManySamplesError as error:
        raise UnreadableFileError(
            FileFault.HOSTILE, "This file has more in it than any activity, so I left it alone."
        ) from error
    for draft, laps in zip(activities.drafts, activities.laps, strict=True):
        _sum_up(draft, laps)
    drafts = [draft for draft in activities.drafts if not draft.hollow]
    if not drafts:
        raise _refusal(activities, whole=whole)
    return drafts, [] if whole else [markup.DAMAGED]


def _sum_up(draft: Draft, said: list[dict[str, float | None]]) -> None:
    """What the laps say together; what one of them leaves out is left to the samples."""
    laps = [_lap(lap) for lap in said]
    timer = sum(lap.duration_s for lap in laps)
    elapsed = draft.samples.elapsed_s
    if all(lap.duration_s for lap in laps):
        draft.timer_s = timer
        draft.running_s = None if elapsed is None else elapsed - draft.samples.stood_s()
    if timer and all(lap.avg_hr for lap in laps):
        draft.avg_hr = sum((lap.avg_hr or 0) * lap.duration_s for lap in laps) / timer
    draft.metres = sum(lap.get("metres") or 0.0 for lap in said)
    draft.max_hr = max((lap.get("max_hr") or 0.0 for lap in said), default=None)
    draft.laps = laps


def _lap(said: dict[str, float | None]) -> Lap:
    metres, pulse = said.get("metres"), round(said.get("avg_hr") or 0)
    return Lap(
        duration_s=said.get("timer_s") or 0.0,
        km=round(metres / 1000, 5) if metres else None,
        avg_hr=pulse if pulse in PULSE_RANGE else None,
    )


def _refusal(activities: _Activities, *, whole: bool) -> UnreadableFileError:
    if not whole:
        return UnreadableFileError(
            FileFault.DAMAGED,
            "This TCX file is damaged and no activity in it can be read. Export it again.",
        )
    what = "a plan but no activity" if activities.plans else "no activity"
    return UnreadableFileError(
        FileFault.NO_ACTIVITY,
        f"This TCX file holds {what}. Send the file of a finished activity.",
    )
