"""The forecast of each week against what it came to: as written, and as done."""

from datetime import date

from bot.lab.diary import Delivered
from bot.lab.score import Score
from bot.lab.stored import Stored
from bot.lab.yardstick import DAY, WEEK, of_workout
from coach.program import Program

CHRONIC, ACUTE, LEAST = 28, 7, 14


def judge_ratios(score: Score, seen: Stored) -> None:
    """Model error with the program followed as written; adherence is what the athlete added."""
    for monday in seen.mondays:
        said = seen.sunday(monday)
        predicted = said.program.predicted_metrics if said is not None else None
        if said is None or predicted is None or predicted.external_acwr is None:
            continue
        paper = _ratio(seen, monday, _days(seen, said, _paper(said.program)))
        written = _ratio(seen, monday, _days(seen, said, _written(seen, monday)))
        done = _ratio(seen, monday, {})
        if paper is not None:
            score.recomputed_off.append(abs(predicted.external_acwr - paper))
        if written is not None:
            score.model_errors.append(abs(predicted.external_acwr - written))
        if written is not None and done is not None:
            score.adherence_errors.append(abs(done - written))
        band = predicted.band.external_acwr
        if band is not None and written is not None:
            score.inside_forecast_band.append(band[0] <= written <= band[1])


def _paper(program: Program) -> dict[date, float]:
    """Each day's load by what is printed."""
    return {day.date: sum(of_workout(w)[1] for w in day.workouts) for day in program.daily_program}


def _written(seen: Stored, monday: date) -> dict[date, float]:
    """Each day's load had Sunday's program been followed to the minute."""
    told = seen.lived.diary.as_written
    return {monday + n * DAY: told[monday + n * DAY][0] for n in range(7)}


def _days(seen: Stored, said: Delivered, week: dict[date, float]) -> dict[date, float]:
    """The days that the program could plan.

    A Sunday without a record yet counts as it was planned: absence of data is not absence of
    training, and the next morning will tell.
    """
    found = {day: load for day, load in week.items() if day >= said.on}
    sunday = said.program.week_start_date - DAY
    if said.on == sunday and not (said.trained and sunday in seen.total):
        held = [w for w in seen.held(sunday) if w.done is not False]
        found[sunday] = sum(of_workout(w)[1] for w in held)
    return found


def _ratio(seen: Stored, monday: date, instead: dict[date, float]) -> float | None:
    """Coupled ratio at a week's end, some days' loads put in the place of the stored ones."""
    sunday = monday + WEEK - DAY
    days = min(CHRONIC, seen.known_days(sunday))
    if days < LEAST:
        return None
    loads = [
        instead.get(sunday - n * DAY, seen.total.get(sunday - n * DAY, 0.0)) for n in range(days)
    ]
    chronic = sum(loads) / days
    return sum(loads[:ACUTE]) / ACUTE / chronic if chronic else None
