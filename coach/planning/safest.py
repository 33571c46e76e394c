"""The week that breaks no rule: as it was meant, else eased step by step, down to rest."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace

from coach.planning.bounds import Bounds
from coach.planning.draft import Draft
from coach.planning.facts import Facts
from coach.planning.planner import follow, plan
from coach.planning.rules.verdicts import Outcome, RuleVerdict
from coach.program import Program

EASED = (0.85, 0.65, 0.45)
"""What is left of the load, each time a rule blocks; nothing is hard then."""

Finish = Callable[[Draft], Program]
Check = Callable[[Program], Sequence[RuleVerdict]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Safe:
    """A week and what the rules say about it."""

    program: Program
    rules: tuple[RuleVerdict, ...]
    errors: tuple[str, ...]


def safest(known: Facts, limits: Bounds, finish: Finish, check: Check, *, afresh: bool) -> Safe:
    """The first way to write the week that no rule blocks; the last one if all are blocked."""
    said: list[str] = []
    found: Safe | None = None
    for draft in _ways(known, limits, afresh=afresh):
        program = finish(draft)
        rules = tuple(check(program))
        said += [error for error in draft.errors if error not in said]
        found = Safe(program=program, rules=rules, errors=tuple(said))
        blocks = [rule for rule in rules if rule.verdict is Outcome.BLOCK]
        if not blocks:
            return found
        said += _clash(draft, blocks)
    assert found is not None, "there is always a first way"
    return found


def _ways(known: Facts, limits: Bounds, *, afresh: bool) -> Iterator[Draft]:
    """From what is wanted to what is surely safe."""
    if not afresh:
        yield follow(known, limits)
    yield plan(known, limits)
    for share in EASED:
        yield plan(known, eased(limits, share))
    for share in (*EASED, 0.0):
        yield plan(known, eased(limits, share), bare=True)


def eased(limits: Bounds, share: float) -> Bounds:
    """Less load on the open days, and nothing hard."""

    def less(km: float) -> float:
        return limits.done_km + share * max(0.0, km - limits.done_km)

    return replace(
        limits,
        low_km=less(limits.low_km),
        target_km=less(limits.target_km),
        high_km=less(limits.high_km),
        long_km=share * limits.long_km,
        long_minutes=share * limits.long_minutes,
        second_long_km=0.0,
        hard=0,
        hard_days=(),
        slots=() if share <= EASED[-1] else limits.slots,
    )


def _clash(draft: Draft, blocks: Sequence[RuleVerdict]) -> list[str]:
    """Where something fixed stands on the blocked day, it is what has to give."""
    texts = []
    for rule in blocks:
        day = draft.on(rule.day) if rule.day is not None else None
        standing = day.standing if day is not None else []
        if standing:
            texts.append(f"{standing[0].title} cannot be kept ({rule.id}): {rule.text}")
    return texts
