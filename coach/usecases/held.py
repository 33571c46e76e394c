"""What is held between two taps: read words, found results, the last questions. It goes by itself.

Held things stand beside the forms, sealed like them, under a name of their own; they never take
the floor, and the night deletes them a day after they expired.
"""

from datetime import datetime, timedelta
from typing import Any, TypeVar

from coach.athlete import AthleteId
from coach.dialogue.dialogue import HELD, Dialogue
from coach.document import dumps, loads
from coach.ports import Transaction

T = TypeVar("T")

HELD_FOR = timedelta(hours=24)
_VALUE = "value"


async def hold(
    tx: Transaction, athlete: AthleteId, name: str, value: Any, moment: datetime
) -> None:
    """Keeps a value under a name for a day; one of the same name is replaced."""
    await tx.dialogues.keep(
        athlete,
        Dialogue(
            form=f"{HELD}{name}",
            answers={_VALUE: dumps(value)},
            active=False,
            opened=moment,
            expires=moment + HELD_FOR,
        ),
    )


async def held(
    tx: Transaction, athlete: AthleteId, name: str, kind: type[T], moment: datetime
) -> T | None:
    """What is held under a name; None where nothing is, or not any more."""
    found = await tx.dialogues.get(athlete, f"{HELD}{name}")
    if found is None or (found.expires is not None and found.expires <= moment):
        return None
    return loads(kind, found.answers[_VALUE])


async def release(tx: Transaction, athlete: AthleteId, name: str) -> None:
    await tx.dialogues.drop(athlete, f"{HELD}{name}")
