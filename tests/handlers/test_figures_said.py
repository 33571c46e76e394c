"""What the coach says by itself: receipts, quotes, ranges and trends, in the athlete's units."""

from datetime import date

from coach.athlete import Units
from coach.dossier import Receipt
from coach.performance.outlook import outlook
from coach.performance.trend import trend_of
from coach.planning.midweek import Quote
from coach.race import RaceGoal, RaceResult
from handlers.views import outlook as outlook_view
from handlers.views import pushes, trend

DAY = date(2026, 12, 1)
GOAL = RaceGoal(name="Spring", date=date(2027, 3, 14), km=42.195, target_s=3 * 3600)


def ran(km: float, seconds: float, on: date) -> RaceResult:
    return RaceResult(name="race", date=on, km=km, time_s=seconds)


def test_a_receipt_is_one_sentence_with_both_figures() -> None:
    told = Receipt(
        week_start_date=DAY,
        predicted_external_acwr=1.084,
        actual_external_acwr=0.99,
        cause="because Thursday’s run was left out",
    )

    said = pushes.receipt(told)

    assert said == (
        "The week that ends: load ratio 1.08 forecast, 0.99 happened, "
        "because Thursday’s run was left out."
    )


def test_a_receipt_without_ratios_makes_none_up() -> None:
    said = pushes.receipt(Receipt(week_start_date=DAY, cause="3 of 4 sessions done"))

    assert said == "The week that ends: 3 of 4 sessions done."


def test_a_quote_is_escaped_and_cut_where_it_runs_on() -> None:
    said = pushes.quoted(Quote(day=DAY, words="<b>ouch</b>\n" + "very " * 60))

    assert said.startswith("On Tuesday you wrote: “&lt;b&gt;ouch&lt;/b&gt; very")
    assert said.endswith("…”")
    assert len(said) < 250


def test_a_race_that_nothing_can_be_compared_with_says_so() -> None:
    assert "I know no race" in outlook_view.lines(GOAL, None, Units.KM)


def test_a_target_beyond_the_range_is_told_in_figures() -> None:
    found = outlook(GOAL, [ran(21.0975, 6000, date(2026, 10, 4))], DAY, 60)

    said = outlook_view.lines(GOAL, found, Units.MI)

    assert "By your 13.11 mi in 1:40:00 (Sun 4 Oct 2026) it may take" in said
    assert "faster than the fast end" in said


def test_two_years_with_a_race_each_are_held_against_each_other() -> None:
    apart = [ran(10, 2700, date(2025, 10, 1)), ran(10, 2520, date(2026, 10, 1))]

    said = trend.lines(trend_of(apart, DAY), Units.KM)

    assert said[1].startswith("Trend: improving, the best of twelve months against the twelve")
    assert said[1].endswith("(n = 2).")


def test_races_too_close_together_are_called_that() -> None:
    close = [ran(10, 2700, date(2026, 9, 1 + n)) for n in range(3)]

    said = trend.lines(trend_of(close, DAY), Units.KM)

    assert any("your 3 races lie too close together" in line for line in said)


def test_a_trend_says_how_many_races_it_stands_on() -> None:
    results = [ran(10, 2700 - 60 * n, date(2026, 2 + 3 * n, 1)) for n in range(3)]

    few = trend.lines(trend_of(results[:2], DAY), Units.KM)
    enough = trend.lines(trend_of(results, DAY), Units.MI)

    assert any("2 races so far, too few to show one (n = 2)" in line for line in few)
    assert any("improving" in line and "(n = 3)" in line for line in enough)
    assert any(line.startswith("6.2 mi: 7:15/mi then 6:55/mi") for line in enough)
