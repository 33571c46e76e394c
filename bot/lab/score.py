"""What a life says about the coach: counts and lists, and the figures worked out from them."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from statistics import mean, median

REACHED = 0.98
"""So near to a race's need counts as there."""


@dataclass(slots=True)
class Score:
    """Of one athlete, or of many added up."""

    programs: int = 0
    blocks: int = 0
    warns: int = 0
    availability_breaches: int = 0
    weeks_without_program: int = 0
    forced_raises: int = 0
    spacing: int = 0
    detrained: int = 0
    """Three falling weeks in a row, deloads, taper, recovery, illness and days away skipped."""
    withered: int = 0
    """The same where what is skipped ends a row, and no week falls that keeps the level done."""
    in_band: list[bool] = field(default_factory=list)
    """Loading weeks in the stage's band."""
    said_in_band: list[bool] = field(default_factory=list)
    """The same by what was known when they were said: that day counted as planned."""
    done_in_band: list[bool] = field(default_factory=list)
    tapers_in_row: list[bool] = field(default_factory=list)
    taper_shares: list[float] = field(default_factory=list)
    days_to_change: list[int] = field(default_factory=list)
    staged_right: list[bool] = field(default_factory=list)
    model_errors: list[float] = field(default_factory=list)
    adherence_errors: list[float] = field(default_factory=list)
    recomputed_off: list[float] = field(default_factory=list)
    inside_forecast_band: list[bool] = field(default_factory=list)
    week_jumps: list[float] = field(default_factory=list)
    run_jumps: list[float] = field(default_factory=list)
    peak_week: list[float] = field(default_factory=list)
    peak_long: list[float] = field(default_factory=list)
    planned_week: list[float] = field(default_factory=list)
    planned_long: list[float] = field(default_factory=list)
    """Against the race's need, where time and free minutes allowed to reach it."""
    followed_long: list[float] = field(default_factory=list)
    """Of `planned_long`, where they did so after the last week of which much was missed, too."""
    easy_shares: list[float] = field(default_factory=list)
    rules: dict[str, int] = field(default_factory=dict)
    seconds: float = 0.0

    def add(self, other: "Score") -> None:
        """Adds another athlete's counts to these."""
        for name in self.__slots__:
            mine, theirs = getattr(self, name), getattr(other, name)
            if isinstance(mine, dict):
                for key, number in theirs.items():
                    mine[key] = mine.get(key, 0) + number
            else:
                setattr(self, name, mine + theirs)

    def row(self) -> dict[str, float | int | None]:
        """The figures: first those of the outside interface (product §8), then more."""
        return {
            "blocks": self.blocks,
            "warns": self.warns,
            "availability_breaches": self.availability_breaches,
            "weeks_without_program": self.weeks_without_program,
            "in_band_share": share(self.in_band),
            "taper_in_row_share": share(self.tapers_in_row),
            "days_to_change_max": max(self.days_to_change, default=0),
            "model_error_median": middle(self.model_errors),
            "model_error_p90": quantile(self.model_errors, 0.9),
            "adherence_error_median": middle(self.adherence_errors),
            "adherence_error_p90": quantile(self.adherence_errors, 0.9),
            "recomputed_off_max": max(self.recomputed_off, default=None),
            "inside_forecast_band_share": share(self.inside_forecast_band),
            "programs": self.programs,
            "warns_per_program": self.warns / self.programs if self.programs else None,
            "longest_week_jump": max(self.week_jumps, default=None),
            "longest_run_jump": max(self.run_jumps, default=None),
            "loading_weeks": len(self.in_band),
            "said_in_band_share": share(self.said_in_band),
            "done_in_band_share": share(self.done_in_band),
            "tapers": len(self.tapers_in_row),
            "taper_share_median": middle(self.taper_shares),
            "peak_week_against_need": middle(self.peak_week),
            "peak_long_against_need": middle(self.peak_long),
            "planned_week_against_need": middle(self.planned_week),
            "planned_long_against_need": middle(self.planned_long),
            "peak_week_reached_share": share([v >= REACHED for v in self.planned_week]),
            "peak_long_reached_share": share([v >= REACHED for v in self.planned_long]),
            "peak_long_reached_share_followed": share([v >= REACHED for v in self.followed_long]),
            "peaks": len(self.planned_long),
            "peaks_followed": len(self.followed_long),
            "easy_share": mean(self.easy_shares) if self.easy_shares else None,
            "spacing_breaches": self.spacing,
            "staged_right_share": share(self.staged_right),
            "forced_raises": self.forced_raises,
            "detrained": self.detrained,
            "withered": self.withered,
            "programs_per_second": self.programs / self.seconds if self.seconds else None,
        }


def share(values: Sequence[bool]) -> float | None:
    return sum(values) / len(values) if values else None


def middle(values: Iterable[float]) -> float | None:
    held = list(values)
    return median(held) if held else None


def quantile(values: Sequence[float], part: float) -> float | None:
    held = sorted(values)
    return held[min(len(held) - 1, int(part * len(held)))] if held else None
