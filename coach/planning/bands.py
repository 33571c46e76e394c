"""What a week should look like in each part of the season: science §4.3."""

from dataclasses import dataclass
from datetime import date, timedelta

from coach.athlete import Stage
from coach.planning.racetable import RaceRow
from coach.planning.stage import Calendar

Span = tuple[float, float]


@dataclass(frozen=True, slots=True, kw_only=True)
class Band:
    """Ratios at a week's end, and how it is made up. None where nothing is asked."""

    name: str
    external: Span | None
    """Uncoupled external ratio."""
    divergence: Span | None
    """D from coupled ratios, as planned."""
    hard: int
    """Hard sessions at most."""
    easy_share: float
    """Of the minutes, at least."""


BASE = Band(
    name="base",
    external=(0.90, 1.25),  # coaching §3
    divergence=(-0.05, 0.08),
    hard=1,
    easy_share=0.85,
)
BUILD = Band(
    name="build", external=(0.95, 1.30), divergence=(-0.10, 0.05), hard=2, easy_share=0.78
)
SPECIFIC = Band(
    name="specific", external=(0.95, 1.25), divergence=(-0.10, 0.05), hard=2, easy_share=0.78
)
DELOAD = Band(
    name="deload", external=(0.60, 0.80), divergence=(-0.02, 0.15), hard=1, easy_share=0.85
)
TAPER_FIRST = Band(
    name="taper, first week",
    external=(0.60, 0.80),
    divergence=(-0.15, 0.02),
    hard=2,
    easy_share=0.70,
)
TAPER_LATER = Band(
    name="taper, later week",
    external=(0.45, 0.65),
    divergence=(-0.15, 0.02),
    hard=2,
    easy_share=0.70,
)
RACE_WEEK = Band(
    name="race week", external=(0.25, 0.55), divergence=(-0.15, 0.05), hard=1, easy_share=0.0
)
RECOVERY = Band(name="recovery", external=(0.10, 0.60), divergence=None, hard=0, easy_share=1.0)
RETURN = Band(name="return", external=None, divergence=None, hard=0, easy_share=1.0)

_OF_STAGE = {Stage.BASE: BASE, Stage.BUILD: BUILD, Stage.SPECIFICITY: SPECIFIC}


def band_of(calendar: Calendar, monday: date, *, deload: bool = False) -> Band:
    """The band of a week by its stage; the way back from a break (`RETURN`) is not known here."""
    stage = calendar.week(monday)
    if stage is Stage.RECOVERY:
        return RECOVERY
    if stage is not Stage.TAPER:
        return DELOAD if deload else _OF_STAGE[stage]
    if races_in(calendar, monday):
        return RACE_WEEK
    before = calendar.week(monday - timedelta(days=7))
    return TAPER_LATER if before is Stage.TAPER else TAPER_FIRST


def races_in(calendar: Calendar, monday: date) -> bool:
    """Whether the anchor race lies in a week."""
    anchor = calendar.anchor(monday)
    return anchor is not None and anchor.date <= monday + timedelta(days=6)


def long_share(run_days: int, row: RaceRow | None, stage: Stage) -> float:
    """The most of a week that its longest run may be (R15)."""
    if row is not None and row.is_ultra and stage is Stage.SPECIFICITY:
        return 0.50
    return {0: 0.50, 1: 0.50, 2: 0.50, 3: 0.50, 4: 0.40}.get(run_days, 0.35)


def long_minutes(row: RaceRow | None) -> float:
    """The most minutes a long run may last (R16); without a race, as for a half marathon."""
    if row is None:
        return 150.0
    limits = {"5k": 120.0, "10k": 120.0, "half marathon": 150.0, "marathon": 210.0, "50k": 300.0}
    return limits.get(row.name, 420.0)
