"""What the bot is told about where its updates go."""

from bot.local_chat.emulator import Emulator
from tests.bot.local_chat.asking import done


async def test_the_settings_come_back(emulator: Emulator) -> None:
    url = "http://127.0.0.1:9/hook"
    await done(
        emulator,
        "setWebhook",
        url=url,
        max_connections="7",
        allowed_updates='["message","callback_query"]',
    )

    info = await done(emulator, "getWebhookInfo")

    assert info == {
        "url": url,
        "has_custom_certificate": False,
        "pending_update_count": 0,
        "max_connections": 7,
        "allowed_updates": ["callback_query", "message"],
    }


async def test_an_empty_address_is_the_end_of_it(emulator: Emulator) -> None:
    await done(emulator, "setWebhook", url="http://127.0.0.1:9/hook")
    emulator.join("Ann").say("dropped")

    await done(emulator, "setWebhook", url="", drop_pending_updates=True)

    assert (await done(emulator, "getWebhookInfo"))["url"] == ""
    assert await done(emulator, "getUpdates") == []
