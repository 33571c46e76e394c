"""The local chat in a terminal: type to talk, `#2` taps the second button."""

import asyncio
import re
from collections.abc import Awaitable, Callable, Sequence
from contextlib import suppress
from pathlib import Path
from threading import Thread

from bot.local_chat.desk import Desk
from bot.local_chat.events import Event, Happening
from bot.local_chat.phone import NoSuchButtonError, Phone
from bot.local_chat.script import Writer, perform
from bot.local_chat.stage import Heard, LocalStage
from bot.local_chat.steps import UnreadableScriptError, read_step

HELP = (
    "Type to talk. #2 taps the button with that number, [Label] the one with that label.\n"
    "(file PATH) and (photo PATH) send; (clock 2026-12-06T18:00) sets the bot's clock;\n"
    "(athlete DOSSIER) makes you somebody else; (Claude is down), (Claude is up).\n"
    "End with Ctrl-D."
)
_NUMBER = re.compile(r"#(\d+)")

Reader = Callable[[], Awaitable[str | None]]


async def read_line() -> str | None:
    """A line from the keyboard; None at the end. Who stops waiting need not press a key first."""
    loop = asyncio.get_running_loop()
    line: asyncio.Future[str | None] = loop.create_future()

    def give(words: str | None) -> None:
        if not line.done():
            line.set_result(words)

    def wait() -> None:
        try:
            words: str | None = input("> ")
        except (EOFError, ValueError):
            words = None  # the end, or nothing to read from at all
        with suppress(RuntimeError):  # the loop may have ended meanwhile
            loop.call_soon_threadsafe(give, words)

    Thread(target=wait, daemon=True).start()
    return await line


class Terminal:
    """A chat line by line; what the bot sends as files is kept in `folder`."""

    def __init__(
        self,
        desk: Desk,
        folder: Path,
        *,
        read: Reader = read_line,
        write: Writer = print,
    ) -> None:
        self._desk = desk
        self._folder = folder
        self._read = read
        self._write = write
        self._keys: list[str] = []

    async def run(self) -> None:
        """Until there is nothing more to read."""
        phone = await self._desk.open()
        stage = LocalStage(self._desk, phone)
        unlisten = self._desk.emulator.listen(self._keep_file)
        self._write(HELP)
        try:
            while (line := await self._read()) is not None:
                if line.strip():
                    await self._do(stage, line.strip())
                    self._show(await stage.answers())
                    self._sign(stage.phone)
        finally:
            unlisten()

    async def _do(self, stage: LocalStage, line: str) -> None:
        try:
            if number := _NUMBER.fullmatch(line):
                await stage.press(self._label(int(number[1]), stage.phone))
                return
            step = read_step(line)
            if step is None:
                await stage.say(line)
            else:
                await perform(stage, step)
        except NoSuchButtonError as error:
            self._write(f"There is no button {error.label}.")
        except UnreadableScriptError as error:
            self._write(error.words)
        except (OSError, ValueError) as error:
            self._write(str(error))

    def _label(self, number: int, phone: Phone) -> str:
        if not 1 <= number <= len(self._keys):
            raise NoSuchButtonError(f"#{number}", phone.labels())
        return self._keys[number - 1]

    def _show(self, answers: Sequence[Heard]) -> None:
        self._keys = [] if answers else self._keys
        for answer in answers:
            mark = "~ " if answer.edited else "! " if answer.toast else "< "
            self._write("\n".join(mark + line for line in answer.words.splitlines() or [""]))
            for row in answer.rows:
                self._write("  " + "  ".join(self._numbered(label) for label in row))

    def _sign(self, phone: Phone) -> None:
        moment = f"{self._desk.clock.moment():%a %d %b %H:%M}"
        self._write(f"  [{phone.user.first_name} · {moment} UTC]")

    def _numbered(self, label: str) -> str:
        self._keys.append(label)
        return f"#{len(self._keys)} {label}"

    def _keep_file(self, event: Event) -> None:
        message = event.message
        if event.kind is not Happening.SAID or message is None or not message.sender.is_bot:
            return
        content = message.content
        seen = content.get("document") or (content.get("photo") or [None])[-1]
        file = self._desk.emulator.world.files.get(seen["file_id"]) if seen else None
        if file is None:
            return
        self._folder.mkdir(parents=True, exist_ok=True)
        name = f"{message.id}-{Path(file.name).name or 'file'}"
        (self._folder / name).write_bytes(file.content)
        self._write(f"  (kept as {self._folder / name})")
