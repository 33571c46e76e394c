"""What the fake does next: scripted, as a function of the request, or by chance."""

import random
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from tests.fakes.schema_values import smallest
from tests.fakes.steps import FAULTS, Step, answer

Body = dict[str, Any]


@dataclass(frozen=True, slots=True, kw_only=True)
class Seen:
    """A request as it arrived; `refused` is what the API said against it."""

    path: str
    headers: dict[str, str]
    body: Body
    refused: str | None = None
    port: int | None = None
    """Where the connection came from: the same for requests on the same one."""

    @property
    def said(self) -> str:
        """All text of the messages: what an obedient model would obey."""
        return "\n".join(
            block.get("text", "")
            for message in self.body.get("messages", [])
            for block in _blocks(message["content"])
        )


Answerer = Callable[[Seen], object]
"""A request → a step, or text, or anything that can be JSON."""


class Script:
    """Steps in a row; behind them an answerer; behind that what fits the schema."""

    def __init__(self) -> None:
        self.steps: deque[Step] = deque()
        self.answerer: Answerer | None = None
        self._share = 0.0
        self._rng = random.Random(0)  # noqa: S311 - a dice for faults, no secret

    def chaos(self, share: float, seed: int) -> None:
        """So large a share of the requests meets a fault; the script waits meanwhile."""
        self._share = share
        self._rng = random.Random(seed)  # noqa: S311 - a dice for faults, no secret

    def next(self, seen: Seen) -> Step:
        if self._rng.random() < self._share:
            return self._rng.choice(FAULTS)
        if self.steps:
            return self.steps.popleft()
        said = self.answerer(seen) if self.answerer else _plain(seen.body)
        return said if isinstance(said, Step) else answer(said)


def _plain(body: Body) -> object:
    form = body.get("output_config", {}).get("format")
    return smallest(form["schema"]) if form else "Fine."


def _blocks(content: str | list[Body]) -> list[Body]:
    return [{"text": content}] if isinstance(content, str) else content
