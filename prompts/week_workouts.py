"""The workouts on offer, a line each: code, what it is, kind, and its minutes by day."""

from coach.planning.library import Role, scale
from coach.planning.offer import Offer
from coach.planning.options import Option


def workouts(offered: Offer) -> list[str]:
    """Each code once, in the order in which the days offer them."""
    first: dict[str, Option] = {}
    days: dict[str, dict[str, list[str]]] = {}
    for day in offered.days:
        for option in day.options:
            code = option.template.code
            first.setdefault(code, option)
            span = f"{option.low}-{option.high}"
            days.setdefault(code, {}).setdefault(span, []).append(day.bounds.weekday.value)
    return [_line(option, days[code], len(offered.days)) for code, option in first.items()]


def _line(option: Option, spans: dict[str, list[str]], count: int) -> str:
    """`T2 3 × 10 min at threshold, hard: 44-62 tue thu`; `all` is every day that is free."""
    when = ", ".join(
        f"{span} {'all' if len(days) == count else ' '.join(days)}" for span, days in spans.items()
    )
    return f"{option.template.code} {_title(option)}, {_kind(option)}: {when}"


def _title(option: Option) -> str:
    return scale(option.template, option.template.within(option.high) or option.low).title


def _kind(option: Option) -> str:
    if option.role is Role.LONG and option.hard:
        return "long and hard"
    sport = "" if option.sport.family == "run" else f" {option.sport.value}"
    return f"{option.role.value}{sport}"
