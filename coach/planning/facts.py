"""Everything the planner and the rules must know about a week, worked out once."""

from dataclasses import dataclass, replace
from datetime import date, timedelta

from coach.activity import Sport
from coach.athlete import Athlete, Experience, Stage
from coach.availability import Availability
from coach.dossier import Dossier, Receipt
from coach.errors import TooYoungError
from coach.load.rating import rated
from coach.planning.body import Body, body_of
from coach.planning.comeback import Begin
from coach.planning.dayfacts import DayFacts, day_facts, is_done, minutes_on
from coach.planning.efforts import Effort
from coach.planning.history import DAY, MAIN_SPORTS, planned
from coach.planning.limits import too_young
from coach.planning.paces import Paces, paces_of
from coach.planning.past import STARTER_BELOW_KM, Past, is_deload, past_of
from coach.planning.racetable import RaceRow
from coach.planning.rates import Rates, rates_of
from coach.planning.readings import Readings, readings_of
from coach.planning.recent import efforts_of, recent_codes
from coach.planning.signs import Sign, signs
from coach.planning.stage import Calendar
from coach.planning.weeks import WEEK
from coach.program import Program, monday_of
from coach.race import RaceGoal

WARN_BASE, WARN = 1.10, 1.15
"""R06 warns above so much of max(P1, M3), in Base and otherwise (science §9.2)."""

NOVICE_BELOW_KM = 15.0
"""Novice: under six months, or under so many km a week (science §4.7)."""

NOVICE_LOOK_BACK = 8

LOADING_MOST, LOADING_MOST_CAREFUL = 3, 2
"""3:1; 2:1 for novices, from fifty on and on the way back (coaching §3)."""

REST_DAYS, REST_DAYS_CAREFUL = 1, 2
"""R10; two for novices, from sixty on and under eighteen."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Facts:
    """One athlete, one week, one day to look at it from."""

    athlete: Athlete
    availability: Availability
    assumed: bool
    """Whether the availability is only assumed."""
    today: date
    monday: date
    days: tuple[DayFacts, ...]
    """Monday to Sunday."""
    calendar: Calendar
    """The stage, anchor and recovery of any date."""
    past: Past
    body: Body
    readings: Readings
    """Ratios and divergence as of today."""
    signs: tuple[Sign, ...]
    days_since_rest: int
    """Days since the last rest day; today counts unless its planned training is still to come."""
    streak: int
    """The same up to the day before the first open day of the week, planned ones counted."""
    resting: bool
    """Taper, deload, recovery or illness lies behind today's ratios: low ones are no room."""
    efforts: tuple[Effort, ...]
    """Hard and long sessions from four days before the week on, real ones and those to come
    before its first open day."""
    recent_codes: tuple[tuple[date, str], ...]
    """Library codes planned in the fourteen days before the first open day."""
    in_force: Program | None
    """The week's own program as it stands."""
    week_before: Program | None
    offered_km: float
    """Load that accepted offers add to this week."""
    paces: Paces
    """How fast the athlete moves, in any sport."""
    rates: Rates
    """What planned minutes will cost."""
    receipts: tuple[Receipt, ...]
    """Forecasts held against what happened."""

    @property
    def sunday(self) -> date:
        return self.days[-1].date

    @property
    def open_days(self) -> tuple[DayFacts, ...]:
        return tuple(day for day in self.days if day.open)

    def on(self, day: date) -> DayFacts:
        return self.days[(day - self.monday).days]

    @property
    def stage(self) -> Stage:
        """The week's: its Thursday's."""
        return self.calendar.week(self.monday)

    @property
    def anchor(self) -> RaceGoal | None:
        """The race the week is for, on its Monday."""
        return self.calendar.anchor(self.monday)

    @property
    def row(self) -> RaceRow | None:
        """The anchor's row of science §4.1."""
        return None if self.anchor is None else self.calendar.row(self.anchor)

    @property
    def novice(self) -> bool:
        return is_novice(self.athlete, self.past)

    @property
    def experience(self) -> Experience:
        if self.novice:
            return Experience.NOVICE
        return self.athlete.experience or Experience.INTERMEDIATE

    @property
    def rest_days(self) -> int:
        """Rest days the week needs (R10)."""
        limits = self.body.limits
        careful = self.novice or limits.older or limits.minor
        return REST_DAYS_CAREFUL if careful else REST_DAYS

    @property
    def loading_most(self) -> int:
        """Loading weeks in a row before a deload."""
        careful = self.novice or self.body.limits.masters or self.body.way_back is not None
        return LOADING_MOST_CAREFUL if careful else LOADING_MOST

    @property
    def warn_share(self) -> float:
        """R06 warns above so much of max(P1, M3)."""
        return WARN_BASE if self.stage is Stage.BASE else WARN

    @property
    def main_sports(self) -> frozenset[Sport]:
        return MAIN_SPORTS[self.athlete.sport]


def _afresh(past: Past, body: Body) -> tuple[Past, Body]:
    """After a break from less than a starter week, a starter week.

    Shares of nearly nothing would leave no session to train with, and nothing for ever after.
    The verdict of the day stays: back after days off.
    """
    back = body.way_back
    if back is None or back.weekly_km >= STARTER_BELOW_KM:
        return past, body
    return (
        replace(past, starter=True, weekly_floor_km=0.0),
        replace(body, way_back=None),
    )


def facts(dossier: Dossier, today: date, monday: date, begin: Begin | None = None) -> Facts:
    """The facts of the week that begins on `monday`, as seen on the athlete's day `today`.

    `begin`: when training and running begin in it; else the first day that has time for them.

    Raises:
        TooYoungError: the athlete is under sixteen.
    """
    if too_young(dossier.athlete, today):
        raise TooYoungError
    dossier = dossier.with_(activities=rated(dossier))
    calendar = Calendar.of(dossier, today)
    over = today if is_over(dossier, today) else today - DAY
    readings = readings_of(dossier, today, over)
    past = past_of(dossier, today, monday, calendar, readings.series)
    first = first_open(dossier, today, monday)
    free = back_on(dossier, first, monday)
    body = body_of(dossier, past, today, monday, begin or (free, free))
    past, body = _afresh(past, body)
    week = monday_of(today)
    dates = [monday + n * DAY for n in range(7)]
    return Facts(
        athlete=dossier.athlete,
        availability=dossier.availability or Availability(),
        assumed=dossier.availability is None,
        today=today,
        monday=monday,
        days=tuple(day_facts(dossier, past, body, calendar, day, today) for day in dates),
        calendar=calendar,
        past=past,
        body=body,
        readings=readings,
        signs=signs(dossier, today, falling=readings.falling),
        days_since_rest=past.streak(today) + (over == today),
        streak=past.streak(first),
        resting=is_resting(past, calendar, week) or is_mending(dossier, today),
        efforts=efforts_of(dossier, monday, first, today),
        recent_codes=recent_codes(dossier, first),
        in_force=dossier.in_force(monday),
        week_before=dossier.in_force(monday - WEEK),
        offered_km=_offered_km(dossier, monday) if body.step_load_km is None else 0.0,
        paces=paces_of(dossier, today, past.run_km_per_minute),
        rates=rates_of(dossier, today),
        receipts=dossier.receipts,
    )


def _offered_km(dossier: Dossier, monday: date) -> float:
    """What was accepted for a week."""
    accepted = (o for o in dossier.offers if o.accepted and o.week_start_date == monday)
    return sum(offer.amount or 0.0 for offer in accepted)


def is_over(dossier: Dossier, today: date) -> bool:
    """Whether nothing planned is still to come today: it is done, or nothing was planned."""
    return is_done(dossier, today, today) or not planned(dossier, today)


def first_open(dossier: Dossier, today: date, monday: date) -> date:
    """The first day of a week that can still be planned; the day after it if none can."""
    if today < monday:
        return monday
    first = today + DAY if is_done(dossier, today, today) else today
    return min(first, monday + timedelta(days=7))


def back_on(dossier: Dossier, first: date, monday: date) -> date:
    """The first open day with time for training: until then a break goes on."""
    dates = [first + n * DAY for n in range((monday + WEEK - first).days)]
    return next((day for day in dates if minutes_on(dossier, day) > 0), monday + WEEK - DAY)


def is_novice(athlete: Athlete, past: Past) -> bool:
    """Said so, or under 15 km a week for as long as there is history."""
    if athlete.experience is Experience.NOVICE or past.starter:
        return True
    recent = max(week.load_km for week in past.weeks[:NOVICE_LOOK_BACK])
    return max(recent, athlete.weekly_km or 0.0) < NOVICE_BELOW_KM


MENDING = timedelta(days=14)
"""So long after an illness or injury, low ratios come of it: they offer nothing."""


def is_mending(dossier: Dossier, today: date) -> bool:
    """Whether a state that stopped or held back training ended only just."""
    return any(
        state.until is not None and today - MENDING < state.until <= today
        for state in dossier.states
    )


def is_resting(past: Past, calendar: Calendar, monday: date) -> bool:
    """Whether this week or the last one is, or was, meant to be low."""
    calm = {Stage.TAPER, Stage.RECOVERY}
    if calendar.week(monday) in calm:
        return True
    recent = [week for week in past.weeks[:3] if week.monday in {monday, monday - WEEK}]
    eased = any(is_deload(past.weeks[past.weeks.index(week) :]) for week in recent)
    return eased and any(week.coached for week in recent)
