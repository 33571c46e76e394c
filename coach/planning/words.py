"""What a week says about itself: a summary, a reminder, a note. No number that is not data."""

from collections.abc import Sequence
from dataclasses import dataclass

from coach.athlete import Stage
from coach.planning.bounds import Bounds
from coach.planning.cap import GENTLE
from coach.planning.efforts import LONG_MIN, is_hard_workout
from coach.planning.facts import Facts
from coach.program import Day, Workout, WorkoutType
from coach.state import ReturnStage, State, StateKind

NUMBERS = (
    *("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"),
    *("eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen"),
)

STAGES = {
    Stage.BASE: "A base week",
    Stage.BUILD: "A build week",
    Stage.SPECIFICITY: "A week close to your race",
    Stage.TAPER: "A taper week",
    Stage.RECOVERY: "A recovery week",
}

RESTS = (
    ("R02", "Your health comes first, so nothing is planned until you are cleared."),
    ("R04", "You are ill, so rest is the training."),
    ("R03", "Pain says rest."),
)
"""Why a week holds nothing but rest, by the rule that says so."""

KEYS = 3
"""So many key workouts are named."""

HOT_C = 25.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Words:
    """The texts of a week."""

    week_summary: str
    key_workouts: tuple[str, ...]
    nutrition_reminder: str
    injury_prevention_note: str


def words_of(known: Facts, limits: Bounds, days: Sequence[Day]) -> Words:
    """The planner's own words for a week."""
    workouts = [w for day in days for w in day.workouts if not w.is_rest]
    return Words(
        week_summary=f"{_first(known, limits)} {_second(known, limits, days)}",
        key_workouts=tuple(w.title for w in workouts if w.key)[:KEYS],
        nutrition_reminder=_nutrition(known, workouts),
        injury_prevention_note=_care(known, limits),
    )


def _first(known: Facts, limits: Bounds) -> str:
    kind = STAGES[limits.stage]
    held = next((HELD[s.kind] for s in known.body.states if _holds(s)), None)
    if held is not None:
        kind = held
    elif _away(known):
        kind = "A week away"
    elif limits.band == "return":
        kind = "A week on the way back"
    elif limits.deload:
        kind = "An easier week, so that the work of the last ones can sink in"
    return f"{kind}{_to_go(known)}."


HELD = {
    StateKind.SICK: "A gentle week while you are ill",
    StateKind.INJURED: "A gentle week while you are injured",
}
"""Nobody is on the way back yet who is ill or hurt still."""


def _away(known: Facts) -> bool:
    """Whether all that is left of the week is days without training."""
    left = known.open_days
    return bool(left) and all(day.exception is not None and not day.minutes for day in left)


def _holds(state: State) -> bool:
    return state.kind in HELD and state.stage is not ReturnStage.NORMAL


def _to_go(known: Facts) -> str:
    race = known.anchor
    if race is None or race.date < known.monday:
        return ""
    weeks = (race.date - known.monday).days // 7
    if weeks == 0:
        if any(race == gone for day in known.days for gone, _ in day.removed):
            return f", without {race.name}"
        return f", with {race.name} on {race.date:%A}"
    if weeks >= len(NUMBERS):
        return f", on the long road to {race.name}"
    return f", {NUMBERS[weeks]} {'week' if weeks == 1 else 'weeks'} to go to {race.name}"


def _second(known: Facts, limits: Bounds, days: Sequence[Day]) -> str:
    """Where the work lies; of open days alone."""
    open_ = {day.date for day in limits.days if day.open}
    planned = [(day.day, w) for day in days if day.date in open_ for w in day.workouts]
    planned = [(day, w) for day, w in planned if not w.is_rest]
    if not planned:
        return _all_rest(known, limits)
    hard = [day for day, w in planned if _is_hard(w)]
    long = [day for day, w in planned if _is_long(w)]
    parts = [
        f"{word} on {joined(names)}" for word, names in (("hard", hard), ("long", long)) if names
    ]
    if not parts and all(w.sport in GENTLE for _, w in planned):
        return "Only gentle movement, as long as it feels good."
    if not parts:
        return "Everything stays easy."
    said = ", ".join(parts)
    return f"{said[:1].upper()}{said[1:]}, the rest easy."


def joined(names: Sequence[str]) -> str:
    """Tuesday, Thursday and Sunday; each day once."""
    days = list(dict.fromkeys(names))
    if len(days) < 2:  # noqa: PLR2004 - nothing to join
        return "".join(days)
    return f"{', '.join(days[:-1])} and {days[-1]}"


def _is_hard(workout: Workout) -> bool:
    return is_hard_workout(workout) and workout.workout_type not in {
        WorkoutType.RACE,
        WorkoutType.LONG,
    }


def _is_long(workout: Workout) -> bool:
    """A long run, or another sport's long one."""
    cross = workout.workout_type is WorkoutType.CROSS and workout.key and not _is_hard(workout)
    return workout.workout_type is WorkoutType.LONG or cross


def _all_rest(known: Facts, limits: Bounds) -> str:
    """Why nothing is planned: health first, then time."""
    rules = {reason.rule for day in limits.days if day.open for reason in day.reasons}
    for rule, text in RESTS:
        if rule in rules:
            return text
    if _away(known):
        return "Nothing is planned until you are back."
    if all(day.rest for day in limits.days if day.open):
        return "The days that are left have no time for training."
    return "The days that are left are for rest."


def _nutrition(known: Facts, workouts: Sequence[Workout]) -> str:
    if any(w.workout_type is WorkoutType.RACE for w in workouts):
        return "Eat what you know and like before the race; it is no week for something new."
    if any((day.wbgt_c or 0.0) >= HOT_C for day in known.days):
        return "In the heat drink by thirst through the day, and take something salty with meals."
    if any(w.duration_min >= LONG_MIN for w in workouts):
        return "Take something to eat and drink along on the long one, as you would in a race."
    if not workouts:
        return "Eat as well on days of rest as on days of training; that is when you mend."
    return "Eat enough on training days, and something soon after the sessions that cost most."


def _care(known: Facts, limits: Bounds) -> str:
    if known.body.pain is not None and known.body.pain.careful:
        return "Pain decides: stop when it grows, and tell me how it is the next morning."
    if any(map(_holds, known.body.states)):
        return "If it gets worse, stop and tell me: rest loses nothing now."
    if limits.band == "return":
        return "Coming back, patience is the training: leave each session wishing for more."
    if limits.hard:
        return "Warm up well before the hard parts, and leave them out if something pulls."
    return "Keep the easy days easy enough to talk, and stop if something hurts more and more."
