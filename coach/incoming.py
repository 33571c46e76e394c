"""A dossier that comes from outside, as the chat would hold it.

The same run told twice becomes one, as it does at intake (coaching §1); what contradicts itself
is refused by its place.
"""

import json
from codecs import BOM_UTF8
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import fields, replace
from typing import TYPE_CHECKING, Any
from zoneinfo import ZoneInfo

from coach.activity import Activity
from coach.dossier import Dossier, Match
from coach.errors import UnreadableDossierError
from coach.journal import Observation
from coach.load.duplicates import JOURNAL, Sameness, merge, same_run

if TYPE_CHECKING:
    from datetime import date

TAKEN_IN = ("journal:", "done:")
"""How the ids begin of what was typed or tapped in the chat."""


def parsed(text: bytes) -> Any:
    """JSON as it came, with or without a byte order mark; a key told twice is refused.

    Raises:
        UnreadableDossierError: says what is wrong and where.
    """
    text = text.removeprefix(BOM_UTF8)
    if not text.strip():
        raise UnreadableDossierError("is empty, where a JSON object was to be")
    try:
        return json.loads(text, object_pairs_hook=_each_key_once)
    except RecursionError as error:
        raise UnreadableDossierError("not JSON (lists within lists, too deep)") from error
    except ValueError as error:
        raise UnreadableDossierError(f"not JSON ({error})") from error


def _each_key_once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) < len(pairs):
        keys = [key for key, _ in pairs]
        twice = next(key for key in keys if keys.count(key) > 1)
        raise UnreadableDossierError(f"{twice[:60]}: the key is there twice in one object")
    return found


def settled(dossier: Dossier, data: Mapping[str, Any]) -> Dossier:
    """As the chat would hold it: local starts, one record a run, one report a day."""
    activities = _local(dossier, data)
    runs, became = joined(activities)
    return dossier.with_(
        activities=runs,
        observations=one_a_day(dossier.observations),
        matches=tuple(_of(match, became) for match in dossier.matches),
    )


def _local(dossier: Dossier, data: Mapping[str, Any]) -> tuple[Activity, ...]:
    """A start in plain UTC is put in the athlete's zone.

    "Z" says the moment and not where it was (RFC 9557); an offset, +00:00 too, is where.
    """
    told, zone = data.get("activities") or (), dossier.athlete.zone
    return tuple(
        _moved(activity, zone) if said["start"].endswith(("Z", "z")) else activity
        for activity, said in zip(dossier.activities, told, strict=True)
    )


def _moved(activity: Activity, zone: ZoneInfo) -> Activity:
    return replace(activity, start=activity.start.astimezone(zone))


def joined(activities: Sequence[Activity]) -> tuple[tuple[Activity, ...], dict[str, str | None]]:
    """A typed run and its file are one; with them, the ids that went and what they are now.

    What the chat itself wrote down has been held against its files already. Where more runs were
    typed than there are files, nobody can tell which one is left over: all stay.
    """
    days: dict[date, list[Activity]] = {}
    for one in activities:
        days.setdefault(one.day, []).append(one)
    kept: list[Activity] = []
    became: dict[str, str | None] = {}
    for day in days.values():
        pairs = _pairs(day)
        kept += [
            merge(pairs[n], one) if n in pairs else one
            for n, one in enumerate(day)
            if all(one is not typed for typed in pairs.values())
        ]
        became |= {typed.id: day[n].id for n, typed in pairs.items() if typed.id is not None}
    return tuple(kept), became


def _pairs(day: Sequence[Activity]) -> dict[int, Activity]:
    """The place of each file of a day that was typed too, and what was typed."""
    pairs: dict[int, Activity] = {}
    for typed in day:
        if typed.source != JOURNAL or (typed.id or "").startswith(TAKEN_IN):
            continue
        same = [n for n, one in enumerate(day) if _is_file_of(typed, one)]
        free = [n for n in same if n not in pairs]
        if same and not free:
            return {}
        if free:
            pairs[free[0]] = typed
    return pairs


def _is_file_of(typed: Activity, one: Activity) -> bool:
    return one.source != JOURNAL and same_run(typed, one) is Sameness.SAME


def _of(match: Match, became: Mapping[str, str | None]) -> Match:
    if match.activity_id is None or match.activity_id not in became:
        return match
    return replace(match, activity_id=became[match.activity_id])


def one_a_day(observations: Iterable[Observation]) -> tuple[Observation, ...]:
    """A morning's and an evening's answers are one report.

    Raises:
        UnreadableDossierError: two of a date contradict each other.
    """
    days: dict[date, Observation] = {}
    for number, seen in enumerate(observations):
        before = days.get(seen.date)
        days[seen.date] = seen if before is None else _added(before, seen, number)
    return tuple(days.values())


def _added(before: Observation, seen: Observation, number: int) -> Observation:
    answers = {field.name: getattr(seen, field.name) for field in fields(seen)}
    news = {name: value for name, value in answers.items() if value is not None}
    for name, value in news.items():
        known = getattr(before, name)
        if name == "note" and known is not None and value not in known:
            news["note"] = f"{known}\n{value}"
        elif known is not None and known != value and name != "note":
            raise UnreadableDossierError(
                f"observations[{number}].{name}: {value} is not what another report of "
                f"{seen.date} says, {known}"
            )
    return replace(before, **news)
