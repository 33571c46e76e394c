"""The question that a week is to Claude: its files, its manner, its repair."""

import json
from collections.abc import Sequence
from dataclasses import replace

from coach.athlete import AthleteId
from coach.availability import Weekday
from coach.ledger import Use
from coach.planning.picks import Fault
from prompts.ask import Ask, Cache, Effort, Instruction, Manner, Thinking, Turn
from prompts.template import Template, load, version

GUIDE, DATA, REPAIR = "weekly_program.md", "weekly_data.md", "weekly_repair.md"
TONES = ("tones/casual.md", "tones/supportive.md", "tones/motivational.md", "tones/analytical.md")
"""A quarter of the tone's scale of 100 each."""

MOST_FAULTS = 12
MOST_ECHOED = 6_000
"""Characters of a bad answer that go back with its faults."""


def manner(model: str, *, waiting: bool = True) -> Manner:
    """How a week is asked for; `waiting`: the athlete looks on, so thinking is left out.

    Room for seven times what a week needs, and under what a day's budget could hold in reserve.
    """
    if waiting:
        return Manner(
            use=Use.WEEK,
            model=model,
            max_tokens=4_000,
            effort=Effort.LOW,
            thinking=Thinking.OFF,
            deadline_s=60.0,
            silence_s=30.0,
        )
    return Manner(
        use=Use.WEEK,
        model=model,
        max_tokens=6_000,
        effort=Effort.MEDIUM,
        thinking=Thinking.ADAPTIVE,
        deadline_s=180.0,
        silence_s=60.0,
    )


def tone(level: int) -> Template:
    """The wording that a tone of 0-100 asks for."""
    return load(TONES[min(len(TONES) - 1, max(0, level) * len(TONES) // 101)])


def week_ask(how: Manner, athlete: AthleteId, told: str, level: int) -> Ask:
    """The question about one week; `told` is its brief."""
    guide, wording, data = load(GUIDE), tone(level), load(DATA)
    return Ask(
        manner=how,
        athlete=athlete,
        prompt_version=version(guide, wording, data, load(REPAIR)),
        system=(
            Instruction(text=guide.text.strip(), cache=Cache.FIVE_MINUTES),
            Instruction(text=wording.text.strip()),
        ),
        turns=(Turn(text=data.fill(data=told).strip()),),
    )


def repair_ask(first: Ask, answered: str, faults: Sequence[Fault]) -> Ask:
    """The same question, the bad answer, and what is wrong with it."""
    named = [_named(fault) for fault in faults[:MOST_FAULTS]]
    text = load(REPAIR).fill(faults=json.dumps(named, ensure_ascii=False, separators=(",", ":")))
    return replace(
        first,
        manner=replace(first.manner, use=Use.REPAIR),
        turns=(
            *first.turns,
            Turn(text=answered[:MOST_ECHOED], by_claude=True),
            Turn(text=text.strip()),
        ),
    )


def _named(fault: Fault) -> dict[str, str]:
    day = {} if fault.day is None else {"day": Weekday.of(fault.day).value}
    return {"id": fault.id, **day, "fault": fault.text}
