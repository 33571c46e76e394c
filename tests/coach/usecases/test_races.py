"""A race is kept at once; whether it is in reach is worked out when nobody waits for a writer."""

import asyncio
from dataclasses import dataclass, field

import pytest

from coach.race import Priority, RaceGoal
from coach.usecases import races
from tests.coach.planning.athletes import DAY, MONDAY
from tests.coach.usecases.life import ME, Life

ULTRA = RaceGoal(name="Far Out", date=MONDAY + 20 * DAY, km=160.0)


@dataclass(slots=True)
class Watched:
    """Sees how many writers are at work when a season is worked out."""

    writers: int = 0
    seen: list[int] = field(default_factory=list)

    def prospect(self, *_: object) -> tuple[str, ...]:
        self.seen.append(self.writers)
        return ("Out of reach.",)


async def test_no_season_is_worked_out_while_a_race_is_written(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    life, watched, keep = await Life().begin(), Watched(), races.keep_race

    async def kept(*arguments: object) -> races.RaceKept:
        watched.writers += 1
        try:
            return await keep(*arguments)  # type: ignore[arg-type]
        finally:
            watched.writers -= 1

    monkeypatch.setattr(races, "prospect", watched.prospect)
    monkeypatch.setattr(races, "keep_race", kept)
    added = await life.coach.races.add(ME, ULTRA)
    ranked = await life.coach.races.rank(ME, added.id, Priority.B)

    assert ranked is not None
    assert added.says == ranked.says == ("Out of reach.",)
    assert watched.seen == [0, 0]


async def test_two_taps_at_once_keep_one_race() -> None:
    life = await Life().begin()
    added = await life.coach.races.add(ME, ULTRA)

    await asyncio.gather(*(life.coach.races.rank(ME, added.id, Priority.B) for _ in range(2)))

    shown = await life.coach.races.calendar(ME)
    assert [kept.id for kept in shown.ahead if kept.value.name == "Far Out"] == [added.id]
