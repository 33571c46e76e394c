"""Ask the coach: fixed texts first, then Claude from stored facts; the last turns are held."""

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum

from coach.athlete import AthleteId
from coach.errors import BudgetSpentError, WriterUnavailableError
from coach.ports import Clock, QuestionAnswerer, Store
from coach.proposal import Action, Exchange, Inquiry
from coach.safety import Finding, tier_of
from coach.usecases.held import held, hold
from coach.usecases.week import load

TURNS = 3
"""So many exchanges are held, for a day."""

_NAME = "exchanges"


class Silence(StrEnum):
    """Why Claude did not do what it was wanted for."""

    NO_KEY = "no key"
    ATHLETE = "athlete"
    """The athlete's share of the day is spent."""
    BOT = "bot"
    """What the owner set aside is spent."""
    AWAY = "away"
    DECLINED = "declined"
    """It would not."""
    UNREAD = "unread"
    """It answered, and nothing could be made of it."""


def silence_of(error: WriterUnavailableError) -> Silence:
    if isinstance(error, BudgetSpentError):
        return Silence.ATHLETE if error.scope == "athlete" else Silence.BOT
    return _BY_CAUSE.get(error.cause, Silence.AWAY)


_BY_CAUSE = {
    "refused": Silence.DECLINED,
    "nonsense": Silence.UNREAD,
    "truncated": Silence.UNREAD,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Exchanges:
    """The last questions and answers, the oldest first."""

    last: tuple[Exchange, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Answered:
    """An answer; a finding, whose fixed text is the answer; or why there is none."""

    text: str = ""
    action: Action | None = None
    finding: Finding | None = None
    silence: Silence | None = None


@dataclass(frozen=True, slots=True)
class AskCoach:
    """Answers questions. Nothing is changed by one."""

    store: Store
    clock: Clock
    answerer: QuestionAnswerer | None = None

    @property
    def ready(self) -> bool:
        """Whether there is a Claude to ask at all."""
        return self.answerer is not None

    async def __call__(
        self,
        athlete: AthleteId,
        question: str,
        *,
        about: str | None = None,
        on_text: Callable[[str], None] | None = None,
    ) -> Answered:
        """Words that name something medical are answered by the fixed text, and seen by nobody.

        `about` is the bot's own message that the question replies to. `on_text` hears what of
        the answer is written and checked.
        """
        finding = tier_of(question)
        if finding is not None:
            return Answered(finding=finding)
        if self.answerer is None:
            return Answered(silence=Silence.NO_KEY)
        moment = self.clock.moment()
        async with self.store.reading() as tx:
            dossier = await load(tx, athlete, moment)
            before = await held(tx, athlete, _NAME, Exchanges, moment)
        inquiry = Inquiry(
            question=question,
            dossier=dossier,
            today=dossier.today(moment),
            before=before.last if before else (),
            about=about,
        )
        try:
            answer = await self.answerer.answer(athlete, inquiry, on_text=on_text)
        except WriterUnavailableError as error:
            return Answered(silence=silence_of(error))
        return Answered(text=answer.text, action=answer.action)

    async def told(self, athlete: AthleteId, question: str, answer: str) -> None:
        """The answer reached the athlete: held with those before it, as what "that" refers to."""
        moment = self.clock.moment()
        async with self.store.transaction() as tx:
            before = await held(tx, athlete, _NAME, Exchanges, moment)
            last = (before.last if before else ()) + (Exchange(question=question, answer=answer),)
            await hold(tx, athlete, _NAME, Exchanges(last=last[-TURNS:]), moment)
