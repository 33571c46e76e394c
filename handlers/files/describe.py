"""A reading for machines and for people at a command line."""

from collections.abc import Iterator
from typing import Any

from coach.document import encode
from coach.recording import Reading, Recording


def as_json(reading: Reading) -> dict[str, Any]:
    """The activities with the dossier's keys, the warnings; beside them what only a file knows."""
    return {
        "activities": [encode(recording.activity) for recording in reading.activities],
        "warnings": list(reading.warnings),
        "recordings": [
            {
                "start_trusted": recording.start_trusted,
                "start_hint": encode(recording.start_hint),
                "elapsed_s": recording.elapsed_s,
                "records": recording.samples,
                "records_with_heart_rate": recording.samples_with_pulse,
            }
            for recording in reading.activities
        ],
    }


def as_lines(reading: Reading) -> tuple[str, ...]:
    """A line an activity, a line a warning."""
    return (
        *(" · ".join(_parts(recording)) for recording in reading.activities),
        *(f"! {warning}" for warning in reading.warnings),
    )


def _parts(recording: Recording) -> Iterator[str]:
    activity = recording.activity
    yield activity.sport.value.replace("_", " ")
    yield f"{activity.start:%Y-%m-%d %H:%M}" + ("" if recording.start_trusted else "?")
    if activity.km is not None:
        yield f"{activity.km:.3f} km" if activity.km < 1 else f"{activity.km:.2f} km"
    if activity.duration_s is not None:
        yield f"{activity.duration_s:.0f} s" + _elapsed(recording, activity.duration_s)
    if activity.ascent_m is not None:
        yield f"+{activity.ascent_m:.0f} m"
    if activity.avg_hr is not None:
        yield f"heart rate mean {activity.avg_hr} max {activity.max_hr or '–'}"
    if recording.samples_with_pulse:
        yield f"{recording.samples_with_pulse} of {recording.samples} records with heart rate"


def _elapsed(recording: Recording, timer: float) -> str:
    elapsed = recording.elapsed_s
    return f" (not {elapsed:.0f}: pauses)" if elapsed and elapsed - timer >= 1 else ""
