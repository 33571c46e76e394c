"""Room to grow is offered once, with its price, and changes nothing by itself."""

from dataclasses import replace

import pytest

from coach.athlete import Units
from coach.dossier import Dossier, Offer
from coach.journal import Observation
from coach.planning.growth import KIND, growth, priced, with_yes
from coach.planning.week import write_week
from coach.state import ReturnStage, State, StateKind
from tests.coach.planning.athletes import DAY, MONDAY, athlete, dossier, trained
from tests.coach.planning.weeks import open_load

SUNDAY = MONDAY - DAY
LOW = (
    *(a for a in trained(12) if a.day < MONDAY - 7 * DAY),
    *trained(1, {1: 5.0, 3: 5.0, 5: 4.0, 6: 8.0}),
)
"""Eleven steady weeks, then one of half as much."""


def quiet(**parts: object) -> Dossier:
    return dossier(activities=LOW, **parts)


def planned(one: Dossier) -> float:
    week = write_week(one, today=SUNDAY, monday=MONDAY)
    return open_load(week.facts, week.program)


def test_two_low_weeks_leave_room_and_the_offer_says_what_it_costs() -> None:
    found = growth(quiet(), SUNDAY, MONDAY)

    assert found is not None
    offer, price = found
    assert (offer.kind, offer.accepted, offer.week_start_date) == (KIND, None, MONDAY)
    assert offer.amount == price.km
    assert price.ratio is not None
    assert price.ratio_with is not None
    assert price.ratio_with > price.ratio
    assert price.guard_km is not None
    assert price.longest_km_with <= price.guard_km
    assert f"{price.km:g} km more" in offer.text
    assert f"{price.ratio_with:.2f} instead of {price.ratio:.2f}" in offer.text


def test_miles_are_said_in_miles() -> None:
    found = growth(quiet(athlete=athlete(units=Units.MI)), SUNDAY, MONDAY)

    assert found is not None
    assert " mi more this week" in found[0].text
    assert " km" not in found[0].text


def test_a_yes_brings_what_was_priced_and_no_more() -> None:
    one = quiet()
    found = growth(one, SUNDAY, MONDAY)
    assert found is not None
    kept = one.with_(programs=(write_week(one, today=SUNDAY, monday=MONDAY).program,))

    more = planned(with_yes(kept, found[0])) - planned(kept)

    assert more == pytest.approx(found[1].km, abs=0.6)


@pytest.mark.parametrize("accepted", [None, False])
def test_without_a_yes_nothing_is_more(accepted: bool | None) -> None:
    one = quiet()
    found = growth(one, SUNDAY, MONDAY)
    assert found is not None
    open_ = one.with_(offers=(replace(found[0], accepted=accepted),))

    assert planned(open_) == pytest.approx(planned(one))


def test_a_week_is_offered_once() -> None:
    said = Offer(
        date=SUNDAY, text="", kind=KIND, amount=3.0, accepted=False, week_start_date=MONDAY
    )

    assert growth(quiet(offers=(said,)), SUNDAY, MONDAY) is None


@pytest.mark.parametrize(
    "parts",
    [
        {"observations": (Observation(date=SUNDAY, pain=4),)},
        {"states": (State(kind=StateKind.SICK, since=SUNDAY, stage=ReturnStage.EASY),)},
    ],
)
def test_no_offer_where_something_holds_back(parts: dict[str, object]) -> None:
    assert growth(quiet(**parts), SUNDAY, MONDAY) is None


def test_no_offer_where_loads_are_as_usual() -> None:
    assert growth(dossier(), SUNDAY, MONDAY) is None


def test_what_has_no_room_any_more_has_no_price() -> None:
    one = quiet()
    found = growth(one, SUNDAY, MONDAY)
    assert found is not None
    hurt = one.with_(observations=(Observation(date=SUNDAY, pain=5),))

    assert priced(hurt, found[0], SUNDAY) is None
