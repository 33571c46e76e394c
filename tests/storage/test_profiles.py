"""Athletes and their settings, on every store."""

from dataclasses import replace

import pytest

from coach.availability import Availability, Minutes
from coach.dossier import Settings
from coach.errors import UnknownAthleteError
from coach.ports import Store
from tests.storage.made import ANA, PERSON, STRANGER, enrol


async def test_an_athlete_is_replaced_and_keeps_the_settings(store: Store) -> None:
    await enrol(store)
    async with store.transaction() as tx:
        await tx.settings.keep(ANA, Settings(check_in_at=None))
        await tx.athletes.keep(ANA, replace(PERSON, name="Anna"))

    async with store.reading() as tx:
        assert await tx.athletes.get(ANA) == replace(PERSON, name="Anna")
        assert await tx.settings.get(ANA) == Settings(check_in_at=None)


async def test_unset_is_none(store: Store) -> None:
    await enrol(store)

    async with store.reading() as tx:
        assert await tx.athletes.get(STRANGER) is None
        assert await tx.settings.get(ANA) is None
        assert await tx.availability.get(ANA) is None


async def test_availability_is_there_once(store: Store) -> None:
    await enrol(store)
    async with store.transaction() as tx:
        await tx.availability.keep(ANA, Availability())
        await tx.availability.keep(ANA, Availability(days=Minutes(sun=180)))

        assert await tx.availability.get(ANA) == Availability(days=Minutes(sun=180))


async def test_a_stranger_has_no_settings_to_keep(store: Store) -> None:
    with pytest.raises(UnknownAthleteError):
        async with store.transaction() as tx:
            await tx.settings.keep(STRANGER, Settings())
