"""What one can do beside chatting."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from bot.local_chat.clock import TravellingClock
from bot.local_chat.desk import Desk
from bot.local_chat.emulator import Emulator
from bot.local_chat.hooks import Hooks
from tests.bot.local_chat.house import House
from tests.bot.local_chat.tiny import TinyBot


@pytest.fixture
def desk(house: House, emulator: Emulator, clock: TravellingClock) -> Desk:
    return house.desk(emulator, clock)


async def test_it_opens_with_a_newcomer_or_with_those_who_are_known(
    desk: Desk, house: House, emulator: Emulator
) -> None:
    newcomer = await desk.open()
    assert (newcomer.user.first_name, newcomer.chat.started) == ("You", False)

    house.known = {1001: "Ann", 1005: "Ben"}
    assert (await desk.open()).user.id == 1001
    assert emulator.phone(1005).chat.started
    assert desk.add("Cem").user.id == 1006
    assert desk.add("  ").user.first_name == "You"


async def test_a_sample_athlete_is_made_and_says_hello(desk: Desk, house: House) -> None:
    phone = await desk.load_sample("Ana")
    await desk.settle()

    assert house.done == [("sample", phone.user.id, "Ana")]
    assert phone.messages[0].words == "/start"
    assert phone.messages[1].words.startswith("I am your endurance coach")
    with pytest.raises(LookupError):
        await desk.load_sample("Nobody")


async def test_a_dossier_makes_an_athlete_or_says_why_not(
    desk: Desk, house: House, tmp_path: Path
) -> None:
    good, bad = tmp_path / "eva.json", tmp_path / "bad.json"
    good.write_text("{}")
    bad.write_text("nonsense")

    phone = await desk.load_dossier(good)

    assert house.done == [("dossier", phone.user.id, "eva.json")]
    assert phone.chat.started
    with pytest.raises(ValueError, match="JSON object"):
        await desk.load_dossier(bad)
    with pytest.raises(OSError, match="No such file"):
        await desk.load_dossier(tmp_path / "none.json")


async def test_a_journey_is_by_the_clock_on_the_athletes_wall(
    desk: Desk, house: House, clock: TravellingClock
) -> None:
    phone = desk.add("Ann")
    phone.say("/start")

    await desk.travel(phone.user.id, datetime(2026, 12, 6, 18))  # noqa: DTZ001 -- a wall has none
    await desk.settle()

    assert clock.moment() == datetime(2026, 12, 6, 17, tzinfo=UTC)
    assert house.done == [("travelled", clock.moment())]
    assert phone.messages[-1].words == "Your week is here."

    await desk.travel(phone.user.id, clock.moment() + timedelta(days=1))
    assert clock.moment() == datetime(2026, 12, 7, 17, tzinfo=UTC)


async def test_claude_can_be_switched_where_there_is_one(
    desk: Desk, house: House, emulator: Emulator, clock: TravellingClock
) -> None:
    assert desk.claude_is_up
    await desk.claude(up=False)
    assert (desk.claude_is_up, house.done) == (False, [("claude", False)])

    without = Desk(emulator, house.hooks(claude=False), clock)
    await without.claude(up=True)
    assert not without.claude_is_up


async def test_a_bare_house_will_do(bot: TinyBot, clock: TravellingClock) -> None:
    desk = Desk(bot.emulator, Hooks(), clock)

    phone = await desk.open()
    phone.say("hello")
    await desk.settle()
    await desk.restart()

    assert phone.messages[-1].words == "You said: hello"
    assert str(await desk.zone(phone.user.id)) == "UTC"
