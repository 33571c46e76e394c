"""A workout before it has a day: what it is for, how it is done, how it grows."""

from dataclasses import dataclass, field
from enum import StrEnum

from coach.activity import Sport
from coach.athlete import Experience, Stage
from coach.planning.library.effort import is_hard, total_minutes, zone_minutes
from coach.planning.library.parts import Part
from coach.program import HARD_TYPES, WorkoutType


class Role(StrEnum):
    """What a workout does in a week, whatever the sport."""

    EASY = "easy"
    LONG = "long"
    HARD = "hard"
    SUPPORT = "support"


class Occasion(StrEnum):
    """When a workout is meant at all."""

    TRAINING = "training"
    RACE_WEEK = "race_week"
    BRICK = "brick"
    """A ride and the run straight after it."""
    RETURN = "return"
    """Walking and walk-jog after time off."""
    LIMITED = "limited"
    """All that a health limit leaves: 30 minutes at RPE 3 or less."""


class Terrain(StrEnum):
    """Where a workout is best done."""

    FLAT = "flat"
    HILLY = "hilly"
    TRAIL = "trail"
    TRACK = "track"
    ANY = "any"


class Equipment(StrEnum):
    """What a workout cannot do without."""

    POLES = "poles"
    HEADLAMP = "headlamp"
    DUMBBELLS = "dumbbells"
    GYM = "gym"
    BAND = "band"
    ROLLER = "roller"
    PACK = "pack"


LADDER = (Experience.NOVICE, Experience.INTERMEDIATE, Experience.ADVANCED)

EVERY = frozenset(Stage)
LOADING = frozenset({Stage.BASE, Stage.BUILD, Stage.SPECIFICITY})
SHARP = frozenset({Stage.BUILD, Stage.SPECIFICITY})
SPECIFIC = frozenset({Stage.SPECIFICITY})
NEAR_RACE = frozenset({Stage.TAPER})
NOT_RECOVERY = LOADING | NEAR_RACE

RUN = (Sport.RUNNING, Sport.TRAIL_RUNNING, Sport.TREADMILL)
OUTDOOR_RUN = (Sport.RUNNING, Sport.TRAIL_RUNNING)
TRAIL_RUN = (Sport.TRAIL_RUNNING,)

SHORT_RACE = (0.0, 14.5)  # equivalent flat km, half way by ratio between two rows of racetable
HALF = (14.5, 29.8)
MARATHON = (29.8, 45.9)
ULTRA = (45.9, 1000.0)
HALF_OR_MARATHON = (14.5, 45.9)
HALF_OR_LONGER = (14.5, 1000.0)
MARATHON_OR_LONGER = (29.8, 1000.0)


@dataclass(frozen=True, slots=True, kw_only=True)
class Template:
    """A workout of the library. `shortest` and `longest` are minutes, computed from its parts.

    `experience` is the least an athlete needs, `experience_to` the most it still serves; `race_km`
    the equivalent flat kilometres of the races it is specific to (None: any, and none).
    """

    code: str
    workout_type: WorkoutType
    role: Role
    sports: tuple[Sport, ...]
    title: str
    """May hold {times}, {work}, {rest}, {block}, {km}, filled from the scaled steps."""
    purpose: str
    how_to: str
    indoor: str
    parts: tuple[Part, ...]
    rpe: float
    family: str
    level: int = 1
    stages: frozenset[Stage] = EVERY
    experience: Experience = Experience.NOVICE
    experience_to: Experience = Experience.ADVANCED
    terrain: Terrain = Terrain.ANY
    needs_hills: bool = False
    equipment: frozenset[Equipment] = frozenset()
    occasion: Occasion = Occasion.TRAINING
    race_km: tuple[float, float] | None = None
    shortest: float = field(init=False, compare=False)
    longest: float = field(init=False, compare=False)
    hard: bool = field(init=False, compare=False)
    """Counts as a Hard day at every length, by its kind or by its minutes."""

    def __post_init__(self) -> None:
        least = tuple(part.at(part.low) for part in self.parts)
        most = tuple(part.at(part.high) for part in self.parts)
        hard = self.workout_type in HARD_TYPES or is_hard(zone_minutes(least))
        object.__setattr__(self, "shortest", total_minutes(least))
        object.__setattr__(self, "longest", total_minutes(most))
        object.__setattr__(self, "hard", hard)

    def suits(self, athlete: Experience) -> bool:
        """Whether an athlete of that experience is neither too new nor too far for it."""
        least, most = LADDER.index(self.experience), LADDER.index(self.experience_to)
        return least <= LADDER.index(athlete) <= most

    def within(self, minutes: float) -> float | None:
        """The longest it can be in the minutes there are, in half minutes; None if too few."""
        if minutes < self.shortest:
            return None
        return int(min(minutes, self.longest) * 2) / 2
