"""Which workout of the library goes on a day."""

from collections.abc import Iterator, Sequence
from datetime import date, timedelta

from coach.activity import Sport
from coach.athlete import Discipline, Experience, Stage
from coach.planning.daybounds import DayBounds
from coach.planning.facts import Facts
from coach.planning.library import (
    Occasion,
    Role,
    Template,
    by_code,
    candidates,
    progresses,
    same_workout,
)
from coach.planning.racetable import equivalent_km
from coach.program import WorkoutType

REPEATED = timedelta(days=10)
"""No hard workout comes again so soon unless it progresses (coaching §4)."""

SHORT, HALF, MARATHON, ULTRA = "short", "half", "marathon", "ultra"

FAMILIES: dict[tuple[Stage, str], tuple[str, ...]] = {
    (Stage.BUILD, SHORT): (
        "long intervals",
        "hills",
        "cruise",
        "minutes",
        "ladder",
        "short hills",
        "half minutes",
    ),
    (Stage.BUILD, HALF): ("cruise", "long intervals", "hills", "continuous tempo", "over-under"),
    (Stage.BUILD, MARATHON): (
        "cruise",
        "long intervals",
        "marathon effort",
        "progression",
        "steady",
    ),
    (Stage.BUILD, ULTRA): ("long climbs", "hills", "steady", "trail fartlek", "cruise", "fartlek"),
    (Stage.SPECIFICITY, SHORT): (
        "ten-kilometre effort",
        "long intervals",
        "over-under",
        "cruise",
        "half minutes",
    ),
    (Stage.SPECIFICITY, HALF): ("half-marathon effort", "cruise", "over-under", "twin tempo"),
    (Stage.SPECIFICITY, MARATHON): (
        "marathon effort",
        "continuous tempo",
        "cruise",
        "progression",
    ),
    (Stage.SPECIFICITY, ULTRA): ("long climbs", "steady", "trail fartlek", "hills", "fartlek"),
}
BASE_FAMILIES = ("hills", "fartlek", "cruise", "treadmill hills", "trail fartlek", "minutes")
"""What is trained when, the most wanted first (custom); everything else comes after."""

LEVEL = {
    (Experience.NOVICE, Stage.BASE): 1,
    (Experience.INTERMEDIATE, Stage.BASE): 1,
    (Experience.ADVANCED, Stage.BASE): 2,
    (Experience.NOVICE, Stage.BUILD): 1,
    (Experience.INTERMEDIATE, Stage.BUILD): 2,
    (Experience.ADVANCED, Stage.BUILD): 3,
    (Experience.NOVICE, Stage.SPECIFICITY): 2,
    (Experience.INTERMEDIATE, Stage.SPECIFICITY): 3,
    (Experience.ADVANCED, Stage.SPECIFICITY): 4,
}
"""How far up a family an athlete starts (custom)."""

EASY_RUNS = ("E1", "E7", "E8", "E5", "E2", "E10", "E4")
TRAIL_RUNS = ("TR1", "E5", "TR6", "E6", "TR4", "TR2")
RUN_WALK_KM = ((3.0, 1), (4.0, 2), (5.0, 3), (6.0, 4), (8.0, 5))
"""Under so many km of longest run a novice walks and runs, by this rung of the ladder."""

RECOVERY_MIN = 40.0


def race_kind(known: Facts) -> str:
    """What the anchor asks for; without one, a bit of everything."""
    race = known.anchor
    km = None if race is None else equivalent_km(race, known.athlete.sport)
    if km is None:
        return HALF
    return next(
        (k for most, k in ((14.5, SHORT), (29.8, HALF), (45.9, MARATHON)) if km < most), ULTRA
    )


def week_number(known: Facts) -> int:
    """Weeks counted through: what turns the order of workouts from week to week."""
    return known.monday.toordinal() // 7


class Picker:
    """Finds workouts for one athlete and week; remembers what it gave."""

    def __init__(self, known: Facts) -> None:
        self.known = known
        race = known.anchor
        self.race_km = None if race is None else equivalent_km(race, known.athlete.sport)
        self.given: list[tuple[date, Template]] = [
            (day, found) for day, code in known.recent_codes if (found := _known(code))
        ]

    def hard(self, day: DayBounds, sport: Sport, minutes: float, work: float) -> Template | None:
        """A hard session of at most so many minutes, `work` of them above the first threshold."""
        stage = Stage.TAPER if day.stage is Stage.TAPER else day.stage
        occasion = Occasion.RACE_WEEK if self._race_week(day) else Occasion.TRAINING
        found = [
            template
            for template in self._all(day, sport, minutes, role=Role.HARD, occasion=occasion)
            if template.workout_type is not WorkoutType.TIME_TRIAL
            and _least_work(template) <= work
            and self._new(day.date, template)
        ]
        if not found and occasion is Occasion.RACE_WEEK:
            found = [
                t
                for t in self._all(day, sport, minutes, role=Role.HARD)
                if _least_work(t) <= work and self._new(day.date, t)
            ]
        if not found:
            return None
        wish = LEVEL.get((self.known.experience, stage), 1)
        order = self._order(stage, sport)

        def rank(template: Template) -> tuple[int, int, str]:
            family = order.index(template.family) if template.family in order else len(order)
            return (family, abs(template.level - wish), template.code)

        best = min(found, key=rank)
        self.given.append((day.date, best))
        return best

    def long(self, day: DayBounds, sport: Sport, minutes: float) -> Template | None:
        """A long session that can last so many minutes, or as near as there is."""
        found = [
            t
            for t in self._all(day, sport, minutes, role=Role.LONG)
            if not t.hard and not t.family.startswith("back-to-back")
        ]
        if self.known.experience is Experience.NOVICE and self._rung() is None:
            found = [t for t in found if not t.family.startswith("long run-walk")]
        elif self.known.experience is Experience.NOVICE:
            found = [t for t in found if t.family.startswith("long run-walk")] or found
        if not found:
            return None
        turn = week_number(self.known)

        def rank(template: Template) -> tuple[float, int, str]:
            short = max(0.0, minutes - template.longest)
            wanted = self._long_order(day.stage)
            place = wanted.index(template.family) if template.family in wanted else len(wanted)
            turned = (place - turn) % max(1, len(wanted)) if place < len(wanted) else 99
            return (short, turned, template.code)

        return min(found, key=rank)

    def easy(
        self, day: DayBounds, sport: Sport, minutes: float, *, tired: bool
    ) -> Template | None:
        """An easy session of so many minutes; `tired`: the day after something hard or long."""
        found = [t for t in self._easy(day, sport, minutes) if t.within(minutes) == minutes]
        if not found:
            found = [t for t in self._easy(day, sport, minutes)]
            return max(found, key=lambda t: (t.longest, t.code), default=None)
        order = self._easy_order(day, minutes, tired=tired)
        place = {code: n for n, code in enumerate(order)}
        return min(found, key=lambda t: (place.get(t.code, 99), t.level, t.code))

    def strides(self, day: DayBounds, sport: Sport, minutes: float) -> Template | None:
        """An easy run with strides of just so many minutes."""
        found = [
            t
            for t in self._all(day, sport, minutes, workout_type=WorkoutType.STRIDES)
            if t.longest >= minutes
        ]
        return max(found, key=lambda t: (t.level, t.code), default=None)

    def support(
        self, day: DayBounds, kind: WorkoutType, sport: Sport, minutes: float
    ) -> Template | None:
        """Strength, mobility or another sport beside the own one."""
        role = Role.SUPPORT if kind in {WorkoutType.STRENGTH, WorkoutType.MOBILITY} else Role.EASY
        found = self._all(day, sport, minutes, role=role)
        if not found:
            return None
        turn = week_number(self.known) + day.date.weekday()
        full = [t for t in found if t.longest >= 0.75 * minutes] or list(found)
        return full[turn % len(full)]

    def _easy(self, day: DayBounds, sport: Sport, minutes: float) -> Sequence[Template]:
        if sport is Sport.RUNNING or sport is Sport.TRAIL_RUNNING or sport is Sport.TREADMILL:
            back = self._all(day, Sport.RUNNING, minutes, role=Role.EASY, occasion=Occasion.RETURN)
            if back and self._walk_jogs(day):
                return back
        if self._race_week(day) and (
            found := self._all(day, sport, minutes, role=Role.EASY, occasion=Occasion.RACE_WEEK)
        ):
            return [t for t in found if t.longest >= minutes] or self._plain(day, sport, minutes)
        return self._plain(day, sport, minutes)

    def _plain(self, day: DayBounds, sport: Sport, minutes: float) -> Sequence[Template]:
        found = [
            t
            for t in self._all(day, sport, minutes, role=Role.EASY)
            if t.workout_type is not WorkoutType.STRIDES
        ]
        rung = self._rung()
        if rung is not None:
            walks = [t for t in found if t.family == "run-walk" and t.level <= rung]
            return walks or found
        return [t for t in found if t.family != "run-walk"] or found

    def _walk_jogs(self, day: DayBounds) -> bool:
        """Easy and short, on the way back: walking with a little jogging."""
        return any("Easy and short" in reason.text for reason in day.reasons)

    def _rung(self) -> int | None:
        """Which run-walk a novice does; None who runs through."""
        if self.known.experience is not Experience.NOVICE:
            return None
        longest = self.known.past.longest_km(self.known.monday)
        return next((rung for km, rung in RUN_WALK_KM if longest < km), None)

    def _easy_order(self, day: DayBounds, minutes: float, *, tired: bool) -> Sequence[str]:
        if tired and minutes <= RECOVERY_MIN:
            return ("R1", "R2", "R3", "D4")
        runs = TRAIL_RUNS if self.known.athlete.sport is Discipline.TRAIL else EASY_RUNS
        turn = (week_number(self.known) + day.date.weekday()) % len(runs)
        return ("D4", *runs[turn:], *runs[:turn])

    def _order(self, stage: Stage, sport: Sport) -> Sequence[str]:
        kind = race_kind(self.known)
        if stage in {Stage.BUILD, Stage.SPECIFICITY}:
            wanted = FAMILIES[stage, kind]
        else:
            wanted = BASE_FAMILIES
        used = [t.family for _, t in self.given]
        fresh = [family for family in wanted if family not in used]
        return (*fresh, *(family for family in wanted if family in used))

    def _long_order(self, stage: Stage) -> Sequence[str]:
        kind = race_kind(self.known)
        hilly = self.known.athlete.sport is Discipline.TRAIL or kind == ULTRA
        if hilly and stage is not Stage.TAPER:
            return ("long run-hike", "long trail", "ultra rehearsal", "long hilly", "long")
        if stage in {Stage.BUILD, Stage.SPECIFICITY} and kind in {HALF, MARATHON}:
            return ("long", "long brisk finish", "fuel practice")
        return ("long", "long hilly") if stage is Stage.BASE else ("long",)

    def _new(self, day: date, template: Template) -> bool:
        """Whether it was not done in the last ten days, or is a step further."""
        recent = [t for on, t in self.given if abs((day - on).days) < REPEATED.days]
        return all(progresses(t, template) for t in recent if same_workout(t, template))

    def _race_week(self, day: DayBounds) -> bool:
        ahead = [(race.date - day.date).days for race in self.known.calendar.races]
        return day.stage is Stage.TAPER and any(0 < days <= 6 for days in ahead)  # noqa: PLR2004 - a week

    def _all(  # noqa: PLR0913 - a question asked by keyword
        self,
        day: DayBounds,
        sport: Sport,
        minutes: float,
        *,
        role: Role | None = None,
        workout_type: WorkoutType | None = None,
        occasion: Occasion = Occasion.TRAINING,
    ) -> Sequence[Template]:
        known = self.known
        found = candidates(
            sport=sport,
            stage=day.stage,
            level=known.experience,
            minutes=minutes,
            role=role,
            workout_type=workout_type,
            occasion=occasion,
            hills=known.athlete.hills,
            equipment=known.athlete.equipment,
            race_km=self.race_km,
        )
        return [t for t in found if day.rpe is None or t.rpe <= day.rpe or role is Role.SUPPORT]


def _least_work(template: Template) -> float:
    """Minutes above the first threshold at the least."""
    from coach.planning.library.effort import above, zone_minutes

    least = tuple(part.at(part.low) for part in template.parts)
    return above(3, zone_minutes(least))


def _known(code: str) -> Template | None:
    try:
        return by_code(code)
    except KeyError:
        return None


def _unused() -> Iterator[None]:
    yield None
