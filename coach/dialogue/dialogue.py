"""A form being filled in. Kept as a row; what comes next is a function of the answers."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date, datetime, timedelta

from coach.dialogue.form import SKIPPED, Form, Question
from coach.errors import UnreadableAnswerError

RESUMABLE_FOR = timedelta(hours=24)
"""How long a dialogue that lost the floor can be taken up again."""

HELD = "held:"
"""Names with this beginning are no forms: they hold what waits for a tap, and never the floor."""

HIDDEN = "_"
"""Keys with this first letter are circumstances (the moment, the units), not answers."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Dialogue:
    """A form being filled in by one athlete.

    `asked` is the question that reached the athlete, set after it was sent: words count only
    as an answer to that. `about` is the day a check-in is for, `subject` the id of what is
    being edited, `opened` when it took the floor.
    """

    form: str
    answers: Mapping[str, str] = field(default_factory=dict)
    asked: str | None = None
    message_id: int | None = None
    about: date | None = None
    subject: str | None = None
    active: bool = True
    opened: datetime | None = None
    expires: datetime | None = None

    def question(self, form: Form) -> Question | None:
        return form.next(self.answers)

    def hear(self, form: Form, words: str) -> "Dialogue":
        """These words as the answer to what was asked.

        Raises:
            UnreadableAnswerError: nothing changes; the question is put again with its hint.
        """
        question = form.question(self.asked or "")
        if question is None:
            raise UnreadableAnswerError(words, "")
        return self.answer(form, question.key, question.understand(words, self.answers))

    def answer(self, form: Form, key: str, value: str) -> "Dialogue":
        """An answer given; answers to questions no longer reached are forgotten."""
        answers = {**self.answers, key: value}
        reached = {q.key for q in form.open(answers)}
        kept = {k: v for k, v in answers.items() if k in reached or k.startswith(HIDDEN)}
        return replace(self, answers=kept, asked=None)

    def toggle(self, key: str, value: str) -> "Dialogue":
        """One of several choices on or off; still unanswered until Done."""
        chosen = self.chosen(key)
        chosen = chosen - {value} if value in chosen else chosen | {value}
        return replace(self, answers={**self.answers, _draft(key): ",".join(sorted(chosen))})

    def chosen(self, key: str) -> frozenset[str]:
        """What is toggled on at the moment."""
        words = self.answers.get(_draft(key), "")
        return frozenset(word for word in words.split(",") if word)

    def touched(self, key: str) -> bool:
        """Whether anything was toggled yet; until then the default counts."""
        return _draft(key) in self.answers

    def skip(self, form: Form, key: str) -> "Dialogue":
        return self.answer(form, key, SKIPPED)

    def back(self, form: Form) -> "Dialogue":
        """Without the last answer, so that its question is put again; what was ticked stays so."""
        answered = [q for q in form.open(self.answers) if q.key in self.answers]
        if not answered:
            return self
        last = answered[-1]
        answers = {k: v for k, v in self.answers.items() if k != last.key}
        ticked = self.answers[last.key].split(",") if last.several else []
        offered = {choice.value for choice in last.offered(answers)} if ticked else set()
        if offered & set(ticked):
            answers[_draft(last.key)] = ",".join(word for word in ticked if word in offered)
        return replace(self, answers=answers, asked=None)


def _draft(key: str) -> str:
    return f"{key}?"
