"""A text and its entities, as a message carries them: read, trimmed, links and commands found."""

import re
from dataclasses import dataclass, field

from bot.local_chat import limits
from bot.local_chat.arguments import Arguments
from bot.local_chat.html_check import parse
from bot.local_chat.letters import utf16
from bot.local_chat.refusals import Json, bad

_TYPES = (
    "mention hashtag cashtag bot_command url email phone_number bold italic underline "
    "strikethrough spoiler blockquote expandable_blockquote code pre text_link text_mention "
    "custom_emoji date_time"
)
ENTITY_TYPES = frozenset(_TYPES.split())
FOUND = re.compile(
    r"(?P<url>\b(?:https?://|www\.|t\.me/)[^\s<>\"]*[^\s<>\".,;:!?)\]}'])"
    r"|(?P<email>\b[\w.+-]+@[\w-]+(?:\.[\w-]+)*\.[A-Za-z]{2,})"
    r"|(?P<bot_command>(?<![\w/<>])/[A-Za-z0-9_]{1,64}(?:@[A-Za-z0-9_]{3,32})?(?![\w/<>]))"
    r"|(?P<mention>(?<![\w@])@[A-Za-z]\w{3,31}\b)"
    r"|(?P<hashtag>(?<![\w#])#(?=\w*[^\W\d])\w+)"
)
CLOSED = frozenset({"code", "pre", "text_link", "text_mention"})
"""Nothing is found inside these."""
MONOSPACED = frozenset({"code", "pre"})
_CONTROL = re.compile(r"[\x00-\x09\x0b\x0c\x0e-\x1f]")


@dataclass(frozen=True, slots=True)
class Formatted:
    """Words, and what is marked in them (offsets and lengths in UTF-16 units)."""

    text: str
    entities: list[Json] = field(default_factory=list)

    def wire(self, text: str = "text", entities: str = "entities") -> Json:
        """As fields of a message."""
        body: Json = {text: self.text} if self.text else {}
        if self.entities:
            body[entities] = self.entities
        return body


def formatted(
    arguments: Arguments, text: str = "text", entities: str = "entities", *, longest: int
) -> Formatted:
    """The words of a call, ready to be sent; possibly none.

    Raises:
        Refusal: Markup that cannot be read, or more words than Telegram takes. This server
            reads HTML and entities, not Markdown.
    """
    return from_parts(
        arguments.text(text),
        arguments.text("parse_mode"),
        arguments.document(entities),
        longest=longest,
    )


def from_parts(words: str, mode: str, entities: list[Json] | None, *, longest: int) -> Formatted:
    """As `formatted`, from the three parts themselves."""
    words = _CONTROL.sub(" ", words.replace("\r", ""))
    if mode.lower() == "html":
        words, marked = parse(words)
    elif mode and mode.lower() != "none":
        raise bad("unsupported parse_mode")
    else:
        marked = [_checked(entity, words) for entity in entities or ()]
    words, marked = _trimmed(words, marked)
    if len(words) > longest:
        raise bad("message is too long" if longest > limits.CAPTION else _CAPTION_TOO_LONG)
    return Formatted(words, _ordered(_found(words, _plain_in_code(marked))))


_CAPTION_TOO_LONG = "message caption is too long"


def typed(words: str, longest: int = limits.TEXT) -> Formatted:
    """What an athlete typed: commands, links and mentions are found in it, as in the apps."""
    return from_parts(words, "", None, longest=longest)


def _checked(entity: Json, words: str) -> Json:
    kind = entity.get("type")
    if kind not in ENTITY_TYPES:
        raise bad("can't parse entities: unsupported MessageEntity type")
    offset, length = entity.get("offset", -1), entity.get("length", -1)
    if not isinstance(offset, int) or not isinstance(length, int) or offset < 0 or length < 0:
        raise bad("can't parse entities: invalid MessageEntity offset or length")
    if offset + length > utf16(words):
        raise bad(
            f"entity beginning at UTF-16 offset {offset} ends after the end of the text at "
            f"byte offset {len(words.encode('utf-8', 'surrogatepass'))}"
        )
    return {key: value for key, value in entity.items() if value is not None}


def _trimmed(words: str, entities: list[Json]) -> tuple[str, list[Json]]:
    """Without white space at either end; what was marked moves and shrinks with it."""
    left = words.lstrip()
    short = left.rstrip()
    if short == words:
        return words, entities
    cut, end = utf16(words) - utf16(left), utf16(short)
    kept: list[Json] = []
    for entity in entities:
        begin = max(entity["offset"] - cut, 0)
        length = min(entity["offset"] + entity["length"] - cut, end) - begin
        if length > 0:
            kept.append({**entity, "offset": begin, "length": length})
    return short, kept


def _plain_in_code(entities: list[Json]) -> list[Json]:
    """Monospaced words carry no other marks."""
    blocks = [_span(e) for e in entities if e["type"] in MONOSPACED]
    if not blocks:
        return entities
    return [
        entity
        for entity in entities
        if entity["type"] in MONOSPACED
        or not any(a <= _span(entity)[0] and _span(entity)[1] <= b for a, b in blocks)
    ]


def _found(words: str, entities: list[Json]) -> list[Json]:
    """What the server finds by itself: addresses, commands, mentions, tags."""
    if not any(mark in words for mark in "/@#") and "www." not in words:
        return entities
    closed = [_span(entity) for entity in entities if entity["type"] in CLOSED]
    more = list(entities)
    for match in FOUND.finditer(words):
        offset, length = utf16(words[: match.start()]), utf16(match[0])
        if not any(offset < end and start < offset + length for start, end in closed):
            more.append({"type": match.lastgroup, "offset": offset, "length": length})
    return more


def _ordered(entities: list[Json]) -> list[Json]:
    """Outer before inner; the first hundred stay."""
    if len(entities) < 2:  # noqa: PLR2004 -- one needs no order
        return entities
    return sorted(entities, key=lambda e: (e["offset"], -e["length"]))[: limits.ENTITIES]


def _span(entity: Json) -> tuple[int, int]:
    return entity["offset"], entity["offset"] + entity["length"]
