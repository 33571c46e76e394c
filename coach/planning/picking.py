"""Which workout of the library goes on a day."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta

from coach.activity import ON_FOOT, RUNS, Sport
from coach.athlete import HealthFlag, Stage
from coach.planning.daybounds import DayBounds
from coach.planning.facts import Facts
from coach.planning.library import (
    LIBRARY,
    Occasion,
    Role,
    Template,
    candidates,
    progresses,
    same_workout,
    zone_minutes,
)
from coach.planning.library.effort import VT1_ZONE, above
from coach.planning.preferences import (
    HARD_LONGS,
    RECOVERY,
    easy_codes,
    hard_families,
    long_families,
    race_kind,
    run_walk_rung,
    wanted_level,
)
from coach.planning.racetable import equivalent_km
from coach.program import Workout, WorkoutType
from coach.race import Priority

REPEATED = timedelta(days=10)
"""No hard workout comes again so soon unless it progresses (coaching §4)."""

RACE_WEEK_DAYS = 6
RECOVERY_MIN = 40.0

JUMPS = "jumps"
QUICK = frozenset(
    {
        *("easy drills", "brisk finish", "long brisk finish", JUMPS),
        *("race-week strides", "shake-out", "trail shake-out"),
    }
)
"""Sessions that are not hard, with something fast or springy in them: not where nothing hard may
be. Strength that lands on the legs ends at sixty, too, and after a broken bone (custom)."""

SECONDS = frozenset({"back-to-back second", "second long day"})
PAIRED = SECONDS | {"back-to-back first"}
"""Long sessions that speak of another one the day before or after."""

SUPPORT = frozenset({WorkoutType.STRENGTH, WorkoutType.MOBILITY})
STEADY_SUPPORT = 0.75
"""A session beside lasts at least this part of what was asked for."""

_BY_CODE = {template.code: template for template in LIBRARY}
_LEAST_WORK = {
    template.code: above(VT1_ZONE, zone_minutes(part.at(part.low) for part in template.parts))
    for template in LIBRARY
}
"""Minutes above the first threshold, at the least."""


def is_quick(workout: Workout) -> bool:
    """Whether a session that is not hard holds something fast or springy."""
    template = _BY_CODE.get(workout.code or "")
    family = "" if template is None else template.family
    return workout.workout_type is WorkoutType.STRIDES or family in QUICK


class Picker:
    """Finds workouts for one athlete and week, and remembers what it gave."""

    def __init__(self, known: Facts) -> None:
        race = known.anchor
        self.known = known
        self.race_km = None if race is None else equivalent_km(race, known.athlete.sport)
        self.week = known.monday.toordinal() // 7
        self.turn = self.week + (known.in_force.version if known.in_force is not None else 0)
        self.given: list[tuple[date, Template]] = [
            (day, _BY_CODE[code]) for day, code in known.recent_codes if code in _BY_CODE
        ]

    def hard(
        self, day: DayBounds, sport: Sport, *, minutes: float, work: float
    ) -> Template | None:
        """A hard session of at most so many minutes, `work` of them above the first threshold."""
        occasions = (Occasion.RACE_WEEK, Occasion.TRAINING) if self.race_week(day) else (None,)
        for occasion in occasions:
            found = [
                template
                for template in self.fitting(
                    day, sport, minutes, role=Role.HARD, occasion=occasion or Occasion.TRAINING
                )
                if template.workout_type is not WorkoutType.TIME_TRIAL
                and _LEAST_WORK[template.code] <= work
                and self.is_new(day.date, template)
            ]
            if found:
                return min(found, key=lambda template: self.hard_rank(day, template))
        return None

    def hard_rank(self, day: DayBounds, template: Template) -> tuple[int, int, int, str]:
        """Families in their order, those not done lately first; then the level that is due."""
        wanted = hard_families(self.known, day.stage)
        used = template.family in {given.family for _, given in self.given}
        place = wanted.index(template.family) if template.family in wanted else len(wanted)
        level = abs(template.level - wanted_level(self.known, day.stage))
        return (used and place < len(wanted), place, level, template.code)

    def hard_long(
        self, day: DayBounds, sport: Sport, *, minutes: float, work: float
    ) -> Template | None:
        """A long run with race effort in it; None where nothing fits or the race asks for none."""
        families = HARD_LONGS.get(race_kind(self.known), ())
        found = [
            template
            for template in self.fitting(day, sport, minutes, role=Role.LONG)
            if template.hard
            and template.family in families
            and template.longest >= STEADY_SUPPORT * minutes
            and _LEAST_WORK[template.code] <= work
            and self.is_new(day.date, template)
        ]
        return min(found, key=lambda t: (families.index(t.family), t.level, t.code), default=None)

    def long(self, day: DayBounds, sport: Sport, minutes: float) -> Template | None:
        """An easy long session that can last so many minutes, or comes nearest."""
        found = [
            template
            for template in self.longs(day, sport, minutes)
            if not template.hard and template.family not in PAIRED
        ]
        walks = [t for t in found if t.family == "long run-walk"]
        runs = [t for t in found if t.family != "long run-walk"]
        found = (walks or runs) if run_walk_rung(self.known) else (runs or walks)
        order = long_families(self.known, day.stage)

        def rank(template: Template) -> tuple[float, int, int, str]:
            known = template.family in order
            turn = (order.index(template.family) - self.turn) % len(order) if known else 0
            return (max(0.0, minutes - template.longest), not known, turn, template.code)

        return min(found, key=rank, default=None)

    def longs(self, day: DayBounds, sport: Sport, minutes: float) -> Sequence[Template]:
        """By the week's stage; where a taper asks for more than its own ones hold, any."""
        found = self._longs(day, self.known.stage, sport, minutes)
        if any(template.longest >= minutes for template in found):
            return found
        return self._longs(day, Stage.SPECIFICITY, sport, minutes)

    def _longs(
        self, day: DayBounds, stage: Stage, sport: Sport, minutes: float
    ) -> Sequence[Template]:
        found = self.fitting(replace(day, stage=stage), sport, minutes, role=Role.LONG)
        return [t for t in found if day.quick or t.family not in QUICK]

    def second_long(self, day: DayBounds, sport: Sport, minutes: float) -> Template | None:
        """The second of two long runs back to back."""
        found = self.fitting(day, sport, minutes, role=Role.LONG)
        second = [t for t in found if t.family in SECONDS]
        return second[0] if second else self.long(day, sport, minutes)

    def easy(
        self, day: DayBounds, sport: Sport, minutes: float, *, tired: bool = False
    ) -> Template | None:
        """An easy session that can last so many minutes, or comes nearest.

        `tired`: the day after something hard or long.
        """
        found = self.easies(day, sport, minutes)
        longest = max((t.longest for t in found), default=0.0)
        fit = [t for t in found if t.longest >= min(minutes, longest)]
        codes = easy_codes(self.known, sport)
        turn = (self.turn + day.date.weekday()) % len(codes)
        order = [*codes[turn:], *codes[:turn]]
        if tired and minutes <= RECOVERY_MIN:
            order = [*RECOVERY, *order]

        def rank(template: Template) -> tuple[int, int, str]:
            known = template.code in order
            return (
                order.index(template.code) if known else len(order),
                -template.level,
                template.code,
            )

        return min(fit, key=rank, default=None)

    def easies(self, day: DayBounds, sport: Sport, minutes: float) -> Sequence[Template]:
        if sport in RUNS and self.known.body.eased:
            return self._walk_jogs(day, minutes)
        if self.race_week(day):
            near = self.fitting(day, sport, minutes, role=Role.EASY, occasion=Occasion.RACE_WEEK)
            fit = [
                t for t in near if t.longest >= minutes and (day.quick or t.family not in QUICK)
            ]
            if fit:
                return fit
        found = self.fitting(day, sport, minutes, role=Role.EASY)
        if not any(template.longest >= minutes for template in found) and sport not in ON_FOOT:
            longer = self.fitting(day, sport, minutes, role=Role.LONG)
            found = [*found, *(template for template in longer if not template.hard)]
        rung = run_walk_rung(self.known)
        walks = [t for t in found if t.family == "run-walk" and t.level <= (rung or 0)]
        if walks:
            return [t for t in walks if t.level == max(w.level for w in walks)]
        plain = [t for t in found if t.workout_type is not WorkoutType.STRIDES]
        return [
            t for t in plain if t.family != "run-walk" and (day.quick or t.family not in QUICK)
        ]

    def _walk_jogs(self, day: DayBounds, minutes: float) -> Sequence[Template]:
        """Walking with a little jogging: the next rung after the last one done."""
        found = self.fitting(day, Sport.RUNNING, minutes, role=Role.EASY, occasion=Occasion.RETURN)
        done = max((t.level for _, t in self.given if t.family == "walk-jog"), default=0)
        return [t for t in found if t.level == done + 1] or found[-1:]

    def strides(self, day: DayBounds, sport: Sport, minutes: float) -> Template | None:
        """An easy run of so many minutes that ends fast and loose."""
        found = [
            template
            for template in self.fitting(day, sport, minutes, workout_type=WorkoutType.STRIDES)
            if template.longest >= minutes
        ]
        return max(found, key=lambda t: (t.level, t.code == "S4", t.code), default=None)

    def beside(
        self, day: DayBounds, kind: WorkoutType, sport: Sport, minutes: float
    ) -> Template | None:
        """Strength, mobility or another sport, of at most so many minutes."""
        role = Role.SUPPORT if kind in SUPPORT else Role.EASY
        found = self.supports(day, sport, minutes, role)
        full = [t for t in found if t.longest >= STEADY_SUPPORT * minutes]
        if not full:
            return max(found, key=lambda t: (t.longest, t.code), default=None)
        return full[(self.turn + day.date.weekday()) % len(full)]

    def supports(
        self, day: DayBounds, sport: Sport, minutes: float, role: Role
    ) -> Sequence[Template]:
        """What may stand beside the own sport on a day."""
        bone = self.known.athlete.has(HealthFlag.PREVIOUS_STRESS_FRACTURE)
        spared = self.known.body.limits.older or bone or not day.quick
        found = self.fitting(day, sport, minutes, role=role)
        return [t for t in found if not (spared and t.family == JUMPS)]

    def gentle(
        self, day: DayBounds, sport: Sport, minutes: float, occasion: Occasion
    ) -> Template | None:
        """What a limited body may do, taken in turn."""
        found = self.fitting(day, sport, minutes, occasion=occasion)
        return found[(self.turn + day.date.weekday()) % len(found)] if found else None

    def race_week(self, day: DayBounds) -> bool:
        """Whether a race that was tapered for lies within a week."""
        gone = [race for held in self.known.days for race, _ in held.removed]
        races = [race for race in self.known.calendar.races if race not in gone]
        ahead = [(r.date - day.date).days for r in races if r.priority is not Priority.C]
        return day.stage is Stage.TAPER and any(0 < n <= RACE_WEEK_DAYS for n in ahead)

    def give(self, day: date, template: Template) -> None:
        """Remembers a hard session that was put on a day."""
        self.given.append((day, template))

    def is_new(self, day: date, template: Template) -> bool:
        """Whether it was not done within ten days, or is a step further."""
        recent = [given for on, given in self.given if abs((day - on).days) < REPEATED.days]
        return all(
            progresses(given, template) for given in recent if same_workout(given, template)
        )

    def fitting(
        self,
        day: DayBounds,
        sport: Sport,
        minutes: float,
        *,
        role: Role | None = None,
        workout_type: WorkoutType | None = None,
        occasion: Occasion = Occasion.TRAINING,
    ) -> Sequence[Template]:
        found = candidates(
            sport=sport,
            stage=day.stage,
            level=self.known.experience,
            minutes=minutes,
            role=role,
            workout_type=workout_type,
            occasion=occasion,
            hills=self.known.athlete.hills,
            equipment=self.known.athlete.equipment,
            race_km=self.race_km,
        )
        return [template for template in found if day.rpe is None or template.rpe <= day.rpe]
