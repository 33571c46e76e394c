"""What is heard of the bot's answers."""

from bot.local_chat.clock import TravellingClock
from bot.local_chat.stage import Heard, LocalStage
from tests.bot.local_chat.asking import done
from tests.bot.local_chat.house import House
from tests.bot.local_chat.tiny import TinyBot


async def test_only_the_last_state_of_a_message_is_heard_and_only_once(
    bot: TinyBot, clock: TravellingClock
) -> None:
    desk = House(bot).desk(bot.emulator, clock)
    stage = LocalStage(desk, await desk.open())
    me = stage.phone.user.id
    await stage.say("hi")
    await stage.answers()

    sent = await done(bot.emulator, "sendMessage", chat_id=me, text="wait")
    gone = await done(bot.emulator, "sendMessage", chat_id=me, text="gone")
    await done(
        bot.emulator, "editMessageText", chat_id=me, message_id=sent["message_id"], text="ready"
    )
    await done(bot.emulator, "deleteMessage", chat_id=me, message_id=gone["message_id"])

    assert await stage.answers() == (Heard("ready", edited=True),)
    assert await stage.answers() == ()


async def test_another_athletes_chat_is_not_overheard(
    bot: TinyBot, clock: TravellingClock
) -> None:
    desk = House(bot).desk(bot.emulator, clock)
    stage = LocalStage(desk, await desk.open())

    desk.add("Ben").say("hello")

    assert await stage.answers() == ()


def test_words_are_found_across_the_breaks_of_lines() -> None:
    heard = Heard("Easy\n\n run", (("Done", "Skip"),), "week.ics")

    assert heard.lines() == ["(file week.ics)", "Easy", " run", "[Done] [Skip]"]
    assert heard.says("Easy run")
    assert heard.says("run [Done]")
    assert not heard.says("easy")
