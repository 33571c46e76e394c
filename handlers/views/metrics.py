"""The load in words: what each figure is, and what it means today."""

from coach.athlete import Units
from coach.load.ratios import Gate
from coach.planning.verdict import VerdictKind
from coach.usecases.metrics import MetricsShown
from handlers.buttons import Open
from handlers.views import words
from handlers.views.html import escape
from handlers.views.message import Key, Keys, Message


def metrics(shown: MetricsShown) -> Message:
    """External and internal load, their ratios, divergence; unknown is said, never zero."""
    now = shown.today
    units = shown.athlete.units
    lines = ["<b>Your load</b>"]
    if now.gate is Gate.NONE:
        lines.append(
            "I need two weeks of training before ratios mean anything. Until then I plan from "
            "what you told me."
        )
    else:
        lines += [
            _last_week(now.acute_external, units),
            _figure("Load ratio, 7 days against 28", words.ratio(now.acwr_external))
            + ("" if now.gate is Gate.PROVISIONAL else _meaning(now.acwr_external)),
            _figure("Body ratio, your effort the same way", words.ratio(now.acwr_internal)),
            _figure("Divergence", words.signed(now.divergence)) + _lean(now.divergence),
        ]
        if now.coverage_28 is not None:
            lines.append(f"Pulse or effort known for {now.coverage_28:.0%} of the last 28 days.")
        if now.divergence is None:
            lines.append(
                "Divergence needs pulse or effort (RPE) on four fifths of the distance: "
                "one tap in the evening is enough."
            )
        if now.gate is Gate.PROVISIONAL:
            lines.append("Provisional: under four weeks of history, so nothing is decided by it.")
    if now.longest_run_30d_km:
        lines.append(f"Longest run of 30 days: {words.distance(now.longest_run_30d_km, units)}")
    if now.days_since_rest is not None and now.gate is not Gate.NONE:
        lines.append(f"Days since rest: {now.days_since_rest}")
    lines.append(f"\n<b>Today</b>: {escape(words.in_units(shown.verdict.text, units))}")
    keys: Keys = ((Key("This week", Open("week")), Key("Journal", Open("journal"))),)
    if shown.verdict.kind is VerdictKind.OFFER:
        keys = ((Key("What more would cost", Open("offer")),), *keys)
    return Message(html="\n".join(lines), keys=keys)


def _figure(name: str, value: str) -> str:
    return f"{name}: <b>{value}</b>"


def _last_week(acute: float | None, units: Units) -> str:
    if acute is None:
        return "Last 7 days: not known, nothing is on record"
    return f"Last 7 days: {words.distance(acute * 7, units)}, counted as running"


def _meaning(ratio: float | None) -> str:
    if ratio is None:
        return ""
    if ratio < 0.8:  # noqa: PLR2004 (the balanced style's low mark)
        return " (less than your body is used to)"
    if ratio <= 1.3:  # noqa: PLR2004 (the balanced style's high mark)
        return " (in line with what your body is used to)"
    return " (more than your body is used to)"


def _lean(divergence: float | None) -> str:
    if divergence is None:
        return ""
    if divergence <= -0.05:  # noqa: PLR2004 (the balanced style's watch mark)
        return " (the body paid more than the distance says)"
    if divergence >= 0.05:  # noqa: PLR2004 (its mirror)
        return " (the distance cost the body less than usual)"
    return " (body and distance agree)"
