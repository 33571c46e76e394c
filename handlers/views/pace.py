"""Race times and training paces, as ranges."""

from coach.performance.trend import Trend
from coach.usecases.pace import PaceShown
from handlers.buttons import Open
from handlers.views import words
from handlers.views.message import Key, Message

EXAMPLE = "/pace 10k 45:00"
NAMES = {21.0975: "half marathon", 42.195: "marathon"}
TRENDS = {
    Trend.IMPROVING: "Your races are getting better",
    Trend.STABLE: "Your races are steady",
    Trend.DECLINING: "Your races have been getting slower",
}


def pace(shown: PaceShown) -> Message:
    """What a race is worth elsewhere, and the paces to train at."""
    units = shown.athlete.units
    when = f" on {words.day(shown.on)} {shown.on.year}" if shown.on else ""
    lines = [
        f"<b>{words.exact_distance(shown.km, units)} in {words.clock(shown.seconds)}</b>{when}",
        "",
        "<b>Worth about</b>",
    ]
    for one in shown.predictions:
        name = NAMES.get(one.km, words.distance(one.km, units))
        lines.append(f"{name}: {words.clock(one.low_s)} to {words.clock(one.high_s)}")
    lines += ["", "<b>Training paces</b>"]
    for name, (fast, slow) in sorted(shown.paces.items(), key=lambda item: -item[1][0]):
        lines.append(f"{name}: {words.pace(fast, units)} to {words.pace(slow, units)}")
    if shown.grade is not None:
        lines += ["", f"Age grade: {shown.grade.share:.1%}"]
    if shown.trend.trend in TRENDS:
        change = abs(shown.trend.per_year or 0.0)
        lines.append(
            f"{TRENDS[shown.trend.trend]} ({change:.1%} a year, {shown.trend.races} races)."
        )
    lines += [
        "",
        "<i>On flat roads, rested, in cool weather; further than you trained for, slower.</i>",
    ]
    return Message(html="\n".join(lines), keys=((Key("Races", Open("race")),),))


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
