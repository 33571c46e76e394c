"""What the database and the chats say after kills."""

import re
import sqlite3
from collections import Counter
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from pathlib import Path

from benchmarks.athletes import ids, runner
from benchmarks.bots import KEY_BYTES
from benchmarks.talking import Key, Talker
from bot.local_chat.emulator import Call, Emulator
from coach.dossier import Dossier
from coach.race import Priority, RaceGoal
from storage.database import Database
from storage.sealing import Seal

TALKERS = 3
TRIGGERS = "".join(
    f"CREATE TRIGGER counted_{table}_{verb} AFTER {verb} ON {table} BEGIN "  # noqa: S608 (our own)
    f"INSERT INTO counted (kind, athlete, key) VALUES ('{table}', NEW.athlete_id, NEW.key); END;"
    for table in ("journal", "races")
    for verb in ("INSERT", "UPDATE")
)
COUNTING = f"CREATE TABLE counted (kind TEXT, athlete INTEGER, key TEXT); {TRIGGERS}"
"""Each change of a row leaves one here, in the same transaction."""

BEGUN = (
    "SELECT 'answer ' || id, attempts FROM outbox WHERE state = 'sending' "
    "UNION ALL SELECT key, attempt FROM pushes WHERE state IN ('sending', 'again')"
)
WEEK = re.compile(r"Week \w+ \d+ \w+")


@dataclass(slots=True)
class Outcome:
    """What a run has shown."""

    kills: int
    updates: int = 0
    effects: int = 0
    lost: list[str] = field(default_factory=list)
    doubled: list[str] = field(default_factory=list)
    open: int = 0
    """Updates that are not done at the end."""
    stuck: list[str] = field(default_factory=list)
    uncertain: list[int] = field(default_factory=list)
    """At each kill, what had been begun and was not marked."""
    states: dict[str, int] = field(default_factory=dict)
    """How many pushes ended how."""
    repeated: list[str] = field(default_factory=list)
    """Pushes that an athlete saw twice, which nobody had called uncertain."""
    missing: list[str] = field(default_factory=list)
    """Pushes marked as sent that an athlete never saw."""
    again: int = 0
    integrity: str = "?"

    @property
    def holds(self) -> bool:
        faults = self.lost + self.doubled + self.stuck + self.repeated + self.missing
        one_at_most = max(self.uncertain, default=0) <= 1
        return not faults and not self.open and one_at_most and self.integrity == "ok"

    def lines(self) -> Iterator[str]:
        for name, value in (
            ("kills", self.kills),
            ("updates", self.updates),
            ("  not done at the end", self.open),
            ("effects in the database", self.effects),
            ("  lost", _told(self.lost)),
            ("  twice", _told(self.doubled)),
            ("left without an answer", _told(self.stuck)),
            ("messages uncertain", sum(self.uncertain)),
            ("  most at one kill", max(self.uncertain, default=0)),
            ("pushes", ", ".join(f"{n} {state}" for state, n in sorted(self.states.items()))),
            ("  seen twice, all of them uncertain", self.again),
            ("  seen twice without a reason", _told(self.repeated)),
            ("  marked as sent and never seen", _told(self.missing)),
            ("integrity_check", self.integrity),
        ):
            yield f"{name:38} {value}"


MARKS = (
    ("sunday", "<b>Your coming week"),
    ("sunday", "<b>Your week</b>"),  # said when it has begun already
    ("wednesday", "Midweek check"),
    ("race_morning", "a good day out there"),
    ("day_after", "How did "),
    ("check_in", "How was "),
)
"""Words by which each push is known in a chat."""

REHEARSAL = re.compile(r"Rehearsal (\d\d)")

RACES, BETWEEN = 6, 5
"""So many races for whoever listens, so many days apart."""


class Evidence:
    """Counts, outside of the bot, what happens to its database and its chats."""

    def __init__(self, path: Path, emulator: Emulator) -> None:
        self.path = path
        self.day = date.min
        """The day of what is owed now."""
        self.uncertain: list[int] = []
        self.doubtful: set[str] = set()
        self._begun: set[tuple[str, int]] = set()
        self.seen: Counter[str] = Counter()
        self.seal = Seal(KEY_BYTES)
        self._emulator = emulator
        emulator.recorder = self._note

    async def prepare(self, today: date, athletes: int, talker: Talker) -> None:
        """Some who talk and are not spoken to, and some who only listen."""
        talker.today = today
        database = Database(f"sqlite+aiosqlite:///{self.path}", self.seal)
        await database.open()
        for place, number in enumerate(ids(TALKERS + athletes)):
            dossier = runner(today, 60, seed=number)
            talks = place < TALKERS
            settings = replace(dossier.settings, paused=talks)
            async with database.transaction() as tx:
                await tx.restore(
                    number, dossier.with_(settings=settings, races=_races(today, dossier))
                )
            phone = self._emulator.join(f"Athlete {place}", user=number, started=True)
            if talks:
                talker.phones.append(phone)
        await database.close()
        with closing(sqlite3.connect(self.path)) as connection:
            connection.executescript(COUNTING)

    def look(self) -> None:
        """Right after a kill: what had been begun and was not marked."""
        with closing(sqlite3.connect(self.path)) as connection:
            begun = {(str(row[0]), int(row[1])) for row in connection.execute(BEGUN)}
        self.uncertain.append(len(begun - self._begun))  # older ones wait for their leases
        self._begun |= begun
        self.doubtful.update(name for name, _ in begun)

    def found(self, talker: Talker, kills: int) -> Outcome:
        with closing(sqlite3.connect(self.path)) as connection:

            def rows(sql: str) -> list[tuple[str, ...]]:
                return connection.execute(sql).fetchall()

            counted = Counter[Key](
                (kind, int(athlete), key)
                for kind, athlete, key in rows("SELECT kind, athlete, key FROM counted")
            )
            pushes = rows("SELECT key, state FROM pushes WHERE state NOT IN ('due')")
            done = rows("SELECT count(*), sum(NOT done) FROM inbox")[0]
            integrity = str(rows("PRAGMA integrity_check")[0][0])
        expected = Counter(
            {
                (kind, athlete, self.seal.mark(key, athlete, kind)): times
                for (kind, athlete, key), times in talker.expected.items()
            }
        )
        sent = {key for key, state in pushes if state == "sent"}
        twice = {key for key, times in self.seen.items() if times > 1}
        return Outcome(
            kills=kills,
            updates=int(done[0]),
            open=int(done[1]),
            effects=sum(counted.values()),
            lost=[f"{key}" for key, n in expected.items() if counted[key] < n],
            doubled=[f"{key}" for key, n in counted.items() if n > expected[key]],
            stuck=talker.stuck,
            uncertain=self.uncertain,
            states=dict(Counter(state for _, state in pushes)),
            again=len(twice & self.doubtful),
            repeated=sorted(twice - self.doubtful),
            missing=sorted(sent - set(self.seen)),
            integrity=integrity,
        )

    def _note(self, call: Call) -> None:
        """A push that reached a chat, by the key of its row."""
        text = str(call.given.get("text", ""))
        if call.method != "sendMessage" or not call.answer.ok:
            return
        kind = _kind(text)
        if kind is not None:
            self.seen[f"{kind}:{call.given['chat_id']}:{self._day(kind, text)}"] += 1

    def _day(self, kind: str, text: str) -> str:
        """The day a push was owed for: what may be said late names its day in its words."""
        if kind == "sunday":
            return self._sunday(text)
        raced = REHEARSAL.search(text)
        if kind == "day_after" and raced is not None:
            back = [self.day - timedelta(days=number) for number in range(4)]
            days = (str(day + timedelta(days=1)) for day in back if f"{day:%d}" == raced[1])
            return next(days, str(self.day))
        return str(self.day)

    def _sunday(self, text: str) -> str:
        """A late program belongs to the Sunday before its week."""
        monday = WEEK.search(text)
        assert monday is not None, text
        wanted = monday[0].split(" ", 1)[1]
        for back in range(7):
            day = date.fromordinal(self.day.toordinal() - back)
            after = date.fromordinal(day.toordinal() + 1)
            if f"{after:%a} {after.day} {after:%b}" == wanted:
                return day.isoformat()
        raise AssertionError(f"no Sunday near {self.day} for {text[:80]}")


def race_days(today: date) -> tuple[date, ...]:
    return tuple(today + timedelta(days=1 + BETWEEN * number) for number in range(RACES))


def _races(today: date, dossier: Dossier) -> tuple[RaceGoal, ...]:
    """Rehearsals soon, before the race that is there."""
    soon = [
        RaceGoal(name=f"Rehearsal {day:%d}", date=day, priority=Priority.B, km=5.0)
        for day in race_days(today)
    ]
    return (*soon, *dossier.races)


def _kind(text: str) -> str | None:
    for kind, words in MARKS:
        if words in text:
            return kind
    return None


def _told(names: list[str]) -> str:
    return f"{len(names)}" + (f" ({'; '.join(names[:3])})" if names else "")
