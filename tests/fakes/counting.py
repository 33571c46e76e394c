"""How many tokens the fake says a text or a picture has."""

import base64
import binascii
import json
import math
import struct
from typing import Any

BYTES_PER_TOKEN = 3.0
MOST_IMAGE_TOKENS = 4_784
PATCH = 28


def count(text: str) -> int:
    return math.ceil(len(text.encode()) / BYTES_PER_TOKEN)


def count_block(block: dict[str, Any]) -> int:
    """Tokens of a content block."""
    if block.get("type") == "image":
        size = image_size(block["source"].get("data", ""))
        width, height = size or (1_000, 1_000)
        return min(MOST_IMAGE_TOKENS, math.ceil(width / PATCH) * math.ceil(height / PATCH))
    if block.get("type") == "text":
        return count(block["text"])
    return count(json.dumps(block))


def image_size(data: str) -> tuple[int, int] | None:
    """Width and height of a base64 PNG, GIF or JPEG; None if it is none of them."""
    try:
        raw = base64.b64decode(data, validate=True)
    except binascii.Error:
        return None
    if raw.startswith(b"\x89PNG\r\n\x1a\n") and len(raw) >= 24:
        width, height = struct.unpack(">II", raw[16:24])
        return int(width), int(height)
    if raw.startswith((b"GIF87a", b"GIF89a")) and len(raw) >= 10:
        width, height = struct.unpack("<HH", raw[6:10])
        return int(width), int(height)
    return _jpeg_size(raw) if raw.startswith(b"\xff\xd8") else None


def media_type(data: str) -> str | None:
    """What the picture is, by its first bytes."""
    try:
        raw = base64.b64decode(data[:64] + "=" * (-len(data[:64]) % 4), validate=True)
    except binascii.Error:
        return None
    heads = {
        b"\x89PNG": "image/png",
        b"GIF8": "image/gif",
        b"\xff\xd8": "image/jpeg",
        b"RIFF": "image/webp",
    }
    return next((name for head, name in heads.items() if raw.startswith(head)), None)


def _jpeg_size(raw: bytes) -> tuple[int, int] | None:
    at = 2
    while at + 9 < len(raw):
        marker, length = raw[at + 1], struct.unpack(">H", raw[at + 2 : at + 4])[0]
        if 0xC0 <= marker <= 0xC3:
            height, width = struct.unpack(">HH", raw[at + 5 : at + 9])
            return int(width), int(height)
        at += 2 + length
    return None
