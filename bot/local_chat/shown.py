"""The chats as the page is told them: plain data, never markup."""

from typing import Any

from bot.local_chat.desk import Desk
from bot.local_chat.events import Event
from bot.local_chat.journeys import JOURNEYS
from bot.local_chat.messages import Message
from bot.local_chat.phone import Phone
from bot.local_chat.refusals import Json
from bot.local_chat.troubles import ORDERS

SHOWN = 200
"""The newest messages of a chat are enough to begin with."""


def message(said: Message) -> Json:
    """A message, and whether it is the athlete's own."""
    return {
        **said.wire(),
        "own": not said.sender.is_bot,
        "reactions": said.reactions,
        "placeholder": (said.markup or {}).get("input_field_placeholder"),
    }


async def chat(desk: Desk, phone: Phone) -> Json:
    """One athlete's chat."""
    world, room = phone.world, phone.chat
    draft = world.drafts.get(room.id)
    alive = draft is not None and draft.until > world.seconds()
    return {
        **frame(phone),
        "zone": str(await desk.zone(phone.user.id)),
        "messages": [message(said) for said in phone.messages[-SHOWN:]],
        "draft": draft.content if draft is not None and alive else None,
    }


def frame(phone: Phone) -> Json:
    """What surrounds the messages of a chat."""
    room, world = phone.chat, phone.world
    return {
        "id": room.id,
        "name": phone.user.first_name,
        "started": room.started,
        "blocked": room.blocked,
        "keyboard": room.keyboard,
        "asked": room.asked.id if room.asked is not None else None,
        "commands": world.profile.menu_of(room.id, phone.user.language),
    }


def clock(desk: Desk) -> Json:
    return {"moment": desk.clock.moment().isoformat(), "travelled": desk.clock.travelled}


def house(desk: Desk) -> Json:
    """What there is beside the chats."""
    hooks = desk.hooks
    return {
        "claude": None if hooks.claude is None else desk.claude_is_up,
        "samples": [{"name": s.name, "description": s.description} for s in hooks.samples],
        "notices": list(hooks.notices),
        "journeys": [{"key": j.key, "label": j.label} for j in JOURNEYS],
        "troubles": [{"key": order.key, "label": order.label} for order in ORDERS],
        "bot": bot(desk),
    }


def bot(desk: Desk) -> Json:
    world = desk.emulator.world
    return {
        "name": world.profile.names.get("") or world.bot.first_name,
        "description": world.profile.descriptions.get("", ""),
    }


async def everything(desk: Desk) -> Json:
    """All of it, for a page that has just been opened."""
    phones = [desk.emulator.phone(number) for number in sorted(desk.emulator.world.people)]
    return {
        "kind": "everything",
        "clock": clock(desk),
        "house": house(desk),
        "chats": [await chat(desk, phone) for phone in phones],
    }


async def event(desk: Desk, happened: Event) -> Json:
    """One thing that happened; with it the frame of its chat, which may have changed too."""
    told: dict[str, Any] = {"kind": happened.kind.value, "chat": happened.chat}
    if happened.message is not None:
        told["message"] = message(happened.message)
    if happened.data:
        told["data"] = happened.data
    if happened.chat in desk.emulator.world.people:
        phone = desk.emulator.phone(happened.chat)
        told["frame"] = {**frame(phone), "zone": str(await desk.zone(happened.chat))}
    told["clock"] = clock(desk)
    if not happened.chat:
        told["house"] = house(desk)
    return told
