"""Conversations played from scripts."""

from pathlib import Path

import pytest

from bot.local_chat.clock import TravellingClock
from bot.local_chat.script import Played, play
from bot.local_chat.stage import LocalStage
from bot.local_chat.steps import read_script
from tests.bot.local_chat.house import House
from tests.bot.local_chat.tiny import TinyBot, picture


@pytest.fixture
async def stage(bot: TinyBot, clock: TravellingClock) -> LocalStage:
    desk = House(bot).desk(bot.emulator, clock)
    return LocalStage(desk, await desk.open())


async def played(stage: LocalStage, script: str, folder: Path | None = None) -> Played:
    return await play(read_script(script, folder), stage)


async def test_a_conversation_that_goes_as_written(stage: LocalStage, tmp_path: Path) -> None:
    (tmp_path / "run.fit").write_bytes(b"0123456789")
    (tmp_path / "shot.png").write_bytes(picture())
    (tmp_path / "eva.json").write_text("{}")

    result = await played(
        stage,
        """\
A week, a day, files, the next Sunday.
> /week
< Week of 7 December
< Thu Hill repeats
< [Regenerate]
[We]
< Roll out gently.
[Done]
< Logged
(file run.fit)
< run.fit: 10 bytes
(photo shot.png)
< You said: that
> /place
[Berlin]
< You said: Berlin
> /file
< week.ics
(clock 2026-12-06T18:00)
< Your week is here.
(Claude is down)
(athlete eva.json)
> hello
< You said: hello
""",
        tmp_path,
    )

    assert result.failure is None
    assert result.exit_code == 0
    assert result.encode()["ok"] is True


async def test_a_transcript_can_be_played_again(stage: LocalStage) -> None:
    first = await played(stage, "> /week\n[We]\n> /file\n")

    again = await played(stage, "\n".join(first.transcript))

    assert "< [Mo] [Tu] [We] [Th] [Fr] [Sa] [Su]" in first.transcript
    assert "< (file week.ics)" in first.transcript
    assert again.failure is None


@pytest.mark.parametrize(
    ("script", "line", "why"),
    [
        ("> hi\n< You said: ho", 2, "the bot said something else"),
        ("> hi\n< You said\n> /draft\n< You said", 4, "the bot said nothing"),
        ("> /week\n[Never]", 2, "no such button; there are [Mo], [Tu]"),
        ("[Any]", 1, "no such button; there are none"),
        ("(file none.fit)", 1, "No such file"),
        ("< hello", 1, "the bot said nothing"),
    ],
)
async def test_the_first_line_that_is_not_met_ends_it(
    stage: LocalStage, script: str, line: int, why: str
) -> None:
    result = await played(stage, script + "\n> never said")

    assert result.failure
    assert result.failure.line == line
    assert why in result.failure.sentence()
    assert result.exit_code == 1
    assert "> never said" not in result.transcript


async def test_lines_are_met_in_their_order(stage: LocalStage) -> None:
    both = "> /week\n< Tue Threshold\n< Mon Rest"
    second = "> one\n> two\n< You said: one"

    assert (await played(stage, both)).failure is None, "one answer may meet several lines"
    assert (await played(stage, second)).failure, "an answer to an earlier step does not count"


async def test_what_is_heard_is_written_as_it_comes(stage: LocalStage) -> None:
    written: list[str] = []

    await play(read_script("# Hello\n> hi"), stage, written.append)

    assert written == ["# Hello", "> hi", "< You said: hi"]
