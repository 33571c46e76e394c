"""What an error of the API means: whose fault, whether to try again, how long to wait."""

import email.utils
import math
import time
from collections.abc import Mapping

from coach.ledger import Outcome
from prompts.failures import SetbackError

_BY_TYPE: Mapping[str, Outcome] = {
    "invalid_request_error": Outcome.REQUEST,
    "request_too_large": Outcome.REQUEST,
    "authentication_error": Outcome.AUTH,
    "permission_error": Outcome.AUTH,
    "billing_error": Outcome.SPEND_CAP,
    "not_found_error": Outcome.MODEL,
    "conflict_error": Outcome.OVERLOADED,
    "rate_limit_error": Outcome.RATE,
    "timeout_error": Outcome.TIMEOUT,
    "api_error": Outcome.OVERLOADED,
    "overloaded_error": Outcome.OVERLOADED,
}
_BY_STATUS: Mapping[int, Outcome] = {
    200: Outcome.NETWORK,
    401: Outcome.AUTH,
    402: Outcome.SPEND_CAP,
    403: Outcome.AUTH,
    404: Outcome.MODEL,
    408: Outcome.TIMEOUT,
    409: Outcome.OVERLOADED,
    429: Outcome.RATE,
    504: Outcome.TIMEOUT,
}
_SERVER_FAULT = 500
_PASSING = frozenset({Outcome.OVERLOADED, Outcome.RATE, Outcome.TIMEOUT, Outcome.NETWORK})
_SPEND_CODES = frozenset(
    {
        "enforced_spend_limit_reached",
        "contract_spend_limit_reached",
        "linked_organization_spend_limit_reached",
        "linked_organization_billing_unavailable",
    }
)
_OWN_SPEND_LIMIT = "You have reached your specified"
"""How Anthropic's message begins when a limit that the owner set there is reached (a 400)."""


def status_setback(
    status: int,
    kind: str | None,
    code: str | None,
    message: str | None,
    headers: Mapping[str, str],
) -> SetbackError:
    """An error answer, or an error event inside an answer that began well (status 200)."""
    outcome = _outcome(status, kind, code, message or "")
    again = outcome in _PASSING
    wish = headers.get("x-should-retry")
    if wish in {"true", "false"} and outcome is not Outcome.SPEND_CAP:
        again = wish == "true"
    return SetbackError(
        outcome,
        again=again,
        unpaid=status >= 400,  # noqa: PLR2004 - an error status is never billed
        wait_s=_wait_s(headers) if again else None,
        request_id=headers.get("request-id"),
    )


def _outcome(status: int, kind: str | None, code: str | None, message: str) -> Outcome:
    if code in _SPEND_CODES or message.startswith(_OWN_SPEND_LIMIT):
        return Outcome.SPEND_CAP
    known = _BY_TYPE.get(kind or "") or _BY_STATUS.get(status)
    if known is not None:
        return known
    return Outcome.OVERLOADED if status >= _SERVER_FAULT else Outcome.REQUEST


def _wait_s(headers: Mapping[str, str]) -> float | None:
    """What the server asks us to wait: milliseconds, seconds or a date; None if it does not."""
    readers = (
        (headers.get("retry-after-ms"), lambda text: float(text) / 1000),
        (headers.get("retry-after"), float),
        (headers.get("retry-after"), _until),
    )
    for text, read in readers:
        if text is None:
            continue
        try:
            seconds = read(text)
        except (ValueError, TypeError):
            continue
        if math.isfinite(seconds) and seconds > 0:
            return seconds
    return None


def _until(text: str) -> float:
    return email.utils.parsedate_to_datetime(text).timestamp() - time.time()
