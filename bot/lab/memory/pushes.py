"""What is owed at a moment, in memory."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta

from bot.lab.memory.book import Book, Memory, PushRow
from coach.athlete import AthleteId
from coach.calendar import RACES_BACK, Push, PushKind, PushState, Schedule
from coach.dossier import Settings
from coach.ports import ClaimedPush
from storage.kinds import RACES
from storage.pushes import BEGUN, HELD, LEAD


@dataclass(frozen=True, slots=True)
class MemoryPushes:
    """One row an occurrence."""

    memory: Memory
    book: Book

    async def to_plan(self, horizon: datetime, limit: int) -> tuple[Schedule, ...]:
        found = []
        for athlete, person in sorted(self.memory.people.items()):
            settings = person.settings or Settings()
            until = person.planned_until
            if person.reachable and not settings.paused and (until is None or until < horizon):
                found.append(
                    Schedule(
                        athlete=athlete,
                        time_zone=person.athlete.time_zone,
                        settings=settings,
                        planned_until=until,
                        race_days=self._race_days(athlete, horizon.date() - RACES_BACK),
                    )
                )
        return tuple(found[:limit])

    async def plan(self, schedule: Schedule, pushes: Sequence[Push], until: datetime) -> None:
        for push in pushes:
            self.memory.must_know(push.athlete)
            if push.key not in self.memory.pushes:
                self.book.put(self.memory.pushes, push.key, PushRow(push=push))
        self._planned(schedule.athlete, until)

    async def replan(self, athlete: AthleteId) -> None:
        for key, row in list(self.memory.pushes.items()):
            if row.push.athlete == athlete and row.push.state is PushState.DUE:
                self.book.drop(self.memory.pushes, key)
        self._planned(athlete, None)

    async def plan_again(self, athlete: AthleteId, moment: datetime) -> None:
        person = self.memory.people.get(athlete)
        if person is not None and person.planned_until is not None:
            self._planned(athlete, min(person.planned_until, moment))

    async def to_prepare(self, moment: datetime, limit: int) -> tuple[Push, ...]:
        found = [
            row.push
            for row in self.memory.pushes.values()
            if row.push.state is PushState.DUE
            and row.push.kind is PushKind.SUNDAY
            and not row.prepared
            and row.push.due <= moment + LEAD
            and row.push.expires > moment
        ]
        return tuple(sorted(found, key=lambda push: (push.due, push.key))[:limit])

    async def prepared(self, push: Push, moment: datetime) -> bool:  # noqa: ARG002 (the port's)
        row = self.memory.pushes.get(push.key)
        if row is None or row.prepared:
            return False
        self._put(replace(row, prepared=True))
        return True

    async def claim(
        self, moment: datetime, worker: str, limit: int, lease_s: float
    ) -> tuple[ClaimedPush, ...]:
        free = [row for row in self.memory.pushes.values() if _free(row, moment)]
        free.sort(key=lambda row: (row.push.due, row.push.key))
        return tuple(self._claimed(row, moment, worker, lease_s) for row in free[:limit])

    async def mark(
        self,
        claimed: ClaimedPush,
        state: PushState,
        *,
        message_id: int | None = None,  # noqa: ARG002 (the port's)
    ) -> bool:
        row = self._held(claimed)
        if row is None:
            return False
        self._put(replace(row, push=replace(row.push, state=state)))
        return True

    async def postpone(self, claimed: ClaimedPush, due: datetime) -> None:
        row = self._held(claimed)
        if row is not None:
            push = replace(row.push, state=PushState.DUE, due=due)
            self._put(replace(row, push=push, lease_until=None))

    async def last(self, athlete: AthleteId, kind: str, count: int) -> tuple[Push, ...]:
        found = [
            row.push
            for row in self.memory.pushes.values()
            if row.push.athlete == athlete and row.push.kind == kind
        ]
        return tuple(sorted(found, key=lambda push: push.day, reverse=True)[:count])

    async def counts(self) -> Mapping[str, int]:
        return dict(Counter(row.push.state.value for row in self.memory.pushes.values()))

    def _race_days(self, athlete: AthleteId, since: date) -> frozenset[date]:
        rows = self.memory.rows.get(RACES.table.name, {}).get(athlete, {})
        return frozenset(row.value.date for row in rows.values() if row.value.date >= since)

    def _claimed(self, row: PushRow, moment: datetime, worker: str, lease_s: float) -> ClaimedPush:
        push = row.push
        if push.state not in BEGUN:
            push = replace(push, state=PushState.CLAIMED)
        lease = moment + timedelta(seconds=lease_s)
        attempt = row.attempt + 1
        self._put(replace(row, push=push, worker=worker, lease_until=lease, attempt=attempt))
        return ClaimedPush(push=push, worker=worker, attempt=attempt)

    def _held(self, claimed: ClaimedPush) -> PushRow | None:
        row = self.memory.pushes.get(claimed.push.key)
        if row is None or (row.worker, row.attempt) != (claimed.worker, claimed.attempt):
            return None
        return row

    def _planned(self, athlete: AthleteId, until: datetime | None) -> None:
        person = self.memory.people.get(athlete)
        if person is not None:
            self.book.put(self.memory.people, athlete, replace(person, planned_until=until))

    def _put(self, row: PushRow) -> None:
        self.book.put(self.memory.pushes, row.push.key, row)


def _free(row: PushRow, moment: datetime) -> bool:
    if row.push.due > moment:
        return False
    if row.push.state is PushState.DUE:
        return True
    ran_out = row.lease_until is not None and row.lease_until < moment
    return row.push.state in HELD and ran_out
