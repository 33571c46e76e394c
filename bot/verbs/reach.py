"""Why Telegram did not answer, in words: which server, and never an exception's name."""

from urllib.parse import urlsplit

from telegram.error import TelegramError, TimedOut

from bot import logs
from bot.settings import Settings
from bot.transport import BrokenError, NotConnectedError


def unreached(error: TelegramError, settings: Settings) -> str:
    """No connection to 127.0.0.1:8081, no answer from it, or what it said."""
    where = urlsplit(settings.telegram_api_url).netloc
    if isinstance(error, NotConnectedError):
        return f"no connection to {where}"
    if isinstance(error, TimedOut | BrokenError):
        return f"no answer from {where}"
    return f"{where} says: {logs.redacted(error.message)}"
