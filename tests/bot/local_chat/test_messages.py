"""A message as the Bot API shows it."""

from bot.local_chat.chats import Chat, User
from bot.local_chat.messages import Message

ANN = User(1001, "Ann")
BOT = User(1, "Steadfoot", "steadfoot_bot", is_bot=True)
ROOM = Chat(1001, "Ann", {1001: ANN})
INLINE = {"inline_keyboard": [[{"text": "Go", "callback_data": "x"}]]}


def test_only_an_inline_keyboard_is_part_of_a_message() -> None:
    inline = Message(5, ROOM, BOT, 100, {"text": "x"}, INLINE)
    forced = Message(6, ROOM, BOT, 100, {"text": "x"}, {"force_reply": True})

    assert inline.wire()["reply_markup"] == INLINE
    assert "reply_markup" not in forced.wire()
    assert (inline.editable, forced.editable) == (True, False)
    assert not Message(7, ROOM, ANN, 100, {"text": "x"}).editable


def test_what_it_answers_is_shown_one_level_deep() -> None:
    first = Message(5, ROOM, ANN, 100, {"text": "one"})
    second = Message(6, ROOM, BOT, 101, {"text": "two"}, reply_to=first)
    third = Message(7, ROOM, ANN, 102, {"caption": "three"}, reply_to=second)

    shown = third.wire()

    assert shown["reply_to_message"]["text"] == "two"
    assert "reply_to_message" not in shown["reply_to_message"]
    assert third.words == "three"
