"""ONBOARDING: what the coach must know for a first program, in seven steps."""

from datetime import datetime

from coach.athlete import Discipline, HealthFlag, Sex
from coach.availability import WEEKDAYS
from coach.dialogue.body import PLACES
from coach.dialogue.form import SKIPPED, Answers, Choice, Form, Question, choices
from coach.dialogue.readers import (
    birth_year,
    distance_km,
    future_day,
    health,
    hours,
    name,
    named_km,
    pulse,
    scale_0_10,
    session_km,
    weekday_list,
)
from coach.places import HINT as PLACE_HINT
from coach.places import clocks, zone_of
from coach.understanding.names import HINT as NAME

NO_RACE = "I plan without a race for now."

HEALTH = (
    (HealthFlag.HEART.value, "Heart condition, high blood pressure"),
    ("chest", "Chest pain or fainting with effort"),
    (HealthFlag.DIABETES.value, "Diabetes"),
    (HealthFlag.KIDNEY.value, "Kidney disease"),
    (HealthFlag.ASTHMA.value, "Asthma"),
    (HealthFlag.PREGNANT.value, "Pregnant, or birth in the last 12 weeks"),
    (HealthFlag.PREVIOUS_STRESS_FRACTURE.value, "A stress fracture, ever"),
)
"""Seven yes or no questions, after the PAR-Q."""

DAY_NAMES = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
DAYS = choices(*zip(WEEKDAYS, DAY_NAMES, strict=True))
USUAL = "tue,wed,thu,sat,sun"


def _training_days(answers: Answers) -> tuple[Choice, ...]:
    chosen = weekday_list(answers.get("days") or USUAL, answers)
    return tuple(day for day in DAYS if day.value in chosen)


def _clocks(answers: Answers) -> tuple[Choice, ...]:
    moment = datetime.fromisoformat(answers["_moment"])
    return choices(*clocks(moment))


def _hurts(answers: Answers) -> bool:
    return answers.get("body") == "pain"


def _races(answers: Answers) -> bool:
    return answers.get("race") == "yes"


def _named(answers: Answers) -> bool:
    return _races(answers) and answers.get("race_name") != SKIPPED


def _dated(answers: Answers) -> bool:
    return _named(answers) and answers.get("race_day") != SKIPPED


def _far(answers: Answers) -> bool:
    return _dated(answers) and named_km(answers) is None


def _grown_up(answers: Answers) -> bool:
    return answers.get("adult") == "yes"


ONBOARDING = Form(
    "onboarding",
    (
        Question(
            key="adult",
            text=(
                "I plan your training week by week and change it when life, "
                "body or weather do.\n\nI give training advice, not medical advice."
            ),
            choices=choices(("yes", "I am 16 or older: start"), ("no", "I am under 16")),
            typed=False,
            skip=False,
            per_row=1,
        ),
        Question(
            key="sport",
            step=1,
            when=_grown_up,
            text="What do you train for?",
            choices=choices(
                (Discipline.RUNNING.value, "Running"),
                (Discipline.TRAIL.value, "Trail & ultra"),
                (Discipline.TRIATHLON.value, "Triathlon"),
                (Discipline.CYCLING.value, "Cycling"),
                (Discipline.HIKING.value, "Hiking"),
            ),
            read=lambda words, _: Discipline(words),
            hint="Tap one of the sports.",
            typed=False,
            default=Discipline.RUNNING.value,
            per_row=2,
        ),
        Question(
            key="days",
            step=2,
            when=_grown_up,
            text="On which days can you train? Tap them on or off, then Done.",
            choices=DAYS,
            read=weekday_list,
            hint="Days like: tue thu sat sun.",
            several=True,
            default=USUAL,
            per_row=4,
        ),
        Question(
            key="hours",
            step=2,
            when=_grown_up,
            text="How many hours a week, all in all?",
            choices=choices(("3", "3 h"), ("5", "5 h"), ("8", "8 h"), ("12", "12 h")),
            read=hours,
            hint="Hours a week, like 6 or 7.5.",
            default="5",
            per_row=4,
        ),
        Question(
            key="long_days",
            step=2,
            when=_grown_up,
            text="Which day suits your longest session?",
            choices=_training_days,
            read=weekday_list,
            hint="A day, like sat.",
            default="sun",
            per_row=4,
        ),
        Question(
            key="weekly",
            step=3,
            when=_grown_up,
            text="How far do you go in a usual week, these last four weeks?",
            choices=choices(
                ("0", "Not yet"),
                ("10", "about 10 km"),
                ("20", "about 20 km"),
                ("35", "about 35 km"),
                ("50", "about 50 km"),
                ("70", "about 70 km"),
            ),
            read=distance_km,
            hint="A distance, like 42 or 26 mi.",
            skipped="I start with a small week.",
            per_row=3,
        ),
        Question(
            key="longest",
            step=3,
            when=_grown_up,
            text="And your longest session in the last four weeks?",
            choices=choices(
                ("0", "None"),
                ("5", "5 km"),
                ("10", "10 km"),
                ("15", "15 km"),
                ("20", "20 km"),
                ("30", "30 km"),
            ),
            read=session_km,
            hint="A distance, like 18 or 11 mi.",
            skipped="I take a third of your usual week.",
            per_row=3,
        ),
        Question(
            key="body",
            step=4,
            when=_grown_up,
            text="How is your body today?",
            choices=choices(
                ("fine", "All fine"),
                ("pain", "Something hurts"),
                ("ill", "I am ill"),
            ),
            typed=False,
            default="fine",
            per_row=3,
        ),
        Question(
            key="pain_where",
            step=4,
            text="Where does it hurt?",
            when=_hurts,
            choices=PLACES,
            hint="A place, like left knee.",
            skipped="I only note that it hurts.",
            per_row=4,
        ),
        Question(
            key="pain",
            step=4,
            text="How much, from 0 (nothing) to 10 (the worst)?",
            when=_hurts,
            choices=choices(*(str(n) for n in range(1, 11))),
            read=scale_0_10,
            hint="A number from 0 to 10.",
            default="5",
            per_row=5,
        ),
        Question(
            key="health",
            step=4,
            when=_grown_up,
            text=(
                "Does any of this hold for you? Tap what does, then Done. "
                "If unsure, tap it: I only start more gently."
            ),
            choices=choices(*HEALTH),
            read=health,
            several=True,
            skipped="I plan nothing hard until I know.",
            typed=False,
            per_row=1,
        ),
        Question(
            key="race",
            step=5,
            when=_grown_up,
            text="Is there a race you train for?",
            choices=choices(("no", "No race yet"), ("yes", "Yes")),
            typed=False,
            default="no",
            per_row=2,
        ),
        Question(
            key="race_name",
            step=5,
            text="Which race?",
            when=_races,
            read=name,
            hint=NAME,
            skipped=NO_RACE,
        ),
        Question(
            key="race_day",
            step=5,
            text="When is it?",
            when=_named,
            read=future_day,
            hint="A date, like 2027-05-16 or 16 May 2027.",
            skipped=NO_RACE,
        ),
        Question(
            key="race_km",
            step=5,
            text="How long is it?",
            when=_far,
            choices=choices(
                ("5 km", "5 km"),
                ("10 km", "10 km"),
                ("21.0975 km", "Half marathon"),
                ("42.195 km", "Marathon"),
                ("50 km", "50 km"),
                ("100 km", "100 km"),
            ),
            read=distance_km,
            hint="A distance, like 73.9 km or 100 mi.",
            skipped=NO_RACE,
            per_row=3,
        ),
        Question(
            key="time_zone",
            step=6,
            when=_grown_up,
            text="What time is it for you? Tap it, share your location, or type a city.",
            choices=_clocks,
            read=lambda words, _: zone_of(words),
            hint=PLACE_HINT,
            default="UTC",
            per_row=3,
        ),
        Question(
            key="units",
            step=6,
            when=_grown_up,
            text="Kilometres or miles?",
            choices=choices(("km", "Kilometres"), ("mi", "Miles")),
            typed=False,
            default="km",
            per_row=2,
        ),
        Question(
            key="birth_year",
            step=7,
            when=_grown_up,
            text="Which year were you born in?",
            read=birth_year,
            hint="A year, like 1985.",
            skipped="I plan nothing hard until I know.",
        ),
        Question(
            key="sex",
            step=7,
            when=_grown_up,
            text="Which body shall I reckon with? It changes how effort is computed.",
            choices=choices((Sex.FEMALE.value, "Female"), (Sex.MALE.value, "Male")),
            skipped="I reckon with a man's figures.",
            typed=False,
            per_row=2,
        ),
        Question(
            key="hr",
            step=7,
            when=_grown_up,
            text="Do you know your resting and highest pulse? Type both, like 52 184.",
            read=pulse,
            hint="Two numbers: resting, then highest, like 52 184.",
            skipped="I go by how hard it felt.",
        ),
    ),
    one_message=True,
    label="getting to know you",
)

assert all(q.default != SKIPPED for q in ONBOARDING.questions)
