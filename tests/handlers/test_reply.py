"""What is sent: nothing of a long text is lost when it takes the place of a short one."""

from dataclasses import dataclass, field
from typing import Any

from handlers.buttons import Open
from handlers.reply import edit
from handlers.views.html import TEXT_LIMIT
from handlers.views.message import Key, Message


@dataclass(slots=True)
class Paper:
    """A bot that writes down what it is told to show."""

    shown: list[tuple[str, bool]] = field(default_factory=list)

    async def edit_message_text(self, text: str, **more: Any) -> None:
        self.shown.append((text, more["reply_markup"] is not None))

    async def _post(self, endpoint: str, data: dict[str, Any], **_: Any) -> dict[str, Any]:
        assert endpoint == "sendMessage"
        self.shown.append((data["text"], data["reply_markup"] is not None))
        return {"message_id": 100 + len(self.shown)}


async def test_a_long_text_in_place_of_a_short_one_goes_on_below() -> None:
    paper, lines = Paper(), [f"{n} {'x' * 90}" for n in range(80)]
    message = Message(html="\n".join(lines), keys=((Key("Week", Open("week")),),))

    last = await edit(paper, 1, 7, message)  # type: ignore[arg-type] # all of a bot that is used

    assert "\n".join(text for text, _ in paper.shown).split("\n") == lines
    assert all(len(text) <= TEXT_LIMIT for text, _ in paper.shown)
    assert [keys for _, keys in paper.shown] == [False, True]
    assert last == 102


async def test_a_short_text_stays_one_message() -> None:
    paper = Paper()

    assert await edit(paper, 1, 7, Message(html="short")) == 7  # type: ignore[arg-type] # as above
    assert paper.shown == [("short", False)]
