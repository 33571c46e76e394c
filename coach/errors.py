"""What can go wrong in coaching, by kind. An error carries facts; views find the words."""

from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from coach.ledger import Call


class CoachError(Exception):
    """Something expected went wrong; the athlete gets a sentence, the log one line."""


class UnknownAthleteError(CoachError):
    """Nobody has enrolled under this id."""


class UnreadableAnswerError(CoachError):
    """The words do not answer the question; `hint` is an example that would."""

    def __init__(self, words: str, hint: str) -> None:
        super().__init__(hint)
        self.words = words
        self.hint = hint


class UnreadableDossierError(CoachError):
    """A dossier that cannot be read; the text names the key and what is wrong with it."""


class FileFault(StrEnum):
    """Why a file holds nothing the coach can use."""

    EMPTY = "empty"
    TOO_BIG = "too_big"
    WRONG_TYPE = "wrong_type"
    HOSTILE = "hostile"
    DAMAGED = "damaged"
    NO_ACTIVITY = "no_activity"
    TOO_SLOW = "too_slow"
    LOST = "lost"
    """It did not arrive here."""


class UnreadableFileError(CoachError):
    """A file that holds nothing the coach can use; the text is the athlete's sentence."""

    def __init__(self, fault: FileFault, sentence: str) -> None:
        super().__init__(sentence)
        self.fault = fault
        self.sentence = sentence


class WriterUnavailableError(CoachError):
    """Claude could not write this time; `cause` is a short word for the log and the athlete."""

    call: "Call | None" = None
    """What was tried all the same, and may have cost something."""

    def __init__(self, cause: str) -> None:
        super().__init__(cause)
        self.cause = cause


class BudgetSpentError(WriterUnavailableError):
    """The money set aside for Claude is spent; `scope` is athlete, day or month."""

    def __init__(self, scope: str) -> None:
        super().__init__("budget")
        self.scope = scope


class WritingStoppedError(CoachError):
    """The athlete stopped the writing of a week; nothing of it was kept."""


class WeekIsOverError(CoachError):
    """A program was asked for a week that has ended."""


class WeekTooFarError(CoachError):
    """A program was asked for a week further ahead than the coach writes."""


class TooYoungError(CoachError):
    """The athlete is under sixteen: declined."""


class CannotSaveError(CoachError):
    """The database refuses to write (disk full, read only, locked)."""
