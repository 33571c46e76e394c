"""Trouble on demand: the next calls of a method go wrong in a chosen way."""

from dataclasses import dataclass
from enum import StrEnum


class Trouble(StrEnum):
    """What can go wrong between a bot and Telegram."""

    FLOOD = "flood"
    """429; the call is not done."""
    SERVER = "server"
    """500; the call is not done."""
    GATEWAY = "gateway"
    """502; the call is not done."""
    LOST_ANSWER = "lost_answer"
    """The call is done, its answer never comes: the bot's time runs out."""
    DROPPED = "dropped"
    """The connection breaks before the call is done."""
    SLOW = "slow"
    """The call is done and answered, late."""


@dataclass(slots=True, kw_only=True)
class Fault:
    """One trouble: for which method (any: `*`), how many times still, and its seconds."""

    trouble: Trouble
    method: str = "*"
    times: int = 1
    seconds: float = 1.0
    """FLOOD: to wait; SLOW: how late; LOST_ANSWER: how long the line stays open."""


class Lost(Exception):  # noqa: N818 -- what happened to the line, named so
    """The line broke: before the call was done, or (`done`) after it."""

    def __init__(self, *, done: bool, seconds: float = 0.0) -> None:
        super().__init__("the answer was lost" if done else "the connection broke")
        self.done = done
        self.seconds = seconds


SPARED = frozenset({"getupdates"})
"""A `*` means what a bot says; who listens is named by name."""


class Faults:
    """The troubles ordered, first come first served."""

    def __init__(self) -> None:
        self.ordered: list[Fault] = []

    def order(
        self, trouble: Trouble, method: str = "*", times: int = 1, seconds: float = 1.0
    ) -> None:
        """The next `times` calls of `method` (any: `*`) go wrong like this."""
        self.ordered.append(
            Fault(trouble=trouble, method=method.lower(), times=times, seconds=seconds)
        )

    def next(self, method: str) -> Fault | None:
        """The trouble this call (by its name in small letters) meets, used up by it."""
        for fault in self.ordered:
            if fault.method == method or (fault.method == "*" and method not in SPARED):
                fault.times -= 1
                if fault.times <= 0:
                    self.ordered.remove(fault)
                return fault
        return None

    def clear(self) -> None:
        self.ordered.clear()
