"""How an answer fails to come, told apart by what to do about it."""

from coach.errors import WriterUnavailableError
from coach.ledger import Outcome


class RefusedError(WriterUnavailableError):
    """Claude will not answer this; asking again would not help. `category` may be unknown."""

    def __init__(self, category: str | None) -> None:
        super().__init__(Outcome.REFUSED)
        self.category = category


class TruncatedError(WriterUnavailableError):
    """The answer did not fit, the second time with twice the room."""

    def __init__(self) -> None:
        super().__init__(Outcome.TRUNCATED)


class NonsenseError(WriterUnavailableError):
    """A whole answer that is not what was asked for: `text` as it came, `faults` in short.

    A fault reads `mon.minutes: less_than_equal`; the athlete's or Claude's words are not in it.
    """

    def __init__(self, text: str, faults: tuple[str, ...]) -> None:
        super().__init__(Outcome.NONSENSE)
        self.text = text
        self.faults = faults


class UnclearSubmissionError(WriterUnavailableError):
    """Nobody knows whether the batch was accepted: look for it before sending it again."""

    def __init__(self) -> None:
        super().__init__(Outcome.NETWORK)


class ForeignBatchError(Exception):
    """A batch that holds none of the letters it was taken for: somebody else's."""


class SetbackError(Exception):
    """One attempt failed; whether another one may help is in `again`.

    `wait_s` is what the server asked us to wait, in seconds; `unpaid` is certain.
    """

    def __init__(
        self,
        outcome: Outcome,
        *,
        again: bool,
        unpaid: bool,
        wait_s: float | None = None,
        request_id: str | None = None,
    ) -> None:
        super().__init__(outcome)
        self.outcome = outcome
        self.again = again
        self.unpaid = unpaid
        self.wait_s = wait_s
        self.request_id = request_id
