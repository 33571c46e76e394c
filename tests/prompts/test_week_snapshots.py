"""The whole request for twelve athletes, byte for byte: a change of wording is seen as a diff.

`UPDATE_SNAPSHOTS=1` writes them anew.
"""

import json
import os
from pathlib import Path

import anthropic

from prompts import tokens
from prompts.body import body, opaque
from prompts.week_answer import WeekAnswer
from prompts.week_ask import manner, week_ask
from prompts.week_brief import brief
from prompts.weekly_program import week_offer
from tests.cases import each
from tests.fakes.refusals import refused
from tests.prompts.athletes import CASES
from tests.prompts.samples import ATHLETE

FOLDER = Path(__file__).parent / "snapshots" / "week"
MOST_TOKENS = 3_300


def request(name: str) -> dict[str, object]:
    case = CASES[name]()
    planned = case.planned()
    offered = week_offer(planned)
    assert offered is not None, "every one of the twelve has a choice"
    told = brief(case.dossier, planned, offered)
    asked = week_ask(manner("claude-sonnet-5-5"), ATHLETE, told, case.dossier.athlete.tone)
    schema = anthropic.transform_schema(WeekAnswer)
    assert tokens.prompt(asked, schema) <= MOST_TOKENS
    user = opaque(ATHLETE, "sk-test")
    return body(asked, schema, max_tokens=asked.manner.max_tokens, user_id=user)


@each("name", CASES)
def test_the_request_is_the_snapshot(name: str) -> None:
    found = request(name)
    assert refused(found) is None
    text = json.dumps(found, ensure_ascii=False, indent=1) + "\n"
    file = FOLDER / f"{name}.json"
    if os.environ.get("UPDATE_SNAPSHOTS"):
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")
    assert file.read_text(encoding="utf-8") == text


def test_no_snapshot_is_left_over() -> None:
    assert {file.stem for file in FOLDER.glob("*.json")} == set(CASES)


def test_all_share_one_guide_and_one_schema() -> None:
    requests = [request(name) for name in CASES]
    shared = {
        json.dumps([found["system"][0], found["output_config"]])  # type: ignore[index]
        for found in requests
    }
    assert len(shared) == 1
