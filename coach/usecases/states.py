"""Sick, injured, red flag: opened and moved by answers; the program follows the same minute."""

from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from enum import StrEnum

from coach.athlete import AthleteId
from coach.dialogue.body import INJURY, SICK
from coach.dialogue.dialogue import Dialogue
from coach.dialogue.form import Answers
from coach.errors import UnknownAthleteError
from coach.journal import Observation
from coach.planning.illness import FEVER_REST
from coach.planning.pain import Pain, newest_pain
from coach.ports import Clock, Kept, Store, Transaction
from coach.safety import Finding, says_cleared, tier_of
from coach.safety.finding import STOPPING, URGENCY
from coach.state import ReturnStage, State, StateKind, Tier
from coach.usecases.check_in import Noted, heed, serious
from coach.usecases.inputs import recheck
from coach.usecases.journal import day_of

LADDER = tuple(ReturnStage)
WAY_BACK = State(kind=StateKind.RETURNING, since=date.min, stage=ReturnStage.WALK)
"""What follows a flag that stopped everything, once a clinician has said yes."""

CONFIRMED = frozenset({Tier.T3, Tier.T4})
"""Flags that are raised once their athlete has said that they are meant."""


class Answer(StrEnum):
    """What an athlete can answer when the coach asks how a state goes."""

    BETTER = "better"
    SAME = "same"
    WORSE = "worse"
    OVER = "over"
    CLEARED = "cleared"
    FEVER_GONE = "nofever"


@dataclass(frozen=True, slots=True, kw_only=True)
class StateChanged:
    """A state as it is now, and whether it was opened or moved just now."""

    id: int
    state: State
    today: date
    opened: bool = False
    moved: bool = False
    counted: bool = False
    """This answer was given before; a second tap moves nothing."""
    fever_until: date | None = None
    """Better has to wait: the last day of the 48 hours without fever."""
    feverish: bool = False
    """Better has to wait: nobody has said yet that the fever is gone."""
    stepped: bool = False
    """Better has to wait: this step began today, and a day has to be lived on it first."""
    hurts: Pain | None = None
    """Better has to wait: the newest answer about pain still rules out running."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Alarm:
    """A red flag in somebody's words; `state` what it locked (none for another person)."""

    finding: Finding
    state: StateChanged | None = None


async def finish_sick(
    tx: Transaction, athlete: AthleteId, dialogue: Dialogue, moment: datetime
) -> StateChanged:
    """Ill: fever or below the neck stops everything; a head cold keeps it easy and short."""
    since = SICK.value("since", dialogue.answers)
    return await _ill(tx, athlete, dialogue.answers, moment, since)


async def heed_sick(
    tx: Transaction, athlete: AthleteId, dialogue: Dialogue, moment: datetime
) -> StateChanged | None:
    """What kind it is counts at once, from today on: nobody trains on while one day is open."""
    answers = dialogue.answers
    if "kind" not in answers or "since" in answers:
        return None
    return await _ill(tx, athlete, answers, moment, since=None)


async def _ill(
    tx: Transaction, athlete: AthleteId, answers: Answers, moment: datetime, since: date | None
) -> StateChanged:
    today = await _today(tx, athlete, moment)
    kind = answers.get("kind")
    cold = kind == "cold"
    tier = {"high_fever": Tier.T2, "cold": None, "gut": None}.get(kind or "", Tier.T5)
    tx.undoable(athlete, "being ill", moment, joins=True)
    if kind in {"fever", "high_fever"}:
        before = await day_of(tx, athlete, today) or Observation(date=today)
        await tx.journal.keep(athlete, replace(before, fever=True))
    return await open_state(
        tx,
        athlete,
        State(
            kind=StateKind.SICK,
            since=since or today,
            stage=ReturnStage.EASY_SHORT if cold else ReturnStage.OFF,
            tier=tier,
        ),
        today,
    )


async def finish_injury(
    tx: Transaction, athlete: AthleteId, dialogue: Dialogue, moment: datetime
) -> StateChanged | Noted:
    """Pain: from 6, or where it changes movement, an injury; below, a report that is heeded."""
    answers = dialogue.answers
    noted = await _hurt(tx, athlete, answers, moment)
    today, seen = noted.today, noted.observation
    if answers.get("bone") != "yes":
        opened = await _injury_since(tx, athlete, today) if serious(seen) else None
        return opened or noted
    flag = State(
        kind=StateKind.RED_FLAG,
        since=today,
        tier=Tier.T2B,
        where=seen.pain_where,
        severity=seen.pain,
    )
    return await open_state(tx, athlete, flag, today)


async def heed_injury(
    tx: Transaction, athlete: AthleteId, dialogue: Dialogue, moment: datetime
) -> Noted | None:
    """How much it hurts counts at once; what is asked after it can only make it graver."""
    answers = dialogue.answers
    if "pain" not in answers or "bone" in answers:
        return None
    return await _hurt(tx, athlete, answers, moment)


async def _hurt(tx: Transaction, athlete: AthleteId, answers: Answers, moment: datetime) -> Noted:
    """The day's report with what is answered so far, and heeded."""
    today = await _today(tx, athlete, moment)
    tx.undoable(athlete, "the injury", moment, joins=True)
    seen = replace(
        await day_of(tx, athlete, today) or Observation(date=today),
        pain=INJURY.value("pain", answers),
        pain_where=answers.get("where") or None,
        pain_changes_movement=answers.get("moves") == "yes",
        worse_next_morning=answers.get("morning") == "yes",
    )
    await tx.journal.keep(athlete, seen)
    return await heed(tx, athlete, seen, today)


async def open_state(
    tx: Transaction, athlete: AthleteId, state: State, today: date
) -> StateChanged:
    """Opens a state, or makes the open one of its kind at least as serious."""
    for kept in await tx.states.all(athlete):
        known = kept.value
        if known.kind is state.kind and known.open_on(today):
            state = replace(
                state,
                since=min(state.since, known.since),
                tier=_graver(state.tier, known.tier),
                stage=min(state.stage, known.stage, key=LADDER.index),
            )
            await tx.states.keep(athlete, state, kept.id)
            await recheck(tx, athlete, today)
            return StateChanged(id=kept.id, state=state, today=today, moved=True)
    id_ = await tx.states.keep(athlete, state)
    await recheck(tx, athlete, today)
    return StateChanged(id=id_, state=state, today=today, opened=True)


def _graver(one: Tier | None, other: Tier | None) -> Tier | None:
    """The more urgent of two tiers."""
    known = [tier for tier in (one, other) if tier is not None]
    return min(known, key=URGENCY.index, default=None)


async def _injury_since(tx: Transaction, athlete: AthleteId, day: date) -> StateChanged | None:
    """The injury that was opened on a day, by this answer or one just before it."""
    for kept in reversed(await tx.states.all(athlete)):
        state = kept.value
        if state.kind is StateKind.INJURED and state.since == day and state.open_on(day):
            return StateChanged(id=kept.id, state=state, today=day, opened=True)
    return None


async def _today(tx: Transaction, athlete: AthleteId, moment: datetime) -> date:
    person = await tx.athletes.get(athlete)
    if person is None:
        raise UnknownAthleteError(athlete)
    return person.today(moment)


@dataclass(frozen=True, slots=True)
class KeepStates:
    """States of an athlete."""

    store: Store
    clock: Clock

    async def open_now(self, athlete: AthleteId) -> tuple[Kept[State], ...]:
        moment = self.clock.moment()
        async with self.store.reading() as tx:
            today = await _today(tx, athlete, moment)
            states = await tx.states.all(athlete)
        return tuple(kept for kept in states if kept.value.open_on(today))

    async def guard(self, athlete: AthleteId, text: str) -> Alarm | None:
        """Red-flag words, before anything else sees them; the urgent ones stop plans at once."""
        finding = tier_of(text)
        raised = finding.raises if finding else None
        if finding is None or raised is None:
            return None
        moment = self.clock.moment()
        async with self.store.transaction() as tx:
            person = await tx.athletes.get(athlete)
            if finding.about_other or person is None:
                return Alarm(finding=finding)
            today = person.today(moment)
            before = await day_of(tx, athlete, today) or Observation(date=today)
            note = f"{before.note}\n{text}" if before.note else text
            await tx.journal.keep(athlete, replace(before, note=note))
            flag = State(kind=StateKind.RED_FLAG, since=today, tier=raised)
            return Alarm(finding=finding, state=await open_state(tx, athlete, flag, today))

    async def raise_flag(self, athlete: AthleteId, tier: Tier) -> StateChanged | None:
        """A flag that its athlete has confirmed; None for a tier that is not up to them.

        One that is open already keeps its tier where that is more urgent.
        """
        if tier not in CONFIRMED:
            return None
        moment = self.clock.moment()
        async with self.store.transaction() as tx:
            today = await _today(tx, athlete, moment)
            tx.undoable(athlete, "what you told me about your body", moment)
            flag = State(kind=StateKind.RED_FLAG, since=today, tier=tier)
            return await open_state(tx, athlete, flag, today)

    async def cleared(self, athlete: AthleteId, text: str) -> StateChanged | None:
        """A clinician's yes, typed: unlocks what only that unlocks; None if it is not said."""
        if not says_cleared(text):
            return None
        for kept in await self.open_now(athlete):
            state = kept.value
            if state.kind is StateKind.RED_FLAG or state.tier is Tier.T2:
                return await self.answer(athlete, kept.id, Answer.CLEARED)
        return None

    async def answer(
        self, athlete: AthleteId, id_: int, answer: Answer, seen: ReturnStage | None = None
    ) -> StateChanged | None:
        """Moves a state by one step; None if it is closed already or never was.

        A red flag ends only by "a clinician cleared me"; after one that stopped everything the
        way back begins with walking. Better is one step up the ladder, one a day at most;
        worse one step back, over closes it from the last step but one. `seen` is the stage the
        question was about: an answer to an earlier one counts only once.
        """
        moment = self.clock.moment()
        async with self.store.transaction() as tx:
            state = await tx.states.get(athlete, id_)
            today = await _today(tx, athlete, moment)
            if state is None or not state.open_on(today):
                return None
            if seen is not None and seen is not state.stage:
                return StateChanged(id=id_, state=state, today=today, counted=True)
            waits = await _waits(tx, athlete, StateChanged(id=id_, state=state, today=today))
            if waits is not None and answer in {Answer.BETTER, Answer.OVER}:
                return waits
            moved = step(state, answer, today)
            if moved.stage is not state.stage:
                moved = replace(moved, stepped_on=today)
            if moved == state:
                return StateChanged(id=id_, state=state, today=today)
            tx.undoable(athlete, "the answer about your body", moment)
            await tx.states.keep(athlete, moved, id_)
            reopened = moved.kind is StateKind.RED_FLAG and moved.tier in STOPPING
            if reopened:
                moved = replace(WAY_BACK, since=today, cleared_on=today)
                id_ = await tx.states.keep(athlete, moved)
            await recheck(tx, athlete, today)
        return StateChanged(id=id_, state=moved, today=today, moved=True, opened=reopened)


async def _waits(tx: Transaction, athlete: AthleteId, asked: StateChanged) -> StateChanged | None:
    """What a step up has to wait for: 48 hours without fever, less pain, a day on this step."""
    state = asked.state
    if state.kind is StateKind.RED_FLAG or state.tier is Tier.T2:
        return None  # no answer but a clinician's moves it anyway
    if state.stepped_on == asked.today:
        return replace(asked, stepped=True)
    if state.kind is StateKind.SICK and state.stage is ReturnStage.OFF:
        return await _feverish(tx, athlete, asked)
    if state.kind is StateKind.INJURED and state.stage is not ReturnStage.OFF:
        told = [kept.value for kept in await tx.journal.all(athlete)]
        said = newest_pain(told, asked.today)
        if said is not None and said.stops:
            return replace(asked, hurts=said)
    return None


async def _feverish(
    tx: Transaction, athlete: AthleteId, asked: StateChanged
) -> StateChanged | None:
    """Whether an illness with fever has to wait before its first step: 48 hours without it."""
    state = asked.state
    if state.fever_free_since is not None:
        until = state.fever_free_since + FEVER_REST - timedelta(days=1)
        return replace(asked, fever_until=until) if asked.today <= until else None
    hot = any(kept.value.fever for kept in await tx.journal.all(athlete, since=state.since))
    return replace(asked, feverish=True) if hot else None


def step(state: State, answer: Answer, today: date) -> State:
    """A state after an answer: the same where the answer may not move it."""
    place = LADDER.index(state.stage)
    if state.kind is StateKind.RED_FLAG:
        return _cleared(state, answer, today)
    if answer is Answer.FEVER_GONE:
        return replace(state, fever_free_since=state.fever_free_since or today)
    if answer is Answer.WORSE:
        return replace(state, stage=LADDER[max(place - 1, 0)], fever_free_since=None)
    if answer in {Answer.BETTER, Answer.OVER}:
        if state.tier is Tier.T2:
            return state  # a high fever or a sick chest: only a clinician opens this door
        up = LADDER[min(place + 1, len(LADDER) - 1)]
        closed = up is ReturnStage.NORMAL
        return replace(state, stage=up, until=today if closed else None)
    return _cleared(state, answer, today) if answer is Answer.CLEARED else state


def _cleared(state: State, answer: Answer, today: date) -> State:
    """A clinician's yes: the flag goes, and the way back begins with walking."""
    if answer is not Answer.CLEARED:
        return state
    if state.kind is StateKind.RED_FLAG:
        return replace(state, cleared_on=today, until=today)
    return replace(state, cleared_on=today, tier=Tier.T5, stage=ReturnStage.WALK)
