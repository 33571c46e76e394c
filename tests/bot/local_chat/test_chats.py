"""People and chats as the Bot API shows them."""

from bot.local_chat.chats import REMEMBERED, Chat, User
from bot.local_chat.messages import Message


def test_a_person_has_a_language_and_a_bot_has_a_name_to_mention() -> None:
    assert User(1, "Ann", language="de").wire() == {
        "id": 1,
        "is_bot": False,
        "first_name": "Ann",
        "language_code": "de",
    }
    assert User(2, "Bot", "the_bot", is_bot=True).wire()["username"] == "the_bot"


def test_a_group_has_a_negative_number_and_a_title() -> None:
    assert Chat(-5, "Club").wire() == {"id": -5, "type": "group", "title": "Club"}
    assert Chat(5, "Ann").wire() == {"id": 5, "type": "private", "first_name": "Ann"}


def test_a_chat_forgets_its_oldest_messages() -> None:
    ann = User(1, "Ann")
    room = Chat(1, "Ann")

    for number in range(REMEMBERED + 1):
        room.keep(Message(number, room, ann, 0, {"text": "x"}))

    assert len(room.messages) == REMEMBERED
    assert 0 not in room.messages
