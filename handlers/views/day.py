"""The card of one day of a week: what to do, why it is there, what to tap."""

from datetime import date

from coach.athlete import Athlete, Units
from coach.program import Day, Workout, WorkoutType
from coach.usecases.week import WeekShown
from handlers.buttons import (
    Easier,
    Move,
    Shorter,
    ShowDay,
    ShowWeek,
    SkipWorkout,
    WorkoutDone,
)
from handlers.views import journal, words
from handlers.views.html import bold, escape
from handlers.views.message import Key, Keys, Message, Style
from handlers.views.week import done_on, one_line


def day_card(shown: WeekShown, on: date) -> Message:
    """One day in full: what to do, how it should feel, why it is there."""
    found = shown.program.on(on)
    if found is None:
        return Message(
            html="That day is not in this program.",
            keys=((Key("‹ Week", ShowWeek(shown.program.week_start_date)),),),
        )
    head = f"<b>{words.full_day(on, shown.today)}</b>"
    bodies = [_workout(workout, shown.athlete) for workout in found.workouts]
    if not bodies:
        bodies = ["Nothing was planned for this day."]
    recorded = [journal.activity_line(done, shown.athlete.units) for done in done_on(shown, on)]
    if recorded:
        bodies.append("On record: " + "; ".join(recorded))
    why = [f"Why: {escape(words.in_units(text, shown.athlete.units))}" for text in _why(shown, on)]
    return Message(html="\n\n".join([head, *bodies, *why]), keys=_day_keys(shown, found))


def _why(shown: WeekShown, on: date) -> list[str]:
    """The day's reasons, each once: not again what another one says and goes beyond."""
    texts = list(dict.fromkeys(r.text for r in shown.program.reasons if r.day == on))
    begins = {text: text.rstrip(".") for text in texts}
    return [
        text
        for text in texts
        if not any(other != text and other.startswith(begins[text]) for other in texts)
    ]


def _workout(workout: Workout, athlete: Athlete) -> str:
    if workout.is_rest:
        return "Rest day. " + escape(workout.description)
    lines = [bold(one_line(workout, athlete.units))]
    if workout.description:
        lines.append(escape(workout.description))
    target = _target(workout, athlete.units)
    if target:
        lines.append(target)
    if workout.key_focus:
        lines.append(f"<i>{escape(workout.key_focus)}</i>")
    if workout.done:
        lines.append("✓ Done")
    elif workout.done is False:
        lines.append("Skipped")
    return "\n".join(lines)


def _target(workout: Workout, units: Units) -> str:
    target = workout.target
    parts = []
    if target.hr_low and target.hr_high:
        parts.append(f"pulse {target.hr_low}–{target.hr_high}")
    if target.pace_low_s_km and target.pace_high_s_km:
        fast = words.pace(min(target.pace_low_s_km, target.pace_high_s_km), units)
        slow = words.pace(max(target.pace_low_s_km, target.pace_high_s_km), units)
        parts.append(f"pace {fast} to {slow}")
    if target.rpe is not None:
        parts.append(f"effort {target.rpe:g} of 10")
    return f"Aim: {', '.join(parts)}" if parts else ""


def _day_keys(shown: WeekShown, on: Day) -> Keys:
    rows = [*_marks(shown, on), *_by_hand(shown, on)]
    days = [other.date for other in shown.program.daily_program]
    place = days.index(on.date)
    walk = []
    if place > 0:
        walk.append(Key(f"‹ {days[place - 1]:%a}", ShowDay(days[place - 1])))
    walk.append(Key("Week", ShowWeek(shown.program.week_start_date)))
    if place < len(days) - 1:
        walk.append(Key(f"{days[place + 1]:%a} ›", ShowDay(days[place + 1])))
    return (*rows, tuple(walk))


def _open(on: Day) -> list[tuple[int, Workout, str]]:
    """What is neither done nor left out, and what tells it from another one of that day."""
    several = len(on.workouts) > 1
    return [
        (index, workout, f" {workout.sport.value.replace('_', ' ')}" if several else "")
        for index, workout in enumerate(on.workouts)
        if not workout.is_rest and workout.done is None and workout.sport is not None
    ]


def _marks(shown: WeekShown, on: Day) -> list[tuple[Key, ...]]:
    """Done, where the day has come; left out, on any day."""
    rows: list[tuple[Key, ...]] = []
    for index, workout, name in _open(on):
        raced = workout.workout_type is WorkoutType.RACE
        came = on.date <= shown.today
        left = "I did not start" if raced and came else f"Skip{name}"
        skip = Key(left, SkipWorkout(on.date, index, ""))
        label = "My result" if raced else f"✓ Done{name}"
        done = Key(label, WorkoutDone(on.date, index), style=Style.SUCCESS)
        rows.append((done, skip) if came else (skip,))
    return rows


def _by_hand(shown: WeekShown, on: Day) -> list[tuple[Key, ...]]:
    """Shorter, easier, another day: for what is still ahead."""
    if on.date < shown.today:
        return []
    able = [one for one in _open(on) if one[1].workout_type is not WorkoutType.RACE]
    rows: list[tuple[Key, ...]] = [
        (
            Key(f"Shorter{name}", Shorter(on.date, index, 0)),
            Key(f"Easier{name}", Easier(on.date, index)),
        )
        for index, _, name in able
    ]
    move = Key("Move", Move(on.date, on.date))
    if len(rows) == 1:
        return [(*rows[0], move)]
    return [*rows, (move,)] if rows else []
