"""Letters and addresses as the server reads them."""

import re

_REFERENCE = re.compile(r"&(?:#x([0-9a-fA-F]+)|#([0-9]+)|(lt|gt|amp|quot)(?![A-Za-z]));?")
_NAMED = {"lt": "<", "gt": ">", "amp": "&", "quot": '"'}
_WEB = re.compile(r"(?:https?|tg|ton|tonsite)://[^\s/]+", re.IGNORECASE)
_BARE_HOST = re.compile(r"[\w-]+(?:\.[\w-]+)*\.[A-Za-z]{2,}(?:[/?#:]\S*)?")
_LAST_CODE_POINT = 0x10FFFF
_LONGEST_REFERENCE = 10


def utf16(words: str) -> int:
    """Length as entities count it."""
    return len(words) if words.isascii() else len(words.encode("utf-16-le", "surrogatepass")) // 2


def web_address(target: str) -> str | None:
    """An address a link may lead to, in full; None for what Telegram makes no link of."""
    if _WEB.match(target):
        bare = re.fullmatch(r"https?://[^/?#]+", target, re.IGNORECASE)
        return target + "/" if bare else target
    if _BARE_HOST.fullmatch(target):
        return web_address("http://" + target)
    return None


def decoded(source: str) -> str:
    return _REFERENCE.sub(_letter, source) if "&" in source else source


def _letter(found: re.Match[str]) -> str:
    hexadecimal, decimal, name = found.groups()
    if name:
        return _NAMED[name]
    code = int(hexadecimal, 16) if hexadecimal else int(decimal)
    digits = found[0].removesuffix(";")
    if not 0 < code < _LAST_CODE_POINT or len(digits) >= _LONGEST_REFERENCE:
        return found[0]
    return chr(code)
