"""What kind of picture some bytes are, by their first ones: names and headers lie."""

_SIGNS = (
    (b"\xff\xd8\xff", "image/jpeg"),
    (b"\x89PNG\r\n\x1a\n", "image/png"),
    (b"GIF87a", "image/gif"),
    (b"GIF89a", "image/gif"),
)


def media_type(data: bytes) -> str | None:
    """One of the four that Claude looks at; None for anything else."""
    for sign, kind in _SIGNS:
        if data.startswith(sign):
            return kind
    webp = data[:4] == b"RIFF" and data[8:12] == b"WEBP"
    return "image/webp" if webp else None
