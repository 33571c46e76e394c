"""evaluate: the athlete lab. Synthetic athletes live with the coach for weeks; the score table."""

import asyncio
import os
import time
from argparse import Namespace
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from bot.lab.archetypes import ARCHETYPES
from bot.lab.life import Life
from bot.lab.memory_store import MemoryStore
from bot.lab.score import Score
from bot.lab.scoring import score_of
from bot.verbs.say import out, out_json
from storage.database import Database
from storage.sealing import Seal, make_key

KINDS = len(ARCHETYPES)
"""Of each round of all archetypes one lives on the real database, each round another one."""


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
        Job(n % KINDS, options.seed * 1000 + n, options.weeks, n % KINDS == n // KINDS % KINDS)
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
    if not job.sqlite:
        return score_of(await Life(archetype, job.seed, job.weeks, MemoryStore()).live())
    with TemporaryDirectory() as folder:
        database = Database(f"sqlite+aiosqlite:///{Path(folder) / 'lab.db'}", Seal(make_key()))
        await database.open()
        try:
            return score_of(await Life(archetype, job.seed, job.weeks, database).live())
        finally:
            await database.close()


COLUMNS = (
    ("blocks", "blocks", "d"),
    ("warns/p", "warns_per_program", ".2f"),
    ("breach", "availability_breaches", "d"),
    ("no prg", "weeks_without_program", "d"),
    ("in band", "in_band_share", ".2f"),
    ("as said", "said_in_band_share", ".2f"),
    ("taper", "taper_in_row_share", ".2f"),
    ("final 7", "taper_share_median", ".2f"),
    ("jump wk", "longest_week_jump", ".2f"),
    ("jump run", "longest_run_jump", ".2f"),
    ("peak wk", "peak_week_against_need", ".2f"),
    ("peak lg", "peak_long_against_need", ".2f"),
    ("plan wk", "planned_week_against_need", ".2f"),
    ("plan lg", "planned_long_against_need", ".2f"),
    ("easy", "easy_share", ".2f"),
    ("model", "model_error_median", ".3f"),
    ("p90", "model_error_p90", ".3f"),
    ("adher", "adherence_error_median", ".3f"),
    ("p90", "adherence_error_p90", ".3f"),
    ("recomp", "recomputed_off_max", ".3f"),
    ("in fcst", "inside_forecast_band_share", ".2f"),
    ("spacing", "spacing_breaches", "d"),
    ("change", "days_to_change_max", "d"),
    ("staged", "staged_right_share", ".2f"),
    ("raises", "forced_raises", "d"),
    ("falls", "detrained", "d"),
    ("wither", "withered", "d"),
    ("prg/s", "programs_per_second", ".0f"),
)


def _table(rows: dict[str, Score], total: Score, seconds: float) -> None:
    out(f"{'':20}" + "".join(f"{head:>9}" for head, _, _ in COLUMNS))
    for name, score in (*rows.items(), ("total", total)):
        figures = score.row()
        cells = []
        for _, key, form in COLUMNS:
            value = figures[key]
            cells.append(f"{'-':>9}" if value is None else f"{value:>9{form}}")
        out(f"{name:20}" + "".join(cells))
    out(f"rules: {dict(sorted(total.rules.items()))}")
    out(f"{seconds:.1f} s")
