"""The journal: days kept from one line, changed, and read again."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, fields, replace
from datetime import date, datetime, time, timedelta
from itertools import count

from coach.activity import Activity, Sport
from coach.athlete import Athlete, AthleteId, Discipline
from coach.dossier import Dossier
from coach.errors import UnknownAthleteError
from coach.journal import Observation
from coach.load.duplicates import Sameness, merge, same_run
from coach.planning.matching import Suggestion, suggest
from coach.ports import Clock, Kept, Store, Transaction
from coach.program import monday_of
from coach.state import State
from coach.understanding.entry import SaidActivity, SaidDay, Understood
from coach.understanding.line import understand
from coach.understanding.odd import Odd, odd_activity, odd_day, odd_figures
from coach.usecases.activities import matched
from coach.usecases.check_in import Noted, heed, serious
from coach.usecases.workouts import as_planned, not_as_planned, stands_for_plan

NOON = time(12)

Asks = tuple[int, Suggestion]
"""A session, and the planned one that it may stand for: asked, not taken for granted."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Logged:
    """What was kept of one day."""

    athlete: Athlete
    today: date
    day: date
    observation: Observation | None
    activities: tuple[Activity, ...] = ()
    opened: State | None = None
    asks: tuple[Asks, ...] = ()
    odd: tuple[Odd, ...] = ()
    """What was typed as a figure and is none: it stays a note."""
    taken: tuple[Activity, ...] = ()
    """What stands for the day because it was planned: only an effort was typed."""
    doubts: tuple["Doubt", ...] = ()
    beside: tuple[Activity, ...] = ()
    """What else was trained on the day that these sessions were typed for."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Doubt:
    """A typed run and a recorded one of its day, too far apart to be one for sure: asked."""

    typed_id: int
    recorded_id: int
    recorded: Activity


@dataclass(frozen=True, slots=True, kw_only=True)
class _Trained:
    """A typed session as it was kept, and what is to be asked about it."""

    activity: Activity
    asks: Asks | None = None
    doubt: Doubt | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class JournalDay:
    """One day as the journal shows it."""

    date: date
    observation: Observation | None
    activities: tuple[Activity, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class JournalWeek:
    """The last seven days, the newest first."""

    athlete: Athlete
    today: date
    days: tuple[JournalDay, ...]


@dataclass(frozen=True, slots=True)
class KeepJournal:
    """Days in the journal."""

    store: Store
    clock: Clock

    async def read(self, athlete: AthleteId, text: str) -> Understood:
        """What a text says, nothing kept."""
        moment = self.clock.moment()
        async with self.store.reading() as tx:
            person = await _person(tx, athlete)
        return understand(text, today=person.today(moment), units=person.units)

    async def log(
        self, athlete: AthleteId, text: str, about: date | None = None
    ) -> tuple[Logged, ...]:
        """Keeps what a text says, day by day; what is unexplained becomes the day's note."""
        moment = self.clock.moment()
        async with self.store.transaction() as tx:
            person = await _person(tx, athlete)
            today = person.today(moment)
            understood = understand(text, today=about or today, units=person.units)
            tx.undoable(athlete, "the journal entry", moment)
            entries = understood.entries or (SaidDay(date=about or today),)
            whole = not understood.entries or any(day.date > today for day in entries)
            note = text if whole else understood.unexplained
            return await keep_days(tx, athlete, entries, note, moment)

    async def note(self, athlete: AthleteId, day: date, words: str) -> None:
        """Adds words to a day's note."""
        moment = self.clock.moment()
        async with self.store.transaction() as tx:
            tx.undoable(athlete, "the note", moment)
            before = await day_of(tx, athlete, day)
            await tx.journal.keep(athlete, _noted(before or Observation(date=day), words))

    async def week(self, athlete: AthleteId) -> JournalWeek:
        """The last seven days."""
        moment = self.clock.moment()
        async with self.store.reading() as tx:
            person = await _person(tx, athlete)
            today = person.today(moment)
            since = today - timedelta(days=6)
            seen = {k.value.date: k.value for k in await tx.journal.all(athlete, since=since)}
            done = [k.value for k in await tx.activities.all(athlete, since=since)]
        days = tuple(
            JournalDay(
                date=day,
                observation=seen.get(day),
                activities=tuple(a for a in done if a.day == day),
            )
            for day in (today - timedelta(days=n) for n in range(7))
        )
        return JournalWeek(athlete=person, today=today, days=days)

    async def differ(self, athlete: AthleteId, day: date) -> bool:
        """What stood for a day because it was planned is taken back: it was another session."""
        moment = self.clock.moment()
        async with self.store.transaction() as tx:
            tx.undoable(athlete, f"taking {day:%A} back", moment)
            return await not_as_planned(tx, athlete, day)

    async def clear(self, athlete: AthleteId, day: date) -> bool:
        """Deletes a day's check-in and what was typed as training; files stay."""
        moment = self.clock.moment()
        async with self.store.transaction() as tx:
            tx.undoable(athlete, f"clearing {day:%A}", moment)
            gone = False
            for kept in await tx.journal.all(athlete, since=day):
                if kept.value.date == day:
                    await tx.journal.remove(athlete, kept.id)
                    gone = True
            for typed in await tx.activities.all(athlete, since=day):
                if typed.value.day == day and typed.value.source == "journal":
                    await tx.activities.remove(athlete, typed.id)
                    gone = True
        return gone


async def keep_days(
    tx: Transaction,
    athlete: AthleteId,
    entries: Sequence[SaidDay],
    note: str,
    moment: datetime,
) -> tuple[Logged, ...]:
    """Keeps told days; the note goes to the first of them."""
    person = await _person(tx, athlete)
    today = person.today(moment)
    entries, note, odd = sounded(person, entries, note, today)
    kept: list[Logged] = []
    for entry in entries:
        words = "" if kept else note
        kept.append(await _keep(tx, athlete, person, entry, today, words))
    return (replace(kept[0], odd=odd), *kept[1:]) if kept else ()


def sounded(
    person: Athlete, entries: Sequence[SaidDay], note: str, today: date
) -> tuple[tuple[SaidDay, ...], str, tuple[Odd, ...]]:
    """Told days without what nobody does; its words go to the note, so that nothing is lost.

    A day that is still ahead is none: what was typed for it becomes a note of today.
    """
    ahead = [one for entry in entries if (one := odd_day(entry, today)) is not None]
    odd: list[Odd] = []
    days: list[SaidDay] = []
    past = [entry for entry in entries if entry.date <= today]
    for entry in past or [SaidDay(date=today)]:
        found = [odd_activity(a, a.sport or _RIDES.get(person.sport)) for a in entry.activities]
        odd += [one for one in found if one is not None]
        sane = tuple(a for a, one in zip(entry.activities, found, strict=True) if one is None)
        days.append(replace(entry, activities=sane))
    kept = "\n".join(filter(None, [note.strip(), *(one.words for one in odd)]))
    figures = () if ahead else odd_figures(note)
    return tuple(days), kept, (*ahead, *figures, *odd)


_RIDES = {Discipline.CYCLING: Sport.CYCLING}
"""Whose sessions without a named sport are no sessions on foot."""


def drafted(
    person: Athlete, today: date, entries: Sequence[SaidDay], note: str
) -> tuple[Logged, ...]:
    """What `keep_days` would keep, nothing kept; what was there of a day is not shown."""
    entries, note, odd = sounded(person, entries, note, today)
    return tuple(
        Logged(
            athlete=person,
            today=today,
            day=entry.date,
            observation=merged(Observation(date=entry.date), entry, "" if number else note),
            activities=tuple(
                _typed(person, entry.date, place, said)
                for place, said in enumerate(entry.activities)
            ),
            odd=() if number else odd,
        )
        for number, entry in enumerate(entries)
    )


async def day_of(tx: Transaction, athlete: AthleteId, day: date) -> Observation | None:
    kept = await tx.journal.all(athlete, since=day)
    return next((k.value for k in kept if k.value.date == day), None)


async def _person(tx: Transaction, athlete: AthleteId) -> Athlete:
    person = await tx.athletes.get(athlete)
    if person is None:
        raise UnknownAthleteError(athlete)
    return person


async def _keep(
    tx: Transaction,
    athlete: AthleteId,
    person: Athlete,
    entry: SaidDay,
    today: date,
    note: str,
) -> Logged:
    before = await day_of(tx, athlete, entry.date)
    seen = merged(before or Observation(date=entry.date), entry, note)
    noted, taken = Noted(observation=seen, today=today), tuple[Activity, ...]()
    if seen != Observation(date=entry.date):
        await tx.journal.keep(athlete, seen)
        if _effort_alone(entry, note) and entry.date <= today:
            taken = await as_planned(tx, athlete, person, entry.date)
        noted = await heed(tx, athlete, seen, today)
    used: set[int] = set()
    trained = [
        await _train(tx, athlete, person, entry.date, used, activity)
        for activity in entry.activities
    ]
    kept = tuple(one.activity for one in trained)
    return Logged(
        athlete=person,
        today=today,
        day=entry.date,
        observation=seen,
        activities=kept,
        beside=await _beside(tx, athlete, entry.date, kept) if kept else (),
        opened=noted.opened,
        asks=tuple(one.asks for one in trained if one.asks is not None),
        doubts=tuple(one.doubt for one in trained if one.doubt is not None),
        taken=taken,
    )


def _effort_alone(entry: SaidDay, note: str) -> bool:
    """How hard a day was and not one word of what: as a tap on a number."""
    return bool(entry.rpe) and not (entry.activities or entry.rest_day or note.strip())


def merged(before: Observation, entry: SaidDay, note: str) -> Observation:
    """A day's report with what a text adds; what the text leaves unsaid stays.

    Unless it speaks against it: who trained did not rest, and a figure was told of its own place.
    """
    said = {
        f.name: getattr(entry, f.name)
        for f in fields(Observation)
        if f.name != "date" and getattr(entry, f.name, None) is not None
    }
    trained = bool(entry.activities) or entry.rpe is not None
    if trained and before.rest_day and not entry.rest_day:
        said["rest_day"] = False
    if serious(replace(Observation(date=before.date), **said)) and _elsewhere(before, entry):
        said |= {"pain": entry.pain, "pain_side": entry.pain_side}
    return _noted(replace(before, **said), note)


def _elsewhere(before: Observation, entry: SaidDay) -> bool:
    told = (before.pain_where, before.pain_side)
    return None not in {told[0], entry.pain_where} and told != (entry.pain_where, entry.pain_side)


def _noted(seen: Observation, words: str) -> Observation:
    words = words.strip()
    if not words or (seen.note and words in seen.note):
        return seen
    return replace(seen, note=f"{seen.note}\n{words}" if seen.note else words)


SPORTS = {
    Discipline.CYCLING: Sport.CYCLING,
    Discipline.HIKING: Sport.HIKING,
    Discipline.TRAIL: Sport.TRAIL_RUNNING,
}
"""What a session without a named sport is taken for: the athlete's own."""


def _typed(person: Athlete, day: date, number: int, said: SaidActivity) -> Activity:
    """A told session as an activity; its noon stands for an unknown hour."""
    return Activity(
        start=datetime.combine(day, NOON, tzinfo=person.zone) + timedelta(minutes=number),
        sport=said.sport or SPORTS.get(person.sport, Sport.RUNNING),
        duration_s=said.duration_s,
        km=said.km,
        ascent_m=said.ascent_m,
        avg_hr=said.avg_hr,
        rpe=said.rpe,
        source="journal",
        id=_id(day, number),
    )


def _id(day: date, number: int) -> str:
    return f"journal:{day.isoformat()}:{number}"


async def _train(
    tx: Transaction,
    athlete: AthleteId,
    person: Athlete,
    day: date,
    used: set[int],
    said: SaidActivity,
) -> _Trained:
    """A typed activity; a file of the same run keeps its numbers and takes the effort.

    Told again in another message it is put right; another session is one more.
    `used`: the numbers of the day that this message has given away.
    """
    there = await tx.activities.all(athlete, since=day)
    typed = _numbered(person, day, used, said, {one.value.id: one.value for one in there})
    doubted: Kept[Activity] | None = None
    for kept in there:
        known = kept.value
        if known.day != day:
            continue
        if stands_for_plan(known) and known.sport.family == typed.sport.family:
            await tx.activities.remove(athlete, kept.id)  # what was done says more than the plan
            continue
        if known.source == "journal":
            continue
        same = same_run(typed, known)
        if same is Sameness.SAME:
            if typed.rpe is not None:
                known = replace(known, rpe=typed.rpe)
                await tx.activities.keep(athlete, known, kept.id)
            return _Trained(activity=known)
        doubted = kept if same is Sameness.ASK else doubted
    id_ = await tx.activities.keep(athlete, typed)
    if doubted is not None:
        doubt = Doubt(typed_id=id_, recorded_id=doubted.id, recorded=doubted.value)
        return _Trained(activity=typed, doubt=doubt)
    match = await _match(tx, athlete, person, typed)
    return _Trained(activity=typed, asks=None if match is None else (id_, match))


async def _beside(
    tx: Transaction, athlete: AthleteId, day: date, kept: Sequence[Activity]
) -> tuple[Activity, ...]:
    there = [one.value for one in await tx.activities.all(athlete, since=day)]
    return tuple(one for one in there if one.day == day and one not in kept)


def _numbered(
    person: Athlete,
    day: date,
    used: set[int],
    said: SaidActivity,
    there: Mapping[str | None, Activity],
) -> Activity:
    """In the first place of the day that is free, or that has the same session, put right."""

    def fits(number: int) -> bool:
        known = there.get(_id(day, number))
        typed = _typed(person, day, number, said)
        return number not in used and (known is None or _again(typed, known))

    number = next(filter(fits, count()))
    used.add(number)
    typed, known = _typed(person, day, number, said), there.get(_id(day, number))
    if known is None:
        return typed
    newest = known.rpe if typed.rpe is None else typed.rpe
    return merge(replace(known, rpe=newest), typed)


def _again(typed: Activity, known: Activity) -> bool:
    """Whether a session is told once more: near in distance or time, or nothing speaks against it.

    Doubles add up: five kilometres after twelve are a second run.
    """
    told, before = (typed.km, typed.duration_s), (known.km, known.duration_s)
    compared = any(a and b for a, b in zip(told, before, strict=True))
    same = same_run(known, typed)
    return same is Sameness.SAME or (same is Sameness.ASK and not compared)


async def _match(
    tx: Transaction, athlete: AthleteId, person: Athlete, typed: Activity
) -> Suggestion | None:
    """The planned workout that a typed session surely stands for is done; a guess is returned."""
    since = monday_of(typed.day - timedelta(days=1))
    weeks = await tx.programs.since(athlete, since)
    told = tuple(k.value for k in await tx.matches.all(athlete, since=since))
    match = suggest(Dossier(athlete=person, programs=weeks, matches=told), typed, typed.day)
    if match is None or not match.sure:
        return match
    await matched(tx, athlete, typed, match)
    return None
