"""The chat in a terminal."""

import io
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from bot.local_chat.clock import TravellingClock
from bot.local_chat.terminal import Terminal, read_line
from tests.bot.local_chat.house import House
from tests.bot.local_chat.tiny import TinyBot


def typing(*lines: str) -> Callable[[], object]:
    """Somebody who types these lines and then ends."""
    rest: Iterator[str] = iter(lines)

    async def read() -> str | None:
        return next(rest, None)

    return read


async def run(bot: TinyBot, clock: TravellingClock, folder: Path, *lines: str) -> str:
    written: list[str] = []
    desk = House(bot).desk(bot.emulator, clock)
    read = typing(*lines)
    await Terminal(desk, folder, read=read, write=written.append).run()  # type: ignore[arg-type]
    return "\n".join(written)


async def test_one_talks_and_taps_by_number_or_label(
    bot: TinyBot, clock: TravellingClock, tmp_path: Path
) -> None:
    seen = await run(bot, clock, tmp_path, "/week", "#3", "[Done]", "", "7")

    assert "#1 Mo  #2 Tu  #3 We" in seen
    assert "~ Roll out gently." in seen
    assert "! Logged" in seen
    assert "< You said: 7" in seen
    assert "[You · Fri 04 Dec 09:30 UTC]" in seen


async def test_files_are_kept_in_a_folder(
    bot: TinyBot, clock: TravellingClock, tmp_path: Path
) -> None:
    await run(bot, clock, tmp_path / "kept", "/file", "/photo")

    names = sorted(path.name.partition("-")[2] for path in (tmp_path / "kept").iterdir())
    assert names == ["photo.png", "week.ics"]


async def test_the_lines_of_scripts_work_here_too(
    bot: TinyBot, clock: TravellingClock, tmp_path: Path
) -> None:
    seen = await run(bot, clock, tmp_path, "/start", "(clock 2026-12-06T18:00)")

    assert "< Your week is here." in seen


async def test_what_cannot_be_done_is_said_and_nothing_ends(
    bot: TinyBot, clock: TravellingClock, tmp_path: Path
) -> None:
    seen = await run(
        bot, clock, tmp_path, "#9", "[None]", "(clock soon)", "(file none.fit)", "hello"
    )

    assert "There is no button #9." in seen
    assert "There is no button None." in seen
    assert "'soon' is no moment like 2026-12-06T18:00" in seen
    assert "No such file" in seen
    assert "< You said: hello" in seen


async def test_lines_come_from_the_keyboard_until_its_end(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.stdin", io.StringIO("hello\n"))

    assert await read_line() == "hello"
    assert await read_line() is None
