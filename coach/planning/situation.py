"""What the verdict of a day looks at."""

from dataclasses import dataclass
from datetime import date

from coach.load.metrics import Gate
from coach.load.styles import Style
from coach.planning.facts import Facts
from coach.planning.pain import Pain
from coach.planning.returning import Break
from coach.planning.signs import Sign
from coach.race import RaceGoal
from coach.state import ReturnStage, State, StateKind


@dataclass(frozen=True, slots=True, kw_only=True)
class Situation:
    """What the table looks at. Ratios are coupled; None where they are unknown."""

    day: date
    style: Style
    gate: Gate = Gate.ALL
    stopped: bool = False
    bone: bool = False
    """The red flag is T2b: other tiers stop everything, this one running."""
    state: State | None = None
    pain: Pain | None = None
    race: RaceGoal | None = None
    days_since_rest: int = 0
    residual: float | None = None
    signs: tuple[Sign, ...] = ()
    external: float | None = None
    internal: float | None = None
    way_back: Break | None = None
    resting: bool = False
    """Taper, deload or recovery: a low ratio is meant."""
    silent_days: int = 0
    """Dates before today, up to yesterday, of which nobody said anything."""

    @property
    def ratios_count(self) -> bool:
        """Under 28 days no rule fires on a ratio (coaching §1)."""
        return self.gate in {Gate.ACWR, Gate.ALL}

    @property
    def falling(self) -> bool:
        return Sign.FALLING in self.signs


def situation(facts: Facts) -> Situation:
    """The facts as the table needs them."""
    races = [race for race in facts.calendar.races if race.date == facts.today]
    metrics = facts.readings.metrics
    return Situation(
        day=facts.today,
        style=facts.readings.style,
        gate=facts.readings.gate,
        stopped=facts.body.stopped,
        bone=facts.body.bone,
        state=_state(facts.body.states),
        pain=facts.body.pain,
        race=min(races, key=lambda race: race.priority, default=None),
        days_since_rest=facts.days_since_rest,
        residual=facts.readings.residual,
        signs=facts.signs,
        external=metrics.acwr_external,
        internal=metrics.acwr_internal,
        way_back=facts.body.way_back_today,
        resting=facts.resting,
        silent_days=_silent_days(facts),
    )


def _silent_days(facts: Facts) -> int:
    known = facts.readings.series.last_known
    return 0 if known is None else max(0, (facts.today - known).days - 1)


def _state(states: tuple[State, ...]) -> State | None:
    """Of several open states the strictest: the earliest step."""
    found = [state for state in states if state.kind in _HELD]
    return min(found, key=lambda s: (_STEPS.index(s.stage), _HELD.index(s.kind)), default=None)


_STEPS = tuple(ReturnStage)
_HELD = (StateKind.SICK, StateKind.INJURED, StateKind.RETURNING)
