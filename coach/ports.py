"""What the coach needs from outside: where things are kept, who writes weeks, what time it is."""

from collections.abc import Callable, Mapping, Sequence
from contextlib import AbstractAsyncContextManager
from dataclasses import dataclass
from datetime import date, datetime
from typing import TYPE_CHECKING, Generic, Protocol, TypeVar

from coach.accounts import Calls, Weeks
from coach.activity import Activity
from coach.athlete import Athlete, AthleteId
from coach.availability import Availability, Conditions, DatedException
from coach.calendar import Push, PushState, Schedule
from coach.dialogue.dialogue import Dialogue
from coach.dossier import Dossier, Fact, Match, Offer, Receipt, Settings, Thumb
from coach.journal import Observation
from coach.ledger import Call
from coach.program import Day, Program
from coach.proposal import CoachAnswer, Inquiry, NoteProposal, ResultProposal
from coach.race import RaceGoal, RaceResult
from coach.state import State

if TYPE_CHECKING:
    from coach.planning.week import Written

T = TypeVar("T")


class Clock(Protocol):
    """Says what moment it is: aware, UTC."""

    def moment(self) -> datetime: ...


@dataclass(frozen=True, slots=True)
class Kept(Generic[T]):
    """Something kept, and the number it is kept under."""

    id: int
    value: T


class Collection(Protocol[T]):
    """One kind of thing of an athlete, several of them, in the order of their dates.

    `keep` without an id replaces what has the same natural key (an observation's date, an
    activity's id or start, a race's name and date …) or adds; with an id it replaces that one.
    """

    async def all(self, athlete: AthleteId, since: date | None = None) -> tuple[Kept[T], ...]: ...
    async def get(self, athlete: AthleteId, id_: int) -> T | None: ...
    async def keep(self, athlete: AthleteId, value: T, id_: int | None = None) -> int: ...
    async def remove(self, athlete: AthleteId, id_: int) -> T | None: ...


class Single(Protocol[T]):
    """One kind of thing of an athlete, of which there is at most one."""

    async def get(self, athlete: AthleteId) -> T | None: ...
    async def keep(self, athlete: AthleteId, value: T) -> None: ...


class Programs(Protocol):
    """Every version of every week."""

    async def in_force(self, athlete: AthleteId, monday: date) -> Program | None:
        """The newest accepted version."""
        ...

    async def versions(self, athlete: AthleteId, monday: date) -> tuple[Program, ...]: ...
    async def since(self, athlete: AthleteId, monday: date) -> tuple[Program, ...]:
        """Those in force for the weeks from a Monday on, in order."""
        ...

    async def keep(self, athlete: AthleteId, program: Program) -> Program:
        """Adds the next version of its week and returns it, numbered."""
        ...

    async def change(self, athlete: AthleteId, program: Program) -> None:
        """Replaces the version it bears: a workout marked done, a version no longer accepted."""
        ...


class Dialogues(Protocol):
    """Forms being filled in: at most one a form for each athlete, at most one with the floor."""

    async def active(self, athlete: AthleteId) -> Dialogue | None: ...
    async def get(self, athlete: AthleteId, form: str) -> Dialogue | None: ...
    async def keep(self, athlete: AthleteId, dialogue: Dialogue) -> None:
        """An active one takes the floor: all others of the athlete become resumable."""
        ...

    async def drop(self, athlete: AthleteId, form: str) -> None: ...
    async def resumable(self, athlete: AthleteId, moment: datetime) -> Dialogue | None:
        """The newest replaced one that has not expired."""
        ...


@dataclass(frozen=True, slots=True, kw_only=True)
class ClaimedPush:
    """A push that this worker alone may deliver while its lease holds."""

    push: Push
    worker: str
    attempt: int


class Pushes(Protocol):
    """What is owed at a moment, one row an occurrence."""

    async def to_plan(self, horizon: datetime, limit: int) -> tuple[Schedule, ...]:
        """Athletes whose next occurrence is not planned beyond the horizon yet."""
        ...

    async def plan(self, schedule: Schedule, pushes: Sequence[Push], until: datetime) -> None:
        """Adds the occurrences that are not there yet; plans this athlete again at `until`."""
        ...

    async def replan(self, athlete: AthleteId) -> None:
        """Times changed: forgets what is only due, so that it is planned anew."""
        ...

    async def plan_again(self, athlete: AthleteId, moment: datetime) -> None:
        """More may be owed from a moment on: looked for anew; what is there stays."""
        ...

    async def to_prepare(self, moment: datetime, limit: int) -> tuple[Push, ...]:
        """Due within their lead, claimed for being written, not prepared yet."""
        ...

    async def prepared(self, push: Push, moment: datetime) -> bool:
        """Whoever is told True writes it; False: another worker does."""
        ...

    async def claim(
        self, moment: datetime, worker: str, limit: int, lease_s: float
    ) -> tuple[ClaimedPush, ...]: ...
    async def mark(
        self, claimed: ClaimedPush, state: PushState, *, message_id: int | None = None
    ) -> bool:
        """False if the lease was lost: then nothing was changed."""
        ...

    async def postpone(self, claimed: ClaimedPush, due: datetime) -> None: ...
    async def last(self, athlete: AthleteId, kind: str, count: int) -> tuple[Push, ...]: ...
    async def counts(self) -> Mapping[str, int]:
        """How many rows are in each state, for the owner and for health."""
        ...


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """The athlete's last change, as it can be undone."""

    id: int
    label: str
    at: datetime


class Changes(Protocol):
    """What `/undo` reverses. Before-images are taken by the transaction itself."""

    async def last(self, athlete: AthleteId, since: datetime) -> Change | None: ...
    async def undo(self, athlete: AthleteId, change: Change) -> None:
        """Puts everything the change touched back as it was, and forgets the change."""
        ...


class Members(Protocol):
    """Who may talk to the bot, and who can be reached."""

    async def owner(self) -> AthleteId | None:
        """Who claimed the bot with the first /start."""
        ...

    async def claim(self, athlete: AthleteId) -> AthleteId:
        """Claims the bot unless somebody has; returns the owner."""
        ...

    async def reachable(self, athlete: AthleteId, *, yes: bool) -> None: ...
    async def count(self) -> int: ...
    async def all(self) -> tuple[AthleteId, ...]:
        """Everybody who has enrolled, by number."""
        ...

    async def delete(self, athlete: AthleteId, moment: datetime) -> Mapping[str, int]:
        """Deletes the athlete and everything about them; rows deleted, by kind."""
        ...


class Transaction(Protocol):
    """One all-or-nothing look at the store."""

    @property
    def members(self) -> Members: ...
    @property
    def athletes(self) -> Single[Athlete]: ...
    @property
    def settings(self) -> Single[Settings]: ...
    @property
    def availability(self) -> Single[Availability]: ...
    @property
    def exceptions(self) -> Collection[DatedException]: ...
    @property
    def conditions(self) -> Collection[Conditions]: ...
    @property
    def races(self) -> Collection[RaceGoal]: ...
    @property
    def results(self) -> Collection[RaceResult]: ...
    @property
    def activities(self) -> Collection[Activity]: ...
    @property
    def journal(self) -> Collection[Observation]: ...
    @property
    def states(self) -> Collection[State]: ...
    @property
    def receipts(self) -> Collection[Receipt]: ...
    @property
    def matches(self) -> Collection[Match]: ...
    @property
    def offers(self) -> Collection[Offer]: ...
    @property
    def facts(self) -> Collection[Fact]: ...
    @property
    def thumbs(self) -> Collection[Thumb]: ...
    @property
    def programs(self) -> Programs: ...
    @property
    def dialogues(self) -> Dialogues: ...
    @property
    def pushes(self) -> Pushes: ...
    @property
    def changes(self) -> Changes: ...

    async def dossier(self, athlete: AthleteId, since: date | None = None) -> Dossier | None:
        """Everything about one athlete; what is dated only from `since` on.

        Exceptions, states, races, results and facts always come whole. Programs are those in
        force from `since` on; without it, every version of every week.
        """
        ...

    async def restore(self, athlete: AthleteId, dossier: Dossier) -> None:
        """A whole athlete from a document; nothing of the athlete may be there."""
        ...

    def undoable(
        self, athlete: AthleteId, label: str, moment: datetime, *, joins: bool = False
    ) -> None:
        """From here on, what this transaction changes can be undone under this label.

        `joins`: a step of the change before it, where that has the same label and is no older
        than half an hour; three taps are one check-in, but two notes are two changes.
        """
        ...


@dataclass(frozen=True, slots=True, kw_only=True)
class Look:
    """An athlete, and of the weeks that were asked for what is in force and what was done."""

    athlete: Athlete
    programs: Mapping[date, Program]
    """By Monday."""
    activities: tuple[Activity, ...]
    on_record: bool
    """Whether anything was done on the dates that were asked for."""


class Store(Protocol):
    """Where things are kept."""

    async def look(
        self, athlete: AthleteId, mondays: Sequence[date], dates: tuple[date, date]
    ) -> Look | None:
        """Who somebody is and one or two weeks of theirs, of one moment; None for nobody.

        `dates`: from and to when something might be on record, both included.
        What is asked for most often: a reading could do it, and would take longer.
        """
        ...

    def transaction(self, *, effect: bool = True) -> AbstractAsyncContextManager[Transaction]:
        """Reads and writes; committed on a clean exit, rolled back on an error.

        The first one with `effect` within an update that writes anything marks that update as
        having had its effect, in the same commit: after a crash it is not processed again.
        A task within one of these cannot begin another, nor a reading.
        """
        ...

    def reading(self) -> AbstractAsyncContextManager[Transaction]:
        """Reads only."""
        ...


OnDays = Callable[[tuple[Day, ...]], None]
"""Hears that a week has begun to be written (no days yet), then its first days as they are
chosen, unchecked; only takes note."""


class ProgramWriter(Protocol):
    """Writes a week within the bounds that were computed for it: Claude."""

    async def write(
        self,
        athlete: AthleteId,
        dossier: Dossier,
        planned: "Written",
        *,
        on_days: OnDays | None = None,
    ) -> "Written":
        """A week that breaks no blocking rule and is no worse than the planner's.

        Raises:
            WriterUnavailableError: not this time; the planner's week holds.
        """
        ...


class NoteReader(Protocol):
    """Reads in a note what rules could not: Claude."""

    async def read(self, athlete: AthleteId, words: str, *, today: date) -> NoteProposal:
        """What a free-text note says, for a card; nothing of it is kept without a tap.

        Words that name an emergency are never sent: then there is nothing to propose.

        Raises:
            WriterUnavailableError: not this time.
        """
        ...


class ResultReader(Protocol):
    """Reads race results in a picture or a pasted list: Claude."""

    async def read(
        self,
        athlete: AthleteId,
        source: bytes | str,
        *,
        known: Sequence[RaceResult],
        today: date,
    ) -> tuple[ResultProposal, ...]:
        """At most a hundred rows; those that are stored already say so.

        Raises:
            WriterUnavailableError: not this time.
            UnreadableFileError: the bytes are no picture Claude can look at.
        """
        ...


class QuestionAnswerer(Protocol):
    """Answers an athlete's question from the athlete's own data: Claude."""

    async def answer(
        self,
        athlete: AthleteId,
        inquiry: Inquiry,
        *,
        on_text: Callable[[str], None] | None = None,
    ) -> CoachAnswer:
        """An answer whose figures all stand in the data.

        `on_text` hears what is written and checked so far, and only takes note.

        Raises:
            WriterUnavailableError: not this time.
        """
        ...


class Ledger(Protocol):
    """Every call of Claude, and what was spent."""

    async def record(self, call: Call) -> None:
        """Adds a call, or replaces the one recorded before under the same id."""
        ...

    async def spent(self, athlete: AthleteId | None, since: datetime) -> float:
        """US dollars since a moment, what is under way included.

        By one athlete, or (None) by the whole bot.
        """
        ...


class Accounts(Protocol):
    """Sums over everybody, for the owner."""

    async def spent(self, athlete: AthleteId | None, since: datetime) -> float:
        """As of the ledger."""
        ...

    async def calls(self, since: datetime) -> Calls: ...
    async def weeks(self, monday: date) -> Weeks:
        """Programs and thumbs of the weeks from a Monday on."""
        ...
