"""Weeks of a Claude gone mad within the schema, and what of them would reach an athlete."""

from dataclasses import dataclass

from coach.errors import WriterUnavailableError
from coach.planning.rules.tally import Tally
from coach.planning.rules.validator import check
from coach.planning.week import Written
from coach.program import Source
from coach.safety import forbidden_words
from prompts.ask import Asker
from prompts.weekly_program import WeekWriter, week_offer
from tests.coach.planning.weeks import Case, cases
from tests.prompts.samples import ATHLETE

MODEL = "claude-haiku-5-5"
"""Cheap, so that budgets are no part of it."""


@dataclass(slots=True)
class Count:
    """What was delivered."""

    weeks: int = 0
    claude: int = 0
    blocks: int = 0
    forbidden: int = 0
    raised: int = 0
    """Planned load over the season's week and the planner's."""
    touched: int = 0
    """Days that were not Claude's to choose."""
    markup: int = 0

    def add(self, planned: Written, week: Written) -> None:
        self.weeks += 1
        self.claude += week.program.source is Source.CLAUDE
        rules = check(week.facts, week.program, week.bounds)
        had = {(r.id, r.day) for r in planned.rules if r.verdict == "block"}
        self.blocks += sum(r.verdict == "block" and (r.id, r.day) not in had for r in rules)
        texts = _texts(week)
        self.forbidden += sum(bool(forbidden_words(text)) for text in texts)
        self.markup += sum(any(mark in text for mark in "<>@\\\u202e") for text in texts)
        self.touched += sum(
            after != planned.program.on(after.date)
            for after in week.program.daily_program
            if not week.facts.on(after.date).open or week.facts.on(after.date).races
        )
        self.raised += _km(week) > max(_km(planned), week.bounds.target_km) + 0.2


def _texts(week: Written) -> list[str]:
    program = week.program
    return [
        program.week_summary,
        program.nutrition_reminder,
        program.injury_prevention_note,
        *(reason.text for reason in program.reasons),
        *(w.title for day in program.daily_program for w in day.workouts),
        *program.provenance.repaired,
    ]


def _km(week: Written) -> float:
    return Tally(week.facts, week.bounds, week.program).week_km


async def deliver(asker: Asker, case: Case, count: Count) -> None:
    """One week as the use case gets it: Claude's, or the planner's where Claude is no use."""
    planned = case.write()
    try:
        week = await WeekWriter(asker, MODEL).write(ATHLETE, case.dossier, planned)
    except WriterUnavailableError:
        week = planned
    count.add(planned, week)


def asked(count: int) -> list[Case]:
    """Cases in which Claude has a choice at all."""
    found: list[Case] = []
    for case in cases(6 * count):
        if len(found) < count and week_offer(case.write()) is not None:
            found.append(case)
    return found
