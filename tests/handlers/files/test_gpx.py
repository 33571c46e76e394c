from datetime import timedelta

import pytest

from coach.activity import Sport
from coach.errors import FileFault, UnreadableFileError
from tests.handlers.files.conftest import Read
from tests.handlers.files.makers import START, gpx, point, zulu


def test_a_track_tells_distance_time_climb_and_heart_rate(read: Read) -> None:
    points = [
        point(second, north=3.0 * second, pulse=140, height=100 + second / 10)
        for second in range(601)
    ]

    reading = read(gpx(points))

    (run,) = reading.activities
    assert run.activity.sport is Sport.RUNNING
    assert run.activity.title == "Morning"
    assert run.activity.start == START
    assert run.activity.km == pytest.approx(1.8, abs=0.001)
    assert run.activity.duration_s == 600
    assert run.activity.ascent_m == pytest.approx(60, abs=1)
    assert run.activity.descent_m == 0
    assert run.activity.avg_hr == run.activity.max_hr == 140
    assert run.activity.source == "gpx"
    assert run.samples_with_pulse == 601


def test_pauses_are_left_out_of_time_and_distance_and_it_is_said(read: Read) -> None:
    walked = [point(second, north=second) for second in range(0, 601, 5)]
    resumed = [point(3600 + second, north=5000 + second) for second in range(0, 601, 5)]

    reading = read(gpx(walked + resumed))

    (walk,) = reading.activities
    assert walk.activity.duration_s == 1200
    assert walk.activity.km == pytest.approx(1.2, abs=0.001)
    assert walk.elapsed_s == 4200
    assert reading.warnings == (
        (
            "The file has no timer time: I counted the time between its points and "
            "left out 50 min that look like pauses."
        ),
    )


def test_a_new_segment_begins_after_a_pause_however_short(read: Read) -> None:
    first = "".join(point(second, north=second) for second in range(11))
    second = "".join(point(20 + second, north=500 + second) for second in range(11))

    (run,) = read(gpx(f"{first}</trkseg><trkseg>{second}")).activities

    assert run.activity.duration_s == 20
    assert run.activity.km == pytest.approx(0.02, abs=0.0001)


def test_each_track_is_an_activity(read: Read) -> None:
    later = START + timedelta(hours=3)
    tracks = (
        "".join(point(second, north=second) for second in range(5))
        + "</trkseg></trk><trk><name>Way back</name><type>hiking</type><trkseg>"
        + "".join(point(second, north=second, start=later) for second in range(5))
    )

    found = read(gpx(tracks)).activities

    assert [one.activity.start for one in found] == [START, later]
    assert [one.activity.title for one in found] == ["Morning", "Way back"]
    assert found[1].activity.sport is Sport.HIKING


def test_an_unknown_type_is_never_taken_for_a_run(read: Read) -> None:
    points = [point(second, north=second) for second in range(5)]

    (it,) = read(gpx(points, kind="")).activities

    assert it.activity.sport is Sport.OTHER


def test_points_without_a_place_are_skipped(read: Read) -> None:
    bad = f'<trkpt lon="13.0"><time>{zulu(START, 2)}</time></trkpt>'
    off = f'<trkpt lat="1e9" lon="13.0"><time>{zulu(START, 3)}</time></trkpt>'
    points = [point(0, north=0), bad, off, point(4, north=10)]

    (run,) = read(gpx(points)).activities

    assert run.samples == 2
    assert run.activity.km == pytest.approx(0.01, abs=0.0001)


@pytest.mark.parametrize("prefix", ["gpxtpx:", "ns3:", ""], ids=["usual", "undeclared", "none"])
def test_heart_rates_are_found_whatever_their_prefix(prefix: str, read: Read) -> None:
    points = [point(second, north=second, pulse=150, prefix=prefix) for second in range(5)]

    assert read(gpx(points)).activities[0].activity.avg_hr == 150


def test_a_track_without_times_may_be_a_plan_and_its_date_is_asked(read: Read) -> None:
    reading = read(gpx([point(None, north=100 * n) for n in range(11)]))

    (way,) = reading.activities
    assert not way.start_trusted
    assert way.activity.km == pytest.approx(1.0, abs=0.001)
    assert way.activity.duration_s is None
    assert reading.warnings == (
        (
            "Its points have no times, so I know neither its date nor how long it took. "
            "It may be a planned route."
        ),
    )


@pytest.mark.parametrize(
    ("time", "expected"),
    [
        ("2026-11-21T07:05:00Z", "2026-11-21T08:05:00+01:00"),
        ("2026-11-21T07:05:00.500z", "2026-11-21T08:05:00+01:00"),
        ("2026-11-21T07:05:00-03:00", "2026-11-21T07:05:00-03:00"),
        ("2026-11-21T07:05:00", "2026-11-21T07:05:00+01:00"),
        ("2026-11-21 07:05:00", "2026-11-21T07:05:00+01:00"),
    ],
)
def test_times_are_read_with_the_zone_they_have(time: str, expected: str, read: Read) -> None:
    points = [point(None), point(None, north=10)]
    data = gpx(points).replace(b'lon="13.0">', f'lon="13.0"><time>{time}</time>'.encode())

    assert read(data).activities[0].activity.start.isoformat() == expected


@pytest.mark.parametrize(
    "time", ["0001-01-01T00:00:00Z", "9999-12-31T23:59:59-14:00", "yesterday"]
)
def test_impossible_times_are_none(time: str, read: Read) -> None:
    points = [point(None), point(None, north=10)]
    data = gpx(points).replace(b'lon="13.0">', f'lon="13.0"><time>{time}</time>'.encode())

    assert not read(data).activities[0].start_trusted


def test_a_route_is_no_activity(read: Read) -> None:
    data = b'<gpx><rte><rtept lat="1" lon="1"/><rtept lat="2" lon="1"/></rte></gpx>'

    with pytest.raises(UnreadableFileError, match="planned route") as refused:
        read(data)
    assert refused.value.fault is FileFault.NO_ACTIVITY


def test_a_cut_file_keeps_the_points_before_the_cut(read: Read) -> None:
    data = gpx([point(second, north=second) for second in range(100)])

    reading = read(data[: len(data) // 2])

    assert 30 < reading.activities[0].samples < 60
    assert reading.warnings[0] == "The file is damaged; I kept what could be read."


def test_a_file_cut_before_its_first_point_is_damaged(read: Read) -> None:
    with pytest.raises(UnreadableFileError) as refused:
        read(gpx([point(0)])[:150])
    assert refused.value.fault is FileFault.DAMAGED
