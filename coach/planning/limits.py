"""Who may be trained, and how far: age, pregnancy, and the health questions."""

from dataclasses import dataclass
from datetime import date, timedelta

from coach.athlete import Athlete, HealthFlag
from coach.planning.cap import FREE, GENTLE, Cap
from coach.planning.racetable import MARATHON_KM, OLDER_FROM, equivalent_km
from coach.race import RaceGoal

ADULT = 18
"""Under it no marathon, and no more hours a week than years (AAP, AMSSM, IMMDA; science §4.7)."""

YOUNGEST = 16
"""Under sixteen the coach declines (coaching §7)."""

MASTERS_FROM = 50
"""2:1 weeks from here on (science §4.7)."""

GENTLE_MINUTES = 30
GENTLE_RPE = 3
"""Walking or mobility, this long and this easy, is all a limited body gets (coaching §7)."""

AFTER_BIRTH = timedelta(weeks=12)

RISKY = (HealthFlag.HEART, HealthFlag.DIABETES, HealthFlag.KIDNEY)
"""Known disease: no training without a clinician's yes (ACSM screening, science §7)."""

BEARING = (HealthFlag.PREGNANT, HealthFlag.POSTPARTUM)


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """What age and health allow on a day, before any state or verdict."""

    age: int | None
    """Years reached this calendar year: what limits on the old go by."""
    young_age: int | None
    """Years surely reached: what limits on the young go by."""
    cap: Cap
    hours: float | None
    """Hours of training a week at most."""
    races: bool
    """Whether racing is possible at all; `allows` also knows distances."""

    @property
    def minor(self) -> bool:
        return self.young_age is not None and self.young_age < ADULT

    @property
    def masters(self) -> bool:
        return self.age is not None and self.age >= MASTERS_FROM

    @property
    def older(self) -> bool:
        return self.age is not None and self.age >= OLDER_FROM

    def allows(self, race: RaceGoal, athlete: Athlete) -> bool:
        """Whether this race may be trained for."""
        if not self.races:
            return False
        km = equivalent_km(race, athlete.sport)
        return not (self.minor and km is not None and km >= MARATHON_KM - 0.2)


def too_young(athlete: Athlete, today: date) -> bool:
    """Whether the coach must decline; in the year of the sixteenth birthday the tap decides."""
    return athlete.birth_year is not None and today.year - athlete.birth_year < YOUNGEST


def limits(athlete: Athlete, today: date) -> Limits:
    """What an athlete's age and health answers allow; an open question keeps hard days off."""
    age = None if athlete.birth_year is None else today.year - athlete.birth_year
    young_age = None if age is None else age - 1
    health = _health(athlete, today)
    minor = young_age is not None and young_age < ADULT
    return Limits(
        age=age,
        young_age=young_age,
        cap=health & _unanswered(athlete),
        hours=float(young_age) if minor and young_age is not None else None,
        races=health.hard,
    )


def cleared(athlete: Athlete, flag: HealthFlag, today: date) -> bool | None:
    """Whether a clinician said yes to training with a flag: True for hard too, None for no yes.

    A yes from before the birth says nothing about the time after it.
    """
    born = athlete.gave_birth_on if flag is HealthFlag.POSTPARTUM else None
    said = [
        clearance.hard
        for clearance in athlete.clearances
        if clearance.flag is flag and (born or date.min) <= clearance.on <= today
    ]
    return any(said) if said else None


def _health(athlete: Athlete, today: date) -> Cap:
    cap = FREE
    for flag in RISKY:
        if athlete.has(flag):
            cap &= _disease(athlete, flag, today)
    for flag in BEARING:
        if athlete.has(flag) or (flag is HealthFlag.POSTPARTUM and _gave_birth(athlete, today)):
            cap &= _bearing(athlete, flag, today)
    return cap


def _disease(athlete: Athlete, flag: HealthFlag, today: date) -> Cap:
    clearance = cleared(athlete, flag, today)
    if clearance is None:
        return _GENTLE.because(
            "R02",
            f"You said yes to {flag.value}: until a doctor has cleared you I plan gentle walking "
            "or mobility only.",
        )
    if clearance:
        return FREE
    return Cap(hard=False).because(
        "R02", f"Your clearance for {flag.value} does not name hard efforts, so I leave them out."
    )


def _bearing(athlete: Athlete, flag: HealthFlag, today: date) -> Cap:
    """Pregnancy and the weeks after birth: gentle with a clearance, otherwise nothing planned."""
    clearance = cleared(athlete, flag, today)
    if flag is HealthFlag.POSTPARTUM and _long_ago(athlete, today):
        return FREE if clearance is not None else _GENTLE.because("R02", _ASK_AFTER_BIRTH)
    if clearance is None:
        return Cap(rest=True, running=False, hard=False).because("R02", _ASK_FIRST)
    return _GENTLE.because("R02", _WALKS_ONLY)


def _gave_birth(athlete: Athlete, today: date) -> bool:
    """A date says it, whatever the health questions were answered with."""
    birth = athlete.gave_birth_on
    return birth is not None and timedelta(0) <= today - birth <= AFTER_BIRTH


def _long_ago(athlete: Athlete, today: date) -> bool:
    birth = athlete.gave_birth_on
    return birth is not None and today - birth > AFTER_BIRTH


def _unanswered(athlete: Athlete) -> Cap:
    if athlete.birth_year is None:
        return Cap(hard=False).because("R02", "Hard days wait until I know how old you are.")
    if athlete.health_flags is None:
        return Cap(hard=False).because(
            "R02", "Hard days wait until you have answered the health questions."
        )
    return FREE


_GENTLE = Cap(
    running=False,
    hard=False,
    growth=False,
    minutes=GENTLE_MINUTES,
    rpe=GENTLE_RPE,
    sports=GENTLE,
)
_ASK_FIRST = "Before I plan anything, please ask your midwife or doctor whether training is fine."
_WALKS_ONLY = (
    "For now I plan gentle walking or mobility only, up to 30 minutes; "
    "more is for your midwife or doctor to say."
)
_ASK_AFTER_BIRTH = (
    "Until your midwife or doctor has cleared you I plan gentle walking or mobility only."
)
