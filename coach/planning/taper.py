"""How load falls before a race and stays low after it, day by day."""

from dataclasses import dataclass
from datetime import date, timedelta

from coach.athlete import Stage
from coach.planning.racetable import RaceRow
from coach.planning.stage import Calendar, Recovering

FINAL = 7
"""The days before a race that §4.1 and R17 look at."""

R17_FINAL = (0.25, 0.60)
R17_FOURTEEN = 0.65
R17_BLOCK = 0.80
"""Of T4: the final seven days, a week of the final fourteen, what to never exceed (R17)."""

BEFORE = {7: (), 10: (0.75,), 14: (0.62,), 18: (0.60, 0.76), 21: (0.60, 0.76)}
"""By the length of a taper in days: the share of T4 of the second and third week before the race,
so that each week is lower than the one before (Smyth 2021) and the last two together stay under
R17's 0.65."""

AFTER_LONG = (0.22, 0.38, 0.48)
AFTER_SHORT = (0.35, 0.35, 0.50)
"""Of T4 after a race: its first week, the other easy-only days, the rest until the first hard one
(recovery band 0.10-0.60, science §4.3); long is a marathon and more."""

UNDATED_TAPER = 0.70
UNDATED_RECOVERY = 0.50
"""Of the last three weeks where the athlete set the stage and no race gives the days."""

LAST_LONG_SHARE = 0.64
"""The longest run of the final seven days, of the peak long run (R18: 60-65 %)."""

LAST_LONG_MARATHON_MIN = 90.0
"""In the week before a marathon none lasts longer (R18)."""

LAST_LONG_OF_WINDOW = 0.45
"""Nor takes more than this of what the final seven days may hold together (proposal)."""


def final_share(row: RaceRow) -> float:
    """What the final seven days should hold of T4: the middle of the row, inside R17."""
    low, high = row.final_share
    return (max(low, R17_FINAL[0]) + min(high, R17_FINAL[1])) / 2


def share_before(row: RaceRow, days: int) -> float | None:
    """The share of a peak day's load, so many days before a race; None: not in the taper yet."""
    if days <= 0:
        return 0.0
    if days > row.taper_days:
        return None
    if days <= FINAL:
        return final_share(row)
    return BEFORE[row.taper_days][(days - 1) // FINAL - 1]


def share_after(recovery: Recovering, day: date) -> float:
    """The share of a peak day's load, in the recovery from a race."""
    first, easy, rest = AFTER_LONG if recovery.row.is_marathon else AFTER_SHORT
    if day > recovery.easy_until:
        return rest
    return first if (day - recovery.race.date).days <= FINAL else easy


@dataclass(frozen=True, slots=True, kw_only=True)
class Share:
    """What a day may hold: a share of a seventh of T4, or of a seventh of the last three weeks."""

    of: float
    peak: bool


def day_share(calendar: Calendar, day: date) -> Share | None:
    """What taper and recovery leave of a day; None on any other day.

    A stage set by hand has no race to count from, so it goes by the last three weeks.
    """
    stage = calendar.stage(day)
    if stage is Stage.RECOVERY:
        recovery = calendar.recovering(day)
        return (
            Share(of=UNDATED_RECOVERY, peak=False) if recovery is None else _after(recovery, day)
        )
    if stage is not Stage.TAPER:
        return None
    anchor = calendar.anchor(day)
    share = None
    if anchor is not None:
        share = share_before(calendar.row(anchor), (anchor.date - day).days)
    return Share(of=UNDATED_TAPER, peak=False) if share is None else Share(of=share, peak=True)


def _after(recovery: Recovering, day: date) -> Share:
    return Share(of=share_after(recovery, day), peak=True)


@dataclass(frozen=True, slots=True, kw_only=True)
class Window:
    """The final seven days before the anchor, as far as a week touches them. Loads in km."""

    race: date
    start: date
    end: date
    """The day before the race."""
    low_km: float
    target_km: float
    high_km: float
    """What all seven days together may hold: the row's range inside R17."""
    before_km: float
    """Already held by days of the week before."""
    here_km: float
    """What the part that lies in this week should hold."""
    longest_km: float
    """No run of these days is longer."""
    longest_minutes: float | None

    def covers(self, day: date) -> bool:
        return self.start <= day <= self.end


def window_days(race: date) -> tuple[date, date]:
    """The first and the last of the final seven days."""
    return race - timedelta(days=FINAL), race - timedelta(days=1)
