"""A week's program, one day of it, and why it is as it is."""

from collections import defaultdict
from dataclasses import replace
from datetime import date, timedelta

from coach.activity import Activity
from coach.athlete import Units
from coach.planning.changes import DayChange
from coach.planning.reasons import PROVISIONAL
from coach.planning.rules.verdicts import RuleVerdict
from coach.program import Day, Program, Workout
from coach.usecases.onlooker import Growing
from coach.usecases.week import WeekShown
from handlers.buttons import (
    AskReason,
    KeepOldWeek,
    Open,
    RateWeek,
    Regenerate,
    ShowDay,
    ShowWeek,
    ShowWhy,
    StopWriting,
)
from handlers.views import journal, trail, words
from handlers.views.html import bold, escape, folded
from handlers.views.message import Key, Keys, Message

WEEK = timedelta(days=7)
QUOTED = 60
"""Characters of a wish that are said back."""

STAGES = {
    "base": "Base",
    "build": "Build",
    "specificity": "Race-specific",
    "taper": "Taper",
    "recovery": "Recovery",
}

REASONS = (
    ("tired", "Tired"),
    ("pain", "Something hurts"),
    ("ill", "I am ill"),
    ("less", "Less time"),
    ("more", "More time"),
    ("travel", "Travel"),
    ("race", "New race"),
    ("other", "Something else"),
)


def program(shown: WeekShown) -> Message:
    """The week as seven lines, the totals, and what it does to the load."""
    week = shown.program
    parts = [_head(shown)]
    if shown.changes:
        parts.append(_changes(shown.changes))
    parts.append("\n".join(_day_line(day, shown) for day in week.daily_program))
    parts.append(_totals(shown))
    if week.week_summary:
        parts.append(escape(week.week_summary))
    forecast = _forecast(week)
    if forecast:
        parts.append(forecast)
    parts.append(f"<i>{escape(_origin(shown))}</i>")
    return Message(html="\n\n".join(parts), keys=_week_keys(shown))


def writing(week: Growing, number: int) -> Message:
    """A week that is being written: the days so far, and a way to stop it."""
    head = bold(_title(week.monday, week.monday + WEEK - timedelta(days=1)))
    units = week.athlete.units
    lines = [_line(on, units, week.today) for on in week.days]
    parts = [head, *(["\n".join(lines)] if lines else []), "<i>Claude is writing …</i>"]
    return Message(html="\n\n".join(parts), keys=((Key("Stop", StopWriting(number)),),))


def stopped(shown: WeekShown) -> Message:
    """Claude was stopped: the week is the one there was."""
    whole = program(shown)
    return replace(whole, html=f"<b>Stopped.</b> Your week stays as it was.\n\n{whole.html}")


def why(shown: WeekShown) -> Message:
    """Which rules touched the week, in the athlete's words."""
    lines = [f"<b>Why the week of {words.day(shown.program.week_start_date)} is as it is</b>"]
    units = shown.athlete.units
    reasons = dict.fromkeys(words.in_units(r.text, units) for r in shown.program.reasons)
    lines += [f"• {escape(text)}" for text in reasons]
    warned = [words.in_units(r.text, units) for r in shown.rules if r.verdict == "warn"]
    told = [text for text in dict.fromkeys(warned) if text not in reasons]
    if told:
        lines.append("\n<b>Worth knowing</b>")
        lines += [f"• {escape(text)}" for text in told]
    passed = sum(rule.verdict == "pass" for rule in shown.rules)
    lines.append(f"\n{_checked(passed, shown.rules)}")
    lines += ["", "<b>How it came to be</b>", *trail.told(shown.program)]
    lines.append(folded(trail.source(shown.program)))
    row = [Key("‹ Week", ShowWeek(shown.program.week_start_date))]
    if trail.may_try_again(shown.program):
        row.append(_again(shown.program.week_start_date))
    return Message(html="\n".join(lines), keys=(tuple(row),))


def ask_reason(monday: date) -> Message:
    """Why a new version is wanted: the reason is what it is written from."""
    keys = [Key(label, Regenerate(monday, reason)) for reason, label in REASONS]
    return Message(
        html=(
            "I will write this week anew. What changed?\n"
            "<i>You can also type it: /regenerate less time, only 40 min on weekdays</i>"
        ),
        keys=(
            tuple(keys[:3]),
            tuple(keys[3:6]),
            tuple(keys[6:]),
            (Key("‹ Keep it as it is", ShowWeek(monday)),),
        ),
    )


def unheeded(wish: str) -> Message:
    """A wish in free words that the planner cannot read: said, so that nobody trusts it."""
    said = wish if len(wish) <= QUOTED else wish[: QUOTED - 1].rstrip() + "…"
    return Message(
        html=(
            f"I could not follow “{escape(said)}”: without Claude I read reasons, minutes "
            "and days, like: tired, or no friday, or 40 min on weekdays. Move and Shorter under "
            "a day do the rest."
        )
    )


def no_longer(monday: date) -> Message:
    """A wish for more time that changed nothing: said, or it would look unheard."""
    return Message(
        html=(
            "More time makes this week no longer: it holds what the season and your last weeks "
            "allow. Why says what goes before time."
        ),
        keys=((Key("Why", ShowWhy(monday)),),),
    )


def no_older(monday: date) -> Message:
    return Message(
        html="There is no older version of this week to return to.",
        keys=((Key("‹ Week", ShowWeek(monday)),),),
    )


def week_is_over(monday: date) -> Message:
    return Message(
        html=(
            f"The week of {words.day(monday)} {monday.year} has ended, "
            "and I wrote no program for it."
        ),
        keys=((Key("This week", Open("week")),),),
    )


def one_line(workout: Workout, units: Units) -> str:
    """Easy Run · 8 km · 50 min · RPE 3."""
    parts = [workout.title or workout.workout_type.value]
    if workout.distance_km:
        parts.append(words.distance(workout.distance_km, units))
    if workout.ascent_m and workout.ascent_m >= 50:  # noqa: PLR2004 (less is a flat road)
        parts.append(f"↑ {words.ascent(workout.ascent_m, units)}")
    if workout.duration_min:
        parts.append(words.minutes(workout.duration_min))
    if workout.target.rpe is not None:
        parts.append(f"RPE {workout.target.rpe:g}")
    return " · ".join(parts)


def changed(shown: WeekShown) -> Message:
    """A week that followed a change at once: the days that differ, and the way back."""
    monday = shown.program.week_start_date
    return Message(
        html=f"<b>Your week from {words.day(monday)}</b>\n{_changes(shown.changes)}",
        keys=((Key("Week", ShowWeek(monday)), Key("Why", ShowWhy(monday))),),
    )


def changed_days(changes: tuple[DayChange, ...]) -> str:
    return _changes(changes)


def _head(shown: WeekShown) -> str:
    week = shown.program
    title = _title(week.week_start_date, week.last_day)
    stage = STAGES[week.stage]
    return f"{bold(title)}\n{stage}"


def _title(first: date, last: date) -> str:
    return f"Week {words.day(first)} – {words.day(last)}"


def _day_line(on: Day, shown: WeekShown) -> str:
    """What was planned; where the day has a record, what was done in the place of its figures."""
    units, done = shown.athlete.units, done_on(shown, on.date)
    if not done:
        return _line(on, units, shown.today)
    planned = [workout for workout in on.workouts if not workout.is_rest]
    names = " + ".join(_marked(w, units, figures=not w.done) for w in planned)
    record = escape("; ".join(_record(activity, units, done) for activity in done))
    if planned and all(workout.done for workout in planned):
        line = f"{names}: {record}"
    else:
        line = f"{names} · done {record}" if names else f"done {record}"
    return f"{_name(on, shown.today)}  {line}"


def done_on(shown: WeekShown, day: date) -> list[Activity]:
    """What is on record of a day."""
    return [activity for activity in shown.done if activity.day == day]


def _record(activity: Activity, units: Units, among: list[Activity]) -> str:
    """12 km · 1:05:00; with its sport where the day has several."""
    parts = [journal.SPORTS[activity.sport]] if len(among) > 1 else []
    if activity.km:
        parts.append(words.exact_distance(activity.km, units))
    if activity.duration_s:
        parts.append(words.minutes(activity.duration_s / 60))
    return " · ".join(parts) or journal.SPORTS[activity.sport]


def _line(on: Day, units: Units, today: date) -> str:
    if not on.workouts:
        return f"{_name(on, today)}  –"
    parts = [_marked(workout, units) for workout in on.workouts]
    return f"{_name(on, today)}  {' + '.join(parts)}"


def _name(on: Day, today: date) -> str:
    marker = "· " if on.date == today else ""
    return bold(f"{marker}{words.weekday(on.date)} {on.date.day}")


def _marked(workout: Workout, units: Units, *, figures: bool = True) -> str:
    name = workout.title or workout.workout_type.value
    line = escape(one_line(workout, units) if figures else name)
    if workout.is_rest:
        return "Rest"
    if workout.done:
        return f"✓ {line}"
    if workout.done is False:
        return f"<s>{line}</s>"
    return f"<b>{line}</b>" if workout.key else line


def _totals(shown: WeekShown) -> str:
    """What is planned; once something is on record, that beside it."""
    units, metrics = shown.athlete.units, shown.program.predicted_metrics
    parts = [
        words.distance(metrics.total_distance_km, units),
        words.minutes(metrics.total_minutes),
    ]
    if metrics.total_ascent_m >= 50:  # noqa: PLR2004 (less is a flat road)
        parts.append(f"↑ {words.ascent(metrics.total_ascent_m, units)}")
    planned = " · ".join(parts)
    if not shown.done:
        return f"Total: {planned}"
    km = sum(activity.km or 0.0 for activity in shown.done)
    minutes = sum(activity.duration_s or 0.0 for activity in shown.done) / 60
    done = f"{words.distance(km, units)} · {words.minutes(minutes)}"
    so_far = "" if shown.program.last_day < shown.today else " so far"
    monday = shown.program.week_start_date
    first = next((on.date for on in shown.program.daily_program if on.workouts), monday)
    since = f" from {words.weekday(first)}" if first > monday else ""
    return f"Planned{since}: {planned}\nDone{so_far}: {done}"


def _forecast(week: Program) -> str:
    metrics = week.predicted_metrics
    if metrics.external_acwr is None:
        return "Forecast: after two weeks of training I can say what a week does to your load."
    text = f"Forecast for Sunday: load ratio {words.ratio(metrics.external_acwr)}"
    if metrics.band.external_acwr is not None:
        low, high = metrics.band.external_acwr
        text += f" ({low:.2f} to {high:.2f})"
    if metrics.internal_acwr is not None:
        text += f", body {words.ratio(metrics.internal_acwr)}"
    if metrics.divergence_estimate is not None:
        text += f", divergence {words.signed(metrics.divergence_estimate)}"
    return f"{text}. Provisional: under four weeks of history." if _early(week) else f"{text}."


def _early(week: Program) -> bool:
    return any(reason == PROVISIONAL for reason in week.reasons)


def _origin(shown: WeekShown) -> str:
    week, who = shown.program, trail.label(shown.program)
    if week.written_at is None:
        return f"{who}."
    at = words.moment(week.written_at, shown.athlete.zone)
    text = f"{who}, {at}." if shown.kept else f"{who}, just now."
    return f"{text} Nothing newer could be written." if shown.stale else text


def _changes(changes: tuple[DayChange, ...]) -> str:
    lines = [
        f"• {bold(f'{change.date:%a}')} {escape(change.before)} → {escape(change.after)}"
        for change in changes
    ]
    reasons = dict.fromkeys(change.reason for change in changes if change.reason)
    lines += [f"<i>{escape(reason)}</i>" for reason in reasons]
    return "<b>What changed</b>\n" + "\n".join(lines)


def _week_keys(shown: WeekShown) -> Keys:
    week = shown.program
    monday = week.week_start_date
    days = tuple(Key(_day_label(on, shown.today), ShowDay(on.date)) for on in week.daily_program)
    row = [Key("Why", ShowWhy(monday)), Key("Regenerate", AskReason(monday))]
    if shown.has_older:
        row.append(Key("Keep old", KeepOldWeek(monday)))
    again = (_again(monday),) if trail.may_try_again(week) else ()
    weeks = (
        Key("‹ Week before", ShowWeek(monday - WEEK)),
        Key("Week after ›", ShowWeek(monday + WEEK)),
    )
    thumbs = (
        Key("Suits me", RateWeek(monday, week.version, up=True)),
        Key("Does not", RateWeek(monday, week.version, up=False)),
    )
    return (days[:4], days[4:], tuple(row), again, weeks, thumbs)


def _again(monday: date) -> Key:
    return Key("Try Claude again", Regenerate(monday, "again"))


def _day_label(on: Day, today: date) -> str:
    if (
        on.workouts
        and all(w.done for w in on.workouts if not w.is_rest)
        and not all(w.is_rest for w in on.workouts)
    ):
        return f"✓ {words.weekday(on.date)}"
    return f"{'· ' if on.date == today else ''}{words.weekday(on.date)}"


def _checked(passed: int, rules: tuple[RuleVerdict, ...]) -> str:
    counts: defaultdict[str, int] = defaultdict(int)
    for rule in rules:
        counts[str(rule.verdict)] += 1
    if not rules:
        return "The rules were checked when it was written."
    text = f"{passed} checks passed"
    if counts["warn"]:
        text += f", {counts['warn']} to watch"
    return text + "."
