"""The daily figures once more, from a dossier's JSON and the text of coaching §1 alone.

Nothing of the coach's own reckoning is imported. It is slow and plain on purpose.
"""

import math
import statistics
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from itertools import pairwise
from typing import Any

Raw = dict[str, Any]
Loads = list[float | None]

RUNS = ("running", "trail_running", "treadmill")
FOOT = (*RUNS, "walking", "hiking")
PER_KM = {
    "swimming": 4.0,
    "open_water": 4.2,
    "rowing": 1.5,
    "ski_touring": 1.2,
    "nordic_ski": 1.2,
}
CLIMB = {**dict.fromkeys(FOOT, 7.04), "cycling": 4.80, "indoor_cycling": 4.80, "ski_touring": 10.6}
SPEEDS = ((12.0, 4.0), (16.0, 3.5), (20.0, 2.9), (25.0, 2.4))
STREAM, MEAN, RPE = "stream", "mean_hr", "session_rpe"
HALF = 0.80 - 1e-9


@dataclass
class Session:
    """An activity, and its loads by each method."""

    raw: Raw
    day: date
    rpe: float | None
    by: dict[str, float] = field(default_factory=dict)

    @property
    def minutes(self) -> float | None:
        seconds = self.raw.get("duration_s")
        return None if seconds is None else seconds / 60

    @property
    def pulse(self) -> int | None:
        told: int | None = self.raw.get("avg_hr")
        return None if told in {None, 0, 255} else told

    def method(self, order: Sequence[str]) -> str | None:
        return next((name for name in order if name in self.by), None)

    @property
    def external(self) -> float | None:
        sport, km = self.raw["sport"], self.raw.get("km")
        up = (self.raw.get("ascent_m") or 0.0) / 1000 * CLIMB.get(sport, 0.0)
        if km and sport in FOOT:
            return float(km + up)
        if km and "cycling" in sport:
            return float(km / _riding(km, self.minutes) + up)
        if km and sport in PER_KM:
            return float(km * PER_KM[sport] + up)
        if self.minutes is None:
            return None
        return self.minutes / 60 * (6 if self.rpe is None else self.rpe) * 0.48


def _riding(km: float, minutes: float | None) -> float:
    mph = km / 1.609344 / (minutes / 60) if minutes else 0.0
    for (low, high_factor), (high, low_factor) in pairwise(SPEEDS):
        if low <= mph <= high:
            return high_factor + (low_factor - high_factor) * (mph - low) / (high - low)
    return 4.0 if mph < SPEEDS[0][0] else 2.4


def sessions(dossier: Raw, today: date) -> list[Session]:
    """What happened up to today, with every internal load that can be told."""
    felt = {seen["date"]: seen.get("rpe") for seen in dossier.get("observations", [])}
    found = []
    for raw in dossier.get("activities", []):
        day = datetime.fromisoformat(raw["start"]).date()
        rpe = raw.get("rpe")
        if day <= today:
            found.append(Session(raw, day, felt.get(str(day)) if rpe is None else rpe))
    cost = _banister(dossier["athlete"], found, today)
    for one in found:
        if one.raw.get("trimp_stream") is not None:
            one.by[STREAM] = one.raw["trimp_stream"]
        if one.minutes is not None and one.pulse is not None:
            one.by[MEAN] = cost(one.minutes, one.pulse)
    k = _learnt(found)
    for one in found:
        if one.minutes is not None and one.rpe is not None:
            one.by[RPE] = one.minutes * one.rpe * k
    return found


def _banister(
    athlete: Raw, found: Sequence[Session], today: date
) -> Callable[[float, float], float]:
    a, b = (0.86, 1.67) if athlete.get("sex") == "female" else (0.64, 1.92)
    born = athlete.get("birth_year")
    guess = 185.0 if born is None else 208 - 0.7 * (today.year - born)
    tops = sorted(one.raw["max_hr"] for one in found if 0 < (one.raw.get("max_hr") or 0) <= 220)
    guess = max(guess, tops[-3]) if len(tops) >= 3 else guess
    rest, top = athlete.get("resting_hr"), athlete.get("max_hr")
    if (rest or 65) >= (top or guess):
        rest = top = None
    low, high = rest or 65.0, top or guess

    def cost(minutes: float, pulse: float) -> float:
        x = min(1.0, max(0.0, (pulse - low) / (high - low)))
        return minutes * x * a * math.exp(b * x)

    return cost


def _learnt(found: Sequence[Session]) -> float:
    order = (MEAN, STREAM) if _mixed(found) else (STREAM, MEAN)
    rated = [one for one in found if one.rpe and one.minutes and one.method(order)]
    known = [
        one.by[one.method(order) or ""] / ((one.minutes or 0) * (one.rpe or 0)) for one in rated
    ]
    return statistics.median(known) if len(known) >= 8 else 0.30


def _mixed(found: Sequence[Session]) -> bool:
    best = {one.method((STREAM, MEAN)) for one in found}
    return {STREAM, MEAN} <= best


@dataclass
class Diary:
    """The dates from the first record on; a stretch of fourteen without one is unknown."""

    days: list[date]
    done: dict[date, list[Session]]
    records: set[date]

    @classmethod
    def of(cls, dossier: Raw, today: date) -> "Diary":
        found = sessions(dossier, today)
        done: dict[date, list[Session]] = {}
        for one in found:
            done.setdefault(one.day, []).append(one)
        seen = {date.fromisoformat(one["date"]) for one in dossier.get("observations", [])}
        records = set(done) | {day for day in seen if day <= today}
        first = min(records, default=today + timedelta(days=1))
        days = [first + timedelta(days=n) for n in range((today - first).days + 1)]
        return cls(days, done, records)

    def unknown(self, place: int) -> bool:
        if self.days[place] in self.records:
            return False
        low = high = place
        while low > 0 and self.days[low - 1] not in self.records:
            low -= 1
        while high + 1 < len(self.days) and self.days[high + 1] not in self.records:
            high += 1
        return high - low + 1 >= 14

    def column(self, load: Callable[[Session], float | None]) -> Loads:
        return [
            None
            if self.unknown(place)
            else sum(load(one) or 0.0 for one in self.done.get(day, []))
            for place, day in enumerate(self.days)
        ]

    def between(self, start: int, end: int) -> list[Session]:
        return [one for day in self.days[max(0, start) : end] for one in self.done.get(day, [])]


def figures(dossier: Raw, today: date) -> list[dict[str, float | None]]:
    """What `metrics` prints of each day, apart from rest, gates and names."""
    diary = Diary.of(dossier, today)
    best = diary.column(lambda one: one.by.get(one.method((STREAM, MEAN, RPE)) or ""))
    plain = diary.column(lambda one: one.by.get(one.method((MEAN, STREAM, RPE)) or ""))
    total = diary.column(lambda one: one.external)
    impact = diary.column(lambda one: one.external if one.raw["sport"] in FOOT else 0.0)
    paired = diary.column(lambda one: one.external if one.by else 0.0)
    lost = [load is None for load in total]
    rows = []
    for place in range(len(diary.days)):
        end = place + 1
        internal = plain if _mixed(diary.between(end - 28, end)) else best
        since = max((n + 1 for n in range(end) if lost[n]), default=0)
        whole = plain if _mixed(diary.between(since, end)) else best
        covers = [
            _share(paired[max(0, end - n) : end], total[max(0, end - n) : end]) for n in (7, 28)
        ]
        told = end >= 14 and not any(lost[max(0, end - 28) : end])
        sure = told and all(share is None or share >= HALF for share in covers)
        row = _ratios("external", total, total, end, since, told)
        row |= _ratios("internal", internal, whole, end, since, sure)
        row |= {"coverage_7": covers[0], "coverage_28": covers[1]}
        row |= _of_the_day(
            diary.done.get(diary.days[place], []), total[place], impact[place], best[place]
        )
        pair = _ratios("paired", paired, paired, end, since, sure)["acwr_paired"]
        row["divergence"] = _apart(pair, row["acwr_internal"])
        even = covers[0] is None or covers[0] >= HALF
        row |= _flat(internal[end - 7 : end]) if end >= 7 and even else _flat([])
        runs = [
            one.raw.get("km") or 0.0
            for one in diary.between(end - 30, end)
            if one.raw["sport"] in RUNS
        ]
        row["longest_run_30d_km"] = max(runs, default=0.0) or None
        rows.append(row)
    return rows


def _of_the_day(
    held: Sequence[Session], total: float | None, impact: float | None, internal: float | None
) -> dict[str, float | None]:
    """Sessions without a size, or without a cost to the body, are not nothing."""
    sized = not held or any(one.external is not None for one in held)
    costed = not held or any(one.by for one in held)
    return {
        "external_total": total if sized else None,
        "external_impact": impact if sized else None,
        "internal": internal if costed else None,
    }


def _ratios(
    name: str, loads: Loads, whole: Loads, end: int, since: int, told: bool
) -> dict[str, float | None]:
    acute = _mean(loads[end - 7 : end]) if end >= 7 else None
    chronic = _mean(loads[max(0, end - 28) : end]) if end >= 14 else None
    before = _mean(loads[end - 28 : end - 7]) if end >= 28 else None
    shown = {
        f"acwr_{name}": _over(acute, chronic),
        f"acwr_{name}_uncoupled": _over(acute, before),
        f"acwr_{name}_ewma": _over(
            _weighted(whole[since:end], 7), _weighted(whole[since:end], 28)
        ),
    }
    return {
        f"acute_{name}": acute,
        f"chronic_{name}": chronic,
        **(shown if told else dict.fromkeys(shown)),
    }


def _known(loads: Loads) -> list[float] | None:
    found = [load for load in loads if load is not None]
    return found if len(found) == len(loads) else None


def _mean(loads: Loads) -> float | None:
    known = _known(loads)
    return None if known is None else statistics.fmean(known)


def _weighted(loads: Loads, days: int) -> float | None:
    mean: float | None = None
    for load in _known(loads) or []:
        mean = load if mean is None else mean + 2 / (days + 1) * (load - mean)
    return mean


def _over(one: float | None, other: float | None) -> float | None:
    return one / other if one is not None and other else None


def _share(paired: Loads, total: Loads) -> float | None:
    some, whole = _known(paired), _known(total)
    return sum(some) / sum(whole) if some is not None and whole and sum(whole) > 0 else None


def _apart(external: float | None, internal: float | None) -> float | None:
    if external is None or internal is None or external + internal == 0:
        return None
    return (external - internal) / ((external + internal) / 2)


def _flat(loads: Loads) -> dict[str, float | None]:
    known = _known(loads)
    spread = statistics.stdev(known) if known else 0.0
    if not known or spread <= 1e-9 * max(known):
        return {"monotony": None, "strain": None}
    even = statistics.fmean(known) / spread
    return {"monotony": even, "strain": sum(known) * even}
