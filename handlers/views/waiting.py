"""A quick word to whoever writes while the bot is still at work for them."""

from handlers.views.message import Message

WEEK = "Claude is still writing your week. Your message is next; Stop or /cancel ends the writing."
ANSWER = "I am still writing my last answer. Your message is next."


def one_moment(words: str) -> Message:
    """Heard, and not forgotten."""
    return Message(html=words, silent=True)
