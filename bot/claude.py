"""Claude for the roof, if there is a key: the client, its budgets, and the four uses of it."""

import logging
from dataclasses import dataclass

from bot.settings import Settings
from coach.errors import WriterUnavailableError
from coach.ledger import Outcome
from coach.ports import Clock
from prompts import journal_note, question, race_screenshot, week_ask
from prompts.ask import Answer, Ask, Asker, M, Manner, OnPartial, OnText
from prompts.capabilities import misfits
from prompts.journal_note import JournalNoteReader
from prompts.later import Later, claude_later
from prompts.question import Coach as Answerer
from prompts.race_screenshot import RaceResultReader
from prompts.spend import Budgets, Spend
from prompts.weekly_program import WeekWriter
from storage.database import Database
from storage.ledger import SqlLedger

log = logging.getLogger(__name__)


@dataclass(slots=True)
class Switch:
    """An asker that can be made unreachable: the local chat's "Claude is down"."""

    asker: Asker
    down: bool = False

    async def ask(
        self, request: Ask, out: type[M], *, on_partial: OnPartial | None = None
    ) -> Answer[M]:
        """See `prompts.ask.Asker.ask`."""
        self._look()
        return await self.asker.ask(request, out, on_partial=on_partial)

    async def text(self, request: Ask, *, on_text: OnText | None = None) -> Answer[str]:
        """See `prompts.ask.Asker.text`."""
        self._look()
        return await self.asker.text(request, on_text=on_text)

    def _look(self) -> None:
        if self.down:
            raise WriterUnavailableError(Outcome.NETWORK)


@dataclass(frozen=True, slots=True, kw_only=True)
class Claude:
    """What the roof holds of Claude: one connection, one ledger, four uses."""

    later: Later
    switch: Switch
    manners: tuple[Manner, ...]
    writer: WeekWriter
    """While the athlete looks on."""
    ahead: WeekWriter
    """Hours before a week is due: thorough."""
    notes: JournalNoteReader
    results: RaceResultReader
    questions: Answerer

    @property
    def letter_manner(self) -> Manner:
        """How a week is asked for by letter."""
        return week_ask.manner(self.ahead.model, waiting=False)

    def misfits(self) -> None:
        """Says in the log what the models that are set cannot do; asks nobody."""
        for finding in misfits(self.manners):
            log.log(logging.ERROR if finding.fatal else logging.WARNING, finding.text)

    async def look(self) -> None:
        """Loads the client while nobody waits, and says what Anthropic says of the models."""
        if self.switch.down:
            return
        for problem in await self.check():
            log.warning("claude: %s", problem)

    async def check(self) -> tuple[str, ...]:
        """What is wrong with the key and the models, as Anthropic sees them today."""
        client = await self.later.claude()
        return tuple(finding.text for finding in await client.check(self.manners))

    async def close(self) -> None:
        await self.later.close()


def claude_of(settings: Settings, database: Database, clock: Clock) -> Claude | None:
    """None without a key: then the planner writes. Nothing is loaded before it is needed."""
    if settings.anthropic_api_key is None:
        return None
    later = claude_later(
        key=settings.anthropic_api_key.get_secret_value(),
        spend=Spend(SqlLedger(database), budgets(settings)),
        clock=clock,
        base_url=settings.anthropic_base_url,
    )
    switch = Switch(later)
    return Claude(
        later=later,
        switch=switch,
        manners=manners(settings),
        writer=WeekWriter(switch, settings.model_week),
        ahead=WeekWriter(switch, settings.model_week, waiting=False),
        notes=JournalNoteReader(switch, settings.model_note),
        results=RaceResultReader(switch, settings.model_screenshot),
        questions=Answerer(switch, settings.model_question),
    )


def budgets(settings: Settings) -> Budgets:
    return Budgets(
        athlete_day=settings.athlete_daily_budget_usd,
        day=settings.daily_budget_usd,
        month=settings.monthly_budget_usd,
    )


def manners(settings: Settings) -> tuple[Manner, ...]:
    """How each use is asked, with the models that are set."""
    return (
        week_ask.manner(settings.model_week),
        week_ask.manner(settings.model_week, waiting=False),
        journal_note.manner(settings.model_note),
        race_screenshot.manner(settings.model_screenshot),
        question.manner(settings.model_question),
    )


async def check_models(settings: Settings, database: Database, clock: Clock) -> tuple[str, ...]:
    """For `check`; no key: nothing to find."""
    claude = claude_of(settings, database, clock)
    if claude is None:
        return ()
    try:
        return await claude.check()
    finally:
        await claude.close()
