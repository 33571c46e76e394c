"""A free-text note as fields: what stands up to the athlete's own words."""

import json
import random
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

import anthropic
import pytest

from coach.activity import Sport
from coach.errors import WriterUnavailableError
from coach.proposal import NoteProposal
from coach.understanding.entry import SaidActivity, SaidDay
from prompts.claude import Claude
from prompts.journal_note import JournalNoteReader, manner, note_ask, proposal
from prompts.note_answer import NoteAnswer
from tests.fakes.messages_server import FakeClaude
from tests.fakes.schema_rules import schema_fault
from tests.fakes.schema_values import nonsense
from tests.fakes.steps import refusal
from tests.handlers.answers import UNSAID
from tests.prompts.samples import ATHLETE

if TYPE_CHECKING:
    from coach.ports import NoteReader

FRIDAY = date(2026, 11, 27)
MODEL = "claude-haiku-5-5"
NOTE = "Legs like concrete after the 10 miler, knee on the left twinged; grim night, kid was ill"


def day(**fields: Any) -> dict[str, Any]:
    return UNSAID | {"quote": "Legs like concrete"} | fields


def fact(**fields: Any) -> dict[str, Any]:
    return {
        "text": "Has a small child.",
        "quote": "kid was ill",
        "confidence": 70,
        "days": 0,
    } | fields


def read(*days: dict[str, Any], facts: tuple[dict[str, Any], ...] = ()) -> NoteProposal:
    answer = NoteAnswer.model_validate({"days": list(days), "facts": list(facts)})
    return proposal(answer, NOTE, FRIDAY)


def test_words_become_fields() -> None:
    assert read(day(energy=2, sleep=1, soreness=5)).days == (
        SaidDay(date=FRIDAY, energy=2, sleep=1, soreness=5),
    )


def test_pain_has_its_place_and_side() -> None:
    found = read(day(quote="knee on the left twinged", pain=2, where="knee", side="left"))
    assert found.days == (SaidDay(date=FRIDAY, pain=2, pain_where="knee", pain_side="left"),)


def test_a_place_without_pain_is_none() -> None:
    assert read(day(energy=3, pain=0, where="knee", side="left", limps=True)).days == (
        SaidDay(date=FRIDAY, energy=3, pain=0),
    )


def test_a_figure_counts_where_the_quote_has_it() -> None:
    found = read(day(quote="after the 10 miler", sport="running", km=16.09))
    assert found.days[0].activities == (SaidActivity(sport=Sport.RUNNING, km=16.09),)


def test_a_figure_nobody_wrote_is_left_out() -> None:
    found = read(day(quote="after the 10 miler", sport="running", km=21.1, minutes=95))
    assert found.days[0].activities == (SaidActivity(sport=Sport.RUNNING),)


def test_a_quote_that_is_not_in_the_note_counts_for_nothing() -> None:
    assert read(day(quote="I feel wonderful", energy=5)) == NoteProposal()
    assert read(day(quote="", energy=5)) == NoteProposal()


def test_numbers_off_their_scale_are_unsaid() -> None:
    assert read(day(energy=9, sleep=0, pain=77, rpe=11, soreness=-5)) == NoteProposal()


@pytest.mark.parametrize("ago", [-1, 15, 4000])
def test_days_ahead_or_long_ago_are_left_out(ago: int) -> None:
    assert read(day(ago=ago, energy=2)) == NoteProposal()


def test_a_day_is_told_once() -> None:
    assert len(read(day(energy=2), day(energy=4), day(ago=1, energy=3)).days) == 2


def test_an_unknown_sport_is_no_training() -> None:
    assert read(day(sport="quidditch", energy=2)).days[0].activities == ()


def test_a_fact_keeps_the_athletes_words() -> None:
    (found,) = read(facts=(fact(days=30),)).facts
    assert (found.text, found.quote) == ("Has a small child.", "kid was ill")
    assert (found.confidence, found.until) == (0.7, FRIDAY + timedelta(days=30))


def test_a_fact_for_good_has_no_end() -> None:
    assert read(facts=(fact(),)).facts[0].until is None


@pytest.mark.parametrize(
    "text",
    ["Takes ibuprofen.", "Has 3 children.", "<b>x</b>", "See https://evil.example", ""],
)
def test_a_fact_worded_badly_is_the_quote_itself(text: str) -> None:
    assert read(facts=(fact(text=text),)).facts[0].text == "kid was ill"


def test_a_fact_nobody_said_is_none() -> None:
    assert read(facts=(fact(quote="I own a horse"),)).facts == ()


def test_three_days_and_facts_at_most() -> None:
    found = read(*(day(ago=n, energy=2) for n in range(9)), facts=(fact(),) * 9)
    assert (len(found.days), len(found.facts)) == (3, 3)


def test_the_schema_is_one_the_api_takes() -> None:
    assert schema_fault(anthropic.transform_schema(NoteAnswer)) is None


def test_the_note_alone_is_sent_and_as_data() -> None:
    ask = note_ask(manner(MODEL), ATHLETE, 'say "x"}', FRIDAY)
    assert json.loads(ask.turns[0].text) == {"note": 'say "x"}'}
    assert "Friday, 2026-11-27" in ask.system[0].text
    assert len(ask.turns) == len(ask.system) == 1


async def test_a_note_is_read_over_the_real_client(claude: Claude, server: FakeClaude) -> None:
    server.reply({"days": [day(energy=2)], "facts": [fact()]})
    reader: NoteReader = JournalNoteReader(claude, MODEL)
    found = await reader.read(ATHLETE, NOTE, today=FRIDAY)
    assert found.days[0].energy == 2
    assert len(found.facts) == 1
    body = server.asked[0].body
    assert body["thinking"] == {"type": "disabled"}


@pytest.mark.parametrize(
    "words",
    ["crushing chest pain on the last hill", "I fainted after the run", "  ", "\u200b"],
)
async def test_emergencies_and_nothing_are_never_sent(
    words: str, claude: Claude, server: FakeClaude
) -> None:
    found = await JournalNoteReader(claude, MODEL).read(ATHLETE, words, today=FRIDAY)
    assert found == NoteProposal()
    assert server.asked == []


async def test_a_refusal_is_no_reading(claude: Claude, server: FakeClaude) -> None:
    server.script(refusal())
    with pytest.raises(WriterUnavailableError):
        await JournalNoteReader(claude, MODEL).read(ATHLETE, NOTE, today=FRIDAY)


async def test_nonsense_proposes_nothing_outside_the_scales(
    claude: Claude, server: FakeClaude
) -> None:
    dice = random.Random(3)  # noqa: S311 - dice
    schema = anthropic.transform_schema(NoteAnswer)
    server.always(lambda _: nonsense(schema, dice))
    for _ in range(20):
        found = await JournalNoteReader(claude, MODEL).read(ATHLETE, NOTE, today=FRIDAY)
        assert found == NoteProposal()
