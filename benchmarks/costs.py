"""What Claude costs: each use, a program live and by letter, a week of an athlete.

    python -m benchmarks.costs

Tokens of the questions are measured on the fixture requests (`prompts/tokens.py`), those of the
answers on answers of the usual length; thinking is what the study assumes. Prices are those of
the ledger, and a test holds every line against an outside price table.
"""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from statistics import mean

import anthropic

from benchmarks.prompts import measured
from coach.ledger import Tokens
from coach.proposal import Inquiry
from prompts import journal_note, question, race_screenshot, tokens
from prompts.note_answer import NoteAnswer
from prompts.prices import cost
from prompts.question_data import data_of
from prompts.results_answer import ResultsAnswer
from tests.prompts.athletes import CASES
from tests.prompts.samples import ATHLETE

SONNET, HAIKU = "claude-sonnet-5-5", "claude-haiku-5-5"
TODAY = date(2026, 12, 4)
THINKING = 1_500
"""Tokens of thought at medium effort, assumed; a key would tell."""
SCREENSHOT = 3_354
"""Tokens of a phone's screenshot, 1080 × 2400."""
NOTE = "Legs heavy after the hills, slept badly, but the long run with Tom was fine, about 18 k."
QUESTION = "How long is my long run this week, and why is Thursday harder than last week?"
RESULTS = "\n".join(f"{n}. Spring Half 2026-04-1{n} 21.1 km 1:4{n}:00" for n in range(5))
NOTE_OUT, QUESTION_OUT, RESULTS_OUT = 250, 220, 400


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One call. `weekly`: how many an athlete makes in a week."""

    name: str
    model: str
    tokens: Tokens
    batch: bool = False
    weekly: float = 0.0

    @property
    def dollars(self) -> float:
        return cost(self.model, self.tokens, batch=self.batch)


def lines() -> Iterator[Line]:
    weeks = [measured(name, 1) for name in CASES]
    asked, answered = round(mean(w.input for w in weeks)), round(mean(w.output for w in weeks))
    quick = Tokens(input=asked, output=answered)
    deep = Tokens(input=asked, output=answered + THINKING, thinking=THINKING)
    yield Line(name="program, live", model=SONNET, tokens=quick, weekly=0.5)
    yield Line(name="program, live, thought over", model=SONNET, tokens=deep)
    yield Line(name="program, by letter, no thinking", model=SONNET, tokens=quick, batch=True)
    yield Line(name="program, by letter", model=SONNET, tokens=deep, batch=True, weekly=2.0)
    yield Line(name="note", model=HAIKU, tokens=_note(), weekly=7.0)
    yield Line(name="question", model=SONNET, tokens=_question(), weekly=5.0)
    yield Line(name="results, screenshot", model=HAIKU, tokens=_results(SCREENSHOT), weekly=1.0)
    yield Line(name="results, pasted", model=HAIKU, tokens=_results(tokens.codes(RESULTS)))


def week(found: list[Line]) -> float:
    """US dollars of an athlete who uses everything."""
    return sum(line.weekly * line.dollars for line in found)


def _note() -> Tokens:
    ask = journal_note.note_ask(journal_note.manner(HAIKU), ATHLETE, NOTE, TODAY)
    read = tokens.prompt(ask, anthropic.transform_schema(NoteAnswer))
    return Tokens(input=read, output=NOTE_OUT)


def _question() -> Tokens:
    sizes = []
    for make in CASES.values():
        case = make()
        inquiry = Inquiry(question=QUESTION, dossier=case.dossier, today=case.today)
        data = json.dumps(data_of(case.dossier, case.today), ensure_ascii=False)
        ask = question.question_ask(question.manner(SONNET), ATHLETE, inquiry, data)
        sizes.append(tokens.prompt(ask, anthropic.transform_schema(question.QuestionAnswer)))
    return Tokens(input=round(mean(sizes)), output=QUESTION_OUT)


def _results(shown: int) -> Tokens:
    ask = race_screenshot.results_ask(race_screenshot.manner(HAIKU), ATHLETE, "a list", TODAY)
    assert ask is not None
    read = tokens.prompt(ask, anthropic.transform_schema(ResultsAnswer))
    return Tokens(input=read + shown, output=RESULTS_OUT)


def main() -> int:
    found = list(lines())
    print(f"{'':<34}{'model':<20}{'in':>7}{'out':>7}{'USD':>10}{'a week':>9}")
    for line in found:
        often = f"{line.weekly:g} ×" if line.weekly else ""
        print(
            f"{line.name:<34}{line.model:<20}{line.tokens.prompt:>7}{line.tokens.output:>7}"
            f"{line.dollars:>10.4f}{often:>9}"
        )
    print(f"a week of an athlete who uses everything: {week(found):.4f} USD")
    print(f"a year: {52 * week(found):.2f} USD")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
