"""New messages, and the signs that one is coming."""

from bot.local_chat import limits
from bot.local_chat.arguments import Arguments
from bot.local_chat.events import Happening
from bot.local_chat.formatting import formatted
from bot.local_chat.keyboards import read_markup
from bot.local_chat.methods.targets import open_chat, replied_to
from bot.local_chat.refusals import Json, bad
from bot.local_chat.world import Draft, World

_ACTIONS = (
    "typing upload_photo record_video upload_video record_voice upload_voice upload_document "
    "choose_sticker find_location record_video_note upload_video_note"
)
ACTIONS = frozenset(_ACTIONS.split())


def send_message(world: World, arguments: Arguments) -> Json:
    words = formatted(arguments, longest=limits.TEXT)
    markup = read_markup(arguments)
    chat = open_chat(world, arguments)
    if not words.text:
        raise bad("message text is empty")
    reply_to = replied_to(chat, arguments)
    content = words.wire()
    preview = arguments.document("link_preview_options")
    if preview:
        content["link_preview_options"] = preview
    world.flood.count(chat.id)
    return world.say(chat, world.bot, content, markup=markup, reply_to=reply_to).wire()


def send_location(world: World, arguments: Arguments) -> Json:
    latitude, longitude = arguments.number("latitude"), arguments.number("longitude")
    markup = read_markup(arguments)
    chat = open_chat(world, arguments)
    if latitude is None or longitude is None:
        raise bad("latitude and longitude must be specified")
    reply_to = replied_to(chat, arguments)
    world.flood.count(chat.id)
    place = {"location": {"latitude": latitude, "longitude": longitude}}
    return world.say(chat, world.bot, place, markup=markup, reply_to=reply_to).wire()


def send_chat_action(world: World, arguments: Arguments) -> bool:
    action = arguments.text("action")
    chat = open_chat(world, arguments)
    if action not in ACTIONS:
        raise bad("wrong parameter action in request")
    world.emit(Happening.ACTION, chat.id, data={"action": action})
    return True


def send_message_draft(world: World, arguments: Arguments) -> bool:
    """Words seen for half a minute, or until the message itself comes."""
    words = formatted(arguments, longest=limits.TEXT)
    chat = open_chat(world, arguments)
    number = arguments.integer("draft_id")
    if chat.is_group:
        raise bad("message drafts can be sent only to private chats")
    if not number:
        raise bad("draft identifier must be non-zero")
    world.flood.count(chat.id)
    until = world.seconds() + limits.DRAFT_SECONDS
    world.drafts[chat.id] = Draft(number, words.wire(), until)
    world.emit(Happening.DRAFT, chat.id, data={"draft_id": number, **words.wire()})
    return True
