"""A tiny bot over the real inbox, outbox and database, opposite the emulator."""

import asyncio
import sqlite3
from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import Any

from telegram import Update
from telegram.ext import Application, ApplicationBuilder, ContextTypes, ExtBot, TypeHandler
from telegram.request import BaseRequest

from bot.crew import Crew
from bot.inbox import Intake
from bot.local_chat.clock import TravellingClock
from bot.local_chat.emulator import TOKEN, Emulator
from bot.local_chat.phone import Phone
from bot.local_chat.transport import EmulatorRequest
from bot.outbox import Outbox
from bot.polling import Polling
from coach.ports import ClaimedPush
from storage.commits import Commits
from storage.database import Database
from storage.inbox import Inbox
from storage.outbox import Outbox as KeptOutbox
from storage.sealing import Seal
from storage.turns import Turns

Context = ContextTypes.DEFAULT_TYPE
Answer = Callable[[Update, Context], Awaitable[Any]]
SEAL = Seal(bytes(32))


async def echo(update: Update, _: Context) -> None:
    """Says what was said."""
    if update.effective_message is not None and update.effective_chat is not None:
        await update.effective_chat.send_message(f"you said {update.effective_message.text}")


class Stand:
    """Opened on a folder; opened again on the same folder it is the same bot after a restart."""

    def __init__(
        self,
        folder: Path,
        emulator: Emulator,
        *,
        limits: bool = False,
        request: BaseRequest | None = None,
        url: str | None = None,
        worker: str | None = None,
    ) -> None:
        """`url`: another database than the folder's; `worker`: one of several on it."""
        self.emulator = emulator
        self.clock = TravellingClock()
        self.database = Database(url or f"sqlite+aiosqlite:///{folder / 'coach.db'}", SEAL)
        commits = Commits(self.database)
        self.kept = KeptOutbox(self.database, commits)
        self.inbox = Inbox(self.database)
        self.outbox = Outbox(self.kept, self.database, self.clock, limits=limits)
        bot: ExtBot[ClaimedPush | str] = ExtBot(
            TOKEN,
            request=request or EmulatorRequest(emulator),
            get_updates_request=EmulatorRequest(emulator, read_timeout=None),
            rate_limiter=self.outbox,
        )
        self.app: Application[Any, Any, Any, Any, Any, Any] = (
            ApplicationBuilder().bot(bot).updater(None).job_queue(None).build()
        )
        self.answer: Answer = echo
        self.resumed: list[int] = []
        self.parked: list[int] = []
        self.errors: list[BaseException | None] = []
        self.app.add_handler(TypeHandler(Update, self._answer))
        self.app.add_error_handler(self._on_error)
        self.intake = Intake(
            bot=bot,
            inbox=self.inbox,
            outbox=self.kept,
            commits=commits,
            clock=self.clock,
            process=self.app.process_update,
            resume=self._resume,
            parked=self._parked,
            crew=Crew(Turns(self.database), self.clock, worker) if worker else None,
        )
        self.polling = Polling(bot, self.intake, alone=worker is None)
        self._poll: asyncio.Task[None] | None = None

    @property
    def bot(self) -> ExtBot[ClaimedPush | str]:
        bot = self.app.bot
        assert isinstance(bot, ExtBot)
        return bot

    async def open(self, *, poll: bool = True) -> None:
        await self.database.open()
        await self.app.initialize()
        await self.outbox.resend(self.bot)
        await self.intake.recover()
        if poll:
            self._poll = asyncio.ensure_future(self.polling.run())

    async def close(self, seconds: float = 5.0) -> int:
        """How many updates were left."""
        self.polling.stop()
        left = await self.intake.drain(seconds)
        if self._poll is not None:
            await self._poll
        await self.app.shutdown()
        await self.database.close()
        return left

    async def settle(self) -> None:
        """Nothing waits for the bot, and it is in the middle of nothing."""
        async with asyncio.timeout(20):
            while not self._quiet:  # noqa: ASYNC110 (three houses, none tells another)
                await asyncio.sleep(0.005)

    @property
    def _quiet(self) -> bool:
        busy = self.outbox.busy or self.outbox.pace.under_way
        return self.emulator.idle and not self.intake.waiting and not busy

    async def _answer(self, update: Update, context: Context) -> None:
        await self.answer(update, context)

    async def _on_error(self, _: object, context: Context) -> None:
        self.errors.append(context.error)

    async def _resume(self, update: Update) -> None:
        self.resumed.append(update.update_id)

    async def _parked(self, update: Update) -> None:
        self.parked.append(update.update_id)


def heard(phone: Phone) -> list[str]:
    """What the bot said in a chat, the oldest first."""
    return [str(m.content.get("text", "")) for m in phone.messages if m.sender.is_bot]


def rows(folder: Path, sql: str, *, name: str = "coach.db") -> list[tuple[Any, ...]]:
    """What is committed at this moment, as another process would see it."""
    connection = sqlite3.connect(folder / name)
    try:
        return connection.execute(sql).fetchall()
    finally:
        connection.close()


def words(number: int, athlete: int, text: str) -> dict[str, Any]:
    """A raw update: somebody says something."""
    message: dict[str, Any] = {
        "message_id": number,
        "date": 1_790_000_000,
        "chat": {"id": athlete, "type": "private", "first_name": "Ana"},
        "from": {"id": athlete, "is_bot": False, "first_name": "Ana"},
        "text": text,
    }
    if text.startswith("/"):
        size = len(text.split(maxsplit=1)[0])
        message["entities"] = [{"type": "bot_command", "offset": 0, "length": size}]
    return {"update_id": number, "message": message}
