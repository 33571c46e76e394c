"""CHECK_IN: how a day went, in three taps."""

from coach.dialogue.body import PLACES
from coach.dialogue.form import Answers, Form, Question, choices
from coach.dialogue.readers import energy, scale_0_10, whole

REST = "rest"


def _not_rest(answers: Answers) -> bool:
    return answers.get("rpe") != REST


NO_PAIN = frozenset({"none", "no", "nope", "nothing", "0"})
_PAIN_HINT = "Tap one, or type how much, from 0 (nothing) to 10 (the worst)."


def pain_typed(answers: Answers) -> int | None:
    """How much it hurts, where a number was typed instead of a tap."""
    said = answers.get("pain_kind", "")
    return int(said) if said.isascii() and said.isdigit() else None


def _pain_kind(words: str, _: Answers) -> str:
    said = words.casefold()
    if said in NO_PAIN or said in {"little", "moves"}:
        return said
    return str(whole(said, 0, 10, _PAIN_HINT))


def _hurts(answers: Answers) -> bool:
    return answers.get("pain_kind") in {"little", "moves"} or bool(pain_typed(answers))


def _how_much(answers: Answers) -> bool:
    return _hurts(answers) and pain_typed(answers) is None


CHECK_IN = Form(
    "check_in",
    (
        Question(
            key="rpe",
            text=(
                "How hard was it, all in all? 1 is very easy, 10 is everything you had. "
                "Or type the day in your own words."
            ),
            choices=(
                *choices(*(str(n) for n in range(1, 11))),
                *choices((REST, "Rest day")),
            ),
            read=lambda words, answers: None if words == REST else scale_0_10(words, answers),
            hint="A number from 0 to 10, or the day in a line: 12k 1:05 rpe 6, easy.",
            skip=False,
            per_row=5,
        ),
        Question(
            key="energy",
            text="And your energy?",
            choices=choices(
                ("1", "1 empty"), ("2", "2 low"), ("3", "3 okay"), ("4", "4 good"), ("5", "5 full")
            ),
            read=energy,
            hint="A number from 1 to 5.",
            per_row=5,
        ),
        Question(
            key="pain_kind",
            text="Any pain?",
            choices=choices(
                ("none", "None"), ("little", "A little"), ("moves", "It changes how I move")
            ),
            read=_pain_kind,
            hint=_PAIN_HINT,
            per_row=2,
        ),
        Question(
            key="pain_where",
            text="Where?",
            when=_hurts,
            choices=PLACES,
            hint="A place, like left knee.",
            per_row=4,
        ),
        Question(
            key="pain",
            text="How much, from 0 (nothing) to 10 (the worst)?",
            when=_how_much,
            choices=choices(*(str(n) for n in range(1, 11))),
            read=scale_0_10,
            hint="A number from 0 to 10.",
            skip=False,
            per_row=5,
        ),
    ),
    one_message=True,
    label="the check-in",
)
