"""plan, audit: the coach's brain at the command line."""

from argparse import Namespace
from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Any

from bot.verbs.say import (
    BAD_INPUT,
    BadInputError,
    complain,
    day_from,
    dossier_from,
    json_from,
    now_for,
    out,
    out_json,
    today_of,
)
from coach.document import decode, encode
from coach.dossier import Dossier
from coach.errors import CoachError, TooYoungError, WeekIsOverError
from coach.planning.rules.hostile import read_program
from coach.planning.week import Written, check_week, write_week
from coach.program import Program, monday_of

UNSATISFIABLE = 1
Printed = dict[str, Any]


def plan(options: Namespace) -> int:
    """One program from a dossier, with every rule's verdict; a folder: one line a file."""
    path = Path(options.dossier)
    try:
        week = day_from(options.week, "--week")
        if path.is_dir():
            return _plan_folder(path, week, options)
        printed, code = _planned(path, week, options)
    except BadInputError as error:
        complain(str(error))
        return BAD_INPUT
    if options.json:
        out_json(printed)
    else:
        out(_program_lines(printed))
    return code


def _plan_folder(folder: Path, week: date, options: Namespace) -> int:
    """One line for each file, in the order of names; hidden ones are nobody's dossier."""
    worst = 0
    files = [one for one in sorted(folder.iterdir()) if one.is_file() and one.name[0] != "."]
    if not files:
        raise BadInputError(f"{folder}: no file is in it")
    for path in files:
        try:
            printed, code = _planned(path, week, options)
        except BadInputError as error:
            out_json({"file": path.name, "error": str(error)})
            worst = BAD_INPUT
        else:
            out_json({"file": path.name, **printed})
            worst = worst or code
    return worst


def _planned(path: Path, week: date, options: Namespace) -> tuple[Printed, int]:
    dossier = dossier_from(path)
    today = today_of(options, dossier)
    try:
        written, down = _write(dossier, today, week, planner=options.planner)
    except WeekIsOverError as error:
        raise BadInputError(f"--week: the week of {monday_of(week)} has ended") from error
    except TooYoungError as error:
        raise BadInputError("under sixteen: declined") from error
    except CoachError as error:
        raise BadInputError(str(error)) from error
    printed: Printed = {
        "today": today.isoformat(),
        "program": encode(written.program),
        "rules": [encode(rule) for rule in written.rules],
        "bounds": encode(written.bounds),
        "verdict": encode(written.verdict),
    }
    if down is not None:
        printed["claude"] = down
    if written.error is not None:
        printed["error"] = written.error
    return printed, UNSATISFIABLE if written.error is not None else 0


def _write(
    dossier: Dossier, today: date, week: date, *, planner: bool
) -> tuple[Written, str | None]:
    """Claude writes where there is a key and it is not forbidden; the planner behind it.

    With the planner's week comes why Claude, if it was to, did not write.
    """
    written = write_week(dossier, today=today, monday=monday_of(week))
    if planner:
        return written, None
    from bot.once import write_once  # noqa: PLC0415 (a large library)

    return write_once(dossier, written)


def audit(options: Namespace) -> int:
    """Every rule's verdict on a program written by anyone."""
    try:
        dossier = dossier_from(Path(options.dossier))
        data = json_from(Path(options.program))
    except BadInputError as error:
        complain(str(error))
        return BAD_INPUT
    bare, said = _program_in(data)
    program, faults = read_program(bare, now_for(dossier))
    try:
        today = _audited_on(options, said, program)
    except BadInputError as error:
        complain(str(error))
        return BAD_INPUT
    try:
        rules = check_week(dossier, today=today, program=program)
    except TooYoungError:
        complain("under sixteen: declined")
        return BAD_INPUT
    printed = [encode(rule) for rule in (*faults, *rules)]
    if options.json:
        out_json({"rules": printed})
    else:
        out("\n".join(_rule_line(rule) for rule in printed))
    return 0


def _audited_on(options: Namespace, said: str | None, program: Program) -> date:
    """The day that was asked for; else the one `plan` printed, if it is one; else the Monday."""
    if options.today is not None:
        return day_from(options.today, "--today")
    try:
        return program.week_start_date if said is None else day_from(said, "today")
    except BadInputError:
        return program.week_start_date


def _program_in(data: Any) -> tuple[Any, str | None]:
    """A bare program, or what `plan` printed."""
    if isinstance(data, dict) and isinstance(data.get("program"), dict):
        said = data.get("today")
        return data["program"], said if isinstance(said, str) else None
    return data, None


def _program_lines(printed: Mapping[str, Any]) -> str:
    program = decode(Program, printed["program"])
    lines = [f"Week {program.week_start_date} · {program.stage.value} · {program.source.value}"]
    for day in program.daily_program:
        work = " + ".join(
            f"{w.title or w.workout_type.value} {w.duration_min:g} min"
            + (f" {w.distance_km:g} km" if w.distance_km else "")
            for w in day.workouts
        )
        lines.append(f"{day.day[:3]} {day.date}  {work or '-'}")
    metrics_ = program.predicted_metrics
    lines.append(
        f"Total {metrics_.total_distance_km:g} km, {metrics_.total_minutes:g} min, "
        f"{metrics_.total_ascent_m:g} m up; load ratio {metrics_.external_acwr}"
    )
    lines += [_rule_line(rule) for rule in printed["rules"]]
    if "claude" in printed:
        lines.append(f"! Claude did not write this week: {printed['claude']}")
    if "error" in printed:
        lines.append(f"! {printed['error']}")
    return "\n".join(lines)


def _rule_line(rule: Mapping[str, Any]) -> str:
    where = f" {rule['day']}" if rule.get("day") else ""
    return f"{rule['id']} {rule['verdict']}{where}: {rule['text']}"
