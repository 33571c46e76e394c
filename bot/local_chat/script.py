"""A conversation played from a script: what is done is printed, what is answered is checked."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Any

from bot.local_chat.phone import NoSuchButtonError
from bot.local_chat.stage import Heard, Stage
from bot.local_chat.steps import (
    Expect,
    Line,
    LoadAthlete,
    Press,
    Say,
    SendFile,
    Step,
    SwitchClaude,
    Title,
    Travel,
)

Writer = Callable[[str], object]


@dataclass(frozen=True, slots=True)
class Failure:
    """Where a conversation went another way: the line, and what there was instead."""

    line: int
    wanted: str
    why: str
    heard: tuple[str, ...] = ()

    def sentence(self) -> str:
        return f"line {self.line}: {self.wanted}\n  {self.why}"


@dataclass(slots=True)
class Played:
    """A conversation as it went."""

    transcript: list[str] = field(default_factory=list)
    failure: Failure | None = None

    @property
    def exit_code(self) -> int:
        return 0 if self.failure is None else 1

    def encode(self) -> dict[str, Any]:
        """For machines."""
        failed = self.failure
        return {
            "ok": failed is None,
            "transcript": self.transcript,
            "failure": None
            if failed is None
            else {
                "line": failed.line,
                "wanted": failed.wanted,
                "why": failed.why,
                "heard": list(failed.heard),
            },
        }


async def play(script: Sequence[Line], stage: Stage, write: Writer | None = None) -> Played:
    """Plays until the end or the first line that is not met; `write` gets each line at once.

    A `<` line must occur in an answer to the step before it, and not before what the `<`
    lines above it occurred in. Button labels and file names count as words of an answer.
    """
    return await _Player(stage, write or (lambda _: None)).run(script)


class _Player:
    def __init__(self, stage: Stage, write: Writer) -> None:
        self.stage = stage
        self.write = write
        self.played = Played()
        self.heard: Sequence[Heard] = ()
        self.at = 0

    async def run(self, script: Sequence[Line]) -> Played:
        for line in script:
            failure = await self._step(line)
            if failure is not None:
                self.played.failure = failure
                break
        return self.played

    async def _step(self, line: Line) -> Failure | None:
        if isinstance(line.step, Title):
            self._print(f"# {line.step.words}")
            return None
        if isinstance(line.step, Expect):
            return self._expect(line, line.step)
        self._print(line.text)
        try:
            await perform(self.stage, line.step)
        except NoSuchButtonError as error:
            there = ", ".join(f"[{label}]" for label in error.there) or "none"
            return Failure(line.number, line.text, f"no such button; there are {there}")
        except (OSError, ValueError) as error:
            return Failure(line.number, line.text, f"{error}")
        self.heard, self.at = await self.stage.answers(), 0
        for answer in self.heard:
            for words in answer.lines():
                self._print(f"< {words}")
        return None

    def _expect(self, line: Line, step: Expect) -> Failure | None:
        for number in range(self.at, len(self.heard)):
            if self.heard[number].says(step.words):
                self.at = number
                return None
        rest = self.heard[self.at :]
        said = tuple(words for answer in rest for words in answer.lines())
        why = "the bot said something else" if said else "the bot said nothing"
        return Failure(line.number, line.text, why, said)

    def _print(self, words: str) -> None:
        self.played.transcript.append(words)
        self.write(words)


async def perform(stage: Stage, step: Step) -> None:
    """Does what a line asks for.

    Raises:
        NoSuchButtonError: nothing bears that label.
        OSError, ValueError: a file that cannot be read.
    """
    match step:
        case Say(words):
            await stage.say(words)
        case Press(label):
            await stage.press(label)
        case SendFile(path, as_photo):
            await stage.send_file(path, as_photo=as_photo)
        case Travel(to):
            await stage.travel(to)
        case LoadAthlete(dossier):
            await stage.load_athlete(dossier)
        case SwitchClaude(up):
            await stage.claude(up=up)
        case Title() | Expect():
            pass  # nothing to be done
