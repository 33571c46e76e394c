"""The cost table, held against somebody else's prices."""

import pytest

from benchmarks.costs import lines, week
from tests.prompts.test_prices import theirs


def test_every_line_costs_what_an_outside_table_says() -> None:
    found = list(lines())

    assert len({line.name for line in found}) == len(found) == 8
    for line in found:
        outside = theirs(line.model, line.tokens, batch=line.batch)
        assert line.dollars == pytest.approx(outside, rel=1e-9), line.name


def test_a_week_of_an_athlete_costs_cents() -> None:
    assert 0.01 < week(list(lines())) < 0.12
