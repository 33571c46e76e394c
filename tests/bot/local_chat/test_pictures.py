"""How large a picture is."""

import struct

import pytest

from bot.local_chat.pictures import sides
from tests.bot.local_chat.tiny import picture

JPEG = (
    b"\xff\xd8\xff\xe0" + struct.pack(">H", 4) + b"xx" + b"\xff\xc2"
    + struct.pack(">HBHH", 11, 8, 40, 30) + b"\0" * 8
)  # fmt: skip
GIF = b"GIF89a" + struct.pack("<HH", 30, 40)
WEBP = b"RIFF\0\0\0\0WEBP"
VP8 = WEBP + b"VP8 " + b"\0" * 10 + struct.pack("<HH", 30, 40)
VP8X = WEBP + b"VP8X" + b"\0" * 8 + (29).to_bytes(3, "little") + (39).to_bytes(3, "little")
VP8L = WEBP + b"VP8L" + b"\0" * 5 + ((39 << 14) | 29).to_bytes(4, "little")


@pytest.mark.parametrize("content", [picture(30, 40), JPEG, GIF, VP8, VP8X, VP8L])
def test_every_kind_says_how_large_it_is(content: bytes) -> None:
    assert sides(content) == (30, 40)


@pytest.mark.parametrize(
    "content",
    [b"", b"FIT", b"\xff\xd8", JPEG[:8], b"\xff\xd8\x00\x00", picture()[:20], WEBP + b"VP8 "],
)
def test_what_is_no_picture_or_cut_off_is_none(content: bytes) -> None:
    assert sides(content) is None
