"""A request as it goes out, and the most it can cost."""

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from coach.athlete import AthleteId
from prompts.ask import Ask, Cache, Image, Instruction, Turn
from prompts.body import body, opaque, prompt_cost, prompt_tokens, schema_version, worst_cost
from tests.fakes.prompt_cache import prompt_tokens as fake_tokens
from tests.prompts.samples import ask

SCHEMA = {"type": "object", "properties": {}, "additionalProperties": False}


def test_a_request_holds_what_was_said_and_nothing_more() -> None:
    assert body(ask("What next?"), SCHEMA, max_tokens=900, user_id="abc") == {
        "model": "claude-sonnet-5-5",
        "max_tokens": 900,
        "messages": [{"role": "user", "content": [{"type": "text", "text": "What next?"}]}],
        "system": [
            {
                "type": "text",
                "text": "Write a week.",
                "cache_control": {"type": "ephemeral", "ttl": "1h"},
            }
        ],
        "thinking": {"type": "between_tools"},
        "output_config": {
            "effort": "low",
            "format": {"type": "json_schema", "schema": SCHEMA},
        },
        "metadata": {"user_id": "abc"},
    }


def test_what_is_not_there_is_absent_not_null() -> None:
    bare = replace(ask(), system=())
    request = body(bare, None, max_tokens=900, user_id=None)
    assert request.keys() == {"model", "max_tokens", "messages", "thinking", "output_config"}
    assert request["output_config"] == {"effort": "low"}


def test_a_picture_stands_before_its_text() -> None:
    picture = Image(media_type="image/png", data=b"\x89PNG")
    request = body(
        replace(ask(), turns=(Turn(text="Read it.", images=(picture,)),)),
        None,
        max_tokens=900,
        user_id=None,
    )
    first, second = request["messages"][0]["content"]
    assert first["source"] == {"type": "base64", "media_type": "image/png", "data": "iVBORw=="}
    assert second == {"type": "text", "text": "Read it."}


def test_an_athlete_is_called_by_an_opaque_name() -> None:
    one, two = AthleteId(41), AthleteId(42)
    assert opaque(one, "key") == opaque(one, "key")
    assert opaque(one, "key") != opaque(two, "key")
    assert opaque(one, "key") != opaque(one, "other key")
    assert opaque(None, "key") is None


def test_a_schema_has_a_version_that_does_not_hang_on_the_order_of_keys() -> None:
    turned = dict(reversed(SCHEMA.items()))
    assert schema_version(SCHEMA) == schema_version(turned) != ""
    assert schema_version({}) != schema_version(SCHEMA)
    assert schema_version(None) == ""


@settings(max_examples=40, deadline=None)
@given(text=st.text(min_size=1, max_size=400), guide=st.text(min_size=1, max_size=400))
def test_the_estimate_is_never_below_the_count(text: str, guide: str) -> None:
    request = ask(text, guide=guide)
    counted = fake_tokens(body(request, SCHEMA, max_tokens=1, user_id=None))
    assert prompt_tokens(request, SCHEMA) >= counted


@pytest.mark.parametrize(
    ("cache", "price"), [(None, 2.0), (Cache.FIVE_MINUTES, 2.5), (Cache.HOUR, 4.0)]
)
def test_the_worst_case_writes_the_whole_prompt_to_the_cache_and_fills_the_room(
    cache: Cache | None, price: float
) -> None:
    request = _cached(cache)
    tokens = prompt_tokens(request, None)
    assert prompt_cost(request, None) == pytest.approx(1.1 * tokens * price / 1e6)
    worst = worst_cost(request, None, max_tokens=2_000)
    assert worst == pytest.approx(1.1 * (tokens * price + 2_000 * 10) / 1e6)
    assert worst_cost(request, None, max_tokens=2_000, batch=True) == pytest.approx(worst / 2)


def _cached(cache: Cache | None) -> Ask:
    return replace(ask(), system=(Instruction(text="Guide", cache=cache),))
