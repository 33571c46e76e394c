"""Why a week came out other than forecast: one cause, the weightiest, in a few words."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from coach.activity import Activity
from coach.load.external import total_km
from coach.planning.compliance import Followed, Outcome
from coach.planning.forecast import planned_day
from coach.planning.setbacks import Setback

NEAR = 0.03
"""A ratio this near to its forecast was forecast right: no narrower band is ever shown."""

NOTICED = 0.02
"""A smaller difference of speed explains nothing."""

REASONS = {
    "physical": "your body said no",
    "life": "life came between",
    "weather": "the weather",
    "plan": "it did not suit you",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Gaps:
    """The three ratios of a week's end, and all that may lie between them."""

    predicted: float | None
    model: float | None
    actual: float | None
    kept: Sequence[Followed]
    speed: float
    """Load a minute against what was reckoned with."""
    changed_km: float
    """What changes on the way took from the week, or added to it."""
    extra: Sequence[Activity]
    setback: Setback | None
    """What the week does to the next one."""


def cause_of(gaps: Gaps) -> str:
    """A clause that follows "forecast …, happened …"."""
    if gaps.predicted is None or gaps.actual is None:
        return _then(_sessions(gaps.kept), gaps)
    if abs(gaps.actual - gaps.predicted) <= NEAR:
        return _then("it went as forecast", gaps)
    model = 0.0 if gaps.model is None else gaps.model - gaps.predicted
    followed = gaps.actual - (gaps.predicted if gaps.model is None else gaps.model)
    if abs(model) > abs(followed):
        return _then(_model(gaps), gaps)
    return _then(_followed(gaps, more=followed > 0), gaps)


def _then(cause: str, gaps: Gaps) -> str:
    """What it changes: only the body's reasons and repeated misses do."""
    if any(one.outcome is Outcome.OPEN for one in gaps.kept):
        cause += " (today’s session counted as planned)"
    if gaps.setback is not None:
        return f"{cause}, so the coming week is smaller"
    missed = any(one.outcome is Outcome.MISSED for one in gaps.kept)
    return f"{cause}; nothing has to be made up" if missed else cause


def _model(gaps: Gaps) -> str:
    if abs(gaps.speed - 1) < NOTICED:
        return "because training of the weeks before was recorded later"
    way = "more" if gaps.speed > 1 else "less"
    share = abs(gaps.speed - 1)
    return (
        f"because you cover {share:.0%} {way} in a minute than I reckoned with, "
        "and from now on I reckon with it"
    )


def _followed(gaps: Gaps, *, more: bool) -> str:
    """The weightiest difference between plan and training in the direction of the gap."""
    causes = [
        (gaps.changed_km, "because the plan was changed on the way"),
        (_extra_km(gaps.extra), f"because of {_extra(gaps.extra)} beside the plan"),
        *(_of(gaps.kept, outcome, says) for outcome, says in _SAYS.items()),
    ]
    able = [(abs(km), text) for km, text in causes if km and (km > 0) is more]
    return max(able)[1] if able else "with many small differences to the plan"


def _of(
    kept: Sequence[Followed], outcome: Outcome, says: Callable[[Sequence[Followed]], str]
) -> tuple[float, str]:
    found = [one for one in kept if one.outcome is outcome]
    return (sum(map(_difference, found)), says(found)) if found else (0.0, "")


def _difference(one: Followed) -> float:
    done = 0.0 if one.activity is None else total_km(one.activity) or 0.0
    return done - planned_day(one.day, (one.workout,), skipped=True).external_total


def _missed(found: Sequence[Followed]) -> str:
    if not all(one.told for one in found):
        return f"because nothing is on record for {_names(found)}"
    reasons = {REASONS[one.reason] for one in found if one.reason in REASONS}
    why = f" ({reasons.pop()})" if len(reasons) == 1 else ""
    verb = "was" if len(found) == 1 else "were"
    return f"because {_names(found)} {verb} left out{why}"


def _shortened(found: Sequence[Followed]) -> str:
    return f"because {_names(found)} came out shorter"


def _harder(found: Sequence[Followed]) -> str:
    return f"because {_names(found)} came out longer or harder"


def _easier(found: Sequence[Followed]) -> str:
    return f"because {_names(found)} came out easier"


def _swapped(found: Sequence[Followed]) -> str:
    verb = "was" if len(found) == 1 else "were"
    return f"because {_names(found)} {verb} swapped for another sport"


def _done(_: Sequence[Followed]) -> str:
    return "with every session a little off its length"


_SAYS: dict[Outcome, Callable[[Sequence[Followed]], str]] = {
    Outcome.MISSED: _missed,
    Outcome.SHORTENED: _shortened,
    Outcome.HARDER: _harder,
    Outcome.EASIER: _easier,
    Outcome.SWAPPED: _swapped,
    Outcome.DONE: _done,
}

NAMED = 2
"""More sessions are counted, not named."""


def _names(found: Sequence[Followed]) -> str:
    if len(found) > NAMED:
        return f"{len(found)} sessions"
    titles = [f"{one.day:%A}’s {one.workout.title or one.workout.workout_type}" for one in found]
    return " and ".join(titles)


def _sessions(kept: Sequence[Followed]) -> str:
    over = [one for one in kept if one.outcome is not Outcome.OPEN]
    done = sum(one.outcome is not Outcome.MISSED for one in over)
    if not over:
        return "no session was due"
    return f"{done} of {len(over)} sessions done"


def _extra_km(extra: Sequence[Activity]) -> float:
    return sum(total_km(activity) or 0.0 for activity in extra)


def _extra(extra: Sequence[Activity]) -> str:
    count = len(extra)
    return f"{count} session{'s' if count > 1 else ''}" if count else "nothing"
