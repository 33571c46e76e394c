"""The workouts that a day may hold, the most wanted first, each with its minutes."""

import math
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date

from coach.activity import RUNS, Sport
from coach.athlete import Discipline, Stage
from coach.planning.bounds import Bounds
from coach.planning.cap import GENTLE
from coach.planning.daybounds import DayBounds
from coach.planning.facts import Facts
from coach.planning.lengths import Lengths
from coach.planning.library import LIBRARY, Occasion, Role, Template
from coach.planning.picking import PAIRED, STEADY_SUPPORT, SUPPORT, Picker
from coach.planning.preferences import HARD_LONGS, easy_codes, long_families, race_kind
from coach.planning.rundays import main_sport
from coach.planning.session import Session, load_km, workout_of
from coach.planning.skeleton import LONG_ABOVE_MIN, WORTH
from coach.planning.sports import INDOORS, LONG_RIDE_MIN
from coach.program import Workout, WorkoutType

EASIES, HARDS, LONGS, BESIDES = 4, 5, 2, 2
"""So many of each are offered: enough to choose, few enough to be read."""

OF_THREE_SPORTS = 2
"""A triathlete is offered so many in each sport."""

LONG_DAYS = 3
"""Days that are offered for the longest session."""

TRIATHLON = (Sport.RUNNING, Sport.CYCLING, Sport.SWIMMING)

GENTLE_MIN = {Sport.MOBILITY: 20}
EASED_MIN = 40
"""Minutes of what is left to a body that must leave its own sport; of a walk, all there are."""

_BY_CODE = {template.code: template for template in LIBRARY}


@dataclass(frozen=True, slots=True, kw_only=True)
class Option:
    """One workout that a day may hold, for `low` to `high` whole minutes.

    Role: easy, long and hard ones are of the athlete's own sport, support goes beside it.
    """

    template: Template
    sport: Sport
    role: Role
    low: int
    high: int

    @property
    def hard(self) -> bool:
        return self.template.hard


class Options:
    """What one week's days may hold, of at most `room_km` load a session."""

    def __init__(self, known: Facts, limits: Bounds, room_km: float) -> None:
        self._known = known
        self._limits = limits
        self._room_km = room_km
        self._least: dict[tuple[str, Sport], float] = {}
        self._long_days = _long_days(limits)
        self._picker = Picker(known)
        self._lengths = Lengths(known, limits)
        three = known.athlete.sport is Discipline.TRIATHLON
        self._sports = TRIATHLON if three else (_own(known),)
        self._most = OF_THREE_SPORTS if three else max(EASIES, HARDS)

    def of(self, day: DayBounds, planned: Iterable[Workout]) -> tuple[Option, ...]:
        """A day's options; what the planner has there is always among them."""
        found: dict[str, Option] = {}
        for option in (*self._all(day), *self._beside(day)):
            if option.low <= option.high and self._load(option) <= self._room_km:
                found.setdefault(option.template.code, option)
        for workout in planned:
            template = _BY_CODE.get(workout.code or "")
            if template is not None and workout.sport is not None:
                held = found.get(template.code) or self._planned(day, template, workout.sport)
                minutes = int(workout.duration_min)
                found[template.code] = replace(
                    held, low=min(held.low, minutes), high=max(held.high, minutes)
                )
        return tuple(found.values())

    def _all(self, day: DayBounds) -> Iterator[Option]:
        """Of the own sport, or what is left where health closes it."""
        if _closed(day):
            yield from self._gentle(day)
            return
        for sport in filter(None, (_there(self._known, day, sport) for sport in self._sports)):
            yield from self._easy(day, sport)
            yield from self._hard(day, sport)
            yield from self._long(day, sport)

    def _easy(self, day: DayBounds, sport: Sport) -> Iterator[Option]:
        codes = easy_codes(self._known, sport)
        turn = self._picker.turn % len(codes)
        order = list(dict.fromkeys([codes[0], *codes[turn:], *codes[:turn]]))  # the plain one
        found = self._picker.easies(day, sport, day.minutes)
        ranked = sorted(found, key=lambda t: (_place(order, t.code), -t.level, t.code))
        strides = self._strides(day, sport)
        for template in (*ranked[: min(EASIES, self._most)], *strides[:1]):
            yield self._option(day, template, sport, Role.EASY)

    def _strides(self, day: DayBounds, sport: Sport) -> Sequence[Template]:
        """Where nothing forbids a fast finish, the fullest first."""
        known = self._known
        calm = not day.quick or known.past.starter
        if calm or self._limits.band == "return" or day.rpe is not None or sport not in RUNS:
            return ()
        found = self._picker.fitting(day, sport, day.minutes, workout_type=WorkoutType.STRIDES)
        return sorted(found, key=lambda t: (-t.level, t.code != "S4", t.code))

    def _hard(self, day: DayBounds, sport: Sport) -> Iterator[Option]:
        if day.date not in self._limits.hard_days or not self._limits.hard:
            return
        near = self._picker.race_week(day)
        occasions = (Occasion.RACE_WEEK, Occasion.TRAINING) if near else (Occasion.TRAINING,)
        for occasion in occasions:
            found = self._picker.fitting(
                day, sport, day.minutes, role=Role.HARD, occasion=occasion
            )
            able = [
                self._option(day, template, sport, Role.HARD)
                for template in found
                if template.workout_type is not WorkoutType.TIME_TRIAL
                and self._picker.is_new(day.date, template)
            ]
            ranked = sorted(able, key=lambda o: self._picker.hard_rank(day, o.template))
            yield from [o for o in ranked if o.low <= o.high][: min(HARDS, self._most)]

    def _long(self, day: DayBounds, sport: Sport) -> Iterator[Option]:
        """Where the season wants one; hard ones close to a race, where a hard one may lie."""
        if day.date not in self._long_days:
            return
        ride = sport is Sport.CYCLING and len(self._sports) > 1
        wanted = (
            day.minutes >= LONG_RIDE_MIN if ride else (self._limits.long_minutes > LONG_ABOVE_MIN)
        )
        if not wanted or sport is Sport.SWIMMING:
            return
        minutes = min(float(day.minutes), self._limits.long_minutes)
        found = self._picker.longs(day, sport, day.minutes)
        order = long_families(self._known, day.stage)
        easy = sorted(
            (t for t in found if not t.hard and self._two(t)),
            key=lambda t: (max(0.0, minutes - t.longest), _place(order, t.family), t.code),
        )
        close = self._limits.stage is Stage.SPECIFICITY and day.date in self._limits.hard_days
        hard = HARD_LONGS.get(race_kind(self._known), ()) if close and sport in RUNS else ()
        worked = [t for t in found if t.family in hard and self._picker.is_new(day.date, t)]
        for template in (*easy[:LONGS], *worked[:1]):
            made = self._option(day, template, sport, Role.LONG)
            yield replace(made, low=max(made.low, math.ceil(WORTH * made.high)))

    def _load(self, option: Option) -> float:
        """Km of load at the least."""
        key = option.template.code, option.sport
        if key not in self._least:
            session = Session(template=option.template, sport=option.sport, minutes=option.low)
            workout = workout_of(self._known, session)
            self._least[key] = load_km(self._known.athlete.sport, workout)
        return self._least[key]

    def _two(self, template: Template) -> bool:
        """The second of two long runs only where the season wants two."""
        return self._limits.second_long_km > 0 or template.family not in PAIRED

    def _beside(self, day: DayBounds) -> Iterator[Option]:
        for slot in self._limits.slots:
            if day.date not in slot.days:
                continue
            role = Role.SUPPORT if slot.type in SUPPORT else Role.EASY
            found = self._picker.supports(day, slot.sport, slot.minutes, role)
            full = [t for t in found if t.longest >= STEADY_SUPPORT * slot.minutes] or found
            turn = self._picker.turn % len(full) if full else 0
            for template in [*full[turn:], *full[:turn]][:BESIDES]:
                made = self._option(day, template, slot.sport, Role.SUPPORT)
                yield replace(made, high=min(made.high, int(slot.minutes)))

    def _gentle(self, day: DayBounds) -> Iterator[Option]:
        """Walks and easy movement, and kept sports that health leaves."""
        allowed = (Sport.MOBILITY,) if day.sports is None else day.sports
        kept = {k.sport for k in self._known.availability.cross_training}
        own = kept | self._known.main_sports
        for sport in [s for s in allowed if s in own or s in GENTLE]:
            most = day.minutes if sport is Sport.WALKING else GENTLE_MIN.get(sport, EASED_MIN)
            found = self._mild(day, sport, most)
            for template in found[:BESIDES]:
                made = self._option(day, template, sport, Role.SUPPORT)
                yield replace(made, high=min(made.high, most))

    def _mild(self, day: DayBounds, sport: Sport, minutes: int) -> Sequence[Template]:
        if sport not in GENTLE:
            return self._picker.easies(day, sport, minutes)
        body = self._known.body
        back = bool(body.steps.reasons) and body.limits.cap.sports is None
        occasion = Occasion.RETURN if back and sport is Sport.WALKING else Occasion.LIMITED
        return self._picker.fitting(day, sport, minutes, occasion=occasion)

    def _planned(self, day: DayBounds, template: Template, sport: Sport) -> Option:
        own = sport in self._known.main_sports and not _closed(day)
        role = template.role if own else Role.SUPPORT
        low, high = self._lengths.low(template), 0
        return Option(template=template, sport=sport, role=role, low=low, high=high)

    def _option(self, day: DayBounds, template: Template, sport: Sport, role: Role) -> Option:
        return Option(
            template=template,
            sport=sport,
            role=role,
            low=self._lengths.low(template),
            high=self._lengths.high(day, template, sport, role),
        )


def _closed(day: DayBounds) -> bool:
    """Whether health keeps the own sport off a day."""
    return not day.running or day.sports is not None


def _long_days(limits: Bounds) -> frozenset[date]:
    """Where the longest session may lie: the best days for it, else the freest."""
    open_ = [day for day in limits.days if day.open and not day.rest]
    freest = sorted(open_, key=lambda day: (-day.minutes, day.date))
    return frozenset([*limits.long_days, *(day.date for day in freest)][:LONG_DAYS])


def _own(known: Facts) -> Sport:
    """Somebody new with a health flag walks."""
    walks = known.past.starter and bool(known.athlete.health_flags)
    return Sport.WALKING if walks else main_sport(known)


def _there(known: Facts, day: DayBounds, sport: Sport) -> Sport | None:
    """The sport as the day's weather allows it; None: not at all."""
    if day.outdoors:
        return sport
    inside = INDOORS.get(sport)
    treadmill = "treadmill" in known.athlete.equipment
    return None if inside is Sport.TREADMILL and not treadmill else inside


def _place(order: Sequence[str], name: str) -> int:
    return order.index(name) if name in order else len(order)
