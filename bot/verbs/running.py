"""run and chat: the bot with Telegram, or with the chat on this computer."""

import asyncio
import base64
import errno
import gc
import logging
import secrets
import signal
import socket
from argparse import Namespace
from collections.abc import Awaitable, Callable, Mapping
from contextlib import nullcontext, suppress
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from tempfile import TemporaryDirectory

from pydantic import SecretStr
from telegram.error import InvalidToken, TelegramError

from bot import logs
from bot.app import Bot, telegram_bot
from bot.inbox import WANTED
from bot.local_chat.chat import LocalChat
from bot.local_chat.clock import TravellingClock
from bot.local_chat.desk import Desk
from bot.local_chat.emulator import FIRST_PERSON, TOKEN, Emulator
from bot.local_chat.flood import FloodLimits
from bot.local_chat.guard import is_loopback
from bot.local_chat.hooks import Health, Hooks
from bot.local_chat.samples import SAMPLES
from bot.local_chat.script import play
from bot.local_chat.stage import LocalStage
from bot.local_chat.steps import UnreadableScriptError, read_script
from bot.local_chat.terminal import Terminal
from bot.local_chat.transport import EmulatorRequest
from bot.lock import FolderTakenError, hold
from bot.polling import AnotherInstanceError
from bot.settings import Settings, SettingsError, data_key, read_settings
from bot.verbs.reach import unreached
from bot.verbs.say import BAD_INPUT, complain, out, out_json
from bot.web import Web
from coach.athlete import AthleteId
from coach.document import read_dossier
from coach.errors import CannotSaveError, UnreadableDossierError
from coach.incoming import parsed
from storage.errors import UnusableDatabaseError
from storage.sealing import make_key

log = logging.getLogger(__name__)

TAKEN = 3
"""Exit code: another instance has the token or the data folder."""

UNUSABLE = 4
"""Exit code: the database, the token or the port cannot be used."""

MINUTE_S = 60.0

GARBAGE = 50_000
"""So many new objects before the collector looks at them: an update makes hundreds."""

KEY = base64.urlsafe_b64encode(make_key()).decode()
"""Seals the database of a script, which is gone when it ends."""


def run(options: Namespace) -> int:
    """The bot: by polling, by webhook, or without a token the local chat."""
    return _guarded(options, _run)


def chat(options: Namespace) -> int:
    """The local chat: in a browser, in this terminal, or from a script."""
    return _guarded(options, _chat)


def _guarded(options: Namespace, work: Callable[[Settings, Namespace], Awaitable[int]]) -> int:
    """One clear line and an exit code for everything that can be off at the start."""
    try:
        settings = read_settings()
        data_key(settings)
    except SettingsError as error:
        complain(str(error))
        return BAD_INPUT
    logs.set_up(settings.log_format, _level(options))
    for secret in settings.secrets:
        logs.hide(secret)
    if getattr(options, "script", None):
        with TemporaryDirectory() as folder:
            fresh = {
                "data_dir": Path(folder),
                "database_url": None,
                "data_key": SecretStr(KEY),
                "send_limits": "off",
            }
            return _held(settings.model_copy(update=fresh), options, work)
    return _held(settings, options, work)


def _held(
    settings: Settings, options: Namespace, work: Callable[[Settings, Namespace], Awaitable[int]]
) -> int:
    try:
        alone = settings.database.startswith("sqlite")
        with hold(settings.data_dir) if alone else nullcontext():
            return _in_loop(work(settings, options))
    except FolderTakenError:
        complain(f"Steadfoot is running on {settings.data_dir} already. Stop it first.")
    except AnotherInstanceError:
        complain("Another instance is polling with this token. Stop it first.")
    except (CannotSaveError, UnusableDatabaseError) as error:
        complain(f"The database cannot be used: {error}. Nothing was changed.")
        return UNUSABLE
    except InvalidToken:
        complain("Telegram does not know this token (TELEGRAM_BOT_TOKEN).")
        return UNUSABLE
    except TelegramError as error:
        complain(f"Telegram cannot be reached: {unreached(error, settings)}.")
        return UNUSABLE
    except OSError as error:
        complain(f"The bot cannot start: {_why(error, settings)}.")
        return UNUSABLE
    return TAKEN


def _why(error: OSError, settings: Settings) -> str:
    """What is in the way, by the name under which it can be changed."""
    if error.errno == errno.EADDRINUSE:
        return f"port {settings.http_port} is in use already; HTTP_PORT chooses another"
    if isinstance(error, socket.gaierror) or error.errno == errno.EADDRNOTAVAIL:
        return f"{settings.http_host} is no address of this computer; HTTP_HOST chooses another"
    said = (error.strerror or str(error)).lower()
    return f"{said} ({error.filename})" if error.filename else said


def _level(options: Namespace) -> int:
    quiet = getattr(options, "script", None) or getattr(options, "terminal", False)
    return logging.ERROR if quiet else logging.INFO


def _in_loop(work: Awaitable[int]) -> int:
    try:
        import uvloop  # noqa: PLC0415 (absent on some machines)
    except ImportError:
        return asyncio.run(work)  # type: ignore[arg-type]
    with asyncio.Runner(loop_factory=uvloop.new_event_loop) as runner:
        return runner.run(work)  # type: ignore[arg-type]


async def _run(settings: Settings, options: Namespace) -> int:
    if settings.telegram_bot_token is None:
        return await _chat(settings, options)
    bot = telegram_bot(settings)
    secret = settings.webhook_key
    web = Web(bot.health, bot.intake.accept, webhook=settings.webhook_url, secret=secret)
    stop = _on_signals()
    await bot.start()
    try:
        await web.start(settings.http_host, settings.http_port)
        if settings.webhook_url is not None:
            await bot.app.bot.set_webhook(
                settings.webhook_url, secret_token=secret, allowed_updates=list(WANTED)
            )
        asyncio.ensure_future(bot.set_storefront())  # noqa: RUF006 (the loop outlives it)
        _leave_what_is_there()
        log.info("the bot listens")
        ended = asyncio.ensure_future(bot.ended()) if bot.poll else None
        stopped = asyncio.ensure_future(stop.wait())
        waits = {stopped, ended} if ended is not None else {stopped}
        await asyncio.wait(waits, return_when=asyncio.FIRST_COMPLETED)
        if ended is not None and ended.done():
            ended.result()
        stopped.cancel()
    finally:
        await web.stop()
        await bot.stop()
    return 0


def _leave_what_is_there() -> None:
    """What a start has made lives to the end: the collector need not look at it again."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(GARBAGE, 20, 20)


def _on_signals() -> asyncio.Event:
    stop = asyncio.Event()
    loop = asyncio.get_running_loop()
    for number in (signal.SIGTERM, signal.SIGINT):
        loop.add_signal_handler(number, stop.set)
    return stop


@dataclass(slots=True)
class House:
    """The local chat's bot, which can be stopped and started again on the same database."""

    settings: Settings
    clock: TravellingClock = field(default_factory=TravellingClock)
    emulator: Emulator = field(init=False)
    bot: Bot = field(init=False)
    claude_down: bool = False
    """Stays so when the bot is restarted."""

    def __post_init__(self) -> None:
        if self.settings.owner_id is None:  # on this computer the first athlete is the owner
            self.settings = self.settings.model_copy(update={"owner_id": FIRST_PERSON})
        limits = FloodLimits() if self.settings.send_limits == "on" else None
        self.emulator = Emulator(clock=self.clock, limits=limits)
        self.bot = self._made()

    def _made(self) -> Bot:
        bot = Bot(
            settings=self.settings,
            clock=self.clock,
            request=EmulatorRequest(self.emulator),
            poll_request=EmulatorRequest(self.emulator, read_timeout=MINUTE_S),
            token=TOKEN,
            allowed=None,
        )
        if bot.claude is not None:
            bot.claude.switch.down = self.claude_down
        return bot

    async def start(self) -> None:
        await self.bot.start()
        await self.bot.set_storefront()

    async def stop(self) -> None:
        await self.bot.stop()

    async def restart(self) -> None:
        await self.bot.stop()
        self.bot = self._made()
        await self.bot.start()

    async def settle(self) -> None:
        """Nothing waits for the bot, and the bot waits for nothing."""
        while True:
            await self.bot.settle()
            if self.emulator.idle and not self.bot.intake.waiting and not self.bot.outbox.busy:
                return
            await asyncio.sleep(0.005)

    def hooks(self) -> Hooks:
        return Hooks(
            settle=self.settle,
            travelled=self._travelled,
            zone=self._zone,
            athletes=self._athletes,
            samples=tuple(sample for sample, _ in SAMPLES.values()),
            load_sample=self._load_sample,
            load_dossier=self._load_dossier,
            restart=self.restart,
            claude=self._claude if self.bot.claude is not None else None,
            health=self._health,
        )

    async def _travelled(self, _: datetime) -> None:
        await self.bot.tick()

    async def _zone(self, athlete: int) -> str:
        person = await self.bot.coach.people.who(AthleteId(athlete))
        return person.time_zone if person else "UTC"

    async def _athletes(self) -> Mapping[int, str]:
        """Whoever trains here already, so that a restart loses nobody."""
        return {
            number: name or f"Athlete {number}"
            for number, name in (await self.bot.coach.people.everybody()).items()
        }

    async def _load_sample(self, athlete: int, name: str) -> None:
        _, build = SAMPLES[name]
        await self.bot.coach.people.restore(AthleteId(athlete), build(self.clock.moment().date()))

    async def _load_dossier(self, athlete: int, path: Path) -> None:
        try:
            dossier = read_dossier(parsed(await asyncio.to_thread(path.read_bytes)))
        except UnreadableDossierError as error:
            raise ValueError(str(error)) from error
        await self.bot.coach.people.restore(AthleteId(athlete), dossier)

    async def _claude(self, up: bool) -> None:  # noqa: FBT001 (the hook's signature)
        self.claude_down = not up
        if self.bot.claude is not None:
            self.bot.claude.switch.down = self.claude_down

    async def _health(self) -> Health:
        body = await self.bot.health()
        return Health(well=bool(body["ok"]), body=body)


async def _chat(settings: Settings, options: Namespace) -> int:
    script = getattr(options, "script", None)
    if script or getattr(options, "terminal", False):
        return await _without_page(settings, options)
    if not is_loopback(settings.http_host):
        complain("HTTP_HOST is wrong: the local chat opens on this computer alone, 127.0.0.1")
        return BAD_INPUT
    stage = House(settings)
    stop = _on_signals()
    key = secrets.token_urlsafe(12)
    page = LocalChat(stage.emulator, key, stage.hooks(), stage.clock)
    await stage.start()
    try:
        port = getattr(options, "port", None)
        address = await page.start(
            settings.http_host, settings.http_port if port is None else port
        )
        if options.json:
            out_json({"address": address})
        else:
            out(f"Steadfoot is ready: {address}")
        await stop.wait()
    finally:
        await page.stop()
        await stage.stop()
        with suppress(Exception):
            await stage.emulator.close()
    return 0


async def _without_page(settings: Settings, options: Namespace) -> int:
    stage = House(settings)
    await stage.start()
    desk = Desk(stage.emulator, stage.hooks(), stage.clock)
    try:
        if options.script:
            return await _play(desk, options)
        await Terminal(desk, settings.data_dir.resolve() / "received", write=out).run()
    finally:
        await stage.stop()
        with suppress(Exception):
            await stage.emulator.close()
    return 0


async def _play(desk: Desk, options: Namespace) -> int:
    """A script has the house to itself: an empty database that is gone afterwards."""
    path = Path(options.script)
    try:
        lines = read_script(
            await asyncio.to_thread(path.read_text, encoding="utf-8"), folder=path.parent
        )
    except UnreadableScriptError as error:
        complain(f"{path}: {error.words}")
        return BAD_INPUT
    except (OSError, UnicodeDecodeError) as error:
        complain(f"{path}: {getattr(error, 'strerror', None) or 'not text in UTF-8'}")
        return BAD_INPUT
    phone = await desk.open()
    played = await play(lines, LocalStage(desk, phone), None if options.json else out)
    if options.json:
        out_json(played.encode())
    elif played.failure is not None:
        complain(played.failure.sentence().replace("\n", " "))
    return played.exit_code
