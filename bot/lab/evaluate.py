"""evaluate: the athlete lab. Synthetic athletes live with the coach for weeks; the score table."""

import asyncio
import os
import time
from argparse import Namespace
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory

from bot.lab.archetypes import ARCHETYPES
from bot.lab.life import START, Life
from bot.lab.memory_store import MemoryStore
from bot.lab.score import Score, score_of
from bot.verbs.say import out, out_json
from storage.database import Database
from storage.sealing import Seal, make_key

ON_SQLITE_EVERY = 12
"""One athlete of so many lives on the real database."""


@dataclass(frozen=True, slots=True)
class Job:
    """One athlete's life."""

    archetype: int
    seed: int
    weeks: int
    sqlite: bool


def evaluate(options: Namespace) -> int:
    """Lets so many athletes live for so many weeks; prints a row an archetype, and the total."""
    jobs = [
        Job(n % len(ARCHETYPES), options.seed * 1000 + n, options.weeks, n % ON_SQLITE_EVERY == 5)  # noqa: PLR2004 (any one of the twelve)
        for n in range(options.athletes)
    ]
    began = time.monotonic()
    workers = options.processes or min(len(jobs), os.cpu_count() or 1)
    if workers == 1:
        scores = [live(job) for job in jobs]
    else:
        with ProcessPoolExecutor(workers) as pool:
            scores = list(pool.map(live, jobs, chunksize=1))
    rows: dict[str, Score] = {}
    total = Score()
    for job, score in zip(jobs, scores, strict=True):
        rows.setdefault(ARCHETYPES[job.archetype].name, Score()).add(score)
        total.add(score)
    if options.json:
        out_json(
            {
                "total": total.row(),
                "archetypes": {name: score.row() for name, score in rows.items()},
                "rules": total.rules,
                "seconds": round(time.monotonic() - began, 1),
            }
        )
    else:
        _table(rows, total, time.monotonic() - began)
    return 0


def live(job: Job) -> Score:
    """One life, scored."""
    return asyncio.run(_live(job))


async def _live(job: Job) -> Score:
    archetype = ARCHETYPES[job.archetype]
    dossier = archetype.dossier(START, Random(job.seed * 7919 + len(archetype.name)))  # noqa: S311
    began = time.monotonic()
    if not job.sqlite:
        diary = await Life(archetype, job.seed, job.weeks, MemoryStore()).live()
    else:
        with TemporaryDirectory() as folder:
            database = Database(f"sqlite+aiosqlite:///{Path(folder) / 'lab.db'}", Seal(make_key()))
            await database.open()
            try:
                diary = await Life(archetype, job.seed, job.weeks, database).live()
            finally:
                await database.close()
    return score_of(dossier, diary, job.weeks, time.monotonic() - began)


COLUMNS = (
    ("blocks", "blocks", "d"),
    ("warns/p", "warns_per_program", ".2f"),
    ("breach", "availability_breaches", "d"),
    ("no prg", "weeks_without_program", "d"),
    ("in band", "in_band_share", ".2f"),
    ("taper", "taper_in_row_share", ".2f"),
    ("jump", "longest_jump", ".2f"),
    ("peak wk", "peak_week_against_need", ".2f"),
    ("peak lg", "peak_long_against_need", ".2f"),
    ("easy", "easy_share", ".2f"),
    ("change", "days_to_change_max", "d"),
    ("model", "model_error_median", ".3f"),
    ("p90", "model_error_p90", ".3f"),
    ("adher", "adherence_error_median", ".3f"),
    ("spacing", "spacing_blocks", "d"),
    ("hurt hard", "hard_while_ill_or_hurt", "d"),
    ("falls", "detrained", "d"),
    ("prg/s", "programs_per_second", ".0f"),
)


def _table(rows: dict[str, Score], total: Score, seconds: float) -> None:
    out(f"{'':20}" + "".join(f"{head:>10}" for head, _, _ in COLUMNS))
    for name, score in (*rows.items(), ("total", total)):
        figures = score.row()
        cells = []
        for _, key, form in COLUMNS:
            value = figures[key]
            cells.append(f"{'-':>10}" if value is None else f"{value:>10{form}}")
        out(f"{name:20}" + "".join(cells))
    out(f"rules: {dict(sorted(total.rules.items()))}")
    out(f"{seconds:.1f} s")
