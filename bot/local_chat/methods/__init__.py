"""The methods of the Bot API that this server knows, by their names in small letters."""

from collections.abc import Callable
from typing import Any

from bot.local_chat.arguments import Arguments
from bot.local_chat.methods import chat, editing, files, profile, query, sending, webhook
from bot.local_chat.world import World

Method = Callable[[World, Arguments], Any]

METHODS: dict[str, Method] = {
    method.__name__.replace("_", ""): method
    for method in (
        sending.send_message,
        sending.send_message_draft,
        sending.send_chat_action,
        sending.send_location,
        files.send_document,
        files.send_photo,
        files.send_media_group,
        files.get_file,
        editing.edit_message_text,
        editing.edit_message_caption,
        editing.edit_message_reply_markup,
        editing.delete_message,
        editing.delete_messages,
        editing.set_message_reaction,
        query.answer_callback_query,
        chat.get_me,
        chat.get_chat,
        chat.get_chat_member,
        chat.leave_chat,
        chat.set_chat_menu_button,
        chat.get_chat_menu_button,
        profile.set_my_commands,
        profile.get_my_commands,
        profile.delete_my_commands,
        profile.set_my_name,
        profile.get_my_name,
        profile.set_my_description,
        profile.get_my_description,
        profile.set_my_short_description,
        profile.get_my_short_description,
        webhook.set_webhook,
        webhook.delete_webhook,
        webhook.get_webhook_info,
    )
}
