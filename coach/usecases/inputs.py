"""What a week was written from: what of it calls for another look."""

import hashlib
import json
from dataclasses import replace
from datetime import date, datetime, timedelta
from typing import Any

from coach.athlete import AthleteId
from coach.document import encode
from coach.dossier import Dossier
from coach.planning.pain import Pain, newest_pain
from coach.planning.setbacks import setback
from coach.ports import Transaction
from coach.program import Program, monday_of

WEEK = timedelta(days=7)


def stamped(program: Program, dossier: Dossier, moment: datetime, cause: str) -> Program:
    """A version with its moment, its cause, and what it was written from."""
    inputs = inputs_hash(dossier, program.week_start_date)
    return replace(
        program,
        cause=cause,
        written_at=moment,
        checked_at=moment,
        provenance=replace(program.provenance, inputs_hash=inputs),
    )


def inputs_hash(dossier: Dossier, monday: date) -> str:
    """What a week was written from, as far as a change of it calls for another look."""
    matters: dict[str, Any] = {
        "races": dossier.races,
        "availability": dossier.availability,
        "exceptions": [
            e for e in dossier.exceptions if e.to >= monday and e.from_ <= monday + WEEK
        ],
        "conditions": [
            c for c in dossier.conditions if c.to >= monday and c.from_ <= monday + WEEK
        ],
        "states": [s for s in dossier.states if s.until is None],
        "style": dossier.athlete.risk_style,
        "override": dossier.athlete.stage_override,
        "health": dossier.athlete.health_flags,
        "clearances": dossier.athlete.clearances,
        "born": dossier.athlete.birth_year,
        "pain": pain_class(newest_pain(dossier.observations, date.max)),
        "setback": setback(dossier, monday),
    }
    text = json.dumps({key: encode(value) for key, value in matters.items()}, sort_keys=True)
    return hashlib.sha256(text.encode()).hexdigest()[:16]


def pain_class(said: Pain | None) -> str:
    """None worth a change, careful, or stop: pain matters to a week by its class."""
    if said is None or not said.careful:
        return "none"
    return "stop" if said.stops else "careful"


async def recheck(tx: Transaction, athlete: AthleteId, today: date) -> None:
    """Inputs changed in a way that matters: the weeks ahead are looked at again when shown."""
    for program in await tx.programs.since(athlete, monday_of(today)):
        if not program.recheck:
            await tx.programs.change(athlete, replace(program, recheck=True))
