import json
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from time import thread_time
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from coach.athlete import Units
from coach.state import Tier
from coach.understanding import Kind, Understood, as_json, understand
from tests.cases import each

TODAY = date(2026, 11, 25)  # a Wednesday
LINES = Path(__file__).with_name("lines.jsonl")
UNSAID: dict[str, Any] = {
    "activities": [],
    **dict.fromkeys(("rpe", "energy", "pain", "pain_where", "pain_side", "sleep", "soreness")),
    "rest_day": None,
}
NO_MEASURE = dict.fromkeys(("sport", "km", "duration_s", "ascent_m", "avg_hr", "rpe"))


def read(text: str, units: Units = Units.KM) -> Understood:
    return understand(text, today=TODAY, units=units)


def whole(row: dict[str, Any]) -> dict[str, Any]:
    """A row of the table with all that it leaves out, which is unsaid."""
    entries = [
        {
            "date": entry["date"],
            **UNSAID,
            **entry,
            "activities": [{**NO_MEASURE, **said} for said in entry.get("activities", [])],
        }
        for entry in row.get("entries", [])
    ]
    return {
        "text": row["text"],
        "tier": row.get("tier"),
        "kind": row["kind"],
        "entries": entries,
        "unexplained": row.get("unexplained", "" if entries else row["text"]),
    }


def test_each_line_says_what_it_says() -> None:
    rows = [json.loads(line) for line in LINES.read_text("utf-8").splitlines()]

    wrong = [(whole(row), as_json(read(row["text"]))) for row in rows]

    assert len(rows) > 300
    assert [(want, got) for want, got in wrong if want != got] == []


def test_the_outside_form_has_all_keys_in_their_order() -> None:
    form = as_json(read("rpe 6 energy 4 pain 0 12k 1:05 easy along the river"))

    assert json.dumps(form) == (
        '{"text": "rpe 6 energy 4 pain 0 12k 1:05 easy along the river", "tier": null, '
        '"kind": "journal", "entries": [{"date": "2026-11-25", "activities": [{"sport": null, '
        '"km": 12, "duration_s": 3900, "ascent_m": null, "avg_hr": null, "rpe": 6}], "rpe": 6, '
        '"energy": 4, "pain": 0, "pain_where": null, "pain_side": null, "sleep": null, '
        '"soreness": null, "rest_day": null}], "unexplained": "easy along the river"}'
    )


PIECES = ("rpe 6", "energy 4", "pain 0", "12k", "1:05", "sleep 3", "hr 145", "+300m")


@settings(max_examples=60, deadline=None)
@given(st.permutations(PIECES), st.sampled_from([" ", ", ", "; ", "\n"]))
def test_the_order_and_what_parts_the_pieces_do_not_matter(
    pieces: list[str], between: str
) -> None:
    (entry,) = read(between.join(pieces)).entries
    (run,) = entry.activities

    assert (entry.rpe, entry.energy, entry.pain, entry.sleep) == (6, 4, 0, 3)
    assert (run.km, run.duration_s, run.avg_hr, run.ascent_m, run.rpe) == (12, 3900, 145, 300, 6)


@settings(max_examples=40, deadline=None)
@given(st.sets(st.sampled_from(PIECES), min_size=1))
def test_any_subset_may_be_said(pieces: set[str]) -> None:
    said = [piece for piece in PIECES if piece in pieces]

    (entry,) = read(" ".join(said)).entries or (None,)

    assert entry is None or (entry.rpe == 6) == ("rpe 6" in pieces)
    assert entry is not None or not pieces & {"rpe 6", "energy 4", "pain 0", "12k", "sleep 3"}


def test_miles_are_an_athletes_of_miles() -> None:
    (entry,) = read("ran 6 in 55 min", Units.MI).entries

    assert entry.activities[0].km == 9.656064


def test_pain_from_three_on_has_a_tier_without_words() -> None:
    assert read("left achilles 3").tier is Tier.T5
    assert read("left achilles 2").tier is None


def test_the_most_urgent_tier_stands_beside_what_was_told() -> None:
    told = read("8k 45 min rpe 6, chest pain on the climb, sore throat")

    assert told.tier is Tier.T1
    assert told.entries[0].activities[0].km == 8


def test_a_limp_and_a_worse_morning_are_noticed() -> None:
    (entry,) = read("left achilles 4/10, limping, worse this morning").entries
    (calm,) = read("left achilles 4/10, no limping").entries

    assert (entry.pain_changes_movement, entry.worse_next_morning) == (True, True)
    assert (calm.pain_changes_movement, calm.worse_next_morning) == (None, None)


def test_a_plan_is_no_fact() -> None:
    for text in ("tomorrow 10k easy", "I want to run 20k on Saturday", "should I do 10k?"):
        assert read(text).entries == ()


def test_what_was_told_before_a_question_is_kept() -> None:
    asked = read("Ran 10k in 50 min, knee 4/10. Should I rest tomorrow?")

    assert asked.kind is Kind.QUESTION
    assert asked.entries[0].date == TODAY
    assert asked.entries[0].pain == 4


def test_no_entry_lies_ahead() -> None:
    days = [
        entry.date
        for text in LINES.read_text("utf-8").splitlines()
        for entry in read(text).entries
    ]

    assert max(days) <= TODAY


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=300))
def test_whatever_is_typed_is_read(text: str) -> None:
    json.dumps(as_json(read(text)))


def shuffled() -> Iterator[str]:
    yield from (
        *("rpe", "energy", "pain", "6", "12k", "1:05", "yesterday", "mon", "left", "knee", "/10"),
        *("run", "ride", "and", ",", ".", "5x1000m", "+", "hr", "at", "no", "slept", "rest day"),
        *("3", "km", "min", ":", "with", "?", "tomorrow", "2026-11-20", "5:30/km", "99999", "0"),
    )


@settings(max_examples=60, deadline=None)
@given(st.lists(st.sampled_from(list(shuffled())), max_size=40))
def test_pieces_in_any_order_give_numbers_within_their_scales(pieces: list[str]) -> None:
    for entry in read(" ".join(pieces)).entries:
        assert entry.rpe is None or 0 <= entry.rpe <= 10
        assert entry.energy in {None, 1, 2, 3, 4, 5}
        assert entry.sleep in {None, 1, 2, 3, 4, 5}
        assert entry.pain is None or 0 <= entry.pain <= 10
        assert all(a.avg_hr is None or 40 <= a.avg_hr <= 230 for a in entry.activities)


HOSTILE = ["12k 1:05 ", "a ", "1:", "1.", "left knee ", "ran easy ", "can you ", "😀", "-", "mon "]


@each("piece", HOSTILE)
def test_the_longest_message_is_read_in_linear_time(piece: str) -> None:
    times = []
    for size in (2048, 4096):
        text = (piece * size)[:size]
        start = thread_time()  # the processor's time: a busy machine is not the reader's fault
        read(text)
        times.append(thread_time() - start)

    assert times[1] < 0.5
    assert times[1] < 3.2 * times[0] + 0.03
