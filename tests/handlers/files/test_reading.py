import time
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from coach.activity import Activity, Sport
from coach.errors import FileFault, UnreadableFileError
from coach.ranges import RANGES
from coach.recording import Reading
from handlers.files.reading import LARGEST, check_size, read_bytes
from tests.cases import each
from tests.handlers.files.conftest import ZONE, Read
from tests.handlers.files.makers import (
    MOMENT,
    START,
    FitMaker,
    activity_file,
    gpx,
    gzipped,
    point,
    session,
    tcx,
    tcx_activity,
    tcx_lap,
    tcx_point,
    zipped,
)
from tests.handlers.files.test_markup import HOSTILE

FIT = activity_file([session()], samples=20)
GPX = gpx([point(second, north=3 * second, pulse=140, height=100) for second in range(20)])
TCX = tcx(tcx_activity(tcx_lap("".join(tcx_point(n, metres=3 * n, pulse=140) for n in range(20)))))


def refusal(read: Read, data: bytes) -> UnreadableFileError:
    with pytest.raises(UnreadableFileError) as refused:
        read(data)
    return refused.value


@pytest.mark.parametrize(
    ("name", "km", "seconds", "ascent", "mean", "highest"),
    [
        ("run_fenix2_hr_only_in_records.fit", 9.01, 2832, 64, 154, 178),
        ("ride_edge500_long_pauses.fit", 92.62, 10641, 541, 162, 189),
        ("run_fr70_compressed_timestamps.fit", 10.25, 3773, None, 170, 190),
        ("run_tiny_walkbreaks.tcx", 0.16, 190, 0, 82, 100),
    ],
)
def test_real_recordings_give_their_known_figures(  # noqa: PLR0913, PLR0917  # a table's columns
    name: str,
    km: float,
    seconds: int,
    ascent: int | None,
    mean: int,
    highest: int,
    samples: Path,
    read: Read,
) -> None:
    (one,) = read((samples / name).read_bytes()).activities

    activity = one.activity
    assert activity.km == pytest.approx(km, abs=0.005)
    assert round(activity.duration_s or 0) == seconds
    assert activity.ascent_m == ascent
    assert (activity.avg_hr, activity.max_hr) == (mean, highest)


def test_a_ride_with_long_pauses_is_not_as_long_as_it_took(samples: Path, read: Read) -> None:
    (ride,) = read((samples / "ride_edge500_long_pauses.fit").read_bytes()).activities

    assert round(ride.elapsed_s or 0) == 12691
    assert sum(ride.pulse) == pytest.approx(10641, rel=0.005)


def test_a_watch_that_lost_its_date_is_asked_about(samples: Path, read: Read) -> None:
    reading = read((samples / "run_fr70_compressed_timestamps.fit").read_bytes())

    (run,) = reading.activities
    assert not run.start_trusted
    assert "1990" in reading.warnings[0]
    assert run.samples == 755
    assert run.samples_with_pulse == 754  # the first holds nothing but a time
    assert run.start_hint is not None
    assert run.start_hint.date().isoformat() == "2012-02-13"


@pytest.mark.parametrize("data", [FIT, GPX, TCX], ids=["fit", "gpx", "tcx"])
def test_a_packed_file_gives_what_the_bare_one_gives(data: bytes, read: Read) -> None:
    bare = read(data)

    assert read(gzipped(data)) == bare
    assert read(zipped({"a": data})).activities == bare.activities
    assert read(zipped({"a.gz": gzipped(data)})).activities == bare.activities


def test_an_archive_gives_all_activities_by_their_start_and_says_what_it_left(read: Read) -> None:
    early = activity_file([session(START - timedelta(days=2), sport=2)])
    broken = bytearray(early)
    broken[14] = 0x05
    data = zipped(
        {
            "runs/b.gpx": GPX,
            "rides/a.fit": early,
            "broken.fit": bytes(broken),
            "activities.csv": b"a,b",
            "photo.jpg": b"\xff\xd8\xff\xe0",
        }
    )

    reading = read(data)

    assert [one.activity.sport for one in reading.activities] == [Sport.CYCLING, Sport.RUNNING]
    words = "\n".join(reading.warnings)
    assert "broken.fit: The file is damaged" in words
    assert "2 other files in the archive hold no activity." in words
    assert "Activity 2: The file has no timer time" in words


def test_an_archive_without_an_activity_says_so(read: Read) -> None:
    assert refusal(read, zipped({})).fault is FileFault.NO_ACTIVITY
    assert refusal(read, zipped({"a.csv": b"a", "b.csv": b"b"})).fault is FileFault.NO_ACTIVITY
    assert "a PDF" in refusal(read, zipped({"a.pdf": b"%PDF-1.7"})).sentence


@pytest.mark.parametrize(
    "data",
    [
        zipped({"a.zip": zipped({"b.fit": FIT})}),
        gzipped(zipped({"b.fit": FIT})),
        gzipped(gzipped(FIT)),
        zipped({"a.gz": gzipped(gzipped(FIT))}),
        zipped({"good.fit": FIT, "bad.gpx": HOSTILE["billion laughs"]}),
        zipped({"bomb": gzipped(bytes(20_000_000))}),
    ],
    ids=["zip in zip", "zip in gz", "gz in gz", "gz in gz in zip", "laughs", "bomb"],
)
def test_archives_in_archives_and_harm_inside_are_refused(data: bytes, read: Read) -> None:
    assert refusal(read, data).fault is FileFault.HOSTILE


def test_an_archive_of_too_many_activities_is_refused(
    read: Read, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("handlers.files.reading._MOST_ACTIVITIES", 3)

    runs = [session(START - timedelta(days=n)) for n in range(4)]

    assert refusal(read, activity_file(runs)).fault is FileFault.HOSTILE


def test_an_activity_that_a_file_holds_twice_is_one(read: Read) -> None:
    assert len(read(FIT + FIT).activities) == 1
    assert len(read(zipped({"a.fit": FIT, "copy of a.fit": FIT})).activities) == 1


def test_a_flood_of_warnings_is_cut_short(read: Read) -> None:
    many = {
        f"{n}.gpx": gpx([point(second, start=START + timedelta(hours=n)) for second in range(5)])
        for n in range(30)
    }

    reading = read(zipped(many))

    assert len(reading.warnings) == 21
    assert reading.warnings[-1] == "10 more warnings like these."


@pytest.mark.parametrize(
    ("size", "fault"), [(0, FileFault.EMPTY), (LARGEST + 1, FileFault.TOO_BIG)]
)
def test_nothing_and_too_much_are_refused_by_their_size(size: int, fault: FileFault) -> None:
    with pytest.raises(UnreadableFileError) as refused:
        check_size(size)
    assert refused.value.fault is fault
    check_size(LARGEST)


ENEMIES: dict[str, Callable[[], bytes]] = {
    **{name: lambda name=name: HOSTILE[name] for name in HOSTILE},  # type: ignore[misc]  # binds
    "deep to the brim": lambda: b"<gpx>" + b"<a>" * 6_000_000,
    "one attribute": lambda: b'<gpx a="' + b"x" * 20_000_000 + b'"/>',
    "many attributes": lambda: b"<gpx " + b" ".join(b'a%d=""' % n for n in range(1_000_000)),
    "gz bomb": lambda: gzipped(bytes(200_000_000)),
    "zip bomb": lambda: zipped({"a.fit": bytes(100_000_000)}),
    "zeros": lambda: bytes(LARGEST),
    "blanks": lambda: b" " * LARGEST,
    "noise": lambda: b"\xa5\x17\x99" * (LARGEST // 3),
    "too big": lambda: b"x" * (LARGEST + 1),
}


@each("name", ENEMIES)
def test_an_enemy_is_refused_within_two_seconds(name: str, read: Read) -> None:
    data = ENEMIES[name]()
    began = time.process_time()

    with pytest.raises(UnreadableFileError):
        read(data)

    assert time.process_time() - began < 2


SPANS = {name: span for (owner, name), span in RANGES.items() if owner is Activity}


def read_or_refused(data: bytes) -> Reading | str:
    """Nothing else may happen to whatever is sent."""
    try:
        return read_bytes(data, "x", zone=ZONE, moment=MOMENT)
    except UnreadableFileError as error:
        return error.sentence


def sound(outcome: Reading | str) -> bool:
    """A sentence, or activities that a dossier can hold."""
    if isinstance(outcome, str):
        return outcome.endswith((".", ")"))
    figures = [
        (getattr(one.activity, name), low, high)
        for one in outcome.activities
        for name, (low, high) in SPANS.items()
    ]
    return bool(outcome.activities) and all(
        value is None or low <= value <= high for value, low, high in figures
    )


@settings(max_examples=60, deadline=None)
@given(
    st.sampled_from([FIT, GPX, TCX, gzipped(GPX), zipped({"a.fit": FIT, "b.tcx": TCX})]),
    st.lists(st.tuples(st.floats(0, 1), st.integers(0, 255)), max_size=8),
    st.floats(0, 1),
    st.booleans(),
)
def test_damage_of_any_kind_gives_a_reading_or_a_sentence(
    data: bytes, flips: list[tuple[float, int]], cut: float, whole: bool
) -> None:
    harmed = bytearray(data if whole else data[: round(len(data) * cut)])
    for place, value in flips:
        if harmed:
            harmed[min(len(harmed) - 1, int(place * len(harmed)))] = value

    assert sound(read_or_refused(bytes(harmed)))


@settings(max_examples=60, deadline=None)
@given(st.binary(max_size=400))
def test_random_messages_in_a_fit_give_a_reading_or_a_sentence(body: bytes) -> None:
    assert sound(read_or_refused(FitMaker().add(0, {0: 4}).raw(body).file()))
