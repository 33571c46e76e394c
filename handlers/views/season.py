"""The season in words: where the road leads, and its next weeks."""

from coach.planning.season import SeasonWeek
from coach.usecases.season import SeasonShown
from handlers.buttons import Open, ShowWeek
from handlers.views import words
from handlers.views.html import bold, escape, folded
from handlers.views.message import Key, Message
from handlers.views.week import STAGES

SOON = 4
"""So many weeks are said one by one; those after them are folded away."""


def season(shown: SeasonShown) -> Message:
    """The weeks to the race: stage, load, longest run, races; what can be reached, in numbers."""
    plan, units = shown.season, shown.athlete.units
    if plan.anchor is None:
        head = [
            "<b>Your season</b>",
            "No race ahead: base training in waves, three up, one easier.",
        ]
    else:
        race = plan.anchor
        when = words.weeks_until(race.date, shown.today)
        head = [
            f"<b>The road to {escape(race.name)}</b>",
            f"{words.day(race.date)} {race.date.year}, {when}."
            + (f" {words.distance(race.km, units)}." if race.km else ""),
        ]
    if shown.held or not any(week.load_km for week in plan.weeks):
        return _waiting(head)
    lines = [_line(week, shown) for week in plan.weeks]
    parts = ["\n".join(head), "\n".join(lines[:SOON])]
    if len(lines) > SOON:
        parts.append(folded("\n".join(lines[SOON:])))
    if plan.reach is not None and plan.reach.text not in plan.notes:
        parts.append(escape(words.in_units(plan.reach.text, units)))
    parts += [escape(words.in_units(note, units)) for note in plan.notes]
    parts.append(
        "<i>A week's distance includes some for its climbing. The coming week is written in "
        "detail, the rest is a road, and it bends with you.</i>"
    )
    keys = [Key("This week", Open("week")), Key("Races", Open("race"))]
    if len(plan.weeks) > 1:
        keys.insert(1, Key("Week after ›", ShowWeek(plan.weeks[1].monday)))
    return Message(html="\n\n".join(parts), keys=(tuple(keys),))


def _waiting(head: list[str]) -> Message:
    """While health stops all running, a row of zeros would be no forecast."""
    told = "For now nothing can be planned toward it. The road is drawn again when training is."
    keys = (Key("This week", Open("week")), Key("Races", Open("race")))
    return Message(html="\n".join([*head, "", told]), keys=(keys,))


def _line(week: SeasonWeek, shown: SeasonShown) -> str:
    units = shown.athlete.units
    parts = [STAGES[week.stage] + (", easier" if week.deload else "")]
    parts.append(words.distance(week.load_km, units))
    if week.long_km:
        parts.append(f"longest {words.distance(week.long_km, units)}")
    if week.hard:
        parts.append(f"{week.hard} hard")
    if week.ascent_m >= 50:  # noqa: PLR2004 (less is a flat road)
        parts.append(f"↑ {words.ascent(week.ascent_m, units)}")
    parts += [bold(f"{race.priority.value} {race.name}") for race in week.races]
    return f"{bold(words.day(week.monday))}  {' · '.join(parts)}"
