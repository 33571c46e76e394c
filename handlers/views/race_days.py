"""A race's own messages: its week, its morning, the day after."""

from datetime import timedelta

from coach.athlete import Units
from coach.performance.outlook import Reach
from coach.planning.pain import Pain
from coach.race import Finish, RaceGoal, RaceResult
from coach.state import State, StateKind
from coach.usecases.race_days import DayAfter, RaceHeld, RaceMorning, RaceWeek
from handlers.buttons import JournalDay, Open, ShowRace
from handlers.views import body, outlook, races, words
from handlers.views.html import bold, escape
from handlers.views.message import Key, Keys, Message, Style

DAY = timedelta(days=1)

OFF = "Not starting"

KIT = (
    "Nothing new now: shoes, kit and food you know. Sleep early; a short last night is normal. "
    "Number, way and start time ready the evening before."
)
NO_START = (
    "If it hurts in a way that changes how you move, or you feel ill or feverish, do not start. "
    "There are other races."
)


def week(about: RaceWeek) -> str:
    """What race week is for, in figures of the plan; it stands above the days."""
    race, today = about.race, about.today
    lines = [f"<b>Race week: {escape(race.name)}, {words.weeks_until(race.date, today)}</b>"]
    lines.append(f"{_facts(race, about.units)}. Fitness is made by now; this week rests you.")
    lines += [f"Then {bold(race.name)}: {_facts(race, about.units)}." for race in about.more]
    before = _before(about)
    if before:
        lines.append(before)
    lines.append(_expected(about))
    lines.append(KIT)
    if about.morning_at is not None:
        lines.append(f"On race morning I write at {about.morning_at}; /settings moves that.")
    return "\n".join(line for line in lines if line)


def late(about: RaceWeek) -> Message:
    """The same for a race that is named within its own week."""
    return Message(html=week(about), keys=((Key("This week", Open("week")),),))


def _facts(race: RaceGoal, units: Units) -> str:
    parts = [words.day(race.date)]
    if race.km:
        parts.append(words.exact_distance(race.km, units))
    if race.ascent_m:
        parts.append(f"↑ {words.ascent(race.ascent_m, units)}")
    return " · ".join(parts)


def _before(about: RaceWeek) -> str:
    """The training that is left before the start."""
    if not about.sessions:
        return ""
    count = "1 session" if about.sessions == 1 else f"{about.sessions} sessions"
    text = f"Before it: {count}, {words.minutes(about.minutes)} in all"
    if about.usual_minutes is not None and about.usual_minutes > about.minutes:
        text += f" (of late {words.minutes(about.usual_minutes)} a week)"
    if about.rests:
        text += f"; rest on {words.listed([f'{day:%A}' for day in about.rests])}"
    return f"{text}."


def _expected(about: RaceWeek) -> str:
    """The range, and where a target lies; nothing of it for a race that is not to be raced."""
    if about.caution is not None:
        return escape(about.caution)
    text = outlook.lines(about.race, about.found, about.units)
    if about.found is None and about.race.target_s:
        text += f" So whether {words.clock(about.race.target_s)} is within reach I cannot say."
    if about.found is not None and about.found.reach is Reach.BEYOND:
        text += " Open by the range, not by the target."
    return text


def morning(about: RaceMorning) -> Message:
    """A race today: how to open it, what is a reason not to, one wish."""
    race = about.race.value
    lines = [f"<b>Today: {escape(race.name)}</b>"]
    lines.append(_opens(about) if about.caution is None else escape(about.caution))
    lines += ["", " ".join(part for part in (_hurt(about.pain), NO_START) if part)]
    lines += ["", "I wish you a good day out there."]
    return Message(
        html="\n".join(lines), keys=((Key(OFF, ShowRace(about.race.id, "unstarted")),),)
    )


def _opens(about: RaceMorning) -> str:
    rpe = about.workout.target.rpe
    effort = f" All in all an effort of about {rpe:g} out of 10." if rpe else ""
    if about.opening is None:
        return f"Start slower than feels right; the first third should feel too easy.{effort}"
    fast, slow = about.opening
    near = words.pace(fast, about.units).split("/")[0]
    return (
        f"Open at {near} to {words.pace(slow, about.units)}, no faster; the first third should "
        f"feel too easy.{effort}{_hoped(about)}"
    )


def _hoped(about: RaceMorning) -> str:
    target = about.race.value.target_s
    if about.found is None or about.found.reach is not Reach.BEYOND or target is None:
        return ""
    return (
        f" Your target of {words.clock(target)} is faster than your races show: let the second "
        "half decide about it."
    )


def _hurt(pain: Pain | None) -> str:
    if pain is None:
        return ""
    where = " ".join(part for part in (pain.side, pain.where) if part)
    place = f" ({escape(where)})" if where else ""
    much = f" {pain.value} out of 10" if pain.value else ""
    return f"You told me of pain{much}{place} on {words.day(pain.on)}."


def held(about: RaceHeld) -> Message:
    """A race today for somebody who is not well: no start, and no blame."""
    therefore = (
        "and a race is more than the next step: I would not start"
        if about.planned
        else "so there is no start in your plan"
    )
    return Message(
        html=(
            f"{'Today is' if about.planned else 'Today would have been'} "
            f"{bold(about.race.value.name)}. {_state(about.state)}, {therefore}.\n\n"
            "That is no failure: what you trained stays with you, and there are other races. "
            "Getting well comes first."
        ),
        keys=(
            (
                Key("Take it off the calendar", ShowRace(about.race.id, "unstarted")),
                Key("This week", Open("week")),
            ),
        ),
    )


def _state(state: State) -> str:
    since = words.day(state.since)
    if state.kind is StateKind.RED_FLAG:
        return f"You are on hold since {since}, until a clinician has cleared you"
    return f"You have been {body.WHAT[state.kind]} since {since}"


def day_after(about: DayAfter) -> Message:
    """The result, the body, and how long nothing hard is done."""
    parts = []
    if about.unanswered:
        names = words.listed([bold(kept.value.name) for kept in about.unanswered])
        parts.append(f"How did {names} go?")
    parts += [_told(result, about.units) for result in about.told]
    if about.left_out:
        names = words.listed([bold(kept.value.name) for kept in about.left_out])
        parts.append(
            f"{names} went on without you. That was a decision, not a failure: nothing that you "
            "trained is lost by it, and the plan goes on from here."
        )
    asked, keys = body.asked(about.states)
    parts += asked
    if not about.felt and not about.left_out:
        parts.append(
            "And how does the body feel today? What hurts now counts for more than what hurt "
            "during the race."
        )
        keys = ((Key("How I feel today", JournalDay(about.today, "ask")),), *keys)
    if about.recovering is not None and not about.states:
        parts.append(_recovery(about))
    return Message(html="\n\n".join(parts), keys=(*_results(about), *keys))


def _told(result: RaceResult, units: Units) -> str:
    far = words.exact_distance(result.km, units)
    if result.status is Finish.DNF or result.time_s is None:
        return f"{bold(result.name)} ended early. It happens to everybody who races."
    return f"{bold(result.name)}: {far} in {words.clock(result.time_s)}. It is with your results."


def _recovery(about: DayAfter) -> str:
    assert about.recovering is not None
    easy, hard = about.recovering.easy_until, about.recovering.until + DAY
    return (
        f"The plan recovers now: nothing but easy days up to {words.day(easy)}, and nothing hard "
        f"before {words.day(hard)}, whatever the legs say."
    )


def _results(about: DayAfter) -> Keys:
    asked = tuple(
        (
            Key(
                f"Result of {races.short(kept.value.name)}",
                ShowRace(kept.id, "result"),
                style=Style.PRIMARY,
            ),
            Key("I did not start", ShowRace(kept.id, "unstarted")),
        )
        for kept in about.unanswered
    )
    left = tuple(
        (
            Key("I ran it after all", ShowRace(kept.id, "result")),
            Key("Take it off the calendar", ShowRace(kept.id, "unstarted")),
        )
        for kept in about.left_out
    )
    return (*asked, *left)
