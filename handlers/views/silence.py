"""Weeks without a record: the question, and where each answer leads."""

from coach.usecases.silence import Gap, Heard
from handlers.buttons import Open, ToldSilence, UndoLast
from handlers.views import words
from handlers.views.message import Key, Keys, Message

WEEK: Keys = ((Key("This week", Open("week")), Key("Undo", UndoLast())),)


def asked(gap: Gap) -> Message:
    """No reproach: a question, and what the plan does meanwhile."""
    return Message(
        html=(
            f"From {words.day(gap.since)} to {words.day(gap.to)} I have no record. What was it? "
            "Until you tell me, the plan takes it as rest and begins gently."
        ),
        keys=(
            (
                Key("I trained", ToldSilence(Heard.TRAINED.value)),
                Key("Ill or hurt", ToldSilence(Heard.UNWELL.value)),
                Key("I rested", ToldSilence(Heard.RESTED.value)),
            ),
        ),
    )


def answered(heard: Heard, gap: Gap) -> Message:
    match heard:
        case Heard.TRAINED:
            return Message(
                html=(
                    "Good. Send the files of your watch, or type a day like "
                    f"<code>on {gap.to.day} {gap.to:%b} 12k 1:05 rpe 5</code>, and the plan grows "
                    "with what it knows. Until then it stays gentle: I count no kilometre that I "
                    "have not seen."
                ),
                keys=WEEK,
            )
        case Heard.UNWELL:
            return Message(
                html=(
                    "Thank you for telling me. And now? If it is over, the way back begins "
                    "gently, week by week."
                ),
                keys=(
                    (
                        Key("Still ill", Open("sick")),
                        Key("Still hurts", Open("injury")),
                        Key("It is over", Open("week")),
                    ),
                ),
            )
        case Heard.RESTED:
            return Message(
                html="Good, rest is part of it. The way back begins gently, week by week.",
                keys=WEEK,
            )


def known() -> Message:
    return Message(html="That is answered already.", keys=((Key("This week", Open("week")),),))
