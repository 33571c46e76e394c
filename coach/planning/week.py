"""The week as everybody else asks for it: written, checked, finished."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from coach.dossier import Dossier
from coach.errors import WeekIsOverError
from coach.planning.authority import freed, gains, held, outlined, shifted, unused
from coach.planning.bounds import Bounds, bounds
from coach.planning.comeback import Begin, begins, stricter
from coach.planning.draft import Draft
from coach.planning.facts import Facts, facts
from coach.planning.forecast import forecast
from coach.planning.inputs import provenance
from coach.planning.planner import days_of
from coach.planning.reasons import PROVISIONAL, provisional, reasons_of
from coach.planning.rules.validator import check
from coach.planning.rules.verdicts import RuleVerdict
from coach.planning.safest import Safe, safest
from coach.planning.session import costed
from coach.planning.setbacks import setback, softened
from coach.planning.sooner import sooner, waiting
from coach.planning.verdict import Verdict
from coach.planning.weeks import WEEK
from coach.planning.wishes import Wishes, heed
from coach.planning.words import Words, words_of
from coach.program import Day, Program, Reason, Source, monday_of

NAMED = 3
"""So many sessions that could not be kept are told of."""

FURTHEST = 26
"""Half a year of weeks before one that is asked for."""

__all__ = ["Wishes", "Words", "Written", "check_week", "finish", "reforecast", "write_week"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Written:
    """A week, what every rule says about it, and what it was written from."""

    program: Program
    rules: tuple[RuleVerdict, ...]
    bounds: Bounds
    verdict: Verdict
    facts: Facts
    error: str | None = None
    """A fixed item that no safe week can keep, and what to relax."""
    wishes: Wishes | None = None
    """What the athlete asked for."""
    afresh: bool = True
    """Planned anew; else the version in force was kept wherever it may stand."""


def write_week(
    dossier: Dossier, *, today: date, monday: date, wishes: Wishes | None = None
) -> Written:
    """The planner's week; past and done days stay as they are.

    Of a week further ahead than the next one, those before it count as the planner would write
    them, where they have no program yet.

    Raises:
        WeekIsOverError: the week has ended.
        TooYoungError: the athlete is under sixteen.
    """
    monday = monday_of(monday)
    if monday + WEEK <= today:
        raise WeekIsOverError(monday)
    return _write(_lived(dossier, today, monday), today, monday, wishes)


def _lived(dossier: Dossier, today: date, monday: date) -> Dossier:
    """With a program for every week between the running one and another."""
    first = max(monday_of(today) + WEEK, monday - FURTHEST * WEEK)
    for week in range((monday - first).days // 7):
        between = first + week * WEEK
        if dossier.in_force(between) is None:
            program = _write(dossier, today, between, None).program
            dossier = dossier.with_(programs=(*dossier.programs, program))
    return dossier


def _write(dossier: Dossier, today: date, monday: date, wishes: Wishes | None) -> Written:
    """The week; again, if it rests at first for so long that a break is longer for it (R28).

    Then it begins no sooner than it was written for: what it says of days off is true.
    """
    found = _beginning(dossier, today, monday, wishes)
    begin = _begins_later(found.facts, found.program)
    if begin is None:
        return found
    found = _beginning(dossier, today, monday, wishes, begin)
    later = _begins_later(found.facts, found.program)
    if later is None and _waits(found, begin):
        return found
    return _beginning(dossier, today, monday, wishes, later or begin, wait=True)


def _begins_later(known: Facts, program: Program) -> Begin | None:
    """When a week begins that has to be written for a longer break; None if it may stand."""
    if known.past.starter:
        return None
    days, held = _open(known, program), known.body.way_back
    found = stricter(known.past, known.athlete.sport, known.monday, held, days)
    return None if found is None else begins(days)


def _waits(week: Written, begin: Begin) -> bool:
    at = begins(_open(week.facts, week.program))
    return at is None or (at[0] >= begin[0] and at[1] >= begin[1])


def _open(known: Facts, program: Program) -> list[Day]:
    dates = {day.date for day in known.open_days}
    days = [day for day in program.daily_program if day.date in dates]
    return sorted(days, key=lambda day: day.date)


def _days(known: Facts, limits: Bounds, draft: Draft, *, fresh: bool) -> tuple[Day, ...]:
    days = days_of(draft)
    return sooner(known, limits, days) if fresh else days


def _beginning(
    dossier: Dossier,
    today: date,
    monday: date,
    wishes: Wishes | None,
    begin: Begin | None = None,
    *,
    wait: bool = False,
) -> Written:
    known = facts(dossier, today, monday, begin)
    asked = wishes or Wishes()
    limits = bounds(known)
    less = wishes is None or asked.tired or asked.pain
    binds = known.in_force is not None and not outlined(known.in_force)
    fresh = not binds or freed(known, limits) or shifted(known) or not less
    fresh = fresh or unused(known, limits)
    limits = softened(known, held(known, limits, asked), setback(dossier, monday))
    limits = heed(limits, asked)
    limits = waiting(limits, begin) if begin is not None and wait else limits
    found = _safest(known, limits, fresh=fresh)
    if binds and asked.more_time and not gains(known, found.program):
        fresh = False  # another week of no more would only look like an answer
        found = _safest(known, limits, fresh=False)
    return Written(
        program=_named(found),
        rules=found.rules,
        bounds=limits,
        verdict=limits.verdict,
        facts=known,
        error=" ".join(found.errors) or None,
        wishes=wishes,
        afresh=fresh,
    )


def _safest(known: Facts, limits: Bounds, *, fresh: bool) -> Safe:
    return safest(
        known,
        limits,
        lambda draft: finish(known, limits, _days(known, limits, draft, fresh=fresh)),
        lambda program: check(known, program, limits),
        afresh=fresh,
    )


def _named(found: Safe) -> Program:
    """The week with what it could not keep among its reasons, and what to relax."""
    reasons = (Reason(rule="R22", text=text) for text in found.errors[:NAMED])
    return replace(found.program, reasons=(*found.program.reasons, *reasons))


def check_week(dossier: Dossier, *, today: date, program: Program) -> tuple[RuleVerdict, ...]:
    """What every rule says about a program written by anyone, as it is planned from `today`."""
    monday = monday_of(program.week_start_date)
    lived = _lived(dossier, today, monday)
    known = facts(lived, today, monday)
    begin = _begins_later(known, program)
    if begin is not None:
        known = facts(lived, today, monday, begin)
    return check(known, program, bounds(known))


def finish(
    known: Facts,
    limits: Bounds,
    days: Sequence[Day],
    *,
    source: Source = Source.PLANNER,
    words: Words | None = None,
    reasons: Sequence[Reason] = (),
) -> Program:
    """A complete program from the workouts of seven days: loads, forecast, totals, reasons.

    Past and done days are taken as they are. `words` None: the planner's own; `reasons` come
    before the computed ones.
    """
    costed_days = tuple(_costed(known, day) for day in days)
    said = words or words_of(known, limits, costed_days)
    found = (*reasons, *reasons_of(known, limits, costed_days))
    return Program(
        week_start_date=known.monday,
        daily_program=costed_days,
        version=1 if known.in_force is None else known.in_force.version + 1,
        source=source,
        stage=limits.stage,
        week_summary=said.week_summary,
        predicted_metrics=forecast(known, costed_days),
        key_workouts_this_week=said.key_workouts,
        nutrition_reminder=said.nutrition_reminder,
        injury_prevention_note=said.injury_prevention_note,
        reasons=found,
        provenance=provenance(limits),
    )


def reforecast(dossier: Dossier, today: date, program: Program) -> Program:
    """The same week, forecast from what has happened since it was written."""
    monday = program.week_start_date
    known = facts(_lived(dossier, today, monday), today, monday)
    others = tuple(reason for reason in program.reasons if reason != PROVISIONAL)
    return replace(
        program,
        predicted_metrics=forecast(known, program.daily_program),
        reasons=(*others, *provisional(known)),
    )


def _costed(known: Facts, day: Day) -> Day:
    """Planned loads of the open days, computed afresh whoever wrote them.

    A day that is as it was in force keeps those it had: what it was forecast with.
    """
    kept = known.in_force.on(day.date) if known.in_force is not None else None
    as_it_was = kept is not None and day.workouts == kept.workouts
    if not known.on(day.date).open or as_it_was:
        return day
    return replace(day, workouts=tuple(costed(known, workout) for workout in day.workouts))
