"""Calls of the Bot API: which kinds there are, what they carry, and what their errors mean."""

from typing import Any, Final

from telegram import InputFile, TelegramObject
from telegram.error import BadRequest, NetworkError, RetryAfter, TelegramError, TimedOut

from bot.transport import BrokenError, NotConnectedError, ServerTroubleError

SAID: Final = frozenset({"sendMessage", "editMessageText", "sendDocument", "sendPhoto"})
"""Calls that say something: they are written down. Others may be lost without harm."""

TEXTS: Final = frozenset({"sendMessage", "editMessageText"})
"""Of what comes back for these, only where the message is matters to anybody."""

FLEETING: Final = frozenset({"sendChatAction"})
"""Calls that are left out rather than waited for, and may fail unseen."""

HARMLESS: Final = frozenset(
    {"answerCallbackQuery", "editMessageReplyMarkup", "setMessageReaction"}
)
"""Calls without which all else goes on: a network that fails does not stop it."""

UNCOUNTED: Final = frozenset({"getChat", "getChatMember"})
"""Calls about a chat that Telegram's limits of messages do not count."""


def chat_of(data: dict[str, Any]) -> int | None:
    """The chat a call is about; None: it is about none."""
    try:
        return int(data["chat_id"])
    except (KeyError, TypeError, ValueError):
        return None


def as_json(data: dict[str, Any]) -> dict[str, Any] | None:
    """A call's parameters as plain JSON, in place, so that PTB need not do it again.

    None: it carries a file, and is left as it is.
    """
    if any(isinstance(value, InputFile | bytes) for value in data.values()):
        return None
    for name, value in data.items():
        data[name] = _plain(value)
    return dict(data)


def message_id_of(result: Any) -> int | None:
    return result.get("message_id") if isinstance(result, dict) else None


def where_it_is(result: Any) -> Any:
    """A message without its words and buttons, of which PTB would make objects for nobody."""
    if not isinstance(result, dict):
        return result
    return {name: result[name] for name in ("message_id", "date", "chat") if name in result}


def unchanged(error: BadRequest) -> bool:
    """The message looks like that already, which is what was wanted."""
    return "not modified" in error.message.lower()


def passing(error: TelegramError) -> bool:
    """Nothing was done, and it may be tried again: no connection, or a server in trouble."""
    return isinstance(error, NotConnectedError | ServerTroubleError) or type(error) is NetworkError


def unknown(error: TelegramError) -> bool:
    """The answer did not come: nobody knows whether the call was done. It often was."""
    return isinstance(error, TimedOut | BrokenError)


def wait_of(error: RetryAfter) -> float:
    """How many seconds Telegram asked to wait."""
    seconds: float = error._retry_after.total_seconds()  # noqa: SLF001 (the public one may warn)
    return seconds


def _plain(value: Any) -> Any:
    if isinstance(value, TelegramObject):
        return value.to_dict()
    if isinstance(value, list | tuple):
        return [_plain(one) for one in value]
    return value
