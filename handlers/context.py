"""How handlers get at the coach: typed, without look-ups."""

from dataclasses import dataclass, field
from typing import Any

from telegram import Update
from telegram.ext import Application, CallbackContext, ExtBot, JobQueue

from coach.athlete import AthleteId
from coach.usecases.coach import Coach
from handlers.files.worker import FileReader
from handlers.live import Drafts
from handlers.writings import Writings

Nothing = dict[Any, Any]


@dataclass(frozen=True, slots=True, kw_only=True)
class Frame:
    """What handlers need beside the coach: who may talk, and what the roof knows."""

    allowed: frozenset[int] | None = None
    """None: open to all; empty: whoever claims the bot first."""
    owner: int | None = None
    claude: bool = False
    read_file: FileReader = field(default_factory=FileReader)
    writings: Writings = field(default_factory=Writings)
    drafts: Drafts = field(default_factory=Drafts)


class CoachApplication(
    Application[ExtBot[None], "CoachContext", Nothing, Nothing, Nothing, JobQueue["CoachContext"]]
):
    """PTB's application, and the coach it serves."""

    def __init__(self, *, coach: Coach, frame: Frame, **more: Any) -> None:
        super().__init__(**more)
        self.coach = coach
        self.frame = frame


class CoachContext(CallbackContext[ExtBot[None], Nothing, Nothing, Nothing]):
    """What a handler is given beside the update."""

    @property
    def coach(self) -> Coach:
        return self._house.coach

    @property
    def frame(self) -> Frame:
        return self._house.frame

    @property
    def _house(self) -> CoachApplication:
        assert isinstance(self.application, CoachApplication)
        return self.application


def athlete_of(update: Update) -> AthleteId:
    """Whose update it is: the Telegram user, never a name or a text."""
    assert update.effective_user is not None
    return AthleteId(update.effective_user.id)


def words_after_command(update: Update) -> str:
    """What was typed behind a command; behind a button nothing was, whatever stands above it."""
    if update.callback_query is not None:
        return ""
    text = (update.effective_message and update.effective_message.text) or ""
    _, _, rest = text.partition(" ") if text.startswith("/") else ("", "", text)
    if text.startswith("/") and "\n" in text.split(" ", 1)[0]:
        rest = text.partition("\n")[2]
    return rest.strip()
