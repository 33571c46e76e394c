"""R17, R18: the load before an A race falls far enough, and keeps a touch of speed."""

from collections.abc import Iterator
from datetime import date

from coach.athlete import Stage
from coach.planning.history import DAY
from coach.planning.racetable import RaceRow
from coach.planning.rules.saying import Verdicts, blocks, found_or, not_here, passes, warns
from coach.planning.rules.tally import Tally
from coach.planning.rules.verdicts import RuleVerdict
from coach.planning.taper import FINAL, R17_BLOCK, R17_FINAL, R17_FOURTEEN, window_days
from coach.planning.weekrange import TAPER_SESSIONS
from coach.race import Priority, RaceGoal

LONGEST_SHARE = 0.65
LAST_LONG_MIN = 90.0
SLIP, SLACK_KM, SLACK_MIN = 0.005, 0.05, 0.5
SATURDAY = 5


def taper(tally: Tally) -> Verdicts:
    """R17: the final seven days without the race hold 0.25 to 0.60 of T4; for a half and longer
    the final fourteen 0.65 a week, and the last week less than the one before. A block over 0.80.

    T4: the mean of the four highest of the last eight weeks. Looked at in the week in which the
    window ends. Source: Bosquet 2007, Wang 2023, Smyth 2021; science §4.2.
    """  # noqa: D205 (one line cannot hold the rule)
    t4 = tally.known.past.t4_km
    race = _due(tally)
    if race is None or t4 <= 0 or not tally.training:
        return not_here("R17", "No taper ends in this week.")
    final = _held(tally, *window_days(race.date))
    share = final / t4
    said = f"The last seven days before {race.name} hold {share:.0%} of your peak weeks"
    planned = any(one.date < race.date for one in tally.training)
    if share > R17_BLOCK + SLIP and planned:
        text = f"{said}: that is no taper."
        return (blocks("R17", text, value=share, limit=R17_BLOCK),)
    found = [*_fourteen(tally, race, final)]
    low, high = R17_FINAL
    if not low - SLIP <= share <= high + SLIP:
        text = f"{said}; {low:.0%} to {high:.0%} would be right."
        found.append(warns("R17", text, value=share, limit=low if share < low else high))
    return tuple(found) or passes("R17", f"{said}.", value=share, limit=high)


def _due(tally: Tally) -> RaceGoal | None:
    """The A race ahead whose final seven days end in this week, if health leaves it."""
    known = tally.known
    eves = {day.date for day in known.days if day.date + DAY >= known.today}
    removed = {race for day in known.days for race, _ in day.removed}
    races = [
        race
        for race in known.calendar.races
        if race.priority is Priority.A and race.date - DAY in eves and race not in removed
    ]
    return races[0] if races else None


def _fourteen(tally: Tally, race: RaceGoal, final: float) -> Iterator[RuleVerdict]:
    if not tally.known.calendar.row(race).is_long:
        return
    first, _ = window_days(race.date)
    before = _held(tally, first - FINAL * DAY, first - DAY)
    share = (final + before) / 2 / tally.known.past.t4_km
    if share > R17_FOURTEEN + SLIP:
        text = (
            f"The last two weeks before {race.name} hold {share:.0%} of your peak weeks; "
            f"{R17_FOURTEEN:.0%} would be right."
        )
        yield warns("R17", text, value=share, limit=R17_FOURTEEN)
    if before > 0 and final >= before + SLACK_KM:
        text = f"The last week before {race.name} holds more than the one before it."
        yield warns("R17", text, value=final, limit=before)


def _held(tally: Tally, first: date, last: date) -> float:
    """Load from one date to another, races left out."""
    known = tally.known
    before = [
        load.load_km
        for day, load in known.past.loads.items()
        if first <= day <= last and day < known.monday and not load.raced
    ]
    done = [day.load.load_km for day in tally.done if first <= day.date <= last]
    open_ = [tally.load(one) for one in tally.training if first <= one.date <= last]
    return sum(before) + sum(done) + sum(open_)


def sharpness(tally: Tally) -> Verdicts:
    """R18: in each taper week a short touch of Hard and ≥ 80 % of the usual sessions; in the final
    seven days no run over 65 % of the peak long run, before a marathon none over 90 min.

    Source: Bosquet 2007, science §4.2.
    """  # noqa: D205 (one line cannot hold the rule)
    known = tally.known
    race, row = known.anchor, known.row
    if known.stage is not Stage.TAPER or race is None or row is None or not tally.training:
        return not_here("R18", "This is no taper.")
    found = [*_last_runs(tally, race, row)]
    if tally.whole:
        found += [*_touch(tally), *_often(tally, race)]
    return found_or("R18", found, "It keeps its rhythm and a touch of speed.")


def _last_runs(tally: Tally, race: RaceGoal, row: RaceRow) -> Iterator[RuleVerdict]:
    first, last = window_days(race.date)
    peak = LONGEST_SHARE * tally.known.past.peak_long_km
    for one in tally.runs:
        if not first <= one.date <= last:
            continue
        if peak and one.km > peak + SLACK_KM:
            text = f"{one.date:%A}: in the last seven days no run goes over {tally.far(peak)}."
            yield warns("R18", text, day=one.date, value=one.km, limit=peak)
        elif row.is_marathon and not row.is_ultra and one.minutes > LAST_LONG_MIN + SLACK_MIN:
            text = f"{one.date:%A}: so near to a marathon no run lasts over 90 minutes."
            yield warns("R18", text, day=one.date, value=one.minutes, limit=LAST_LONG_MIN)


def _touch(tally: Tally) -> Iterator[RuleVerdict]:
    """Only where the bounds leave room for something hard."""
    if not tally.hard and tally.bounds.hard > 0:
        yield warns(
            "R18", "A taper keeps one short touch of race effort; here is none.", value=0, limit=1
        )


def _often(tally: Tally, race: RaceGoal) -> Iterator[RuleVerdict]:
    """The rhythm of the week; one that is cut off by its race has none."""
    if race.date <= tally.known.sunday and race.date.weekday() < SATURDAY:
        return
    usual = tally.known.past.usual_sessions
    own = [one for one in tally.planned if one.workout.sport in tally.known.main_sports]
    if own and len(own) < int(TAPER_SESSIONS * usual):
        count = "One session" if len(own) == 1 else f"{len(own)} sessions"
        text = f"{count} this week; a taper keeps nearly all of your usual {usual:.0f}."
        yield warns("R18", text, value=len(own), limit=TAPER_SESSIONS * usual)
