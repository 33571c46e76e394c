"""The person coached."""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from typing import NewType
from zoneinfo import ZoneInfo

AthleteId = NewType("AthleteId", int)


class Sex(StrEnum):
    """Which TRIMP and age-factor formulas hold."""

    FEMALE = "female"
    MALE = "male"


class Experience(StrEnum):
    """How long somebody has trained."""

    NOVICE = "novice"
    INTERMEDIATE = "intermediate"
    ADVANCED = "advanced"


class Discipline(StrEnum):
    """What an athlete trains for (an activity's sport is `activity.Sport`)."""

    RUNNING = "running"
    TRAIL = "trail"
    TRIATHLON = "triathlon"
    CYCLING = "cycling"
    HIKING = "hiking"


class RiskStyle(StrEnum):
    """How near the limits the athlete wants to train."""

    CONSERVATIVE = "conservative"
    BALANCED = "balanced"
    ADAPTIVE = "adaptive"
    AGGRESSIVE = "aggressive"


class Units(StrEnum):
    """How distances are typed and shown."""

    KM = "km"
    MI = "mi"


class HealthFlag(StrEnum):
    """A yes to one of the health questions."""

    HEART = "heart"
    DIABETES = "diabetes"
    KIDNEY = "kidney"
    ASTHMA = "asthma"
    PREGNANT = "pregnant"
    POSTPARTUM = "postpartum"
    PREVIOUS_STRESS_FRACTURE = "previous_stress_fracture"
    BETA_BLOCKERS = "beta_blockers"


class Stage(StrEnum):
    """The part of the season a day belongs to."""

    BASE = "base"
    BUILD = "build"
    SPECIFICITY = "specificity"
    TAPER = "taper"
    RECOVERY = "recovery"


@dataclass(frozen=True, slots=True, kw_only=True)
class Clearance:
    """A clinician's yes to training in spite of a health flag; `hard` if intensity too."""

    flag: HealthFlag
    on: date
    hard: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Athlete:
    """The person coached. Unknown is None; `health_flags` None means the questions are open."""

    time_zone: str
    name: str | None = None
    units: Units = Units.KM
    language: str = "en"
    sex: Sex | None = None
    birth_year: int | None = None
    experience: Experience | None = None
    sport: Discipline = Discipline.RUNNING
    resting_hr: int | None = None
    max_hr: int | None = None
    threshold_hr: int | None = None
    hr_zones: tuple[int, ...] | None = None
    """Lower bounds of zones 2, 3, 4, 5 in beats a minute, if the athlete set them."""
    weekly_km: float | None = None
    longest_recent_km: float | None = None
    tone: int = 50
    risk_style: RiskStyle = RiskStyle.BALANCED
    stage_override: Stage | None = None
    health_flags: tuple[HealthFlag, ...] | None = None
    clearances: tuple[Clearance, ...] = ()
    gave_birth_on: date | None = None
    equipment: tuple[str, ...] = ()
    hills: bool | None = None

    @property
    def zone(self) -> ZoneInfo:
        return ZoneInfo(self.time_zone)

    def today(self, moment: datetime) -> date:
        """The athlete's local date at an aware moment."""
        return moment.astimezone(self.zone).date()

    def has(self, flag: HealthFlag) -> bool:
        return flag in (self.health_flags or ())
