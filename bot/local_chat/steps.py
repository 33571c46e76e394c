"""The lines of a conversation script, each as what it asks to be done or to be heard."""

import re
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path


class UnreadableScriptError(ValueError):
    """A line that says nothing this player knows; `line` counts from 1."""

    def __init__(self, line: int, words: str) -> None:
        super().__init__(f"line {line}: {words}")
        self.line = line
        self.words = words


@dataclass(frozen=True, slots=True)
class Title:
    """Words for the reader."""

    words: str


@dataclass(frozen=True, slots=True)
class Say:
    """`> text`: the athlete types it."""

    words: str


@dataclass(frozen=True, slots=True)
class Press:
    """`[Button]`: the athlete taps the newest button so labelled."""

    label: str


@dataclass(frozen=True, slots=True)
class SendFile:
    """`(file PATH)` or, `as_photo`, `(photo PATH)`."""

    path: Path
    as_photo: bool = False


@dataclass(frozen=True, slots=True)
class Travel:
    """`(clock 2026-12-06T18:00)`: by the athlete's clock on the wall, unless it bears a zone."""

    to: datetime


@dataclass(frozen=True, slots=True)
class LoadAthlete:
    """`(athlete DOSSIER)`: from here on it is this athlete who speaks."""

    dossier: Path


@dataclass(frozen=True, slots=True)
class SwitchClaude:
    """`(Claude is down)`, `(Claude is up)`."""

    up: bool


@dataclass(frozen=True, slots=True)
class Expect:
    """`< text`: these words occur in the next answer."""

    words: str


Step = Title | Say | Press | SendFile | Travel | LoadAthlete | SwitchClaude | Expect


@dataclass(frozen=True, slots=True)
class Line:
    """A step and where it stands."""

    number: int
    text: str
    step: Step


KNOWN = (
    "> text, < text, [Button], (file PATH), (photo PATH), (clock 2026-12-06T18:00), "
    "(athlete DOSSIER), (Claude is down), (Claude is up)"
)
_ASIDE = re.compile(r"\((?P<what>file|photo|clock|athlete)\s+(?P<about>.+)\)")
_CLAUDE = re.compile(r"\(claude is (?P<how>up|down)\)", re.IGNORECASE)


def read_script(text: str, folder: Path | None = None) -> tuple[Line, ...]:
    """A script, line by line; files are looked for in `folder` too.

    Raises:
        UnreadableScriptError: a line that is none of the known ones.
    """
    lines: list[Line] = []
    for number, raw in enumerate(text.removeprefix("\ufeff").splitlines(), start=1):
        words = raw.strip()
        if not words:
            continue
        titles = all(isinstance(line.step, Title) for line in lines)
        step = read_step(words, number, folder)
        if step is None and ((titles and words[0] not in "([") or words.startswith("#")):
            step = Title(words.lstrip("# "))
        if step is None:
            raise UnreadableScriptError(number, f"{words!r} is none of {KNOWN}")
        lines.append(Line(number, words, step))
    return tuple(lines)


def read_step(words: str, number: int = 1, folder: Path | None = None) -> Step | None:
    """One line, already stripped; None if it only is words.

    Raises:
        UnreadableScriptError: a known line with a part that cannot be read.
    """
    if words.startswith(">"):
        return Say(words[1:].strip())
    if words.startswith("<"):
        return Expect(words[1:].strip())
    if words.startswith("[") and words.endswith("]"):
        return Press(words[1:-1].strip())
    if claude := _CLAUDE.fullmatch(words):
        return SwitchClaude(claude["how"].lower() == "up")
    if aside := _ASIDE.fullmatch(words):
        return _aside(aside["what"], aside["about"].strip(), number, folder)
    return None


def _aside(what: str, about: str, number: int, folder: Path | None) -> Step:
    match what:
        case "clock":
            try:
                return Travel(datetime.fromisoformat(about))
            except ValueError as error:
                words = f"{about!r} is no moment like 2026-12-06T18:00"
                raise UnreadableScriptError(number, words) from error
        case "athlete":
            return LoadAthlete(_found(about, folder))
        case _:
            return SendFile(_found(about, folder), as_photo=what == "photo")


def _found(about: str, folder: Path | None) -> Path:
    """A path as it was given or, if nothing is there, beside the script."""
    path = Path(about).expanduser()
    beside = folder / path if folder is not None else path
    return beside if not path.exists() and beside.exists() else path
