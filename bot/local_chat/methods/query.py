"""Answers to taps."""

from bot.local_chat import limits
from bot.local_chat.arguments import Arguments
from bot.local_chat.events import Happening
from bot.local_chat.refusals import QUERY_TOO_OLD, bad
from bot.local_chat.world import World


def answer_callback_query(world: World, arguments: Arguments) -> bool:
    """Stops the button from turning; its words, if any, are a toast or (show_alert) a window."""
    words = arguments.text("text")
    query = world.queries.get(arguments.text("callback_query_id"))
    if query is None or world.seconds() - query.at > limits.QUERY_SECONDS:
        raise bad(QUERY_TOO_OLD)
    if len(words) > limits.TOAST:
        raise bad("MESSAGE_TOO_LONG")
    answer = {"text": words, "alert": arguments.flag("show_alert"), "query": query.id}
    if query.answer is None:
        query.answer = answer
        world.emit(Happening.TOAST, query.message.chat.id, query.message, answer)
    return True
