"""Race results, copied by Claude and held against arithmetic."""

import json
import random
from datetime import date
from typing import TYPE_CHECKING, Any

import anthropic
import pytest

from coach.errors import UnreadableFileError
from coach.proposal import ResultProposal
from coach.race import Finish, RaceResult, Surface
from prompts import tokens
from prompts.claude import Claude
from prompts.race_screenshot import (
    MOST_BYTES,
    ROWS,
    RaceResultReader,
    manner,
    proposals,
    results_ask,
)
from prompts.results_answer import ResultsAnswer
from tests.fakes.messages_server import FakeClaude
from tests.fakes.schema_rules import schema_fault
from tests.fakes.schema_values import nonsense
from tests.prompts.samples import ATHLETE

if TYPE_CHECKING:
    from coach.ports import ResultReader

TODAY = date(2026, 11, 27)
MODEL = "claude-haiku-5-5"
SLOW_TOKENS_A_SECOND = 80
PNG = b"\x89PNG\r\n\x1a\n" + b"\x00" * 64


def row(**fields: Any) -> dict[str, Any]:
    return {
        "name": "Berlin Marathon",
        "date": "2026-09-27",
        "distance": 42.195,
        "unit": "km",
        "time": "3:28:11",
        "pace": "4:56",
        "pace_unit": "km",
        "ascent_m": -1,
        "surface": "road",
        "status": "finished",
        "confidence": 95,
    } | fields


def read(*rows: dict[str, Any], known: tuple[RaceResult, ...] = ()) -> tuple[ResultProposal, ...]:
    return proposals(ResultsAnswer.model_validate({"rows": list(rows)}), known, TODAY)


BERLIN = RaceResult(
    name="Berlin Marathon",
    date=date(2026, 9, 27),
    km=42.195,
    time_s=12491.0,
    surface=Surface.ROAD,
)


def test_a_row_becomes_a_result() -> None:
    assert read(row()) == (ResultProposal(result=BERLIN, confidence=0.95),)


def test_miles_and_metres_are_converted() -> None:
    hundred = read(row(distance=100, unit="mi", time="23:59:59", pace="", pace_unit=""))
    assert hundred[0].result.km == pytest.approx(160.934, abs=0.001)
    track = read(row(distance=5000, unit="m", time="20:00", pace="", pace_unit=""))
    assert (track[0].result.km, track[0].result.time_s) == (5.0, 1200.0)


def test_a_pace_that_does_not_fit_is_doubted() -> None:
    (found,) = read(row(pace="5:56"))
    assert found.doubts == ("The printed pace does not fit time and distance.",)
    assert found.confidence == 0.5


def test_a_pace_a_mile_is_converted_too() -> None:
    assert read(row(pace="7:56", pace_unit="mi"))[0].doubts == ()


def test_a_time_nobody_runs_is_doubted() -> None:
    assert read(row(time="0:28:11", pace=""))[0].doubts == (
        "Time and distance do not fit each other.",
    )


def test_a_time_that_cannot_be_read_is_said() -> None:
    for time in ("", "quick", "3:99:11", "12491", "1:2:3:4"):
        assert read(row(time=time))[0].doubts == ("I could not read a time.",)


def test_who_did_not_finish_needs_no_time() -> None:
    (found,) = read(row(status="DNF", time="", pace=""))
    assert (found.result.status, found.doubts) == (Finish.DNF, ())


def test_a_date_ahead_is_doubted() -> None:
    assert read(row(date="2027-09-27"))[0].doubts == ("The date lies ahead.",)


@pytest.mark.parametrize(
    "fields",
    [
        {"date": "September"},
        {"date": ""},
        {"date": "1066-10-14"},
        {"distance": -1},
        {"distance": 42.2, "unit": "furlongs"},
        {"distance": 99_999},
        {"name": "  "},
    ],
)
def test_what_is_no_result_is_no_row(fields: dict[str, Any]) -> None:
    assert read(row(**fields)) == ()


def test_a_hundred_rows_fit_into_the_answer_and_into_its_time() -> None:
    rows = [row(name=f"Stadtwaldlauf Number {n}", pace="14:56") for n in range(ROWS)]
    written = json.dumps({"rows": rows}, separators=(",", ":"))
    how = manner(MODEL)
    assert tokens.codes(written) <= how.max_tokens
    assert tokens.codes(written) / SLOW_TOKENS_A_SECOND <= how.deadline_s


def test_a_stored_result_is_known() -> None:
    near = row(name="BMW Berlin", distance=42.2, time="3:28:12")
    assert [found.known for found in read(near, known=(BERLIN,))] == [True]
    other = row(time="3:48:11", pace="")
    assert [found.known for found in read(other, known=(BERLIN,))] == [False]


def test_the_same_row_twice_is_one() -> None:
    assert len(read(row(), row(confidence=10))) == 1


def test_a_hundred_rows_at_most() -> None:
    rows = [
        row(distance=5 + n, time=f"{1 + n // 60}:{n % 60:02d}:00", pace="") for n in range(150)
    ]
    assert len(read(*rows)) == ROWS


def test_any_distance_will_do() -> None:
    for km, time in ((0.1, "0:00:15"), (0.4, "0:01:05"), (246.0, "30:00:00")):
        (found,) = read(row(distance=km, time=time, pace=""))
        assert (found.result.km, found.doubts) == (km, ())


def test_names_are_data() -> None:
    (found,) = read(row(name="A\u202e\u0000 race" + "x" * 500))
    assert len(found.result.name) <= 80
    assert found.result.name.isprintable()


def test_the_schema_is_one_the_api_takes() -> None:
    assert schema_fault(anthropic.transform_schema(ResultsAnswer)) is None


def test_a_file_that_is_no_picture_is_refused_before_it_is_sent() -> None:
    with pytest.raises(UnreadableFileError):
        results_ask(manner(MODEL), ATHLETE, b"%PDF-1.7", TODAY)
    with pytest.raises(UnreadableFileError):
        results_ask(manner(MODEL), ATHLETE, PNG + b"\x00" * MOST_BYTES, TODAY)


def test_a_list_keeps_its_lines_and_loses_what_hides() -> None:
    ask = results_ask(manner(MODEL), ATHLETE, "a\u202e 5k\r\n\r\nb 10k\u0000", TODAY)
    assert ask is not None
    assert ask.turns[0].text.endswith("\n\na 5k\nb 10k")
    assert results_ask(manner(MODEL), ATHLETE, " \n ", TODAY) is None


async def test_a_picture_is_read_over_the_real_client(claude: Claude, server: FakeClaude) -> None:
    server.reply({"rows": [row()]})
    reader: ResultReader = RaceResultReader(claude, MODEL)
    found = await reader.read(ATHLETE, PNG, known=(), today=TODAY)
    assert found[0].result == BERLIN
    content = server.asked[0].body["messages"][0]["content"]
    assert [block["type"] for block in content] == ["image", "text"]
    assert content[0]["source"]["media_type"] == "image/png"


async def test_an_empty_list_costs_nothing(claude: Claude, server: FakeClaude) -> None:
    assert await RaceResultReader(claude, MODEL).read(ATHLETE, "", known=(), today=TODAY) == ()
    assert server.asked == []


async def test_nonsense_is_no_result(claude: Claude, server: FakeClaude) -> None:
    dice = random.Random(5)  # noqa: S311 - dice
    schema = anthropic.transform_schema(ResultsAnswer)
    server.always(lambda _: nonsense(schema, dice))
    for _ in range(20):
        assert (
            await RaceResultReader(claude, MODEL).read(ATHLETE, "a list", known=(), today=TODAY)
            == ()
        )


LIST = "Berlin Marathon, 27 Sep 2026, 3:28:11\nLake Run 2025 10k 45:00"


async def test_what_does_not_stand_in_a_list_is_doubted(
    claude: Claude, server: FakeClaude
) -> None:
    server.reply(
        {
            "rows": [
                row(),
                row(name="Moon Marathon", date="2026-01-01"),
                row(name="Lake Run", date="2025-05-04", distance=10, time="0:44:00", pace=""),
            ]
        }
    )
    found = await RaceResultReader(claude, MODEL).read(ATHLETE, LIST, known=(), today=TODAY)
    assert [(one.result.name, one.doubts) for one in found] == [
        ("Berlin Marathon", ()),
        ("Race", ("I did not find the name in your list.",)),
        ("Lake Run", ("I did not find the time in your list.",)),
    ]
    assert [one.confidence for one in found] == [0.95, 0.5, 0.5]


def test_a_name_in_a_picture_leads_nowhere() -> None:
    (found,) = read(row(name="Berlin /delete https://evil.example/win @evil_bot"))
    assert found.result.name == "Berlin"
