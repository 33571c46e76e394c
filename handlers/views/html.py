"""Telegram's HTML: escaping, and splitting what is too long. Nothing else escapes."""

import html
import re

TEXT_LIMIT = 4096
CAPTION_LIMIT = 1024

_TAG = re.compile(r"<(/?)([a-z-]+)([^>]*)>")


_TURNING = dict.fromkeys((*range(0x202A, 0x202F), *range(0x2066, 0x206A)))
"""Marks that turn the direction of all that follows, ours too; right-to-left letters need none."""
_SPECIAL = re.compile("[&<>\u202a-\u202e\u2066-\u2069]")


def escape(words: str) -> str:
    """Whatever an athlete, a file or Claude wrote, as text."""
    if _SPECIAL.search(words) is None:  # as most lines are: looking costs a tenth of replacing
        return words
    return html.escape(words.translate(_TURNING), quote=False)


def bold(words: str) -> str:
    return f"<b>{escape(words)}</b>"


def italic(words: str) -> str:
    return f"<i>{escape(words)}</i>"


def folded(inner_html: str) -> str:
    """A quote that is folded until it is tapped."""
    return f"<blockquote expandable>{inner_html}</blockquote>"


def plain(inner_html: str) -> str:
    """The words alone: what is left when a client or a limit refuses the markup."""
    return html.unescape(_TAG.sub("", inner_html))


def length(inner_html: str) -> int:
    """Code points after parsing, which is what Telegram counts."""
    return len(plain(inner_html))


def split(inner_html: str, limit: int = TEXT_LIMIT) -> tuple[str, ...]:
    """Parts that each keep to the limit, cut between lines, with every tag closed again."""
    if length(inner_html) <= limit:
        return (inner_html,)
    parts: list[str] = []
    current = ""
    for line in _lines(inner_html, limit):
        longer = f"{current}\n{line}" if current else line
        if current and length(longer) > limit:
            parts.append(current)
            current = line
        else:
            current = longer
    parts.append(current)
    return tuple(_balanced(parts))


def _lines(inner_html: str, limit: int) -> list[str]:
    lines: list[str] = []
    for line in inner_html.split("\n"):
        if length(line) <= limit:
            lines.append(line)
        else:
            words = plain(line)
            lines += [escape(words[n : n + limit]) for n in range(0, len(words), limit)]
    return lines


def _balanced(parts: list[str]) -> list[str]:
    open_tags: list[tuple[str, str]] = []
    done: list[str] = []
    for part in parts:
        text = "".join(f"<{name}{rest}>" for name, rest in open_tags) + part
        for closing, name, rest in _TAG.findall(part):
            if not closing:
                open_tags.append((name, rest))
            elif open_tags and open_tags[-1][0] == name:
                open_tags.pop()
        done.append(text + "".join(f"</{name}>" for name, _ in reversed(open_tags)))
    return done
