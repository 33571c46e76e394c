"""Troubles come as ordered, and no more."""

from bot.local_chat.faults import Faults, Trouble


def test_a_trouble_meets_its_method_so_many_times() -> None:
    faults = Faults()
    faults.order(Trouble.SERVER, "sendMessage", times=2)

    met = [faults.next(method) for method in ("getme", "sendmessage", "sendmessage")]

    assert [fault and fault.trouble for fault in met] == [None, Trouble.SERVER, Trouble.SERVER]
    assert faults.next("sendmessage") is None


def test_any_method_means_what_the_bot_says_not_that_it_listens() -> None:
    faults = Faults()
    faults.order(Trouble.DROPPED)

    assert faults.next("getupdates") is None
    assert faults.next("editmessagetext") is not None


def test_they_come_in_their_order_and_can_be_called_off() -> None:
    faults = Faults()
    faults.order(Trouble.SLOW)
    faults.order(Trouble.FLOOD)
    faults.order(Trouble.SERVER)

    first = faults.next("sendmessage")
    second = faults.next("sendmessage")
    faults.clear()

    assert first
    assert second
    assert (first.trouble, second.trouble) == (Trouble.SLOW, Trouble.FLOOD)
    assert faults.next("sendmessage") is None
