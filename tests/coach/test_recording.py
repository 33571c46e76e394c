from datetime import UTC, datetime

from coach.activity import Activity, Lap, Sport
from coach.document import decode, encode
from coach.recording import Reading, Recording


def test_a_reading_goes_into_json_and_comes_back_the_same() -> None:
    start = datetime(2026, 11, 21, 7, 5, tzinfo=UTC)
    reading = Reading(
        activities=(
            Recording(
                activity=Activity(
                    start=start, sport=Sport.RUNNING, km=12.0, laps=(Lap(duration_s=600.0),)
                ),
                start_trusted=False,
                start_hint=start,
                elapsed_s=4000.5,
                samples=60,
                samples_with_pulse=59,
                pulse=(0.0, 0.5, 30.0),
            ),
        ),
        warnings=("A sentence.",),
    )

    assert decode(Reading, encode(reading)) == reading
