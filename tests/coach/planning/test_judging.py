"""Whether a week may stand in for the planner's."""

from coach.planning.judging import is_worse, objections
from coach.planning.rules.verdicts import Outcome, RuleVerdict, Severity


def says(
    rule: str, outcome: Outcome, value: float | None = None, limit: float | None = None
) -> RuleVerdict:
    severity = Severity.BLOCK if outcome is Outcome.BLOCK else Severity.WARN
    return RuleVerdict(
        id=rule, severity=severity, verdict=outcome, value=value, limit=limit, text=f"{rule}."
    )


PASS = says("R10", Outcome.PASS)
BLOCK = says("R12", Outcome.BLOCK, 1, 2)


def warn(rule: str, value: float | None = None, limit: float | None = None) -> RuleVerdict:
    return says(rule, Outcome.WARN, value, limit)


def test_a_clean_week_meets_no_objection() -> None:
    assert objections([PASS], [PASS, warn("R07")]) == ()


def test_a_block_is_an_objection_whatever_the_planner_has() -> None:
    assert [fault.id for fault in objections([BLOCK, warn("R07")], [BLOCK])] == ["R12"]


def test_more_warnings_are_worse_and_the_new_one_is_named() -> None:
    assert [f.id for f in objections([warn("R07"), warn("R14")], [warn("R07")])] == ["R14"]


def test_fewer_warnings_are_no_worse_however_far() -> None:
    assert not is_worse([warn("R07", 3.0, 1.0)], [warn("R07", 1.1, 1.0), warn("R14")])


def test_as_many_warnings_are_worse_where_they_go_further() -> None:
    assert is_worse([warn("R07", 1.4, 1.25)], [warn("R07", 1.3, 1.25)])
    assert not is_worse([warn("R07", 1.3, 1.25)], [warn("R07", 1.4, 1.25)])


def test_a_rounding_is_not_worse() -> None:
    assert not is_worse([warn("R07", 1.31, 1.25)], [warn("R07", 1.30, 1.25)])


def test_the_same_warnings_gone_further_are_named_all_the_same() -> None:
    found = objections([warn("R07", 1.6, 1.25)], [warn("R07", 1.3, 1.25)])
    assert [fault.id for fault in found] == ["R07"]
    assert found[0].text == "R07."
