"""The roof: every adapter is made by hand here, and started and stopped in order."""

import asyncio
import logging
import socket
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from secrets import token_hex
from time import monotonic
from typing import Any

from telegram import BotCommand, Update
from telegram.error import TelegramError
from telegram.ext import ApplicationBuilder, ContextTypes, Defaults, ExtBot, JobQueue
from telegram.request import BaseRequest

from bot.claude import Claude, claude_of
from bot.crew import Crew
from bot.housekeeping import Housekeeping
from bot.inbox import Intake
from bot.outbox import Outbox
from bot.polling import Polling
from bot.post import PostOffice, PostWriter
from bot.pushes import Pushes
from bot.settings import Settings, data_key
from bot.transport import AiohttpRequest
from coach.athlete import AthleteId
from coach.calendar import Push, PushState
from coach.errors import CannotSaveError
from coach.ports import ClaimedPush, Clock
from coach.usecases.coach import Coach, build
from coach.usecases.pushes import CheckIn
from handlers import listening
from handlers.context import CoachApplication, CoachContext, Frame
from handlers.reply import reply, send
from handlers.views import house, question
from handlers.views import pushes as push_views
from handlers.views.html import split
from handlers.views.message import Message
from handlers.writings import Writings
from storage.accounts import SqlAccounts
from storage.commits import Commits
from storage.database import Database
from storage.inbox import Inbox
from storage.outbox import Outbox as KeptOutbox
from storage.post import Post
from storage.sealing import Seal
from storage.turns import Turns
from storage.workers import Workers

log = logging.getLogger(__name__)

TICK = timedelta(minutes=1)
CALM = timedelta(seconds=10)
"""After the start, what is heavy and can wait."""
DRAIN_S = 8.0
SURELY_DEAD = timedelta(minutes=5)
"""Whoever has been sending one answer for so long is not sending any more."""


@dataclass(frozen=True, slots=True)
class SystemClock:
    """The computer's clock; `ahead` for tests that live in another week."""

    ahead: timedelta = timedelta(0)

    @classmethod
    def from_(cls, start: datetime | None) -> "SystemClock":
        """As if it were `start` now."""
        return cls() if start is None else cls(start - cls().moment())

    def moment(self) -> datetime:
        return datetime.now(tz=UTC) + self.ahead  # noqa: TID251 (this is the Clock itself)


@dataclass(slots=True, kw_only=True)
class Bot:
    """The bot with everything it stands on. Open it, run it, close it."""

    settings: Settings
    clock: Clock
    request: BaseRequest
    poll_request: BaseRequest
    token: str
    allowed: frozenset[int] | None
    poll: bool = True
    api: str = ""
    worker: str = field(default_factory=lambda: f"{socket.gethostname()}:{token_hex(4)}")
    database: Database = field(init=False)
    claude: Claude | None = field(init=False)
    """None without a key."""
    post: PostOffice | None = field(init=False)
    """Weeks by letter; None without a key."""
    coach: Coach = field(init=False)
    app: CoachApplication = field(init=False)
    intake: Intake = field(init=False)
    polling: Polling = field(init=False)
    outbox: Outbox = field(init=False)
    pushes: Pushes = field(init=False)
    house: Housekeeping = field(init=False)
    _polling: "asyncio.Task[None] | None" = None
    _started: float = field(default_factory=monotonic)

    def __post_init__(self) -> None:
        self.database = Database(self.settings.database, Seal(data_key(self.settings)))
        commits = Commits(self.database)
        kept = KeptOutbox(self.database, commits)
        self.claude = claude_of(self.settings, self.database, self.clock)
        self.post = self._post_office()
        self.coach = _coach(self.database, self.clock, self.claude)
        self.outbox = Outbox(
            kept, self.database, self.clock, limits=self.settings.send_limits == "on"
        )
        self.app = self._application()
        shared = self.database.postgres
        crew = Crew(Turns(self.database), self.clock, self.worker) if shared else None
        self.intake = Intake(
            bot=self.app.bot,
            inbox=Inbox(self.database),
            outbox=kept,
            commits=commits,
            clock=self.clock,
            process=self.app.process_update,
            resume=self._resume,
            parked=self._parked,
            notice=self.app.frame.writings.heed,
            crew=crew,
        )
        self.polling = Polling(self.app.bot, self.intake, alone=not shared)
        self.house = Housekeeping(self.database, self.settings.backups)
        self.pushes = Pushes(
            store=self.database,
            clock=self.clock,
            worker=self.worker,
            deliver=self._deliver,
            prepare=self._prepare,
            held=None if self.post is None else self.post.post.held,
        )

    async def start(self) -> None:
        """Opens the database and the application, answers what a crash left open, then listens.

        Raises:
            CannotSaveError, UnusableDatabaseError: the database.
            InvalidToken, NetworkError: Telegram.
        """
        try:
            await self._open()
        except BaseException:
            await self._shut()
            raise
        if self.claude is not None:
            self.claude.misfits()
        self._metronome()
        if self.poll:
            self._polling = asyncio.ensure_future(self.polling.run())

    async def _open(self) -> None:
        await self.database.open()
        await self.app.initialize()
        await self.app.start()
        if not self.database.postgres:
            await self.outbox.resend(self.app.bot)
        await self.intake.recover()

    async def _shut(self) -> None:
        """What was opened before something went wrong."""
        await self.request.shutdown()
        await self.poll_request.shutdown()
        await self.database.close()

    async def ended(self) -> None:
        """Returns or raises when polling ends by itself: another instance, a wrong token."""
        if self._polling is not None:
            await self._polling

    async def stop(self, seconds: float = DRAIN_S) -> None:
        """Works off what came in, no longer than so many seconds; the rest is kept."""
        self.polling.stop()
        if self.post is not None:
            await self.post.stop()
        left, _ = await asyncio.gather(self.intake.drain(seconds), self.pushes.stop(seconds))
        if left:
            log.warning("stopped with updates left; they are kept", extra={"left": left})
        if self._polling is not None:
            self._polling.cancel()
            with suppress(asyncio.CancelledError, Exception):
                await self._polling
        if self.database.postgres:
            with suppress(CannotSaveError):
                await Workers(self.database).bye(self.worker)
        await self.app.stop()
        await self.app.shutdown()
        if self.claude is not None:
            await self.claude.close()
        await self.database.close()

    async def settle(self) -> None:
        """Returns when nothing waits to be answered."""
        await asyncio.sleep(0)
        while True:
            await self.intake.settled()
            if not self.outbox.busy and not self.intake.waiting:
                return
            await asyncio.sleep(0.01)

    async def tick(self) -> None:
        """One look at the clock: what is owed, and at night the housekeeping."""
        if self.database.postgres:
            await self._with_the_others()
        if self.post is not None:
            self.post.nudge(self.coach.push)
        await self.pushes.tick()
        await self.house.look(self.clock.moment())

    async def _with_the_others(self) -> None:
        """Several workers: they share the limits, and finish what a dead one was saying."""
        now = self.clock.moment()
        self.outbox.pace.workers = await Workers(self.database).seen(self.worker, now)
        await self.outbox.resend(self.app.bot, now - SURELY_DEAD)

    async def set_storefront(self) -> None:
        """The command menu and the texts a stranger sees; a failure is no reason not to start."""
        commands = [BotCommand(name, text) for name, text in listening.MENU]
        try:
            await self.app.bot.set_my_commands(commands)
            await self.app.bot.set_my_description(house.DESCRIPTION)
            await self.app.bot.set_my_short_description(house.SHORT_DESCRIPTION)
        except TelegramError as error:
            log.warning("the storefront was not set: %s", type(error).__name__)

    async def health(self) -> Mapping[str, Any]:
        """For `/healthz`: whether it is well, and what makes it so."""
        reads = await self.database.answers()
        since = self.polling.last
        age = None if since is None else monotonic() - since
        stuck = self.poll and (monotonic() - self._started if age is None else age) > 120  # noqa: PLR2004
        return {
            "ok": reads and self.intake.keeps and not stuck,
            "database": reads,
            "keeps": self.intake.keeps,
            "last_poll_s": None if age is None else round(age, 1),
            "waiting": self.intake.waiting,
            "overdue_push_s": await self._overdue_s() if reads else None,
            "uncertain_answers": self.outbox.said.uncertain,
            "uncertain_pushes": self.pushes.uncertain,
        }

    async def _overdue_s(self) -> float:
        """How long the push that has waited longest has been due; 0 where none waits."""
        async with self.database.reading() as tx:
            due = await tx.pushes.oldest_due()
        now = self.clock.moment()
        return round((now - due).total_seconds(), 1) if due is not None and due < now else 0.0

    def _application(self) -> CoachApplication:
        api = self.api or self.settings.telegram_api_url.rstrip("/")
        bot = ExtBot(
            token=self.token,
            base_url=f"{api}/bot",
            base_file_url=f"{api}/file/bot",
            request=self.request,
            get_updates_request=self.poll_request,
            rate_limiter=self.outbox,
            defaults=Defaults(tzinfo=UTC),
        )
        known = self.claude is not None
        writings = Writings(self._waiting if self.database.postgres else None)
        frame = Frame(
            allowed=self.allowed, owner=self.settings.owner_id, claude=known, writings=writings
        )
        app = (
            ApplicationBuilder()
            .bot(bot)
            .updater(None)
            .application_class(CoachApplication, {"coach": self.coach, "frame": frame})
            .context_types(ContextTypes(context=CoachContext))
            .concurrent_updates(True)  # noqa: FBT003 (PTB's switch; order is the inbox's)
            .build()
        )
        assert isinstance(app, CoachApplication)
        listening.register(app)
        return app

    async def _waiting(self, athlete: AthleteId) -> list[Mapping[str, Any]]:
        """What another worker may have taken in for an athlete whom this one answers."""
        return [kept.payload for kept in await Turns(self.database).waiting(athlete)]

    def _post_office(self) -> PostOffice | None:
        if self.claude is None:
            return None
        post = Post(self.database)
        return PostOffice(claude=self.claude, post=post, clock=self.clock, worker=self.worker)

    def _metronome(self) -> None:
        queue = self.app.job_queue
        assert isinstance(queue, JobQueue)

        async def tick(_: Any) -> None:
            await self.tick()

        queue.run_repeating(
            tick,
            TICK,
            first=timedelta(seconds=1),
            name="tick",
            job_kwargs={"coalesce": True, "max_instances": 1, "misfire_grace_time": None},
        )
        if self.claude is not None:
            claude = self.claude

            async def look(_: Any) -> None:
                await claude.look()

            queue.run_once(look, CALM, name="claude")

    async def _deliver(self, claimed: ClaimedPush) -> None:
        """Says a push: written or checked just before, marked in its own row."""
        content = await self.coach.push(claimed.push)
        message = push_views.said(content)
        if message is None:
            async with self.database.transaction(effect=False) as tx:
                await tx.pushes.mark(claimed, PushState.SKIPPED)
            return
        message = in_one(message)
        sent = await send(self.app.bot, claimed.push.athlete, message, rate_limit_args=claimed)
        if isinstance(content, CheckIn) and content.asked is not None:
            await self.coach.dialogues.reached(claimed.push.athlete, content.asked, sent)

    async def _prepare(self, push: Push) -> None:
        await self.coach.push.ahead(push)

    async def _resume(self, update: Update) -> None:
        """The effect is in the database, its answer was lost: the open question, or a word."""
        if update.effective_user is None:
            return
        athlete = AthleteId(update.effective_user.id)
        asked = await self.coach.dialogues.open_question(athlete)
        if asked is None:
            await reply(update, house.kept_but_interrupted())
            return
        sent = await reply(update, question.asked(asked))
        await self.coach.dialogues.reached(athlete, asked, sent)

    async def _parked(self, update: Update) -> None:
        if update.effective_chat is not None:
            await reply(update, house.parked())


def in_one(message: Message) -> Message:
    """A push is one message, once: what does not fit into it is behind its buttons."""
    first, *rest = split(message.html)
    return replace(message, html=first) if rest else message


def _coach(database: Database, clock: Clock, claude: Claude | None) -> Coach:
    """The coach with as much of Claude as there is."""
    accounts = SqlAccounts(database)
    if claude is None:
        return build(database, clock, accounts=accounts)
    post = Post(database)
    return build(
        database,
        clock,
        claude.writer,
        pushed=PostWriter(post, claude.writer),
        ahead=PostWriter(post, claude.ahead),
        accounts=accounts,
        notes=claude.notes,
        results=claude.results,
        questions=claude.questions,
    )


def telegram_bot(settings: Settings) -> Bot:
    """The bot that talks to Telegram, or to whatever stands at TELEGRAM_API_URL."""
    assert settings.telegram_bot_token is not None
    return Bot(
        settings=settings,
        clock=SystemClock.from_(settings.clock_starts),
        request=AiohttpRequest(),
        poll_request=AiohttpRequest(connections=2),
        token=settings.telegram_bot_token.get_secret_value(),
        allowed=settings.allowed,
        poll=settings.webhook_url is None,
    )
