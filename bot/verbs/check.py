"""check: the token, the key, the database, the clock, the fonts, the disk; what is off is said."""

import asyncio
import shutil
import sqlite3
from argparse import Namespace
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime

from aiohttp import ClientError, ClientSession, ClientTimeout
from telegram.error import InvalidToken, TelegramError
from telegram.ext import ExtBot

from bot.settings import Settings, SettingsError, data_key, read_settings
from bot.transport import AiohttpRequest
from bot.verbs.reach import unreached
from bot.verbs.say import out, out_json
from coach.errors import CoachError
from storage.database import Database
from storage.errors import UnusableDatabaseError
from storage.sealing import Seal

ROOM = 200 * 1024 * 1024
SKEW_S, PATIENCE_S = 60, 10
BUILT = datetime(2026, 11, 1, tzinfo=UTC)
"""No clock that goes right is before this."""


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing looked at: fine, off, or not used here (None)."""

    name: str
    fine: bool | None
    says: str


Check = Callable[[Settings], Awaitable[Finding]]


def check(options: Namespace) -> int:
    """Looks at everything; exit code 1 if anything is off."""
    try:
        settings = read_settings()
    except SettingsError as error:
        findings = [Finding("settings", fine=False, says=str(error))]
    else:
        findings = asyncio.run(_all(settings))
    if options.json:
        out_json([{"name": f.name, "fine": f.fine, "says": f.says} for f in findings])
    else:
        for found in findings:
            mark = {True: "ok ", False: "OFF", None: " - "}[found.fine]
            out(f"{mark} {found.name}: {found.says}")
    return 1 if any(found.fine is False for found in findings) else 0


async def _all(settings: Settings) -> list[Finding]:
    checks: tuple[Check, ...] = (
        _key,
        _database,
        _disk,
        _clock,
        _fonts,
        _telegram,
        _claude,
    )
    return [await one(settings) for one in checks]


async def _key(settings: Settings) -> Finding:
    try:
        data_key(settings)
    except SettingsError as error:
        return Finding("data key", fine=False, says=str(error))
    where = "from DATA_KEY" if settings.data_key else "from its file, outside the data folder"
    return Finding("data key", fine=True, says=where)


async def _database(settings: Settings) -> Finding:
    try:
        database = Database(settings.database, Seal(data_key(settings)))
        await database.open()
        try:
            found = await database.integrity()
        finally:
            await database.close()
    except (
        CoachError,
        UnusableDatabaseError,
        SettingsError,
        OSError,
    ) as error:
        return Finding("database", fine=False, says=str(error))
    engine = "PostgreSQL" if database.postgres else f"SQLite {sqlite3.sqlite_version}"
    return Finding("database", fine=found == "ok", says=f"{engine}, {found}")


async def _disk(settings: Settings) -> Finding:
    folder = settings.data_dir.resolve()
    folder.mkdir(parents=True, exist_ok=True)
    free = shutil.disk_usage(folder).free
    return Finding("disk", fine=free >= ROOM, says=f"{free // 2**20} MB free")


async def _telegram(settings: Settings) -> Finding:
    if settings.telegram_bot_token is None:
        return Finding("telegram", fine=None, says="no token: the local chat runs instead")
    api = settings.telegram_api_url.rstrip("/")
    request = AiohttpRequest(connections=2)
    bot = ExtBot(
        settings.telegram_bot_token.get_secret_value(),
        base_url=f"{api}/bot",
        request=request,
        get_updates_request=AiohttpRequest(connections=1),
    )
    try:
        await bot.initialize()
        return Finding("telegram", fine=True, says=f"@{bot.username}")
    except InvalidToken:
        return Finding("telegram", fine=False, says="the token is not known there")
    except TelegramError as error:
        return Finding("telegram", fine=False, says=unreached(error, settings))
    finally:
        await bot.shutdown()
        await request.shutdown()


async def _claude(settings: Settings) -> Finding:
    if settings.anthropic_api_key is None:
        return Finding("claude", fine=None, says="no key: the planner writes every week")
    from bot.claude import check_models  # noqa: PLC0415 (a large library)
    from bot.once import ComputerClock  # noqa: PLC0415

    try:
        database = Database(settings.database, Seal(data_key(settings)))
    except SettingsError as error:
        return Finding("claude", fine=None, says=f"not asked: {error}")
    problems = await check_models(settings, database, ComputerClock())
    return Finding(
        "claude", fine=not problems, says="; ".join(dict.fromkeys(problems)) or "models answer"
    )


async def _clock(settings: Settings) -> Finding:
    """Against the clock of whoever is talked to; a board without a battery wakes up in 1970."""
    here = datetime.now(tz=UTC)  # noqa: TID251 (the clock is what is checked)
    there = await _their_clock(settings)
    if there is None:
        return Finding("clock", fine=here >= BUILT, says=f"{here:%Y-%m-%d %H:%M} UTC")
    off = round((here - there).total_seconds())
    if abs(off) > SKEW_S:
        late = "behind" if off < 0 else "ahead of"
        return Finding("clock", fine=False, says=f"{abs(off)} s {late} Telegram's")
    return Finding("clock", fine=True, says=f"{here:%Y-%m-%d %H:%M} UTC, as Telegram's")


async def _their_clock(settings: Settings) -> datetime | None:
    """None without a token, an answer, a date in it; whether Telegram answers is another line."""
    if settings.telegram_bot_token is None:
        return None
    wait = ClientTimeout(total=PATIENCE_S)
    try:
        async with (
            ClientSession(timeout=wait) as session,
            session.head(settings.telegram_api_url) as answer,
        ):
            return parsedate_to_datetime(answer.headers.get("Date", ""))
    except (ClientError, TimeoutError, ValueError):
        return None


async def _fonts(_: Settings) -> Finding:
    return Finding("fonts", fine=None, says="none needed: the coach draws nothing")
