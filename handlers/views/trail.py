"""How a week came to be, told: what Claude wrote, what was mended, why the planner instead."""

from collections.abc import Iterator

from coach.program import Program, Source
from coach.trail import FAULT, LATE, SPENT_BY_ATHLETE, SPENT_BY_BOT, STOPPED, Step, read
from coach.usecases.adjust import BY_HAND
from coach.usecases.offers import ACCEPTED
from handlers.views.html import escape

AWAY = {
    SPENT_BY_ATHLETE: "Your share of Claude is used up until midnight UTC: the planner's week",
    SPENT_BY_BOT: "What is set aside for Claude is used up for now: the planner's week",
    STOPPED: "You stopped Claude: the planner's week",
    FAULT: "Something went wrong on my side while Claude wrote: the planner's week",
    LATE: "Claude's own is still under way: the planner's week",
    "refused": "Claude declined to write this week: the planner's week",
    "nonsense": "What Claude wrote could not be read: the planner's week",
    "truncated": "Claude did not come to an end: the planner's week",
    "model": "The model that is set is not there: the planner's week",
    "request": "Claude could not take the request: the planner's week",
}
"""Why Claude did not write, by the cause that was kept with the week; when comes behind it."""

UNREACHED = "Claude could not be reached: the planner's week"

CAUSES = {
    "timeout": "it took too long",
    "overloaded": "Anthropic was overloaded",
    "rate": "Anthropic asked for fewer requests",
    "network": "the connection failed",
    "auth": "the key was not taken",
    "spend_cap": "the limit at Anthropic is reached",
    "budget": "the budget is used up",
}

RULES = {
    "R01": "the shape of a week",
    "R02": "health answers",
    "R03": "pain",
    "R04": "illness",
    "R05": "the longest session",
    "R06": "the size of the week",
    "R07": "the load ratio",
    "R08": "the load on the body",
    "R09": "the mix of loads",
    "R10": "rest days",
    "R11": "the number of hard days",
    "R12": "hard days too near each other",
    "R13": "easy days",
    "R14": "the zone between easy and hard",
    "R15": "the long session's share",
    "R16": "the long session's length",
    "R17": "the taper",
    "R18": "sharpness before a race",
    "R19": "race week",
    "R20": "the days after a race",
    "R21": "the lighter week",
    "R22": "your time",
    "R23": "figures",
    "R24": "aims",
    "R25": "races",
    "R26": "monotony",
    "R27": "little history",
    "R28": "the way back",
    "R29": "words no coach may say",
    "R30": "heat and height",
    "CODE": "workouts that were not on offer",
    "MINUTES": "lengths a workout does not have",
    "LONG": "long sessions",
    "TWO": "two sessions on one day",
    "DAYS": "training days",
    "LOAD": "the week's load",
    "FORM": "the form of the answer",
    "TEXT": "form",
}
"""What a rule is about, for an athlete."""

_FINAL = frozenset({SPENT_BY_ATHLETE, SPENT_BY_BOT, "model", LATE})
"""Causes that trying again would meet again, or that would be paid for twice."""


CHANGED = {
    BY_HAND: "Changed by you, checked by rules",
    ACCEPTED: "With the offer you took, checked by rules",
}
"""Versions that the athlete made."""


def label(program: Program) -> str:
    """Who wrote it, in a line under the week."""
    if program.cause in CHANGED:
        return CHANGED[program.cause]
    if program.source is Source.CLAUDE:
        return "Chosen and worded by Claude, computed and checked by rules"
    cause = _away(program)
    if cause is not None:
        return AWAY.get(cause, UNREACHED)
    if any(step is Step.ASIDE for step, _ in _steps(program)):
        return "Claude's week did not pass the rules: the planner's week"
    return "Written by the planner"


def may_try_again(program: Program) -> bool:
    cause = _away(program)
    return cause is not None and cause not in _FINAL


def told(program: Program) -> list[str]:
    """The steps, a line each."""
    return [f"• {escape(line)}" for line in _lines(program)]


def source(program: Program) -> str:
    """The same for whoever looks closer: model, tokens, cost, versions."""
    origin = program.provenance
    parts = [f"version {program.version}", f"source {program.source.value}"]
    if origin.model is not None:
        parts.append(origin.model)
    if origin.tokens is not None:
        parts.append(f"{origin.tokens:,} tokens")
    if origin.cost is not None:
        parts.append(f"{origin.cost:.4f} USD")
    for name, value in (
        ("prompt", origin.prompt_hash),
        ("rules", origin.rules_version),
        ("inputs", origin.inputs_hash),
    ):
        if value:
            parts.append(f"{name} {value}")
    return escape(" · ".join(parts))


def _lines(program: Program) -> Iterator[str]:
    steps = list(_steps(program))
    yield _first(program, steps)
    mended = [what for step, what in steps if step is Step.MENDED]
    if mended:
        yield f"Its first draft went against {_named(mended)}. Asked once, Claude mended that."
    right = [what for step, what in steps if step is Step.SET_RIGHT]
    if right:
        yield f"Set right by me: {'; '.join(right)}."
    reworded = [what for step, what in steps if step is Step.REWORDED]
    if reworded:
        yield f"In my words instead of Claude's: {'; '.join(map(_reworded, reworded))}."
    for what in [what for step, what in steps if step is Step.UNMENDED]:
        yield f"Claude was to mend it, but {CAUSES.get(what, 'no answer came')}."
    yield from (f"Mended on the way: {what}." for step, what in steps if step is None)


def _first(program: Program, steps: list[tuple[Step | None, str]]) -> str:
    if program.source is Source.CLAUDE:
        return (
            "Claude chose the workouts from what your week may hold and wrote the reasons; "
            "paces, loads and sums are computed, and every rule was checked."
        )
    cause = _away(program)
    if cause is not None:
        why = f" ({CAUSES[cause]})" if cause in CAUSES else ""
        return f"{AWAY.get(cause, UNREACHED)}{why}."
    aside = next((what for step, what in steps if step is Step.ASIDE), None)
    if aside is not None:
        return (
            f"Claude wrote a week, which I set aside over {_named(aside.split(', '))}; "
            "this is the planner's."
        )
    return "The planner wrote it from what your week may hold; every rule was checked."


def _steps(program: Program) -> Iterator[tuple[Step | None, str]]:
    return map(read, program.provenance.repaired)


def _away(program: Program) -> str | None:
    return next((what for step, what in _steps(program) if step is Step.AWAY), None)


def _named(rules: list[str]) -> str:
    names = list(dict.fromkeys(RULES.get(rule, rule) for rule in rules))
    return names[0] if len(names) == 1 else f"{', '.join(names[:-1])} and {names[-1]}"


def _reworded(what: str) -> str:
    """A text and the id of a rule: the id as what the rule is about."""
    words, _, rule = what.rpartition(" (")
    known = RULES.get(rule.rstrip(")"))
    return f"{words} ({known})" if words and known else what
