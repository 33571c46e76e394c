"""What a call carries, and what its errors mean."""

from datetime import timedelta

from telegram import (
    InlineKeyboardButton,
    InlineKeyboardMarkup,
    InputFile,
    LinkPreviewOptions,
    MessageEntity,
)
from telegram.error import (
    BadRequest,
    Conflict,
    Forbidden,
    InvalidToken,
    NetworkError,
    RetryAfter,
    TelegramError,
    TimedOut,
)

from bot.calls import (
    as_json,
    chat_of,
    message_id_of,
    passing,
    unchanged,
    unknown,
    wait_of,
    where_it_is,
)
from bot.transport import BrokenError, NotConnectedError, ServerTroubleError
from tests.cases import each

KEYS = InlineKeyboardMarkup([[InlineKeyboardButton("Done", callback_data="done")]])


def test_only_calls_about_a_chat_are_paced() -> None:
    assert chat_of({"chat_id": 5}) == 5
    assert chat_of({"chat_id": "-7"}) == -7
    assert chat_of({"chat_id": "@channel"}) is None
    assert chat_of({}) is None


def test_a_call_is_kept_as_plain_json_and_a_file_is_not() -> None:
    data = {"chat_id": 1, "text": "a", "reply_markup": KEYS}

    assert as_json(data) == {"chat_id": 1, "text": "a", "reply_markup": KEYS.to_dict()}
    assert as_json({"chat_id": 1, "document": InputFile(b"x", filename="a.ics")}) is None


def test_objects_become_json_in_place_and_within_lists() -> None:
    bold = MessageEntity("bold", 0, 4)
    data = {"chat_id": 1, "entities": [bold], "link_preview_options": LinkPreviewOptions(True)}

    kept = as_json(data)

    assert kept == {
        "chat_id": 1,
        "entities": [bold.to_dict()],
        "link_preview_options": {"is_disabled": True},
    }
    assert data == kept


@each(
    "error, may_again, nobody_knows",
    [
        (NotConnectedError("x"), True, False),
        (ServerTroubleError("x"), True, False),
        (NetworkError("Bad Gateway"), True, False),
        (TimedOut(), False, True),
        (BrokenError("x"), False, True),
        (BadRequest("x"), False, False),
        (Forbidden("x"), False, False),
        (Conflict("x"), False, False),
        (InvalidToken(), False, False),
        (RetryAfter(3), False, False),
    ],
)
def test_what_may_be_tried_again_and_what_nobody_knows(
    error: TelegramError, may_again: bool, nobody_knows: bool
) -> None:
    assert passing(error) is may_again
    assert unknown(error) is nobody_knows


def test_what_telegram_asks_to_wait_for_is_seconds() -> None:
    assert wait_of(RetryAfter(3)) == 3.0
    assert wait_of(RetryAfter(timedelta(minutes=1))) == 60.0


def test_a_message_comes_back_without_its_words() -> None:
    sent = {"message_id": 5, "date": 1, "chat": {"id": 7}, "text": "long", "reply_markup": {}}

    assert where_it_is(sent) == {"message_id": 5, "date": 1, "chat": {"id": 7}}
    assert where_it_is(True) is True
    assert message_id_of(sent) == 5
    assert message_id_of(True) is None


def test_an_edit_that_changes_nothing_is_known_by_its_words() -> None:
    assert unchanged(BadRequest("Message is not modified: specified new message content …"))
    assert not unchanged(BadRequest("message to edit not found"))
