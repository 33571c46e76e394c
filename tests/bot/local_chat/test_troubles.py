"""Troubles by their words."""

from bot.local_chat.faults import Faults
from bot.local_chat.troubles import ORDERS


def test_each_order_is_the_trouble_its_key_names_and_meets_one_call() -> None:
    for order in ORDERS:
        faults = Faults()
        order.place(faults)

        fault = faults.next("sendmessage")

        assert fault
        assert fault.trouble is order.trouble
        assert faults.next("sendmessage") is None
    assert len({order.key for order in ORDERS}) == len(ORDERS)
