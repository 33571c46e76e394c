"""What the ledger knows of a call."""

from coach.athlete import AthleteId
from coach.document import dumps, loads
from coach.ledger import Call, Outcome, Tokens, Use
from tests.fakes.ledger import NOON


def test_tokens_add_up_by_kind() -> None:
    one = Tokens(input=1, cache_read=2, cache_write_5m=3, cache_write_1h=4, output=5, thinking=1)
    assert one.prompt == 10
    assert one + one == Tokens(
        input=2, cache_read=4, cache_write_5m=6, cache_write_1h=8, output=10, thinking=2
    )


def test_a_call_survives_being_written_down() -> None:
    call = Call(
        id="w2026-49-a7-1",
        moment=NOON,
        athlete_id=AthleteId(7),
        use=Use.REPAIR,
        model="claude-sonnet-5-5",
        tokens=Tokens(input=3_250, output=600, thinking=120),
        cost_usd=0.0125,
        latency_ms=4_321,
        attempts=2,
        stop_reason="end_turn",
        outcome=Outcome.OK,
        batch=True,
    )
    assert loads(Call, dumps(call)) == call
