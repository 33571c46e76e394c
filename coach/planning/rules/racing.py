"""R17 to R20, R26, R30: the taper, race week, the days after, monotony, heat and height."""

from collections.abc import Iterator
from datetime import timedelta
from statistics import mean, stdev

from coach.activity import Sport
from coach.athlete import Stage
from coach.planning.daybounds import HIGH_DAYS, HOT_C, TOO_HOT_C
from coach.planning.openweek import window_of
from coach.planning.racetable import row_of
from coach.planning.rules.tally import Planned, Tally, found_or, not_here, passed, says
from coach.planning.rules.verdicts import Outcome, RuleVerdict
from coach.planning.session import load_km
from coach.race import Priority, RaceGoal

LOW, HIGH, TOO_MUCH = 0.25, 0.60, 0.80
SLACK = 1.02
LONGEST_SHARE = 0.65
LAST_LONG_MIN = 90.0
HARD_BEFORE, HARD_BEFORE_LONG = 3, 4
STRENGTH_BEFORE = 3
EVE_MIN = 40.0
MONOTONY = 2.0
HIGH_M = 1800.0
INDOORS = frozenset(
    {Sport.TREADMILL, Sport.INDOOR_CYCLING, Sport.SWIMMING, Sport.STRENGTH, Sport.MOBILITY}
)


def taper(tally: Tally) -> tuple[RuleVerdict, ...]:
    """R17: the final seven days without the race, against the four peak weeks."""
    window = window_of(tally.known)
    if window is None or window.end > tally.known.sunday or not tally.training:
        return not_here("R17", "No taper ends in this week.")
    t4 = tally.known.past.t4_km
    sport = tally.known.athlete.sport
    open_ = sum(load_km(sport, one.workout) for one in tally.training if window.covers(one.date))
    done = sum(
        d.load.load_km
        for d in tally.known.days
        if not d.open and window.covers(d.date) and not d.load.raced
    )
    final = window.before_km + done + open_
    share = final / t4
    if share > TOO_MUCH and open_ > 0:
        text = f"The last seven days hold {share:.0%} of your peak weeks: that is no taper."
        return (says("R17", Outcome.BLOCK, text, value=share, limit=TOO_MUCH),)
    if not LOW / SLACK <= share <= HIGH * SLACK:
        text = f"The last seven days hold {share:.0%} of your peak weeks."
        return (says("R17", Outcome.WARN, text, value=share, limit=HIGH),)
    return passed("R17", "The taper is as deep as it should be.", value=share, limit=HIGH)


def sharpness(tally: Tally) -> tuple[RuleVerdict, ...]:
    """R18: a taper keeps a touch of speed, and no run is too long any more."""
    if tally.known.stage is not Stage.TAPER or not tally.training:
        return not_here("R18", "This is no taper.")
    return found_or("R18", _sharp(tally), "It keeps a touch of speed.")


def _sharp(tally: Tally) -> Iterator[RuleVerdict]:
    whole = all(day.open for day in tally.known.days)
    if whole and not tally.hard and tally.bounds.hard > 0:
        yield says("R18", Outcome.WARN, "A taper keeps one short touch of race effort.")
    window = window_of(tally.known)
    row = tally.known.row
    for one in tally.runs:
        if window is None or row is None or not window.covers(one.date):
            continue
        peak = tally.known.past.peak_long_km
        if peak and (one.workout.distance_km or 0.0) > LONGEST_SHARE * peak * SLACK:
            text = "No run over two thirds of your longest in the last seven days."
            yield says("R18", Outcome.WARN, text, day=one.date)
        elif row.is_marathon and not row.is_ultra and one.workout.duration_min > LAST_LONG_MIN + 1:
            yield says("R18", Outcome.WARN, "Nothing over 90 minutes any more.", day=one.date)


def race_week(tally: Tally) -> tuple[RuleVerdict, ...]:
    """R19: hard three days before at the latest, no strength in 72 hours, short on the eve."""
    majors = [r for r in tally.known.calendar.races if r.priority is Priority.A]
    near = [
        (race, one)
        for race in majors
        for one in tally.training
        if timedelta(0) < race.date - one.date <= timedelta(days=HARD_BEFORE_LONG)
    ]
    if not near:
        return not_here("R19", "No race week.")
    found = [v for race, one in near if (v := _late(race, one)) is not None]
    return found_or("R19", found, "The last days before the race are quiet.")


def _late(race: RaceGoal, one: Planned) -> RuleVerdict | None:
    days = (race.date - one.date).days
    before = HARD_BEFORE_LONG if row_of(race).is_marathon else HARD_BEFORE
    if one.hard and days < before:
        text = f"The last hard session comes {before} days before {race.name} at the latest."
        return says("R19", Outcome.BLOCK, text, day=one.date, value=days, limit=before)
    if one.workout.sport is Sport.STRENGTH and days <= STRENGTH_BEFORE:
        return says("R19", Outcome.BLOCK, f"No strength so near to {race.name}.", day=one.date)
    if days == 1 and one.workout.duration_min > EVE_MIN + 0.5:
        text = f"On the eve of {race.name} 40 minutes are the most."
        return says(
            "R19", Outcome.BLOCK, text, day=one.date, value=one.workout.duration_min, limit=EVE_MIN
        )
    return None


def after_race(tally: Tally) -> tuple[RuleVerdict, ...]:
    """R20: nothing hard before the race's row allows it."""
    found = [
        says(
            "R20",
            Outcome.BLOCK,
            f"{one.day.recovering.race.name} still needs its rest: nothing hard yet.",
            day=one.date,
        )
        for one in tally.hard
        if one.day.recovering is not None and one.day.recovering.covers(one.date)
    ]
    if not found and not any(day.recovering for day in tally.known.days):
        return not_here("R20", "No race lies just behind you.")
    return found_or("R20", found, "The race behind you has its rest.")


def monotony(tally: Tally) -> tuple[RuleVerdict, ...]:
    """R26: days that differ."""
    loads = [
        sum(tally.trimp(one.workout) for one in tally.on(day.date))
        if day.open
        else (day.load.internal or 0.0)
        for day in tally.known.days
    ]
    if not tally.training or len(set(loads)) == 1:
        return not_here("R26", "There is nothing to compare.")
    value = mean(loads) / stdev(loads)
    if value > MONOTONY:
        text = "The days are much alike; easy days should be easier, hard ones stand out."
        return (says("R26", Outcome.WARN, text, value=value, limit=MONOTONY),)
    return passed("R26", "Hard and easy days differ.", value=value, limit=MONOTONY)


def weather(tally: Tally) -> tuple[RuleVerdict, ...]:
    """R30: heat and height that the athlete has named."""
    if not any(d.wbgt_c is not None or d.altitude_m is not None for d in tally.known.days):
        return not_here("R30", "No heat or height was named.")
    return found_or("R30", _weather(tally), "Heat and height allow it.")


def _weather(tally: Tally) -> Iterator[RuleVerdict]:
    for one in tally.training:
        heat = one.day.wbgt_c
        outside = one.workout.sport not in INDOORS
        if heat is not None and heat >= TOO_HOT_C and outside:
            text = "Too hot for any training outdoors."
            yield says("R30", Outcome.BLOCK, text, day=one.date, value=heat, limit=TOO_HOT_C)
        elif heat is not None and heat > HOT_C and outside and one.hard:
            text = "Too hot for a hard session outdoors."
            yield says("R30", Outcome.WARN, text, day=one.date, value=heat, limit=HOT_C)
        if one.hard and 0 < one.day.high_days <= HIGH_DAYS:
            text = "Nothing hard in the first three days above 1800 m."
            yield says("R30", Outcome.WARN, text, day=one.date, value=one.day.altitude_m)
