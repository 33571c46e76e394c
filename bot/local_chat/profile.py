"""What the bot says about itself: its name, descriptions, commands and menu button."""

from dataclasses import dataclass, field

from bot.local_chat.refusals import Json

Scope = tuple[str, int, int]
"""Type, chat, person."""
DEFAULT: Scope = ("default", 0, 0)


@dataclass(slots=True)
class Profile:
    """By language (empty: any), and commands by scope too."""

    names: dict[str, str] = field(default_factory=dict)
    descriptions: dict[str, str] = field(default_factory=dict)
    short_descriptions: dict[str, str] = field(default_factory=dict)
    commands: dict[tuple[Scope, str], list[Json]] = field(default_factory=dict)
    menu: Json = field(default_factory=lambda: {"type": "commands"})

    def menu_of(self, chat: int, language: str) -> list[Json]:
        """The commands an athlete is shown in a chat: the narrowest scope that has some."""
        wide = "all_group_chats" if chat < 0 else "all_private_chats"
        scopes: tuple[Scope, ...] = (("chat", chat, 0), (wide, 0, 0), DEFAULT)
        for scope in scopes:
            for spoken in (language, ""):
                if commands := self.commands.get((scope, spoken)):
                    return commands
        return []
