"""Changes by hand to one day of a program: shorter, easier, moved, swapped; checked at once."""

from dataclasses import dataclass, replace
from datetime import date

from coach.activity import RUNS
from coach.dossier import Dossier
from coach.planning.bounds import Bounds, bounds
from coach.planning.facts import Facts, facts
from coach.planning.library import Role, Template, by_code, candidates
from coach.planning.session import Session, workout_of
from coach.planning.week import Written, check_week, finish
from coach.program import Day, Program, Reason, Workout, WorkoutType, monday_of

EASIER = 0.8
"""An easier session keeps four fifths of its minutes (custom)."""

SHORTEST_MIN = 10.0


REST = Workout(
    workout_type=WorkoutType.REST,
    title="Rest",
    description="No training today.",
    duration_estimate="0 minutes",
)


class CannotAdjustError(Exception):
    """The change would break a rule, or there is nothing to change; the text says why."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Adjusted:
    """A week after a change by hand, and what it gives up."""

    written: Written
    gives_up: str


def shorten(dossier: Dossier, today: date, day: date, index: int, minutes: float) -> Adjusted:
    """A workout in the minutes there are: its own kind if it scales so far, else easy.

    Raises:
        CannotAdjustError: there is no such open workout, or too few minutes for any.
    """
    week, known, limits = _open(dossier, today, day)
    workout = _workout(week, day, index)
    if minutes >= workout.duration_min:
        raise CannotAdjustError("It takes no longer than that.")
    if minutes < SHORTEST_MIN:
        return _dropped(known, limits, week, (dossier, today), day, index)
    template = _template(workout)
    if template is None or minutes < template.shortest:
        template = _easy(known, workout, minutes)
    if template is None:
        return _dropped(known, limits, week, (dossier, today), day, index)
    shorter = _made(known, workout, template, template.within(minutes) or minutes)
    if _harder(shorter, workout):
        return _dropped(known, limits, week, (dossier, today), day, index)
    less = workout.duration_min - shorter.duration_min
    text = f"{shorter.title}, {less:g} minutes less."
    return _changed(known, limits, week, (dossier, today), {day: (index, shorter)}, text)


def easier(dossier: Dossier, today: date, day: date, index: int) -> Adjusted:
    """The same day, easy, and a little shorter.

    Raises:
        CannotAdjustError: it is as easy as it gets.
    """
    week, known, limits = _open(dossier, today, day)
    workout = _workout(week, day, index)
    minutes = min(workout.duration_min, max(20.0, round(workout.duration_min * EASIER / 5) * 5))
    template = _easy(known, workout, minutes)
    easy = template is not None and _template(workout) is not None
    if template is None or (easy and minutes >= workout.duration_min):
        raise CannotAdjustError(EASIEST)
    softer = _made(known, workout, template, template.within(minutes) or minutes)
    if _harder(softer, workout):
        raise CannotAdjustError(EASIEST)
    given = (
        "the hard part"
        if workout.key
        else f"{workout.duration_min - softer.duration_min:g} minutes"
    )
    try:
        return _changed(
            known, limits, week, (dossier, today), {day: (index, softer)}, f"It gives up {given}."
        )
    except CannotAdjustError as error:
        if workout.key or (workout.target.rpe or 0.0) > EASY_RPE:
            raise
        raise CannotAdjustError(EASIEST) from error  # the rules' reason is none of the athlete's


EASY_RPE = 2.0
"""Walking, and jogging within a walk."""

EASIEST = "It is as easy as it gets. Skip it if it is still too much."


def _harder(one: Workout, other: Workout) -> bool:
    """Whether it asks for more: an easy run is no easier than walking with a little jogging."""
    effort = (one.target.rpe or 0.0) > (other.target.rpe or 0.0)
    return effort or (one.distance_km or 0.0) > (other.distance_km or 0.0)


def move(dossier: Dossier, today: date, day: date, to: date) -> Adjusted:
    """Two open days of a week change places.

    Raises:
        CannotAdjustError: one of them is over, holds a race, or the rules forbid it.
    """
    week, known, limits = _open(dossier, today, day)
    if to == day or monday_of(to) != week.week_start_date:
        raise CannotAdjustError("Another day of the same week, please.")
    here, there = week.on(day), week.on(to)
    if here is None or there is None or not known.on(to).open or to < today:
        raise CannotAdjustError("That day is over; what is done stays as it was.")
    if any(_fixed(w) for w in (*here.workouts, *there.workouts)):
        raise CannotAdjustError("A race stays on its day.")
    if not any(_movable(w) for w in here.workouts):
        raise CannotAdjustError("There is nothing planned to move on that day.")
    swapped = {day: _instead(here, there), to: _instead(there, here)}
    days = tuple(swapped.get(d.date, d) for d in week.daily_program)
    names = f"{day:%A} and {to:%A} have changed places."
    return _finished(known, limits, (dossier, today), days, names)


def _movable(workout: Workout) -> bool:
    """What is done or was left out stays on its day."""
    return not workout.is_rest and workout.done is None


def _instead(day: Day, other: Day) -> Day:
    """A day with what the other one had, around what is over; a rest where that is nothing."""
    over = tuple(w for w in day.workouts if not w.is_rest and w.done is not None)
    come = tuple(w for w in other.workouts if w.done is None and (w.is_rest or _movable(w)))
    if over:
        come = tuple(w for w in come if not w.is_rest)
    if not (*over, *come):
        come = (REST,)
    return replace(day, workouts=(*over, *come))


def targets(dossier: Dossier, today: date, day: date) -> tuple[tuple[date, str | None], ...]:
    """Each day a workout could move to, with what would be in the way (None: nothing)."""
    found: list[tuple[date, str | None]] = []
    for n in range(7):
        to = date.fromordinal(monday_of(day).toordinal() + n)
        if to == day or to < today:
            continue
        try:
            move(dossier, today, day, to)
        except CannotAdjustError as error:
            found.append((to, str(error)))
        else:
            found.append((to, None))
    return tuple(found)


def _open(dossier: Dossier, today: date, day: date) -> tuple[Program, Facts, Bounds]:
    week = dossier.in_force(monday_of(day))
    if week is None:
        raise CannotAdjustError("There is no program for that week yet.")
    known = facts(dossier, today, week.week_start_date)
    if day < today or not known.on(day).open:
        raise CannotAdjustError("That day is over; what is done stays as it was.")
    return week, known, bounds(known)


def _workout(week: Program, day: date, index: int) -> Workout:
    found = week.on(day)
    if found is None or index >= len(found.workouts) or found.workouts[index].is_rest:
        raise CannotAdjustError("There is nothing planned to change on that day.")
    workout = found.workouts[index]
    if _fixed(workout):
        raise CannotAdjustError("A race is what it is; its distance is not mine to change.")
    if workout.done is not None:
        raise CannotAdjustError("That one is done; what is done stays as it was.")
    return workout


def _fixed(workout: Workout) -> bool:
    return workout.workout_type is WorkoutType.RACE


def _template(workout: Workout) -> Template | None:
    try:
        return by_code(workout.code) if workout.code else None
    except KeyError:
        return None


def _easy(known: Facts, workout: Workout, minutes: float) -> Template | None:
    if workout.sport is None:
        return None
    found = candidates(
        sport=workout.sport,
        stage=known.stage,
        level=known.experience,
        minutes=minutes,
        role=Role.EASY,
    )
    return found[0] if found else None


def _made(known: Facts, before: Workout, template: Template, minutes: float) -> Workout:
    assert before.sport is not None
    share = minutes / before.duration_min if before.duration_min else 1.0
    climb = (before.ascent_m or 0.0) * share
    session = Session(
        template=template,
        sport=before.sport,
        minutes=minutes,
        ascent_m=climb,
        rpe=before.target.rpe,
        key=before.key and template.code == before.code,
    )
    made = workout_of(known, session)
    if before.sport in RUNS and made.distance_km and before.distance_km:
        made = replace(made, distance_km=min(made.distance_km, before.distance_km))
    return made


def _dropped(
    known: Facts,
    limits: Bounds,
    week: Program,
    seen: tuple[Dossier, date],
    day: date,
    index: int,
) -> Adjusted:
    rest = Workout(
        workout_type=WorkoutType.REST,
        title="Rest",
        description="No time for training today. That is all right.",
        duration_estimate="0 minutes",
    )
    text = "Too short for a session, so it is a rest day. Nothing has to be made up."
    return _changed(known, limits, week, seen, {day: (index, rest)}, text)


def _changed(
    known: Facts,
    limits: Bounds,
    week: Program,
    seen: tuple[Dossier, date],
    changes: dict[date, tuple[int, Workout]],
    text: str,
) -> Adjusted:
    days = tuple(
        _with(d, *changes[d.date]) if d.date in changes else d for d in week.daily_program
    )
    return _finished(known, limits, seen, days, text)


def _with(day: Day, index: int, workout: Workout) -> Day:
    kept = (*day.workouts[:index], workout, *day.workouts[index + 1 :])
    if workout.is_rest and len(kept) > 1:
        kept = tuple(w for w in kept if not w.is_rest)
    return replace(day, workouts=kept)


def _finished(
    known: Facts,
    limits: Bounds,
    seen: tuple[Dossier, date],
    days: tuple[Day, ...],
    text: str,
) -> Adjusted:
    """Checked like any other program: what it breaks anew is refused."""
    dossier, today = seen
    reason = Reason(rule="hand", text=text)
    program = finish(known, limits, days, reasons=(reason,))
    rules = check_week(dossier, today=today, program=program)
    before = {
        (rule.id, rule.day)
        for rule in check_week(dossier, today=today, program=_in_force(known))
        if rule.verdict == "block"
    }
    broken = [r for r in rules if r.verdict == "block" and (r.id, r.day) not in before]
    if broken:
        raise CannotAdjustError(broken[0].text)
    warned = [rule.text for rule in rules if rule.verdict == "warn"][:1]
    said = " ".join([text, *warned])
    written = Written(
        program=program, rules=rules, bounds=limits, verdict=limits.verdict, facts=known
    )
    return Adjusted(written=written, gives_up=said)


def _in_force(known: Facts) -> Program:
    assert known.in_force is not None
    return known.in_force
