"""Ask the coach: an answer from the athlete's own data, every figure of it traced to them."""

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from typing import Any

from pydantic import BaseModel

from coach.athlete import AthleteId
from coach.errors import WriterUnavailableError
from coach.ledger import Use
from coach.proposal import Action, CoachAnswer, Inquiry
from coach.safety import answer as fixed_answer
from coach.safety import tier_of
from prompts.ask import Ask, Asker, Cache, Effort, Instruction, Manner, Turn
from prompts.plain_text import Checked, checked
from prompts.question_data import data_of, words_of
from prompts.quotes import quote
from prompts.template import load, version

QUESTION_LETTERS, ABOUT_LETTERS, TURN_LETTERS = 600, 400, 500
TURNS = 4
"""So many exchanges before this one are told."""

LEAST_WORDS = 4
"""With fewer left, an answer is none."""

UNKNOWN = (
    "I cannot answer that from what I know about your training yet. Your week, your load and your "
    "journal I do know: ask me about those, or log what is missing."
)


class QuestionAnswer(BaseModel):
    """An answer, and the change it asks for."""

    answer: str
    action: str


def manner(model: str) -> Manner:
    return Manner(
        use=Use.QUESTION,
        model=model,
        max_tokens=2_000,
        effort=Effort.LOW,
        deadline_s=40.0,
        silence_s=20.0,
    )


@dataclass(frozen=True, slots=True)
class Coach:
    """Answers through whoever can be asked: a `QuestionAnswerer`."""

    asker: Asker
    model: str

    async def answer(
        self,
        athlete: AthleteId,
        inquiry: Inquiry,
        *,
        on_text: Callable[[str], None] | None = None,
    ) -> CoachAnswer:
        """The fixed text to a red flag; else Claude's answer, what cannot be shown left out.

        One retry where a figure cannot be traced or a word may not be said; then the sentences
        that can be shown, and without any a plain one that says so. The same where the retry
        does not come.

        Raises:
            WriterUnavailableError: not this time.
        """
        finding = tier_of(inquiry.question)
        if finding is not None:
            return CoachAnswer(text=fixed_answer(finding))
        data = _json(data_of(inquiry.dossier, inquiry.today))
        ask = question_ask(manner(self.model), athlete, inquiry, data)
        hear = None if on_text is None else _listener(data, on_text)
        first = await self.asker.ask(ask, QuestionAnswer, on_partial=hear)
        seen = checked(first.value.answer, (data,))
        if not seen.faults:
            return _answer(seen, first.value.action, ())
        try:
            second = await self.asker.ask(
                _mend(ask, first.text, seen), QuestionAnswer, on_partial=hear
            )
        except WriterUnavailableError:
            return _answer(seen, first.value.action, seen.faults)
        again = checked(second.value.answer, (data,))
        return _answer(again, second.value.action, (*seen.faults, *again.faults))


def question_ask(how: Manner, athlete: AthleteId, inquiry: Inquiry, data: str) -> Ask:
    """The question, the data it may be answered from, and the last exchanges as text."""
    guide = load("question.md")
    words = words_of(inquiry.dossier, inquiry.today)
    before = [
        turn
        for exchange in inquiry.before[-TURNS:]
        for turn in _turns(exchange.question, exchange.answer)
    ]
    asked = {
        "question": quote(inquiry.question, QUESTION_LETTERS) or "",
        "reply_to": quote(inquiry.about, ABOUT_LETTERS),
    }
    told = Turn(text=f'{{"data":{data},"words":{_json(words)}}}', cache=Cache.FIVE_MINUTES)
    return Ask(
        manner=how,
        athlete=athlete,
        prompt_version=version(guide, load("question_mend.md")),
        system=(Instruction(text=guide.text.strip(), cache=Cache.FIVE_MINUTES),),
        turns=(told, *before, Turn(text=_json({k: v for k, v in asked.items() if v is not None}))),
    )


def _turns(question: str, answer: str) -> tuple[Turn, ...]:
    asked, said = quote(question, QUESTION_LETTERS), quote(answer, TURN_LETTERS)
    if asked is None or said is None:
        return ()
    return Turn(text=_json({"question": asked})), Turn(text=said, by_claude=True)


def _mend(ask: Ask, answered: str, seen: Checked) -> Ask:
    """The same conversation, the answer, and what of it could not be shown."""
    names = {
        "R23": f"figures that stand nowhere in the data ({', '.join(seen.figures[:8])})",
        "R29": "words a coach may not say",
        "TEXT": "markup or addresses",
    }
    text = load("question_mend.md").fill(faults="; ".join(names[f] for f in seen.faults))
    turns = (*ask.turns, Turn(text=answered[:4_000], by_claude=True), Turn(text=text.strip()))
    return replace(ask, turns=turns)


def _answer(seen: Checked, action: str, mended: tuple[str, ...]) -> CoachAnswer:
    whole = len(seen.text.split()) >= LEAST_WORDS
    return CoachAnswer(
        text=seen.text if whole else UNKNOWN,
        action=_action(action) if whole else None,
        mended=tuple(dict.fromkeys(mended)),
    )


def _action(word: str) -> Action | None:
    try:
        return Action(word.strip().casefold())
    except ValueError:
        return None


def _listener(data: str, on_text: Callable[[str], None]) -> Callable[[Mapping[str, Any]], None]:
    """Passes on what is written as far as its sentences are whole and may be shown."""
    shown = ""

    def hear(part: Mapping[str, Any]) -> None:
        nonlocal shown
        said = part.get("answer")
        text = checked(said, (data,), whole=False).text if isinstance(said, str) else ""
        if text and text != shown:
            shown = text
            on_text(text)

    return hear


def _json(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))
