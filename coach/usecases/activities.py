"""An activity from a file: recognised, matched, kept."""

from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta

from coach.activity import Activity
from coach.athlete import Athlete, AthleteId
from coach.dialogue.activity_day import ACTIVITY_DAY
from coach.dialogue.dialogue import Dialogue
from coach.dossier import Dossier, Match
from coach.load.duplicates import Sameness, merge, same_activity, same_run
from coach.load.internal import internal_model
from coach.load.ratios import DayMetrics, day_metrics
from coach.load.series import daily_series
from coach.planning.matching import Suggestion, suggest
from coach.ports import Clock, Kept, Store, Transaction
from coach.recording import Recording
from coach.usecases.week import load
from coach.usecases.workouts import done_by, stands_for_plan


@dataclass(frozen=True, slots=True, kw_only=True)
class ActivityLogged:
    """What became of one activity.

    `again`: it was there already, perhaps as another format. `doubt`: a typed run of that day
    that may be the same. `match`: the planned workout it stands for; `asks` if that is a guess.
    `uncounted_km`: a distance that nobody covers in the time; only the time counts.
    """

    athlete: Athlete
    today: date
    id: int
    activity: Activity
    again: bool = False
    doubt: Kept[Activity] | None = None
    match: Suggestion | None = None
    before: DayMetrics | None = None
    after: DayMetrics | None = None
    uncounted_km: float | None = None


@dataclass(frozen=True, slots=True)
class LogActivity:
    """Keeps an activity once, however often and in whatever format it is sent."""

    store: Store
    clock: Clock

    async def __call__(self, athlete: AthleteId, recording: Recording) -> ActivityLogged:
        moment = self.clock.moment()
        async with self.store.transaction() as tx:
            dossier = await load(tx, athlete, moment)
            today = dossier.today(moment)
            activity = believed(_with_stream(dossier, recording, today))
            before = day_metrics(daily_series(dossier, today), today)
            near = await tx.activities.all(athlete, since=activity.day - timedelta(days=1))
            known = next((k for k in near if same_activity(k.value, activity)), None)
            if known is not None:
                return ActivityLogged(
                    athlete=dossier.athlete,
                    today=today,
                    id=known.id,
                    activity=known.value,
                    again=True,
                )
            tx.undoable(athlete, "the activity", moment)
            typed, doubt = _typed(near, activity)
            if typed is not None:
                activity = merge(typed.value, activity)
                await tx.activities.remove(athlete, typed.id)
            id_ = await tx.activities.keep(athlete, activity)
            match = suggest(dossier, activity, today)
            if match is not None and match.sure:
                await matched(tx, athlete, activity, match)
            dossier = await load(tx, athlete, moment)
        return ActivityLogged(
            athlete=dossier.athlete,
            today=today,
            id=id_,
            activity=activity,
            doubt=doubt,
            match=match,
            before=before,
            after=day_metrics(daily_series(dossier, today), today),
            uncounted_km=recording.activity.km if activity.km is None else None,
        )

    async def confirm(self, athlete: AthleteId, id_: int, day: date, code: str) -> bool:
        """The activity stands for the workout with this code on this day."""
        async with self.store.transaction() as tx:
            activity = await tx.activities.get(athlete, id_)
            if activity is None:
                return False
            await matched(tx, athlete, activity, Suggestion(day=day, code=code, sure=True))
        return True

    async def same(self, athlete: AthleteId, id_: int, typed_id: int) -> bool:
        """The file and the typed run are one: the file's numbers, the typed effort."""
        moment = self.clock.moment()
        async with self.store.transaction() as tx:
            activity = await tx.activities.get(athlete, id_)
            typed = await tx.activities.get(athlete, typed_id)
            if activity is None or typed is None:
                return False
            tx.undoable(athlete, "joining the two runs", moment)
            await tx.activities.remove(athlete, typed_id)
            await tx.activities.keep(athlete, merge(typed, activity), id_)
        return True

    async def rate(self, athlete: AthleteId, id_: int, rpe: int) -> Activity | None:
        """How hard it was, 0 to 10; None if the activity is gone."""
        async with self.store.transaction() as tx:
            activity = await tx.activities.get(athlete, id_)
            if activity is None:
                return None
            tx.undoable(athlete, "the effort", self.clock.moment())
            activity = replace(activity, rpe=float(rpe))
            await tx.activities.keep(athlete, activity, id_)
        return activity

    async def remove(self, athlete: AthleteId, id_: int) -> Activity | None:
        async with self.store.transaction() as tx:
            tx.undoable(athlete, "removing the activity", self.clock.moment())
            return await tx.activities.remove(athlete, id_)

    async def redate(self, athlete: AthleteId, id_: int, day: date) -> Activity | None:
        """Another day, the same hour: the watch had its date wrong."""
        async with self.store.transaction() as tx:
            return await redate(tx, athlete, id_, day, self.clock.moment())


async def redate(
    tx: Transaction, athlete: AthleteId, id_: int, day: date, moment: datetime
) -> Activity | None:
    activity = await tx.activities.get(athlete, id_)
    person = await tx.athletes.get(athlete)
    if activity is None or person is None:
        return None
    start = activity.start.replace(year=day.year, month=day.month, day=day.day, tzinfo=person.zone)
    tx.undoable(athlete, "the date of the activity", moment)
    activity = replace(activity, start=start)
    await tx.activities.keep(athlete, activity, id_)
    return activity


@dataclass(frozen=True, slots=True, kw_only=True)
class Redated:
    """An activity has its right day; None: it was removed in the meantime."""

    activity: Activity | None


async def finish_activity_day(
    tx: Transaction, athlete: AthleteId, dialogue: Dialogue, moment: datetime
) -> Redated:
    day = ACTIVITY_DAY.value("day", dialogue.answers)
    id_ = int(dialogue.subject or 0)
    return Redated(activity=await redate(tx, athlete, id_, day, moment))


NOBODY_M_S = {"run": 8.0, "walk": 8.0, "bike": 25.0}
"""By family, above the best there are over a whole activity: somebody was driven."""
SPRINT_KM, SPRINT = 0.8, 1.4
"""Over so little people are faster, by up to so much."""


def believed(activity: Activity) -> Activity:
    """Without a distance that nobody covers in the time: it would count as load for four weeks."""
    limit = NOBODY_M_S.get(activity.sport.family)
    if limit is None or not activity.km or not activity.duration_s:
        return activity
    limit *= SPRINT if activity.km < SPRINT_KM else 1.0
    if activity.km * 1000 / activity.duration_s <= limit:
        return activity
    return replace(activity, km=None, ascent_m=None)


def _with_stream(dossier: Dossier, recording: Recording, today: date) -> Activity:
    """The activity with its TRIMP over the samples, by the athlete's own pulse range."""
    if not recording.pulse:
        return recording.activity
    model = internal_model(dossier.athlete, dossier.activities, year=today.year)
    return replace(recording.activity, trimp_stream=model.stream(recording.pulse))


def _typed(
    near: tuple[Kept[Activity], ...], activity: Activity
) -> tuple[Kept[Activity] | None, Kept[Activity] | None]:
    """A typed entry of the same day: surely the same run, or perhaps."""
    for kept in near:
        if kept.value.source != "journal" or kept.value.day != activity.day:
            continue
        if stands_for_plan(kept.value) and kept.value.sport.family == activity.sport.family:
            return kept, None  # it only repeated the plan
        match same_run(kept.value, activity):
            case Sameness.SAME:
                return kept, None
            case Sameness.ASK:
                return None, kept
            case Sameness.DIFFERENT:
                continue
    return None, None


async def matched(
    tx: Transaction, athlete: AthleteId, activity: Activity, match: Suggestion
) -> None:
    for kept in await tx.matches.all(athlete, since=match.day):
        if kept.value.date == match.day and kept.value.code == match.code:
            await tx.matches.remove(athlete, kept.id)
    await tx.matches.keep(
        athlete, Match(date=match.day, activity_id=activity.id, code=match.code, outcome="done")
    )
    await done_by(tx, athlete, match.day, match.code)
