"""What a tap says: callback data of at most 64 bytes, to dataclasses and back.

A button is input from outside: it names its question or its object, whose owner is checked
where it is used. Data of another version decodes to None, and the athlete is told so.
"""

from dataclasses import dataclass, fields
from datetime import date
from functools import lru_cache
from typing import Any, ClassVar

VERSION = "1"
LIMIT = 64

_TAGS: dict[str, type["Button"]] = {}


class Button:
    """What a tap says."""

    __slots__ = ()
    tag: ClassVar[str]

    def __init_subclass__(cls, *, tag: str = "", **more: Any) -> None:
        super().__init_subclass__(**more)
        cls.tag = tag or cls.tag
        _TAGS[cls.tag] = cls  # slots make the class twice; the second one stays


@lru_cache(maxsize=4096)
def encode(button: Button) -> str:
    """A button as callback data. Everybody's weeks have the same days: most were seen before.

    Raises:
        ValueError: longer than 64 bytes.
    """
    parts = [_word(getattr(button, f.name)) for f in fields(button)]  # type: ignore[arg-type]
    data = ":".join([VERSION + button.tag, *parts])
    if len(data.encode()) > LIMIT:
        raise ValueError(f"{data!r} is longer than {LIMIT} bytes")
    return data


def decode(data: str) -> Button | None:
    """Callback data as a button; None for what this version does not know."""
    head, _, rest = data.partition(":")
    kind = _TAGS.get(head[1:]) if head[:1] == VERSION else None
    if kind is None:
        return None
    wanted = fields(kind)  # type: ignore[arg-type]
    parts = rest.split(":", len(wanted) - 1) if wanted else []
    if len(parts) != len(wanted):
        return None
    try:
        return kind(*(_value(f.type, part) for f, part in zip(wanted, parts, strict=True)))
    except ValueError:
        return None


def _word(value: object) -> str:
    if isinstance(value, date):
        return value.strftime("%y%m%d")
    if isinstance(value, bool):
        return "1" if value else "0"
    return str(value)


def _value(kind: Any, part: str) -> object:
    if kind is date:
        return date(2000 + int(part[:2]), int(part[2:4]), int(part[4:]))
    if kind is bool:
        return part == "1"
    if kind is int:
        return int(part)
    return part


@dataclass(frozen=True, slots=True)
class Answer(Button, tag="a"):
    """An answer to a question of a form."""

    form: str
    key: str
    value: str


@dataclass(frozen=True, slots=True)
class SkipQuestion(Button, tag="s"):
    """No answer to this one."""

    form: str
    key: str


@dataclass(frozen=True, slots=True)
class BackQuestion(Button, tag="b"):
    """The question before."""

    form: str


@dataclass(frozen=True, slots=True)
class CancelForm(Button, tag="x"):
    """No more of this form."""

    form: str


@dataclass(frozen=True, slots=True)
class ResumeForm(Button, tag="r"):
    """The form that was replaced goes on."""


@dataclass(frozen=True, slots=True)
class ShowWeek(Button, tag="w"):
    """The program of a week."""

    monday: date


@dataclass(frozen=True, slots=True)
class ShowDay(Button, tag="d"):
    """One day of the program in force."""

    day: date


@dataclass(frozen=True, slots=True)
class ShowWhy(Button, tag="y"):
    """Why the week is as it is."""

    monday: date


@dataclass(frozen=True, slots=True)
class AskReason(Button, tag="g"):
    """A new version of the week; asks for which reason."""

    monday: date


@dataclass(frozen=True, slots=True)
class Regenerate(Button, tag="G"):
    """A new version of the week, for a reason."""

    monday: date
    reason: str


@dataclass(frozen=True, slots=True)
class StopWriting(Button, tag="X"):
    """No more of a week that is being written."""

    number: int


@dataclass(frozen=True, slots=True)
class KeepOldWeek(Button, tag="k"):
    """The version before is in force again."""

    monday: date


@dataclass(frozen=True, slots=True)
class WorkoutDone(Button, tag="D"):
    """A workout was done as planned."""

    day: date
    index: int


@dataclass(frozen=True, slots=True)
class SkipWorkout(Button, tag="S"):
    """A workout will not be done; an empty reason asks for it."""

    day: date
    index: int
    reason: str


@dataclass(frozen=True, slots=True)
class RateWeek(Button, tag="t"):
    """A thumb up or down under a program."""

    monday: date
    version: int
    up: bool


@dataclass(frozen=True, slots=True)
class Open(Button, tag="o"):
    """A place of the bot: week, today, journal, race, metrics, settings, help and others."""

    place: str


@dataclass(frozen=True, slots=True)
class ShowRace(Button, tag="R"):
    """One race of the calendar; what: view, edit, delete, deleted, unstarted, A, B, C, result."""

    id: int
    what: str


@dataclass(frozen=True, slots=True)
class ShowResult(Button, tag="E"):
    """One result; what: view, delete."""

    id: int
    what: str


@dataclass(frozen=True, slots=True)
class JournalDay(Button, tag="j"):
    """One day of the journal; what: view, edit, ask (below what was tapped), note, clear."""

    day: date
    what: str


@dataclass(frozen=True, slots=True)
class UndoChange(Button, tag="u"):
    """Reverses a change, if it is still the last one."""

    id: int


@dataclass(frozen=True, slots=True)
class Setting(Button, tag="c"):
    """A setting: its name, and its new value (empty: show the choices)."""

    name: str
    value: str


@dataclass(frozen=True, slots=True)
class StateStep(Button, tag="i"):
    """An answer that moves a state one step: what: better, same, worse, over, cleared.

    It names the stage it was asked at, so that a second tap moves nothing.
    """

    id: int
    what: str
    stage: str


@dataclass(frozen=True, slots=True)
class Candidate(Button, tag="n"):
    """Words said outside any dialogue, by their key.

    What: save, day (nothing is remembered), edit, ask, renew, drop.
    """

    what: str
    key: str


@dataclass(frozen=True, slots=True)
class UndoLast(Button, tag="U"):
    """Reverses the last change."""


@dataclass(frozen=True, slots=True)
class ActivityEffort(Button, tag="e"):
    """How hard an activity was, 0 to 10."""

    id: int
    rpe: int


@dataclass(frozen=True, slots=True)
class ActivityIs(Button, tag="m"):
    """The activity stands for this planned workout."""

    id: int
    day: date
    code: str


@dataclass(frozen=True, slots=True)
class ActivityJoin(Button, tag="J"):
    """The file and the typed run are one."""

    id: int
    typed: int


@dataclass(frozen=True, slots=True)
class StartActivity(Button, tag="A"):
    """Something else about an activity; what: remove, date."""

    id: int
    what: str


@dataclass(frozen=True, slots=True)
class RemoveAway(Button, tag="W"):
    """Days away that are none any more."""

    id: int


@dataclass(frozen=True, slots=True)
class GoAway(Button, tag="p"):
    """Days away that plain words told of; minutes: so many a day, below 0 as usual."""

    first: date
    last: date
    minutes: int


@dataclass(frozen=True, slots=True)
class Shorter(Button, tag="h"):
    """A workout in fewer minutes; 0 asks for how many."""

    day: date
    index: int
    minutes: int


@dataclass(frozen=True, slots=True)
class Easier(Button, tag="q"):
    """A workout made easier."""

    day: date
    index: int


@dataclass(frozen=True, slots=True)
class Move(Button, tag="M"):
    """A day's training moved to another day; the same day asks for which."""

    day: date
    to: date


@dataclass(frozen=True, slots=True)
class TakeOffer(Button, tag="v"):
    """A yes or a no to more load."""

    id: int
    yes: bool


@dataclass(frozen=True, slots=True)
class FoundResult(Button, tag="F"):
    """Results that were read; what: the number of a row, all, or p and the number of a page."""

    key: str
    what: str


@dataclass(frozen=True, slots=True)
class ForgetFact(Button, tag="f"):
    """Something remembered that shall not be; the row it is kept in."""

    row: int


@dataclass(frozen=True, slots=True)
class ShowMemory(Button, tag="z"):
    """A page of what is remembered."""

    page: int


@dataclass(frozen=True, slots=True)
class RaiseFlag(Button, tag="l"):
    """Yes, that is me: a flag of this tier is heeded from now on."""

    tier: str


@dataclass(frozen=True, slots=True)
class ToldSilence(Button, tag="Q"):
    """What the weeks without a record were: trained, unwell, rested."""

    heard: str
