"""An activity as far as its file says; what the file leaves out comes from its samples."""

from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta, timezone
from math import isfinite
from zoneinfo import ZoneInfo

from coach.activity import Activity, Lap, Sport
from coach.recording import Recording
from handlers.files import plausible
from handlers.files.samples import PULSE_RANGE, Samples

_LATEST = datetime(2100, 1, 1, tzinfo=UTC).timestamp()
_SLOW_CLOCK = timedelta(minutes=10)
_ALL_OF_IT = 0.98
_MOST_LAPS = 300
_LONGEST_TITLE = 80
_NO_TIMES = (
    "Its points have no times, so I know neither its date nor how long it took. "
    "It may be a planned route."
)
_FEWEST_SAMPLES = 2

Finished = tuple[Recording, list[str]]


@dataclass(slots=True, kw_only=True)
class Draft:
    """One activity while its file is read. Metres, seconds; None where the file says nothing."""

    source: str
    sport: Sport = Sport.OTHER
    start: float | None = None
    """Seconds since 1970."""
    offset: timedelta | None = None
    """From UTC, where the file states it."""
    hint: datetime | None = None
    """A local start without a zone, told by another part of the file."""
    title: str | None = None
    timer_s: float | None = None
    running_s: float | None = None
    """Timer seconds by the pauses that the file shows, to hold the stated ones against."""
    elapsed_s: float | None = None
    metres: float | None = None
    ascent_m: float | None = None
    descent_m: float | None = None
    avg_hr: float | None = None
    max_hr: float | None = None
    laps: list[Lap] = field(default_factory=list)
    samples: Samples = field(default_factory=Samples)
    warnings: list[str] = field(default_factory=list)

    @property
    def hollow(self) -> bool:
        """There is nothing in it: a stray press of a button, a template."""
        said = (self.timer_s, self.metres, self.avg_hr)
        return not any(said) and len(self.samples) < _FEWEST_SAMPLES

    def finished(self, zone: ZoneInfo, moment: datetime) -> Finished:
        """The recording and its warnings. `zone` is the athlete's, `moment` is now."""
        start, trusted, doubts = self._start(zone, moment)
        climb = self.samples.climbed_m() if self.ascent_m is None else None
        activity = Activity(
            start=start,
            sport=self.sport,
            duration_s=_milliseconds(self._timer()),
            km=_km(_positive(self.metres) or self.samples.covered_m()),
            ascent_m=_rounded(self.ascent_m if climb is None else climb[0]),
            descent_m=_rounded(self.descent_m if climb is None else climb[1]),
            avg_hr=_bpm(self.avg_hr) or _bpm(self.samples.mean_pulse()),
            max_hr=_bpm(self.max_hr) or _bpm(max(self.samples.pulses, default=0)),
            title=_one_line(self.title),
            source=self.source,
            laps=tuple(self.laps[:_MOST_LAPS]),
        )
        elapsed = _positive(self.elapsed_s) or self.samples.elapsed_s
        checked, odd = plausible.checked(activity)
        recording = Recording(
            activity=checked,
            start_trusted=trusted,
            start_hint=None if trusted or not self.hint else _fixed(self.hint, zone),
            elapsed_s=elapsed,
            samples=len(self.samples),
            samples_with_pulse=self.samples.with_pulse,
            pulse=self.samples.seconds_at(),
        )
        return recording, [*doubts, *self.warnings, *odd]

    def _timer(self) -> float | None:
        """The stated timer time, unless it is plainly the elapsed one; samples may be cut."""
        told, shown = _positive(self.timer_s), _positive(self.running_s)
        if told is None:
            return shown or self._counted()
        elapsed = _positive(self.elapsed_s) or self.samples.elapsed_s
        pauses = told - (shown or told)
        whole = elapsed and _ALL_OF_IT * elapsed <= told <= elapsed / _ALL_OF_IT
        if whole and pauses > max(60, told / 20):
            self.warnings.append(
                f"The time in the file includes pauses; I left out {_span(pauses)} of them."
            )
            return shown
        return told

    def _counted(self) -> float | None:
        """Timer seconds from the samples, since the file does not say them."""
        running, elapsed = self.samples.running_s(), self.samples.elapsed_s
        if running is None or elapsed is None:
            if not self._timeless:
                self.warnings.append("The file does not say how long it took.")
            return None
        pauses = elapsed - running
        left_out = f"left out {_span(pauses)} that look like" if pauses >= 1 else "saw no"
        self.warnings.append(
            "The file has no timer time: I counted the time between its points and "
            f"{left_out} pauses."
        )
        return running

    @property
    def _timeless(self) -> bool:
        """There are samples, and none of them has a time."""
        return len(self.samples) > 0 and self.start is None and self.samples.first is None

    def _start(self, zone: ZoneInfo, moment: datetime) -> tuple[datetime, bool, list[str]]:
        """The local start, whether it can be believed, and what is wrong with it if not."""
        seconds = self.samples.first if self.start is None else self.start
        if seconds is None or not 0 <= seconds < _LATEST:
            doubt = _NO_TIMES if self._timeless else "The file has no date."
            return _local(moment.timestamp(), zone), False, [doubt]
        start = _local(seconds, zone if self.offset is None else timezone(self.offset))
        if start.year < 2000:  # noqa: PLR2004  # no such file is older; a watch lost its clock
            doubt = f"The watch's clock says {_day(start)}, which cannot be right."
        elif start > moment + _SLOW_CLOCK:
            doubt = f"The file's date, {_day(start)}, has not come yet."
        else:
            return start, True, []
        if self.hint is not None:
            doubt += f" Another note in the file says {_day(self.hint)}."
        return start, False, [doubt]


def _local(seconds: float, zone: ZoneInfo | timezone) -> datetime:
    """A moment with its offset, to the second."""
    return _fixed(datetime.fromtimestamp(int(seconds), zone), zone)


def _fixed(local: datetime, zone: ZoneInfo | timezone) -> datetime:
    """A local time with the offset that its zone has then."""
    offset = local.replace(tzinfo=zone).utcoffset()
    assert offset is not None, "a zone knows its offset"
    return local.replace(tzinfo=timezone(offset))


def _day(moment: datetime) -> str:
    return f"{moment.day} {moment:%B %Y}"


def _span(seconds: float) -> str:
    return f"{seconds:.0f} s" if seconds < 100 else f"{seconds / 60:.0f} min"  # noqa: PLR2004  # to the eye


def _positive(value: float | None) -> float | None:
    return value if value is not None and isfinite(value) and value > 0 else None


def _milliseconds(value: float | None) -> float | None:
    return None if value is None else round(value, 3)


def _km(metres: float | None) -> float | None:
    known = _positive(metres)
    return None if known is None else round(known / 1000, 5)


def _rounded(value: float | None) -> float | None:
    return None if value is None or not isfinite(value) else float(round(value))


def _bpm(value: float | None) -> int | None:
    """A heart rate; 0, 255 and what no heart does are missing."""
    known = _positive(value)
    return round(known) if known is not None and round(known) in PULSE_RANGE else None


def _one_line(words: str | None) -> str | None:
    """A title without line breaks and signs that cannot be seen, of a bearable length."""
    kept = "".join(c if c.isprintable() else " " for c in words or "")
    return " ".join(kept.split())[:_LONGEST_TITLE].strip() or None
