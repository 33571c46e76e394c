"""How often an attempt is repeated, and after how long: by what went wrong."""

import random
from dataclasses import dataclass

from prompts.failures import SetbackError

MAX_SENT = 5
MAX_BEGUN = 3
"""Answers that had begun are paid, so fewer of them."""
FIRST_WAIT_S = 0.5
LONGEST_WAIT_S = 8.0


@dataclass(slots=True)
class Patience:
    """Counts the attempts of one call."""

    sent: int = 0
    begun: int = 0

    def pause_s(self, setback: SetbackError, *, left_s: float) -> float | None:
        """Seconds to wait before the next attempt; None: there is no sense in one.

        What the server asks for is waited out, unless it is longer than the time that is left:
        then the athlete is better served at once by somebody else.
        """
        if not setback.again or self.sent >= MAX_SENT or self.begun >= MAX_BEGUN:
            return None
        pause = setback.wait_s
        if pause is None:
            backoff = min(LONGEST_WAIT_S, FIRST_WAIT_S * 2 ** max(0, self.sent - 1))
            pause = backoff * random.uniform(0.75, 1.0)  # noqa: S311 - spreads retries, no secret
        return pause if pause < left_s else None
