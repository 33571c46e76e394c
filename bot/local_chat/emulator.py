"""The Bot API, in this process: it answers like Telegram's server and refuses what it refuses."""

import asyncio
import json
from collections.abc import AsyncIterator, Callable, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass
from http import HTTPStatus
from typing import Any

from bot.local_chat.arguments import Arguments, Upload
from bot.local_chat.chats import Chat, User
from bot.local_chat.clock import TravellingClock
from bot.local_chat.events import Event, Happening
from bot.local_chat.faults import Fault, Faults, Lost, Trouble
from bot.local_chat.flood import FloodLimits
from bot.local_chat.methods import METHODS
from bot.local_chat.phone import Phone
from bot.local_chat.refusals import WEBHOOK_ACTIVE, Json, Refusal, bad, conflict, flooded
from bot.local_chat.world import Clock, World

TOKEN = "1000000001:LOCAL-CHAT-NEEDS-NO-REAL-TOKEN-AT-ALL"  # noqa: S105 -- known to everybody
FIRST_PERSON = 1001
FIRST_GROUP = -5001
LISTENING = frozenset({"getupdates"})


@dataclass(frozen=True, slots=True)
class Answer:
    """What the server answers: an HTTP status and a JSON body."""

    status: int
    body: Json

    @property
    def ok(self) -> bool:
        return self.status == HTTPStatus.OK

    def encode(self) -> bytes:
        return json.dumps(self.body, ensure_ascii=False, separators=(",", ":")).encode(
            "utf-8", "surrogatepass"
        )


@dataclass(frozen=True, slots=True)
class Call:
    """A call and what came of it, for whoever judges them."""

    method: str
    given: Mapping[str, Any]
    files: Mapping[str, Upload]
    answer: Answer


Recorder = Callable[[Call], None]


class Emulator:
    """A Bot API server with one bot. Its athletes' side are the `Phone`s it hands out."""

    def __init__(
        self,
        *,
        token: str = TOKEN,
        name: str = "Steadfoot",
        clock: Clock | None = None,
        limits: FloodLimits | None = None,
        recorder: Recorder | None = None,
        local: bool = True,
    ) -> None:
        """`limits` None: no flood limits. `local`: webhooks may be plain HTTP, on any port."""
        self.token = token
        bot = User(int(token.partition(":")[0]), name, f"{name.lower()}_bot", is_bot=True)
        self.world = World(bot=bot, clock=clock or TravellingClock(), limits=limits, local=local)
        self.world.webhook.call = self._from_webhook
        self.recorder = recorder
        self.faults = Faults()
        self.busy = 0
        """Calls being answered at this moment, but for those that wait for updates."""

    def join(self, name: str, *, user: int | None = None, started: bool = False) -> Phone:
        """A person and their private chat. `started`: they have written to the bot before."""
        number = user or max(FIRST_PERSON - 1, *self.world.people, 0) + 1
        person = self.world.people.setdefault(number, User(number, name))
        chat = self.world.chats.setdefault(number, Chat(number, name, {number: person}))
        chat.started = chat.started or started
        self.world.emit(Happening.CHAT, number)
        return Phone(self.world, person, chat)

    def group(self, title: str, *members: Phone) -> Chat:
        """A group of people who add the bot to it."""
        number = min(FIRST_GROUP + 1, *self.world.chats, 0) - 1
        people = {phone.user.id: phone.user for phone in members}
        chat = Chat(number, title, people, started=True)
        self.world.chats[number] = chat
        members[0].among(chat).add_bot()
        return chat

    def phone(self, user: int) -> Phone:
        """The phone of somebody who has joined."""
        return Phone(self.world, self.world.people[user], self.world.chats[user])

    def listen(self, listener: Callable[[Event], None]) -> Callable[[], None]:
        """Tells `listener` whatever happens from now on, until the returned function is called."""
        self.world.listeners.append(listener)
        return lambda: self.world.listeners.remove(listener)

    @property
    def idle(self) -> bool:
        """Nothing waits for the bot, and the bot is in the middle of no call."""
        return not self.busy and not self.world.updates.waiting

    async def call(
        self,
        token: str,
        method: str,
        given: Mapping[str, Any],
        files: Mapping[str, Upload] | None = None,
    ) -> Answer:
        """One call of the Bot API.

        Raises:
            Lost: a fault that was ordered breaks the line.
        """
        name = method.lower()
        async with self._counted(name):
            fault = self.faults.next(name)
            answer = _before(fault)
            if answer is None:
                answer = await self._answer(token, name, Arguments(given, files))
                if self.recorder is not None:
                    self.recorder(Call(method, given, files or {}, answer))
                await _after(fault)
        self._tell(method, answer)
        return answer

    def download(self, token: str, path: str) -> bytes | Answer:
        """The file behind a link that getFile gave."""
        if token != self.token:
            return _refused(Refusal(HTTPStatus.UNAUTHORIZED, "Unauthorized"))
        file = self.world.files.linked(path, self.world.seconds())
        if file is None:
            return _refused(Refusal(HTTPStatus.NOT_FOUND, "Not Found"))
        return file.content

    async def close(self) -> None:
        """Ends what is being delivered."""
        self.world.updates.turn_away("terminated by server shutdown")
        await self.world.webhook.close()

    async def _answer(self, token: str, name: str, arguments: Arguments) -> Answer:
        if token != self.token:
            known = token.partition(":")[0].isdigit() and ":" in token
            code = HTTPStatus.UNAUTHORIZED if known else HTTPStatus.NOT_FOUND
            return _refused(Refusal(code, code.phrase))
        try:
            result = await self._result(name, arguments)
        except Refusal as refusal:
            return _refused(refusal)
        return Answer(HTTPStatus.OK, {"ok": True, "result": result})

    async def _result(self, name: str, arguments: Arguments) -> Any:
        if name == "getupdates":
            return await self._updates(arguments)
        method = METHODS.get(name)
        if method is None:
            raise Refusal(HTTPStatus.NOT_FOUND, "Not Found: method not found")
        try:
            return method(self.world, arguments)
        except (AttributeError, KeyError, TypeError, ValueError) as error:
            raise bad("wrong type of a parameter in the request") from error

    async def _updates(self, arguments: Arguments) -> list[Json]:
        world = self.world
        if world.webhook.url:
            raise conflict(WEBHOOK_ACTIVE)
        world.updates.ask_for(arguments.document("allowed_updates"))
        taken = await world.updates.take(
            arguments.integer("offset"),
            arguments.integer("limit", 100),
            arguments.number("timeout") or 0.0,
        )
        return [update.wire() for update in taken]

    async def _from_webhook(self, method: str, given: Mapping[str, Any]) -> None:
        await self.call(self.token, method, given)

    @asynccontextmanager
    async def _counted(self, name: str) -> AsyncIterator[None]:
        weight = 0 if name in LISTENING else 1
        self.busy += weight
        try:
            yield
        finally:
            self.busy -= weight

    def _tell(self, method: str, answer: Answer) -> None:
        if answer.status != HTTPStatus.OK and self.world.listeners:
            data = {"method": method, "refused": answer.body.get("description", "")}
            self.world.emit(Happening.CALL, 0, data=data)


def _refused(refusal: Refusal) -> Answer:
    return Answer(refusal.code, refusal.body())


def _before(fault: Fault | None) -> Answer | None:
    """What a fault answers instead of the server; None: the call is done all the same."""
    if fault is None:
        return None
    match fault.trouble:
        case Trouble.FLOOD:
            return _refused(flooded(max(1, int(fault.seconds))))
        case Trouble.SERVER:
            return _refused(Refusal(500, "Internal Server Error"))
        case Trouble.GATEWAY:
            return _refused(Refusal(502, "Bad Gateway"))
        case Trouble.DROPPED:
            raise Lost(done=False)
        case Trouble.LOST_ANSWER | Trouble.SLOW:
            return None


async def _after(fault: Fault | None) -> None:
    """What a fault does to an answer that is ready."""
    if fault is None:
        return
    if fault.trouble is Trouble.LOST_ANSWER:
        raise Lost(done=True, seconds=fault.seconds)
    if fault.trouble is Trouble.SLOW:
        await asyncio.sleep(fault.seconds)
