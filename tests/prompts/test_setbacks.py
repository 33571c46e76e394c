"""What an error answer means."""

import email.utils
import time

import pytest

from coach.ledger import Outcome
from prompts.setbacks import status_setback
from tests.cases import each


@each(
    "status, kind, outcome, again",
    [
        (400, "invalid_request_error", Outcome.REQUEST, False),
        (401, "authentication_error", Outcome.AUTH, False),
        (402, "billing_error", Outcome.SPEND_CAP, False),
        (403, "permission_error", Outcome.AUTH, False),
        (404, "not_found_error", Outcome.MODEL, False),
        (408, None, Outcome.TIMEOUT, True),
        (409, "conflict_error", Outcome.OVERLOADED, True),
        (413, "request_too_large", Outcome.REQUEST, False),
        (418, None, Outcome.REQUEST, False),
        (422, None, Outcome.REQUEST, False),
        (429, "rate_limit_error", Outcome.RATE, True),
        (429, None, Outcome.RATE, True),
        (500, "api_error", Outcome.OVERLOADED, True),
        (502, None, Outcome.OVERLOADED, True),
        (504, None, Outcome.TIMEOUT, True),
        (504, "timeout_error", Outcome.TIMEOUT, True),
        (529, "overloaded_error", Outcome.OVERLOADED, True),
        (200, "overloaded_error", Outcome.OVERLOADED, True),
        (200, "invalid_request_error", Outcome.REQUEST, False),
        (200, "a_new_error", Outcome.NETWORK, True),
    ],
)
def test_status_and_type_say_whether_it_passes(
    status: int, kind: str | None, outcome: Outcome, again: bool
) -> None:
    setback = status_setback(status, kind, None, None, {"request-id": "req_1"})
    assert (setback.outcome, setback.again) == (outcome, again)
    assert setback.unpaid is (status != 200)
    assert setback.request_id == "req_1"


@pytest.mark.parametrize(
    ("code", "message"),
    [
        ("enforced_spend_limit_reached", "x"),
        ("contract_spend_limit_reached", "x"),
        (None, "You have reached your specified API usage limits."),
    ],
)
def test_a_spend_limit_is_never_repeated_whatever_the_headers_say(
    code: str | None, message: str
) -> None:
    setback = status_setback(
        429, "rate_limit_error", code, message, {"x-should-retry": "true", "retry-after": "1"}
    )
    assert (setback.outcome, setback.again) == (Outcome.SPEND_CAP, False)


def test_the_server_may_say_otherwise() -> None:
    no = status_setback(529, "overloaded_error", None, None, {"x-should-retry": "false"})
    yes = status_setback(400, "invalid_request_error", None, None, {"x-should-retry": "true"})
    assert (no.again, yes.again) == (False, True)


@each(
    "headers, seconds",
    [
        ({}, None),
        ({"retry-after": "2"}, 2.0),
        ({"retry-after": "1.5"}, 1.5),
        ({"retry-after": "2", "retry-after-ms": "300"}, 0.3),
        ({"retry-after": "2", "retry-after-ms": "soon"}, 2.0),
        ({"retry-after": "soon"}, None),
        ({"retry-after": "-1"}, None),
        ({"retry-after": "nan"}, None),
        ({"retry-after": "inf"}, None),
        ({"retry-after": "3600"}, 3_600.0),
    ],
)
def test_how_long_to_wait_is_read_as_it_may_be_written(
    headers: dict[str, str], seconds: float | None
) -> None:
    setback = status_setback(429, "rate_limit_error", None, None, headers)
    assert setback.wait_s == seconds


def test_how_long_to_wait_may_be_a_date() -> None:
    date = email.utils.formatdate(time.time() + 30, usegmt=True)
    setback = status_setback(429, "rate_limit_error", None, None, {"retry-after": date})
    assert setback.wait_s == pytest.approx(30, abs=2)
    past = email.utils.formatdate(time.time() - 30, usegmt=True)
    assert status_setback(429, None, None, None, {"retry-after": past}).wait_s is None
