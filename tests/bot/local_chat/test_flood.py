"""Too much at once is refused, and what is refused is told how long to wait."""

import pytest

from bot.local_chat.flood import Flood, FloodLimits
from bot.local_chat.refusals import Refusal


class Seconds:
    """Seconds that pass when told to."""

    value = 0.0

    def __call__(self) -> float:
        return self.value


def waits(flood: Flood, chat: int) -> int:
    """Seconds to wait; 0: it was sent."""
    try:
        flood.count(chat)
    except Refusal as refusal:
        return refusal.parameters["retry_after"]
    return 0


def test_a_chat_takes_a_burst_and_then_one_a_second() -> None:
    seconds = Seconds()
    flood = Flood(FloodLimits(chat_burst=3), seconds)

    assert [waits(flood, 1) for _ in range(4)] == [0, 0, 0, 1]
    seconds.value = 0.5
    assert waits(flood, 1) == 1
    seconds.value = 1.01
    assert [waits(flood, 1), waits(flood, 1)] == [0, 1]


def test_chats_do_not_wait_for_one_another() -> None:
    flood = Flood(FloodLimits(chat_burst=1), Seconds())

    assert [waits(flood, chat) for chat in (1, 1, 2)] == [0, 1, 0]


def test_all_chats_together_get_thirty_a_second() -> None:
    seconds = Seconds()
    flood = Flood(FloodLimits(), seconds)

    assert [waits(flood, chat) for chat in range(31)] == [0] * 30 + [1]
    seconds.value = 1.0
    assert waits(flood, 99) == 0


def test_a_group_gets_twenty_a_minute() -> None:
    seconds = Seconds()
    flood = Flood(FloodLimits(chat_burst=30), seconds)

    assert [waits(flood, -5) for _ in range(20)] == [0] * 20
    assert waits(flood, -5) == 60
    seconds.value = 59.0
    assert waits(flood, -5) == 1
    seconds.value = 60.0
    assert waits(flood, -5) == 0


def test_without_limits_nothing_is_refused() -> None:
    flood = Flood(None, Seconds())

    assert [waits(flood, 1) for _ in range(100)] == [0] * 100


def test_the_answer_bears_telegrams_words() -> None:
    flood = Flood(FloodLimits(chat_burst=0), Seconds())

    with pytest.raises(Refusal) as refusal:
        flood.count(1)

    assert refusal.value.body() == {
        "ok": False,
        "error_code": 429,
        "description": "Too Many Requests: retry after 1",
        "parameters": {"retry_after": 1},
    }
