"""The journal: what was kept of a day, the last week, an activity from a file."""

from dataclasses import replace
from datetime import date

from coach.activity import Activity, Sport
from coach.athlete import Athlete, Units
from coach.journal import Observation
from coach.load.metrics import Gate
from coach.planning.matching import Suggestion
from coach.understanding.odd import Odd
from coach.usecases.activities import ActivityLogged
from coach.usecases.check_in import Noted
from coach.usecases.journal import Doubt, JournalWeek, Logged
from coach.usecases.journal import JournalDay as SeenDay
from handlers.buttons import (
    ActivityEffort,
    ActivityIs,
    ActivityJoin,
    JournalDay,
    Open,
    ShowDay,
    StartActivity,
    UndoLast,
)
from handlers.views import words
from handlers.views.html import bold, escape
from handlers.views.message import Key, Keys, Message, Style, rows

ENERGY = {1: "empty", 2: "low", 3: "okay", 4: "good", 5: "full"}
SPORTS = {
    Sport.RUNNING: "Run",
    Sport.TRAIL_RUNNING: "Trail run",
    Sport.TREADMILL: "Treadmill run",
    Sport.WALKING: "Walk",
    Sport.HIKING: "Hike",
    Sport.CYCLING: "Ride",
    Sport.INDOOR_CYCLING: "Indoor ride",
    Sport.SWIMMING: "Swim",
    Sport.OPEN_WATER: "Open-water swim",
    Sport.ROWING: "Row",
    Sport.SKI_TOURING: "Ski tour",
    Sport.NORDIC_SKI: "Cross-country ski",
    Sport.STRENGTH: "Strength",
    Sport.MOBILITY: "Mobility",
    Sport.OTHER: "Training",
}


UNKNOWN_SPORT = (
    "I do not know that sport, so I counted its time and effort only. "
    "Type it again with a sport I know (run, ride, swim, hike …) if it was one."
)


RIGHT = {
    "rpe": "rpe 6",
    "energy": "energy 4",
    "pain": "pain 2",
    "soreness": "soreness 3",
    "pulse": "pulse 141",
    "hr": "hr 141",
}
"""A figure that is one, by the scale that was named."""

LISTED = 160
"""Letters of a note in a list of days."""

WORDS_ONLY = "I kept that as a note. Numbers work like this: rpe 6 energy 4 pain 0 12k 1:05."


HURT = "Pain like that counts at once: no running until you tell me that it is better (/injury)."


def logged(entries: tuple[Logged, ...]) -> Message:
    """The receipt: what was understood, so that a wrong reading is seen at once."""
    parts = [_kept(entry) for entry in entries]
    first = entries[0]
    if first.odd:
        parts.insert(0, odd(first.odd))
    elif all(_only_words(entry) for entry in entries):
        parts.append(WORDS_ONLY)
    if any(a.sport is Sport.OTHER for entry in entries for a in entry.activities):
        parts.append(UNKNOWN_SPORT)
    asked = [ask for entry in entries for ask in entry.asks]
    if asked:
        parts.append("It differs from what was planned. Did it stand for this?")
    doubts = [doubt for entry in entries for doubt in entry.doubts]
    if doubts:
        parts.append("A recording of that day is not near it. Is it the same session?")
    guesses: Keys = tuple(
        (_stands_for(id_, match.day, match.code, match.title),) for id_, match in asked
    )
    if asked:
        guesses = (*guesses, (_extra(*asked[0]),))
    return Message(
        html="\n\n".join(parts),
        keys=(
            *(_recorded(doubt, entries[0].athlete.units) for doubt in doubts),
            *guesses,
            *_differs(first, first.day),
            (
                Key("Add a note", JournalDay(first.day, "note")),
                Key("Edit", JournalDay(first.day, "edit")),
                Key("Undo", UndoLast()),
            ),
        ),
    )


def _kept(entry: Logged) -> str:
    """What is on record of one day now."""
    head = bold(words.first_upper(words.when(entry.day, entry.today)))
    units = entry.athlete.units
    lines = [*(activity_line(a, units) for a in entry.activities), *_taken(entry, units)]
    if entry.observation:
        lines.append(observation(entry.observation, efforts(entry.activities)))
    lines += [f"Besides: {activity_line(a, units)}" for a in entry.beside]
    says = "as it stands" if entry.odd else "noted"
    return "\n".join([f"{head}: {says}.", *filter(None, lines)])


def _stands_for(id_: int, day: date, code: str, title: str) -> Key:
    return Key(f"It was {day:%A}’s {title}"[:60], ActivityIs(id_, day, code))


def _recorded(doubt: Doubt, units: Units) -> tuple[Key, ...]:
    """The recorded run and the typed one are the same; else they are two."""
    size = doubt.recorded.km
    which = "the recording" if size is None else words.exact_distance(size, units)
    return (
        Key(f"The same as {which}", ActivityJoin(doubt.recorded_id, doubt.typed_id)),
        Key("Two sessions", Open("journal")),
    )


def _extra(id_: int, match: Suggestion) -> Key:
    """It stands for nothing planned."""
    return Key("No, an extra one", ActivityIs(id_, match.day, ""))


def odd(found: tuple[Odd, ...]) -> str:
    """Figures that are none: which, why, and that nothing is lost."""
    lines = [f"“{escape(one.words)}”: {escape(one.why)}." for one in found]
    right = [RIGHT.get(one.words.split()[0].casefold(), "") for one in found]
    example = f", like: {' '.join(right)}" if all(right) else ""
    return "\n".join([*lines, f"I kept the words as a note. Type it again to count it{example}."])


def says_effort(entry: Logged) -> bool:
    """Whether a day says how hard it was, or that it was rest."""
    seen = entry.observation
    return seen is not None and (seen.rpe is not None or bool(seen.rest_day))


def _only_words(entry: Logged) -> bool:
    seen = entry.observation
    return not entry.activities and (
        seen is None or seen == Observation(date=seen.date, note=seen.note)
    )


def differ(day: date, today: date) -> Message:
    """What was planned no longer stands for the day."""
    when = "" if day == today else f"on {day.day} {day:%b} "
    return Message(
        html=(
            "Taken back. Type what it was, like "
            f"<code>{when}8k 45:00</code>, or send the file of your watch."
        ),
        keys=((Key("I did not train", JournalDay(day, "rest")), Key("Undo", UndoLast())),),
    )


def settled() -> Message:
    return Message(
        html="Nothing of that day stands for the plan any more.",
        keys=((Key("Journal", Open("journal")),),),
    )


def _taken(done: Noted | Logged, units: Units) -> list[str]:
    return [f"{activity_line(taken, units)} (as planned)" for taken in done.taken]


def _differs(done: Noted | Logged, day: date) -> Keys:
    return ((Key("It was different", JournalDay(day, "differ")),),) if done.taken else ()


def noted(done: Noted, units: Units = Units.KM) -> Message:
    """The receipt of a check-in."""
    day = done.observation.date
    head = bold(words.first_upper(words.when(day, done.today)))
    lines = _taken(done, units)
    told = "\n".join(filter(None, [*lines, observation(done.observation)]))
    text = f"{head}: noted.\n{told}".strip()
    return Message(
        html=f"{text}\n\n{HURT}" if done.opened else text,
        keys=(
            *_differs(done, day),
            (
                Key("Add a note", JournalDay(day, "note")),
                Key("Edit", JournalDay(day, "edit")),
                Key("Undo", UndoLast()),
            ),
        ),
    )


def week(shown: JournalWeek) -> Message:
    """The last seven days, each a button."""
    lines = ["<b>Your last seven days</b>"]
    lines += [_day_line(day, shown.athlete.units) for day in shown.days]
    lines.append("<i>Type a day in one line: /journal rpe 6 energy 4 12k 1:05 easy</i>")
    keys = [Key(f"{d.date:%a} {d.date.day}", JournalDay(d.date, "view")) for d in shown.days]
    return Message(
        html="\n".join(lines),
        keys=(
            (Key("Check in for today", JournalDay(shown.today, "edit"), style=Style.PRIMARY),),
            *rows(keys[1:], 3),
        ),
    )


def day(seen: SeenDay, athlete: Athlete) -> Message:
    """One day of the journal."""
    lines = [f"<b>{seen.date:%A} {seen.date.day} {seen.date:%B}</b>"]
    lines += [activity_line(a, athlete.units) for a in seen.activities]
    if seen.observation is not None:
        lines.append(observation(seen.observation, efforts(seen.activities)))
    if len(lines) == 1:
        lines.append("Nothing noted.")
    return Message(
        html="\n".join(lines),
        keys=(
            (
                Key("Check in", JournalDay(seen.date, "edit")),
                Key("Add a note", JournalDay(seen.date, "note")),
            ),
            (
                Key("Clear the day", JournalDay(seen.date, "clear"), style=Style.DANGER),
                Key("‹ Journal", Open("journal")),
            ),
        ),
    )


def efforts(activities: tuple[Activity, ...]) -> frozenset[float]:
    """How hard the day's training is said to have been, in its own lines."""
    return frozenset(a.rpe for a in activities if a.rpe is not None)


def observation(seen: Observation, told: frozenset[float] = frozenset()) -> str:
    """RPE 6 · energy good · no pain, and the note below; `told` efforts are not said again."""
    parts = []
    if seen.rest_day:
        parts.append("rest day")
    if seen.rpe is not None and seen.rpe not in told:
        parts.append(f"RPE {seen.rpe:g}")
    if seen.energy is not None:
        parts.append(f"energy {ENERGY[seen.energy]}")
    pain = _pain(seen)
    if pain:
        parts.append(pain)
    if seen.sleep is not None:
        parts.append(f"sleep {seen.sleep} of 5")
    if seen.soreness is not None:
        parts.append(f"soreness {seen.soreness} of 10")
    text = escape(" · ".join(parts))
    return f"{text}\n<i>{escape(seen.note)}</i>".strip() if seen.note else text


def activity_line(activity: Activity, units: Units) -> str:
    """Run · 12 km · 1:05:00 · ↑ 120 m · pulse 141."""
    parts = [SPORTS[activity.sport]]
    if activity.km:
        parts.append(words.exact_distance(activity.km, units))
    if activity.duration_s:
        parts.append(words.clock(activity.duration_s))
    if activity.ascent_m:
        parts.append(f"↑ {words.ascent(activity.ascent_m, units)}")
    if activity.avg_hr:
        parts.append(f"pulse {activity.avg_hr}")
    if activity.rpe is not None:
        parts.append(f"RPE {activity.rpe:g}")
    return escape(" · ".join(parts))


def uploaded(done: ActivityLogged, warnings: tuple[str, ...]) -> Message:
    """An activity from a file: what it was, what it stands for, what it does to the load."""
    line = activity_line(done.activity, done.athlete.units)
    when = words.full_day(done.activity.day, done.today)
    if done.again:
        return Message(
            html=f"I have this one already: {line}, {when}. Nothing was counted twice.",
            keys=((Key("Journal", Open("journal")),),),
        )
    parts = [f"<b>{when}</b>\n{line}"]
    if done.match is not None and done.match.sure:
        parts.append(f"Taken as your planned session: {escape(done.match.title)}.")
    parts += [f"<i>{escape(warning)}</i>" for warning in warnings]
    if done.uncounted_km is not None:
        far = words.exact_distance(done.uncounted_km, done.athlete.units)
        parts.append(
            f"I count its time, not the {escape(far)}. Was it something else? Remove it, and type "
            "what it was."
        )
    change = _change(done)
    if change:
        parts.append(change)
    if done.activity.rpe is None:
        parts.append("How hard was it? 1 is very easy, 10 is everything you had.")
    return Message(html="\n\n".join(parts), keys=_activity_keys(done))


def ask_date(done: ActivityLogged) -> str:
    day = done.activity.day
    return (
        f"The file says {words.day(day)} {day.year}, which cannot be right. On which day was it?"
    )


def _pain(seen: Observation) -> str:
    place = " ".join(part for part in (seen.pain_side, seen.pain_where) if part)
    tails = [
        "it changes how you move" if seen.pain_changes_movement else "",
        "worse the next morning" if seen.worse_next_morning else "",
        "how much is not said" if seen.pain is None else "",
    ]
    if seen.pain is None and not place and not any(tails[:2]):
        return ""
    if seen.pain == 0 and not any(tails):
        return "no pain"
    head = "pain" if seen.pain is None else f"pain {seen.pain} of 10"
    return ", ".join([f"{head} ({place})" if place else head, *filter(None, tails)])


def _day_line(seen: SeenDay, units: Units) -> str:
    head = bold(f"{seen.date:%a} {seen.date.day}")
    parts = [activity_line(a, units) for a in seen.activities]
    if seen.observation is not None:
        told = observation(_in_short(seen.observation), efforts(seen.activities))
        parts.append(told.replace("\n", " · "))
    parts = [part for part in parts if part]
    return f"{head}  {'; '.join(parts) if parts else '–'}"


def _in_short(seen: Observation) -> Observation:
    """A note as a list has room for it; the day shows the rest."""
    if seen.note is None or len(seen.note) <= LISTED:
        return seen
    return replace(seen, note=seen.note[: LISTED - 1].rstrip() + "…")


def _change(done: ActivityLogged) -> str:
    if done.before is None or done.after is None or done.after.acwr_external is None:
        return ""
    before, after = done.before.acwr_external, done.after.acwr_external
    early = " (provisional)" if done.after.gate is Gate.PROVISIONAL else ""
    if before is None:
        return f"Load ratio now {words.ratio(after)}{early}."
    if words.ratio(before) == words.ratio(after):
        return ""
    return f"Load ratio {words.ratio(before)} → {words.ratio(after)}{early}."


def _activity_keys(done: ActivityLogged) -> Keys:
    keys: list[tuple[Key, ...]] = []
    if done.doubt is not None:
        keys.append(
            (
                Key("Same as the typed one", ActivityJoin(done.id, done.doubt.id)),
                Key("Two sessions", Open("journal")),
            )
        )
    if done.match is not None and not done.match.sure:
        match = done.match
        keys.append((_stands_for(done.id, match.day, match.code, match.title),))
        keys.append((_extra(done.id, match),))
    if done.activity.rpe is None:
        keys += rows([Key(str(n), ActivityEffort(done.id, n)) for n in range(1, 11)], 5)
    keys.append(
        (
            Key("Day", ShowDay(done.activity.day)),
            Key("Wrong, remove it", StartActivity(done.id, "remove"), style=Style.DANGER),
        )
    )
    return tuple(keys)


def unreadable_day() -> Message:
    return Message(
        html=(
            "I could not read that date, so nothing was noted. "
            "One that works: <code>/journal 2026-11-21</code>, or <code>/journal yesterday</code>."
        ),
        keys=((Key("Journal", Open("journal")),),),
    )


def ahead(day: date) -> Message:
    return Message(
        html=f"{words.day(day)} is still ahead. The journal is for days that were.",
        keys=((Key("Journal", Open("journal")),),),
    )
