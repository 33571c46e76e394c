import io
import itertools
from datetime import timedelta
from pathlib import Path

import fitdecode
import pytest
from garmin_fit_sdk import Decoder, Stream
from hypothesis import given, settings
from hypothesis import strategies as st

from coach.activity import Lap, Sport
from coach.errors import FileFault, UnreadableFileError
from handlers.files import fit, fit_wire
from tests.handlers.files.conftest import Read
from tests.handlers.files.makers import (
    START,
    FitMaker,
    Value,
    activity_file,
    record,
    session,
    stamp,
    timer,
)


def test_a_session_tells_timer_time_and_never_elapsed_time(read: Read) -> None:
    (run,) = read(activity_file([session(timer_s=7380, elapsed_s=27.9 * 86400)])).activities

    assert run.activity.duration_s == 7380
    assert run.elapsed_s == pytest.approx(27.9 * 86400)


def test_all_figures_of_a_session_arrive(read: Read) -> None:
    (run,) = read(activity_file([session()])).activities

    activity = run.activity
    assert (activity.sport, activity.km, activity.duration_s) == (Sport.RUNNING, 12.0, 3600)
    assert (activity.ascent_m, activity.descent_m) == (120, 118)
    assert (activity.avg_hr, activity.max_hr) == (141, 158)
    assert activity.source == "fit"
    assert activity.start == START
    assert run.start_trusted


@pytest.mark.parametrize("missing", [None, 0, 255])
def test_a_heart_rate_that_the_session_lacks_comes_from_the_records(
    missing: int | None, read: Read
) -> None:
    data = activity_file([session(avg_hr=missing, max_hr=missing)])

    (run,) = read(data).activities

    assert run.activity.max_hr == 149
    assert run.activity.avg_hr == pytest.approx(139, abs=2)


def test_heart_rates_of_nothing_are_missing(read: Read) -> None:
    maker = FitMaker()
    for second, pulse in enumerate([0, 255, None, 0]):
        maker.add(20, record(second, pulse=pulse))
    (run,) = read(maker.add(18, session(avg_hr=0, max_hr=255)).file()).activities

    assert run.activity.avg_hr is None
    assert run.activity.max_hr is None
    assert run.samples == 4
    assert run.samples_with_pulse == 0
    assert run.pulse == ()


def test_no_distance_indoors_is_unknown_and_no_error(read: Read) -> None:
    data = FitMaker().add(18, session(sport=10, sub_sport=20, metres=0, ascent=None)).file()

    reading = read(data)

    assert reading.activities[0].activity.km is None
    assert reading.activities[0].activity.sport is Sport.STRENGTH
    assert reading.warnings == ()


def test_a_triathlon_is_three_activities_with_their_own_samples_and_laps(read: Read) -> None:
    maker = FitMaker().add(0, {0: 4})
    starts = [START + timedelta(minutes=m) for m in (0, 20, 22, 80, 81)]
    pulses = [150, 90, 130, 90, 160]
    for start, pulse in zip(starts, pulses, strict=True):
        for second in range(60):
            maker.add(20, record(second, start=start, pulse=pulse))
    for start, pulse in zip(starts, pulses, strict=True):
        maker.add(19, {253: stamp(start) + 60, 2: stamp(start), 8: 60_000, 9: 50_000, 15: pulse})
    legs = [(5, 18), (3, None), (2, None), (3, None), (1, None)]
    for start, (sport, sub_sport) in zip(starts, legs, strict=True):
        maker.add(
            18,
            session(
                start, sport=sport, sub_sport=sub_sport, timer_s=60, elapsed_s=60, avg_hr=None
            ),
        )

    found = read(maker.file()).activities

    assert [one.activity.sport for one in found] == [
        Sport.OPEN_WATER,
        Sport.CYCLING,
        Sport.RUNNING,
    ]
    assert [one.activity.avg_hr for one in found] == [150, 130, 160]
    assert [one.samples for one in found] == [60, 60, 60]
    assert found[1].activity.laps == (Lap(duration_s=60, km=0.5, avg_hr=130),)


def test_the_sum_of_several_sessions_is_not_counted_again(read: Read) -> None:
    whole = session(sport=18, timer_s=7200, metres=40_000)
    data = activity_file([whole, session(sport=2), session(START + timedelta(hours=1), sport=1)])

    sports = [one.activity.sport for one in read(data).activities]

    assert sports == [Sport.CYCLING, Sport.RUNNING]


def test_a_session_that_is_written_twice_counts_once(read: Read) -> None:
    assert len(read(activity_file([session(), session()])).activities) == 1


def test_a_watch_that_died_is_summed_up_from_its_samples(read: Read) -> None:
    maker = FitMaker().add(0, {0: 4}).add(12, {0: 1, 1: 3, 3: "Trail"})
    maker.add(21, timer(0, on=True))
    for second in itertools.chain(range(100), range(200, 301)):
        maker.add(20, record(second, metres=2.5 * second, pulse=150))
    maker.add(21, timer(99, on=False)).add(21, timer(200, on=True))
    whole = maker.file()

    reading = read(whole[:-1])

    (run,) = reading.activities
    assert run.activity.sport is Sport.TRAIL_RUNNING
    assert run.activity.title == "Trail"
    assert run.activity.duration_s == 300 - 101
    assert run.elapsed_s == 300
    assert run.activity.avg_hr == 150
    assert "The watch wrote no summary" in " ".join(reading.warnings)


def test_without_the_timer_s_turns_gaps_are_its_pauses(read: Read) -> None:
    maker = FitMaker().add(0, {0: 4})
    for second in itertools.chain(range(100), range(700, 801)):
        maker.add(20, record(second, metres=2.5 * second))

    (run,) = read(maker.file()).activities

    assert run.activity.duration_s == 199
    assert run.elapsed_s == 800


def test_a_cut_file_keeps_what_came_before_the_cut(read: Read) -> None:
    whole = activity_file([session()], samples=120)

    reading = read(whole[: len(whole) // 2])

    assert 40 < reading.activities[0].samples < 120
    assert "The file is damaged; I kept what could be read." in reading.warnings


def test_laps_alone_are_better_than_nothing(read: Read) -> None:
    maker = FitMaker().add(0, {0: 4})
    for minute in (0, 5):
        start = START + timedelta(minutes=minute)
        maker.add(19, {253: stamp(start) + 300, 2: stamp(start), 8: 300_000, 9: 100_000, 25: 1})

    (run,) = read(maker.file()).activities

    assert run.activity.duration_s == 600
    assert run.activity.sport is Sport.RUNNING
    assert run.activity.start == START


def test_a_wrong_checksum_is_a_warning(read: Read) -> None:
    data = bytearray(activity_file([session()]))
    data[-1] ^= 0xFF

    reading = read(bytes(data))

    assert reading.activities[0].activity.km == 12.0
    assert "checksum" in reading.warnings[0]


def test_a_timer_that_counts_its_pauses_is_set_right(read: Read) -> None:
    maker = FitMaker().add(0, {0: 4}).add(21, timer(0, on=True))
    for second in itertools.chain(range(600), range(1200, 1801)):
        maker.add(20, record(second, metres=2.5 * second))
    maker.add(21, timer(600, on=False)).add(21, timer(1200, on=True))
    maker.add(18, session(timer_s=1800, elapsed_s=1800, metres=4500))

    reading = read(maker.file())

    assert reading.activities[0].activity.duration_s == 1200
    assert reading.warnings == (
        "The time in the file includes pauses; I left out 10 min of them.",
    )


def test_a_start_that_is_missing_is_counted_back_from_the_end(read: Read) -> None:
    fields = session() | {2: None}

    (run,) = read(FitMaker().add(18, fields).file()).activities

    assert run.activity.start == START


def test_files_in_a_row_give_all_their_activities(read: Read) -> None:
    later = START + timedelta(days=1)
    data = activity_file([session()]) + activity_file([session(later, sport=2)])

    starts = [one.activity.start for one in read(data).activities]

    assert starts == [START, later]


def test_the_local_time_is_the_watch_s_own_if_it_says(read: Read) -> None:
    end = stamp(START) + 4000
    data = FitMaker().add(18, session()).add(34, {253: end, 5: end - 8 * 3600}).file()

    start = read(data).activities[0].activity.start

    assert start == START
    assert start.isoformat() == "2026-11-20T23:05:00-08:00"


def test_the_local_time_is_the_athlete_s_otherwise(read: Read) -> None:
    start = read(activity_file([session()])).activities[0].activity.start

    assert start.isoformat() == "2026-11-21T08:05:00+01:00"


@pytest.mark.parametrize(
    ("kind", "word"), [(5, "planned workout"), (6, "course"), (2, "settings")]
)
def test_what_is_no_activity_is_named(kind: int, word: str, read: Read) -> None:
    data = FitMaker().add(0, {0: kind}).add(20, record(0)).add(20, record(1)).file()

    with pytest.raises(UnreadableFileError, match=word) as refused:
        read(data)
    assert refused.value.fault is FileFault.NO_ACTIVITY


def test_a_file_without_anything_in_it_holds_no_activity(read: Read) -> None:
    with pytest.raises(UnreadableFileError) as refused:
        read(FitMaker().add(0, {0: 4}).file())
    assert refused.value.fault is FileFault.NO_ACTIVITY


def test_a_file_that_is_all_damage_says_so(read: Read) -> None:
    data = bytearray(activity_file([session()]))
    data[14] = 0x05

    with pytest.raises(UnreadableFileError, match="damaged") as refused:
        read(bytes(data))
    assert refused.value.fault is FileFault.DAMAGED


def test_a_file_made_to_be_endless_is_refused(read: Read, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(fit_wire, "_MOST_MESSAGES", 1000)

    with pytest.raises(UnreadableFileError) as refused:
        read(FitMaker().define(20, []).raw(b"\0" * 1001).file())
    assert refused.value.fault is FileFault.HOSTILE


FIGURES = st.fixed_dictionaries(
    {
        "sport": st.sampled_from([1, 2, 5, 11, 17]),
        "timer_s": st.one_of(st.none(), st.integers(1, 80_000)),
        "metres": st.one_of(st.none(), st.integers(1, 200_000)),
        "avg_hr": st.one_of(st.none(), st.integers(30, 240)),
        "max_hr": st.one_of(st.none(), st.integers(30, 240)),
        "ascent": st.one_of(st.none(), st.integers(0, 9000)),
    }
).filter(lambda figures: figures["timer_s"] or figures["metres"])


@settings(max_examples=30, deadline=None)
@given(FIGURES, st.booleans())
def test_two_other_readers_find_the_same_session(
    figures: dict[str, int | None], big: bool
) -> None:
    data = FitMaker(big=big).add(0, {0: 4}).add(18, session(**figures)).file()  # type: ignore[arg-type]  # drawn by name

    drafts, _ = fit.read(data)
    messages, errors = Decoder(Stream.from_byte_array(bytearray(data))).read()
    with fitdecode.FitReader(io.BytesIO(data)) as frames:
        (frame,) = [
            f for f in frames if f.frame_type == fitdecode.FIT_FRAME_DATA and f.name == "session"
        ]

    assert not errors
    for name, ours in (
        ("total_timer_time", drafts[0].timer_s),
        ("total_distance", drafts[0].metres),
        ("avg_heart_rate", drafts[0].avg_hr),
        ("max_heart_rate", drafts[0].max_hr),
        ("total_ascent", drafts[0].ascent_m),
    ):
        assert messages["session_mesgs"][0].get(name) == ours
        assert frame.get_value(name, fallback=None) == ours


@pytest.mark.parametrize(
    "name", ["run_fenix2_hr_only_in_records.fit", "ride_edge500_long_pauses.fit"]
)
def test_a_real_file_s_samples_are_those_of_two_other_readers(name: str, samples: Path) -> None:
    data = (samples / name).read_bytes()

    (draft,), _ = fit.read(data)
    messages, _ = Decoder(Stream.from_byte_array(bytearray(data))).read(
        convert_datetimes_to_dates=False
    )
    with fitdecode.FitReader(io.BytesIO(data)) as frames:
        theirs = [
            frame.get_value("heart_rate", fallback=None) or 0
            for frame in frames
            if frame.frame_type == fitdecode.FIT_FRAME_DATA and frame.name == "record"
        ]

    records = messages["record_mesgs"]
    assert list(draft.samples.pulses) == [each.get("heart_rate", 0) for each in records] == theirs
    assert list(draft.samples.metres) == pytest.approx([each["distance"] for each in records])
    assert list(draft.samples.heights) == pytest.approx([each["altitude"] for each in records])


def test_fields_that_no_file_repeats_need_no_order(read: Read) -> None:
    fields: dict[int, Value] = dict(reversed(session().items()))

    assert read(FitMaker().add(18, fields).file()) == read(FitMaker().add(18, session()).file())
