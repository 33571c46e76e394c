"""A form, and the questions it is made of."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from coach.errors import UnreadableAnswerError

Answers = Mapping[str, str]
"""What was answered, in the athlete's own words, by the question's key; "" was skipped."""

SKIPPED = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """A button under a question: the words it stands for, and what it says."""

    value: str
    label: str


def choices(*pairs: str | tuple[str, str]) -> tuple[Choice, ...]:
    """Choices from words, or from (value, label)."""
    return tuple(
        Choice(value=p, label=p) if isinstance(p, str) else Choice(value=p[0], label=p[1])
        for p in pairs
    )


Asks = Callable[[Answers], str]
Offers = Callable[[Answers], tuple[Choice, ...]]
Reads = Callable[[str, Answers], Any]


def _anything(words: str, _: Answers) -> str:
    return words


def _always(_: Answers) -> bool:
    return True


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """One item of a form.

    `text` and `choices` may depend on what was answered. `read` turns words into a value or
    raises UnreadableAnswerError; `when` says whether the question is put at all. `several`
    lets choices be toggled until Done; `default` is what Skip stands for, and is shown.
    """

    key: str
    text: str | Asks
    choices: tuple[Choice, ...] | Offers = ()
    read: Reads = _anything
    hint: str = ""
    when: Callable[[Answers], bool] = _always
    several: bool = False
    default: str | None = None
    skip: bool = True
    skipped: str | Asks = ""
    """What skipping means where no default says it: "I start with a small week"."""
    step: int = 0
    typed: bool = True
    per_row: int = 3

    def wording(self, answers: Answers) -> str:
        return self.text if isinstance(self.text, str) else self.text(answers)

    def without(self, answers: Answers) -> str:
        """What skipping means, where no default says it."""
        return self.skipped if isinstance(self.skipped, str) else self.skipped(answers)

    def offered(self, answers: Answers) -> tuple[Choice, ...]:
        return self.choices if isinstance(self.choices, tuple) else self.choices(answers)

    def understand(self, words: str, answers: Answers) -> str:
        """The words to keep for an answer: a choice's value, or the words as they are.

        Raises:
            UnreadableAnswerError: the words answer something else.
        """
        said = words.strip()
        wanted = said.casefold()
        for choice in self.offered(answers):
            if wanted in {choice.value.casefold(), choice.label.casefold()}:
                said = choice.value
                break
        else:
            if not self.typed:
                raise UnreadableAnswerError(words, self.hint or "Please tap one of the buttons.")
        self.read(said, answers)
        return said


@dataclass(frozen=True, slots=True)
class Form:
    """A list of questions, read from top to bottom. No step is stored."""

    name: str
    questions: tuple[Question, ...]
    one_message: bool = False
    """Put in one message that is edited in place."""
    label: str = ""
    """How the coach names it: "the race", "the check-in"."""

    def open(self, answers: Answers) -> tuple[Question, ...]:
        """The questions that these answers lead to, answered or not."""
        return tuple(q for q in self.questions if q.when(answers))

    def next(self, answers: Answers) -> Question | None:
        """The first question that the answers leave open."""
        return next((q for q in self.open(answers) if q.key not in answers), None)

    def question(self, key: str) -> Question | None:
        return next((q for q in self.questions if q.key == key), None)

    def value(self, key: str, answers: Answers) -> Any:
        """An answer as the value it means; None if skipped, unasked or no longer asked."""
        question = self.question(key)
        if question is None or not question.when(answers):
            return None
        words = answers.get(key, SKIPPED) or question.default
        return None if not words else question.read(words, answers)

    @property
    def steps(self) -> int:
        return max((q.step for q in self.questions), default=0)
