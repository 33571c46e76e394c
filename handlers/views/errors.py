"""What happened, what was kept, what to do. Never an exception's name."""

from handlers.buttons import Open
from handlers.views.html import escape
from handlers.views.message import Key, Message

FIRST_THE_QUESTIONS = "That works once I know you. A few questions are left:"
"""To a command in the middle of the onboarding."""


def unknown_athlete() -> Message:
    return Message(html="We have not met yet. Send /start, it takes two minutes.")


def unreadable_answer(hint: str) -> Message:
    return Message(html=f"I could not read that. {escape(hint)}".strip())


def unreadable_file(why: str) -> Message:
    return Message(
        html=(
            f"{escape(why)}\nNothing was changed. You can also type the session: 12k 1:05 rpe 6."
        )
    )


def week_is_over() -> Message:
    return Message(
        html="That week has ended, and I wrote no program for it.",
        keys=((Key("This week", Open("week")),),),
    )


def week_too_far() -> Message:
    return Message(
        html="I write weeks up to four ahead; further on there is a road, not a program.",
        keys=((Key("The road", Open("season")), Key("This week", Open("week"))),),
    )


def cannot_save() -> Message:
    return Message(
        html=(
            "I cannot save anything just now, so I did not. What you had saved before is safe. "
            "Please send that again in a while."
        )
    )


def expected() -> Message:
    return Message(html="That did not work. Nothing was changed.")


def bug(reference: str) -> Message:
    return Message(
        html=(
            "Something went wrong on my side. What you had saved is safe; please try again. "
            f"If it stays, tell the owner this reference: {reference}"
        )
    )
