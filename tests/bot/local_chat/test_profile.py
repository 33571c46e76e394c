"""Which commands an athlete is shown."""

from bot.local_chat.profile import DEFAULT, Profile

ONE = [{"command": "one", "description": "x"}]
TWO = [{"command": "two", "description": "x"}]


def test_the_scope_counts_more_than_the_language() -> None:
    profile = Profile()
    profile.commands[DEFAULT, "de"] = ONE
    profile.commands[("all_private_chats", 0, 0), ""] = TWO

    assert profile.menu_of(5, "de") == TWO
    assert profile.menu_of(-5, "de") == ONE
    assert profile.menu_of(-5, "en") == []
