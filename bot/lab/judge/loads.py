"""The course of the weeks: in their bands, without jumps, and without withering away."""

from datetime import date

from bot.lab.score import Score
from bot.lab.stored import HISTORY_DAYS, Stored
from bot.lab.yardstick import BANDS, DAY, LOADING, WEEK
from coach.program import Program

FALL = 0.97
"""A week that holds less of the one before falls; less is rounding."""
LOW = 0.80
"""Of the three weeks before, as planned or done: a week that eases off on purpose (R21)."""
IN_A_ROW = 3
L30 = 30
SHORT_KM = 10.0


def judge_loads(score: Score, seen: Stored) -> None:
    """Band, jumps and falls, week by week."""
    falls, last = 0, 0.0
    for monday in seen.mondays[1:]:
        said = seen.sunday(monday)
        if said is None:
            continue
        load = seen.planned(monday)
        _jumps(score, seen, monday, said.program)
        open_ = bool(said.states) or seen.guided_back(monday)
        if seen.loading(monday) and not open_ and seen.known_days(monday) > HISTORY_DAYS:
            _band(score, seen, monday, said.program)
        mean = sum(max(seen.week(m), seen.planned(m)) for m in _three(monday)) / 3
        calm = said.program.stage not in LOADING or seen.races_in(monday)
        if calm or seen.troubled(monday) or load <= LOW * mean:
            continue
        falls = falls + 1 if load < FALL * last else 0
        score.detrained += falls == IN_A_ROW
        last = load


def _three(monday: date) -> list[date]:
    return [monday - n * WEEK for n in (1, 2, 3)]


def _band(score: Score, seen: Stored, monday: date, program: Program) -> None:
    """Total load, uncoupled: the week as planned, and as it was done."""
    mean = sum(seen.before(monday, 3, total=True)) / 3
    if mean <= 0:
        return
    low, high = BANDS[program.stage]
    score.in_band.append(low <= seen.planned(monday, total=True) / mean <= high)
    score.done_in_band.append(low <= seen.week(monday, total=True) / mean <= high)


def _jumps(score: Score, seen: Stored, monday: date, program: Program) -> None:
    """A week against the most of the four before; its longest run against thirty days."""
    most = max(seen.before(monday, 4))
    if most > 0 and seen.known_days(monday) > HISTORY_DAYS:
        score.week_jumps.append(seen.planned(monday) / most)
    for day in program.daily_program:
        longest = max(seen.run_km.get(day.date - n * DAY, 0.0) for n in range(1, L30 + 1))
        for workout in day.workouts:
            far = workout.distance_km or 0.0
            runs = workout.sport is not None and workout.sport.family == "run"
            if runs and workout.workout_type.value != "Race" and longest >= SHORT_KM:
                score.run_jumps.append(far / longest)
