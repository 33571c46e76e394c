"""What the bot says about itself, by language, and its commands, by scope."""

import re

from bot.local_chat import limits
from bot.local_chat.arguments import Arguments
from bot.local_chat.events import Happening
from bot.local_chat.profile import DEFAULT, Scope
from bot.local_chat.refusals import Json, bad
from bot.local_chat.world import World

_SCOPES = (
    "default all_private_chats all_group_chats all_chat_administrators chat "
    "chat_administrators chat_member"
)
SCOPES = frozenset(_SCOPES.split())
_NAME = re.compile(r"[a-z0-9_]{1,32}")
_LANGUAGE = re.compile(r"([a-z]{2,3})?")


def set_my_commands(world: World, arguments: Arguments) -> bool:
    commands = arguments.document("commands")
    if not isinstance(commands, list):
        raise bad("expected an Array of BotCommand")
    if len(commands) > limits.COMMANDS:
        raise bad("BOT_COMMANDS_TOO_MUCH")
    world.profile.commands[_scope(arguments), _language(arguments)] = [
        _command(command) for command in commands
    ]
    world.emit(Happening.PROFILE, 0)
    return True


def get_my_commands(world: World, arguments: Arguments) -> list[Json]:
    return world.profile.commands.get((_scope(arguments), _language(arguments)), [])


def delete_my_commands(world: World, arguments: Arguments) -> bool:
    world.profile.commands.pop((_scope(arguments), _language(arguments)), None)
    world.emit(Happening.PROFILE, 0)
    return True


def set_my_name(world: World, arguments: Arguments) -> bool:
    return _set(world, arguments, "name", limits.BOT_NAME, world.profile.names)


def get_my_name(world: World, arguments: Arguments) -> Json:
    names = world.profile.names
    own = names.get(_language(arguments)) or names.get("") or world.bot.first_name
    return {"name": own}


def set_my_description(world: World, arguments: Arguments) -> bool:
    kept = world.profile.descriptions
    return _set(world, arguments, "description", limits.BOT_DESCRIPTION, kept)


def get_my_description(world: World, arguments: Arguments) -> Json:
    return {"description": _get(arguments, world.profile.descriptions)}


def set_my_short_description(world: World, arguments: Arguments) -> bool:
    kept = world.profile.short_descriptions
    return _set(world, arguments, "short_description", limits.BOT_SHORT_DESCRIPTION, kept)


def get_my_short_description(world: World, arguments: Arguments) -> Json:
    return {"short_description": _get(arguments, world.profile.short_descriptions)}


def _set(world: World, arguments: Arguments, name: str, most: int, kept: dict[str, str]) -> bool:
    words = arguments.text(name)
    if len(words) > most:
        raise bad(f"bot {name.replace('_', ' ')} is too long")
    language = _language(arguments)
    if words:
        kept[language] = words
    else:
        kept.pop(language, None)
    world.emit(Happening.PROFILE, 0)
    return True


def _get(arguments: Arguments, kept: dict[str, str]) -> str:
    return kept.get(_language(arguments)) or kept.get("", "")


def _command(command: Json) -> Json:
    name = str(command.get("command", "")).removeprefix("/")
    words = str(command.get("description", "")).strip()
    if not _NAME.fullmatch(name):
        raise bad("BOT_COMMAND_INVALID")
    if not 1 <= len(words) <= limits.COMMAND_TEXT:
        raise bad("BOT_COMMAND_DESCRIPTION_INVALID")
    return {"command": name, "description": words}


def _scope(arguments: Arguments) -> Scope:
    scope = arguments.document("scope")
    if not scope:
        return DEFAULT
    if not isinstance(scope, dict) or scope.get("type") not in SCOPES:
        raise bad("unsupported type of BotCommandScope specified")
    return scope["type"], int(scope.get("chat_id") or 0), int(scope.get("user_id") or 0)


def _language(arguments: Arguments) -> str:
    language = arguments.text("language_code")
    if not _LANGUAGE.fullmatch(language):
        raise bad("invalid language code specified")
    return language
