"""The load in words: what each figure is, and what it means today."""

from math import copysign

from coach.load.ratios import COVERED, DayMetrics, Gate
from coach.load.styles import Style
from coach.planning.verdict import VerdictKind
from coach.usecases.metrics import MetricsShown
from handlers.buttons import Open
from handlers.views import words
from handlers.views.html import escape
from handlers.views.message import Key, Keys, Message

HALF_AWAY = 1e-9
"""Halves are rounded away from zero, as they are printed."""


def metrics(shown: MetricsShown) -> Message:
    """External and internal load, their ratios, divergence; unknown is said, never zero."""
    now, units = shown.today, shown.athlete.units
    lines = ["<b>Your load</b>"]
    if now.gate is Gate.NONE:
        lines.append(_too_early(shown.days))
    else:
        lines += _ratios(shown)
    if shown.assumed and now.gate is not Gate.NONE:
        lines.append(f"Reckoned with {words.listed(shown.assumed)}, until you tell me.")
    if shown.silent_since is not None:
        lines.append(
            f"Nothing is on record since {words.day(shown.silent_since)}: tell me, or those days "
            "stay at 0."
        )
    if now.longest_run_30d_km:
        lines.append(f"Longest run of 30 days: {words.distance(now.longest_run_30d_km, units)}")
    if now.days_since_rest is not None and now.gate is not Gate.NONE:
        lines.append(f"Days since a rest that I know of: {now.days_since_rest}")
    lines.append(f"\n<b>Today</b>: {escape(words.in_units(shown.verdict.text, units))}")
    keys: Keys = ((Key("This week", Open("week")), Key("Journal", Open("journal"))),)
    if shown.verdict.kind is VerdictKind.OFFER:
        keys = ((Key("What more would cost", Open("offer")),), *keys)
    return Message(html="\n".join(lines), keys=keys)


def _too_early(days: int) -> str:
    so_far = {0: "", 1: " One day is on record."}.get(days, f" So far it is {days} days.")
    return (
        f"I need two weeks of training before ratios mean anything.{so_far} Until then I plan "
        "from what you told me."
    )


def _ratios(shown: MetricsShown) -> list[str]:
    now, style = shown.today, shown.style
    judged = now.gate is not Gate.PROVISIONAL
    work, body = now.acwr_external, now.acwr_internal
    lines = [
        _last_week(shown),
        _figure("Load ratio, 7 days against 28", words.ratio(work))
        + (_meaning(work, style) if judged else ""),
        _figure("Body ratio, your effort the same way", words.ratio(body))
        + (_meaning(body, style) if judged else ""),
        _figure("Divergence", words.signed(now.divergence)) + _lean(now.divergence, style),
    ]
    lines += _basis(now, shown.sessions)
    if not judged:
        lines.append(
            "Provisional: under four weeks of history, so nothing is decided by it "
            f"(n = {shown.days} days)."
        )
    return lines


def _basis(now: DayMetrics, sessions: int) -> list[str]:
    """How much of the load the body's side is known for, and what is missing."""
    lines = []
    if now.coverage_28 is not None:
        lines.append(
            f"Pulse or effort known for {now.coverage_28:.0%} of the last 28 days "
            f"(n = {sessions} {'session' if sessions == 1 else 'sessions'})."
        )
    if now.divergence is None:
        lines.append(_why_no_divergence(now))
    return lines


def _why_no_divergence(now: DayMetrics) -> str:
    shares = [share for share in (now.coverage_7, now.coverage_28) if share is not None]
    if any(share < COVERED for share in shares):
        return (
            "Divergence needs pulse or effort (RPE) on four fifths of the distance, this week and "
            "over four: one tap in the evening is enough."
        )
    return "Divergence needs something done in the last 7 days, and four weeks without a gap."


def _figure(name: str, value: str) -> str:
    return f"{name}: <b>{value}</b>"


def _last_week(shown: MetricsShown) -> str:
    acute = shown.today.acute_external
    if acute is None:
        return "Last 7 days: not known, nothing is on record"
    week = words.distance(acute * 7, shown.athlete.units)
    return f"Last 7 days: {week}, counted as running"


def _meaning(ratio: float | None, style: Style) -> str:
    """Held against the marks that decide for this athlete."""
    if ratio is None:
        return ""
    if ratio < style.acwr_low:
        return " (less than your body is used to)"
    if ratio <= style.acwr_high:
        return " (in line with what your body is used to)"
    return " (more than your body is used to)"


def _lean(divergence: float | None, style: Style) -> str:
    """As it is printed: two decimals and its words never disagree."""
    if divergence is None:
        return ""
    shown = copysign(round(abs(divergence) + HALF_AWAY, 2), divergence)
    if shown <= style.divergence_watch:
        return " (the body paid more than the distance says)"
    if shown >= -style.divergence_watch:
        return " (the distance cost the body less than usual)"
    return " (body and distance agree)"
