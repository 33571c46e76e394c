"""Claude writes the week: asked, verified, mended once; else the planner's week stands."""

import hashlib
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from coach.athlete import AthleteId
from coach.availability import Weekday
from coach.dossier import Dossier
from coach.errors import WriterUnavailableError
from coach.ledger import Call
from coach.planning.chosen import preview, settle
from coach.planning.judging import objections
from coach.planning.offer import Offer, offer
from coach.planning.picks import Fault
from coach.planning.rules.validator import check
from coach.planning.rules.verdicts import Outcome, RuleVerdict
from coach.planning.week import Written, finish
from coach.ports import OnDays
from coach.program import Program, Source
from coach.trail import Step, note
from prompts.ask import Ask, Asker
from prompts.failures import NonsenseError
from prompts.reading import read_object
from prompts.week_answer import WeekAnswer, written
from prompts.week_ask import manner, repair_ask, week_ask
from prompts.week_brief import brief
from prompts.week_words import worded


@dataclass(frozen=True, slots=True)
class WeekWriter:
    """Writes weeks through whoever can be asked: a `ProgramWriter`.

    A week of Claude's is returned only if no rule blocks it and it is no worse than the planner's
    on the warnings. One that was judged and set aside comes back as the planner's week whose
    provenance says so and what was spent; `WriterUnavailableError` means that nothing could be
    judged at all. A week without a choice in it is the planner's, and nothing is asked.
    """

    asker: Asker
    model: str
    waiting: bool = True
    """Whether the athlete looks on: quick and without thinking, else thorough."""

    async def write(
        self,
        athlete: AthleteId,
        dossier: Dossier,
        planned: Written,
        *,
        on_days: OnDays | None = None,
    ) -> Written:
        """Claude's week, or the planner's with the reason in its provenance.

        Raises:
            WriterUnavailableError: no answer came that could be judged.
        """
        offered = week_offer(planned)
        if offered is None:
            return planned
        trail = Trail(ask=self._ask(athlete, dossier, planned, offered))
        if on_days is not None:
            on_days(())
        hear = None if on_days is None else _listener(offered, on_days)
        draft = await self._first(trail, planned, offered, hear)
        if draft.faults:
            draft = await self._again(trail, planned, offered, draft, hear)
        return outcome(planned, draft, trail)

    def question(self, athlete: AthleteId, dossier: Dossier, planned: Written) -> Ask | None:
        """What would be asked, for a letter; None where there is nothing to choose."""
        offered = week_offer(planned)
        return None if offered is None else self._ask(athlete, dossier, planned, offered)

    async def opened(
        self, athlete: AthleteId, dossier: Dossier, planned: Written, text: str, call: Call
    ) -> Written:
        """A week from an answer that came by letter: judged as it stands today, mended live.

        Raises:
            WriterUnavailableError: it cannot be read, and was not mended.
        """
        offered = week_offer(planned)
        if offered is None:
            return planned
        trail = Trail(ask=self._ask(athlete, dossier, planned, offered), calls=[call])
        draft = read(planned, offered, text)
        if draft.faults:
            draft = await self._again(trail, planned, offered, draft, None)
        return outcome(planned, draft, trail)

    def _ask(self, athlete: AthleteId, dossier: Dossier, planned: Written, offered: Offer) -> Ask:
        how = manner(self.model, waiting=self.waiting)
        told = brief(dossier, planned, offered)
        return week_ask(how, athlete, told, dossier.athlete.tone)

    async def _first(
        self, trail: "Trail", planned: Written, offered: Offer, hear: "Hear | None"
    ) -> "Draft":
        try:
            answer = await self.asker.ask(trail.ask, WeekAnswer, on_partial=hear)
        except NonsenseError as error:
            if not error.text.strip():
                raise
            trail.paid(error.call)
            return unread(error)
        trail.calls.append(answer.call)
        return judged(planned, offered, answer.value, answer.text)

    async def _again(
        self,
        trail: "Trail",
        planned: Written,
        offered: Offer,
        draft: "Draft",
        hear: "Hear | None",
    ) -> "Draft":
        """The one repair; if it does not come, the first draft's faults stand.

        Raises:
            WriterUnavailableError: it did not come, and the first draft was no week.
        """
        trail.broken = tuple(dict.fromkeys(fault.id for fault in draft.faults))
        request = repair_ask(trail.ask, draft.text, draft.faults)
        try:
            answer = await self.asker.ask(request, WeekAnswer, on_partial=hear)
        except WriterUnavailableError as error:
            if draft.program is None:
                raise
            trail.paid(error.call)
            trail.lost = error.cause
            return draft
        trail.calls.append(answer.call)
        return judged(planned, offered, answer.value, answer.text)


Hear = Callable[[Mapping[str, Any]], None]


@dataclass(slots=True, kw_only=True)
class Trail:
    """What happened on the way to a week: every call, what the first draft broke."""

    ask: Ask
    calls: list[Call] = field(default_factory=list)
    broken: tuple[str, ...] = ()
    """Rule ids and bounds that the repair was asked to mend."""
    lost: str = ""
    """Why the repair did not come."""

    def paid(self, call: Call | None) -> None:
        """A call whose answer was of no use."""
        if call is not None:
            self.calls.append(call)


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """One answer as a program, and what speaks against it."""

    text: str
    program: Program | None = None
    rules: tuple[RuleVerdict, ...] = ()
    faults: tuple[Fault, ...] = ()
    mended: tuple[str, ...] = ()
    """What was set right without asking: small slips, sentences that may not be said."""


def bearing(planned: Written) -> str:
    """The situation a week is asked in: the same as long as it allows the same kinds of days.

    Figures move with every run that is logged; an answer is held against today's anyway.
    """
    limits = planned.bounds
    days = [(day.open, day.hard, day.long, day.minutes) for day in limits.days]
    told = (limits.stage, limits.band, planned.verdict.kind, planned.verdict.signs, days)
    return hashlib.sha256(repr(told).encode()).hexdigest()[:16]


def week_offer(planned: Written) -> Offer | None:
    """What Claude may choose; None where nothing is left to choose, or nothing would be safe."""
    if any(rule.verdict is Outcome.BLOCK for rule in planned.rules):
        return None
    offered = offer(planned.facts, planned.bounds, planned.program, afresh=planned.afresh)
    return offered if offered.days else None


def read(planned: Written, offered: Offer, text: str) -> Draft:
    """An answer that was kept as it was written."""
    try:
        answer = read_object(text, WeekAnswer)
    except NonsenseError as error:
        return unread(error)
    return judged(planned, offered, answer, text)


def unread(error: NonsenseError) -> Draft:
    """A whole answer that is no week: its form is what is to be mended."""
    return Draft(
        text=error.text, faults=tuple(Fault(id="FORM", text=fault) for fault in error.faults)
    )


def judged(planned: Written, offered: Offer, answer: WeekAnswer, text: str) -> Draft:
    """An answer as a finished program, held against bounds, rules and the planner's week."""
    chosen = settle(offered, answer.choices)
    whys = {day: answer.on(day).why for day in Weekday}
    said = worded(offered, chosen.days, whys, answer.summary)
    program = finish(
        planned.facts,
        planned.bounds,
        chosen.days,
        source=Source.CLAUDE,
        words=said.words,
        reasons=said.reasons,
    )
    rules = check(planned.facts, program, planned.bounds)
    return Draft(
        text=text,
        program=program,
        rules=rules,
        faults=(*chosen.faults, *objections(rules, planned.rules)),
        mended=(
            *(note(Step.SET_RIGHT, slip) for slip in chosen.slips),
            *(note(Step.REWORDED, what) for what in said.replaced),
        ),
    )


def outcome(planned: Written, draft: Draft, trail: Trail) -> Written:
    """Claude's week if nothing speaks against it, else the planner's; the trail in either."""
    if draft.program is None or draft.faults:
        ids = ", ".join(dict.fromkeys(fault.id for fault in draft.faults))
        lost = (note(Step.UNMENDED, trail.lost),) if trail.lost else ()
        aside = (note(Step.ASIDE, ids), *lost)
        return replace(planned, program=_traced(planned.program, trail, aside))
    notes = (*(note(Step.MENDED, rule) for rule in trail.broken), *draft.mended)
    return replace(planned, program=_traced(draft.program, trail, notes), rules=draft.rules)


def _traced(program: Program, trail: Trail, notes: Sequence[str]) -> Program:
    calls = trail.calls
    origin = replace(
        program.provenance,
        model=trail.ask.manner.model,
        prompt_hash=trail.ask.prompt_version,
        repaired=tuple(notes),
        tokens=sum(call.tokens.prompt + call.tokens.output for call in calls),
        cost=sum(call.cost_usd for call in calls),
    )
    return replace(program, provenance=origin)


def _listener(offered: Offer, on_days: OnDays) -> Hear:
    """Turns an answer that is being written into days, whenever one more of them is whole."""
    shown = 0

    def hear(part: Mapping[str, Any]) -> None:
        nonlocal shown
        choices = written(part)
        if len(choices) != shown:
            shown = len(choices)
            on_days(preview(offered, choices)[:shown])

    return hear
