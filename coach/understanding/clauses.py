"""Clauses of a text: which marks stand together, on which day, and whether it happened."""

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from coach.understanding.marks import Mark, What

_FLAGS: Final = re.IGNORECASE | re.ASCII | re.VERBOSE

_SENTENCE_END = re.compile(
    r"[;\n!?]+|\.(?=\s|$)|\.{2,}|\bthen\b|\bfollowed[ ]by\b|\blater\b", _FLAGS
)
_CLAUSE_END = re.compile(
    r",(?!\d{3}\b)|[ ]-[ ]|[ ]\+[ ]|[ ]/[ ]|\band\b|\bplus\b|&|\bbut\b|\bwith\b"
    r"|(?<!plan)(?<!planned)(?<!goal)(?<!target):(?=\s)",
    _FLAGS,
)
_INTENT = re.compile(
    r"\b(?:i'?ll|we'?ll|will|going[ ]to|gonna|want(?:s"
    r"|ed)?[ ]to|wanna|would|plan(?:s|ning)?|(?<!of[ ])(?<!of[ ]the[ ])(?<!of[ ]my[ ])planned"
    r"|tomorrow"
    r"|next[ ](?:week|month|year|weekend)|"
    r"should|shall|might|may(?=[ ][a-z])|hope|hoping|goal"
    r"|aim(?:ing)?|target|need[ ]to|have[ ]to|let'?s|instead[ ]of(?![ ](?:the[ ]|my[ ])?\d)"
    r"|my[ ](?:[\w.]+[ ]){0,2}(?:pb|pr|best|record)[ ](?:is|was|stands)"
    r"|supposed[ ]to|could|"
    r"can|can'?t|cannot|please|upcoming|training[ ]for"
    r"|registered|signed[ ]up|if[ ]i|maybe|only[ ]have"
    r"|just[ ]have|have[ ]only|what[ ]if|used[ ]to|(?:next"
    r"|coming)[ ]\w+day|"
    r"skipped|missed|cancelled|canceled)\b|^\s*(?:move"
    r"|swap|switch|change|make|add|remove|cancel|skip"
    r"|shorten|delete|plan|replace|drop|show|give|"
    r"schedule|reschedule|shift|cut|reduce|set|put|keep"
    r"|only|max|no[ ]more[ ]than|how|what|when|why|which"
    r"|who|where|is|are|do|does|did[ ]i|am[ ]i)\b",
    _FLAGS,
)
_FACTS: Final = frozenset({What.RPE, What.ENERGY, What.PAIN, What.SLEEP, What.SORENESS})


@dataclass(frozen=True, slots=True)
class Clause:
    """Marks between two separators, in which sentence, on which day; a plan is not a fact."""

    marks: tuple[Mark, ...]
    sentence: int
    day: date | None
    happened: bool


def _ends(pattern: re.Pattern[str], text: str, marks: Sequence[Mark]) -> list[int]:
    """Where separators stand, outside the marks."""
    starts = [mark.start for mark in marks]

    def outside(place: int) -> bool:
        index = bisect_right(starts, place) - 1
        return index < 0 or place >= marks[index].end

    return [match.start() for match in pattern.finditer(text) if outside(match.start())]


def clauses_of(text: str, marks: Sequence[Mark], today: date) -> list[Clause]:
    """The clauses that hold marks, in order, each with its day."""
    sentence_ends = _ends(_SENTENCE_END, text, marks)
    bounds = sorted({*sentence_ends, *_ends(_CLAUSE_END, text, marks)})
    by_clause: dict[int, list[Mark]] = {}
    for mark in marks:
        by_clause.setdefault(bisect_right(bounds, mark.start), []).append(mark)
    edges = [0, *bounds, len(text)]
    return _dated(
        [
            Clause(
                tuple(found),
                bisect_right(sentence_ends, found[0].start),
                _day(found),
                _happened(text, edges[index], edges[index + 1], found, today),
            )
            for index, found in by_clause.items()
        ],
        today,
    )


def _day(marks: Sequence[Mark]) -> date | None:
    """The day said in a clause; last night's sleep is the morning's news."""
    slept = any(mark.what is What.SLEEP for mark in marks)
    days = (m.day for m in marks if m.day and not (slept and m.word == "last night"))
    return next(days, None)


def _happened(text: str, start: int, end: int, marks: Sequence[Mark], today: date) -> bool:
    """Not a wish, a plan or a question; scores are always facts."""
    day = _day(marks)
    if day and day > today:
        return False
    asked = text[end : end + 1] == "?" or text[max(start, end - 1) : end] == "?"
    return not asked and not _INTENT.search(text[start:end].lstrip(" ,.;:!?-+&\n"))


def _dated(clauses: list[Clause], today: date) -> list[Clause]:
    """Each clause with a day: its own, else the one before, else the only or first one said."""
    said = [clause.day for clause in clauses if clause.day and clause.day <= today]
    if len(set(said)) <= 1:
        day = said[0] if said else today
        return [_on(clause, _future(clause, today) or day) for clause in clauses]
    current, result = None, []
    for clause in clauses:
        own = clause.day if _future(clause, today) is None else None
        current = own or current or _next_said(clauses, clause.sentence, today) or today
        result.append(_on(clause, _future(clause, today) or current))
    return result


def _future(clause: Clause, today: date) -> date | None:
    """The day of a clause that is still ahead; it says nothing of the others."""
    return clause.day if clause.day and clause.day > today else None


def _next_said(clauses: list[Clause], sentence: int, today: date) -> date | None:
    days = (c.day for c in clauses if c.day and c.sentence == sentence)
    return next((day for day in days if day <= today), None)


def _on(clause: Clause, day: date) -> Clause:
    return Clause(clause.marks, clause.sentence, day, clause.happened)


def is_fact(mark: Mark, clause: Clause) -> bool:
    """Whether a mark tells of something that was; a score does even inside a wish."""
    return clause.happened or mark.what in _FACTS
