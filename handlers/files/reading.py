"""A file of whatever kind as the activities in it. Pure: no clock, no disk, no network."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime
from zoneinfo import ZoneInfo

from coach.errors import FileFault, UnreadableFileError
from coach.recording import Reading, Recording
from handlers.files import fit, gpx, tcx
from handlers.files.archive import Budget, gunzip, shown, unzip
from handlers.files.draft import Draft
from handlers.files.sniff import EXAMPLE, Kind, kind_of

LARGEST = 20 * 1024 * 1024
"""Bytes; Telegram hands a bot no larger file."""

_MOST_ACTIVITIES = 500
_MOST_WARNINGS = 20
_PACKED = frozenset({Kind.GZIP, Kind.ZIP})
_NOT_OURS = frozenset({FileFault.WRONG_TYPE, FileFault.EMPTY})


def read_bytes(data: bytes, name: str, *, zone: ZoneInfo, moment: datetime) -> Reading:
    """The activities of a file, by their start. `zone` is the athlete's, `moment` is now.

    Raises:
        UnreadableFileError: there is none in it, or it is made to do harm.
    """
    check_size(len(data))
    kind = kind_of(data)
    pile = _Pile(zone=zone, moment=moment, archive=kind is Kind.ZIP)
    if pile.archive:
        for inner, content in unzip(data, pile.budget):
            pile.try_to_add(inner, content)
    else:
        pile.add(shown(name), data, kind)
    return pile.reading()


def check_size(size: int) -> None:
    """Looks at a size before anything is read.

    Raises:
        UnreadableFileError: there is nothing, or too much.
    """
    if not size:
        raise UnreadableFileError(FileFault.EMPTY, f"The file is empty. {EXAMPLE}")
    if size > LARGEST:
        raise UnreadableFileError(
            FileFault.TOO_BIG,
            "The file is larger than 20 MB, the most that Telegram hands me. "
            "Pack it as .zip, or export a single activity.",
        )


@dataclass(slots=True, kw_only=True)
class _Pile:
    """What has been read of an upload so far."""

    zone: ZoneInfo
    moment: datetime
    archive: bool
    budget: Budget = field(default_factory=Budget)
    found: list[tuple[Recording, list[str]]] = field(default_factory=list)
    warnings: list[str] = field(default_factory=list)
    refusals: list[UnreadableFileError] = field(default_factory=list)
    """Of the files in an archive that hold no activity."""

    def try_to_add(self, name: str, content: bytes) -> None:
        """Adds a file of an archive; if it is none of ours, the others still count.

        Raises:
            UnreadableFileError: it is made to do harm, so nothing of the archive is trusted.
        """
        try:
            self.add(name, content, kind_of(content))
        except UnreadableFileError as error:
            if error.fault is FileFault.HOSTILE:
                raise
            self.refusals.append(error)
            if error.fault not in _NOT_OURS:
                self.warnings.append(f"{name}: {error.sentence}")

    def add(self, name: str, content: bytes, kind: Kind) -> None:
        """Adds the activities of a file, itself packed at most once.

        Raises:
            UnreadableFileError: there is none in it, or it is made to do harm.
        """
        if kind is Kind.GZIP:
            content = gunzip(content, self.budget)
            kind = kind_of(content)
            if kind in _PACKED:
                raise _nested()
        if kind is Kind.ZIP:
            raise _nested()
        drafts, warnings = self._read(content, kind)
        for draft in drafts:
            recording, doubts = draft.finished(self.zone, self.moment)
            if all(recording != known for known, _ in self.found):  # some files say it twice
                self.found.append((recording, doubts))
        if len(self.found) > _MOST_ACTIVITIES:
            raise UnreadableFileError(
                FileFault.HOSTILE,
                f"More than {_MOST_ACTIVITIES} activities are in there. Send fewer at once.",
            )
        self.warnings += [f"{name}: {words}" if self.archive else words for words in warnings]

    def _read(self, content: bytes, kind: Kind) -> tuple[list[Draft], list[str]]:
        if kind is Kind.FIT:
            return fit.read(content)
        return gpx.read(content, self.zone) if kind is Kind.GPX else tcx.read(content, self.zone)

    def reading(self) -> Reading:
        """All of it.

        Raises:
            UnreadableFileError: there is no activity in it.
        """
        if not self.found:
            raise self._refusal()
        self.found.sort(key=lambda one: one[0].activity.start)
        warnings = [*self.budget.warnings, *self.warnings, *self._numbered()]
        others = sum(error.fault in _NOT_OURS for error in self.refusals)
        if others:
            files = "file in the archive holds" if others == 1 else "files in the archive hold"
            warnings.append(f"{others} other {files} no activity.")
        if len(warnings) > _MOST_WARNINGS:
            more = len(warnings) - _MOST_WARNINGS
            warnings[_MOST_WARNINGS:] = [f"{more} more warnings like these."]
        return Reading(
            activities=tuple(recording for recording, _ in self.found), warnings=tuple(warnings)
        )

    def _numbered(self) -> Iterator[str]:
        """Each activity's warnings; of several activities with the number it has."""
        for number, (_, warnings) in enumerate(self.found, start=1):
            yield from (
                f"Activity {number}: {words}" if len(self.found) > 1 else words
                for words in warnings
            )

    def _refusal(self) -> UnreadableFileError:
        if len(self.refusals) == 1:
            return self.refusals[0]
        said = " ".join(self.budget.warnings[:3])
        return UnreadableFileError(
            FileFault.NO_ACTIVITY, f"No activity is in this archive. {said or EXAMPLE}"
        )


def _nested() -> UnreadableFileError:
    return UnreadableFileError(
        FileFault.HOSTILE,
        f"This is an archive inside an archive, so I did not open it. {EXAMPLE}",
    )
