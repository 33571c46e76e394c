"""Forms being filled in, on every store."""

from dataclasses import replace
from datetime import timedelta

from coach.dialogue.dialogue import HELD, Dialogue
from coach.ports import Store
from tests.storage.made import ANA, BORIS, FRIDAY, MINUTE, NOON

RACE = Dialogue(form="race", answers={"name": "Berlin"}, opened=NOON, expires=NOON + 60 * MINUTE)
CHECK_IN = Dialogue(
    form="check_in",
    answers={"rpe": "4", "_units": "km"},
    asked="energy",
    message_id=12,
    about=FRIDAY,
    subject="7",
    opened=NOON + MINUTE,
    expires=NOON + 120 * MINUTE,
)


async def test_a_dialogue_comes_back_as_it_was(store: Store) -> None:
    """Onboarding begins before there is an athlete."""
    async with store.transaction() as tx:
        await tx.dialogues.keep(ANA, CHECK_IN)

    async with store.reading() as tx:
        assert await tx.dialogues.get(ANA, "check_in") == CHECK_IN
        assert await tx.dialogues.active(ANA) == CHECK_IN
        assert await tx.dialogues.active(BORIS) is None


async def test_one_has_the_floor_and_the_others_can_be_resumed(store: Store) -> None:
    async with store.transaction() as tx:
        await tx.dialogues.keep(ANA, RACE)
        await tx.dialogues.keep(ANA, CHECK_IN)

        assert await tx.dialogues.active(ANA) == CHECK_IN
        assert await tx.dialogues.resumable(ANA, NOON + 2 * MINUTE) == replace(RACE, active=False)


async def test_nothing_expired_is_resumed(store: Store) -> None:
    async with store.transaction() as tx:
        await tx.dialogues.keep(ANA, replace(RACE, active=False))

        assert await tx.dialogues.resumable(ANA, NOON + 59 * MINUTE) is not None
        assert await tx.dialogues.resumable(ANA, NOON + 60 * MINUTE) is None


async def test_nothing_older_than_a_day_is_resumed(store: Store) -> None:
    long = replace(RACE, active=False, expires=NOON + timedelta(days=9))
    async with store.transaction() as tx:
        await tx.dialogues.keep(ANA, long)

        assert await tx.dialogues.resumable(ANA, NOON + timedelta(hours=23)) == long
        assert await tx.dialogues.resumable(ANA, NOON + timedelta(hours=24)) is None


async def test_the_newest_is_resumed_and_words_that_are_held_are_no_dialogue(
    store: Store,
) -> None:
    held = Dialogue(
        form=f"{HELD}note:1", active=False, opened=NOON + 3 * MINUTE, expires=RACE.expires
    )
    async with store.transaction() as tx:
        for dialogue in (replace(CHECK_IN, active=False), replace(RACE, active=False), held):
            await tx.dialogues.keep(ANA, dialogue)

        found = await tx.dialogues.resumable(ANA, NOON + 4 * MINUTE)

    assert found is not None
    assert found.form == "check_in"


async def test_the_same_form_is_there_once(store: Store) -> None:
    async with store.transaction() as tx:
        await tx.dialogues.keep(ANA, RACE)
        await tx.dialogues.keep(ANA, replace(RACE, answers={"name": "Hamburg"}))

        found = await tx.dialogues.get(ANA, "race")

    assert found is not None
    assert found.answers == {"name": "Hamburg"}


async def test_dropped_is_gone(store: Store) -> None:
    async with store.transaction() as tx:
        await tx.dialogues.keep(ANA, RACE)
        await tx.dialogues.drop(ANA, "race")
        await tx.dialogues.drop(ANA, "never there")

        assert await tx.dialogues.get(ANA, "race") is None
        assert await tx.dialogues.active(ANA) is None
