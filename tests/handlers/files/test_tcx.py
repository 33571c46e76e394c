from datetime import timedelta
from pathlib import Path

import pytest

from coach.activity import Lap, Sport
from coach.errors import FileFault, UnreadableFileError
from handlers.files import tcx as reader
from tests.handlers.files.conftest import Read
from tests.handlers.files.makers import START, tcx, tcx_activity, tcx_lap, tcx_point


def test_laps_are_summed_up(read: Read) -> None:
    laps = tcx_lap(avg_hr=140, max_hr=150) + tcx_lap(
        seconds=300, metres=1000, avg_hr=155, max_hr=170, start=START + timedelta(minutes=12)
    )

    (run,) = read(tcx(tcx_activity(laps))).activities

    assert run.activity.sport is Sport.RUNNING
    assert run.activity.start == START
    assert run.activity.duration_s == 900
    assert run.activity.km == 3.0
    assert run.activity.avg_hr == 145
    assert run.activity.max_hr == 170
    assert run.activity.laps == (
        Lap(duration_s=600, km=2.0, avg_hr=140),
        Lap(duration_s=300, km=1.0, avg_hr=155),
    )


def test_what_the_laps_leave_out_comes_from_the_trackpoints(read: Read) -> None:
    points = "".join(tcx_point(n, metres=3 * n, pulse=150) for n in range(101))
    lap = tcx_lap(points, seconds=None, metres=None, avg_hr=None, max_hr=None)

    reading = read(tcx(tcx_activity(lap)))

    (run,) = reading.activities
    assert run.activity.duration_s == 100
    assert run.activity.km == 0.3
    assert run.activity.avg_hr == run.activity.max_hr == 150
    assert "no timer time" in " ".join(reading.warnings)


def test_points_without_a_position_count(read: Read) -> None:
    points = "".join(tcx_point(n, pulse=120) for n in range(61))

    (ride,) = read(tcx(tcx_activity(tcx_lap(points, metres=None), sport="Biking"))).activities

    assert ride.activity.sport is Sport.CYCLING
    assert ride.activity.km is None
    assert ride.samples_with_pulse == 61


def test_a_second_track_of_a_lap_begins_after_a_pause(read: Read) -> None:
    points = (
        "".join(tcx_point(n, metres=3 * n, pulse=150) for n in range(11))
        + "</Track><Track>"
        + "".join(tcx_point(30 + n, metres=30 + 3 * n, pulse=150) for n in range(11))
    )

    (run,) = read(tcx(tcx_activity(tcx_lap(points, seconds=20, metres=60)))).activities

    assert sum(run.pulse) == 20


def test_a_time_that_bears_its_pauses_is_set_right(read: Read) -> None:
    points = [tcx_point(n, metres=3 * n) for n in range(601)]
    points += [tcx_point(1200 + n, metres=1800 + 3 * n) for n in range(601)]

    reading = read(tcx(tcx_activity(tcx_lap("".join(points), seconds=1800, metres=3600))))

    assert reading.activities[0].activity.duration_s == 1200
    assert "left out 10 min" in " ".join(reading.warnings)


def test_several_activities_and_multisport_are_each_their_own(read: Read) -> None:
    later = START + timedelta(hours=1)
    first = tcx_activity(tcx_lap(), sport="Biking")
    second = tcx_activity(tcx_lap(start=later), start=later)
    data = tcx(
        f"<MultiSportSession><FirstSport>{first}</FirstSport><NextSport>"
        f"<Transition>{tcx_lap()}</Transition>{second}</NextSport></MultiSportSession>"
    )

    found = read(data).activities

    assert [one.activity.sport for one in found] == [Sport.CYCLING, Sport.RUNNING]
    assert [one.activity.duration_s for one in found] == [600, 600]


def test_blanks_before_the_declaration_do_no_harm(read: Read) -> None:
    assert read(b"\n  \t" + tcx(tcx_activity(tcx_lap()))).activities[0].activity.km == 2.0


def test_a_course_is_no_activity(read: Read) -> None:
    data = (
        "<TrainingCenterDatabase><Courses><Course><Name>x</Name>"
        f"{tcx_lap(tcx_point(0))}</Course></Courses></TrainingCenterDatabase>"
    )

    with pytest.raises(UnreadableFileError, match="a plan") as refused:
        read(data.encode())
    assert refused.value.fault is FileFault.NO_ACTIVITY


def test_a_cut_file_keeps_what_came_before_the_cut(read: Read) -> None:
    data = tcx(tcx_activity(tcx_lap("".join(tcx_point(n, pulse=130) for n in range(50)))))

    reading = read(data[: len(data) * 2 // 3])

    activity = reading.activities[0].activity
    assert (activity.km, activity.duration_s) == (2.0, 600)
    assert 10 < reading.activities[0].samples < 50
    assert len(reading.warnings) == 1
    assert "damaged" in reading.warnings[0]


def test_a_file_cut_before_its_first_lap_is_damaged(read: Read) -> None:
    with pytest.raises(UnreadableFileError) as refused:
        read(tcx(tcx_activity(tcx_lap()))[:200])
    assert refused.value.fault is FileFault.DAMAGED


def test_figures_that_are_no_numbers_are_none(read: Read) -> None:
    lap = tcx_lap().replace("600", "nan").replace("<Value>140", "<Value>-3")

    (run,) = read(tcx(tcx_activity(lap))).activities

    assert run.activity.duration_s is None
    assert run.activity.avg_hr is None


def test_more_laps_than_any_activity_has_are_refused(
    read: Read, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(reader, "_MOST_LAPS", 3)

    with pytest.raises(UnreadableFileError) as refused:
        read(tcx(tcx_activity(tcx_lap() * 4)))
    assert refused.value.fault is FileFault.HOSTILE


def test_the_real_tiny_run_is_read(samples: Path, read: Read) -> None:
    (run,) = read((samples / "run_tiny_walkbreaks.tcx").read_bytes()).activities

    assert run.activity.km == pytest.approx(0.159, abs=0.0005)
    assert round(run.activity.duration_s or 0) == 190
    assert run.elapsed_s == 222
