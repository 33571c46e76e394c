from coach.journal import Observation
from coach.load.rating import rated
from tests.coach.load.made import activity, day, dossier


def test_the_days_effort_stands_in_where_an_activity_has_none() -> None:
    felt = Observation(date=day(1), rpe=7)

    (run,) = rated(dossier(activity(1), observations=[felt]))

    assert run.rpe == 7


def test_an_activitys_own_effort_wins_over_the_days() -> None:
    felt = Observation(date=day(1), rpe=7)

    own, none = rated(dossier(activity(1, rpe=0), activity(1), observations=[felt]))

    assert own.rpe == 0
    assert none.rpe == 7


def test_another_days_effort_says_nothing() -> None:
    kept = dossier(activity(1), observations=[Observation(date=day(2), rpe=7)])

    assert rated(kept) == kept.activities
    assert rated(dossier(activity(1))) == (activity(1),)
