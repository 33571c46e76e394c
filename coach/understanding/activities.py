"""Marks of a day put together to activities."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Final

from coach.activity import Sport
from coach.understanding.clauses import Clause
from coach.understanding.entry import SaidActivity
from coach.understanding.marks import OF_ACTIVITY, Mark, What
from coach.understanding.numbers import tidy
from coach.understanding.speeds import plausible

_MEASURES: Final = frozenset({What.KM, What.DURATION})
_WITHOUT_DISTANCE: Final = frozenset({Sport.STRENGTH, Sport.MOBILITY, Sport.OTHER})


@dataclass(slots=True)
class Draft:
    """An activity being put together from marks."""

    sentence: int
    clauses: set[int] = field(default_factory=set)
    marks: dict[What, Mark] = field(default_factory=dict)
    rpes: list[Mark] = field(default_factory=list)
    repeated: list[Mark] = field(default_factory=list)
    """Marks that say again what is known: a run, and later that it was a run."""

    def has(self, *what: What) -> bool:
        return any(one in self.marks for one in what)

    @property
    def sport(self) -> Sport | None:
        mark = self.marks.get(What.SPORT)
        return mark.sport if mark else None

    @property
    def start(self) -> int:
        return min(mark.start for mark in self.marks.values())

    @property
    def real(self) -> bool:
        """Has a measure, or is told as something done."""
        return self.has(What.KM, What.DURATION) or (
            What.SPORT in self.marks and self.marks[What.SPORT].done
        )

    def all_marks(self) -> list[Mark]:
        """Every mark it explains; a sport the coach does not know stays in the note."""
        known = [m for m in self.marks.values() if m.sport is not Sport.OTHER]
        return [*known, *self.rpes, *self.repeated]

    def takes(self, mark: Mark, clause: int) -> bool:
        """Whether a mark may belong to this activity."""
        if mark.what is What.SPORT:
            return self._takes_sport(mark)
        if mark.what in self.marks:
            return False
        if mark.what is What.KM and self.sport in _WITHOUT_DISTANCE:
            return False
        return self._fits(mark) or clause in self.clauses

    def _takes_sport(self, mark: Mark) -> bool:
        mine = self.sport
        if mine is None:
            fits = mark.sport not in _WITHOUT_DISTANCE or What.KM not in self.marks
            return fits and self._speed_fits(mark.sport, self.marks)
        return mark.sport is not None and mark.sport.family == mine.family

    def _fits(self, mark: Mark) -> bool:
        return self._speed_fits(self.sport, {**self.marks, mark.what: mark})

    @staticmethod
    def _speed_fits(sport: Sport | None, marks: dict[What, Mark]) -> bool:
        """Whether distance and time, if both are said, make a human speed."""
        km, time = marks.get(What.KM), marks.get(What.DURATION)
        if not (km and time and km.number and time.duration):
            return True
        return sport is None or plausible(km.number, time.duration.over(km.number, sport), sport)

    def take(self, mark: Mark, clause: int) -> None:
        kept = self.marks.get(mark.what)
        if kept is None or _says_more(mark, kept):
            self.marks[mark.what] = mark
        if kept:
            self.repeated.append(mark)
        self.clauses.add(clause)


def _says_more(mark: Mark, kept: Mark) -> bool:
    """Trail run says more than run."""
    plain = {Sport.RUNNING, Sport.CYCLING, Sport.SWIMMING, Sport.WALKING}
    return mark.sport is not None and kept.sport in plain and mark.sport not in plain


def drafts_of(clauses: Sequence[Clause]) -> list[Draft]:
    """The activities of one day's clauses, in their order."""
    drafts: list[Draft] = []
    for index, clause in enumerate(clauses):
        if not clause.happened:
            continue
        for position, mark in enumerate(clause.marks):
            if mark.what in OF_ACTIVITY:
                _place(mark, index, clause, drafts, clause.marks[position + 1 :])
    return [draft for draft in drafts if draft.real]


def _place(
    mark: Mark, index: int, clause: Clause, drafts: list[Draft], rest: Sequence[Mark]
) -> None:
    """Puts a mark to the activity being told, or begins another one."""
    current = drafts[-1] if drafts else None
    if current and current.takes(mark, index) and not _begins(mark, index, current, rest):
        current.take(mark, index)
    elif mark.what not in {What.PULSE, What.ASCENT, What.PACE} or current is None:
        drafts.append(Draft(clause.sentence))
        drafts[-1].take(mark, index)


def _begins(mark: Mark, index: int, current: Draft, rest: Sequence[Mark]) -> bool:
    """A sport in a new clause with its own measures begins another activity if it must."""
    if index in current.clauses or not current.has(*_MEASURES):
        return False
    ahead = {mark.what, *(one.what for one in rest)}
    sports = [one.sport for one in (mark, *rest) if one.sport]
    conflict = bool(ahead & _MEASURES & set(current.marks))
    other = bool(sports) and current.sport is not None and sports[0] != current.sport
    lone = bool(sports) and sports[0] in _WITHOUT_DISTANCE and current.sport is None
    return conflict or (other and bool(ahead & _MEASURES)) or lone


def share_rpes(drafts: list[Draft], clauses: Sequence[Clause]) -> None:
    """Gives each RPE to the activity it stands beside, if that is exactly one.

    With one activity in the day it is that one; with several, the only one of its sentence, or
    the one it follows before another begins; an RPE after them all is the day's alone.
    """
    for index, clause in enumerate(clauses):
        for mark in clause.marks:
            owner = _beside(mark, index, clause, drafts) if mark.what is What.RPE else None
            if owner:
                owner.rpes.append(mark)


def _beside(mark: Mark, index: int, clause: Clause, drafts: list[Draft]) -> Draft | None:
    if len(drafts) == 1:
        return drafts[0]
    same = [draft for draft in drafts if draft.sentence == clause.sentence]
    if len(same) == 1:
        return same[0]
    close = [
        draft for draft in same if draft.clauses & {index, index - 1} and draft.start < mark.start
    ]
    later = any(draft.start > mark.start for draft in same)
    told = sum(1 for draft in same if draft.rpes)
    return close[-1] if close and (later or told == len(same) - 1) else None


def finished(drafts: Sequence[Draft]) -> Iterator[SaidActivity]:
    """The drafts as values; distance, time and pace complete one another."""
    for draft in drafts:
        km, seconds = _km_and_seconds(draft)
        yield SaidActivity(
            sport=draft.sport,
            km=km,
            duration_s=seconds,
            ascent_m=_number(draft, What.ASCENT),
            avg_hr=_whole(_number(draft, What.PULSE)),
            rpe=max((mark.number or 0 for mark in draft.rpes), default=None),
        )


def _number(draft: Draft, what: What) -> float | None:
    mark = draft.marks.get(what)
    return mark.number if mark else None


def _whole(value: float | None) -> int | None:
    return None if value is None else int(value)


def _km_and_seconds(draft: Draft) -> tuple[float | None, float | None]:
    km, pace = _number(draft, What.KM), _number(draft, What.PACE)
    mark = draft.marks.get(What.DURATION)
    seconds = mark.duration.over(km, draft.sport) if mark and mark.duration else None
    if pace and km and seconds is None:
        seconds = float(round(km * pace))
    elif pace and seconds and km is None:
        km = tidy(round(seconds / pace, 2))
    return km, seconds
