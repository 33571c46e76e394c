"""One call of Claude while it is under way: its attempts, and what they add up to."""

from dataclasses import replace

from coach.ledger import Call, Outcome, Tokens
from prompts.ask import Ask
from prompts.body import Schema, prompt_cost, worst_cost
from prompts.capabilities import room
from prompts.failures import NonsenseError, RefusedError, SetbackError, TruncatedError
from prompts.heard import Heard
from prompts.patience import Patience


class Errand:
    """Keeps count; sends nothing itself."""

    def __init__(self, request: Ask, schema: Schema | None, call: Call) -> None:
        self.request = request
        self.schema = schema
        self.max_tokens = room(request.manner.model, request.manner.max_tokens)
        self._call = call
        self._patience = Patience()
        self._heard: Heard | None = None
        self._enlarged = False

    @property
    def call(self) -> Call:
        """As the ledger should know it, the attempt under way left out."""
        return self._call

    @property
    def worst(self) -> float:
        """What the next attempt can cost at most, in US dollars."""
        return worst_cost(self.request, self.schema, max_tokens=self.max_tokens)

    def attempt(self) -> Heard:
        """Begins the next attempt."""
        self._heard = Heard()
        self._patience.sent += 1
        self._call = replace(self._call, attempts=self._patience.sent)
        return self._heard

    def setback(self, setback: SetbackError, *, left_s: float) -> float | None:
        """Ends an attempt that failed: seconds until the next one, None if there is none."""
        if setback.request_id is not None and self._heard is not None:
            self._heard.request_id = setback.request_id
        self._absorb(unpaid=setback.unpaid)
        return self._patience.pause_s(setback, left_s=left_s)

    def accept(self, heard: Heard) -> bool:
        """Ends an attempt that was heard to its end: True if the answer stands.

        False: it did not fit, and the next attempt has twice the room.

        Raises:
            WriterUnavailableError: no further attempt would help.
        """
        self._absorb()
        match heard.stop_reason:
            case "end_turn" | "stop_sequence":
                return True
            case "refusal":
                raise RefusedError(heard.refusal)
            case "max_tokens":
                self._enlarge()
                return False
            case "model_context_window_exceeded":
                raise TruncatedError
            case other:
                raise NonsenseError(heard.text, (f"stop: {other}",))

    def close(self, outcome: Outcome, latency_ms: int) -> Call:
        """The call as it ended, an attempt that was left in the middle included."""
        self._absorb()
        self._call = replace(self._call, outcome=outcome, latency_ms=latency_ms)
        return self._call

    def _enlarge(self) -> None:
        larger = room(self.request.manner.model, 2 * self.max_tokens)
        if self._enlarged or larger == self.max_tokens:
            raise TruncatedError
        self._enlarged = True
        self.max_tokens = larger

    def _absorb(self, *, unpaid: bool = False) -> None:
        """Adds what the attempt under way has cost, once."""
        heard, self._heard = self._heard, None
        if heard is None:
            return
        tokens, dollars = Tokens(), 0.0
        if heard.began:
            self._patience.begun += 1
            tokens, dollars = heard.paid, heard.cost(self._call.model)
        elif not unpaid:  # it may have been read and never answered
            dollars = prompt_cost(self.request, self.schema)
        self._call = replace(
            self._call,
            tokens=self._call.tokens + tokens,
            cost_usd=self._call.cost_usd + dollars,
            request_id=heard.request_id or self._call.request_id,
            stop_reason=heard.stop_reason,
        )
