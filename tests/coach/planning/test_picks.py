"""One day as it was chosen, held against the offer."""

from dataclasses import replace

from coach.availability import Weekday
from coach.planning.offer import OpenDay
from coach.planning.picks import Choice, Chosen, Pick, beside, picks_of
from tests.coach.planning.athletes import FREE, dossier
from tests.coach.planning.choosing import an_offer, offered
from tests.coach.planning.weeks import written


def tuesday(minutes: int = 90) -> OpenDay:
    days = replace(FREE.days, tue=minutes)
    found = an_offer(dossier(availability=replace(FREE, days=days)))
    return next(day for day in found.days if day.bounds.weekday is Weekday.TUE)


def picked(choice: Choice, minutes: int = 90) -> tuple[list[Pick], Chosen]:
    found = Chosen()
    return list(picks_of(tuesday(minutes), choice, found)), found


def test_a_workout_on_offer_is_taken_as_it_is() -> None:
    picks, found = picked(Choice(code="E1", minutes=45))
    assert [(p.option.template.code, p.minutes) for p in picks] == [("E1", 45.0)]
    assert (found.slips, found.faults) == ([], [])


def test_rest_is_no_session() -> None:
    for code in ("rest", "REST", " ", ""):
        assert picked(Choice(code=code, minutes=50)) == ([], Chosen())


def test_a_small_slip_is_mended_and_listed() -> None:
    picks, found = picked(Choice(code="E1", minutes=63))
    assert [p.minutes for p in picks] == [60.0]
    assert found.slips == ["Tuesday E1 63 → 60 min"]
    assert found.faults == []


def test_more_than_a_slip_is_a_fault() -> None:
    picks, found = picked(Choice(code="E1", minutes=64))
    assert [p.minutes for p in picks] == [60.0]
    assert [fault.id for fault in found.faults] == ["MINUTES"]


def test_too_short_by_more_than_a_slip_is_a_fault() -> None:
    assert [f.id for f in picked(Choice(code="E1", minutes=18))[1].faults] == ["MINUTES"]
    assert picked(Choice(code="E1", minutes=19))[1].slips == ["Tuesday E1 19 → 20 min"]


def test_more_minutes_than_the_day_has_breaks_r22() -> None:
    assert [f.id for f in picked(Choice(code="E1", minutes=80), 40)[1].faults] == ["R22"]


def test_a_code_that_is_not_on_offer_is_a_fault() -> None:
    for code in ("X99", "<b>", "E12"):
        picks, found = picked(Choice(code=code, minutes=45))
        assert picks == []
        assert [fault.id for fault in found.faults] == ["CODE"]


def test_two_sessions_share_the_minutes_of_the_day() -> None:
    lifting = replace(FREE, strength_hours=0.75, days=replace(FREE.days, tue=60))
    found = an_offer(dossier(availability=lifting))
    day = next(d for d in found.days if d.bounds.weekday is Weekday.TUE)
    strength = next(o for o in day.options if o.sport.value == "strength")
    seen = Chosen()
    choice = Choice(code="E1", minutes=45, code2=strength.template.code, minutes2=strength.high)
    picks = list(picks_of(day, choice, seen))
    assert sum(pick.minutes for pick in picks) <= 60
    assert [fault.id for fault in seen.faults] == ["R22"]


def test_the_same_code_twice_is_one_session() -> None:
    picks, found = picked(Choice(code="E1", minutes=30, code2="e1", minutes2=30))
    assert len(picks) == 1
    assert found.faults == []


def test_no_more_strength_than_the_week_has_room_for() -> None:
    lifting = replace(FREE, strength_hours=0.5)
    found = an_offer(dossier(availability=lifting))
    count = sum(slot.count for slot in found.bounds.slots)
    picks = [
        Pick(day, option, float(option.low))
        for day in found.days
        for option in day.options
        if option.sport.value == "strength"
    ]
    seen = Chosen()
    assert len(beside(found, picks, seen)) == count < len(picks)
    assert len(seen.slips) == len(picks) - count


def test_gentle_movement_is_counted_by_no_slot() -> None:
    resting = offered(written(dossier(availability=replace(FREE, mobility_hours=0.0))))
    assert beside(resting, [], Chosen()) == []
