"""JSON as it is kept: compact, and a dialogue's open mapping read back."""

import json
from datetime import date, datetime
from typing import Any

from coach.dialogue.dialogue import Dialogue


def write(data: Any) -> str:
    return json.dumps(data, ensure_ascii=False, separators=(",", ":"))


def read_dialogue(text: str) -> Dialogue:
    data = json.loads(text)
    return Dialogue(
        form=data["form"],
        answers=data["answers"],
        asked=data["asked"],
        message_id=data["message_id"],
        about=date.fromisoformat(data["about"]) if data["about"] else None,
        subject=data["subject"],
        active=data["active"],
        opened=datetime.fromisoformat(data["opened"]) if data["opened"] else None,
        expires=datetime.fromisoformat(data["expires"]) if data["expires"] else None,
    )
