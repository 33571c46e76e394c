"""Telegram's flood limits: too much at once is answered with 429 and a time to wait."""

import math
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass, field

from bot.local_chat.refusals import flooded

MINUTE = 60.0


@dataclass(frozen=True, slots=True, kw_only=True)
class FloodLimits:
    """How much may be sent: in a chat (a burst, then one a second), in all, in a group."""

    chat_burst: int = 5
    chat_per_second: float = 1.0
    per_second: int = 30
    group_per_minute: int = 20


@dataclass(slots=True)
class _Line:
    """What was sent into one chat of late: tokens left, and until when it is shut."""

    tokens: float
    at: float
    shut_until: float = 0.0
    minute: deque[float] = field(default_factory=deque)


class Flood:
    """Counts what is sent; no limits: never refuses."""

    def __init__(self, limits: FloodLimits | None, seconds: Callable[[], float]) -> None:
        """`seconds` is a real clock: a journey of the chat's clock frees no line."""
        self.limits = limits
        self._seconds = seconds
        self._lines: dict[int, _Line] = {}
        self._second: deque[float] = deque()
        self._webhook = -MINUTE

    def count(self, chat: int) -> None:
        """One more message for this chat.

        Raises:
            Refusal: 429 with the seconds to wait.
        """
        limits = self.limits
        if limits is None:
            return
        now = self._seconds()
        line = self._lines.setdefault(chat, _Line(limits.chat_burst, now))
        wait = max(
            line.shut_until - now,
            self._chat(line, limits, now),
            self._group(line, limits, now) if chat < 0 else 0.0,
            self._all(limits, now),
        )
        if wait > 0:
            line.shut_until = max(line.shut_until, now + wait)
            raise flooded(max(1, math.ceil(wait)))
        line.tokens -= 1
        line.minute.append(now)
        self._second.append(now)

    def count_webhook(self) -> None:
        """One more change of the webhook: one a second.

        Raises:
            Refusal: 429.
        """
        now = self._seconds()
        if self.limits is not None and now - self._webhook < 1:
            raise flooded(1)
        self._webhook = now

    def _chat(self, line: _Line, limits: FloodLimits, now: float) -> float:
        filled = line.tokens + (now - line.at) * limits.chat_per_second
        line.tokens, line.at = min(float(limits.chat_burst), filled), now
        return (1 - line.tokens) / limits.chat_per_second if line.tokens < 1 else 0.0

    def _group(self, line: _Line, limits: FloodLimits, now: float) -> float:
        _forget(line.minute, now - MINUTE)
        full = len(line.minute) >= limits.group_per_minute
        return line.minute[0] + MINUTE - now if full else 0.0

    def _all(self, limits: FloodLimits, now: float) -> float:
        _forget(self._second, now - 1)
        return 1.0 if len(self._second) >= limits.per_second else 0.0


def _forget(times: deque[float], before: float) -> None:
    while times and times[0] <= before:
        times.popleft()
