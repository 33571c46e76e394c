"""R02, R03, R04: what health, pain and illness leave of a week."""

from collections.abc import Callable, Iterator
from datetime import date

from coach.activity import Sport
from coach.planning.cap import Cap
from coach.planning.facts import Facts
from coach.planning.flags import flag_cap, locked
from coach.planning.history import DAY
from coach.planning.raceday import after_illness
from coach.planning.rates import RPE_OF
from coach.planning.rules.saying import Verdicts, blocks, found_or, warns
from coach.planning.rules.tally import Planned, Tally
from coach.planning.rules.texts import general_texts, refers
from coach.planning.rules.verdicts import RuleVerdict
from coach.planning.steps import STEPS, step
from coach.program import Intensity
from coach.state import ReturnStage, StateKind, Tier

SLACK_KM, SLACK_MIN = 0.05, 0.5
"""Half of what is printed: kilometres to a tenth, minutes in halves."""

MOBILITY_RPE = 2.0

CapOf = Callable[[date], Cap]
REFERRING = frozenset({Tier.T3, Tier.T4})
"""Flags whose weeks must say whom to see (science §7)."""

BECAUSE = {
    "R02": "Your health answers leave less than this.",
    "R03": "Pain leaves less than this.",
    "R04": "Being ill leaves less than this.",
    "R09": "A worn body leaves less than this.",
    "R28": "The way back leaves less than this.",
}


def health(tally: Tally) -> Verdicts:
    """R02: T1, T2: rest; T2b: no running; T3: W ≤ P1, no Hard, a referral; T4: the template;
    T6: no Hard. Age and health answers too: hours ≤ years and two rest days under eighteen.

    Source: science §7, §4.7; coaching §7.
    """  # noqa: D205 (one line cannot hold the rule)
    body = tally.known.body
    cap = body.limits.cap & body.flags
    tiers = {state.tier for state in body.states if state.kind is StateKind.RED_FLAG}
    found = [*held_back("R02", tally, lambda _: cap), *_races("R02", tally)]
    if Tier.T3 in tiers and not body.flags.growth:
        found += no_growth("R02", tally)
    gentle = _limited(tally.known) or bool(tiers & REFERRING and not body.flags.hard)
    if gentle and tally.known.open_days and not refers(general_texts(tally.program)):
        text = "The week must say that a doctor should be asked first."
        found.append(blocks("R02", text))
    return found_or(
        "R02", [*found, *_minor(tally)], "Nothing in your health answers speaks against it."
    )


def _limited(known: Facts) -> bool:
    """Whether a doctor must be asked before more than gentle things; not after a clearance."""
    flags = [s for s in known.body.states if s.kind is StateKind.RED_FLAG]
    held = [flag_cap(s, known.today) for s in flags if locked(s, known.today)]
    return any(cap.sports is not None for cap in (known.body.limits.cap, *held))


def _minor(tally: Tally) -> Iterator[RuleVerdict]:
    """Under eighteen: no more hours a week than years (AAP; science §4.7)."""
    hours = tally.known.body.limits.hours
    if hours is None or not tally.training:
        return
    minutes = sum(one.minutes for one in tally.training)
    minutes += sum(day.load.minutes for day in tally.done)
    if minutes > hours * 60 + SLACK_MIN:
        text = f"At your age {hours:g} hours of training a week are the most."
        yield blocks("R02", text, value=minutes, limit=hours * 60)


def pain(tally: Tally) -> Verdicts:
    """R03: pain ≥ 6, a limp, worse next morning: no running; 3-5: no Hard, W ≤ P1, no longer run.

    Source: Thomeé/Silbernagel, Vincent 2017; science §4.6. An injury's steps count here too.
    """
    said = tally.known.body.pain
    cap, steps = said.cap if said is not None else Cap(), steps_of(tally.known, StateKind.INJURED)
    found = [*held_back("R03", tally, lambda _: cap & steps), *_races("R03", tally)]
    found += step_load("R03", tally, StateKind.INJURED)
    if said is not None and said.careful:
        found += no_growth("R03", tally)
        if not said.stops:
            found += _races_in_pain(tally)
    return found_or("R03", found, "No pain speaks against it.")


def _races_in_pain(tally: Tally) -> Iterator[RuleVerdict]:
    for day in tally.known.open_days:
        for race in day.races:
            text = f"{race.name} stays, but you said that something hurts: start only free of it."
            yield warns("R03", text, day=day.date)


def illness(tally: Tally) -> Verdicts:
    """R04: rest until 48 h without fever, then as many easy days as sick days, at least two.

    Source: neck check and febrile review, science §4.6. The steps back from illness count too.
    """
    fever, steps = tally.known.body.fever, steps_of(tally.known, StateKind.SICK)
    found = [*held_back("R04", tally, lambda day: fever.cap(day) & steps)]
    found += [*_races("R04", tally), *step_load("R04", tally, StateKind.SICK)]
    found += _races_after(tally)
    return found_or("R04", found, "You are not ill, as far as I know.")


def _races_after(tally: Tally) -> Iterator[RuleVerdict]:
    for day in tally.known.open_days:
        for race in day.races:
            text = after_illness(tally.known, race)
            if text is not None:
                yield warns("R04", text, day=day.date)


def steps_of(known: Facts, kind: StateKind) -> Cap:
    """What the open states of a kind leave until an answer moves them."""
    held = Cap()
    for state in known.body.states:
        if state.kind is kind:
            held &= step(state).cap
    return held


def step_load(rule: str, tally: Tally, kind: StateKind) -> Iterator[RuleVerdict]:
    """A step's share of the four weeks before it began, held against training since then."""
    for state in tally.known.body.states:
        share = STEPS[state.stage].share
        if state.kind is not kind or state.stage is ReturnStage.NORMAL or not share:
            continue
        most = share * tally.known.past.month_before(state.since - DAY)
        since = [day for day in tally.done if day.date >= state.since]
        load = sum(day.load.load_km for day in since) + tally.open_km
        if most > 0 and tally.open_km > 0 and load > most + SLACK_KM:
            held, wanted = tally.counted(most), tally.far(load)
            text = f"At this step the week holds at most {held}, not {wanted}."
            yield blocks(rule, text, value=load, limit=most)


def held_back(rule: str, tally: Tally, cap_of: CapOf) -> Iterator[RuleVerdict]:
    """Everything planned that a cap forbids."""
    for day in tally.known.open_days:
        held = [one for one in tally.on(day.date) if not one.race]
        cap = cap_of(day.date)
        if not held or cap == Cap():
            continue
        why = next((r.text for r in cap.reasons if r.rule == rule), BECAUSE[rule])
        for one in held:
            if (fault := _forbidden(one, cap)) is not None:
                value, limit = fault
                yield blocks(rule, why, day=day.date, value=value, limit=limit)
        minutes = sum(one.minutes for one in held)
        if cap.minutes is not None and minutes > cap.minutes + SLACK_MIN:
            yield blocks(rule, why, day=day.date, value=minutes, limit=cap.minutes)


Figures = tuple[float | None, float | None]


def _forbidden(one: Planned, cap: Cap) -> Figures | None:
    """What is too much and the most there may be; None where the cap allows the workout."""
    if cap.rest or (one.hard and not cap.hard) or (one.run and not cap.running):
        return one.minutes, None
    if cap.sports is not None and one.workout.sport not in cap.sports:
        return one.minutes, None
    if cap.rpe is not None and _felt(one) > cap.rpe:
        return _felt(one), cap.rpe
    if one.run and cap.run_km is not None and one.km > cap.run_km + SLACK_KM:
        return one.km, cap.run_km
    if one.run and cap.run_minutes is not None and one.minutes > cap.run_minutes + SLACK_MIN:
        return one.minutes, cap.run_minutes
    return None


def _felt(one: Planned) -> float:
    """How it should feel, 0-10; stretching that says nothing is gentle."""
    workout = one.workout
    if workout.target.rpe is not None:
        return workout.target.rpe
    if workout.sport is Sport.MOBILITY and workout.intensity is Intensity.LOW:
        return MOBILITY_RPE
    return RPE_OF[workout.intensity]


def _races(rule: str, tally: Tally) -> Iterator[RuleVerdict]:
    """A race that health takes off must not be there; another one of the day may stay."""
    for day in tally.known.open_days:
        names = [race.name for race, by in day.removed if by == rule]
        held = [one.workout.title for one in tally.on(day.date) if one.race]
        if names and (len(held) > len(day.races) or set(held) & set(names)):
            text = f"{names[0]} may not be run: your health comes first."
            yield blocks(rule, text, day=day.date)


def no_growth(rule: str, tally: Tally) -> Iterator[RuleVerdict]:
    """W no more than last week (P1 to the letter), and no new longest run."""
    last = tally.known.past.last_km
    if last > 0 and tally.open_km > 0 and tally.week_km > last + SLACK_KM:
        held, wanted = tally.counted(last), tally.far(tally.week_km)
        text = f"No more than last week for now: {held}, not {wanted}."
        yield blocks(rule, text, value=tally.week_km, limit=last)
    for one in tally.runs:
        longest = one.day.longest_km
        if 0 < longest < one.km - SLACK_KM:
            text = f"{one.date:%A}: no run longer than your longest of thirty days, for now."
            yield blocks(rule, text, day=one.date, value=one.km, limit=longest)
