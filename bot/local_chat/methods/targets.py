"""Where a call goes: the chat, the message, and whether the bot may."""

from bot.local_chat.arguments import Arguments
from bot.local_chat.chats import Chat
from bot.local_chat.messages import Message
from bot.local_chat.refusals import CHAT_NOT_FOUND, bad, forbidden
from bot.local_chat.world import World


def known_chat(world: World, arguments: Arguments) -> Chat:
    """The chat that is named.

    Raises:
        Refusal: none is, or none is there.
    """
    if not arguments.text("chat_id"):
        raise bad("chat_id is empty")
    chat = world.chats.get(arguments.integer("chat_id"))
    if chat is None:
        raise bad(CHAT_NOT_FOUND)
    return chat


def open_chat(world: World, arguments: Arguments) -> Chat:
    """A chat the bot may write to.

    Raises:
        Refusal: 403, if it is shut to the bot.
    """
    chat = known_chat(world, arguments)
    if chat.deactivated:
        raise forbidden("user is deactivated")
    if chat.blocked:
        raise forbidden("bot was blocked by the user")
    if chat.left:
        raise forbidden("bot was kicked from the group chat")
    if not chat.started:
        raise forbidden("bot can't initiate conversation with a user")
    return chat


def replied_to(chat: Chat, arguments: Arguments) -> Message | None:
    """The message that is answered, if one is.

    Raises:
        Refusal: it is gone, and the bot did not say that this does not matter.
    """
    reply = arguments.document("reply_parameters") or {}
    wanted = int(reply.get("message_id") or arguments.integer("reply_to_message_id"))
    if not wanted:
        return None
    message = chat.messages.get(wanted)
    lenient = reply.get("allow_sending_without_reply") or arguments.flag(
        "allow_sending_without_reply"
    )
    if message is None and not lenient:
        raise bad("message to be replied not found")
    return message


def message_in(chat: Chat, arguments: Arguments, purpose: str) -> Message:
    """The message that is named; `purpose` is what was to be done with it.

    Raises:
        Refusal: none is named, or it is gone.
    """
    number = arguments.integer("message_id")
    if not number:
        raise bad("message identifier is not specified")
    message = chat.messages.get(number)
    if message is None:
        raise bad(f"message to {purpose} not found")
    return message
