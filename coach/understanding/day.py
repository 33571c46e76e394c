"""One day of a text: its marks as the values of an entry."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Final

from coach.understanding.activities import Draft, drafts_of, finished, share_rpes
from coach.understanding.clauses import Clause, is_fact
from coach.understanding.entry import SaidDay
from coach.understanding.marks import Mark, What
from coach.understanding.pains import WORSE_THEN

_FLAGS: Final = re.IGNORECASE | re.ASCII | re.VERBOSE

_MOVES_OTHERWISE = re.compile(
    r"\b(?:limp(?:ed|ing|s)?|hobbl\w{1,4}|affects[ ](?:how[ ]i[ ](?:move|run|walk)|my[ ]stride)"
    r"|(?:chang|alter)\w{1,3}[ ](?:how[ ]i[ ](?:move|run|walk)|my[ ](?:gait|stride|form))"
    r"|can'?t[ ]walk[ ]normally)\b",
    _FLAGS,
)
_NO_LIMP = re.compile(
    r"\b(?:no|not|without|didn'?t|don'?t|isn'?t|doesn'?t|never)[ ](?:\w+[ ]){0,2}$", _FLAGS
)
_WORSE = re.compile(WORSE_THEN, _FLAGS)
_NO_WORSE = re.compile(
    r"(?:\b(?:no|not|never)|n'?t)[ ](?:any[ ]|much[ ]|felt[ ]|been[ ])*$", _FLAGS
)
_LOOKBACK: Final = 40


@dataclass(frozen=True)
class DayTold:
    """The clauses of a text that tell of one day."""

    date: date
    clauses: Sequence[Clause]

    @cached_property
    def drafts(self) -> list[Draft]:
        drafts = drafts_of(self.clauses)
        share_rpes(drafts, self.clauses)
        return drafts

    @cached_property
    def facts(self) -> list[Mark]:
        """Marks that tell of something that was, in order."""
        return [m for clause in self.clauses for m in clause.marks if is_fact(m, clause)]

    def entry(self, text: str) -> SaidDay | None:
        """The day as values; None if it told nothing."""
        pain = self._worst_pain()
        entry = SaidDay(
            date=self.date,
            activities=tuple(finished(self.drafts)),
            rpe=max(self._numbers(What.RPE), default=None),
            energy=self._last(What.ENERGY),
            pain=None if pain is None or pain.number is None else int(pain.number),
            pain_where=pain.part if pain else None,
            pain_side=pain.side if pain else None,
            sleep=self._last(What.SLEEP),
            soreness=self._last(What.SORENESS),
            rest_day=True if any(self._all(What.REST)) else None,
            resting_hr=self._last(What.RESTING_PULSE),
            pain_changes_movement=moves_otherwise(text) or None,
            worse_next_morning=(pain is not None and pain.number != 0 and worse(text)) or None,
        )
        return entry if self.spans() else None

    def spans(self) -> list[tuple[int, int]]:
        """The places in the text that the entry explains."""
        used = [(m.start, m.end) for draft in self.drafts for m in draft.all_marks()]
        facts = [m for m in self.facts if m.what in _SCORES]
        if not used and not facts:
            return []
        dates = [m for clause in self.clauses for m in clause.marks if m.what is What.DATE]
        return sorted({*used, *((m.start, m.end) for m in (*facts, *dates))})

    def _all(self, what: What) -> Iterator[Mark]:
        return (mark for mark in self.facts if mark.what is what)

    def _numbers(self, what: What) -> list[float]:
        return [mark.number for mark in self._all(what) if mark.number is not None]

    def _last(self, what: What) -> int | None:
        numbers = self._numbers(what)
        return int(numbers[-1]) if numbers else None

    def _worst_pain(self) -> Mark | None:
        """The highest figure, and a place said without one if the figure has none."""
        pains = list(self._all(What.PAIN))
        scored = [mark for mark in pains if mark.number is not None]
        placed = next((mark for mark in pains if mark.number is None), None)
        worst = max(scored, key=lambda mark: mark.number or 0, default=None)
        if worst is None or (worst.number == 0 and placed):
            return placed
        return worst if worst.part or not worst.number or not placed else _at(worst, placed)


def _at(worst: Mark, placed: Mark) -> Mark:
    """The figure of one mark with the place of another: "pain 3, knee sore"."""
    return Mark(
        what=What.PAIN,
        start=worst.start,
        end=worst.end,
        number=worst.number,
        part=placed.part,
        side=placed.side,
    )


_SCORES: Final = frozenset(
    {
        What.RPE,
        What.ENERGY,
        What.PAIN,
        What.SLEEP,
        What.SORENESS,
        What.REST,
        What.RESTING_PULSE,
    }
)


def moves_otherwise(text: str) -> bool:
    """Whether something changes how the athlete moves: limping, another stride."""
    return _said(text, _MOVES_OTHERWISE, _NO_LIMP)


def worse(text: str) -> bool:
    """Whether something grew worse overnight."""
    return _said(text, _WORSE, _NO_WORSE)


def _said(text: str, words: re.Pattern[str], denied: re.Pattern[str]) -> bool:
    return any(
        not denied.search(text[max(0, match.start() - _LOOKBACK) : match.start()])
        for match in words.finditer(text)
    )
