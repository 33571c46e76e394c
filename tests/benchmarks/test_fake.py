"""The lean fake understands whatever a bot packs its calls into."""

import pytest

from benchmarks.fake import CHAT, OFFSET, Load

FORM = b"chat_id=2000001&text=chat_id+7&offset=41"
JSON = b'{"text": "x", "chat_id": 2000001, "offset": 41}'
PARTS = (
    b'--x\r\nContent-Disposition: form-data; name="chat_id"\r\n\r\n2000001\r\n'
    b'--x\r\nContent-Disposition: form-data; name="offset"\r\n\r\n41\r\n--x--\r\n'
)


@pytest.mark.parametrize("body", [FORM, JSON, PARTS])
def test_chat_and_offset_are_found_in_every_packing(body: bytes) -> None:
    chat, offset = CHAT.search(body), OFFSET.search(body)

    assert chat is not None
    assert offset is not None
    assert (int(chat[1]), int(offset[1])) == (2_000_001, 41)


async def test_what_is_confirmed_does_not_come_again() -> None:
    load = Load(next_id=10)
    for chat in (1, 2, 3):
        load.add(chat)

    load.confirm(0)
    assert len(load.waiting) == 3
    load.confirm(12)
    assert [b'"update_id": 12' in update for update in load.waiting] == [True]
    load.confirm(99)
    assert not load.waiting
