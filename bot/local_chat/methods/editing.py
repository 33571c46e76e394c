"""Messages changed, taken away, or given a reaction."""

from bot.local_chat import limits
from bot.local_chat.arguments import Arguments
from bot.local_chat.events import Happening
from bot.local_chat.formatting import formatted
from bot.local_chat.keyboards import read_inline
from bot.local_chat.messages import Message
from bot.local_chat.methods.targets import known_chat, message_in, open_chat
from bot.local_chat.refusals import NOT_MODIFIED, Json, bad
from bot.local_chat.world import World

_REACTIONS = (
    "❤ 👍 👎 🔥 🥰 👏 😁 🤔 🤯 😱 🤬 😢 🎉 🤩 🤮 💩 🙏 👌 🕊 🤡 "
    "🥱 🥴 😍 🐳 ❤‍🔥 🌚 🌭 💯 🤣 ⚡ 🍌 🏆 💔 🤨 😐 🍓 🍾 💋 🖕 "
    "😈 😴 😭 🤓 👻 👨‍💻 👀 🎃 🙈 😇 😨 🤝 ✍ 🤗 🫡 🎅 🎄 ☃ 💅 "
    "🤪 🗿 🆒 💘 🙉 🦄 😘 💊 🙊 😎 👾 🤷‍♂ 🤷 🤷‍♀ 😡"
)
REACTIONS = frozenset(_REACTIONS.split())


def edit_message_text(world: World, arguments: Arguments) -> Json:
    words = formatted(arguments, longest=limits.TEXT)
    message = _editable(world, arguments)
    if "text" not in message.content:
        raise bad("there is no text in the message to edit")
    if not words.text:
        raise bad("message text is empty")
    content = words.wire()
    preview = arguments.document("link_preview_options")
    if preview:
        content["link_preview_options"] = preview
    return _change(world, message, content, read_inline(arguments))


def edit_message_caption(world: World, arguments: Arguments) -> Json:
    words = formatted(arguments, "caption", "caption_entities", longest=limits.CAPTION)
    message = _editable(world, arguments)
    if "document" not in message.content and "photo" not in message.content:
        raise bad("there is no caption in the message to edit")
    kept = {k: v for k, v in message.content.items() if k not in {"caption", "caption_entities"}}
    content = {**kept, **words.wire("caption", "caption_entities")}
    return _change(world, message, content, read_inline(arguments))


def edit_message_reply_markup(world: World, arguments: Arguments) -> Json:
    message = _editable(world, arguments)
    return _change(world, message, message.content, read_inline(arguments))


def delete_message(world: World, arguments: Arguments) -> bool:
    chat = known_chat(world, arguments)
    _remove(world, message_in(chat, arguments, "delete"))
    return True


def delete_messages(world: World, arguments: Arguments) -> bool:
    """Those that are there and may go; the others are passed over."""
    chat = known_chat(world, arguments)
    numbers = arguments.document("message_ids")
    if not isinstance(numbers, list) or not numbers:
        raise bad("message identifiers are not specified")
    for number in numbers:
        message = chat.messages.get(number)
        if message is not None and _removable(world, message):
            _remove(world, message)
    return True


def set_message_reaction(world: World, arguments: Arguments) -> bool:
    chat = open_chat(world, arguments)
    message = message_in(chat, arguments, "react")
    reactions = arguments.document("reaction") or []
    if len(reactions) > 1:
        raise bad("REACTIONS_TOO_MANY")
    emoji = [str(reaction.get("emoji", "")).rstrip("\ufe0f") for reaction in reactions]
    if not REACTIONS.issuperset(emoji):
        raise bad("REACTION_INVALID")
    message.reactions = emoji
    world.emit(Happening.REACTION, chat.id, message)
    return True


def _editable(world: World, arguments: Arguments) -> Message:
    message = message_in(open_chat(world, arguments), arguments, "edit")
    if not message.editable:
        raise bad("message can't be edited")
    return message


def _change(world: World, message: Message, content: Json, markup: Json | None) -> Json:
    if content == message.content and markup == message.inline:
        raise bad(NOT_MODIFIED)
    world.flood.count(message.chat.id)
    if content != message.content:
        message.history.append(message.content)
        message.edited = int(world.seconds())
    message.content, message.markup = content, markup
    world.emit(Happening.EDITED, message.chat.id, message)
    return message.wire()


def _removable(world: World, message: Message) -> bool:
    return world.seconds() - message.date <= limits.DELETABLE_SECONDS


def _remove(world: World, message: Message) -> None:
    if not _removable(world, message):
        raise bad("message can't be deleted")
    del message.chat.messages[message.id]
    world.emit(Happening.DELETED, message.chat.id, message)
