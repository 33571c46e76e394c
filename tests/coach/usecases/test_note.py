"""Free-text notes: rules first, Claude for the rest, a card, and only then the journal."""

from dataclasses import replace
from datetime import timedelta

import pytest

from coach.activity import Sport
from coach.errors import BudgetSpentError, WriterUnavailableError
from coach.proposal import FactProposal, NoteProposal
from coach.state import StateKind
from coach.understanding.entry import SaidActivity, SaidDay
from coach.usecases.journal import KeepJournal
from coach.usecases.note import Notes, together
from coach.usecases.people import People
from storage.database import Database
from tests.coach.usecases.conftest import ANA, TODAY, StoppedClock
from tests.doubles import ScriptedNotes

RIDDLE = "legs like lead after the night shift"
READ = SaidDay(date=TODAY, energy=2, sleep=2)
FACT = FactProposal(text="Works night shifts.", quote="the night shift", confidence=0.8)


async def test_what_rules_explain_is_asked_of_nobody(store: Database, clock: StoppedClock) -> None:
    reader = ScriptedNotes()
    card = await Notes(store, clock, reader)(ANA, "12k 1:05 rpe 6", "1")
    assert reader.asked == []
    assert card.days[0].activities[0].km == 12


async def test_what_stays_unexplained_is_read_and_nothing_is_kept_yet(
    store: Database, clock: StoppedClock
) -> None:
    reader = ScriptedNotes(NoteProposal(days=(READ,), facts=(FACT,)))
    card = await Notes(store, clock, reader)(ANA, RIDDLE, "1")
    assert reader.asked == [RIDDLE]
    seen = card.days[0].observation
    assert seen is not None
    assert (seen.energy, seen.sleep, seen.note) == (2, 2, RIDDLE)
    assert card.read.facts == (FACT,)
    async with store.reading() as tx:
        assert await tx.journal.all(ANA) == ()
        assert await tx.facts.all(ANA) == ()


async def test_a_yes_keeps_the_day_and_the_facts_as_one_change(
    store: Database, clock: StoppedClock
) -> None:
    notes = Notes(store, clock, ScriptedNotes(NoteProposal(days=(READ,), facts=(FACT,))))
    await notes(ANA, RIDDLE, "1")
    saved = await notes.save(ANA, "1")
    assert saved is not None
    assert saved.facts[0].quote == "the night shift"
    async with store.reading() as tx:
        assert (await tx.journal.all(ANA))[0].value.energy == 2
        dossier = await tx.dossier(ANA)
    assert dossier is not None
    assert dossier.facts == saved.facts
    assert await notes.save(ANA, "1") is None
    assert await People(store, clock).undo(ANA) is not None
    async with store.reading() as tx:
        assert await tx.journal.all(ANA) == ()
        assert await tx.facts.all(ANA) == ()


async def test_the_day_can_be_kept_and_nothing_remembered(
    store: Database, clock: StoppedClock
) -> None:
    notes = Notes(store, clock, ScriptedNotes(NoteProposal(days=(READ,), facts=(FACT,))))
    await notes(ANA, RIDDLE, "1")
    saved = await notes.save(ANA, "1", facts=False)
    assert saved is not None
    assert saved.facts == ()
    assert saved.days[0].observation is not None


@pytest.mark.parametrize("error", [WriterUnavailableError("network"), BudgetSpentError("athlete")])
async def test_without_claude_the_card_is_that_of_the_rules(
    error: WriterUnavailableError, store: Database, clock: StoppedClock
) -> None:
    for reader in (None, ScriptedNotes(fails=error)):
        card = await Notes(store, clock, reader)(ANA, f"8k easy, {RIDDLE}", "1")
        assert card.days[0].activities[0].km == 8
        assert card.read.facts == ()


async def test_two_cards_wait_side_by_side(store: Database, clock: StoppedClock) -> None:
    notes = Notes(store, clock)
    await notes(ANA, "5k easy", "1")
    await notes(ANA, "yesterday 9k steady", "2")
    first = await notes.save(ANA, "1")
    assert first is not None
    assert first.days[0].activities[0].km == 5
    assert first.days[0].day == TODAY


async def test_a_card_of_yesterday_evening_is_about_yesterday(
    store: Database, clock: StoppedClock
) -> None:
    notes = Notes(store, clock)
    await notes(ANA, "5k easy", "1")
    clock.go(hours=12)
    saved = await notes.save(ANA, "1")
    assert saved is not None
    assert saved.days[0].day == TODAY


async def test_a_card_waits_for_a_day(store: Database, clock: StoppedClock) -> None:
    notes = Notes(store, clock)
    await notes(ANA, "5k easy", "1")
    clock.go(hours=25)
    assert await notes.save(ANA, "1") is None
    assert await notes.held(ANA, "1") is None


async def test_words_that_are_edited_stay_as_the_note(
    store: Database, clock: StoppedClock
) -> None:
    notes = Notes(store, clock, ScriptedNotes(NoteProposal(days=(READ,), facts=(FACT,))))
    await notes(ANA, RIDDLE, "1")
    saved = await notes.save(ANA, "1", facts=False, fields_too=False)
    assert saved is not None
    seen = saved.days[0].observation
    assert seen is not None
    assert (seen.note, seen.energy) == (RIDDLE, None)


@pytest.mark.parametrize(
    ("words", "read"),
    [
        ("left knee 7/10 after the hills", NoteProposal()),
        (
            "the knee was screaming, could hardly walk down the stairs",
            NoteProposal(days=(SaidDay(date=TODAY, pain=8, pain_where="knee"),)),
        ),
    ],
)
async def test_serious_pain_does_not_wait_for_a_tap(
    words: str, read: NoteProposal, store: Database, clock: StoppedClock
) -> None:
    card = await Notes(store, clock, ScriptedNotes(read))(ANA, words, "1")
    assert card.kept
    assert card.days[0].opened is not None
    async with store.reading() as tx:
        states = await tx.states.all(ANA)
    assert [kept.value.kind for kept in states] == [StateKind.INJURED]


async def test_serious_pain_of_last_week_waits(store: Database, clock: StoppedClock) -> None:
    old = SaidDay(date=TODAY - timedelta(days=8), pain=8)
    reader = ScriptedNotes(NoteProposal(days=(old,)))
    card = await Notes(store, clock, reader)(ANA, RIDDLE, "1")
    assert not card.kept


def test_rules_go_before_claude_and_claude_fills_the_gaps() -> None:
    told = SaidDay(date=TODAY, activities=(SaidActivity(km=12.0),), rpe=6.0)
    read = SaidDay(
        date=TODAY, activities=(SaidActivity(sport=Sport.CYCLING, km=40.0),), rpe=9.0, energy=4
    )
    assert together([told], [read]) == (replace(told, energy=4),)


def test_pain_that_rules_have_is_not_read_anew() -> None:
    told = SaidDay(date=TODAY, pain=2, pain_where="knee")
    read = SaidDay(date=TODAY, pain=7, pain_side="left", pain_changes_movement=True)
    assert together([told], [read]) == (told,)


def test_training_told_once_is_not_counted_on_another_day() -> None:
    told = SaidDay(date=TODAY, activities=(SaidActivity(km=12.0),))
    read = SaidDay(
        date=TODAY - timedelta(days=1),
        activities=(SaidActivity(sport=Sport.RUNNING, km=12.0),),
    )
    assert together([told], [read]) == (told,)


async def test_the_journal_line_is_kept_as_before(store: Database, clock: StoppedClock) -> None:
    logged = await KeepJournal(store, clock).log(ANA, "5k 30 min yesterday, then 3k today")
    assert [entry.day for entry in logged] == sorted(entry.day for entry in logged)
