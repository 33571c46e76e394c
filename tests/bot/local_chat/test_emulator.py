"""The server as a whole."""

from itertools import product
from typing import Any

from bot.local_chat.clock import TravellingClock
from bot.local_chat.emulator import Emulator
from bot.local_chat.events import Happening
from bot.local_chat.flood import FloodLimits
from bot.local_chat.methods import METHODS
from tests.bot.local_chat.asking import ask, done, refused
from tests.bot.local_chat.conftest import FRIDAY


async def test_methods_are_known_by_any_spelling_of_their_letters(emulator: Emulator) -> None:
    for method in ("getMe", "getme", "GETME"):
        assert (await ask(emulator, method)).ok
    assert await refused(emulator, "getYou") == (404, "Not Found: method not found")


NAMES = (
    "text reply_markup entities parse_mode media caption commands scope reaction menu_button "
    "message_ids reply_parameters allowed_updates latitude longitude document photo action "
    "draft_id name user_id"
)


NONSENSE: tuple[Any, ...] = (
    7,
    "x",
    "[1]",
    '{"a": 1}',
    [[1]],
    [{"type": []}],
    {"type": {}},
    None,
    True,
)


async def test_nonsense_is_refused_and_never_breaks_the_server() -> None:
    for method, value in product(sorted(METHODS), NONSENSE):
        emulator = Emulator(clock=TravellingClock(FRIDAY, running=False))
        phone = emulator.join("Ann", started=True)
        said = phone.say("x")[0]
        for name in NAMES.split():
            given = {"chat_id": phone.user.id, "message_id": said.id, name: value}
            answer = await ask(emulator, method, **given)
            assert answer.status in {200, 400, 403, 404}, (method, name, value)
            answer.encode()
        await emulator.close()


async def test_two_servers_give_ids_that_do_not_repeat() -> None:
    first = Emulator()
    said = first.join("Ann").say("x")[0]
    update = (await done(first, "getUpdates"))[0]["update_id"]

    assert said.id > 1_000_000
    assert update > 1_000_000


async def test_flood_limits_hold_if_they_are_set() -> None:
    emulator = Emulator(limits=FloodLimits(chat_burst=2))
    phone = emulator.join("Ann", started=True)
    words = {"chat_id": phone.user.id, "text": "x"}

    statuses = [(await ask(emulator, "sendMessage", **words)).status for _ in range(3)]
    action = await ask(emulator, "sendChatAction", chat_id=phone.user.id, action="typing")

    assert statuses == [200, 200, 429]
    assert action.ok


async def test_a_refusal_is_told_to_who_looks_on(emulator: Emulator) -> None:
    told: list[dict[str, Any]] = []
    stop = emulator.listen(lambda e: told.append(e.data) if e.kind is Happening.CALL else None)

    await ask(emulator, "sendMessage", chat_id=5, text="x")
    stop()
    await ask(emulator, "sendMessage", chat_id=5, text="x")

    assert told == [{"method": "sendMessage", "refused": "Bad Request: chat not found"}]


async def test_it_is_idle_when_nothing_waits_and_nothing_is_being_done(
    emulator: Emulator,
) -> None:
    assert emulator.idle
    emulator.join("Ann").say("x")
    assert not emulator.idle
    update = (await done(emulator, "getUpdates"))[0]["update_id"]
    assert not emulator.idle
    await done(emulator, "getUpdates", offset=update + 1)
    assert emulator.idle


async def test_people_have_their_own_numbers_and_come_back_as_themselves(
    emulator: Emulator,
) -> None:
    ann, ben = emulator.join("Ann"), emulator.join("Ben")
    again = emulator.join("Ann", user=ann.user.id, started=True)

    assert (ann.user.id, ben.user.id) == (1001, 1002)
    assert again.chat is ann.chat
    assert emulator.phone(1002).user is ben.user
