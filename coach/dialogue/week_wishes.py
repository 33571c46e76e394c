"""Small forms around the week: less or more time, something else, days away, a note."""

from coach.dialogue.form import Form, Question, choices
from coach.dialogue.readers import future_range
from coach.dialogue.spans import HINT

WEEK_LESS = Form(
    "week_less",
    (
        Question(
            key="words",
            text="How much time is there? Tap, or type it: 40 min on weekdays, no friday.",
            choices=choices(
                ("30 min a day", "30 min a day"),
                ("45 min a day", "45 min a day"),
                ("only 40 min on weekdays", "40 min on weekdays"),
                ("no weekend", "No weekend"),
            ),
            hint="Minutes and days, like: 40 min on weekdays, no friday.",
            skip=False,
            per_row=2,
        ),
    ),
    label="the week with less time",
)

WEEK_MORE = Form(
    "week_more",
    (
        Question(
            key="words",
            text="How much time is there? Tap, or type it: 90 min on saturday.",
            choices=choices(
                ("90 min a day", "90 min a day"),
                ("3 h on weekend", "3 h at the weekend"),
            ),
            hint="Minutes and days, like: 90 min on saturday.",
            skip=False,
            per_row=2,
        ),
    ),
    label="the week with more time",
)

WEEK_OTHER = Form(
    "week_other",
    (
        Question(
            key="words",
            text="What should I heed? A sentence is enough.",
            hint="A sentence, like: long run on saturday please.",
            skip=False,
        ),
    ),
    label="the new week",
)

AWAY = Form(
    "away",
    (
        Question(
            key="days",
            text="Which days? From and to.",
            read=future_range,
            hint=HINT,
            skip=False,
        ),
        Question(
            key="minutes",
            text="Can you train at all on those days?",
            choices=choices(("0", "No"), ("30", "30 min a day"), ("60", "60 min a day")),
            typed=False,
            default="0",
            per_row=3,
        ),
    ),
    label="the days away",
)

NOTE = Form(
    "note",
    (
        Question(
            key="words",
            text="Anything worth noting?",
            hint="One line about the day",
        ),
    ),
    label="the note",
)

DELETE_WORD = "delete"

DELETE = Form(
    "delete",
    (
        Question(
            key="word",
            text=(
                "This deletes you and everything about you: profile, races, activities, "
                "journal, programs. It cannot be undone; /export first, if you want a copy.\n\n"
                f"Type {DELETE_WORD} to do it, anything else to keep everything."
            ),
            hint=DELETE_WORD,
            skip=False,
        ),
    ),
    label="deleting everything",
)
