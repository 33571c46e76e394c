"""What a life says about the coach: the rows of the score table."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from statistics import mean, median

from bot.lab.life import START, Diary
from coach.athlete import Stage
from coach.dossier import Dossier
from coach.load.external import external
from coach.planning.bands import band_of
from coach.planning.history import BY_TOTAL
from coach.planning.racetable import RaceRow, row_of
from coach.planning.season import season
from coach.planning.stage import Calendar
from coach.program import Program
from coach.race import Priority

WEEK = timedelta(days=7)
DAY = timedelta(days=1)
LOADING = 0.90
LOADING_STAGES = frozenset({Stage.BASE, Stage.BUILD, Stage.SPECIFICITY})
HISTORY = 28


@dataclass(slots=True)
class Score:
    """Counts and lists; what is printed is worked out from them."""

    programs: int = 0
    blocks: int = 0
    warns: int = 0
    availability_breaches: int = 0
    weeks_without_program: int = 0
    in_band: list[bool] = field(default_factory=list)
    tapers_in_row: list[bool] = field(default_factory=list)
    taper_shares: list[float] = field(default_factory=list)
    days_to_change: list[int] = field(default_factory=list)
    model_errors: list[float] = field(default_factory=list)
    adherence_errors: list[float] = field(default_factory=list)
    longest_jumps: list[float] = field(default_factory=list)
    peak_week: list[float] = field(default_factory=list)
    """Against the race's need, where the season said it can be reached."""
    peak_long: list[float] = field(default_factory=list)
    easy_shares: list[float] = field(default_factory=list)
    spacing: int = 0
    hard_while_open: int = 0
    detrained: int = 0
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
        """The figures that are outside interface."""
        return {
            "blocks": self.blocks,
            "warns": self.warns,
            "availability_breaches": self.availability_breaches,
            "weeks_without_program": self.weeks_without_program,
            "in_band_share": _share(self.in_band),
            "taper_in_row_share": _share(self.tapers_in_row),
            "days_to_change_max": max(self.days_to_change, default=0),
            "model_error_median": _median(self.model_errors),
            "model_error_p90": _quantile(self.model_errors, 0.9),
            "adherence_error_median": _median(self.adherence_errors),
            "programs": self.programs,
            "warns_per_program": self.warns / self.programs if self.programs else None,
            "longest_jump": max(self.longest_jumps, default=None),
            "peak_week_against_need": _median(self.peak_week),
            "peak_long_against_need": _median(self.peak_long),
            "easy_share": mean(self.easy_shares) if self.easy_shares else None,
            "spacing_blocks": self.spacing,
            "hard_while_ill_or_hurt": self.hard_while_open,
            "detrained": self.detrained,
            "programs_per_second": self.programs / self.seconds if self.seconds else None,
        }


def score_of(dossier: Dossier, diary: Diary, weeks: int, seconds: float) -> Score:
    """One athlete's score."""
    score = Score(seconds=seconds, hard_while_open=diary.hard_while_open)
    for one in diary.delivered:
        score.programs += 1
        score.blocks += len(one.blocks)
        score.warns += len(one.warns)
        score.availability_breaches += one.breaches
        score.spacing += one.blocks.count("R12")
        for rule in (*one.blocks, *(f"{w} warn" for w in one.warns)):
            score.rules[rule] = score.rules.get(rule, 0) + 1
    score.weeks_without_program = sum(START + n * WEEK not in diary.weeks for n in range(weeks))
    score.days_to_change = list(diary.days_to_change)
    _ratios(score, diary, weeks)
    _bands(score, dossier, diary, weeks)
    _race(score, dossier, diary, weeks)
    return score


def _ratios(score: Score, diary: Diary, weeks: int) -> None:
    """The forecast against what a week as written, and as done, came to."""
    first = min(diary.told, default=START)
    for number in range(weeks):
        monday = START + number * WEEK
        program = diary.weeks.get(monday)
        predicted = program.predicted_metrics.external_acwr if program else None
        if predicted is None or (monday - first).days < HISTORY:
            continue
        written = _coupled(diary, monday, diary.as_written)
        done = _coupled(diary, monday, diary.told)
        if written is not None:
            score.model_errors.append(abs(predicted - written))
        if done is not None and written is not None:
            score.adherence_errors.append(abs(done - written))


def _coupled(diary: Diary, monday: date, week: dict[date, float]) -> float | None:
    """Coupled ratio at a week's end: 21 told days, then seven of `week`."""
    before = sum(diary.told.get(monday - n * DAY, 0.0) for n in range(1, 22))
    now = sum(week.get(monday + n * DAY, 0.0) for n in range(7))
    return (now / 7) / ((before + now) / 28) if before + now > 0 else None


def _planned(program: Program, *, by_total: bool) -> float:
    """Load of a program, races left out: impact, or total for who trains by it."""
    total = 0.0
    for day in program.daily_program:
        for workout in day.workouts:
            if workout.is_rest or workout.sport is None or workout.workout_type.value == "Race":
                continue
            load = external(
                workout.sport,
                km=workout.distance_km or None,
                ascent_m=workout.ascent_m,
                minutes=workout.duration_min or None,
                rpe=workout.target.rpe,
            )
            total += (load.total if by_total else load.impact) if load is not None else 0.0
    return total


def _week_done(diary: Diary, monday: date) -> float:
    return sum(diary.done.get(monday + n * DAY, 0.0) for n in range(7))


def _bands(score: Score, dossier: Dossier, diary: Diary, weeks: int) -> None:
    """Loading weeks in their stage's band; unplanned falls; jumps; easy minutes."""
    falls = 0
    for number in range(1, weeks):
        monday = START + number * WEEK
        program = diary.weeks.get(monday)
        if program is None:
            continue
        calendar = Calendar.of(dossier, monday)
        before = [_week_done(diary, monday - n * WEEK) for n in range(1, 5)]
        load = _planned(program, by_total=dossier.athlete.sport in BY_TOTAL)
        base = mean(before[:3])
        score.easy_shares.append(_easy(program))
        if before[0] > 0:
            score.longest_jumps.append(load / before[0])
        trouble = monday in diary.trouble or monday - WEEK in diary.trouble
        loading = program.stage in LOADING_STAGES and load >= LOADING * max(before)
        if loading and base > 0 and not trouble:
            band = band_of(calendar, monday)
            if band.external is not None:
                low, high = band.external
                score.in_band.append(low - 0.005 <= load / base <= high + 0.005)
        down = program.stage in LOADING_STAGES and not trouble and load < 0.97 * before[0]
        falls = falls + 1 if down else 0
        score.detrained += falls == 3  # noqa: PLR2004 (three in a row)


def _easy(program: Program) -> float:
    minutes = [
        (w.duration_min, w.intensity.value == "High")
        for day in program.daily_program
        for w in day.workouts
        if not w.is_rest
    ]
    total = sum(m for m, _ in minutes)
    return 1.0 - sum(m for m, hard in minutes if hard) / total if total else 1.0


def _race(score: Score, dossier: Dossier, diary: Diary, weeks: int) -> None:
    """The A race's taper against its row, and what was reached before it."""
    race = next((r for r in dossier.races if r.priority is Priority.A), None)
    if race is None or race.date > START + weeks * WEEK - DAY:
        return
    row = row_of(race)
    by_total = dossier.athlete.sport in BY_TOTAL
    final = sum(_planned_on(diary, race.date - n * DAY, by_total) for n in range(1, 8))
    recent = sorted(
        (_week_done(diary, race.date - timedelta(days=7 + 7 * n) - 6 * DAY) for n in range(1, 9)),
        reverse=True,
    )
    peak = mean(recent[:4])
    if peak > 0:
        low, high = row.final_share
        share = final / peak
        score.taper_shares.append(share)
        score.tapers_in_row.append(low - 0.02 <= share <= high + 0.02)
    _reach(score, dossier, diary, row)


def _reach(score: Score, dossier: Dossier, diary: Diary, row: RaceRow) -> None:
    start = season(dossier, START)
    if start.reach is None or not start.reach.reachable or start.need is None:
        return
    need = start.need
    mondays = [START + n * WEEK for n in range(len(diary.weeks))]
    score.peak_week.append(max(_week_done(diary, m) for m in mondays) / need.least_load_km)
    score.peak_long.append(max(diary.longest.values(), default=0.0) / row.long_min[0])


def _planned_on(diary: Diary, day: date, by_total: bool) -> float:  # noqa: FBT001
    """What the programs held for a day, the newest one."""
    holding = [d.program for d in diary.delivered if d.program.on(day) is not None and d.on <= day]
    if not holding:
        return 0.0
    found = holding[-1].on(day)
    assert found is not None
    one = Program(week_start_date=found.date, daily_program=(found,))
    return _planned(one, by_total=by_total)


def _share(values: Sequence[bool]) -> float | None:
    return sum(values) / len(values) if values else None


def _median(values: Iterable[float]) -> float | None:
    held = list(values)
    return median(held) if held else None


def _quantile(values: Sequence[float], share: float) -> float | None:
    held = sorted(values)
    return held[min(len(held) - 1, int(share * len(held)))] if held else None
