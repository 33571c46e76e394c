"""One line or a few, as an athlete types them, to days, activities and scores."""

import re
from collections.abc import Iterator, Sequence
from datetime import date
from typing import Final

from coach.athlete import Units
from coach.safety.finding import Finding
from coach.safety.flags import tier_of
from coach.state import Tier
from coach.understanding.clauses import Clause, clauses_of
from coach.understanding.clean import plain
from coach.understanding.dates import find_dates
from coach.understanding.day import DayTold
from coach.understanding.entry import SaidDay, Understood
from coach.understanding.kind import asks_a_meaning, kind_of
from coach.understanding.marks import Mark, Marks, What, aside
from coach.understanding.measures import mark_measures
from coach.understanding.note import unexplained
from coach.understanding.pains import mark_pains, mark_worse
from coach.understanding.scores import MOST, mark_efforts, mark_scores
from coach.understanding.sports import mark_sports

_FLAGS: Final = re.IGNORECASE | re.ASCII | re.VERBOSE
_REST = re.compile(
    r"\b(?:(?:(?:full|complete|total|planned|well[ -]deserved"
    r"|much[ ]needed|easy|a|an|another|took[ ]a|took[ ]the"
    r"|had[ ]a)[ ]){0,3}(?:rest[ -]?day|day[ ]off)"
    r"|(?:did|done)[ ](?:absolutely[ ]|nothing[ ]at[ ]all"
    r"|nothing)(?:nothing)?(?:[ ]at[ ]all)?|no[ ](?:training"
    r"|workout|exercise|sport|activity|run)(?![ ](?:tomorrow"
    r"|plan|for|next))"
    r"|(?:didn'?t|did[ ]not)[ ](?:train|exercise|work[ ]?out"
    r"|do[ ]anything)|nothing(?=[ ](?:today|yesterday)\b)"
    r"|(?:(?<=day[ ])|(?<=day:[ ]))nothing(?=[ ]*(?:$|[,.;]))"
    r"|rested(?![ ]and)|rest(?=[ ]*$|[ ]*[,.;]"
    r"|[ ]today|[ ]yesterday)|complete[ ]rest|off[ ]day)\b",
    _FLAGS,
)
_NO_REST = re.compile(
    r"\b(?:no|not[ ]a|without[ ]a|need[ ]a|want[ ]a|like[ ]a"
    r"|next|before[ ](?:my|the|a)|after[ ](?:my|the|a)"
    r"|skipped[ ](?:my|the))[ ](?:\w+[ ])?(?:rest[ -]?day"
    r"|day[ ]off)\b|\brested[ ]and\b|\bwell[ ]rested\b",
    _FLAGS,
)


def understand(text: str, *, today: date, units: Units, language: str = "en") -> Understood:
    """What a text says without Claude; it never raises, whatever was typed.

    `language` is the athlete's: red flags are matched in every language served, days and
    measures in English words and in signs, whatever it is.
    """
    del language  # one reader so far; the red flags know theirs by the words
    words = plain(text)
    clauses = clauses_of(words, _marks_of(words, today, units), today)
    days = [] if asks_a_meaning(words) else list(_days(clauses))
    told = [(entry, day.spans()) for day in days if (entry := day.entry(words))]
    entries = tuple(entry for entry, _ in told)
    finding = tier_of(text) or _injury(entries)
    return Understood(
        text=text,
        kind=kind_of(words, facts=bool(entries), health=finding is not None),
        entries=entries,
        unexplained=unexplained(words, (span for _, spans in told for span in spans)),
        finding=finding,
    )


_A_TIME = re.compile(r"(?:\d[ ]?(?:s|secs?|seconds?|m|mins?|minutes?|'|\")|:\d\d)[ ]?(?:of[ ])?$")


def _rest(match: re.Match[str]) -> Mark | None:
    """A day of rest; two minutes of rest are a part of a session."""
    if _A_TIME.search(match.string, max(0, match.start() - _LOOKBACK), match.start()):
        return None
    return Mark(what=What.REST, start=match.start(), end=match.end())


_LOOKBACK: Final = 16
_EASY_ONLY: Final = 3
"""Pain from here on allows nothing hard (science.md §4.6)."""


def _injury(entries: Sequence[SaidDay]) -> Finding | None:
    """Pain of three or more of ten, or of any size that changes movement or grew overnight."""
    worst = max(entries, key=_weight, default=None)
    if worst is None or _weight(worst) < _EASY_ONLY:
        return None
    return Finding(tier=Tier.T5, sign="injury", matched=f"pain {worst.pain}")


def _weight(entry: SaidDay) -> float:
    """The pain of a day; what changes movement or was worse next morning weighs most."""
    acts = entry.pain and (entry.pain_changes_movement or entry.worse_next_morning)
    return MOST if acts else entry.pain or 0


def _days(clauses: Sequence[Clause]) -> Iterator[DayTold]:
    """The days told of, in the order of the text."""
    for day in dict.fromkeys(clause.day for clause in clauses):
        if day:
            yield DayTold(day, [clause for clause in clauses if clause.day == day])


def _marks_of(text: str, today: date, units: Units) -> tuple[Mark, ...]:
    """Everything found, what is most certain first."""
    marks = Marks(text)
    mark_worse(marks)
    for found in find_dates(text, today):
        owned = 2 * text.startswith("'s", found.end)  # yesterday's run
        end = found.end + owned
        marks.add(
            Mark(what=What.DATE, start=found.start, end=end, day=found.day, word=found.words)
        )
    marks.take(_NO_REST, aside)
    marks.take(_REST, _rest)
    mark_scores(marks)
    mark_pains(marks)
    mark_efforts(marks)
    mark_measures(marks, units)
    mark_sports(marks)
    return marks.in_order()
