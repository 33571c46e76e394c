"""Which part of the season a day belongs to, and the race that decides it."""

from dataclasses import dataclass
from datetime import date, timedelta

from coach.activity import RUNS
from coach.athlete import Discipline, Stage
from coach.dossier import Dossier
from coach.planning.limits import Limits, limits
from coach.planning.racetable import RaceRow, row_of
from coach.race import Finish, Priority, RaceGoal, RaceResult

REMEMBERED = timedelta(days=200)
"""Longer than any recovery and the weeks that planning looks back."""

L30, BEYOND = timedelta(days=30), 1.5
"""A marathon so many times the longest run of thirty days asks for its recovery, even as a C race
or a training race (custom); 1.3 to 1.4 is what a peak long run leaves."""

RUNNERS = frozenset({Discipline.RUNNING, Discipline.TRAIL})

FORESEEN = timedelta(days=14)
"""Further ahead the longest run may still grow."""

THURSDAY = timedelta(days=3)
"""A week's stage is its Thursday's (coaching §3)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Recovering:
    """The time after a race behind: easy only, then no hard session, then over."""

    race: RaceGoal | RaceResult
    row: RaceRow
    rest_until: date
    """The last day without any training; of the race itself where it asks for none."""
    easy_until: date
    """The last day of nothing but easy training."""
    until: date
    """The last day without a hard session, and of the Recovery stage."""

    def covers(self, day: date) -> bool:
        return self.race.date < day <= self.until


def allowed_races(
    dossier: Dossier, today: date, bounds: Limits | None = None
) -> tuple[RaceGoal, ...]:
    """The races that age and health allow, in the order of their dates."""
    known = bounds or limits(dossier.athlete, today)
    races = [race for race in dossier.races if known.allows(race, dossier.athlete)]
    return tuple(sorted(races, key=lambda race: (race.date, race.priority, race.name)))


def anchor(dossier: Dossier, day: date) -> RaceGoal | None:
    """The race a day is trained for: the earliest A race from that day on, else B, else none."""
    return anchor_among(allowed_races(dossier, day), day)


def anchor_among(races: tuple[RaceGoal, ...], day: date) -> RaceGoal | None:
    """The same among races already allowed."""
    ahead = [race for race in races if race.date >= day]
    for priority in (Priority.A, Priority.B):
        ranked = [race for race in ahead if race.priority is priority]
        if ranked:
            return min(ranked, key=lambda race: race.date)
    return None


def stage_of(dossier: Dossier, day: date) -> Stage:
    """The stage of a day, decided by the days to the anchor; a race behind comes first."""
    return Calendar.of(dossier, day).stage(day)


def stage_of_week(dossier: Dossier, monday: date) -> Stage:
    """The stage of a week: its Thursday's."""
    return stage_of(dossier, monday + THURSDAY)


@dataclass(frozen=True, slots=True, kw_only=True)
class Calendar:
    """The races ahead and behind, worked out once, so that any day's stage is a look-up."""

    races: tuple[RaceGoal, ...]
    rows: tuple[RaceRow, ...]
    """One for each race."""
    forbidden: tuple[RaceGoal, ...]
    """Races ahead that age or health does not allow."""
    recoveries: tuple[Recovering, ...]
    override: Stage | None

    @classmethod
    def of(cls, dossier: Dossier, today: date) -> "Calendar":
        known = limits(dossier.athlete, today)
        races = allowed_races(dossier, today, known)
        return cls(
            races=races,
            rows=tuple(row_of(race, dossier.athlete.sport) for race in races),
            forbidden=tuple(r for r in dossier.races if r.date >= today and r not in races),
            recoveries=_recoveries(dossier, races, known.age, today),
            override=dossier.athlete.stage_override,
        )

    def anchor(self, day: date) -> RaceGoal | None:
        return anchor_among(self.races, day)

    def row(self, race: RaceGoal) -> RaceRow:
        return self.rows[self.races.index(race)]

    def recovering(self, day: date) -> Recovering | None:
        """The recovery a day lies in: of several, the one that lasts longest."""
        covering = [r for r in self.recoveries if r.covers(day)]
        return max(covering, key=lambda r: r.until, default=None)

    def stage(self, day: date) -> Stage:
        """An override, else Recovery after a race, else by the days to the anchor."""
        if self.override is not None:
            return self.override
        if self.recovering(day) is not None:
            return Stage.RECOVERY
        race = self.anchor(day)
        return Stage.BASE if race is None else _before(self.row(race), (race.date - day).days)

    def week(self, monday: date) -> Stage:
        """A week's stage is its Thursday's."""
        return self.stage(monday + THURSDAY)


def _before(row: RaceRow, days: int) -> Stage:
    """Boundaries count back from race day, so that too little time cuts Base, then Build."""
    if days <= row.taper_days:
        return Stage.TAPER
    if days <= row.build_until_weeks * 7:
        return Stage.SPECIFICITY
    return Stage.BUILD if days <= row.base_until_weeks * 7 else Stage.BASE


def _recoveries(
    dossier: Dossier, races: tuple[RaceGoal, ...], age: int | None, today: date
) -> tuple[Recovering, ...]:
    """Races to recover from: results, and goals of A or B once their day is over.

    A C race or a training race is a hard day, not the end of something (coaching §3), unless it
    goes far beyond what the body knows. A goal on the date of a result is that race.
    """
    lesser = {race.date for race in dossier.races if race.priority is Priority.C}
    recent = [result for result in dossier.results if result.date > today - REMEMBERED]
    known = {result.date for result in recent}
    goals = [r for r in races if r.date not in known]
    run: list[RaceGoal | RaceResult] = [
        r for r in goals if r.priority is not Priority.C or _spends(dossier, r, today)
    ]
    run += [
        r
        for r in recent
        if (r.status is not Finish.TRAINING and r.date not in lesser) or _spends(dossier, r, today)
    ]
    return tuple(_recovering(race, dossier, age) for race in sorted(run, key=lambda r: r.date))


def _spends(dossier: Dossier, race: RaceGoal | RaceResult, today: date) -> bool:
    """Whether a marathon or more is no hard day, whatever it is called, but an ordeal."""
    sport = dossier.athlete.sport
    if sport not in RUNNERS or not row_of(race, sport).is_marathon:
        return False
    if race.date > today + FORESEEN:
        return False
    said = dossier.athlete.longest_recent_km or 0.0
    runs = (
        activity.km or 0.0
        for activity in dossier.activities
        if activity.sport in RUNS and race.date - L30 <= activity.day < race.date
    )
    return (race.km or 0.0) > BEYOND * max([said, *runs])


def _recovering(race: RaceGoal | RaceResult, dossier: Dossier, age: int | None) -> Recovering:
    row = row_of(race, dossier.athlete.sport)
    return Recovering(
        race=race,
        row=row,
        rest_until=race.date + row.rest(age),
        easy_until=race.date + row.easy_only(age),
        until=race.date + row.first_hard(age) - timedelta(days=1),
    )
