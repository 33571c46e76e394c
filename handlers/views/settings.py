"""Settings: every value on its own button."""

from coach.athlete import Athlete, Discipline, HealthFlag, RiskStyle, Units
from coach.availability import WEEKDAYS
from coach.dialogue.onboarding import HEALTH
from coach.usecases.settings import (
    CLEARED,
    CLEARED_HARD,
    NONE,
    OFF,
    House,
    SettingKept,
    waiting_for_a_yes,
    waits_for_hard,
)
from handlers.buttons import CancelForm, Open, Setting
from handlers.views import words
from handlers.views.html import bold, escape
from handlers.views.message import Key, Message, Style, rows

CENT = 0.01

TYPED = {
    "birth_year": "Which year were you born in?",
    "time_zone": "Which city or time zone?",
    "days": "Which days, how many minutes? Days you leave out stay as they are.",
    "hours": "How many hours a week, all in all?",
    "weekly_km": "How far do you go in a usual week?",
    "longest_recent_km": "How far was your longest session in the last four weeks?",
    "sunday_at": "When shall the coming week arrive on Sunday?",
    "wednesday_at": "When shall I look at the week again on Wednesday?",
    "check_in_at": "When shall I ask how the day was?",
    "race_morning_at": "When shall I write on the morning of a race?",
    "day_after_at": "When shall I ask about a race on the day after?",
    "quiet_from": "From when on shall I be quiet?",
    "quiet_to": "Until when shall I be quiet?",
    "resting_hr": "Your resting pulse?",
    "max_hr": "The highest pulse you have seen?",
    "threshold_hr": "Your pulse at threshold, the hour's best effort?",
    "strength_hours": "How many hours of strength a week?",
    "mobility_hours": "How many hours of mobility a week?",
}

CHOICES: dict[str, tuple[tuple[str, str], ...]] = {
    "units": ((Units.KM.value, "Kilometres"), (Units.MI.value, "Miles")),
    "tone": (
        ("0", "Casual"),
        ("25", "Easy-going"),
        ("50", "Supportive"),
        ("75", "Motivational"),
        ("100", "Analytical"),
    ),
    "risk_style": (
        (RiskStyle.CONSERVATIVE.value, "Careful"),
        (RiskStyle.BALANCED.value, "Balanced"),
        (RiskStyle.ADAPTIVE.value, "Adaptive"),
        (RiskStyle.AGGRESSIVE.value, "Bold"),
    ),
    "sport": tuple((d.value, d.value.capitalize()) for d in Discipline),
    "experience": (
        ("novice", "New to it"),
        ("intermediate", "Some years"),
        ("advanced", "Experienced"),
    ),
    "sex": (("female", "Female"), ("male", "Male")),
    "long_run_days": tuple((day, day.capitalize()) for day in WEEKDAYS),
    "paused": (("on", "Pause"), (OFF, "Go on")),
    "language": (("en", "English"),),
}


def house(shown: House) -> Message:
    """Everything that can be set; each button says what it is now."""
    week, times = shown.availability, shown.settings
    days = ", ".join(
        f"{day.capitalize()} {words.minutes(getattr(week.days, day))}"
        for day in WEEKDAYS
        if getattr(week.days, day)
    )
    lines = [
        "<b>Settings</b>",
        f"Days: {escape(days) or 'none'}",
        f"Quiet from {times.quiet_from} to {times.quiet_to}",
    ]
    if times.paused:
        lines.append("<b>Paused: I do not write by myself.</b>")
    if shown.spent_usd is not None:
        lines.append(f"Claude has cost {_dollars(shown.spent_usd)} for you this month.")
    keys = [Key(label, Setting(name, "")) for name, label in _values(shown)]
    data = (
        Key("Export", Open("export")),
        Key("Privacy", Open("privacy")),
        Key("Delete me", Open("delete"), style=Style.DANGER),
    )
    return Message(html="\n".join(lines), keys=(*rows(keys, 2), data))


def _values(shown: House) -> list[tuple[str, str]]:
    """Each setting and what it is now, as a button says it."""
    person, week, times = shown.athlete, shown.availability, shown.settings
    return [
        ("days", "Days and minutes"),
        ("hours", f"Hours: {_or(week.hours_per_week)}"),
        (
            "long_run_days",
            f"Long day: {', '.join(d.value.capitalize() for d in week.long_run_days) or 'any'}",
        ),
        (
            "weekly_km",
            f"Usual week: {words.distance(person.weekly_km, person.units) or 'not said'}",
        ),
        (
            "longest_recent_km",
            f"Longest: {words.distance(person.longest_recent_km, person.units) or 'not said'}",
        ),
        ("sport", f"Sport: {person.sport.value}"),
        (
            "experience",
            f"Experience: {person.experience.value if person.experience else 'not said'}",
        ),
        ("birth_year", f"Born: {_or(person.birth_year)}"),
        ("sex", f"Body: {person.sex.value if person.sex else 'not said'}"),
        ("health", f"Health: {_health(person)}"),
        ("units", f"Units: {person.units.value}"),
        ("time_zone", f"Zone: {person.time_zone.rpartition('/')[2].replace('_', ' ')}"),
        ("tone", f"Tone: {_nearest_tone(person.tone)}"),
        ("risk_style", f"Style: {_label('risk_style', person.risk_style.value)}"),
        ("language", "Language: English"),
        ("sunday_at", f"Sunday: {times.sunday_at}"),
        ("wednesday_at", f"Wednesday: {times.wednesday_at}"),
        ("check_in_at", f"Check-in: {times.check_in_at or OFF}"),
        ("race_morning_at", f"Race morning: {times.race_morning_at or OFF}"),
        ("day_after_at", f"Day after a race: {times.day_after_at or OFF}"),
        ("quiet_from", f"Quiet from: {times.quiet_from}"),
        ("quiet_to", f"Quiet to: {times.quiet_to}"),
        ("resting_hr", f"Resting pulse: {_or(person.resting_hr)}"),
        ("max_hr", f"Highest pulse: {_or(person.max_hr)}"),
        ("threshold_hr", f"Threshold: {_or(person.threshold_hr)}"),
        ("strength_hours", f"Strength: {week.strength_hours:g} h"),
        ("mobility_hours", f"Mobility: {week.mobility_hours:g} h"),
        ("paused", "Paused" if times.paused else "Pause"),
    ]


def health(shown: House) -> Message:
    """The health questions, each on or off; and a clinician's yes where one is needed."""
    person = shown.athlete
    flags = [
        Key(f"✓ {label}" if person.has(HealthFlag(value)) else label, Setting("health", value))
        for value, label in HEALTH
        if value in set(HealthFlag)
    ]
    keys = [(key,) for key in flags]
    keys.append((Key("None of these", Setting("health", NONE)),))
    lines = [
        "<b>Health</b>",
        "Does any of this hold for you? A tap turns it on or off, and your week follows.",
    ]
    if person.health_flags is None:
        lines.append("Until you have answered, I plan nothing hard.")
    if waiting_for_a_yes(person, shown.today):
        lines.append("Until a clinician has agreed, your plan holds gentle movement at most.")
        keys.append((Key("A clinician cleared me", Setting("health", CLEARED)),))
    if waits_for_hard(person, shown.today):
        keys.append((Key("A clinician cleared hard training", Setting("health", CLEARED_HARD)),))
    return Message(html="\n".join(lines), keys=(*keys, (Key("‹ Settings", Open("settings")),)))


def _health(person: Athlete) -> str:
    if person.health_flags is None:
        return "not said"
    return f"{len(person.health_flags)} noted" if person.health_flags else "nothing"


CHOOSE = {
    "paused": (
        f"{bold('Pause')}: I send nothing by myself until you tap Go on. "
        "What you write is answered all the same."
    )
}
"""What is asked in words of its own."""


def choose(name: str) -> Message:
    """A setting with few values: each a button."""
    keys = [Key(label, Setting(name, value)) for value, label in CHOICES[name]]
    return Message(
        html=CHOOSE.get(name) or f"{bold(name.replace('_', ' ').capitalize())}: which one?",
        keys=(*rows(keys, 3), (Key("‹ Settings", Open("settings")),)),
    )


def kept(done: SettingKept) -> Message:
    return health(done.house) if done.name == "health" else house(done.house)


def refused(hint: str) -> Message:
    return Message(
        html=f"That did not fit, so nothing changed. {escape(hint)}",
        keys=((Key("‹ Settings", Open("settings")),),),
    )


def refused_words(hint: str) -> Message:
    """A typed value that does not fit: the question stays open."""
    return Message(
        html=f"That did not fit, so nothing changed. {escape(hint)} Type it again.",
        keys=((Key("Leave it as it is", CancelForm("setting")),),),
    )


def _dollars(cost: float) -> str:
    if not cost:
        return "nothing"
    return f"{cost:.2f} USD" if cost >= CENT else "less than a cent"


def _or(value: object) -> str:
    return (
        "not said" if value is None else f"{value:g}" if isinstance(value, float) else str(value)
    )


def _nearest_tone(tone: int) -> str:
    """The word for a tone; what lies between two words is the nearer one's."""
    return min(CHOICES["tone"], key=lambda choice: abs(int(choice[0]) - tone))[1]


def _label(name: str, value: str) -> str:
    return dict(CHOICES[name]).get(value, value)
