"""SICK and INJURY: what must be known before a program can heed them."""

from coach.dialogue.form import Answers, Form, Question, choices
from coach.dialogue.readers import past_day, scale_0_10

PLACES = choices(
    ("foot", "Foot"),
    ("achilles", "Achilles"),
    ("calf", "Calf"),
    ("shin", "Shin"),
    ("knee", "Knee"),
    ("hamstring", "Hamstring"),
    ("hip", "Hip"),
    ("lower back", "Lower back"),
)
"""Where runners hurt; any other place can be typed."""

YES_NO = choices(("no", "No"), ("yes", "Yes"))

SICK = Form(
    "sick",
    (
        Question(
            key="kind",
            text="What is it?",
            choices=choices(
                ("cold", "A head cold, no fever"),
                ("fever", "Fever, under 38 °C or not measured"),
                ("high_fever", "Fever from 38 °C, or my chest"),
                ("gut", "Stomach or gut"),
                ("other", "Something else below the neck"),
            ),
            typed=False,
            skip=False,
            per_row=1,
        ),
        Question(
            key="since",
            text="Since when?",
            choices=choices(("today", "Today"), ("yesterday", "Yesterday")),
            read=past_day,
            hint="A day, like yesterday or 2026-11-25.",
            default="today",
        ),
    ),
    label="what you told me about being ill",
)


def _hurts(answers: Answers) -> bool:
    return answers.get("pain") not in {None, "0"}


INJURY = Form(
    "injury",
    (
        Question(
            key="where",
            text="Where does it hurt? With the side, if there is one.",
            choices=PLACES,
            hint="A place, like left achilles.",
            skip=False,
            per_row=4,
        ),
        Question(
            key="pain",
            text="How much, from 0 (nothing) to 10 (the worst)?",
            choices=choices(*(str(n) for n in range(1, 11))),
            read=scale_0_10,
            hint="A number from 0 to 10.",
            skip=False,
            per_row=5,
        ),
        Question(
            key="moves",
            text="Does it change how you move: a limp, a shorter step?",
            when=_hurts,
            choices=YES_NO,
            typed=False,
            skip=False,
            per_row=2,
        ),
        Question(
            key="morning",
            text="Is it worse on the morning after?",
            when=_hurts,
            choices=YES_NO,
            typed=False,
            skip=False,
            per_row=2,
        ),
        Question(
            key="bone",
            text=(
                "Can you put a finger on one sore spot on the bone, or does it hurt at night, "
                "at rest or when you hop?"
            ),
            when=_hurts,
            choices=YES_NO,
            typed=False,
            skip=False,
            per_row=2,
        ),
    ),
    label="what you told me about the pain",
)
