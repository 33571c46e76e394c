"""Files out, and back by their ids."""

import json
from datetime import timedelta
from typing import Any

import pytest

from bot.local_chat.arguments import Upload
from bot.local_chat.clock import TravellingClock
from bot.local_chat.emulator import Answer, Emulator
from tests.bot.local_chat.asking import done, refused
from tests.bot.local_chat.tiny import picture

PICTURE = Upload("a.png", picture(30, 40), "image/png")
FILE = Upload("a.fit", b"fit", "application/octet-stream")


async def test_a_link_gives_the_bytes_for_an_hour(
    emulator: Emulator, clock: TravellingClock
) -> None:
    document = emulator.join("Ann").upload("run 1.fit", b"fit").content["document"]
    assert document["file_name"] == "run 1.fit"

    linked = await done(emulator, "getFile", file_id=document["file_id"])
    path = linked["file_path"]

    assert path.endswith(".fit")
    assert linked["file_size"] == 3
    assert emulator.download(emulator.token, path) == b"fit"
    clock.pass_(timedelta(hours=1, seconds=1))
    gone = emulator.download(emulator.token, path)
    assert isinstance(gone, Answer)
    assert gone.status == 404


async def test_nobody_fetches_with_another_token(emulator: Emulator) -> None:
    answer = emulator.download("1:x", "documents/x")

    assert isinstance(answer, Answer)
    assert answer.status == 401


@pytest.mark.parametrize("name", ["../../etc/passwd", "a.b c?d", "x." + "y" * 40, ""])
async def test_a_file_name_leads_nowhere_else(emulator: Emulator, name: str) -> None:
    document = emulator.join("Ann").upload(name, b"x").content["document"]

    path = (await done(emulator, "getFile", file_id=document["file_id"]))["file_path"]

    assert path == f"documents/{document['file_unique_id']}"


@pytest.mark.parametrize(
    ("method", "given", "words"),
    [
        ("sendDocument", {}, "there is no document in the request"),
        ("sendDocument", {"document": "nothing"}, "wrong file identifier/HTTP URL specified"),
        ("sendPhoto", {"photo": FILE}, "IMAGE_PROCESS_FAILED"),
        ("sendPhoto", {"photo": "attach://gone"}, "there is no photo in the request"),
        ("getFile", {"file_id": "nothing"}, "invalid file_id"),
        ("sendMediaGroup", {"media": "[]"}, "media group must include 2-10 items"),
        ("sendMediaGroup", {}, "media must be an array of InputMedia"),
        (
            "sendMediaGroup",
            {"media": [{"type": "photo", "media": "x"}, {"type": "document", "media": "x"}]},
            "can't use the media of the specified type in the album",
        ),
    ],
)
async def test_what_is_no_file_is_refused(
    emulator: Emulator, method: str, given: dict[str, Any], words: str
) -> None:
    phone = emulator.join("Ann", started=True)

    assert await refused(emulator, method, chat_id=phone.user.id, **given) == (
        400,
        f"Bad Request: {words}",
    )


async def test_a_photo_is_no_document_even_by_its_id(emulator: Emulator) -> None:
    phone = emulator.join("Ann", started=True)
    sent = await done(emulator, "sendPhoto", chat_id=phone.user.id, photo=PICTURE)

    _, words = await refused(
        emulator, "sendDocument", chat_id=phone.user.id, document=sent["photo"][0]["file_id"]
    )

    assert words == "Bad Request: type of file mismatch"


async def test_an_album_bears_its_own_captions(emulator: Emulator) -> None:
    phone = emulator.join("Ann", started=True)
    media = [
        {"type": "photo", "media": "attach://a", "caption": "<b>x</b>", "parse_mode": "HTML"},
        {"type": "photo", "media": "attach://a"},
    ]

    sent = await done(
        emulator, "sendMediaGroup", chat_id=phone.user.id, media=json.dumps(media), a=PICTURE
    )

    assert sent[0]["caption"] == "x"
    assert sent[0]["caption_entities"][0]["type"] == "bold"
    assert sent[0]["media_group_id"] == sent[1]["media_group_id"]
    assert sent[1]["photo"][0]["height"] == 40
