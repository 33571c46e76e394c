"""Why Telegram did not answer, as the command line says it."""

import pytest
from telegram.error import BadRequest, TelegramError, TimedOut

from bot.settings import Settings
from bot.transport import BrokenError, NotConnectedError
from bot.verbs.reach import unreached


@pytest.mark.parametrize(
    ("error", "words"),
    [
        (NotConnectedError("no connection: ClientConnectorError"), "no connection to bots.test"),
        (TimedOut(), "no answer from bots.test"),
        (BrokenError("the connection broke: ClientOSError"), "no answer from bots.test"),
        (BadRequest("logged out"), "bots.test says: logged out"),
    ],
)
def test_it_names_the_server_and_no_exception(error: TelegramError, words: str) -> None:
    settings = Settings(
        _env_file=None,  # type: ignore[call-arg] # pydantic-settings takes it
        telegram_api_url="https://bots.test/",
    )

    assert unreached(error, settings) == words
