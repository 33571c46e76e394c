"""Claude's words for a week, and the planner's in their place."""

from coach.availability import Weekday
from coach.planning.words import words_of
from prompts.week_words import REASON, Worded, worded
from tests.coach.planning.choosing import an_offer

OFFER = an_offer()
DAYS = OFFER.planned.daily_program
OWN = words_of(OFFER.known, OFFER.bounds, DAYS)


def said(summary: str = "Build. Sleep well.", **whys: str) -> Worded:
    return worded(OFFER, DAYS, {Weekday(day): why for day, why in whys.items()}, summary)


def test_a_reason_is_kept_for_its_day() -> None:
    found = said(tue="Legs are fresh again.")
    assert [(r.rule, r.text) for r in found.reasons] == [(REASON, "Legs are fresh again.")]
    assert found.reasons[0].day == DAYS[1].date
    assert found.replaced == ()


def test_a_day_without_a_reason_has_none() -> None:
    assert said(tue="").reasons == ()


def test_a_kept_day_gets_no_reason_of_claudes() -> None:
    assert said(mon="Because I say so.").reasons == ()


def test_a_reason_that_may_not_be_said_is_replaced_and_listed() -> None:
    found = said(tue="Run 99 km.", sun="Take ibuprofen.")
    assert found.replaced == ("the reason for Tuesday (R23)", "the reason for Sunday (R29)")
    assert all("99" not in r.text and "ibuprofen" not in r.text for r in found.reasons)


def test_the_summary_is_claudes_sentence_by_sentence() -> None:
    assert said("Build on it. Watch your sleep.").words.week_summary == (
        "Build on it. Watch your sleep."
    )


def test_a_bad_sentence_gives_way_to_the_planners_at_its_place() -> None:
    found = said("Lose weight this week. Watch your sleep.")
    first = OWN.week_summary.split(". ")[0]
    assert found.words.week_summary == f"{first}. Watch your sleep."
    assert found.replaced == ("a sentence of the summary (R29)",)


def test_an_empty_summary_is_the_planners() -> None:
    assert said("").words.week_summary == OWN.week_summary


def test_a_long_summary_is_two_sentences() -> None:
    assert said("Build. Sleep. Eat. Rest.").words.week_summary == "Build. Sleep."


def test_the_other_texts_stay_the_planners() -> None:
    words = said().words
    assert words.nutrition_reminder == OWN.nutrition_reminder
    assert words.injury_prevention_note == OWN.injury_prevention_note
    assert words.key_workouts == OWN.key_workouts
