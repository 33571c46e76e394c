"""What happens around a dialogue: opening, hearing, going back, closing."""

from collections.abc import Awaitable, Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from typing import Any, Protocol

from coach.athlete import AthleteId
from coach.dialogue.dialogue import Dialogue
from coach.dialogue.form import Form, Question
from coach.errors import UnreadableAnswerError
from coach.ports import Clock, Store, Transaction


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """A question to put, and the dialogue it belongs to."""

    dialogue: Dialogue
    form: Form
    question: Question


@dataclass(frozen=True, slots=True, kw_only=True)
class Misread:
    """Words that did not answer the question; it is put again with its hint."""

    asked: Asked
    hint: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Finished:
    """A form was filled in; what came of it."""

    form: str
    result: Any
    resumable: str | None = None
    """The label of a dialogue that was replaced and can be taken up again."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Stale:
    """A tap on a button whose question is no longer open."""

    asked: Asked | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class NoDialogue:
    """Words outside any dialogue: a journal candidate, a question, or something else."""

    words: str


Outcome = Asked | Misread | Finished | Stale | NoDialogue


class Finisher(Protocol):
    """What a filled-in form leads to, within the transaction that took the last answer."""

    def __call__(
        self, tx: Transaction, athlete: AthleteId, dialogue: Dialogue, moment: datetime
    ) -> Awaitable[Any]: ...


class Knower(Protocol):
    """What a form's questions may say, under hidden keys, of the day that it is about."""

    def __call__(
        self, tx: Transaction, athlete: AthleteId, day: date
    ) -> Awaitable[Mapping[str, str]]: ...


@dataclass(frozen=True, slots=True, kw_only=True)
class FormKind:
    """A form, what it leads to, and (where nothing may wait) what each answer leads to."""

    form: Form
    finish: Finisher
    each: Finisher | None = None
    known: Knower | None = None
    """What its questions say of the day they are about."""
    lasts: timedelta = timedelta(hours=48)


@dataclass(frozen=True, slots=True)
class Dialogues:
    """Forms being filled in by athletes."""

    store: Store
    clock: Clock
    kinds: Mapping[str, FormKind]

    async def open(
        self,
        athlete: AthleteId,
        form: str,
        *,
        answers: Mapping[str, str] | None = None,
        about: date | None = None,
        subject: str | None = None,
    ) -> Asked | Finished:
        """Opens a form, some answers given already; it takes the floor."""
        kind = self.kinds[form]
        moment = self.clock.moment()
        async with self.store.transaction() as tx:
            person = await tx.athletes.get(athlete)
            hidden = {"_moment": moment.isoformat()}
            if person is not None:
                today = person.today(moment)
                hidden |= {"_today": today.isoformat(), "_units": person.units}
                if kind.known is not None:
                    hidden |= await kind.known(tx, athlete, about or today)
            dialogue = Dialogue(
                form=form,
                answers=hidden | dict(answers or {}),
                about=about,
                subject=subject,
                opened=moment,
                expires=moment + kind.lasts,
            )
            if answers:
                outcome = await self._answered(tx, athlete, kind, dialogue, moment)
            else:
                outcome = await self._next(tx, athlete, kind, dialogue, moment)
        assert isinstance(outcome, Asked | Finished)
        return outcome

    async def hear(self, athlete: AthleteId, words: str) -> Outcome:
        """Words as the answer to what was asked, if anything was."""
        moment = self.clock.moment()
        async with self.store.transaction() as tx:
            dialogue = await _active(tx, athlete, moment)
            if dialogue is None or dialogue.form not in self.kinds:
                return NoDialogue(words=words)
            kind = self.kinds[dialogue.form]
            question = dialogue.question(kind.form)
            if question is None:
                await tx.dialogues.drop(athlete, dialogue.form)
                return NoDialogue(words=words)
            asked = Asked(dialogue=dialogue, form=kind.form, question=question)
            if dialogue.asked != question.key:
                return asked  # it never reached the athlete: put it (again) before listening
            try:
                answered = dialogue.hear(kind.form, words)
            except UnreadableAnswerError as error:
                return Misread(asked=asked, hint=error.hint or question.hint)
            return await self._answered(tx, athlete, kind, answered, moment)

    async def tap(self, athlete: AthleteId, form: str, key: str, value: str) -> Outcome:
        """A button under a question; one of an earlier question is told so."""
        moment = self.clock.moment()
        async with self.store.transaction() as tx:
            dialogue = await tx.dialogues.get(athlete, form)
            kind = self.kinds.get(form)
            if dialogue is None or kind is None or _expired(dialogue, moment):
                return Stale()
            question = dialogue.question(kind.form)
            if question is None or question.key != key:
                return Stale(asked=_asked(dialogue, kind.form))
            dialogue = replace(dialogue, active=True)
            if question.several and value != DONE:
                dialogue = _toggled(dialogue, question, value)
                await tx.dialogues.keep(athlete, dialogue)
                return Asked(dialogue=dialogue, form=kind.form, question=question)
            answered = _tapped(dialogue, kind.form, question, value)
            if answered is None:
                return Stale(asked=_asked(dialogue, kind.form))
            return await self._answered(tx, athlete, kind, answered, moment)

    async def skip(self, athlete: AthleteId, form: str, key: str) -> Outcome:
        moment = self.clock.moment()
        async with self.store.transaction() as tx:
            dialogue = await tx.dialogues.get(athlete, form)
            kind = self.kinds.get(form)
            question = dialogue.question(kind.form) if dialogue and kind else None
            if dialogue is None or kind is None or question is None or question.key != key:
                return Stale(asked=_asked(dialogue, kind.form) if dialogue and kind else None)
            if not question.skip:
                return Misread(
                    asked=Asked(dialogue=dialogue, form=kind.form, question=question),
                    hint=question.hint,
                )
            return await self._answered(tx, athlete, kind, dialogue.skip(kind.form, key), moment)

    async def back(self, athlete: AthleteId, form: str) -> Outcome:
        async with self.store.transaction() as tx:
            dialogue = await tx.dialogues.get(athlete, form)
            kind = self.kinds.get(form)
            if dialogue is None or kind is None:
                return Stale()
            dialogue = replace(dialogue.back(kind.form), active=True)
            await tx.dialogues.keep(athlete, dialogue)
            asked = _asked(dialogue, kind.form)
            assert asked is not None
            return asked

    async def reached(
        self, athlete: AthleteId, asked: Asked, message_id: int | None = None
    ) -> None:
        """The question reached the athlete: from now on words count as its answer."""
        async with self.store.transaction() as tx:
            dialogue = await tx.dialogues.get(athlete, asked.form.name)
            if dialogue is None:
                return
            question = dialogue.question(asked.form)
            if question is not None and question.key == asked.question.key:
                await tx.dialogues.keep(
                    athlete,
                    replace(
                        dialogue,
                        asked=question.key,
                        message_id=message_id or dialogue.message_id,
                    ),
                )

    async def resume(self, athlete: AthleteId) -> Asked | None:
        """Takes the newest replaced dialogue up again, where it was."""
        moment = self.clock.moment()
        async with self.store.transaction() as tx:
            dialogue = await tx.dialogues.resumable(athlete, moment)
            if dialogue is None or dialogue.form not in self.kinds:
                return None
            dialogue = replace(dialogue, active=True, asked=None, message_id=None)
            await tx.dialogues.keep(athlete, dialogue)
            return _asked(dialogue, self.kinds[dialogue.form].form)

    async def open_question(self, athlete: AthleteId) -> Asked | None:
        """The question an athlete is being asked, if any: to put it again."""
        moment = self.clock.moment()
        async with self.store.reading() as tx:
            dialogue = await _active(tx, athlete, moment)
        if dialogue is None or dialogue.form not in self.kinds:
            return None
        return _asked(dialogue, self.kinds[dialogue.form].form)

    async def cancel(self, athlete: AthleteId) -> str | None:
        """Drops the dialogue that has the floor; returns how it is named."""
        async with self.store.transaction() as tx:
            dialogue = await tx.dialogues.active(athlete)
            if dialogue is None:
                return None
            await tx.dialogues.drop(athlete, dialogue.form)
            kind = self.kinds.get(dialogue.form)
        return kind.form.label if kind else dialogue.form

    async def _answered(
        self,
        tx: Transaction,
        athlete: AthleteId,
        kind: FormKind,
        dialogue: Dialogue,
        moment: datetime,
    ) -> Outcome:
        if kind.each is not None:
            await kind.each(tx, athlete, dialogue, moment)
        return await self._next(tx, athlete, kind, dialogue, moment)

    async def _next(
        self,
        tx: Transaction,
        athlete: AthleteId,
        kind: FormKind,
        dialogue: Dialogue,
        moment: datetime,
    ) -> Outcome:
        question = dialogue.question(kind.form)
        if question is not None:
            await tx.dialogues.keep(athlete, dialogue)
            return Asked(dialogue=dialogue, form=kind.form, question=question)
        await tx.dialogues.drop(athlete, kind.form.name)
        result = await kind.finish(tx, athlete, dialogue, moment)
        waiting = await tx.dialogues.resumable(athlete, moment)
        label = (
            self.kinds[waiting.form].form.label
            if waiting is not None and waiting.form in self.kinds
            else None
        )
        return Finished(form=kind.form.name, result=result, resumable=label)


DONE = "_done"
"""The value of the Done button under a question with several choices."""


async def _active(tx: Transaction, athlete: AthleteId, moment: datetime) -> Dialogue | None:
    dialogue = await tx.dialogues.active(athlete)
    return None if dialogue is None or _expired(dialogue, moment) else dialogue


def _expired(dialogue: Dialogue, moment: datetime) -> bool:
    return dialogue.expires is not None and dialogue.expires <= moment


def _asked(dialogue: Dialogue, form: Form) -> Asked | None:
    question = dialogue.question(form)
    return None if question is None else Asked(dialogue=dialogue, form=form, question=question)


def _toggled(dialogue: Dialogue, question: Question, value: str) -> Dialogue:
    """The first toggle starts from the default, which is what the athlete sees ticked."""
    offered = {choice.value for choice in question.offered(dialogue.answers)}
    if value not in offered:
        return dialogue
    if not dialogue.touched(question.key):
        for default in (question.default or "").split(","):
            if default:
                dialogue = dialogue.toggle(question.key, default)
    return dialogue.toggle(question.key, value)


def _tapped(dialogue: Dialogue, form: Form, question: Question, value: str) -> Dialogue | None:
    if question.several:
        if not dialogue.touched(question.key):
            chosen = question.default or NONE_CHOSEN
        else:
            chosen = ",".join(sorted(dialogue.chosen(question.key))) or NONE_CHOSEN
        try:
            question.read(chosen, dialogue.answers)
        except UnreadableAnswerError:
            return None
        return dialogue.answer(form, question.key, chosen)
    if value not in {choice.value for choice in question.offered(dialogue.answers)}:
        return None
    return dialogue.answer(form, question.key, value)


NONE_CHOSEN = "none"
