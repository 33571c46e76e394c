"""Results found in pictures and lists: rules first, duplicates known, kept only by taps."""

from dataclasses import replace
from datetime import date

import pytest

from coach.errors import WriterUnavailableError
from coach.proposal import ResultProposal
from coach.race import Finish, Priority, RaceGoal, RaceResult
from coach.usecases.ask import Silence
from coach.usecases.found import FindResults, looks_like_results
from coach.usecases.people import People
from storage.database import Database
from tests.coach.usecases.conftest import ANA, StoppedClock
from tests.doubles import ScriptedResults

BERLIN = RaceResult(name="Berlin Marathon", date=date(2026, 9, 27), km=42.195, time_s=12_491.0)
LAKE = RaceResult(name="Lake Run", date=date(2025, 5, 4), km=10.0, time_s=2_700.0)
LIST = "Berlin Marathon 2026-09-27 42.2k 3:28:11\nLake Run 2025-05-04 10k 45:00"


def row(result: RaceResult, confidence: float = 0.95, *doubts: str) -> ResultProposal:
    return ResultProposal(result=result, confidence=confidence, doubts=doubts)


async def stored(store: Database) -> list[RaceResult]:
    async with store.reading() as tx:
        return [kept.value for kept in await tx.results.all(ANA)]


async def test_a_list_that_rules_can_read_is_sent_to_nobody(
    store: Database, clock: StoppedClock
) -> None:
    reader = ScriptedResults()
    found = await FindResults(store, clock, reader)(ANA, LIST, "1")
    assert [r.result.name for r in found.rows] == ["Berlin Marathon", "Lake Run"]
    assert reader.asked == []
    assert await stored(store) == []


async def test_only_the_lines_that_rules_cannot_read_are_sent(
    store: Database, clock: StoppedClock
) -> None:
    reader = ScriptedResults((row(BERLIN), row(replace(LAKE, name="Lake Run again"))))
    found = await FindResults(store, clock, reader)(ANA, f"{LIST}\n3.5.24 Hill Race, 5th", "1")
    assert reader.asked == ["3.5.24 Hill Race, 5th"]
    assert len(found.rows) == 2  # the two that it repeats are the same races


async def test_all_that_are_sure_are_kept_in_one_tap_and_undone_in_one(
    store: Database, clock: StoppedClock
) -> None:
    odd = row(replace(LAKE, name="Odd", km=21.1), 0.5, "The printed pace does not fit.")
    unsure = row(replace(LAKE, name="Blurred", km=5.0), 0.4)
    results = FindResults(store, clock, ScriptedResults((row(BERLIN), row(LAKE), odd, unsure)))
    found = await results(ANA, b"picture", "1")
    assert [r.sure for r in found.rows] == [True, True, False, False]
    after = await results.keep_sure(ANA, "1")
    assert after is not None
    assert [r.known for r in after.rows] == [True, True, False, False]
    assert len(await stored(store)) == 2
    await People(store, clock).undo(ANA)
    assert await stored(store) == []


async def test_a_doubted_row_is_kept_by_its_own_tap(store: Database, clock: StoppedClock) -> None:
    odd = row(LAKE, 0.5, "The printed pace does not fit.")
    results = FindResults(store, clock, ScriptedResults((odd,)))
    await results(ANA, b"picture", "1")
    after = await results.keep(ANA, "1", 1)
    assert after is not None
    assert after.kept == (LAKE,)


async def test_what_is_stored_is_recognised_whatever_it_is_called(
    store: Database, clock: StoppedClock
) -> None:
    async with store.transaction() as tx:
        await tx.results.keep(ANA, BERLIN)
    again = replace(BERLIN, name="BMW BERLIN-MARATHON", km=42.2, time_s=12_492.0)
    results = FindResults(store, clock, ScriptedResults((row(again),)))
    found = await results(ANA, b"picture", "1")
    assert found.rows[0].known
    after = await results.keep(ANA, "1", 1)
    assert after is not None
    assert after.kept == ()
    assert await stored(store) == [BERLIN]


async def test_what_lies_ahead_or_has_no_time_is_no_result(
    store: Database, clock: StoppedClock
) -> None:
    rows = (
        row(replace(BERLIN, date=date(2027, 9, 26)), 0.5, "The date lies ahead."),
        row(replace(LAKE, time_s=None), 0.5, "I could not read a time."),
        row(replace(LAKE, name="Given up", km=50.0, time_s=None, status=Finish.DNF)),
    )
    results = FindResults(store, clock, ScriptedResults(rows))
    found = await results(ANA, b"picture", "1")
    assert [r.keepable for r in found.rows] == [False, False, True]
    for number in (1, 2, 3):
        await results.keep(ANA, "1", number)
    assert [r.name for r in await stored(store)] == ["Given up"]


async def test_two_races_of_one_meeting_are_both_kept(
    store: Database, clock: StoppedClock
) -> None:
    meeting = replace(LAKE, name="County Finals", km=1.5, time_s=260.0)
    rows = (row(meeting), row(replace(meeting, km=5.0, time_s=980.0)))
    results = FindResults(store, clock, ScriptedResults(rows))
    await results(ANA, b"picture", "1")
    await results.keep_sure(ANA, "1")
    assert [r.name for r in await stored(store)] == ["County Finals", "County Finals (5 km)"]


async def test_a_result_answers_the_race_on_the_calendar(
    store: Database, clock: StoppedClock
) -> None:
    async with store.transaction() as tx:
        goal = RaceGoal(name="Berlin", date=BERLIN.date, priority=Priority.A, km=42.2, ascent_m=80)
        await tx.races.keep(ANA, goal)
    results = FindResults(store, clock, ScriptedResults((row(BERLIN),)))
    await results(ANA, b"picture", "1")
    await results.keep(ANA, "1", 1)
    async with store.reading() as tx:
        assert await tx.races.all(ANA) == ()
    assert (await stored(store))[0].ascent_m == 80


async def test_there_are_never_more_than_a_hundred_rows(
    store: Database, clock: StoppedClock
) -> None:
    lines = "\n".join(
        f"Race {n} 20{n // 12 + 10}-{n % 12 + 1:02}-03 10k 45:00" for n in range(130)
    )
    found = await FindResults(store, clock)(ANA, lines, "1")
    assert len(found.rows) == 100


async def test_without_claude_the_lines_that_rules_read_are_there_all_the_same(
    store: Database, clock: StoppedClock
) -> None:
    text = f"{LIST}\nsomething about a hill race"
    readers = (None, ScriptedResults(fails=WriterUnavailableError("network")))
    for reader, why in zip(readers, (Silence.NO_KEY, Silence.AWAY), strict=True):
        found = await FindResults(store, clock, reader)(ANA, text, "1")
        assert len(found.rows) == 2
        assert found.unread == ("something about a hill race",)
        assert found.silence is why


async def test_taps_on_what_was_read_long_ago_keep_nothing(
    store: Database, clock: StoppedClock
) -> None:
    results = FindResults(store, clock, ScriptedResults((row(BERLIN),)))
    await results(ANA, b"picture", "1")
    clock.go(hours=25)
    assert await results.keep(ANA, "1", 1) is None
    assert await results.keep(ANA, "2", 1) is None
    assert await stored(store) == []


@pytest.mark.parametrize(
    ("text", "yes"),
    [
        (LIST, True),
        ("2024\nBerlin 3:28:11\n2023\nParis 3:40:00", True),
        ("12k 1:05\nrpe 6", False),
        ("Mon 5k 30:00\nTue 10k 1:02:00", False),
        ("I ran Berlin in 2026 in 3:28:11. It was hard.", False),
    ],
)
def test_a_list_of_results_has_a_year_and_a_time_line_by_line(text: str, yes: bool) -> None:
    assert looks_like_results(text) is yes
