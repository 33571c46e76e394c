"""Race times and training paces, as ranges."""

from coach.athlete import Units
from coach.usecases.pace import PaceShown
from handlers.buttons import Open
from handlers.views import trend, words
from handlers.views.message import Key, Message

EXAMPLE = "/pace 10k 45:00"
NAMES = {
    5.0: "5 km",
    10.0: "10 km",
    21.0975: "half marathon",
    42.195: "marathon",
    50.0: "50 km",
}
"""Distances that bear their name in every unit."""

NEAR = 0.01
"""So near to a named distance a race is one: 42.2 km."""


def pace(shown: PaceShown) -> Message:
    """What a race is worth elsewhere, and the paces to train at."""
    units = shown.athlete.units
    when = f" on {words.day(shown.on)} {shown.on.year}" if shown.on else ""
    lines = [
        f"<b>{_named(shown.km, units).capitalize()} in {words.clock(shown.seconds)}</b>{when}",
        "",
        "<b>Worth about</b>",
    ]
    for one in shown.predictions:
        name = _named(one.km, units).capitalize()
        lines.append(f"{name}: {words.clock(one.low_s)} to {words.clock(one.high_s)}")
    lines += ["", "<b>Training paces</b>"]
    for name, (fast, slow) in sorted(shown.paces.items(), key=lambda item: -item[1][0]):
        lines.append(
            f"{name.capitalize()}: {words.pace(fast, units)} to {words.pace(slow, units)}"
        )
    if shown.grade is not None:
        lines += ["", f"Age grade: {shown.grade.share:.1%}"]
    lines += trend.lines(shown.trend, units)
    lines += [
        "",
        "<i>On flat roads, rested, in cool weather; further than you trained for, slower.</i>",
    ]
    return Message(html="\n".join(lines), keys=((Key("Races", Open("race")),),))


def _named(km: float, units: Units) -> str:
    near = (name for known, name in NAMES.items() if abs(km / known - 1) < NEAR)
    return next(near, words.exact_distance(km, units))


def ask() -> Message:
    """No race to go by."""
    return Message(
        html=(
            "I know no race of yours yet. Tell me one: "
            f"<code>{EXAMPLE}</code>, or add a result with /race."
        ),
        keys=((Key("Add a result", Open("result_add")),),),
    )


def unreadable() -> Message:
    return Message(html=f"A distance and a time, like <code>{EXAMPLE}</code>.")
