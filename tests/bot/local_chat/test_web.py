"""What the page loads and does."""

from datetime import UTC, datetime, timedelta

from bot.local_chat.clock import TravellingClock
from bot.local_chat.emulator import Emulator
from bot.local_chat.faults import Trouble
from bot.local_chat.troubles import ORDERS
from bot.local_chat.web import PAGE
from tests.bot.local_chat.house import House
from tests.bot.local_chat.tiny import TinyBot, picture
from tests.bot.local_chat.visitor import KEY, Visitor


async def test_health_needs_no_key_and_tells_the_truth(visitor: Visitor, house: House) -> None:
    assert await visitor.get("/healthz", key="") == (200, b'{"ok": true}')
    house.well = False
    assert await visitor.get("/healthz", key="") == (503, b'{"ok": false}')


def test_the_page_itself_names_nothing_outside() -> None:
    for file in PAGE.iterdir():
        text = file.read_text(encoding="utf-8").replace("http://www.w3.org/2000/svg", "")
        assert "http://" not in text, file
        assert "https://" not in text.replace("`https://${words}`", ""), file
        assert "innerHTML" not in text, file
        assert "insertAdjacentHTML" not in text, file
        assert " style=" not in text, file


async def test_an_athlete_says_taps_sends_and_is_answered(
    visitor: Visitor, bot: TinyBot, emulator: Emulator
) -> None:
    phone = emulator.phone(1001)

    assert await visitor.act("say", athlete=1001, text="/week") == (200, {})
    await bot.settle()
    shown = phone.messages[-1]
    status, tapped = await visitor.act("tap", athlete=1001, message=shown.id, row=0, column=2)
    await bot.settle()
    assert (status, tapped["query"] in emulator.world.queries) == (200, True)
    assert shown.words.startswith("We")

    url = f"{visitor.root}/upload"
    query = {"k": KEY, "athlete": "1001", "name": "run ü.fit", "kind": "document"}
    async with visitor.client.post(url, params=query, data=b"12345") as answer:
        assert answer.status == 200
    await bot.settle()
    assert phone.messages[-1].words == "run ü.fit: 5 bytes"

    await visitor.act("other", athlete=1001, kind="voice")
    await visitor.act("other", athlete=1001, kind="sticker")
    await visitor.act("locate", athlete=1001, latitude=52.5, longitude=13.4)
    kinds = {kind for message in phone.messages for kind in message.content}
    assert {"voice", "sticker", "location"} <= kinds


async def test_what_is_gone_or_makes_no_sense_is_said(visitor: Visitor) -> None:
    for name, data, status in (
        ("say", {"athlete": 5, "text": "x"}, 404),
        ("say", {"athlete": 1001}, 400),
        ("tap", {"athlete": 1001, "message": 5, "row": 0, "column": 0}, 409),
        ("say", {"athlete": float("inf"), "text": "x"}, 400),
        ("clock", {"athlete": 1001, "to": "soon"}, 400),
        ("samples", {"name": "Nobody"}, 404),
        ("trouble", {"key": "none"}, 404),
        ("dance", {}, 404),
    ):
        got, words = await visitor.act(name, **data)
        assert (name, got) == (name, status)
        assert words


async def test_the_clock_stays_within_what_a_calendar_holds(
    visitor: Visitor, clock: TravellingClock
) -> None:
    before = clock.moment()
    for to in ("0001-01-01T00:00", "1999-12-31T12:00", "2101-01-01T12:00", "9999-12-31T23:59"):
        status, words = await visitor.act("clock", athlete=1001, to=to)
        assert (status, words.strip()) == (400, "The clock goes from 2000 to 2100.")
    assert clock.moment() - before < timedelta(minutes=1)


async def test_files_are_for_keeping_and_pictures_are_seen(
    visitor: Visitor, emulator: Emulator
) -> None:
    phone = emulator.phone(1001)
    page = phone.upload("a.html", b"<script>alert(1)</script>").content["document"]["file_id"]
    photo = phone.photograph("a.png", picture()).content["photo"][0]["file_id"]

    for file, kind, kept in (
        (page, "application/octet-stream", True),
        (photo, "image/png", False),
    ):
        async with visitor.client.get(f"{visitor.root}/files/{file}", params={"k": KEY}) as answer:
            assert answer.content_type == kind
            assert ("attachment" in answer.headers.get("Content-Disposition", "")) == kept
    assert (await visitor.get("/files/none"))[0] == 404


async def test_the_clock_claude_the_bot_and_troubles_obey(
    visitor: Visitor, house: House, emulator: Emulator, clock: TravellingClock
) -> None:
    status, told = await visitor.act("clock", athlete=1001, journey="sunday")
    assert (status, told["moment"]) == (200, "2026-12-06T17:00:00+00:00")
    await visitor.act("clock", athlete=1001, to="2026-12-07T08:00")
    assert clock.moment() == datetime(2026, 12, 7, 7, tzinfo=UTC)

    await visitor.act("claude", up=False)
    await visitor.act("restart")
    assert house.done[-2:] == [("claude", False), "restarted"]

    for order in ORDERS:
        await visitor.act("trouble", key=order.key)
    assert {fault.trouble for fault in emulator.faults.ordered} == {*Trouble} - {Trouble.GATEWAY}
    emulator.faults.clear()

    await visitor.act("block", athlete=1001)
    assert emulator.phone(1001).chat.blocked
    await visitor.act("block", athlete=1001)
    assert not emulator.phone(1001).chat.blocked


async def test_one_can_be_others(visitor: Visitor, house: House, emulator: Emulator) -> None:
    _, added = await visitor.act("athletes", name="Cem")
    _, sample = await visitor.act("samples", name="Boris")

    assert emulator.phone(added["athlete"]).user.first_name == "Cem"
    assert house.done == [("sample", sample["athlete"], "Boris")]
