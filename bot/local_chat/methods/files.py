"""Documents, photos and albums out; every file back by its id."""

from typing import Any

from bot.local_chat import limits
from bot.local_chat.arguments import Arguments, Upload
from bot.local_chat.files import StoredFile
from bot.local_chat.formatting import Formatted, formatted, from_parts
from bot.local_chat.keyboards import read_markup
from bot.local_chat.methods.targets import open_chat, replied_to
from bot.local_chat.refusals import Json, bad
from bot.local_chat.world import World

ALBUM_KINDS = frozenset({"photo", "document"})


def send_document(world: World, arguments: Arguments) -> Json:
    return _send(world, arguments, "document")


def send_photo(world: World, arguments: Arguments) -> Json:
    return _send(world, arguments, "photo")


def send_media_group(world: World, arguments: Arguments) -> list[Json]:
    items = arguments.document("media")
    if not isinstance(items, list):
        raise bad("media must be an array of InputMedia")
    few, many = limits.ALBUM
    if not few <= len(items) <= many:
        raise bad(f"media group must include {few}-{many} items")
    kinds = {item.get("type") for item in items if isinstance(item, dict)}
    if len(kinds) != 1 or not kinds <= ALBUM_KINDS:
        raise bad("can't use the media of the specified type in the album")
    chat = open_chat(world, arguments)
    reply_to = replied_to(chat, arguments)
    contents = [_album_item(world, arguments, item) for item in items]
    for _ in contents:
        world.flood.count(chat.id)
    album = world.new_id()
    return [
        world.say(chat, world.bot, {"media_group_id": album, **content}, reply_to=reply_to).wire()
        for content in contents
    ]


def get_file(world: World, arguments: Arguments) -> Json:
    file = world.files.get(arguments.text("file_id"))
    if file is None:
        raise bad("invalid file_id")
    if len(file.content) > limits.DOWNLOAD_BYTES:
        raise bad("file is too big")
    file.linked_until = world.seconds() + limits.FILE_LINK_SECONDS
    return {**file.wire(), "file_path": file.path}


def _send(world: World, arguments: Arguments, kind: str) -> Json:
    caption = formatted(arguments, "caption", "caption_entities", longest=limits.CAPTION)
    markup = read_markup(arguments)
    chat = open_chat(world, arguments)
    reply_to = replied_to(chat, arguments)
    file = _file(world, kind, arguments.upload(kind))
    world.flood.count(chat.id)
    return world.say(
        chat, world.bot, _content(kind, file, caption), markup=markup, reply_to=reply_to
    ).wire()


def _album_item(world: World, arguments: Arguments, item: Json) -> Json:
    caption = from_parts(
        item.get("caption") or "",
        item.get("parse_mode") or "",
        item.get("caption_entities"),
        longest=limits.CAPTION,
    )
    kind = str(item["type"])
    file = _file(world, kind, arguments.attached(str(item.get("media", ""))))
    return _content(kind, file, caption)


def _file(world: World, kind: str, given: Upload | str) -> StoredFile:
    """A file just uploaded, or one sent before, by its id."""
    if isinstance(given, Upload):
        if kind == "photo":
            return world.files.photo(given.content)
        return world.files.document(given.name, given.content, given.mime)
    file = world.files.get(given)
    if not given:
        raise bad(f"there is no {kind} in the request")
    if file is None:
        raise bad("wrong file identifier/HTTP URL specified")
    if (file.folder == "photos") != (kind == "photo"):
        raise bad("type of file mismatch")
    return file


def _content(kind: str, file: StoredFile, caption: Formatted) -> Json:
    seen: Any = file.photo() if kind == "photo" else file.document()
    return {kind: seen, **caption.wire("caption", "caption_entities")}
