"""Troubles one can order from the page, each for the next thing the bot says."""

from dataclasses import dataclass

from bot.local_chat.faults import Faults, Trouble


@dataclass(frozen=True, slots=True)
class Order:
    """A trouble with its words on the page."""

    key: str
    label: str
    trouble: Trouble
    seconds: float = 1.0

    def place(self, faults: Faults) -> None:
        faults.order(self.trouble, seconds=self.seconds)


ORDERS = (
    Order("flood", "Telegram asks the bot to wait 3\u00a0s (429)", Trouble.FLOOD, 3.0),
    Order("server", "Telegram fails once (500)", Trouble.SERVER),
    Order("dropped", "The line breaks before the message arrives", Trouble.DROPPED),
    Order("lost", "The message arrives, its receipt is lost", Trouble.LOST_ANSWER),
    Order("slow", "Telegram takes 3\u00a0s to answer", Trouble.SLOW, 3.0),
)
