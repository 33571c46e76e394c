"""How often, and after how long."""

import pytest

from coach.ledger import Outcome
from prompts.failures import SetbackError
from prompts.patience import Patience


def setback(*, again: bool = True, wait_s: float | None = None) -> SetbackError:
    return SetbackError(Outcome.OVERLOADED, again=again, unpaid=True, wait_s=wait_s)


def test_waits_double_and_are_spread() -> None:
    patience = Patience()
    for least, most in ((0.375, 0.5), (0.75, 1.0), (1.5, 2.0), (3.0, 4.0)):
        patience.sent += 1
        pause = patience.pause_s(setback(), left_s=60)
        assert pause is not None
        assert least <= pause <= most
    patience.sent += 1
    assert patience.pause_s(setback(), left_s=60) is None


def test_what_the_server_asks_for_is_waited_out() -> None:
    assert Patience(sent=1).pause_s(setback(wait_s=7.5), left_s=60) == 7.5


def test_a_wait_that_outlasts_the_deadline_is_not_begun() -> None:
    assert Patience(sent=1).pause_s(setback(wait_s=7.5), left_s=7.0) is None
    assert Patience(sent=1).pause_s(setback(), left_s=0.1) is None


@pytest.mark.parametrize(("sent", "begun"), [(5, 0), (3, 3)])
def test_patience_ends(sent: int, begun: int) -> None:
    assert Patience(sent=sent, begun=begun).pause_s(setback(), left_s=60) is None


def test_what_cannot_pass_is_not_repeated() -> None:
    assert Patience(sent=1).pause_s(setback(again=False), left_s=60) is None
