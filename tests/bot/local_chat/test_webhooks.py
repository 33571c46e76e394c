"""Updates by webhook: in order within a line, tried again, with the secret."""

import asyncio
import json
from collections.abc import AsyncIterator
from datetime import timedelta
from typing import Any

import pytest
from aiohttp import web

from bot.local_chat.clock import TravellingClock
from bot.local_chat.emulator import Emulator
from bot.local_chat.flood import FloodLimits
from tests.bot.local_chat.asking import ask, done, refused

SECRET = "X-Telegram-Bot-Api-Secret-Token"


class Receiver:
    """A bot's own address: keeps what comes, answers what it was told to answer."""

    def __init__(self) -> None:
        self.got: list[dict[str, Any]] = []
        self.secrets: list[str | None] = []
        self.answers: list[web.Response] = []
        self.enough = asyncio.Event()
        self.wanted = 1
        self.url = ""
        app = web.Application()
        app.router.add_post("/hook", self._take)
        self._runner = web.AppRunner(app)

    async def start(self) -> None:
        await self._runner.setup()
        await web.TCPSite(self._runner, "127.0.0.1", 0).start()
        self.url = f"http://127.0.0.1:{self._runner.addresses[0][1]}/hook"

    async def stop(self) -> None:
        await self._runner.cleanup()

    async def wait(self, number: int) -> list[dict[str, Any]]:
        self.wanted = number
        while len(self.got) < number:
            self.enough.clear()
            await asyncio.wait_for(self.enough.wait(), 5)
        return self.got

    async def _take(self, request: web.Request) -> web.Response:
        self.got.append(json.loads(await request.read()))
        self.secrets.append(request.headers.get(SECRET))
        self.enough.set()
        return self.answers.pop(0) if self.answers else web.Response()


@pytest.fixture
async def receiver() -> AsyncIterator[Receiver]:
    receiver = Receiver()
    await receiver.start()
    yield receiver
    await receiver.stop()


def texts(updates: list[dict[str, Any]]) -> list[str]:
    return [update["message"]["text"] for update in updates if "message" in update]


async def test_what_waits_and_what_comes_is_delivered_with_the_secret(
    emulator: Emulator, receiver: Receiver
) -> None:
    phone = emulator.join("Ann")
    phone.say("before")

    await done(emulator, "setWebhook", url=receiver.url, secret_token="s3cret-Word_1")
    phone.say("after")

    assert texts(await receiver.wait(2)) == ["before", "after"]
    assert receiver.secrets == ["s3cret-Word_1"] * 2


async def test_an_update_that_is_not_taken_comes_again_and_holds_its_line_only(
    emulator: Emulator, receiver: Receiver
) -> None:
    emulator.world.webhook.pause = 0.02
    receiver.answers = [web.Response(status=500)]
    ann, ben = emulator.join("Ann"), emulator.join("Ben")
    await done(emulator, "setWebhook", url=receiver.url)

    ann.say("one")
    ann.say("two")
    await receiver.wait(1)
    ben.say("mine")
    got = texts(await receiver.wait(4))

    assert got[0] == "one"
    assert [words for words in got if words != "mine"] == ["one", "one", "two"]
    info = await done(emulator, "getWebhookInfo")
    assert info["last_error_message"] == (
        "Wrong response from the webhook: 500 Internal Server Error"
    )


async def test_a_tap_waits_in_another_line_than_words(
    emulator: Emulator, receiver: Receiver
) -> None:
    emulator.world.webhook.pause = 30
    phone = emulator.join("Ann", started=True)
    keys = {"inline_keyboard": [[{"text": "Go", "callback_data": "x"}]]}
    await done(emulator, "sendMessage", chat_id=phone.user.id, text="x", reply_markup=keys)
    await done(emulator, "setWebhook", url=receiver.url)
    receiver.answers = [web.Response(status=503)]

    phone.say("not taken")
    await receiver.wait(1)
    phone.press("Go")

    assert "callback_query" in (await receiver.wait(2))[1]


async def test_an_answer_may_carry_one_call(emulator: Emulator, receiver: Receiver) -> None:
    phone = emulator.join("Ann")
    call = {"method": "sendMessage", "chat_id": phone.user.id, "text": "by return"}
    receiver.answers = [web.json_response(call)]
    await done(emulator, "setWebhook", url=receiver.url)
    answered = asyncio.Event()
    emulator.listen(lambda event: answered.set() if event.kind == "said" else None)

    phone.say("hello")
    answered.clear()
    await asyncio.wait_for(answered.wait(), 5)

    assert phone.messages[-1].words == "by return"


async def test_a_tap_nobody_took_for_150_seconds_is_forgotten(
    emulator: Emulator, clock: TravellingClock
) -> None:
    phone = emulator.join("Ann", started=True)
    keys = {"inline_keyboard": [[{"text": "Go", "callback_data": "x"}]]}
    await done(emulator, "sendMessage", chat_id=phone.user.id, text="x", reply_markup=keys)
    phone.press("Go")
    phone.say("still there")

    for seconds, waiting in ((150, 2), (1, 1), (86_400, 0)):
        clock.pass_(timedelta(seconds=seconds))
        assert (await done(emulator, "getWebhookInfo"))["pending_update_count"] == waiting


@pytest.mark.parametrize(
    ("given", "words"),
    [
        (
            {"url": "http://example.com/x"},
            "bad webhook: An HTTPS URL must be provided for webhook",
        ),
        (
            {"url": "https://example.com:8081/x"},
            "bad webhook: Webhook can be set up only on ports 80, 88, 443 or 8443",
        ),
        ({"url": "example"}, "bad webhook: invalid webhook URL specified"),
        (
            {"url": "https://example.com/x", "secret_token": "no spaces"},
            "secret token contains unallowed characters",
        ),
    ],
)
async def test_what_telegram_takes_for_no_webhook(given: dict[str, str], words: str) -> None:
    cloud = Emulator(local=False)

    assert await refused(cloud, "setWebhook", **given) == (400, f"Bad Request: {words}")
    assert (await done(cloud, "getWebhookInfo"))["url"] == ""


async def test_a_webhook_changes_once_a_second_at_most() -> None:
    cloud = Emulator(local=False, limits=FloodLimits())

    assert (await ask(cloud, "setWebhook", url="https://example.com/x")).ok
    answer = await ask(cloud, "setWebhook", url="https://example.com/y")
    await cloud.close()

    assert (answer.status, answer.body["parameters"]) == (429, {"retry_after": 1})


async def test_dropping_and_deleting(emulator: Emulator, receiver: Receiver) -> None:
    phone = emulator.join("Ann")
    phone.say("dropped")
    await done(emulator, "setWebhook", url=receiver.url, drop_pending_updates=True)
    phone.say("delivered")
    await receiver.wait(1)

    await done(emulator, "deleteWebhook")
    phone.say("polled")

    assert texts(receiver.got) == ["delivered"]
    assert texts(await done(emulator, "getUpdates"))[-1] == "polled"
