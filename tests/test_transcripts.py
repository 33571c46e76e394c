"""Whole conversations, as an athlete could read them, through the real Application."""

import asyncio
import subprocess
import sys
from pathlib import Path

import pytest
from pydantic import SecretStr

from bot.local_chat.desk import Desk
from bot.local_chat.script import play
from bot.local_chat.stage import LocalStage
from bot.local_chat.steps import read_script
from bot.settings import Settings
from bot.verbs.running import KEY, House
from tests.bot.local_chat.certify import Judge

FOLDER = Path(__file__).parent / "transcripts"
SCRIPTS = sorted(FOLDER.glob("*.txt"))


@pytest.mark.parametrize("path", SCRIPTS, ids=lambda path: path.stem)
async def test_the_conversation_goes_as_it_is_written(path: Path, tmp_path: Path) -> None:
    settings = Settings(
        _env_file=None,  # type: ignore[call-arg] # pydantic-settings takes it
        data_dir=tmp_path,
        data_key=SecretStr(KEY),
        send_limits="off",
    )
    house = House(settings)
    judge = Judge()
    house.emulator.recorder = judge
    await house.start()
    try:
        desk = Desk(house.emulator, house.hooks(), house.clock)
        text = await asyncio.to_thread(path.read_text, encoding="utf-8")
        lines = read_script(text, folder=path.parent)

        played = await play(lines, LocalStage(desk, await desk.open()))

        assert played.failure is None, "\n".join(
            [played.failure.sentence(), *played.failure.heard, "---", *played.transcript[-40:]]
        )
    finally:
        await house.stop()
        await house.emulator.close()
    assert judge.calls, "nobody listened to the bot"
    judge.verdict()


def test_the_command_line_plays_a_script() -> None:
    done = subprocess.run(  # noqa: S603 (our own command line)
        [sys.executable, "-m", "bot", "chat", "--script", str(SCRIPTS[0])],
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )

    assert done.returncode == 0, done.stderr
