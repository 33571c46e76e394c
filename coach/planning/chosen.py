"""A week that somebody chose from an offer, as seven days, and what is wrong with it."""

from collections.abc import Mapping, Sequence

from coach.availability import Weekday
from coach.planning.draft import DayDraft, Draft
from coach.planning.filling import put_climb
from coach.planning.library import Role
from coach.planning.offer import Offer
from coach.planning.picks import SLIP, Choice, Chosen, Pick, beside, picks_of
from coach.planning.planner import days_of, settled
from coach.planning.session import Session
from coach.program import Day

STEP_MIN = 1.0

SLACK_KM, SLACK_MIN = 0.15, 0.5
"""Distances are printed to a tenth, minutes in halves: sums of seven are never quite even."""


def settle(offer: Offer, choices: Mapping[Weekday, Choice]) -> Chosen:
    """The week that the choices make; what is not on offer stays as the planner has it.

    Faults leave a week all the same, so that the rules can be held against it.
    """
    found = Chosen()
    picks = beside(offer, _picks(offer, choices, found), found)
    _count(offer, picks, found)
    draft = _draft(offer, picks)
    _weigh(offer, draft, found)
    found.days = days_of(draft)
    return found


def preview(offer: Offer, choices: Mapping[Weekday, Choice]) -> tuple[Day, ...]:
    """The week as it looks while it is still being chosen: nothing is judged yet."""
    return days_of(_draft(offer, _picks(offer, choices, Chosen())))


def _picks(offer: Offer, choices: Mapping[Weekday, Choice], found: Chosen) -> list[Pick]:
    return [
        pick
        for day in offer.days
        for pick in picks_of(day, choices.get(day.bounds.weekday, Choice()), found)
    ]


def _count(offer: Offer, picks: Sequence[Pick], found: Chosen) -> None:
    """Hard sessions, long ones, days of the own sport: no more than the bounds say."""
    limits, own = offer.bounds, [pick for pick in picks if pick.own]
    hard = sum(pick.option.hard for pick in picks)
    if hard > limits.hard:
        found.fault("R11", f"{hard} hard sessions, {limits.hard} at most")
    most = 2 if limits.second_long_km > 0 else 1
    longs = [pick.option.sport.family for pick in own if pick.option.role is Role.LONG]
    if any(longs.count(family) > most for family in longs):
        found.fault("LONG", f"more than {most} long of one sport")
    for day in sorted({pick.date for pick in own}):
        sports = [pick.option.sport.family for pick in own if pick.date == day]
        if len(sports) > len(set(sports)):
            found.fault("TWO", "two sessions of one sport on one day", day)
    days, room = len({pick.date for pick in own}), limits.run_days[1] - _kept_days(offer)
    if days > max(0, room):
        found.fault("DAYS", f"{days} days of the own sport, {max(0, room)} at most")


def _kept_days(offer: Offer) -> int:
    """Open days with the own sport that are not on offer."""
    offered = {day.bounds.date for day in offer.days}
    mains = offer.known.main_sports
    return sum(
        any(workout.sport in mains for workout in day.workouts)
        for day in offer.planned.daily_program
        if day.date not in offered and offer.known.on(day.date).open
    )


def _draft(offer: Offer, picks: Sequence[Pick]) -> Draft:
    """The open days with the choice on them, the week's climb shared out."""
    known, limits = offer.known, offer.bounds
    pairs = zip(known.days, limits.days, strict=True)
    draft = Draft(
        known=known,
        bounds=limits,
        days=[DayDraft(bounds=day) for fact, day in pairs if not settled(known, fact)],
        target_km=max(0.0, limits.target_km - limits.done_km),
        high_km=max(0.0, limits.high_km - limits.done_km),
    )
    offered = {day.bounds.date for day in offer.days}
    for day in draft.days:
        planned = offer.planned.on(day.date)
        if day.date not in offered and planned is not None:
            day.standing = [workout for workout in planned.workouts if not workout.is_rest]
        for pick in picks:
            if pick.date == day.date:
                _put(day, pick)
    put_climb(draft)
    return draft


def _put(day: DayDraft, pick: Pick) -> None:
    """The own sport first, the rest beside it."""
    if pick.own and day.template is None:
        day.role, day.sport = pick.option.role, pick.option.sport
        day.put(pick.option.template, pick.minutes)
        return
    second = Session(
        template=pick.option.template,
        sport=pick.option.sport,
        minutes=pick.minutes,
        rpe=day.bounds.rpe,
    )
    day.beside.append(second)


def _weigh(offer: Offer, draft: Draft, found: Chosen) -> None:
    """The load between floor and ceiling; a little too much comes off the easy days."""
    km, most, least = _load(offer, draft), offer.ceiling_km, offer.floor_km
    if km > most * (1 + SLIP) + SLACK_KM:
        found.fault("LOAD", f"{_share(km, most)} of the most the week may hold")
    elif km > most + SLACK_KM:
        _trim(offer, draft, found)
    elif km < least * (1 - SLIP) - SLACK_KM:
        found.fault("LOAD", f"{_share(km, least)} of the least the week should hold")
    if draft.minutes > offer.bounds.minutes_high + SLACK_MIN:
        text = f"{draft.minutes:g} minutes, the week has {offer.bounds.minutes_high:g}"
        found.fault("R22", text)


def _share(km: float, of: float) -> str:
    return f"{km / of:.0%}" if of else "more than all"


def _trim(offer: Offer, draft: Draft, found: Chosen) -> None:
    before = {day.date: day.minutes for day in draft.days}
    while _load(offer, draft) > offer.ceiling_km + SLACK_KM:
        able = [
            day
            for day in draft.days
            if day.template is not None
            and not day.template.hard
            and day.minutes - STEP_MIN >= day.template.shortest
        ]
        if not able:
            found.fault("LOAD", "more than the week may hold, and nothing easy to shorten")
            break
        longest = max(able, key=lambda day: (day.role is Role.EASY, day.minutes, day.date))
        longest.minutes -= STEP_MIN
        put_climb(draft)
    for day in draft.days:
        if day.template is not None and day.minutes != before[day.date]:
            name = f"{day.date:%A} {day.template.code}"
            found.slips.append(f"{name} {before[day.date]:g} → {day.minutes:g} min")


def _load(offer: Offer, draft: Draft) -> float:
    """Km of load of the days on offer."""
    offered = {day.bounds.date for day in offer.days}
    days = [day for day in draft.days if day.date in offered]
    return sum(draft.load(day.workouts(offer.known)) for day in days)
