"""The bot itself, the chats it is in, and the button beside their text field."""

from bot.local_chat.arguments import Arguments
from bot.local_chat.chats import Chat
from bot.local_chat.methods.targets import known_chat
from bot.local_chat.refusals import Json, bad, forbidden
from bot.local_chat.world import World

MENU_KINDS = frozenset({"commands", "default", "web_app"})


def get_me(world: World, _: Arguments) -> Json:
    return {
        **world.bot.wire(),
        "can_join_groups": True,
        "can_read_all_group_messages": False,
        "supports_inline_queries": False,
        "can_connect_to_business": False,
        "has_main_web_app": False,
    }


def get_chat(world: World, arguments: Arguments) -> Json:
    """ChatFullInfo, its required fields."""
    chat = known_chat(world, arguments)
    kinds = ("unlimited_gifts", "limited_gifts", "unique_gifts", "premium_subscription")
    return {
        **chat.wire(),
        "accent_color_id": chat.id % 7,
        "max_reaction_count": 11,
        "accepted_gift_types": dict.fromkeys((*kinds, "gifts_from_channels"), False),
    }


def get_chat_member(world: World, arguments: Arguments) -> Json:
    chat = known_chat(world, arguments)
    person = arguments.integer("user_id")
    user = world.bot if person == world.bot.id else chat.people.get(person)
    if user is None:
        raise bad("user not found")
    return {"status": "left" if chat.left and user.is_bot else "member", "user": user.wire()}


def leave_chat(world: World, arguments: Arguments) -> bool:
    chat = known_chat(world, arguments)
    if not chat.is_group:
        raise bad("chat member status can't be changed in private chats")
    if chat.left:
        raise forbidden("bot is not a member of the group chat")
    chat.left = True
    return True


def set_chat_menu_button(world: World, arguments: Arguments) -> bool:
    button = arguments.document("menu_button") or {"type": "default"}
    if not isinstance(button, dict) or button.get("type") not in MENU_KINDS:
        raise bad("menu button has an unsupported type")
    chat = _private(world, arguments)
    if chat is None:
        world.profile.menu = button
    else:
        chat.menu = button
    return True


def get_chat_menu_button(world: World, arguments: Arguments) -> Json:
    chat = _private(world, arguments)
    return (chat.menu if chat is not None else None) or world.profile.menu


def _private(world: World, arguments: Arguments) -> Chat | None:
    """The private chat that is named; None: all of them are meant."""
    if not arguments.text("chat_id"):
        return None
    chat = known_chat(world, arguments)
    if chat.is_group:
        raise bad("menu button can be set only in private chats")
    return chat
