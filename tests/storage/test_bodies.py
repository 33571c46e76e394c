"""Values as sealed JSON, the newest still decoded."""

from dataclasses import fields

import pytest
from cryptography.exceptions import InvalidTag
from hypothesis import given, settings
from hypothesis import strategies as st

from coach.availability import DatedException
from coach.document import dumps, loads
from coach.errors import UnreadableDossierError
from coach.journal import Observation
from coach.planning.week import write_week
from coach.program import Program, monday_of
from storage.bodies import Bodies, read
from storage.sealing import Seal, make_key
from tests.athletes import random_dossier
from tests.storage.made import FRIDAY, report, week


def bodies(room: int = 10_000) -> Bodies:
    return Bodies(Seal(make_key()), room=room)


def test_a_value_comes_back_equal_and_the_second_time_it_is_the_same() -> None:
    shelf = bodies()
    sealed = shelf.close(week(summary="easy"), 1, "programs")

    first = shelf.open(Program, sealed, 1, "programs")

    assert first == week(summary="easy")
    assert shelf.open(Program, sealed, 1, "programs") is first


@given(
    note=st.text(max_size=50) | st.none(),
    rpe=st.floats(0, 10, allow_nan=False) | st.none(),
    energy=st.integers(1, 5) | st.none(),
)
@settings(max_examples=60, deadline=None)
def test_every_number_and_word_is_kept_exactly(
    note: str | None, rpe: float | None, energy: int | None
) -> None:
    shelf = bodies()
    seen = report(note=note, rpe=rpe, energy=energy)

    sealed = shelf.close(seen, 1, "journal")

    assert shelf.open(Observation, sealed, 1, "journal") == seen


def test_a_held_value_is_still_only_its_owners() -> None:
    """A row that was moved to another athlete does not open, whatever is held."""
    shelf = bodies()
    sealed = shelf.close(report(), 1, "journal")
    shelf.open(Observation, sealed, 1, "journal")

    with pytest.raises(InvalidTag):
        shelf.open(Observation, sealed, 2, "journal")
    with pytest.raises(InvalidTag):
        shelf.open(Observation, sealed, 1, "facts")


def test_no_more_is_held_than_there_is_room_for() -> None:
    shelf = bodies(room=1000)
    sealed = [shelf.close(report(FRIDAY, rpe=float(n % 10)), 1, "journal") for n in range(100)]
    for body in sealed:
        shelf.open(Observation, body, 1, "journal")

    held = [body for body in sealed if ("journal", 1, body) in shelf._held]

    assert sum(len(body) for body in held) <= 1000
    assert held == sealed[-len(held) :]


def test_what_was_looked_at_last_stays_longest() -> None:
    shelf = bodies(room=150)
    first, second, third = (shelf.close(report(rpe=float(n)), 1, "journal") for n in range(3))
    for body in (first, second, first, third):
        shelf.open(Observation, body, 1, "journal")

    assert [name[2] for name in shelf._held] == [first, third]


def test_what_could_never_be_read_again_is_not_kept() -> None:
    with pytest.raises(UnreadableDossierError, match="rpe: 99 is not between 0 and 10"):
        bodies().close(report(rpe=99), 1, "journal")


@pytest.mark.parametrize("seed", range(6))
def test_compiled_code_reads_all_that_is_kept_as_the_document_is_read(seed: int) -> None:
    dossier, today = random_dossier(seed)
    dossier = dossier.with_(
        programs=(write_week(dossier, today=today, monday=monday_of(today)).program,),
        exceptions=(DatedException(from_=today, to=today, minutes=30, reason="a visit"),),
        observations=(*dossier.observations, report(note="“naïve” 🏃", rpe=7, energy=None)),
    )
    parts = (getattr(dossier, part.name) for part in fields(dossier))
    values = [value for part in parts for value in (part if isinstance(part, tuple) else (part,))]

    for value in (one for one in values if one is not None):
        text = dumps(value, terse=True)
        found, wanted = read(type(value), text), loads(type(value), text)
        assert found == wanted
        assert dumps(found) == dumps(wanted)


def test_what_compiled_code_cannot_read_is_read_as_a_document_which_names_the_fault() -> None:
    assert read(Observation, '{"date": "2026-12-04", "energy": 3.0, "rpe": 4}').energy == 3

    with pytest.raises(UnreadableDossierError, match="energie: unknown key"):
        read(Observation, '{"date": "2026-12-04", "energie": 3}')
    with pytest.raises(UnreadableDossierError, match="energy: 9 is not between 1 and 5"):
        read(Observation, '{"date": "2026-12-04", "energy": 9}')
