"""What stands in a week and cannot be kept is named in the athlete's words, no rule by its id."""

import re

import pytest

from coach.planning.rules.texts import all_texts
from coach.planning.week import write_week
from coach.program import monday_of
from tests.coach.planning.athletes import WEEK
from tests.odd_athletes import odd_dossier

ID = re.compile(r"\bR\d\d\b")


@pytest.mark.parametrize("seed", range(50))
def test_nothing_that_an_athlete_reads_of_a_week_holds_the_id_of_a_rule(seed: int) -> None:
    one, today = odd_dossier(seed)
    week = write_week(one, today=today, monday=monday_of(today) + (seed % 2) * WEEK)
    said = [week.error or "", week.verdict.text, *(rule.text for rule in week.rules)]
    said += [text for _, text in all_texts(week.program)]

    assert not [text for text in said if ID.search(text)]
