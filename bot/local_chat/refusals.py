"""What the server says when it does not do what it was asked: Telegram's codes and words."""

from typing import Any

Json = dict[str, Any]


class Refusal(Exception):  # noqa: N818 -- it is an answer, not a fault of ours
    """A call that is answered with `ok: false`."""

    def __init__(self, code: int, words: str, **parameters: int) -> None:
        super().__init__(words)
        self.code = code
        self.words = words
        self.parameters = parameters

    def body(self) -> Json:
        body: Json = {"ok": False, "error_code": self.code, "description": self.words}
        if self.parameters:
            body["parameters"] = dict(self.parameters)
        return body


def bad(words: str) -> Refusal:
    """400: what was asked makes no sense."""
    return Refusal(400, f"Bad Request: {words}")


def forbidden(words: str) -> Refusal:
    """403: the bot may not."""
    return Refusal(403, f"Forbidden: {words}")


def conflict(words: str) -> Refusal:
    """409: somebody else is already getting the updates."""
    return Refusal(409, f"Conflict: {words}")


def flooded(seconds: int) -> Refusal:
    """429: too much at once; not again before so many seconds."""
    return Refusal(429, f"Too Many Requests: retry after {seconds}", retry_after=seconds)


CHAT_NOT_FOUND = "chat not found"
NOT_MODIFIED = (
    "message is not modified: specified new message content and reply markup are exactly "
    "the same as a current content and reply markup of the message"
)
QUERY_TOO_OLD = "query is too old and response timeout expired or query ID is invalid"
OTHER_POLLER = (
    "terminated by other getUpdates request; make sure that only one bot instance is running"
)
WEBHOOK_ACTIVE = (
    "can't use getUpdates method while webhook is active; use deleteWebhook to delete the "
    "webhook first"
)
