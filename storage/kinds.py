"""Which kinds of things are kept in rows, by which natural key and in which order."""

from coach.activity import Activity
from coach.availability import Availability, Conditions, DatedException
from coach.dossier import Fact, Match, Offer, Receipt, Thumb
from coach.journal import Observation
from coach.race import RaceGoal, RaceResult
from coach.state import State
from storage import schema
from storage.collections import Kind

AVAILABILITY = Kind(schema.availability, Availability, lambda _: "only", lambda _: None)
EXCEPTIONS = Kind(
    schema.exceptions,
    DatedException,
    lambda e: f"{e.from_}..{e.to}",
    lambda e: e.to,
    lambda e: e.from_,
)
CONDITIONS = Kind(
    schema.conditions,
    Conditions,
    lambda c: f"{c.from_}..{c.to}",
    lambda c: c.to,
    lambda c: c.from_,
)
RACES = Kind(
    schema.races,
    RaceGoal,
    lambda r: f"{r.date}|{r.name.casefold()}",
    lambda r: r.date,
    lambda r: (r.date, r.priority, r.name),
)
RESULTS = Kind(
    schema.results,
    RaceResult,
    lambda r: f"{r.date}|{r.name.casefold()}",
    lambda r: r.date,
    lambda r: (r.date, r.name),
)
ACTIVITIES = Kind(
    schema.activities,
    Activity,
    lambda a: a.id or a.start.isoformat(),
    lambda a: a.day,
    lambda a: a.start,
)
JOURNAL = Kind(schema.journal, Observation, lambda o: str(o.date), lambda o: o.date)
STATES = Kind(schema.states, State, lambda _: None, lambda s: s.since)
RECEIPTS = Kind(
    schema.receipts, Receipt, lambda r: str(r.week_start_date), lambda r: r.week_start_date
)
MATCHES = Kind(schema.matches, Match, lambda _: None, lambda m: m.date)
OFFERS = Kind(schema.offers, Offer, lambda _: None, lambda o: o.date)
FACTS = Kind(schema.facts, Fact, lambda f: str(f.id), lambda f: f.date)
THUMBS = Kind(
    schema.thumbs,
    Thumb,
    lambda t: f"{t.week_start_date}:{t.version}",
    lambda t: t.week_start_date,
)
