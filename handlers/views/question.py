"""A question of a form: its words, its buttons, Skip and Back."""

from coach.athlete import Units
from coach.dialogue.form import Question
from coach.dialogue.onboarding import ONBOARDING
from coach.usecases.dialogues import DONE, Asked
from handlers.buttons import Answer, BackQuestion, CancelForm, ResumeForm, SkipQuestion
from handlers.views import words
from handlers.views.html import escape
from handlers.views.message import Key, Keys, Message, Style, rows

ABOUT_A_DAY = frozenset({"check_in", "note"})
"""Forms that may be about another day than today."""


def asked(question: Asked, note: str = "") -> Message:
    """The question as it is put; `note` stands above it."""
    item, form, answers = question.question, question.form, question.dialogue.answers
    head = f"<b>{item.step} of {form.steps}</b>\n" if item.step else _which_day(question)
    text = f"{head}{_planned(question)}{escape(item.wording(answers))}"
    kept = _kept_by_skipping(item, question)
    if kept:
        text += f"\n<i>{escape(kept)}</i>"
    keys = (*_choices(question), *_ways_out(question))
    offered = item.offered(answers)
    return Message(
        html=f"{note}\n\n{text}" if note else text,
        keys=keys,
        hint=item.hint if item.typed and not offered else None,
    )


def _planned(question: Asked) -> str:
    """What the first tap of a check-in keeps as done, until something else is said."""
    told = question.dialogue.answers.get("_planned")
    if question.form.name != "check_in" or question.question.key != "rpe" or not told:
        return ""
    units = Units(question.dialogue.answers.get("_units", Units.KM))
    return f"Planned: {escape(words.in_units(told, units))}. A tap on a number keeps it as done.\n"


def _which_day(question: Asked) -> str:
    """A question about a day that is not today names it."""
    about, today = question.dialogue.about, question.dialogue.answers.get("_today")
    if question.form.name not in ABOUT_A_DAY or about is None or about.isoformat() == today:
        return ""
    return f"<b>{words.day(about)}</b>\n"


def misread(question: Asked, hint: str) -> Message:
    """Words that did not answer: what would, and the question again."""
    why = escape(hint or "I could not read that.")
    return asked(question, note=f"I could not take that as an answer. {why}")


def replaced(label: str) -> Key:
    """The way back to a form that another one took the floor from."""
    return Key(f"Back to {label}", ResumeForm())


def cancelled(label: str | None) -> Message:
    if label is None:
        return Message(html="There was nothing to cancel.")
    kept = "What you had saved before is still there."
    if label == ONBOARDING.label:
        kept = "/start asks again, whenever you like."
    return Message(html=f"Cancelled: {escape(label)}. {kept}")


def _choices(question: Asked) -> Keys:
    item, dialogue = question.question, question.dialogue
    offered = item.offered(dialogue.answers)
    if not item.several:
        return rows(
            [
                Key(choice.label, Answer(dialogue.form, item.key, choice.value))
                for choice in offered
            ],
            item.per_row,
        )
    on = (
        dialogue.chosen(item.key)
        if dialogue.touched(item.key)
        else frozenset((item.default or "").split(","))
    )
    toggles = [
        Key(
            f"✓ {choice.label}" if choice.value in on else choice.label,
            Answer(dialogue.form, item.key, choice.value),
        )
        for choice in offered
    ]
    label = "Done" if on - {""} else "None of these"
    done = Key(label, Answer(dialogue.form, item.key, DONE), style=Style.PRIMARY)
    return (*rows(toggles, item.per_row), (done,))


def _ways_out(question: Asked) -> Keys:
    item, dialogue, form = question.question, question.dialogue, question.form
    row = []
    if any(q.key in dialogue.answers for q in form.open(dialogue.answers)):
        row.append(Key("‹ Back", BackQuestion(form.name)))
    if item.skip:
        row.append(Key("Skip", SkipQuestion(form.name, item.key)))
    if not form.one_message:
        row.append(Key("Cancel", CancelForm(form.name)))
    return (tuple(row),) if row else ()


def _kept_by_skipping(item: Question, question: Asked) -> str:
    """What a skipped question stands for, in the words of its buttons or its own."""
    if not item.skip:
        return ""
    if item.default is None:
        meant = item.without(question.dialogue.answers)
        return f"Skip: {meant}" if meant else ""
    labels = {choice.value: choice.label for choice in item.offered(question.dialogue.answers)}
    return "Skip keeps: " + ", ".join(labels.get(word, word) for word in item.default.split(","))
