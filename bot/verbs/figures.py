"""metrics: an athlete's daily figures, for machines and for people."""

from argparse import Namespace
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from bot.verbs.say import (
    BAD_INPUT,
    BadInputError,
    complain,
    dossier_from,
    out,
    out_json,
    today_of,
)
from coach.load.assumed import assumed
from coach.load.report import metrics_report

Day = Mapping[str, Any]

LISTED = 14
WEEK = 7
UNKNOWN = "-"

COLUMNS = (
    ("external km", "external_total", "{:.1f}"),
    ("body TRIMP", "internal", "{:.0f}"),
    ("external ratio", "acwr_external", "{:.2f}"),
    ("body ratio", "acwr_internal", "{:.2f}"),
    ("divergence", "divergence", "{:+.2f}"),
    ("covered 7 d", "coverage_7", "{:.0%}"),
    ("28 d", "coverage_28", "{:.0%}"),
)

GATES = {
    "none": "under 14 days, so no ratios yet",
    "provisional": "under 28 days, so ratios are provisional and decide nothing",
    "acwr": "load ratios count; divergence does not decide yet",
    "all": "every figure counts",
}


def metrics(options: Namespace) -> int:
    """The daily series."""
    try:
        dossier = dossier_from(Path(options.dossier))
        today = today_of(options, dossier)
        report = metrics_report(dossier, today)
    except BadInputError as error:
        complain(str(error))
        return BAD_INPUT
    if options.json:
        out_json(report)
    else:
        lines = _lines(report["days"], report["today"])
        lines += [f"Assumed: {', '.join(found)}" for found in [assumed(dossier, today)] if found]
        out("\n".join(lines))
    return 0


def _lines(days: Sequence[Day], today: Day) -> list[str]:
    if not days:
        return [f"Nothing is on record up to {today['date']}."]
    return [*_table(days[-LISTED:]), "", *_today(days)]


def _table(days: Sequence[Day]) -> list[str]:
    widths = [max(len(title), 6) for title, _, _ in COLUMNS]
    heads = [title.rjust(width) for (title, _, _), width in zip(COLUMNS, widths, strict=True)]
    lines = ["  ".join(["date".ljust(10), *heads])]
    for day in days:
        cells = [
            _said(day, name, shape).rjust(width)
            for (_, name, shape), width in zip(COLUMNS, widths, strict=True)
        ]
        lines.append("  ".join([day["date"], *cells]))
    return lines


def _today(days: Sequence[Day]) -> list[str]:
    """The last day in full; a figure that is not known is a dash."""
    day, count = days[-1], len(days)
    known = _said(day, "coverage_7", "{:.0%}"), _said(day, "coverage_28", "{:.0%}")
    ago = UNKNOWN if day["days_since_rest"] is None else day["days_since_rest"]
    history = f"{count} {'day' if count == 1 else 'days'} of history"
    covered = f"a body's load is known for {known[0]} of the work of 7 days and {known[1]} of 28"
    longest = _said(day, "longest_run_30d_km", "{:.1f} km")
    return [
        f"{day['date']}, {history}: {GATES[day['gate']]}",
        _load(day, "external", "km"),
        _load(day, "internal", "TRIMP"),
        f"Divergence {_said(day, 'divergence', '{:+.2f}')}; {covered}",
        f"Monotony {_monotony(days)}, strain {_said(day, 'strain', '{:.0f}')}",
        f"Days since rest {ago}, longest run of 30 days {longest}",
    ]


def _monotony(days: Sequence[Day]) -> str:
    loads = {day["internal"] for day in days[-WEEK:]}
    if len(days) >= WEEK and len(loads) == 1 and loads != {None}:
        return "very even"
    return _said(days[-1], "monotony", "{:.2f}")


def _load(day: Day, name: str, unit: str) -> str:
    mean = f"{{:.1f}} {unit}"
    return (
        f"{name.capitalize()}: {_said(day, f'acute_{name}', mean)} a day over 7 days, "
        f"{_said(day, f'chronic_{name}', mean)} over 28; ratio "
        f"{_said(day, f'acwr_{name}', '{:.2f}')} coupled, "
        f"{_said(day, f'acwr_{name}_uncoupled', '{:.2f}')} uncoupled, "
        f"{_said(day, f'acwr_{name}_ewma', '{:.2f}')} weighted"
    )


def _said(day: Day, name: str, shape: str) -> str:
    value = day[name]
    return UNKNOWN if value is None else shape.format(value).replace("-0.00", "+0.00")
