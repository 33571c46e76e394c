"""FIT files: the sessions that a watch summed up, or what its samples tell without them."""

from bisect import bisect_right
from collections.abc import Iterator, Mapping

from coach.activity import Lap, Sport
from coach.errors import FileFault, UnreadableFileError
from handlers.files import sports
from handlers.files.draft import Draft
from handlers.files.fit_contents import WANTED, Contents, moment, scaled, whole
from handlers.files.fit_wire import (
    TIMESTAMP,
    BrokenFitError,
    EndlessFitError,
    Fields,
    Part,
    messages,
    parts,
    text,
)
from handlers.files.samples import PULSE_RANGE, Samples, TooManySamplesError

_ACTIVITY_FILE = 4
# FIT profile, type `file`: what is sent by mistake.
_OTHER_FILES: Mapping[int, str] = {
    1: "a watch's description of itself",
    2: "a watch's settings",
    3: "a watch's settings",
    5: "a planned workout",
    6: "a course",
    9: "a weight diary",
    15: "a day's steps",
    28: "a day's steps",
    32: "a day's steps",
    34: "a segment",
}
_NOTHING = "The file is damaged and nothing in it can be read. Export it from the watch again."
_DAMAGED = "The file is damaged; I kept what could be read."
_CHECKSUM = "The file's checksum is off: I could read all of it, but a figure may be wrong."
_NO_SUMMARY = "The watch wrote no summary, so I worked it out from the samples."


def read(data: bytes) -> tuple[list[Draft], list[str]]:
    """The activities of a FIT file, also of several in a row, and what is wrong with it.

    Raises:
        UnreadableFileError: there is no activity in it.
    """
    try:
        return _read(data)
    except (EndlessFitError, TooManySamplesError) as error:
        raise UnreadableFileError(
            FileFault.HOSTILE, "This file has more in it than any activity, so I left it alone."
        ) from error


def _read(data: bytes) -> tuple[list[Draft], list[str]]:
    drafts: list[Draft] = []
    warnings: list[str] = []
    refusal = UnreadableFileError(FileFault.DAMAGED, _NOTHING)
    for part in parts(data):
        contents, whole_part = _contents(data, part)
        found = list(_drafts(contents))
        drafts += found
        if not found:
            refusal = _refusal(contents, whole_part=whole_part)
        elif not whole_part:
            warnings.append(_DAMAGED)
        elif not part.checksum_right:
            warnings.append(_CHECKSUM)
    if not drafts:
        raise refusal
    return drafts, warnings


def _contents(data: bytes, part: Part) -> tuple[Contents, bool]:
    """What is in one file of the chain, and whether it could be read to its end."""
    contents = Contents()
    try:
        for number, fields in messages(data, part, WANTED):
            contents.take(number, fields)
    except BrokenFitError:
        return contents, False
    return contents, not part.truncated


def _refusal(contents: Contents, *, whole_part: bool) -> UnreadableFileError:
    what = _OTHER_FILES.get(contents.kind or _ACTIVITY_FILE)
    if what:
        return UnreadableFileError(
            FileFault.NO_ACTIVITY,
            f"This FIT file holds {what}, no activity. Send the file of a finished activity.",
        )
    if not whole_part:
        return UnreadableFileError(FileFault.DAMAGED, _NOTHING)
    return UnreadableFileError(
        FileFault.NO_ACTIVITY,
        "No activity is in this FIT file. Send the file of a finished activity.",
    )


def _drafts(contents: Contents) -> Iterator[Draft]:
    """One draft a session; one of all samples if no session was written."""
    sessions = _sessions(contents)
    if not sessions and contents.kind in (None, _ACTIVITY_FILE):
        sessions = _summary(contents)
    bounds = [_session_start(fields) or 0.0 for fields in sessions[1:]]
    edges = [0, *map(contents.samples.place_of, bounds), len(contents.samples)]
    for place, fields in enumerate(sessions):
        samples = contents.samples
        if bounds:
            samples = samples.stretch(edges[place], edges[place + 1])
        laps = [
            lap for lap in contents.laps if bisect_right(bounds, moment(lap, 2) or 0.0) == place
        ]
        draft = _draft(contents, fields, samples, laps)
        if whole(fields, 5) != sports.TRANSITION and not draft.hollow:
            yield draft


def _sessions(contents: Contents) -> list[Fields]:
    """The sessions in order, each once, without the sum of several."""
    each: list[Fields] = []
    for fields in contents.sessions:
        if fields not in each:
            each.append(fields)
    single = [fields for fields in each if whole(fields, 5) != sports.MULTISPORT]
    return sorted(single or each, key=lambda fields: _session_start(fields) or 0.0)


def _summary(contents: Contents) -> list[Fields]:
    """A session made of what is there, for a watch that died before it wrote its own."""
    return [{}] if len(contents.samples) > 1 or contents.laps else []


def _session_start(fields: Fields) -> float | None:
    start, end, elapsed = moment(fields, 2), moment(fields, TIMESTAMP), scaled(fields, 7, 1000)
    if start is None and end is not None and elapsed is not None:
        return end - elapsed
    return start


def _draft(contents: Contents, fields: Fields, samples: Samples, laps: list[Fields]) -> Draft:
    """One session, with the samples and laps from its start to the start of the next."""
    contents.mark_pauses(samples)
    single = len(contents.sessions) <= 1  # of several, the sport message names only one
    start = _session_start(fields) or samples.first or (moment(laps[0], 2) if laps else None)
    timer = scaled(fields, 8, 1000)
    if timer is None and not samples.elapsed_s:
        timer = sum(scaled(lap, 8, 1000) or 0.0 for lap in laps) or None
    return Draft(
        source="fit",
        sport=_sport(contents, fields, laps),
        start=start,
        offset=contents.offset(),
        hint=contents.local_start(start),
        title=text(fields.get(110)) or text(contents.sport.get(3) if single else None),
        timer_s=timer,
        running_s=contents.running_s(samples),
        elapsed_s=scaled(fields, 7, 1000),
        metres=scaled(fields, 9, 100),
        ascent_m=whole(fields, 22),
        descent_m=whole(fields, 23),
        avg_hr=whole(fields, 16),
        max_hr=whole(fields, 17),
        laps=[_lap(lap) for lap in laps],
        samples=samples,
        warnings=[] if fields else [_NO_SUMMARY],
    )


def _sport(contents: Contents, fields: Fields, laps: list[Fields]) -> Sport:
    """From the session, else the sport message, else the first lap that says."""
    told = [(fields, 5, 6), (contents.sport, 0, 1), *((lap, 25, 39) for lap in laps)]
    for source, sport, sub_sport in told:
        if whole(source, sport) is not None:
            return sports.from_fit(whole(source, sport), whole(source, sub_sport))
    return Sport.OTHER


def _lap(fields: Fields) -> Lap:
    metres, pulse = scaled(fields, 9, 100), whole(fields, 15)
    return Lap(
        duration_s=scaled(fields, 8, 1000) or 0.0,
        km=round(metres / 1000, 5) if metres else None,
        avg_hr=pulse if pulse in PULSE_RANGE else None,
    )
