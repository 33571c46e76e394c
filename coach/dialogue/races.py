"""RACE and RESULT: a race ahead, and a race behind."""

from datetime import date

from coach.dialogue.form import Answers, Choice, Form, Question, choices
from coach.dialogue.readers import (
    SAME,
    WAS_NAME,
    ascent_m,
    distance_km,
    future_day,
    name,
    named_km,
    past_race_day,
    race_time,
)
from coach.race import Priority
from coach.understanding.names import HINT as NAME

DISTANCES = choices(
    ("5 km", "5 km"),
    ("10 km", "10 km"),
    ("21.0975 km", "Half marathon"),
    ("42.195 km", "Marathon"),
    ("50 km", "50 km"),
    ("100 km", "100 km"),
)


WAS_DAY, WAS_LENGTH = "_was_day", "_was_km"
BUTTON = 24
"""Letters of a name on a button."""
"""Hidden answers of a race that is edited: what it was."""


def _names(answers: Answers) -> tuple[Choice, ...]:
    was = answers.get(WAS_NAME)
    if was is None:
        return ()
    short = was if len(was) <= BUTTON else f"{was[: BUTTON - 1]}…"
    return choices((SAME, f"Still {short}"))


def _days(answers: Answers) -> tuple[Choice, ...]:
    if WAS_DAY not in answers:
        return ()
    day = date.fromisoformat(answers[WAS_DAY])
    return choices((day.isoformat(), f"Still {day.day} {day:%b %Y}"))


def _lengths(answers: Answers) -> tuple[Choice, ...]:
    was = answers.get(WAS_LENGTH)
    if not was:
        return DISTANCES
    km = round(float(was.split()[0]), 1)
    return (*choices((was, f"Still {km:g} km")), *DISTANCES)


def _stays(answers: Answers) -> str:
    return "it stays as it is." if WAS_DAY in answers else ""


def _matters(answers: Answers) -> bool:
    return answers.get("priority") != Priority.C


def _far(answers: Answers) -> bool:
    """How far it is counts as it was said; nobody is asked what the name says already."""
    return not answers.keys().isdisjoint({"km", WAS_LENGTH}) or named_km(answers) is None


RACE = Form(
    "race",
    (
        Question(
            key="name",
            text=lambda answers: "What is it called?" if WAS_NAME in answers else "Which race?",
            choices=_names,
            read=name,
            hint=NAME,
            skip=False,
        ),
        Question(
            key="day",
            text="When is it?",
            choices=_days,
            read=future_day,
            hint="A date, like 2027-05-16 or 16 May 2027.",
            skip=False,
        ),
        Question(
            key="km",
            text="How long is it?",
            when=_far,
            choices=_lengths,
            read=distance_km,
            hint="A distance, like 73.9 km or 100 mi.",
            skip=False,
        ),
        Question(
            key="priority",
            text="How much does it matter?",
            choices=choices(
                ("A", "A: the season's goal"), ("B", "B: a rehearsal"), ("C", "C: for fun")
            ),
            read=lambda words, _: Priority(words.upper()),
            hint="A, B or C.",
            skip=False,
            per_row=1,
        ),
        Question(
            key="ascent",
            text="How much climbing, in metres?",
            choices=choices(("0", "Flat")),
            read=ascent_m,
            hint="Metres of climbing, like 850 m or 2800 ft.",
            skipped=_stays,
        ),
        Question(
            key="target",
            text="A target time?",
            when=_matters,
            read=race_time,
            hint="A time, like 3:45:00.",
            skipped=_stays,
        ),
    ),
    label="the race",
)

RESULT = Form(
    "result",
    (
        Question(key="name", text="Which race was it?", read=name, hint=NAME, skip=False),
        Question(
            key="day",
            text="When was it?",
            read=past_race_day,
            hint="A date, like 2026-09-27 or 27 Sep 2026.",
            skip=False,
        ),
        Question(
            key="km",
            text="How long was it?",
            when=_far,
            choices=DISTANCES,
            read=distance_km,
            hint="A distance, like 42.2 km or 26.2 mi.",
            skip=False,
        ),
        Question(
            key="time",
            text="Your time?",
            choices=choices(("dnf", "I did not finish")),
            read=lambda words, answers: None if words == "dnf" else race_time(words, answers),
            hint="A time, like 3:28:11.",
            skip=False,
        ),
    ),
    label="the result",
)
