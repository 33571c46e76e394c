"""Whose turn it is to send, proved against the limits of the emulator, in no time."""

import asyncio
from collections.abc import Callable
from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as some

from bot.local_chat.flood import Flood, FloodLimits
from bot.pace import ANSWER_PATIENCE, CHAT_BURST, PUSH_PATIENCE, Kind, Pace
from tests.bot.timeless import timeless

Clock = Callable[[], float]
Left = list[tuple[float, int, bool]]


async def send(pace: Pace, clock: Clock, left: Left, chat: int, *, push: bool = False) -> None:
    kind = Kind.PUSH if push else Kind.ANSWER
    await pace.turn(chat, kind)
    left.append((clock(), chat, push))
    pace.landed(kind)


def test_quick_taps_are_answered_at_once_and_then_one_a_second() -> None:
    async def tap_away(clock: Clock) -> list[float]:
        pace, begin = Pace(seconds=clock), clock()
        left: Left = []
        await asyncio.gather(*(send(pace, clock, left, 1) for _ in range(7)))
        return [round(at - begin, 1) for at, _, _ in left]

    assert timeless(tap_away) == [0.0, 0.0, 0.0, 0.0, 1.0, 2.0, 3.1]


def test_a_tap_a_second_never_waits() -> None:
    async def tap_on(clock: Clock) -> float:
        pace, waited = Pace(seconds=clock), 0.0
        for _ in range(60):
            begin = clock()
            await pace.turn(1)
            waited = max(waited, clock() - begin)
            await asyncio.sleep(1.1)
        return waited

    assert timeless(tap_on) == 0.0


def test_thirty_leave_in_a_second_and_no_more() -> None:
    async def to_many(clock: Clock) -> list[float]:
        pace, begin = Pace(seconds=clock), clock()
        left: Left = []
        await asyncio.gather(*(send(pace, clock, left, chat) for chat in range(1, 91)))
        return [at - begin for at, _, _ in left]

    times = timeless(to_many)

    assert sum(at < 1.0 for at in times) == 30
    assert 2.0 < times[-1] < 2.2


def test_pushes_are_spread_evenly_below_the_limit() -> None:
    async def push_many(clock: Clock) -> list[float]:
        pace = Pace(seconds=clock)
        left: Left = []
        await asyncio.gather(*(send(pace, clock, left, chat, push=True) for chat in range(1, 101)))
        return [at for at, _, _ in left]

    times = timeless(push_many)
    gaps = [after - before for before, after in pairwise(times)]

    assert min(gaps) >= 0.0399
    assert max(gaps) < 0.05


def test_an_answer_goes_before_every_push_that_waits() -> None:
    async def answer_among_pushes(clock: Clock) -> tuple[float, int]:
        pace = Pace(seconds=clock)
        left: Left = []
        pushes = [
            asyncio.ensure_future(send(pace, clock, left, chat, push=True))
            for chat in range(1, 501)
        ]
        await asyncio.sleep(2.0)
        before, begin = len(left), clock()
        await asyncio.gather(*(send(pace, clock, left, 1000 + n) for n in range(5)))
        waited = clock() - begin
        overtaken = sum(push for _, _, push in left[before:])
        for push in pushes:
            push.cancel()
        return waited, overtaken

    waited, pushes_between = timeless(answer_among_pushes)

    assert waited < 0.1
    assert pushes_between <= 1


def test_pushes_wait_while_answers_are_queued() -> None:
    async def crowded(clock: Clock) -> Left:
        pace = Pace(seconds=clock)
        left: Left = []
        push = asyncio.ensure_future(send(pace, clock, left, 9_000, push=True))
        first = [asyncio.ensure_future(send(pace, clock, left, n)) for n in range(1, 61)]
        await asyncio.gather(push, *first)
        return left

    left = timeless(crowded)

    assert [push for _, _, push in left].index(True) == 0  # nobody waited when it came

    async def behind(clock: Clock) -> Left:
        pace = Pace(seconds=clock)
        left: Left = []
        answers = [asyncio.ensure_future(send(pace, clock, left, n)) for n in range(1, 61)]
        await asyncio.sleep(0)
        push = asyncio.ensure_future(send(pace, clock, left, 9_000, push=True))
        await asyncio.gather(push, *answers)
        return left

    assert [push for _, _, push in timeless(behind)].index(True) == 60


def test_one_push_is_under_way_at_a_time_unless_very_many_wait() -> None:
    async def say(clock: Clock, count: int) -> tuple[int, float]:
        pace, begin = Pace(seconds=clock), clock()
        flying = [0, 0]

        async def one(chat: int) -> None:
            await pace.turn(chat, Kind.PUSH)
            flying[0] += 1
            flying[1] = max(flying)
            await asyncio.sleep(0.15)
            flying[0] -= 1
            pace.landed(Kind.PUSH)

        await asyncio.gather(*(one(chat) for chat in range(1, count + 1)))
        return flying[1], clock() - begin

    async def few(clock: Clock) -> tuple[int, float]:
        return await say(clock, 60)

    async def many(clock: Clock) -> tuple[int, float]:
        return await say(clock, 2_000)

    assert timeless(few)[0] == 1
    most, seconds = timeless(many)
    assert most <= 20
    assert seconds < 2_000 / 25 + 60


async def under_way(pace: Pace, kind: Kind, seconds: float, begin: float, clock: Clock) -> float:
    """One message that takes a while; how long it waited."""
    await pace.turn(int(clock() * 1000) + 7, kind)
    waited = clock() - begin
    await asyncio.sleep(seconds)
    pace.landed(kind)
    return waited


async def one_behind(clock: Clock, first: Kind, seconds: float, second: Kind) -> float:
    """How long the second waits for the first, which came just before it."""
    pace, begin = Pace(seconds=clock), clock()
    slow = asyncio.ensure_future(under_way(pace, first, seconds, begin, clock))
    await asyncio.sleep(0)
    await asyncio.sleep(0)
    waited = await under_way(pace, second, 0.0, begin, clock)
    await slow
    return round(waited, 2)


def test_a_push_and_an_answer_let_each_other_land_but_not_for_ever() -> None:
    async def all_of_them(clock: Clock) -> list[float]:
        return [
            await one_behind(clock, Kind.PUSH, 0.2, Kind.ANSWER),
            await one_behind(clock, Kind.ANSWER, 0.2, Kind.PUSH),
            await one_behind(clock, Kind.PUSH, 9.0, Kind.ANSWER),
            await one_behind(clock, Kind.ANSWER, 9.0, Kind.PUSH),
            await one_behind(clock, Kind.ANSWER, 9.0, Kind.ANSWER),
            await one_behind(clock, Kind.PUSH, 9.0, Kind.PASSING),
        ]

    assert timeless(all_of_them) == [0.2, 0.2, ANSWER_PATIENCE, PUSH_PATIENCE, 0.0, 0.0]


def test_a_chat_that_is_to_be_left_alone_waits_and_the_others_do_not() -> None:
    async def blocked(clock: Clock) -> tuple[float, float]:
        pace, begin = Pace(seconds=clock), clock()
        pace.block(1, 7.0)
        await pace.turn(2)
        other = clock() - begin
        await pace.turn(1)
        return other, clock() - begin

    assert timeless(blocked) == (0.0, 7.0)


def test_workers_share_what_one_token_may() -> None:
    async def three(clock: Clock) -> list[float]:
        pace, begin = Pace(seconds=clock, workers=3), clock()
        left: Left = []
        await asyncio.gather(*(send(pace, clock, left, chat) for chat in range(1, 31)))
        return [at - begin for at, _, _ in left]

    times = timeless(three)

    assert sum(at < 1.0 for at in times) == 10


def test_whoever_gives_up_waiting_holds_nobody_up() -> None:
    async def give_up(clock: Clock) -> float:
        pace = Pace(seconds=clock)
        left: Left = []
        waiting = [asyncio.ensure_future(send(pace, clock, left, n)) for n in range(1, 61)]
        await asyncio.sleep(0)
        for one in waiting[30:]:
            one.cancel()
        begin = clock()
        await pace.turn(777)
        return clock() - begin

    assert timeless(give_up) < 1.1


def test_a_push_that_is_given_up_just_when_its_turn_comes_blocks_nobody() -> None:
    async def give_up(clock: Clock) -> None:
        pace = Pace(seconds=clock)
        first = asyncio.ensure_future(pace.turn(1, Kind.PUSH))
        await asyncio.sleep(0)
        await asyncio.sleep(0)
        second = asyncio.ensure_future(pace.turn(2, Kind.PUSH))
        await first
        await asyncio.sleep(1.0)
        pace.landed(Kind.PUSH)
        second.cancel()
        await asyncio.wait({second})
        async with asyncio.timeout(5.0):
            await pace.turn(3, Kind.PUSH)

    timeless(give_up)


def test_a_typing_sign_is_left_out_where_it_would_delay_an_answer() -> None:
    async def spare(clock: Clock) -> list[bool]:
        pace = Pace(seconds=clock)
        found: list[bool] = []
        for _ in range(CHAT_BURST):
            found.append(pace.spare(1))
            await pace.turn(1)
        return found

    assert timeless(spare) == [True, True, True, False]


def test_ten_thousand_quiet_chats_are_forgotten() -> None:
    async def many(clock: Clock) -> int:
        pace = Pace(seconds=clock)
        for chat in range(1, 12_000):
            pace.block(chat, 0.0)
        await asyncio.sleep(100.0)
        await pace.turn(1)
        await pace.turn(20_000)
        return len(pace._chats)

    assert timeless(many) < 10_001


MESSAGES = some.lists(
    some.tuples(
        some.floats(0.0, 2.0),
        some.sampled_from([1, 2, 3, 4, 5, 6, -5]) | some.integers(100, 160),
        some.booleans(),
    ),
    max_size=120,
)


@given(MESSAGES)
@settings(max_examples=60, deadline=None)
def test_whatever_is_sent_when_telegram_never_has_to_refuse(
    messages: list[tuple[float, int, bool]],
) -> None:
    async def all_of_them(clock: Clock) -> int:
        pace = Pace(seconds=clock)
        flood = Flood(FloodLimits(), clock)

        async def one(wait: float, chat: int, push: bool) -> None:
            await asyncio.sleep(wait)
            kind = Kind.PUSH if push else Kind.ANSWER
            await pace.turn(chat, kind)
            flood.count(chat)  # raises where Telegram would have answered 429
            await asyncio.sleep(0.08)
            pace.landed(kind)

        await asyncio.gather(*(one(*message) for message in messages))
        return len(messages)

    assert timeless(all_of_them) == len(messages)
