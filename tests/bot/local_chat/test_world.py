"""What is said changes the chat it is said in."""

from bot.local_chat.emulator import Emulator
from bot.local_chat.events import Event, Happening


def test_a_message_of_the_bot_sets_or_clears_the_keyboard_of_its_chat(
    emulator: Emulator,
) -> None:
    world, phone = emulator.world, emulator.join("Ann", started=True)
    keys = {"keyboard": [[{"text": "Today"}]]}

    world.say(phone.chat, world.bot, {"text": "x"}, markup=keys)
    assert phone.chat.keyboard == keys
    world.say(phone.chat, world.bot, {"text": "x"}, markup={"inline_keyboard": [[]]})
    assert phone.chat.keyboard == keys
    asked = world.say(phone.chat, world.bot, {"text": "?"}, markup={"force_reply": True})
    assert phone.chat.asked is asked
    world.say(phone.chat, world.bot, {"text": "x"}, markup={"remove_keyboard": True})
    assert phone.chat.keyboard is None


def test_message_ids_grow_and_queries_cannot_be_guessed(emulator: Emulator) -> None:
    world, phone = emulator.world, emulator.join("Ann", started=True)

    first, second = (world.say(phone.chat, phone.user, {"text": "x"}).id for _ in range(2))

    assert second == first + 1
    assert len({world.new_id() for _ in range(100)}) == 100


def test_who_looks_on_may_stop_looking_while_being_told(emulator: Emulator) -> None:
    seen: list[Event] = []

    def once(event: Event) -> None:
        seen.append(event)
        stop()

    stop = emulator.listen(once)
    for _ in range(2):
        emulator.world.emit(Happening.HOUSE, 0)

    assert [event.kind for event in seen] == [Happening.HOUSE]
