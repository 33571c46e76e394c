"""What lies behind an athlete, as Claude is told."""

from dataclasses import replace
from datetime import timedelta

from coach.dossier import Fact, Receipt
from coach.journal import Observation
from coach.planning.week import Wishes, write_week
from coach.state import ReturnStage, State, StateKind
from prompts.week_past import asked, bare, followed, journal, remembered, states, wants, weeks
from tests.coach.planning.athletes import FREE, MONDAY, dossier, known, trained
from tests.coach.planning.weeks import written

DAY = timedelta(days=1)


def entry(days_ago: int, **more: object) -> Observation:
    return Observation(date=MONDAY - days_ago * DAY, **more)  # type: ignore[arg-type]


def test_only_what_says_something_is_told() -> None:
    assert bare({"a": None, "b": "", "c": [], "d": {}, "e": 0, "f": False}) == {"e": 0, "f": False}


def test_the_journal_is_the_last_seven_days_newest_first() -> None:
    seen = tuple(entry(n, energy=3) for n in range(10, 0, -1))
    found = journal(dossier(observations=seen), MONDAY)
    assert [day["day"] for day in found] == ["sun", "sat", "fri", "thu", "wed", "tue"]


def test_only_answered_fields_are_told() -> None:
    found = journal(dossier(observations=(entry(1, rpe=4.0, pain=0, soreness=0),)), MONDAY)
    assert found == [{"day": "sun", "rpe": 4}]
    assert journal(dossier(observations=(entry(1),)), MONDAY) == []


def test_pain_is_told_with_its_place() -> None:
    found = journal(dossier(observations=(entry(1, pain=3, pain_where="left knee"),)), MONDAY)
    assert found == [{"day": "sun", "pain": 3, "where": "left knee"}]


def test_three_notes_at_most_and_short_ones() -> None:
    seen = tuple(entry(n, energy=3, note=f"note {n} " + "x" * 200) for n in range(6, 0, -1))
    notes = [day["note"] for day in journal(dossier(observations=seen), MONDAY) if "note" in day]
    assert [note[:6] for note in notes] == ["note 1", "note 2", "note 3"]
    assert all(len(note) <= 90 for note in notes)


def test_half_points_stay_half() -> None:
    assert journal(dossier(observations=(entry(1, rpe=4.5),)), MONDAY)[0]["rpe"] == 4.5


def test_weeks_are_told_as_planned_and_done() -> None:
    before = MONDAY - 7 * DAY
    early = dossier(activities=trained(9, until=before))
    program = write_week(early, today=before, monday=before).program
    one = dossier(programs=(program,))
    first, second, *_ = weeks(one, known(one))
    assert first.startswith("done 40 km 240 min in 4, longest 96 min; planned ")
    assert second == "done 40 km 240 min in 4, longest 96 min"


def test_no_weeks_behind_are_no_weeks() -> None:
    empty = dossier(activities=())
    assert weeks(empty, known(empty)) == []


def test_the_last_receipt_says_how_much_was_followed() -> None:
    receipts = (
        Receipt(week_start_date=MONDAY - 14 * DAY, adherence=0.5),
        Receipt(week_start_date=MONDAY - 7 * DAY, adherence=0.914),
    )
    assert followed(dossier(receipts=receipts)) == 0.91
    assert followed(dossier()) is None


def test_a_state_is_told_by_kind_and_step() -> None:
    hurt = State(
        kind=StateKind.INJURED,
        since=MONDAY - 5 * DAY,
        where="left achilles " * 9,
        severity=4,
        stage=ReturnStage.WALK,
    )
    found = states(known(dossier(states=(hurt,))))
    assert found[0] | {"where": ""} == {"kind": "injury", "step": "walk", "pain": 4, "where": ""}
    assert len(found[0]["where"]) <= 24


def test_wishes_are_told_as_asked() -> None:
    week = written(dossier(), wishes=Wishes(tired=True, text="tired\nof it"))
    assert asked(week) == {"tired": True, "text": "tired of it"}
    assert asked(written(dossier())) == {}


def test_notes_on_when_to_train_are_told() -> None:
    one = dossier(availability=replace(FREE, notes=("mornings", "", "no hills", "never")))
    assert wants(known(one)) == ["mornings", "no hills"]


def test_what_is_remembered_and_not_over_is_told_the_newest_first() -> None:
    facts = (
        Fact(id=1, date=MONDAY, text="likes grass"),
        Fact(id=2, date=MONDAY, text="was away", until=MONDAY - DAY),
        Fact(id=3, date=MONDAY, text="hates mornings", until=MONDAY),
    )
    assert remembered(dossier(facts=facts), MONDAY) == ["hates mornings", "likes grass"]
