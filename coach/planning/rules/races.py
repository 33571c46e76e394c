"""R19, R20, R25: the days before a race, the days after it, and the race itself."""

from collections.abc import Iterator
from itertools import pairwise

from coach.activity import Sport
from coach.athlete import Stage
from coach.planning.bands import RECOVERY
from coach.planning.daybounds import (
    BEFORE_A_MARATHON_DAYS,
    BEFORE_A_RACE_DAYS,
    BEFORE_RACE_DAYS,
)
from coach.planning.rules.load import SLIP, ratios_hold
from coach.planning.rules.saying import Verdicts, blocks, found_or, not_here, warns
from coach.planning.rules.tally import Planned, Tally
from coach.planning.rules.verdicts import RuleVerdict
from coach.program import WorkoutType
from coach.race import Priority, RaceGoal

STRENGTH_DAYS = 3
"""72 hours, by dates."""

EVE_MIN, SLACK_MIN = 40.0, 0.5
LONGER, LONGER_KM = 1.10, 1.0
"""So much more than the race itself is no race: warming up for it is counted."""


def race_week(tally: Tally) -> Verdicts:
    """R19: before the anchor and every A race the last Hard ≥ 3 dates before (marathon on: 4), no
    strength in 72 h, nothing over 40 min on the eve.

    Source: custom, science §4.2.
    """  # noqa: D205 (one line cannot hold the rule)
    near = [
        (race, one)
        for race in _majors(tally)
        for one in tally.training
        if 0 < (race.date - one.date).days < BEFORE_A_MARATHON_DAYS
    ]
    if not near:
        return not_here("R19", "No race is so near.")
    found = [verdict for race, one in near for verdict in _late(tally, race, one)]
    return found_or("R19", found, "The last days before the race are quiet.")


def _majors(tally: Tally) -> list[RaceGoal]:
    """A races and the one trained for, if health leaves them."""
    removed = {race for day in tally.known.days for race, _ in day.removed}
    anchor = tally.known.anchor
    return [
        race
        for race in tally.known.calendar.races
        if (race.priority is Priority.A or race == anchor) and race not in removed
    ]


def _late(tally: Tally, race: RaceGoal, one: Planned) -> Iterator[RuleVerdict]:
    days = (race.date - one.date).days
    marathon = tally.known.calendar.row(race).is_marathon
    before = BEFORE_A_MARATHON_DAYS if marathon else BEFORE_A_RACE_DAYS
    if one.hard and days < before:
        text = (
            f"{one.date:%A} is too near to {race.name} for something hard: {before} days before."
        )
        yield blocks("R19", text, day=one.date, value=days, limit=before)
    if one.workout.sport is Sport.STRENGTH and days < STRENGTH_DAYS:
        text = f"{one.date:%A} is too near to {race.name} for strength: it needs 72 hours."
        yield blocks("R19", text, day=one.date, value=days, limit=STRENGTH_DAYS)
    minutes = sum(other.minutes for other in tally.on(one.date) if not other.race)
    if days == 1 and minutes > EVE_MIN + SLACK_MIN:
        text = f"On the eve of {race.name} 40 minutes are the most."
        yield blocks("R19", text, day=one.date, value=minutes, limit=EVE_MIN)


def after_race(tally: Tally) -> Verdicts:
    """R20: nothing hard before the day in the race's row (× 1.5 over sixty); a recovery week after
    a marathon or longer holds u ≤ 0.60. A race within another's recovery is said.

    Source: science §4.1, §4.5.
    """  # noqa: D205 (one line cannot hold the rule)
    if not any(day.recovering for day in tally.known.days):
        return not_here("R20", "No race lies just behind you.")
    found = [*_too_soon(tally), *_recovery(tally), *_again(tally)]
    return found_or("R20", found, "The race behind you has its rest.")


def _too_soon(tally: Tally) -> Iterator[RuleVerdict]:
    for one in tally.hard:
        held = one.day.recovering
        if held is not None and held.covers(one.date):
            text = f"{one.date:%A}: nothing hard until {held.until.day} {held.until:%B}, "
            text += f"after {held.race.name}."
            yield blocks("R20", text, day=one.date)


def _recovery(tally: Tally) -> Iterator[RuleVerdict]:
    """A week that is all recovery."""
    held = [day.recovering for day in tally.known.days]
    long = all(one is not None and one.row.is_marathon for one in held)
    assert RECOVERY.external is not None, "recovery has a band"
    most = RECOVERY.external[1]
    calm = tally.known.stage is Stage.RECOVERY and long and ratios_hold(tally)
    if calm and tally.open_km > 0 and tally.u is not None and tally.u > most + SLIP:
        text = (
            f"The week holds {tally.u:.0%} of a usual one; {most:.0%} at most after such a race."
        )
        yield blocks("R20", text, value=tally.u, limit=most)


def _again(tally: Tally) -> Iterator[RuleVerdict]:
    for day in tally.known.open_days:
        held = day.recovering
        for race in day.races if held is not None and held.covers(day.date) else ():
            assert held is not None, "asked just before"
            text = f"{race.name} comes while you still recover from {held.race.name}."
            yield warns("R20", text, day=day.date)


def races(tally: Tally) -> Verdicts:
    """R25: every race of the week on its date, no Hard within 48 h before A or B, the stage named
    is the stage computed. Two races on following days are said.

    Source: the origin's programs; science §9.2.
    """  # noqa: D205 (one line cannot hold the rule)
    found = [*_stages(tally), *_there(tally), *_before(tally), *_following(tally)]
    held = any(day.races for day in tally.known.open_days)
    if not found and not held:
        removed = any(day.removed for day in tally.known.open_days)
        text = "The race was taken off." if removed else "No race in this week."
        return not_here("R25", text)
    return found_or("R25", found, "Your race is on its day.")


def _stages(tally: Tally) -> Iterator[RuleVerdict]:
    known, program = tally.known, tally.program
    if program.stage is not known.stage:
        text = f"This week belongs to {known.stage.value}, not to {program.stage.value}."
        yield blocks("R25", text)
    for day in known.open_days:
        said = tally.by_date.get(day.date)
        if said is not None and said.stage is not day.stage:
            text = f"{day.date:%A} belongs to {day.stage.value}, not to {said.stage.value}."
            yield blocks("R25", text, day=day.date)


def _there(tally: Tally) -> Iterator[RuleVerdict]:
    for day in tally.known.open_days:
        said = tally.by_date.get(day.date)
        named = [w for w in said.workouts if w.workout_type is WorkoutType.RACE] if said else []
        wanted = len(day.races)
        if len(named) < wanted:
            text = f"{day.races[-1].name} is missing on {day.date:%A}."
            yield blocks("R25", text, day=day.date, value=len(named), limit=wanted)
        elif len(named) > wanted and not day.removed:
            text = f"There is no such race on {day.date:%A}."
            yield blocks("R25", text, day=day.date, value=len(named), limit=wanted)
        for one, race in zip([o for o in tally.on(day.date) if o.race], day.races, strict=False):
            if race.km is not None and _another(one, race.km):
                text = f"{race.name} is {tally.far(race.km)} long, not {tally.far(one.km)}."
                yield blocks("R25", text, day=day.date, value=one.km, limit=race.km)


def _another(one: Planned, km: float) -> bool:
    """Whether a workout is too long, or says it is too short, to be a race of so many km."""
    too_long = one.km > max(LONGER * km, km + LONGER_KM)
    stated = one.workout.distance_km is not None
    return too_long or (stated and one.km < min(km / LONGER, km - LONGER_KM))


def _before(tally: Tally) -> Iterator[RuleVerdict]:
    removed = {race for day in tally.known.days for race, _ in day.removed}
    majors = [
        race
        for race in tally.known.calendar.races
        if race.priority in {Priority.A, Priority.B} and race not in removed
    ]
    for one in tally.hard:
        near = [r for r in majors if 0 <= (r.date - one.date).days < BEFORE_RACE_DAYS]
        if near:
            text = f"{one.date:%A}: nothing hard in the 48 hours before {near[0].name}."
            yield blocks("R25", text, day=one.date, value=(near[0].date - one.date).days, limit=2)


def _following(tally: Tally) -> Iterator[RuleVerdict]:
    for first, second in pairwise(tally.known.days):
        if first.races and second.races and second.open:
            text = f"{first.races[0].name} and {second.races[0].name} follow on each other."
            yield warns("R25", text, day=second.date)
