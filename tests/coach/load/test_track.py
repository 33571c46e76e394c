from coach.load.row import DayRow, lost
from coach.load.track import Track
from tests.coach.load.made import day


def _run(*rows: DayRow) -> Track:
    track = Track()
    for row in rows:
        track = track.after(row)
    return track


REST = DayRow(date=day(1), rest=True)
RUN = DayRow(date=day(1), external_total=10.0, internal=90.0)


def test_days_since_rest_count_from_a_rest() -> None:
    assert _run(RUN).since_rest is None
    assert _run(RUN, REST).since_rest == 0
    assert _run(REST, RUN, RUN).since_rest == 2


def test_a_stretch_without_records_ends_what_ran_along() -> None:
    track = _run(REST, RUN, lost(day(3)))

    assert track.since_rest is None
    assert track.external is None
    assert track.unknown == 1


def test_weighted_means_begin_anew_behind_it() -> None:
    track = _run(RUN, RUN, lost(day(3)), DayRow(date=day(4), external_total=4.0))

    assert track.external is not None
    assert track.external.acute == track.external.chronic == 4.0


def test_what_the_weighted_means_hold_is_remembered() -> None:
    streamed = DayRow(date=day(1), streamed=True)
    averaged = DayRow(date=day(2), averaged=True)

    assert _run(streamed, averaged, RUN).begun_streamed
    assert not _run(averaged, RUN).begun_streamed
    assert not _run(streamed, lost(day(2)), averaged).begun_streamed
