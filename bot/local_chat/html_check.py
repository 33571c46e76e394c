"""Telegram's HTML, read as strictly as Telegram reads it: words, and what is marked in them."""

import re
from dataclasses import dataclass
from typing import NoReturn

from bot.local_chat.letters import decoded, utf16, web_address
from bot.local_chat.refusals import Json, bad

ENTITY_OF_TAG = {
    "b": "bold",
    "strong": "bold",
    "i": "italic",
    "em": "italic",
    "u": "underline",
    "ins": "underline",
    "s": "strikethrough",
    "strike": "strikethrough",
    "del": "strikethrough",
    "tg-spoiler": "spoiler",
    "span": "spoiler",
    "code": "code",
    "pre": "pre",
    "a": "text_link",
    "blockquote": "blockquote",
    "tg-emoji": "custom_emoji",
    "tg-time": "date_time",
}
ARGUMENT_OF_TAG = {
    "a": "href",
    "code": "class",
    "span": "class",
    "tg-emoji": "emoji-id",
    "tg-time": "format",
    "blockquote": "expandable",
}

_SPACE = " \t\r\n\v\0"
_NAME = re.compile(rf"[^{_SPACE}>]*")
_GAP = re.compile(rf"[{_SPACE}]*")
_ATTRIBUTE = re.compile(rf"[^{_SPACE}=>/\"']*")
_TOKEN = re.compile(r"[A-Za-z0-9.\-]*")
_DATE_FORMAT = re.compile(r"r|w?[dD]?[tT]?")
_LEADING_NUMBER = re.compile(r"-?\d+")
_USER_LINK = re.compile(r"tg://user/?\?id=\d+")


@dataclass(slots=True)
class _Tag:
    """A tag that is open: where its words begin, in UTF-16 units and in the words so far."""

    name: str
    offset: int
    begin: int
    argument: str = ""
    unix: int = 0


def parse(html: str) -> tuple[str, list[Json]]:
    """The words without their tags, and an entity for each pair of tags.

    Raises:
        Refusal: 400, in Telegram's words, with the byte at which reading stopped.
    """
    if "<" not in html and "&" not in html:
        return html, []
    return _Reading(html).run()


class _Reading:
    """One text being read, from left to right."""

    def __init__(self, html: str) -> None:
        self.html = html
        self.at = 0
        self.words = ""
        self.offset = 0
        self.open: list[_Tag] = []
        self.entities: list[Json] = []

    def run(self) -> tuple[str, list[Json]]:
        while self.at < len(self.html):
            end = self.html.find("<", self.at)
            self._add(self.html[self.at : end if end >= 0 else None])
            if end < 0:
                break
            self.at = end
            if self.html.startswith("</", end):
                self._end_tag()
            else:
                self._start_tag()
        if self.open:
            raise _unparsed(
                f'Can\'t find end tag corresponding to start tag "{self.open[-1].name}"'
            )
        try:
            self.words.encode()
        except UnicodeEncodeError as error:
            raise _unparsed(
                "Text contains invalid Unicode characters after decoding HTML entities, "
                "check for unmatched surrogate code units"
            ) from error
        for entity in self.entities:
            entity.pop("of", None)
        return self.words, self.entities

    def _add(self, source: str) -> None:
        words = decoded(source)
        self.words += words
        self.offset += utf16(words)

    def _start_tag(self) -> None:
        begin = self.at
        name = self._take(_NAME, begin + 1).lower()
        if not self._next():
            self._fail("Unclosed start tag", begin)
        if name not in ENTITY_OF_TAG:
            self._fail(f'Unsupported start tag "{name}"', begin)
        tag = _Tag(name, self.offset, len(self.words))
        while True:
            self._take(_GAP, self.at)
            if self._next() == ">":
                break
            self._attribute(tag, begin)
        self.at += 1
        if name == "span" and tag.argument != "spoiler":
            self._fail('Tag "span" must have class "tg-spoiler"', begin)
        self.open.append(tag)

    def _attribute(self, tag: _Tag, begin: int) -> None:
        name = self._take(_ATTRIBUTE, self.at)
        if not name:
            self._fail(f'Empty attribute name in the tag "{tag.name}"', begin)
        self._take(_GAP, self.at)
        if not self._next():
            self._fail(f'Unclosed start tag "{tag.name}"', begin)
        if self._next() != "=":
            if (tag.name, name) == ("blockquote", "expandable"):
                tag.argument = "1"
            return
        self._take(_GAP, self.at + 1)
        if not self._next():
            self._fail(f'Unclosed start tag "{tag.name}"', begin)
        value = self._value()
        if not self._next():
            self._fail("Unclosed start tag", begin)
        _note(tag, name, value)

    def _value(self) -> str:
        quote = self._next()
        if quote in "'\"":
            end = self.html.find(quote, self.at + 1)
            value = self.html[self.at + 1 : end if end >= 0 else None]
            self.at = end + 1 if end >= 0 else len(self.html)
            return decoded(value)
        begin = self.at
        token = self._take(_TOKEN, begin)
        if self._next() not in _SPACE + ">":
            self._fail("Unexpected end of name token", begin)
        return token.lower()

    def _end_tag(self) -> None:
        begin = self.at
        if not self.open:
            self._fail("Unexpected end tag", begin)
        name = self._take(_NAME, begin + 2).lower()
        self._take(_GAP, self.at)
        if self._next() != ">":
            self._fail("Unclosed end tag", begin)
        self.at += 1
        tag = self.open.pop()
        if name and name != tag.name:
            raise _unparsed(
                f"Unmatched end tag at byte offset {self._byte(begin)}, "
                f'expected "</{tag.name}>", found "</{name}>"'
            )
        if self.offset > tag.offset:
            self._close(tag)

    def _close(self, tag: _Tag) -> None:
        span: Json = {"offset": tag.offset, "length": self.offset - tag.offset}
        special = {
            "a": self._link,
            "tg-time": self._time,
            "tg-emoji": self._emoji,
            "pre": self._block,
            "code": self._block,
        }
        if tag.name in special:
            special[tag.name](tag, span)
        elif tag.name == "blockquote" and tag.argument:
            self._mark("expandable_blockquote", span)
        else:
            self._mark(ENTITY_OF_TAG[tag.name], span)

    def _time(self, tag: _Tag, span: Json) -> None:
        if not _DATE_FORMAT.fullmatch(tag.argument):
            raise _unparsed("Invalid date format used")
        if tag.unix > 0:
            shape = {"date_time_format": tag.argument} if tag.argument else {}
            self._mark("date_time", span, unix_time=tag.unix, **shape)

    def _emoji(self, tag: _Tag, span: Json) -> None:
        if not tag.argument.isdigit():
            raise _unparsed("Invalid custom emoji identifier specified")
        self._mark("custom_emoji", span, custom_emoji_id=tag.argument)

    def _mark(self, kind: str, span: Json, **more: str | int | Json) -> None:
        self.entities.append({"type": kind, **span, **more})

    def _link(self, tag: _Tag, span: Json) -> None:
        target = tag.argument or self.words[tag.begin :]
        address = web_address(target)
        if address and not _USER_LINK.match(target):  # a person by id stays plain words here
            self._mark("text_link", span, url=address)

    def _block(self, tag: _Tag, span: Json) -> None:
        """`pre` and `code` around the same words are one block, in the language of `code`."""
        last = self.entities[-1] if self.entities else {}
        same = last.get("offset") == span["offset"] and last.get("length") == span["length"]
        if tag.name == "pre" and same and last["type"] == "code" and last.get("of"):
            self.entities[-1] = {"type": "pre", **span, "language": last["of"]}
        elif tag.name == "code" and same and last["type"] == "pre" and tag.argument:
            self.entities[-1] = {"type": "pre", **span, "language": tag.argument}
        elif tag.name == "code" and tag.argument:
            self._mark("code", span, of=tag.argument)
        else:
            self._mark(tag.name, span)

    def _next(self) -> str:
        """The letter reading has come to; empty at the end."""
        return self.html[self.at : self.at + 1]

    def _take(self, pattern: re.Pattern[str], at: int) -> str:
        match = pattern.match(self.html, min(at, len(self.html)))
        assert match is not None  # every pattern here also matches nothing
        self.at = match.end()
        return match[0]

    def _byte(self, at: int) -> int:
        return len(self.html[:at].encode("utf-8", "surrogatepass"))

    def _fail(self, words: str, at: int) -> NoReturn:
        raise _unparsed(f"{words} at byte offset {self._byte(at)}")


def _note(tag: _Tag, name: str, value: str) -> None:
    if (tag.name, name) == ("tg-time", "unix"):
        number = _LEADING_NUMBER.match(value)
        tag.unix = int(number[0]) if number else 0
        return
    if ARGUMENT_OF_TAG.get(tag.name) != name:
        return
    prefix = {"code": "language-", "span": "tg-"}.get(tag.name, "")
    if tag.name == "blockquote":
        tag.argument = "1"
    elif value.startswith(prefix):
        tag.argument = value[len(prefix) :]


def _unparsed(words: str) -> Exception:
    return bad(f"can't parse entities: {words}")
