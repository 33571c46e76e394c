"""Weeks by letter: many that are due together are asked for hours ahead, at half the price.

The order that never pays twice: letters are kept, then sent, then the batch's number is kept.
Whoever finds letters without a number looks whether they went before anything else is done. What
is not answered in time is withdrawn. Only what is certainly withdrawn is written live; as long as
an answer may still come, and be paid for, the week is the planner's.
"""

import asyncio
import logging
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from secrets import token_hex
from typing import TYPE_CHECKING, Final

from bot.claude import Claude
from coach.athlete import AthleteId
from coach.calendar import Push
from coach.dossier import Dossier
from coach.errors import CannotSaveError, CoachError, WriterUnavailableError
from coach.planning.week import Written
from coach.ports import Clock, OnDays
from coach.trail import LATE
from coach.usecases.pushes import PreparePush
from prompts.failures import ForeignBatchError, NonsenseError, UnclearSubmissionError
from prompts.letters import BatchState, Letter, Result, Sent
from prompts.week_answer import WeekAnswer
from prompts.weekly_program import WeekWriter, bearing
from storage.post import KeptBatch, KeptLetter, LetterState, Post

if TYPE_CHECKING:
    from prompts.batches import Batches

log = logging.getLogger(__name__)

HANDFUL: Final = 5
"""So many weeks due together are written live: that is simpler, and costs cents."""
MOST: Final = 60
"""So many letters in a batch: what it takes to write them holds nobody up for long."""
EARLIEST: Final = timedelta(hours=8)
LATEST: Final = timedelta(hours=2)
"""Before a program is due: so early it may be asked for, and no later."""
CUT: Final = timedelta(minutes=45)
"""So long before the first program is due nobody waits for letters any more."""
LEASE: Final = timedelta(minutes=5)
SETTLED: Final = timedelta(minutes=3)
"""After so long a batch that Anthropic has taken is in its list."""
SOON: Final = timedelta(minutes=15)
RARELY: Final = timedelta(minutes=5)
"""After a quarter of an hour a batch is looked at every five minutes."""
GONE: Final = timedelta(hours=26)
"""After a day every batch has ended; one that cannot be looked at by then never will be."""


@dataclass(frozen=True, slots=True)
class PostWriter:
    """Writes weeks of which one was asked for by letter: from the answer. A `ProgramWriter`.

    Live only where there is no letter, where it certainly came to nothing, or where the answer
    is to another situation than today's.
    """

    post: Post
    live: WeekWriter

    async def write(
        self,
        athlete: AthleteId,
        dossier: Dossier,
        planned: Written,
        *,
        on_days: OnDays | None = None,
    ) -> Written:
        """See `coach.ports.ProgramWriter.write`."""
        kept = await self.post.standing(athlete, planned.program.week_start_date)
        if kept is None:
            return await self.live.write(athlete, dossier, planned, on_days=on_days)
        if kept.call is None:
            raise WriterUnavailableError(LATE)  # it may be answered yet: nothing is asked twice
        try:
            if kept.state is LetterState.SPOILT:
                raise WriterUnavailableError(kept.call.outcome)
            if kept.bearing != bearing(planned):
                return await self.live.write(athlete, dossier, planned, on_days=on_days)
            return await self.live.opened(athlete, dossier, planned, kept.text, kept.call)
        finally:
            await self.post.used(kept.custom_id)


@dataclass(slots=True, kw_only=True)
class PostOffice:
    """Sends letters hours before their programs are due, and takes in what comes back."""

    claude: Claude
    post: Post
    clock: Clock
    worker: str
    _looked: dict[str, datetime] = field(default_factory=dict)
    """Pushes that need no letter, until they are due."""
    _seen: dict[str, datetime] = field(default_factory=dict)
    """When a batch was looked at last."""
    _foreign: set[str] = field(default_factory=set)
    """Batches that were taken for ours and are not."""
    _work: "asyncio.Task[None] | None" = None

    def nudge(self, push: PreparePush) -> None:
        """One round beside everything else; nothing where one is under way."""
        if self._work is None or self._work.done():
            self._work = asyncio.ensure_future(self._round(push))

    async def idle(self) -> None:
        if self._work is not None:
            await asyncio.gather(self._work, return_exceptions=True)

    async def stop(self) -> None:
        """What is under way is left as it is: the next start takes it up."""
        if self._work is not None:
            self._work.cancel()
            await self.idle()

    async def _round(self, push: PreparePush) -> None:
        try:
            now = self.clock.moment()
            await self._collect(now)
            if not self.claude.switch.down:
                await self._send(push, now)
        except (CoachError, CannotSaveError) as error:
            log.warning("the post waits: %s", type(error).__name__)
        except Exception:
            log.exception("the post could not be done")

    async def _send(self, push: PreparePush, now: datetime) -> None:
        """All that is due together and can still come back in time.

        While nobody knows whether a batch went, no other one goes: so there is no mistaking them.
        """
        if await self.post.unclear():
            return
        self._looked = {key: due for key, due in self._looked.items() if due > now}
        due = await self.post.due(now + LATEST, now + EARLIEST, 20 * MOST)
        fresh = [one for one in due if one.key not in self._looked]
        if len(fresh) <= HANDFUL:
            return
        written = await self._written(push, fresh[:MOST])
        if len(written) <= HANDFUL:
            self._looked |= {one.key: one.due for one, _, _ in written}  # written live
            return
        first = min(one.due for one, _, _ in written)
        batch = KeptBatch(id=f"post-{token_hex(8)}", made=now, until=first - CUT)
        ready = [letter for _, letter, _ in written]
        kept = await self.post.keep(batch, ready, self.worker, LEASE)
        ours = {letter.custom_id for letter in kept}
        if ours:
            letters = [letter for _, _, letter in written if letter.custom_id in ours]
            await self._submit(batch, kept, letters)

    async def _written(
        self, push: PreparePush, due: Sequence[Push]
    ) -> list[tuple[Push, KeptLetter, Letter]]:
        found = []
        for one in due:
            await asyncio.sleep(0)  # the planner thinks a while for each; others go on
            letter = await self._letter(push, one)
            if letter is None:
                self._looked[one.key] = one.due
            else:
                found.append((one, *letter))
        return found

    async def _letter(self, push: PreparePush, one: Push) -> tuple[KeptLetter, Letter] | None:
        """None where the week there is serves, or leaves nothing to choose."""
        try:
            foreseen = await push.foreseen(one)
        except CoachError:
            return None
        if foreseen is None:
            return None
        dossier, planned = foreseen
        ask = self.claude.ahead.question(one.athlete, dossier, planned)
        if ask is None:
            return None
        number = f"w{one.week:%Y%m%d}-{token_hex(8)}"
        kept = KeptLetter(
            custom_id=number,
            athlete=one.athlete,
            push=one.key,
            monday=one.week,
            prompt_version=ask.prompt_version,
            bearing=bearing(planned),
        )
        return kept, Letter(custom_id=number, ask=ask)

    async def _submit(
        self, batch: KeptBatch, kept: Sequence[KeptLetter], letters: Sequence[Letter]
    ) -> None:
        batches = await self._batches()
        try:
            submission = await batches.submit(letters, WeekAnswer)
        except UnclearSubmissionError:
            log.warning("whether a batch went is not known; it is looked for before anything else")
            return
        except WriterUnavailableError as error:
            log.warning("a batch was not taken: %s", error.cause)
            await self._given_up(batch, kept)
            return
        await self.post.went(batch.id, submission.batch.id)
        for custom_id in submission.left_out:
            await self.post.failed(custom_id)
        log.info("a batch went", extra={"letters": submission.batch.size})

    async def _collect(self, now: datetime) -> None:
        for batch in await self.post.take(self.worker, now, LEASE):
            try:
                await self._follow(batch, now)
            except WriterUnavailableError as error:
                log.warning("a batch could not be looked at: %s", error.cause)
                if now >= batch.made + GONE:
                    await self._given_up(batch, await self.post.open_letters(batch.id))

    async def _follow(self, batch: KeptBatch, now: datetime) -> None:
        kept = await self.post.open_letters(batch.id)
        if not kept:
            await self.post.close(batch.id)
            return
        if batch.batch_id is None:
            await self._look_for(batch, kept, now)
            return
        if now < self._seen.get(batch.id, now) + self._pause(batch, now):
            return
        self._seen[batch.id] = now
        state = await self._state(batch.batch_id, late=now >= batch.until)
        if state.ended:
            await self._take_in(batch, state, kept)

    def _pause(self, batch: KeptBatch, now: datetime) -> timedelta:
        pressing = now - batch.made <= SOON or batch.until <= now < batch.until + CUT
        return RARELY if not pressing and batch.id in self._seen else timedelta(0)

    async def _look_for(self, batch: KeptBatch, kept: Sequence[KeptLetter], now: datetime) -> None:
        """A crash, or a lost answer, lay between sending and knowing: did it go?"""
        if now < batch.made + SETTLED:
            return
        batches = await self._batches()
        known = await self.post.known() | self._foreign
        found = await batches.find(len(kept), batch.made, least=1)
        ours = [one for one in found if one.id not in known]
        if ours:  # where some were left out for lack of money, the nearest in size
            nearest = max(ours, key=lambda one: one.size)
            await self.post.went(batch.id, nearest.id)
            log.info("a batch was found again")
            return
        manner = self.claude.letter_manner
        await batches.withdraw([_sent(letter) for letter in kept], manner)
        await self._given_up(batch, kept)

    async def _state(self, batch_id: str, *, late: bool) -> BatchState:
        """How far it has come; what is late is withdrawn, and what was done of it is kept."""
        batches = await self._batches()
        state = await batches.state(batch_id)
        if state.ended or not late:
            return state
        await batches.cancel(batch_id)
        return await batches.state(batch_id)

    async def _take_in(
        self, batch: KeptBatch, state: BatchState, kept: Sequence[KeptLetter]
    ) -> None:
        batches = await self._batches()
        sent = [_sent(letter) for letter in kept]
        try:
            results = await batches.results(state, self.claude.letter_manner, WeekAnswer, sent)
        except ForeignBatchError:
            self._foreign.add(state.id)
            await self.post.went(batch.id, None)
            log.warning("a batch was another's; ours is looked for again")
            return
        by_id = {letter.custom_id: letter for letter in kept}
        for result in results:
            await self._opened(by_id[result.custom_id], result)
        await self.post.close(batch.id)
        self._seen.pop(batch.id, None)
        came = sum(result.answer is not None for result in results)
        log.info("letters came back", extra={"letters": len(results), "answers": came})

    async def _opened(self, letter: KeptLetter, result: Result[WeekAnswer]) -> None:
        """What can be mended is kept; what was paid for in vain is not paid for again."""
        failure = result.failure
        if result.answer is not None:
            await self.post.answered(letter, result.answer.text, result.call)
        elif isinstance(failure, NonsenseError) and failure.text.strip():
            await self.post.answered(letter, failure.text, result.call)
        elif result.spoilt:
            await self.post.spoilt(letter, result.call)
        else:
            await self.post.failed(letter.custom_id)

    async def _given_up(self, batch: KeptBatch, kept: Sequence[KeptLetter]) -> None:
        """Nothing came, and nothing will: these weeks may be written live."""
        for letter in kept:
            await self.post.failed(letter.custom_id)
        await self.post.close(batch.id)

    async def _batches(self) -> "Batches":
        if self.claude.switch.down:
            raise WriterUnavailableError("network")
        return (await self.claude.later.claude()).batches


def _sent(letter: KeptLetter) -> Sent:
    return Sent(
        custom_id=letter.custom_id,
        athlete=letter.athlete,
        prompt_version=letter.prompt_version,
    )
