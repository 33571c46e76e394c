"""Many cases in one test: all are tried, and what fails is named."""

import pytest

from tests.cases import each


def test_each_case_is_tried() -> None:
    tried = []

    @each("number", [1, 2, 3])
    def seen(number: int) -> None:
        tried.append(number)

    seen()
    assert tried == [1, 2, 3]


def test_what_fails_first_is_raised_and_every_failing_case_is_named() -> None:
    @each("number", [1, 2, 3, 4])
    def odd(number: int) -> None:
        assert number % 2, f"{number} is even"

    with pytest.raises(AssertionError, match="2 is even") as raised:
        odd()
    assert raised.value.__notes__ == ["for number: 2, 4"]


def test_several_names_and_several_rows_of_cases_multiply() -> None:
    tried = []

    @each("letter", "ab")
    @each("number, sign", [(1, "+"), (2, "-")])
    def seen(letter: str, number: int, sign: str) -> None:
        tried.append(f"{letter}{number}{sign}")

    seen()
    assert tried == ["a1+", "a2-", "b1+", "b2-"]


@each("name", ["one", "two"])
def test_fixtures_come_as_ever(name: str, request: pytest.FixtureRequest) -> None:
    assert request.node.name == "test_fixtures_come_as_ever"
    assert name


def test_no_case_at_all_is_a_mistake() -> None:
    with pytest.raises(AssertionError, match="without a case"):
        each("number", [])
