"""ACTIVITY_DAY: when an activity was, whose file has an impossible date."""

from datetime import date

from coach.dialogue.form import Answers, Choice, Form, Question
from coach.dialogue.readers import past_day


def _likely(answers: Answers) -> tuple[Choice, ...]:
    """Today, yesterday, and the day the file hints at elsewhere."""
    days = [Choice(value="today", label="Today"), Choice(value="yesterday", label="Yesterday")]
    if "_hint" in answers:
        hint = date.fromisoformat(answers["_hint"])
        days.append(Choice(value=hint.isoformat(), label=f"{hint.day} {hint:%b %Y}"))
    return tuple(days)


ACTIVITY_DAY = Form(
    "activity_day",
    (
        Question(
            key="day",
            text=lambda answers: answers["_text"],
            choices=_likely,
            read=past_day,
            hint="A date, like yesterday or 2026-11-21.",
            skip=False,
        ),
    ),
    label="the date of the activity",
)
