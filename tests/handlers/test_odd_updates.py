"""Updates as they seldom are: without a sender, without a chat, with a file that does not come."""

from pathlib import Path
from typing import Any

import pytest

from bot.local_chat.faults import Trouble
from tests.handlers.talk import Talk, said, talk


async def _comes(ida: Talk, **update: Any) -> str:
    """An update as Telegram would send it; what the athlete reads after it."""
    await ida.house.bot.intake.accept([{"update_id": 900_000_001, **update}])
    return said(list(await ida.stage.answers()))


def _chat(ida: Talk) -> dict[str, Any]:
    return {"id": int(ida.athlete), "type": "private", "first_name": "Ida"}


async def test_nothing_is_said_to_a_message_without_a_sender(tmp_path: Path) -> None:
    async with talk(tmp_path) as ida:
        heard = await _comes(
            ida, message={"message_id": 9001, "chat": _chat(ida), "date": 1, "text": "/week"}
        )

        assert heard == ""


async def test_nothing_is_written_into_a_channel(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    async with talk(tmp_path) as ida:
        channel = {"id": -1009, "type": "channel", "title": "News"}
        await _comes(
            ida, channel_post={"message_id": 5, "chat": channel, "date": 1, "text": "/week"}
        )

        assert "bug" not in caplog.text


async def test_a_tap_that_comes_from_no_chat_breaks_nothing(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    async with talk(tmp_path) as ida:
        person = {"id": int(ida.athlete), "is_bot": False, "first_name": "Ida"}
        query = {"id": "1", "from": person, "chat_instance": "1", "inline_message_id": "x"}
        await _comes(ida, callback_query={**query, "data": "1w:261130"})

        assert "bug" not in caplog.text


@pytest.mark.parametrize("trouble", [Trouble.SERVER, Trouble.LOST_ANSWER])
async def test_a_file_that_does_not_come_is_asked_for_again(
    tmp_path: Path, trouble: Trouble
) -> None:
    async with talk(tmp_path) as ida:
        ida.house.emulator.faults.order(trouble, "getFile", times=20, seconds=0.01)
        heard = said(await ida.file("run.fit", b"anything"))

        assert "Telegram did not hand me that file. Please send it again." in heard


async def test_a_file_that_telegram_does_not_know_is_asked_for_again(tmp_path: Path) -> None:
    async with talk(tmp_path) as ida:
        document = {"file_id": "gone", "file_unique_id": "gone", "file_name": "run.fit"}
        person = {"id": int(ida.athlete), "is_bot": False, "first_name": "Ida"}
        heard = await _comes(
            ida,
            message={
                "message_id": 9002,
                "from": person,
                "chat": _chat(ida),
                "date": 1,
                "document": document,
            },
        )

        assert "Telegram did not hand me that file. Please send it again." in heard


async def test_whoever_is_gone_from_telegram_is_no_bug(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    async with talk(tmp_path) as ida:
        nobody = {"id": 424_242, "is_bot": False, "first_name": "Nobody"}
        chat = {"id": 424_242, "type": "private", "first_name": "Nobody"}
        await _comes(
            ida,
            message={"message_id": 1, "from": nobody, "chat": chat, "date": 1, "text": "/week"},
        )

        assert "bug" not in caplog.text
