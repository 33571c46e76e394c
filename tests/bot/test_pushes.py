"""The tick: each occurrence is said once, whatever clocks, crashes and other workers do."""

import asyncio
import logging
from collections.abc import AsyncIterator, Awaitable, Callable
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from time import monotonic

import pytest
from telegram.error import TimedOut

from bot.local_chat.clock import TravellingClock
from bot.local_chat.emulator import Emulator
from bot.local_chat.faults import Trouble
from bot.pushes import LEAD, PREPARE_MOST, Pushes, share, to_write
from coach.athlete import Athlete, AthleteId
from coach.calendar import Push, PushKind, PushState
from coach.dossier import Dossier, Settings
from coach.errors import WeekIsOverError
from coach.ports import ClaimedPush
from coach.race import RaceGoal
from coach.usecases.races import keep_race
from storage.database import Database
from tests.bot.stand import SEAL, Stand, heard, rows

SATURDAY = datetime(2026, 12, 5, 9, tzinfo=UTC)
SUNDAY = datetime(2026, 12, 6, 17, tzinfo=UTC)
"""Sunday, 18:00 in Berlin."""
HOUR, MINUTE, DAY = timedelta(hours=1), timedelta(minutes=1), timedelta(days=1)
QUIET = Settings(check_in_at=None)
STATES = "SELECT key, state FROM pushes ORDER BY due, key"

Said = list[str]


class Bell:
    """A tick over a real database, whose words are only noted."""

    def __init__(self, folder: Path, moment: datetime, worker: str = "one") -> None:
        self.folder = folder
        self.clock = TravellingClock(moment, running=False)
        self.database = Database(f"sqlite+aiosqlite:///{folder / 'coach.db'}", SEAL)
        self.said: Said = []
        self.prepared: Said = []
        self.before: Callable[[ClaimedPush], Awaitable[None]] | None = None
        self.pushes = Pushes(
            store=self.database,
            clock=self.clock,
            worker=worker,
            deliver=self._deliver,
            prepare=self._prepare,
        )

    async def join(
        self, number: int, settings: Settings = QUIET, zone: str = "Europe/Berlin"
    ) -> None:
        async with self.database.transaction() as tx:
            dossier = Dossier(athlete=Athlete(time_zone=zone), settings=settings)
            await tx.restore(AthleteId(number), dossier)

    async def at(self, moment: datetime) -> Said:
        """What is said when the clock is set to a moment."""
        self.clock.travel(moment)
        before = len(self.said)
        await self.pushes.tick()
        return self.said[before:]

    async def mark(self, claimed: ClaimedPush, state: PushState) -> bool:
        async with self.database.transaction() as tx:
            return await tx.pushes.mark(claimed, state)

    async def _deliver(self, claimed: ClaimedPush) -> None:
        if self.before is not None:
            await self.before(claimed)
        begun = claimed.push.state is not PushState.DUE and claimed.push.state is not (
            PushState.CLAIMED
        )
        assert await self.mark(claimed, PushState.AGAIN if begun else PushState.SENDING)
        self.said.append(claimed.push.key)
        assert await self.mark(claimed, PushState.SENT)

    async def _prepare(self, push: Push) -> None:
        self.prepared.append(push.key)


@pytest.fixture
async def bell(tmp_path: Path) -> AsyncIterator[Bell]:
    bell = Bell(tmp_path, SATURDAY)
    await bell.database.open()
    yield bell
    await bell.database.close()


async def test_sunday_wednesday_and_evening_are_said_by_the_athletes_own_clock(
    bell: Bell,
) -> None:
    await bell.join(1, Settings())
    said: list[tuple[str, str]] = []
    moment = SATURDAY
    while moment < SATURDAY + 5 * DAY:
        said += [(f"{moment:%a %H:%M}", key) for key in await bell.at(moment)]
        moment += 30 * MINUTE

    assert said == [
        ("Sat 19:00", "check_in:1:2026-12-05"),
        ("Sun 17:00", "sunday:1:2026-12-06"),
        ("Sun 19:00", "check_in:1:2026-12-06"),
        ("Mon 19:00", "check_in:1:2026-12-07"),
        ("Tue 19:00", "check_in:1:2026-12-08"),
        ("Wed 11:00", "wednesday:1:2026-12-09"),
        ("Wed 19:00", "check_in:1:2026-12-09"),
    ]


async def test_a_push_is_said_once_however_often_the_clock_ticks(bell: Bell) -> None:
    await bell.join(1)

    assert await bell.at(SUNDAY - MINUTE) == []
    assert await bell.at(SUNDAY) == ["sunday:1:2026-12-06"]
    assert await bell.at(SUNDAY) == []
    assert await bell.at(SUNDAY + MINUTE) == []


async def test_ticks_at_the_same_time_take_turns(bell: Bell) -> None:
    await bell.join(1)
    bell.clock.travel(SUNDAY)

    await asyncio.gather(*(bell.pushes.tick() for _ in range(5)))

    assert bell.said == ["sunday:1:2026-12-06"]


async def test_a_clock_set_forward_catches_up_and_back_only_delays(bell: Bell) -> None:
    await bell.join(1)
    await bell.at(SATURDAY)

    assert await bell.at(SUNDAY + 20 * HOUR) == ["sunday:1:2026-12-06"]
    assert await bell.at(SUNDAY - 2 * HOUR) == []
    assert await bell.at(SUNDAY) == []
    assert await bell.at(SUNDAY + 7 * DAY) == ["sunday:1:2026-12-13"]


async def test_a_program_comes_late_after_two_days_of_downtime(tmp_path: Path) -> None:
    friday = SATURDAY - DAY
    before = Bell(tmp_path, friday)
    await before.database.open()
    await before.join(1)
    await before.at(friday)
    await before.database.close()

    after = Bell(tmp_path, SUNDAY + 40 * HOUR)
    await after.database.open()

    assert await after.at(SUNDAY + 40 * HOUR) == ["sunday:1:2026-12-06"]
    await after.database.close()


async def test_what_is_too_late_is_let_go_and_programs_are_counted_as_missed(
    tmp_path: Path,
) -> None:
    before = Bell(tmp_path, SATURDAY)
    await before.database.open()
    await before.join(1, Settings())
    await before.at(SATURDAY)
    await before.database.close()

    after = Bell(tmp_path, SUNDAY + 11 * DAY + 2 * HOUR)  # Thursday, eleven days later
    await after.database.open()
    said = await after.at(SUNDAY + 11 * DAY + 2 * HOUR)

    assert said == ["check_in:1:2026-12-17"]
    assert ("sunday:1:2026-12-06", "skipped") in rows(tmp_path, STATES)
    assert ("sunday:1:2026-12-13", "skipped") in rows(tmp_path, STATES)
    await after.database.close()


async def test_an_evening_that_is_over_is_not_asked_about(bell: Bell) -> None:
    await bell.join(1, Settings())
    await bell.at(SATURDAY)

    said = await bell.at(datetime(2026, 12, 5, 23, 30, tzinfo=UTC))

    assert said == []
    assert ("check_in:1:2026-12-05", "skipped") in rows(bell.folder, STATES)


async def test_what_is_late_waits_for_the_end_of_the_quiet_hours(bell: Bell) -> None:
    await bell.join(1)
    await bell.at(SATURDAY)

    assert await bell.at(SUNDAY + 5 * HOUR) == []  # 23:00 in Berlin
    assert await bell.at(SUNDAY + 12 * HOUR) == []  # 06:00
    assert await bell.at(SUNDAY + 13 * HOUR) == ["sunday:1:2026-12-06"]  # 07:00


async def test_a_time_that_was_chosen_beats_the_quiet_hours(bell: Bell) -> None:
    await bell.join(1, Settings(check_in_at="22:15"))
    await bell.at(SATURDAY)

    assert await bell.at(datetime(2026, 12, 5, 21, 15, tzinfo=UTC)) == ["check_in:1:2026-12-05"]


RACE = datetime(2026, 12, 8, 6, tzinfo=UTC)
"""A Tuesday, 07:00 in Berlin."""


async def _race(bell: Bell, day: date, athlete: int = 1) -> None:
    async with bell.database.transaction() as tx:
        goal = RaceGoal(name="Lake Run", date=day, km=15.0)
        await keep_race(tx, AthleteId(athlete), goal, bell.clock.moment())


def _of_races(said: Said) -> Said:
    return [key for key in said if key.startswith(("race_morning", "day_after"))]


async def test_a_race_is_spoken_of_on_its_morning_and_on_the_day_after_once_each(
    bell: Bell,
) -> None:
    await bell.join(1)
    await _race(bell, RACE.date())
    await bell.at(SUNDAY + HOUR)

    assert await bell.at(RACE - MINUTE) == []
    assert await bell.at(RACE) == ["race_morning:1:2026-12-08"]
    assert await bell.at(RACE + MINUTE) == []
    assert await bell.at(RACE + 27 * HOUR) == ["day_after:1:2026-12-09"]
    assert await bell.at(RACE + 28 * HOUR) == []


async def test_a_race_that_is_told_after_its_days_were_planned_is_spoken_of_too(
    bell: Bell,
) -> None:
    await bell.join(1)
    await bell.at(RACE - 10 * HOUR)
    await _race(bell, RACE.date())

    assert await bell.at(RACE - 9 * HOUR) == []
    assert await bell.at(RACE) == ["race_morning:1:2026-12-08"]


async def test_a_race_that_is_told_when_its_morning_is_over_has_a_day_after(bell: Bell) -> None:
    await bell.join(1)
    await bell.at(RACE + 2 * HOUR)
    await _race(bell, RACE.date())

    assert await bell.at(RACE + 2 * HOUR + MINUTE) == []
    assert await bell.at(RACE + 27 * HOUR) == ["day_after:1:2026-12-09"]


@pytest.mark.parametrize(
    ("back", "said"),
    [
        (2 * HOUR, ["race_morning:1:2026-12-08"]),
        (4 * HOUR, []),  # the race is on its way
        (30 * HOUR, ["day_after:1:2026-12-09"]),
        (60 * HOUR, ["day_after:1:2026-12-09"]),  # Thursday, a day late
        (66 * HOUR + HOUR, []),  # Friday, after midnight
    ],
)
async def test_what_a_race_is_owed_survives_downtime_within_its_time(
    tmp_path: Path, back: timedelta, said: Said
) -> None:
    before = Bell(tmp_path, SUNDAY + HOUR)
    await before.database.open()
    await before.join(1)
    await _race(before, RACE.date())
    await before.at(RACE - 20 * HOUR)
    await before.database.close()

    after = Bell(tmp_path, RACE + back)
    await after.database.open()

    assert _of_races(await after.at(RACE + back)) == said
    await after.database.close()


async def test_a_day_after_that_is_late_at_night_waits_for_the_morning(bell: Bell) -> None:
    await bell.join(1)
    await _race(bell, RACE.date())
    await bell.at(RACE)

    assert await bell.at(RACE + 40 * HOUR) == []  # 23:00 in Berlin
    assert _of_races(await bell.at(RACE + 48 * HOUR)) == ["day_after:1:2026-12-09"]


async def test_another_time_that_is_chosen_moves_a_race_morning(bell: Bell) -> None:
    await bell.join(1, Settings(check_in_at=None, race_morning_at="04:30", day_after_at=None))
    await _race(bell, RACE.date())
    await bell.at(RACE - 20 * HOUR)

    assert await bell.at(RACE - timedelta(hours=2.5)) == ["race_morning:1:2026-12-08"]
    assert _of_races(await bell.at(RACE + 30 * HOUR)) == []


@pytest.mark.parametrize(
    ("kind", "again"), [(PushKind.RACE_MORNING, True), (PushKind.DAY_AFTER, False)]
)
async def test_a_race_morning_that_was_perhaps_said_is_said_again_a_question_is_not(
    bell: Bell, kind: PushKind, *, again: bool
) -> None:
    await bell.join(1)
    await _race(bell, RACE.date())
    await bell.at(RACE - 20 * HOUR)
    moment = RACE if again else RACE + 27 * HOUR
    await bell.at(moment - HOUR)
    async with bell.database.transaction() as tx:
        (claimed,) = await tx.pushes.claim(moment, "dead", 10, 300)
        assert claimed.push.kind is kind
        assert await tx.pushes.mark(claimed, PushState.SENDING)

    assert await bell.at(moment + 6 * MINUTE) == ([claimed.push.key] if again else [])
    assert await bell.at(moment + 12 * MINUTE) == []


async def test_a_newcomer_is_not_owed_what_was_due_before(bell: Bell) -> None:
    await bell.at(SUNDAY + HOUR)
    await bell.join(1, Settings())

    assert await bell.at(SUNDAY + HOUR + MINUTE) == []
    assert await bell.at(SUNDAY + 2 * HOUR) == ["check_in:1:2026-12-06"]


async def test_whoever_has_paused_hears_nothing(bell: Bell) -> None:
    await bell.join(1, Settings(paused=True))

    assert await bell.at(SUNDAY) == []


async def _crashed(
    bell: Bell, kind: PushKind, state: PushState = PushState.SENDING
) -> ClaimedPush:
    """A worker has claimed a push, marked it, and died."""
    await bell.at(SATURDAY)
    moment = SUNDAY if kind is PushKind.SUNDAY else SATURDAY + 10 * HOUR
    async with bell.database.transaction() as tx:
        (claimed,) = await tx.pushes.claim(moment, "dead", 10, 300)
        assert claimed.push.kind is kind
        assert await tx.pushes.mark(claimed, state)
    return claimed


async def test_a_program_that_was_perhaps_said_is_said_again_once(bell: Bell) -> None:
    await bell.join(1)
    await _crashed(bell, PushKind.SUNDAY)

    assert await bell.at(SUNDAY + MINUTE) == []  # the dead one's lease holds
    assert await bell.at(SUNDAY + 6 * MINUTE) == ["sunday:1:2026-12-06"]
    assert bell.pushes.uncertain == 1


async def test_a_program_that_was_perhaps_said_twice_is_let_go(bell: Bell) -> None:
    await bell.join(1)
    await _crashed(bell, PushKind.SUNDAY, PushState.AGAIN)

    assert await bell.at(SUNDAY + 6 * MINUTE) == []
    assert ("sunday:1:2026-12-06", "uncertain") in rows(bell.folder, STATES)


async def test_a_check_in_that_was_perhaps_said_is_let_go(bell: Bell) -> None:
    await bell.join(1, Settings())
    await _crashed(bell, PushKind.CHECK_IN)

    assert await bell.at(SATURDAY + 10 * HOUR + 6 * MINUTE) == []
    assert ("check_in:1:2026-12-05", "uncertain") in rows(bell.folder, STATES)
    assert bell.pushes.uncertain == 1


async def test_a_push_whose_writer_died_is_written_by_another(bell: Bell) -> None:
    await bell.join(1)
    await _crashed(bell, PushKind.SUNDAY, PushState.CLAIMED)

    assert await bell.at(SUNDAY + MINUTE) == []
    assert await bell.at(SUNDAY + 6 * MINUTE) == ["sunday:1:2026-12-06"]
    assert bell.pushes.uncertain == 0


async def test_two_workers_say_each_push_once(tmp_path: Path) -> None:
    bells = [Bell(tmp_path, SATURDAY, worker=name) for name in ("one", "two")]
    for bell in bells:
        await bell.database.open()
    for number in range(1, 31):
        await bells[0].join(number)

    await asyncio.gather(*(bell.at(SATURDAY) for bell in bells))
    await asyncio.gather(*(bell.at(SUNDAY) for bell in bells))

    said = bells[0].said + bells[1].said
    assert sorted(said) == sorted({f"sunday:{number}:2026-12-06" for number in range(1, 31)})
    for bell in bells:
        await bell.database.close()


async def test_an_error_in_one_push_stops_no_other(
    bell: Bell, caplog: pytest.LogCaptureFixture
) -> None:
    for number in (1, 2, 3):
        await bell.join(number)
    await bell.at(SATURDAY)

    async def trouble(claimed: ClaimedPush) -> None:
        if claimed.push.athlete == 1:
            raise RuntimeError("a bug")
        if claimed.push.athlete == 2:
            raise WeekIsOverError

    bell.before = trouble
    with caplog.at_level(logging.WARNING, "bot.pushes"):
        said = await bell.at(SUNDAY)

    assert said == ["sunday:3:2026-12-06"]
    assert bell.pushes.dropped == 2
    assert ("sunday:1:2026-12-06", "dropped") in rows(bell.folder, STATES)
    assert {"a push failed", "a push could not be written: WeekIsOverError"} <= set(
        caplog.messages
    )


async def test_a_silence_of_telegram_leaves_the_mark_for_later(bell: Bell) -> None:
    await bell.join(1)
    await bell.at(SATURDAY)

    async def silent(claimed: ClaimedPush) -> None:
        assert await bell.mark(claimed, PushState.SENDING)
        raise TimedOut

    bell.before = silent
    assert await bell.at(SUNDAY) == []
    assert rows(bell.folder, STATES)[0] == ("sunday:1:2026-12-06", "sending")

    bell.before = None
    assert await bell.at(SUNDAY + 6 * MINUTE) == ["sunday:1:2026-12-06"]


async def test_a_stop_lets_nothing_new_begin_and_cuts_short_what_hangs(bell: Bell) -> None:
    for number in (1, 2):
        await bell.join(number)
    await bell.at(SATURDAY)
    begun: list[int] = []

    async def hang(claimed: ClaimedPush) -> None:
        begun.append(claimed.push.athlete)
        await asyncio.sleep(3600)

    bell.before = hang
    bell.clock.travel(SUNDAY)
    tick = asyncio.ensure_future(bell.pushes.tick())
    while len(begun) < 2:  # noqa: ASYNC110
        await asyncio.sleep(0.005)

    await bell.pushes.stop(0.1)
    await asyncio.wait_for(tick, 2)

    assert bell.said == []
    assert await bell.pushes.tick() == 0


async def test_a_stop_does_not_wait_for_a_program_that_is_written_ahead(bell: Bell) -> None:
    for number in range(1, 31):
        await bell.join(number)
    await bell.at(SATURDAY)
    begun = asyncio.Event()

    async def hang(_: Push) -> None:
        begun.set()
        await asyncio.sleep(3600)

    bell.pushes.prepare = hang
    bell.clock.travel(SUNDAY - MINUTE)
    tick = asyncio.ensure_future(bell.pushes.tick())
    await begun.wait()

    await bell.pushes.stop(0.1)
    await asyncio.wait_for(tick, 2)


async def test_programs_are_written_ahead_once_spread_over_the_lead(bell: Bell) -> None:
    for number in range(1, 21):
        await bell.join(number)
    written: dict[str, datetime] = {}
    moment = SUNDAY - LEAD - HOUR
    while moment < SUNDAY:
        await bell.at(moment)
        for key in bell.prepared:
            assert key not in written or written[key] <= moment
            written.setdefault(key, moment)
        moment += 10 * MINUTE

    assert sorted(bell.prepared) == sorted(written)  # each of them once
    assert len(written) == 20
    assert min(written.values()) >= SUNDAY - LEAD
    assert len(set(written.values())) >= 10


def _owed(athlete: int) -> Push:
    return Push(
        athlete=AthleteId(athlete),
        kind=PushKind.SUNDAY,
        day=SUNDAY.date(),
        due=SUNDAY,
        expires=SUNDAY + DAY,
    )


def test_no_more_is_written_ahead_in_a_tick_than_a_tick_can_hold() -> None:
    many = [_owed(number) for number in range(1, 10_001)]

    assert to_write(many, SUNDAY - LEAD) == []
    assert len(to_write(many, SUNDAY - LEAD / 2)) == PREPARE_MOST
    first = to_write(many, SUNDAY)
    assert [share(p.athlete) for p in first] == sorted(
        (share(p.athlete) for p in first), reverse=True
    )


def test_shares_are_spread_evenly() -> None:
    shares = [share(athlete) for athlete in range(700_000_000, 700_010_000)]
    tenths = [0] * 10
    for one in shares:
        tenths[min(9, int((one - 0.1) / 0.09))] += 1

    assert min(shares) >= 0.1
    assert max(shares) <= 1.0
    assert min(tenths) > 900


@pytest.fixture
async def pushing(tmp_path: Path, telegram: Emulator) -> AsyncIterator[tuple[Stand, Bell]]:
    """A stand whose outbox says what a bell is owed, on one database."""
    stand = Stand(tmp_path, telegram)
    stand.clock = TravellingClock(SATURDAY, running=False)
    stand.outbox._clock = stand.clock
    await stand.open(poll=False)
    bell = Bell(tmp_path, SATURDAY)
    bell.clock = stand.clock
    bell.database = stand.database

    async def say(claimed: ClaimedPush) -> None:
        await stand.bot.send_message(
            claimed.push.athlete, claimed.push.key, rate_limit_args=claimed
        )

    bell.pushes = Pushes(
        store=stand.database,
        clock=stand.clock,
        worker="one",
        deliver=say,
        prepare=bell._prepare,
    )
    await bell.join(1)
    await bell.at(SATURDAY)
    yield stand, bell
    await stand.close()


async def test_a_push_carries_its_marks_in_its_own_row(
    pushing: tuple[Stand, Bell], telegram: Emulator
) -> None:
    _, bell = pushing
    ana = telegram.join("Ana", user=1, started=True)
    seen: list[object] = []
    telegram.recorder = lambda _: seen.append(rows(bell.folder, STATES))

    await bell.at(SUNDAY)

    assert heard(ana) == ["sunday:1:2026-12-06"]
    assert seen == [[("sunday:1:2026-12-06", "sending")]]
    assert rows(bell.folder, "SELECT state, message_id > 0 FROM pushes") == [("sent", 1)]
    assert rows(bell.folder, "SELECT count(*) FROM outbox") == [(0,)]


async def test_an_answer_does_not_wait_for_the_pushes_of_an_evening(
    pushing: tuple[Stand, Bell], telegram: Emulator
) -> None:
    stand, bell = pushing
    stand.outbox.pace.lifted = False
    for number in range(2, 42):
        telegram.join("A", user=number, started=True)
        await bell.join(number)
    telegram.join("Ana", user=1, started=True)
    await bell.at(SATURDAY)
    bell.clock.travel(SUNDAY)
    tick = asyncio.ensure_future(bell.pushes.tick())
    while stand.outbox.said.sent < 5:  # noqa: ASYNC110
        await asyncio.sleep(0.005)
    begin = monotonic()

    await stand.bot.send_message(7, "an answer")

    assert monotonic() - begin < 0.25
    assert stand.outbox.said.sent < 20
    assert stand.outbox.pace.waiting[1] > 10
    await tick
    assert rows(bell.folder, "SELECT count(*) FROM pushes WHERE state = 'sent'") == [(41,)]


async def test_a_push_to_somebody_who_blocked_the_bot_is_dropped(
    pushing: tuple[Stand, Bell], telegram: Emulator
) -> None:
    _, bell = pushing
    ana = telegram.join("Ana", user=1, started=True)
    ana.block()

    await bell.at(SUNDAY)

    assert rows(bell.folder, STATES) == [("sunday:1:2026-12-06", "dropped")]
    assert rows(bell.folder, "SELECT reachable FROM athletes") == [(0,)]


async def test_a_push_that_telegram_did_not_take_comes_a_minute_later(
    pushing: tuple[Stand, Bell], telegram: Emulator
) -> None:
    _, bell = pushing
    ana = telegram.join("Ana", user=1, started=True)
    telegram.faults.order(Trouble.GATEWAY, "sendMessage", times=12)

    await bell.at(SUNDAY)
    assert rows(bell.folder, STATES) == [("sunday:1:2026-12-06", "due")]
    await bell.at(SUNDAY + MINUTE)

    assert heard(ana) == ["sunday:1:2026-12-06"]


async def test_a_push_whose_answer_was_lost_is_uncertain_and_said_again_once(
    pushing: tuple[Stand, Bell], telegram: Emulator
) -> None:
    _, bell = pushing
    ana = telegram.join("Ana", user=1, started=True)
    telegram.faults.order(Trouble.LOST_ANSWER, "sendMessage", times=2, seconds=0)

    await bell.at(SUNDAY)
    await bell.at(SUNDAY + 6 * MINUTE)
    await bell.at(SUNDAY + 12 * MINUTE)
    await bell.at(SUNDAY + 18 * MINUTE)

    assert heard(ana) == ["sunday:1:2026-12-06"] * 2
    assert rows(bell.folder, STATES) == [("sunday:1:2026-12-06", "uncertain")]
