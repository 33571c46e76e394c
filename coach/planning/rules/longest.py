"""R15, R16: the longest run against its week, and against what the race asks for."""

from coach.planning.bands import long_minutes, long_share
from coach.planning.daybounds import NOVICE_LEAST_MIN, NOVICE_LONG
from coach.planning.rules.saying import Verdicts, not_here, passes, warns
from coach.planning.rules.tally import Tally

SLIP, SLACK_MIN = 0.005, 0.5
"""Less than a share in whole percent shows, and half of what minutes are planned in."""

LEAST_RUNS = 2
"""A single run is always the whole week."""


def share(tally: Tally) -> Verdicts:
    """R15: the longest run ≤ 0.50 of the week with up to three runs, 0.40 with four, 0.35 with
    more; 0.50 in Specificity for ultras.

    In impact load, done runs counted. Source: custom, science §4.4.
    """  # noqa: D205 (one line cannot hold the rule)
    longest = max(tally.runs, key=tally.impact, default=None)
    runs = len(tally.runs) + sum(day.load.run_km > 0 for day in tally.done)
    known = tally.whole or any(day.load.moved for day in tally.done)
    if longest is None or runs < LEAST_RUNS or not known:
        return not_here("R15", "No week of runs to hold it against.")
    week = sum(tally.impact(one) for one in tally.training)
    week += sum(day.load.impact_km for day in tally.done)
    if any(day.load.run_km > longest.km for day in tally.done):
        return not_here("R15", "The longest run of the week is behind you.")
    limit = long_share(runs, tally.known.row, tally.known.stage)
    value = tally.impact(longest) / week if week > 0 else 0.0
    if value > limit + SLIP:
        text = f"{longest.date:%A} holds {value:.0%} of the week's running; {limit:.0%} is plenty."
        return (warns("R15", text, day=longest.date, value=value, limit=limit),)
    return passes("R15", "The long run fits the week.", value=value, limit=limit)


def minutes(tally: Tally) -> Verdicts:
    """R16: minutes of the long run ≤ 120 (5k, 10k), 150 (half), 210 (marathon), 300 (50k), 420.

    A novice's ≤ 1.5 × the usual one. Source: science §4.1, custom.
    """
    longest = max(tally.runs, key=lambda one: one.minutes, default=None)
    if longest is None:
        return not_here("R16", "No run is planned.")
    limit = long_minutes(tally.known.row)
    usual = tally.known.past.usual_long_minutes
    if tally.known.novice and usual > 0:
        limit = min(limit, max(NOVICE_LEAST_MIN, NOVICE_LONG * usual))
    if longest.minutes > limit + SLACK_MIN:
        text = (
            f"{longest.date:%A}: {longest.minutes:g} minutes in one run; {limit:.0f} are enough."
        )
        return (warns("R16", text, day=longest.date, value=longest.minutes, limit=limit),)
    text = "No run is longer than it needs to be."
    return passes("R16", text, value=longest.minutes, limit=limit)
