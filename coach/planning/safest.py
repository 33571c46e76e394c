"""The week that breaks no rule: as it was meant, else eased step by step, down to rest."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from coach.planning.bounds import Bounds
from coach.planning.draft import Draft
from coach.planning.facts import Facts
from coach.planning.planner import follow, plan, rest
from coach.planning.rules.verdicts import Outcome, RuleVerdict
from coach.program import Program

EASED = (0.85, 0.65, 0.45)
"""What is left of the load, each time a rule blocks; nothing is hard then."""

BY_DAY = frozenset({"R08"})
"""Rules that a day of rest heals: soon after low weeks the first days of a week ask too much at
once, and later ones do not."""

RESTS = 6
"""So many days that such a rule names are given up, before the whole week is eased."""

USUAL_DAY_MIN = 150
"""More free minutes than this do not draw more of the week to a day."""

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
    blocks: list[RuleVerdict] = []
    found: Safe | None = None
    named = _Named()
    for way in _ways(known, limits, named, afresh=afresh):
        draft = way.draft
        if not way.eased:
            said += [error for error in draft.errors if error not in said]
        if way.bare:
            said += [text for text in _left_out(known, blocks) if text not in said]
        program = finish(draft)
        rules = tuple(check(program))
        found = Safe(program=program, rules=rules, errors=tuple(said))
        blocks = [rule for rule in rules if rule.verdict is Outcome.BLOCK]
        if not blocks:
            return found
        named.days |= set(sorted(r.day for r in blocks if r.id in BY_DAY and r.day)[:1])
    assert found is not None, "there is always a first way"
    return found


@dataclass(frozen=True, slots=True)
class _Way:
    """One way to write a week."""

    draft: Draft
    eased: bool = False
    bare: bool = False
    """Weekly sessions and pinned workouts are left out."""


@dataclass(slots=True)
class _Named:
    """Days that a rule named, of each way the first: with rest there the others may hold."""

    days: set[date] = field(default_factory=set)


def _ways(known: Facts, limits: Bounds, named: _Named, *, afresh: bool) -> Iterator[_Way]:
    """From what is wanted to what is surely safe; what is only beside goes first."""
    if not afresh:
        yield _Way(follow(known, limits))
    yield _Way(plan(known, limits))
    if limits.slots:
        yield _Way(plan(known, replace(limits, slots=())))
    yield from _rested_ways(known, replace(limits, slots=()), named)
    for share in (*EASED, 0.0):  # at last what stands in the week, by itself
        named.days.clear()
        yield _Way(plan(known, eased(limits, share)), eased=True)
        yield from _rested_ways(known, eased(limits, share), named)
    for share in (*EASED, 0.0):
        yield _Way(plan(known, eased(limits, share), bare=True), eased=True, bare=True)
    yield _Way(rest(known, limits), eased=True, bare=True)


def _rested_ways(known: Facts, limits: Bounds, named: _Named) -> Iterator[_Way]:
    """The same with rest on the days that were named, until no new ones are."""
    given: set[date] = set()
    for _ in range(RESTS):
        if named.days <= given:
            return
        given = set(named.days)
        yield _Way(plan(known, rested(limits, given)), eased=True)


def rested(limits: Bounds, days: set[date]) -> Bounds:
    """Rest on some days, the load that they would have held left out, and nothing hard."""
    usable = [day for day in limits.days if day.open and not day.rest]
    free = {day.date: min(day.minutes, USUAL_DAY_MIN) for day in usable}
    whole = sum(free.values())
    left = sum(minutes for day, minutes in free.items() if day not in days)
    fewer = eased(limits, left / whole if whole else 0.0)
    return replace(
        fewer,
        days=tuple(replace(d, rest=True) if d.date in days else d for d in limits.days),
        long_km=limits.long_km,
        long_minutes=limits.long_minutes,
        long_days=tuple(day for day in limits.long_days if day not in days),
        forced_rests=tuple(sorted({*limits.forced_rests, *days})),
        slots=(),
    )


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


def _left_out(known: Facts, blocks: Sequence[RuleVerdict]) -> list[str]:
    """What stands in the week and has to give, and what is in its way."""
    names = [session.type for day in known.open_days for session in day.fixed]
    names += [workout.title for day in known.open_days for workout in day.pinned]
    if not names or not blocks:
        return []
    return [f"{' and '.join(names)} cannot be kept this week: {blocks[0].text}"]
