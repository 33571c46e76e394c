"""Claude's words for a week: each sentence checked, the planner's in place of one that fails."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from coach.availability import Weekday
from coach.planning.offer import Offer
from coach.planning.reasons import reasons_of
from coach.planning.words import Words, words_of
from coach.program import Day, Reason
from prompts.sentences import sentence, sentences

REASON = "claude"
"""Stands for a rule's id in the reasons that Claude gives."""

SUMMARY = 2
"""Sentences of a week's summary."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Worded:
    """The texts of a week, and what was put in place of Claude's."""

    words: Words
    reasons: tuple[Reason, ...]
    replaced: tuple[str, ...]


def worded(
    offered: Offer, days: Sequence[Day], whys: Mapping[Weekday, str], summary: str
) -> Worded:
    """Claude's summary and reasons as far as they may be said."""
    own = words_of(offered.known, offered.bounds, days)
    text, replaced = _summary(summary, own.week_summary)
    reasons: list[Reason] = []
    for day in offered.days:
        said = sentence(whys.get(day.bounds.weekday, ""))
        if said.text is not None:
            reasons.append(Reason(rule=REASON, day=day.bounds.date, text=said.text))
        elif said.fault:
            reasons += _instead(offered, days, day.bounds.date.weekday())
            replaced.append(f"the reason for {day.bounds.date:%A} ({said.fault})")
    return Worded(
        words=replace(own, week_summary=text),
        reasons=tuple(reasons),
        replaced=tuple(replaced),
    )


def _summary(text: str, own: str) -> tuple[str, list[str]]:
    """Sentence by sentence; where one may not be said, the planner's at the same place."""
    ours, replaced = list(sentences(own, SUMMARY)), []
    held: list[str] = []
    for place, part in enumerate(sentences(text, SUMMARY)):
        said = sentence(part)
        if said.text is None:
            replaced.append(f"a sentence of the summary ({said.fault})")
        spare = ours[place] if place < len(ours) else None
        held += [kept for kept in (said.text or spare,) if kept is not None]
    return " ".join(held) or own, replaced


def _instead(offered: Offer, days: Sequence[Day], place: int) -> list[Reason]:
    """What the planner says of the day; what the workout is for, if it says nothing."""
    day = days[place]
    if any(reason.day == day.date for reason in reasons_of(offered.known, offered.bounds, days)):
        return []
    focus = next((workout.key_focus for workout in day.workouts if workout.key_focus), "")
    return [Reason(rule=REASON, day=day.date, text=focus)] if focus else []
