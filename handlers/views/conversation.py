"""Answers to words nobody asked for."""

from handlers.views.html import escape
from handlers.views.message import Message


def moved(zone: str) -> Message:
    name = escape(zone.replace("_", " "))
    return Message(html=f"Your clock is now {name}. I did not keep the place.")
