"""What has been heard of one answer so far, whole or not, and what that cost."""

import math
from dataclasses import dataclass, field, replace

from coach.ledger import Tokens
from prompts.prices import cost

CHARACTERS_PER_TOKEN = 3


@dataclass(slots=True)
class Heard:
    """Filled while the answer comes, so that it is there however the attempt ends."""

    request_id: str | None = None
    began: bool = False
    """The answer has begun: something will be paid."""
    tokens: Tokens = field(default_factory=Tokens)
    text: str = ""
    thinking: str = ""
    stop_reason: str | None = None
    """None: it has not ended, or broke off."""
    refusal: str | None = None
    us_only: bool = False

    @property
    def paid(self) -> Tokens:
        """What is paid for; of an answer that broke off, estimated from what came of it."""
        if self.stop_reason is not None:
            return self.tokens
        written = math.ceil((len(self.text) + len(self.thinking)) / CHARACTERS_PER_TOKEN)
        return replace(self.tokens, output=max(self.tokens.output, written))

    def cost(self, model: str, *, batch: bool = False) -> float:
        """US dollars."""
        return cost(model, self.paid, batch=batch, us_only=self.us_only)
