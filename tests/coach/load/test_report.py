import json

from coach.journal import Observation
from coach.load.report import metrics_report
from tests.coach.load.made import activity, day, dossier
from tests.coach.load.test_ratios import ROW_KEYS


def test_the_report_is_every_day_and_today_once_more() -> None:
    kept = dossier(*(activity(n, rpe=5) for n in range(1, 43, 2)))

    report = metrics_report(kept, day(43))

    assert list(report) == ["days", "today"]
    assert len(report["days"]) == 43
    assert all(list(row) == ROW_KEYS for row in report["days"])
    assert report["today"] == report["days"][-1]
    assert report["today"]["date"] == "2026-07-13"
    assert report["today"]["gate"] == "all"
    assert report["today"]["known"] is False
    assert report["days"][0]["internal_method"] == "session_rpe"


def test_numbers_are_not_rounded() -> None:
    kept = dossier(*(activity(n, km=10 / 3, rpe=5) for n in range(1, 15)))

    report = json.loads(json.dumps(metrics_report(kept, day(14))))

    assert report["today"]["acute_external"] == 10 / 3


def test_without_a_record_today_is_unknown() -> None:
    report = metrics_report(dossier(), day(1))

    assert report["days"] == []
    assert report["today"]["date"] == "2026-06-01"
    assert report["today"]["gate"] == "none"
    assert report["today"]["known"] is False
    assert {report["today"][key] for key in ROW_KEYS[1:5]} == {None}


def test_under_fourteen_days_every_ratio_is_null() -> None:
    kept = dossier(*(activity(n, rpe=5) for n in range(1, 14)))

    today = metrics_report(kept, day(13))["today"]

    assert [key for key in ROW_KEYS if key.startswith("acwr") and today[key] is not None] == []
    assert today["divergence"] is None
    assert today["acute_external"] == 10


def test_the_day_of_an_answer_is_in_the_report() -> None:
    felt = Observation(date=day(1), energy=3)

    report = metrics_report(dossier(observations=[felt]), day(1))

    assert report["today"]["external_total"] == 0
    assert report["today"]["known"] is True
    assert report["today"]["days_since_rest"] == 0
